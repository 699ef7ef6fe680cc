//! Which cells stand in one row, and in one table.

use std::ops::Range;

use super::{Block, Cell, Draft};

impl Draft {
    /// The blocks of the row that a cell stands in; of a block that is no cell, that block alone. Tables are counted from 1
    /// in each part, so that those of the body and of a header may have the same number.
    pub fn row_of(&self, block: usize) -> Range<usize> {
        let rows = self.rows.get_or_init(|| runs(&self.blocks, |cell| (cell.table, cell.row)));
        run_of(rows, block)
    }

    /// The blocks of the table that a cell stands in; of a block that is no cell, that block alone.
    pub fn table_of(&self, block: usize) -> Range<usize> {
        run_of(self.tables.get_or_init(|| runs(&self.blocks, |cell| cell.table)), block)
    }
}

/// Runs of cells of one part that share a key.
fn runs<K: PartialEq>(blocks: &[Block], key: impl Fn(Cell) -> K) -> Vec<Range<usize>> {
    let key = |block: &Block| block.cell.map(|cell| (block.part, key(cell)));
    let mut runs: Vec<Range<usize>> = Vec::new();
    let mut last = None;
    for (index, block) in blocks.iter().enumerate() {
        let own = key(block);
        match runs.last_mut() {
            Some(run) if own.is_some() && own == last => run.end = index + 1,
            _ if own.is_some() => runs.push(index..index + 1),
            _ => {}
        }
        last = own;
    }
    runs
}

fn run_of(runs: &[Range<usize>], block: usize) -> Range<usize> {
    let after = runs.partition_point(|run| run.start <= block);
    let run = after.checked_sub(1).map(|at| &runs[at]).filter(|run| run.contains(&block));
    run.cloned().unwrap_or(block..block + 1)
}

#[cfg(test)]
mod tests {
    use super::super::{BlockKind, BlockSpec, DraftBuilder, Part};
    use super::*;

    #[test]
    fn a_table_ends_where_its_part_does() {
        let mut builder = DraftBuilder::new();
        let source = builder.source("");
        let mut put = |part: Part, cell: Option<Cell>| {
            let kind = if cell.is_some() { BlockKind::Cell } else { BlockKind::Paragraph };
            builder.open(BlockSpec { kind, part, cell, ..BlockSpec::paragraph() });
            builder.push_verbatim("a", source, 0);
        };
        let cell = |table, row, column| Some(Cell { table, row, column });
        put(Part::Body, None);
        for (row, column) in [(1, 1), (1, 2), (2, 1), (2, 1), (2, 2)] {
            put(Part::Body, cell(1, row, column));
        }
        put(Part::Header, cell(1, 1, 1));
        put(Part::Header, cell(2, 1, 1));
        let draft = builder.finish(None);
        assert_eq!((draft.row_of(0), draft.table_of(0)), (0..1, 0..1));
        assert_eq!((draft.row_of(2), draft.table_of(2)), (1..3, 1..6));
        assert_eq!((draft.row_of(4), draft.table_of(4)), (3..6, 1..6));
        assert_eq!((draft.row_of(6), draft.table_of(6)), (6..7, 6..7));
        assert_eq!(draft.table_of(7), 7..8);
    }
}
