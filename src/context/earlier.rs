//! What lies well before the time the report is about: old dates, and the times of life told by name.

use jiff::ToSpan;
use jiff::civil::Date;

use super::{Context, fact};
use crate::dates::DateKind;
use crate::role::Role;
use crate::text::Span;

/// An event this many months before the period, or before the year up to the report, is well before it.
const MONTHS: i32 = 12;

impl Context<'_> {
    /// The first day of the time the report is about: the start of the declared period, else a year before the
    /// report, else the start of the last year that its body tells of.
    pub fn opens(&self) -> Option<Date> {
        if let Some(period) = &self.brief.period {
            return Some(period.value.0);
        }
        if let Some(written) = &self.brief.report_date {
            return written.value.checked_sub(1.year()).ok();
        }
        let told = self.dates.iter().filter(|date| fact::anchors(date) && !self.is_to_come(date.span));
        let last = told.filter_map(|date| date.year()).filter(|year| (1990..2100).contains(year)).max()?;
        Date::new(last, 1, 1).ok()
    }

    /// The words that put a sentence well before the time the report is about.
    pub fn earlier(&self, sentence: usize) -> Option<Span> {
        let sentence = self.sentences.all.get(sentence)?;
        if let Some(list) = self.lists.long_before
            && let Some(hit) = self.hits.within(list, &sentence.tokens).first()
        {
            return Some(self.hits.span(*hit));
        }
        let limit = self.opens()?.checked_sub(MONTHS.months()).ok()?;
        let old = self.dates_in(sentence.span).iter().find(|date| {
            fact::anchors(date)
                && !matches!(date.kind, DateKind::Range)
                && date.year().and_then(|year| date.interval(year)).is_some_and(|(_, to)| to < limit)
                && !self.runs_on(date.span)
        })?;
        Some(old.span)
    }

    /// "since 2019", "from 2016": a standing fact and no event of that day.
    fn runs_on(&self, date: Span) -> bool {
        let words = self.hits.tokens_in(date);
        words.start > 0
            && matches!(self.folded(words.start - 1).as_str(), "since" | "act" | "born" | "dob" | "copyright")
    }

    /// Days of plans and reviews are days to come.
    fn is_to_come(&self, date: Span) -> bool {
        self.roles_at(self.draft.block_index(date.start)).any(&[Role::Actions, Role::Review, Role::Sharing])
    }
}
