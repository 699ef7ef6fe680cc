//! What the findings of rules add to what a sentence reads like: a second logistic regression, over the scores that the
//! first gives to text it never saw.

use std::fmt::Write;
use std::sync::Arc;

use faircopy::check::adds::{Answers, EVERY, FoundBy, IN_DOUBT, QUESTIONS, WORDS, counted};
use faircopy::context::reading::Reading;
use faircopy::rule::Rule;

use crate::learn::{Readings, Sample, Weights, learn, learn_readings};
use crate::logistic::{Chance, ONE, logistic};

/// Into so many parts the bank is divided; each is scored by weights that were learnt from the others.
const PARTS: usize = 8;

/// What every sentence, each word and each rule adds, for each question.
#[derive(Debug)]
pub(crate) struct Added {
    every: Answers,
    words: Answers,
    /// Of every rule that which it finds surely, then that which it finds in doubt.
    rules: Vec<Answers>,
}

fn place(found: FoundBy) -> usize {
    2 * found.rule + usize::from(found.in_doubt)
}

impl Added {
    /// The score of a sentence with what its words and the findings in it add.
    pub(crate) fn to(&self, scores: &Answers, sample: &Sample) -> Answers {
        let words = counted(sample.weighed.words.len());
        std::array::from_fn(|question| {
            let found = sample.found.iter().map(|found| self.rules[place(*found)][question]).sum::<i32>();
            scores[question] + self.every[question] + self.words[question] * words / 100 + found
        })
    }

    /// The file: a line for each row, the names and the numbers between tabs.
    pub(crate) fn lines(&self, rules: &[Arc<Rule>]) -> String {
        let mut out = String::from("# rule\twording\tdrift\tundated\tunsourced\n");
        let named = rules.iter().zip(self.rules.chunks_exact(2)).flat_map(|(rule, both)| {
            [(rule.id.to_string(), &both[0]), (format!("{}{IN_DOUBT}", rule.id), &both[1])]
        });
        let nothing = |row: &Answers| row.iter().all(|answer| *answer == 0);
        let rows = [(EVERY.to_owned(), &self.every), (WORDS.to_owned(), &self.words)]
            .into_iter()
            .chain(named.filter(|(_, row)| !nothing(row)));
        for (name, row) in rows {
            out.push_str(&name);
            for answer in row {
                write!(out, "\t{answer}").expect("a string takes everything");
            }
            out.push('\n');
        }
        out
    }
}

/// Scores of samples by weights that never saw their part of the bank. `parts` gives the part of each sample.
pub(crate) fn scores_unseen(
    samples: &[&Sample],
    parts: &[usize],
    examples: &[&Sample],
    features: usize,
) -> Vec<Answers> {
    let mut out = vec![Answers::default(); samples.len()];
    for part in 0..PARTS {
        let others =
            samples.iter().zip(parts).filter(|(_, own)| **own % PARTS != part).map(|(sample, _)| *sample);
        let seen: Vec<&Sample> = others.chain(examples.iter().copied()).collect();
        let (weights, readings) = (learn(&seen, features), learn_readings(&seen, features));
        for (index, sample) in samples.iter().enumerate().filter(|(index, _)| parts[*index] % PARTS == part) {
            out[index] = scores(&weights, &readings, sample);
        }
    }
    out
}

/// How a sentence scores for every question.
pub(crate) fn scores(weights: &Weights, readings: &Readings, sample: &Sample) -> Answers {
    std::array::from_fn(|question| match question {
        0 => weights.score(sample),
        reading => readings.score(sample, reading - 1),
    })
}

/// Learns what to add, from the passages and reports.
pub(crate) fn learn_added(samples: &[&Sample], scores: &[Answers], rules: usize) -> Added {
    let mut added = Added {
        every: Answers::default(),
        words: Answers::default(),
        rules: vec![Answers::default(); 2 * rules],
    };
    for question in 0..QUESTIONS {
        let rows: Vec<Row> = samples
            .iter()
            .zip(scores)
            .filter(|(sample, _)| sample.form >= PASSAGES)
            .filter_map(|(sample, scores)| {
                let words = counted(sample.weighed.words.len());
                // What is raised for its wording may have no source either, and nobody marked that; but of what is raised as
                // something else, nobody wants to be asked about its wording, its bearing or its date as well.
                let raised = match question {
                    UNSOURCED => sample.surely_raised_as(question)?,
                    _ => sample.raised_as(question)?,
                };
                let report = sample.form > PASSAGES;
                Some(Row { score: scores[question], report, words, found: &sample.found, raised })
            })
            .collect();
        let fit = fit(&rows, 2 * rules);
        added.every[question] = fit.every;
        added.words[question] = fit.words;
        for (row, value) in added.rules.iter_mut().zip(fit.rules) {
            row[question] = value;
        }
    }
    added
}

/// The question about what has no source.
const UNSOURCED: usize = 1 + Reading::Unsourced as usize;

/// The first form that is like a draft: passages and reports.
const PASSAGES: usize = 2;

struct Row<'s> {
    score: i32,
    /// Reports are marked more fully than passages, and drafts are like them.
    report: bool,
    words: i32,
    found: &'s [FoundBy],
    raised: bool,
}

struct Fit {
    every: i32,
    words: i32,
    rules: Vec<i32>,
}

/// How often every sentence is seen.
const ROUNDS: i64 = 40;
/// A part in this many of what a rule adds, times the step, is lost in a round: rules that found little are not to add much.
const FORGETTING: i64 = 40;

fn fit(rows: &[Row], rules: usize) -> Fit {
    // The score counts in parts of 128, the words in parts of 16: so all inputs are of one size.
    let (mut slope, mut every, mut report, mut words) = (3 * ONE, 0_i64, 0_i64, 0_i64);
    let mut found = vec![0_i64; rules];
    let mut order: Vec<usize> = (0..rows.len()).collect();
    let mut chance = Chance::default();
    for round in 0..ROUNDS {
        chance.shuffle(&mut order);
        // The steps grow smaller: a fiftieth, and a five-hundredth in the end.
        let step = ONE / (50 + 450 * round / ROUNDS);
        for index in &order {
            let row = &rows[*index];
            let (score, length) = (i64::from(row.score), i64::from(row.words));
            let sum = row.found.iter().map(|by| found[place(*by)]).sum::<i64>();
            let wanted = if row.raised { ONE } else { 0 };
            let start = every + if row.report { report } else { 0 };
            let change =
                (wanted - logistic(start + slope * score / 128 + words * length / 16 + sum)) * step / ONE;
            every += change;
            report += if row.report { change } else { 0 };
            slope += change * score / 128;
            words += change * length / 16;
            for by in row.found {
                found[place(*by)] += change;
            }
        }
        for value in &mut found {
            *value -= *value / FORGETTING * step / ONE;
        }
    }
    // In the units of the score.
    let units = |value: i64| (value * 128 / slope) as i32;
    Fit {
        every: units(every + report),
        words: units(words * 100 / 16),
        rules: found.into_iter().map(units).collect(),
    }
}
