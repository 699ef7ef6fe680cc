//! Of whom a verb tells, and whether it tells what young people say or what was held out to them.

use std::ops::Range;

use super::super::class::{FUNCTION, PREPOSITION, PRONOUN_MANY, PRONOUN_ONE};
use super::super::verb::{Tense, Verb, Voice};
use super::super::{About, Context};
use crate::lexicon::Token;

impl Context<'_> {
    /// Who the verb is told of: the nearest person or count before it that no preposition holds.
    pub(super) fn told_of(&self, words: Range<u32>) -> Option<About> {
        let mut held = None;
        for at in words.clone().rev() {
            // "V5's worker": the worker.
            if self.hits.tokens()[at as usize].looks(Token::POSSESSIVE) && at + 1 != words.end {
                continue;
            }
            let named = match self.people.named(at) {
                // "their teachers say that they": whoever it is, no more than a pronoun says so.
                Some(About::Professional | About::Family)
                    if self.people.is(at, PRONOUN_ONE | PRONOUN_MANY) =>
                {
                    return None;
                }
                Some(named) => named,
                None if self.is_quantity(at) && self.counts_people(at, words.end) => About::YoungPerson,
                None => continue,
            };
            let from = words.start.max(at.saturating_sub(2));
            if (from..at).any(|before| self.people.is(before, PREPOSITION)) {
                held = held.or(Some(named));
            } else {
                return Some(named);
            }
        }
        held.filter(|who| matches!(who, About::YoungPerson | About::Group | About::AdultOfConcern))
    }

    /// Whether a verb stands in what young people say: "they say that they are followed".
    pub(super) fn is_account(&self, verb: &Verb, words: &Range<u32>) -> bool {
        let that = (words.start + 1..verb.first).rev().find(|at| self.word(*at) == "that");
        that.is_some_and(|that| {
            matches!(self.word(that - 1), "say" | "says" | "said" | "report" | "reports" | "reported")
                && self
                    .told_of(words.start..that - 1)
                    .is_some_and(|who| matches!(who, About::YoungPerson | About::Group))
        })
    }

    /// "was told that it would be posted unless", "has been promised a coat if": a threat or a promise is an
    /// event, whatever comes of it.
    pub(super) fn is_held_out(&self, verb: &Verb, words: &Range<u32>) -> bool {
        let after = verb.at + 1..words.end;
        verb.voice == Voice::Passive
            && matches!(verb.tense, Tense::Past | Tense::Perfect)
            && matches!(self.word(verb.at), "told" | "warned" | "promised")
            && self.told_of(words.start..verb.first) == Some(About::YoungPerson)
            && after.clone().any(|at| matches!(self.word(at), "would" | "will"))
            && after.clone().any(|at| matches!(self.word(at), "if" | "unless" | "until"))
    }

    /// Whether a count stands for young people: "two were", "three of them"; not "two shops", "two of its shops".
    fn counts_people(&self, at: u32, end: u32) -> bool {
        let next = at + 1;
        match self.word(next) {
            "of" => (next + 1..next + 4).any(|of| self.people.named(of).is_some_and(About::is_person)),
            "more" => true,
            _ => {
                next >= end
                    || self.people.is(next, FUNCTION)
                    || self.people.named(next).is_some_and(About::is_person)
            }
        }
    }
}
