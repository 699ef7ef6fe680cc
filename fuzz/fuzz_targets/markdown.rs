//! Any bytes as Markdown and as plain text: no panic, and every origin inside the file.
#![no_main]

use faircopy::read::{Format, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for format in [Format::Markdown, Format::Plain] {
        let Ok(draft) = read(format, bytes) else { continue };
        for block in draft.blocks() {
            for piece in draft.origins(block.span) {
                assert!(piece.bytes.end as usize <= bytes.len());
            }
        }
    }
});
