//! Whether a sentence is a finding: an event, a pattern or a change that concerns the young people.
//!
//! A few marks are added up: how the verb stands in time, what it tells, who it is told of, what else the
//! sentence names, and where it stands. Each mark has a weight that says in halves how much it speaks for a
//! finding, so that any decision can be read off the sentence.

mod weight;
mod told_of;
mod change;
mod mark;
mod against;
mod author;

use std::ops::Range;

use super::Context;
use super::class::{CHANGE_CUE, CHANGE_VERB, EVENT_VERB, HARM_NOUN, VAGUE_TIME};
use super::verb::{Clause, Tense, Verb, Voice};
use crate::draft::BlockKind;
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

/// From this many there is hardly a doubt.
const SURE: i32 = 8;

/// A note of at most this many words needs no verb.
const NOTE_WORDS: usize = 14;

/// How a sentence tells.
#[derive(Debug, Clone, Copy)]
pub(super) struct Telling {
    /// What speaks for a finding, less what speaks against it, in halves.
    weight: i32,
    /// Whether its first verb goes on with a story: "he had rope burns", "they were examined".
    pub(super) story: bool,
    /// Whether it claims a change that still holds: "has grown", "are dropping out".
    pub(super) change: bool,
    /// Whether it tells what has come of late: a change, or "has been seen outside".
    pub(super) lately: bool,
}

impl Telling {
    /// Of a sentence that tells nothing.
    pub(super) const NONE: Self = Self { weight: 0, story: false, change: false, lately: false };

    /// Whether the sentence is a finding.
    pub(super) const fn is_finding(self) -> bool {
        self.weight >= ENOUGH
    }

    /// Whether there is hardly a doubt.
    pub(super) const fn is_sure(self) -> bool {
        self.weight >= SURE
    }
}

impl Context<'_> {
    /// Whether a block is where findings are told.
    pub(super) fn tells_findings(&self, block: usize) -> bool {
        let roles = self.roles_at(block);
        let kind = self.draft.blocks()[block].kind;
        let prose =
            matches!(kind, BlockKind::Paragraph | BlockKind::Item | BlockKind::Cell | BlockKind::TextBox);
        prose && self.is_prose(block) && (!roles.any(ELSEWHERE) || roles.first() == Role::Findings)
    }

    /// Whether a block tells how the work was done or who helped: findings strayed there, if they leave no doubt.
    pub(super) fn tells_in_passing(&self, block: usize) -> bool {
        let kind = self.draft.blocks()[block].kind;
        matches!(kind, BlockKind::Paragraph | BlockKind::Item | BlockKind::Cell)
            && self.roles_at(block).any(&[Role::Contributors, Role::Method])
            && !self.roles_at(block).any(&[Role::Actions, Role::Sharing, Role::Glossary, Role::Reference])
            && self.is_prose(block)
    }

    /// Whether a block is where the group is introduced or praised: only a change is a finding there.
    pub(super) fn tells_changes(&self, block: usize) -> bool {
        let kind = self.draft.blocks()[block].kind;
        matches!(kind, BlockKind::Paragraph | BlockKind::Item)
            && self.roles_at(block).any(&[Role::Scope, Role::Strengths, Role::Background])
            && self.is_prose(block)
    }

    /// Whether a block stands in the plan: what has come of late is told there too, between the steps.
    pub(super) fn tells_between_steps(&self, block: usize) -> bool {
        let kind = self.draft.blocks()[block].kind;
        kind == BlockKind::Paragraph
            && self.roles_at(block).any(&[Role::Actions, Role::Review])
            && !self.roles_at(block).any(&[Role::Sharing, Role::Glossary, Role::Reference, Role::Voice])
            && self.is_prose(block)
    }

    /// Weighs a sentence. `incidents`: other sentences of its section tell dated events.
    pub(super) fn telling(&self, index: usize, incidents: bool) -> Telling {
        let sentence = &self.sentences.all[index];
        let words = &sentence.tokens;
        let quoted = self.quotations_in(sentence.span).next().is_some();
        let mut verbs: Vec<Verb> = self.verbs(words);
        if quoted {
            verbs.retain(|verb| !self.is_said(verb.at));
        }
        let text = self.draft.slice(sentence.span);
        let kind = self.draft.blocks()[sentence.block].kind;
        let said = if quoted { words.clone().filter(|at| self.is_said(*at)).count() } else { 0 };
        let finite = verbs.iter().any(|verb| !matches!(verb.tense, Tense::Gerund | Tense::Participle));
        let story = verbs
            .iter()
            .find(|verb| !matches!(verb.tense, Tense::Gerund))
            .is_some_and(|verb| matches!(verb.tense, Tense::Past | Tense::Participle));
        // A line that stands alone without a stop is a title: "5. Other matters heard".
        let title = kind == BlockKind::Paragraph
            && words.len() <= 8
            && !text.ends_with(['.', '!', '”', '"', ')', '…'])
            && self.sentences.of_block(sentence.block).len() == 1;
        if title || text.ends_with('?') || text.ends_with(':') || said * 2 > words.len() {
            return Telling { weight: 0, story, change: false, lately: false };
        }
        let numbered = kind == BlockKind::Paragraph
            && text.starts_with(|mark: char| mark.is_ascii_digit())
            && self.sentences.of_block(sentence.block).len() == 1;
        let listed = numbered || matches!(kind, BlockKind::Item | BlockKind::Cell);
        let strongest = verbs.iter().map(|verb| self.weigh(verb, words, finite, listed)).max();
        // "no injuries seen" tells of none.
        let none = |at: u32| at > words.start && matches!(self.word(at - 1), "no" | "No" | "without" | "any");
        let harm = self.people.of_sentence(index) & HARM_NOUN != 0
            && words.clone().any(|at| self.people.is(at, HARM_NOUN) && !none(at) && !self.is_said(at));
        let change = self.own_words(words, CHANGE_CUE);
        let mut weight = strongest.unwrap_or(0);
        if change {
            weight = weight.max(2);
        }
        if !finite && words.len() <= NOTE_WORDS {
            weight = weight.max(i32::from(harm) * if listed && incidents { 4 } else { 2 });
            weight += i32::from(harm && self.counts_many(words)) * 2;
        }
        let new = verbs.iter().any(|verb| self.is_new(verb, words.end));
        weight += i32::from(harm) * 2 + i32::from(change || new) * 3;
        // "The danger is the man and the ease with which an account is used": what a sentence with such a verb says
        // stands, whatever is told in passing.
        let states = verbs.first().is_some_and(|verb| {
            verb.tense == Tense::Present
                && verb.voice == Voice::Linking
                && verb.clause == Clause::Main
                && matches!(self.small(verb.at).as_ref(), "is" | "are")
                && !(words.start..verb.first).any(|at| matches!(self.word(at), "There" | "there"))
        });
        weight -= if states && !change && !new { 3 } else { 0 };
        // Who says "recently" tells of something that happened.
        let told = verbs.iter().any(|verb| {
            matches!(verb.tense, Tense::Past | Tense::Perfect | Tense::Going) && verb.voice != Voice::Linking
        });
        weight += if told && self.own_words(words, VAGUE_TIME) { 2 } else { 0 };
        weight += i32::from(incidents || self.roles_at(sentence.block).has(Role::Findings));
        let roles = self.roles_at(sentence.block);
        // Under a heading of no known kind a report tells what it found.
        weight += i32::from(!incidents && !roles.has(Role::Findings) && roles.first() == Role::Other);
        weight += if verbs.iter().any(|verb| self.is_held_out(verb, words)) { 6 } else { 0 };
        weight -= self.against(index, new);
        let changed = new
            || verbs.iter().any(|verb| {
                matches!(verb.tense, Tense::Perfect | Tense::Going)
                    && (self.people.is(verb.at, CHANGE_VERB) || self.turns_otherwise(verb, words.end))
            });
        // What has come to light, or goes on: "has been seen outside", "is messaging two of them".
        let lately = changed
            || harm && verbs.iter().any(|verb| self.there_has_been(verb, words.start))
            || verbs.iter().any(|verb| {
                verb.clause == Clause::Main
                    && verb.voice != Voice::Linking
                    && (verb.tense == Tense::Going
                        || verb.tense == Tense::Perfect
                            && (verb.habit || self.people.is(verb.at, EVENT_VERB)))
            });
        // What is good stands, unless it is said to be new.
        weight -= if !changed && self.roles_at(sentence.block).has(Role::Strengths) { 4 } else { 0 };
        Telling { weight, story, change: changed, lately }
    }

    /// Whether any of the author's own words is in a class.
    fn own_words(&self, words: &Range<u32>, classes: u64) -> bool {
        // Most sentences have none at all, which is told at once.
        self.people.of_sentence(self.sentences.of_token(words.start)) & classes != 0
            && words.clone().any(|at| self.people.is(at, classes) && !self.is_said(at))
    }

    /// Whether a word stands in somebody's speech.
    fn is_said(&self, at: u32) -> bool {
        self.quotation(&(at..at + 1)).is_some_and(|quotation| quotation.words > 2)
    }
}
