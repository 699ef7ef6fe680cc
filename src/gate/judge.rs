//! What the gate finds in a report besides what the rules find: sign-off, review date, unread parts.

mod signed;

use jiff::civil::Date;

use super::Policy;
use super::rules::{OVERDUE, TOO_MANY, UNREAD};
use crate::check::Checked;
use crate::dates;
use crate::draft::{Draft, Gap};
use crate::finding::{Finding, Severity};
use crate::pack::{Pack, PackLabel};
use crate::text::Span;
use crate::waive::{OwnRule, number, unfinished};

/// A report before the gate.
#[derive(Debug)]
pub struct Case<'a> {
    /// The draft.
    pub draft: &'a Draft,
    /// What the check gave, waivers settled and the baseline marked.
    pub checked: &'a Checked,
    /// What is asked.
    pub policy: Policy,
    /// The rules it was checked with, as they are settled.
    pub pack: &'a Pack,
    /// The packs they came from.
    pub packs: &'a [PackLabel],
    /// The text of its record of sign-offs, when there is one.
    pub record: Option<&'a str>,
    /// The day that counts as today.
    pub today: Date,
}

/// What the gate finds, each with a sentence that says what holds the report and what to do.
pub fn judge(case: &Case<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    signed::signoff(case, &mut found);
    found.extend(overdue(case));
    found.extend(unread(case));
    found.extend(too_many(case));
    number(&mut found);
    found
}

impl Case<'_> {
    /// The findings that hold the report by themselves.
    fn holding(&self) -> impl Iterator<Item = &Finding> {
        let fail_on = self.policy.fail_on;
        let open = self.checked.findings.iter().filter(|finding| finding.waived.is_none());
        open.filter(move |finding| finding.severity >= fail_on)
    }
}

fn told(rule: &OwnRule, severity: Severity, message: String) -> Finding {
    // One of a kind in a report; its own words would move with every edit.
    Finding { severity, ..unfinished(rule, message, String::new()) }
}

/// The report's own review date, where it has passed.
fn overdue(case: &Case<'_>) -> Option<Finding> {
    let severity = case.policy.review_overdue?;
    let (day, span) = review_date(case)?;
    (day < case.today).then(|| {
        let message = format!("The report was to be reviewed by {day}, and that day has passed.");
        Finding { anchor: Some(span), ..told(&OVERDUE, severity, message) }
    })
}

/// The day by which the report is to be reviewed: as declared, else the last whole day in the words that say when.
fn review_date(case: &Case<'_>) -> Option<(Date, Span)> {
    if let Some(declared) = &case.checked.brief.review_date {
        return Some((declared.value, declared.span));
    }
    let item = case.checked.checklist.iter().find(|item| &*item.id == "dating/review-date")?;
    let year = case.checked.brief.report_date.as_ref().map(|declared| declared.value.year());
    let days = item.evidence.iter().flat_map(|evidence| {
        let mentions = dates::find(case.draft.slice(evidence.span));
        // A month or a year gives no day that could have passed while it lasts: its last day counts.
        mentions.into_iter().filter_map(move |mention| {
            let (_, last) = mention.interval(mention.year().or(year)?)?;
            Some((last, evidence.span))
        })
    });
    days.max_by_key(|(day, _)| *day)
}

fn unread(case: &Case<'_>) -> Option<Finding> {
    let severity = case.policy.unread?;
    // By kind alone: the message goes into logs, and what the file says of a picture is the report's words.
    let parts: Vec<&str> = case.draft.gaps().iter().filter(|gap| gap.unread).map(Gap::kind).collect();
    (!parts.is_empty()).then(|| {
        let message = format!("A part of the report could not be read: {}.", parts.join("; "));
        told(&UNREAD, severity, message)
    })
}

fn too_many(case: &Case<'_>) -> Option<Finding> {
    let most = case.policy.max_should?;
    let open = case.checked.findings.iter().filter(|finding| finding.waived.is_none());
    let number = open.filter(|finding| finding.severity == Severity::Should).count();
    (number > most as usize).then(|| {
        let message =
            format!("{number} findings of severity should are open, and the gate lets through {most}.");
        told(&TOO_MANY, TOO_MANY.severity, message)
    })
}
