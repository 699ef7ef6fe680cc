//! What both learned readers make of every sentence, in one pass over the words and pairs that they go by.
//!
//! Their weights are learnt apart, and put together by the build script so that what a feature asks for lies in one place
//! of memory: most of the time of this pass is waiting for it.

use super::Context;
use super::reading::{self, PLACES, READINGS, place_of};
use super::resemblance::{Resemblance, Stretches};

/// Aligned so that no row lies across two lines of memory.
#[repr(C, align(16))]
struct Aligned<T: ?Sized>(T);

/// What stands before the rows: two bytes for each score that every sentence, or every stretch, has.
const HEAD: usize = 16;

/// How many bytes a row has.
const ROW: usize = 8;

/// Two places of [`super::resemblance`] are one of [`super::reading`], and a row of weights of one byte: of each of the two
/// as it counts in a sentence and in a stretch, then of each reading.
static TABLE: &Aligned<[u8; HEAD + ROW * PLACES]> =
    &Aligned(*include_bytes!(concat!(env!("OUT_DIR"), "/likeness.table")));

/// What a place among those of [`super::resemblance`] weighs in a sentence and in a stretch.
pub(super) fn wording(place: usize) -> [i8; 2] {
    let at = HEAD + ROW * place_of(place) + place % 2 * 2;
    [TABLE.0[at].cast_signed(), TABLE.0[at + 1].cast_signed()]
}

/// What the same weighs in each reading.
pub(super) fn readings(place: usize) -> [i8; READINGS.len()] {
    let at = HEAD + ROW * place_of(place) + 4;
    std::array::from_fn(|reading| TABLE.0[at + reading].cast_signed())
}

/// What every sentence, and then every stretch, has by wording, and every sentence by each reading.
pub(super) fn every(score: usize) -> i32 {
    i32::from(i16::from_le_bytes([TABLE.0[2 * score], TABLE.0[2 * score + 1]]))
}

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
        let sums = self.sums(sentence, stretches, |place| readings.add(place))?;
        Some(Likeness {
            resemblance: self.resemblance_of(sentence, &sums, stretches, |_| true),
            readings: readings.scores(sums.features),
        })
    }
}
