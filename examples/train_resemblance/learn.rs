//! Logistic regression in whole numbers.

use faircopy::context::resemblance::{SCALE, WEIGHTS, scale, scaled};
use faircopy::text::Span;

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

/// One, in the fixed-point numbers used while learning.
const ONE: i64 = 1 << 24;
/// How often every sentence is seen.
const ROUNDS: i64 = 40;
/// What is raised counts this much against what is not.
const RAISED_COUNTS: i64 = 2;
/// A part in this many of each weight is lost in a round: rare words are not to weigh much.
const FORGETTING: i64 = 16;

/// e to the power of minus `x`, in fixed point: (1 - x/2^10)^(2^10).
fn exp_minus(x: i64) -> i64 {
    let x = x.clamp(0, 16 * ONE);
    let mut power = ONE - (x >> 10);
    for _ in 0..10 {
        power = power * power / ONE;
    }
    power
}

/// 1 / (1 + e^-x), in fixed point.
fn logistic(x: i64) -> i64 {
    let small = exp_minus(x.abs());
    let upper = ONE * ONE / (ONE + small);
    if x >= 0 { upper } else { ONE - upper }
}

/// Learns weights by which the raised sentences score high and the others low.
pub(crate) fn learn(samples: &[&Sample]) -> Weights {
    let mut table = vec![0_i64; WEIGHTS];
    let mut every = 0_i64;
    let mut forms = [0_i64; FORMS];
    let mut order: Vec<usize> = (0..samples.len()).collect();
    let mut chance = 0x2545_f491_4f6c_dd1d_u64;
    for round in 0..ROUNDS {
        for last in (1..order.len()).rev() {
            chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            order.swap(last, (chance >> 33) as usize % (last + 1));
        }
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
    let rounded = |weight: i64| (weight * 32 + ONE / 2).div_euclid(ONE);
    Weights {
        every: rounded(every + forms[REPORTS]).clamp(i64::from(i16::MIN), i64::from(i16::MAX)) as i16,
        table: table.iter().map(|weight| rounded(*weight).clamp(-127, 127) as i8).collect(),
    }
}
