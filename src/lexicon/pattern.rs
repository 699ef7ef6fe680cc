//! Terms that hold a vocabulary or a gap, matched after the plain terms have been found.

use super::{ListId, Symbol};

/// A term with a vocabulary or a gap in it.
#[derive(Debug)]
pub(super) struct Pattern {
    pub(super) steps: Vec<Step>,
    /// The lists its later steps need: a block without a term of one of them cannot hold it.
    pub(super) needs: Box<[ListId]>,
    /// The lists it belongs to.
    pub(super) lists: Vec<ListId>,
}

/// One step of a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Step {
    /// A word of this symbol.
    Word(Symbol),
    /// Any term of this list.
    List(ListId),
    /// Up to [`GAP`] words.
    Gap,
}

/// How many words `..` may stand for.
pub(super) const GAP: u32 = 4;
