//! SARIF 2.1.0, with what code scanning at GitHub asks for on top.
//!
//! A Word file has no lines: a finding stands at its paragraph's number, and the logical location says in words
//! where that is. What was waived stays, suppressed.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::region::Region;
use super::{Closing, Outcome, Render, RuleNote, Run, json as json_format, place, words};
use crate::finding::{Finding, Severity, WaiverSource};
use crate::text::Span;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// GitHub refuses a file with more results in one run.
/// Source: <https://docs.github.com/en/code-security/code-scanning/troubleshooting-sarif-uploads/results-exceed-limit>.
const MOST_RESULTS: usize = 25_000;

/// GitHub's limit on the texts of a rule, in characters.
const LONGEST_TEXT: usize = 1_024;

#[derive(Debug)]
pub(super) struct Sarif;

impl Render for Sarif {
    fn begin(&self, _run: &Run) -> String {
        format!(
            "{{\n\"$schema\": \"{SCHEMA}\",\n\"version\": \"2.1.0\",\n\"runs\": [{{\n\
             \"columnKind\": \"unicodeCodePoints\",\n\"results\": [\n"
        )
    }

    fn document(&self, run: &Run, outcome: &Outcome<'_>) -> String {
        let results =
            outcome.findings.iter().map(|finding| json_format::line(&result(run, outcome, finding)));
        results.collect::<Vec<_>>().join(",\n")
    }

    fn between(&self) -> &'static str {
        ",\n"
    }

    fn finish(&self, _run: &Run, closing: &Closing) -> String {
        let driver = json!({
            "name": "faircopy",
            "version": env!("CARGO_PKG_VERSION"),
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "informationUri": env!("CARGO_PKG_REPOSITORY"),
            "rules": closing.rules.iter().map(|(id, note)| rule(id, note)).collect::<Vec<_>>(),
        });
        let unread = closing.errors.iter().map(|error| {
            json!({
                "level": "error",
                "message": { "text": error.message },
                "locations": [{ "physicalLocation": { "artifactLocation": artifact(&error.path) } }],
            })
        });
        let partly = closing.partly_read().map(|(path, what)| {
            json!({
                "level": "note",
                "message": { "text": format!("Not read: {what}.") },
                "locations": [{ "physicalLocation": { "artifactLocation": artifact(path) } }],
            })
        });
        let invocation = json!({
            "executionSuccessful": closing.errors.is_empty(),
            "toolExecutionNotifications": unread.chain(partly).collect::<Vec<_>>(),
        });
        let packs = closing
            .packs
            .iter()
            .map(|pack| json!({ "name": pack.name, "version": pack.version, "digest": pack.digest }));
        format!(
            "\n],\n\"tool\": {{ \"driver\": {} }},\n\"invocations\": [{}],\n\"automationDetails\": {{ \"id\": \
             \"faircopy/\" }},\n\"properties\": {}\n}}]\n}}\n",
            json_format::line(&driver),
            json_format::line(&invocation),
            json_format::line(&json!({ "packs": packs.collect::<Vec<_>>() })),
        )
    }

    fn aside(&self, _run: &Run, closing: &Closing) -> String {
        let shown = closing.shown();
        let results = shown.open() + shown.waived;
        if results <= MOST_RESULTS {
            return String::new();
        }
        format!(
            "faircopy: there are {} results, and GitHub takes no more than {} from one run. Use --min-severity, or \
             check folder by folder.\n",
            super::thousands(results),
            super::thousands(MOST_RESULTS)
        )
    }
}

fn result(run: &Run, outcome: &Outcome<'_>, finding: &Finding) -> Value {
    let span = finding.place();
    let message = words::said(&finding.message, run.words);
    let message = match &finding.waived {
        // Viewers that know nothing of suppressions still read that it is waived, and by whom.
        Some(waived) => format!("{}. {message}", words::capital(&words::waived(waived))),
        None => format!("{message} Instead: {}", finding.fix),
    };
    let mut result = json!({
        "ruleId": &*finding.rule,
        "level": if finding.waived.is_some() { "note" } else { level(finding.severity) },
        "message": { "text": message },
        "locations": [location(run, outcome, span)],
        "partialFingerprints": {
            "primaryLocationLineHash": format!("{}:1", finding.fingerprint),
            "faircopy/v1": finding.fingerprint,
        },
        "suppressions": suppressions(run, finding),
    });
    let related = finding.related.iter().enumerate().map(|(number, related)| {
        let mut at = location(run, outcome, Some(related.span));
        at["id"] = json!(number + 1);
        at["message"] =
            json!({ "text": format!("{} ({})", words::said(&related.message, run.words), related.rule) });
        at
    });
    let related: Vec<Value> = related.collect();
    if !related.is_empty() {
        result["relatedLocations"] = Value::Array(related);
    }
    result
}

/// Where somebody wrote the waiver, and why; by whom and until when.
fn suppressions(run: &Run, finding: &Finding) -> Vec<Value> {
    let Some(waived) = &finding.waived else { return Vec::new() };
    let kind = if waived.source == WaiverSource::Comment { "inSource" } else { "external" };
    vec![json!({
        "kind": kind,
        "status": "accepted",
        "justification": words::reason_and_who(waived, run.words),
        "properties": { "by": waived.by, "until": waived.until, "source": waived.source.name() },
    })]
}

fn location(run: &Run, outcome: &Outcome<'_>, span: Option<Span>) -> Value {
    let region = Region::of(outcome.draft, span);
    let masks = &outcome.checked.masks;
    let mut logical = Vec::new();
    if let Some(span) = span {
        let at = place::section(outcome.draft, span, masks, run.words);
        if !at.is_empty() {
            logical.push(
                json!({ "name": at.join(" > "), "fullyQualifiedName": at.join(" > "), "kind": "section" }),
            );
        }
        let paragraph = place::in_words(outcome.draft, span, masks, run.words);
        logical.push(json!({ "name": paragraph, "fullyQualifiedName": paragraph, "kind": "paragraph" }));
    } else {
        logical.push(
            json!({ "name": "the whole draft", "fullyQualifiedName": "the whole draft", "kind": "document" }),
        );
    }
    json!({
        "physicalLocation": {
            "artifactLocation": artifact(outcome.path),
            "region": {
                "startLine": region.line,
                "startColumn": region.column,
                "endLine": region.end_line,
                "endColumn": region.end_column,
            },
        },
        "logicalLocations": logical,
    })
}

/// A path as a URI: relative to the repository where it is relative, else a file's.
fn artifact(path: &str) -> Value {
    let mut uri = String::with_capacity(path.len());
    let drive = path.as_bytes().get(1) == Some(&b':');
    let absolute = path.starts_with('/') || drive;
    if absolute {
        uri.push_str(if drive { "file:///" } else { "file://" });
    }
    for byte in path.bytes() {
        let plain = byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) || (absolute && byte == b':');
        if plain {
            uri.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    if absolute { json!({ "uri": uri }) } else { json!({ "uri": uri, "uriBaseId": "%SRCROOT%" }) }
}

fn rule(id: &str, note: &RuleNote) -> Value {
    let sources: Vec<String> = note.sources.iter().map(|source| format!("\n- {source}")).collect();
    let text = format!("Why: {}\nInstead: {}\nMore: faircopy explain {id}", note.why, note.instead);
    let markdown = format!(
        "**Why it matters.** {}\n\n**Instead.** {}\n\n**Sources.**\n{sources}\n\nMore: `faircopy explain {id}`",
        note.why,
        note.instead,
        sources = sources.concat()
    );
    let severity = match note.severity {
        Severity::Must => "error",
        Severity::Should => "warning",
        Severity::Consider => "recommendation",
    };
    json!({
        "id": id,
        "name": name(id),
        "shortDescription": { "text": sentence(&note.title) },
        "fullDescription": { "text": sentence(&note.why) },
        "help": { "text": text, "markdown": markdown },
        "defaultConfiguration": { "level": level(note.severity) },
        "properties": {
            "problem.severity": severity,
            "precision": "high",
            "tags": ["safeguarding", id.split('/').next().unwrap_or(id)],
        },
    })
}

/// `language/gang-label` as `LanguageGangLabel`.
fn name(id: &str) -> String {
    let words = id.split(['/', '-']);
    words
        .filter_map(|word| word.split_at_checked(1))
        .map(|(first, rest)| first.to_ascii_uppercase() + rest)
        .collect()
}

/// A text that ends like a sentence, no longer than GitHub takes.
fn sentence(text: &str) -> String {
    let mut text: String = text.trim_end_matches('.').chars().take(LONGEST_TEXT - 1).collect();
    text.push('.');
    text
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Must => "error",
        Severity::Should => "warning",
        Severity::Consider => "note",
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::read::Format;

    fn log(format: Format, words: bool) -> Value {
        let text = sample::written(&Sarif, format, &sample::run(words, 80));
        sample::assert_fit_to_show(&text, words);
        serde_json::from_str(&text).unwrap()
    }

    #[test]
    fn every_result_has_a_place_and_a_rule_that_is_described_once() {
        for (format, words) in [(Format::Docx, false), (Format::Markdown, false), (Format::Markdown, true)] {
            let log = log(format, words);
            let run = &log["runs"][0];
            let rules: Vec<&str> = run["tool"]["driver"]["rules"]
                .as_array()
                .unwrap()
                .iter()
                .filter_map(|rule| rule["id"].as_str())
                .collect();
            let unique: std::collections::BTreeSet<&str> = rules.iter().copied().collect();
            assert_eq!(unique.len(), rules.len());
            for result in run["results"].as_array().unwrap() {
                assert!(rules.contains(&result["ruleId"].as_str().unwrap()));
                let region = &result["locations"][0]["physicalLocation"]["region"];
                for key in ["startLine", "startColumn", "endLine", "endColumn"] {
                    assert!(region[key].as_u64().unwrap() >= 1, "{result}");
                }
                assert!(result["suppressions"].is_array());
            }
            assert_eq!(run["invocations"][0]["executionSuccessful"], false); // one draft could not be read
            let partly = &run["invocations"][0]["toolExecutionNotifications"][1];
            assert_eq!(
                (&partly["level"], &partly["message"]["text"]),
                (&json!("note"), &json!("Not read: 1 picture."))
            );
        }
    }

    #[test]
    fn what_is_waived_is_suppressed_with_who_and_why() {
        let log = log(Format::Docx, true);
        let results = log["runs"][0]["results"].as_array().unwrap();
        let waived: Vec<&Value> =
            results.iter().filter(|result| !result["suppressions"].as_array().unwrap().is_empty()).collect();
        assert_eq!(waived.len(), 1);
        let suppression = &waived[0]["suppressions"][0];
        assert_eq!(suppression["kind"], "external");
        assert_eq!(
            suppression["justification"],
            "agreed with N. (C. Evers, supervisor, 2026-10-01, until 2026-12-31)"
        );
    }

    #[test]
    fn paths_become_uris() {
        assert_eq!(artifact("reports/Ä b#1.docx")["uri"], "reports/%C3%84%20b%231.docx");
        assert_eq!(artifact("/r/a.md"), json!({ "uri": "file:///r/a.md" }));
        assert_eq!(artifact("C:/r/a.md"), json!({ "uri": "file:///C:/r/a.md" }));
    }
}
