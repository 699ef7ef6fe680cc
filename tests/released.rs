//! What was released stays: the ids of rules, and fingerprints, by which waivers and baselines know a finding.

use faircopy::check::Checker;
use faircopy::gate;
use faircopy::pack::Pack;
use faircopy::read::{Format, read};
use jiff::civil::date;

#[test]
fn every_rule_that_was_released_still_answers_to_its_id() {
    let lines = include_str!("released-rules.txt").lines().filter(|line| !line.starts_with('#'));
    let packs: Vec<(&str, Pack)> = Pack::builtin_names()
        .map(|name| (name, Pack::builtin(name).expect("built in").expect("valid")))
        .collect();
    let mut gone = Vec::new();
    let mut known = 0;
    for line in lines {
        let (name, id) = line.split_once(' ').expect("a pack and an id");
        let answers = if name == "-" {
            gate::own_rule(id).is_some()
        } else {
            packs.iter().any(|(own, pack)| *own == name && pack.rule(id).is_some())
        };
        known += 1;
        if !answers {
            gone.push(line);
        }
    }
    assert!(gone.is_empty(), "give the rule that took its place an alias: {gone:#?}");
    assert!(known > 250, "{known}");
}

/// A fingerprint goes into baselines and logs: from the digits of an identifier it would give them away, since there
/// are few enough to try them all.
#[test]
fn a_fingerprint_never_derives_from_the_digits_of_an_identifier() {
    let checker = Checker::new(&Pack::builtin(Pack::DEFAULT).expect("built in").expect("valid"));
    let found = |words: &str| {
        let text = format!("# Elm\n\n## Findings\n\n{words}\n");
        let draft = read(Format::Markdown, text.as_bytes()).expect("text");
        let checked = checker.check(&draft, date(2026, 11, 22));
        let mut found: Vec<(String, String)> = checked
            .findings
            .into_iter()
            .map(|finding| (finding.rule.to_string(), finding.fingerprint))
            .collect();
        found.sort();
        found
    };
    for (one, other) in [
        ("Ash's NHS number is 943 476 5919.", "Ash's NHS number is 943 476 0119."),
        ("Call the flat on 07700 900119.", "Call the flat on 07700 900719."),
    ] {
        assert!(found(one).iter().any(|(rule, _)| rule.starts_with("privacy/")), "{one}: {:?}", found(one));
        assert_eq!(found(one), found(other), "{one} / {other}");
    }
}
