//! Tables: rows, cells, and the words Markdown would leave out.

use std::ops::Range;

use pulldown_cmark::{Tag, TagEnd};

use super::Walk;

/// A table being read.
#[derive(Debug, Default)]
pub(super) struct State {
    /// Where the last cell ended.
    cell_end: usize,
}

impl Walk<'_, '_> {
    /// Enters a table, row or cell.
    pub(super) fn table_start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Table(_) => {
                self.scribe.open_group();
                self.frame.table();
            }
            Tag::TableHead | Tag::TableRow => {
                self.frame.row();
                self.table.cell_end = range.start;
            }
            _ => {
                let spec = self.frame.cell();
                self.scribe.open(spec, range.start);
            }
        }
    }

    /// Leaves it.
    pub(super) fn table_end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Table => self.scribe.close_group(),
            TagEnd::TableHead | TagEnd::TableRow => self.cells_left_over(range.end),
            _ => {
                self.close_block();
                self.table.cell_end = range.end;
            }
        }
    }

    /// Cells beyond those of the header: a page would leave them out, but somebody wrote them.
    fn cells_left_over(&mut self, end: usize) {
        let start = self.table.cell_end.min(end);
        let rest = &self.text[start..end];
        let mut at = start + rest.len() - rest.trim_start().len() + 1;
        let Some(rest) = rest.trim().strip_prefix('|') else { return };
        if rest.is_empty() {
            return;
        }
        for cell in rest.strip_suffix('|').unwrap_or(rest).split('|') {
            let words = cell.trim();
            let spec = self.frame.cell();
            self.scribe.open(spec, at);
            let first = at + cell.len() - cell.trim_start().len();
            if !words.is_empty() {
                self.scribe.verbatim(first..first + words.len());
            }
            self.scribe.close();
            at += cell.len() + 1;
        }
    }
}
