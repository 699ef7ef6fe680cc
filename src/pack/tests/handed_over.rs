//! What authors would be shown of a slip in somebody's pack is told to whoever wrote the pack.

use super::*;

/// A base with a rule of each of some kinds.
fn base() -> String {
    let item = "each = { of = \"action\", item = { id = \"actions/smart\", question = \"q\" }, need = { part = \"when\", \
                lacking = \"by when\" } }";
    manifest("base", "")
        + &rule("g/words", "must", TERMS)
        + &rule("g/long", "must", "measure = { of = \"words\", most = 10 }")
        + &rule("g/each", "must", item)
}

/// The only fault of a pack over the base.
#[track_caller]
fn fault(text: &str) -> String {
    let error = stacked(&[("pack.toml", text)], &[("base", &base())]).expect_err(text);
    assert_eq!(error.faults.len(), 1, "{error}");
    error.to_string()
}

#[test]
fn settings_are_held_to_what_a_rule_has() {
    for (setting, expected) in [
        (
            "\"g/words\" = { message = \"So {number}\" }",
            "6:29: the message of `g/words` cannot hold `{number}` (the only one is `words`)",
        ),
        (
            "\"g/*\" = { message = \"All {number}\" }",
            "6:26: the message of `g/words` cannot hold `{number}` (the only one is `words`)",
        ),
        ("\"g/long\" = { message = \"{most\" }", "6:25: this `{` is never closed with `}`"),
        (
            "\"g/words\" = { why = \"So {words}\" }",
            "6:25: `why` cannot hold `{words}`: it is shown as it stands (only a message has something put in)",
        ),
        (
            "\"g/words\" = { question = \"q\" }",
            "6:15: `g/words` has no key `question` (the choice is `instead`, `message`, `severity`, `title` or `why`)",
        ),
        (
            "\"g/each\" = { model = \"m\" }",
            "6:14: `g/each` has no key `model` (the choice is `instead`, `message`, `min-share`, `question`, `severity`, \
             `title` or `why`)",
        ),
        (
            "\"g/long\" = { weak-message = \"m\" }",
            "6:14: `g/long` has no key `weak-message` (the choice is `instead`, `max-words`, `message`, `severity`, `title` or \
             `why`)",
        ),
        (
            "\"g/long\" = { max-words = \"many\" }",
            "6:14: `max-words` takes a whole number from 1 to 1000000, not text (write the number without quotes)",
        ),
    ] {
        let text = manifest("own", &format!("extends = \"base\"\n[rules]\n{setting}"));
        assert_eq!(fault(&text), format!("pack.toml:{expected}"), "{setting}");
    }
    for sound in [
        "\"g/long\" = { message = \"{number} of {most}\" }",
        "\"g/*\" = { message = \"All of {words}\", question = \"q\" }",
        "\"g/words\" = { why = \"What stands {so}\" }",
    ] {
        let text = manifest("own", &format!("extends = \"base\"\n[rules]\n{sound}"));
        if let Err(error) = stacked(&[("pack.toml", &text)], &[("base", &base())]) {
            panic!("{sound}\n{error}");
        }
    }
}

#[test]
fn braces_are_told_where_nothing_fills_them_in() {
    let own = |from: &str, to: &str| manifest("own", "") + &rule("h/a", "must", TERMS).replace(from, to);
    for (from, to, expected) in [
        ("why = \"w\"", "why = \"So {words}\"", "`why` cannot hold `{words}`: it is shown as it stands"),
        ("instead = \"i\"", "instead = \"Say {detail}\"", "`instead` cannot hold `{detail}`"),
        ("message = \"m\"", "message = \"m {words\"", "this `{` is never closed with `}`"),
    ] {
        let fault = fault(&own(from, to));
        assert!(fault.contains(expected), "{fault}");
    }
}

#[test]
fn a_checklist_item_is_one_rules() {
    let item = "each = { of = \"action\", item = { id = \"actions/smart\", question = \"q\" }, need = { part = \"when\", \
                lacking = \"l\" } }";
    let taken = manifest("own", "extends = \"base\"") + &rule("h/mine", "must", item);
    let told = fault(&taken);
    assert!(told.contains("the checklist item `actions/smart` is taken by the rule `g/each`"), "{told}");
    let twice = manifest("own", "") + &rule("h/mine", "must", item) + &rule("h/other", "must", item);
    let told = fault(&twice);
    assert!(told.contains("is taken by the rule `h/mine`"), "{told}");
    // A rule may stand in for the one that has it, or take the item of one that is turned off.
    for sound in [
        manifest("own", "extends = \"base\"") + &rule("g/each", "must", item),
        manifest("own", "extends = \"base\"\nrules.\"g/each\" = \"off\"") + &rule("h/mine", "must", item),
    ] {
        if let Err(error) = stacked(&[("pack.toml", &sound)], &[("base", &base())]) {
            panic!("{sound}\n{error}");
        }
    }
}

#[test]
fn the_gates_ids_are_the_gates() {
    for (id, more) in [("gate/unused-waiver", TERMS), ("h/a", "aliases = \"gate/a\"\navoid.terms = \"x\"")] {
        let told = fault(&(manifest("own", "") + &rule(id, "must", more)));
        assert!(told.contains("`gate/` is for what the gate itself asks"), "{told}");
    }
}

#[test]
fn word_lists_that_hold_each_other_too_deep_are_told_once() {
    // From either end, so that the order of the walk makes no difference.
    for (many, up) in [(30_000, true), (30_000, false), (80, true), (80, false)] {
        let list = |number: usize| {
            let inner = if up { number + 1 } else { number.wrapping_sub(1) };
            let held = if inner < many { format!("@v{inner:05}") } else { "end".to_owned() };
            format!("v{number:05} = \"{held}\"\n")
        };
        let lists: String = (0..many).map(list).collect();
        let told = fault(&(manifest("own", "") + "[vocabulary]\n" + &lists));
        assert!(told.contains("word lists hold each other more than 64 deep here"), "{told}");
    }
    let list = |number: usize| format!("v{number} = \"@v{}\"\n", number + 1);
    let shallow: String = (0..60).map(list).collect::<String>() + "v60 = \"end\"\n";
    let shallow = manifest("own", "") + "[vocabulary]\n" + &shallow;
    assert!(parse(&[("pack.toml", &shallow)]).is_ok());
}

#[test]
fn help_fits_the_mistake() {
    let sound = rule("h/a", "must", TERMS);
    for (text, expected) in [
        (sound.replace("id = ", "id = \"h/b\"\nid = "), "this name is there already"),
        (sound.replace("\"x\"", &("[".repeat(300) + &"]".repeat(300))), "nested too deep"),
        (sound.replace("\"x\"", "x"), "text stands in double quotes"),
        (sound.replace("\"x\"", "\"a|b\""), "`|` stands between { and }"),
    ] {
        let error = parse(&[("pack.toml", &(manifest("own", "") + &text))]).expect_err(expected).to_string();
        assert!(error.contains(expected), "{error}");
    }
}
