//! What of a sentence carries weight: its words, its pairs of neighbours, and three facts about it.

use std::ops::Range;

use crate::context::class::FUNCTION;
use crate::context::stem::{COMMA, EDGE, QUOTE, both, number};
use crate::context::{Context, Speaker};
use crate::draft::BlockKind;
use crate::lexicon::Token;

/// A sentence of fewer words says too little to be told by them.
const LEAST_WORDS: usize = 4;

/// A part of a sentence that carries weight: its number, by which its weights are found, and the words it is made of; none
/// for a fact about the whole.
pub(in crate::context) struct Feature {
    pub(in crate::context) number: u32,
    pub(super) words: Range<u32>,
}

impl Context<'_> {
    /// Gives every feature of a sentence, in order of its words; none where a sentence is not scored.
    pub(in crate::context) fn each_feature(&self, sentence: usize, mut each: impl FnMut(Feature)) {
        let Some(own) = self.sentences.all.get(sentence) else { return };
        let words = own.tokens.clone();
        let block = &self.draft.blocks()[own.block];
        if words.len() < LEAST_WORDS
            || matches!(block.kind, BlockKind::Heading(_) | BlockKind::Field)
            || !self.is_prose(own.block)
            || self.speaker(&(words.start..words.start + 1)) == Some(Speaker::YoungPerson)
        {
            return;
        }
        let tokens = self.hits.tokens();
        let stems = self.stems();
        let mut before = EDGE;
        let mut before_at = words.start..words.start;
        for at in words.clone() {
            let token = &tokens[at as usize];
            if token.looks(Token::QUOTED) {
                each(Feature { number: both(before, QUOTE), words: before_at });
                before = QUOTE;
                before_at = at..at;
            }
            let stem = stems[at as usize];
            if !self.people.is(at, FUNCTION) {
                each(Feature { number: stem, words: at..at + 1 });
            }
            each(Feature { number: both(before, stem), words: before_at.start..at + 1 });
            before = stem;
            before_at = at..at + 1;
            let mark = if token.looks(Token::HARD_BREAK) {
                EDGE
            } else if token.looks(Token::COMMA) {
                COMMA
            } else {
                continue;
            };
            each(Feature { number: both(before, mark), words: at..at + 1 });
            before = mark;
            before_at = at + 1..at + 1;
        }
        if before != EDGE {
            each(Feature { number: both(before, EDGE), words: before_at });
        }
        let whole = words.start..words.start;
        let mut fact = |number: u32| each(Feature { number, words: whole.clone() });
        fact(named("subject", self.mainly_about(sentence).name()));
        fact(dated(!self.dates_in(own.span).is_empty()));
        if let Some(quotation) = self.quotations_in(own.span).last() {
            fact(named("speaker", quotation.speaker.name()));
        }
    }
}

/// The number of the fact that a sentence has a date, or has none.
pub(super) fn dated(is: bool) -> u32 {
    named("dated", if is { "yes" } else { "no" })
}

fn named(name: &str, value: &str) -> u32 {
    both(number(name.as_bytes()), number(value.as_bytes()))
}
