//! Comments: kept apart from the prose, each with the words it hangs on.

use std::collections::HashMap;

use super::paragraph::Mark;
use crate::draft::{DraftBuilder, Remark};
use crate::text::Span;

/// A comment as its part gives it.
#[derive(Debug)]
pub(super) struct Comment {
    pub(super) id: String,
    pub(super) author: Option<String>,
    pub(super) date: Option<String>,
    pub(super) text: String,
}

/// Where a comment hangs, as far as is known.
#[derive(Debug, Default, Clone, Copy)]
enum Place {
    #[default]
    Unknown,
    /// Its range began here, in the block of this number.
    Begun {
        start: u32,
        block: usize,
    },
    At(Span),
}

/// All comments of the file, being laid on the prose as it is written.
#[derive(Debug, Default)]
pub(super) struct Comments {
    all: Vec<Comment>,
    places: HashMap<String, Place>,
    /// The comment that each answer answers.
    answered: HashMap<String, String>,
    /// Where each block written so far ends.
    block_ends: Vec<u32>,
}

impl Comments {
    pub(super) fn new(all: Vec<Comment>, answered: HashMap<String, String>) -> Self {
        let places = all.iter().map(|comment| (comment.id.clone(), Place::Unknown)).collect();
        Self { all, places, answered, block_ends: Vec::new() }
    }

    /// A mark at a position of the draft, in a block that starts at `block_start`.
    pub(super) fn mark(&mut self, mark: Mark, id: &str, position: u32, block_start: u32) {
        let block = self.block_ends.len();
        let Some(place) = self.places.get_mut(id) else { return };
        *place = match (*place, mark) {
            (Place::Unknown, Mark::Start) => Place::Begun { start: position, block },
            (Place::Begun { start, .. }, Mark::End) => Place::At(Span::new(start, position)),
            // A comment on a place, not on a range, is about the paragraph.
            (Place::Unknown, Mark::Reference) => Place::Begun { start: block_start, block },
            (place, _) => place,
        };
    }

    /// The block that marks were given for closes at a position.
    pub(super) fn end_block(&mut self, position: u32) {
        self.block_ends.push(position);
    }

    /// Hands all comments to the draft, in the order of the file. A range that never ended goes to the end of
    /// the block it began in; an answer without marks of its own hangs where the comment it answers does.
    pub(super) fn tell(self, builder: &mut DraftBuilder) {
        let Self { all, places, answered, block_ends } = self;
        let span = |id: &str| match places.get(id).copied().unwrap_or_default() {
            Place::Unknown => None,
            Place::Begun { start, block } => {
                Some(Span::new(start, block_ends.get(block).copied().unwrap_or(start).max(start)))
            }
            Place::At(span) => Some(span),
        };
        let numbers: HashMap<String, usize> =
            all.iter().enumerate().map(|(number, comment)| (comment.id.clone(), number)).collect();
        for Comment { id, author, date, text } in all {
            let span = span(&id).or_else(|| span(answered.get(&id)?));
            let answers = answered.get(&id).and_then(|answered| numbers.get(answered)).copied();
            builder.remark(Remark { text, author, date, span, bytes: None, answers });
        }
    }
}
