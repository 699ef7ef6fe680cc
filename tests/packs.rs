//! Every rule of every built-in pack gives its own examples what they say.

#![allow(clippy::disallowed_methods)] // the samples are on the disk

use std::fs;
use std::path::Path;

use faircopy::check::{Checker, examples};
use faircopy::pack::{Pack, PackFile, Part};
use faircopy::read::{Format, read};
use faircopy::rule::{Kind, Rule};
use jiff::civil::date;

#[test]
fn every_example_comes_out_as_it_says() {
    for name in Pack::builtin_names() {
        let pack = Pack::builtin(name).expect("built in").expect("valid");
        let failures = examples::run(&pack);
        let told: Vec<String> = failures
            .iter()
            .map(|failure| {
                let kind = failure.kind.name();
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
        assert!(pack.rules.len() >= 20, "{name}");
        for rule in &pack.rules {
            let flagged =
                rule.examples.iter().filter(|example| example.expect == faircopy::rule::Expect::Flag).count();
            let clean = rule.examples.len() - flagged;
            assert!(
                !rule.why.is_empty() && !rule.instead.is_empty() && !rule.sources.is_empty(),
                "{}",
                rule.id
            );
            assert!(flagged >= 3 || matches!(rule.kind, Kind::Require(_)) && flagged >= 2, "{}", rule.id);
            assert!(clean >= 3, "{}", rule.id);
        }
    }
}

/// What stands in the place of words that were found is not found itself, nor is what `instead` quotes as the better way.
#[test]
fn what_is_suggested_raises_nothing_about_wording() {
    let mut tried = 0;
    let mut wrong = Vec::new();
    for name in Pack::builtin_names() {
        let pack = Pack::builtin(name).expect("built in").expect("valid");
        let checker = Checker::new(&pack);
        for rule in &pack.rules {
            for words in suggested(rule) {
                let words = filled(&words);
                let first = words.chars().next().expect("words").to_uppercase();
                let sentences = [
                    format!("{first}{}.", words.get(first.to_string().len()..).unwrap_or_default()),
                    format!("On 5 May 2026 Fern told us: {words}."),
                    format!("Fern was there on 5 May 2026 when {words}."),
                ];
                for sentence in sentences {
                    let draft = read(Format::Markdown, sentence.as_bytes()).expect("text");
                    let checked = checker.check(&draft, date(2026, 11, 22));
                    let raised = checked.findings.iter().filter(|finding| {
                        ["description/", "language/"].iter().any(|group| finding.rule.starts_with(group))
                    });
                    let raised: Vec<_> = raised.map(|finding| (&finding.rule, &finding.excerpt)).collect();
                    if !raised.is_empty() {
                        wrong.push(format!("{name}: {} suggests {sentence:?}: {raised:?}", rule.id));
                    }
                    tried += 1;
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(tried > 100, "{tried}");
}

/// What a rule offers instead: its suggestions, its model, and what a rule about wording quotes.
fn suggested(rule: &Rule) -> Vec<String> {
    let mut all: Vec<String> = match &rule.kind {
        Kind::Avoid(parts) => parts.iter().flat_map(|part| part.suggest.clone()).collect(),
        Kind::Require(require) => vec![require.model.clone()],
        _ => Vec::new(),
    };
    if ["description", "language"].contains(&rule.group()) {
        let quoted = rule.instead.split(['"', '“', '”']).skip(1).step_by(2);
        all.extend(quoted.map(str::to_owned));
    }
    all.retain(|words| !words.is_empty());
    all
}

/// A suggestion with what its brackets leave open written in: the first of several, or the words as they stand.
fn filled(suggestion: &str) -> String {
    let mut out = String::new();
    for piece in suggestion.trim_end_matches('.').split('[') {
        let (open, rest) = piece.split_once(']').unwrap_or(("", piece));
        out.push_str(open.split('/').next().unwrap_or_default());
        out.push_str(rest);
    }
    out
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
    let files = [PackFile::new("pack.toml", MANIFEST), PackFile::new("more.toml", MORE)];
    let other = Pack::parse(&files).expect("valid");
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    for name in Pack::builtin_names() {
        let pack = Pack::builtin(name).expect("built in").expect("valid");
        let stored = Checker::new(&pack);
        let part = |alone, files| Part { alone, files, base: &|_| None };
        let both = Pack::stack(&[part(&pack, None), part(&other, Some(files.as_slice()))]).expect("valid");
        let afresh = Checker::new(&both);
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

/// Samples of the other packs: each picks its pack by its report type. A fair one has nothing to mend; a flawed one gives
/// the findings of its snapshot.
#[test]
fn samples_of_the_other_packs_are_read_with_their_own() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/packs");
    let mut paths: Vec<_> =
        fs::read_dir(folder).expect("the samples").map(|entry| entry.expect("readable").path()).collect();
    paths.sort();
    assert_eq!(paths.len(), 6);
    let mut picked = std::collections::BTreeSet::new();
    for path in paths {
        let draft = read(Format::Markdown, &fs::read(&path).expect("readable")).expect("a draft");
        let name = Pack::for_report_type(faircopy::brief::report_type(&draft));
        assert_ne!(name, Pack::DEFAULT, "{}", path.display());
        let pack = Pack::builtin(&name).expect("built in").expect("valid");
        let checked = Checker::new(&pack).check(&draft, date(2026, 11, 22));
        let told: Vec<String> = checked
            .findings
            .iter()
            .map(|finding| {
                let words = finding.excerpt.as_deref().unwrap_or("(missing)");
                format!("{} {}: {words}", finding.severity, finding.rule)
            })
            .collect();
        let stem = path.file_stem().expect("a name").to_string_lossy().into_owned();
        if stem.ends_with("fair") {
            assert!(told.is_empty(), "{stem}: {told:#?}");
        } else {
            insta::assert_json_snapshot!(format!("packs__{stem}"), told);
        }
        picked.insert(name);
    }
    assert_eq!(picked.len(), 3, "each pack has its samples: {picked:?}");
}

/// In a report about places, their buildings, lamps and staff are what it is about; one pupil's record is not.
#[test]
fn a_report_about_places_is_drift_free_where_it_is_about_the_places() {
    const REPORT: &str = "# Station and school\n\n## Findings\n\nThe canteen doors open on to the queue, so it cannot spread.\n\n\
        Two of the five cameras were not recording on 9 November 2026, and the operator has one guard after six.\n\n\
        Eleven lamps by the trolley bay were out on 12 November 2026.\n\n\
        The hall was designed by a well-known architect.\n\n\
        One Year 8 boy, who has epilepsy and lives with his aunt, has had four reading interventions.\n";
    let draft = read(Format::Markdown, REPORT.as_bytes()).expect("a draft");
    for name in ["neighbourhood-assessment", "school-assessment"] {
        let pack = Pack::builtin(name).expect("built in").expect("valid");
        let checked = Checker::new(&pack).check(&draft, date(2026, 11, 22));
        let drift: Vec<(&str, u32)> = checked
            .findings
            .iter()
            .filter(|finding| finding.span.is_some() && finding.rule.starts_with("scope/"))
            .map(|finding| (&*finding.rule, finding.span.expect("words").start))
            .collect();
        let at = |words: &str| draft.text().find(words).expect("there") as u32;
        assert_eq!(
            drift,
            [("scope/other-business", at("The hall")), ("scope/unlinked-detail", at("One Year 8"))],
            "{name}"
        );
    }
}
