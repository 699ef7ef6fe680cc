//! Placeholders made of crosses: "XX", "XX/XX/XXXX".

use std::ops::Range;

use super::Quotations;
use crate::dates::Cursor;

/// "XX", "XX/XX/XXXX", "20XX", "XXXXX XXXXXX": not kisses, numerals or sizes.
pub(super) fn crosses(c: Cursor, end: usize, quoted: &Quotations) -> Option<Range<usize>> {
    let bytes = c.text.as_bytes();
    let run = &bytes[c.at..end];
    let figures = run.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let row = &run[figures..];
    let same = row.iter().all(|byte| *byte == b'X') || row.iter().all(|byte| *byte == b'x');
    if row.len() < 2 || !same || figures > 5 || quoted.name(c, c.to(end)) {
        return None;
    }
    let small = row[0] == b'x';
    if small && figures > 0 {
        return None;
    }
    let mut last = end;
    // further parts of a date, of a number
    while let Some(next) = next_part(c.to(last)) {
        last = next;
    }
    let whole = c.at..last;
    if figures > 0 || last > end {
        return Some(whole);
    }
    let after = c.to(end);
    let other = if small { is_kiss(c, after) } else { is_numeral(c, after) };
    (!other && after.hyphen().is_none_or(|next| !next.in_word())).then_some(whole)
}

/// The end of another row of crosses after a separator.
fn next_part(c: Cursor) -> Option<usize> {
    let spaced = c.byte() == b' ';
    let next = c.eat(b'/').or_else(|| c.eat(b'.')).or_else(|| c.hyphen()).or_else(|| c.eat(b' '))?;
    let bytes = c.text.as_bytes();
    let row = bytes[next.at..].iter().take_while(|byte| byte.eq_ignore_ascii_case(&b'x')).count();
    let end = next.at + row;
    let fits =
        row >= if spaced { 3 } else { 2 } && !c.to(end).in_word() && (!spaced || bytes[next.at] == b'X');
    fits.then_some(end)
}

/// Whether small crosses close a message: "see you soon xx", not "by xx" or "xx children".
fn is_kiss(c: Cursor, after: Cursor) -> bool {
    let closes = after.gap().next_word().is_none();
    let owed = c.word_before().is_some_and(|before| {
        matches!(
            before.key(),
            b"by"
                | b"on"
                | b"at"
                | b"of"
                | b"to"
                | b"the"
                | b"from"
                | b"is"
                | b"are"
                | b"was"
                | b"date"
                | b"name"
                | b"aged"
                | b"in"
                | b"and"
                | b"with"
                | b"for"
                | b"no"
                | b"number"
                | b"age"
                | b"a"
                | b"about"
                | b"over"
                | b"under"
                | b"between"
        )
    });
    let labelled = matches!(c.gap_before().char_before(), None | Some(':' | '(' | '[' | '|' | '/'));
    closes && !owed && !labelled
}

/// Whether two or three crosses count or name: "XX Corps", "Chapter XX", "XX chromosomes".
fn is_numeral(c: Cursor, after: Cursor) -> bool {
    let before = c.word_before().is_some_and(|word| {
        matches!(
            word.key(),
            b"louis"
                | b"pius"
                | b"chapter"
                | b"part"
                | b"volume"
                | b"schedule"
                | b"article"
                | b"annex"
                | b"class"
                | b"century"
        )
    });
    let next = after.next_word().is_some_and(|word| {
        matches!(word.key(), b"corps" | b"legion" | b"century" | b"chromosome" | b"chromosomes" | b"large")
    });
    before || next
}
