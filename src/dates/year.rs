//! Years: after a month, in pairs, alone after a word that makes them one, and in citations.

use super::{Cursor, DateKind, DateMention, Partial, Word};

/// Years a report may name without a month; before and after, four digits count something.
const ALONE: std::ops::RangeInclusive<u32> = 1990..=2049;

/// Years that may follow a month: parents have birthdays. Narrow enough that "2130" is a time.
const AFTER_MONTH: std::ops::RangeInclusive<u32> = 1950..=2049;

/// Words that may follow a two-digit year or a bare ordinal, where a noun would make it a count ("in May 14 sessions").
pub(super) fn function_word(key: &[u8]) -> bool {
    matches!(
        key,
        b"and"
            | b"to"
            | b"until"
            | b"till"
            | b"or"
            | b"but"
            | b"by"
            | b"when"
            | b"the"
            | b"at"
            | b"in"
            | b"on"
            | b"with"
            | b"for"
            | b"as"
            | b"was"
            | b"were"
            | b"is"
            | b"he"
            | b"she"
            | b"they"
            | b"we"
            | b"it"
            | b"his"
            | b"her"
            | b"their"
            | b"police"
            | b"staff"
            | b"onwards"
            | b"from"
            | b"after"
            | b"before"
            | b"because"
            | b"while"
            | b"where"
            | b"which"
            | b"there"
            | b"this"
            | b"that"
            | b"had"
            | b"has"
            | b"saw"
    )
}

/// Whether what was read can end here: nothing counted follows.
pub(super) fn ends_here(c: Cursor) -> bool {
    if c.in_word()
        || c.byte() == b'%'
        || (matches!(c.byte(), b'.' | b',' | b':' | b'/') && c.ahead(1).is_ascii_digit())
    {
        return false;
    }
    c.space().is_none_or(|next| !next.in_word() || next.word().is_some_and(|word| function_word(word.key())))
}

/// A two-digit year in full: to 49 this century, from 50 the last.
pub(super) fn in_full(short: u32) -> i16 {
    (if short < 50 { 2000 + short } else { 1900 + short }) as i16
}

/// The year after a day and month, or after a month or season: "2025", ", 2025", "of 2025", "'25", "25".
pub(super) fn after(c: Cursor) -> Option<(i16, Cursor)> {
    let spaced = c.gap();
    let (at, linked) = match spaced.eat(b',') {
        Some(comma) => (comma.gap(), true),
        None => match spaced.eat_word(b"of") {
            Some(of) => (of.gap(), true),
            None => (spaced, false),
        },
    };
    if let Some(short) = at.apostrophe() {
        let (number, end) = short.number()?;
        return (number.digits == 2 && !end.in_word()).then(|| (in_full(number.value), end));
    }
    if at.at == c.at {
        return None;
    }
    let (number, end) = at.number()?;
    match number.digits {
        4 if AFTER_MONTH.contains(&number.value) && !end.in_word() && !is_hours(end) => {
            Some((number.value as i16, end))
        }
        2 if !linked && (10..50).contains(&number.value) && ends_here(end) => {
            Some((in_full(number.value), end))
        }
        _ => None,
    }
}

/// Whether "hrs" follows, which makes four digits a time.
pub(super) fn is_hours(c: Cursor) -> bool {
    c.next_word().is_some_and(|word| matches!(word.key(), b"hrs" | b"hr" | b"hours" | b"h"))
}

/// Two years as one: "2024/25", "2024-2025", and "24/25" when `short` allows it. Gives both and whether they
/// are one school or financial year rather than a stretch of calendar years.
pub(super) fn pair(c: Cursor, short: bool) -> Option<(i16, i16, bool, Cursor)> {
    let (first, mid) = c.number()?;
    let from = match first.digits {
        4 if ALONE.contains(&first.value) => first.value as i16,
        2 if short => in_full(first.value),
        _ => return None,
    };
    let (slash, next) = match mid.eat(b'/') {
        Some(next) => (true, next),
        None => (false, mid.dash()?),
    };
    let (second, end) = next.number()?;
    if end.in_word() || (matches!(end.byte(), b'/' | b'-' | b'.') && end.ahead(1).is_ascii_digit()) {
        return None;
    }
    let to = match second.digits {
        4 if ALONE.contains(&second.value) => second.value as i16,
        2 if !short || first.digits == 4 || slash => in_full(second.value),
        _ => return None,
    };
    let joined = slash || second.digits == 2;
    let fits = if joined { to == from + 1 } else { to > from };
    fits.then_some((from, to, joined, end))
}

/// "academic year 2024/25": the kind of year, then the year.
pub(super) fn of_kind(word: &Word, c: Cursor) -> Option<DateMention> {
    let year = c.next_word().filter(|next| next.key() == b"year")?;
    let (from, to, joined, end) = pair(c.to(year.end).gap(), false)?;
    let (first, last) = match word.key() {
        b"academic" | b"school" if joined => (9, 8),
        b"financial" if joined => (4, 3),
        _ => (1, 12),
    };
    let (from, to) = (Partial::new(Some(from), Some(first), None), Partial::new(Some(to), Some(last), None));
    Some(DateMention::over(word.start..end.at, DateKind::Year, from, to))
}

/// Four digits that are a year because of what stands around them, or the year of a citation.
///
/// `last` is the mention found before, since "in 2019 and 2020" lets one year vouch for the next.
pub(super) fn alone(c: Cursor, last: Option<&DateMention>) -> Option<DateMention> {
    if c.gap_before().char_before().is_some_and(|before| before.is_ascii_digit()) {
        return None; // the end of a telephone number
    }
    if let Some((from, to, joined, end)) = pair(c, false) {
        // "2023/24" alone may be a financial or a school year: April to August holds both.
        let kind = end.next_word().filter(|_| joined);
        let (first, last) = match kind.as_ref().map_or(&b""[..], Word::key) {
            b"academic" | b"school" => (9, 8),
            b"financial" | b"tax" => (4, 3),
            _ if joined => (4, 8),
            _ => (1, 12),
        };
        let (from, to) =
            (Partial::new(Some(from), Some(first), None), Partial::new(Some(to), Some(last), None));
        return Some(DateMention::over(c.at..end.at, DateKind::Year, from, to));
    }
    let (number, end) = c.number()?;
    if number.digits != 4 || !(1900..=2049).contains(&number.value) {
        return None;
    }
    let decimal = matches!(end.byte(), b'.' | b',' | b':' | b'/') && end.ahead(1).is_ascii_digit();
    if decimal || matches!(end.byte(), b'%' | b'_') || is_hours(end) {
        return None;
    }
    // A letter may tell two works of one year apart: (Firmin, 2017a).
    let tail = if end.in_word() { end.to(end.at + 1) } else { end };
    if end.in_word() && !(matches!(end.byte(), b'a'..=b'd') && tail.byte() == b')') {
        return None;
    }
    let when = Partial::new(Some(number.value as i16), None, None);
    let kind = kind_alone(c, tail, last)?;
    if kind == DateKind::Year && !ALONE.contains(&number.value) {
        return None;
    }
    Some(DateMention::at(c.at..end.at, kind, when))
}

fn kind_alone(c: Cursor, end: Cursor, last: Option<&DateMention>) -> Option<DateKind> {
    if end.next_word().is_some_and(|next| next.capital && is_law(next.key())) {
        return Some(DateKind::Citation);
    }
    if let Some(before) = c.word_before() {
        return match before.key() {
            b"in" | b"since" | b"during" | b"until" | b"till" | b"before" | b"after" | b"early" | b"late"
            | b"mid" | b"between" | b"throughout" => Some(DateKind::Year),
            b"by" | b"of" | b"from" | b"to" | b"around" | b"and" | b"or" | b"summer" | b"half" | b"year"
            | b"term"
                if !counts_something(end) =>
            {
                let vouched = !matches!(before.key(), b"and" | b"or") || follows_year(before.start, c, last);
                vouched.then_some(DateKind::Year)
            }
            // A title ends in a year: "Working Together 2023".
            _ if before.capital && !starts_sentence(&before, c) => Some(DateKind::Citation),
            // "the 2016 trouble"; "the 2015 bus" has an hour.
            b"the" | b"that" | b"this" => names_its_year(c, end).then_some(DateKind::Year),
            _ => None,
        };
    }
    let spaced = c.gap_before();
    match spaced.char_before()? {
        '(' | '[' => Some(bracketed(spaced)),
        ',' if end.byte() == b')' => {
            let cited = spaced.to(spaced.at - 1).word_before().is_some_and(|word| word.capital);
            Some(if cited { DateKind::Citation } else { DateKind::Year })
        }
        ',' if follows_year(spaced.at - 1, c, last) => Some(DateKind::Year),
        mark if spaced.at == c.at && matches!(mark, '-' | '\u{2010}' | '\u{2011}') => {
            let word = c.to(c.at - mark.len_utf8()).word_before()?;
            matches!(word.key(), b"mid" | b"early" | b"late" | b"pre" | b"post").then_some(DateKind::Year)
        }
        _ => on_its_own(c, end),
    }
    .or_else(|| on_its_own(c, end))
}

/// Whether what follows is something that a year may tell apart: an event, a season, a set of people.
fn names_its_year(c: Cursor, end: Cursor) -> bool {
    let Some((number, _)) = c.number() else { return false };
    (1990..2030).contains(&number.value)
        && end.next_word().is_some_and(|next| {
            !next.capital
                && matches!(
                    next.key(),
                    b"trouble"
                        | b"troubles"
                        | b"riot"
                        | b"riots"
                        | b"fire"
                        | b"fires"
                        | b"floods"
                        | b"flood"
                        | b"incident"
                        | b"incidents"
                        | b"attack"
                        | b"attacks"
                        | b"stabbing"
                        | b"stabbings"
                        | b"murder"
                        | b"robbery"
                        | b"robberies"
                        | b"case"
                        | b"cases"
                        | b"review"
                        | b"inquiry"
                        | b"closure"
                        | b"strike"
                        | b"business"
                        | b"season"
                        | b"cohort"
                        | b"intake"
                        | b"group"
                        | b"lot"
                        | b"crowd"
                        | b"election"
                        | b"festival"
                        | b"fair"
                        | b"carnival"
                        | b"survey"
                        | b"census"
                        | b"inspection"
                        | b"report"
                        | b"assessment"
                        | b"episode"
                        | b"raid"
                        | b"raids"
                        | b"feud"
                        | b"fight"
                        | b"death"
                        | b"deaths"
                        | b"accident"
                        | b"drowning"
                        | b"scandal"
                        | b"scare"
                        | b"outbreak"
                        | b"crash"
                        | b"disturbances"
                        | b"disorder"
                )
        })
}

/// A year that heads a line or fills it.
fn on_its_own(c: Cursor, end: Cursor) -> Option<DateKind> {
    let closed = end.at == end.text.len() || matches!(end.byte(), b'\n' | b':') || end.gap().dash().is_some();
    (c.starts_line() && closed).then_some(DateKind::Year)
}

/// A year in brackets cites a work when a surname or "et al." stands before them.
fn bracketed(open: Cursor) -> DateKind {
    let before = open.to(open.at - 1).gap_before();
    let before = if before.char_before() == Some('.') { before.to(before.at - 1) } else { before };
    match before.word_before() {
        Some(word) if matches!(word.key(), b"al" | b"colleagues" | b"others") => DateKind::Citation,
        Some(word) if word.capital => DateKind::Citation,
        _ => DateKind::Year,
    }
}

fn is_law(key: &[u8]) -> bool {
    matches!(key, b"act" | b"regulations" | b"order" | b"bill" | b"rules" | b"guidance")
}

/// Whether people or things are counted: "of 2000 children".
fn counts_something(end: Cursor) -> bool {
    end.next_word().is_some_and(|next| {
        !next.capital && (matches!(next.key(), b"children" | b"people" | b"young") || plural(next.key()))
    })
}

fn plural(key: &[u8]) -> bool {
    key.len() > 4 && key.ends_with(b"s") && !key.ends_with(b"ss")
}

fn follows_year(mark: usize, c: Cursor, last: Option<&DateMention>) -> bool {
    last.is_some_and(|last| last.kind == DateKind::Year && c.to(mark).gap_before().at == last.end())
}

/// Whether a capital only opens a sentence.
fn starts_sentence(word: &Word, c: Cursor) -> bool {
    let before = c.to(word.start).gap_before();
    before.char_before().is_none_or(|mark| matches!(mark, '.' | '!' | '?' | '\n'))
}
