//! `faircopy.report/1`: everything a check knows, for other programs.
//!
//! The types here are the format, frozen; inner types change freely behind them.

mod document;

use serde::Serialize;

use super::{Closing, Outcome, PackLabel, Render, Run, Unread, UnusedWaiver, escape, words};
use crate::finding::Waived;
use crate::pack::Pack;
use crate::waive::UNUSED;
use document::V1Document;

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
        let shown = closing.shown();
        let tail = V1Tail {
            packs: closing.packs.iter().map(V1Pack::of).collect(),
            errors: closing.errors.iter().map(V1Error::of).collect(),
            unused_waivers: closing.unused_waivers.iter().map(V1UnusedWaiver::of).collect(),
            summary: V1Summary {
                documents: closing.documents.len(),
                must: tally.must,
                should: tally.should,
                consider: tally.consider,
                waived: tally.waived,
                not_shown: (tally.open() + tally.waived).saturating_sub(shown.open() + shown.waived),
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
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unused_waivers: Vec<V1UnusedWaiver<'a>>,
    summary: V1Summary,
}

/// A waiver of a configuration for a report that is not there.
#[derive(Debug, Serialize)]
struct V1UnusedWaiver<'a> {
    rule: &'static str,
    source: &'a str,
    path: &'a str,
    waived: &'a str,
    message: String,
}

impl<'a> V1UnusedWaiver<'a> {
    fn of(waiver: &'a UnusedWaiver) -> Self {
        Self {
            rule: UNUSED.id,
            source: &waiver.source,
            path: &waiver.path,
            waived: &waiver.rule,
            message: waiver.told(),
        }
    }
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
    /// How many of these are not listed, being below the severity asked for.
    not_shown: usize,
    unreadable: usize,
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
            source: waived.source.name(),
        }
    }
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

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::super::sample;
    use super::*;
    use crate::excerpt::MASK;
    use crate::read::Format;

    #[test]
    fn the_report_is_one_object_of_the_contract() {
        let text = sample::written(&Json, Format::Docx, &sample::run(true, 80));
        sample::assert_fit_to_show(&text, true);
        let value: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(value["documents"][0]["findings"][1]["location"]["section"][1], "Findings");
        insta::assert_snapshot!("json_docx", text.replace(env!("CARGO_PKG_VERSION"), "VERSION"));
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
            let same = there.chars().zip(excerpt.chars()).all(|(own, shown)| shown == MASK || own == shown);
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
