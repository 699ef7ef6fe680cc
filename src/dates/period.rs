//! Seasons, school terms, quarters and weeks.

use super::words::Season;
use super::{Cursor, DateKind, DateMention, Partial, Word, chain, day, year};

/// The year or pair of years after a period; "of" may stand between. Gives the first, the second and the end.
fn years_after(c: Cursor, short: bool) -> (Option<i16>, Option<i16>, Cursor) {
    let at = c.gap();
    let at = at.eat_word(b"of").map_or(at, Cursor::gap);
    if at.at > c.at
        && let Some((from, to, true, end)) = year::pair(at, short)
    {
        return (Some(from), Some(to), end);
    }
    year::after(c).map_or((None, None, c), |(year, end)| (Some(year), None, end))
}

/// "term" after "half", with a space or a hyphen between.
pub(super) fn term_after_half(c: Cursor) -> Option<Cursor> {
    let word = c.space_or_hyphen()?.word()?;
    matches!(word.key(), b"term" | b"terms").then(|| c.to(word.end))
}

/// "spring 2025", "over the summer", "autumn term 2024/25", "summer holidays": `c` stands after the season.
pub(super) fn season(word: &Word, season: Season, c: Cursor, loose: bool) -> Option<DateMention> {
    let next = c.next_word();
    let school = next.and_then(|next| {
        let after = c.to(next.end);
        match next.key() {
            b"term" => Some((term_months(season), after)),
            b"half" => Some((half_term_month(season), term_after_half(after)?)),
            b"holiday" | b"holidays" | b"break" => Some((holiday_months(season), after)),
            _ => None,
        }
    });
    if let Some(((first, last), end)) = school {
        return Some(term(word.start, first, last, end));
    }
    if word.capital
        && let Some(end) = half_number(c)
        && (year::after(end).is_some() || year::ends_here(end))
    {
        let (first, last) = term_months(season); // "Autumn 2", as schools number half-terms
        return Some(term(word.start, first, last, c));
    }
    let (from, to, end) = years_after(c, false);
    let (first, last) = match season {
        Season::Spring => (3, 5),
        Season::Summer => (6, 8),
        Season::Autumn => (9, 11),
        Season::Winter => (12, 2),
    };
    // Winter ends in the year after the one it is named for.
    let last_year = to.or(from.map(|year| year + i16::from(season == Season::Winter)));
    let from_year = if season == Season::Winter { from } else { from.filter(|_| to.is_none()).or(to) };
    let found = DateMention::over(
        word.start..end.at,
        DateKind::Season,
        Partial::new(from_year, Some(first), None),
        Partial::new(last_year, Some(last), None),
    );
    let titled = next.is_some_and(|next| next.capital);
    (from.is_some() || (!titled && (loose || in_company(word, c)))).then_some(found)
}

/// A term by its months and what year follows it.
pub(super) fn term(start: usize, first: i8, last: i8, c: Cursor) -> DateMention {
    let c = half_number(c).unwrap_or(c);
    let (from, to, end) = years_after(c, false);
    // In a school year the months from September belong to its first calendar year.
    let year = match to {
        Some(second) if first < 9 => Some(second),
        _ => from,
    };
    let (from, to) = (Partial::new(year, Some(first), None), Partial::new(year, Some(last), None));
    DateMention::over(start..end.at, DateKind::Term, from, to)
}

/// Past "1" or "2", where each term has two halves: "summer term 2, 2023".
fn half_number(c: Cursor) -> Option<Cursor> {
    let (half, end) = c.space()?.number()?;
    (half.digits == 1 && matches!(half.value, 1 | 2) && !end.in_word()).then_some(end)
}

const fn term_months(season: Season) -> (i8, i8) {
    match season {
        Season::Spring => (1, 4),
        Season::Summer => (4, 7),
        Season::Autumn => (9, 12),
        Season::Winter => (1, 3),
    }
}

/// Half-terms in England and Wales fall at the end of October, in the middle of February and at the end of May.
const fn half_term_month(season: Season) -> (i8, i8) {
    match season {
        Season::Spring | Season::Winter => (2, 2),
        Season::Summer => (5, 6),
        Season::Autumn => (10, 11),
    }
}

const fn holiday_months(season: Season) -> (i8, i8) {
    match season {
        Season::Spring => (3, 4),
        Season::Summer => (7, 9),
        Season::Autumn => (10, 11),
        Season::Winter => (12, 12),
    }
}

/// "half-term", "half term 2025": `c` stands after "half".
pub(super) fn half_term(word: &Word, c: Cursor) -> Option<DateMention> {
    let end = term_after_half(c)?;
    Some(match year::after(end) {
        Some((year, end)) => {
            DateMention::at(word.start..end.at, DateKind::Term, Partial::new(Some(year), None, None))
        }
        None => DateMention::bare(word.start..end.at, DateKind::Term),
    })
}

/// "Lent term 2025": `c` stands after the name.
pub(super) fn old_term(word: &Word, season: Season, c: Cursor) -> Option<DateMention> {
    let end = c.gap().eat_word(b"term")?;
    let (first, last) = term_months(season);
    Some(term(word.start, first, last, end))
}

/// "Term 3 2024/25", where schools count six: `c` stands after "Term".
pub(super) fn numbered_term(word: &Word, c: Cursor) -> Option<DateMention> {
    let (number, end) = c.space()?.number()?;
    if !word.capital || number.digits != 1 || end.in_word() {
        return None;
    }
    let (first, last) = match number.value {
        1 => (9, 10),
        2 => (11, 12),
        3 => (1, 2),
        4 => (2, 4),
        5 => (4, 5),
        6 => (6, 7),
        _ => return None,
    };
    Some(term(word.start, first, last, end))
}

/// "Q1 2025/26": `c` stands on the figure.
pub(super) fn quarter(start: usize, c: Cursor) -> Option<DateMention> {
    let (number, end) = c.number()?;
    if number.digits != 1 || !(1..=4).contains(&number.value) || end.in_word() {
        return None;
    }
    let (from, to, end) = years_after(end, true);
    let Some(from) = from else {
        let before = c.to(start).word_before()?;
        return matches!(before.key(), b"in" | b"during" | b"by" | b"of" | b"until" | b"since")
            .then(|| DateMention::bare(start..end.at, DateKind::Quarter));
    };
    Some(of_year(start, number.value as i8, from, to, end))
}

/// "first quarter of 2024": `c` stands after the ordinal.
pub(super) fn ordinal_quarter(word: &Word, number: i8, c: Cursor) -> Option<DateMention> {
    let of = c.gap().eat_word(b"quarter")?.gap().eat_word(b"of")?;
    let (from, to, end) = years_after(of, false);
    Some(of_year(word.start, number, from?, to, end))
}

/// A quarter of a calendar year, or of a financial year when two are named.
fn of_year(start: usize, number: i8, from: i16, to: Option<i16>, end: Cursor) -> DateMention {
    let (year, first) = match to {
        None => (from, number * 3 - 2),
        Some(to) if number == 4 => (to, 1),
        Some(_) => (from, number * 3 + 1),
    };
    let (from, to) =
        (Partial::new(Some(year), Some(first), None), Partial::new(Some(year), Some(first + 2), None));
    DateMention::over(start..end.at, DateKind::Quarter, from, to)
}

/// "w/c 9 March 2026", "week of 14 October", "wk ending 3/5": `c` stands after "w", "wc" or "week".
pub(super) fn week(word: &Word, c: Cursor) -> Option<DateMention> {
    let (ending, at) = match word.key() {
        b"wc" | b"wb" => (false, c),
        b"w" => {
            let at = c.eat(b'/').or_else(|| c.eat(b'.'))?;
            let letter = at.word()?;
            let ending = match letter.key() {
                b"c" | b"b" => false,
                b"e" => true,
                _ => return None,
            };
            let at = at.to(letter.end);
            (ending, at.eat(b'.').unwrap_or(at))
        }
        _ => {
            let next = c.next_word()?;
            let ending = match next.key() {
                b"commencing" | b"beginning" | b"starting" | b"of" | b"from" => false,
                b"ending" => true,
                _ => return None,
            };
            (ending, c.to(next.end))
        }
    };
    let at = at.eat(b':').unwrap_or(at).gap();
    let at = at.eat_word(b"the").map_or(at, Cursor::gap);
    let mut found = chain::atom(at, None).or_else(|| day::of_month(at))?;
    if matches!(found.kind, DateKind::Day | DateKind::YearlessDay) {
        found.kind = if ending { DateKind::WeekEnding } else { DateKind::WeekCommencing };
    } else if !matches!(found.kind, DateKind::Range | DateKind::Impossible) {
        return None;
    }
    found.span.start = word.start as u32;
    Some(found)
}

/// Whether a season stands where time is told.
fn in_company(word: &Word, c: Cursor) -> bool {
    let before = c.to(word.start).word_before();
    let before =
        before.and_then(|the| if the.key() == b"the" { c.to(the.start).word_before() } else { Some(the) });
    before.is_some_and(|before| {
        matches!(
            before.key(),
            b"in"
                | b"during"
                | b"over"
                | b"since"
                | b"by"
                | b"until"
                | b"throughout"
                | b"from"
                | b"early"
                | b"late"
                | b"mid"
                | b"of"
                | b"all"
                | b"after"
                | b"before"
                | b"through"
        )
    })
}
