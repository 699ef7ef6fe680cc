//! Several packs given together are one stack.

use super::*;

/// Packs of one file each, some of which are given together; any may extend another.
fn stack(given: &[&str], all: &[(&str, String)]) -> Result<Pack, PackError> {
    let base = |wanted: &str| {
        let (name, text) = all.iter().find(|(name, _)| *name == wanted)?;
        Some(vec![PackFile::new(format!("{name}/pack.toml"), text.clone())])
    };
    let files: Vec<Vec<PackFile>> = given.iter().map(|name| base(name).expect("it is there")).collect();
    let alone: Vec<Pack> = files
        .iter()
        .map(|files| Pack::load(files, &base).unwrap_or_else(|error| panic!("\n{error}")))
        .collect();
    let parts: Vec<Part<'_>> = files
        .iter()
        .zip(&alone)
        .map(|(files, alone)| Part { alone, files: Some(files), base: &base })
        .collect();
    Pack::stack(&parts)
}

fn sound(given: &[&str], all: &[(&str, String)]) -> Pack {
    stack(given, all).unwrap_or_else(|error| panic!("\n{error}"))
}

fn ids(pack: &Pack) -> Vec<&str> {
    pack.rules.iter().map(|rule| &*rule.id).collect()
}

fn written<'p>(pack: &'p Pack, list: &str) -> Vec<&'p str> {
    pack.vocabularies[list].iter().map(Term::written).collect()
}

/// A base, and two packs that extend it and know nothing of each other.
fn side_by_side() -> Vec<(&'static str, String)> {
    let base = manifest("base", "groups = [\"g\", \"h\"]")
        + &rule("h/last", "consider", TERMS)
        + &rule("g/first", "should", TERMS)
        + &rule("g/off", "should", TERMS)
        + &rule("g/weighty", "consider", "measure = { of = \"words\", most = 100 }")
        + "[vocabulary]\nhat = [\"cap\"]\n";
    let county = manifest("county", "extends = \"base\"\n[rules]\n\"g/off\" = \"off\"\n")
        + "[rules.\"g/weighty\"]\nseverity = \"must\"\nmessage = \"Ours\"\nmax-words = 4000\n"
        + &rule("county/own", "must", TERMS)
        + "[vocabulary]\nhat = { add = \"hood\" }\ncounty = \"zed\"\n";
    let team = manifest("team", "extends = \"base\"")
        + &rule("team/own", "must", TERMS)
        + &rule("g/new", "must", TERMS)
        + "[vocabulary]\nhat = { add = \"beret\" }\n";
    vec![("base", base), ("county", county), ("team", team)]
}

#[test]
fn what_one_pack_of_a_list_says_holds_under_the_next() {
    let all = side_by_side();
    for (given, own) in [
        (&["county", "team"][..], "team/own"),
        (&["team", "county"][..], "county/own"),
        (&["base", "county", "team"][..], "team/own"),
        (&["county", "base", "team"][..], "team/own"),
    ] {
        let pack = sound(given, &all);
        assert!(pack.rule("g/off").is_none(), "{given:?}");
        assert_eq!(pack.turned_off("g/off").expect("it is left out").by, "the pack county");
        let weighty = pack.rule("g/weighty").expect("it is there");
        assert_eq!((weighty.severity, weighty.message.as_str()), (Severity::Must, "Ours"), "{given:?}");
        assert_eq!(weighty.limits()[0].number, 4000, "{given:?}");
        let mut hats = written(&pack, "hat");
        hats.sort_unstable();
        assert_eq!(hats, ["beret", "cap", "hood"], "{given:?}");
        assert_eq!(pack.name, given.join("+"));
        // Its own are those of the pack on top.
        let below = |name: &str| pack.below.iter().any(|below| below.name == name);
        let top: Vec<&str> =
            pack.rules.iter().filter(|rule| !below(&rule.pack)).map(|rule| &*rule.id).collect();
        assert!(top.contains(&own), "{given:?}: {top:?}");
        assert!(!top.contains(&"g/first"), "{given:?}: {top:?}");
    }
}

#[test]
fn a_pack_that_is_below_another_already_changes_nothing() {
    let all = side_by_side();
    let (alone, over) = (sound(&["county"], &all), sound(&["base", "county"], &all));
    assert_eq!(format!("{:?}", alone.rules), format!("{:?}", over.rules));
    assert_eq!(format!("{:?}", alone.vocabularies), format!("{:?}", over.vocabularies));
    let twice = sound(&["county", "county"], &all);
    assert_eq!((twice.name.as_str(), &twice.digest), ("county", &alone.digest));
    assert_ne!(alone.digest, over.digest);
}

#[test]
fn the_rules_of_a_stack_stand_by_groups() {
    let pack = sound(&["county", "team"], &side_by_side());
    assert_eq!(ids(&pack), ["g/first", "g/weighty", "g/new", "h/last", "county/own", "team/own"]);
}

#[test]
fn a_later_pack_stands_in_for_what_it_takes_on() {
    let one = manifest("one", "") + &rule("g/a", "must", TERMS) + &rule("g/b", "must", TERMS);
    let renamed = "aliases = \"g/a\"\navoid.terms = \"x\"";
    let two = manifest("two", "") + &rule("g/b", "consider", TERMS) + &rule("g/c", "should", renamed);
    let both = sound(&["one", "two"], &[("one", one), ("two", two)]);
    let rules: Vec<(&str, Severity)> = both.rules.iter().map(|rule| (&*rule.id, rule.severity)).collect();
    assert_eq!(rules, [("g/b", Severity::Consider), ("g/c", Severity::Should)]);
    assert_eq!((both.name.as_str(), both.version.as_str()), ("one+two", "1+1"));
}

#[test]
fn each_rule_cites_what_its_own_pack_says_it_rests_on() {
    let all = [
        ("one", manifest("one", "") + &rule("g/a", "must", TERMS)),
        ("two", manifest("two", "").replace("\"S\"", "\"Another\"") + &rule("g/b", "must", TERMS)),
    ];
    let pack = sound(&["one", "two"], &all);
    let cited = |id: &str| {
        let rule = pack.rule(id).expect("it is there");
        rule.sources.iter().map(|source| pack.sources[source].title.as_str()).collect::<Vec<_>>()
    };
    assert_eq!((cited("g/a"), cited("g/b")), (vec!["S"], vec!["Another"]));
}

#[test]
fn what_is_wrong_only_together_is_told_at_its_file() {
    let asks = |id: &str| {
        let require = "[rule.require]\nitem = \"local/panel\"\nquestion = \"q\"\nidea = { name = \"a\", any = \"x\" }\n\
                       met = { all = \"a\" }\nmodel = \"m\"";
        rule(id, "should", require)
    };
    let all =
        [("one", manifest("one", "") + &asks("local/a")), ("two", manifest("two", "") + &asks("local/b"))];
    let error = stack(&["one", "two"], &all).expect_err("one item, two rules").to_string();
    assert_eq!(
        error,
        "two/pack.toml:18:8: the checklist item `local/panel` is taken by the rule `local/a` (give the item a name of its \
         own, or turn that rule off)"
    );
}

#[test]
fn a_pack_may_turn_on_again_what_one_below_it_turned_off() {
    let mut all = side_by_side();
    all.push(("squad", manifest("squad", "extends = \"county\"\nrules.\"g/off\" = \"must\"")));
    let squad = sound(&["squad"], &all);
    assert_eq!(squad.rule("g/off").map(|rule| rule.severity), Some(Severity::Must));
    assert!(squad.left_out.is_empty());
    assert_eq!(ids(&squad)[..3], ["g/first", "g/off", "g/weighty"], "in its old place");
    // A whole group's severity is that of the rules that are on; other words turn nothing on.
    for more in ["\"g/*\" = \"must\"", "\"g/off\" = { title = \"Ours\" }"] {
        all.pop();
        all.push(("squad", manifest("squad", &format!("extends = \"county\"\n[rules]\n{more}"))));
        assert!(sound(&["squad"], &all).rule("g/off").is_none(), "{more}");
    }
}

#[test]
fn groups_that_a_pack_does_not_name_stay_together_and_in_order() {
    let base = manifest("base", "groups = [\"n\", \"m\"]")
        + &rule("m/a", "must", TERMS)
        + &rule("n/a", "must", TERMS);
    let own = manifest("own", "extends = \"base\"\ngroups = \"z\"")
        + &rule("north/a", "must", TERMS)
        + &rule("south/a", "must", TERMS)
        + &rule("north/b", "must", TERMS)
        + &rule("z/a", "must", TERMS);
    let pack = sound(&["own"], &[("base", base), ("own", own)]);
    assert_eq!(ids(&pack), ["z/a", "n/a", "m/a", "north/a", "north/b", "south/a"]);
    assert_eq!(pack.groups, ["z", "n", "m"]);
}
