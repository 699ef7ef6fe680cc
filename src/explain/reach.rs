//! What a rule looks for, said in sentences.

mod outside;

use crate::context::reading::Reading;
use crate::context::{About, Speaker};
use crate::explain::sayable::words;
use crate::explain::{Piece, shown};
use crate::pack::Pack;
use crate::render::words::capital;
use crate::rule::{
    Avoid, Beside, Carried, Each, Expect, Kind, Measure, Measured, Recogniser, Require, Rule, Unless, Way,
};
use outside::{COUNTED, TIED, balance, bounds};

/// What excuses words from the start: see [`Unless`].
const ALWAYS: &str = "Words that are denied, challenged, named as words or advised against are let be, and so are \
                      a young person's own words, glossaries and references.";

/// What is looked for where no word of it can be read aloud as it stands.
const AS_HERE: &str = "wording as in the example";

/// What phrases excuse that hold the words: see [`Avoid::except`].
const PHRASES: &str = "Set phrases that hold the words and mean something else are let be.";

/// What a weighed rule lets go.
const WEIGHED: &str = "What is only to be reconsidered is let go in a sentence that, with all that is found in it, is \
                       unlike what supervisors have asked to change.";

/// A recogniser's name, or what it finds where the name says little.
fn in_words(recogniser: Recogniser) -> &'static str {
    match recogniser {
        Recogniser::NhsNumber => "an NHS number",
        Recogniser::NationalInsurance => "a National Insurance number",
        Recogniser::PupilNumber => "a unique pupil number",
        Recogniser::CaseReference => "a police, court or case-system reference",
        Recogniser::Registration => "a vehicle registration",
        Recogniser::Postcode => "a full postcode",
        Recogniser::Address => "a street address",
        Recogniser::Telephone => "a telephone number",
        Recogniser::Email => "an e-mail address",
        Recogniser::Handle => "a name on social media",
        Recogniser::DateOfBirth => "a date of birth",
        Recogniser::FullName => "the first and last name of somebody who is no professional",
        Recogniser::Acronym => "a short form that the report does not explain",
        Recogniser::Placeholder => "template text still to be filled in",
        Recogniser::ImpossibleDate => {
            "a date that no calendar has (no such day, another day of the week, an end before its start), or that contradicts \
             the report's own date: a review before it, a finding of a day after it, a period that begins after it"
        }
        Recogniser::Resemblance => "wording that resembles what supervisors have asked to change",
        Recogniser::ReadsDrift => "sentences that read like drift from the scope",
        Recogniser::ReadsUndated => "sentences that read like a finding and say no time",
        Recogniser::ReadsUnsourced => "sentences that read like a claim or an opinion without a source",
    }
}

/// What stands under the first heading.
pub(super) fn pieces(pack: &Pack, rule: &Rule) -> Vec<Piece> {
    let mut pieces = of_kind(pack, rule);
    if rule.weighed {
        pieces.push(Piece::Prose(WEIGHED.to_owned()));
    }
    pieces
}

fn of_kind(pack: &Pack, rule: &Rule) -> Vec<Piece> {
    match &rule.kind {
        Kind::Avoid(parts) => {
            let told = parts.iter().map(|part| avoid(pack, part));
            let mut pieces = with_examples(told, shown::by_part(pack, rule));
            if parts.iter().any(|part| !part.except.is_empty()) {
                pieces.push(Piece::Prose(PHRASES.to_owned()));
            }
            // What takes whole sentences by likeness excuses no words of them.
            let whole = |part: &Avoid| part.recognise.iter().any(|found| Reading::of(*found).is_some());
            if parts.iter().any(|part| !part.unless.always && !whole(part)) {
                pieces.push(Piece::Prose(ALWAYS.to_owned()));
            }
            pieces
        }
        Kind::Require(require) => self::require(rule, require),
        Kind::Each(each) => self::each(pack, each),
        Kind::Bounds(parts) => {
            let told = parts.iter().map(|part| bounds(pack, part));
            let mut pieces = with_examples(told, shown::by_part(pack, rule));
            pieces.push(Piece::Prose(TIED.to_owned()));
            pieces
        }
        Kind::Balance(parts) => {
            let mut pieces: Vec<Piece> = parts.iter().map(|part| Piece::Item(balance(pack, part))).collect();
            pieces.push(Piece::Prose(COUNTED.to_owned()));
            pieces
        }
        Kind::Beside(parts) => parts.iter().map(|part| Piece::Item(beside(part))).collect(),
        Kind::Measure(parts) => parts.iter().map(|part| Piece::Item(measure(pack, part))).collect(),
    }
}

/// What each part looks for, with an example that it flags. Parts that read alike are told once, and one of which neither
/// words nor an example can be shown says nothing.
fn with_examples(told: impl Iterator<Item = String>, shown: Vec<Option<String>>) -> Vec<Piece> {
    let as_here = capital(AS_HERE);
    let mut parts: Vec<(String, Vec<String>)> = Vec::new();
    for (told, shown) in
        told.zip(shown).filter(|(told, shown)| shown.is_some() || !told.starts_with(&as_here))
    {
        match parts.iter_mut().find(|(earlier, _)| *earlier == told) {
            Some((_, examples)) => examples.extend(shown),
            None => parts.push((told, shown.into_iter().collect())),
        }
    }
    let said = parts.into_iter().map(|(told, examples)| match examples.as_slice() {
        [] => told,
        examples => format!("{told} For example: “{}”", examples.join("” “")),
    });
    said.map(Piece::Item).collect()
}

fn beside(part: &Beside) -> String {
    let told = part.of.iter().map(|of| match of {
        Carried::Comments => "comments, but for those said to faircopy or written by it",
        Carried::Deletions => "tracked deletions",
        Carried::HiddenText => "hidden text",
        Carried::Identifiers => "an identifier in a comment",
        Carried::Names => "a name in a comment",
        Carried::StruckIdentifiers => "an identifier in what was struck out",
        Carried::StruckNames => "a name in what was struck out",
    });
    format!("A file that carries {}.", told.collect::<Vec<_>>().join("; "))
}

fn measure(pack: &Pack, part: &Measure) -> String {
    let most = part.most;
    let told = match part.of {
        Measured::SentenceWords => format!("A sentence of more than {most} words"),
        Measured::ParagraphSentences => format!("A paragraph of more than {most} sentences"),
        Measured::ParagraphWords => format!("A paragraph of more than {most} words"),
        Measured::Words | Measured::WordsWithout => format!("A draft of more than {most} words"),
        Measured::Alike => {
            format!("A paragraph of which more than {most} words in a hundred stand in an earlier one")
        }
    };
    if part.without_heading.is_empty() {
        return format!("{told}.");
    }
    match words(pack, &part.without_heading) {
        Some(words) => format!("{told}, with no heading such as {words}."),
        None => format!("{told}, without a heading that sums it up."),
    }
}

fn avoid(pack: &Pack, part: &Avoid) -> String {
    let mut looked_for = Vec::new();
    if !part.recognise.is_empty() {
        looked_for.push(plain(part.recognise.iter().map(|recogniser| in_words(*recogniser)), "or"));
    }
    if !part.terms.is_empty() {
        looked_for.push(words(pack, &part.terms).unwrap_or_else(|| AS_HERE.to_owned()));
    }
    let mut clauses = vec![capital(&looked_for.join("; "))];
    if !part.with.is_empty() {
        let with = words(pack, &part.with).unwrap_or_else(|| "other words that bear it out".to_owned());
        clauses.push(format!("with {with} in the same clause"));
    }
    if !part.about.is_empty() {
        let about: Vec<&str> = part.about.iter().copied().map(whom).collect();
        clauses.push(format!("in a clause about {}", plain(about.into_iter(), "or")));
    }
    if !part.doer.is_empty() {
        let doer: Vec<&str> = part.doer.iter().copied().map(whom).collect();
        clauses.push(format!("where the one who does it is {}", plain(doer.into_iter(), "or")));
    }
    if part.alone {
        clauses.push("in a note that has no verb".to_owned());
    }
    if part.called {
        clauses.push("where that is what a young person or the group is called".to_owned());
    }
    if !part.roles.is_empty() {
        let roles = named(part.roles.iter().map(|role| role.name()), "or");
        clauses.push(format!("in sections for {roles}"));
    }
    let mut sentences = vec![format!("{}.", clauses.join(", "))];
    sentences.extend(part.severity.map(|severity| format!("Here the severity is {severity}.")));
    sentences.extend(excuses(&part.unless));
    sentences.join(" ")
}

fn excuses(unless: &Unless) -> Option<String> {
    if unless.always {
        return Some("Nothing excuses it.".to_owned());
    }
    let mut excuses = Vec::new();
    let mut add = |before: &str, names: Vec<&'static str>| {
        if !names.is_empty() {
            excuses.push(format!("{before} {}", named(names.into_iter(), "or")));
        }
    };
    add("the words are", unless.stance.iter().map(|stance| stance.name()).collect());
    add("they are said by", unless.speaker.iter().copied().map(speaker).collect());
    add("the reason given is:", unless.reason.iter().map(|reason| reason.name()).collect());
    add("the section is for", unless.role.iter().map(|role| role.name()).collect());
    add("the clause is about", unless.about.iter().copied().map(whom).collect());
    add("the one who does it is", unless.doer.iter().copied().map(whom).collect());
    if !unless.nearby.is_empty() {
        excuses.push("other words of the paragraph account for it".to_owned());
    }
    if !unless.with.is_empty() {
        excuses.push("other words of the sentence account for it".to_owned());
    }
    (!excuses.is_empty()).then(|| format!("It is excused where {}.", excuses.join("; or ")))
}

fn require(rule: &Rule, require: &Require) -> Vec<Piece> {
    let mut pieces = vec![Piece::Prose(format!("The supervisor's question: {}", require.question))];
    if require.asks {
        pieces.push(Piece::Prose(
            "It is asked in supervision: nothing is flagged where the report does not answer it.".to_owned(),
        ));
    }
    let mut item = |text: String| pieces.push(Piece::Item(text));
    for (expect, label) in [(Expect::Pass, "Met"), (Expect::Weak, "Weak"), (Expect::Explained, "Explained")] {
        if let Some(example) = shown::prose(rule, expect) {
            item(format!("{label}, for example: “{example}”"));
        }
    }
    for (label, ways) in [("Weak", &require.weak), ("The opposite of what is asked", &require.contrary)] {
        for note in notes(ways) {
            item(format!("{label}: {note}"));
        }
    }
    if require.reads_like {
        item(
            "Where it is said in words that no rule knows, a sentence that reads like the statement counts; the \
             checklist says so."
                .to_owned(),
        );
    }
    if !require.fields.is_empty() {
        let fields = plain(require.fields.iter().map(String::as_str), "or");
        item(format!("Met by a filled entry: {fields}."));
    }
    let lacking: Vec<&str> = require
        .ideas
        .iter()
        .map(|idea| idea.lacking.as_str())
        .filter(|lacking| !lacking.is_empty())
        .collect();
    if !lacking.is_empty() && !require.asks {
        item(format!("What a near attempt lacks is named: {}.", lacking.join("; ")));
    }
    pieces
}

/// What is told of ways, each once.
fn notes(ways: &[Way]) -> Vec<&str> {
    let mut notes: Vec<&str> = Vec::new();
    for note in ways.iter().filter_map(|way| way.note.as_deref()) {
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
    notes
}

fn each(pack: &Pack, each: &Each) -> Vec<Piece> {
    let mut pieces = vec![Piece::Prose(format!("Every {} is asked for:", each.needs.of()))];
    pieces.extend(each.needs.told().into_iter().map(|(hollow, lacking)| {
        let hollow = match words(pack, hollow) {
            _ if hollow.is_empty() => String::new(),
            Some(words) => format!("; {words} will not do"),
            None => "; words that name nothing will not do".to_owned(),
        };
        Piece::Item(format!("{}{hollow}.", lacking.trim_end_matches('.')))
    }));
    pieces
}

/// Who says something, in a sentence.
fn speaker(speaker: Speaker) -> &'static str {
    match speaker {
        Speaker::YoungPerson => "a young person",
        Speaker::Professional => "a professional",
        Speaker::Agency => "an agency",
        Speaker::Family => "somebody of the family",
        Speaker::Unknown => "somebody who is not told",
    }
}

/// Whom a clause is about, in a sentence.
fn whom(about: About) -> &'static str {
    match about {
        About::YoungPerson => "a young person",
        About::Group => "the group",
        About::Professional => "a professional or an agency",
        About::Family => "a parent, carer or relative",
        About::AdultOfConcern => "an adult who causes harm",
        About::Place => "a place",
        About::Thing => "a thing",
        About::Unknown => "nobody in particular",
    }
}

fn named(names: impl Iterator<Item = &'static str>, last: &str) -> String {
    let names: Vec<String> = names.map(spaced).collect();
    plain(names.iter().map(String::as_str), last)
}

/// "a, b or c".
fn plain<'n>(names: impl Iterator<Item = &'n str>, last: &str) -> String {
    let names: Vec<&str> = names.collect();
    match names.split_last() {
        Some((end, [])) => (*end).to_owned(),
        Some((end, rest)) => format!("{} {last} {end}", rest.join(", ")),
        None => String::new(),
    }
}

fn spaced(name: &str) -> String {
    name.replace('-', " ")
}
