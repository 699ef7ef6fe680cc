//! Every rule of every built-in pack gives its own examples what they say.

use faircopy::check::examples;
use faircopy::pack::Pack;

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
