//! A draft's sentences as they are compared: by their words, whatever the case, the punctuation and the kind of file.

use std::hash::{Hash as _, Hasher as _};

use rustc_hash::FxHasher;

use crate::context::cut;
use crate::dates::names_month;
use crate::draft::{Block, BlockKind, Draft, Part};
use crate::text::Span;

/// All sentences of a draft, in reading order.
#[derive(Debug, Default)]
pub(super) struct Prose {
    pub(super) sentences: Vec<Sentence>,
}

/// A sentence; list items and table cells are sentences too.
#[derive(Debug)]
pub(super) struct Sentence {
    /// Its bytes.
    pub(super) span: Span,
    /// Index of its block.
    pub(super) block: usize,
    /// Whether it is what the report says, and not a heading, a property, or what stands at the edge of every page.
    pub(super) is_prose: bool,
    /// Its words, folded, each as a number.
    pub(super) words: Vec<u64>,
    /// The same with names, dates and numbers all alike.
    pub(super) frame: Vec<u64>,
    /// How many of its words are names, dates or numbers.
    pub(super) particulars: usize,
}

impl Prose {
    pub(super) fn of(draft: &Draft) -> Self {
        let mut sentences = Vec::new();
        for (index, block) in draft.blocks().iter().enumerate() {
            let heading = matches!(block.kind, BlockKind::Heading(_));
            let is_prose = is_prose(block);
            cut(draft.slice(block.span), heading, |start, end| {
                let span = Span::new(block.span.start + start as u32, block.span.start + end as u32);
                for part in parts(draft.slice(span)) {
                    let part = Span::new(span.start + part.start, span.start + part.end);
                    sentences.push(Sentence::of(draft.slice(part), part, index, is_prose));
                }
            });
        }
        Self { sentences }
    }

    /// The sentences that a span reaches into.
    pub(super) fn within(&self, span: Span) -> std::ops::Range<usize> {
        let first = self.sentences.partition_point(|sentence| sentence.span.end <= span.start);
        let upto = self.sentences.partition_point(|sentence| sentence.span.start < span.end);
        first..upto.max(first)
    }

    /// The sentences that are what the report says.
    pub(super) fn said(&self) -> impl Iterator<Item = (usize, &Sentence)> {
        self.sentences.iter().enumerate().filter(|(_, sentence)| sentence.is_prose)
    }
}

impl Sentence {
    fn of(text: &str, span: Span, block: usize, is_prose: bool) -> Self {
        let mut words = Vec::new();
        let mut frame = Vec::new();
        let mut particulars = 0;
        for word in words_of(text) {
            let own = number(word);
            words.push(own);
            if is_particular(word, words.len() == 1) {
                particulars += 1;
                // Of a run of them there may be more or fewer: "Ash" and "Young person B", "May" and "1 May 2026".
                if frame.last() != Some(&PARTICULAR) {
                    frame.push(PARTICULAR);
                }
            } else {
                frame.push(own);
            }
        }
        Self { span, block, is_prose, words, frame, particulars }
    }

    /// All its words as one number.
    pub(super) fn key(&self) -> u64 {
        of_all(&self.words)
    }
}

/// A sentence of more words than this is none: a text without stops, or a table pasted as text.
const LONGEST: usize = 500;

/// A sentence in parts that are none too long.
fn parts(text: &str) -> Vec<Span> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (number, word) in words_of(text).enumerate() {
        if number > 0 && number.is_multiple_of(LONGEST) {
            // Every word is a piece of the text.
            let at = word.as_ptr() as usize - text.as_ptr() as usize;
            parts.push(Span::from(start..at));
            start = at;
        }
    }
    parts.push(Span::from(start..text.len()));
    parts
}

/// The words of a text: runs of letters and digits.
pub(super) fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Numbers as one.
pub(super) fn of_all(numbers: &[u64]) -> u64 {
    let mut hasher = FxHasher::default();
    numbers.hash(&mut hasher);
    hasher.finish()
}

/// Stands for every name, date and number in a frame.
const PARTICULAR: u64 = 0;

/// Whether a word tells one report from another: a number, a name, a label. The first word of a sentence has a capital
/// in any case, and counts only where it is nothing but a capital ("K said").
fn is_particular(word: &str, is_first: bool) -> bool {
    let mut letters = word.chars();
    let capital = letters.next().is_some_and(char::is_uppercase);
    let alone = letters.next().is_none();
    let label = capital && alone && !matches!(word, "A" | "I");
    let name = capital && !is_first && word != "I";
    label || name || word.bytes().any(|byte| byte.is_ascii_digit()) || is_first && names_month(word)
}

/// A word as a number, whatever its case.
pub(super) fn number(word: &str) -> u64 {
    let mut hasher = FxHasher::default();
    if word.is_ascii() {
        for byte in word.bytes() {
            hasher.write_u8(byte.to_ascii_lowercase());
        }
    } else {
        word.to_lowercase().hash(&mut hasher);
    }
    // 0 stands for something else.
    hasher.finish().max(1)
}

fn is_prose(block: &Block) -> bool {
    let kind = !matches!(
        block.kind,
        BlockKind::Heading(_) | BlockKind::Header | BlockKind::Footer | BlockKind::Field
    );
    kind && block.part != Part::Properties
}
