//! What the context makes of hard cases, read with the built-in vocabularies.
//!
//! Each table was written before the code that answers it. «» stand around the words asked about.

mod dateline;
mod whom;
mod stance;
mod reason;

use super::Checker;
use crate::context::{Context, Signs};
use crate::finding::Severity;
use crate::pack::Pack;
use crate::read::{Format, read};

/// Reads a text in Markdown and asks about the words between « and ».
fn ask<T>(checker: &Checker, text: &str, question: impl Fn(&Context<'_>, std::ops::Range<u32>) -> T) -> T {
    let mut plain = String::new();
    let mut marks = Vec::new();
    for c in text.chars() {
        if matches!(c, '«' | '»') { marks.push(plain.len()) } else { plain.push(c) }
    }
    let words = plain[marks[0]..marks[1]].to_owned();
    let rank = plain[..marks[0]].matches(&words).count();
    let draft = read(Format::Markdown, plain.as_bytes()).expect("text");
    let hits = checker.lexicon.scan_draft(&draft);
    let signs = Signs::of(&draft);
    let brief = checker.briefs.read(&draft, &hits, &checker.lexicon, &signs.dates);
    let context = Context::new(&draft, &hits, &brief, signs, &checker.vocabulary);
    let (start, found) = draft.text().match_indices(&words).nth(rank).expect("the marked words");
    let span = crate::text::Span::from(start..start + found.len());
    question(&context, context.hits.tokens_in(span))
}

fn checker() -> Checker {
    Checker::new(&Pack::builtin("peer-group-assessment").expect("built in").expect("valid"))
}

#[test]
fn prose_that_is_no_assessment_is_asked_at_most() {
    let checker = checker();
    let severities = |text: &str| -> Vec<Severity> {
        let draft = read(Format::Markdown, text.as_bytes()).expect("text");
        let checked = checker.check(&draft, jiff::civil::date(2026, 11, 22));
        let wording = |rule: &str| rule.starts_with("description/") || rule.starts_with("language/");
        checked.findings.iter().filter(|one| wording(&one.rule)).map(|one| one.severity).collect()
    };
    let paper = "A pattern that is too loose will claim matches it should not, and the crazy fallback is a unit of \
                 its own; a client rejects what the server sends, and the hardened build behaves like a daemon. "
        .repeat(4);
    assert!(severities(&paper).iter().all(|one| *one == Severity::Consider), "a manual");
    let aside = format!("{paper} It was tried on a report about young people.");
    assert!(
        severities(&aside).iter().all(|one| *one == Severity::Consider),
        "a manual that mentions children"
    );
    let report = "The six young people meet in the park. She is crazy and he is out of control.";
    assert!(severities(report).iter().any(|one| *one > Severity::Consider), "a report");
}

#[test]
fn what_ties_a_sentence_to_the_groups_safety() {
    let checker = checker();
    let mut wrong = Vec::new();
    for (text, wanted) in [
        // a means of control
        (
            "«P3's» mother is behind with the rent and the man at number 9 will clear it if P3 works for him.",
            true,
        ),
        ("«W's» cousin has the key to the lock-up.", true),
        ("«The» family pay it back a little at a time.", true),
        ("«Her» uncle rents the room that he used.", true),
        // what somebody outside does touches a member
        ("«M3's» aunt takes M3 in when she knocks.", true),
        ("«The» neighbour at 42 sells from the bench where YP6 sits.", true),
        // a reason for staying away, a way round
        ("«His» brother was there in 2022, and he will not stand there.", true),
        ("«She» walks the long way since the summer.", true),
        // what a change did
        ("«The» hall closed in January. The girls have met in the stairwell ever since.", true),
        ("«The» hall closed in January, which is how they came to the stairwell.", true),
        // a need that others must know
        ("«T8» is deaf, and searchers are told that he does not hear a shout.", true),
        ("«M» wears a hearing aid on the left; stand on her right.", true),
        // the same kinds of fact without it
        ("«P3's» mother has gone back to college to train as a nurse.", false),
        ("«W's» cousin came second in a ploughing match.", false),
        ("«The» hall has a new boiler and a new floor.", false),
        ("«B» has had diabetes since he was seven and sees the clinic every quarter.", false),
        ("«The» neighbour opposite has two cats and a caravan.", false),
    ] {
        let tied = ask(&checker, text, |context, words| {
            context.tied(context.sentences.of_token(words.start), crate::context::Tie::ALL)
        });
        if tied != wanted {
            wrong.push(format!("{text}: tied should be {wanted}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn sentences_about_one_member_alone_are_counted() {
    let checker = checker();
    let share = |text: &str| {
        let draft = read(Format::Markdown, text.as_bytes()).expect("text");
        checker.check(&draft, jiff::civil::date(2026, 11, 22)).metrics.individual_focus_share
    };
    let alone = "## Findings\n\nYP1 lives with an aunt. She likes swimming. Her school is by the canal.";
    assert!((share(alone) - 1.0).abs() < 1e-9, "{}", share(alone));
    let half = "## Findings\n\nYP1 lives with an aunt.\n\nThe group meets daily now.";
    assert!((share(half) - 0.5).abs() < 1e-9, "{}", share(half));
    let aside = "## What YP1 told us\n\nYP1 lives with an aunt. She likes swimming.";
    assert!(share(aside).abs() < 1e-9, "a section on voice is about one member by design");
    let tied = "## Findings\n\nYP1 lives with an aunt, which is why the others wait for her at the bridge.";
    assert!(share(tied).abs() < 1e-9, "the bearing is said");
}

#[test]
fn who_a_sentence_is_about_is_pointed_at_up_to_the_comma() {
    let checker = checker();
    let subject = |text: &str| {
        ask(&checker, text, |context, words| {
            let span = context.subject_words(context.sentences.of_token(words.start)).expect("a subject");
            context.draft.slice(span).to_owned()
        })
    };
    assert_eq!(subject("## Findings\n\n«YP7», who has moved, plays the drums at home.\n"), "YP7");
    assert_eq!(subject("## Findings\n\n«YP7» plays the drums at home.\n"), "YP7");
    assert_eq!(subject("## Findings\n\nAt home, «YP7» plays the drums.\n"), "At home, YP7");
}

#[test]
fn a_period_is_found_behind_a_long_form() {
    let checker = checker();
    let row = |number: usize| format!("| Box {number} | word |\n");
    let form = format!("| Field | Answer |\n|---|---|\n{}", (0..30).map(row).collect::<String>());
    let period = |before: &str| {
        let text = format!("# Elm group\n\n{before}\n\n«We» worked between March and May 2025.\n");
        ask(&checker, &text, |context, _| context.brief.period.as_ref().map(|period| period.value))
    };
    let days = (jiff::civil::date(2025, 3, 1), jiff::civil::date(2025, 5, 31));
    assert_eq!(period("Text."), Some(days));
    assert_eq!(period(&form), Some(days));
    assert_eq!(period(&"Text.\n\n".repeat(60)), None, "so far down it is no longer the report's own");
}

/// An author who adds a day or a source to a sentence has not mended its wording.
#[test]
fn wording_is_found_with_a_day_and_a_source_as_without() {
    let checker = checker();
    let rules = |text: &str| -> Vec<String> {
        let text = format!("# Peer group assessment: the Elm group\n\n## Findings\n\n{text}\n");
        let draft = read(Format::Markdown, text.as_bytes()).expect("text");
        let found = checker.check(&draft, jiff::civil::date(2026, 11, 22)).findings;
        let wording = found.iter().filter(|one| {
            ["description", "language"].contains(&one.rule.split('/').next().unwrap_or_default())
        });
        wording
            .filter(|one| !one.rule.ends_with("reads-like-a-judgement"))
            .map(|one| one.rule.to_string())
            .collect()
    };
    for plain in [
        "Fern was grubby and unkempt",
        "Moss was rude and sullen",
        "Reed would not engage",
        "Fern was streetwise",
    ] {
        for said in [
            format!("{plain}."),
            format!("On 12 May 2026, {plain}."),
            format!("In May 2026 {plain}."),
            format!("{plain} on 12 May 2026."),
            format!("{plain} (school nurse, 12 May 2026)."),
        ] {
            assert!(!rules(&said).is_empty(), "{said}");
        }
    }
}
