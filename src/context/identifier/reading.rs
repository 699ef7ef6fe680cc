//! What stands at a place in the text, and what stands near it.

use crate::dates::{Cursor, DateKind, DateMention};

/// Whether any of these words stands within so many bytes before or after.
pub(super) fn near(
    text: &str,
    range: std::ops::Range<usize>,
    before: usize,
    after: usize,
    any: &[&str],
) -> bool {
    let bytes = text.as_bytes();
    let window = [
        &bytes[range.start.saturating_sub(before)..range.start],
        &bytes[range.end..bytes.len().min(range.end + after)],
    ];
    window
        .iter()
        .flat_map(|part| part.split(|byte| !byte.is_ascii_alphabetic()))
        .any(|word| !word.is_empty() && any.iter().any(|one| one.as_bytes().eq_ignore_ascii_case(word)))
}

/// Whether a span starts inside a date that names a day.
pub(super) fn on_a_day(dates: &[DateMention], start: usize) -> bool {
    let next = dates.partition_point(|date| date.span.end as usize <= start);
    dates.get(next).is_some_and(|date| {
        date.span.start as usize <= start
            && matches!(date.kind, DateKind::Day | DateKind::YearlessDay | DateKind::Range | DateKind::Month)
    })
}

/// Whether a span starts inside a date, time or age of any kind.
pub(super) fn in_a_date(dates: &[DateMention], start: usize) -> bool {
    let next = dates.partition_point(|date| date.span.end as usize <= start);
    dates.get(next).is_some_and(|date| date.span.start as usize <= start)
}

/// Reads `count` letters and digits in capitals, single spaces or hyphens between them aside; nothing when the
/// run of them does not end there. Gives where the separators stood, as bits, and the end.
pub(super) fn take(c: Cursor, count: usize) -> Option<([u8; 16], u32, Cursor)> {
    let mut read = [0; 16];
    let mut gaps = 0;
    let mut at = c;
    for (index, slot) in read.iter_mut().enumerate().take(count) {
        if index > 0 && !at.byte().is_ascii_alphanumeric() {
            at = separator(at)?;
            gaps |= 1 << index;
        }
        if !at.byte().is_ascii_alphanumeric() {
            return None;
        }
        *slot = at.byte().to_ascii_uppercase();
        at = at.to(at.at + 1);
    }
    (!at.in_word()).then_some((read, gaps, at))
}

/// Past one space of any width or one hyphen.
pub(super) fn separator(c: Cursor) -> Option<Cursor> {
    let mark =
        c.char().filter(|mark| mark.is_whitespace() || matches!(mark, '-' | '\u{2010}' | '\u{2011}'))?;
    Some(c.to(c.at + mark.len_utf8()))
}

/// Whether digits stand just before, so that what starts here is the rest of a longer number.
pub(super) fn goes_on_from_digits(c: Cursor) -> bool {
    let before = c.char_before();
    match before {
        Some('£' | '$' | '€' | '#' | '_' | '=' | '@') => true,
        Some('+' | '.' | ',' | '/' | ':') => ends_in_digit(c, before),
        Some(mark) if mark.is_whitespace() || matches!(mark, '-' | '\u{2010}' | '\u{2011}') => {
            ends_in_digit(c, before)
        }
        _ => false,
    }
}

fn ends_in_digit(c: Cursor, mark: Option<char>) -> bool {
    let at = c.at - mark.map_or(0, char::len_utf8);
    at > 0 && c.text.as_bytes()[at - 1].is_ascii_digit()
}
