//! Files made to do harm, or only odd: each is read or refused as expected, in time and without a panic.
//!
//! They are not part of the repository: the folder is `../shared/corpus/docx/hostile`, or stands under
//! `FAIRCOPY_SHARED`. Where it is not there, nothing is tried here and each test says so on standard error, which
//! `cargo test --test docx_hostile -- --nocapture` shows: that they pass says nothing then.

#![allow(clippy::print_stderr)] // a skipped test has to say so
#![allow(clippy::disallowed_methods)] // the files are on the disk

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use faircopy::check::Checker;
use faircopy::pack::Pack;
use faircopy::read::{Format, ReadError, read};
use faircopy::waive;
use faircopy::word::{Selection, annotate};
use jiff::civil::date;

/// So many files there are at least.
const LEAST: usize = 70;

/// A debug build on a busy machine is allowed this much for one file.
const LONGEST: Duration = Duration::from_secs(10);

fn folder() -> Option<PathBuf> {
    let shared = std::env::var_os("FAIRCOPY_SHARED")
        .map_or_else(|| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared")), PathBuf::from);
    let folder = shared.join("corpus/docx/hostile");
    if folder.join("EXPECTATIONS.tsv").is_file() {
        return Some(folder);
    }
    eprintln!("NOT TRIED: there is no {}; nothing was read", folder.display());
    None
}

/// The names of the files that something is expected of, with what; all of them, or the folder is not what it was.
fn cases(folder: &Path) -> Vec<(String, String)> {
    let expectations = std::fs::read_to_string(folder.join("EXPECTATIONS.tsv")).expect("readable");
    let cases: Vec<_> = expectations
        .lines()
        .skip(1)
        .filter_map(|line| {
            let mut columns = line.split('\t');
            Some((columns.next()?.to_owned(), columns.next()?.to_owned()))
        })
        .collect();
    assert!(cases.len() >= LEAST, "{} files, of {LEAST} at least", cases.len());
    cases
}

#[test]
fn hostile_files_are_read_or_refused_as_expected() {
    let Some(folder) = folder() else { return };
    let mut wrong = Vec::new();
    for (name, verdict) in cases(&folder) {
        let bytes = std::fs::read(folder.join(&name)).expect("readable");
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

/// Files in which there is no paragraph to hang a comment on.
const NOTHING_TO_HANG_ON: [&str; 2] = ["h41-wrong-namespace.docx", "h49-body-missing.docx"];

#[test]
fn hostile_files_that_are_read_are_annotated_or_declined_in_a_sentence() {
    let Some(folder) = folder() else { return };
    let pack = Pack::builtin("peer-group-assessment").expect("built in").expect("valid");
    let checker = Checker::new(&pack);
    let day = date(2026, 11, 22);
    let selection = Selection { date: day, only: &[], groups: &[], rules: "" };
    let mut wrong = Vec::new();
    for (name, _) in cases(&folder) {
        let bytes = std::fs::read(folder.join(&name)).expect("readable");
        let Ok(draft) = read(Format::Docx, &bytes) else { continue };
        let mut checked = checker.check(&draft, day);
        waive::settle(&draft, &pack, day, &[], &mut checked);
        match annotate(&bytes, &draft, &checked, &selection) {
            Ok(copy) => {
                let again = read(Format::Docx, &copy.bytes).expect("a copy can be read");
                if again.text() != draft.text() || copy.comments == 0 {
                    wrong.push(format!("{name}: {} comments", copy.comments));
                }
            }
            Err(error) if NOTHING_TO_HANG_ON.contains(&name.as_str()) => {
                assert!(error.to_string().contains("no paragraph"), "{name}: {error}");
            }
            Err(error) => wrong.push(format!("{name}: {error}")),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The system itself keeps the program to 10 seconds of work and 1 GiB of memory, which a busy machine cannot upset.
#[cfg(unix)]
#[test]
fn no_hostile_file_takes_more_than_ten_seconds_or_a_gibibyte() {
    let Some(folder) = folder() else { return };
    let place = std::env::temp_dir().join(format!("faircopy-bounds-{}", std::process::id()));
    std::fs::create_dir_all(&place).expect("a folder of our own");
    let mut wrong = Vec::new();
    for (name, _) in cases(&folder) {
        let path = folder.join(name);
        // Without optimisation everything takes some ten times as long: a debug build gets half of that.
        let seconds = if cfg!(debug_assertions) { 50 } else { 10 };
        let bounded = format!(r#"ulimit -t {seconds}; ulimit -v 1048576; exec "$0" annotate "$1" -o "$2""#);
        let run = std::process::Command::new("sh")
            .args(["-c", &bounded, env!("CARGO_BIN_EXE_faircopy")])
            .args([path.as_os_str(), place.join("copy.docx").as_os_str()])
            .output()
            .expect("a shell");
        if !matches!(run.status.code(), Some(0 | 3)) {
            wrong.push(format!(
                "{}: {} {}",
                path.display(),
                run.status,
                String::from_utf8_lossy(&run.stderr)
            ));
        }
    }
    std::fs::remove_dir_all(&place).expect("our own");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
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
