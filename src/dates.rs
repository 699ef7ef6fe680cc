//! Every date, time, age and stretch of time written in a text, and the days each covers.
//!
//! British reading throughout: numeric dates are day first, school years have three terms, financial years
//! start in April. Years are never guessed here; callers say which year a date without one belongs to.

mod age;
mod calendar;
mod chain;
mod clock;
mod cursor;
mod day;
mod month;
mod named;
mod numeric;
mod period;
mod relative;
mod scan;
mod words;
mod year;
#[cfg(test)]
mod tests;

pub use calendar::Fault;
pub(crate) use cursor::{Cursor, DIGIT, LETTER, LONGEST, Word, kind, run_end, run_of};
pub(crate) use words::{SLOTS, Shapes, may_open, slot, slots_of};

use jiff::civil::Weekday;

use crate::text::Span;

/// Whether a word is the name of a month or a usual short form of it.
pub(crate) fn names_month(word: &str) -> bool {
    /// Longer words are packed with others.
    const LONGEST: usize = 16;
    let small = word.to_ascii_lowercase();
    let lead = (small.len() <= LONGEST).then(|| words::lead_of(Word::pack(small.as_bytes()))).flatten();
    matches!(lead, Some(words::Lead::Month(_)))
}

/// What sort of time a mention names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DateKind {
    /// A day of a month of a year: "14 April 2025", "14/4/25".
    Day,
    /// The week from a day: "w/c 9 March 2026".
    WeekCommencing,
    /// The week up to a day: "week ending 13 March".
    WeekEnding,
    /// A month, with a year or without: "April 2025", "since May".
    Month,
    /// A season: "spring 2025", "over the summer".
    Season,
    /// A school term, half-term or holidays: "autumn term".
    Term,
    /// A quarter: "Q1 2025/26".
    Quarter,
    /// A year, or a school or financial year: "in 2019", "2023/24".
    Year,
    /// A stretch from one date to another, or a list of dates: "1-5 May 2025", "8, 9 and 15 March".
    Range,
    /// A day without a year, or without even a month: "16 May", "17/09", "the 18th".
    YearlessDay,
    /// A day of the week alone: "on Saturday".
    Weekday,
    /// A time of day: "8.40 pm", "22.17", "0320 hrs".
    Clock,
    /// Time told from something named before: "nine days later", "that evening".
    Relative,
    /// Time told from whenever it was written: "last week", "two months ago".
    RelativeFloating,
    /// An age: "aged 15", "14-year-old".
    Age,
    /// A length of time: "for two weeks".
    Duration,
    /// A day known by its name: "Christmas Eve", "Easter 2024", "when the clocks went back".
    NamedDay,
    /// A day no calendar has: "31 November", "32/01/2024".
    Impossible,
    /// The year of a law, a book or a framework: "Children Act 1989".
    Citation,
}

/// As much of a day as is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Partial {
    /// The year, in full.
    pub year: Option<i16>,
    /// 1 to 12 (1 to 99 in an impossible date).
    pub month: Option<i8>,
    /// 1 to 31 (0 to 99 in an impossible date).
    pub day: Option<i8>,
}

/// A date or time as mentioned in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateMention {
    /// Its words, without the preposition before: "March and May 2025" of "between March and May 2025".
    pub span: Span,
    /// What sort of time it names.
    pub kind: DateKind,
    /// Where it starts, if it says.
    pub from: Option<Partial>,
    /// Where it ends, if it says; for a single day the same as `from`.
    pub to: Option<Partial>,
    /// The day of the week written beside it.
    pub weekday: Option<Weekday>,
    /// How to find the day when it moves from year to year.
    pub(crate) movable: Option<Movable>,
}

/// Days that fall on another date each year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Movable {
    /// From and to, in days after Easter Sunday (before: negative).
    Easter(i8, i8),
    /// A Sunday of a month: the first is 1, the last -1.
    Sunday {
        /// 1 to 12.
        month: i8,
        /// Which.
        nth: i8,
    },
}

impl Partial {
    /// A day of a month of a year, any of which may be lacking.
    pub const fn new(year: Option<i16>, month: Option<i8>, day: Option<i8>) -> Self {
        Self { year, month, day }
    }
}

impl DateMention {
    /// A mention that says nothing of when.
    pub(crate) fn bare(range: std::ops::Range<usize>, kind: DateKind) -> Self {
        Self { span: range.into(), kind, from: None, to: None, weekday: None, movable: None }
    }

    /// A mention that starts and ends within the same day, month or year.
    pub(crate) fn at(range: std::ops::Range<usize>, kind: DateKind, when: Partial) -> Self {
        Self { from: Some(when), to: Some(when), ..Self::bare(range, kind) }
    }

    /// A mention that starts and ends in different ones.
    pub(crate) fn over(range: std::ops::Range<usize>, kind: DateKind, from: Partial, to: Partial) -> Self {
        Self { from: Some(from), to: Some(to), ..Self::bare(range, kind) }
    }

    fn end(&self) -> usize {
        self.span.end as usize
    }
}

/// Every mention in a text, in order, none overlapping another; where two readings start together, the longer.
///
/// `text` is a block's text. Spans are bytes of it. Time is linear in its length, whatever it holds.
///
/// ```
/// use faircopy::dates::{DateKind, find};
/// let found = find("Between March and May 2025 the Hub closed early; on 16 May it stayed shut.");
/// assert_eq!(found[0].kind, DateKind::Range);
/// assert!(found[0].has_year());
/// assert_eq!(found[1].kind, DateKind::YearlessDay);
/// let (from, to) = found[1].interval(2025).unwrap();
/// assert_eq!((from, to), (jiff::civil::date(2025, 5, 16), jiff::civil::date(2025, 5, 16)));
/// ```
pub fn find(text: &str) -> Vec<DateMention> {
    scan::find(text)
}

/// The same for who knows where in the text runs of letters or of digits start that may open a date: all of them, in
/// order, and maybe others.
pub(crate) fn find_at(text: &str, starts: &[usize]) -> Vec<DateMention> {
    scan::find_at(text, starts)
}
