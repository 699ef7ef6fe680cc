//! Placeholders made of words: "TBC", "Click here to enter text".

use std::ops::Range;

use super::{Quotations, crosses};
use crate::dates::{Cursor, SLOTS, Shapes, Word, slot, slots_of};

/// Whether the whole of a field says only that it has not been filled in. `text` is trimmed.
pub(super) fn is_empty_answer(text: &str) -> bool {
    let begins =
        |c: char| matches!(c.to_ascii_lowercase(), 'n' | 'p' | 'x' | 'b' | 'a' | 't' | '-' | '–' | '—' | '?');
    if text.len() > 24 || !text.starts_with(begins) {
        return false;
    }
    let lower = text.trim_end_matches('.').to_lowercase();
    let bare = matches!(
        lower.as_str(),
        "n/a"
            | "n.a"
            | "na"
            | "none"
            | "none known"
            | "nil"
            | "-"
            | "--"
            | "---"
            | "–"
            | "—"
            | "pending"
            | "not applicable"
            | "not yet known"
            | "?"
            | "??"
            | "???"
            | "xx"
            | "xxx"
            | "blank"
            | "awaited"
            | "awaiting"
            | "not completed"
            | "not yet completed"
    );
    let to_be = lower
        .strip_prefix("to be ")
        .is_some_and(|rest| !rest.is_empty() && rest.chars().all(char::is_alphabetic));
    bare || to_be
}

/// Words that open a placeholder.
pub(super) const OPENERS: &[&str] = &[
    "tbc", "tba", "tbd", "t", "to", "todo", "dd", "mm", "lorem", "click", "tap", "choose", "add", "enter",
    "type", "insert", "write", "put", "delete", "check",
];

static SHAPES: Shapes = Shapes::of(&[OPENERS]);
static OPENERS_AT: [bool; SLOTS] = slots_of(&[OPENERS]);

/// Whether a word of this first letter and length may open a placeholder.
pub(in crate::context) const fn may_open(first: u8, length: usize) -> bool {
    SHAPES.may(first, length)
}

/// Whether anything may start at such a run: a quick look before a slower one.
pub(in crate::context) fn may_be_left_in(bytes: &[u8], at: usize, end: usize) -> bool {
    bytes[end - 1] | 0x20 == b'x' || SHAPES.may(bytes[at], end - at)
}

/// What starts at the run of letters and digits from `at` to `end`.
pub(super) fn left_in(text: &str, at: usize, end: usize, quoted: &Quotations) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let crossed = bytes[end - 1].eq_ignore_ascii_case(&b'x');
    let known = || SHAPES.may(bytes[at], end - at) && OPENERS_AT[slot(Word::pack_at(bytes, at, end))];
    if !crossed && !known() {
        return None;
    }
    let c = Cursor::new(text, at);
    if c.after_letter() || c.to(end).in_word() {
        return None;
    }
    if crossed {
        return crosses::crosses(c, end, quoted);
    }
    let word = c.word_to(end)?;
    let after = c.to(end);
    match word.key() {
        b"tbc" | b"tba" | b"tbd" => (!quoted.name(c, after)).then_some(at..end),
        b"t" => dotted(c, after, quoted),
        b"to" => to_be(c, after),
        b"todo" => (&text[at..end] == "TODO").then_some(at..end),
        b"dd" | b"mm" => date_pattern(c, after),
        b"lorem" => lorem(c, after),
        b"click" | b"tap" => click(c, after),
        b"choose" if word.capital => phrase(after, &[b"an", b"item"]).map(|end| at..end.at),
        b"add" | b"enter" | b"type" | b"insert" | b"write" | b"put" => {
            text_here(&word, c, after).or_else(|| in_round_brackets(&word, c, after))
        }
        b"delete" => phrase(after, &[b"as"])?.space()?.word().and_then(|why| {
            matches!(why.key(), b"appropriate" | b"applicable" | b"necessary").then_some(at..why.end)
        }),
        b"check" => in_round_brackets(&word, c, after),
        _ => None,
    }
}

/// Past these words, one space of any width between each.
fn phrase<'t>(c: Cursor<'t>, words: &[&[u8]]) -> Option<Cursor<'t>> {
    words.iter().try_fold(c, |at, word| at.space()?.eat_word(word))
}

/// Whether a phrase opens what it stands in: nothing before it, or a mark that introduces it.
fn opens(c: Cursor) -> bool {
    c.gap_before()
        .char_before()
        .is_none_or(|mark| matches!(mark, ':' | ';' | ',' | '.' | '(' | '[' | '|' | '-' | '–' | '—' | '\n'))
        || c.starts_line()
}

/// "T.B.C."
fn dotted(c: Cursor, after: Cursor, quoted: &Quotations) -> Option<Range<usize>> {
    let last = after.eat(b'.')?.eat_word(b"b")?.eat(b'.')?;
    let word = last.word().filter(|word| matches!(word.key(), b"c" | b"a" | b"d"))?;
    let end = last.to(word.end);
    let end = end.eat(b'.').unwrap_or(end);
    (!quoted.name(c, end)).then_some(c.at..end.at)
}

/// "(insert quote)", "(check date)": a note to oneself, in brackets of its own.
fn in_round_brackets(word: &Word, c: Cursor, after: Cursor) -> Option<Range<usize>> {
    let at = after.space()?;
    let noun = at.word()?;
    let end = at.to(noun.end);
    let known = matches!(
        noun.key(),
        b"date"
            | b"dates"
            | b"name"
            | b"names"
            | b"quote"
            | b"quotes"
            | b"detail"
            | b"details"
            | b"example"
            | b"examples"
            | b"number"
            | b"source"
            | b"sources"
            | b"spelling"
            | b"text"
            | b"figure"
            | b"figures"
    );
    let stands = known && word.key() != b"put" && c.char_before() == Some('(') && end.byte() == b')';
    stands.then_some(c.at..end.at)
}

/// "to be confirmed": anywhere, but for someone who hopes to be; "to be added" only where it stands for a text.
fn to_be(c: Cursor, after: Cursor) -> Option<Range<usize>> {
    // "School 2: to follow."
    if let Some(end) = phrase(after, &[b"follow"]) {
        return (opens(c) && !c.starts_line() && !end.gap().in_word()).then_some(c.at..end.at);
    }
    let at = phrase(after, &[b"be"])?.space()?;
    let word = at.word()?;
    let end = at.to(word.end);
    let before = c.word_before();
    let stands = match word.key() {
        b"confirmed" | b"determined" | b"decided" | b"advised" | b"announced" => {
            before.is_none_or(|before| {
                !matches!(
                    before.key(),
                    b"asked"
                        | b"wants"
                        | b"wanted"
                        | b"want"
                        | b"need"
                        | b"needs"
                        | b"needed"
                        | b"has"
                        | b"have"
                        | b"had"
                        | b"waiting"
                        | b"waited"
                        | b"hoping"
                        | b"hopes"
                        | b"hoped"
                        | b"seems"
                        | b"seemed"
                        | b"expects"
                        | b"used"
                )
            })
        }
        b"completed" | b"added" | b"inserted" | b"updated" | b"supplied" | b"provided" | b"finalised"
        | b"written" => {
            let ends = end.gap();
            opens(c)
                && (!ends.in_word()
                    || ends.word().is_some_and(|next| {
                        matches!(next.key(), b"by" | b"when" | b"once" | b"here" | b"later")
                    }))
        }
        _ => false,
    };
    stands.then_some(c.at..end.at)
}

/// "dd/mm/yyyy", "DD-MM-YY", "mm/yyyy".
fn date_pattern(c: Cursor, after: Cursor) -> Option<Range<usize>> {
    let mut at = after;
    for _ in 0..2 {
        let next = at.eat(b'/').or_else(|| at.eat(b'.')).or_else(|| at.hyphen())?;
        let word = next.word()?;
        at = next.to(word.end);
        match word.key() {
            b"mm" => {}
            b"yy" | b"yyyy" => return Some(c.at..at.at),
            _ => return None,
        }
    }
    None
}

fn lorem(c: Cursor, after: Cursor) -> Option<Range<usize>> {
    let end = phrase(after, &[b"ipsum"])?;
    let end = phrase(end, &[b"dolor", b"sit", b"amet"]).unwrap_or(end);
    Some(c.at..end.at)
}

/// Word's own prompts: "Click or tap here to enter text", "Click here to enter a date".
fn click(c: Cursor, after: Cursor) -> Option<Range<usize>> {
    let at = phrase(after, &[b"or"]).and_then(Cursor::space).and_then(|or| {
        or.word().filter(|word| matches!(word.key(), b"tap" | b"click")).map(|word| or.to(word.end))
    });
    let at = at.unwrap_or(after);
    let at = phrase(at, &[b"here"]).unwrap_or(at);
    let verb = phrase(at, &[b"to"])?.space()?;
    let word = verb.word().filter(|word| {
        matches!(word.key(), b"enter" | b"add" | b"choose" | b"select" | b"type" | b"insert")
    })?;
    let end = verb.to(word.end);
    Some(c.at..what(end).unwrap_or(end).at)
}

/// Past "text", "a date", "your name".
fn what(c: Cursor) -> Option<Cursor> {
    let at = c.space()?;
    let at = match at.word() {
        Some(word) if matches!(word.key(), b"a" | b"an" | b"your" | b"the" | b"some") => {
            at.to(word.end).space()?
        }
        _ => at,
    };
    let word = at.word()?;
    let fits = matches!(
        word.key(),
        b"text"
            | b"date"
            | b"name"
            | b"names"
            | b"details"
            | b"item"
            | b"number"
            | b"information"
            | b"paragraph"
            | b"sentence"
            | b"section"
            | b"quote"
            | b"example"
    );
    fits.then(|| at.to(word.end))
}

/// "Add text here", "Enter your text here", "type here".
fn text_here(word: &Word, c: Cursor, after: Cursor) -> Option<Range<usize>> {
    let at = what(after);
    if at.is_none() && word.key() != b"type" && word.key() != b"write" && word.key() != b"enter" {
        return None;
    }
    let end = phrase(at.unwrap_or(after), &[b"here"])?;
    (word.capital || opens(c)).then_some(c.at..end.at)
}
