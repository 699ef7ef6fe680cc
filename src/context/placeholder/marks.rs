//! Placeholders made of marks: brackets to fill in, rows of dots, lines to sign on.

use std::ops::Range;

use super::Quotations;
use crate::dates::Cursor;

/// The longest instruction in brackets, in bytes; longer ones are remarks.
const LONGEST: usize = 100;

/// What stands between a mark and the next closing mark on the same line.
fn inside(text: &str, at: usize, close: u8) -> Option<&str> {
    let rest = &text.as_bytes()[at..text.len().min(at + LONGEST)];
    let len = rest.iter().position(|byte| *byte == close)?;
    let inner = &text[at..at + len]; // `at` and `close` are ASCII, so both ends are boundaries
    (!inner.contains(['\n', '[', '<', '{'])).then_some(inner)
}

/// "[insert names]", "[date]", "[    ]": not "[sic]", "[1]", "[name withheld]", a link or a tick box.
///
/// Inside quotation marks "[name]" stands for a name left out on purpose.
pub(super) fn bracketed(text: &str, at: usize, quoted: bool) -> Option<Range<usize>> {
    let inner = inside(text, at + 1, b']')?;
    let end = at + inner.len() + 2;
    let link = matches!(text.as_bytes().get(end), Some(b'(' | b'['));
    let trimmed = inner.trim();
    let blank = if trimmed.is_empty() { inner.chars().count() > 1 } else { is_blank(trimmed) };
    let asks = blank || is_cross(trimmed) || instructs(trimmed) || (!quoted && asks_for(trimmed));
    (asks && !link).then_some(at..end)
}

/// "<insert date>", "<<date>>"; not a tag, an address or a comparison.
pub(super) fn angled(text: &str, at: usize) -> Option<Range<usize>> {
    let double = text.as_bytes().get(at + 1) == Some(&b'<');
    let start = at + 1 + usize::from(double);
    let inner = inside(text, start, b'>')?;
    let end = start + inner.len() + 1;
    let end = end + usize::from(double && text.as_bytes().get(end) == Some(&b'>'));
    (instructs(inner) || asks_for(inner)).then_some(at..end)
}

/// "{{field}}", "{name}", and either behind a dollar sign.
pub(super) fn braced(text: &str, at: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let double = bytes.get(at + 1) == Some(&b'{');
    let start = at + 1 + usize::from(double);
    let inner = inside(text, start, b'}')?;
    let end = start + inner.len() + 1;
    if double && bytes.get(end) != Some(&b'}') {
        return None;
    }
    let named = double && !inner.trim().is_empty();
    let dollar = at > 0 && bytes[at - 1] == b'$';
    (named || instructs(inner) || asks_for(inner))
        .then(|| at - usize::from(dollar)..end + usize::from(double))
}

/// A row of dots, underscores, question marks or asterisks that stands for something. Gives it and its end.
pub(super) fn blank(text: &str, at: usize, quoted: &Quotations) -> (Option<Range<usize>>, usize) {
    let bytes = text.as_bytes();
    let mark = bytes[at];
    let len = bytes[at..].iter().take_while(|byte| **byte == mark).count();
    let end = at + len;
    let c = Cursor::new(text, at);
    let (joined, goes_on) = (c.after_letter(), c.to(end).in_word());
    let stands = match mark {
        b'.' => len >= 5 && !quoted.hold(at) && !leads_to_page(c.to(end)),
        b'_' => len >= 4 && !joined && !goes_on,
        b'?' => len >= 4,
        _ => len >= 3 && !joined && !goes_on && c.char_before().is_none_or(char::is_whitespace),
    };
    (stands.then_some(at..end), end)
}

/// A row of three or more ellipses. Gives it and its end.
pub(super) fn ellipses(text: &str, at: usize) -> (Option<Range<usize>>, usize) {
    const ONE: &[u8] = "…".as_bytes();
    let mut end = at;
    while text.as_bytes()[end..].starts_with(ONE) {
        end += ONE.len();
    }
    ((end >= at + 3 * ONE.len()).then_some(at..end), end.max(at + 1))
}

/// Whether dots only lead the eye to a page number.
fn leads_to_page(c: Cursor) -> bool {
    c.gap().number().is_some_and(|(_, end)| matches!(end.byte(), 0 | b'\n'))
}

/// Only dots, underscores or question marks; three dots are an omission.
fn is_blank(inner: &str) -> bool {
    let only = |mark: char| inner.chars().all(|c| c == mark);
    (only('.') && inner.len() > 3) || (only('_') && inner.len() > 1) || only('?')
}

/// Two or more crosses; one is a tick.
fn is_cross(inner: &str) -> bool {
    inner.len() > 1 && inner.bytes().all(|byte| byte.eq_ignore_ascii_case(&b'x'))
}

/// Words in lower case and the marks between them gone.
fn words(inner: &str) -> impl Iterator<Item = String> {
    inner.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase)
}

/// Whether it tells the author what to do: "insert names", "delete as appropriate", "TBC".
fn instructs(inner: &str) -> bool {
    let mut words = words(inner);
    let Some(first) = words.next() else { return false };
    match first.as_str() {
        "insert" | "enter" | "tbc" | "tba" | "tbd" | "placeholder" | "your" | "fill" => true,
        "add" | "type" | "delete" | "choose" | "select" | "complete" | "describe" | "state" | "specify"
        | "give" => words.next().is_some() && !on_purpose(inner),
        "to" => words.next().is_some_and(|be| be == "be") && words.next().is_some(),
        // "[Worker to complete]"
        _ => {
            let to_do = |word: &str| {
                matches!(
                    word,
                    "complete" | "add" | "insert" | "confirm" | "provide" | "fill" | "supply" | "write"
                )
            };
            let to = words.position(|word| word == "to").and_then(|_| words.next());
            to.is_some_and(|word| to_do(&word)) && !on_purpose(inner)
        }
    }
}

/// Whether it names what should stand there: "name", "date of birth", "job title".
fn asks_for(inner: &str) -> bool {
    let mut words = words(inner);
    let first = words.next().filter(|first| first != "the").or_else(|| words.next());
    let asks = first.is_some_and(|first| {
        matches!(
            first.as_str(),
            "name"
                | "names"
                | "surname"
                | "forename"
                | "initials"
                | "signature"
                | "date"
                | "dates"
                | "address"
                | "role"
                | "job"
                | "number"
                | "text"
                | "month"
                | "year"
                | "location"
                | "reference"
                | "ref"
                | "title"
                | "dd"
                | "author"
        )
    });
    asks && !on_purpose(inner)
}

/// Whether something was left out, altered or explained on purpose.
fn on_purpose(inner: &str) -> bool {
    words(inner).any(|word| {
        matches!(
            word.as_str(),
            "withheld"
                | "removed"
                | "redacted"
                | "known"
                | "unknown"
                | "not"
                | "changed"
                | "given"
                | "supplied"
                | "omitted"
                | "anonymised"
                | "anonymized"
                | "deleted"
                | "illegible"
                | "unclear"
                | "provided"
                | "hidden"
                | "replaced"
                | "is"
                | "was"
                | "masked"
                | "blanked"
                | "obscured"
                | "added"
        )
    })
}
