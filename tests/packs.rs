//! Every rule of every built-in pack gives its own examples what they say.

#![allow(clippy::disallowed_methods)] // the samples are on the disk

use std::fs;
use std::path::Path;

use faircopy::check::{Checker, examples};
use faircopy::pack::{Pack, PackFile};
use faircopy::read::{Format, read};
use jiff::civil::date;

#[test]
fn every_example_comes_out_as_it_says() {
    for name in Pack::builtin_names() {
        let pack = Pack::builtin(name).expect("built in").expect("valid");
        let failures = examples::run(&pack);
        let told: Vec<String> = failures
            .iter()
            .map(|failure| {
                let kind = if failure.missed { "missed" } else { "false alarm" };
                format!("{} {kind}: {} ({})", failure.rule, failure.text, failure.note)
            })
            .collect();
        assert!(failures.is_empty(), "{name}:\n{}", told.join("\n"));
    }
}

#[test]
fn every_rule_says_why_what_instead_and_whence() {
    for name in Pack::builtin_names() {
        let pack = Pack::builtin(name).expect("built in").expect("valid");
        assert!(pack.rules.len() >= 30, "{name}");
        for rule in &pack.rules {
            let flagged =
                rule.examples.iter().filter(|example| example.expect == faircopy::rule::Expect::Flag).count();
            let clean = rule.examples.len() - flagged;
            assert!(
                !rule.why.is_empty() && !rule.instead.is_empty() && !rule.sources.is_empty(),
                "{}",
                rule.id
            );
            assert!(
                flagged >= 3 || matches!(rule.kind, faircopy::rule::Kind::Require(_)) && flagged >= 2,
                "{}",
                rule.id
            );
            assert!(clean >= 3, "{}", rule.id);
        }
    }
}

/// The terms of built-in packs are compiled when the program is built, those of other packs when it runs.
#[test]
fn a_pack_compiled_at_run_time_finds_the_same() {
    const MORE: &str = r#"
        [[rule]]
        id = "language/other"
        title = "A word that nobody writes"
        severity = "must"
        message = "{words}"
        why = "A test."
        instead = "Nothing."
        sources = ["test"]
        avoid.terms = ["zzyzx qwxyz"]
        [[rule.example]]
        flag = "«Zzyzx qwxyz»."
        [[rule.example]]
        pass = "Nothing."
    "#;
    const MANIFEST: &str = r#"
        name = "other"
        version = "1.0.0"
        title = "Other"
        [[source]]
        id = "test"
        title = "A test"
        publisher = "Nobody"
    "#;
    let other = Pack::parse(&[PackFile::new("pack.toml", MANIFEST), PackFile::new("more.toml", MORE)]);
    let other = other.expect("valid");
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    for name in Pack::builtin_names() {
        let pack = Pack::builtin(name).expect("built in").expect("valid");
        let stored = Checker::new(&pack);
        let afresh = Checker::new(&pack.clone().with(other.clone()));
        assert!(stored.is_stored(), "{name}: a term of the pack is not stored, which makes every start slow");
        assert!(!afresh.is_stored(), "{name}");
        for entry in fs::read_dir(&samples).expect("the samples") {
            let path = entry.expect("readable").path();
            let format = match path.extension().and_then(|ending| ending.to_str()) {
                Some("md") => Format::Markdown,
                Some("docx") => Format::Docx,
                _ => continue,
            };
            let draft = read(format, &fs::read(&path).expect("readable")).expect("a draft");
            let told = |checker: &Checker| format!("{:#?}", checker.check(&draft, date(2026, 11, 22)));
            assert_eq!(told(&stored), told(&afresh), "{name}: {}", path.display());
        }
    }
}

#[test]
fn a_starter_pack_holds_a_rule_of_each_kind_and_its_examples_come_out_as_they_say() {
    let files = faircopy::pack::starter("ours").expect("a name");
    let pack = Pack::parse(&files).unwrap_or_else(|error| panic!("\n{error}"));
    let own: Vec<&str> =
        pack.rules.iter().filter(|rule| &*rule.pack == "ours").map(|rule| rule.kind.name()).collect();
    assert_eq!(own, ["avoid", "require", "each", "bounds", "measure"]);
    let failures = examples::run(&pack);
    assert!(failures.is_empty(), "{failures:#?}");
}
