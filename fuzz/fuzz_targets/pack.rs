//! Any text as a pack: parsed, or faults with places inside it.
#![no_main]

use faircopy::pack::{Pack, PackFile};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Err(error) = Pack::parse(&[PackFile::new("pack.toml", text.to_owned())]) {
        for fault in error.faults {
            assert!(fault.span.is_none_or(|span| span.end <= text.len()));
        }
    }
});
