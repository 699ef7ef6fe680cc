//! Times of day, read so that they are not taken for dates.

use super::{Cursor, DateKind, DateMention, year};

/// A time of day from its first figure: "8.40 pm", "22.17", "20:15", "0320 hrs", "7 o'clock", "3-5pm".
pub(super) fn at_number(c: Cursor) -> Option<DateMention> {
    let (hour, after) = c.number()?;
    let clock = |end: Cursor| Some(DateMention::bare(c.at..end.at, DateKind::Clock));
    if hour.digits == 4 || hour.digits == 3 {
        let real = hour.value / 100 < 24 && hour.value % 100 < 60;
        return hours(after).filter(|_| real).and_then(clock);
    }
    if hour.digits > 2 || hour.value > 24 {
        return None;
    }
    if let Some(end) = half_day(after).or_else(|| o_clock(after)) {
        return clock(end);
    }
    if let Some(end) = minutes(after) {
        if let Some(end) = half_day(end).or_else(|| hours(end)) {
            return clock(end);
        }
        if after.byte() == b':' {
            let seconds = minutes(end).filter(|_| end.byte() == b':').unwrap_or(end);
            return (!seconds.in_word()).then(|| clock(seconds)).flatten();
        }
        let told = c.word_before().is_some_and(|before| told(before.key()));
        let bare = hour.digits == 2 && !follows_mark(c);
        return ((told || bare) && plain(end)).then(|| clock(end)).flatten();
    }
    // "3-5pm"
    let (_, end) = after.dash()?.number()?;
    half_day(minutes(end).unwrap_or(end)).and_then(clock)
}

/// Past the minutes after a stop or colon.
fn minutes(c: Cursor<'_>) -> Option<Cursor<'_>> {
    let at = c.eat(b'.').or_else(|| c.eat(b':'))?;
    let (number, end) = at.number()?;
    (number.digits == 2 && number.value < 60).then_some(end)
}

/// "am", "p.m." and the like.
fn half_day(c: Cursor) -> Option<Cursor> {
    let at = c.gap();
    let word = at.word()?;
    match word.key() {
        b"am" | b"pm" => Some(at.to(word.end)),
        b"a" | b"p" => {
            let m = at.to(word.end).eat(b'.')?.eat_word(b"m")?;
            Some(m.eat(b'.').unwrap_or(m))
        }
        _ => None,
    }
}

/// "hrs", "hours".
fn hours(c: Cursor) -> Option<Cursor> {
    year::is_hours(c).then(|| c.next_word().map(|word| c.to(word.end))).flatten()
}

fn o_clock(c: Cursor) -> Option<Cursor> {
    c.gap().eat_word(b"o")?.apostrophe()?.eat_word(b"clock")
}

/// Words before a time.
fn told(key: &[u8]) -> bool {
    matches!(
        key,
        b"at"
            | b"by"
            | b"until"
            | b"till"
            | b"from"
            | b"to"
            | b"between"
            | b"and"
            | b"around"
            | b"about"
            | b"before"
            | b"after"
    )
}

/// Whether a figure is numbered, priced or versioned rather than timed.
fn follows_mark(c: Cursor) -> bool {
    c.word_before().is_some_and(|word| {
        matches!(
            word.key(),
            b"section"
                | b"paragraph"
                | b"para"
                | b"version"
                | b"v"
                | b"chapter"
                | b"figure"
                | b"table"
                | b"of"
        )
    })
}

/// Whether nothing after the figures makes them a quantity.
fn plain(c: Cursor) -> bool {
    let runs_on = c.in_word()
        || c.byte() == b'%'
        || (matches!(c.byte(), b'.' | b'/' | b',') && c.ahead(1).is_ascii_digit());
    let measured = c.next_word().is_some_and(|word| {
        matches!(
            word.key(),
            b"per" | b"percent" | b"km" | b"miles" | b"mile" | b"million" | b"metres" | b"pounds" | b"kg"
        )
    });
    !runs_on && !measured
}
