//! Which words of a sentence are shown for it: the clause of the stretch that weighs most, with what may stand beside it.

use std::ops::Range;

use super::weight::Weight;
use crate::context::Context;
use crate::text::Span;

/// At most this many bytes of a clause are shown.
const LONGEST: u32 = 160;

impl Context<'_> {
    /// The clause of a stretch of a sentence, with as many of the clauses beside it as may be shown; all of it among the
    /// words that may be.
    pub(super) fn clause_of(&self, sentence: usize, stretch: &Range<u32>, among: &Range<u32>) -> Span {
        let own = &self.sentences.all[sentence];
        let weights = self.word_weights(sentence);
        let of = |words: &Range<u32>| -> i32 {
            let from = (words.start - own.tokens.start) as usize;
            weights[from..from + words.len()].iter().sum()
        };
        let clauses: Vec<Range<u32>> = self.sentences.clauses
            [own.clauses.start as usize..own.clauses.end as usize]
            .iter()
            .map(|clause| clause.start.max(among.start)..clause.end.min(among.end))
            .filter(|clause| !clause.is_empty())
            .collect();
        let middle = stretch.start + (stretch.end - stretch.start) / 2;
        let Some(heaviest) = clauses.iter().position(|clause| clause.contains(&middle)) else {
            return self.shortened(among, &of);
        };
        let words = |from: usize, to: usize| clauses[from].start..clauses[to].end;
        let fits = |from: usize, to: usize| self.bytes_of(&words(from, to)).len() <= LONGEST;
        let (mut from, mut to) = (heaviest, heaviest);
        loop {
            let before = from > 0 && fits(from - 1, to);
            let after = to + 1 < clauses.len() && fits(from, to + 1);
            if before && (!after || of(&clauses[from - 1]) >= of(&clauses[to + 1])) {
                from -= 1;
            } else if after {
                to += 1;
            } else {
                break;
            }
        }
        self.shortened(&words(from, to), &of)
    }

    /// Some words of a sentence with the clauses that they stand in, or by themselves; `None` where they are too long to
    /// show.
    pub(super) fn shown_together(&self, sentence: usize, words: &Range<u32>) -> Option<Span> {
        let own = &self.sentences.all[sentence];
        let clauses = &self.sentences.clauses[own.clauses.start as usize..own.clauses.end as usize];
        let touched = || clauses.iter().filter(|clause| clause.start < words.end && words.start < clause.end);
        let start = touched().map(|clause| clause.start).min()?.max(own.tokens.start);
        let end = touched().map(|clause| clause.end).max()?.min(own.tokens.end);
        let shown = [start..end, words.clone()].map(|words| self.bytes_of(&words));
        shown.into_iter().find(|span| span.len() <= LONGEST)
    }

    /// Where some words stand.
    fn bytes_of(&self, words: &Range<u32>) -> Span {
        let tokens = self.hits.tokens();
        Span::new(tokens[words.start as usize].start, tokens[words.end as usize - 1].end)
    }

    /// The run of words of a sentence that weighs most, of at most five.
    pub(crate) fn heaviest_words(&self, words: &Range<u32>) -> Range<u32> {
        const MOST: u32 = 5;
        let sentence = self.sentences.of_token(words.start);
        let first = self.sentences.all[sentence].tokens.start;
        let weights = self.word_weights(sentence);
        let mut best = (i32::MIN, words.clone());
        for start in words.clone() {
            let mut sum = 0;
            for end in start + 1..=words.end.min(start + MOST) {
                sum += weights[(end - 1 - first) as usize];
                if sum > best.0 {
                    best = (sum, start..end);
                }
            }
        }
        best.1
    }

    /// A clause cut to what may be shown, around its heaviest words.
    fn shortened(&self, clause: &Range<u32>, of: &impl Fn(&Range<u32>) -> i32) -> Span {
        let mut words = clause.clone();
        while self.bytes_of(&words).len() > LONGEST && words.len() > 1 {
            let (first, last) = (words.start..words.start + 1, words.end - 1..words.end);
            if of(&first) <= of(&last) {
                words.start += 1;
            } else {
                words.end -= 1;
            }
        }
        self.bytes_of(&words)
    }

    /// What each word of a sentence adds to its score; a pair's weight is shared between its words.
    fn word_weights(&self, sentence: usize) -> Vec<i32> {
        let own = self.sentences.all[sentence].tokens.clone();
        let mut weights = vec![0; own.len()];
        self.each_feature(sentence, |feature| {
            let share = if feature.words.len() > 1 { 1 } else { 2 };
            let Weight { sentence, stretch } = Weight::of(feature.number);
            for word in feature.words {
                weights[(word - own.start) as usize] += (sentence + stretch) * share;
            }
        });
        weights
    }
}
