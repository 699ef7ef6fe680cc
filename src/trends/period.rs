//! Months, quarters and years.

use jiff::civil::{Date, date};

use crate::named::named;

named! {
    /// What reports are counted by.
    Step {
        /// Calendar months.
        Month = "month",
        /// Quarters of the calendar year.
        Quarter = "quarter",
        /// Calendar years.
        Year = "year",
    }
}

impl Step {
    /// How many of them a year has.
    const fn in_a_year(self) -> i32 {
        match self {
            Self::Month => 12,
            Self::Quarter => 4,
            Self::Year => 1,
        }
    }
}

/// A month, a quarter or a year; periods of one step are in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Period {
    /// How many of its step began before it since the year 0.
    number: i32,
    step: Step,
}

impl Period {
    /// The one that holds a day.
    pub fn of(day: Date, step: Step) -> Self {
        let each = 12 / step.in_a_year();
        let number = i32::from(day.year()) * step.in_a_year() + (i32::from(day.month()) - 1) / each;
        Self { number, step }
    }

    /// What people call it: `2026-05`, `2026 Q2`, `2026`.
    pub fn name(self) -> String {
        let (year, part) = self.parts();
        match self.step {
            Step::Month => format!("{year}-{:02}", part + 1),
            Step::Quarter => format!("{year} Q{}", part + 1),
            Step::Year => year.to_string(),
        }
    }

    /// Its first day.
    pub fn first(self) -> Date {
        let (year, part) = self.parts();
        let month = part * (12 / self.step.in_a_year()) + 1;
        // A period is made from a day, so that its year and month are those of a calendar.
        date(i16::try_from(year).unwrap_or_default(), i8::try_from(month).unwrap_or(1), 1)
    }

    /// Its last day.
    pub fn last(self) -> Date {
        let next = Self { number: self.number + 1, step: self.step };
        next.first().yesterday().unwrap_or(Date::MAX)
    }

    /// Whether another comes right after it.
    pub fn goes_on_in(self, next: Self) -> bool {
        next.number == self.number + 1
    }

    /// The one after it.
    #[must_use]
    pub fn next(self) -> Self {
        Self { number: self.number + 1, ..self }
    }

    /// The one before it.
    #[must_use]
    pub fn before(self) -> Self {
        Self { number: self.number - 1, ..self }
    }

    fn parts(self) -> (i32, i32) {
        let each = self.step.in_a_year();
        (self.number.div_euclid(each), self.number.rem_euclid(each))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_has_a_name_and_its_days() {
        let day = date(2026, 12, 31);
        let told = |step| {
            let period = Period::of(day, step);
            format!("{} {} {}", period.name(), period.first(), period.last())
        };
        assert_eq!(told(Step::Month), "2026-12 2026-12-01 2026-12-31");
        assert_eq!(told(Step::Quarter), "2026 Q4 2026-10-01 2026-12-31");
        assert_eq!(told(Step::Year), "2026 2026-01-01 2026-12-31");
        assert!(Period::of(day, Step::Quarter).goes_on_in(Period::of(date(2027, 1, 1), Step::Quarter)));
        assert_eq!(Period::of(date(2027, 1, 1), Step::Month).before().name(), "2026-12");
    }
}
