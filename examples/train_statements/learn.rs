//! Logistic regression in whole numbers, one statement at a time.

use faircopy::context::statement::PLACES;

use crate::logistic::{Chance, ONE, logistic, rounded};

/// A sentence of which it is known whether it is what is looked for.
pub(crate) struct Case<'a> {
    pub(crate) places: &'a [u16],
    pub(crate) wanted: bool,
}

/// Weights as the program holds them, in 1/32.
pub(crate) struct Weights {
    pub(crate) every: i16,
    pub(crate) table: Vec<i8>,
}

impl Weights {
    pub(crate) fn score(&self, places: &[u16]) -> i32 {
        let table = |place: &u16| i32::from(self.table[usize::from(*place)]);
        i32::from(self.every) + places.iter().map(table).sum::<i32>()
    }
}

/// How often every sentence is seen.
const ROUNDS: i64 = 30;
/// Ten parts in this many of each weight, times the step, are lost in a round: rare words are not to weigh much.
const FORGETTING: i64 = 24;

/// Learns weights by which the wanted sentences score high and the others low; the wanted count so many times.
pub(crate) fn learn(cases: &[Case<'_>], wanted_count: i64) -> Weights {
    let mut table = vec![0_i64; PLACES];
    let mut every = 0_i64;
    let mut order: Vec<usize> = (0..cases.len()).collect();
    let mut chance = Chance::default();
    for round in 0..ROUNDS {
        chance.shuffle(&mut order);
        // The steps grow smaller: a fiftieth, and a two-hundredth in the end.
        let step = ONE / (50 + 150 * round / ROUNDS);
        for index in &order {
            let case = &cases[*index];
            let score = every + case.places.iter().map(|place| table[usize::from(*place)]).sum::<i64>();
            let (goal, counts) = if case.wanted { (ONE, wanted_count) } else { (0, 1) };
            let change = (goal - logistic(score)) * counts * step / ONE;
            every += change;
            for place in case.places {
                table[usize::from(*place)] += change;
            }
        }
        for weight in &mut table {
            *weight -= *weight * 10 / FORGETTING * step / ONE;
        }
    }
    Weights {
        every: rounded(every).clamp(i64::from(i16::MIN), i64::from(i16::MAX)) as i16,
        table: table.iter().map(|weight| rounded(*weight).clamp(-127, 127) as i8).collect(),
    }
}
