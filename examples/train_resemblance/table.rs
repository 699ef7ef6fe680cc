//! What is learnt of every feature, laid out as the program reads it.

use std::collections::BTreeSet;

use faircopy::context::likeness::table::{HEAD, IN_ROW, MARK, ROW, ROWS, SCORES, WEIGHTS, place};

use crate::learn::Sample;

/// Every feature there is, by its number.
pub(crate) struct Features(Vec<u32>);

impl Features {
    pub(crate) fn of<'s>(samples: impl Iterator<Item = &'s Sample>) -> Self {
        let all = samples.flat_map(|sample| &sample.weighed.features).map(|(feature, _)| *feature);
        Self(all.collect::<BTreeSet<u32>>().into_iter().collect())
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// The place of each feature of a sample among all.
    pub(crate) fn places(&self, sample: &Sample) -> Vec<u32> {
        let place = |feature: &u32| self.0.binary_search(feature).expect("all are there") as u32;
        sample.weighed.features.iter().map(|(feature, _)| place(feature)).collect()
    }

    /// The file: what every sentence or stretch has, then the rows. Where a row is full, those that weigh least are left out.
    pub(crate) fn lay(&self, every: [i16; SCORES], weights: impl Fn(usize) -> [i8; SCORES]) -> Vec<u8> {
        let mut rows: Vec<Vec<([u8; MARK], [i8; SCORES])>> = vec![Vec::new(); ROWS];
        for (index, feature) in self.0.iter().enumerate() {
            let weights = weights(index);
            if weights != [0; SCORES] {
                let (row, mark) = place(*feature);
                rows[row].push((mark, weights));
            }
        }
        let mut out = Vec::with_capacity(HEAD + ROW * ROWS);
        out.extend(every.into_iter().flat_map(i16::to_le_bytes));
        out.resize(HEAD, 0);
        let all: usize = rows.iter().map(Vec::len).sum();
        for row in &mut rows {
            // Of two that one mark would stand for, the first counts.
            row.sort_by_key(|(mark, weights)| (*mark, std::cmp::Reverse(heaviest(*weights))));
            row.dedup_by_key(|(mark, _)| *mark);
            row.sort_by_key(|(mark, weights)| (std::cmp::Reverse(heaviest(*weights)), *mark));
            row.truncate(IN_ROW);
            let start = out.len();
            out.extend(row.iter().flat_map(|(mark, _)| *mark));
            out.resize(start + MARK * IN_ROW, 0);
            for (_, weights) in row.iter() {
                out.extend(weights.iter().map(|weight| weight.to_le_bytes()[0]));
                out.resize(out.len() + WEIGHTS - SCORES, 0);
            }
            out.resize(start + ROW, 0);
        }
        let kept: usize = rows.iter().map(Vec::len).sum();
        println!("{kept} of {all} features that weigh something, of {} in all", self.0.len());
        out
    }
}

/// How much a feature weighs where it weighs most.
fn heaviest(weights: [i8; SCORES]) -> u32 {
    weights.iter().map(|weight| u32::from(weight.unsigned_abs())).max().unwrap_or_default()
}
