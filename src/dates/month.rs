//! Months with a day, a year or nothing after them.

use super::calendar::exists;
use super::words::MonthWord;
use super::{Cursor, DateKind, DateMention, Partial, Word, day, period, year};

/// What a month's name opens; `c` stands after it.
///
/// `loose` takes a bare month, or a bare number after it, without asking what stands before, as inside a
/// stretch of time.
pub(super) fn at_word(word: &Word, month: MonthWord, c: Cursor, loose: bool) -> Option<DateMention> {
    if let Some(found) = occasion(word, month, c) {
        return Some(found);
    }
    let verb = !word.capital && matches!(word.key(), b"may" | b"march" | b"mar" | b"jan" | b"dec" | b"sat");
    if let Some(found) = with_day(word, month, c, loose && !verb) {
        return Some(found);
    }
    let (number, end) = day::year_after(c, false);
    if let Some(number) = number {
        let when = Partial::new(Some(number), Some(month.number), None);
        return Some(DateMention::at(word.start..end.at, DateKind::Month, when));
    }
    let sure = if month.shared {
        word.capital && !owns(c) && (loose || in_company(word, c))
    } else {
        word.capital || in_company(word, c)
    };
    let when = Partial::new(None, Some(month.number), None);
    sure.then(|| DateMention::at(word.start..word.end, DateKind::Month, when))
}

/// "May Day", "October half-term 2024", "August bank holiday".
fn occasion(word: &Word, month: MonthWord, c: Cursor) -> Option<DateMention> {
    let next = c.next_word()?;
    let after = c.to(next.end);
    let (kind, day, end) = match next.key() {
        b"half" => (DateKind::Term, None, period::term_after_half(after)?),
        b"bank" => (DateKind::NamedDay, None, after.gap().eat_word(b"holiday")?),
        b"day" if word.key() == b"may" && next.capital => (DateKind::NamedDay, Some(1), after),
        _ => return None,
    };
    let (year, end) = year::after(end).map_or((None, end), |(year, end)| (Some(year), end));
    Some(DateMention::at(word.start..end.at, kind, Partial::new(year, Some(month.number), day)))
}

/// "April 5th", "April 5, 2025"; a bare number only after "on" or a weekday, since "In May 14 pupils" counts.
fn with_day(word: &Word, month: MonthWord, c: Cursor, loose: bool) -> Option<DateMention> {
    let at = c.space()?;
    let (number, mut end) = at.number()?;
    if number.digits > 2 {
        return None;
    }
    let ordinal = end.word().filter(|word| matches!(word.key(), b"st" | b"nd" | b"rd" | b"th"));
    if let Some(ordinal) = ordinal {
        end = end.to(ordinal.end);
    }
    if end.in_word() {
        return None;
    }
    let full = end.eat(b',').and_then(|comma| year::after(comma.to(comma.at - 1)));
    let (year, end) = match full.or_else(|| ordinal.and_then(|_| year::after(end))) {
        Some((year, end)) => (Some(year), end),
        None => (None, end),
    };
    let on = c.to(word.start).word_before().is_some_and(|before| before.key() == b"on");
    let sure =
        ordinal.is_some() || year.is_some() || on || (loose && number.value <= 31 && year::ends_here(end));
    if !sure || number.value == 0 || (number.value > 31 && year.is_none()) {
        return None;
    }
    let kind = match (exists(number.value, month.number, year), year) {
        (false, _) => DateKind::Impossible,
        (true, Some(_)) => DateKind::Day,
        (true, None) => DateKind::YearlessDay,
    };
    let when = Partial::new(year, Some(month.number), Some(number.value as i8));
    Some(DateMention::at(word.start..end.at, kind, when))
}

/// Whether a possessive follows, which makes "May" a person.
fn owns(c: Cursor) -> bool {
    c.apostrophe().is_some_and(|next| next.byte() == b's')
}

/// Whether what stands around a name that is also a person's, a verb or a short form makes it a month.
fn in_company(word: &Word, c: Cursor) -> bool {
    let start = c.to(word.start);
    if let Some(before) = start.word_before() {
        return matches!(
            before.key(),
            b"in"
                | b"since"
                | b"during"
                | b"by"
                | b"until"
                | b"till"
                | b"from"
                | b"early"
                | b"late"
                | b"mid"
                | b"throughout"
                | b"of"
                | b"end"
                | b"around"
                | b"before"
                | b"after"
                | b"between"
        );
    }
    // "Date: March"
    let label = start.gap_before();
    if label.char_before() == Some(':') && start.char_before() == Some(' ') {
        let word = label.to(label.at - 1).word_before();
        return word.is_some_and(|word| matches!(word.key(), b"date" | b"dated" | b"month" | b"completed"));
    }
    match start.char_before() {
        Some('(') => c.byte() == b')',
        Some('-' | '\u{2010}' | '\u{2011}') if start.at > 3 => {
            matches!(&start.text.as_bytes()[..start.at], [.., b'm' | b'M', b'i', b'd', b'-'])
        }
        _ => start.starts_line() && (c.at == c.text.len() || matches!(c.byte(), b':' | b'\n')),
    }
}
