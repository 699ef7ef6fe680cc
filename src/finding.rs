//! What a check finds: findings with their evidence, and the checklist a supervisor reads.

use std::sync::Arc;

use crate::named::named;
use crate::text::Span;

named! {
    /// How much a finding matters.
    Severity {
        /// Would improve the report; never blocks on its own.
        Consider = "consider",
        /// To be reconsidered; a supervisor may accept it with a written reason.
        Should = "should",
        /// To be resolved or waived before release.
        Must = "must",
    }
}

named! {
    /// How a checklist item stands.
    Status {
        /// Done.
        Met = "met",
        /// An attempt that would be sent back.
        Weak = "weak",
        /// No attempt, an empty field, a placeholder, or the opposite of what is asked.
        Missing = "missing",
        /// Absent, and honestly accounted for.
        Explained = "explained",
        /// For the supervisor to decide.
        Judgement = "judgement",
        /// Does not apply to this report.
        NotApplicable = "not-applicable",
    }
}

/// One thing to look at in a draft.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The rule's id: `group/name`.
    pub rule: Arc<str>,
    /// The rule's title: names the fault.
    pub title: Arc<str>,
    /// How much it matters here; may be lower than the rule's own severity.
    pub severity: Severity,
    /// What was noticed, in one or two kind sentences. The report's words in it stand between the two
    /// private marks of [`WORDS_OPEN`] and [`WORDS_CLOSE`], so that redaction can leave them out.
    pub message: String,
    /// Why it matters.
    pub why: Arc<str>,
    /// How to mend it.
    pub fix: Arc<str>,
    /// Wording to use instead.
    pub suggestions: Vec<String>,
    /// Whether it is about a statement that is there and says too little, which the title would deny.
    pub is_weak: bool,
    /// The words; `None` when something is missing.
    pub span: Option<Span>,
    /// For something missing: the heading it belongs under, when there is one.
    pub anchor: Option<Span>,
    /// The words as evidence: white space folded, identifiers masked.
    pub excerpt: Option<String>,
    /// Other places and rules that belong to it.
    pub related: Vec<Related>,
    /// Stable over edits elsewhere and equal for Word and Markdown twins: 16 hex digits.
    pub fingerprint: String,
    /// What it was called under earlier ids of its rule: waivers, baselines and sign-offs may know it so.
    pub earlier: Vec<Earlier>,
    /// Set when someone has accepted it for a stated reason.
    pub waived: Option<Waived>,
}

/// What a finding was called before its rule got another id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earlier {
    /// The earlier id.
    pub rule: String,
    /// The fingerprint it gave.
    pub fingerprint: String,
}

impl Finding {
    /// Whether it holds a report: nobody has waived it, and it matters at least as much as the `least` that holds one.
    pub fn holds(&self, least: Severity) -> bool {
        self.waived.is_none() && self.severity >= least
    }

    /// Where it is shown: its words or, for something missing, the heading it belongs under.
    pub fn place(&self) -> Option<Span> {
        self.span.or(self.anchor)
    }

    /// Other rules that found the same words, or more of them: what people are shown as "Also". A rule that found only a
    /// word in the middle says something else, and nothing would explain it.
    pub(crate) fn also(&self) -> impl Iterator<Item = &Related> {
        self.related.iter().filter(|related| {
            let holds = |own: Span| related.span.start <= own.start && own.end <= related.span.end;
            related.rule != self.rule && self.span.is_none_or(holds)
        })
    }
}

/// Puts findings in the order in which they are told: by place, then by rule. Equals stay as they were.
pub(crate) fn in_order(findings: &mut [Finding]) {
    findings.sort_by(|a, b| (a.span, &a.rule).cmp(&(b.span, &b.rule)));
}

/// Whether a rule is the gate's own: it asks about waivers and sign-offs, not about the report, and belongs to no pack.
pub fn is_of_the_gate(rule: &str) -> bool {
    rule.starts_with("gate/")
}

/// Opens the report's own words inside a message.
pub const WORDS_OPEN: char = '\u{e000}';
/// Closes the report's own words inside a message.
pub const WORDS_CLOSE: char = '\u{e001}';

/// A place that belongs to a finding.
#[derive(Debug, Clone)]
pub struct Related {
    /// The rule that also matched there, or the finding's own.
    pub rule: Arc<str>,
    /// What it has to do with the finding.
    pub message: String,
    /// The words.
    pub span: Span,
    /// The words as evidence, masked.
    pub excerpt: String,
}

/// Who accepted a finding, and why.
#[derive(Debug, Clone)]
pub struct Waived {
    /// Who.
    pub by: Option<String>,
    /// Why.
    pub reason: String,
    /// The day it was written, as the file gives it.
    pub date: Option<String>,
    /// Until when, a date.
    pub until: Option<String>,
    /// Where the waiver stands.
    pub source: WaiverSource,
}

impl Waived {
    /// Whether somebody waived it and nobody can tell who: a comment in Markdown has no author.
    pub fn is_nameless(&self) -> bool {
        self.by.is_none() && self.source != WaiverSource::Baseline
    }
}

/// Where a waiver stands.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum WaiverSource {
    /// In a comment of the draft.
    Comment,
    /// In a baseline: the finding was known, and nobody waived it.
    Baseline,
    /// In a configuration, as people are told: `faircopy.toml:31`.
    Configured(String),
}

impl WaiverSource {
    /// The name used in JSON.
    pub fn name(&self) -> &str {
        match self {
            Self::Comment => "comment",
            Self::Baseline => "baseline",
            Self::Configured(place) => place,
        }
    }
}

/// A line of the checklist.
#[derive(Debug, Clone)]
pub struct ChecklistItem {
    /// Its id: `sharing/purpose`.
    pub id: Arc<str>,
    /// The question a supervisor asks.
    pub title: Arc<str>,
    /// How it stands.
    pub status: Status,
    /// The words that show it, best first.
    pub evidence: Vec<Evidence>,
    /// Whether those words say the opposite of what is asked.
    pub is_contrary: bool,
    /// What is lacking, or what came near, in a sentence.
    pub note: Option<String>,
}

/// Words that show how an item stands.
#[derive(Debug, Clone)]
pub struct Evidence {
    /// Where.
    pub span: Span,
    /// The words, white space folded, identifiers masked.
    pub excerpt: String,
}
