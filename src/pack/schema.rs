//! The JSON Schema of a pack's files, so that editors complete them; a test holds it to the keys that are read.

use serde_json::{Value, json};

use super::Pack;
use super::shape::{KEBAB, Key, Shape, key, required, setting, settings, table};
use crate::context::{About, ActionPart, EventPart, Reason, Speaker, Stance, Subject, Tie};
use crate::role::Role;
use crate::rule::{Carried, Counted, Expect, Fact, Figure, Gives, Many, Measured, Over, Recogniser};

/// The schema of every file of a pack: `pack.toml` has all of these keys, another file `rule` and `vocabulary`.
///
/// Rules of the built-in packs are completed under `[rules]`, and their names under `extends`.
pub fn schema() -> Value {
    let packs: Vec<Pack> = Pack::builtin_names().filter_map(|name| Pack::builtin(name)?.ok()).collect();
    let mut schema = table(FILE);
    schema["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    schema["title"] = json!("A file of a faircopy pack");
    let mut rule = table(RULE);
    rule["oneOf"] = KINDS.iter().map(|kind| json!({ "required": [kind.name] })).collect();
    let rules = packs.iter().flat_map(|pack| &pack.rules).map(|rule| &**rule);
    schema["$defs"] = json!({
        "rule": rule,
        "rule-list": { "type": "array", "items": { "$ref": "#/$defs/rule" } },
        "setting": setting(),
        "rules": settings(rules),
        "vocabulary": vocabulary(),
    });
    schema
}

/// Word lists: a list of terms, what is added to a list that is there, or what stands in its place.
fn vocabulary() -> Value {
    let terms = json!({ "type": "array", "items": { "type": "string", "minLength": 1 } });
    let list = json!({ "oneOf": [terms, { "type": "string" }, table(ADDED)] });
    json!({ "type": "object", "patternProperties": { KEBAB: list }, "additionalProperties": false })
}

macro_rules! names {
    ($named:ty) => {
        || <$named>::ALL.iter().map(|one| one.name()).collect()
    };
}

const RULE_ID: &str = "^(?!gate/)[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$";
const SEVERITY: &str = "How much this part matters; it may be more or less than the rule";
const MESSAGE: &str = "What to say of this part; {words} stands for the words that were found";

/// The keys of a pack's files.
pub(super) const FILE: &[Key] = &[
    key("name", Shape::Like(KEBAB), "The pack's name (pack.toml only)"),
    key("version", Shape::Text, "Its version, as its authors count (pack.toml only)"),
    key("title", Shape::Text, "What it is for, in a sentence (pack.toml only)"),
    key(
        "extends",
        Shape::AllLike(KEBAB),
        "The packs it is laid over: built-in ones, or folders beside its own",
    ),
    key("groups", Shape::Texts, "The groups of rules in the order of the checklist (pack.toml only)"),
    key("source", Shape::Tables(SOURCE), "What its rules rest on (pack.toml only)"),
    key("rules", Shape::Defined("rules"), "Severities and numbers of rules it takes over (pack.toml only)"),
    key("rule", Shape::Defined("rule-list"), "Its rules"),
    key("vocabulary", Shape::Defined("vocabulary"), "Its word lists, used in terms as @name"),
];

/// The keys of a `[[source]]`.
pub(super) const SOURCE: &[Key] = &[
    required("id", Shape::Text, "The name by which rules cite it"),
    required("title", Shape::Text, "Its title"),
    required("publisher", Shape::Text, "Who published it, or who agreed it"),
    key("year", Shape::Text, "When, as text: \"2024\""),
    key("url", Shape::Text, "Where it can be read"),
];

/// What becomes of a word list that is there: one of these.
pub(super) const ADDED: &[Key] = &[
    key("add", Shape::Texts, "Terms to add to the list of this name"),
    key(
        "replace",
        Shape::Texts,
        "Terms in place of the list of this name in a pack that this one takes over",
    ),
];

/// The kinds of a rule; each has exactly one.
pub(super) const KINDS: &[Key] = &[
    key("avoid", Shape::OneOrMore(AVOID), "Words that should not be there"),
    key("require", Shape::Table(REQUIRE), "A statement that must be made, in any wording"),
    key("each", Shape::Table(EACH), "Something that every action, or every finding, must have"),
    key("bounds", Shape::OneOrMore(BOUNDS), "What lies outside the brief"),
    key("balance", Shape::OneOrMore(BALANCE), "A proportion that may be off"),
    key("measure", Shape::OneOrMore(MEASURE), "A length, or a likeness, held against a number"),
    key("beside", Shape::OneOrMore(BESIDE), "What the file carries that the page does not show"),
];

/// The keys of a `[[rule]]`.
pub(super) const RULE: &[Key] = &[
    required("id", Shape::Like(RULE_ID), "group/name, in small letters; it stays for ever"),
    required("title", Shape::Text, "Names the fault"),
    required("severity", Shape::Severity, "must be resolved, should be reconsidered, consider"),
    required("message", Shape::Text, "What to say; {words} stands for the words that were found"),
    required("why", Shape::Text, "Why it matters"),
    required("instead", Shape::Text, "How to mend it"),
    required("sources", Shape::Texts, "Ids of sources; one at least"),
    key("aliases", Shape::AllLike(RULE_ID), "Earlier ids of the same rule"),
    key("weighed", Shape::Truth, "Let go where the words around speak plainly against a finding"),
    KINDS[0],
    KINDS[1],
    KINDS[2],
    KINDS[3],
    KINDS[4],
    KINDS[5],
    KINDS[6],
    required(
        "example",
        Shape::Tables(EXAMPLE),
        "Its tests and its documentation: one flagged and one clean at least",
    ),
];

/// The keys of a `[[rule.avoid]]`.
pub(super) const AVOID: &[Key] = &[
    key("terms", Shape::Texts, "The words"),
    key("recognise", Shape::Names(names!(Recogniser)), "Or what no list of words can find"),
    key("with", Shape::Texts, "Only with one of these in the same clause"),
    key("about", Shape::Names(names!(About)), "Only in a clause about one of these"),
    key("doer", Shape::Names(names!(About)), "Only where one of these is the subject before the words"),
    key("called", Shape::Truth, "Only where somebody is called these words, or said to be them"),
    key("alone", Shape::Truth, "Only in a note: where no verb goes before the words"),
    key("roles", Shape::Names(names!(Role)), "Only in sections of these roles"),
    key("except", Shape::Texts, "Phrases that hold the words and make them innocent"),
    key("unless", Shape::Table(UNLESS), "What excuses the words"),
    key("severity", Shape::Severity, SEVERITY),
    key("firm", Shape::Truth, "Never let go by what the sentence reads like, where the rule is weighed"),
    key("message", Shape::Text, MESSAGE),
    key("suggest", Shape::Texts, "Wording to use instead"),
];

/// The keys of `unless`.
pub(super) const UNLESS: &[Key] = &[
    key("always", Shape::Truth, "Nothing excuses these words, not even the usual"),
    key("stance", Shape::Names(names!(Stance)), "How they stand"),
    key("speaker", Shape::Names(names!(Speaker)), "Who says them"),
    key("reason", Shape::Names(names!(Reason)), "A stated reason that governs them"),
    key("role", Shape::Names(names!(Role)), "The role of their section"),
    key("about", Shape::Names(names!(About)), "Whom the clause is about"),
    key("doer", Shape::Names(names!(About)), "Whose doing it is: the subject before the words"),
    key("with", Shape::Texts, "One of these in the same sentence"),
    key("nearby", Shape::Texts, "One of these in the same paragraph, list item or table row"),
    key("sourced", Shape::Truth, "The sentence names who says so, and when"),
];

/// The keys of `[rule.require]`.
pub(super) const REQUIRE: &[Key] = &[
    required("item", Shape::Like(RULE_ID), "The checklist item"),
    required("question", Shape::Text, "The supervisor's question"),
    key("idea", Shape::OneOrMore(IDEA), "Named ideas that the ways are made of"),
    key("met", Shape::OneOrMore(WAY), "Any of these makes it met"),
    key("applies", Shape::OneOrMore(WAY), "Asked only where any of these holds"),
    key("weak", Shape::OneOrMore(WAY), "Any of these makes it weak, when none of met holds"),
    key("explained", Shape::OneOrMore(WAY), "Any of these explains honestly why it is absent"),
    key("contrary", Shape::OneOrMore(WAY), "Any of these undoes it"),
    key(
        "reads-like",
        Shape::Truth,
        "Whether a sentence counts that reads like the statement, where no way holds (docs/adr/0012)",
    ),
    key("unlike", Shape::Texts, "Ideas whose words keep a sentence from being read so"),
    key("asks", Shape::Truth, "A question for supervision: nothing is found where it is not answered"),
    key("fields", Shape::Texts, "Properties or table rows that meet it when they are filled"),
    key("weak-fields", Shape::Texts, "Properties or rows that, filled, are only an attempt"),
    key("gives", Shape::Name(names!(Gives)), "What its words hold for the gate: the day of the next review"),
    key("belongs", Shape::Names(names!(Role)), "The roles of the section it belongs in, best first"),
    key("model", Shape::Text, "Wording to fill in"),
    key("weak-message", Shape::Text, "What to say when it is only weak, before its note"),
    key("weak-severity", Shape::Severity, "How much it matters when it is only weak"),
];

/// The keys of an idea.
pub(super) const IDEA: &[Key] = &[
    required("name", Shape::Text, "Its name, for ways"),
    key("any", Shape::Texts, "Words that carry it"),
    key("is", Shape::Names(names!(Fact)), "Or a fact that does"),
    key("entry", Shape::Texts, "Or being the value of one of these declared entries"),
    key("at-least", Shape::Number, "Different carriers needed"),
    key("asserted", Shape::Truth, "Whether words that are denied carry nothing"),
    key("lacking", Shape::Text, "What to say when it alone is lacking: it does not say who may read it"),
];

/// The keys of a way.
pub(super) const WAY: &[Key] = &[
    required("all", Shape::Texts, "Ideas that must meet"),
    key("without", Shape::Texts, "Ideas that must not be there"),
    key("roles", Shape::Names(names!(Role)), "Only in sections of these roles"),
    key(
        "within",
        Shape::NumberOr(&["paragraph", "section", "draft"]),
        "How near: a number of sentences, or a name",
    ),
    key("yields", Shape::Truth, "Holds only where no way that does not yield holds"),
    key("outweighs", Shape::Truth, "Of what is contrary: holds beside a way of met, too"),
    key("note", Shape::Text, "What to tell the supervisor"),
];

/// The keys of `[rule.each]`.
pub(super) const EACH: &[Key] = &[
    required("of", Shape::Name(names!(Many)), "Of what"),
    required("need", Shape::OneOrMore(NEED), "What each must have"),
    key("item", Shape::Table(ITEM), "The checklist item that sums it up"),
    key("enough", Shape::Count(1), "How many in a hundred must have it all for the item to be met"),
    key(
        "empty",
        Shape::Names(names!(ActionPart)),
        "Of actions: only those in whose row a cell set aside for one of these is empty or holds nothing of use",
    ),
];

/// The keys of `item`.
pub(super) const ITEM: &[Key] = &[
    required("id", Shape::Like(RULE_ID), "Its id"),
    required("question", Shape::Text, "The supervisor's question"),
];

/// The parts of an action, then those of a finding.
fn parts() -> Vec<&'static str> {
    let actions = ActionPart::ALL.iter().map(|part| part.name());
    actions.chain(EventPart::ALL.iter().map(|part| part.name())).collect()
}

/// The keys of a need.
pub(super) const NEED: &[Key] = &[
    required("part", Shape::Name(parts), "Of an action: who, when, measure; of a finding: time, fixed-time"),
    required("lacking", Shape::Text, "What to say when it is lacking"),
    key("hollow", Shape::Texts, "Words that look like it and are not"),
];

/// The keys of a `[[rule.bounds]]`.
pub(super) const BOUNDS: &[Key] = &[
    key("terms", Shape::Texts, "Words for what drifts"),
    key("figures", Shape::Names(names!(Figure)), "Or figures that do"),
    key("labels", Shape::Truth, "Or a label of a member that is not among the declared ones"),
    key("places", Shape::Truth, "Or a named place that is not among the declared ones"),
    key("earlier", Shape::Truth, "Only what lies well before the time the report is about"),
    key("months", Shape::Count(0), "How many months before that time is well before it"),
    key("about", Shape::Names(names!(Subject)), "Only in a sentence about one of these"),
    key("with", Shape::Texts, "Only with one of these in the sentence as well"),
    key("except", Shape::Texts, "Phrases that hold the words and make them innocent"),
    key("without", Shape::Texts, "Not with one of these in the sentence"),
    key(
        "ties",
        Shape::Names(names!(Tie)),
        "What ties a sentence to the group's safety; by default, anything that can",
    ),
    key("set-aside", Shape::Names(names!(Role)), "Roles of sections to leave alone"),
    key(
        "also-in",
        Shape::Names(names!(Role)),
        "Roles of sections to look at although such rules leave them alone",
    ),
    key("severity", Shape::Severity, SEVERITY),
    key("message", Shape::Text, "What to say of this part; {detail} stands for the words that drift"),
];

/// The keys of a `[[rule.balance]]`.
pub(super) const BALANCE: &[Key] = &[
    key("of", Shape::Name(names!(Counted)), "What is counted; words by default"),
    key("over", Shape::Name(names!(Over)), "Among what; the whole draft by default"),
    key("share-from", Shape::Count(0), "Off from this share on, in percent"),
    key("share-below", Shape::Count(0), "Off below this share, in percent"),
    key("at-least", Shape::Count(0), "Fewer than this counted are let be"),
    key("least-words", Shape::Count(0), "Fewer words than this are let be"),
    key("least-members", Shape::Count(0), "Groups of fewer members than this are let be"),
    key("terms", Shape::Texts, "For words: those of sentences with one of these count"),
    key("roles", Shape::Names(names!(Role)), "For words: those in sections of these roles count"),
    key("set-aside", Shape::Names(names!(Role)), "Roles of sections to leave out"),
    key("headings-aside", Shape::Texts, "Sections to leave out whose heading has one of these"),
    key("severity", Shape::Severity, SEVERITY),
    key(
        "message",
        Shape::Text,
        "What to say; {tally}, {count}, {all}, {share} and {who} stand for what was counted",
    ),
];

/// The keys of a `[[rule.measure]]`.
pub(super) const MEASURE: &[Key] = &[
    required("of", Shape::Name(names!(Measured)), "What is counted"),
    required("most", Shape::Count(1), "More than this is told"),
    key("without-heading", Shape::Texts, "Not in a draft with one of these in a heading"),
    key("severity", Shape::Severity, SEVERITY),
    key("message", Shape::Text, "What to say; {number} stands for what was counted, {most} for the limit"),
    key(
        "together",
        Shape::Text,
        "What to say once, of the longest, where more than three are too long; {others} stands for how many more",
    ),
];

/// The keys of a `[[rule.beside]]`.
pub(super) const BESIDE: &[Key] = &[
    required("of", Shape::Names(names!(Carried)), "What is looked for beside the prose"),
    key("severity", Shape::Severity, SEVERITY),
    key(
        "message",
        Shape::Text,
        "What to say; {number} stands for how many there are, {carried} for that with what they are",
    ),
];

/// The keys of a `[[rule.example]]`; each has exactly one.
pub(super) const EXAMPLE: &[Key] = &[
    key(Expect::Flag.name(), Shape::Text, "It is found; the words between « and » are those found"),
    key(Expect::Pass.name(), Shape::Text, "Nothing is found; of a statement: it is met"),
    key(Expect::Weak.name(), Shape::Text, "A statement that is only weakly made"),
    key(Expect::Explained.name(), Shape::Text, "A statement whose absence is honestly explained"),
];

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;
    use crate::pack::decode::known;
    use crate::pack::shape::NUMBER;
    use crate::pack::{PackFile, tree};

    /// The tables of a pack as the reader calls them.
    const TABLES: &[(&str, &[Key])] = &[
        ("a pack", FILE),
        ("a source", SOURCE),
        ("a word list", ADDED),
        ("a rule", RULE),
        ("`avoid`", AVOID),
        ("`unless`", UNLESS),
        ("`require`", REQUIRE),
        ("an idea", IDEA),
        ("a way", WAY),
        ("`each`", EACH),
        ("`item`", ITEM),
        ("a need", NEED),
        ("`bounds`", BOUNDS),
        ("`measure`", MEASURE),
        ("`balance`", BALANCE),
        ("`beside`", BESIDE),
        ("an example", EXAMPLE),
        ("a number with a name", NUMBER),
    ];

    #[test]
    fn the_schema_has_the_keys_that_are_read_and_no_others() {
        known::clear();
        let pack =
            include_str!("tests/pack.toml").to_owned() + "[vocabulary]\ngarment = { add = [\"cape\"] }\n";
        let files = [
            PackFile::new("pack.toml", pack),
            PackFile::new("a-words.toml", include_str!("tests/words.toml")),
        ];
        let _ = Pack::parse(&files);
        // From its texts, which one thread reads.
        let default = crate::pack::builtin::load_bare(Pack::DEFAULT).expect("built in").expect("valid");
        drop(default);
        let mut read: BTreeMap<&str, BTreeSet<&str>> = known::all();
        read.remove("a file of rules"); // some of a pack's keys, told apart only to say where they belong
        assert_eq!(read.len(), TABLES.len(), "{:?}", read.keys());
        for (what, keys) in TABLES {
            let keys: BTreeSet<&str> = keys.iter().map(|key| key.name).collect();
            assert_eq!(read.get(what), Some(&keys), "{what}");
        }
    }

    #[test]
    fn names_of_rules_and_lists_are_told_alike_by_the_reader_and_the_schema() {
        let like = |pattern: &str| jsonschema::validator_for(&json!({"pattern": pattern})).expect("a schema");
        let (rule, kebab) = (like(RULE_ID), like(KEBAB));
        for name in [
            "a", "a-1", "a--b", "-a", "a-", "A", "", "a b", "a/b", "a/b-c", "a/b/c", "a/", "/b", "a/B", "é/a",
        ] {
            assert_eq!(rule.is_valid(&json!(name)), crate::pack::is_rule(name), "{name}");
            assert_eq!(kebab.is_valid(&json!(name)), crate::pack::is_kebab(name), "{name}");
        }
    }

    #[test]
    fn every_file_that_is_built_in_holds_to_the_schema() {
        let validator = jsonschema::validator_for(&schema()).expect("a schema");
        let files = crate::pack::builtin::texts().chain([
            ("tests/pack.toml", include_str!("tests/pack.toml")),
            ("tests/words.toml", include_str!("tests/words.toml")),
        ]);
        for (name, text) in files {
            let value = value_of(text);
            let slips: Vec<String> =
                validator.iter_errors(&value).map(|error| error.instance_path().to_string()).collect();
            assert!(slips.is_empty(), "{name}\n{}", slips.join("\n"));
        }
    }

    #[test]
    fn what_the_reader_refuses_the_schema_refuses() {
        let validator = jsonschema::validator_for(&schema()).expect("a schema");
        let rules = include_str!("tests/words.toml");
        for (from, to) in [
            ("about = [\"young-person\", \"group\"]", "about = [\"young-persons\"]"), // no such name
            ("severity = \"should\"", "severity = \"shuold\""),
            ("why = ", "wy = "),                                 // no such key
            ("id = \"language/clothing\"", "id = \"clothing\""), // no group
            ("part = \"who\"", "part = 3"),
            ("id = \"language/clothing\"", "id = \"gate/clothing\""), // the gate's own
            ("within = 3", "within = \"page\""),
            ("unless = { always = true }", "unless = { always = \"yes\" }"),
        ] {
            assert!(rules.contains(from), "{from}");
            let value = value_of(&rules.replacen(from, to, 1));
            assert!(!validator.is_valid(&value), "{to}");
        }
    }

    fn value_of(text: &str) -> Value {
        fn node(value: &tree::Value<'_>) -> Value {
            match value {
                tree::Value::Text(text) => json!(text),
                tree::Value::Number(number) => json!(number),
                tree::Value::Truth(truth) => json!(truth),
                tree::Value::List(items) => items.iter().map(|item| node(&item.value)).collect(),
                tree::Value::Table(entries) => table(entries),
                tree::Value::Moment(moment) => json!(moment),
                tree::Value::Other => json!(0.5),
            }
        }
        fn table(entries: &[tree::Entry<'_>]) -> Value {
            entries.iter().map(|entry| (entry.key.to_string(), node(&entry.node.value))).collect()
        }
        table(&tree::read(text).expect("TOML"))
    }
}
