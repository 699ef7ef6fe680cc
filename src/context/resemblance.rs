//! How much a sentence resembles wording that supervisors have asked to change: linear scores over its words and
//! pairs of words, with weights that `examples/train_resemblance` learns from `tests/bank` and the packs' examples
//! (docs/adr/0008). One score is of the whole sentence, another of the heaviest stretch of six words in it.
//!
//! Everything is whole numbers, so that the scores are the same everywhere. A word or a pair is a number by its
//! letters (`super::likeness` has the weights). Names, codes and figures are all one word.

mod aside;
mod feature;
mod shown;
mod weight;

use std::ops::Range;

pub use weight::{SCALE, scale, scaled, together};

use super::class::{GROUP, PRONOUN_MANY, PRONOUN_ONE, YOUNG_PERSON};
use super::likeness::table;
use super::{About, Context, Facts};
use crate::dates::{DateKind, DateMention};
use crate::rule::Fact;
use crate::text::Span;
use feature::Feature;
use weight::Weight;

/// How many words a stretch has.
pub const STRETCH: usize = 6;

/// Under this score a sentence is not asked about, whatever else is found in it.
const LEAST: i32 = -40;

/// By so much more a sentence that names no young person has to resemble.
const ALONE: i32 = 16;

/// From this score on a stretch beside one that was found already resembles it too.
const RESEMBLES_BESIDE: i32 = 0;

/// A sentence as the program that learns the weights takes it.
#[derive(Debug)]
pub struct Weighed {
    /// Its features by their numbers, each with the words of the sentence that it is made of, from 0; none for a fact
    /// about the whole.
    pub features: Vec<(u32, Range<u32>)>,
    /// The bytes of every word.
    pub words: Vec<Span>,
}

/// How much a sentence resembles.
#[derive(Debug, Clone)]
pub(super) struct Resemblance {
    /// With its heaviest stretch.
    score: i32,
    /// The words of that stretch.
    heaviest: Range<u32>,
}

impl Context<'_> {
    /// What the weights of a sentence are learnt from; `None` for one that is not scored.
    pub fn weighed(&self, sentence: usize) -> Option<Weighed> {
        let words = self.sentences.all.get(sentence)?.tokens.clone();
        let mut features = Vec::new();
        let own = |at: u32| at.saturating_sub(words.start);
        self.each_feature(sentence, |feature| {
            features.push((feature.number, own(feature.words.start)..own(feature.words.end)));
        });
        let tokens = &self.hits.tokens()[words.start as usize..words.end as usize];
        let words = tokens.iter().map(|token| Span::new(token.start, token.end)).collect();
        (!features.is_empty()).then_some(Weighed { features, words })
    }

    /// How much a sentence resembles wording that supervisors have asked to change, by its heaviest stretch that holds any
    /// of some words; `None` where it is not scored.
    fn resemblance(
        &self,
        sentence: usize,
        over: &Range<u32>,
        stretches: &mut Stretches,
    ) -> Option<Resemblance> {
        self.scored(sentence, stretches, |first| first < over.end && over.start < first + STRETCH as u32)
    }

    /// The same by the heaviest stretch that has none of some words.
    fn resemblance_beside(
        &self,
        sentence: usize,
        words: &Range<u32>,
        stretches: &mut Stretches,
    ) -> Option<Resemblance> {
        self.scored(sentence, stretches, |first| words.end <= first || first + STRETCH as u32 <= words.start)
    }

    /// The same by the heaviest stretch of those that are wanted by their first word; `None` when there is none. What
    /// `stretches` held before is forgotten.
    fn scored(
        &self,
        sentence: usize,
        stretches: &mut Stretches,
        wanted: impl Fn(u32) -> bool,
    ) -> Option<Resemblance> {
        let sums = self.sums(sentence, stretches, |_| {})?;
        self.resemblance_of(sentence, &sums, stretches, wanted)
    }

    /// Adds up what the features of a sentence weigh, and gives each to whoever else goes by them; `None` for a sentence
    /// that is not scored.
    pub(super) fn sums(
        &self,
        sentence: usize,
        stretches: &mut Stretches,
        mut also: impl FnMut([i8; table::SCORES]),
    ) -> Option<Sums> {
        let words = self.sentences.all.get(sentence)?.tokens.clone();
        let mut sums = Sums { sum: 0, features: 0 };
        stretches.begin(words.len());
        self.each_feature(sentence, |feature| {
            also(sums.add(&feature, &words, stretches));
        });
        (sums.features > 0).then_some(sums)
    }

    /// How much a sentence resembles by its sums, with the heaviest of the stretches that are wanted by their first word.
    pub(super) fn resemblance_of(
        &self,
        sentence: usize,
        sums: &Sums,
        stretches: &Stretches,
        wanted: impl Fn(u32) -> bool,
    ) -> Option<Resemblance> {
        let words = &self.sentences.all.get(sentence)?.tokens;
        let (first, stretch) = stretches.heaviest(|first| wanted(words.start + first))?;
        let every = Weight::every();
        let whole = every.sentence + scaled(sums.sum, sums.features);
        let first = words.start + first;
        Some(Resemblance {
            score: together(whole, every.stretch + stretch),
            heaviest: first..words.end.min(first + STRETCH as u32),
        })
    }

    /// How much a sentence resembles with its heaviest stretch; one that names no young person does so less.
    pub(crate) fn resemblance_at(&self, sentence: usize) -> Option<i32> {
        let words = &self.sentences.all.get(sentence)?.tokens;
        let score = self.likeness(sentence)?.resemblance.as_ref()?.score;
        Some(if self.names_young(words) { score } else { score - ALONE })
    }

    /// "Kit told me that you get followed": what a young person told the author is theirs, in whoever's words.
    fn tells_what_was_told(&self, sentence: usize) -> bool {
        self.facts.get(sentence).is_some_and(|facts| facts.any(Facts::of(&[Fact::YoungPersonView])))
    }

    fn names_young(&self, words: &Range<u32>) -> bool {
        const YOUNG: u64 = YOUNG_PERSON | GROUP | PRONOUN_ONE | PRONOUN_MANY;
        self.people.any(words, YOUNG)
            || words.clone().any(|word| self.people.named(word) == Some(About::YoungPerson))
    }

    /// Whether what is shown of a sentence that resembles does so apart from what was found in the sentence already.
    pub(crate) fn resembles_beside(&self, shown: Span, found: &[Span]) -> bool {
        let tokens = self.hits.tokens();
        let sentence = self.sentences.at(shown.start);
        let over = self.hits.tokens_in(shown);
        self.resemblance(sentence, &over, &mut Stretches::default()).is_some_and(|resemblance| {
            let words = &resemblance.heaviest;
            let (start, end) = (tokens[words.start as usize].start, tokens[words.end as usize - 1].end);
            let apart = |span: &Span| span.end <= start || end <= span.start;
            resemblance.score >= RESEMBLES_BESIDE && found.iter().all(apart)
        })
    }

    /// Of each sentence that may resemble such wording, the clause that weighs most, and that of a stretch beside it where
    /// one does too. A text that hardly speaks of children, or tells of no day and no member, has none: papers on how such
    /// reports are made blame in the same words, and nobody.
    pub(super) fn resembling(&self) -> Vec<Span> {
        if !self.about_children || !self.tells_of_a_case() {
            return Vec::new();
        }
        let mut out = Vec::new();
        let mut stretches = Stretches::default();
        for (index, sentence) in self.sentences.all.iter().enumerate() {
            let words = sentence.tokens.clone();
            let Some(Resemblance { score, heaviest }) =
                self.likeness(index).and_then(|likeness| likeness.resemblance.clone())
            else {
                continue;
            };
            if score < LEAST || self.is_template(index) || self.tells_what_was_told(index) {
                continue;
            }
            let beside = self.resemblance_beside(index, &heaviest, &mut stretches);
            let beside =
                beside.filter(|beside| beside.score >= RESEMBLES_BESIDE).map(|beside| beside.heaviest);
            let Some(beside) = beside else {
                out.push(self.clause_of(index, &heaviest, &words));
                continue;
            };
            let (first, last) =
                if beside.start < heaviest.start { (beside, heaviest) } else { (heaviest, beside) };
            // One question where one excerpt can show both.
            if let Some(both) = self.shown_together(index, &(first.start..last.end)) {
                out.push(both);
            } else {
                out.push(self.clause_of(index, &first, &(words.start..last.start)));
                out.push(self.clause_of(index, &last, &(first.end..words.end)));
            }
        }
        out
    }

    /// Whether a text tells of a day, or says by what labels it calls the young people; a short one is taken to.
    pub(super) fn tells_of_a_case(&self) -> bool {
        let a_day = |date: &DateMention| matches!(date.kind, DateKind::Day | DateKind::YearlessDay);
        self.hits.tokens().len() < super::whole_text::PASSING
            || self.dates.iter().any(a_day)
            || !self.brief.members.is_empty()
    }
}

/// What the features of a sentence weigh together.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sums {
    sum: i32,
    /// How many there are.
    pub(super) features: usize,
}

impl Sums {
    /// Adds a feature of a sentence of some words, and gives all that it weighs.
    fn add(
        &mut self,
        feature: &Feature,
        words: &Range<u32>,
        stretches: &mut Stretches,
    ) -> [i8; table::SCORES] {
        let weights = table::weights(feature.number);
        let weight = Weight::among(weights);
        self.sum += weight.sentence;
        self.features += 1;
        stretches.add(&(feature.words.start - words.start..feature.words.end - words.start), weight.stretch);
        weights
    }
}

/// The sums of all stretches of a sentence.
#[derive(Debug, Default)]
pub struct Stretches {
    /// By the first word of a stretch: what its sum and the number of its features change by against the one before.
    steps: Vec<Step>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Step {
    weight: i32,
    features: i32,
}

impl Stretches {
    /// Those of a sentence of some words: one that is shorter than a stretch is one.
    pub fn of(words: usize) -> Self {
        let mut this = Self::default();
        this.begin(words);
        this
    }

    /// Goes on to a sentence of some words.
    fn begin(&mut self, words: usize) {
        self.steps.clear();
        self.steps.resize(words.saturating_sub(STRETCH) + 1, Step::default());
    }

    /// Adds a feature of some words to every stretch that has all of them; a fact about the whole belongs to none.
    pub fn add(&mut self, words: &Range<u32>, weight: i32) {
        if words.is_empty() {
            return;
        }
        let first = (words.end as usize).saturating_sub(STRETCH);
        let after = words.start as usize + 1;
        if let Some(step) = self.steps.get_mut(first) {
            step.weight += weight;
            step.features += 1;
        }
        if let Some(step) = self.steps.get_mut(after) {
            step.weight -= weight;
            step.features -= 1;
        }
    }

    /// The first word of the stretch that weighs most of those that are wanted by it, of equals the first, and its weight.
    pub fn heaviest(&self, wanted: impl Fn(u32) -> bool) -> Option<(u32, i32)> {
        let (mut sum, mut features) = (0, 0_i32);
        let mut best: Option<(u32, i32)> = None;
        for (first, step) in self.steps.iter().enumerate() {
            sum += step.weight;
            features += step.features;
            let score = scaled(sum, features.unsigned_abs() as usize); // never less than none
            if best.is_none_or(|best| score > best.1) && wanted(first as u32) {
                best = Some((first as u32, score));
            }
        }
        best
    }
}

#[cfg(test)]
mod tests {
    use super::{Stretches, scaled};

    #[test]
    fn the_heaviest_stretch_has_all_of_its_features() {
        let mut stretches = Stretches::of(10);
        stretches.add(&(0..1), 20);
        stretches.add(&(6..8), 30); // a pair: in the stretches that begin at words 2 to 6, of which the last is 4
        stretches.add(&(8..9), 30);
        stretches.add(&(3..3), 500); // of no words
        assert_eq!(stretches.heaviest(|_| true), Some((3, scaled(60, 2))));
        assert_eq!(stretches.heaviest(|first| first < 1), Some((0, scaled(20, 1))));
        assert_eq!(stretches.heaviest(|first| first > 9), None);
    }

    #[test]
    fn a_short_sentence_is_one_stretch() {
        let mut stretches = Stretches::of(4);
        stretches.add(&(0..2), 5);
        stretches.add(&(2..4), 7);
        assert_eq!(stretches.heaviest(|_| true), Some((0, scaled(12, 2))));
    }
}
