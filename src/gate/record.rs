//! The record of sign-offs: who signed which text, checked with what. It holds none of the report's words.
//!
//! Entries are only ever added. Each is sealed with a digest that takes in the seal before it, and the file is read
//! strictly, so that a byte changed by hand shows.

use serde::{Deserialize, Serialize};

use super::print::{Form, TextPrint, salted};
use crate::digest;
use crate::pack::PackLabel;

/// What stands in `schema`, before the number.
const SCHEMA: &str = "faircopy.signoff/";

/// The number of this form of the record. Sign-offs of the first form stay as they were sealed, and are read.
const NUMBER: u32 = 2;

/// The sign-offs of a report, oldest first; at least one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    entries: Vec<Entry>,
}

/// One sign-off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The number of its form: from 2 on the place of words is signed, and the reasons of waivers; `None`: the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<u32>,
    /// Who signed.
    pub by: String,
    /// As what.
    pub role: String,
    /// What they wished to note.
    pub note: Option<String>,
    /// When, in UTC.
    pub time: String,
    /// The day that counted as today.
    pub as_of: String,
    /// The version of faircopy that checked the report.
    pub tool: String,
    /// The digest of the file.
    pub file: String,
    /// The digest of its words.
    pub text: String,
    /// A digest for each paragraph.
    pub blocks: Vec<String>,
    /// The packs it was checked with.
    pub packs: Vec<SignedPack>,
    /// The rules that could have held it.
    pub holding: Vec<String>,
    /// What tells the rules as they were settled: which were on, how much each mattered, and the numbers it went by;
    /// `None` in records from before this was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rules: Option<String>,
    /// What was found and left.
    pub counts: Counts,
    /// What was waived.
    pub waivers: Vec<SignedWaiver>,
    /// The seal of the entry before.
    pub previous: Option<String>,
    /// The digest of all of this entry.
    pub seal: String,
}

/// A pack as a sign-off names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignedPack {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Its digest.
    pub digest: String,
}

impl From<&PackLabel> for SignedPack {
    fn from(pack: &PackLabel) -> Self {
        Self { name: pack.name.clone(), version: pack.version.clone(), digest: pack.digest.clone() }
    }
}

/// Findings that were left, by severity; none at the fail level.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counts {
    /// To be resolved.
    pub must: usize,
    /// To be reconsidered.
    pub should: usize,
    /// To consider.
    pub consider: usize,
    /// Waived.
    pub waived: usize,
}

/// A finding that was waived when the report was signed. Its reason stands with the waiver, and only a digest of it
/// here: it may hold the report's words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignedWaiver {
    /// The rule.
    pub rule: String,
    /// The finding.
    pub fingerprint: String,
    /// Who accepted it.
    pub by: Option<String>,
    /// Until when.
    pub until: Option<String>,
    /// What tells the reason that was given, salted with the digest of the text; `None` in the first form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// Why a record proves nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Flaw {
    /// It was written by a later version of faircopy.
    Newer(String),
    /// It is not as faircopy wrote it.
    Edited,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct V1Record {
    schema: String,
    entries: Vec<Entry>,
}

impl Entry {
    /// The digest that seals it: of all but the seal itself.
    fn sealed(mut self) -> Self {
        self.seal = String::new();
        // The type has string keys and no fallible parts.
        self.seal = digest::of(serde_json::to_string(&self).unwrap_or_default().as_bytes());
        self
    }

    /// What of the report it was given for.
    pub const fn form(&self) -> Form {
        if self.form.is_some() { Form::Places } else { Form::Words }
    }

    /// What tells the reason of a waiver in it.
    pub fn of_reason(&self, reason: &str) -> String {
        salted(&self.text, reason)
    }

    /// The text it was given for.
    pub fn print(&self) -> TextPrint {
        TextPrint { text: self.text.clone(), blocks: self.blocks.clone() }
    }

    /// The day it was given: `2026-11-22`.
    pub fn day(&self) -> &str {
        self.time.split_once('T').map_or(&self.time, |(day, _)| day)
    }
}

impl Record {
    /// Reads a record.
    pub fn parse(text: &str) -> Result<Self, Flaw> {
        // Git may change line ends on the way; nothing else changes unseen.
        let text = text.replace("\r\n", "\n");
        let value: serde_json::Value = serde_json::from_str(&text).map_err(|_| Flaw::Edited)?;
        let schema = value.get("schema").and_then(serde_json::Value::as_str).unwrap_or_default();
        let number = schema.strip_prefix(SCHEMA).and_then(|number| number.parse::<u32>().ok());
        match number {
            Some(1..=NUMBER) => {}
            Some(later) if later > NUMBER => return Err(Flaw::Newer(schema.to_owned())),
            _ => return Err(Flaw::Edited),
        }
        let V1Record { entries, .. } = serde_json::from_value(value).map_err(|_| Flaw::Edited)?;
        let record = Self { entries };
        let known = record.entries.iter().all(|entry| entry.form.is_none_or(|form| form == NUMBER));
        if record.entries.is_empty() || !known || !record.is_whole() || record.text() != text {
            return Err(Flaw::Edited);
        }
        Ok(record)
    }

    /// Adds a sign-off, sealed; `record` is the history so far.
    pub fn with(record: Option<Self>, entry: Entry) -> Self {
        let mut entries = record.map(|record| record.entries).unwrap_or_default();
        let previous = entries.last().map(|last| last.seal.clone());
        entries.push(Entry { form: Some(NUMBER), previous, ..entry }.sealed());
        Self { entries }
    }

    /// The record as it is written.
    pub fn text(&self) -> String {
        let number = self.entries.iter().filter_map(|entry| entry.form).max().unwrap_or(1);
        let record = V1Record { schema: format!("{SCHEMA}{number}"), entries: self.entries.clone() };
        // The types have string keys and no fallible parts.
        serde_json::to_string_pretty(&record).unwrap_or_default() + "\n"
    }

    /// The sign-off that counts.
    pub fn last(&self) -> Option<&Entry> {
        self.entries.last()
    }

    /// How many sign-offs there are.
    pub fn count(&self) -> usize {
        self.entries.len()
    }

    fn is_whole(&self) -> bool {
        let mut previous = None;
        self.entries.iter().all(|entry| {
            let linked = entry.previous == previous;
            previous = Some(entry.seal.clone());
            linked && entry.clone().sealed().seal == entry.seal
        })
    }
}

#[cfg(test)]
mod tests;
