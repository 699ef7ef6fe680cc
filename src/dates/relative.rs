//! Time told from something else, and lengths of time.

use super::{Cursor, DateKind, DateMention, Word, age, words};

/// A unit of time after a count or a pointing word.
pub(super) struct Unit<'t> {
    pub(super) word: Word,
    pub(super) plural: bool,
    pub(super) end: Cursor<'t>,
}

/// A unit of time, unless it belongs to another word: "that Year 9 group", "the day centre".
pub(super) fn unit(c: Cursor<'_>) -> Option<Unit<'_>> {
    let word = c.word()?;
    let plural = match word.key() {
        b"minute" | b"min" | b"hour" | b"hr" | b"day" | b"night" | b"morning" | b"afternoon" | b"evening"
        | b"week" | b"wk" | b"weekend" | b"fortnight" | b"month" | b"term" | b"year" | b"yr" | b"quarter" => {
            false
        }
        b"minutes" | b"mins" | b"hours" | b"hrs" | b"days" | b"nights" | b"evenings" | b"weeks" | b"wks"
        | b"weekends" | b"fortnights" | b"months" | b"terms" | b"years" | b"yrs" => true,
        _ => return None,
    };
    let end = c.to(word.end);
    let other = end.gap().byte().is_ascii_digit() && !plural
        || end.next_word().is_some_and(|next| {
            matches!(
                next.key(),
                b"centre" | b"care" | b"nursery" | b"release" | b"group" | b"groups" | b"shelter"
            )
        });
    (!other).then_some(Unit { word, plural, end })
}

/// A unit, a weekday or a season, for "that", "next", "last".
fn pointed(c: Cursor) -> Option<(Word, Cursor)> {
    if let Some(unit) = unit(c).filter(|unit| !unit.plural) {
        return Some((unit.word, unit.end));
    }
    let word = c.word()?;
    let named = words::season(&word).is_some() || (word.capital && words::weekday(&word).is_some());
    let dated = matches!(word.key(), b"date" | b"occasion");
    (named || dated).then(|| (word, c.to(word.end)))
}

/// A count and its unit: "nine days later", "two months ago", "five weeks", "15 years old".
///
/// `start` is where the count starts, `c` where it ends; 0 counts vaguely.
pub(super) fn counted(start: usize, c: Cursor, count: u32) -> Option<DateMention> {
    let hyphened = c.hyphen().is_some();
    let mut at = c.space_or_hyphen().or_else(|| c.word().map(|_| c))?;
    if let Some(word) = at.word()
        && matches!(
            word.key(),
            b"working" | b"school" | b"consecutive" | b"calendar" | b"more" | b"further" | b"full" | b"whole"
        )
    {
        at = at.to(word.end).space()?;
    }
    let unit = unit(at)?;
    if let Some(end) = age::old(&unit) {
        return Some(DateMention::bare(start..end.at, DateKind::Age));
    }
    let glued = at.at == c.at;
    if glued && (8..=25).contains(&count) && matches!(unit.word.key(), b"yrs" | b"yr") {
        return Some(DateMention::bare(start..unit.end.at, DateKind::Age)); // "15yrs"
    }
    if !(unit.plural || hyphened || count == 1) {
        return None; // "2 year 9 pupils"
    }
    if let Some((kind, end)) = turned(unit.end) {
        return Some(DateMention::bare(start..end.at, kind));
    }
    let once = count == 1
        && matches!(unit.word.key(), b"day" | b"night" | b"morning" | b"afternoon" | b"evening" | b"weekend");
    (!once).then(|| DateMention::bare(start..unit.end.at, DateKind::Duration))
}

/// "later", "before" or "ago" after a length of time.
fn turned(c: Cursor) -> Option<(DateKind, Cursor)> {
    let word = c.next_word()?;
    let end = c.to(word.end);
    let kind = match word.key() {
        b"later" | b"afterwards" | b"after" | b"earlier" | b"before" | b"beforehand" | b"previously" => {
            DateKind::Relative
        }
        b"on" if matches!(end.byte(), b',' | b'.' | b';') => DateKind::Relative,
        b"ago" => DateKind::RelativeFloating,
        _ => return None,
    };
    Some((kind, end))
}

/// A number in figures of at most two digits, or in words.
pub(super) fn small_number(c: Cursor) -> Option<(u32, Cursor)> {
    match c.number() {
        Some((number, end)) => (number.digits <= 2).then_some((number.value, end)),
        None => c.word().and_then(|word| words::count(&word).map(|count| (count, c.to(word.end)))),
    }
}

/// What "a" or "an" opens: "a week later", "a few days before", "for a fortnight".
pub(super) fn article(word: &Word, c: Cursor) -> Option<DateMention> {
    let at = c.space()?;
    let next = at.word()?;
    let vague = match next.key() {
        b"few" => Some(at.to(next.end)),
        b"couple" | b"number" => at.to(next.end).gap().eat_word(b"of"),
        _ => None,
    };
    if let Some(after) = vague {
        return counted(word.start, after, 0);
    }
    let unit = unit(at).filter(|unit| !unit.plural)?;
    if let Some((kind, end)) = turned(unit.end) {
        return Some(DateMention::bare(word.start..end.at, kind));
    }
    let lasting = c.to(word.start).word_before().is_some_and(|before| {
        matches!(
            before.key(),
            b"for" | b"within" | b"after" | b"over" | b"about" | b"nearly" | b"almost" | b"under"
        )
    });
    lasting.then(|| DateMention::bare(word.start..unit.end.at, DateKind::Duration))
}

/// What "the" opens: "the next day", "the same night", "the day before", "the last few weeks".
pub(super) fn the(word: &Word, c: Cursor) -> Option<DateMention> {
    let at = c.space()?;
    let next = at.word()?;
    let after = at.to(next.end);
    match next.key() {
        b"next" | b"following" | b"previous" | b"same" | b"preceding" => {
            let inner = after.space()?;
            if let Some((unit, end)) = pointed(inner) {
                let sure = unit.key() != b"term" || next.key() != b"same";
                return sure.then(|| DateMention::bare(word.start..end.at, DateKind::Relative));
            }
            let found = lasting(word.start, inner)?;
            Some(DateMention { kind: DateKind::Relative, ..found })
        }
        b"last" | b"past" => {
            if let Some(end) = of_these(after) {
                return Some(DateMention::bare(word.start..end.at, DateKind::Relative));
            }
            floating(&next, after)
                .map(|found| DateMention { span: (word.start..found.end()).into(), ..found })
        }
        b"first" | b"second" | b"third" | b"fourth" | b"latter" => {
            let end = of_these(after)?;
            Some(DateMention::bare(word.start..end.at, DateKind::Relative))
        }
        _ => {
            let unit = unit(at).filter(|unit| !unit.plural)?;
            let side = unit.end.next_word()?;
            matches!(side.key(), b"before" | b"after")
                .then(|| DateMention::bare(word.start..side.end, DateKind::Relative))
        }
    }
}

fn of_these(c: Cursor) -> Option<Cursor> {
    let of = c.gap().eat_word(b"of")?.gap();
    of.eat_word(b"these").or_else(|| of.eat_word(b"those"))
}

/// A count and a unit in the plural, after "next" or "last".
fn lasting(start: usize, c: Cursor) -> Option<DateMention> {
    let after = match c.word().map(|word| (word, c.to(word.end))) {
        Some((word, end)) if word.key() == b"couple" => end.gap().eat_word(b"of")?,
        _ => small_number(c)?.1,
    };
    let found = counted(start, after, 0).filter(|found| found.kind == DateKind::Duration)?;
    // "the last two weeks of June" is dated by its month
    c.to(found.end()).gap().eat_word(b"of").is_none().then_some(found)
}

/// "that evening", "same day", "following week": `c` stands after the first word.
pub(super) fn anchored(word: &Word, c: Cursor) -> Option<DateMention> {
    let mut at = c.space()?;
    if word.key() == b"that"
        && let Some(same) = at.eat_word(b"same")
    {
        at = same.space()?;
    }
    let (unit, end) = pointed(at)?;
    let sure = unit.key() != b"term" || is_time(word, end);
    sure.then(|| DateMention::bare(word.start..end.at, DateKind::Relative))
}

/// "last week", "this summer", "next Friday", "past six months": `c` stands after the first word.
pub(super) fn floating(word: &Word, c: Cursor) -> Option<DateMention> {
    let at = c.space()?;
    let single = matches!(word.key(), b"last" | b"this" | b"next");
    if let Some((unit, end)) = pointed(at).filter(|_| single).or_else(|| month(at).filter(|_| single)) {
        let other = matches!(unit.key(), b"date" | b"occasion" | b"minute" | b"min" | b"hour")
            || (unit.key() == b"day" && word.key() != b"next")
            || end.next_word().is_some_and(|next| next.key() == b"of");
        if other || (unit.key() == b"term" && !is_time(word, end)) {
            return None;
        }
        // "next day" is told from the day before it, "next week" from today.
        let next_day = word.key() == b"next"
            && matches!(unit.key(), b"day" | b"morning" | b"evening" | b"night" | b"afternoon");
        let kind = if next_day { DateKind::Relative } else { DateKind::RelativeFloating };
        return Some(DateMention::bare(word.start..end.at, kind));
    }
    if word.key() == b"past"
        && let Some(unit) = unit(at).filter(|unit| !unit.plural && is_long(unit.word.key()))
    {
        let over = c.to(word.start).word_before().is_some_and(|before| before.key() == b"the");
        return over.then(|| DateMention::bare(word.start..unit.end.at, DateKind::RelativeFloating));
    }
    let found = lasting(word.start, at)?;
    (word.key() != b"this").then_some(DateMention { kind: DateKind::RelativeFloating, ..found })
}

fn is_long(key: &[u8]) -> bool {
    matches!(key, b"week" | b"fortnight" | b"month" | b"term" | b"year" | b"quarter" | b"weekend")
}

fn month(c: Cursor) -> Option<(Word, Cursor)> {
    let word = c.word().filter(|word| word.capital && words::month(word).is_some())?;
    let after = c.to(word.end);
    // "last March 2025" names its year.
    let dated = after.gap().byte().is_ascii_digit();
    (!dated).then_some((word, after))
}

/// Whether "this term" is a time and not a word: "this term is used", "we avoid that term".
fn is_time(word: &Word, end: Cursor) -> bool {
    let used = end.to(word.start).word_before().is_some_and(|before| {
        matches!(
            before.key(),
            b"use" | b"uses" | b"used" | b"using" | b"avoid" | b"by" | b"prefer" | b"with" | b"about"
        )
    });
    let defined = end.next_word().is_some_and(|next| {
        matches!(
            next.key(),
            b"is"
                | b"was"
                | b"has"
                | b"means"
                | b"to"
                | b"for"
                | b"because"
                | b"describes"
                | b"should"
                | b"may"
                | b"can"
        )
    });
    !used && !defined
}
