//! Any text as `faircopy.toml`, as a baseline and as a record of sign-offs: taken, or faults with places inside it.
#![no_main]

use faircopy::config::Config;
use faircopy::gate::{Baseline, Record};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let (config, faults) = Config::read("faircopy.toml", text);
    for fault in faults {
        assert!(fault.span.is_none_or(|span| text.get(span).is_some()));
    }
    let _ = config.scope("reports/a.md");
    let _ = config.admits("reports/a.md", false);
    let _ = Baseline::parse(text);
    let _ = Record::parse(text);
});
