//! Findings for reading in a terminal.

mod ending;
mod excerpt;
mod frame;
pub(super) mod paint;
pub(super) mod wrap;

use std::collections::BTreeSet;

use super::escape::one_line;
use super::repeats::{self, Told};
use super::{Closing, Extent, Outcome, Render, Run, visible, words};
use crate::both::{Hands, both};
use crate::finding::Finding;
use frame::Frame;
use paint::Paint;
use wrap::{hang, wrap};

/// A finding takes about as long to write as so many bytes of text take to check.
const BYTES_A_FINDING: usize = 1000;

#[derive(Debug)]
pub(super) struct Terminal;

impl Render for Terminal {
    fn document(&self, run: &Run, outcome: &Outcome<'_>) -> String {
        let mut page = Page { run, paint: Paint::new(run.colour), outcome, out: String::new() };
        if run.extent != Extent::Summary {
            page.findings();
        }
        if run.extent != Extent::Findings {
            page.ending();
        }
        page.out
    }

    fn finish(&self, run: &Run, closing: &Closing) -> String {
        if run.extent == Extent::Findings { String::new() } else { ending::summary(run, closing) }
    }
}

/// One document as it is written.
struct Page<'r, 'o> {
    run: &'r Run,
    paint: Paint,
    outcome: &'r Outcome<'o>,
    out: String,
}

impl Page<'_, '_> {
    fn line(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn findings(&mut self) {
        let (waived, open) = self.outcome.waived_and_open();
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        let told = repeats::told(self.run, self.outcome, &open).into_iter();
        let told: Vec<(Told<'_>, bool)> = told
            .map(|told| {
                let first = seen.insert(&told.finding.rule);
                (told, first)
            })
            .collect();
        let written = |told: &[(Told<'_>, bool)]| {
            let mut page =
                Page { run: self.run, paint: self.paint, outcome: self.outcome, out: String::new() };
            for (Told { finding, further }, first) in told {
                page.finding(finding, *first);
                page.further(further);
            }
            page.out
        };
        let (one, other) = told.split_at(told.len() / 2);
        let bytes = told.len() * BYTES_A_FINDING;
        let (one, other) = both(Hands::Shared, bytes, || written(one), || written(other));
        self.out.push_str(&one);
        self.out.push_str(&other);
        for finding in waived {
            self.waived(finding);
        }
    }

    /// A finding in full; the rule's reasons only the first time.
    fn finding(&mut self, finding: &Finding, first: bool) {
        let message = visible(&words::said(&finding.message, self.run.words)).into_owned();
        let severity = finding.severity.name();
        let label = format!("{severity}: ");
        let lines = hang(&label, &message, self.run.width);
        for (at, line) in lines.iter().enumerate() {
            let painted = match line.strip_prefix(severity) {
                Some(rest) if at == 0 => {
                    format!("{}{}", self.paint.severity(finding.severity, severity), self.paint.bold(rest))
                }
                _ => self.paint.bold(line),
            };
            self.line(&painted);
        }
        let mut frame = Frame::open(self.run, self.outcome, finding, first);
        if first {
            frame.note("Why", &finding.why);
            frame.note("Instead", &finding.fix);
        }
        for suggestion in &finding.suggestions {
            frame.note("Perhaps", &format!("“{suggestion}”"));
        }
        for related in finding.related.iter().filter(|related| related.rule == finding.rule) {
            let masks = &self.outcome.checked.masks;
            let place = super::place::within(self.outcome.draft, related.span, masks, self.run.words);
            frame.note("Also", &format!("{place}: {}", words::said(&related.message, self.run.words)));
        }
        for related in finding.also() {
            frame.note(
                "Also",
                &format!("{} ({})", words::said(&related.message, self.run.words), related.rule),
            );
        }
        if first {
            frame.note("More", &format!("faircopy explain {}", finding.rule));
        } else {
            frame.note("Rule", &finding.rule);
        }
        let frame = frame.close();
        self.out.push_str(&frame);
        self.out.push('\n');
    }

    /// The places of findings that are not shown in full.
    fn further(&mut self, findings: &[&Finding]) {
        let text = repeats::more(self.outcome, findings);
        if text.is_empty() {
            return;
        }
        for line in wrap(&one_line(&text), self.run.width.saturating_sub(2)) {
            let line = self.paint.faint(&format!("  {line}"));
            self.line(&line);
        }
        self.out.push('\n');
    }

    fn waived(&mut self, finding: &Finding) {
        let Some(waived) = &finding.waived else { return };
        let span = finding.place();
        let place = super::place::full(
            self.outcome.path,
            self.outcome.draft,
            span,
            &self.outcome.checked.masks,
            self.run.words,
        );
        let text = format!("{} at {place}: {}", finding.rule, words::reason_and_who(waived, self.run.words));
        for line in hang("waived: ", &one_line(&text), self.run.width) {
            let line = self.paint.faint(&line);
            self.line(&line);
        }
        self.out.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthStr as _;

    use super::super::sample;
    use super::*;
    use crate::read::Format;

    #[test]
    fn a_report_reads_well_and_keeps_to_the_width() {
        for (format, width) in [(Format::Markdown, 80), (Format::Docx, 80), (Format::Markdown, 120)] {
            let text = sample::written(&Terminal, format, &sample::run(true, width));
            sample::assert_fit_to_show(&text, true);
            for line in text.lines() {
                assert!(line.width() <= width, "{line}");
            }
            insta::assert_snapshot!(format!("terminal_{}_{width}", format.name()), text);
        }
    }

    #[test]
    fn without_words_none_is_shown() {
        let text = sample::written(&Terminal, Format::Docx, &sample::run(false, 80));
        sample::assert_fit_to_show(&text, false);
    }

    #[test]
    fn quiet_is_findings_alone_and_a_summary_no_findings() {
        let run = Run { extent: Extent::Findings, ..sample::run(true, 80) };
        let text = sample::written(&Terminal, Format::Markdown, &run);
        assert!(text.starts_with("must: The report") && !text.contains("Checklist"));
        let run = Run { extent: Extent::Summary, ..sample::run(true, 80) };
        let text = sample::written(&Terminal, Format::Markdown, &run);
        assert!(text.starts_with("reports/harbour.md:") && !text.contains("Why:"));
    }
}
