//! Dates in figures: "12/03/2026", "12.3.26", "2026-03-12", "17/09".

use super::calendar::exists;
use super::cursor::Number;
use super::year::in_full;
use super::{Cursor, DateKind, DateMention, Partial};

/// A separator of dates in figures.
#[derive(PartialEq, Eq, Clone, Copy)]
enum Mark {
    Slash,
    Dot,
    Hyphen,
}

fn mark(c: Cursor) -> Option<(Mark, Cursor)> {
    if let Some(next) = c.eat(b'/') {
        return Some((Mark::Slash, next));
    }
    if let Some(next) = c.eat(b'.') {
        return Some((Mark::Dot, next));
    }
    c.hyphen().map(|next| (Mark::Hyphen, next))
}

/// A date in figures, day first unless the year is. `loose` takes day and month without asking what stands
/// around them, as after a weekday or inside a stretch.
pub(super) fn at(c: Cursor, loose: bool) -> Option<DateMention> {
    let (first, c1) = c.number()?;
    let (sign, c2) = mark(c1)?;
    let (second, c3) = c2.number()?;
    if second.digits > 2 {
        return None;
    }
    if let Some((again, c4)) = mark(c3)
        && again == sign
        && let Some((third, end)) = c4.number()
    {
        return in_three(c, first, second, third, sign, end);
    }
    let fits = first.digits <= 2 && sign == Mark::Slash && !runs_on(c3) && second.value > 0;
    if !fits || second.value > 12 || !exists(first.value, second.value as i8, None) {
        return None;
    }
    let when = Partial::new(None, Some(second.value as i8), Some(first.value as i8));
    let found = DateMention::at(c.at..c3.at, DateKind::YearlessDay, when);
    (loose || is_date(c, first, second, c3)).then_some(found)
}

fn in_three(
    c: Cursor,
    first: Number,
    second: Number,
    third: Number,
    sign: Mark,
    end: Cursor,
) -> Option<DateMention> {
    let stamped = end.byte() == b'T' && end.ahead(1).is_ascii_digit(); // ISO 8601 with a time
    if runs_on(end) && !stamped {
        return None;
    }
    if sign == Mark::Dot && c.word_before().is_some_and(|word| numbered(word.key())) {
        return None;
    }
    let (year, day) = match (first.digits, third.digits) {
        (4, 1 | 2) => (first.value as i16, third),
        (1 | 2, 4) => (third.value as i16, first),
        (1 | 2, 2) => (in_full(third.value), first),
        _ => return None,
    };
    let wide = first.digits == 4 || third.digits == 4;
    if wide && !(1900..2100).contains(&year) {
        return None;
    }
    let when = Partial::new(Some(year), Some(second.value as i8), Some(day.value as i8));
    let real = second.value > 0 && second.value <= 12 && exists(day.value, second.value as i8, Some(year));
    if real {
        return Some(DateMention::at(c.at..end.at, DateKind::Day, when));
    }
    // With a short year the shape alone proves little (sort codes, versions): one half must fit, and slashes.
    let (day_fits, month_fits) = ((1..=31).contains(&day.value), (1..=12).contains(&second.value));
    let meant = wide || (day_fits && month_fits) || (sign == Mark::Slash && (day_fits || month_fits));
    meant.then(|| DateMention::at(c.at..end.at, DateKind::Impossible, when))
}

/// Whether the figures go on, so that what was read is only a part of them.
fn runs_on(end: Cursor) -> bool {
    end.in_word() || end.byte() == b'%' || mark(end).is_some_and(|(_, next)| next.byte().is_ascii_digit())
}

/// Words before a numbered part: "section 1.2.10".
fn numbered(key: &[u8]) -> bool {
    matches!(
        key,
        b"section"
            | b"sections"
            | b"paragraph"
            | b"para"
            | b"paras"
            | b"version"
            | b"v"
            | b"chapter"
            | b"figure"
            | b"table"
            | b"step"
            | b"item"
            | b"policy"
            | b"appendix"
            | b"part"
            | b"clause"
            | b"standard"
    )
}

/// Whether "12/3" is a day and month and not a share, a score or two school years.
fn is_date(c: Cursor, day: Number, month: Number, end: Cursor) -> bool {
    if end.next_word().is_some_and(|next| next.key() == b"of") && day.value < month.value {
        return false;
    }
    if let Some(before) = c.word_before() {
        match before.key() {
            b"on" | b"since" | b"until" | b"till" | b"dated" | b"from" | b"between" => return true,
            b"year" | b"years" | b"age" | b"aged" | b"ages" | b"after" | b"score" | b"scored" | b"rated" => {
                return false;
            }
            _ => {}
        }
    }
    if (day.digits == 2 && day.value < 10) || (month.digits == 2 && month.value < 10) {
        return true; // "17/09": nobody writes a share with a nought
    }
    // "16/11": no share is so large, and no two school years or scores stand so far apart; "15/12 year olds" do not.
    if day.value > 12
        && month.value < day.value - 1
        && end.next_word().is_none_or(|next| {
            !matches!(
                next.key(),
                b"of"
                    | b"year"
                    | b"years"
                    | b"yr"
                    | b"yrs"
                    | b"hour"
                    | b"hours"
                    | b"hr"
                    | b"hrs"
                    | b"service"
                    | b"cover"
                    | b"support"
            )
        })
        && (day.value, month.value) != (24, 7)
    {
        return true;
    }
    let closed =
        end.at == end.text.len() || matches!(end.byte(), b':' | b'\n' | b'\t') || end.gap().dash().is_some();
    c.starts_line() && closed
}
