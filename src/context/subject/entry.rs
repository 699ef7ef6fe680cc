//! Whose entry some words stand in: the row, the list entry, the profile, the section.

use super::super::{About, Context};
use crate::draft::BlockKind;

impl Context<'_> {
    pub(super) fn sentence_before(&self, token: u32) -> Option<About> {
        let index = self.sentences.of_token(token);
        let block = self.sentences.all.get(index)?.block;
        let before = index.checked_sub(1).and_then(|index| self.sentences.all.get(index))?;
        // A relation named in passing is not who the next sentence is about.
        let found = (before.block == block).then(|| self.nearest(&before.tokens)).flatten();
        found.filter(|who| who.is_person() && *who != About::Family)
    }

    /// Whose row or section it is: the first cell of the row, the heading.
    pub(super) fn ground(&self, token: u32) -> Option<About> {
        let index = self.sentences.of_token(token);
        let block = self.sentences.all.get(index)?.block;
        let blocks = self.draft.blocks();
        let named = |block: usize| {
            let range = self.sentences.of_block(block);
            self.sentences.all.get(range)?.first().and_then(|sentence| {
                let mut all = sentence.tokens.clone().filter_map(|token| self.people.named(token));
                all.next()
            })
        };
        if let Some(cell) = blocks[block].cell {
            let first = (0..block).rev().take_while(|index| {
                blocks[*index].cell.is_some_and(|other| (other.table, other.row) == (cell.table, cell.row))
            });
            // "Lacey, sister of the above": a relation in a row's first cell tells who the person is, not whose row it is.
            return first.last().and_then(named).filter(|who| who.is_person() && *who != About::Family);
        }
        let section = blocks[block].section?;
        let heading = self.draft.section(section).heading;
        (heading != block && !matches!(blocks[block].kind, BlockKind::Heading(_)))
            .then(|| named(heading))
            .flatten()
            .filter(|who| matches!(who, About::YoungPerson | About::AdultOfConcern | About::Place))
    }
}
