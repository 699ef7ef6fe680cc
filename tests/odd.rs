//! What nobody writes: prose cut and joined anywhere, and files of settings that are nearly right. Nothing panics, and
//! every place that is told lies inside the text.

#![allow(clippy::disallowed_methods)] // the samples are on the disk

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use faircopy::check::Checker;
use faircopy::config::Config;
use faircopy::gate::{Baseline, Record};
use faircopy::pack::Pack;
use faircopy::read::{Format, read};
use faircopy::waive;
use jiff::civil::date;
use proptest::prelude::*;

static CHECKER: LazyLock<(Pack, Checker)> = LazyLock::new(|| {
    let pack = Pack::builtin("peer-group-assessment").expect("built in").expect("valid");
    let checker = Checker::new(&pack);
    (pack, checker)
});

/// The words of the samples, each with what stands before it: a space, a line's end, a mark of Markdown.
static WORDS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let mut words = Vec::new();
    let mut paths: Vec<_> =
        fs::read_dir(folder).expect("samples").map(|entry| entry.expect("readable").path()).collect();
    paths.sort();
    for path in paths.iter().filter(|path| path.extension().is_some_and(|ending| ending == "md")) {
        let text = fs::read_to_string(path).expect("text");
        words.extend(text.split_inclusive([' ', '\n']).map(str::to_owned));
    }
    words
});

/// What is put between runs of words.
const ODD: &[&str] = &[
    "“",
    "”",
    "\"",
    "’s ",
    "‘",
    "(",
    ")",
    "[",
    "]",
    "...",
    "…",
    " - ",
    ": ",
    "; ",
    ", ",
    ". ",
    "! ",
    "?\n\n",
    "\n- ",
    "\n1. ",
    "\n\n> ",
    "\n\n## ",
    "\n\n### Findings\n\n",
    "\n\n## Plan\n\n",
    " | ",
    "\n| a | b |\n|---|---|\n| ",
    " |\n",
    "**",
    "_",
    "\u{301}",
    "😀",
    "ﬁ",
    "\u{ad}",
    "\u{200b}",
    "\u{a0}",
    "İ",
    "ß",
    "é",
    "日本",
    "\t",
    "\r\n",
    "1 May 2026 ",
    "31/02/2026 ",
    "0/0/0 ",
    "w/c ",
    "not ",
    "never said that ",
    "Ash said, ",
    "police described ",
    "because ",
    "who ",
    "and ",
    "a ",
    "<!-- faircopy: allow ",
    "language/gang-label because ",
    " -->",
    "faircopy: allow ",
    "NHS 943 476 5919 ",
    "[name] ",
    "TBC ",
    "[^1]",
    "\n\n[^1]: ",
    "&amp;",
    "\\",
];

fn prose() -> impl Strategy<Value = String> {
    let run = (any::<prop::sample::Index>(), 0..14_usize, 0..3_usize).prop_map(|(at, length, cut)| {
        let first = at.index(WORDS.len());
        let text = WORDS[first..WORDS.len().min(first + length)].concat();
        // Cut inside a word, too.
        text.chars().take(text.chars().count().saturating_sub(cut)).collect::<String>()
    });
    let odd = prop::sample::select(ODD).prop_map(str::to_owned);
    prop::collection::vec(prop_oneof![3 => run, 3 => odd, 1 => "\\PC{0,3}"], 0..24)
        .prop_map(|parts| parts.concat())
}

/// Nearly a file of settings.
fn settings() -> impl Strategy<Value = String> {
    const PARTS: &[&str] = &[
        "[gate]\n",
        "[rules]\n",
        "[[waiver]]\n",
        "[[override]]\n",
        "packs = ",
        "include = ",
        "exclude = ",
        "paths = ",
        "path = ",
        "rule = ",
        "rules = ",
        "gate = ",
        "fail-on = ",
        "max-should = ",
        "require-signoff = ",
        "review-overdue = ",
        "unread = ",
        "baseline = ",
        "excerpt = ",
        "fingerprint = ",
        "reason = ",
        "by = ",
        "until = ",
        "\"must\"",
        "\"off\"",
        "\"**/*.md\"",
        "\"[\"",
        "\"{a,\"",
        "\"../..\"",
        "\"/\"",
        "\"language/*\"",
        "[",
        "]",
        "{ ",
        " }",
        ", ",
        "\n",
        "true",
        "-1",
        "10",
        "99999999999",
        "2026-12-31",
        "2026-02-31",
        "\"2026-12-31\"",
        "'",
        "\"",
        "é",
        "#",
        "= ",
        "\"😀\"",
        "\0",
        "\"clarity/*\" = ",
    ];
    prop::collection::vec(prop::sample::select(PARTS), 0..16).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_prose_is_checked_and_every_place_is_in_it(text in prose()) {
        for format in [Format::Markdown, Format::Plain] {
            let Ok(draft) = read(format, text.as_bytes()) else { continue };
            let (pack, checker) = &*CHECKER;
            let mut checked = checker.check(&draft, date(2026, 11, 22));
            waive::settle(&draft, pack, date(2026, 11, 22), &[], &mut checked);
            let all = draft.text();
            for finding in &checked.findings {
                let related = finding.related.iter().map(|other| other.span);
                for span in [finding.span, finding.anchor].into_iter().flatten().chain(related) {
                    prop_assert!(all.get(span.range()).is_some(), "{} at {span:?} of {all:?}", finding.rule);
                }
            }
            for evidence in checked.checklist.iter().flat_map(|item| &item.evidence) {
                prop_assert!(all.get(evidence.span.range()).is_some(), "{:?} of {all:?}", evidence.span);
            }
            for note in &checked.sentences {
                prop_assert!(all.get(note.span.range()).is_some(), "{:?} of {all:?}", note.span);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_settings_are_taken_or_have_faults_with_a_place(text in prop_oneof![settings(), any::<String>()]) {
        let (config, faults) = Config::read("faircopy.toml", &text);
        for fault in faults {
            let inside = fault.span.as_ref().is_none_or(|span| text.get(span.clone()).is_some());
            prop_assert!(inside, "{fault:?} of {text:?}");
        }
        let _ = config.scope("reports/a.md");
        let _ = config.admits("reports/a.md", false);
    }

    #[test]
    fn any_record_or_baseline_is_taken_or_refused(
        text in any::<String>(),
        parts in prop::collection::vec(prop::sample::select(vec![
            "{", "}", "[", "]", ",", ":", "\"schema\"", "\"faircopy.baseline/1\"", "\"faircopy.signoff/2\"", "\"entries\"",
            "\"reports\"", "\"written\"", "\"seal\"", "\"sha256:\"", "null", "1", "-1", "1e99", "\"2026-02-31\"", "\"é\"",
        ]), 0..24),
    ) {
        for text in [text, parts.concat()] {
            let _ = Baseline::parse(&text);
            let _ = Record::parse(&text);
        }
    }
}
