//! `bounds`: what lies outside the brief.

use crate::context::{Subject, Tie};
use crate::finding::Severity;
use crate::lexicon::Term;
use crate::named::named;
use crate::role::Role;

/// What lies outside the brief, a sentence at a time, unless its bearing on the group's safety is said.
#[derive(Debug, Clone, Default)]
pub struct Bounds {
    /// Words for what drifts.
    pub terms: Vec<Term>,
    /// Or figures that do.
    pub figures: Vec<Figure>,
    /// Or a label of a declared make that is not among the declared ones.
    pub labels: bool,
    /// Or a named place that is not among the declared ones.
    pub places: bool,
    /// Only what lies well before the time the report is about.
    pub earlier: bool,
    /// How many months before that time an event is well before it.
    pub months: u32,
    /// Only in a sentence about one of these; empty: about anyone or anything.
    pub about: Vec<Subject>,
    /// Only with one of these in the sentence as well.
    pub with: Vec<Term>,
    /// Phrases that hold the words and make them innocent.
    pub except: Vec<Term>,
    /// Not with one of these in the sentence.
    pub without: Vec<Term>,
    /// What ties a sentence to the group's safety; empty: anything that can.
    pub ties: Vec<Tie>,
    /// Roles of sections to look at although such rules leave them alone.
    pub also_in: Vec<Role>,
    /// Roles of sections to leave alone, besides those that every such rule does.
    pub set_aside: Vec<Role>,
    /// Severity of this part of the rule, when it is not the rule's.
    pub severity: Option<Severity>,
    /// Message of this part of the rule; `{detail}` stands for the words that drift.
    pub message: Option<String>,
}

named! {
    /// A figure that can be what drifts.
    Figure {
        /// A sum of money: "£2,300".
        Sum = "sum",
        /// A share: "97%".
        Share = "share",
    }
}
