//! The date that a report bears, as it stands in the report.

use jiff::civil::Date;

use super::period::{Period, Step};
use crate::check::Checked;
use crate::dates::{self, DateKind};
use crate::draft::Draft;
use crate::finding::Status;
use crate::named::named;

/// The item of the checklist whose evidence says when the report was written.
const ITEM: &str = "dating/report-date";

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

/// The day a report is counted under: of a date that is a month, its first.
pub(super) fn date(draft: &Draft, checked: &Checked, today: Date, step: Step) -> Result<Date, Undated> {
    let declared = checked.brief.report_date.as_ref().and_then(|declared| {
        let text = draft.slice(declared.span);
        let found = dates::find(text).into_iter();
        found.filter_map(|date| date.interval(date.year()?)).next()
    });
    let (from, to) = declared.or_else(|| said(draft, checked)).ok_or(Undated::None)?;
    if from > today {
        return Err(Undated::Later);
    }
    if Period::of(from, step) != Period::of(to, step) {
        return Err(Undated::Vague);
    }
    Ok(from)
}

/// The one day in the sentences that say when the report was written. The period it covers is no date of its own.
fn said(draft: &Draft, checked: &Checked) -> Option<(Date, Date)> {
    let item = checked.checklist.iter().find(|item| &*item.id == ITEM && item.status == Status::Met)?;
    let mut days: Vec<Date> = Vec::new();
    for evidence in &item.evidence {
        for date in dates::find(draft.slice(evidence.span)) {
            if date.kind == DateKind::Range {
                return None;
            }
            let days_of = date.year().and_then(|year| date.interval(year));
            days.extend(days_of.filter(|(from, to)| from == to).map(|(from, _)| from));
        }
    }
    days.sort_unstable();
    days.dedup();
    match days[..] {
        [day] => Some((day, day)),
        _ => None,
    }
}
