//! Where something stands, in a form that people and programs can both be given.

use super::{Draft, Part, Remark, SectionId};
use crate::text::{LineColumn, Span};

/// A table cell; all three count from 1 and the header row is row 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Cell {
    /// Which table of the part, nested ones counted where they open.
    pub table: u32,
    /// Row.
    pub row: u32,
    /// Column.
    pub column: u32,
}

/// The place of a span.
#[derive(Debug, Clone)]
pub struct Place<'d> {
    /// The heading path.
    pub section: Vec<&'d str>,
    /// The part.
    pub part: Part,
    /// Number of the paragraph in its part, from 1.
    pub paragraph: u32,
    /// Number of the paragraph under its own heading, from 1, as an author counts: without the cells of tables and blank
    /// lines; the heading itself is 0.
    pub under_heading: u32,
    /// The cell, in a table.
    pub cell: Option<Cell>,
    /// Bytes: of the file where it has lines, else of the paragraph's text.
    pub bytes: std::ops::Range<u32>,
    /// First and last place as people count, for files that have lines.
    pub lines: Option<(LineColumn, LineColumn)>,
}

impl Draft {
    /// Where a span stands, in words whether the file has lines or not: `Findings > Identity, paragraph 3`. `section`
    /// gives the words for the section it stands under, and `column` what the column of its cell is called, where they
    /// may be told.
    pub fn place_in_words(
        &self,
        span: Span,
        section: impl FnOnce(SectionId) -> Option<String>,
        column: impl FnOnce() -> Option<String>,
    ) -> String {
        let place = self.place(span);
        let block = &self.blocks[self.block_index(span.start)];
        if place.part == Part::Properties || (block.note.is_some() && place.cell.is_none()) {
            return place.part.place(block.note);
        }
        let mut steps = Vec::new();
        if place.part != Part::Body {
            steps.push(place.part.place(block.note));
        }
        let section = block.section.and_then(section);
        let has_section = section.is_some();
        steps.extend(section);
        match place.cell {
            Some(cell) => {
                steps.push(format!("table {}, row {}", cell.table, cell.row));
                steps.extend(column().map(|column| format!("“{column}”")));
            }
            None if matches!(place.part, Part::Header | Part::Footer) => {}
            None if place.under_heading == 0 && has_section => steps.push("heading".to_owned()),
            None => steps.push(format!("paragraph {}", place.under_heading)),
        }
        steps.join(", ")
    }

    /// Where a remark itself stands, for a finding about its words: an empty span past the end of the prose, which
    /// [`Draft::place`] and [`Draft::file_range`] know. `None` where it does not stand among the prose.
    pub fn remark_itself(&self, number: usize) -> Option<Span> {
        self.remarks.get(number)?.bytes.as_ref()?;
        let at = self.text.len() as u32 + 1 + number as u32;
        Some(Span::new(at, at))
    }

    /// The remark that a span past the end of the prose stands for.
    pub(super) fn remark_at(&self, span: Span) -> Option<&Remark> {
        let number = span.start.checked_sub(self.text.len() as u32 + 1)?;
        self.remarks.get(number as usize)
    }

    /// The place of a span; a span over several blocks takes its paragraph from the first.
    pub fn place(&self, span: Span) -> Place<'_> {
        let index = self.block_index(span.start);
        let block = &self.blocks[index];
        let bytes = if self.lines.is_some() {
            self.file_range(span).unwrap_or(0..0)
        } else {
            let end = span.end.min(block.span.end);
            span.start - block.span.start..end.max(span.start) - block.span.start
        };
        let lines = self.lines.as_ref().map(|lines| (lines.position(bytes.start), lines.position(bytes.end)));
        let under_heading = block.section.map_or(block.counted, |section| {
            block.counted.saturating_sub(self.blocks[self.section(section).heading].counted)
        });
        Place {
            section: self.heading_path(block.section),
            part: block.part,
            paragraph: block.paragraph,
            under_heading,
            cell: block.cell,
            bytes,
            lines,
        }
    }
}
