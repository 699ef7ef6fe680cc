//! How much a sentence resembles whatever day it tells of.

use std::ops::Range;

use super::feature::dated;
use super::weight::Weight;
use super::{Resemblance, STRETCH, Stretches, Sums};
use crate::context::Context;
use crate::context::class::{FUNCTION, PREPOSITION};
use crate::text::Span;

impl Context<'_> {
    /// How much a sentence resembles with the stretches of it that some of its words stand in; `None` where it is not
    /// scored, and where it has so few words that too little is known. What is dated resembles no less for its date: a
    /// verdict is none the calmer for saying when it was passed.
    pub(crate) fn resemblance_over(&self, span: Span) -> Option<i32> {
        const LEAST_WORDS: usize = 8;
        let sentence = self.sentences.at(span.start);
        if self.sentences.all.get(sentence)?.tokens.len() < LEAST_WORDS {
            return None;
        }
        let over = self.hits.tokens_in(span);
        let mut stretches = Stretches::default();
        let own = self.resemblance(sentence, &over, &mut stretches)?.score;
        let undated = self.resemblance_undated(sentence, &over, &mut stretches);
        Some(undated.map_or(own, |undated| own.max(undated.score)))
    }

    /// The same as if nothing said when it was; `None` where nothing does.
    fn resemblance_undated(
        &self,
        sentence: usize,
        over: &Range<u32>,
        stretches: &mut Stretches,
    ) -> Option<Resemblance> {
        let words = self.sentences.all.get(sentence)?.tokens.clone();
        words.clone().find(|word| self.tells_when(*word))?;
        let mut sums = Sums { sum: 0, features: 0 };
        stretches.begin(words.len());
        self.each_feature(sentence, |feature| {
            if feature.words.clone().any(|word| self.tells_when(word)) {
                return;
            }
            let number = if feature.number == dated(true) { dated(false) } else { feature.number };
            let weight = Weight::of(number);
            sums.sum += weight.sentence;
            sums.features += 1;
            stretches
                .add(&(feature.words.start - words.start..feature.words.end - words.start), weight.stretch);
        });
        self.resemblance_of(sentence, &sums, stretches, |first| {
            first < over.end && over.start < first + STRETCH as u32
        })
    }

    /// Whether a word belongs to a date, or leads to one: "on 4 May".
    fn tells_when(&self, word: u32) -> bool {
        self.is_dated(word)
            || self.people.is(word, PREPOSITION | FUNCTION)
                && word + 1 < self.hits.tokens().len() as u32
                && self.is_dated(word + 1)
    }
}
