//! Verbs without a helping word, told by their form and by what stands around them.

use std::ops::Range;

use super::super::class::{
    CHANGE_VERB, EVENT_VERB, FUNCTION, NUMBER, PAST_FORM, PREPOSITION, RELATIVE, STATIVE,
};
use super::super::{About, Context};
use super::{Clause, Tense, Verb, Voice};
use crate::lexicon::Token;

impl Context<'_> {
    /// "The boys now avoid the library": a verb of the present that no list needs to know.
    fn stands_after_now(&self, at: u32, words: &Range<u32>) -> bool {
        let Some(now) = at.checked_sub(1).filter(|now| *now > words.start && self.word(*now) == "now") else {
            return false;
        };
        matches!(self.people.named(now - 1), Some(About::YoungPerson | About::Group | About::AdultOfConcern))
            && !self.people.is(at, FUNCTION | PREPOSITION | NUMBER)
            && !self.is_adverb(at)
            && self.is_small(at)
            && self.hits.tokens()[now as usize].look & (Token::HARD_BREAK | Token::COMMA) == 0
            && !self.word(at).ends_with("ed")
            && !self.word(at).ends_with("ing")
    }

    /// A verb without a helping word.
    pub(super) fn alone(&self, at: u32, words: &Range<u32>, told: &[Verb]) -> Option<Verb> {
        let token = self.hits.tokens()[at as usize];
        if token.look & (Token::DIGIT | Token::POSSESSIVE) != 0
            || token.looks(Token::CAPITAL) && at != words.start
        {
            return None;
        }
        // A quick look before slower ones: no word without one of these is a verb, unless it stands after "now".
        let ends = matches!(self.word(at).as_bytes(), [.., b'e', b'd'] | [.., b'i', b'n', b'g']);
        let likely = ends || self.people.is(at, PAST_FORM | EVENT_VERB | CHANGE_VERB);
        if !likely && (at == words.start || self.word(at - 1) != "now") {
            return None;
        }
        let verb = |tense| Verb {
            first: at,
            at,
            tense,
            voice: Voice::Active,
            habit: false,
            negated: false,
            clause: Clause::Main,
        };
        let previous = at.checked_sub(1).filter(|_| at > words.start);
        // "B. came in": the stop is the initial's.
        let broken = previous.is_none_or(|before| {
            let token = self.hits.tokens()[before as usize];
            token.looks(Token::HARD_BREAK) && !token.looks(Token::INITIAL)
        });
        // "his left hand", "her striking curls": said of a thing.
        if previous
            .is_some_and(|before| matches!(self.word(before), "his" | "her" | "their" | "its" | "my" | "our"))
        {
            return None;
        }
        // "close-set eyes", "heavily made-up": part of an adjective.
        let text = self.draft.text().as_bytes();
        if token.start > 0 && text[token.start as usize - 1] == b'-'
            || text.get(token.end as usize) == Some(&b'-')
        {
            return None;
        }
        if self.stands_after_now(at, words) {
            return Some(verb(Tense::Present));
        }
        if !likely {
            return None;
        }
        // "they used to gather"; not "may be used to keep".
        if self.word(at) == "used" && self.word(at + 1) == "to" {
            let be = previous.is_some_and(|before| {
                matches!(self.word(before), "be" | "is" | "are" | "was" | "were" | "been")
            });
            return (!be).then(|| Verb { habit: true, ..verb(Tense::Past) });
        }
        if self.is_participle(at) {
            if broken {
                return Some(verb(Tense::Participle));
            }
            let mut before = previous?;
            if self.is_adverb(before) || self.word(before) == "well" {
                let last = if self.word(before) == "well" { before.checked_sub(1)? } else { before };
                before = self.before_adverbs(last, words.start);
                let subject = self.people.named(before).is_some() && !self.people.is(before, FUNCTION);
                if !subject && !self.is_quantity(before) {
                    return None;
                }
            }
            // "a broken window", "by masked men": an adjective; "and threw", "who took", "all left": a verb.
            let word = self.small(before);
            let opens = matches!(
                word.as_ref(),
                "and"
                    | "or"
                    | "but"
                    | "then"
                    | "who"
                    | "which"
                    | "that"
                    | "it"
                    | "all"
                    | "both"
                    | "each"
                    | "not"
                    | "also"
                    | "just"
                    | "only"
                    | "so"
                    | "this"
                    | "these"
                    | "those"
                    | "there"
                    | "any"
                    | "over"
                    | "up"
                    | "out"
                    | "off"
                    | "on"
                    | "in"
                    | "down"
                    | "never"
                    | "one"
                    | "about"
            );
            if self.people.is(before, FUNCTION) && !opens {
                return None;
            }
            // "the footage sent to the team": said of a thing in passing, where the sentence has its verb.
            let last = told.iter().rfind(|verb| !matches!(verb.tense, Tense::Gerund | Tense::Participle));
            let same = |verb: &Verb| {
                (verb.at + 1..at).all(|between| {
                    self.hits.tokens()[between as usize].look & (Token::HARD_BREAK | Token::COMMA) == 0
                        && !matches!(self.word(between), "and" | "but" | "or" | "then")
                        && self.opens_under(between).is_none()
                })
            };
            let person = self.people.named(before).is_some_and(About::is_person);
            if last.is_some_and(same) && !opens && !person && !self.is_quantity(before) {
                return None;
            }
            // "affectionate, durable and mixed": a third adjective.
            let linked = told
                .last()
                .filter(|verb| verb.voice == Voice::Linking && matches!(word.as_ref(), "and" | "or"));
            if linked.is_some_and(|verb| verb.tense == Tense::Present || !self.people.is(at, EVENT_VERB)) {
                return None;
            }
            // "the short cut", "the only fob left": forms that are nouns and adjectives too want their subject.
            if matches!(
                self.word(at),
                "cut"
                    | "hit"
                    | "set"
                    | "shot"
                    | "spread"
                    | "split"
                    | "thought"
                    | "wound"
                    | "bit"
                    | "saw"
                    | "felt"
                    | "left"
                    | "upset"
                    | "lit"
                    | "born"
                    | "drunk"
                    | "worn"
                    | "hurt"
                    | "shut"
                    | "bet"
            ) && !(self.word(at) == "set" && self.people.is(at, EVENT_VERB)
                || self.people.named(before).is_some_and(About::is_person)
                || self.is_quantity(before)
                || self.people.is(before, RELATIVE)
                || matches!(word.as_ref(), "and" | "then" | "but"))
            {
                return None;
            }
            return Some(verb(Tense::Past));
        }
        if self.is_ing(at) {
            let named = previous.is_some_and(|before| !broken && self.people.is(before, FUNCTION));
            return (!named).then(|| verb(Tense::Gerund));
        }
        // "More of them now leave", "Boy 6 no longer comes": whatever stands there is done.
        let since = previous.is_some_and(|before| matches!(self.word(before), "now" | "longer"))
            && !self.people.is(at, FUNCTION | PREPOSITION | NUMBER);
        if !since && !self.people.is(at, EVENT_VERB | CHANGE_VERB | STATIVE) {
            return None;
        }
        // "they go to parties", "men who wait": the present wants a subject right before it; "and throw": one
        // that an earlier present has.
        let before = self.before_adverbs(previous?, words.start);
        let word = self.small(before);
        let many = word.len() > 3 && word.ends_with('s') && !word.ends_with("ss");
        let subject = self.people.named(before).is_some_and(About::is_person)
            || self.people.is(before, RELATIVE)
            || self.is_quantity(before)
            || many && !self.people.is(before, FUNCTION | EVENT_VERB);
        let chained = matches!(word.as_ref(), "and" | "then" | "or")
            && told.last().is_some_and(|verb| verb.tense == Tense::Present && verb.voice != Voice::Linking);
        // "Grooming means", "the plan contains": forms that are no nouns.
        let means = matches!(
            self.word(at),
            "means"
                | "seems"
                | "contains"
                | "consists"
                | "depends"
                | "matters"
                | "exists"
                | "lacks"
                | "suggests"
                | "indicates"
                | "explains"
                | "describes"
                | "includes"
                | "belongs"
                | "deserves"
                | "requires"
        );
        (means || subject || chained || since && !self.people.is(before, FUNCTION))
            .then(|| verb(Tense::Present))
    }
}
