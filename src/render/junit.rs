//! `JUnit` XML: a suite for each draft, a case for each rule, so that it reads as the supervisor's checklist.
//!
//! A rule fails where it holds the draft, is skipped where all it found is waived, and passes otherwise; what it
//! found below the fail level stands in the output of its case. Source: <https://github.com/testmoapp/junitxml>.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::escape::{markup, one_line};
use super::{Closing, Outcome, Render, Run, place, words};
use crate::finding::{Finding, Severity};

#[derive(Debug)]
pub(super) struct JUnit;

impl Render for JUnit {
    fn begin(&self, _run: &Run) -> String {
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"faircopy\">\n".to_owned()
    }

    fn document(&self, run: &Run, outcome: &Outcome<'_>) -> String {
        let mut found: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
        for finding in &outcome.findings {
            found.entry(&finding.rule).or_default().push(finding);
        }
        let mut rules: Vec<&str> = outcome.pack.rules.iter().map(|rule| &*rule.id).collect();
        // The gate's own rules stand in no pack.
        let others: Vec<&str> = found.keys().copied().filter(|id| !rules.contains(id)).collect();
        rules.extend(others);
        let (mut cases, mut failures, mut skipped) = (String::new(), 0, 0);
        for rule in &rules {
            let findings = found.get(rule).map_or(&[][..], Vec::as_slice);
            match case(run, outcome, rule, findings, &mut cases) {
                Case::Passed => {}
                Case::Failed => failures += 1,
                Case::Skipped => skipped += 1,
            }
        }
        let path = markup(outcome.path);
        let unread = outcome.unread().map_or_else(String::new, |unread| {
            format!("<system-out>Not read: {}.</system-out>\n", markup(&one_line(&unread)))
        });
        format!(
            "<testsuite name=\"{path}\" file=\"{path}\" tests=\"{}\" failures=\"{failures}\" errors=\"0\" \
             skipped=\"{skipped}\">\n<properties><property name=\"pack\" value=\"{}\"/></properties>\n\
             {cases}{}</testsuite>\n",
            rules.len(),
            markup(
                format!("{} {} {}", outcome.pack.name, outcome.pack.version, outcome.pack.digest).trim_end()
            ),
            unread
        )
    }

    fn finish(&self, _run: &Run, closing: &Closing) -> String {
        let mut out = String::new();
        for error in &closing.errors {
            let (path, message) = (markup(&error.path), markup(&error.message));
            // Writing to a string cannot fail.
            let _ = writeln!(
                out,
                "<testsuite name=\"{path}\" file=\"{path}\" tests=\"1\" failures=\"0\" errors=\"1\" skipped=\"0\">\n\
                 <testcase name=\"reading\" classname=\"{path}\" file=\"{path}\"><error message=\"{message}\" \
                 type=\"unreadable\">{message}</error></testcase>\n</testsuite>"
            );
        }
        out.push_str("</testsuites>\n");
        out
    }

    fn aside(&self, _run: &Run, closing: &Closing) -> String {
        super::compact::counts(closing)
    }
}

/// How a case came out.
enum Case {
    Passed,
    Failed,
    Skipped,
}

fn case(run: &Run, outcome: &Outcome<'_>, rule: &str, findings: &[&Finding], out: &mut String) -> Case {
    let path = markup(outcome.path);
    let head = format!("<testcase name=\"{}\" classname=\"{path}\" file=\"{path}\"", markup(rule));
    let lines: Vec<String> = findings.iter().map(|finding| line(run, outcome, finding)).collect();
    let text = markup(&lines.join("\n"));
    let holding =
        findings.iter().filter(|finding| outcome.holds(finding)).max_by_key(|finding| finding.severity);
    let number = findings.len();
    let (case, body) = match (holding, findings) {
        (Some(worst), _) => {
            let message = markup(&format!("{}: {}", worst.title, super::count(number, "place")));
            let body =
                format!("<failure message=\"{message}\" type=\"{}\">{text}</failure>", level(worst.severity));
            (Case::Failed, body)
        }
        (None, []) => (Case::Passed, String::new()),
        (None, findings) if findings.iter().all(|finding| finding.waived.is_some()) => {
            let message = markup(&format!("waived: {}", lines.join("; ")));
            (Case::Skipped, format!("<skipped message=\"{message}\"/>"))
        }
        (None, _) => (Case::Passed, format!("<system-out>{text}</system-out>")),
    };
    // Writing to a string cannot fail.
    let _ = match body.as_str() {
        "" => writeln!(out, "{head}/>"),
        body => writeln!(out, "{head}>{body}</testcase>"),
    };
    case
}

/// How programs that read it call a severity.
const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Must => "error",
        Severity::Should => "warning",
        Severity::Consider => "note",
    }
}

fn line(run: &Run, outcome: &Outcome<'_>, finding: &Finding) -> String {
    let span = finding.place();
    let place = place::full(outcome.path, outcome.draft, span, &outcome.checked.masks, run.words);
    let message = words::fold(&words::said(&finding.message, run.words));
    one_line(&match &finding.waived {
        Some(waived) => format!("{place}: waived: {}", words::reason_and_who(waived, run.words)),
        None => format!("{place}: {}: {message}", level(finding.severity)),
    })
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::read::Format;

    #[test]
    fn a_suite_for_the_draft_and_a_case_for_each_rule() {
        let text = sample::written(&JUnit, Format::Docx, &sample::run(false, 80));
        sample::assert_fit_to_show(&text, false);
        insta::assert_snapshot!("junit_docx", text);
    }
}
