//! Notes: words of a sentence that does not say what anybody does or is.

use std::ops::Range;

use super::super::class::{
    AUTHOR_SUBJECT, COPULA, DETERMINER, EVENT_VERB, PLAIN_VERB, PRONOUN_MANY, PRONOUN_ONE, RELATIVE, SAYING,
    STATIVE,
};
use super::super::{About, Context};
use crate::draft::BlockKind;
use crate::lexicon::Token;

impl Context<'_> {
    /// Whether words stand in a note: their sentence does not say what anybody does or is.
    pub fn is_note(&self, words: &Range<u32>) -> bool {
        const SAID: u64 = COPULA | PLAIN_VERB | SAYING | EVENT_VERB | STATIVE | AUTHOR_SUBJECT | RELATIVE;
        let index = self.sentences.of_token(words.start);
        // "Clothing and appearance": a heading is a note of nobody.
        let headed = |block: usize| matches!(self.draft.blocks()[block].kind, BlockKind::Heading(1..=9));
        if self.sentences.all.get(index).is_some_and(|own| headed(own.block)) {
            return false;
        }
        let mut sentence = self.sentence_of(words.start);
        if self.is_set_beside(words, &sentence) {
            return true;
        }
        // "M: slim, dark; no injuries seen."
        if let Some(end) = (words.end..sentence.end).find(|at| self.looks_any(at - 1, Token::HARD_BREAK)) {
            sentence.end = end;
        }
        let opened = words.start > sentence.start && self.people.is(words.start - 1, DETERMINER);
        let rest =
            sentence.end - words.end <= 3 || self.looks_any(words.end - 1, Token::COMMA | Token::HARD_BREAK);
        let before = sentence.start..words.start;
        !opened
            && rest
            && !self.people.any(&before, SAID | PRONOUN_ONE | PRONOUN_MANY)
            && !(words.end..sentence.end).any(|token| {
                self.people.is(token, PLAIN_VERB | SAYING)
                    || matches!(self.word(token), "is" | "are" | "was" | "were")
            })
    }

    /// "Pearl, tall and sure of herself, brings cakes"; "Small and dark, she is easily overlooked".
    pub(super) fn is_set_beside(&self, words: &Range<u32>, sentence: &Range<u32>) -> bool {
        let child = |at: u32| matches!(self.people.named(at), Some(About::YoungPerson));
        let ends =
            |at: u32| self.looks_any(at, Token::COMMA) || matches!(self.word(at + 1), "and" | "but" | "with");
        let after = words.start > sentence.start
            && self.looks_any(words.start - 1, Token::COMMA)
            && child(words.start - 1)
            && !self.people.is(words.start - 1, PRONOUN_ONE | PRONOUN_MANY)
            && ends(words.end - 1);
        let before = words.start == sentence.start
            && ends(words.end - 1)
            && (words.end..sentence.end.min(words.end + 5))
                .find(|at| self.looks_any(at - 1, Token::COMMA))
                .is_some_and(|at| child(at) || child(at + 1));
        after || before
    }
}
