//! Time grows with the length of what is read beside the prose, too: notes, comments, waivers, slips.

#[path = "support/docx.rs"]
mod support;

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use faircopy::check::Checker;
use faircopy::config::Config;
use faircopy::finding::{Finding, Severity};
use faircopy::pack::Pack;
use faircopy::read::{Format, read};
use faircopy::render::{Extent, Outcome, Run, output};
use faircopy::waive;
use jiff::civil::date;
use support::Docx;

const TODAY: jiff::civil::Date = date(2026, 11, 22);

/// Holds the time for four times as much against four times the time; what is made first is not counted.
fn is_linear<T>(what: &str, short: usize, made: impl Fn(usize) -> T, work: impl Fn(&T)) {
    let time = |size: usize| {
        let made = made(size);
        let once = || {
            let started = Instant::now();
            work(&made);
            started.elapsed()
        };
        once().min(once())
    };
    let (short, long) = (time(short), time(4 * short));
    // Four times is linear and sixteen quadratic; a busy machine gets the benefit of the doubt.
    let most = short * 9 + Duration::from_millis(300);
    assert!(long < most, "{what}: {short:?}, and {long:?} for four times as much");
}

#[test]
fn notes_of_a_word_file_are_numbered_in_time() {
    let file = |notes: usize| {
        let (mut signs, mut each) = (String::new(), String::new());
        for id in 100_000..100_000 + notes {
            let _ = write!(signs, "<w:r><w:footnoteReference w:id=\"{id}\"/></w:r>");
            let _ = write!(each, "<w:footnote w:id=\"{id}\"><w:p/></w:footnote>");
        }
        Docx::new(&format!("<w:p><w:r><w:t>They met.</w:t></w:r>{signs}</w:p>")).footnotes(&each).bytes()
    };
    let draft = read(Format::Docx, &file(3)).expect("a draft");
    let numbers: Vec<Option<u32>> = draft.blocks().iter().map(|block| block.note).collect();
    assert_eq!(numbers, [None, Some(1), Some(2), Some(3)]);
    is_linear("notes", 25_000, file, |file| {
        read(Format::Docx, file).expect("a draft");
    });
}

#[test]
fn comments_that_nobody_closed_are_given_back_in_time() {
    let text = |comments: usize| format!("They met.\n\n```\n{}\n```\n", "<!-- ".repeat(comments));
    is_linear("comments", 50_000, text, |text| {
        let draft = read(Format::Markdown, text.as_bytes()).expect("text");
        assert!(draft.text().contains("<!-- <!--"));
    });
}

#[test]
fn repeats_of_a_rule_are_counted_in_time() {
    let pack = Pack::builtin("peer-group-assessment").expect("built in").expect("valid");
    let checker = Checker::new(&pack);
    let run = Run {
        as_of: TODAY,
        words: true,
        colour: false,
        width: 80,
        extent: Extent::Findings,
        all: false,
        group_by: None,
    };
    let markdown = output("markdown").expect("a format").render;
    let checked = |findings: usize| {
        let text = format!("# Findings\n\n{}", "The gang members met.\n\n".repeat(findings));
        let draft = read(Format::Markdown, text.as_bytes()).expect("text");
        let checked = checker.check(&draft, TODAY);
        (draft, checked)
    };
    is_linear("repeats", 5_000, checked, |(draft, checked)| {
        let outcome = Outcome {
            path: "draft.md",
            format: Format::Markdown,
            digest: "sha256:00",
            draft,
            checked,
            findings: checked.findings.iter().collect::<Vec<&Finding>>(),
            pack: &pack,
            fail_on: Severity::Must,
            passed: false,
        };
        assert!(markdown.document(&run, &outcome).contains("more in this section"));
    });
}

#[test]
fn waivers_of_a_configuration_are_read_and_settled_in_time() {
    let pack = Pack::builtin("peer-group-assessment").expect("built in").expect("valid");
    let text = "# Findings\n\nThe gang members met.\n";
    let draft = read(Format::Markdown, text.as_bytes()).expect("text");
    let checker = Checker::new(&pack);
    let config = |waivers: usize| {
        let one = |number: usize| {
            let rule = if number.is_multiple_of(2) { "language/gang-label" } else { "language/thug" };
            format!(
                "[[waiver]]\npath = \"draft.md\"\nrule = \"{rule}\"\nexcerpt = \"gang members\"\n\
                 reason = \"agreed with the unit\"\nby = \"C. Evers\"\nuntil = 2026-12-31\n\n"
            )
        };
        (0..waivers).map(one).collect::<String>()
    };
    is_linear("waivers", 2_000, config, |text| {
        let (config, faults) = Config::read("faircopy.toml", text);
        assert!(faults.is_empty(), "{faults:?}");
        let scope = config.scope("draft.md");
        let mut checked = checker.check(&draft, TODAY);
        waive::settle_given(&draft, &pack, TODAY, &scope.waivers, &mut checked);
        assert!(checked.findings.iter().any(|finding| finding.waived.is_some()));
    });
}

#[test]
fn slips_of_a_configuration_are_told_in_time() {
    let text = |slips: usize| "a b\n".repeat(slips);
    is_linear("slips", 2_000, text, |text| {
        let (_, faults) = Config::read("faircopy.toml", text);
        assert!(!faults.is_empty());
    });
}
