//! Where the report's own words may be seen: in logs only where they are asked for, and identifiers nowhere.

#![allow(clippy::disallowed_methods)] // the drafts are on the disk

#[path = "support/docx.rs"]
mod docx;
#[path = "support/program.rs"]
mod program;

use std::fs;
use std::path::Path;

use faircopy::render::FORMATS;
use tempfile::TempDir;

/// A word that stands nowhere but in the draft, in wording that is raised.
const WORD: &str = "quokkas";
const NUMBER: &str = "943 476";
const FINDINGS: &str = "They move around like a pack of feral quokkas. Ash's NHS number is 943 476 5919.";

/// What the formats for logs are: a new one has to be thought about here.
const LOGS: [&str; 5] = ["compact", "sarif", "github", "gitlab", "junit"];

fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("draft.md"), format!("# Elm\n\n## Findings\n\n{FINDINGS}\n"))
        .expect("written");
    let body = format!(
        "<w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr><w:r><w:t>Findings</w:t></w:r></w:p>\
         <w:p><w:r><w:t>{FINDINGS}</w:t></w:r></w:p>"
    );
    fs::write(folder.path().join("draft.docx"), docx::Docx::new(&body).bytes()).expect("written");
    folder
}

/// All that a command says, on both streams.
fn said(folder: &Path, arguments: &[&str]) -> String {
    let came = program::run(folder, arguments);
    assert!(came.status < 2, "{arguments:?}: {came:?}");
    came.out + &came.err
}

#[track_caller]
fn masked(what: &str, said: &str) {
    for number in [NUMBER, "943476", "943-476"] {
        assert!(!said.contains(number), "{what} shows an identifier: {said}");
    }
}

#[test]
fn formats_for_logs_show_the_words_only_where_they_are_asked_for() {
    let folder = folder();
    let of_logs: Vec<&str> =
        FORMATS.iter().filter(|format| format.for_logs).map(|format| format.name).collect();
    assert_eq!(of_logs, LOGS);
    for command in ["check", "gate"] {
        for format in FORMATS.iter().map(|format| format.name) {
            let told = format!("{command} --format {format}");
            let of = |more: &[&str]| {
                let fixed = [command, "draft.md", "draft.docx", "--as-of", "2026-11-22", "--format", format];
                let said = said(folder.path(), &[&fixed[..], &["--min-severity", "consider"], more].concat());
                assert!(said.contains("draft.md"), "{told} {more:?}: {said}");
                masked(&format!("{told} {more:?}"), &said);
                said
            };
            // With every rule the identifier is found; GitHub shows ten findings of each kind, and rules about wording
            // alone leave room for ours.
            of(&["--show-words"]);
            let shown = |more: &[&str]| of(&[&["--pack", "language-only"], more].concat()).contains(WORD);
            assert_eq!(shown(&[]), !LOGS.contains(&format), "{told}");
            assert!(!shown(&["--redact"]), "{told} --redact");
            assert!(shown(&["--show-words"]), "{told} --show-words");
        }
    }
    let explained = said(folder.path(), &["gate", "--explain", "--as-of", "2026-11-22"]);
    assert!(!explained.contains(WORD), "{explained}");
    masked("gate --explain", &explained);
}

#[test]
fn a_checklist_shows_words_unless_it_is_sent_around_and_identifiers_never() {
    let folder = folder();
    let fixed = ["checklist", "draft.md", "--as-of", "2026-11-22"];
    for (more, words) in [(&[][..], true), (&["--redact"], false)] {
        let bare = said(folder.path(), &[&fixed[..], more].concat());
        masked("checklist", &bare);
        assert_eq!(bare.contains(WORD), words, "{bare}");
        for name in ["list.md", "list.html", "list.docx"] {
            said(folder.path(), &[&fixed[..], &["-o", name], more].concat());
            let bytes = fs::read(folder.path().join(name)).expect("written");
            let text = match name {
                "list.docx" => docx::part(&bytes, "word/document.xml").expect("its text"),
                _ => String::from_utf8(bytes).expect("text"),
            };
            masked(name, &text);
            assert_eq!(text.contains(WORD), words, "{name}");
            fs::remove_file(folder.path().join(name)).expect("there");
        }
    }
}

#[test]
fn no_identifier_goes_from_a_draft_into_comments_or_trends() {
    let folder = folder();
    said(folder.path(), &["annotate", "draft.docx", "--date", "2026-11-22"]);
    let copy = fs::read(folder.path().join("draft.reviewed.docx")).expect("written");
    let comments = docx::part(&copy, "word/comments.xml").expect("comments");
    assert!(comments.contains("privacy/") && comments.contains(WORD), "{comments}");
    masked("comments", &comments);
    for format in ["text", "json"] {
        let trends = said(folder.path(), &["trends", ".", "--format", format, "--as-of", "2026-11-22"]);
        masked("trends", &trends);
        assert!(!trends.contains(WORD), "{trends}");
    }
}
