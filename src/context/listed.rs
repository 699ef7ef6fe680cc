//! Whether words are listed: by a vocabulary, in an innocent phrase, or as what somebody is called.

use std::ops::Range;

use super::{Context, class, given};
use crate::draft::BlockKind;
use crate::lexicon::{Hits, ListId, Token};
use crate::text::without_possessive;

impl Context<'_> {
    /// Whether a term of a list starts in a sentence.
    pub(crate) fn sentence_holds(&self, list: Option<ListId>, index: usize) -> bool {
        list.is_some_and(|list| {
            self.lists_of.get(index).is_some_and(|set| Hits::may_hit(*set, list))
                && !self.hits.within(list, &self.sentences.all[index].tokens).is_empty()
        })
    }

    /// Whether an innocent phrase holds some words, whatever the rule: an idiom, a game, a name, a sense of law.
    pub fn is_innocent(&self, words: &Range<u32>) -> bool {
        self.lists.innocent.is_some_and(|list| self.hits.cover(list, words))
    }

    /// Whether a word is what somebody in this draft is called, whatever it means besides: "Ned", "Bo", "Short".
    pub fn is_a_name(&self, token: u32) -> bool {
        // "called Velcro Fagin", "a Fagin": what somebody is called by others.
        let given = token.checked_sub(1).is_some_and(|before| {
            !self.hits.tokens()[before as usize].looks(Token::HARD_BREAK)
                && (matches!(self.word(before), "a" | "an" | "the" | "little")
                    || self.people.is(before, class::YOUNG_PERSON)
                        && self.hits.tokens()[before as usize].look & (Token::CAPITAL | Token::COMMA)
                            == Token::CAPITAL)
        });
        !given
            && self.hits.tokens().get(token as usize).is_some_and(|own| {
                own.looks(Token::CAPITAL)
                    && !own.looks(Token::ALL_CAPITALS)
                    && (self.people.is(token, class::YOUNG_PERSON) && !own.is(class::YOUNG_PERSON)
                        || given::is_given(without_possessive(self.word(token))))
            })
    }

    /// Whether a word is part of a term of a list.
    pub(super) fn in_list(&self, list: Option<ListId>, token: u32) -> bool {
        list.is_some_and(|list| self.hits.cover(list, &(token..token + 1)))
    }

    /// "9c. Contraception and pregnancy": a line of its own under a number, without a verb and without a stop, is a
    /// heading that somebody typed.
    pub fn is_a_numbered_title(&self, index: usize) -> bool {
        /// A longer line tells something.
        const WORDS: usize = 7;
        let Some(sentence) = self.sentences.all.get(index) else { return false };
        let block = &self.draft.blocks()[sentence.block];
        let text = self.draft.slice(block.span);
        // Its number may stand as a sentence of its own.
        block.kind == BlockKind::Paragraph
            && self.sentences.of_block(sentence.block).len() <= 2
            && self.hits.tokens_in(block.span).len() <= WORDS
            && text.starts_with(|mark: char| mark.is_ascii_digit())
            && text.ends_with(char::is_alphanumeric)
            && self.verbs(&sentence.tokens).is_empty()
    }
}
