//! Plain text becomes a draft: paragraphs, underlined and capital titles, lists by their marks.

mod mark;
mod pages;

use std::ops::Range;

use super::{ReadError, encoding};
use crate::draft::{BlockKind, BlockSpec, Draft, DraftBuilder};
use crate::text::LineIndex;
use pages::Pages;

/// A line is a title up to this many characters.
const LONGEST_TITLE: usize = 100;

/// A title in capitals has at least this many of them on end: `A, B and C` are young people.
const FEWEST_CAPITALS: usize = 3;

/// Reads the bytes of a text file.
pub(super) fn read(bytes: &[u8]) -> Result<Draft, ReadError> {
    let file = encoding::text(bytes)?;
    let mut builder = DraftBuilder::with_capacity(file.len());
    let source = builder.source("");
    let mut reading = Reading { file, builder, source, end: 0, list: None, lists: 0 };
    let mut lines = Pages::new(file, encoding::mark(file)).peekable();
    while let Some(line) = lines.next() {
        let next =
            lines.peek().filter(|next| !next.new_page).map_or("", |next| file[next.words.clone()].trim());
        if line.new_page {
            reading.builder.close();
        }
        reading.line(line.words, next);
    }
    Ok(reading.builder.finish(Some(LineIndex::new(file.to_owned()))))
}

struct Reading<'f> {
    file: &'f str,
    builder: DraftBuilder,
    source: u16,
    /// Where the words last pushed end.
    end: usize,
    /// The list that the last block is an item of.
    list: Option<u32>,
    lists: u32,
}

impl Reading<'_> {
    /// Reads one line; `next` is the one after it, without the space around.
    fn line(&mut self, line: Range<usize>, next: &str) {
        let whole = &self.file[line.clone()];
        let words = whole.trim();
        let start = line.start + whole.len() - whole.trim_start().len();
        if words.is_empty() || is_rule(words) {
            self.builder.close();
            return;
        }
        if !self.builder.is_open()
            && let Some(level) = title_level(words, next)
        {
            self.list = None;
            self.open(BlockKind::Heading(level));
            self.push(start, words);
            self.builder.close();
            return;
        }
        if let Some(mark) = mark::find(words)
            && (mark.interrupts || !self.builder.is_open() || self.list.is_some())
        {
            if self.list.is_none() {
                self.lists += 1;
                self.list = Some(self.lists);
            }
            self.open(BlockKind::Item);
            let words = &words[mark.length..];
            let rest = words.trim_start();
            self.push(start + mark.length + words.len() - rest.len(), rest);
            return;
        }
        if self.builder.is_open() {
            self.builder.push_replaced(" ", self.source, self.end as u32..start as u32);
        } else {
            // An indented paragraph under an item goes on with it.
            let goes_on = self.list.is_some() && (whole.starts_with("  ") || whole.starts_with('\t'));
            if !goes_on {
                self.list = None;
            }
            self.open(if goes_on { BlockKind::Item } else { BlockKind::Paragraph });
        }
        self.push(start, words);
    }

    fn open(&mut self, kind: BlockKind) {
        let list = self.list.filter(|_| kind == BlockKind::Item);
        self.builder.open(BlockSpec { kind, list, ..BlockSpec::paragraph() });
    }

    fn push(&mut self, start: usize, words: &str) {
        self.builder.push_verbatim(words, self.source, start as u32);
        self.end = start + words.len();
    }
}

/// Whether a line is drawn, not written: three or more of one sign.
fn is_rule(words: &str) -> bool {
    let mut signs = words.bytes().filter(|byte| *byte != b' ');
    let Some(first @ (b'=' | b'-' | b'_' | b'*' | b'~' | b'#')) = signs.next() else { return false };
    signs.all(|sign| sign == first) && words.len() >= 3
}

/// The level of a title: `===` under it makes the first level, `---` or capitals the second.
fn title_level(words: &str, next: &str) -> Option<u8> {
    if words.ends_with(['.', ',', ';']) || words.chars().nth(LONGEST_TITLE).is_some() {
        return None;
    }
    match next.as_bytes().first() {
        Some(b'=') if is_rule(next) => Some(1),
        Some(b'-') if is_rule(next) => Some(2),
        _ => (is_capitals(words) && !is_capitals(next)).then_some(2),
    }
}

/// Whether every letter is a capital, and enough of them stand together.
fn is_capitals(words: &str) -> bool {
    let word = |word: &str| word.chars().filter(|c| c.is_uppercase()).count() >= FEWEST_CAPITALS;
    !words.contains(char::is_lowercase) && words.split(|c: char| !c.is_alphabetic()).any(word)
}

#[cfg(test)]
mod tests;
