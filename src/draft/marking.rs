//! What changes the sense of words without being words: a line through them, a tick before them.

use crate::text::Span;

/// A marking and the words it lies on; a tick lies before a word and on none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marking {
    /// What it is.
    pub kind: MarkingKind,
    /// Where, in the draft's text.
    pub span: Span,
}

/// What a marking is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkingKind {
    /// Words with a line through them: they are there to be read, as taken back.
    Struck,
    /// A box that is ticked.
    Ticked,
    /// A box that is not.
    Unticked,
    /// The number of a page, worked out anew whenever the file is saved.
    PageNumber,
}
