//! Fragments: words before which nobody stands in their sentence, so that they are said of whoever the entry is about.

use std::ops::Range;

use super::super::class::{ASPECT, DEGREE, PRONOUN_MANY, PRONOUN_ONE, RELATIVE, SAYING};
use super::super::verb::{Clause, Tense};
use super::super::{About, Context};
use crate::lexicon::Token;

impl Context<'_> {
    /// Whether nobody stands before words in their sentence who could be meant by them, but for whoever the entry is
    /// about: "Tubby, freckled", "Wears the same tracksuit", "Lad 4: tall".
    pub(super) fn is_fragment(&self, words: &Range<u32>) -> bool {
        let sentence = self.sentence_of(words.start);
        let start = self.after_label(&sentence);
        if words.start < start {
            return false;
        }
        let person = |at: u32| self.people.named(at).is_some_and(About::is_person);
        let own = |at: u32| {
            self.people.is(at, PRONOUN_ONE | PRONOUN_MANY)
                || person(at) && self.looks_any(at, Token::CAPITAL | Token::POSSESSIVE)
        };
        if (start..words.start).any(|at| self.people.named(at).is_some()) || words.clone().any(own) {
            return false;
        }
        let led = (start..words.start).find(|at| !self.people.is(*at, DEGREE));
        let verb = (start..words.start).any(|at| self.verb(at) || self.people.is(at, SAYING | RELATIVE));
        (!verb || led.is_some_and(|led| self.verb(led)))
            && !self.has_a_subject_after(start, words, &sentence)
            && !self.has_a_subject(&(start..sentence.end))
            && !self.opens_with_a_name(start, words)
    }

    /// "Ryan lumbers in": a name that nothing knows, and what it does.
    pub(super) fn opens_with_a_name(&self, start: u32, words: &Range<u32>) -> bool {
        let unknown = self.hits.tokens().get(start as usize).is_some_and(|own| own.entry == Token::UNKNOWN);
        words.start > start
            && unknown
            && self.looks_any(start, Token::CAPITAL)
            && !self.looks_any(start, Token::COMMA)
    }

    /// Whether some words say what their own subject does: "The estates are full of it", "Two years gave him the upper
    /// hand"; not "Left home in May", "Tubby, freckled", "Hair dyed pink".
    pub(super) fn has_a_subject(&self, words: &Range<u32>) -> bool {
        self.verbs(words).iter().any(|verb| {
            let before = verb.first.saturating_sub(1);
            let joined = self.looks_any(before, Token::COMMA | Token::HARD_BREAK)
                || matches!(self.word(before), "and" | "but" | "or");
            verb.clause == Clause::Main
                && !matches!(verb.tense, Tense::Participle | Tense::Gerund)
                && verb.first > words.start + 1
                && !joined
                && !self.people.is(before, ASPECT | DEGREE)
        })
    }

    /// Whether the sentence goes on to say what its subject does: "Small and dark, she is easily overlooked", "Being
    /// big for fourteen is not", "Maps, a dumpy child, had let him in"; not "Stocky, has a lisp".
    pub(super) fn has_a_subject_after(&self, start: u32, words: &Range<u32>, sentence: &Range<u32>) -> bool {
        let named = words.start > start
            && self.looks_any(start, Token::CAPITAL)
            && self.looks_any(start, Token::COMMA);
        let mut parted = false;
        for at in words.end..sentence.end {
            parted |= self.looks_any(at - 1, Token::COMMA | Token::HARD_BREAK)
                || matches!(self.word(at), "and" | "but" | "with");
            if !self.verb(at) {
                continue;
            }
            let subject = at > words.end && self.people.named(at - 1).is_some_and(About::is_person);
            return !parted || named || subject;
        }
        false
    }
}
