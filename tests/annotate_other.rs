//! An annotated copy of a Word file is made from the draft that was read from it, and from no other.

#[path = "support/docx.rs"]
mod support;

use faircopy::check::Checker;
use faircopy::pack::Pack;
use faircopy::read::{Format, read};
use faircopy::word::{AnnotateError, Selection, annotate};
use jiff::civil::date;
use support::Docx;

#[test]
fn places_of_another_file_are_refused_and_never_guessed() {
    let words = "The gang members met at the Steps.";
    let bytes = Docx::new(&format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>")).bytes();
    let pack = Pack::builtin("peer-group-assessment").expect("built in").expect("valid");
    let draft = read(Format::Markdown, words.as_bytes()).expect("text");
    let checked = Checker::new(&pack).check(&draft, date(2026, 11, 22));
    let selection = Selection { date: date(2026, 11, 22), only: &[], groups: &[], rules: "" };
    let refused = annotate(&bytes, &draft, &checked, &selection);
    assert!(matches!(refused, Err(AnnotateError::Read(_))), "{:?}", refused.map(|copy| copy.comments));
}
