//! Where each piece of the prose stands in the file.

use std::ops::Range;

use crate::text::Span;

/// A run of prose and the bytes of a source it came from.
///
/// Sources are numbered: a Markdown draft has one, the file itself; a Word draft has one for each XML part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The prose.
    pub text: Span,
    /// Which source, see [`super::Draft::sources`].
    pub source: u16,
    /// The bytes in that source.
    pub bytes: Range<u32>,
    /// Whether prose and source are byte for byte the same, so that a part of one is that part of the other.
    /// Where they are not (`&amp;` for `&`, a soft line break for a space) the piece is indivisible.
    pub verbatim: bool,
}

/// What a span of the prose leads back to: some bytes of a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The prose covered.
    pub text: Span,
    /// Which source.
    pub source: u16,
    /// The bytes in that source, in the source's own encoding after decoding to UTF-8.
    pub bytes: Range<u32>,
}

impl super::Draft {
    /// The pieces of the file that a span of the prose came from, in order.
    ///
    /// A word that Word split over three runs has three pieces. The breaks between blocks have none.
    pub fn origins(&self, span: Span) -> impl Iterator<Item = Piece> + '_ {
        let first = self.origins.partition_point(|origin| origin.text.end <= span.start);
        self.origins[first..].iter().take_while(move |origin| origin.text.start < span.end).map(
            move |origin| {
                let text = Span::new(origin.text.start.max(span.start), origin.text.end.min(span.end));
                let bytes = if origin.verbatim {
                    let shift = |byte: u32| origin.bytes.start + (byte - origin.text.start);
                    shift(text.start)..shift(text.end)
                } else {
                    origin.bytes.clone()
                };
                Piece { text, source: origin.source, bytes }
            },
        )
    }

    /// What a reader put between words of a span although the file has nothing there: the spaces that keep the
    /// pieces of a formula from running together.
    pub fn put_in(&self, span: Span) -> impl Iterator<Item = Span> + '_ {
        self.origins(span)
            .filter(|piece| piece.bytes.is_empty() && !piece.text.is_empty())
            .map(|piece| piece.text)
    }

    /// First and last byte in the file of a span of a draft read from one source (Markdown, plain text); for an
    /// empty block, the empty range where it stands.
    pub fn file_range(&self, span: Span) -> Option<Range<u32>> {
        if let Some(remark) = self.remark_at(span) {
            return remark.bytes.clone();
        }
        let mut pieces = self.origins(span);
        let Some(first) = pieces.next() else { return self.anchor(span.start) };
        let end = pieces.last().map_or(first.bytes.end, |last| last.bytes.end.max(first.bytes.end));
        Some(first.bytes.start..end)
    }

    /// Where the empty block at a byte of the text stands.
    fn anchor(&self, at: u32) -> Option<Range<u32>> {
        let first = self.origins.partition_point(|origin| origin.text.start < at);
        self.origins
            .get(first)
            .filter(|origin| origin.text == Span::new(at, at))
            .map(|origin| origin.bytes.clone())
    }

    /// Names of the sources: the empty name for a file of text, part names for Word.
    pub fn sources(&self) -> &[String] {
        &self.sources
    }
}
