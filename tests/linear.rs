//! Time grows with the length of the text, whatever the text is made of.

use std::time::{Duration, Instant};

use faircopy::check::Checker;
use faircopy::compare::{Comparison, Index, Manner, Side};
use faircopy::finding::Severity;
use faircopy::pack::Pack;
use faircopy::read::{Format, read};
use faircopy::render::Paint;
use faircopy::waive;
use jiff::civil::date;

/// What a hostile or a broken file may repeat for ever: (before, again and again, what it is).
const HOSTILE: &[(&str, &str, &str)] = &[
    (
        "",
        "police said that they were a gang of menacing youths and he was a thug on 12 March 2025 ",
        "no stop",
    ),
    ("", "“we go home” ", "quotations"),
    ("", "Child A said \"I am fine\" ", "quotations that somebody says"),
    ("", "‘ the boys’ ", "apostrophes"),
    ("", "- “we go home”\n", "a list of quotations"),
    (
        "| Who | When | What |\n|---|---|---|\n",
        "| Child A | 12/03/2025 | police described him as a thug |\n",
        "a table",
    ),
    (
        "# Plan\n\n| Action | Who | When |\n|---|---|---|\n",
        "| see him | the worker | 12/03/2025 |\n",
        "a plan",
    ),
    ("", "Corey Tunsted said so. ", "names"),
    ("", "12 March 2025, 13/04/2025; on Monday, last week, 8.40pm, ", "dates"),
    ("", "NHS number 943 476 5919, ", "identifiers"),
    ("", "that of that of gang ", "clauses that hang one on another"),
    ("", "menacing said wants hostile ", "nobody named"),
    ("", "TBC [name] XX/XX/XXXX n/a ", "template text"),
    ("", "## Findings of gang\n\ntext here\n\n", "headings"),
    ("", "## Findings of gang\n\n", "headings alone"),
    ("", "He was missing. Green coat, short hair. ", "one paragraph"),
    ("Corey Tunsted said so. ", "Jodie came by. ", "a name and a first name"),
    (
        "| Who | What |\n|---|---|\n",
        "| Child A | menacing thug, see gang |\n",
        "a table that is flagged in every row",
    ),
    (
        "",
        "<!-- faircopy: allow language/gang-label because it is a name -->\n\nThe gang members met.\n\n",
        "waivers",
    ),
    (
        "The gang members met.\n\n",
        "<!-- faircopy: allow language/thug because so -->\n\nSo.\n\n",
        "idle waivers",
    ),
];

const SHORT: usize = 40_000;

#[test]
fn more_text_takes_more_time_by_as_much() {
    let pack = Pack::builtin("peer-group-assessment").expect("built in").expect("valid");
    let checker = Checker::new(&pack);
    let time = |before: &str, unit: &str, size: usize| {
        let text = format!("{before}{}", unit.repeat(size / unit.len()));
        let once = || {
            let started = Instant::now();
            let draft = read(Format::Markdown, text.as_bytes()).expect("text");
            let mut checked = checker.check(&draft, date(2026, 11, 22));
            waive::settle(&draft, &pack, date(2026, 11, 22), &[], &mut checked);
            started.elapsed()
        };
        once().min(once())
    };
    for (before, unit, what) in HOSTILE {
        let [short, long, longest] = [SHORT / 4, SHORT, 4 * SHORT].map(|size| time(before, unit, size));
        // Four times is linear and sixteen quadratic; a busy machine gets the benefit of the doubt.
        let most = |time: Duration| time * 9 + Duration::from_millis(300);
        assert!(long < most(short), "{what}: {short:?}, and {long:?} for four times as much");
        assert!(longest < most(long), "{what}: {long:?}, and {longest:?} for four times as much");
    }
}

#[test]
fn comparing_takes_time_with_the_length_of_the_text_too() {
    let pack = Pack::builtin("peer-group-assessment").expect("built in").expect("valid");
    let checker = Checker::new(&pack);
    let as_of = date(2026, 11, 22);
    let time = |before: &str, unit: &str, size: usize| {
        let old = format!("{before}{}", unit.repeat(size / unit.len()));
        let new = old.replace('e', "ee");
        let drafts = [old, new].map(|text| read(Format::Markdown, text.as_bytes()).expect("text"));
        let checked = drafts.each_ref().map(|draft| checker.check(draft, as_of));
        let side = |index: usize| Side {
            path: "a.md",
            format: Format::Markdown,
            digest: "",
            draft: &drafts[index],
            checked: &checked[index],
            pack: &pack,
        };
        let once = |old, new| {
            let started = Instant::now();
            let manner = Manner { as_of, words: true, fail_on: Severity::Must };
            let mut comparison = Comparison::new(side(old), side(new), manner);
            let index = Index::new(&side(new));
            let seen = vec![index.look("b.md", &drafts[old], true)];
            comparison.against(&index, seen, Vec::new());
            assert!(!comparison.terminal(Paint::new(false), 80).is_empty() && !comparison.json().is_empty());
            started.elapsed()
        };
        once(0, 1).max(once(0, 0))
    };
    for (before, unit, what) in HOSTILE {
        let (short, long) = (time(before, unit, SHORT), time(before, unit, 4 * SHORT));
        let most = short * 9 + Duration::from_millis(300);
        assert!(long < most, "{what}: {short:?}, and {long:?} for four times as much");
    }
}
