//! The kinds of rule, each judging hits in their context; none searches the text.

mod avoid;
mod balance;
mod beside;
mod bounds;
mod each;
mod measure;
mod require;

use std::sync::Arc;

use jiff::civil::Date;

use super::{Kind, Needs, Rule};
use crate::context::{Aside, Context};
use crate::finding::{ChecklistItem, Severity};
use crate::lexicon::{LexiconBuilder, ListId};
use crate::text::Span;

/// What a judge sees.
#[derive(Debug, Clone, Copy)]
pub struct View<'c> {
    /// The draft with its context.
    pub context: &'c Context<'c>,
    /// The names in what the file carries beside its prose.
    pub aside: &'c Aside,
    /// The day that counts as today.
    pub today: Date,
}

/// A finding before it is dressed for the reader: see [`crate::check`].
#[derive(Debug, Clone)]
pub struct Raw {
    /// The words; `None` when something is missing.
    pub span: Option<Span>,
    /// The heading that something missing belongs under.
    pub anchor: Option<Span>,
    /// How much it matters here.
    pub severity: Severity,
    /// Whether it stands whatever its sentence reads like.
    pub firm: bool,
    /// What to say; `{words}` stands for the report's words.
    pub message: String,
    /// Wording to use instead.
    pub suggestions: Vec<String>,
    /// What tells it from others of its rule when it has no words.
    pub key: Option<Arc<str>>,
}

/// What a judge finds.
#[derive(Debug, Default)]
pub struct Found {
    /// Findings, in any order.
    pub findings: Vec<Raw>,
    /// Items of the checklist.
    pub items: Vec<ChecklistItem>,
}

/// A rule ready to judge.
pub trait Judge: Send + Sync + std::fmt::Debug {
    /// Adds what the rule finds in a draft.
    fn judge(&self, view: View<'_>, found: &mut Found);
}

/// Puts a rule's terms into the lexicon and makes its judge. `clean` are phrases that no rule about wording flags.
pub fn compile<'t>(
    rule: &'t Arc<Rule>,
    clean: Option<ListId>,
    lexicon: &mut LexiconBuilder<'t>,
) -> Box<dyn Judge> {
    match &rule.kind {
        Kind::Avoid(parts) => Box::new(avoid::AvoidJudge::new(rule, parts, clean, lexicon)),
        Kind::Require(spec) => Box::new(require::RequireJudge::new(rule, spec, lexicon)),
        Kind::Each(spec) => match &spec.needs {
            Needs::Action(needs) => Box::new(each::EachJudge::new(rule, spec, needs, lexicon)),
            Needs::Finding(needs) => Box::new(each::FindingsJudge::new(rule, spec, needs)),
        },
        Kind::Balance(parts) => Box::new(balance::BalanceJudge::new(rule, parts, lexicon)),
        Kind::Bounds(parts) => Box::new(bounds::BoundsJudge::new(rule, parts, lexicon)),
        Kind::Beside(parts) => Box::new(beside::BesideJudge::new(rule, parts)),
        Kind::Measure(parts) => Box::new(measure::MeasureJudge::new(rule, parts, lexicon)),
    }
}

impl Severity {
    /// One step down; `None` below the lowest.
    pub const fn lower(self) -> Option<Self> {
        match self {
            Self::Must => Some(Self::Should),
            Self::Should => Some(Self::Consider),
            Self::Consider => None,
        }
    }
}
