//! A file in which nothing is prose: what stands beside it is told like anything else, in every form.

use faircopy::check::Checker;
use faircopy::checklist::Sheet;
use faircopy::finding::{Finding, Severity};
use faircopy::pack::Pack;
use faircopy::read::{Format, read};
use faircopy::render::{Extent, FORMATS, Outcome, Paint, Run};
use faircopy::waive;
use jiff::civil::date;

const TODAY: jiff::civil::Date = date(2026, 11, 22);

#[test]
fn a_number_in_a_comment_beside_no_prose_is_told_in_every_form() {
    let pack = Pack::builtin("peer-group-assessment").expect("built in").expect("valid");
    for text in [
        "<!-- Call 07700 900123 -->",
        "<!-- Call 07700 900123 -->\n\n<!-- faircopy: allow sharing/storage-missing because it is in the letter -->\n",
    ] {
        let draft = read(Format::Markdown, text.as_bytes()).expect("text");
        let mut checked = Checker::new(&pack).check(&draft, TODAY);
        waive::settle(&draft, &pack, TODAY, &[], &mut checked);
        let mut hidden = checked.findings.iter().filter(|finding| &*finding.rule == "privacy/hidden-content");
        let at = hidden.find_map(|finding| finding.anchor).expect("found, with its place");
        let lines = draft.place(at).lines.expect("lines").0;
        assert_eq!(lines.line, 1, "{text}");
        for output in FORMATS {
            let run = Run {
                as_of: TODAY,
                words: true,
                colour: false,
                width: 80,
                extent: Extent::Whole,
                all: false,
                group_by: None,
            };
            let findings: Vec<&Finding> = checked.findings.iter().collect();
            let outcome = Outcome {
                path: "draft.md",
                format: Format::Markdown,
                digest: "sha256:00",
                draft: &draft,
                checked: &checked,
                findings,
                pack: &pack,
                fail_on: Severity::Must,
                passed: false,
            };
            assert!(!output.render.document(&run, &outcome).contains("900123"), "{}", output.name);
        }
        let sheet = Sheet {
            path: "draft.md",
            as_of: TODAY,
            draft: &draft,
            checked: &checked,
            pack: &pack,
            words: true,
        };
        assert!(!sheet.terminal(Paint::new(false), 80).contains("900123"));
    }
}
