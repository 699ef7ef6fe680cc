//! What the gate finds about the sign-off of a report: none, one for another text, under other rules, with other waivers.

mod packs;

use jiff::civil::Date;

use super::super::print::{Changes, Form, TextPrint};
use super::super::record::{Entry, Flaw, Record, SignedWaiver};
use super::super::rules::{
    EDITED, MISSING, NEWER, OLDER, OTHER_FILE, OTHER_TEXT, OTHER_WAIVERS, REMOVED, RENAMED, STRICTER,
    WAIVED_SINCE,
};
use super::{Case, LeftBehind, Policy, told};
use crate::draft::Draft;
use crate::finding::{Finding, Related, Severity, Waived, WaiverSource, is_of_the_gate};
use crate::text::Span;
use crate::waive::unfinished;

/// How many changed paragraphs are named in a sentence.
const PLACES_NAMED: usize = 8;

pub(super) fn signoff(case: &Case<'_>, found: &mut Vec<Finding>) {
    let Some(text) = case.record else {
        if case.taken_out {
            let message = "This report was signed, and the record of that has been taken out.".to_owned();
            found.push(told(&REMOVED, REMOVED.severity, message));
        }
        found.extend(case.left_behind.iter().find_map(|one| renamed(case, one)));
        if case.policy.require_signoff {
            let message = "This report has no sign-off, and the gate asks for one.".to_owned();
            // The text stands in for the words, so that a baseline accepts the text that was there and no other.
            let what = TextPrint::of(case.draft, &case.checked.masks, Form::Places).text;
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
    let signed = signed_by(entry);
    let same_text = TextPrint::of(case.draft, &case.checked.masks, entry.form()).text == entry.text;
    if !same_text {
        found.push(other_text(case, entry, &signed));
    } else if entry.file != case.file {
        let message = format!("{signed}, and the file has changed since, though none of its words.");
        found.push(told(&OTHER_FILE, OTHER_FILE.severity, message));
    }
    if entry.form() == Form::Words {
        let message = format!(
            "{signed} with an earlier faircopy: the place of words, ticks, what is struck through or quoted and the \
             reasons of waivers are not part of that sign-off."
        );
        found.push(told(&OLDER, OLDER.severity, message));
    }
    // What the first records say of the rules is not enough to tell new words from new rules.
    if same_text || entry.form() != Form::Words {
        found.extend(stricter(case, entry, &signed));
    }
    found.extend(packs::edited(case, entry, &signed));
    found.extend(packs::others(case, entry, &signed));
    found.extend(other_waivers(case, entry, &signed));
}

/// Who signed, as what and when.
fn signed_by(entry: &Entry) -> String {
    let day = |text: &str| text.parse::<Date>().ok();
    // The time is in UTC, and today is where the computer is: they may be a day apart.
    let near = day(&entry.as_of).zip(day(entry.day())).is_some_and(|(as_of, signed)| {
        let about = [Ok(signed), signed.tomorrow(), signed.yesterday()];
        about.into_iter().flatten().any(|day| day == as_of)
    });
    let as_of = if near { String::new() } else { format!(", as if it were {}", entry.as_of) };
    format!("{} ({}) signed on {}{as_of}", entry.by, entry.role, entry.day())
}

/// A report without a record, beside a record without a report: whether that one was given for this.
fn renamed(case: &Case<'_>, left: &LeftBehind) -> Option<Finding> {
    let record = Record::parse(&left.text).ok()?;
    let entry = record.last()?;
    let print = entry.print();
    let signed =
        format!("{} for this report under another name, and that record, {},", signed_by(entry), left.name);
    if TextPrint::of(case.draft, &case.checked.masks, entry.form()).text == entry.text {
        let message = format!("{signed} has not gone with it. The text is as it was signed.");
        // Nothing is lost but the name.
        return Some(told(&RENAMED, Severity::Should, message));
    }
    print.is_mostly(case.draft, &case.checked.masks, entry.form()).then(|| {
        let message = format!("{signed} has not gone with it. The text has changed since.");
        told(&RENAMED, RENAMED.severity, message)
    })
}

fn other_text(case: &Case<'_>, entry: &Entry, signed: &str) -> Finding {
    let Changes { new, gone } = entry.print().changes(case.draft, &case.checked.masks, entry.form());
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
        parts.push("the same paragraphs, in another order or row, or with other numbers in them".to_owned());
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
    if let Some((start, _)) = draft.place(span).lines {
        return format!("line {}", start.line);
    }
    draft.place_in_words(span, |section| Some(section.in_words()), || None)
}

/// Rules that hold the report now and could not when it was signed.
fn stricter(case: &Case<'_>, entry: &Entry, signed: &str) -> Option<Finding> {
    // A rule that has another id since is known by the one it had.
    let known = |rule: &str| {
        let now = case.pack.rule(rule);
        entry.holding.iter().any(|held| held == rule || now.is_some_and(|now| now.answers_to(held)))
    };
    let mut firing: Vec<&str> = case
        .holding()
        // A finding weighs as much as the gravest of those it holds.
        .filter(|finding| !finding.related.iter().any(|under| known(&under.rule)))
        .map(|finding| &*finding.rule)
        .filter(|rule| !is_of_the_gate(rule) && !known(rule))
        .collect();
    firing.sort_unstable();
    firing.dedup();
    (!firing.is_empty()).then(|| {
        let message = format!(
            "{signed}, and the rules have become stricter since: {} now hold{} the report.",
            firing.join(", "),
            if firing.len() == 1 { "s" } else { "" }
        );
        told(&STRICTER, STRICTER.severity, message)
    })
}

/// What is waived now, and was not when the report was signed, or not so. What would hold the report without it does so.
fn other_waivers(case: &Case<'_>, entry: &Entry, signed: &str) -> Vec<Finding> {
    let Policy { fail_on, max_should, .. } = case.policy;
    let counts = |severity| severity >= fail_on || max_should.is_some() && severity == Severity::Should;
    let mut since: Vec<(bool, String)> = case
        .checked
        .findings
        .iter()
        .filter_map(|finding| Some((finding, finding.waived.as_ref()?)))
        .filter(|(_, waived)| waived.source != WaiverSource::Baseline)
        .filter_map(|(finding, waived)| {
            Some((counts(finding.severity), other_waiver(entry, finding, waived)?))
        })
        .collect();
    since.sort_unstable();
    since.dedup();
    let mut found = Vec::new();
    for (holds, rule) in [(true, &OTHER_WAIVERS), (false, &WAIVED_SINCE)] {
        let some: Vec<&str> =
            since.iter().filter(|(own, _)| *own == holds).map(|(_, waiver)| waiver.as_str()).collect();
        if !some.is_empty() {
            let message = format!("{signed}, and this was waived after that: {}.", some.join(", "));
            found.push(told(rule, rule.severity, message));
        }
    }
    found
}

/// A waiver that the sign-off does not know, and what is new about it; `None`: it is as it was signed.
fn other_waiver(entry: &Entry, finding: &Finding, waived: &Waived) -> Option<String> {
    let of_finding = |then: &&SignedWaiver| {
        let was = |rule: &str, fingerprint: &str| then.rule == rule && then.fingerprint == fingerprint;
        let same = was(&finding.rule, &finding.fingerprint)
            || finding.earlier.iter().any(|earlier| was(&earlier.rule, &earlier.fingerprint));
        same && then.by == waived.by
    };
    let same: Vec<&SignedWaiver> = entry.waivers.iter().filter(of_finding).collect();
    let as_long = |then: &SignedWaiver| match (&then.until, &waived.until) {
        (None, _) => true,
        (Some(_), None) => false,
        // Days as they are written, year first, are in order of time.
        (Some(then), Some(now)) => now <= then,
    };
    let as_given = |then: &SignedWaiver| {
        then.reason.as_ref().is_none_or(|then| *then == entry.of_reason(&waived.reason))
    };
    if same.iter().any(|then| as_long(then) && as_given(then)) {
        return None;
    }
    let mut parts = Vec::new();
    parts.extend(waived.by.as_ref().map(|by| format!("by {by}")));
    if !same.is_empty() {
        if !same.iter().any(|then| as_given(then)) {
            parts.push("for another reason".to_owned());
        }
        if !same.iter().any(|then| as_long(then)) {
            parts.push(match &waived.until {
                Some(day) => format!("for longer, until {day}"),
                None => "for longer, without an end".to_owned(),
            });
        }
    }
    Some(if parts.is_empty() {
        finding.rule.to_string()
    } else {
        format!("{} ({})", finding.rule, parts.join(", "))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::{BlockKind, BlockSpec, DraftBuilder, Part};

    #[test]
    fn a_place_is_told_as_everywhere_else() {
        let mut builder = DraftBuilder::new();
        let source = builder.source("");
        for (kind, part, note) in [
            (BlockKind::Heading(1), Part::Body, None),
            (BlockKind::Paragraph, Part::Body, None),
            (BlockKind::Footnote, Part::Footnotes, Some(4)),
            (BlockKind::Header, Part::Header, None),
        ] {
            builder.open(BlockSpec { kind, part, note, ..BlockSpec::paragraph() });
            builder.push_verbatim("words", source, 0);
        }
        let draft = builder.finish(None);
        let places: Vec<String> = draft.blocks().iter().map(|block| place(&draft, block.span)).collect();
        assert_eq!(places, ["section 1, heading", "section 1, paragraph 1", "footnote 4", "page header"]);
    }
}
