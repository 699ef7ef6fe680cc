//! What stands around an entry and says of whom or of what it is: the first cells of its row and column, the headings
//! over it, the entries beside it.

use std::ops::Range;

use super::super::class::{PRONOUN_MANY, PRONOUN_ONE};
use super::super::{About, Context};
use super::entry_label::Label;

/// Entries of the same list or table are looked at this far to tell what the list is of.
const BESIDE: usize = 24;

/// The head of a column is looked for among so many cells of the first row.
pub(in crate::context) const WIDEST_ROW: usize = 1000;

impl Context<'_> {
    /// Who an entry is labelled with: by its own first words, or by those of the first cell of its row.
    pub(super) fn labelled_entry(&self, block: usize) -> Option<About> {
        let blocks = self.draft.blocks();
        let Some(cell) = blocks[block].cell else {
            let words = self.first_words(block)?;
            return self.resolved(self.label_of(&words)?, &words, block);
        };
        if cell.row <= 1 {
            return None;
        }
        // Where the row begins with a date or a number, the next cell may name somebody.
        (self.draft.row_of(block).start..block).take(2).find_map(|index| {
            let words = self.first_words(index)?;
            let label = self.label_of(&words).or_else(|| self.label_of_cell(&words))?;
            let first = blocks[index].cell.is_some_and(|other| other.column == 1);
            self.resolved(label, &words, index).filter(|who| first || who.is_person())
        })
    }

    pub(in crate::context) fn first_words(&self, block: usize) -> Option<Range<u32>> {
        let range = self.sentences.of_block(block);
        Some(self.sentences.all.get(range)?.first()?.tokens.clone())
    }

    /// What a label says of whose entry it is, by the head of its column, the heading over it and the entries beside.
    pub(super) fn resolved(&self, label: Label, words: &Range<u32>, block: usize) -> Option<About> {
        let over = || self.column_of(block).or_else(|| self.headed_with(block));
        match label {
            Label::Sure(who) => Some(who),
            Label::Likely(who) => {
                let adults = over() == Some(About::AdultOfConcern);
                Some(if adults { About::AdultOfConcern } else { who })
            }
            // Under "Notes" or "Home" a name is nobody's in particular; under "Cars", where no person stands beside it, a
            // thing's.
            Label::Name => {
                let over = over();
                let person =
                    |who: &About| matches!(who, About::AdultOfConcern | About::YoungPerson | About::Group);
                over.filter(person)
                    .or_else(|| self.beside(block, words))
                    .or_else(|| over.filter(|who| *who == About::Thing))
            }
        }
    }

    /// What the first cell of the column says that the cells under it are.
    pub(super) fn column_of(&self, block: usize) -> Option<About> {
        self.names_first(&self.first_words(self.column_head(block)?)?)
    }

    /// The first cell of a cell's column.
    pub(in crate::context) fn column_head(&self, block: usize) -> Option<usize> {
        let blocks = self.draft.blocks();
        let cell = blocks[block].cell.filter(|cell| cell.row > 1)?;
        let head = |index: &usize| {
            blocks[*index].cell.is_some_and(|other| other.row == 1 && other.column == cell.column)
        };
        self.draft.row_of(self.draft.table_of(block).start).take(WIDEST_ROW).find(head)
    }

    /// The first cell of a cell's row, where that is another.
    pub(in crate::context) fn row_head(&self, block: usize) -> Option<usize> {
        self.draft.blocks()[block].cell.filter(|cell| cell.column > 1)?;
        Some(self.draft.row_of(block).start).filter(|first| *first < block)
    }

    /// What the headings over a block say that stands under them; the report's title says nothing of the kind.
    pub(super) fn headed_with(&self, block: usize) -> Option<About> {
        let mut next = self.draft.blocks()[block].section;
        while let Some(id) = next {
            let section = self.draft.section(id);
            if !self.is_title_page(id)
                && section.heading != block
                && let Some(who) = self.names_first(&self.first_words(section.heading)?)
            {
                return Some(who);
            }
            next = section.parent;
        }
        None
    }

    /// Of the headings over a block, the member or the adult that one is of: "### Fern, 15", "### Carl" among the men.
    pub(super) fn headed_by(&self, block: usize) -> Option<About> {
        let id = self.draft.blocks()[block].section?;
        let heading = self.draft.section(id).heading;
        if heading == block || self.is_title_page(id) {
            return None;
        }
        let words = self.first_words(heading)?;
        let label = self.label_of(&words).or_else(|| self.label_of_cell(&words));
        let own = match label {
            Some(Label::Name) => self.headed_with(heading).or_else(|| self.names_first(&words)),
            Some(label) => self.resolved(label, &words, heading),
            None => None,
        };
        own.or_else(|| self.headed_with(block)).filter(|who| who.is_person() && *who != About::Professional)
    }

    /// Whom the words of a heading name first; what, where they name nobody.
    pub(super) fn names_first(&self, words: &Range<u32>) -> Option<About> {
        let noun = |at: &u32| !self.people.is(*at, PRONOUN_ONE | PRONOUN_MANY);
        let mut named = words.clone().filter(noun).filter_map(|at| self.people.named(at));
        named.clone().find(|who| who.is_person() && *who != About::Professional).or_else(|| named.next())
    }

    /// What the entries beside one in its list or table are of, by the first whose label says it.
    pub(super) fn beside(&self, block: usize, words: &Range<u32>) -> Option<About> {
        let blocks = self.draft.blocks();
        let own = &blocks[block];
        let together = |index: &usize| {
            let other = &blocks[*index];
            match (own.cell, other.cell) {
                (Some(own), Some(other)) => own.table == other.table && own.column == other.column,
                (None, None) => {
                    own.kind == other.kind && own.list == other.list && own.section == other.section
                }
                _ => false,
            }
        };
        let near = block.saturating_sub(BESIDE)..blocks.len().min(block + BESIDE);
        near.filter(|index| *index != block).filter(together).find_map(|index| {
            let other = self.first_words(index).filter(|other| other != words)?;
            match self.label_of(&other).or_else(|| own.cell.and_then(|_| self.label_of_cell(&other)))? {
                Label::Sure(who) | Label::Likely(who) => Some(who).filter(|who| who.is_person()),
                Label::Name => None,
            }
        })
    }
}
