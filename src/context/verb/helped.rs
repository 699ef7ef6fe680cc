//! The verb group that a helping word opens.

use std::ops::Range;

use super::super::Context;
use super::super::class::{FUNCTION, PREPOSITION};
use super::helper::Helper;
use super::{Clause, Tense, Verb, Voice};
use crate::lexicon::Token;

impl Context<'_> {
    /// The verb group that a helping word opens, and where to go on.
    pub(super) fn helped(
        &self,
        helper: Helper,
        first: u32,
        words: &Range<u32>,
    ) -> Option<(Option<Verb>, u32)> {
        let (at, negated) = self.past_adverbs(first + 1, words);
        let negated = negated || self.word(first).ends_with("n't") || self.word(first).ends_with("n’t");
        let verb = |at: u32, tense, passive: bool, linking: bool| Verb {
            first,
            at,
            tense,
            voice: match (passive, linking) {
                (_, true) => Voice::Linking,
                (true, false) => Voice::Passive,
                (false, false) => Voice::Active,
            },
            habit: false,
            negated,
            clause: Clause::Main,
        };
        let inside = at < words.end;
        let participle = inside && self.is_participle(at);
        let ing = inside && self.is_ing(at);
        Some(match helper {
            // "seems to have cooled", "appear to have stopped": it is told as having happened.
            Helper::Bare if self.seems_to_have(first, at) => {
                let (done, _) = self.past_adverbs(at + 1, words);
                let told = done < words.end && (self.is_participle(done) || self.word(done) == "become");
                (told.then(|| verb(done, Tense::Perfect, false, false)), done.min(words.end - 1) + 1)
            }
            Helper::Bare => {
                // "could be taken for", "is said to have got": nothing of it is told as having happened.
                let mut last = at;
                while last < words.end
                    && matches!(self.word(last), "be" | "have" | "been" | "being" | "get" | "to" | "not")
                {
                    last = self.past_adverbs(last + 1, words).0;
                }
                (None, if last < words.end { last + 1 } else { first + 1 })
            }
            Helper::Have { past } => {
                let tense = if past { Tense::Past } else { Tense::Perfect };
                if inside && self.is_been(at) {
                    let (next, _) = self.past_adverbs(at + 1, words);
                    if next < words.end && (self.is_participle(next) || self.is_ing(next)) {
                        let going = self.is_ing(next);
                        (Some(Verb { habit: going, ..verb(next, tense, !going, false) }), next + 1)
                    } else {
                        // "has been to his house", "have been over to the yard": they went, and came back.
                        let went = next < words.end
                            && (self.word(next) == "to"
                                || matches!(
                                    self.word(next),
                                    "up" | "down" | "over" | "round" | "back" | "out"
                                ) && self.word(next + 1) == "to");
                        (Some(verb(at, tense, false, !went)), at + 1)
                    }
                } else if participle || inside && matches!(self.word(at), "come" | "become") {
                    (Some(verb(at, tense, false, false)), at + 1)
                } else if inside && self.small(at) == "to" {
                    (None, at + 1)
                } else if inside && self.word(at) == "had" {
                    // "have had money taken from them", "has had a fall"
                    let done = (at + 2..words.end.min(at + 6)).find(|done| self.is_participle(*done));
                    (
                        Some(verb(done.unwrap_or(at), tense, done.is_some(), done.is_none())),
                        done.unwrap_or(at) + 1,
                    )
                } else if let Some(done) = self.had_done(at, words) {
                    let tense = if past { Tense::Past } else { Tense::Perfect };
                    (Some(verb(done, tense, true, false)), done + 1)
                } else {
                    let tense = if past { Tense::Past } else { Tense::Present };
                    (Some(verb(first, tense, false, true)), first + 1)
                }
            }
            Helper::Been => {
                // "S5 been picked up", "been missing twice"
                let what = if participle || ing { at } else { first };
                (Some(verb(what, Tense::Perfect, participle, !(participle || ing))), what + 1)
            }
            Helper::Be { past } => {
                let tense = if past { Tense::Past } else { Tense::Present };
                if inside && self.small(at) == "being" {
                    let (next, _) = self.past_adverbs(at + 1, words);
                    let told = next < words.end && self.is_participle(next);
                    let going = if past { Tense::Past } else { Tense::Going };
                    (Some(verb(if told { next } else { at }, going, told, !told)), next.max(at + 1))
                } else if participle {
                    (Some(verb(at, tense, true, false)), at + 1)
                } else if ing {
                    let going = if past { Tense::Past } else { Tense::Going };
                    // "are getting robbed"
                    let done = at + 1 < words.end && self.word(at) == "getting" && self.is_participle(at + 1);
                    let at = at + u32::from(done);
                    (Some(verb(at, going, done, false)), at + 1)
                } else {
                    (Some(verb(first, tense, false, true)), first + 1)
                }
            }
            Helper::Being => {
                if !participle {
                    return None;
                }
                (Some(verb(at, Tense::Gerund, true, false)), at + 1)
            }
            Helper::Get { past } => {
                let tense = if past { Tense::Past } else { Tense::Present };
                if participle {
                    (Some(Verb { habit: !past, ..verb(at, tense, true, false) }), at + 1)
                } else {
                    (Some(verb(first, tense, false, false)), first + 1)
                }
            }
            Helper::Keep { past } => {
                if !ing {
                    return None;
                }
                let tense = if past { Tense::Past } else { Tense::Going };
                (Some(Verb { habit: true, ..verb(at, tense, false, false) }), at + 1)
            }
        })
    }

    /// "seems to have", "appeared to have".
    fn seems_to_have(&self, first: u32, at: u32) -> bool {
        self.word(first) == "to"
            && self.word(at) == "have"
            && first.checked_sub(1).is_some_and(|seems| {
                matches!(self.word(seems), "seem" | "seems" | "seemed" | "appear" | "appears" | "appeared")
            })
    }

    /// "had her shoes thrown in", "has her post opened": what was done to somebody's things, told of them.
    fn had_done(&self, at: u32, words: &Range<u32>) -> Option<u32> {
        if at >= words.end || !matches!(self.word(at), "his" | "her" | "their") {
            return None;
        }
        let done = (at + 2..words.end.min(at + 5)).find(|done| self.is_participle(*done))?;
        // "had his broken arm set": what follows tells whether the word is a verb.
        let closes = done + 1 >= words.end
            || self.people.is(done + 1, FUNCTION | PREPOSITION)
            || self.hits.tokens()[done as usize].look & (Token::HARD_BREAK | Token::COMMA) != 0;
        closes.then_some(done)
    }
}
