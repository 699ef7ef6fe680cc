//! What is otherwise than before: what turned, what is new, what came to it.

use super::super::Context;
use super::super::class::{FUNCTION, PREPOSITION, STATIVE};
use super::super::verb::{Clause, Tense, Verb, Voice};

impl Context<'_> {
    /// "are getting later", "has gone quiet", "became more careful": it is otherwise than before.
    pub(super) fn turns_otherwise(&self, verb: &Verb, end: u32) -> bool {
        const TURNING: [&str; 14] = [
            "get", "gets", "got", "getting", "gotten", "go", "goes", "gone", "going", "become", "becomes",
            "becoming", "grown", "growing",
        ];
        if verb.tense == Tense::Present || !TURNING.contains(&self.word(verb.at)) {
            return false;
        }
        (verb.at + 1..end.min(verb.at + 4)).any(|at| self.compares(at) || self.is_a_turn(at))
    }

    /// "has gone very quiet", "are getting so wild": what somebody was not before.
    fn is_a_turn(&self, at: u32) -> bool {
        matches!(
            self.word(at),
            "quiet"
                | "silent"
                | "withdrawn"
                | "secretive"
                | "distant"
                | "downhill"
                | "sour"
                | "wild"
                | "violent"
                | "aggressive"
                | "jumpy"
                | "clingy"
                | "careless"
                | "reckless"
                | "bold"
                | "nasty"
        )
    }

    /// "There has been a theft", "there have been two more".
    pub(super) fn there_has_been(&self, verb: &Verb, start: u32) -> bool {
        verb.tense == Tense::Perfect
            && verb.clause == Clause::Main
            && verb.first > start
            && matches!(self.word(verb.first - 1), "There" | "there")
    }

    /// "for years", "for many years".
    pub(super) fn has_stood_for_years(&self, from: u32, end: u32) -> bool {
        (from..end).any(|at| {
            self.word(at) == "for"
                && (at + 1..end.min(at + 4))
                    .any(|long| matches!(self.word(long), "years" | "decades" | "centuries"))
        })
    }

    /// "now come through a game", "come to football now": it was otherwise before.
    pub(super) fn is_new(&self, verb: &Verb, end: u32) -> bool {
        // "Boys now meeting in the lift": a note.
        let told = matches!(verb.tense, Tense::Present | Tense::Gerund);
        let done = told && verb.voice == Voice::Active && verb.clause == Clause::Main;
        let closing = end.checked_sub(1).is_some_and(|last| last > verb.at && self.word(last) == "now");
        // "is in touch with them again", "have been back".
        let back = matches!(verb.tense, Tense::Present | Tense::Perfect)
            && verb.voice == Voice::Linking
            && matches!(self.small(verb.at).as_ref(), "is" | "are" | "been")
            && verb.clause == Clause::Main
            && (self.word(verb.at + 1) == "back" || closing_word(self, verb, end) == "again");
        if back {
            return true;
        }
        // "now use the back stairs": using stands, unless it is new.
        let stands = self.people.is(verb.at, STATIVE) && !self.word(verb.at).starts_with("use");
        done && !stands && (closing || verb.first > 0 && self.word(verb.first - 1) == "now")
    }

    /// "another", "again", "instead", "three more": something came to what was known.
    pub(super) fn adds(&self, at: u32) -> bool {
        matches!(
            self.small(at).as_ref(),
            "another" | "again" | "instead" | "more" | "further" | "others" | "elsewhere"
        ) || matches!(self.small(at).as_ref(), "same" | "second" | "third" | "similar")
            && !self.people.is(at + 1, FUNCTION)
    }

    /// "later", "quieter", "worse", "more", "less".
    fn compares(&self, at: u32) -> bool {
        let word = self.word(at);
        matches!(word, "worse" | "better" | "more" | "less" | "fewer" | "further")
            || word.len() > 4
                && word.ends_with("er")
                && !self.people.is(at, FUNCTION | PREPOSITION)
                && self.people.named(at).is_none()
                && !matches!(
                    word,
                    "other"
                        | "another"
                        | "either"
                        | "together"
                        | "after"
                        | "order"
                        | "over"
                        | "under"
                        | "water"
                        | "dinner"
                        | "paper"
                        | "power"
                        | "number"
                        | "never"
                        | "rather"
                        | "whether"
                        | "corner"
                        | "river"
                )
    }
}

/// The last word of a verb's clause.
fn closing_word<'c>(context: &'c Context<'_>, verb: &Verb, end: u32) -> &'c str {
    end.checked_sub(1).filter(|last| *last > verb.at).map_or("", |last| context.word(last))
}
