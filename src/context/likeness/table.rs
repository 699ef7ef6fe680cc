//! The weights of both learned readers: for each feature that is known, by its number, what it weighs in every score.
//!
//! Features stand in rows of eight, each as long as a line of memory, so that what is asked of a feature takes one look.
//! Which of a row it is, sixteen more bits of its number tell; one that is not there weighs nothing.

use crate::context::reading::READINGS;
use crate::text::GOLDEN;

/// How many scores there are: wording in a sentence and in a stretch of words, then every reading.
pub const SCORES: usize = 2 + READINGS.len();

/// How many rows there are; a power of two.
pub const ROWS: usize = 1 << 14;

/// How many features a row holds.
pub const IN_ROW: usize = 8;

/// What stands before the rows: two bytes for each score, of what every sentence or stretch has.
pub const HEAD: usize = 64;

/// How many bytes a row has: first the marks of its features, then their weights.
pub const ROW: usize = 64;

/// How many bytes the mark of a feature has.
pub const MARK: usize = 2;

/// How many bytes the weights of a feature have, of which the last is not used.
pub const WEIGHTS: usize = 6;

/// Aligned so that no row lies across two lines of memory.
#[repr(C, align(64))]
struct Aligned<T: ?Sized>(T);

static TABLE: &Aligned<[u8; HEAD + ROW * ROWS]> = &Aligned(*include_bytes!("../likeness.weights"));

/// The row of a feature, by its number, and the mark that tells it there; a mark of 0 stands for no feature.
pub const fn place(feature: u32) -> (usize, [u8; MARK]) {
    // The upper bits of a product are the well mixed ones.
    let mixed = (feature as u64).wrapping_mul(GOLDEN);
    let mark = (mixed >> (u64::BITS - ROWS.trailing_zeros() - 16)) as u16;
    ((mixed >> (u64::BITS - ROWS.trailing_zeros())) as usize, if mark == 0 { 1 } else { mark }.to_le_bytes())
}

/// What a feature weighs.
pub(in crate::context) fn weights(feature: u32) -> [i8; SCORES] {
    let (row, mark) = place(feature);
    let row = &TABLE.0[HEAD + ROW * row..][..ROW];
    let (marks, weights) = row.split_at(MARK * IN_ROW);
    match marks.chunks_exact(MARK).position(|other| other == mark) {
        Some(at) => std::array::from_fn(|score| weights[WEIGHTS * at + score].cast_signed()),
        None => [0; SCORES],
    }
}

/// What every sentence or stretch has by a score.
pub(in crate::context) fn every(score: usize) -> i32 {
    i32::from(i16::from_le_bytes([TABLE.0[2 * score], TABLE.0[2 * score + 1]]))
}

#[cfg(test)]
mod tests {
    use super::{HEAD, IN_ROW, MARK, ROW, ROWS, SCORES, TABLE, WEIGHTS, place};

    #[test]
    fn every_feature_has_a_row_and_a_mark() {
        for feature in [0, 1, u32::MAX, 0x8000_0000] {
            let (row, mark) = place(feature);
            assert!(row < ROWS);
            assert_ne!(mark, [0; MARK]);
        }
    }

    #[test]
    fn a_row_holds_its_features_and_no_feature_twice() {
        const { assert!(IN_ROW * (MARK + WEIGHTS) <= ROW && 2 * SCORES <= HEAD) };
        for row in TABLE.0[HEAD..].chunks_exact(ROW) {
            let marks: Vec<&[u8]> =
                row[..MARK * IN_ROW].chunks_exact(MARK).filter(|mark| **mark != [0; MARK]).collect();
            assert!((1..marks.len()).all(|at| !marks[..at].contains(&marks[at])));
        }
    }
}
