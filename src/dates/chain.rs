//! Dates joined to dates: stretches ("2 May to 7 June 2024") and lists ("5 May, 7 June and 9 July 2024").

use super::words::Lead;
use super::{Cursor, DateKind, DateMention, Partial, day, month, numeric, period, words};

/// Dates a list may hold; it keeps the look ahead short.
const MOST_DATES: usize = 6;

/// One date that needs nothing around it to vouch for it. `first` is the date it is joined to.
pub(super) fn atom(c: Cursor, first: Option<&DateMention>) -> Option<DateMention> {
    let c = past_vague(c);
    if c.byte().is_ascii_digit() {
        return numeric::at(c, true).or_else(|| day::at_number(c)).or_else(|| {
            let (number, end) = c.number()?;
            let years = first.is_some_and(|first| first.kind == DateKind::Year);
            let fits = number.digits == 4 && (1990..2050).contains(&number.value) && !end.in_word();
            let when = Partial::new(Some(number.value as i16), None, None);
            (years && fits).then(|| DateMention::at(c.at..end.at, DateKind::Year, when))
        });
    }
    let word = c.word()?;
    let after = c.to(word.end);
    match words::lead(&word)? {
        Lead::Month(found) => month::at_word(&word, found, after, true),
        Lead::Weekday(weekday, _) => day::after_weekday(word.start, after, weekday),
        Lead::Season(season) => period::season(&word, season, after, true),
        Lead::OldTerm(season) => period::old_term(&word, season, after),
        Lead::Term => period::numbered_term(&word, after),
        Lead::Week if first.is_some() => period::week(&word, after),
        Lead::The => {
            let next = after.gap();
            let inner = next.word()?;
            match words::lead(&inner)? {
                Lead::Season(season) => period::season(&inner, season, next.to(inner.end), true),
                _ => None,
            }
        }
        _ => None,
    }
}

/// Past "early", "mid-", "the end of" and the like, which leave a date what it is.
fn past_vague(c: Cursor) -> Cursor {
    let mut at = c;
    for _ in 0..3 {
        let Some(word) = at.word() else { break };
        let vague = matches!(
            word.key(),
            b"early" | b"late" | b"mid" | b"end" | b"start" | b"beginning" | b"of" | b"about" | b"around"
        );
        let the = || {
            at.to(word.end)
                .next_word()
                .is_some_and(|next| matches!(next.key(), b"end" | b"start" | b"beginning"))
        };
        let passes = vague || (word.key() == b"the" && the());
        if !passes {
            break;
        }
        match at.to(word.end).space_or_hyphen() {
            Some(next) => at = next,
            None => break,
        }
    }
    at
}

/// "to", "until" or a dash.
fn to(c: Cursor) -> Option<Cursor> {
    let at = c.gap();
    if let Some(next) = at.dash() {
        return Some(next.gap());
    }
    let word = at.word()?;
    let next = at.to(word.end).gap();
    match word.key() {
        b"to" | b"until" | b"till" => Some(next),
        b"through" => Some(next.eat_word(b"to").map_or(next, Cursor::gap)),
        b"up" => Some(next.eat_word(b"to")?.gap()),
        _ => None,
    }
}

fn and(c: Cursor) -> Option<Cursor> {
    let at = c.gap();
    at.eat(b'&').or_else(|| at.eat_word(b"and")).or_else(|| at.eat_word(b"or")).map(Cursor::gap)
}

/// The whole of what a date opens: itself, or the stretch or list it begins.
///
/// `between` says that "between" stands before it, which makes the next "and" a "to".
pub(super) fn extend(text: &str, first: DateMention, between: bool) -> DateMention {
    if !opens(first.kind) || first.from.is_none() {
        return first;
    }
    let c = Cursor::new(text, first.end());
    let end = to(c).or_else(|| and(c).filter(|_| between));
    if let Some(last) =
        end.and_then(|at| atom(at, Some(&first))).filter(|last| opens(last.kind) && last.to.is_some())
    {
        return join(first, last);
    }
    list(c, first).unwrap_or(first)
}

/// Dates that share the year of the last: without it, they are so many dates.
fn list(c: Cursor, first: DateMention) -> Option<DateMention> {
    if first.has_year() {
        return None;
    }
    let mut at = c;
    for _ in 0..MOST_DATES {
        let (next, final_one) = match (and(at).or_else(|| at.eat(b'/')), at.eat(b',')) {
            (Some(next), _) => (next, true),
            (None, Some(comma)) => match and(comma) {
                Some(next) => (next, true),
                None => (comma.gap(), false),
            },
            _ => return None,
        };
        let found = atom(next, Some(&first))?;
        let alike = matches!(found.kind, DateKind::Month) == matches!(first.kind, DateKind::Month);
        if !opens(found.kind) || !alike || (found.has_year() && !final_one) {
            return None;
        }
        if final_one {
            return found.has_year().then(|| join(first, found));
        }
        at = c.to(found.end());
    }
    None
}

fn opens(kind: DateKind) -> bool {
    matches!(
        kind,
        DateKind::Day
            | DateKind::YearlessDay
            | DateKind::Month
            | DateKind::Season
            | DateKind::Term
            | DateKind::Year
            | DateKind::Quarter
            | DateKind::WeekCommencing
    )
}

fn join(first: DateMention, last: DateMention) -> DateMention {
    let (from, to) = (first.from.zip(last.to)).map_or((first.from, last.to), |(mut from, mut to)| {
        match (from.year, to.year) {
            (None, Some(year)) => {
                from.year = Some(year - i16::from((from.month, from.day) > (to.month, to.day)));
            }
            (Some(year), None) => {
                to.year = Some(year + i16::from((from.month, from.day) > (to.month, to.day)));
            }
            _ => {}
        }
        (Some(from), Some(to))
    });
    DateMention {
        span: first.span.cover(last.span),
        kind: DateKind::Range,
        from,
        to,
        weekday: first.weekday,
        movable: None,
    }
}

/// Whether "between" stands before.
pub(super) fn between_before(c: Cursor) -> bool {
    let word = c.word_before();
    let word =
        word.and_then(|the| if the.key() == b"the" { c.to(the.start).word_before() } else { Some(the) });
    word.is_some_and(|word| word.key() == b"between")
}

/// Whether only "and", "or" or a comma stands between a month found before and here.
pub(super) fn goes_on(c: Cursor, last: &DateMention) -> bool {
    let after = c.to(last.end());
    let at = after.eat(b',').unwrap_or(after);
    last.kind == DateKind::Month && (at.gap().at == c.at || and(at).is_some_and(|next| next.at == c.at))
}
