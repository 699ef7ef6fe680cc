//! A practitioner's paper on peer group assessments, which the rules were made from, says nothing amiss of a child.
//!
//! It is not part of the repository: it stands in `../shared/seed`, or where `FAIRCOPY_SHARED` says. Without it there
//! is nothing to check here, and the test says so.
#![allow(clippy::disallowed_methods, reason = "tests touch the world")]
#![allow(clippy::expect_used, clippy::print_stderr, reason = "tests may stop, and say why they were skipped")]

use std::path::PathBuf;

use faircopy::check::Checker;
use faircopy::pack::Pack;
use faircopy::read::{Format, read};

#[test]
fn the_paper_draws_no_finding_about_wording() {
    let shared = std::env::var_os("FAIRCOPY_SHARED")
        .map_or_else(|| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared")), PathBuf::from);
    let Ok(folder) = std::fs::read_dir(shared.join("seed")) else {
        eprintln!("NOT TRIED: there is no {}; nothing was read", shared.join("seed").display());
        return;
    };
    let pack = Pack::builtin("peer-group-assessment").expect("built in").expect("valid");
    let checker = Checker::new(&pack);
    let papers = folder.flatten().filter(|entry| entry.path().extension().is_some_and(|end| end == "txt"));
    let mut read_through = 0;
    for paper in papers {
        read_through += 1;
        let bytes = std::fs::read(paper.path()).expect("readable");
        let draft = read(Format::Plain, &bytes).expect("text");
        let checked = checker.check(&draft, jiff::civil::date(2026, 11, 22));
        let wording: Vec<_> = checked
            .findings
            .iter()
            .filter(|one| one.rule.starts_with("description/") || one.rule.starts_with("language/"))
            .map(|one| (&one.rule, &one.excerpt))
            .collect();
        assert!(wording.is_empty(), "{}: {wording:#?}", paper.path().display());
    }
    assert!(read_through > 0, "there is no paper in the folder");
}
