//! The samples: findings as snapshots, Word and Markdown twins that agree, places that lead back to the words.

#![allow(clippy::disallowed_methods)] // the samples are on the disk

use std::fs;
use std::path::{Path, PathBuf};

use faircopy::check::{Checked, Checker};
use faircopy::draft::Draft;
use faircopy::finding::Finding;
use faircopy::pack::Pack;
use faircopy::read::{Format, read};
use jiff::civil::date;

fn checker() -> Checker {
    Checker::new(&Pack::builtin("peer-group-assessment").expect("built in").expect("valid"))
}

fn samples(extension: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the samples are there")
        .map(|entry| entry.expect("readable").path())
        .filter(|path| path.extension().is_some_and(|own| own == extension) && !path.ends_with("README.md"))
        .collect();
    paths.sort();
    paths
}

fn check(checker: &Checker, path: &Path) -> (Draft, Checked) {
    let format =
        if path.extension().is_some_and(|own| own == "docx") { Format::Docx } else { Format::Markdown };
    let draft = read(format, &fs::read(path).expect("readable")).expect("a draft");
    let checked = checker.check(&draft, date(2026, 11, 22));
    (draft, checked)
}

fn name(path: &Path) -> String {
    path.file_stem().expect("a name").to_string_lossy().into_owned()
}

/// One line a finding: what a change of the rules moves.
fn lines(checked: &Checked) -> Vec<String> {
    let finding = |finding: &Finding| {
        let words = finding.excerpt.as_deref().unwrap_or("(missing)");
        format!("{} {}: {words}", finding.severity, finding.rule)
    };
    let items = checked.checklist.iter().map(|item| format!("item {}: {}", item.id, item.status));
    checked.findings.iter().map(finding).chain(items).collect()
}

#[test]
fn every_sample_gives_the_findings_of_its_snapshot() {
    let checker = checker();
    let paths = samples("md");
    assert!(paths.len() >= 8, "a fair copy, one for each mission category, a mixture");
    for path in paths {
        let (_, checked) = check(&checker, &path);
        insta::assert_json_snapshot!(name(&path), lines(&checked));
    }
}

#[test]
fn the_fair_copy_has_no_finding() {
    let checker = checker();
    for path in samples("md").iter().chain(&samples("docx")).filter(|path| name(path) == "fair-copy") {
        let (_, checked) = check(&checker, path);
        assert_eq!(
            checked.findings.iter().map(|one| one.rule.to_string()).collect::<Vec<_>>(),
            Vec::<String>::new()
        );
    }
}

#[test]
fn the_same_words_as_word_and_as_markdown_give_the_same_findings() {
    let checker = checker();
    let twins = samples("docx");
    assert_eq!(twins.len(), samples("md").len());
    for docx in twins {
        let (_, word) = check(&checker, &docx);
        let (_, markdown) = check(&checker, &docx.with_extension("md"));
        let keys = |checked: &Checked| {
            let mut keys: Vec<(String, Option<String>, String)> = checked
                .findings
                .iter()
                // What a Word file carries beside its words, its Markdown twin does not.
                .filter(|one| &*one.rule != "privacy/hidden-content")
                .map(|one| (one.rule.to_string(), one.excerpt.clone(), one.fingerprint.clone()))
                .collect();
            keys.sort();
            keys
        };
        assert_eq!(keys(&word), keys(&markdown), "{}", docx.display());
        let statuses = |checked: &Checked| -> Vec<String> {
            checked.checklist.iter().map(|item| format!("{} {}", item.id, item.status)).collect()
        };
        assert_eq!(statuses(&word), statuses(&markdown), "{}", docx.display());
    }
}

fn words_of(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Words in order, whatever marks stand between them, and nothing before the first or after the last.
fn words_stand_in(words: &str, there: &str) -> bool {
    let mut rest = there;
    words_of(words).next() == words_of(there).next()
        && words_of(words).next_back() == words_of(there).next_back()
        && words_of(words).all(|word| {
            rest.find(word).is_some_and(|at| {
                rest = &rest[at + word.len()..];
                true
            })
        })
}

#[test]
fn findings_lead_back_to_the_same_words_in_the_file() {
    let checker = checker();
    for path in samples("md") {
        let file = fs::read_to_string(&path).expect("text");
        let (draft, checked) = check(&checker, &path);
        let spans: Vec<_> = checked.findings.iter().filter_map(|finding| finding.span).collect();
        for span in &spans {
            let range = draft.file_range(*span).expect("a place in the file");
            let there = &file[range.start as usize..range.end as usize];
            assert!(
                words_stand_in(draft.slice(*span), there),
                "{}: {:?} / {there:?}",
                path.display(),
                draft.slice(*span)
            );
        }
    }
}

#[test]
fn tracked_deletions_are_counted_and_not_read() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/hard-mixture.docx");
    let (draft, checked) = check(&checker(), &path);
    assert!(draft.gaps().iter().any(|gap| gap.what.contains("deletion")), "{:?}", draft.gaps());
    assert!(!draft.text().contains("only herself to blame"));
    assert!(checked.findings.iter().all(|finding| {
        finding.excerpt.as_ref().is_none_or(|words| !words.contains("only herself to blame"))
    }));
}

/// What programs are told of a place is where the words stand in the file: bytes, and lines with columns of characters.
#[test]
fn the_places_in_json_cut_the_words_out_of_the_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = "\u{feff}# Elm\r\n\r\n## Findings\r\n\r\n😀 Zoë said they are **feral** youths.\r\nOn 4 May é they \
                met the gang\r\nleader 😀 again.\r\n\r\n| Who | What |\r\n|---|---|\r\n| é 😀 | a thug |\r\n";
    let path = folder.path().join("draft.md");
    fs::write(&path, text).expect("written");
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_faircopy"))
        .args(["check", "--format", "json", "--as-of", "2026-11-22"])
        .arg(&path)
        .output()
        .expect("it runs");
    let value: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let lines: Vec<Vec<char>> =
        text.trim_start_matches('\u{feff}').split("\r\n").map(|line| line.chars().collect()).collect();
    let mut cut_out = Vec::new();
    for finding in value["documents"][0]["findings"].as_array().expect("a list") {
        let (Some(excerpt), location) = (finding["excerpt"].as_str(), &finding["location"]) else { continue };
        let at = |key: &str| location[key].as_u64().unwrap_or_else(|| panic!("{key} of {finding}")) as usize;
        let bytes = &text[at("start")..at("end")];
        assert!(words_stand_in(excerpt, bytes), "{excerpt:?} / {bytes:?}");
        let (first, last) = (at("line") - 1, at("end_line") - 1);
        let from = at("column") - 1;
        let upto = at("end_column") - 1;
        let mut there = String::new();
        for (at, line) in lines.iter().enumerate().take(last + 1).skip(first) {
            let start = if at == first { from } else { 0 };
            let end = if at == last { upto } else { line.len() };
            there.extend(&line[start..end]);
            there.push_str(if at == last { "" } else { "\r\n" });
        }
        assert_eq!(there, bytes, "{excerpt:?}");
        cut_out.push(excerpt.to_owned());
    }
    for words in ["feral", "gang", "thug"] {
        assert!(cut_out.iter().any(|own| own.contains(words)), "{words} in {cut_out:?}");
    }
}

#[test]
fn checking_twice_and_from_eight_threads_gives_the_same() {
    let checker = checker();
    for path in samples("docx") {
        let first = lines(&check(&checker, &path).1);
        std::thread::scope(|scope| {
            let threads: Vec<_> = (0..8).map(|_| scope.spawn(|| lines(&check(&checker, &path).1))).collect();
            for thread in threads {
                assert_eq!(thread.join().expect("no panic"), first);
            }
        });
    }
}
