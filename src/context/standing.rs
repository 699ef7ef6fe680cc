//! Whether a sentence says how somebody lives, or what they did.
//!
//! A report tells of relatives and neighbours all the time: they wait at the gate, hand a phone in, sit with a child
//! until morning. That is the account itself. What drifts is how they live: their work, their house, their quarrels.
//! The two are told apart by the verb and by whom else it reaches.

use std::ops::Range;

use super::Context;
use super::class::{
    ADULT, AGENCY, COPULA, DEGREE, DETERMINER, FAMILY, FEMALE, FUNCTION, MALE, PREPOSITION, PROFESSIONAL,
    PRONOUN_MANY, PRONOUN_ONE, PRONOUN_THING,
};
use super::focus::Subject;
use super::verb::{Clause, Tense, Verb, Voice};
use crate::lexicon::Token;
use crate::text::without_possessive;

/// What a copula is followed by when it tells where somebody was: "was in the room", "were there", "is asleep".
const PLACED: &[&str] = &[
    "there",
    "here",
    "out",
    "away",
    "home",
    "back",
    "present",
    "asleep",
    "awake",
    "late",
    "early",
    "upstairs",
    "downstairs",
    "alone",
    "ready",
    "able",
    "unable",
    "aware",
    "unaware",
];

/// Past forms that tell a stretch of a life and no act in a story.
const LIVED: &[&str] = &[
    "ran",
    "owned",
    "won",
    "lost",
    "sold",
    "bought",
    "worked",
    "served",
    "studied",
    "played",
    "trained",
    "managed",
    "lived",
    "met",
    "married",
    "drank",
    "failed",
    "bred",
    "boxed",
    "retired",
    "qualified",
    "ended",
    "inherited",
    "taught",
    "nursed",
    "sailed",
    "sued",
    "emigrated",
    "remarried",
    "trawled",
    "farmed",
    "divorced",
    "owed",
    "claimed",
    "rented",
    "suffered",
    "underwent",
    "swam",
    "sang",
    "competed",
];

impl Context<'_> {
    /// Whether a sentence about a relative or somebody outside says how they live: it has a verb of its own, and that
    /// verb tells no single act and no place in the story.
    pub fn tells_a_life(&self, index: usize) -> bool {
        let Some(sentence) = self.sentences.all.get(index) else { return false };
        let (words, focus) = (&sentence.tokens, self.focuses[index]);
        if self.hangs_on_a_preposition(focus.noun, words) || self.is_half_a_word(focus.noun) {
            return false;
        }
        let after = focus.end.max(words.start)..words.end;
        let verbs = self.verbs(words);
        let Some(verb) = verbs.iter().find(|verb| verb.first >= after.start && verb.clause == Clause::Main)
        else {
            return self.tells_a_habit(&after);
        };
        if verb.first > after.start + 1 && self.tells_a_habit(&after) {
            return true;
        }
        let dated = !self.dates_in(sentence.span).is_empty();
        !self.is_an_act(verb, dated) && !self.is_placed(verb, words)
    }

    /// "hopes for", "plays in the second eleven", "would like": a present form that no helping word gives away.
    fn tells_a_habit(&self, after: &Range<u32>) -> bool {
        // "An uncle, 44, drives a lorry": how old she is hangs between commas.
        let first = (after.start..after.end)
            .find(|at| !self.people.is(*at, DEGREE) && !self.looks_any(*at, Token::DIGIT));
        let Some(first) = first.filter(|first| first + 1 < after.end) else { return false };
        if !self.is_small(first)
            || self.looks_any(first, Token::POSSESSIVE | Token::COMMA | Token::HARD_BREAK)
        {
            return false;
        }
        let word = self.word(first);
        word == "would" && matches!(self.word(first + 1), "like" | "love" | "prefer" | "rather")
            || word.len() > 3
                && word.ends_with('s')
                && !word.ends_with("ss")
                && !self.people.is(first, FUNCTION | PREPOSITION)
                && self.people.is(first + 1, PREPOSITION | DETERMINER | FUNCTION)
    }

    /// "She waited", "he was arrested on 4 May": once, and over.
    fn is_an_act(&self, verb: &Verb, dated: bool) -> bool {
        match (verb.tense, verb.voice) {
            (Tense::Past, Voice::Active) => dated || !LIVED.contains(&self.word(verb.at)),
            (Tense::Past, Voice::Passive) => dated,
            (Tense::Participle | Tense::Gerund, _) => true,
            _ => false,
        }
    }

    /// "was in the room", "was with her throughout", "is asleep"; not "was in dispute".
    fn is_placed(&self, verb: &Verb, words: &Range<u32>) -> bool {
        if verb.voice != Voice::Linking || !self.people.is(verb.at, COPULA) {
            return false;
        }
        let next = (verb.at + 1..words.end).find(|at| !self.people.is(*at, DEGREE));
        next.is_some_and(|at| {
            PLACED.contains(&self.word(at))
                || verb.tense == Tense::Past
                    && self.people.is(at, PREPOSITION)
                    && at + 1 < words.end
                    && self.people.is(at + 1, DETERMINER | PRONOUN_ONE | PRONOUN_MANY)
        })
    }

    /// "by a woman with a pram", "without a parent", "to his nan": a noun phrase that follows a preposition is not whom
    /// the sentence is about.
    fn hangs_on_a_preposition(&self, noun: u32, words: &Range<u32>) -> bool {
        let belongs = |at: u32| {
            self.people.is(at, DETERMINER | PRONOUN_ONE)
                || self.looks_any(at, Token::POSSESSIVE)
                || matches!(
                    self.word(at),
                    "foster" | "older" | "younger" | "little" | "big" | "half" | "my" | "our"
                )
        };
        let first =
            (words.start..noun).rev().take_while(|at| belongs(*at) && !self.looks_any(*at, Token::COMMA));
        let first = first.last().unwrap_or(noun);
        first > words.start
            && !self.looks_any(first - 1, Token::COMMA | Token::HARD_BREAK)
            && (self.people.is(first - 1, PREPOSITION)
                || matches!(self.word(first - 1), "without" | "Without" | "than"))
    }

    /// "family-run", "parent-led": no relative; "mother-in-law" is one.
    fn is_half_a_word(&self, noun: u32) -> bool {
        let end = self.hits.tokens().get(noun as usize).map_or(0, |token| token.end as usize);
        self.draft.text().as_bytes().get(end) == Some(&b'-') && !matches!(self.word(noun + 1), "in" | "to")
    }

    /// Whether what a relative or an outsider does reaches a member: "her dad plaits *her* hair", "a neighbour poured
    /// water over *him*", "Jo's mother rings to check that *Jo* has left". In its own clause a pronoun is never the
    /// subject's own, and one of another sex never is.
    pub(super) fn reaches_a_child(&self, index: usize) -> bool {
        let words = &self.sentences.all[index].tokens;
        let focus = self.focuses[index];
        if !matches!(focus.subject, Subject::Relative | Subject::Outsider) {
            return false;
        }
        let from = focus.end.max(words.start);
        // Whose relative it is, by name, again: "Jo's mother ... Jo".
        let owner = (words.start..from)
            .find(|at| self.looks_any(*at, Token::POSSESSIVE) && self.looks_any(*at, Token::CAPITAL))
            .map(|at| bare(self.word(at)));
        let another = |at: u32| {
            self.people.is(at, FAMILY | ADULT | PROFESSIONAL | AGENCY) && !self.people.is(at, PRONOUN_ONE)
        };
        let sex = self.people.classes(focus.noun) & (FEMALE | MALE);
        for at in from..words.end {
            if owner.is_some_and(|owner| bare(self.word(at)) == owner) {
                return true;
            }
            if another(at) {
                return false;
            }
            let own = self.people.classes(at) & (FEMALE | MALE);
            if self.people.is(at, PRONOUN_ONE) && sex != 0 && own != 0 && own & sex == 0 {
                return true;
            }
            if self.is_an_object(at, words) {
                return true;
            }
        }
        false
    }

    /// "him", "them", and "her" where nothing follows that is hers.
    fn is_an_object(&self, at: u32, words: &Range<u32>) -> bool {
        match self.word(at) {
            "him" => true,
            "her" => {
                at + 1 >= words.end
                    || self.looks_any(at, Token::COMMA)
                    || self.people.is(at + 1, PREPOSITION | DETERMINER | PRONOUN_THING)
                    || matches!(
                        self.word(at + 1),
                        "and"
                            | "when"
                            | "until"
                            | "because"
                            | "so"
                            | "home"
                            | "back"
                            | "there"
                            | "if"
                            | "before"
                            | "after"
                    )
            }
            _ => false,
        }
    }
}

/// A word without the mark of a possessive.
fn bare(word: &str) -> &str {
    without_possessive(word)
}
