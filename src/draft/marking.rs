//! What changes the sense of words without being words: a line through them, a tick before them.

use crate::named::named;
use crate::text::Span;

/// A marking and the words it lies on; a tick lies before a word and on none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marking {
    /// What it is.
    pub kind: MarkingKind,
    /// Where, in the draft's text.
    pub span: Span,
}

named! {
    /// What a marking is.
    MarkingKind {
        /// Words with a line through them: they are there to be read, as taken back.
        Struck = "struck",
        /// A box that is ticked.
        Ticked = "ticked",
        /// A box that is not.
        Unticked = "unticked",
        /// The number of a page, worked out anew whenever the file is saved.
        PageNumber = "page-number",
    }
}
