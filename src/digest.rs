//! SHA-256, as outputs and records write it.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

/// Hex digits of a digest that are kept where few things are told apart: those of one report or one repository.
pub const SHORT: usize = 16;

/// The digest of some bytes: `sha256:` and 64 hex digits.
///
/// ```
/// assert!(faircopy::digest::of(b"").starts_with("sha256:e3b0c442"));
/// ```
pub fn of(bytes: &[u8]) -> String {
    format!("sha256:{}", hex(bytes))
}

/// The 64 hex digits of the digest of some bytes.
pub fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut out, byte| {
        // Writing to a string cannot fail.
        let _ = write!(out, "{byte:02x}");
        out
    })
}
