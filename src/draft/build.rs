//! The one way to make a draft: readers push pieces of prose with their origins.

mod opening;
mod finish;
#[cfg(test)]
mod tests;

use std::ops::Range;

use super::outline::Outline;
use super::{Block, BlockKind, Cell, Field, Gap, Marking, MarkingKind, Origin, Part, Remark, Struck};
use crate::text::Span;
use opening::Opening;

/// The level of a section opened by a bold line: below every real heading.
const BOLD_HEADING_LEVEL: u8 = 10;

/// How far back the marking is looked for that goes on: as many kinds as there are.
const MARKINGS_BACK: usize = MarkingKind::ALL.len();

/// What a reader knows of a block when it opens it.
#[derive(Debug, Clone, Copy)]
pub struct BlockSpec {
    /// What it is.
    pub kind: BlockKind,
    /// Its part.
    pub part: Part,
    /// Its cell, in a table.
    pub cell: Option<Cell>,
    /// Its list, from 1.
    pub list: Option<u32>,
    /// Its footnote or endnote, from 1.
    pub note: Option<u32>,
}

impl BlockSpec {
    /// A plain paragraph of the body.
    pub const fn paragraph() -> Self {
        Self { kind: BlockKind::Paragraph, part: Part::Body, cell: None, list: None, note: None }
    }
}

/// Collects prose, block by block. Readers call [`open`](Self::open), push pieces, [`close`](Self::close).
///
/// Blocks may be given in any order of parts; [`finish`](Self::finish) puts the body first. Headings make
/// sections as they come. Pieces pushed while no block is open are ignored.
///
/// ```
/// use faircopy::draft::{BlockSpec, DraftBuilder};
/// let mut builder = DraftBuilder::new();
/// let source = builder.source("");
/// builder.open(BlockSpec::paragraph());
/// builder.push_verbatim("Safe", source, 2);
/// builder.push_replaced(" & ", source, 6..13); // "&amp;" in the file
/// builder.push_verbatim("sound", source, 13);
/// builder.close();
/// let draft = builder.finish(None);
/// assert_eq!(draft.text(), "Safe & sound");
/// assert_eq!(draft.file_range(draft.blocks()[0].span), Some(2..18));
/// ```
#[derive(Debug, Default)]
pub struct DraftBuilder {
    text: String,
    blocks: Vec<Block>,
    origins: Vec<Origin>,
    sources: Vec<String>,
    fields: Vec<Field>,
    gaps: Vec<Gap>,
    remarks: Vec<Remark>,
    struck: Vec<Struck>,
    markings: Vec<Marking>,
    /// What lies on the words that are pushed now.
    marked: Vec<MarkingKind>,
    outline: Outline,
    /// Paragraphs so far, by part.
    paragraphs: [u32; Part::ALL.len()],
    counted: [u32; Part::ALL.len()],
    bold: bool,
    slanted: bool,
    /// Labels with a full stop that opened a paragraph, so far.
    stopped_labels: usize,
    bold_spans: Vec<Span>,
    slanted_spans: Vec<Span>,
    open: bool,
}

impl DraftBuilder {
    /// An empty draft.
    pub fn new() -> Self {
        Self::default()
    }

    /// An empty draft with room for `bytes` of prose.
    pub fn with_capacity(bytes: usize) -> Self {
        // A paragraph of a report has some 150 bytes; a form's cells are shorter, and then these grow.
        const BYTES_A_BLOCK: usize = 128;
        Self {
            text: String::with_capacity(bytes),
            blocks: Vec::with_capacity(bytes / BYTES_A_BLOCK),
            origins: Vec::with_capacity(bytes / BYTES_A_BLOCK),
            ..Self::default()
        }
    }

    /// Names a source of bytes and gives its number for the pushes.
    pub fn source(&mut self, name: &str) -> u16 {
        self.sources.push(name.to_owned());
        (self.sources.len() - 1) as u16
    }

    /// Opens a block; an open one is closed first.
    pub fn open(&mut self, spec: BlockSpec) {
        self.close();
        if !self.blocks.is_empty() {
            self.text.push('\n');
        }
        let count = &mut self.paragraphs[spec.part as usize];
        *count += 1;
        let start = self.text.len() as u32;
        self.blocks.push(Block {
            span: Span::new(start, start),
            kind: spec.kind,
            part: spec.part,
            paragraph: *count,
            counted: 0,
            section: None,
            cell: spec.cell,
            lead_in: None,
            list: spec.list,
            note: spec.note,
        });
        self.bold_spans.clear();
        self.slanted_spans.clear();
        self.open = true;
    }

    /// Says that what is pushed from now on is bold, or no longer is.
    pub fn bold(&mut self, on: bool) {
        self.bold = on;
    }

    /// Says that what is pushed from now on is slanted, or no longer is.
    pub fn slanted(&mut self, on: bool) {
        self.slanted = on;
    }

    /// Says that a marking lies on what is pushed from now on, or no longer does.
    pub fn marked(&mut self, kind: MarkingKind, on: bool) {
        self.marked.retain(|marked| *marked != kind);
        if on {
            self.marked.push(kind);
        }
    }

    /// Puts a marking before what is pushed next.
    pub fn mark(&mut self, kind: MarkingKind) {
        let here = self.position();
        self.markings.push(Marking { kind, span: Span::new(here, here) });
    }

    /// Pushes prose that stands in the source just so, from byte `at`.
    pub fn push_verbatim(&mut self, text: &str, source: u16, at: u32) {
        self.push(text, source, at..at + text.len() as u32, true);
    }

    /// Pushes prose that stands for other bytes of the source: an entity, a break, a decoded escape.
    pub fn push_replaced(&mut self, text: &str, source: u16, bytes: Range<u32>) {
        self.push(text, source, bytes, false);
    }

    fn push(&mut self, text: &str, source: u16, bytes: Range<u32>, verbatim: bool) {
        if !self.open || text.is_empty() {
            return;
        }
        let start = self.text.len() as u32;
        self.text.push_str(text);
        let span = Span::new(start, self.text.len() as u32);
        for (on, spans) in [(self.bold, &mut self.bold_spans), (self.slanted, &mut self.slanted_spans)] {
            match spans.last_mut() {
                Some(last) if on && last.end == start => last.end = span.end,
                _ if on => spans.push(span),
                _ => {}
            }
        }
        for kind in &self.marked {
            // A run cut in two is one stretch of words.
            match self.markings.iter_mut().rev().take(MARKINGS_BACK).find(|last| last.kind == *kind) {
                Some(last) if last.span.end == start => last.span.end = span.end,
                _ => self.markings.push(Marking { kind: *kind, span }),
            }
        }
        if let Some(last) = self.origins.last_mut()
            && verbatim
            && last.verbatim
            && last.source == source
            && last.bytes.end == bytes.start
            && last.text.end == start
        {
            last.text.end = span.end;
            last.bytes.end = bytes.end;
            return;
        }
        self.origins.push(Origin { text: span, source, bytes, verbatim });
    }

    /// Bytes of prose so far: where the next push will stand, until [`Self::finish`] sorts the parts (it moves
    /// blocks and remarks together).
    pub fn position(&self) -> u32 {
        self.text.len() as u32
    }

    /// Says where the open block stands when nothing is pushed into it: an empty cell, a heading without words.
    ///
    /// [`file_range`](super::Draft::file_range) of the empty block is then `at..at`. A block that has words keeps their origins.
    pub fn anchor(&mut self, source: u16, at: u32) {
        if self.open && self.open_text().is_empty() {
            let here = self.position();
            self.origins.push(Origin { text: Span::new(here, here), source, bytes: at..at, verbatim: true });
        }
    }

    /// Whether a block is open.
    pub const fn is_open(&self) -> bool {
        self.open
    }

    /// The words of the open block so far.
    pub fn open_text(&self) -> &str {
        if self.open {
            self.blocks.last().map_or("", |block| &self.text[block.span.start as usize..])
        } else {
            ""
        }
    }

    /// Closes the open block: gives it its section, and makes a short bold line alone a heading.
    pub fn close(&mut self) {
        if !std::mem::take(&mut self.open) {
            return;
        }
        let index = self.blocks.len() - 1;
        let end = self.text.len() as u32;
        let span = Span::new(self.blocks[index].span.start, end);
        let opening = self.opening(span);
        let block = &mut self.blocks[index];
        block.span = span;
        let counted = &mut self.counted[block.part as usize];
        *counted += u32::from(block.cell.is_none() && !self.text[span.range()].trim().is_empty());
        block.counted = *counted;
        match opening {
            Opening::Whole if block.kind == BlockKind::Paragraph => {
                block.kind = BlockKind::Heading(BOLD_HEADING_LEVEL);
            }
            Opening::LeadIn(lead_in) => {
                block.lead_in = Some(lead_in);
                let stop = self.text[lead_in.end as usize..].starts_with('.');
                self.stopped_labels += usize::from(stop);
            }
            Opening::Whole | Opening::None => {}
        }
        if block.part == Part::Body {
            // A heading inside a table titles a form's row, not what follows the table.
            block.section = match block.kind {
                BlockKind::Heading(level)
                    if block.cell.is_none() && !self.text[span.range()].trim().is_empty() =>
                {
                    Some(self.outline.open(index, level))
                }
                _ => self.outline.current(),
            };
        }
    }

    /// Declares a property: its value becomes a block of part [`Part::Properties`], verbatim when `at` gives
    /// where it stands in the source.
    pub fn field(&mut self, key: &str, value: &str, source: u16, bytes: Range<u32>) {
        self.open_field(key, false);
        let verbatim = bytes.len() == value.len();
        self.anchor_if_empty(value, source, bytes.start);
        self.push(value, source, bytes, verbatim);
        self.close();
    }

    /// Opens the block of a property's value, for readers that push the value piece by piece; `listed` as in [`Field`].
    pub fn open_field(&mut self, key: &str, listed: bool) {
        self.open(BlockSpec { kind: BlockKind::Field, part: Part::Properties, ..BlockSpec::paragraph() });
        self.fields.push(Field { key: key.to_owned(), block: self.blocks.len() - 1, listed });
    }

    fn anchor_if_empty(&mut self, words: &str, source: u16, at: u32) {
        if words.is_empty() {
            self.anchor(source, at);
        }
    }

    /// Notes something that was not read.
    pub fn gap(&mut self, gap: Gap) {
        self.gaps.push(gap);
    }

    /// Keeps a comment; its span is in positions of this builder and moves with its block.
    pub fn remark(&mut self, remark: Remark) {
        self.remarks.push(remark);
    }

    /// Adds words that were struck out of a block.
    pub fn struck(&mut self, struck: Struck) {
        self.struck.push(struck);
    }

    /// Index the next opened block will have; readers keep it to lay a remark on a block still to come.
    pub fn next_block(&self) -> usize {
        self.blocks.len()
    }
}
