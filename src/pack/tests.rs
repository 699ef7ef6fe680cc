//! Packs as wholes: every key, every fault, merging, and texts that are no packs at all.

use proptest::prelude::*;

mod handed_over;
mod stacked;

use super::*;
use crate::context::{About, ActionPart, Reason, Speaker, Stance};
use crate::finding::Severity;
use crate::role::Role;
use crate::rule::{Expect, Fact, Kind, Needs, Recogniser, Within};

const MANIFEST: &str = include_str!("tests/pack.toml");
const WORDS: &str = include_str!("tests/words.toml");

/// Parses without the shared vocabularies, so that nothing but the test's own files is in play.
fn parse(files: &[(&str, &str)]) -> Result<Pack, PackError> {
    stacked(files, &[])
}

/// Parses a pack that may extend those of `base`, each one file long.
fn stacked(files: &[(&str, &str)], base: &[(&str, &str)]) -> Result<Pack, PackError> {
    let own = |(name, text): &(&str, &str)| PackFile::new(*name, text.to_string());
    let files: Vec<PackFile> = files.iter().map(own).collect();
    let find = |wanted: &str| {
        let (name, text) = base.iter().find(|(name, _)| *name == wanted)?;
        Some(sheets(&[PackFile::new(format!("{name}/pack.toml"), text.to_string())]))
    };
    merge::load(sheets(&files), Vec::new(), &find)
}

/// A one-file pack's manifest.
fn manifest(name: &str, more: &str) -> String {
    format!(
        "name = \"{name}\"\nversion = \"1\"\ntitle = \"T\"\n{more}\n[[source]]\nid = \"s\"\ntitle = \"S\"\npublisher = \"P\"\n"
    )
}

/// A sound rule.
fn rule(id: &str, severity: &str, more: &str) -> String {
    format!(
        "[[rule]]\nid = \"{id}\"\ntitle = \"t\"\nseverity = \"{severity}\"\nmessage = \"m\"\nwhy = \"w\"\ninstead = \"i\"\n\
         sources = \"s\"\n{more}\n[[rule.example]]\nflag = \"f\"\n[[rule.example]]\npass = \"p\"\n"
    )
}

const TERMS: &str = "avoid.terms = \"x\"";

#[test]
fn every_key_is_read() {
    let pack =
        parse(&[("words.toml", WORDS), ("pack.toml", MANIFEST)]).unwrap_or_else(|error| panic!("\n{error}"));
    assert_eq!((pack.name.as_str(), pack.version.as_str()), ("every-key", "2.1.0"));
    assert_eq!(pack.sources["guide"].year.as_deref(), Some("2024"));
    // Groups that are named come first, in their order.
    let ids: Vec<&str> = pack.rules.iter().map(|rule| &*rule.id).collect();
    assert_eq!(ids, ["sharing/purpose-missing", "language/clothing", "actions/not-smart"]);
    assert_eq!(pack.vocabularies["dress"].len(), 2);

    let clothing = pack.rule("language/clothes").expect("it answers to its earlier id");
    assert_eq!(&*clothing.why, "It says how a young person looks, not what they need.");
    assert_eq!(clothing.sources, ["guide"]);
    let Kind::Avoid(parts) = &clothing.kind else { panic!("an avoid") };
    let part = &parts[0];
    assert_eq!((part.terms.len(), part.with.len(), part.except.len()), (2, 1, 1));
    assert_eq!(part.recognise, [Recogniser::Handle]);
    assert_eq!(part.about, [About::YoungPerson, About::Group]);
    assert_eq!(part.roles, [Role::Findings]);
    assert_eq!(part.severity, Some(Severity::Consider));
    assert_eq!(part.message.as_deref(), Some("{words} may be about clothes alone."));
    assert_eq!(part.suggest.len(), 1);
    assert_eq!(part.unless.stance, [Stance::Challenged, Stance::Negated]);
    assert_eq!(part.unless.speaker, [Speaker::YoungPerson]);
    assert_eq!(part.unless.reason, [Reason::Missing, Reason::Injury]);
    assert_eq!(part.unless.role, [Role::Glossary]);
    assert_eq!(part.unless.about, [About::AdultOfConcern]);
    assert_eq!(part.unless.with.len(), 1);
    assert!(!part.unless.always && parts[1].unless.always);

    let Kind::Each(each) = &pack.rule("actions/not-smart").expect("it is there").kind else {
        panic!("an each")
    };
    assert_eq!(each.item.as_ref().map(|(id, _)| &**id), Some("actions/smart"));
    let Needs::Action(needs) = &each.needs else { panic!("of actions") };
    assert_eq!((needs[0].part, needs[0].hollow.len()), (ActionPart::Who, 2));

    let purpose = &pack.rules[0];
    let Kind::Require(require) = &purpose.kind else { panic!("a require") };
    assert_eq!(require.model, "This report is shared for safeguarding only.\nIt may be read by ...");
    assert_eq!(require.belongs, [Role::Sharing, Role::Purpose]);
    assert_eq!((require.fields.len(), require.weak_fields.len()), (1, 1));
    assert_eq!(require.weak_severity, Some(Severity::Consider));
    assert_eq!(require.weak_message.as_deref(), Some("What it may be used for is not clear."));
    assert_eq!(require.ideas[1].is, [Fact::NamedReader, Fact::Said]);
    assert_eq!(require.ideas[3].entry, ["review-date"]);
    assert_eq!((require.ideas[0].at_least, require.ideas[1].at_least), (1, 2));
    assert_eq!(require.met[0].within, Within::Sentences(3));
    assert_eq!(require.met[0].without, ["old"]);
    assert_eq!(require.weak[0].within, Within::Section);
    assert_eq!(require.explained[0].within, Within::Paragraph);
    assert_eq!(require.contrary[0].within, Within::Draft);
    let expected: Vec<Expect> = purpose.examples.iter().map(|example| example.expect).collect();
    assert_eq!(expected, Expect::ALL);
}

#[test]
fn every_fault_is_told_at_once() {
    let files = [
        ("pack.toml", include_str!("tests/faults/pack.toml")),
        ("rules.toml", include_str!("tests/faults/rules.toml")),
    ];
    let error = parse(&files).expect_err("it is full of faults");
    insta::assert_snapshot!(error.to_string());
}

#[test]
fn a_need_asks_for_a_part_of_what_it_is_a_need_of() {
    for (of, part, slip) in [
        ("action", "owner", "`part` cannot be \"owner\""),
        ("action", "time", "`part` cannot be \"time\""),
        ("finding", "who", "`part` cannot be \"who\""),
    ] {
        let each =
            format!("[rule.each]\nof = \"{of}\"\n[[rule.each.need]]\npart = \"{part}\"\nlacking = \"who\"");
        let error = parse(&[("pack.toml", &(manifest("p", "") + &rule("g/each", "must", &each)))]);
        let error = error.expect_err("no such part").to_string();
        assert!(error.contains(slip), "{error}");
    }
}

#[test]
fn a_rule_holds_no_more_ideas_than_its_marks() {
    let ideas = |count: usize| {
        let idea = |at| format!("[[rule.require.idea]]\nname = \"i{at}\"\nany = \"w{at}\"\n");
        let ideas = (0..count).map(idea).collect::<Vec<_>>().concat();
        let all: Vec<String> = (0..count).map(|at| format!("\"i{at}\"")).collect();
        let require = format!(
            "[rule.require]\nitem = \"g/item\"\nquestion = \"q?\"\n{ideas}[[rule.require.met]]\nall = [{}]\n",
            all.join(", ")
        );
        parse(&[("pack.toml", &(manifest("p", "") + &rule("g/require", "must", &require)))])
            .map(|_| ())
            .map_err(|error| error.to_string())
    };
    assert_eq!(ideas(32), Ok(()));
    let error = ideas(33).expect_err("too many");
    assert!(error.contains("a rule tells at most 32 ideas apart, and this one has 33"), "{error}");
}

#[test]
fn what_is_not_toml_hides_nothing_else() {
    let broken = "[[rule]\nid = \"a/b\"\nterms = [\"x\" \"y\"]\n";
    let other = "[vocabulary]\nhat = [\"{cap\"]\nhood = [\"@garment\"]\n";
    let error = parse(&[("pack.toml", &manifest("p", "")), ("broken.toml", broken), ("other.toml", other)]);
    let text = error.expect_err("two files are at fault").to_string();
    assert!(text.contains("broken.toml:1:8: this cannot be read as TOML"), "{text}");
    assert!(text.contains("broken.toml:3:14: this cannot be read as TOML"), "{text}");
    assert!(text.contains("other.toml:2:13: the term \"{cap\" cannot be read"), "{text}");
    // The broken file may hold it.
    assert!(!text.contains("@garment"), "{text}");
}

#[test]
fn a_pack_needs_its_manifest() {
    let error = parse(&[("words.toml", "name = \"p\"\n")]).expect_err("there is no pack.toml").to_string();
    assert!(error.contains("pack.toml: a pack needs this file"), "{error}");
    assert!(error.contains("words.toml:1:1: `name` belongs in pack.toml, not here"), "{error}");
}

#[test]
fn terms_are_underlined_at_the_byte() {
    for (list, place) in [
        (r#"["a {b"]"#, "pack.toml:10:11"),              // the end of the term
        (r#"["été .."]"#, "pack.toml:10:7"),             // a term at fault as a whole
        (r#"["one", "été {b} c]"]"#, "pack.toml:10:23"), // characters, not bytes
        (r#"["tab\t {b"]"#, "pack.toml:10:6"),           // an escape: the text as a whole
        (r"['''a {b''']", "pack.toml:10:13"),
        ("\"\"\"\na {b\"\"\"", "pack.toml:10:5"), // a text over two lines, as a whole
        (r#"["see @hatt [or not]"]"#, "pack.toml:10:11"),
    ] {
        let text = format!("{}[vocabulary]\nv = {list}\n", manifest("p", "").replacen("\n\n", "\n", 1));
        assert_eq!(text.lines().count() - list.matches('\n').count(), 9, "{text}");
        let text = format!("\n{text}");
        let error = parse(&[("pack.toml", &text)]).expect_err(list).to_string();
        assert!(error.starts_with(&format!("{place}: ")), "{list}\n{error}");
    }
}

#[test]
fn vocabularies_that_come_back_to_themselves_are_told_once() {
    let text =
        "[vocabulary]\na = [\"@b\", \"x\"]\nb = [\"y\", \"red @c\"]\nc = \"@a\"\nd = \"@d\"\ne = \"@a\"\n";
    let error = parse(&[("pack.toml", &manifest("p", "")), ("v.toml", text)]).expect_err("a circle");
    let lines: Vec<String> = error.faults.iter().map(ToString::to_string).collect();
    assert_eq!(
        lines,
        [
            "v.toml:4:6: this word list comes back to itself: @a holds @b holds @c holds @a (take one of these names out)",
            "v.toml:5:6: this word list comes back to itself: @d holds @d (take one of these names out)",
        ]
    );
}

#[test]
fn a_pack_is_laid_over_the_one_it_extends() {
    let base = manifest("base", "groups = [\"g\", \"h\"]")
        + &rule("h/kept", "must", TERMS)
        + &rule("g/changed", "must", TERMS)
        + &rule(
            "g/level",
            "must",
            "aliases = \"g/old-level\"\n[[rule.avoid]]\nterms = \"x\"\nseverity = \"should\"",
        )
        + &rule("i/off", "must", TERMS)
        + &rule("i/spared", "must", TERMS)
        + "[vocabulary]\nhat = [\"cap\"]\nshoe = \"boot\"\n";
    let levels = "extends = \"base\"\n[rules]\n\"g/old-level\" = \"consider\"\n\"i/*\" = \"off\"\n\
                  \"i/spared\" = { severity = \"should\" }\n";
    let own = manifest("own", levels)
        + &rule("g/changed", "consider", "avoid.terms = [\"@hat\", \"@shoe\"]")
        + &rule("a/new", "must", TERMS)
        + "[vocabulary]\nhat = { add = [\"hood\"] }\nshoe = { replace = [\"clog\", \"pump\"] }\n";
    let pack =
        stacked(&[("pack.toml", &own)], &[("base", &base)]).unwrap_or_else(|error| panic!("\n{error}"));
    let rules: Vec<(&str, Severity)> = pack.rules.iter().map(|rule| (&*rule.id, rule.severity)).collect();
    assert_eq!(
        rules,
        [
            ("g/changed", Severity::Consider),
            ("g/level", Severity::Consider),
            ("h/kept", Severity::Must),
            ("i/spared", Severity::Should),
            ("a/new", Severity::Must),
        ]
    );
    let Kind::Avoid(parts) = &pack.rules[1].kind else { panic!("an avoid") };
    assert_eq!(parts[0].severity, Some(Severity::Consider), "no part is above its rule");
    let written =
        |name: &str| pack.vocabularies[name].iter().map(|term| term.written().to_owned()).collect::<Vec<_>>();
    assert_eq!(written("hat"), ["cap", "hood"]);
    assert_eq!(written("shoe"), ["clog", "pump"]);
    assert_eq!(pack.name, "own");
}

#[test]
fn slips_between_packs_are_told() {
    let base = manifest("base", "") + &rule("g/one", "must", "aliases = \"g/first\"\navoid.terms = \"x\"");
    for (more, rules, expected) in [
        (
            "extends = \"bsae\"",
            "",
            "pack.toml:4:11: there is no pack `bsae` to extend (the choice is `language-only`, `neighbourhood-assessment`, `peer-group-assessment` or `school-assessment`)",
        ),
        ("extends = \"own\"", "", "pack.toml:4:11: this pack comes back to itself: own extends own"),
        (
            "extends = \"loop\"",
            "",
            "loop/pack.toml:4:11: this pack comes back to itself: own extends loop extends own",
        ),
        (
            "extends = \"base\"\nrules.\"g/noe\" = \"off\"",
            "",
            "pack.toml:5:7: this pack takes over no rule `g/noe` (did you mean `g/one`?)",
        ),
        (
            "extends = \"base\"\nrules.\"g/one\" = \"of\"",
            "",
            "pack.toml:5:17: a rule's severity cannot be \"of\" (did you mean `off`?)",
        ),
        (
            "extends = \"base\"",
            "g/first",
            "pack.toml:10:6: the id `g/first` is taken by a rule of a pack this one extends",
        ),
        ("vocabulary.hat = { add = \"x\" }", "", "pack.toml:4:12: there is no word list `hat` to add to"),
    ] {
        let own = manifest("own", more)
            + &if rules.is_empty() { String::new() } else { rule(rules, "must", TERMS) };
        let round = manifest("loop", "extends = \"own\"");
        let error = stacked(&[("pack.toml", &own)], &[("base", &base), ("loop", &round), ("own", &own)]);
        let error = error.expect_err(expected).to_string();
        assert_eq!(error, expected);
    }
}

#[test]
fn a_pack_sets_the_numbers_of_rules_it_takes_over() {
    let own = "extends = \"peer-group-assessment\"\n[rules]\n\
               \"clarity/length-and-repetition\" = { max-words = 900 }\n\"scope/outside-period\" = { min-month = 3 }\n";
    let read = |own: &str| Pack::parse(&[PackFile::new("pack.toml", manifest("own", own))]);
    let error = read(own).expect_err("a slip").to_string();
    assert_eq!(
        error,
        "pack.toml:7:28: `scope/outside-period` has no key `min-month` (did you mean `min-months`?)"
    );
    let pack = read(&own.replace("min-month ", "min-months ")).unwrap_or_else(|error| panic!("\n{error}"));
    let limits = pack.rule("clarity/length-and-repetition").expect("taken over").limits();
    assert!(limits.iter().any(|limit| &*limit.name == "max-words" && limit.number == 900));
    assert_eq!(pack.below, [Below { name: "peer-group-assessment".into(), version: "1.0.0".into() }]);
}

#[test]
fn a_pack_says_in_its_own_words_what_a_rule_it_takes_over_says() {
    let base = manifest("base", "") + &rule("g/one", "must", TERMS);
    let own =
        "extends = \"base\"\n[rules]\n\"g/one\" = { title = \"Ours\", message = \"{words} of ours\" }\n";
    let pack = stacked(&[("pack.toml", &manifest("own", own))], &[("base", &base)]);
    let pack = pack.unwrap_or_else(|error| panic!("\n{error}"));
    let rule = &pack.rules[0];
    assert_eq!((&*rule.title, rule.message.as_str(), &*rule.why), ("Ours", "{words} of ours", "w"));
    let slip = own.replace("title = \"Ours\"", "titel = \"Ours\"");
    let error = stacked(&[("pack.toml", &manifest("own", &slip))], &[("base", &base)]);
    let error = error.expect_err("a slip").to_string();
    assert_eq!(error, "pack.toml:6:13: `g/one` has no key `titel` (did you mean `title`?)");
}

#[test]
fn packs_that_share_a_base_take_it_once() {
    let base = manifest("base", "") + &rule("g/one", "must", TERMS);
    let left = manifest("left", "extends = \"base\"\nrules.\"g/one\" = \"consider\"");
    let right = manifest("right", "extends = \"base\"");
    let own = manifest("own", "extends = [\"left\", \"right\"]");
    let pack = stacked(&[("pack.toml", &own)], &[("base", &base), ("left", &left), ("right", &right)]);
    let pack = pack.unwrap_or_else(|error| panic!("\n{error}"));
    assert_eq!(pack.rules.len(), 1);
    assert_eq!(pack.rules[0].severity, Severity::Consider, "taken again, it would be reset");
}

#[test]
fn the_digest_is_of_names_and_texts() {
    let digest = |files: &[(&str, &str)]| parse(files).expect("sound").digest;
    let (a, b) = (("pack.toml", MANIFEST), ("words.toml", WORDS));
    let whole = digest(&[a, b]);
    assert_eq!(whole, digest(&[b, a]), "whatever the order they are given in");
    assert_ne!(whole, digest(&[a, ("other.toml", WORDS)]));
    assert_ne!(whole, digest(&[a, ("words.toml", &WORDS.replace("scruff", "scruffs"))]));
    assert_eq!(whole.len(), "sha256:".len() + 64);
}

#[test]
fn line_ends_and_byte_order_marks_are_no_matter() {
    let windows = format!("\u{feff}{}", WORDS.replace('\n', "\r\n"));
    let pack = parse(&[("pack.toml", MANIFEST), ("words.toml", &windows)])
        .unwrap_or_else(|error| panic!("\n{error}"));
    assert_eq!(pack.rules.len(), 3);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn no_text_makes_it_panic(text in any::<String>(), toml in "[\\[\\]a-c=\"'{}@.#\n ]{0,80}") {
        for text in [text, toml] {
            let _ = parse(&[("pack.toml", &text), ("words.toml", &text)]);
        }
    }

    #[test]
    fn no_slip_of_the_pen_makes_it_panic(
        cut in 0..WORDS.len(), length in 0..40_usize, put in "[\\[\\]a-c=\"'{}@«»1.#\n ]{0,6}",
    ) {
        let from = (0..=cut).rev().find(|at| WORDS.is_char_boundary(*at)).unwrap_or(0);
        let upto = (cut + length..WORDS.len()).find(|at| WORDS.is_char_boundary(*at)).unwrap_or(WORDS.len());
        let text = format!("{}{put}{}", &WORDS[..from], &WORDS[upto..]);
        if let Err(error) = parse(&[("pack.toml", MANIFEST), ("words.toml", &text)]) {
            prop_assert!(!error.faults.is_empty());
            for fault in &error.faults {
                let span = fault.span.clone().unwrap_or_default();
                let file = if fault.file == "words.toml" { &text } else { MANIFEST };
                prop_assert!(span.start <= span.end && span.end <= file.len(), "{fault}");
            }
        }
    }
}

#[test]
fn a_list_takes_the_place_of_one_below_only_where_that_is_said() {
    let base = manifest("base", "")
        + &rule("g/a", "must", "avoid.terms = [\"@hat\"]")
        + "[vocabulary]\nhat = [\"cap\", \"beret\"]\n";
    let over = |list: &str| {
        let own = manifest("own", "extends = \"base\"\n") + "[vocabulary]\n" + list;
        stacked(&[("pack.toml", &own)], &[("base", &base)]).map(|pack| pack.vocabularies["hat"].len())
    };
    let told = over("hat = [\"hood\"]\n").expect_err("not said").to_string();
    assert!(told.contains("there is a word list `hat` already, of 2 terms"), "{told}");
    assert_eq!(over("hat = { replace = [\"hood\"] }\n"), Ok(1));
    assert_eq!(over("hat = { add = [\"hood\"] }\n"), Ok(3));
    assert_eq!(over("cape = [\"hood\"]\n"), Ok(2));
    let told = over("hat = { }\n").expect_err("neither").to_string();
    assert!(told.contains("add"), "{told}");
}
