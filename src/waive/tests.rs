use jiff::civil::date;

use super::*;
use crate::check::Checker;
use crate::finding::{WORDS_OPEN, WaiverSource};
use crate::pack::PackFile;
use crate::read::{Format, read};

const TODAY: Date = date(2026, 11, 22);

fn settled(markdown: &str, given: &[Waiver]) -> (Checked, Vec<Standing>) {
    let pack = Pack::builtin("peer-group-assessment").expect("built in").expect("valid");
    let draft = read(Format::Markdown, markdown.as_bytes()).expect("text");
    let mut checked = Checker::new(&pack).check(&draft, TODAY);
    let standings = settle(&draft, &pack, TODAY, given, &mut checked);
    (checked, standings)
}

fn of<'c>(checked: &'c Checked, rule: &str) -> Vec<&'c Finding> {
    checked.findings.iter().filter(|finding| *finding.rule == *rule).collect()
}

const LABEL: &str = "language/gang-label";

#[test]
fn a_comment_waives_its_rule_in_the_next_block_and_nowhere_else() {
    let (checked, _) = settled(
        "The gang members met.\n\n<!-- faircopy: allow language/gang-label because it is quoted -->\n\n\
         The gang members met again.\n\nThe gang members left.",
        &[],
    );
    let waived: Vec<bool> = of(&checked, LABEL).iter().map(|one| one.waived.is_some()).collect();
    assert_eq!(waived, [false, true, false]);
    assert!(!checked.findings.iter().any(|finding| finding.rule.starts_with("gate/")));
}

#[test]
fn a_statement_that_is_not_there_is_waived_wherever_the_comment_stands() {
    let comment = "<!-- faircopy: allow sharing/storage-missing because it is in the covering letter -->";
    for text in [format!("{comment}\n\nThey met."), format!("They met.\n\n{comment}")] {
        let (checked, _) = settled(&text, &[]);
        let waived = of(&checked, "sharing/storage-missing")[0].waived.clone().expect("waived");
        assert_eq!(waived.reason, "it is in the covering letter");
        assert_eq!((waived.by, waived.source), (None, WaiverSource::Comment));
    }
}

#[test]
fn a_waiver_that_does_nothing_is_found_with_what_may_have_been_meant() {
    let message = |comment: &str, text: &str| {
        let (checked, _) = settled(&format!("<!-- faircopy: {comment} -->\n\n{text}"), &[]);
        let unused = of(&checked, "gate/unused-waiver");
        assert_eq!(unused.len(), 1, "{comment}: {:?}", checked.findings);
        assert!(unused[0].anchor.is_some() && unused[0].fingerprint.len() == 16);
        unused[0].message.clone()
    };
    let not_needed = message("allow language/gang-label because so", "They met.");
    assert!(not_needed.contains("is not needed"), "{not_needed}");
    let elsewhere = message("allow language/gang-label because so", "They met.\n\nThe gang members left.");
    assert!(elsewhere.contains("is not on the words"), "{elsewhere}");
    let unknown = message("allow gang-label because so", "The gang members left.");
    assert!(unknown.contains("Did you mean language/gang-label?"), "{unknown}");
    assert!(unknown.contains(WORDS_OPEN), "what was typed is shown only where the report's words are");
    let unclear = message("please ignore this", "They met.");
    assert!(unclear.contains("allow RULE because REASON"), "{unclear}");
}

#[test]
fn without_a_reason_the_finding_stands() {
    let (checked, _) = settled("<!-- faircopy: allow language/gang-label -->\n\nThe gang members left.", &[]);
    assert!(of(&checked, LABEL)[0].waived.is_none());
    assert_eq!(of(&checked, "gate/reasonless-waiver").len(), 1);
    assert!(of(&checked, "gate/unused-waiver").is_empty());
}

#[test]
fn an_end_that_cannot_be_read_is_no_waiver_and_says_how_to_write_it() {
    let of_day = |day: &str| {
        let text = format!(
            "<!-- faircopy: allow language/gang-label until {day} because it is quoted -->\n\nThe gang members left."
        );
        settled(&text, &[]).0
    };
    for day in ["the end of the year", "2026-13-45", "31/12/26"] {
        let checked = of_day(day);
        assert!(of(&checked, LABEL)[0].waived.is_none(), "{day}");
        let undated = of(&checked, "gate/undated-waiver");
        assert!(undated[0].message.contains("2026-12-31 or 31 December 2026"), "{}", undated[0].message);
    }
    let until = |day: &str| of(&of_day(day), LABEL)[0].waived.clone().and_then(|waived| waived.until);
    assert_eq!(until("31/12/2026").as_deref(), Some("2026-12-31"));
    assert_eq!(until("31 December 2026").as_deref(), Some("2026-12-31"));
    assert_eq!(of(&of_day("31/12/2020"), "gate/expired-waiver").len(), 1);
}

#[test]
fn a_waiver_counts_on_its_last_day_and_no_longer() {
    for (until, open) in [("2026-11-22", false), ("2026-11-21", true)] {
        let text = format!(
            "<!-- faircopy: allow language/gang-label until {until} because it is quoted -->\n\nThe gang members left."
        );
        let (checked, _) = settled(&text, &[]);
        assert_eq!(of(&checked, LABEL)[0].waived.is_none(), open, "{until}");
        assert_eq!(!of(&checked, "gate/expired-waiver").is_empty(), open, "{until}");
    }
}

#[test]
fn waivers_from_outside_cover_what_they_say_and_tell_what_became_of_them() {
    let given = |rule: &str, reach| Waiver {
        rule: rule.into(),
        reason: "agreed".into(),
        by: Some("C. Evers".into()),
        date: None,
        until: None,
        source: WaiverSource::Configured("faircopy.toml".into()),
        reach,
    };
    let (checked, _) = settled("The gang members left.", &[]);
    let print = of(&checked, LABEL)[0].fingerprint.clone();
    for (waiver, standing) in [
        (given(LABEL, Reach::Draft), Standing::Used),
        (given(LABEL, Reach::Excerpt("GANG  Members".into())), Standing::Used),
        (given(LABEL, Reach::Excerpt("gangster".into())), Standing::Unused),
        (given(LABEL, Reach::Fingerprint(print)), Standing::Used),
        (given(LABEL, Reach::Statements), Standing::Unused),
        (given("language/none", Reach::Draft), Standing::UnknownRule),
        (Waiver { until: Some(date(2026, 1, 1)), ..given(LABEL, Reach::Draft) }, Standing::Expired),
    ] {
        let (checked, standings) = settled("The gang members left.", &[waiver]);
        assert_eq!(standings, [standing]);
        assert_eq!(of(&checked, LABEL)[0].waived.is_some(), standing == Standing::Used);
    }
}

#[test]
fn identifiers_in_reasons_and_names_are_masked_and_a_waiver_may_give_them_either_way() {
    let rule = "privacy/contact-details";
    let comment = format!("<!-- faircopy: allow {rule} because the desk, 07700 900123, asked -->");
    let (checked, _) = settled(&format!("{comment}\n\nRing Ash's mother on 07700 900456."), &[]);
    let waived = of(&checked, rule)[0].waived.clone().expect("waived");
    assert_eq!(waived.reason, "the desk, ••••••••••23, asked");
    for (words, standing) in [
        ("07700 900456", Standing::Used),
        ("mother on 07700 900456", Standing::Unused),
        ("••••••••••56", Standing::Used),
        ("07700 900123", Standing::Unused),
    ] {
        let waiver = Waiver {
            rule: rule.into(),
            reason: "agreed".into(),
            by: Some("Sam 943 476 5919".into()),
            date: None,
            until: None,
            source: WaiverSource::Configured("faircopy.toml".into()),
            reach: Reach::Excerpt(words.into()),
        };
        let (checked, standings) = settled("Ring Ash's mother on 07700 900456.", &[waiver]);
        assert_eq!(standings, [standing], "{words}");
        let by = of(&checked, rule)[0].waived.as_ref().and_then(|waived| waived.by.clone());
        assert_eq!(by.as_deref(), (standing == Standing::Used).then_some("Sam ••••••••••19"));
    }
}

#[test]
fn a_waiver_for_a_rule_that_is_turned_off_says_so() {
    let words = PackFile::new(
        "pack.toml",
        "name = \"ours\"\nversion = \"1\"\ntitle = \"T\"\nextends = \"peer-group-assessment\"\n\
         rules.\"language/gang-label\" = \"off\"\n",
    );
    let pack = Pack::parse(&[words]).unwrap_or_else(|error| panic!("\n{error}"));
    let text = "<!-- faircopy: allow language/gang-label because it is quoted -->\n\nThe gang members met.";
    let draft = read(Format::Markdown, text.as_bytes()).expect("text");
    let mut checked = Checker::new(&pack).check(&draft, TODAY);
    settle(&draft, &pack, TODAY, &[], &mut checked);
    let unused = of(&checked, "gate/unused-waiver");
    assert_eq!(
        unused[0].message,
        "The waiver for language/gang-label is not needed: the rule is turned off in the pack ours."
    );
    assert!(unused[0].suggestions.is_empty());
}
