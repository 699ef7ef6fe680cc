use super::keys::{FILE_KEYS, GATE, OVERRIDE, WAIVER};
use super::*;
use crate::finding::Severity;

fn pack() -> Pack {
    Pack::builtin("peer-group-assessment").expect("built in").expect("valid")
}

fn sound(text: &str) -> Config {
    let (config, faults) = Config::read("faircopy.toml", text);
    let mut all = faults;
    all.extend(config.check_rules(&[&pack()], &[]));
    if let Some(error) = Config::mistakes("faircopy.toml", text, all) {
        panic!("\n{error}");
    }
    config
}

fn mistakes(text: &str) -> Vec<String> {
    let (config, mut faults) = Config::read("faircopy.toml", text);
    faults.extend(config.check_rules(&[&pack()], &[]));
    let error = Config::mistakes("faircopy.toml", text, faults).expect("it has mistakes");
    error.faults.iter().map(ToString::to_string).collect()
}

const EVERY_KEY: &str = r#"
packs = ["peer-group-assessment", "./rules/ours"]
include = "reports/**/*.md"
exclude = ["**/archive/**"]
[rules]
"clarity/*" = "off"
"clarity/placeholder" = { severity = "must" }
[[override]]
paths = ["reports/old/**"]
packs = "peer-group-assessment"
rules = { "language/gang-label" = "consider" }
gate = { fail-on = "should", require-signoff = false }
[gate]
fail-on = "must"
max-should = 10
require-signoff = true
review-overdue = "off"
unread = "should"
baseline = "known.json"
[[waiver]]
path = "./reports/a.md"
rule = "language/gang-label"
excerpt = "gang"
reason = "The name of the form."
by = "C. Evers"
until = 2026-12-31
[[waiver]]
path = "reports/b.md"
rule = "language/gang-label"
fingerprint = "0123456789abcdef"
reason = "r"
by = "C. Evers"
until = "2026-12-31"
"#;

#[test]
fn every_key_is_read_and_reaches_the_reports_it_is_for() {
    let config = sound(EVERY_KEY);
    let scope = config.scope("reports/a.md");
    assert_eq!(scope.packs, ["peer-group-assessment", "./rules/ours"]);
    assert_eq!(scope.policy.max_should, Some(10));
    assert_eq!((scope.policy.review_overdue, scope.policy.unread), (None, Some(Severity::Should)));
    assert!(scope.policy.require_signoff);
    assert_eq!(scope.baseline.as_deref(), Some("known.json"));
    assert_eq!(scope.waivers.len(), 1);
    assert_eq!(scope.waivers[0].source, "faircopy.toml:20");

    let old = config.scope("reports/old/a.md");
    assert_eq!(
        (old.packs.as_slice(), old.overrides.as_slice()),
        (&["peer-group-assessment".to_owned()][..], &[0][..])
    );
    assert_eq!((old.policy.fail_on, old.policy.require_signoff), (Severity::Should, false));
    assert_eq!(old.policy.max_should, Some(10)); // what the override does not mention stays

    let settled = config.settle(pack(), &[]);
    assert!(settled.rules.iter().all(|rule| rule.group() != "clarity" || &*rule.id == "clarity/placeholder"));
    let label = |pack: &Pack| pack.rule("language/gang-label").expect("there").severity;
    assert_eq!(label(&config.settle(pack(), &[0])), Severity::Consider);
    assert_eq!(label(&settled), label(&pack()));

    assert!(config.admits("reports/x/a.md", false) && !config.admits("other/a.md", false));
    assert!(!config.admits("reports/archive/a.md", false) && !config.admits("reports/README.md", true));
}

#[test]
fn the_schema_lists_the_keys_that_are_read() {
    // What is read: every key of the table is in the text above, and the text has no mistake.
    for key in FILE_KEYS.iter().chain(OVERRIDE).chain(GATE).chain(WAIVER) {
        assert!(EVERY_KEY.contains(key.name), "{}", key.name);
    }
    // And none is read that is not in the table: what is offered for a slip is all that is known.
    let schema = schema(&[&pack()]);
    assert_eq!(schema["properties"].as_object().expect("an object").len(), FILE_KEYS.len());
    assert!(schema["$defs"]["rules"]["properties"]["language/gang-label"].is_object());
    for (table, keys) in
        [("", FILE_KEYS), ("[gate]", GATE), ("[[override]]", OVERRIDE), ("[[waiver]]", WAIVER)]
    {
        let found = mistakes(&format!("{table}\nzzzzzzzz = 1\n"));
        let offered = found.iter().find(|fault| fault.contains("zzzzzzzz")).expect("told");
        assert_eq!(
            offered.matches('`').count() / 2 - if table == "[gate]" { 2 } else { 1 },
            keys.len(),
            "{offered}"
        );
    }
}

#[test]
fn every_mistake_is_told_at_its_line_with_what_was_expected() {
    let found = mistakes(
        "pack = [\"x\"]\ninclude = 3\nexclude = [\"[a\"]\n[rules]\n\"langauge/gang-label\" = \"off\"\n\
         \"language/gang-label\" = \"mst\"\n\"clarity/placeholder\" = { max-words = 3 }\n\
         [gate]\nmax-should = -1\nreview-overdue = true\n[[waiver]]\npath = \"reports/*.md\"\nrule = \"language/gang-lable\"\n\
         [[waiver]]\npath = \"a.md\"\nrule = \"gate/signoff-missing\"\nuntil = \"soon\"\n[[waiver]]\npath = \"a.md\"\nrule = \"no-such\"\n",
    );
    insta::assert_snapshot!(found.join("\n"));
}

#[test]
fn numbers_of_rules_are_set_and_shown() {
    let settled = sound(
        "[rules]\n\"clarity/length-and-repetition\" = { severity = \"should\", max-words = 900 }\n\
         \"scope/*\" = { min-months = 24 }\n\"strengths/missing\" = { min-signs = 3 }\n\
         \"actions/vague-action\" = { min-share = 50 }\n",
    )
    .settle(pack(), &[]);
    let limit = |rule: &str, name: &str| {
        let limits = settled.rule(rule).expect("there").limits();
        limits.iter().find(|limit| &*limit.name == name).map(|limit| limit.number)
    };
    assert_eq!(limit("clarity/length-and-repetition", "max-words"), Some(900));
    assert_eq!(limit("clarity/length-and-repetition", "max-sentence-words"), Some(40));
    assert_eq!(limit("scope/outside-period", "min-months"), Some(24));
    assert_eq!(limit("strengths/missing", "min-signs"), Some(3));
    assert_eq!(limit("actions/vague-action", "min-share"), Some(50));
    // Nothing is set that cannot be asked for again.
    for rule in &pack().rules {
        for limit in rule.limits() {
            let mut changed = crate::rule::Rule::clone(rule);
            changed.set_limit(&limit.name, limit.number + 1);
            assert!(
                changed.limits().iter().any(|own| own.name == limit.name && own.number == limit.number + 1)
            );
            assert!(limit.unit.range().contains(&limit.number), "{} {}", rule.id, limit.name);
        }
    }
}

#[test]
fn one_number_set_leaves_the_names_of_the_others() {
    let mut rule = crate::rule::Rule::clone(pack().rule("strengths/imbalance").expect("there"));
    let names = |rule: &crate::rule::Rule| {
        rule.limits().iter().map(|limit| limit.name.to_string()).collect::<Vec<_>>()
    };
    let before = names(&rule);
    assert!(before.iter().any(|name| name == "words") && before.iter().any(|name| name == "long-words"));
    // As many words as a long draft has.
    rule.set_limit("words", 600);
    rule.set_limit("words-share", 6);
    assert_eq!(names(&rule), before);
    let limit =
        |name: &str| rule.limits().iter().find(|limit| &*limit.name == name).map(|limit| limit.number);
    assert_eq!((limit("words"), limit("words-share")), (Some(600), Some(6)));
}

#[test]
fn numbers_that_no_rule_has_or_can_have_are_told() {
    let found = mistakes(
        "[rules]\n\"clarity/length-and-repetition\" = { max-word = 900 }\n\
         \"dating/finding-undated\" = { min-share = 120 }\n\"strengths/missing\" = { min-signs = 0 }\n\
         \"strengths/*\" = { min-sings = 2 }\n",
    );
    assert_eq!(
        found,
        [
            "faircopy.toml:2:37: `clarity/length-and-repetition` has no key `max-word` (did you mean `max-words`?)",
            "faircopy.toml:3:30: `min-share` takes a whole number from 1 to 100, not 120",
            "faircopy.toml:4:25: `min-signs` takes a whole number from 1 to 100, not 0",
            "faircopy.toml:5:19: `strengths/*` has no key `min-sings` (did you mean `min-signs`?)",
        ]
    );
}

#[test]
fn what_is_not_toml_is_told() {
    let found = mistakes("packs = [\"a\"\n[gate\n");
    assert!(found[0].starts_with("faircopy.toml:2:"), "{found:?}");
}

#[test]
fn what_init_writes_is_right_with_and_without_its_hashes() {
    sound(TEMPLATE);
    let shown: String = TEMPLATE
        .lines()
        .map(|line| match line.strip_prefix("# ") {
            // Prose starts with a capital and code does not.
            Some(code)
                if code.contains(" = ") && !code.starts_with(char::is_uppercase) || code.starts_with('[') =>
            {
                format!("{code}\n")
            }
            _ => format!("{line}\n"),
        })
        .collect();
    let config = sound(&shown);
    assert_eq!(config.scope("reports/harbour-street.docx").waivers.len(), 1, "{shown}");
}

/// A pack that turns a rule off, and what a configuration that still names the rule is told.
#[test]
fn a_rule_that_a_pack_turns_off_is_known() {
    let text = "name = \"ours\"\nversion = \"1\"\ntitle = \"T\"\nextends = \"peer-group-assessment\"\n\
                rules.\"language/agency-blame\" = \"off\"\n";
    let pack = Pack::parse(&[PackFile::new("pack.toml", text)]).unwrap_or_else(|error| panic!("\n{error}"));
    let told = |text: &str| {
        let (config, mut faults) = Config::read("faircopy.toml", text);
        faults.extend(config.check_rules(&[&pack], &[]));
        let settled = config.settle(pack.clone(), &[]);
        assert!(settled.rule("language/agency-blame").is_none(), "{text}");
        faults.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    let waiver = "[[waiver]]\npath = \"a.md\"\nrule = \"language/agency-blame\"\nexcerpt = \"bothered\"\n\
                  reason = \"Agreed.\"\nby = \"C. Evers\"\nuntil = 2027-12-31\n";
    for sound in [
        waiver,
        "[rules]\n\"language/agency-blame\" = \"off\"\n",
        "[rules]\n\"language/agency-blame\" = { title = \"Ours\" }\n",
        "[rules]\n\"language/*\" = \"must\"\n",
    ] {
        assert_eq!(told(sound), Vec::<String>::new(), "{sound}");
    }
    let asked = told("[rules]\n\"language/agency-blame\" = \"must\"\n");
    assert_eq!(asked.len(), 1);
    assert!(asked[0].contains("`language/agency-blame` is turned off in the pack ours"), "{asked:?}");
}

#[test]
fn an_override_may_turn_on_again_what_the_file_turns_off() {
    let config = sound(
        "[rules]\n\"language/agency-blame\" = \"off\"\n[[override]]\npaths = \"a.md\"\n\
         rules = { \"language/agency-blame\" = \"must\" }\n",
    );
    let on = |overrides: &[usize]| {
        let pack = config.settle(pack(), overrides);
        pack.rule("language/agency-blame").map(|rule| rule.severity)
    };
    assert_eq!((on(&[]), on(&[0])), (None, Some(Severity::Must)));
    let order = |pack: &Pack| pack.rules.iter().map(|rule| rule.id.clone()).collect::<Vec<_>>();
    assert_eq!(order(&config.settle(pack(), &[0])), order(&pack()), "it stands in its old place");
}
