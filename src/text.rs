//! Byte ranges, and the lines and columns a person counts in.

mod units;

pub use units::Unit;

use std::sync::OnceLock;

use serde::Serialize;

/// The golden ratio in 64 bits, odd: what numbers are multiplied by to spread them (Knuth, The Art of Computer
/// Programming, volume 3, section 6.4). The stored tables of terms, which the build script makes, have their own.
pub(crate) const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;

/// Whether a mark is an apostrophe, in any of the forms that it is typed in.
pub(crate) const fn is_apostrophe(mark: char) -> bool {
    matches!(mark, '\'' | '\u{2019}' | '\u{2bc}' | '\u{ff07}')
}

/// A word without `'s` at its end.
///
/// ```
/// use faircopy::text::without_possessive;
/// assert_eq!(without_possessive("Ash's"), "Ash");
/// assert_eq!(without_possessive("Ash’s"), "Ash");
/// assert_eq!(without_possessive("boys"), "boys");
/// ```
pub fn without_possessive(word: &str) -> &str {
    word.strip_suffix('s').and_then(|word| word.strip_suffix(is_apostrophe)).unwrap_or(word)
}

/// A half-open range of bytes in a draft's text, `start..end`.
///
/// ```
/// use faircopy::text::Span;
/// let span = Span::new(3, 8);
/// assert_eq!(span.len(), 5);
/// assert!(span.contains(Span::new(4, 8)));
/// assert!(!span.overlaps(Span::new(8, 9)));
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A span from `start` up to, not including, `end`.
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    /// Length in bytes.
    pub const fn len(self) -> u32 {
        self.end.saturating_sub(self.start)
    }

    /// Whether it holds no byte.
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Whether `other` lies wholly inside.
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether at least one byte is shared.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The range for slicing a string.
    pub const fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl From<std::ops::Range<usize>> for Span {
    fn from(range: std::ops::Range<usize>) -> Self {
        Self::new(range.start as u32, range.end as u32)
    }
}

/// Whether a text holds one of some bytes, told a piece at a time: faster than looking at each byte in turn.
pub(crate) fn holds_any<const N: usize>(text: &str, marks: [u8; N]) -> bool {
    let one_of = |byte: &u8| marks.iter().fold(0, |any, mark| any | u8::from(byte == mark));
    let found = |piece: &[u8]| piece.iter().fold(0, |any, byte| any | one_of(byte)) != 0;
    let (pieces, rest) = text.as_bytes().as_chunks::<32>();
    pieces.iter().any(|piece| found(piece)) || found(rest)
}

/// The bytes of a span as one number, at most sixteen of them, the first lowest: equal numbers of words without a nought
/// are equal words. Faster than copying them, for they are read with what follows.
pub(crate) fn as_number(text: &str, span: Span) -> Option<u128> {
    let length = span.len() as usize;
    let rest = text.as_bytes().get(span.start as usize..)?;
    if length == 0 || length > 16 {
        return None;
    }
    let mut sixteen = [0; 16];
    if let Some(whole) = rest.first_chunk() {
        sixteen = *whole;
    } else {
        sixteen.get_mut(..rest.len())?.copy_from_slice(rest);
    }
    Some(u128::from_le_bytes(sixteen) & (u128::MAX >> (8 * (16 - length))))
}

/// A place in a text file as people count: both from 1, the column in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct LineColumn {
    /// Line, from 1.
    pub line: u32,
    /// Column, from 1, in characters.
    pub column: u32,
}

/// Where each line of a file starts, to turn byte offsets into lines and columns.
///
/// It keeps the file's text, since columns count characters and not bytes.
#[derive(Debug, Clone)]
pub struct LineIndex {
    source: String,
    starts: Vec<u32>,
    /// Characters that begin before each [`STRIDE`]th byte; made when a line is long enough to need it.
    characters: OnceLock<Vec<u32>>,
    /// The same in UTF-16 code units, for editors.
    utf16: OnceLock<Vec<u32>>,
}

/// A line of so many bytes is counted once and not again for each place in it.
const STRIDE: usize = 4096;

impl LineIndex {
    /// Indexes a file's text. Lines end at `\n` (so also at `\r\n`) or at a lone `\r`.
    pub fn new(source: String) -> Self {
        let mut starts = vec![0];
        if source.contains('\r') {
            let bytes = source.as_bytes();
            for (at, byte) in bytes.iter().enumerate() {
                if *byte == b'\n' || (*byte == b'\r' && bytes.get(at + 1) != Some(&b'\n')) {
                    starts.push(at as u32 + 1);
                }
            }
        } else {
            // The ordinary case, and a search for one byte is several times faster than looking at each.
            starts.extend(source.match_indices('\n').map(|(at, _)| at as u32 + 1));
        }
        Self { source, starts, characters: OnceLock::new(), utf16: OnceLock::new() }
    }

    /// The file's text, byte order mark included.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Line and column of a byte offset; one past the end of the file is its last place.
    pub fn position(&self, byte: u32) -> LineColumn {
        let (line, start, upto) = self.line_of(byte);
        let text = &self.source[start..upto];
        // A byte order mark at the very start is not something anyone sees in column 1.
        let text = if start == 0 { text.strip_prefix('\u{feff}').unwrap_or(text) } else { text };
        let before = if text.len() < STRIDE {
            text.chars().count() as u32
        } else {
            self.characters_before(upto) - self.characters_before(upto - text.len())
        };
        LineColumn { line, column: before + 1 }
    }

    /// Characters that begin before a byte of the whole text.
    fn characters_before(&self, byte: usize) -> u32 {
        // Every byte but those that go on with a character begins one.
        let begun = |bytes: &[u8]| bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count() as u32;
        let bytes = self.source.as_bytes();
        let strides = self.characters.get_or_init(|| strides(bytes, begun));
        strides[byte / STRIDE] + begun(&bytes[byte / STRIDE * STRIDE..byte])
    }

    fn line_of(&self, byte: u32) -> (u32, usize, usize) {
        let mut byte = (byte as usize).min(self.source.len());
        while !self.source.is_char_boundary(byte) {
            byte -= 1;
        }
        let line = self.starts.partition_point(|start| *start as usize <= byte);
        (line as u32, self.starts[line - 1] as usize, byte)
    }
}

/// What is counted in some bytes before each stride, and after the last.
fn strides(bytes: &[u8], counted: impl Fn(&[u8]) -> u32) -> Vec<u32> {
    let mut sum = 0;
    let chunks = bytes.chunks(STRIDE).map(|chunk| {
        sum += counted(chunk);
        sum
    });
    std::iter::once(0).chain(chunks).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_characters_over_every_line_end() {
        let index = LineIndex::new("\u{feff}aé\r\nb\rc\n".to_owned());
        let at = |byte| {
            let LineColumn { line, column } = index.position(byte);
            (line, column)
        };
        assert_eq!(at(3), (1, 1)); // the a, after the byte order mark
        assert_eq!(at(6), (1, 3)); // after the two-byte é
        assert_eq!(at(8), (2, 1));
        assert_eq!(at(10), (3, 1));
        assert_eq!(at(99), (4, 1)); // past the end
        let long = LineIndex::new(format!("\u{feff}{}\né{}", "aé".repeat(9000), "é".repeat(9000)));
        for byte in [3, 5000, 20_000, 27_003, 27_004, 33_006, 45_006, 99_999] {
            let LineColumn { line, column } = long.position(byte);
            let mut upto = (byte as usize).min(long.source().len());
            while !long.source().is_char_boundary(upto) {
                upto -= 1;
            }
            let text = &long.source()[..upto];
            assert_eq!(line as usize, text.matches('\n').count() + 1);
            let own = text.rsplit('\n').next().unwrap_or(text).trim_start_matches('\u{feff}');
            assert_eq!(column as usize, own.chars().count() + 1, "{byte}");
        }
    }
}
