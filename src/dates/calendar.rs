//! From what is written to days of the calendar, and what is wrong with them.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::{DateKind, DateMention, Movable, Partial};

/// What is wrong with a date on the face of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// No calendar has it: "31 November".
    NoSuchDay,
    /// It was another day of the week: "Tuesday 14 April 2025".
    WrongWeekday {
        /// As written.
        written: Weekday,
        /// As the calendar has it.
        actual: Weekday,
    },
    /// A stretch whose end comes first.
    EndsBeforeStart,
}

impl Fault {
    /// What is wrong, said of the words: "falls on a Monday".
    pub fn said(self) -> String {
        match self {
            Self::NoSuchDay => "is not a day in the calendar".to_owned(),
            Self::WrongWeekday { actual, .. } => format!("falls on a {actual:?}"),
            Self::EndsBeforeStart => "ends before it starts".to_owned(),
        }
    }
}

impl DateMention {
    /// The last year it names.
    pub fn year(&self) -> Option<i16> {
        self.to.and_then(|end| end.year).or_else(|| self.from.and_then(|start| start.year))
    }

    /// Whether it names a year.
    pub fn has_year(&self) -> bool {
        self.from.is_some_and(|from| from.year.is_some()) || self.to.is_some_and(|to| to.year.is_some())
    }

    /// First and last day covered, both included.
    ///
    /// `year` stands in where none is written; a stretch over the new year then ends in the year after.
    /// Nothing for what names no days: times, ages, weekdays, impossible dates, citations.
    pub fn interval(&self, year: i16) -> Option<(Date, Date)> {
        if matches!(self.kind, DateKind::Impossible | DateKind::Citation) {
            return None;
        }
        if let Some(movable) = self.movable {
            return movable.days(self.from.and_then(|from| from.year).unwrap_or(year));
        }
        let (from, to) = (self.from?, self.to?);
        let first_year = from.year.or(to.year).unwrap_or(year);
        let wraps = from.year.is_none() && to.year.is_none() && to.month < from.month;
        let last_year = to.year.unwrap_or(first_year.saturating_add(i16::from(wraps)));
        let (first, last) = (from.first(first_year)?, to.last(last_year)?);
        let (first, last) = match self.kind {
            DateKind::WeekCommencing => (first, last.checked_add(6.days()).ok()?),
            DateKind::WeekEnding => (first.checked_sub(6.days()).ok()?, last),
            _ => (first, last),
        };
        (first <= last).then_some((first, last))
    }

    /// The same, reading a date without a year as the last such that began on `latest` or before.
    ///
    /// That is how a report of June means "in November".
    pub fn interval_before(&self, latest: Date) -> Option<(Date, Date)> {
        if self.has_year() {
            return self.interval(latest.year());
        }
        // 29 February comes once in four years, but for the odd century once in eight.
        (0..=8).filter_map(|ago| self.interval(latest.year() - ago)).find(|(first, _)| *first <= latest)
    }

    /// What is wrong with it on the face of it, if anything.
    pub fn fault(&self) -> Option<Fault> {
        if self.kind == DateKind::Impossible {
            return Some(Fault::NoSuchDay);
        }
        let (from, to) = (self.from?, self.to?);
        if let (Some(written), Some(actual)) = (self.weekday, from.full().map(Date::weekday))
            && written != actual
        {
            return Some(Fault::WrongWeekday { written, actual });
        }
        let (first, last) = (from.first(from.year?)?, to.last(to.year?)?);
        (first > last).then_some(Fault::EndsBeforeStart)
    }
}

impl Partial {
    /// The day, when year, month and day are all written.
    pub fn full(self) -> Option<Date> {
        Date::new(self.year?, self.month?, self.day?).ok()
    }

    fn first(self, year: i16) -> Option<Date> {
        match (self.month, self.day) {
            (Some(month), day) => Date::new(year, month, day.unwrap_or(1)).ok(),
            (None, None) => Date::new(year, 1, 1).ok(),
            (None, Some(_)) => None,
        }
    }

    fn last(self, year: i16) -> Option<Date> {
        match (self.month, self.day) {
            (Some(_), Some(_)) => self.first(year),
            (Some(_), None) => self.first(year).map(Date::last_of_month),
            (None, None) => Date::new(year, 12, 31).ok(),
            (None, Some(_)) => None,
        }
    }
}

impl Movable {
    fn days(self, year: i16) -> Option<(Date, Date)> {
        match self {
            Self::Easter(from, to) => {
                let sunday = easter(year)?;
                let on = |days: i8| sunday.checked_add(i64::from(days).days()).ok();
                Some((on(from)?, on(to)?))
            }
            Self::Sunday { month, nth } => {
                let day = Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, Weekday::Sunday).ok()?;
                Some((day, day))
            }
        }
    }
}

/// Easter Sunday of a year, by the anonymous Gregorian computus (Nature, 20 April 1876; Meeus, chapter 8).
#[expect(clippy::many_single_char_names, reason = "the letters of the published method")]
fn easter(year: i16) -> Option<Date> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e, f) = (b / 4, b % 4, (b + 8) / 25);
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    Date::new(year, (n / 31) as i8, (n % 31 + 1) as i8).ok()
}

/// Whether a day exists in a month; without a year, in some year.
pub(super) fn exists(day: u32, month: i8, year: Option<i16>) -> bool {
    // 2024 is a leap year.
    i8::try_from(day).is_ok_and(|day| Date::new(year.unwrap_or(2024), month, day).is_ok())
}
