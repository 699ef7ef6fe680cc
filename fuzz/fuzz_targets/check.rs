//! Any text as a draft: checked by every rule without a panic, and every place inside the text.
#![no_main]

use std::sync::LazyLock;

use faircopy::check::Checker;
use faircopy::pack::Pack;
use faircopy::read::{Format, read};
use faircopy::waive;
use jiff::civil::date;
use libfuzzer_sys::fuzz_target;

static CHECKER: LazyLock<(Pack, Checker)> = LazyLock::new(|| {
    let pack = Pack::builtin(Pack::DEFAULT).expect("it is built in").expect("it is sound");
    let checker = Checker::new(&pack);
    (pack, checker)
});

fuzz_target!(|text: &str| {
    let Ok(draft) = read(Format::Markdown, text.as_bytes()) else { return };
    let (pack, checker) = &*CHECKER;
    let today = date(2026, 11, 22);
    let mut checked = checker.check(&draft, today);
    waive::settle(&draft, pack, today, &[], &mut checked);
    for finding in &checked.findings {
        for span in [finding.span, finding.anchor].into_iter().flatten() {
            assert!(draft.text().get(span.range()).is_some());
        }
    }
});
