//! One line for each finding: `place: severity rule: message`.

use super::escape::one_line;
use super::{Closing, Outcome, Render, Run, count, place, words};

#[derive(Debug)]
pub(super) struct Compact;

impl Render for Compact {
    fn document(&self, run: &Run, outcome: &Outcome<'_>) -> String {
        if run.summary_only {
            return String::new();
        }
        let mut out = String::new();
        for finding in &outcome.findings {
            let span = finding.span.or(finding.anchor);
            let place = place::full(outcome.path, outcome.draft, span, &outcome.checked.masks, run.words);
            let message = words::said(&finding.message, run.words);
            let severity = if finding.waived.is_some() { "waived" } else { finding.severity.name() };
            let line = format!("{place}: {severity} {}: {}", finding.rule, words::fold(&message));
            out.push_str(&one_line(&line));
            out.push('\n');
        }
        out
    }

    fn aside(&self, _run: &Run, closing: &Closing<'_>) -> String {
        let mut line =
            format!("{} in {}", closing.tally().in_words(), count(closing.documents.len(), "draft"));
        if !closing.errors.is_empty() {
            line.push_str(&format!("; {} could not be read", count(closing.errors.len(), "draft")));
        }
        format!("{line}.\n")
    }
}
