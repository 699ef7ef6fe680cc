//! Hard cases of plain text.

use super::read;
use crate::draft::{BlockKind, Draft};

fn draft(text: &str) -> Draft {
    read(text.as_bytes()).expect("readable")
}

fn shown(text: &str) -> String {
    let draft = draft(text);
    let block = |block: &crate::draft::Block| {
        let kind = match block.kind {
            BlockKind::Heading(level) => format!("h{level}"),
            kind => kind.name().to_owned(),
        };
        let list = block.list.map(|list| format!(" {list}")).unwrap_or_default();
        format!("{kind}{list}: {}", draft.slice(block.span))
    };
    draft.blocks().iter().map(block).collect::<Vec<_>>().join("\n")
}

#[track_caller]
fn reads_as(text: &str, blocks: &[&str]) {
    assert_eq!(shown(text), blocks.join("\n"), "reading {text:?}");
}

#[test]
fn paragraphs() {
    // hard-wrapped, every line end, stray space, blank lines with space in them
    reads_as("\u{feff}one \r\n  two\rthree\n \t\nfour", &["paragraph: one two three", "paragraph: four"]);
    // a new page is a new paragraph, also in the middle of a line
    reads_as("a\n\x0Cb\nc\x0Cd", &["paragraph: a", "paragraph: b c", "paragraph: d"]);
    // marks of Markdown mean nothing here
    reads_as("**a** <!-- b --> &amp; # c", &["paragraph: **a** <!-- b --> &amp; # c"]);
    reads_as("# c", &["paragraph: # c"]);
}

#[test]
fn titles() {
    reads_as(
        "Scope\n=====\nWe met.\n\nWho\n---\n\nx",
        &["h1: Scope", "paragraph: We met.", "h2: Who", "paragraph: x"],
    );
    reads_as("=====\nScope\n=====\nx", &["h1: Scope", "paragraph: x"]);
    reads_as(
        "1. THE GROUP\n\nWe met.\n\nPURPOSE\nTo help.",
        &["h2: 1. THE GROUP", "paragraph: We met.", "h2: PURPOSE", "paragraph: To help."],
    );
    // a sentence over a line across the page, a paragraph in capitals, initials, a title too long
    reads_as("We met.\n-----\nx", &["paragraph: We met.", "paragraph: x"]);
    reads_as(
        "DO NOT SHARE\nTHIS REPORT\n\nA, B, C",
        &["paragraph: DO NOT SHARE THIS REPORT", "paragraph: A, B, C"],
    );
    let long = "LONG ".repeat(30);
    reads_as(&long, &[&format!("paragraph: {}", long.trim())]);
}

#[test]
fn lists() {
    reads_as(
        "We will:\n- call\n  the family\n- write\n\n- go\n\nThen:\n(a) x\n(b) y",
        &[
            "paragraph: We will:",
            "item 1: call the family",
            "item 1: write",
            "item 1: go",
            "paragraph: Then:",
            "item 2: x",
            "item 2: y",
        ],
    );
    // a wrapped line that opens with a number or a dash
    reads_as("since\n12. March and\n– so on", &["paragraph: since 12. March and – so on"]);
    // a second paragraph of an item
    reads_as("1. a\n\n   b\n\nc", &["item 1: a", "item 1: b", "paragraph: c"]);
}

#[test]
fn every_word_knows_its_place() {
    let text = "\u{feff}SCOPE\r\n\r\nOne \r\n  two.\r\n- three";
    let draft = draft(text);
    for word in ["SCOPE", "One", "two.", "three"] {
        let at = draft.text().find(word).expect("read") as u32;
        let range = draft.file_range(crate::text::Span::new(at, at + word.len() as u32)).expect("a place");
        assert_eq!(&text[range.start as usize..range.end as usize], word);
    }
}
