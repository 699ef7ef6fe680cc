//! What was found, as people and programs read it.
//!
//! Each output is one file here and one line of [`FORMATS`]; the `--format` choices and their help derive
//! from that list. Renderers are given what was decided and never ask how.

pub mod fault;
pub mod place;
pub mod words;
pub mod view;
mod closing;
mod compact;
mod escape;
mod github;
mod gitlab;
mod html;
mod json;
mod jsonl;
mod junit;
mod location;
mod markdown;
mod page;
pub mod reading;
mod region;
mod repeats;
mod sarif;
mod sentences;
mod summary;
#[cfg(test)]
mod sample;

mod terminal;

pub use crate::pack::PackLabel;
pub use closing::{
    Closing, Line, NOTES_KEPT, Note, Remains, RuleNote, RuleTotal, Tally, Unread, UnusedWaiver, Weight,
};
pub use escape::visible;
pub(crate) use escape::{markdown, markup};
pub use json::pretty as json_text;
pub(crate) use json::{V1Error, V1Pack, V1Tool, V1Waived};
pub(crate) use location::V1Location;
pub(crate) use page::{head as page_head, put};
pub use terminal::{paint::Paint, wrap::wrap};

use jiff::civil::Date;

use crate::check::Checked;
use crate::draft::{Draft, Gap};
use crate::finding::{Finding, Severity};
use crate::gate::UNREAD;
use crate::named::named;
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

impl Output {
    /// Whether the report's own words are shown, by what was asked for.
    pub const fn words(&self, show: bool, redact: bool) -> bool {
        show || !(redact || self.for_logs)
    }
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
    Output {
        name: "jsonl",
        about: "Everything, one draft a line, for other programs",
        for_logs: false,
        for_people: false,
        render: &jsonl::JsonLines,
    },
    Output {
        name: "sarif",
        about: "SARIF 2.1.0, for code scanning; leaves out the report's own words",
        for_logs: true,
        for_people: false,
        render: &sarif::Sarif,
    },
    Output {
        name: "github",
        about: "GitHub workflow annotations, gravest first; leaves out the report's own words",
        for_logs: true,
        for_people: false,
        render: &github::GitHub,
    },
    Output {
        name: "gitlab",
        about: "GitLab code quality report; leaves out the report's own words",
        for_logs: true,
        for_people: false,
        render: &gitlab::GitLab,
    },
    Output {
        name: "junit",
        about: "JUnit XML, a suite for each draft and a case for each rule; leaves out the report's own words",
        for_logs: true,
        for_people: false,
        render: &junit::JUnit,
    },
    Output {
        name: "markdown",
        about: "For a pull request or a wiki",
        for_logs: false,
        for_people: true,
        render: &markdown::Markdown,
    },
    Output {
        name: "html",
        about: "One page to read, print or pass on; nothing in it is fetched from elsewhere",
        for_logs: false,
        for_people: true,
        render: &html::Html,
    },
];

/// Why each report is held, in sentences: what `gate --explain` writes.
pub const EXPLAINED: Output = Output {
    name: "sentences",
    about: "Why each report is held, in sentences",
    for_logs: true,
    for_people: true,
    render: &sentences::Sentences,
};

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

    /// Lines of a document that are kept until the last one is written; the gravest of all come to
    /// [`Closing::notes`].
    fn notes(&self, _run: &Run, _outcome: &Outcome<'_>) -> Vec<Note> {
        Vec::new()
    }

    /// What stands between two documents that gave something to write.
    fn between(&self) -> &'static str {
        ""
    }

    /// What comes after the last document.
    fn finish(&self, _run: &Run, _closing: &Closing) -> String {
        String::new()
    }

    /// What is said beside the output, on standard error.
    fn aside(&self, _run: &Run, _closing: &Closing) -> String {
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
    /// Whether every finding is told, however often its rule repeats itself; else outputs for people tell two of a
    /// section and count the others.
    pub all: bool,
    /// What the summary of many documents is ordered by; `None`: both, the worst of each.
    pub group_by: Option<Grouping>,
}

named! {
    /// What a summary is ordered by.
    Grouping {
        /// Every rule that was found, worst first.
        Rule = "rule",
        /// Every draft with something to look at, worst first.
        Report = "report",
    }
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
    /// The least severity that holds it while unresolved.
    pub fail_on: Severity,
    /// Whether nothing unresolved holds it.
    pub passed: bool,
}

impl Outcome<'_> {
    /// Whether a finding holds the draft.
    pub fn holds(&self, finding: &Finding) -> bool {
        finding.holds(self.fail_on)
    }

    /// The findings to show that somebody has waived, and those that are open.
    fn waived_and_open(&self) -> (Vec<&Finding>, Vec<&Finding>) {
        self.findings.iter().partition(|finding| finding.waived.is_some())
    }

    /// All that was found, shown or not.
    pub fn tally(&self) -> Tally {
        Tally::of(&self.checked.findings)
    }

    /// What of it is shown.
    pub fn shown(&self) -> Tally {
        Tally::of(self.findings.iter().copied())
    }

    /// What kinds of thing in the draft could not be read, without its words; `None` where all was read, or where a
    /// finding says it.
    pub fn unread(&self) -> Option<String> {
        if self.findings.iter().any(|finding| *finding.rule == *UNREAD.id) {
            return None;
        }
        let gaps = self.draft.gaps().iter().filter(|gap| gap.unread);
        let kinds: Vec<&str> = gaps.map(Gap::kind).collect();
        (!kinds.is_empty()).then(|| kinds.join("; "))
    }
}

/// What is to be done about findings of a severity, as it heads a list of them.
const fn to_do(severity: Severity) -> &'static str {
    match severity {
        Severity::Must => "To resolve or have waived",
        Severity::Should => "To reconsider",
        Severity::Consider => "To consider",
    }
}

/// "1 draft", "2 drafts".
pub fn count(number: usize, noun: &str) -> String {
    format!("{} {noun}{}", thousands(number), if number == 1 { "" } else { "s" })
}

/// "7 more".
fn count_more(number: usize) -> String {
    format!("{} more", thousands(number))
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
