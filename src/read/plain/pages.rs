//! The lines of a text, cut again where a form feed starts a new page.

use std::ops::Range;

use crate::read::lines::Lines;

/// The sign that starts a new page.
const FORM_FEED: u8 = 0x0C;

/// A line, or what of it stands on one page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PageLine {
    /// Its bytes, without the line's end.
    pub(super) words: Range<usize>,
    /// Whether it is the first of a page other than the first.
    pub(super) new_page: bool,
}

/// Goes over the lines of all pages.
#[derive(Debug, Clone)]
pub(super) struct Pages<'t> {
    text: &'t str,
    lines: Lines<'t>,
    /// What is left of a line after a form feed.
    left: Option<Range<usize>>,
}

impl<'t> Pages<'t> {
    /// The lines from byte `at` on.
    pub(super) const fn new(text: &'t str, at: usize) -> Self {
        Self { text, lines: Lines::new(text, at), left: None }
    }
}

impl Iterator for Pages<'_> {
    type Item = PageLine;

    fn next(&mut self) -> Option<PageLine> {
        let left = self.left.take();
        let new_page = left.is_some();
        let line = match left {
            Some(left) => left,
            None => self.lines.next()?.words,
        };
        let feed = self.text.as_bytes()[line.clone()].iter().position(|byte| *byte == FORM_FEED);
        let end = feed.map_or(line.end, |feed| line.start + feed);
        self.left = feed.map(|_| end + 1..line.end);
        Some(PageLine { words: line.start..end, new_page })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn form_feeds_cut_lines() {
        let text = "a\n\x0Cb\x0C\x0Cc\n";
        let shown: Vec<_> = Pages::new(text, 0).map(|line| (&text[line.words], line.new_page)).collect();
        assert_eq!(shown, [("a", false), ("", false), ("b", true), ("", true), ("c", true)]);
    }
}
