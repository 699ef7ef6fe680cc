//! The tables that the build script has put together from the terms of `rules/`.

use std::sync::OnceLock;

use super::tables::Tables;

/// Aligned so that tables are used in place.
#[repr(C, align(16))]
struct Aligned<T: ?Sized>(T);

static BYTES: &Aligned<[u8]> = &Aligned(*include_bytes!(concat!(env!("OUT_DIR"), "/terms.tables")));

impl Tables {
    /// The tables of the terms that come with the program.
    pub(super) fn stored() -> &'static Self {
        static STORED: OnceLock<Tables> = OnceLock::new();
        // Bytes that do not fit, which no build makes, hold no term: every term is then read when it is needed.
        STORED.get_or_init(|| Self::read(&BYTES.0).unwrap_or_default())
    }
}
