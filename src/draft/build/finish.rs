//! The draft made of what was pushed: its parts in order, and where a block stands in words.

use std::sync::OnceLock;

use super::super::{Block, Cell, Draft, Origin, Part};
use super::{BlockSpec, DraftBuilder};
use crate::text::{LineIndex, Span};

impl DraftBuilder {
    /// Where a closed block stands, in words: "Findings > Identity, paragraph 3", "Scope, table 1, row 2",
    /// "footnote 4". Readers use it to say where a gap is.
    pub fn place(&self, block: usize) -> String {
        let Some(block) = self.blocks.get(block) else { return String::new() };
        let mut steps = Vec::new();
        let mut heading_paragraph = 0;
        let mut section = block.section;
        while let Some(id) = section {
            let heading = &self.blocks[self.outline.sections[id.index()].heading];
            if steps.is_empty() {
                heading_paragraph = heading.paragraph;
            }
            steps.push(self.text[heading.span.range()].trim());
            section = self.outline.sections[id.index()].parent;
        }
        steps.reverse();
        let mut place = if steps.is_empty() { block.part.place(block.note) } else { steps.join(" > ") };
        let within = match block.cell {
            Some(Cell { table, row, .. }) => format!("table {table}, row {row}"),
            None if block.note.is_some() => return place,
            None if block.paragraph == heading_paragraph => return place,
            None => format!("paragraph {}", block.paragraph - heading_paragraph),
        };
        if !place.is_empty() {
            place.push_str(", ");
        }
        place + &within
    }

    /// Closes what is open and makes the draft: blocks sorted by part, in the order of [`Part`]. A draft without any has
    /// one empty paragraph, so that a remark or a property beside no prose stands somewhere too.
    ///
    /// `lines` is the file's own text for formats whose places are lines and columns.
    pub fn finish(mut self, lines: Option<LineIndex>) -> Draft {
        self.close();
        if self.blocks.is_empty() {
            self.open(BlockSpec::paragraph());
            if !self.sources.is_empty() {
                self.anchor(0, 0);
            }
            self.close();
        }
        if !self.blocks.is_sorted_by_key(|block| block.part) {
            self.sort_parts();
        }
        self.markings.sort_by_key(|marking| marking.span.start); // stable
        Draft {
            text: self.text,
            blocks: self.blocks,
            rows: OnceLock::new(),
            tables: OnceLock::new(),
            sections: self.outline.sections,
            fields: self.fields,
            origins: self.origins,
            sources: self.sources,
            gaps: self.gaps,
            remarks: self.remarks,
            struck: self.struck,
            markings: self.markings,
            lines,
        }
    }

    /// Moves whole blocks, with their origins, remarks, sections and fields, into the order of parts.
    fn sort_parts(&mut self) {
        let mut order: Vec<usize> = (0..self.blocks.len()).collect();
        order.sort_by_key(|index| self.blocks[*index].part); // stable
        let mut text = String::with_capacity(self.text.len());
        let mut new_index = vec![0; order.len()];
        let mut origins = Vec::with_capacity(self.origins.len());
        let mut moves: Vec<(Span, u32, Part)> = Vec::with_capacity(order.len());
        for (place, index) in order.iter().enumerate() {
            new_index[*index] = place;
            if place > 0 {
                text.push('\n');
            }
            let old = self.blocks[*index].span;
            let start = text.len() as u32;
            text.push_str(&self.text[old.range()]);
            moves.push((old, start, self.blocks[*index].part));
            let shift = |span: Span| Span::new(span.start - old.start + start, span.end - old.start + start);
            // By starts, and up to the end itself: an empty block has an empty origin, its anchor.
            let first = self.origins.partition_point(|origin| origin.text.start < old.start);
            origins.extend(
                self.origins[first..]
                    .iter()
                    .take_while(|origin| origin.text.end <= old.end)
                    .map(|origin| Origin { text: shift(origin.text), ..origin.clone() }),
            );
            let block = &mut self.blocks[*index];
            block.span = shift(old);
            block.lead_in = block.lead_in.map(shift);
        }
        moves.sort_unstable_by_key(|(old, _, _)| old.start);
        let moved = |span: Span| {
            let at = |byte: u32| moves.partition_point(|(old, _, _)| old.start <= byte).saturating_sub(1);
            let byte = |at: usize, byte: u32| {
                let (old, start, _) = moves[at];
                byte.min(old.end) - old.start + start
            };
            // A remark on a whole table ends in another block than it starts in; they stay neighbours. A note in a
            // list does not: it goes to the other notes.
            let first = at(span.start);
            let mut last = at(span.end).max(first);
            while moves[last].2 != moves[first].2 {
                last -= 1;
            }
            let start = byte(first, span.start);
            Span::new(start, byte(last, span.end).max(start))
        };
        for remark in &mut self.remarks {
            remark.span = remark.span.map(moved);
        }
        for struck in &mut self.struck {
            struck.span = moved(struck.span);
        }
        for marking in &mut self.markings {
            marking.span = moved(marking.span);
        }
        for section in &mut self.outline.sections {
            section.heading = new_index[section.heading];
        }
        for field in &mut self.fields {
            field.block = new_index[field.block];
        }
        let mut blocks: Vec<Option<Block>> = std::mem::take(&mut self.blocks).into_iter().map(Some).collect();
        self.blocks = order.iter().filter_map(|index| blocks[*index].take()).collect();
        self.text = text;
        self.origins = origins;
    }
}
