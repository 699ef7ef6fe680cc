//! Logistic regression in whole numbers.

use faircopy::context::resemblance::{SCALE, WEIGHTS, scale, scaled};
use faircopy::text::Span;

use crate::logistic::{Chance, ONE, logistic, rounded};

/// A sentence: its places in the table of weights, and whether a supervisor would raise something in it.
pub(crate) struct Sample {
    pub(crate) places: Vec<(u32, Span)>,
    /// Which form of the bank it comes from; of each, another share is raised.
    pub(crate) form: usize,
    pub(crate) raised: bool,
}

/// Weights as the program holds them: what every sentence has, and one for each place, in 1/32.
pub(crate) struct Weights {
    every: i16,
    table: Vec<i8>,
}

impl Weights {
    pub(crate) fn score(&self, sample: &Sample) -> i32 {
        let table = |(place, _): &(u32, Span)| i32::from(self.table[*place as usize]);
        i32::from(self.every) + scaled(sample.places.iter().map(table).sum(), sample.places.len())
    }

    /// What some words of a sentence add to its score, each feature shared between its bytes.
    pub(crate) fn of_words(&self, sample: &Sample, words: Span) -> i32 {
        let inside = sample
            .places
            .iter()
            .filter(|(_, span)| span.start < span.end && words.start <= span.start && span.end <= words.end);
        inside.map(|(place, _)| i32::from(self.table[*place as usize])).sum()
    }

    /// The file: the first weight in two bytes, the lower first, then a byte for each place.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let table = self.table.iter().map(|weight| weight.to_le_bytes()[0]);
        self.every.to_le_bytes().into_iter().chain(table).collect()
    }
}

/// How many forms the bank has, and which of them a draft is like.
const FORMS: usize = 4;
const REPORTS: usize = 3;

/// How often every sentence is seen.
const ROUNDS: i64 = 40;
/// What is raised counts this much against what is not.
const RAISED_COUNTS: i64 = 2;
/// A part in this many of each weight is lost in a round: rare words are not to weigh much.
const FORGETTING: i64 = 16;

/// Learns weights by which the raised sentences score high and the others low.
pub(crate) fn learn(samples: &[&Sample]) -> Weights {
    let mut table = vec![0_i64; WEIGHTS];
    let mut every = 0_i64;
    let mut forms = [0_i64; FORMS];
    let mut order: Vec<usize> = (0..samples.len()).collect();
    let mut chance = Chance::default();
    for round in 0..ROUNDS {
        chance.shuffle(&mut order);
        // The steps grow smaller: a fiftieth, and a two-hundredth in the end.
        let step = ONE / (50 + 150 * round / ROUNDS);
        for index in &order {
            let sample = samples[*index];
            let places = || sample.places.iter().map(|(place, _)| *place as usize);
            let scale = scale(sample.places.len());
            let sum = places().map(|place| table[place]).sum::<i64>();
            let score: i64 = every + forms[sample.form] + sum * scale / SCALE;
            let (wanted, counts) = if sample.raised { (ONE, RAISED_COUNTS) } else { (0, 1) };
            let change = (wanted - logistic(score)) * counts * step / ONE;
            every += change;
            forms[sample.form] += change;
            for place in places() {
                table[place] += change * scale / SCALE;
            }
        }
        for weight in &mut table {
            *weight -= *weight * 10 / FORGETTING * step / ONE;
        }
    }
    Weights {
        every: rounded(every + forms[REPORTS]).clamp(i64::from(i16::MIN), i64::from(i16::MAX)) as i16,
        table: table.iter().map(|weight| rounded(*weight).clamp(-127, 127) as i8).collect(),
    }
}
