//! GitLab's code quality report.
//! Source: <https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>.

use serde_json::{Value, json};

use super::region::Region;
use super::{Closing, Outcome, Render, Run, json as json_format, place, words};
use crate::digest;
use crate::finding::{Finding, Severity};
use crate::gate::{UNREAD, UNREADABLE};

#[derive(Debug)]
pub(super) struct GitLab;

impl Render for GitLab {
    fn begin(&self, _run: &Run) -> String {
        "[\n".to_owned()
    }

    fn document(&self, run: &Run, outcome: &Outcome<'_>) -> String {
        let entries = outcome.findings.iter().map(|finding| json_format::line(&entry(run, outcome, finding)));
        entries.collect::<Vec<_>>().join(",\n")
    }

    fn between(&self) -> &'static str {
        ",\n"
    }

    fn finish(&self, _run: &Run, closing: &Closing) -> String {
        let unread = closing.errors.iter().map(|error| {
            json_format::line(&json!({
                "description": format!("The draft could not be read: {}", error.message),
                "check_name": UNREADABLE.id,
                "fingerprint": fingerprint(&error.path, UNREADABLE.id, ""),
                "severity": "blocker",
                "location": { "path": error.path, "lines": { "begin": 1 } },
            }))
        });
        let partly = closing.partly_read().map(|(path, what)| {
            json_format::line(&json!({
                "description": format!("Not read: {what}."),
                "check_name": UNREAD.id,
                "fingerprint": fingerprint(path, UNREAD.id, ""),
                "severity": "info",
                "location": { "path": path, "lines": { "begin": 1 } },
            }))
        });
        let unread = partly.chain(unread).collect::<Vec<_>>().join(",\n");
        let joint = if unread.is_empty() || !closing.written { "" } else { ",\n" };
        format!("{joint}{unread}\n]\n")
    }

    fn aside(&self, _run: &Run, closing: &Closing) -> String {
        super::compact::counts(closing)
    }
}

fn entry(run: &Run, outcome: &Outcome<'_>, finding: &Finding) -> Value {
    let span = finding.place();
    let mut description = words::said(&finding.message, run.words);
    // The report has no place for words about where in a Word file: they stand in the description.
    if let Some(span) = span.filter(|_| outcome.draft.lines().is_none()) {
        let place = place::within(outcome.draft, span, &outcome.checked.masks, run.words);
        description = format!("{place}: {description}");
    }
    let severity = match (&finding.waived, finding.severity) {
        (Some(waived), _) => {
            description = format!("{}. {description}", words::capital(&words::waived(waived)));
            "info"
        }
        (None, Severity::Must) => "critical",
        (None, Severity::Should) => "major",
        (None, Severity::Consider) => "minor",
    };
    json!({
        "description": description,
        "check_name": &*finding.rule,
        "fingerprint": fingerprint(outcome.path, &finding.rule, &finding.fingerprint),
        "severity": severity,
        "pack": format!("{} {} {}", outcome.pack.name, outcome.pack.version, outcome.pack.digest).trim_end(),
        "location": { "path": outcome.path, "lines": { "begin": Region::of(outcome.draft, span).line } },
    })
}

/// Fingerprints must be unique in the whole report, so the path is part of them.
fn fingerprint(path: &str, rule: &str, own: &str) -> String {
    digest::hex(format!("{path}\0{rule}\0{own}").as_bytes())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::sample;
    use super::*;
    use crate::read::Format;

    #[test]
    fn every_entry_has_the_required_fields_and_a_fingerprint_of_its_own() {
        let text = sample::written(&GitLab, Format::Docx, &sample::run(false, 80));
        let end = text.rfind(']').unwrap() + 1; // what follows is for standard error
        sample::assert_fit_to_show(&text, false);
        let entries: Vec<Value> = serde_json::from_str(&text[..end]).unwrap();
        let mut prints = BTreeSet::new();
        for entry in &entries {
            for key in ["description", "check_name", "fingerprint", "severity"] {
                assert!(entry[key].as_str().is_some_and(|text| !text.is_empty()), "{entry}");
            }
            assert!(entry["location"]["lines"]["begin"].as_u64().is_some_and(|line| line > 0));
            assert!(prints.insert(entry["fingerprint"].to_string()), "{entry}");
        }
        // Ten findings, a picture that was not read, and a draft that could not be.
        assert_eq!(entries.len(), 12);
        assert!(entries.iter().any(|entry| entry["description"] == "Not read: 1 picture."));
        assert!(entries.iter().any(|entry| entry["severity"] == "info"));
    }

    #[test]
    fn nothing_found_is_an_empty_list() {
        let run = sample::run(false, 80);
        let text = [GitLab.begin(&run), GitLab.finish(&run, &Closing::default())].concat();
        assert_eq!(serde_json::from_str::<Vec<Value>>(&text).unwrap(), Vec::<Value>::new());
    }
}
