//! What young people say: their words, and what they think.

use std::ops::Range;

use super::super::class::{
    ADULT, AGENCY, AUTHOR, FAMILY, GROUP, PROFESSIONAL, PRONOUN_MANY, PRONOUN_ONE, SAYING, VIEW, YOUNG_PERSON,
};
use super::super::quotation::Quotation;
use super::super::{About, Context, Sentence, Speaker};
use crate::draft::BlockKind;
use crate::role::Role;
use crate::text::Span;

/// What a young person says on a line of its own has at least so many words.
const PUT_DOWN_WORDS: u32 = 5;

/// It opens its line, or follows whose words they are: within so many bytes.
const PUT_DOWN_REACH: u32 = 40;

impl Context<'_> {
    /// Said by a young person to the author or for the report; a remark lifted from an interview with police or a doctor
    /// is not, and nor is what another adult told the author of them.
    pub(super) fn speech_is_given(&self, index: usize) -> bool {
        let sentence = &self.sentences.all[index];
        let outside = |token: u32| {
            let at = self.hits.tokens()[token as usize].start;
            !self.quotations_in(sentence.span).any(|quote| quote.span.start <= at && at < quote.span.end)
        };
        let author = |token: u32| outside(token) && self.people.is(token, AUTHOR);
        let adult = |token: u32| outside(token) && self.people.is(token, PROFESSIONAL | AGENCY | FAMILY);
        let young = |token: u32| {
            outside(token)
                && !self.people.is(token, AUTHOR)
                && (self.people.is(token, YOUNG_PERSON | GROUP | PRONOUN_ONE | PRONOUN_MANY)
                    || matches!(self.people.named(token), Some(About::YoungPerson | About::Group)))
        };
        let pronoun = |token: u32| self.people.is(token, PRONOUN_ONE | PRONOUN_MANY);
        let speaks = |verb: u32| {
            let from = self.sentences.clause(verb).start;
            // "I have asked that it say who called him": the author speaks; "I was told": not.
            let own = (from..verb).rev().find(|token| author(*token) || young(*token) || adult(*token));
            if own.is_some_and(|own| author(own) && matches!(self.word(own), "I" | "We" | "we"))
                && !self.passive_before(verb)
            {
                // "I asked them what would help": what is quoted is their answer.
                return (verb + 1..sentence.tokens.end.min(verb + 4)).any(young);
            }
            match (from..verb).rev().find(|token| young(*token) || adult(*token)) {
                // "The deputy thinks so, and she told me": who she is stands before.
                Some(token) if pronoun(token) => {
                    let earlier = (sentence.tokens.start..token).rev().filter(|earlier| !pronoun(*earlier));
                    !earlier.clone().find(|earlier| young(*earlier) || adult(*earlier)).is_some_and(adult)
                }
                Some(token) => !adult(token),
                None => !sentence.tokens.contains(&(verb + 1)) || young(verb + 1) || !adult(verb + 1),
            }
        };
        let mut tokens = sentence.tokens.clone();
        tokens.clone().any(author)
            && tokens.any(|token| self.people.is(token, SAYING) && outside(token) && speaks(token))
    }

    /// "Nobody asked why we were always wet." on a line of its own, in a cell, or after whose words they are: nothing but
    /// what a young person says, and no service from whose papers it might be lifted.
    pub(super) fn is_put_down_in_full(&self, sentence: &Sentence) -> bool {
        let block = &self.draft.blocks()[sentence.block];
        let own = |quotation: &&Quotation| {
            quotation.speaker == Speaker::YoungPerson
                && quotation.words >= PUT_DOWN_WORDS
                && quotation.span.start < block.span.start + PUT_DOWN_REACH
        };
        let Some(quotation) = self.quotations_in(block.span).find(own) else { return false };
        let outside = self.hits.tokens_in(block.span).filter(|token| {
            let at = self.hits.tokens()[*token as usize].start;
            !self.quotations_in(block.span).any(|quote| quote.span.start <= at && at < quote.span.end)
        });
        let before = self.draft.slice(Span::new(block.span.start, quotation.span.start));
        let opens = before.trim_end_matches(['"', '“', '‘', '\'', '*', '_', ' ']);
        let led = opens.is_empty() || opens.ends_with([':', '-', '–', '—']);
        led && !outside.into_iter().any(|token| self.people.is(token, PROFESSIONAL | AGENCY | ADULT))
    }

    /// A young person's view told in the author's words: "Fern told us", "they asked for", "wants".
    pub(super) fn tells_a_view(&self, index: usize) -> bool {
        let sentence = &self.sentences.all[index];
        let block = &self.draft.blocks()[sentence.block];
        if matches!(block.kind, BlockKind::Heading(_)) || self.draft.slice(sentence.span).ends_with('?') {
            return false;
        }
        let voice = self.roles_at(sentence.block).has(Role::Voice);
        sentence.tokens.clone().filter(|token| self.people.is(*token, VIEW | SAYING)).any(|verb| {
            let clause = self.sentences.clause(verb);
            let subject = (clause.start..verb).rev().find_map(|token| {
                let named = self.people.named(token);
                if self.people.is(token, AUTHOR) { Some(About::Professional) } else { named }
            });
            let young = match subject {
                None => voice && self.many_speak(clause.start..verb),
                Some(about) => matches!(about, About::YoungPerson | About::Group),
            };
            let to_author = (verb + 1..clause.end.min(verb + 4)).any(|token| self.people.is(token, AUTHOR));
            young && (to_author || voice) && !self.passive_before(verb)
        })
    }

    /// "they", "most of them", "all five", "two": in a section about their voice these are the young people.
    fn many_speak(&self, words: Range<u32>) -> bool {
        words.clone().any(|token| {
            self.people.is(token, PRONOUN_MANY)
                || self.is_number(token) && !self.is_dated(token)
                || self.says(token, &["most", "all", "none", "both", "everyone", "each"])
        }) && !self.people.any(&words, PROFESSIONAL | AGENCY | FAMILY | AUTHOR)
    }

    fn passive_before(&self, verb: u32) -> bool {
        verb.checked_sub(1)
            .is_some_and(|before| matches!(self.word(before), "was" | "were" | "been" | "being" | "be"))
    }
}
