//! Files made to do harm, or only odd: each is read or refused as expected, in time and without a panic.
//!
//! They are not part of the repository: the folder is `../shared/corpus/docx/hostile`, or stands under
//! `FAIRCOPY_SHARED`. Without it the test says that it is skipped.

#![allow(clippy::print_stderr)] // a skipped test has to say so
#![allow(clippy::disallowed_methods)] // the files are on the disk

use std::path::PathBuf;
use std::time::{Duration, Instant};

use faircopy::read::{Format, ReadError, read};

/// A debug build on a busy machine is allowed this much for one file.
const LONGEST: Duration = Duration::from_secs(10);

fn folder() -> Option<PathBuf> {
    let shared = std::env::var_os("FAIRCOPY_SHARED")
        .map_or_else(|| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared")), PathBuf::from);
    let folder = shared.join("corpus/docx/hostile");
    folder.join("EXPECTATIONS.tsv").is_file().then_some(folder)
}

#[test]
fn hostile_files_are_read_or_refused_as_expected() {
    let Some(folder) = folder() else {
        eprintln!("skipped: no folder of hostile files beside the repository");
        return;
    };
    let expectations = std::fs::read_to_string(folder.join("EXPECTATIONS.tsv")).expect("readable");
    let mut wrong = Vec::new();
    for line in expectations.lines().skip(1) {
        let mut columns = line.split('\t');
        let (Some(name), Some(verdict)) = (columns.next(), columns.next()) else { continue };
        let bytes = std::fs::read(folder.join(name)).expect("readable");
        let start = Instant::now();
        let outcome = read(Format::Docx, &bytes);
        let time = start.elapsed();
        let got = if outcome.is_ok() { "read" } else { "refuse" };
        if verdict != "either" && verdict != got {
            wrong.push(format!("{name}: {got} ({:?}), expected {verdict}", outcome.err()));
        } else if let Err(error) = outcome {
            wrong.extend(unhelpful(&error).map(|why| format!("{name}: the refusal {why}: {error}")));
        }
        if time > LONGEST {
            wrong.push(format!("{name}: took {time:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A refusal says what to do, and names no entry twice.
fn unhelpful(error: &ReadError) -> Option<&'static str> {
    let text = error.to_string();
    let advises = ["Open ", "open ", "Check ", "get it back"].iter().any(|advice| text.contains(advice));
    (!advises).then_some("does not say what to do")
}

#[test]
fn words_of_the_odd_files_that_are_read() {
    let Some(folder) = folder() else { return };
    // (file, its words, how many gaps it has)
    let cases = [
        ("h33-utf16le-bom.docx", "utf sixteen café", 0),
        ("h38-prefix-ns0.docx", "alternate prefix", 0),
        ("h40-strict.docx", "strict text", 0),
        ("h41-wrong-namespace.docx", "", 1),
        ("h43-external-template.docx", "text", 2),
        ("h44-altchunk-html.docx", "outer", 1),
        ("h45-includetext-field.docx", "field result", 1),
        ("h49-body-missing.docx", "", 1),
        ("h51-unpaired-field-and-comment.docx", "loose ends", 0),
        ("h53-break-type-unknown.docx", "before\nafter", 0),
        ("h54-half-split-words.docx", "attention-seeking", 0),
        ("h55-vanish-and-deleted.docx", "seen hidden inserted shown", 2),
        ("h56-altcontent-textbox.docx", "after box\nbox text once", 0),
        ("h61-relationship-loop-header.docx", "x", 0),
        ("h70-escaped-markup-in-text.docx", "use <w:b/> & </w:t></w:r><w:r><w:t>INJECTED", 0),
    ];
    for (name, words, gaps) in cases {
        let bytes = std::fs::read(folder.join(name)).expect("readable");
        let draft = read(Format::Docx, &bytes).expect(name);
        assert_eq!(draft.text(), words, "{name}");
        assert_eq!(draft.gaps().len(), gaps, "{name}: {:?}", draft.gaps());
    }
}
