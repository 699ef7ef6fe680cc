//! Lines and columns for programs that know nothing else: of the file where it has lines, else of the draft's
//! paragraphs in reading order.

use crate::draft::Draft;
use crate::text::Span;

/// A region as code viewers count: all from 1, columns in characters, the end column one past the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Region {
    pub(super) line: u32,
    pub(super) column: u32,
    pub(super) end_line: u32,
    pub(super) end_column: u32,
}

impl Region {
    /// The region of a span. A Word file has no lines that a viewer could show: the paragraph's number in its part
    /// stands for the line. Something missing from the whole draft stands at its start.
    pub(super) fn of(draft: &Draft, span: Option<Span>) -> Self {
        let Some(span) = span else { return Self { line: 1, column: 1, end_line: 1, end_column: 1 } };
        let place = draft.place(span);
        if let Some((first, last)) = place.lines {
            return Self {
                line: first.line,
                column: first.column,
                end_line: last.line,
                end_column: last.column,
            };
        }
        let Some(block) = draft.blocks().get(draft.block_index(span.start)) else {
            return Self::of(draft, None);
        };
        let end = span.end.min(block.span.end);
        let count = |from, upto| draft.slice(Span::new(from, upto)).chars().count() as u32;
        let column = 1 + count(block.span.start, span.start);
        let line = place.paragraph.max(1);
        Self { line, column, end_line: line, end_column: column + count(span.start, end) }
    }
}
