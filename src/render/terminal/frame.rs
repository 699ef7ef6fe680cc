//! The frame around a finding: its place, its words, and what to do about them.

use super::super::{Outcome, Run, escape::one_line, place, visible};
use super::excerpt::Excerpt;
use super::paint::Paint;
use super::wrap::{hang, wrap};
use crate::finding::Finding;

/// Columns that the place's brackets take.
const FRAMING: usize = 6;

/// A frame as it grows, line by line.
pub(super) struct Frame {
    paint: Paint,
    width: usize,
    /// Columns before the bar.
    margin: usize,
    out: String,
    noted: bool,
}

impl Frame {
    /// The place, and the words in their sentence when there are any to show; `airy` parts them from the notes.
    pub(super) fn open(run: &Run, outcome: &Outcome<'_>, finding: &Finding, airy: bool) -> Self {
        let paint = Paint::new(run.colour);
        let number = finding.span.map_or(1, |span| number(outcome, span));
        let margin = number.to_string().len() + 2;
        let masks = &outcome.checked.masks;
        let span = finding.place();
        let place = one_line(&place::full(outcome.path, outcome.draft, span, masks, run.words));
        let mut frame = Self { paint, width: run.width, margin, out: String::new(), noted: !airy };
        let (corner, end) = (paint.faint("╭─["), paint.faint("]"));
        let lines = wrap(&place, run.width.saturating_sub(margin + FRAMING));
        for (at, line) in lines.iter().enumerate() {
            let end = if at + 1 == lines.len() { format!(" {end}") } else { String::new() };
            match at {
                0 => frame.row(&format!("{}{corner} {line}{end}", " ".repeat(margin))),
                _ => frame.bar(&format!("  {line}{end}")),
            }
        }
        if let Some(span) = finding.span.filter(|span| run.words && !span.is_empty()) {
            let room = run.width.saturating_sub(margin + 2);
            let drawn = Excerpt::around(outcome, span, room).draw(number, finding.severity, run.colour);
            frame.bar("");
            frame.row(&drawn.line);
            frame.row(&drawn.underline);
        }
        frame
    }

    /// A labelled note, wrapped inside the frame.
    pub(super) fn note(&mut self, label: &str, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        if !std::mem::replace(&mut self.noted, true) {
            self.bar("");
        }
        let label = format!("{label}: ");
        let room = self.width.saturating_sub(self.margin + 2);
        for (at, line) in hang(&label, &visible(text), room).iter().enumerate() {
            match line.strip_prefix(&label) {
                Some(rest) if at == 0 => self.bar(&format!("{}{rest}", self.paint.good(&label))),
                _ => self.bar(line),
            }
        }
    }

    /// The finished frame.
    pub(super) fn close(mut self) -> String {
        let foot = self.paint.faint(&format!("{}╯", "─".repeat(self.margin)));
        self.row(&foot);
        self.out
    }

    fn bar(&mut self, text: &str) {
        let line = format!("{}{} {text}", " ".repeat(self.margin), self.paint.faint("│"));
        self.row(line.trim_end());
    }

    fn row(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push('\n');
    }
}

/// What stands in the margin: the line of a file that has lines, else the table's row or the paragraph under
/// its heading, as the place says.
fn number(outcome: &Outcome<'_>, span: crate::text::Span) -> u32 {
    let place = outcome.draft.place(span);
    match (place.lines, place.cell) {
        (Some((start, _)), _) => start.line,
        (None, Some(cell)) => cell.row,
        (None, None) => place.under_heading.max(1),
    }
}
