//! `check`, `compare` and `trends` over the samples: the same bytes however many threads, written whole or not at all, and nothing
//! that is read is changed.

#![allow(clippy::disallowed_methods)] // reports and results are on the disk

#[path = "support/program.rs"]
mod program;

use std::fs;
use std::path::Path;
use std::process::Output;

const SAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/samples");

fn faircopy(folder: &Path, args: &[&str]) -> Output {
    program::command(folder, args).args(["--as-of", "2026-11-22"]).output().expect("it runs")
}

/// A folder with the samples of one kind, each under its name.
fn samples(ending: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for entry in fs::read_dir(SAMPLES).expect("samples") {
        let path = entry.expect("readable").path();
        if path.extension().is_some_and(|own| own == ending) && !path.ends_with("README.md") {
            fs::copy(&path, folder.path().join(path.file_name().expect("a name"))).expect("copied");
        }
    }
    folder
}

#[test]
fn the_same_bytes_whatever_the_number_of_jobs() {
    let folder = samples("docx");
    for format in ["text", "json", "markdown", "html"] {
        for command in [
            &["trends", "."][..],
            &["compare", "labels.docx", "voice.docx", "--against", ".", "--exit-zero"],
            &["check", ".", "--exit-zero"],
        ] {
            let with = |jobs| {
                let output =
                    faircopy(folder.path(), &[command, &["--format", format, "--jobs", jobs]].concat());
                assert_eq!(output.status.code(), Some(0), "{command:?} {output:?}");
                output.stdout
            };
            let one = with("1");
            assert!(!one.is_empty());
            assert!(one == with("8"), "{command:?} --format {format}");
        }
    }
}

#[test]
fn word_and_markdown_give_the_same_trends_and_no_change_between_them() {
    let (word, markdown) = (samples("docx"), samples("md"));
    // Its Word twin has headers, notes and a text box that Markdown has no place for.
    fs::remove_file(word.path().join("hard-mixture.docx")).expect("there");
    fs::remove_file(markdown.path().join("hard-mixture.md")).expect("there");
    let trends = |folder: &Path| faircopy(folder, &["trends", ".", "--format", "json"]).stdout;
    assert!(trends(word.path()) == trends(markdown.path()));
    let both = tempfile::tempdir().expect("a folder");
    for folder in [&word, &markdown] {
        for entry in fs::read_dir(folder.path()).expect("listed") {
            let path = entry.expect("readable").path();
            fs::copy(&path, both.path().join(path.file_name().expect("a name"))).expect("copied");
        }
    }
    let value: serde_json::Value = serde_json::from_slice(&trends(both.path())).expect("JSON");
    let reports = &value["reports"];
    assert_eq!(reports["counted"], reports["repeated"], "each is counted once");
}

#[test]
fn a_result_is_written_whole_and_what_is_read_stays_as_it_is() {
    let folder = samples("md");
    let before = fs::read(folder.path().join("voice.md")).expect("readable");
    for (args, file) in [
        (&["compare", "voice.md", "undated.md", "-o", "changes.html"][..], "changes.html"),
        (&["trends", ".", "-o", "trends.json"], "trends.json"),
    ] {
        let output = faircopy(folder.path(), args);
        assert!(output.stdout.is_empty() && output.status.code() < Some(2), "{output:?}");
        assert!(fs::metadata(folder.path().join(file)).expect("written").len() > 1000);
    }
    // Nowhere to write: a sentence, and nothing left behind.
    let output = faircopy(folder.path(), &["trends", ".", "-o", "no-such-folder/trends.html"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("could not be written"), "{output:?}");
    assert_eq!(before, fs::read(folder.path().join("voice.md")).expect("readable"));
    let left = fs::read_dir(folder.path()).expect("listed").filter_map(Result::ok);
    let left = left.filter(|entry| entry.file_name().to_string_lossy().starts_with(".faircopy"));
    assert_eq!(left.count(), 0);
}
