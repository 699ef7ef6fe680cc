//! `gate --explain`: for each report, in sentences, why it is held and what would let it go on.

use std::fmt::Write as _;

use super::escape::one_line;
use super::wrap;
use super::{Closing, NOT_APPROVAL, Outcome, Render, Run, Tally, count, place, words};
use crate::finding::{Finding, Severity, is_of_the_gate};
use crate::gate::TOO_MANY;

/// How many places of one rule are named.
const PLACES_NAMED: usize = 6;

#[derive(Debug)]
pub(super) struct Sentences;

impl Render for Sentences {
    fn document(&self, run: &Run, outcome: &Outcome<'_>) -> String {
        let path = one_line(outcome.path);
        let waived = || outcome.findings.iter().filter_map(|finding| finding.waived.as_ref());
        let nameless = match waived().filter(|waived| waived.is_nameless()).count() {
            0 => String::new(),
            number => format!(", {number} by a comment that names nobody"),
        };
        let with = match waived().count() {
            0 => String::new(),
            number => format!(" ({} waived{nameless})", count(number, "finding")),
        };
        // What the gate says besides: that a waiver does nothing, or what has become of a sign-off.
        let mut beside = String::new();
        for finding in outcome
            .findings
            .iter()
            .filter(|one| is_of_the_gate(&one.rule) && one.waived.is_none() && !outcome.holds(one))
        {
            reason(run, &words::said(&finding.message, run.words), &finding.fix, &mut beside);
        }
        if outcome.passed {
            let open = outcome.tally();
            let left = match open.open() {
                0 => String::new(),
                _ => format!("; left open, and not held: {}", Tally { waived: 0, ..open }.in_words()),
            };
            let end = if beside.is_empty() { ".\n" } else { ". Not held by it, but to be seen to:\n" };
            return format!("{path} passes the gate{with}{left}{end}{beside}\n");
        }
        let mut out = format!("{path} is held{with}:\n");
        let holding: Vec<&Finding> =
            outcome.findings.iter().copied().filter(|one| outcome.holds(one)).collect();
        // The gate's own reasons first: they say how the report stands as a whole.
        let (own, found): (Vec<&Finding>, Vec<&Finding>) =
            holding.into_iter().partition(|finding| is_of_the_gate(&finding.rule));
        for finding in own {
            reason(run, &words::said(&finding.message, run.words), &finding.fix, &mut out);
            if *finding.rule == *TOO_MANY.id {
                // All that is counted, whatever is shown elsewhere.
                let open = outcome.checked.findings.iter().filter(|one| one.waived.is_none());
                let counted = open.filter(|one| one.severity == Severity::Should && !outcome.holds(one));
                let counted: Vec<&Finding> = counted.filter(|one| !is_of_the_gate(&one.rule)).collect();
                by_rule(run, outcome, &counted, &mut out);
            }
        }
        by_rule(run, outcome, &found, &mut out);
        if !beside.is_empty() {
            out.extend(["  Besides:\n", &beside]);
        }
        out.push('\n');
        out
    }

    fn finish(&self, run: &Run, closing: &Closing) -> String {
        let mut out = String::new();
        for error in &closing.errors {
            // Writing to a string cannot fail.
            let _ = writeln!(out, "{} could not be read, and nothing is known of it.", one_line(&error.path));
        }
        let text = match closing.held() {
            0 if closing.documents.is_empty() => String::new(),
            0 if !closing.errors.is_empty() => "Nothing is held of what could be read.".to_owned(),
            0 => "Nothing is held.".to_owned(),
            held => format!(
                "{} of {} held. What must be resolved is mended, or waived by a named person for a stated reason \
                 (`faircopy explain RULE` shows how).",
                held,
                count(closing.documents.len(), "report")
            ),
        };
        for unused in closing.unused() {
            for line in wrap(&one_line(&unused), run.width) {
                out.extend([line.as_str(), "\n"]);
            }
        }
        let used = super::visible(&closing.rules_used()).into_owned();
        let said = [text.as_str(), &used, NOT_APPROVAL].into_iter().filter(|text| !text.is_empty());
        for line in said.flat_map(|text| wrap(text, run.width)) {
            out.push_str(&line);
            out.push('\n');
        }
        out
    }
}

/// What was found, by rule, with its places and what to do.
fn by_rule(run: &Run, outcome: &Outcome<'_>, found: &[&Finding], out: &mut String) {
    let mut rules: Vec<&str> = found.iter().map(|finding| &*finding.rule).collect();
    rules.sort_unstable();
    rules.dedup();
    for rule in rules {
        let some: Vec<&&Finding> = found.iter().filter(|finding| &*finding.rule == rule).collect();
        let [first, ..] = some.as_slice() else { continue };
        reason(run, &format!("{} ({rule}){}.", first.title, places(run, outcome, &some)), &first.fix, out);
    }
}

fn reason(run: &Run, what: &str, remedy: &str, out: &mut String) {
    let text = format!("{} {remedy}", words::fold(what));
    for (at, line) in wrap(&one_line(&text), run.width.saturating_sub(4)).iter().enumerate() {
        let mark = if at == 0 { "  - " } else { "    " };
        out.extend([mark, line, "\n"]);
    }
}

fn places(run: &Run, outcome: &Outcome<'_>, findings: &[&&Finding]) -> String {
    let masks = &outcome.checked.masks;
    let mut places: Vec<String> = findings
        .iter()
        .filter_map(|finding| finding.place())
        .map(|span| place::within(outcome.draft, span, masks, run.words))
        .collect();
    places.dedup();
    let more = places.len().saturating_sub(PLACES_NAMED);
    places.truncate(PLACES_NAMED);
    match (places.as_slice(), more) {
        ([], _) => String::new(),
        (places, 0) => format!(" at {}", places.join("; ")),
        (places, more) => format!(" at {}; and {more} more", places.join("; ")),
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::read::Format;

    #[test]
    fn why_a_report_is_held_in_sentences() {
        let text = sample::written(&Sentences, Format::Docx, &sample::run(true, 80));
        sample::assert_fit_to_show(&text, true);
        insta::assert_snapshot!("sentences_docx", text);
        let text = sample::written(&Sentences, Format::Docx, &sample::run(false, 80));
        sample::assert_fit_to_show(&text, false);
    }
}
