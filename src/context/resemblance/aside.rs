//! How much some words of a sentence resemble, whatever day and source stand beside them.

use std::ops::Range;

use super::feature::{Feature, dated};
use super::{STRETCH, Stretches, Sums};
use crate::context::Context;
use crate::context::class::FUNCTION;
use crate::text::Span;

/// The longest bracket that is taken for a source, in bytes.
const LONGEST_BRACKET: usize = 200;

impl Context<'_> {
    /// How much a sentence resembles with the stretches of it that some of its words stand in, when and from whom it comes
    /// left aside: a day or a source beside it makes no wording better. `None` where it is not scored, and where it has so
    /// few words that too little is known.
    pub(crate) fn resemblance_over(&self, span: Span) -> Option<i32> {
        const LEAST_WORDS: usize = 8;
        let sentence = self.sentences.at(span.start);
        let words = self.sentences.all.get(sentence)?.tokens.clone();
        let over = self.hits.tokens_in(span);
        let aside = self.words_aside(sentence, &over);
        let mut marked = vec![false; words.len()];
        for word in aside.into_iter().flatten().filter(|word| words.contains(word)) {
            marked[(word - words.start) as usize] = true;
        }
        let is_aside = |word: u32| marked.get((word - words.start) as usize) == Some(&true);
        if words.clone().filter(|word| !is_aside(*word)).count() < LEAST_WORDS {
            return None;
        }
        let mut stretches = Stretches::default();
        let mut sums = Sums { sum: 0, features: 0 };
        stretches.begin(words.len());
        self.each_feature(sentence, |feature| {
            if feature.words.clone().any(is_aside) {
                return;
            }
            let feature = if feature.number == dated(true) {
                Feature { number: dated(false), ..feature }
            } else {
                feature
            };
            sums.add(&feature, &words, &mut stretches);
        });
        let wanted = |first: u32| first < over.end && over.start < first + STRETCH as u32;
        self.resemblance_of(sentence, &sums, &stretches, wanted).map(|resemblance| resemblance.score)
    }

    /// The words of a sentence that say when, with the word that leads there ("on", "since"), and what stands in round
    /// brackets with a day, such as a source; none of some words of it.
    fn words_aside(&self, sentence: usize, over: &Range<u32>) -> Vec<Range<u32>> {
        let own = &self.sentences.all[sentence];
        let text = self.draft.slice(own.span);
        let dated = self.dates_in(own.span).iter().map(|date| {
            let words = self.hits.tokens_in(date.span);
            let before = words.start.saturating_sub(1).max(own.tokens.start);
            let leads = before < words.start && self.people.is(before, FUNCTION);
            if leads { before..words.end } else { words }
        });
        let bracketed = text.match_indices('(').filter_map(|(at, _)| {
            let near = &text.as_bytes()[at..text.len().min(at + LONGEST_BRACKET)];
            let end = at + near.iter().position(|byte| *byte == b')')?;
            let span = Span::new(own.span.start + at as u32, own.span.start + end as u32);
            (!self.dates_in(span).is_empty()).then(|| self.hits.tokens_in(span))
        });
        dated.chain(bracketed).filter(|words| words.end <= over.start || over.end <= words.start).collect()
    }
}
