//! A word, and what it stands in.

use std::borrow::Cow;
use std::ops::Range;

use super::Context;
use crate::lexicon::Token;
use crate::text::{Span, as_number};

impl Context<'_> {
    /// The tokens of the sentence that holds a token.
    pub fn sentence_of(&self, token: u32) -> Range<u32> {
        self.sentences
            .all
            .get(self.sentences.of_token(token))
            .map_or(token..token + 1, |found| found.tokens.clone())
    }

    /// The words of the paragraph, list item or table row that a word stands in.
    pub fn passage_of(&self, token: u32) -> Range<u32> {
        let sentences = self.passage_sentences(self.sentences.of_token(token));
        match self.sentences.all.get(sentences) {
            Some([only]) => only.tokens.clone(),
            Some([first, .., last]) => first.tokens.start..last.tokens.end,
            _ => token..token + 1,
        }
    }

    /// Whether a word is written in small ASCII letters.
    pub(super) fn is_small(&self, token: u32) -> bool {
        self.hits.tokens().get(token as usize).is_none_or(|token| token.looks(Token::SMALL))
    }

    /// An ASCII word in small letters.
    pub(crate) fn small_ascii(&self, token: u32) -> Option<&str> {
        let own = self.hits.tokens().get(token as usize)?;
        let bytes = self.small.as_bytes().get(own.start as usize..own.end as usize)?;
        if bytes.is_ascii() { self.small.get(own.start as usize..own.end as usize) } else { None }
    }

    /// The bytes of a word, its ASCII letters small, as one number; `None` for one of more than sixteen.
    pub(crate) fn letters(&self, token: u32) -> Option<u128> {
        let own = self.hits.tokens().get(token as usize)?;
        as_number(&self.small, Span::new(own.start, own.end))
    }

    /// The word of a token as it stands.
    pub(crate) fn word(&self, token: u32) -> &str {
        self.words.get(token as usize).copied().unwrap_or("")
    }

    /// The word in small letters, its apostrophe straight.
    pub(super) fn small(&self, token: u32) -> Cow<'_, str> {
        let word = self.word(token);
        // Most words are.
        if self.is_small(token) {
            return Cow::Borrowed(word);
        }
        let small = self.small_ascii(token).map(Cow::Borrowed);
        small.unwrap_or_else(|| Cow::Owned(word.to_lowercase().replace('’', "'")))
    }

    /// Whether a word has any of some marks, as against [`Token::looks`], which asks for all of them.
    pub(super) fn looks_any(&self, token: u32, marks: u16) -> bool {
        self.hits.tokens().get(token as usize).is_some_and(|token| token.look & marks != 0)
    }
}
