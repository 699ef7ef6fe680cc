//! Whether a claim has a source: who says so, and when.

use std::ops::Range;

use super::Context;
use super::class::{ADULT, AGENCY, FAMILY, GROUP, PROFESSIONAL, YOUNG_PERSON};
use super::fact::anchors;
use crate::lexicon::Token;

/// The one who holds a view stands at most this many words after "by".
const AGENT_REACH: u32 = 5;

impl Context<'_> {
    /// The sentence of some words, as far as no contrast parts it: who is named after "though" holds another view.
    fn own_side(&self, words: &Range<u32>) -> Range<u32> {
        let mut own = self.sentence_of(words.start);
        let contrast = |at: u32| {
            matches!(self.word(at), "though" | "although" | "but" | "whereas" | "while" | "yet")
                && self.hits.tokens()[at as usize - 1].look & (Token::COMMA | Token::HARD_BREAK) != 0
        };
        if let Some(before) = (own.start + 1..words.start).rev().find(|at| contrast(*at)) {
            own.start = before;
        }
        if let Some(after) = (words.end..own.end).find(|at| contrast(*at)) {
            own.end = after;
        }
        own
    }

    /// Whether the sentence of some words names somebody and a date, or says by whom the view is held.
    pub fn is_sourced(&self, words: &Range<u32>) -> bool {
        let sentence = self.own_side(words);
        let tokens = self.hits.tokens();
        if sentence.is_empty() {
            return false;
        }
        let span = crate::text::Span::new(
            tokens[sentence.start as usize].start,
            tokens[sentence.end as usize - 1].end,
        );
        let dated = self.dates_in(span).iter().any(anchors);
        let somebody = self.people.any(&sentence, PROFESSIONAL | AGENCY | FAMILY)
            || !self.names_in(&sentence).is_empty();
        if dated && somebody {
            return true;
        }
        // "It is felt by all five mothers": whose view it is; "by some", "by professionals": nobody's.
        let by =
            (words.end.saturating_sub(1)..sentence.end.min(words.end + 2)).find(|at| self.word(*at) == "by");
        by.is_some_and(|by| {
            (by + 1..sentence.end.min(by + 1 + AGENT_REACH)).any(|at| {
                self.people.is(at, YOUNG_PERSON | GROUP | FAMILY)
                    || tokens[at as usize].looks(Token::CAPITAL)
                    || self.people.is(at, PROFESSIONAL)
                        && !self.people.is(at, ADULT)
                        && self.word(at - 1) == "the"
            })
        })
    }
}
