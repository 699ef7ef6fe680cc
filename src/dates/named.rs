//! Days known by their names.

use super::{Cursor, DateKind, DateMention, Movable, Partial, Word, year};

/// When a named day falls.
enum When {
    Fixed(i8, i8),
    Stretch((i8, i8), (i8, i8)),
    Moves(Movable),
    Unknown,
}

/// A named day from its first word: "Christmas Eve 2024", "St David's Day"; `c` stands after that word.
pub(super) fn at_word(word: &Word, c: Cursor) -> Option<DateMention> {
    let (when, end) = read(word, c)?;
    if is_address(end) {
        return None;
    }
    let (year, end) = year::after(end).map_or((None, end), |(year, end)| (Some(year), end));
    let range = word.start..end.at;
    let on = |(month, day): (i8, i8)| Partial::new(year, Some(month), Some(day));
    Some(match when {
        When::Fixed(month, day) => DateMention::at(range, DateKind::NamedDay, on((month, day))),
        When::Stretch(first, last) => {
            let mut to = on(last);
            to.year = year.map(|year| year + i16::from(last < first));
            DateMention::over(range, DateKind::NamedDay, on(first), to)
        }
        When::Moves(movable) => DateMention {
            movable: Some(movable),
            ..DateMention::at(range, DateKind::NamedDay, Partial::new(year, None, None))
        },
        When::Unknown if year.is_some() => {
            DateMention::at(range, DateKind::NamedDay, Partial::new(year, None, None))
        }
        When::Unknown => DateMention::bare(range, DateKind::NamedDay),
    })
}

fn read<'t>(word: &Word, c: Cursor<'t>) -> Option<(When, Cursor<'t>)> {
    let next = c.next_word();
    let then = |key: &[u8]| next.filter(|next| next.key() == key).map(|next| c.to(next.end));
    Some(match word.key() {
        b"christmas" | b"xmas" => match next.map(|next| (next, c.to(next.end))) {
            Some((next, end)) if next.key() == b"eve" => (When::Fixed(12, 24), end),
            Some((next, end)) if next.key() == b"day" => (When::Fixed(12, 25), end),
            Some((next, end)) if matches!(next.key(), b"holiday" | b"holidays" | b"break") => {
                (When::Stretch((12, 18), (1, 7)), end)
            }
            _ => (When::Stretch((12, 24), (12, 26)), c),
        },
        b"boxing" => (When::Fixed(12, 26), then(b"day")?),
        b"new" => return new_year(word, c),
        b"easter" if word.capital => match next.map(|next| (next, c.to(next.end))) {
            Some((next, end)) if next.key() == b"sunday" => (When::Moves(Movable::Easter(0, 0)), end),
            Some((next, end)) if next.key() == b"monday" => (When::Moves(Movable::Easter(1, 1)), end),
            Some((next, end)) if next.key() == b"saturday" => (When::Moves(Movable::Easter(-1, -1)), end),
            // Schools break for a fortnight about Easter.
            Some((next, end)) if matches!(next.key(), b"holiday" | b"holidays" | b"break") => {
                (When::Moves(Movable::Easter(-16, 16)), end)
            }
            Some((next, end)) if next.key() == b"weekend" => (When::Moves(Movable::Easter(-2, 1)), end),
            _ => (When::Moves(Movable::Easter(-2, 1)), c),
        },
        b"good" => (When::Moves(Movable::Easter(-2, -2)), then(b"friday")?),
        b"shrove" => (When::Moves(Movable::Easter(-47, -47)), then(b"tuesday")?),
        b"pancake" => (When::Moves(Movable::Easter(-47, -47)), then(b"day")?),
        b"mothering" => (When::Moves(Movable::Easter(-21, -21)), then(b"sunday")?),
        b"mother" => (When::Moves(Movable::Easter(-21, -21)), possessed_day(c)?),
        b"mothers" => (When::Moves(Movable::Easter(-21, -21)), plural_day(word, c)?),
        b"father" => (When::Moves(Movable::Sunday { month: 6, nth: 3 }), possessed_day(c)?),
        b"fathers" => (When::Moves(Movable::Sunday { month: 6, nth: 3 }), plural_day(word, c)?),
        b"remembrance" => match then(b"sunday") {
            Some(end) => (When::Moves(Movable::Sunday { month: 11, nth: 2 }), end),
            None => (When::Fixed(11, 11), then(b"day")?),
        },
        b"halloween" => (When::Fixed(10, 31), c),
        b"hallowe" => (When::Fixed(10, 31), c.apostrophe()?.eat_word(b"en")?),
        b"bonfire" => (When::Fixed(11, 5), then(b"night")?),
        b"guy" => {
            (When::Fixed(11, 5), then(b"fawkes").map(|end| end.gap().eat_word(b"night").unwrap_or(end))?)
        }
        b"valentine" => (When::Fixed(2, 14), possessed_day(c)?),
        b"valentines" => (When::Fixed(2, 14), plural_day(word, c)?),
        b"st" | b"saint" if word.capital => return saint(c.eat(b'.').unwrap_or(c)),
        b"bank" => (When::Unknown, then(b"holiday").filter(|end| !end.in_word())?),
        b"eid" | b"ramadan" | b"diwali" | b"hanukkah" if word.capital => (When::Unknown, c),
        b"clocks" => return clocks(c),
        _ => return None,
    })
}

/// "'s Day" after a name; both apostrophes, or none.
fn possessed_day(c: Cursor) -> Option<Cursor> {
    let s = c.apostrophe()?.eat_word(b"s")?;
    capital_day(s)
}

/// "Mothers' Day", "Mothers Day".
fn plural_day<'t>(word: &Word, c: Cursor<'t>) -> Option<Cursor<'t>> {
    let after = c.apostrophe().unwrap_or(c);
    word.capital.then(|| capital_day(after)).flatten()
}

fn capital_day(c: Cursor) -> Option<Cursor> {
    c.next_word().filter(|word| word.capital && word.key() == b"day").map(|word| c.to(word.end))
}

fn saint(c: Cursor) -> Option<(When, Cursor)> {
    let name = c.next_word()?;
    let (month, day) = match name.key() {
        b"david" => (3, 1),
        b"patrick" => (3, 17),
        b"george" => (4, 23),
        b"andrew" => (11, 30),
        b"valentine" => (2, 14),
        b"swithin" | b"swithun" => (7, 15),
        _ => return None,
    };
    Some((When::Fixed(month, day), possessed_day(c.to(name.end)).or_else(|| capital_day(c.to(name.end)))?))
}

/// "New Year's Eve", "the New Year"; not "a new year group".
fn new_year<'t>(word: &Word, c: Cursor<'t>) -> Option<(When, Cursor<'t>)> {
    let year = c.next_word().filter(|next| next.key() == b"year" || next.key() == b"years")?;
    let at = c.to(year.end);
    let owned = at.apostrophe().map_or(at, |next| next.eat_word(b"s").unwrap_or(next));
    match owned.next_word().map(|next| (next, owned.to(next.end))) {
        Some((next, end)) if next.key() == b"eve" => return Some((When::Fixed(12, 31), end)),
        Some((next, end)) if next.key() == b"day" => return Some((When::Fixed(1, 1), end)),
        _ => {}
    }
    (word.capital && year.capital && owned.at == at.at).then_some((When::Stretch((12, 31), (1, 2)), at))
}

/// "the clocks went back": the last Sundays of October and March (Summer Time Act 1972, as amended in 2002).
fn clocks(c: Cursor) -> Option<(When, Cursor)> {
    let verb = c
        .next_word()
        .filter(|word| matches!(word.key(), b"went" | b"go" | b"going" | b"changed" | b"change"))?;
    let at = c.to(verb.end);
    let month = match at.next_word().map(|word| (word, at.to(word.end))) {
        Some((word, end)) if word.key() == b"back" => Some((10, end)),
        Some((word, end)) if matches!(word.key(), b"forward" | b"forwards") => Some((3, end)),
        _ => None,
    };
    match month {
        Some((month, end)) => Some((When::Moves(Movable::Sunday { month, nth: -1 }), end)),
        None => matches!(verb.key(), b"changed" | b"change").then_some((When::Unknown, at)),
    }
}

/// Whether the name only names a street or a house.
fn is_address(c: Cursor) -> bool {
    c.next_word().is_some_and(|word| {
        word.capital
            && matches!(
                word.key(),
                b"road"
                    | b"street"
                    | b"lane"
                    | b"avenue"
                    | b"close"
                    | b"drive"
                    | b"way"
                    | b"house"
                    | b"court"
                    | b"terrace"
                    | b"gardens"
                    | b"island"
                    | b"green"
                    | b"park"
                    | b"hill"
            )
    })
}
