//! Where in time a report is counted, by the date it bears.

use jiff::civil::Date;

use super::period::{Period, Step};
use crate::check::Checked;
use crate::draft::Draft;
use crate::named::named;

named! {
    /// Why a report cannot be placed in time.
    Undated {
        /// No date of its own was found in it.
        None = "none",
        /// Its date is a longer time than a period: a year, where quarters are counted.
        Vague = "vague",
        /// Its date has not come yet, and is most likely a slip.
        Later = "later",
    }
}

impl Undated {
    /// Why, as it is said to people.
    pub const fn why(self) -> &'static str {
        match self {
            Self::None => "no date of its own was found in it",
            Self::Vague => "its date is a longer time than the periods that are counted",
            Self::Later => "its date has not come yet",
        }
    }
}

/// How reports are placed in time.
#[derive(Debug, Clone, Copy)]
pub struct Dating {
    /// The day that counts as today.
    pub today: Date,
    /// What they are counted by.
    pub step: Step,
    /// Whether one that bears no date is placed by the last day of the period it says it covers.
    pub or_period: bool,
}

/// The day a report is counted under, and whether that is the end of its period; of a date that is a month, its first.
pub(super) fn date(draft: &Draft, checked: &Checked, dating: Dating) -> Result<(Date, bool), Undated> {
    let Dating { today, step, or_period } = dating;
    let own = checked.report_date(draft);
    let period = checked.brief.period.as_ref().filter(|_| or_period && own.is_none());
    let last = period.map(|period| (period.value.1, period.value.1));
    let (from, to) = own.or(last).ok_or(Undated::None)?;
    if from > today {
        return Err(Undated::Later);
    }
    if Period::of(from, step) != Period::of(to, step) {
        return Err(Undated::Vague);
    }
    Ok((from, own.is_none()))
}
