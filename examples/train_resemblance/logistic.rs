//! What learning in whole numbers is made of.

/// One, in the fixed-point numbers used while learning.
pub(crate) const ONE: i64 = 1 << 24;
/// e to the power of minus `x`, in fixed point: (1 - x/2^10)^(2^10).
fn exp_minus(x: i64) -> i64 {
    let x = x.clamp(0, 16 * ONE);
    let mut power = ONE - (x >> 10);
    for _ in 0..10 {
        power = power * power / ONE;
    }
    power
}

/// 1 / (1 + e^-x), in fixed point.
pub(crate) fn logistic(x: i64) -> i64 {
    let small = exp_minus(x.abs());
    let upper = ONE * ONE / (ONE + small);
    if x >= 0 { upper } else { ONE - upper }
}

/// A weight as the program holds it, in 1/32.
pub(crate) fn rounded(weight: i64) -> i64 {
    (weight * 32 + ONE / 2).div_euclid(ONE)
}

/// An order that looks like chance and is always the same.
pub(crate) struct Chance(u64);

impl Default for Chance {
    fn default() -> Self {
        Self(0x2545_f491_4f6c_dd1d)
    }
}

impl Chance {
    pub(crate) fn shuffle(&mut self, order: &mut [usize]) {
        for last in (1..order.len()).rev() {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            order.swap(last, (self.0 >> 33) as usize % (last + 1));
        }
    }
}
