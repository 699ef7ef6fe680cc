//! Whether a sentence is a finding: an event, a pattern or a change that concerns the young people.
//!
//! A few marks are added up: how the verb stands in time, what it tells, who it is told of, what else the
//! sentence names, and where it stands. Each mark has a weight that says in halves how much it speaks for a
//! finding, so that any decision can be read off the sentence.

use std::ops::Range;

use super::class::{
    AUTHOR_SUBJECT, CHANGE_CUE, CHANGE_VERB, EVENT_VERB, HARM_NOUN, HYPOTHETICAL, INSTRUCTION, NEGATION, PREPOSITION,
    REPORT_MAKING, STATIVE,
};
use super::verb::{Tense, Verb};
use super::{About, Context};
use crate::draft::BlockKind;
use crate::lexicon::Token;
use crate::role::Role;

/// Sections that hold no findings of their own: the young people's own words, the report's own frame, the plan.
const ELSEWHERE: &[Role] = &[
    Role::Voice,
    Role::Sharing,
    Role::Scope,
    Role::Contributors,
    Role::Actions,
    Role::Glossary,
    Role::Reference,
    Role::Method,
    Role::Purpose,
    Role::Review,
];

/// From this many halves a sentence is a finding.
const ENOUGH: i32 = 6;

/// A note of at most this many words needs no verb.
const NOTE_WORDS: usize = 14;

/// How a sentence tells.
#[derive(Debug, Clone, Copy)]
pub(super) struct Telling {
    /// What speaks for a finding, less what speaks against it, in halves.
    weight: i32,
    /// Whether its first verb goes on with a story: "he had rope burns", "they were examined".
    pub(super) story: bool,
}

impl Telling {
    /// Whether the sentence is a finding.
    pub(super) const fn is_finding(self) -> bool {
        self.weight >= ENOUGH
    }
}

impl Context<'_> {
    /// Whether a block is where findings are told.
    pub(super) fn tells_findings(&self, block: usize) -> bool {
        let roles = self.roles_at(block);
        let kind = self.draft.blocks()[block].kind;
        let prose = matches!(kind, BlockKind::Paragraph | BlockKind::Item | BlockKind::Cell | BlockKind::TextBox);
        prose && self.is_prose(block) && (!roles.any(ELSEWHERE) || roles.first() == Role::Findings)
    }

    /// Weighs a sentence. `incidents`: other sentences of its section tell dated events.
    pub(super) fn telling(&self, index: usize, incidents: bool) -> Telling {
        let sentence = &self.sentences.all[index];
        let words = &sentence.tokens;
        let verbs: Vec<Verb> = self.verbs(words).into_iter().filter(|verb| !self.is_said(verb.at)).collect();
        let text = self.draft.slice(sentence.span);
        let said = words.clone().filter(|at| self.is_said(*at)).count();
        let finite = verbs.iter().any(|verb| !matches!(verb.tense, Tense::Gerund | Tense::Participle));
        let story = verbs
            .iter()
            .find(|verb| !matches!(verb.tense, Tense::Gerund))
            .is_some_and(|verb| matches!(verb.tense, Tense::Past | Tense::Participle));
        if text.ends_with('?') || text.ends_with(':') || said * 2 > words.len() {
            return Telling { weight: 0, story };
        }
        let strongest = verbs.iter().map(|verb| self.weigh(verb, words, finite)).max();
        let harm = self.own_words(words, HARM_NOUN);
        let change = self.own_words(words, CHANGE_CUE);
        let mut weight = strongest.unwrap_or(0);
        let kind = self.draft.blocks()[sentence.block].kind;
        let note = !finite && words.len() <= NOTE_WORDS;
        if note {
            let listed = matches!(kind, BlockKind::Item | BlockKind::Cell);
            weight = weight.max(i32::from(harm) * if listed && incidents { 4 } else { 2 });
        }
        weight += i32::from(harm) * 2 + i32::from(change) * 3 + i32::from(incidents);
        weight -= self.against(words, sentence.block);
        Telling { weight, story }
    }

    /// What one verb group says for a finding.
    fn weigh(&self, verb: &Verb, words: &Range<u32>, finite: bool) -> i32 {
        let classes = self.people.classes(verb.at);
        let tells = classes & EVENT_VERB != 0;
        let changes = classes & CHANGE_VERB != 0;
        let clause = self.sentences.clause(verb.at);
        let start = clause.start.min(verb.first).max(words.start);
        let there = verb.first > start && matches!(self.word(verb.first - 1), "There" | "there");
        let mut weight = match verb.tense {
            Tense::Past if verb.copula && !there => 0,
            Tense::Perfect if verb.copula && !there => 2,
            Tense::Present if verb.copula && !there => -2,
            Tense::Past | Tense::Perfect if there => 3,
            Tense::Present if there => 1,
            Tense::Perfect => 4,
            Tense::Past => 3,
            Tense::Going => 3,
            Tense::Present => 1,
            Tense::Participle if !finite && verb.at == words.start => 5,
            Tense::Gerund if !finite => 3,
            Tense::Participle | Tense::Gerund => -4,
        };
        if !verb.copula {
            weight += if tells || changes { 2 } else { 0 };
            weight += if classes & STATIVE != 0 && !tells && !changes { -3 } else { 0 };
        }
        weight += match self.told_of(start..verb.first) {
            Some(About::YoungPerson | About::Group | About::AdultOfConcern) => 2,
            Some(About::Professional) => -1,
            Some(About::Place) if !tells => -1,
            _ => 0,
        };
        let object = (verb.at + 1..clause.end).any(|at| {
            matches!(self.people.named(at), Some(About::YoungPerson | About::Group)) && !self.is_said(at)
        });
        weight += i32::from(object && !verb.copula);
        weight - if verb.negated && !changes { 3 } else { 0 }
    }

    /// Who the verb is told of: the nearest person or count before it that no preposition holds.
    fn told_of(&self, words: Range<u32>) -> Option<About> {
        let mut held = None;
        for at in words.clone().rev() {
            let named = match self.people.named(at) {
                Some(named) => named,
                None if self.is_quantity(at) => About::YoungPerson,
                None => continue,
            };
            let from = words.start.max(at.saturating_sub(2));
            if (from..at).any(|before| self.people.is(before, PREPOSITION)) {
                held = held.or(Some(named));
            } else {
                return Some(named);
            }
        }
        held
    }

    /// What speaks against a finding.
    fn against(&self, words: &Range<u32>, block: usize) -> i32 {
        let roles = self.roles_at(block);
        let opens = words.start..words.end.min(words.start + 4);
        let mut weight = 0;
        for (class, halves) in [(REPORT_MAKING, 4), (HYPOTHETICAL, 4), (INSTRUCTION, 6)] {
            weight += if self.own_words(words, class) { halves } else { 0 };
        }
        if self.people.any(&opens, AUTHOR_SUBJECT) {
            weight += 5;
        }
        if self.people.any(&opens, NEGATION) && !self.own_words(words, CHANGE_CUE) {
            weight += 3;
        }
        weight += if roles.has(Role::Strengths) { 4 } else { 0 };
        weight + if roles.has(Role::Analysis) { 1 } else { 0 }
    }

    /// Whether any of the author's own words is in a class.
    fn own_words(&self, words: &Range<u32>, classes: u64) -> bool {
        words.clone().any(|at| self.people.is(at, classes) && !self.is_said(at))
    }

    /// Whether a word stands in somebody's speech.
    fn is_said(&self, at: u32) -> bool {
        self.quotation(&(at..at + 1)).is_some_and(|quotation| quotation.words > 3)
    }

    /// Whether a word opens with a capital.
    pub(super) fn is_capital(&self, at: u32) -> bool {
        self.hits.tokens()[at as usize].looks(Token::CAPITAL)
    }
}
