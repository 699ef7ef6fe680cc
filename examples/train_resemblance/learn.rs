//! Logistic regression in whole numbers.

use std::collections::BTreeSet;
use std::ops::Range;

use faircopy::check::adds::FoundBy;
use faircopy::context::reading::READINGS;
use faircopy::context::resemblance::{SCALE, STRETCH, Stretches, Weighed, scale, scaled, together};

use crate::logistic::{Chance, ONE, logistic, rounded};
use crate::table::Features;

/// A sentence, and what a supervisor would raise in it.
pub(crate) struct Sample {
    pub(crate) weighed: Weighed,
    /// The places of its features among all.
    pub(crate) places: Vec<u32>,
    /// The rules that found something in it by themselves.
    pub(crate) found: Vec<FoundBy>,
    /// Which form of the bank it comes from; of each, another share is raised.
    pub(crate) form: usize,
    /// The words of each mark of wording that is raised, as far as they stand in the sentence.
    pub(crate) raised: Vec<Range<u32>>,
    /// Whether all wording that would be raised is marked.
    pub(crate) wording: bool,
    /// For each reading, whether the sentence is raised as such; `None` where such sentences are not marked.
    pub(crate) reads: [Option<bool>; READINGS.len()],
}

/// What is learnt from: some features that stand together, and whether they are to score high.
struct Row {
    /// How many there are.
    features: usize,
    /// The places of those that are learnt.
    places: Vec<u32>,
    form: usize,
    raised: bool,
}

impl Sample {
    /// What the sentence is raised as, by the questions of the program; `None` where such sentences are not marked.
    pub(crate) fn raised_as(&self, question: usize) -> Option<bool> {
        match question {
            0 => self.wording.then_some(!self.raised.is_empty()),
            reading => self.reads[reading - 1],
        }
    }

    /// The same, but for a sentence that is raised as something else: marks do not nest, so that says nothing here.
    pub(crate) fn surely_raised_as(&self, question: usize) -> Option<bool> {
        let otherwise = || (0..=READINGS.len()).any(|other| self.raised_as(other) == Some(true));
        self.raised_as(question).filter(|raised| *raised || !otherwise())
    }

    fn row(&self, learnt: &[bool], raised: bool) -> Row {
        let places = self.places.iter().copied().filter(|place| learnt[*place as usize]).collect();
        Row { features: self.places.len(), places, form: self.form, raised }
    }

    /// Stretches of the sentence, a few words apart. One is raised that holds half of what is marked, or half of whose
    /// words are.
    fn stretches<'s>(&'s self, learnt: &'s [bool]) -> impl Iterator<Item = Row> + 's {
        /// So far apart do they begin.
        const APART: usize = 3;
        let last = self.weighed.words.len().saturating_sub(STRETCH) as u32;
        let starts = (0..last).step_by(APART).chain([last]);
        starts.map(|start| {
            let end = start + STRETCH as u32;
            let all = self.places.iter().zip(&self.weighed.features);
            let mut features = 0;
            let inside = all.filter(|(_, (_, words))| {
                words.start < words.end && start <= words.start && words.end <= end
            });
            let raised = self.raised.iter().any(|mark| {
                let shared = mark.end.min(end).saturating_sub(mark.start.max(start));
                2 * shared >= (mark.end - mark.start).min(STRETCH as u32)
            });
            let mut places = Vec::new();
            for (place, _) in inside {
                features += 1;
                if learnt[*place as usize] {
                    places.push(*place);
                }
            }
            Row { features, places, form: self.form, raised }
        })
    }
}

/// Weights as the program holds them: what every sentence and every stretch has, and two for each place, in 1/32.
pub(crate) struct Weights {
    sentence: Table,
    stretch: Table,
}

struct Table {
    every: i16,
    places: Vec<i8>,
}

impl Table {
    fn of(&self, place: u32) -> i32 {
        i32::from(self.places[place as usize])
    }
}

impl Weights {
    /// The score of a sentence with its heaviest stretch.
    pub(crate) fn score(&self, sample: &Sample) -> i32 {
        let mut stretches = Stretches::of(sample.weighed.words.len());
        let mut sum = 0;
        for (place, (_, words)) in sample.places.iter().zip(&sample.weighed.features) {
            sum += self.sentence.of(*place);
            stretches.add(words, self.stretch.of(*place));
        }
        let sentence = i32::from(self.sentence.every) + scaled(sum, sample.places.len());
        let stretch = stretches.heaviest(|_| true).map_or(0, |(_, weight)| weight);
        together(sentence, i32::from(self.stretch.every) + stretch)
    }
}

/// Weights of the readings as the program holds them.
pub(crate) struct Readings(Vec<Table>);

impl Readings {
    pub(crate) fn score(&self, sample: &Sample, reading: usize) -> i32 {
        let table = &self.0[reading];
        let sum = sample.places.iter().map(|place| table.of(*place)).sum();
        i32::from(table.every) + scaled(sum, sample.places.len())
    }
}

/// The file, by what was learnt of the features.
pub(crate) fn bytes(features: &Features, wording: &Weights, readings: &Readings) -> Vec<u8> {
    let tables: Vec<&Table> = [&wording.sentence, &wording.stretch].into_iter().chain(&readings.0).collect();
    let every = std::array::from_fn(|score| tables[score].every);
    features.lay(every, |place| std::array::from_fn(|score| tables[score].places[place]))
}

/// Learns weights by which the sentences that are raised as something score high for it.
pub(crate) fn learn_readings(samples: &[&Sample], features: usize) -> Readings {
    let learnt = learnt(samples, features);
    let of = |reading: usize| {
        let rows = samples.iter().filter_map(|sample| {
            let raised = sample.surely_raised_as(1 + reading)?;
            Some(sample.row(&learnt, raised))
        });
        table(&rows.collect::<Vec<_>>(), features, ROUNDS[0], FORGETTING[0])
    };
    Readings((0..READINGS.len()).map(of).collect())
}

/// How many forms the bank has, and which of them a draft is like.
const FORMS: usize = 4;
const REPORTS: usize = 3;
/// How much a form counts: cases, lines, passages, reports. Drafts are like the last two.
const COUNTS: [i64; FORMS] = [1, 1, 2, 2];

/// How often every sentence is seen, and every stretch, of which there are many.
const ROUNDS: [i64; 2] = [40, 16];
/// What is raised counts this much against what is not.
const RAISED_COUNTS: i64 = 2;
/// A part in this many of each weight is lost in a round: rare words are not to weigh much.
const FORGETTING: [i64; 2] = [16, 3];

/// Which features stand in two of the samples or more. What was seen once says nothing about the next report.
fn learnt(samples: &[&Sample], features: usize) -> Vec<bool> {
    let mut counts = vec![0_u32; features];
    for sample in samples {
        for place in BTreeSet::from_iter(&sample.places) {
            counts[*place as usize] += 1;
        }
    }
    counts.into_iter().map(|count| count > 1).collect()
}

/// Learns weights by which what is raised scores high and all else low.
pub(crate) fn learn(samples: &[&Sample], features: usize) -> Weights {
    let learnt = learnt(samples, features);
    let wording = || samples.iter().filter(|sample| sample.surely_raised_as(0).is_some());
    let sentences: Vec<Row> =
        wording().map(|sample| sample.row(&learnt, !sample.raised.is_empty())).collect();
    let stretches: Vec<Row> = wording().flat_map(|sample| sample.stretches(&learnt)).collect();
    std::thread::scope(|scope| {
        let stretch = scope.spawn(|| table(&stretches, features, ROUNDS[1], FORGETTING[1]));
        let sentence = table(&sentences, features, ROUNDS[0], FORGETTING[0]);
        Weights { sentence, stretch: stretch.join().expect("learning does not fail") }
    })
}

fn table(rows: &[Row], places: usize, rounds: i64, forgetting: i64) -> Table {
    let mut table = vec![0_i64; places];
    let mut every = 0_i64;
    let mut forms = [0_i64; FORMS];
    let mut order: Vec<usize> = (0..rows.len()).collect();
    let mut chance = Chance::default();
    for round in 0..rounds {
        chance.shuffle(&mut order);
        // The steps grow smaller: a hundredth, and a four-hundredth in the end.
        let step = ONE / (100 + 300 * round / rounds);
        for index in &order {
            let row = &rows[*index];
            let scale = scale(row.features);
            let sum = row.places.iter().map(|place| table[*place as usize]).sum::<i64>();
            let score: i64 = every + forms[row.form] + sum * scale / SCALE;
            let (wanted, counts) = if row.raised { (ONE, RAISED_COUNTS) } else { (0, 1) };
            let change = (wanted - logistic(score)) * counts * COUNTS[row.form] * step / ONE;
            every += change;
            forms[row.form] += change;
            for place in &row.places {
                table[*place as usize] += change * scale / SCALE;
            }
        }
        for weight in &mut table {
            *weight -= *weight * 10 / forgetting * step / ONE;
        }
    }
    Table {
        every: rounded(every + forms[REPORTS]).clamp(i64::from(i16::MIN), i64::from(i16::MAX)) as i16,
        places: table.iter().map(|weight| rounded(*weight).clamp(-127, 127) as i8).collect(),
    }
}
