//! What both learned readers make of every sentence, in one pass over the words and pairs that they go by.

pub mod table;

use super::Context;
use super::reading::{self, READINGS};
use super::resemblance::{Resemblance, Stretches};

/// How a sentence scores.
#[derive(Debug)]
pub(super) struct Likeness {
    /// How much it resembles wording that supervisors have asked to change, by its heaviest stretch.
    pub(super) resemblance: Option<Resemblance>,
    /// How much it reads like each of [`READINGS`].
    pub(super) readings: [i32; READINGS.len()],
}

impl Context<'_> {
    /// The scores of a sentence, of all worked out when the first is asked for; `None` where it is not scored.
    pub(super) fn likeness(&self, sentence: usize) -> Option<&Likeness> {
        let all = self.likenesses.get_or_init(|| {
            let mut stretches = Stretches::default();
            (0..self.sentences.all.len()).map(|sentence| self.likeness_of(sentence, &mut stretches)).collect()
        });
        all.get(sentence)?.as_ref()
    }

    fn likeness_of(&self, sentence: usize, stretches: &mut Stretches) -> Option<Likeness> {
        let mut readings = reading::Sums::default();
        let sums = self.sums(sentence, stretches, |weights| readings.add(weights))?;
        Some(Likeness {
            resemblance: self.resemblance_of(sentence, &sums, stretches, |_| true),
            readings: readings.scores(sums.features),
        })
    }
}
