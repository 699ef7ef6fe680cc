//! The weights that were learnt, and how they add up.

use super::WEIGHTS;

/// What stands before the weights of the places: two bytes each for what every sentence and every stretch has.
const HEAD: usize = 4;

/// For each place one byte as it counts in a sentence, and one as it counts in a stretch of a few words.
static TABLE: &[u8; HEAD + 2 * WEIGHTS] = include_bytes!("../resemblance.weights");

/// What a feature weighs.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Weight {
    /// In its sentence.
    pub(super) sentence: i32,
    /// In the stretches of words it stands in.
    pub(super) stretch: i32,
}

impl Weight {
    pub(super) fn of(place: usize) -> Self {
        let byte = |at: usize| i32::from(i8::from_le_bytes([TABLE[HEAD + 2 * place + at]]));
        Self { sentence: byte(0), stretch: byte(1) }
    }

    /// What every sentence and every stretch has.
    pub(super) fn every() -> Self {
        let two = |at: usize| i32::from(i16::from_le_bytes([TABLE[at], TABLE[at + 1]]));
        Self { sentence: two(0), stretch: two(2) }
    }
}

/// A sum of weights as it counts among some features: long sentences have more of everything, so the sum is divided by
/// the root of their number. A sentence of [`USUAL`] features has its sum.
pub fn scaled(sum: i32, features: usize) -> i32 {
    (i64::from(sum) * scale(features) / SCALE) as i32
}

/// By how much a sum of some features is multiplied, in parts of [`SCALE`].
pub fn scale(features: usize) -> i64 {
    SCALES.get(features).copied().unwrap_or_else(|| scale_of(features))
}

#[allow(clippy::cast_possible_wrap)] // a sentence has few features
const fn scale_of(features: usize) -> i64 {
    let features = if features == 0 { 1 } else { features as i64 };
    (SCALE * SCALE * USUAL / features).isqrt()
}

/// The first scales: all that a stretch can have, and most sentences.
static SCALES: [i64; 128] = {
    let mut scales = [0; 128];
    let mut features = 0;
    while features < scales.len() {
        scales[features] = scale_of(features);
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
