//! What a sentence reads like: drift from the scope, a finding without a date, a claim that nobody made. Linear scores over
//! the same words and pairs as [`super::resemblance`], with weights that `examples/train_resemblance` learns from the
//! passages and reports of `tests/bank` (docs/adr/0013).

use super::likeness::table;
use super::verb::Tense;
use super::{Context, Speaker, Time};
use crate::dates::{DateKind, DateMention};
use crate::draft::BlockKind;
use crate::role::Role;
use crate::rule::Recogniser;
use crate::text::Span;

/// What a sentence may read like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// Matter that belongs in one child's record, is about others, or has no bearing on the group's safety.
    Drift,
    /// An event, a pattern or a change without a date.
    Undated,
    /// A claim or an opinion without a source.
    Unsourced,
}

/// Every reading, in the order of the table.
pub const READINGS: [Reading; 3] = [Reading::Drift, Reading::Undated, Reading::Unsourced];

impl Reading {
    /// The recogniser by which a rule asks about such sentences.
    pub(crate) const fn recogniser(self) -> Recogniser {
        match self {
            Self::Drift => Recogniser::ReadsDrift,
            Self::Undated => Recogniser::ReadsUndated,
            Self::Unsourced => Recogniser::ReadsUnsourced,
        }
    }

    /// The reading that a recogniser goes by; `None` for those that go by something else.
    pub(crate) fn of(recogniser: Recogniser) -> Option<Self> {
        READINGS.into_iter().find(|reading| reading.recogniser() == recogniser)
    }

    /// The group whose rules speak of such sentences too.
    pub(crate) const fn group(self) -> &'static str {
        match self {
            Self::Drift => "scope",
            Self::Undated => "dating",
            Self::Unsourced => "evidence",
        }
    }
}

/// Under this score a sentence is not asked about, whatever else is found in it.
const LEAST: i32 = -110;

/// A sentence of fewer words tells too little to be asked for its day.
const LEAST_TELLING: usize = 4;

/// Before the scores of readings stand those of wording.
const OF_WORDING: usize = table::SCORES - READINGS.len();

/// What the features of a sentence weigh together for each reading.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sums([i32; READINGS.len()]);

impl Sums {
    /// Adds a feature by its weights.
    pub(super) fn add(&mut self, weights: [i8; table::SCORES]) {
        for (sum, weight) in self.0.iter_mut().zip(&weights[OF_WORDING..]) {
            *sum += i32::from(*weight);
        }
    }

    /// The scores of a sentence of so many features.
    pub(super) fn scores(self, features: usize) -> [i32; READINGS.len()] {
        [0, 1, 2].map(|at| table::every(OF_WORDING + at) + super::resemblance::scaled(self.0[at], features))
    }
}

impl Context<'_> {
    /// How much a sentence reads like something; `None` where it is not scored.
    pub(crate) fn reads(&self, sentence: usize, reading: Reading) -> Option<i32> {
        self.likeness(sentence).map(|likeness| likeness.readings[reading as usize])
    }

    /// The sentences that may read like something, where the report tells of the young people.
    pub(super) fn reading_like(&self, reading: Reading) -> Vec<Span> {
        /// What is said of the report itself drifts nowhere.
        const FRAME: &[Role] = &[
            Role::Sharing,
            Role::Scope,
            Role::Contributors,
            Role::Glossary,
            Role::Reference,
            Role::Method,
            Role::Purpose,
            Role::Review,
            Role::Actions,
        ];
        if !self.about_children || !self.tells_of_a_case() {
            return Vec::new();
        }
        (0..self.sentences.all.len())
            .filter(|index| self.reads(*index, reading).is_some_and(|score| score >= LEAST))
            .filter(|index| {
                let sentence = &self.sentences.all[*index];
                !self.roles_at(sentence.block).any(FRAME)
                    && !self.is_template(*index)
                    && self.speaker(&(sentence.tokens.start..sentence.tokens.start + 1))
                        != Some(Speaker::YoungPerson)
                    && (reading != Reading::Undated
                        || self.says_no_time(*index)
                            && !self.roles_at(sentence.block).has(Role::Strengths)
                            && !self.leads_to_the_report(*index)
                            && !self.is_asked_for(&sentence.tokens))
            })
            .map(|index| self.sentences.all[index].span)
            .collect()
    }

    /// "Somebody ought to have a word with the skipper", "The girls to be found a room": what is still to be done has no day
    /// on which it happened.
    fn is_asked_for(&self, words: &std::ops::Range<u32>) -> bool {
        let verbs = self.verbs(words);
        let told = verbs.iter().any(|verb| !matches!(verb.tense, Tense::Gerund | Tense::Participle));
        words.clone().any(|at| {
            matches!(self.word(at), "should" | "ought" | "must")
                || self.word(at) == "to" && self.word(at + 1) == "be" && !told
        })
    }

    /// Whether a sentence has no date, and nothing around it says when.
    fn says_no_time(&self, index: usize) -> bool {
        let span = self.sentences.all[index].span;
        let when = |date: &DateMention| date.kind != DateKind::Impossible;
        let words = &self.sentences.all[index].tokens;
        // "They share.", "Behind the bakery": what tells of nothing has no day to give.
        let cell = self.draft.blocks()[self.sentences.all[index].block].kind == BlockKind::Cell;
        let tells = words.len() >= LEAST_TELLING
            && !self.draft.slice(span).trim_end().ends_with(':')
            && (!cell || !self.verbs(words).is_empty());
        if !tells {
            return false;
        }
        !self.dates_in(span).iter().any(when)
            && !self.told.timed[index]
            && !self.tells_a_time(span)
            && !self.hollow.get(index).copied().unwrap_or_default()
    }
    /// Whether a finding that tells its time has words of a span; findings are in order of place.
    fn tells_a_time(&self, span: Span) -> bool {
        let events = &self.told.events;
        let first = events.partition_point(|event| event.what.end <= span.start);
        let mut near = events[first..].iter().take_while(|event| event.what.start < span.end);
        near.any(|event| event.time != Time::Untold)
    }
}
