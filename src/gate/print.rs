//! The words of a report as digests: of all of them, and of each paragraph.
//!
//! What a word processor changes when it saves a file again - styles, runs, white space, the numbers of pages -
//! changes neither. What changes the sense of words does: the row and the column they stand in, a tick before them, a
//! line through them, and whether they are a quotation.

mod words;

use std::collections::{BTreeMap, BTreeSet};

use crate::digest;
use crate::draft::Draft;
use crate::text::Span;
use words::Paragraph;

/// Hex digits kept of a paragraph's digest.
const KEPT: usize = digest::SHORT;

/// Hex digits kept where there are few words. Whoever tries every name or every day of birth on a full digest finds the
/// one that was there; so few digits fit hundreds of them, and still tell nearly every change.
const KEPT_OF_FEW: usize = 2;

/// Up to this many characters are few words: a cell of a form, a name, a date.
const FEW: usize = 40;

/// What of a report is signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Its words alone, as the first records have it.
    Words,
    /// Its words and their place.
    Places,
}

/// The digest of a report's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextPrint {
    /// Of all words, in order: `sha256:...`.
    pub text: String,
    /// Of each paragraph that holds any, in order, salted with the digest of all: equal paragraphs of two reports
    /// have different digests. Identifiers are masked in them.
    pub blocks: Vec<String>,
}

/// How a text differs from one that was signed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Changes {
    /// Paragraphs that were not there, or not so.
    pub(super) new: Vec<Span>,
    /// How many that were there are not there any more, or not so.
    pub(super) gone: usize,
}

impl TextPrint {
    /// Of a draft whose identifiers stand in `masks`.
    pub fn of(draft: &Draft, masks: &[Span], form: Form) -> Self {
        let all = words::paragraphs(draft, masks, form);
        let text: String = all.iter().map(|one| one.whole.as_str()).collect::<Vec<_>>().join("\n");
        let text = digest::of(text.as_bytes());
        let blocks = all.iter().map(|one| of_block(&text, one, form)).collect();
        Self { text, blocks }
    }

    /// Whether at least half of the longer paragraphs of this print, which is of that form, stand in a draft. Short ones
    /// have too few digits to be known by.
    pub(super) fn is_mostly(&self, draft: &Draft, masks: &[Span], form: Form) -> bool {
        let now: BTreeSet<String> = words::paragraphs(draft, masks, form)
            .iter()
            .map(|paragraph| of_block(&self.text, paragraph, form))
            .collect();
        let (mut long, mut there) = (0, 0);
        for block in self.blocks.iter().filter(|block| block.len() > KEPT_OF_FEW) {
            long += 1;
            there += usize::from(now.contains(block));
        }
        there > 0 && 2 * there >= long
    }

    /// How a draft differs from the text of this print, which is of that form.
    pub(super) fn changes(&self, draft: &Draft, masks: &[Span], form: Form) -> Changes {
        let mut signed: BTreeMap<&str, usize> = BTreeMap::new();
        for block in &self.blocks {
            *signed.entry(block).or_default() += 1;
        }
        let mut new = Vec::new();
        for paragraph in words::paragraphs(draft, masks, form) {
            match signed.get_mut(of_block(&self.text, &paragraph, form).as_str()) {
                Some(left) if *left > 0 => *left -= 1,
                _ => new.push(paragraph.span),
            }
        }
        Changes { new, gone: signed.values().sum() }
    }
}

/// What tells some words without holding them, salted so that the same words elsewhere are not known by it.
pub(super) fn salted(salt: &str, words: &str) -> String {
    let mut digest = digest::hex(format!("{salt}\n{words}").as_bytes());
    digest.truncate(KEPT);
    digest
}

fn of_block(salt: &str, paragraph: &Paragraph, form: Form) -> String {
    let mut digest = salted(salt, &paragraph.told);
    if form == Form::Places && paragraph.told.chars().count() <= FEW {
        digest.truncate(KEPT_OF_FEW);
    }
    digest
}

#[cfg(test)]
mod tests;
