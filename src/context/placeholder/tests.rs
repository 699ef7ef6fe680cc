use proptest::prelude::*;

use super::{find, words};

/// Checks that each text holds just these placeholders.
fn table(whole: bool, cases: &[(&str, &[&str])]) {
    let mut wrong = Vec::new();
    for (text, want) in cases {
        let got: Vec<_> = find(text, whole).iter().map(|span| &text[span.range()]).collect();
        if got != *want {
            wrong.push(format!("{text:?}\n  want {want:?}\n  got  {got:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn text_in_brackets() {
    table(
        false,
        &[
            ("", &[]),
            ("The group consists of [insert names].", &["[insert names]"]),
            ("[Name] met [DATE]", &["[Name]", "[DATE]"]),
            ("by [name of social worker] on [date]", &["[name of social worker]", "[date]"]),
            ("[xxx] and [TBC] and [?]", &["[xxx]", "[TBC]", "[?]"]),
            (
                "[delete as appropriate] [add details here] [your name]",
                &["[delete as appropriate]", "[add details here]", "[your name]"],
            ),
            ("[ ] and [    ] and [...................]", &["[    ]", "[...................]"]),
            ("<insert date> <name> <<date>>", &["<insert date>", "<name>", "<<date>>"]),
            (
                "[Worker to complete] [school nurse to add]",
                &["[Worker to complete]", "[school nurse to add]"],
            ),
            ("School 2: to follow. Delete as appropriate.", &["to follow", "Delete as appropriate"]),
            ("(insert quote) and (check date)", &["insert quote", "check date"]),
            (
                "More is to follow. (check dates with the school before Monday) [he agreed to provide it and was]",
                &[],
            ),
            ("{{field}} and {{ review_date }}", &["{{field}}", "{{ review_date }}"]),
            ("${name} and {name}", &["${name}", "{name}"]),
            // what authors write in brackets on purpose
            ("[sic] [...] [\u{2026}] [1] [a] [12, 14]", &[]),
            ("[name withheld] [name removed] [names redacted] [redacted] [date not known] [he] [Ash]", &[]),
            ("[name of school changed] [date of birth removed] [name known to the author]", &[]),
            ("[x] done, [ ] not done, [link](https://example.org)", &[]),
            ("5 < 6 and 7 > 3; <b>bold</b>; <https://example.org>; <a@example.org>", &[]),
            ("[insert", &[]),
        ],
    );
}

#[test]
fn crosses_and_dates() {
    table(
        false,
        &[
            ("Rowan is XX years old.", &["XX"]),
            ("on XX/XX/XXXX by xxx", &["XX/XX/XXXX", "xxx"]),
            ("XX.XX.XX and XX March 20XX", &["XX.XX.XX", "XX", "20XX"]),
            ("dd/mm/yyyy, DD-MM-YY", &["dd/mm/yyyy", "DD-MM-YY"]),
            ("Mr X and Ms XXX", &["XXX"]),
            ("contact XXXXX XXXXXX", &["XXXXX XXXXXX"]),
            // kisses, numerals, sizes
            ("\u{201c}Love you xx\u{201d}", &[]),
            ("\"thanks for everything xxx\"", &[]),
            ("She wrote 'miss you loads xxx' on it", &[]),
            ("see you soon xx", &[]),
            ("XX Corps; Louis XX; Chapter XX; XXL top; XXX-rated", &[]),
            ("Child X and YP X", &[]),
        ],
    );
}

#[test]
fn every_word_that_opens_a_placeholder_does() {
    for opener in words::OPENERS {
        let text = match *opener {
            "tbc" | "tba" | "tbd" => opener.to_uppercase(),
            "t" => "T.B.C.".to_owned(),
            "to" => "to be confirmed".to_owned(),
            "todo" => "TODO".to_owned(),
            "dd" => "dd/mm/yyyy".to_owned(),
            "mm" => "mm/yyyy".to_owned(),
            "lorem" => "Lorem ipsum dolor sit amet".to_owned(),
            "click" | "tap" => format!("{opener} here to enter text"),
            "choose" => "Choose an item".to_owned(),
            "delete" => "delete as applicable".to_owned(),
            "check" => "(check date)".to_owned(),
            _ => format!("{opener} text here"),
        };
        assert!(!find(&text, false).is_empty(), "{text}");
    }
}

#[test]
fn to_be_confirmed() {
    table(
        false,
        &[
            ("Review date: TBC", &["TBC"]),
            ("Owner tbc, date TBA / TBD", &["tbc", "TBA", "TBD"]),
            ("Owner: T.B.C.", &["T.B.C."]),
            ("Review date: to be confirmed.", &["to be confirmed"]),
            ("to be completed by the author; to be added; to be agreed", &["to be completed", "to be added"]),
            ("Date: to\nbe\u{a0}decided", &["to\nbe\u{a0}decided"]),
            ("TODO: add the table", &["TODO"]),
            ("Lorem ipsum dolor sit amet", &["Lorem ipsum dolor sit amet"]),
            ("Click or tap here to enter text.", &["Click or tap here to enter text"]),
            (
                "Click here to enter a date. Choose an item.",
                &["Click here to enter a date", "Choose an item"],
            ),
            ("Click or tap to enter a date", &["Click or tap to enter a date"]),
            ("Add text here", &["Add text here"]),
            ("Enter your text here; type here", &["Enter your text here", "type here"]),
            // meant
            ("He asked to be added to the chat; she waited to be told", &[]),
            ("the work to be completed by 3 May; the form is to be completed by hand", &[]),
            ("We replaced \u{201c}TBC\u{201d} with a date", &[]),
            ("todo list; TBCs", &[]),
            ("they choose an item from the menu", &[]),
        ],
    );
}

#[test]
fn blanks() {
    table(
        false,
        &[
            (
                "Signed ........................ Date ____________",
                &["........................", "____________"],
            ),
            ("Signed \u{2026}\u{2026}\u{2026}\u{2026}", &["\u{2026}\u{2026}\u{2026}\u{2026}"]),
            ("Who???? ", &["????"]),
            ("***", &["***"]),
            ("Date: ***", &["***"]),
            // drawn breath, surprise, emphasis, swearing
            ("and then... nothing. Wait\u{2026} what?? no....", &[]),
            ("**bold** ***both*** f***ing s***", &[]),
            ("snake_case __init__", &[]),
        ],
    );
}

#[test]
fn whole_fields() {
    table(
        true,
        &[
            ("N/A", &["N/A"]),
            (" n/a ", &["n/a"]),
            ("None.", &["None."]),
            ("-", &["-"]),
            ("\u{2013}", &["\u{2013}"]),
            ("pending", &["pending"]),
            ("Not yet known", &["Not yet known"]),
            ("xx", &["xx"]),
            ("?", &["?"]),
            ("to be agreed", &["to be agreed"]),
            ("TBC by panel", &["TBC"]),
            ("Not applicable because the group has no school in common.", &[]),
            ("None of the five has a social worker", &[]),
            ("12 September 2025", &[]),
            ("x", &[]),         // a tick
            ("Not known", &[]), // an honest answer
            ("", &[]),
        ],
    );
    table(false, &[("n/a", &[]), ("none", &[]), ("-", &[]), ("pending", &[])]);
}

fn sound(text: &str, whole: bool) {
    let mut last = 0;
    for span in find(text, whole) {
        assert!(span.start >= last && !span.is_empty(), "{text:?} {span:?}");
        assert!(text.get(span.range()).is_some(), "{text:?} {span:?}");
        last = span.end;
    }
}

proptest! {
    #[test]
    fn any_text_is_read_soundly(text in any::<String>(), whole: bool) {
        sound(&text, whole);
    }

    #[test]
    fn text_made_of_placeholders_is_read_soundly(
        parts in prop::collection::vec(prop::sample::select(vec![
            "[", "]", "<", ">", "{{", "}}", "insert", "name", "date", "XX", "xx", "/", ".", "....", "____", "????", "***",
            "TBC", "T.B.C", "to be", "confirmed", "lorem ipsum", "Click", "here to enter text", "\u{2026}", "é", " ", " ",
            "\n", "\"", "\u{201c}", "\u{201d}", "'", "$", "20XX", "dd", "mm", "yyyy", "n/a",
        ]), 0..20),
        whole: bool,
    ) {
        sound(&parts.concat(), whole);
    }
}

#[test]
fn long_and_hostile_text_is_read_in_linear_time() {
    for unit in [
        "[", "<", "{", "{{", ".", "_", "?", "*", "x", "X ", "XX/", "xx xx ", "to be ", "click ", "\"",
        "\u{2026}", "T.B.", "lorem ", "[insert ", "é", "dd/",
    ] {
        sound(&unit.repeat(300_000 / unit.len()), false);
        sound(&unit.repeat(300_000 / unit.len()), true);
    }
}
