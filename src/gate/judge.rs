//! What the gate finds in a report besides what the rules find: sign-off, review date, unread parts.

mod review;
mod signed;

use jiff::civil::Date;

use super::Policy;
use super::rules::{OVERDUE, TOO_MANY, UNREAD};
use crate::check::Checked;
use crate::draft::{Draft, Gap};
use crate::finding::{Finding, Severity};
use crate::pack::{Pack, PackLabel};
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
    /// The digest of its file.
    pub file: &'a str,
    /// The text of its record of sign-offs, when there is one.
    pub record: Option<&'a str>,
    /// Whether it has had a record that is not there any more.
    pub taken_out: bool,
    /// Records beside it whose own reports are not there: it may have been renamed.
    pub left_behind: &'a [LeftBehind],
    /// The day that counts as today.
    pub today: Date,
}

/// A record of sign-offs whose report is not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftBehind {
    /// Its file's name.
    pub name: String,
    /// Its text.
    pub text: String,
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
        self.checked.findings.iter().filter(move |finding| finding.holds(fail_on))
    }
}

fn told(rule: &OwnRule, severity: Severity, message: String) -> Finding {
    // One of a kind in a report; its own words would move with every edit.
    Finding { severity, ..unfinished(rule, message, String::new()) }
}

/// The report's own review date, where it has passed.
fn overdue(case: &Case<'_>) -> Option<Finding> {
    let severity = case.policy.review_overdue?;
    let (day, span) = review::day(case)?;
    (day < case.today).then(|| {
        let message = format!("The report was to be reviewed by {day}, and that day has passed.");
        Finding { anchor: Some(span), ..told(&OVERDUE, severity, message) }
    })
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
        let open = if number == 1 {
            "1 finding of severity should is"
        } else {
            &format!("{number} findings of severity should are")
        };
        let message = format!("{open} open, and the gate lets through {most}.");
        told(&TOO_MANY, TOO_MANY.severity, message)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Checker;
    use crate::read::{Format, read};
    use crate::rule::Kind;
    use std::sync::Arc;

    #[test]
    fn the_review_date_is_known_whatever_a_pack_calls_its_statement() {
        let today = jiff::civil::date(2026, 11, 22);
        let text = "# Review\n\nThis report will be reviewed by the panel on 3 May 2026.\n";
        let draft = read(Format::Markdown, text.as_bytes()).expect("text");
        for item in ["dating/review-date", "local/next-look"] {
            let mut pack = Pack::builtin("peer-group-assessment").expect("built in").expect("valid");
            for rule in &mut pack.rules {
                if let Kind::Require(require) = &mut Arc::make_mut(rule).kind
                    && require.gives.is_some()
                {
                    require.item = item.into();
                }
            }
            let checked = Checker::new(&pack).check(&draft, today);
            let policy = Policy { review_overdue: Some(Severity::Should), ..Policy::default() };
            let case = Case {
                draft: &draft,
                checked: &checked,
                policy,
                pack: &pack,
                packs: &[],
                file: "",
                record: None,
                taken_out: false,
                left_behind: &[],
                today,
            };
            let found = judge(&case);
            assert!(found.iter().any(|finding| *finding.rule == *OVERDUE.id), "{item}: {found:?}");
        }
    }
}
