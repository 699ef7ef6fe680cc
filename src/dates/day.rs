//! Days with their month in words, number first, and days of the week.

use jiff::civil::Weekday;

use super::calendar::exists;
use super::{Cursor, DateKind, DateMention, Partial, Word, month, numeric, words, year};

/// Days a list may hold; it keeps the look ahead short.
const MOST_DAYS: usize = 12;

/// How one day of a list is joined to the next.
#[derive(PartialEq, Eq, Clone, Copy)]
enum Joint {
    Comma,
    And,
    To,
}

/// A day number and its ending ("1st").
fn number(c: Cursor) -> Option<(u32, bool, Cursor)> {
    let (number, end) = c.number()?;
    if number.digits > 2 {
        return None;
    }
    let (ordinal, end) = match end.word() {
        Some(word) if matches!(word.key(), b"st" | b"nd" | b"rd" | b"th") => (true, end.to(word.end)),
        _ => (false, end),
    };
    (!end.in_word()).then_some((number.value, ordinal, end))
}

fn joint(c: Cursor) -> Option<(Joint, Cursor)> {
    let at = c.gap();
    let (joint, next) = if let Some(next) = at.dash() {
        (Joint::To, next)
    } else if let Some(next) = at.eat(b'/').or_else(|| at.eat(b'&')) {
        (Joint::And, next)
    } else if let Some(next) = at.eat(b',') {
        match next.gap().eat_word(b"and") {
            Some(and) => (Joint::And, and),
            None => (Joint::Comma, next),
        }
    } else {
        let word = at.word()?;
        let joint = match word.key() {
            b"and" | b"or" => Joint::And,
            b"to" | b"until" | b"till" => Joint::To,
            _ => return None,
        };
        (joint, at.to(word.end))
    };
    let mut next = next.gap();
    if let Some(word) = next.word()
        && words::weekday(&word).is_some()
    {
        next = next.to(word.end).gap();
    }
    if let Some(the) = next.eat_word(b"the") {
        next = the.gap();
    }
    Some((joint, next))
}

/// The month after a day number: its number, whether it is written as the verb would be, and where it ends.
fn month_after(c: Cursor) -> Option<(i8, bool, Cursor, bool)> {
    let tight = c.hyphen().or_else(|| c.eat(b'/')).or_else(|| c.eat(b'.'));
    let spaced = || c.space().map(|next| next.eat_word(b"of").map_or(next, Cursor::gap));
    let at = tight.or_else(spaced)?;
    let word = at.word()?;
    let found = words::month(&word)?;
    let verb = !word.capital && matches!(word.key(), b"may" | b"march");
    Some((found.number, verb, at.to(word.end), tight.is_some()))
}

/// "14 April 2025", "14th of April", "8, 9 and 15 March 2024", "1-5 May": starts at the number.
pub(super) fn at_number(c: Cursor) -> Option<DateMention> {
    let (first, mut ordinal, mut at) = number(c)?;
    let (mut last, mut comma, mut joined) = (first, false, None);
    for _ in 0..MOST_DAYS {
        if let Some((month, verb, end, tight)) = month_after(at) {
            if comma && joined == Some(Joint::Comma) {
                return None;
            }
            let (year, end) = year_after(end, tight);
            if verb && !ordinal && year.is_none() && c.word_before().is_none_or(|word| word.key() != b"on") {
                return None;
            }
            return Some(build(c, first, last, month, year, end, ordinal)?.beside_weekday(end));
        }
        let (how, next) = joint(at)?;
        let (value, again, end) = number(next)?;
        if value <= last || value > 31 {
            return None;
        }
        comma |= how == Joint::Comma;
        ordinal |= again;
        (last, joined, at) = (value, Some(how), end);
    }
    None
}

/// The year after a month, over the full stop of a short form, or tied on with a hyphen: "12-Mar-2026".
pub(super) fn year_after(c: Cursor, tight: bool) -> (Option<i16>, Cursor) {
    if tight
        && let Some(next) = c.hyphen().or_else(|| c.eat(b'/')).or_else(|| c.eat(b'.'))
        && let Some((number, end)) = next.number()
        && !end.in_word()
        && matches!(number.digits, 2 | 4)
    {
        let year = if number.digits == 2 { year::in_full(number.value) } else { number.value as i16 };
        return (Some(year), end);
    }
    let stopped = c.eat(b'.').and_then(year::after);
    stopped.or_else(|| year::after(c)).map_or((None, c), |(year, end)| (Some(year), end))
}

fn build(
    c: Cursor,
    first: u32,
    last: u32,
    month: i8,
    year: Option<i16>,
    end: Cursor,
    ordinal: bool,
) -> Option<DateMention> {
    let partial = |day: u32| Partial::new(year, Some(month), Some(day as i8));
    let real = exists(first, month, year) && exists(last, month, year);
    if !real && (first == 0 || (last > 31 && year.is_none() && !ordinal)) {
        return None;
    }
    let kind = match (real, first == last, year) {
        (false, ..) => DateKind::Impossible,
        (_, false, _) => DateKind::Range,
        (_, true, Some(_)) => DateKind::Day,
        (_, true, None) => DateKind::YearlessDay,
    };
    Some(DateMention::over(c.at..end.at, kind, partial(first), partial(last)))
}

impl DateMention {
    /// Takes in a weekday in brackets after the date: "8 April 2025 (Tuesday)".
    fn beside_weekday(mut self, end: Cursor) -> Self {
        if let Some(open) = end.gap().eat(b'(')
            && let Some(word) = open.word()
            && let Some(weekday) = words::weekday(&word)
            && let Some(close) = open.to(word.end).eat(b')')
        {
            self.weekday = Some(weekday);
            self.span.end = close.at as u32;
        }
        self
    }
}

/// A weekday and the date after it: "Monday, 14 April 2025", "Mon 12/3", "Friday 13th".
pub(super) fn after_weekday(start: usize, c: Cursor, weekday: Weekday) -> Option<DateMention> {
    let at = c.eat(b'.').unwrap_or(c);
    let at = at.gap().eat(b',').unwrap_or(at).gap();
    let at = at.eat_word(b"the").map_or(at, Cursor::gap);
    if at.at == c.at {
        return None;
    }
    let mut found = numeric::at(at, true)
        .or_else(|| at_number(at))
        .or_else(|| of_month(at))
        .or_else(|| month_first(at))?;
    found.span.start = start as u32;
    found.weekday = Some(weekday);
    Some(found)
}

/// "13th" alone, as after its weekday.
pub(super) fn of_month(c: Cursor) -> Option<DateMention> {
    let (day, ordinal, end) = number(c)?;
    let when = Partial::new(None, None, i8::try_from(day).ok());
    (ordinal && (1..=31).contains(&day)).then(|| DateMention::at(c.at..end.at, DateKind::YearlessDay, when))
}

fn month_first(c: Cursor) -> Option<DateMention> {
    let word = c.word()?;
    let found = month::at_word(&word, words::month(&word)?, c.to(word.end), true)?;
    matches!(found.kind, DateKind::Day | DateKind::YearlessDay).then_some(found)
}

/// "the 18th": an ordinal after "the" that counts nothing.
///
/// "the 9th and 14th" goes on from `last`, the mention before; "(12th)" stands in brackets after its month.
pub(super) fn the_ordinal(c: Cursor, last: Option<&DateMention>) -> Option<DateMention> {
    let found = of_month(c)?;
    let end = c.to(found.end());
    if c.char_before() == Some('(') && end.byte() == b')' {
        return Some(found);
    }
    let alone =
        |last: &&DateMention| last.from == last.to && last.from.is_some_and(|from| from.month.is_none());
    if let Some(last) = last.filter(alone)
        && joint(c.to(last.end())).is_some_and(|(_, next)| next.at == c.at)
    {
        return year::ends_here(end).then_some(found);
    }
    let before = c.word_before()?;
    if before.key() == b"on" {
        return year::ends_here(end).then_some(found);
    }
    let the = Some(before).filter(|word| word.key() == b"the")?;
    let placed = c.to(the.start).word_before().is_some_and(|word| {
        matches!(
            word.key(),
            b"on" | b"since" | b"by" | b"until" | b"from" | b"of" | b"before" | b"after" | b"to" | b"and"
        )
    });
    (placed && year::ends_here(end)).then_some(found)
}

/// A weekday with no date: "on Saturday", "Tues"; not one of many ("every Friday", "Monday to Friday").
pub(super) fn weekday_alone(word: &Word, c: Cursor, weekday: Weekday, shared: bool) -> Option<DateMention> {
    let start = c.to(word.start);
    let before = start.word_before();
    let part = |word: Word| {
        matches!(word.key(), b"morning" | b"afternoon" | b"evening" | b"night" | b"pm" | b"am" | b"lunchtime")
    };
    let dated = |word: Word| matches!(word.key(), b"on" | b"by" | b"until" | b"since" | b"from" | b"to");
    let sure = !shared || before.is_some_and(dated) || c.next_word().is_some_and(part);
    let many = before.is_some_and(|before| matches!(before.key(), b"every" | b"each" | b"most"))
        || to_weekday(c)
        || from_weekday(start);
    (word.capital && sure && !many).then(|| DateMention {
        weekday: Some(weekday),
        ..DateMention::bare(word.start..word.end, DateKind::Weekday)
    })
}

/// Whether a stretch of the week goes on from here: "to Friday", "-Fri".
fn to_weekday(c: Cursor) -> bool {
    let at = c.gap();
    let next = at.dash().or_else(|| at.eat_word(b"to"));
    next.and_then(Cursor::next_word).is_some_and(|word| words::weekday(&word).is_some())
}

/// Whether a stretch of the week ends here: "Monday to", "Mon-".
fn from_weekday(c: Cursor) -> bool {
    let at = c.gap_before();
    let dash = at.char_before().filter(|mark| matches!(mark, '-' | '\u{2010}' | '\u{2011}' | '\u{2013}'));
    let start = match dash {
        Some(mark) => Some(at.to(at.at - mark.len_utf8())),
        None => at.word_before().filter(|word| word.key() == b"to").map(|to| at.to(to.start)),
    };
    start.and_then(Cursor::word_before).is_some_and(|word| words::weekday(&word).is_some())
}
