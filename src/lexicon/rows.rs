//! Rows laid out flat.

use super::tables::range;

/// Rows by number: where each starts, with one more at the end, and all of them.
pub(super) struct Rows<T> {
    pub(super) at: Vec<u32>,
    pub(super) all: Vec<T>,
}

impl<T> Rows<T> {
    /// How many rows there are.
    pub(super) fn len(&self) -> u32 {
        self.at.len() as u32 - 1
    }

    /// The row of a number.
    pub(super) fn of(&self, number: u32) -> &[T] {
        &self.all[range(&self.at, number)]
    }
}

impl<T: Copy + Default> Rows<T> {
    /// From pairs in any order; those of one number stay in theirs.
    pub(super) fn of_pairs(numbers: usize, pairs: &[(u32, T)]) -> Self {
        let mut at = vec![0_u32; numbers + 2];
        // Counted two places on, so that filling the rows moves each start to where it belongs.
        for (number, _) in pairs {
            at[*number as usize + 2] += 1;
        }
        let mut sum = 0;
        for start in &mut at[2..] {
            sum += *start;
            *start = sum;
        }
        let mut all = vec![T::default(); pairs.len()];
        for (number, row) in pairs {
            let next = &mut at[*number as usize + 1];
            all[*next as usize] = *row;
            *next += 1;
        }
        at.pop();
        Self { at, all }
    }
}
