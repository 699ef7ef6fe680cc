//! One line for each finding: `place: severity rule: message`; and one for what of a draft was not read.

use super::escape::keep_to_one_line;
use super::{Closing, Extent, Outcome, Render, Run, count, place, summary, visible, words};

#[derive(Debug)]
pub(super) struct Compact;

impl Render for Compact {
    fn document(&self, run: &Run, outcome: &Outcome<'_>) -> String {
        if run.extent == Extent::Summary {
            return String::new();
        }
        let mut out = String::new();
        for finding in &outcome.findings {
            let span = finding.place();
            let place = place::full(outcome.path, outcome.draft, span, &outcome.checked.masks, run.words);
            let message = words::said(&finding.message, run.words);
            let severity = if finding.waived.is_some() { "waived" } else { finding.severity.name() };
            let start = out.len();
            out.extend([&place, ": ", severity, " ", &finding.rule, ": ", &words::fold(&message)]);
            if let Some(waived) = finding.waived.as_ref().map(words::waived) {
                out.extend([" (", &waived, ")"]);
            }
            keep_to_one_line(&mut out, start);
            out.push('\n');
        }
        if let Some(unread) = outcome.unread() {
            let start = out.len();
            out.extend([outcome.path, ": not read: ", &unread]);
            keep_to_one_line(&mut out, start);
            out.push('\n');
        }
        out
    }

    fn finish(&self, run: &Run, closing: &Closing) -> String {
        // A line for each finding and each draft not wholly read, and nothing else, unless the summary is what was asked for.
        let wanted = run.extent == Extent::Summary || run.group_by.is_some();
        if wanted { summary::lines(run, closing) } else { String::new() }
    }

    fn aside(&self, _run: &Run, closing: &Closing) -> String {
        counts(closing)
    }
}

/// The counts in a line: for standard error, beside what programs read.
pub(super) fn counts(closing: &Closing) -> String {
    let mut line = format!("{} in {}", closing.tally().in_words(), count(closing.documents.len(), "draft"));
    if !closing.errors.is_empty() {
        line.extend(["; ", &count(closing.errors.len(), "draft"), " could not be read"]);
    }
    if let Some(left) = closing.not_shown() {
        line.extend(["; ", left.trim_end_matches('.')]);
    }
    let used = visible(&closing.rules_used()).into_owned();
    format!("{line}. {used}").trim_end().to_owned() + "\n"
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::read::Format;

    #[test]
    fn lines_hold_none_of_the_reports_words_unless_they_are_asked_for() {
        let hidden = sample::written(&Compact, Format::Docx, &sample::run(false, 80));
        sample::assert_fit_to_show(&hidden, false);
        insta::assert_snapshot!("compact_docx", hidden);
        let shown = sample::written(&Compact, Format::Markdown, &sample::run(true, 80));
        sample::assert_fit_to_show(&shown, true);
        insta::assert_snapshot!("compact_markdown_words", shown);
    }
}
