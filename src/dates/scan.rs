//! One pass over a text, stopping only where a date may start.

use super::cursor::{DIGIT, LONGEST, kind, run_of};
use super::words::{self, Lead};
use super::{
    Cursor, DateKind, DateMention, Word, age, chain, clock, day, month, named, numeric, period, relative,
    year,
};

/// See [`super::find`].
pub(super) fn find(text: &str) -> Vec<DateMention> {
    let bytes = text.as_bytes();
    let mut starts = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let kind = kind(bytes[at]);
        if kind == 0 {
            at += 1;
            continue;
        }
        let (past, _) = run_of(bytes, at, kind);
        if kind == DIGIT || words::may_open(bytes[at], past - at) {
            starts.push(at);
        }
        at = past;
    }
    find_at(text, &starts)
}

/// See [`super::find_at`].
pub(super) fn find_at(text: &str, starts: &[usize]) -> Vec<DateMention> {
    let bytes = text.as_bytes();
    let mut found: Vec<DateMention> = Vec::new();
    let mut free = 0;
    for at in starts.iter().copied() {
        // What starts inside a date is a part of it.
        if at < free {
            continue;
        }
        let kind = kind(bytes[at]);
        let c = Cursor::new(text, at);
        let mention = if kind == DIGIT {
            at_digit(c, found.last())
        } else {
            at_letter(c, run_of(bytes, at, kind).0, found.last())
        };
        if let Some(mention) = mention {
            free = mention.end();
            found.push(mention);
        }
    }
    found
}

fn at_letter(c: Cursor, past: usize, last: Option<&DateMention>) -> Option<DateMention> {
    if matches!(c.byte(), b'Q' | b'q') && past == c.at + 1 && c.ahead(1).is_ascii_digit() && !c.after_letter()
    {
        return period::quarter(c.at, c.to(past)).map(|found| chain::extend(c.text, found, false));
    }
    if past - c.at > LONGEST || !words::may_lead(c.byte(), past - c.at) {
        return None;
    }
    let lead = words::lead_of(Word::pack_at(c.text.as_bytes(), c.at, past))?;
    let word = c.word_to(past)?;
    if c.after_letter() {
        return None;
    }
    let after = c.to(past);
    let found = at_word(lead, &word, after).or_else(|| match lead {
        // "in April, May and June": one month vouches for the next.
        Lead::Month(month) if chain::goes_on(c, last?) => month::at_word(&word, month, after, true),
        _ => None,
    })?;
    Some(chain::extend(c.text, found, chain::between_before(c)))
}

fn at_word(lead: Lead, word: &Word, c: Cursor) -> Option<DateMention> {
    match lead {
        Lead::Month(found) => month::at_word(word, found, c, false).or_else(|| {
            // A name that could be a person's is a month when a stretch starts from it: "May to July".
            let loose = month::at_word(word, found, c, true)?;
            Some(chain::extend(c.text, loose, chain::between_before(c.to(word.start))))
                .filter(|whole| whole.kind == DateKind::Range)
        }),
        Lead::Weekday(weekday, shared) => day::after_weekday(word.start, c, weekday)
            .or_else(|| day::weekday_alone(word, c, weekday, shared)),
        Lead::Season(season) => period::season(word, season, c, false),
        Lead::Half => period::half_term(word, c),
        Lead::OldTerm(season) => period::old_term(word, season, c),
        Lead::Term => period::numbered_term(word, c),
        Lead::YearKind => year::of_kind(word, c),
        Lead::Ordinal(number) => period::ordinal_quarter(word, number, c),
        Lead::Week => period::week(word, c),
        Lead::Count(count) => age::after(word.start, c).or_else(|| relative::counted(word.start, c, count)),
        Lead::Article => relative::article(word, c),
        Lead::The => relative::the(word, c).or_else(|| the_clocks(word, c)),
        Lead::Anchored => relative::anchored(word, c),
        Lead::Floating => relative::floating(word, c),
        Lead::Aged => age::aged(word, c),
        Lead::Reaching => age::reaching(word, c),
        Lead::Named => named::at_word(word, c),
    }
}

/// "the clocks went back" is one mention with its article.
fn the_clocks(word: &Word, c: Cursor) -> Option<DateMention> {
    let clocks = c.next_word().filter(|next| next.key() == b"clocks")?;
    let found = named::at_word(&clocks, c.to(clocks.end))?;
    Some(DateMention { span: (word.start..found.end()).into(), ..found })
}

fn at_digit(c: Cursor, last: Option<&DateMention>) -> Option<DateMention> {
    match tie(c) {
        Tie::Glued => return None,
        Tie::Hyphened => return year::alone(c, None),
        Tie::Free => {}
    }
    let (number, after) = c.number()?;
    let dated = numeric::at(c, false).or_else(|| day::at_number(c)).or_else(|| loose_stretch(c));
    if let Some(found) = dated {
        return Some(chain::extend(c.text, found, chain::between_before(c)));
    }
    if number.digits <= 2 {
        return clock::at_number(c)
            .or_else(|| age::after(c.at, after))
            .or_else(|| relative::counted(c.at, after, number.value))
            .or_else(|| day::the_ordinal(c, last));
    }
    let found = clock::at_number(c)
        .or_else(|| year::alone(c, last))
        .or_else(|| relative::counted(c.at, after, number.value))?;
    Some(chain::extend(c.text, found, chain::between_before(c)))
}

/// "12/3-15/3/25": the first half is a date because the second is.
fn loose_stretch(c: Cursor) -> Option<DateMention> {
    let first = numeric::at(c, true)?;
    Some(chain::extend(c.text, first, false))
        .filter(|whole| whole.kind == DateKind::Range && whole.has_year())
}

/// How a number is tied to what stands before it.
enum Tie {
    Free,
    /// To a word, by a hyphen: only "mid-2024" is then a date.
    Hyphened,
    /// Part of a longer number, an amount or a code.
    Glued,
}

fn tie(c: Cursor) -> Tie {
    if c.after_letter() {
        // the time of an ISO 8601 stamp: 2026-03-12T10:00
        let stamped = matches!(c.text.as_bytes()[..c.at], [.., b'0'..=b'9', b'T']);
        return if stamped { Tie::Free } else { Tie::Glued };
    }
    let Some(before) = c.char_before() else { return Tie::Free };
    let inner = c.to(c.at - before.len_utf8());
    match before {
        '£' | '$' | '€' | '#' | '@' | '_' | '=' | '+' => Tie::Glued,
        '.' | ',' | ':' | '/' | '-' | '\u{2010}' | '\u{2011}' | '\u{2013}' => match inner.char_before() {
            Some(c) if c.is_ascii_digit() => Tie::Glued,
            Some(c) if c.is_alphanumeric() && before == '/' => Tie::Glued,
            Some(c) if c.is_alphanumeric() && matches!(before, '-' | '\u{2010}' | '\u{2011}') => {
                Tie::Hyphened
            }
            _ => Tie::Free,
        },
        _ => Tie::Free,
    }
}
