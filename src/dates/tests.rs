//! What texts are read as dates, one table for each kind, and what holds of any text.

mod day;
mod span;
mod covered;

use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::{DateKind, DateMention, find};

/// Checks that each text holds just these mentions.
fn table(cases: &[(&str, &[(&str, DateKind)])]) {
    let mut wrong = Vec::new();
    for (text, want) in cases {
        let got: Vec<_> = find(text).iter().map(|m| (&text[m.span.range()], m.kind)).collect();
        if got != *want {
            wrong.push(format!("{text:?}\n  want {want:?}\n  got  {got:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The days that the first mention of a text covers, in 2025 when it names no year.
fn days(text: &str) -> Option<(Date, Date)> {
    find(text).first().and_then(|m| m.interval(2025))
}

/// Checks what holds of any answer.
pub(crate) fn sound(text: &str, mentions: &[DateMention]) {
    let mut last = 0;
    for mention in mentions {
        assert!(mention.span.start as usize >= last && !mention.span.is_empty(), "{mentions:?}");
        assert!(text.get(mention.span.range()).is_some(), "{text:?} {mention:?}");
        last = mention.span.end as usize;
        let _ = (mention.interval(2025), mention.interval_before(date(2025, 6, 12)), mention.fault());
    }
}

proptest! {
    #[test]
    fn any_text_is_read_soundly(text in any::<String>()) {
        sound(&text, &find(&text));
    }

    #[test]
    fn text_made_of_dates_is_read_soundly(
        parts in prop::collection::vec(prop::sample::select(vec![
            "1", "31", "02", "2025", "24", "May", "march", "Sept.", " ", " ", "\u{a0}", "-", "\u{2013}", "\u{2011}",
            "/", ".", ",", "(", ")", "and", "to", "between", "the", "of", "w/c", "week", "term", "half", "Q1", "spring",
            "Monday", "sat", "th", "pm", "hrs", "aged", "year", "old", "days", "later", "ago", "last", "that", "\u{2019}",
            "é", "\n", "2000", "99", "9999", "0", "Easter", "clocks went back", "Act", "in", "a", "few",
        ]), 0..24)
    ) {
        let text: String = parts.concat();
        sound(&text, &find(&text));
    }
}

#[test]
fn a_megabyte_of_anything_is_read_in_linear_time() {
    for unit in [
        "1",
        "a",
        " ",
        "é",
        "1, ",
        "1 ",
        "1/",
        "1-",
        "May ",
        "5 May, ",
        "between ",
        "the last ",
        "week of ",
        "Monday ",
        "1 and ",
        "2025 ",
        "March to ",
        "aged 15 ",
        "\u{a0}",
        "12/03/",
        "a few ",
        "(2025",
        "13.",
        "Mon 3, ",
    ] {
        let text = unit.repeat(100_000 / unit.len());
        sound(&text, &find(&text));
    }
    for unit in ["1", "a", "é", "Monday ", "word 12/03/ "] {
        let text = unit.repeat(1_000_000 / unit.len());
        sound(&text, &find(&text));
    }
}
