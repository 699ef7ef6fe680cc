//! Any bytes as a Word file: read or refused, without a panic.
#![no_main]

use faircopy::read::{Format, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = read(Format::Docx, bytes);
});
