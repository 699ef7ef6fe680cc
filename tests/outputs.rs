//! What faircopy writes destroys nothing that somebody else wrote, and is not taken for a report afterwards.

#![allow(clippy::disallowed_methods)] // the files are on the disk, and the program is run

use std::fs;
use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

/// Exit status, standard output and standard error of faircopy in a folder.
fn faircopy(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_faircopy"))
        .args(arguments)
        .env("NO_COLOR", "1")
        .current_dir(folder)
        .output()
        .expect("the program runs");
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    (output.status.code().unwrap_or(-1), text(output.stdout), text(output.stderr))
}

fn with(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        fs::write(folder.path().join(name), text).expect("written");
    }
    folder
}

/// A folder with a Word draft.
fn with_a_draft() -> TempDir {
    let folder = with(&[]);
    let draft = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/voice.docx");
    fs::copy(draft, folder.path().join("elm.docx")).expect("copied");
    folder
}

/// The file as a program writes it that somebody has worked in it with: every part again, one a little longer.
fn worked_in(path: &Path) {
    let bytes = fs::read(path).expect("there");
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).expect("a part");
        let name = entry.name().expect("text").into_owned();
        let mut text = String::new();
        entry.read_to_string(&mut text).expect("text");
        if name == "word/document.xml" {
            text = text.replace("</w:body>", "<w:p><w:r><w:t>Seen, C.</w:t></w:r></w:p></w:body>");
        }
        writer.start_file(name, zip::write::SimpleFileOptions::default()).expect("begun");
        writer.write_all(text.as_bytes()).expect("written");
    }
    fs::write(path, writer.finish().expect("whole").into_inner()).expect("written");
}

#[test]
fn an_annotated_copy_is_written_over_only_while_nobody_has_worked_in_it() {
    let folder = with_a_draft();
    let folder = folder.path();
    fs::copy(folder.join("elm.docx"), folder.join("other.docx")).expect("copied");
    let annotate = |output: &str| faircopy(folder, &["annotate", "elm.docx", "-o", output]);
    let (status, _, told) = annotate("other.docx");
    assert_eq!(status, 2, "{told}");
    assert!(told.contains("other.docx is there already"), "{told}");
    assert!(
        fs::read(folder.join("elm.docx")).expect("there")
            == fs::read(folder.join("other.docx")).expect("there")
    );
    assert_eq!(annotate("copy.docx").0, 0);
    assert_eq!(annotate("copy.docx").0, 0);
    worked_in(&folder.join("copy.docx"));
    let before = fs::read(folder.join("copy.docx")).expect("there");
    assert_eq!(annotate("copy.docx").0, 2);
    assert!(before == fs::read(folder.join("copy.docx")).expect("there"));
}

#[test]
fn records_and_tables_are_not_written_over() {
    let folder = with(&[
        ("elm.md", "# Elm group\n\nThe gang members met at the Steps.\n"),
        ("elm.md.signoff.json", "{\n  \"schema\": \"faircopy.signoff/2\"\n}\n"),
        ("known.json", "{\n  \"schema\": \"faircopy.baseline/1\"\n}\n"),
        ("mine.json", "{\"a\": 1}\n"),
        ("team.toml", "[gate]\nmax-should = 3\n"),
        ("cases.csv", "name,age\n"),
    ]);
    for (output, format) in [
        ("elm.md.signoff.json", "json"),
        ("known.json", "json"),
        ("mine.json", "json"),
        ("team.toml", "text"),
        ("cases.csv", "text"),
    ] {
        let before = fs::read_to_string(folder.path().join(output)).expect("there");
        for command in ["check", "gate"] {
            let asked = [command, "elm.md", "--format", format, "-o", output];
            let (status, _, told) = faircopy(folder.path(), &asked);
            assert_eq!(status, 2, "{output}: {told}");
        }
        let (status, _, told) = faircopy(folder.path(), &["trends", ".", "--format", "json", "-o", output]);
        assert_eq!(status, 2, "{output}: {told}");
        assert_eq!(fs::read_to_string(folder.path().join(output)).expect("there"), before);
    }
}

#[test]
fn what_faircopy_wrote_is_no_report() {
    let folder = with_a_draft();
    let folder = folder.path();
    let written = [
        &["annotate", "elm.docx"][..],
        &["annotate", "elm.docx", "-o", "elm.reviewed-2.docx"],
        &["checklist", "elm.docx", "-o", "checklist.docx"],
        &["checklist", "elm.docx", "-o", "checklist.md"],
        &["check", ".", "-o", "findings.txt"],
        &["check", ".", "-o", "findings.md"],
        &["check", ".", "--format", "compact", "-o", "lines.txt"],
        &["check", ".", "--summary-only", "-o", "summary.txt"],
        &["gate", ".", "--explain", "-o", "why.txt"],
        &["trends", ".", "-o", "trends.md"],
        &["trends", ".", "-o", "trends.txt"],
        &["compare", "elm.docx", "elm.reviewed-2.docx", "-o", "changes.md"],
        &["compare", "elm.docx", "elm.reviewed-2.docx", "-o", "changes.txt"],
    ];
    // Twice: each is replaced by the second run.
    for command in written.iter().chain(&written) {
        let (status, _, told) = faircopy(folder, command);
        assert!(status < 2, "{command:?}: {told}");
    }
    // A copy that somebody has worked in is a copy as long as its draft is there, and a checklist stays one.
    worked_in(&folder.join("elm.reviewed.docx"));
    worked_in(&folder.join("checklist.docx"));
    let counted = |arguments: &[&str]| {
        let (_, json, told) = faircopy(folder, &[arguments, &["--format", "json"]].concat());
        let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
        (json["summary"]["documents"].as_u64().unwrap_or(0), told)
    };
    let (reports, told) = counted(&["check", "."]);
    assert_eq!(reports, 1, "{told}");
    assert!(told.contains("14 files that faircopy wrote are left out; -v names them."), "{told}");
    let (reports, told) = counted(&["gate", ".", "-v"]);
    assert_eq!(reports, 1, "{told}");
    assert!(told.contains("elm.reviewed-2.docx is left out: faircopy wrote it."), "{told}");
    // What is named is looked at, and so is what somebody has signed, and a copy without its draft.
    assert_eq!(counted(&["check", "checklist.md"]).0, 1);
    fs::write(folder.join("elm.reviewed-2.docx.signoff.json"), "{}").expect("written");
    assert_eq!(counted(&["check", "."]).0, 2);
    fs::remove_file(folder.join("elm.docx")).expect("gone");
    assert_eq!(counted(&["check", ".", "-v"]).0, 3);
}

#[test]
fn findings_are_written_as_the_name_of_the_file_says() {
    let folder = with(&[("elm.md", "# Elm group\n\nThe gang members met at the Steps.\n")]);
    for (output, begins) in [
        ("a.html", "<!DOCTYPE html>"),
        ("a.md", "## elm.md"),
        ("a.json", "{\n  \"schema\""),
        ("a.jsonl", "{\"path\""),
        ("a.txt", "must: "),
    ] {
        for command in ["check", "gate"] {
            let (status, _, told) = faircopy(folder.path(), &[command, "elm.md", "-o", output]);
            assert_eq!(status, 1, "{output}: {told}");
            let text = fs::read_to_string(folder.path().join(output)).expect("written");
            assert!(text.starts_with(begins), "{output}: {text}");
        }
    }
    let (status, _, told) = faircopy(folder.path(), &["check", "elm.md", "-o", "a.docx"]);
    assert_eq!(status, 2);
    assert!(told.contains("a.docx does not say how the findings are to be written"), "{told}");
}

const OPEN: &str = "# Elm group\n\nThe gang members met at the Steps.\n";

#[test]
fn nothing_is_said_of_what_could_not_be_read() {
    let folder = with(&[("bad.docx", "no archive")]);
    for format in ["markdown", "html", "text"] {
        let (status, said, _) = faircopy(folder.path(), &["check", "bad.docx", "--format", format]);
        assert_eq!(status, 3);
        assert!(!said.contains("Nothing is held"), "{format}: {said}");
    }
    let (_, said, _) = faircopy(folder.path(), &["gate", "bad.docx", "--explain"]);
    assert!(!said.contains("Nothing is held"), "{said}");
    let draft = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/fair-copy.md");
    fs::copy(draft, folder.path().join("good.md")).expect("copied");
    for format in ["markdown", "html", "text"] {
        let (_, said, _) =
            faircopy(folder.path(), &["check", ".", "--format", format, "--as-of", "2026-11-22"]);
        assert!(!said.contains("Nothing is held."), "{format}: {said}");
        assert!(said.contains("1 draft could not be read, and nothing is known of it."), "{format}: {said}");
    }
}

#[test]
fn a_waiver_for_a_report_that_is_gone_is_told_everywhere() {
    let waiver = "[[waiver]]\npath = \"old.md\"\nrule = \"language/gang-label\"\nexcerpt = \"gang\"\nreason = \"It is \
                  the name they chose.\"\nby = \"C. Evers, supervisor\"\nuntil = 2027-12-31\n";
    let folder = with(&[("elm.md", OPEN), ("faircopy.toml", waiver)]);
    let told = "is for old.md, which is not there, so it is unused (gate/unused-waiver).";
    for format in ["text", "markdown", "html", "json", "sarif", "compact"] {
        let (_, said, noted) = faircopy(folder.path(), &["check", "elm.md", "-q", "--format", format]);
        let all = format!("{said}{noted}").split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(all.contains(told), "{format}: {all}");
    }
    let (_, said, _) = faircopy(folder.path(), &["check", "elm.md", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&said).expect("JSON");
    assert_eq!(json["unused_waivers"][0]["path"], "old.md");
}

#[test]
fn what_counts_for_max_should_is_named() {
    let folder = with(&[("elm.md", OPEN), ("faircopy.toml", "[gate]\nmax-should = 0\n")]);
    let (_, said, _) = faircopy(folder.path(), &["gate", "elm.md", "--explain"]);
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    let after = said
        .split_once("findings of severity should are open")
        .or_else(|| said.split_once("finding of severity should"));
    let (_, after) = after.unwrap_or_else(|| panic!("{said}"));
    assert!(after.contains("(language/gang-label) at 3:5"), "{said}");
}

#[test]
fn what_is_taken_into_a_baseline_is_counted_and_a_table_by_rule_is_the_table_alone() {
    let folder = with(&[("elm.md", OPEN), ("oak.md", OPEN)]);
    let (status, said, _) = faircopy(folder.path(), &["gate", ".", "--write-baseline", "known.json"]);
    assert_eq!(status, 0);
    assert!(!said.contains("Why:") && said.contains("scope/declaration-missing"), "{said}");
    let (_, said, _) = faircopy(folder.path(), &["check", ".", "--summary-only", "--group-by", "rule"]);
    assert!(!said.contains("Checklist:") && said.contains("language/gang-label"), "{said}");
    // What is no baseline is not written over, and is not said to be one.
    fs::write(folder.path().join("mine.json"), "{\"a\": 1}").expect("written");
    let (status, _, told) = faircopy(folder.path(), &["check", ".", "--write-baseline", "mine.json"]);
    assert_eq!(status, 2);
    assert!(told.contains("mine.json is there already"), "{told}");
}

#[cfg(unix)]
#[test]
fn a_pipe_is_not_waited_for() {
    let folder = with(&[("elm.md", OPEN)]);
    if !Command::new("mkfifo").arg(folder.path().join("x.md")).status().is_ok_and(|status| status.success()) {
        return; // no such program here
    }
    let (status, _, told) = faircopy(folder.path(), &["check", "."]);
    assert_eq!(status, 3);
    assert!(told.contains("x.md: this is not an ordinary file."), "{told}");
}

#[test]
fn what_cannot_be_told_from_the_arguments_is_said_plainly() {
    let folder = with(&[("elm.md", OPEN)]);
    for (arguments, says) in [
        (&["check", "--jobs", "abc"][..], "give a whole number from 1 to 512"),
        (&["check", "--jobs", "0"], "give a whole number from 1 to 512"),
        (&["chekc"], "unknown subcommand"),
        (&["new", "md", "-o", "a.docx"], "a.docx is not named as what md gives"),
        (&["check", "elm.md", "--pack", ""], "there is no pack called"),
        (&["explain", ""], "there is no rule called \"\""),
    ] {
        let (status, _, told) = faircopy(folder.path(), arguments);
        assert_eq!(status, 2, "{arguments:?}");
        assert!(told.contains(says), "{arguments:?}: {told}");
    }
    let (_, _, told) = faircopy(folder.path(), &["check", "--select", "x"]);
    assert!(!told.contains("-- --select"), "{told}");
    let (status, said, _) = faircopy(folder.path(), &["help", "check"]);
    assert_eq!((status, said.contains("--fail-on")), (0, true), "{said}");
    fs::write(folder.path().join("faircopy.toml"), "include = [\"reports/**\"]\n").expect("written");
    let (_, _, told) = faircopy(folder.path(), &["check"]);
    assert!(told.contains("faircopy.toml counts 1 file here as no draft"), "{told}");
}

#[test]
fn a_misspelt_rule_in_a_waiver_is_named_and_other_words_are_not() {
    let text = "# Elm group\n\n<!-- faircopy: allow language/gang-lable because they chose it -->\n\nThe gang members met.\n\n\
                <!-- faircopy: allow Kian because he chose it -->\n\nThey met.\n";
    let folder = with(&[("elm.md", text)]);
    let (_, said, _) = faircopy(folder.path(), &["check", "elm.md", "--format", "compact"]);
    assert!(said.contains("A waiver names language/gang-lable, and there is no such rule."), "{said}");
    assert!(!said.contains("Kian"), "{said}");
}
