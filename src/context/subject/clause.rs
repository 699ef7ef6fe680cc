//! The subject of a clause: the noun before its verb, or whoever a relative clause hangs on.

use std::ops::Range;

use super::super::class::{
    ASPECT, COPULA, DEGREE, DETERMINER, FUNCTION, LABELLING, PREPOSITION, PRONOUN_MANY, PRONOUN_ONE,
    PRONOUN_THING, RELATIVE, SAYING,
};
use super::super::{About, Context, Whom};
use super::phrase::Opening;
use crate::lexicon::Token;

impl Context<'_> {
    /// Whom "who", "which" and "that" stand for, when the words are said of them.
    pub(super) fn antecedent(&self, clause: &Range<u32>, first: u32, sentence: &Range<u32>) -> Option<About> {
        if !self.people.is(clause.start, RELATIVE) || clause.start == sentence.start || first == clause.start
        {
            return None;
        }
        let next = clause.start + 1;
        let own = (next..first)
            .any(|token| self.people.named(token).is_some_and(About::is_person) && !self.held(token, next));
        if own || self.people.is(next, DETERMINER | PRONOUN_THING) {
            return None;
        }
        let last = clause.start - 1;
        if self.only_tells(clause, sentence) && self.people.is(last, SAYING | LABELLING) {
            return None;
        }
        // "the boy in the flat who is": a person before a place.
        let from = sentence.start.max(clause.start.saturating_sub(8));
        let who = self.word(clause.start) == "who";
        let named = (from..clause.start).rev().filter_map(|token| self.people.named(token));
        if who {
            named.into_iter().find(|about| about.is_person())
        } else {
            self.people.named(last).or_else(|| named.into_iter().next())
        }
    }

    /// "The tent that the boys were given | is filthy": the second verb belongs to the noun before the clause.
    pub(super) fn over_relative(
        &self,
        clause: &Range<u32>,
        first: u32,
        sentence: &Range<u32>,
    ) -> Option<About> {
        if !self.people.is(clause.start, RELATIVE) || clause.start == sentence.start {
            return None;
        }
        let noun = clause.start - 1;
        if self.people.is(noun, SAYING | LABELLING | COPULA) || self.looks_any(noun, Token::COMMA) {
            return None;
        }
        let verb = (clause.start + 2..=first).rev().take(7).find(|token| self.verb(*token))?;
        let before = verb - 1;
        let joined = matches!(self.word(before), "and" | "but" | "or" | "not");
        let stranded = matches!(
            self.word(before),
            "after" | "for" | "with" | "to" | "at" | "in" | "on" | "from" | "about"
        );
        let subject = self.people.named(before).is_some()
            || (self.people.is(before, FUNCTION | DEGREE | RELATIVE) && !stranded);
        let earlier = (clause.start + 1..before).any(|token| self.verb(token));
        if joined || subject || !earlier {
            return None;
        }
        match self.opening(&(noun..noun + 1), &(sentence.start..noun)) {
            Opening::Determiner => Some(self.people.named(noun).unwrap_or(About::Thing)),
            _ => self.people.named(noun),
        }
    }

    /// The subject among the words before some words of a clause.
    pub(super) fn subject(&self, left: &Range<u32>, first: u32, empty: bool) -> Option<Whom> {
        let found = self.before_verb(left, first).or_else(|| self.nearest(left).map(Whom::said));
        let it = empty
            && left.clone().all(|token| self.people.named(token).is_none_or(|who| !who.is_person()))
            && self.people.any(left, PRONOUN_THING);
        found.filter(|_| !it)
    }

    /// The noun right before the verb that leads to the words: "the minibus | is", "his hands | are".
    pub(super) fn before_verb(&self, left: &Range<u32>, first: u32) -> Option<Whom> {
        let from = left.start.max(first.saturating_sub(5));
        let verb = (from..=first)
            .rev()
            .take_while(|token| {
                *token == first
                    || self.verb(*token)
                    || (self.people.named(*token).is_none() && !self.looks_any(*token, Token::COMMA))
            })
            .find(|token| self.verb(*token))?;
        let mut noun = verb.checked_sub(1).filter(|token| *token >= left.start)?;
        while noun > left.start && (self.people.is(noun, DEGREE) || self.verb(noun)) {
            noun -= 1;
        }
        if self.people.is(noun, PRONOUN_ONE | PRONOUN_MANY | PRONOUN_THING) {
            return self.people.named(noun).map(Whom::followed);
        }
        if self.people.is(noun, FUNCTION | RELATIVE | SAYING | DETERMINER)
            || self.verb(noun)
            || self.looks_any(noun, Token::COMMA)
        {
            return None;
        }
        let aspect = self.people.is(noun, ASPECT);
        match self.opening(&(noun..noun + 1), left) {
            Opening::Owner(token) if aspect => self.people.named(token).map(Whom::followed),
            // "YP1's account is short", "her periods are heavy": a thing of hers that is no part of her.
            Opening::Owner(_)
                if self.people.named(noun).is_none()
                    && !self.looks_any(noun, Token::CAPITAL)
                    && self.is_bare_thing(noun) =>
            {
                Some(Whom::guessed(About::Thing))
            }
            // "Officers at the gate", "a girl in the car": the first noun is the subject, not the nearest.
            // "The offer of free vapes is": nobody is named, and the subject is a thing.
            _ if self.held(noun, left.start)
                && self.people.is(left.start, DETERMINER)
                && !self.people.is(left.start + 1, ASPECT)
                && (left.start..verb).all(|at| self.people.named(at).is_none_or(|who| !who.is_person())) =>
            {
                Some(Whom::guessed(About::Thing))
            }
            _ if self.held(noun, left.start) => None,
            Opening::Determiner
                if !aspect && self.people.named(noun).is_none() && !self.looks_any(noun, Token::CAPITAL) =>
            {
                Some(Whom::guessed(About::Thing))
            }
            _ => {
                let joined = self.joined_to(noun, left.start);
                joined.or_else(|| self.people.named(noun)).map(Whom::said)
            }
        }
    }

    /// Nouns for what somebody has and tells, of which size and colour are said as well as of bodies.
    fn is_bare_thing(&self, noun: u32) -> bool {
        const THINGS: &[&str] = &[
            "account",
            "accounts",
            "answer",
            "answers",
            "attendance",
            "bladder",
            "chances",
            "conversation",
            "conversations",
            "day",
            "days",
            "diary",
            "evidence",
            "file",
            "grades",
            "hearing",
            "hours",
            "journey",
            "letter",
            "letters",
            "list",
            "lungs",
            "memory",
            "message",
            "messages",
            "note",
            "notes",
            "period",
            "periods",
            "placement",
            "record",
            "replies",
            "reply",
            "share",
            "shift",
            "sight",
            "sleep",
            "statement",
            "stay",
            "story",
            "tenancy",
            "texts",
            "visit",
            "visits",
            "wait",
            "week",
            "weeks",
        ];
        THINGS.contains(&self.word(noun))
    }

    /// The last word of some that names somebody or something and stands under no preposition; one that does,
    /// where there is no better. A thing in the middle of what somebody does gives way to that somebody.
    pub(super) fn nearest(&self, words: &Range<u32>) -> Option<About> {
        let mut under = None;
        let mut thing = None;
        for token in words.clone().rev() {
            let Some(named) = self.people.named(token) else { continue };
            // "X, say wardens, and is": who tells.
            if token > words.start + 1
                && self.people.is(token - 1, SAYING)
                && self.looks_any(token - 2, Token::COMMA)
                && named == About::Professional
            {
                continue;
            }
            if self.held(token, words.start) {
                // "One in the shop, in a grey hoodie": where somebody is says nothing of whom the words are about.
                under = under.or(Some(named).filter(|who| who.is_person()));
            } else if named.is_person() {
                // "The girl and her brother are": the first of two joined by "and" speaks for both.
                return Some(self.joined_to(token, words.start).unwrap_or(named));
            } else {
                thing = thing.or(Some(named));
            }
        }
        thing.or(under)
    }

    /// Whether a word stands under a preposition.
    pub(super) fn held(&self, token: u32, start: u32) -> bool {
        let from = start.max(token.saturating_sub(4));
        (from..token)
            .rev()
            .take_while(|before| {
                let owner = self.looks_any(*before, Token::POSSESSIVE);
                (owner || self.people.named(*before).is_none())
                    && !self.looks_any(*before, Token::COMMA | Token::DIGIT)
            })
            .any(|before| self.people.is(before, PREPOSITION))
    }

    /// "the girl and her brother": the one before "and", where both are one subject.
    pub(super) fn joined_to(&self, token: u32, start: u32) -> Option<About> {
        let and = (start.max(token.saturating_sub(3))..token).rev().find(|at| self.word(*at) == "and")?;
        let before = and.checked_sub(1).filter(|at| *at >= start)?;
        self.people.named(before).filter(|who| matches!(who, About::YoungPerson | About::Group))
    }
}
