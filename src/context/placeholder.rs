//! Template text that an author was to replace and did not.

mod crosses;
mod marks;
mod words;
#[cfg(test)]
mod tests;

use super::stops::{self, Stops};
use crate::dates::{Cursor, kind, run_end};
use crate::text::{Span, holds_any};
pub(super) use words::{may_be_left_in, may_open};

/// The template text left in a block, in order, none overlapping another.
///
/// `text` is a block's text. `is_whole_field` says that it is all there is of a cell, a field or a property
/// that asks for something: only then do `n/a`, `none`, `pending` or a dash stand for an answer. Time is
/// linear in the length of the text.
///
/// ```
/// use faircopy::context::placeholder::find;
/// assert_eq!(find("Review date: TBC", false).len(), 1);
/// assert_eq!(find("n/a", true).len(), 1);
/// assert!(find("School 2 was not available.", false).is_empty());
/// ```
pub fn find(text: &str, is_whole_field: bool) -> Vec<Span> {
    find_at(text, &Stops::of(text, stops::PLACEHOLDER).placeholders, is_whole_field)
}

/// The same for who knows the places at which one may start.
pub(super) fn find_at(text: &str, starts: &[usize], is_whole_field: bool) -> Vec<Span> {
    if is_whole_field && words::is_empty_answer(text.trim()) {
        let start = text.len() - text.trim_start().len();
        return vec![(start..start + text.trim().len()).into()];
    }
    let mut found = Vec::new();
    if starts.is_empty() {
        return found;
    }
    let quoted = Quotations::of(text);
    let bytes = text.as_bytes();
    let mut free = 0;
    for start in starts.iter().copied() {
        let mark = bytes[start];
        // Of a row of marks some may be left when others belong to what was found; a word is whole or nothing.
        let at = if matches!(mark, b'?' | b'*' | b'.' | b'_' | 0xE2) { start.max(free) } else { start };
        if at < free || bytes.get(at) != Some(&mark) {
            continue;
        }
        let (one, past) = match mark {
            b'[' => (marks::bracketed(text, at, quoted.hold(at)), at + 1),
            b'<' => (marks::angled(text, at), at + 1),
            b'{' => (marks::braced(text, at), at + 1),
            0xE2 => marks::ellipses(text, at),
            byte if kind(byte) != 0 => {
                let end = run_end(bytes, at);
                (words::left_in(text, at, end, &quoted), end)
            }
            _ => marks::blank(text, at, &quoted),
        };
        found.extend(one.clone().map(Span::from));
        free = one.map_or(past, |one| one.end.max(past));
    }
    found
}

/// Where double quotation marks stand open in a block's text.
pub(super) struct Quotations(Vec<usize>);

impl Quotations {
    /// Straight marks open and close in turn; curly ones say which they are.
    pub(super) fn of(text: &str) -> Self {
        let mut turns = Vec::new();
        // Most texts have neither, which is told faster than where they are.
        if !holds_any(text, [b'"', 0xE2]) {
            return Self(turns);
        }
        for (at, byte) in text.bytes().enumerate() {
            let open = turns.len() % 2 == 1;
            let turns_here = match byte {
                b'"' => true,
                0xE2 if text[at..].starts_with('\u{201c}') => !open,
                0xE2 if text[at..].starts_with('\u{201d}') => open,
                _ => false,
            };
            if turns_here {
                turns.push(at);
            }
        }
        Self(turns)
    }

    /// Whether a place is inside quotation marks.
    pub(super) fn hold(&self, at: usize) -> bool {
        self.0.partition_point(|turn| *turn < at) % 2 == 1
    }

    /// Whether what stands between two places is named as a word: inside double marks, or right between
    /// single ones.
    fn name(&self, from: Cursor, to: Cursor) -> bool {
        let single = matches!(from.char_before(), Some('\'' | '\u{2018}')) && to.apostrophe().is_some();
        single || self.hold(from.at)
    }
}
