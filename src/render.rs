//! What was found, as people and programs read it.
//!
//! Each output is one file here and one line of [`FORMATS`]; the `--format` choices and their help derive
//! from that list. Renderers are given what was decided and never ask how.

pub mod fault;
pub mod place;
pub mod words;
pub mod view;
mod compact;
mod escape;
mod json;
mod location;
pub mod reading;
#[cfg(test)]
mod sample;

mod terminal;

pub use escape::visible;
pub use json::pretty as json_text;
pub use terminal::{paint::Paint, wrap::wrap};

use jiff::civil::Date;

use crate::check::Checked;
use crate::draft::Draft;
use crate::finding::{Finding, Severity};
use crate::pack::Pack;
use crate::read;

/// A way to write the result of a check.
#[derive(Debug, Clone, Copy)]
pub struct Output {
    /// What `--format` calls it.
    pub name: &'static str,
    /// What it is for, for `--help`.
    pub about: &'static str,
    /// Whether it ends in logs, where the report's own words have no place unless they are asked for.
    pub for_logs: bool,
    /// Whether people read it: only then can the findings be left out and the summary kept.
    pub for_people: bool,
    /// The renderer.
    pub render: &'static dyn Render,
}

/// Every output, in the order of help; the first is the default.
pub const FORMATS: &[Output] = &[
    Output {
        name: "text",
        about: "For reading in a terminal: each finding with its words, why it matters and how to mend it",
        for_logs: false,
        for_people: true,
        render: &terminal::Terminal,
    },
    Output {
        name: "compact",
        about: "One line for each finding, for hooks and logs; leaves out the report's own words",
        for_logs: true,
        for_people: true,
        render: &compact::Compact,
    },
    Output {
        name: "json",
        about: "Everything, for other programs",
        for_logs: false,
        for_people: false,
        render: &json::Json,
    },
];

/// The output of a name.
pub fn output(name: &str) -> Option<&'static Output> {
    FORMATS.iter().find(|output| output.name == name)
}

/// Writes documents one after another, so that thousands of drafts never stand in memory together.
///
/// [`document`](Self::document) is called from many threads; what it gives is written in order.
pub trait Render: Sync + std::fmt::Debug {
    /// What comes before the first document.
    fn begin(&self, _run: &Run) -> String {
        String::new()
    }

    /// One document.
    fn document(&self, run: &Run, outcome: &Outcome<'_>) -> String;

    /// What stands between two documents.
    fn between(&self) -> &'static str {
        ""
    }

    /// What comes after the last document.
    fn finish(&self, _run: &Run, _closing: &Closing<'_>) -> String {
        String::new()
    }

    /// What is said beside the output, on standard error.
    fn aside(&self, _run: &Run, _closing: &Closing<'_>) -> String {
        String::new()
    }
}

/// What holds for a whole run.
#[derive(Debug, Clone, Copy)]
pub struct Run {
    /// The day that counts as today.
    pub as_of: Date,
    /// Whether the report's own words are shown.
    pub words: bool,
    /// Whether colour is used.
    pub colour: bool,
    /// Columns to write in.
    pub width: usize,
    /// How much is written.
    pub extent: Extent,
}

/// How much of a result is written, by outputs for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// Findings, what was read, the checklist, counts.
    Whole,
    /// Findings alone.
    Findings,
    /// All but the findings.
    Summary,
}

/// A draft and what was found in it.
#[derive(Debug)]
pub struct Outcome<'a> {
    /// Its path as given, with forward slashes.
    pub path: &'a str,
    /// What kind of file it is.
    pub format: read::Format,
    /// `sha256:` and the digest of the file's bytes.
    pub digest: &'a str,
    /// The draft.
    pub draft: &'a Draft,
    /// What the check gave.
    pub checked: &'a Checked,
    /// The findings to show, by place: those at or above the severity asked for.
    pub findings: Vec<&'a Finding>,
    /// The pack it was checked with.
    pub pack: &'a Pack,
    /// Whether nothing unresolved holds it.
    pub passed: bool,
}

/// What remains of a document once it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its path.
    pub path: String,
    /// Whether it passed.
    pub passed: bool,
    /// Its counts.
    pub tally: Tally,
}

/// A draft that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// Its path.
    pub path: String,
    /// Why, and what to do.
    pub message: String,
}

/// A pack as outputs name it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct PackLabel {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Its digest.
    pub digest: String,
}

impl From<&Pack> for PackLabel {
    fn from(pack: &Pack) -> Self {
        Self { name: pack.name.clone(), version: pack.version.clone(), digest: pack.digest.clone() }
    }
}

/// What is known when every document is written.
#[derive(Debug)]
pub struct Closing<'a> {
    /// The packs that were used, by name.
    pub packs: &'a [PackLabel],
    /// The documents, in order.
    pub documents: &'a [Line],
    /// The drafts that could not be read, in order.
    pub errors: &'a [Unread],
}

impl Closing<'_> {
    /// The counts of all documents together.
    pub fn tally(&self) -> Tally {
        self.documents.iter().fold(Tally::default(), |sum, line| sum.plus(line.tally))
    }
}

/// Findings counted by severity; waived ones apart.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// To be resolved.
    pub must: usize,
    /// To be reconsidered.
    pub should: usize,
    /// To consider.
    pub consider: usize,
    /// Accepted for a stated reason.
    pub waived: usize,
}

impl Tally {
    /// Counts findings.
    pub fn of(findings: &[&Finding]) -> Self {
        let mut tally = Self::default();
        for finding in findings {
            match (&finding.waived, finding.severity) {
                (Some(_), _) => tally.waived += 1,
                (None, Severity::Must) => tally.must += 1,
                (None, Severity::Should) => tally.should += 1,
                (None, Severity::Consider) => tally.consider += 1,
            }
        }
        tally
    }

    /// Both together.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self {
            must: self.must + other.must,
            should: self.should + other.should,
            consider: self.consider + other.consider,
            waived: self.waived + other.waived,
        }
    }

    /// Whether nothing is left to look at.
    pub const fn is_clean(self) -> bool {
        self.must + self.should + self.consider == 0
    }

    /// "3 must, 5 should, 2 consider", the waived ones after it when there are any.
    pub fn in_words(self) -> String {
        let mut words = format!("{} must, {} should, {} consider", self.must, self.should, self.consider);
        if self.waived > 0 {
            words.extend([", ", &thousands(self.waived), " waived"]);
        }
        words
    }
}

/// "1 draft", "2 drafts".
pub fn count(number: usize, noun: &str) -> String {
    format!("{} {noun}{}", thousands(number), if number == 1 { "" } else { "s" })
}

/// 1240 as "1,240".
pub fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Said at the end of every output for people.
pub const NOT_APPROVAL: &str = "A pass is not approval: faircopy checks form, not truth, proportionality or safety. A supervisor decides.";
