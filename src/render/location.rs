//! Places as JSON outputs give them; the fields are frozen, see the contract of `faircopy.report/1`.

use serde::Serialize;

use super::words;
use crate::draft::{Cell, Draft, Part};
use crate::text::Span;

/// The place of a span.
#[derive(Debug, Serialize)]
pub(crate) struct V1Location {
    start: u32,
    end: u32,
    line: Option<u32>,
    column: Option<u32>,
    end_line: Option<u32>,
    end_column: Option<u32>,
    section: Vec<String>,
    paragraph: u32,
    table: Option<V1Cell>,
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<&'static str>,
}

/// A table cell.
#[derive(Debug, Serialize)]
pub(super) struct V1Cell {
    index: u32,
    row: u32,
    column: u32,
}

impl From<Cell> for V1Cell {
    fn from(cell: Cell) -> Self {
        Self { index: cell.table, row: cell.row, column: cell.column }
    }
}

impl V1Location {
    /// The place of a span. Headings are the report's own words, and are left out without `headings`.
    pub(crate) fn of(draft: &Draft, span: Span, masks: &[Span], headings: bool) -> Self {
        let place = draft.place(span);
        let block = &draft.blocks()[draft.block_index(span.start)];
        let bytes = place.bytes;
        let (first, last) = place.lines.unzip();
        Self {
            start: bytes.start,
            end: bytes.end,
            line: first.map(|at| at.line),
            column: first.map(|at| at.column),
            end_line: last.map(|at| at.line),
            end_column: last.map(|at| at.column),
            section: if headings { words::heading_path(draft, block.section, masks) } else { Vec::new() },
            paragraph: place.paragraph,
            table: place.cell.map(V1Cell::from),
            part: (place.part != Part::Body).then(|| place.part.name()),
        }
    }
}
