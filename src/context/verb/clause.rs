//! What the clause of each verb is to its sentence: whether it says what the sentence says or stands under another.

use std::ops::Range;

use super::super::Context;
use super::super::class::{FUNCTION, PREPOSITION, SAYING};
use super::{Clause, Tense, Verb};
use crate::lexicon::Token;

impl Context<'_> {
    /// Says of each verb whether its clause stands under another.
    pub(super) fn subordinate(&self, words: &Range<u32>, verbs: &mut [Verb]) {
        let (mut from, mut main, mut under) = (words.start, false, None);
        for verb in verbs {
            let between = from..verb.first;
            let opener = between.clone().rev().find_map(|at| self.opens_under(at));
            let breaks =
                |at: u32| self.hits.tokens()[at as usize].look & (Token::HARD_BREAK | Token::COMMA) != 0;
            let parted = between.clone().any(breaks);
            // "who waits and watches": the second goes with the first; "the man who waits drives": it does not.
            let joined = between.end > between.start
                && matches!(self.word(between.end - 1), "and" | "or" | "then" | "but");
            verb.clause = match (opener, under) {
                (Some(clause), _) => clause,
                (None, _) if main && !parted && self.hangs_on_a_noun(&between) => Clause::Under,
                (None, Some(clause)) if joined || main && !parted => clause,
                (None, _) => Clause::Main,
            };
            under = (verb.clause != Clause::Main).then_some(verb.clause);
            main |= verb.clause == Clause::Main && !matches!(verb.tense, Tense::Gerund | Tense::Participle);
            from = verb.at + 1;
        }
    }

    /// "the boys he has seen", "a phone he was given": a pronoun right after a noun opens a clause about it.
    fn hangs_on_a_noun(&self, between: &Range<u32>) -> bool {
        let Some(pronoun) = between.end.checked_sub(1).filter(|at| *at > between.start) else { return false };
        let noun = pronoun - 1;
        matches!(self.word(pronoun), "he" | "she" | "they")
            && !self.people.is(noun, FUNCTION | PREPOSITION | SAYING)
            && self.is_small(noun)
            && self.hits.tokens()[noun as usize].look & Token::DIGIT == 0
            && between.clone().any(|at| {
                matches!(self.word(at), "a" | "an" | "the" | "some" | "any" | "whatever" | "all") && at < noun
            })
            && !matches!(
                self.word(noun),
                "day" | "night" | "time" | "week" | "morning" | "evening" | "afternoon" | "weekend" | "month"
            )
    }

    /// What a clause is that a word opens under another.
    pub(crate) fn opens_under(&self, at: u32) -> Option<Clause> {
        // Each of them begins with one of a few letters.
        let first = self.word(at).bytes().next().unwrap_or(0) | 0x20;
        if !matches!(first, b'a' | b'b' | b'h' | b'i' | b's' | b't' | b'u' | b'w') {
            return None;
        }
        let next = self.word(at + 1);
        Some(match self.small(at).as_ref() {
            "so" if next == "that" => Clause::Meant,
            "so" if at > 0 && self.hits.tokens()[at as usize - 1].looks(Token::COMMA) => Clause::Under,
            "that" if at > 0 && self.word(at - 1) == "so" => Clause::Meant,
            "who" | "which" | "whose" | "whom" | "where" | "because" | "although" | "though" | "while"
            | "whenever" | "wherever" | "if" | "unless" | "whether" | "until" | "that" | "when" => {
                Clause::Under
            }
            "as" | "since" | "after" | "before" | "how" | "what" | "why"
                if self.people.named(at + 1).is_some() || self.people.is(at + 1, FUNCTION) =>
            {
                Clause::Under
            }
            _ => return None,
        })
    }
}
