//! The date that a report bears, as it stands in the report.

use jiff::civil::Date;

use super::Checked;
use crate::dates::{self, DateKind, DateMention};
use crate::draft::Draft;
use crate::finding::Status;

/// The item of the checklist whose evidence says when the report was written.
const ITEM: &str = "dating/report-date";

impl Checked {
    /// The first and last day of the date that the report bears: of a day, the same; of "June 2026", the first and the
    /// last of the month. What the report declares counts first, then the one day in the sentences that say when it
    /// was written; the period it covers is no date of its own. `draft` is the draft that was checked.
    pub fn report_date(&self, draft: &Draft) -> Option<(Date, Date)> {
        let declared = self.brief.report_date.as_ref().and_then(|declared| {
            let found = dates::find(draft.slice(declared.span));
            found.iter().find_map(days)
        });
        declared.or_else(|| self.day_said(draft))
    }

    fn day_said(&self, draft: &Draft) -> Option<(Date, Date)> {
        let item = self.checklist.iter().find(|item| &*item.id == ITEM && item.status == Status::Met)?;
        let mut said: Vec<(Date, Date)> = Vec::new();
        for evidence in &item.evidence {
            let found = dates::find(draft.slice(evidence.span));
            if found.iter().any(|date| date.kind == DateKind::Range) {
                return None;
            }
            said.extend(found.iter().filter_map(days).filter(|(from, to)| from == to));
        }
        said.sort_unstable();
        said.dedup();
        match said[..] {
            [day] => Some(day),
            _ => None,
        }
    }
}

/// The days of a date that has a year.
fn days(date: &DateMention) -> Option<(Date, Date)> {
    date.interval(date.year()?)
}
