//! What the gate finds in a report besides what the rules find: sign-off, review date, unread parts.

use jiff::civil::Date;

use super::print::{Changes, TextPrint};
use super::record::{Entry, Flaw, Record};
use super::rules::{
    EDITED, MISSING, NEWER, OTHER_TEXT, OTHER_WAIVERS, OVERDUE, PACK_EDITED, STRICTER, TOO_MANY, UNREAD,
};
use super::{Policy, baseline};
use crate::check::Checked;
use crate::dates;
use crate::draft::{Draft, Gap};
use crate::finding::{Finding, Related, Severity};
use crate::pack::PackLabel;
use crate::text::Span;
use crate::waive::{OwnRule, number, unfinished};

/// How many changed paragraphs are named in a sentence.
const PLACES_NAMED: usize = 8;

/// A report before the gate.
#[derive(Debug)]
pub struct Case<'a> {
    /// The draft.
    pub draft: &'a Draft,
    /// What the check gave, waivers settled and the baseline marked.
    pub checked: &'a Checked,
    /// What is asked.
    pub policy: Policy,
    /// The packs it was checked with.
    pub packs: &'a [PackLabel],
    /// The text of its record of sign-offs, when there is one.
    pub record: Option<&'a str>,
    /// The day that counts as today.
    pub today: Date,
}

/// What the gate finds, each with a sentence that says what holds the report and what to do.
pub fn judge(case: &Case<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    signoff(case, &mut found);
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

fn signoff(case: &Case<'_>, found: &mut Vec<Finding>) {
    let Some(text) = case.record else {
        if case.policy.require_signoff {
            let message = "This report has no sign-off, and the gate asks for one.".to_owned();
            // The text stands in for the words, so that a baseline accepts the text that was there and no other.
            let what = TextPrint::of(case.draft).text;
            found.push(unfinished(&MISSING, message, what));
        }
        return;
    };
    let record = match Record::parse(text) {
        Ok(record) => record,
        Err(Flaw::Edited) => {
            let message =
                "The record of sign-offs is not as faircopy wrote it: something in it was changed by hand.";
            return found.push(told(&EDITED, EDITED.severity, message.to_owned()));
        }
        Err(Flaw::Newer(schema)) => {
            let message = format!(
                "The record of sign-offs is in the form {schema}, which a newer faircopy wrote; this one cannot tell \
                 what it says."
            );
            return found.push(told(&NEWER, NEWER.severity, message));
        }
    };
    let Some(entry) = record.last() else { return };
    let signed = format!("{} ({}) signed on {}", entry.by, entry.role, entry.day());
    if TextPrint::of(case.draft).text != entry.text {
        found.push(other_text(case, entry, &signed));
    }
    found.extend(other_rules(case, entry, &signed));
    found.extend(other_waivers(case, entry, &signed));
}

fn other_text(case: &Case<'_>, entry: &Entry, signed: &str) -> Finding {
    let Changes { new, gone } = entry.print().changes(case.draft);
    let mut parts = Vec::new();
    if !new.is_empty() {
        let mut places: Vec<String> = new.iter().map(|span| place(case.draft, *span)).collect();
        places.dedup();
        let more = places.len().saturating_sub(PLACES_NAMED);
        places.truncate(PLACES_NAMED);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        parts.push(format!("changed or new: {}{more}", places.join("; ")));
    }
    // As many went as came: they are the same paragraphs, changed.
    let taken_out = gone.saturating_sub(new.len());
    if taken_out > 0 {
        parts.push(format!("taken out: {}", paragraphs(taken_out)));
    }
    if parts.is_empty() {
        parts.push("the same paragraphs, in another order".to_owned());
    }
    let message = format!("{signed}, and the text has changed since: {}.", parts.join("; "));
    let related = new.iter().skip(1).map(|span| Related {
        rule: OTHER_TEXT.id.into(),
        message: "This paragraph has changed too.".to_owned(),
        span: *span,
        excerpt: String::new(),
    });
    Finding {
        anchor: new.first().copied(),
        related: related.collect(),
        ..told(&OTHER_TEXT, OTHER_TEXT.severity, message)
    }
}

fn paragraphs(number: usize) -> String {
    if number == 1 { "1 paragraph".to_owned() } else { format!("{number} paragraphs") }
}

/// Where a paragraph stands, without a word of the report.
fn place(draft: &Draft, span: Span) -> String {
    let place = draft.place(span);
    if let Some((start, _)) = place.lines {
        return format!("line {}", start.line);
    }
    let mut steps = Vec::new();
    if place.part != crate::draft::Part::Body {
        steps.push(place.part.name().to_owned());
    }
    if let Some(section) = draft.blocks().get(draft.block_index(span.start)).and_then(|block| block.section) {
        steps.push(format!("section {}", section.index() + 1));
    }
    steps.push(match place.cell {
        Some(cell) => format!("table {}, row {}", cell.table, cell.row),
        None if place.under_heading == 0 && !place.section.is_empty() => "heading".to_owned(),
        None => format!("paragraph {}", place.under_heading),
    });
    steps.join(", ")
}

/// Rules that hold the report now and could not when it was signed, and packs that are not what they were.
fn other_rules(case: &Case<'_>, entry: &Entry, signed: &str) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut firing: Vec<&str> = case.holding().map(|finding| &*finding.rule).collect();
    firing.retain(|rule| !rule.starts_with("gate/") && !entry.holding.iter().any(|held| held == rule));
    firing.sort_unstable();
    firing.dedup();
    if !firing.is_empty() {
        let message = format!(
            "{signed}, and the rules have become stricter since: {} now hold{} the report.",
            firing.join(", "),
            if firing.len() == 1 { "s" } else { "" }
        );
        found.push(told(&STRICTER, STRICTER.severity, message));
    }
    let same_tool = entry.tool == env!("CARGO_PKG_VERSION");
    for pack in case.packs {
        let Some(then) = entry.packs.iter().find(|then| then.name == pack.name) else { continue };
        // Packs that come with faircopy are renewed with it; their rules are those of the tool's version.
        let renewed = !same_tool && crate::pack::Pack::builtin_names().any(|name| name == pack.name);
        if then.version == pack.version && then.digest != pack.digest && !renewed {
            let message = format!(
                "{signed}, and the pack {} was edited after that: its version is still {}, and its rules are others.",
                pack.name, pack.version
            );
            found.push(told(&PACK_EDITED, PACK_EDITED.severity, message));
        }
    }
    found
}

/// What would hold the report and is waived now, and was not when it was signed.
fn other_waivers(case: &Case<'_>, entry: &Entry, signed: &str) -> Option<Finding> {
    let mut since: Vec<String> = case
        .checked
        .findings
        .iter()
        .filter(|finding| finding.severity >= case.policy.fail_on)
        .filter_map(|finding| Some((finding, finding.waived.as_ref()?)))
        .filter(|(_, waived)| waived.source != baseline::SOURCE)
        .filter(|(finding, waived)| {
            !entry.waivers.iter().any(|then| {
                then.rule == *finding.rule && then.fingerprint == finding.fingerprint && then.by == waived.by
            })
        })
        .map(|(finding, waived)| match &waived.by {
            Some(by) => format!("{} (by {by})", finding.rule),
            None => finding.rule.to_string(),
        })
        .collect();
    since.sort_unstable();
    since.dedup();
    (!since.is_empty()).then(|| {
        let message = format!("{signed}, and this was waived after that: {}.", since.join(", "));
        told(&OTHER_WAIVERS, OTHER_WAIVERS.severity, message)
    })
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
