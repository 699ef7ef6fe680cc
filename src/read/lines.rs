//! The lines of a text, whichever way they end.

use std::ops::Range;

/// One line: where its words stand, and where the next one starts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// Bytes of the line without its end.
    pub(super) words: Range<usize>,
    /// One past its end mark.
    pub(super) end: usize,
}

/// Goes over the lines of a text; they end at `\n`, `\r\n` or a lone `\r`.
#[derive(Debug, Clone)]
pub(super) struct Lines<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Lines<'t> {
    /// The lines from byte `at` on.
    pub(super) const fn new(text: &'t str, at: usize) -> Self {
        Self { text, at }
    }
}

impl Iterator for Lines<'_> {
    type Item = Line;

    fn next(&mut self) -> Option<Line> {
        let start = self.at;
        let bytes = &self.text.as_bytes()[start..];
        if bytes.is_empty() {
            return None;
        }
        let length = bytes.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(bytes.len());
        let mark = match bytes[length..] {
            [b'\r', b'\n', ..] => 2,
            [] => 0,
            _ => 1,
        };
        self.at = start + length + mark;
        Some(Line { words: start..start + length, end: self.at })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_end() {
        let text = "a\r\nb\rc\n\n\n\rd";
        let lines: Vec<_> = Lines::new(text, 0).map(|line| &text[line.words]).collect();
        assert_eq!(lines, ["a", "b", "c", "", "", "", "d"]);
        assert_eq!(Lines::new("", 0).next(), None);
        assert_eq!(Lines::new("ab\n", 1).last(), Some(Line { words: 1..2, end: 3 }));
    }
}
