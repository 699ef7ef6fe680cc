//! The required statements, made, half made and not made in wordings of which no rule was written.

#![allow(clippy::disallowed_methods)] // the bank is on the disk
#![allow(clippy::print_stdout)] // what came out otherwise is shown with --nocapture

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use faircopy::check::Checker;
use faircopy::finding::Status;
use faircopy::pack::Pack;
use faircopy::read::{Format, read};
use jiff::civil::date;
use serde::Deserialize;

/// What comes out right of the whole bank, at least: a change may raise it.
const RIGHT_AT_LEAST: f64 = 0.97;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Bank {
    statement: Vec<Statement>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Statement {
    item: String,
    #[serde(default)]
    met: Vec<String>,
    #[serde(default)]
    weak: Vec<String>,
    #[serde(default)]
    explained: Vec<String>,
    #[serde(default)]
    missing: Vec<String>,
}

/// The report around a text: its title before, a finding after.
fn report(text: &str) -> String {
    let rest = "## What happened\n\nTwo of the children were followed from the bus station.\n";
    if text.starts_with("---") { format!("{text}\n\n{rest}") } else { format!("# Elm\n\n{text}\n\n{rest}") }
}

/// Whole points for the right status, half for `weak` in the place of another or another in its place.
fn points(wanted: Status, got: Status) -> f64 {
    if wanted == got {
        1.0
    } else if wanted == Status::Weak || got == Status::Weak {
        0.5
    } else {
        0.0
    }
}

#[test]
fn statements_are_known_in_any_wording() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bank/statements.toml");
    let bank: Bank = toml::from_str(&fs::read_to_string(path).expect("readable")).expect("TOML");
    let checker = Checker::new(&Pack::builtin("peer-group-assessment").expect("built in").expect("valid"));
    let mut scores: BTreeMap<&str, (f64, u32)> = BTreeMap::new();
    for statement in &bank.statement {
        let texts = [
            (Status::Met, &statement.met),
            (Status::Weak, &statement.weak),
            (Status::Explained, &statement.explained),
            (Status::Missing, &statement.missing),
        ];
        for (wanted, text) in
            texts.iter().flat_map(|(status, texts)| texts.iter().map(|text| (*status, text)))
        {
            let draft = read(Format::Markdown, report(text).as_bytes()).expect("a draft");
            let checked = checker.check(&draft, date(2026, 11, 22));
            let item = checked.checklist.iter().find(|item| *item.id == *statement.item).expect("an item");
            let score = scores.entry(&statement.item).or_default();
            score.0 += points(wanted, item.status);
            score.1 += 1;
            if item.status != wanted {
                println!("{}: {wanted} came out {}: {text:?}", statement.item, item.status);
            }
        }
    }
    for (item, (right, all)) in &scores {
        println!("{item}: {right} of {all}");
        assert!(*all >= 12, "{item} has twelve ways");
    }
    let (right, all) = scores.values().fold((0.0, 0), |(right, all), (one, of)| (right + one, all + of));
    println!("all: {:.3}", right / f64::from(all));
    assert!(right / f64::from(all) >= RIGHT_AT_LEAST, "{right} of {all}");
}
