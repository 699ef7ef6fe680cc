//! `faircopy.report/1`: everything a check knows, for other programs.
//!
//! The types here are the format, frozen; inner types change freely behind them.

use serde::Serialize;

use super::location::V1Location;
use super::{Closing, Outcome, PackLabel, Render, Run, Unread, escape, words};
use crate::check::Metrics;
use crate::finding::{ChecklistItem, Evidence, Finding, Related, Waived};
use crate::pack::Pack;

#[derive(Debug)]
pub(super) struct Json;

impl Render for Json {
    fn begin(&self, run: &Run) -> String {
        let head = V1Head { schema: "faircopy.report/1", tool: V1Tool::this(), as_of: run.as_of.to_string() };
        let mut text = pretty(&head);
        // The object stays open: documents follow as they are ready.
        text.truncate(text.trim_end_matches(['}', '\n']).len());
        text.push_str(",\n  \"documents\": [\n    ");
        text
    }

    fn document(&self, run: &Run, outcome: &Outcome<'_>) -> String {
        // No string in JSON holds a raw line break, so this only indents.
        pretty(&V1Document::of(run, outcome)).replace('\n', "\n    ")
    }

    fn between(&self) -> &'static str {
        ",\n    "
    }

    fn finish(&self, _run: &Run, closing: &Closing) -> String {
        let tally = closing.tally();
        let tail = V1Tail {
            packs: closing.packs.iter().map(V1Pack::of).collect(),
            errors: closing.errors.iter().map(V1Error::of).collect(),
            summary: V1Summary {
                documents: closing.documents.len(),
                must: tally.must,
                should: tally.should,
                consider: tally.consider,
                waived: tally.waived,
                unreadable: closing.errors.len(),
            },
        };
        let text = pretty(&tail);
        format!("\n  ],{}\n", text.trim_start_matches('{'))
    }
}

/// One document as JSON on one line, without a line break at its end.
pub(super) fn document_on_a_line(run: &Run, outcome: &Outcome<'_>) -> String {
    line(&V1Document::of(run, outcome))
}

/// JSON on one line.
pub(super) fn line(value: &impl Serialize) -> String {
    // The types written here have string keys and no fallible parts.
    escape::json(serde_json::to_string(value).unwrap_or_default())
}

/// JSON with two spaces of indentation, without a line break at its end.
pub fn pretty(value: &impl Serialize) -> String {
    // The types written here have string keys and no fallible parts.
    escape::json(serde_json::to_string_pretty(value).unwrap_or_default())
}

#[derive(Serialize)]
struct V1Head {
    schema: &'static str,
    tool: V1Tool,
    as_of: String,
}

#[derive(Serialize)]
struct V1Tail<'a> {
    packs: Vec<V1Pack<'a>>,
    errors: Vec<V1Error<'a>>,
    summary: V1Summary,
}

/// The program, as JSON outputs name it.
#[derive(Debug, Serialize)]
pub(crate) struct V1Tool {
    name: &'static str,
    version: &'static str,
}

impl V1Tool {
    /// This one.
    pub(crate) const fn this() -> Self {
        Self { name: "faircopy", version: env!("CARGO_PKG_VERSION") }
    }
}

/// A pack, as JSON outputs name it.
#[derive(Debug, Serialize)]
pub(crate) struct V1Pack<'a> {
    name: &'a str,
    version: &'a str,
    digest: &'a str,
}

impl<'a> V1Pack<'a> {
    /// From its label.
    pub(crate) fn of(pack: &'a PackLabel) -> Self {
        Self { name: &pack.name, version: &pack.version, digest: &pack.digest }
    }

    /// From a pack itself.
    pub(crate) fn of_pack(pack: &'a Pack) -> Self {
        Self { name: &pack.name, version: &pack.version, digest: &pack.digest }
    }
}

/// A file that could not be read.
#[derive(Debug, Serialize)]
pub(crate) struct V1Error<'a> {
    path: &'a str,
    message: &'a str,
}

impl<'a> V1Error<'a> {
    /// From what is kept of it.
    pub(crate) fn of(error: &'a Unread) -> Self {
        Self { path: &error.path, message: &error.message }
    }
}

#[derive(Serialize)]
struct V1Summary {
    documents: usize,
    must: usize,
    should: usize,
    consider: usize,
    waived: usize,
    unreadable: usize,
}

#[derive(Serialize)]
struct V1Document<'a> {
    path: &'a str,
    format: &'static str,
    digest: &'a str,
    words: u32,
    verdict: &'static str,
    pack: V1Pack<'a>,
    findings: Vec<V1Finding<'a>>,
    checklist: Vec<V1Item<'a>>,
    scope: V1Scope,
    metrics: V1Metrics,
}

impl<'a> V1Document<'a> {
    fn of(run: &Run, outcome: &'a Outcome<'_>) -> Self {
        let shown = Shown { run, outcome };
        let checked = outcome.checked;
        Self {
            path: outcome.path,
            format: outcome.format.name(),
            digest: outcome.digest,
            words: checked.metrics.words,
            verdict: if outcome.passed { "pass" } else { "fail" },
            pack: V1Pack::of_pack(outcome.pack),
            findings: outcome.findings.iter().map(|finding| shown.finding(finding)).collect(),
            checklist: checked.checklist.iter().map(|item| shown.item(item)).collect(),
            scope: shown.scope(),
            metrics: V1Metrics::of(&checked.metrics),
        }
    }
}

#[derive(Serialize)]
struct V1Finding<'a> {
    rule: &'a str,
    severity: &'static str,
    message: String,
    why: &'a str,
    fix: &'a str,
    suggestions: &'a [String],
    excerpt: Option<&'a str>,
    location: Option<V1Location>,
    related: Vec<V1Related<'a>>,
    fingerprint: &'a str,
    waived: Option<V1Waived<'a>>,
}

#[derive(Serialize)]
struct V1Related<'a> {
    rule: &'a str,
    message: String,
    excerpt: Option<&'a str>,
    location: V1Location,
}

/// Who accepted a finding, and why.
#[derive(Debug, Serialize)]
pub(crate) struct V1Waived<'a> {
    by: Option<&'a str>,
    reason: &'a str,
    date: Option<&'a str>,
    until: Option<&'a str>,
    source: &'a str,
}

impl<'a> V1Waived<'a> {
    /// From a waiver, with or without its reason.
    pub(crate) fn of(waived: &'a Waived, words: bool) -> Self {
        Self {
            by: waived.by.as_deref(),
            reason: words::reason(waived, words),
            date: waived.date.as_deref(),
            until: waived.until.as_deref(),
            source: &waived.source,
        }
    }
}

#[derive(Serialize)]
struct V1Item<'a> {
    id: &'a str,
    title: &'a str,
    status: &'static str,
    evidence: Vec<V1Evidence<'a>>,
    note: Option<String>,
}

#[derive(Serialize)]
struct V1Evidence<'a> {
    excerpt: Option<&'a str>,
    location: V1Location,
}

#[derive(Serialize)]
struct V1Scope {
    members: Vec<String>,
    period: Option<V1Period>,
    places: Vec<String>,
}

/// A period, first and last day.
#[derive(Serialize)]
pub(super) struct V1Period {
    from: String,
    to: String,
}

impl V1Period {
    /// From its days.
    pub(super) fn of((from, to): (jiff::civil::Date, jiff::civil::Date)) -> Self {
        Self { from: from.to_string(), to: to.to_string() }
    }
}

#[derive(Serialize)]
struct V1Metrics {
    words: u32,
    young_person_words: u32,
    individual_focus_share: f64,
    readability: f64,
}

impl V1Metrics {
    fn of(metrics: &Metrics) -> Self {
        let to = |places: f64, value: f64| (value * places).round() / places;
        Self {
            words: metrics.words,
            young_person_words: metrics.young_person_words,
            individual_focus_share: to(100.0, metrics.individual_focus_share),
            readability: to(10.0, metrics.readability),
        }
    }
}

/// Turns inner values into frozen ones, with or without the report's words.
struct Shown<'r, 'a, 'o> {
    run: &'r Run,
    outcome: &'a Outcome<'o>,
}

impl<'a> Shown<'_, 'a, '_> {
    fn location(&self, span: crate::text::Span) -> V1Location {
        V1Location::of(self.outcome.draft, span, &self.outcome.checked.masks, self.run.words)
    }

    fn words(&self, excerpt: &'a str) -> Option<&'a str> {
        self.run.words.then_some(excerpt)
    }

    fn finding(&self, finding: &'a Finding) -> V1Finding<'a> {
        V1Finding {
            rule: &finding.rule,
            severity: finding.severity.name(),
            message: words::said(&finding.message, self.run.words),
            why: &finding.why,
            fix: &finding.fix,
            suggestions: &finding.suggestions,
            excerpt: finding.excerpt.as_deref().and_then(|excerpt| self.words(excerpt)),
            location: finding.span.or(finding.anchor).map(|span| self.location(span)),
            related: finding.related.iter().map(|related| self.related(related)).collect(),
            fingerprint: &finding.fingerprint,
            waived: finding.waived.as_ref().map(|waived| V1Waived::of(waived, self.run.words)),
        }
    }

    fn related(&self, related: &'a Related) -> V1Related<'a> {
        V1Related {
            rule: &related.rule,
            message: words::said(&related.message, self.run.words),
            excerpt: self.words(&related.excerpt),
            location: self.location(related.span),
        }
    }

    fn item(&self, item: &'a ChecklistItem) -> V1Item<'a> {
        let evidence = |evidence: &'a Evidence| V1Evidence {
            excerpt: self.words(&evidence.excerpt),
            location: self.location(evidence.span),
        };
        V1Item {
            id: &item.id,
            title: &item.title,
            status: item.status.name(),
            evidence: item.evidence.iter().map(evidence).collect(),
            note: item.note.as_deref().map(|note| words::said(note, self.run.words)),
        }
    }

    fn scope(&self) -> V1Scope {
        let brief = &self.outcome.checked.brief;
        let shown = |declared: &Vec<crate::brief::Declared<String>>| -> Vec<String> {
            if !self.run.words {
                return Vec::new();
            }
            declared
                .iter()
                .map(|one| words::declared(self.outcome.draft, one, &self.outcome.checked.masks))
                .collect()
        };
        V1Scope {
            members: shown(&brief.members),
            period: brief
                .period
                .as_ref()
                .map(|period| V1Period { from: period.value.0.to_string(), to: period.value.1.to_string() }),
            places: shown(&brief.places),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::super::sample;
    use super::*;
    use crate::read::Format;

    #[test]
    fn the_report_is_one_object_of_the_contract() {
        let text = sample::written(&Json, Format::Docx, &sample::run(true, 80));
        sample::assert_fit_to_show(&text, true);
        let value: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(value["documents"][0]["findings"][1]["location"]["section"][1], "Findings");
        insta::assert_snapshot!("json_docx", text);
    }

    #[test]
    fn offsets_hold_in_the_text_that_read_gives() {
        let draft = sample::draft(Format::Docx);
        let mut checked = sample::checked(&draft);
        checked.masks.clear(); // as `read` does
        let reading = super::super::reading::Reading {
            path: "harbour.docx",
            format: Format::Docx,
            draft: &draft,
            checked: &checked,
        };
        let read: Value = serde_json::from_str(&super::super::reading::json(&reading)).unwrap();
        let report: Value =
            serde_json::from_str(&sample::written(&Json, Format::Docx, &sample::run(true, 80))).unwrap();
        let mut compared = 0;
        for finding in report["documents"][0]["findings"].as_array().unwrap() {
            let Some(excerpt) = finding["excerpt"].as_str() else { continue };
            let location = &finding["location"];
            let is_block = |block: &&Value| block["paragraph"] == location["paragraph"];
            let blocks = read["documents"][0]["blocks"].as_array().unwrap();
            let text = blocks.iter().find(is_block).unwrap()["text"].as_str().unwrap();
            let at = |key: &str| location[key].as_u64().unwrap() as usize;
            // An identifier is masked in the finding: the same length, and its last two characters.
            let there = &text[at("start")..at("end")];
            let same = there.chars().zip(excerpt.chars()).all(|(own, shown)| shown == '•' || own == shown);
            assert!(same && there.chars().count() == excerpt.chars().count(), "{there} / {excerpt}");
            compared += 1;
        }
        assert_eq!(compared, 9);
    }

    #[test]
    fn redacted_json_and_json_of_nothing_are_still_whole() {
        let text = sample::written(&Json, Format::Markdown, &sample::run(false, 80));
        sample::assert_fit_to_show(&text, false);
        serde_json::from_str::<Value>(&text).unwrap();
        let run = sample::run(true, 80);
        let closing = Closing::default();
        let empty = [Json.begin(&run), Json.finish(&run, &closing)].concat();
        assert_eq!(serde_json::from_str::<Value>(&empty).unwrap()["documents"], serde_json::json!([]));
    }
}
