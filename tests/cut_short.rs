//! No draft makes it stumble, wherever it begins and ends: pieces of the marked text, cut in mid-sentence at both ends.
//!
//! A few thousand of them in every run; `FAIRCOPY_CUTS=1` tries all, some hundred thousand.

#![allow(clippy::disallowed_methods)] // the marked texts are on the disk

#[path = "support/bank.rs"]
mod bank;

use std::panic::AssertUnwindSafe;
use std::path::Path;

use faircopy::check::Checker;
use faircopy::pack::Pack;
use faircopy::read::{Format, read};
use jiff::civil::date;

/// How many words a piece has.
const WORDS: usize = 40;

/// One piece in so many is tried: no number of words that a sentence, a list or a table often has.
const EVERY: usize = 97;

#[test]
fn a_draft_cut_anywhere_is_checked() {
    let every = std::env::var("FAIRCOPY_CUTS").ok().and_then(|every| every.parse().ok()).unwrap_or(EVERY);
    let texts = bank::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bank"));
    let checker = Checker::new(&Pack::builtin("peer-group-assessment").expect("built in").expect("valid"));
    let (mut pieces, mut stumbled) = (0, Vec::new());
    for text in texts.iter().filter(|text| matches!(text.form, bank::Form::Passage | bank::Form::Report)) {
        let ends: Vec<usize> = ends_of_words(&text.text);
        for last in (pieces % every..ends.len()).step_by(every) {
            let start = last.checked_sub(WORDS).map_or(0, |first| ends[first]);
            let piece = &text.text[start..ends[last]];
            let checked = std::panic::catch_unwind(AssertUnwindSafe(|| {
                let draft = read(Format::Markdown, piece.as_bytes()).expect("a draft");
                checker.check(&draft, date(2026, 11, 22)).findings.len()
            }));
            if checked.is_err() {
                stumbled.push(format!("{}: {piece:?}", text.file));
            }
            pieces += 1;
        }
    }
    assert!(stumbled.is_empty(), "stumbled over these pieces:\n{}", stumbled.join("\n"));
    assert!(pieces > 5_000, "only {pieces} pieces");
}

/// Where the words of a text end, in bytes.
fn ends_of_words(text: &str) -> Vec<usize> {
    let space = |(at, letter): (usize, char)| letter.is_whitespace().then_some(at);
    let mut ends: Vec<usize> = text.char_indices().filter_map(space).collect();
    ends.push(text.len());
    ends.dedup_by_key(|end| text[..*end].trim_end().len());
    ends
}
