//! Ages.

use super::relative::{Unit, small_number, unit};
use super::{Cursor, DateKind, DateMention, Word, words, year};

/// "old" or "of age" after years: an age.
pub(super) fn old<'t>(unit: &Unit<'t>) -> Option<Cursor<'t>> {
    if !matches!(
        unit.word.key(),
        b"year" | b"years" | b"yr" | b"yrs" | b"month" | b"months" | b"week" | b"weeks"
    ) {
        return None;
    }
    let at = unit.end.space_or_hyphen()?;
    let word = at.word()?;
    match word.key() {
        b"old" | b"olds" => Some(at.to(word.end)),
        b"of" => at.to(word.end).gap().eat_word(b"age"),
        _ => None,
    }
}

/// "14 or 15 year olds", "14- to 16-year-olds", "15yo": `c` stands after the first number.
pub(super) fn after(start: usize, c: Cursor) -> Option<DateMention> {
    let at = second_number(c).unwrap_or(c);
    if let Some(word) = at.gap().word()
        && matches!(word.key(), b"yo" | b"yro")
    {
        return Some(DateMention::bare(start..word.end, DateKind::Age));
    }
    let years = at.space_or_hyphen().or_else(|| at.word().map(|_| at))?;
    let end = old(&unit(years)?)?;
    Some(DateMention::bare(start..end.at, DateKind::Age))
}

/// Past "and 15", "or 16", "to 17", "-18" after a number.
fn second_number(c: Cursor) -> Option<Cursor> {
    let c = c.hyphen().filter(|next| next.space().is_some()).unwrap_or(c);
    let at = c.gap();
    let joined = |word: &Word| matches!(word.key(), b"and" | b"or" | b"to");
    let next = at
        .dash()
        .or_else(|| at.eat(b'/'))
        .or_else(|| at.word().filter(joined).map(|word| at.to(word.end)))?;
    small_number(next.gap()).map(|(_, end)| end).filter(|end| !end.in_word())
}

/// "aged 15", "ages 13-16", "age of 15": `c` stands after the word.
pub(super) fn aged(word: &Word, c: Cursor) -> Option<DateMention> {
    let mut at = c.eat(b':').unwrap_or(c).gap();
    for _ in 0..2 {
        match at.word() {
            Some(next)
                if matches!(
                    next.key(),
                    b"of"
                        | b"between"
                        | b"about"
                        | b"around"
                        | b"from"
                        | b"only"
                        | b"just"
                        | b"over"
                        | b"under"
                ) =>
            {
                at = at.to(next.end).gap();
            }
            _ => break,
        }
    }
    if at.at == c.at {
        return None;
    }
    let (value, end) = small_number(at)?;
    if value == 0 || end.in_word() {
        return None;
    }
    let end = second_number(end).filter(|second| !is_day(*second)).unwrap_or(end);
    let whole = end.next_word().filter(|next| matches!(next.key(), b"months" | b"weeks" | b"years" | b"yrs"));
    Some(DateMention::bare(word.start..whole.map_or(end.at, |whole| whole.end), DateKind::Age))
}

/// Whether a month follows: "aged 15 and 3 May".
fn is_day(c: Cursor) -> bool {
    c.next_word().is_some_and(|word| words::month(&word).is_some())
}

/// "turned 15", "under 18s", "over-16s": `c` stands after the word.
pub(super) fn reaching(word: &Word, c: Cursor) -> Option<DateMention> {
    let hyphened = c.hyphen().is_some();
    let at = c.space_or_hyphen()?;
    let (value, end) = small_number(at)?;
    if !(1..=25).contains(&value) {
        return None;
    }
    let plural = end.word().filter(|tail| tail.key() == b"s" && at.byte().is_ascii_digit());
    let sure = match word.key() {
        b"under" | b"over" => plural.is_some() || (hyphened && !end.in_word()),
        _ => value >= 10 && year::ends_here(end),
    };
    sure.then(|| DateMention::bare(word.start..plural.map_or(end.at, |tail| tail.end), DateKind::Age))
}
