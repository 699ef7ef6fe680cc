//! Dates that cannot all be right: a review before the report, a report before the time it tells of, a finding of a day
//! that was still to come.

use jiff::civil::Date;

use super::Context;
use super::verb::{Clause, Tense};
use crate::dates::{DateKind, DateMention};
use crate::role::Role;
use crate::text::Span;

/// A date with what contradicts it, for a message: "is before ...".
#[derive(Debug)]
pub(super) struct Conflict {
    pub(super) span: Span,
    pub(super) said: String,
}

impl Context<'_> {
    /// What contradicts the date that the report declares for itself, by place; nothing where it declares none.
    pub(super) fn conflicts(&self) -> &[Conflict] {
        self.conflicts.get_or_init(|| self.find_conflicts())
    }

    fn find_conflicts(&self) -> Vec<Conflict> {
        let Some(report) = &self.brief.report_date else { return Vec::new() };
        // "Written over May and June": as a whole it is neither before nor after what lies between.
        let declared = self.dates_in(report.span).iter();
        let days = declared.filter_map(|date| date.interval(date.year().unwrap_or(report.value.year())));
        let (mut from, mut upto) = (report.value, report.value);
        for (first, last) in days {
            (from, upto) = (from.min(first), upto.max(last));
        }
        let written = |day: Date| day.strftime("%-d %B %Y").to_string();
        let mut out = Vec::new();
        if let Some(review) = self.brief.review_date.as_ref().filter(|review| review.value < from) {
            let said =
                format!("is set for the review, and is before the report's own date, {}", written(from));
            out.push(Conflict { span: self.day_in(review.span), said });
        }
        if let Some(period) = self.brief.period.as_ref().filter(|period| upto < period.value.0) {
            let begins = written(period.value.0);
            let said = format!("is before the period that the report covers, which begins on {begins}");
            out.push(Conflict { span: self.day_in(report.span), said });
        }
        let later = self.dates.iter().filter(|date| {
            let day = date.interval(0).filter(|_| date.kind == DateKind::Day && date.has_year());
            day.is_some_and(|(first, _)| upto < first)
        });
        for date in later.filter(|date| self.tells_of_the_past(date)) {
            let said = format!("had not come when the report was written, on {}", written(upto));
            out.push(Conflict { span: date.span, said });
        }
        out.sort_by_key(|conflict| conflict.span);
        out
    }

    /// The first day in what was declared.
    fn day_in(&self, span: Span) -> Span {
        self.dates_in(span).first().map_or(span, |date| date.span)
    }

    /// Whether a sentence of the findings says what happened on a day, and not what was then still meant to happen.
    fn tells_of_the_past(&self, date: &DateMention) -> bool {
        let sentence = &self.sentences.all[self.sentences.at(date.span.start)];
        let words = self.hits.tokens_in(date.span);
        let leads = words.start.checked_sub(1).filter(|before| sentence.tokens.start <= *before);
        let ahead = |word: &str| matches!(word, "for" | "until" | "till" | "by" | "to" | "before" | "than");
        let planned = |word: &str| {
            matches!(
                word,
                "due"
                    | "booked"
                    | "listed"
                    | "planned"
                    | "scheduled"
                    | "set"
                    | "arranged"
                    | "expected"
                    | "agreed"
                    | "promised"
                    | "will"
                    | "next"
                    | "review"
                    | "reviewed"
                    | "meant"
                    | "offered"
            )
        };
        self.roles_at(sentence.block).has(Role::Findings)
            && !leads.is_some_and(|before| ahead(&self.small(before)))
            && !sentence.tokens.clone().any(|word| planned(&self.small(word)))
            && self
                .verbs(&sentence.tokens)
                .iter()
                .any(|verb| verb.tense == Tense::Past && verb.clause == Clause::Main)
    }
}
