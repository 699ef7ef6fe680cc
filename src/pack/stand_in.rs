//! What a message holds in braces, `{words}`: the report's words are put there, or a number. Anything else in braces
//! would be shown to authors as it stands.

use crate::pack::decode::{Desk, Fields, Named, short};
use crate::pack::fault::Fault;
use crate::pack::nearest::advice;
use crate::pack::rule::{balance, beside, measure};
use crate::pack::tree::{Entry, Value};
use crate::rule::Kind;

/// What stands for the words that were found.
pub(super) const WORDS: &[&str] = &["words"];

/// Every name that is filled in somewhere. In prose it is a slip; other braces may be meant.
const ALL: [&str; 12] = [
    "words", "lacking", "detail", "tally", "count", "all", "share", "who", "number", "most", "carried",
    "others",
];

/// What the message of a rule of a kind may hold.
pub(super) fn of_kind(kind: &Kind) -> &'static [&'static str] {
    match kind {
        Kind::Each(_) => &["words", "lacking"],
        Kind::Bounds(_) => &["words", "detail"],
        Kind::Balance(_) => balance::STAND_INS,
        Kind::Measure(_) => &measure::STAND_INS,
        Kind::Beside(_) => &beside::STAND_INS,
        Kind::Avoid(parts) if parts.iter().flat_map(|part| &part.recognise).any(|own| own.has_detail()) => {
            &["words", "detail"]
        }
        Kind::Avoid(_) | Kind::Require(_) => WORDS,
    }
}

/// What a text has in braces, each with its place; a brace that is never closed is told.
pub(super) fn found(desk: &Desk<'_>, entry: &Entry<'_>) -> Vec<Named> {
    let Value::Text(text) = &entry.node.value else { return Vec::new() };
    let mut all = Vec::new();
    for (at, _) in text.match_indices('{') {
        let rest = &text[at + 1..];
        let Some(name) = rest.split_once('}').map(|(name, _)| name) else {
            let span = desk.within(&entry.node.span, text, at, text.len());
            desk.fault(&span, "this `{` is never closed with `}`", None);
            break;
        };
        let span = desk.within(&entry.node.span, text, at, at + name.len() + 2);
        all.push(Named { name: name.to_owned(), place: desk.place(&span), inside: None });
    }
    all
}

/// Faults of what a message has in braces and cannot hold.
pub(super) fn slips(found: &[Named], what: &str, known: &[&str]) -> Vec<Fault> {
    let strange = found.iter().filter(|one| !known.contains(&one.name.as_str()));
    let fault = |Named { name, place, .. }: &Named| {
        let help = advice(name, known.iter().copied());
        Fault { help, ..Fault::at(place, format!("{what} cannot hold `{{{}}}`", short(name))) }
    };
    strange.map(fault).collect()
}

/// Faults of prose that is shown as it stands.
pub(super) fn slips_of_prose(found: &[Named], key: &str) -> Vec<Fault> {
    let filled = found.iter().filter(|one| ALL.contains(&one.name.as_str()));
    let fault = |Named { name, place, .. }: &Named| {
        let fault = Fault::at(place, format!("`{key}` cannot hold `{{{name}}}`: it is shown as it stands"));
        fault.help("only a message has something put in")
    };
    filled.map(fault).collect()
}

/// Checks what a message under a key has in braces.
pub(super) fn check(fields: &mut Fields<'_, '_>, key: &'static str, known: &[&str]) {
    let desk = fields.desk;
    let Some(entry) = fields.find(key) else { return };
    for fault in slips(&found(desk, entry), "a message", known) {
        desk.push(fault);
    }
}

/// Checks prose under a key.
pub(super) fn check_prose(fields: &mut Fields<'_, '_>, key: &'static str) {
    let desk = fields.desk;
    let Some(entry) = fields.find(key) else { return };
    for fault in slips_of_prose(&closed(desk, entry), key) {
        desk.push(fault);
    }
}

/// What a text of prose has in braces; one that is never closed may be meant.
pub(super) fn closed(desk: &Desk<'_>, entry: &Entry<'_>) -> Vec<Named> {
    let Value::Text(text) = &entry.node.value else { return Vec::new() };
    if text.contains('}') { found(desk, entry) } else { Vec::new() }
}
