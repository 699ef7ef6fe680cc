//! A compiled pack, ready to check any number of drafts.

use jiff::civil::Date;

use crate::brief::Brief;
use crate::draft::Draft;
use crate::finding::{ChecklistItem, Finding};
use crate::pack::Pack;
use crate::text::Span;

/// A compiled pack: one automaton and a judge for each rule. Stateless, shared between threads.
#[derive(Debug)]
pub struct Checker {}

/// What a check gives.
#[derive(Debug)]
pub struct Checked {
    /// Findings by place, then rule; those without a place come first.
    pub findings: Vec<Finding>,
    /// The checklist, in the order of the pack's rules.
    pub checklist: Vec<ChecklistItem>,
    /// The declared scope.
    pub brief: Brief,
    /// Counts about the draft.
    pub metrics: Metrics,
    /// Identifiers: what every output masks.
    pub masks: Vec<Span>,
    /// What a reader notices, for `read`: one entry a sentence, in order.
    pub sentences: Vec<SentenceNote>,
}

/// Counts about a draft.
#[derive(Debug, Clone, Default)]
pub struct Metrics {
    /// Words.
    pub words: u32,
    /// Words of young people in quotation.
    pub young_person_words: u32,
    /// Share of findings' words in passages about one member alone, 0 to 1.
    pub individual_focus_share: f64,
    /// Readability: the Flesch-Kincaid grade, school years from 1.
    pub readability: f64,
}

/// A sentence as `read` shows it; all words are names from the enums of `context`.
#[derive(Debug, Clone)]
pub struct SentenceNote {
    /// Where.
    pub span: Span,
    /// Index of its block.
    pub block: usize,
    /// Role of its section.
    pub role: &'static str,
    /// Who says it.
    pub speaker: Option<&'static str>,
    /// Whom it is about.
    pub about: Vec<&'static str>,
    /// Dates in it: ISO days, or `from/to`.
    pub dates: Vec<String>,
    /// How it stands.
    pub stance: Vec<&'static str>,
}

impl Checker {
    /// Compiles a pack.
    pub fn new(_pack: &Pack) -> Self {
        Self {}
    }

    /// Checks a draft. `today` is the day that counts as today.
    pub fn check(&self, _draft: &Draft, _today: Date) -> Checked {
        todo!("under way")
    }
}
