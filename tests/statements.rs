//! The required statements, made, half made and not made in wordings of which no rule was written.

#![allow(clippy::disallowed_methods)] // the bank is on the disk
#![allow(clippy::print_stdout)] // what came out otherwise is shown with --nocapture

#[path = "support/questions.rs"]
mod questions;
#[path = "support/statements.rs"]
mod statements;

use std::collections::BTreeMap;
use std::path::Path;

use faircopy::check::Checker;
use faircopy::context::statement::STATEMENTS;
use faircopy::pack::Pack;
use faircopy::read::{Format, read};
use faircopy::rule::Kind;
use jiff::civil::date;
use questions::points;

/// What comes out right of the whole bank, at least: a change may raise it.
const RIGHT_AT_LEAST: f64 = 0.93;

/// The report around a text: its title before, a finding after.
fn report(text: &str) -> String {
    let rest = "## What happened\n\nTwo of the children were followed from the bus station.\n";
    if text.starts_with("---") { format!("{text}\n\n{rest}") } else { format!("# Elm\n\n{text}\n\n{rest}") }
}

#[test]
fn statements_are_known_in_any_wording() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bank/statements.toml");
    let bank = statements::read(&path);
    let checker = Checker::new(&Pack::builtin("peer-group-assessment").expect("built in").expect("valid"));
    let mut scores: BTreeMap<&str, (f64, u32)> = BTreeMap::new();
    for said in &bank {
        let draft = read(Format::Markdown, report(&said.text).as_bytes()).expect("a draft");
        let checked = checker.check(&draft, date(2026, 11, 22));
        let item = checked.checklist.iter().find(|item| *item.id == *said.item).expect("an item");
        let score = scores.entry(&said.item).or_default();
        score.0 += points(said.status.name(), item.status.name());
        score.1 += 1;
        if item.status != said.status {
            println!("{}: {} came out {}: {:?}", said.item, said.status, item.status, said.text);
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

#[test]
fn a_sentence_that_makes_one_statement_is_not_read_as_another() {
    let checker = Checker::new(&Pack::builtin("peer-group-assessment").expect("built in").expect("valid"));
    let status = |text: &str, item: &str| {
        let draft = read(Format::Markdown, report(text).as_bytes()).expect("a draft");
        let checked = checker.check(&draft, date(2026, 11, 22));
        checked.checklist.iter().find(|one| *one.id == *item).expect("an item").status
    };
    for (text, made, other) in [
        (
            "## Sharing\n\nShared on a need-to-know basis: the group's nurses and the panel chair see the whole report.",
            "sharing/audience",
            "sharing/purpose",
        ),
        (
            "## Purpose\n\nThe aim of this assessment is to keep the Copper Row group safe together.",
            "sharing/purpose",
            "sharing/safeguarding-only",
        ),
    ] {
        assert_eq!(status(text, made).name(), "met", "{text}");
        assert_eq!(status(text, other).name(), "missing", "{text}");
    }
}

#[test]
fn every_rule_that_reads_by_likeness_asks_for_a_statement_that_was_learnt() {
    let pack = Pack::builtin("peer-group-assessment").expect("built in").expect("valid");
    let reads_like = |kind: &Kind| match kind {
        Kind::Require(require) if require.reads_like => Some(require.item.to_string()),
        _ => None,
    };
    let items: Vec<String> = pack.rules.iter().filter_map(|rule| reads_like(&rule.kind)).collect();
    assert_eq!(items.len(), STATEMENTS.len());
    assert!(items.iter().all(|item| STATEMENTS.contains(&item.as_str())), "{items:?}");
}
