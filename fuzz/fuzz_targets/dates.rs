//! Any text: dates, identifiers and template text found in it are in order, apart and inside it.
#![no_main]

use faircopy::context::{identifier, placeholder};
use faircopy::dates;
use faircopy::text::Span;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let found = dates::find(text);
    let apart = |spans: Vec<Span>| {
        assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start));
        assert!(spans.iter().all(|span| text.get(span.range()).is_some()));
    };
    apart(identifier::find(text, &found).into_iter().map(|one| one.span).collect());
    apart(placeholder::find(text, false));
    apart(found.into_iter().map(|one| one.span).collect());
});
