//! What stands around the words being read: quotations, lists, footnotes, tables.

use crate::draft::{BlockKind, BlockSpec, Cell, Part};

/// One construct around the words.
#[derive(Debug)]
enum Around {
    Quote,
    List(u32),
    /// An item, and how many blocks there were before it.
    Item(usize),
    Footnote,
}

/// The constructs around the words, outermost first, and the counts that number lists and tables.
#[derive(Debug, Default)]
pub(super) struct Frame {
    around: Vec<Around>,
    quotes: usize,
    footnotes: usize,
    lists: u32,
    /// Tables so far in the body and in the footnotes.
    tables: [u32; 2],
    row: u32,
    column: u32,
}

impl Frame {
    /// Enters a quotation.
    pub(super) fn quote(&mut self) {
        self.quotes += 1;
        self.around.push(Around::Quote);
    }

    /// Enters a list, which gets the next number.
    pub(super) fn list(&mut self) {
        let list = self.number_list();
        self.around.push(Around::List(list));
    }

    /// The number of a list that is entered some other way.
    pub(super) const fn number_list(&mut self) -> u32 {
        self.lists += 1;
        self.lists
    }

    /// Enters an item, `blocks` being how many there are before it.
    pub(super) fn item(&mut self, blocks: usize) {
        self.around.push(Around::Item(blocks));
    }

    /// Enters a footnote.
    pub(super) fn footnote(&mut self) {
        self.footnotes += 1;
        self.around.push(Around::Footnote);
    }

    /// Leaves the innermost construct; for an item, gives how many blocks there were before it.
    pub(super) fn leave(&mut self) -> Option<usize> {
        match self.around.pop()? {
            Around::Quote => self.quotes -= 1,
            Around::Footnote => self.footnotes -= 1,
            Around::Item(blocks) => return Some(blocks),
            Around::List(_) => {}
        }
        None
    }

    /// How many quotations are around, for the marks that open each of their lines.
    pub(super) const fn quotes(&self) -> usize {
        self.quotes
    }

    /// Starts a table.
    pub(super) const fn table(&mut self) {
        self.tables[self.part_index()] += 1;
        self.row = 0;
        self.column = 0;
    }

    /// Starts a row.
    pub(super) const fn row(&mut self) {
        self.row += 1;
        self.column = 0;
    }

    /// Starts a cell and says what its block is.
    pub(super) const fn cell(&mut self) -> BlockSpec {
        self.column += 1;
        let cell = Cell { table: self.tables[self.part_index()], row: self.row, column: self.column };
        BlockSpec { kind: BlockKind::Cell, part: self.part(), cell: Some(cell), list: None, note: None }
    }

    /// What a heading's block is here.
    pub(super) const fn heading(&self, level: u8) -> BlockSpec {
        let kind = if self.footnotes > 0 { BlockKind::Footnote } else { BlockKind::Heading(level) };
        BlockSpec { kind, part: self.part(), cell: None, list: None, note: None }
    }

    /// What a paragraph's block is here. A quotation outweighs a list: who speaks matters more.
    pub(super) fn paragraph(&self) -> BlockSpec {
        let list = match self.around.as_slice() {
            [.., Around::List(list), Around::Item(_)] => Some(*list),
            _ => None,
        };
        let kind = match () {
            () if self.footnotes > 0 => BlockKind::Footnote,
            () if self.quotes > 0 => BlockKind::Quote,
            () if list.is_some() => BlockKind::Item,
            () => BlockKind::Paragraph,
        };
        BlockSpec { kind, part: self.part(), cell: None, list, note: None }
    }

    const fn part(&self) -> Part {
        if self.footnotes > 0 { Part::Footnotes } else { Part::Body }
    }

    const fn part_index(&self) -> usize {
        (self.footnotes > 0) as usize
    }
}
