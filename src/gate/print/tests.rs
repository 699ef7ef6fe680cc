use super::*;
use crate::read::{Format, read};

fn draft(text: &str) -> Draft {
    read(Format::Markdown, text.as_bytes()).expect("text")
}

fn print(text: &str) -> TextPrint {
    TextPrint::of(&draft(text), &[], Form::Places)
}

fn changes(signed: &TextPrint, now: &Draft) -> Changes {
    signed.changes(now, &[], Form::Places)
}

#[test]
fn a_changed_paragraph_is_named_and_a_moved_one_is_not_new() {
    let signed = print("# A\n\nOne two.\n\nThree four.\n\nFive.");
    // Markdown typed otherwise is the same text.
    assert_eq!(signed, print("A\n=\n\nOne\ntwo.\n\n*Three*  four.\n\nFive.\n"));
    let now = draft("# A\n\nThree four.\n\nOne two more.\n\nFive.");
    assert_ne!(signed.text, TextPrint::of(&now, &[], Form::Places).text);
    let found = changes(&signed, &now);
    assert_eq!(found.new.iter().map(|span| now.slice(*span)).collect::<Vec<_>>(), ["One two more."]);
    assert_eq!(found.gone, 1);
    let moved = draft("# A\n\nThree four.\n\nOne two.\n\nFive.");
    assert_ne!(signed.text, TextPrint::of(&moved, &[], Form::Places).text);
    assert_eq!(changes(&signed, &moved), Changes::default());
}

#[test]
fn equal_paragraphs_of_two_reports_have_different_digests() {
    let long = "It was agreed with her mother that the letter would go out in May.";
    let (a, b) = (print(&format!("{long}\n\nA.")), print(&format!("{long}\n\nB.")));
    assert_eq!((a.blocks[0].len(), a.blocks[1].len()), (KEPT, KEPT_OF_FEW));
    assert_ne!(a.blocks[0], b.blocks[0]);
}

#[test]
fn the_same_words_in_another_sense_are_another_text() {
    for (one, other) in [
        ("| May it go? | No |\n|---|---|\n| x | |", "| May it go? | No |\n|---|---|\n| | x |"),
        ("| A | B |\n|---|---|\n| x | |\n| | |", "| A | B |\n|---|---|\n| | |\n| x | |"),
        ("- [ ] Consent given", "- [x] Consent given"),
        ("- [ ] One\n\n- [x] Two", "- [x] One\n\n- [ ] Two"),
        ("She did ~~not~~ agree.", "She did not agree."),
        ("She did <del>not</del> agree.", "She did not agree."),
        ("> It is her fault.", "It is her fault."),
    ] {
        assert_ne!(print(one).text, print(other).text, "{one} / {other}");
        let first = |text: &str| TextPrint::of(&draft(text), &[], Form::Words);
        assert_eq!(first(one), first(other), "the first records knew words alone: {one}");
    }
    assert_eq!(print("~~a b~~ c"), print("~~a~~ ~~b~~ c"), "a run cut in two");
    assert_eq!(print("<s>a</s> b"), print("~~a~~ b"));
    let now = draft("| May it go? | No |\n|---|---|\n| | x |");
    let found = changes(&print("| May it go? | No |\n|---|---|\n| x | |"), &now);
    assert_eq!(found.new.iter().map(|span| now.slice(*span)).collect::<Vec<_>>(), ["x"]);
}

#[test]
fn an_identifier_is_in_no_paragraphs_digest() {
    let mask = Span::new(0, 10);
    let of = |text: &str| TextPrint::of(&draft(text), &[mask], Form::Places);
    let (one, other) = (of("14/03/2011 is her date of birth, as her school has it.").blocks, "•");
    let salt = of("14/03/2011 is her date of birth, as her school has it.").text;
    assert_eq!(
        one[0],
        salted(&salt, &format!("{}11 is her date of birth, as her school has it.", other.repeat(8)))
    );
}
