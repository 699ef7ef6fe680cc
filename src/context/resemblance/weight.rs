//! The weights that were learnt, and how they add up.

use crate::context::likeness::table;

/// What a feature weighs.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Weight {
    /// In its sentence.
    pub(super) sentence: i32,
    /// In the stretches of words it stands in.
    pub(super) stretch: i32,
}

impl Weight {
    /// Of a feature, by its number.
    pub(super) fn of(feature: u32) -> Self {
        Self::among(table::weights(feature))
    }

    /// The same among all weights of a feature.
    pub(super) fn among([sentence, stretch, ..]: [i8; table::SCORES]) -> Self {
        Self { sentence: sentence.into(), stretch: stretch.into() }
    }

    /// What every sentence and every stretch has.
    pub(super) fn every() -> Self {
        Self { sentence: table::every(0), stretch: table::every(1) }
    }
}

/// A sum of weights as it counts among some features: long sentences have more of everything, so the sum is divided by
/// the root of their number. A sentence of [`USUAL`] features has its sum.
pub fn scaled(sum: i32, features: usize) -> i32 {
    (i64::from(sum) * scale(features) / SCALE) as i32
}

/// By how much a sum of some features is multiplied, in parts of [`SCALE`].
pub fn scale(features: usize) -> i64 {
    SCALES.get(features).copied().unwrap_or_else(|| scale_of(i64::try_from(features).unwrap_or(i64::MAX)))
}

const fn scale_of(features: i64) -> i64 {
    (SCALE * SCALE * USUAL / if features == 0 { 1 } else { features }).isqrt()
}

/// The first scales: all that a stretch can have, and most sentences.
static SCALES: [i64; 128] = {
    let mut scales = [0; 128];
    let mut index = 0;
    let mut features = 0;
    while index < scales.len() {
        scales[index] = scale_of(features);
        index += 1;
        features += 1;
    }
    scales
};

/// One, as [`scale`] counts.
pub const SCALE: i64 = 1 << 10;
/// A sentence of twenty words has about so many features.
const USUAL: i64 = 40;

/// The score of a sentence together with that of its heaviest stretch.
pub const fn together(sentence: i32, stretch: i32) -> i32 {
    /// A stretch counts four fifths.
    const PARTS: (i32, i32) = (4, 5);
    sentence + stretch * PARTS.0 / PARTS.1
}
