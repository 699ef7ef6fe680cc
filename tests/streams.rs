//! Standard input and standard output mean the same to every command.

#![allow(clippy::disallowed_methods)] // the files are on the disk, and the program is run

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// Runs faircopy in a folder with a draft on standard input.
fn faircopy(folder: &Path, arguments: &[&str], draft: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_faircopy"))
        .args(arguments)
        .env("NO_COLOR", "1")
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    // A command that refuses its arguments reads nothing.
    let _ = child.stdin.take().expect("piped").write_all(draft.as_bytes());
    child.wait_with_output().expect("it ends")
}

const DRAFT: &str = "# Elm group\n\n## Findings\n\nThe gang members met at the Steps.\n";

#[test]
fn what_comes_from_standard_input_has_one_configuration_in_every_command() {
    let folder = tempfile::tempdir().expect("a folder");
    let off = "[[override]]\npaths = [\"*.md\"]\n[override.rules]\n\"language/gang-label\" = \"off\"\n";
    for (config, found) in [("", true), (off, false)] {
        fs::write(folder.path().join("faircopy.toml"), config).expect("written");
        fs::write(folder.path().join("later.md"), DRAFT).expect("written");
        for command in [
            &["check", "-", "--as-of", "2026-11-22"][..],
            &["checklist", "-", "--as-of", "2026-11-22"],
            &["compare", "-", "later.md", "--as-of", "2026-11-22"],
            &["compare", "later.md", "-", "--as-of", "2026-11-22"],
        ] {
            let output = faircopy(folder.path(), command, DRAFT);
            let said = String::from_utf8_lossy(&output.stdout).into_owned();
            let told = String::from_utf8_lossy(&output.stderr).into_owned();
            assert_eq!(said.contains("“gang members”"), found, "{command:?}: {said}{told}");
        }
    }
}

#[test]
fn a_hyphen_is_standard_output_wherever_something_is_written() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("draft.md"), DRAFT).expect("written");
    for (command, says) in [
        (&["check", "draft.md", "-o", "-"][..], "gang members"),
        (&["gate", "draft.md", "-o", "-"], "sharing/purpose-missing"),
        (&["checklist", "draft.md", "-o", "-"], "Three questions for supervision"),
        (&["compare", "draft.md", "draft.md", "-o", "-"], "Still standing"),
        (&["trends", "draft.md", "-o", "-"], "What fires over time"),
        (&["new", "md", "-o", "-"], "## "),
    ] {
        let output = faircopy(folder.path(), command, "");
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(said.contains(says), "{command:?}: {said}{}", String::from_utf8_lossy(&output.stderr));
        assert!(!folder.path().join("-").exists(), "{command:?}");
    }
    for command in [&["new", "docx", "-o", "-"][..], &["annotate", "draft.docx", "-o", "-"]] {
        let output = faircopy(folder.path(), command, "");
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{command:?}: {told}");
        assert!(told.contains("standard output"), "{command:?}: {told}");
    }
}
