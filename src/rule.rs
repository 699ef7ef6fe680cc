//! What a rule is: identity, reasons, examples, and one of a handful of kinds.

mod avoid;
mod balance;
pub mod kind;
mod beside;
mod bounds;
mod each;
mod limit;
mod measure;
mod require;

pub use avoid::{Avoid, Recogniser, Unless};
pub use balance::{Balance, Counted, Over};
pub use beside::{Beside, Carried};
pub use bounds::{Bounds, Figure};
pub use each::{Each, Many, Need, Needs};
pub use limit::{Limit, Unit};
pub use measure::{Measure, Measured};
pub use require::{Fact, Gives, Idea, MOST_IDEAS, Require, Way, Within};

use std::sync::Arc;

use crate::context::reading::READINGS;
use crate::finding::Severity;
use crate::named::named;

/// A rule as a pack gives it.
#[derive(Debug, Clone)]
pub struct Rule {
    /// `group/name`, kebab-case, stable for ever once released.
    pub id: Arc<str>,
    /// The name of the pack that gives it.
    pub pack: Arc<str>,
    /// Names the fault, and reads after "allow".
    pub title: Arc<str>,
    /// The rule's own severity; a finding's may be lower.
    pub severity: Severity,
    /// What was noticed, said to the author; `{words}` stands for the report's words.
    pub message: String,
    /// Why it matters.
    pub why: Arc<str>,
    /// How to mend it.
    pub instead: Arc<str>,
    /// Ids of the pack's sources.
    pub sources: Vec<String>,
    /// Earlier ids of the same rule.
    pub aliases: Vec<String>,
    /// Whether its findings are let go in a sentence that is unlike all wording that supervisors have asked to
    /// change, unless they must be resolved: see [`crate::check`].
    pub weighed: bool,
    /// How it decides.
    pub kind: Kind,
    /// Its tests and its documentation.
    pub examples: Vec<Example>,
}

impl Rule {
    /// The group it belongs to: what stands before the `/` of its id.
    pub fn group(&self) -> &str {
        self.id.split_once('/').map_or(&*self.id, |(group, _)| group)
    }

    /// Its id, then the earlier ones.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&*self.id).chain(self.aliases.iter().map(String::as_str))
    }

    /// The gravest that a finding of it can be by itself: a part may weigh more than the rule.
    pub fn gravest(&self) -> Severity {
        let parts: Vec<Option<Severity>> = match &self.kind {
            Kind::Avoid(parts) => parts.iter().map(|part| part.severity).collect(),
            Kind::Require(require) => vec![require.weak_severity],
            Kind::Each(_) => Vec::new(),
            Kind::Bounds(parts) => parts.iter().map(|part| part.severity).collect(),
            Kind::Balance(parts) => parts.iter().map(|part| part.severity).collect(),
            Kind::Measure(parts) => parts.iter().map(|part| part.severity).collect(),
            Kind::Beside(parts) => parts.iter().map(|part| part.severity).collect(),
        };
        parts.into_iter().flatten().fold(self.severity, Severity::max)
    }

    /// The checklist item that it decides.
    pub fn item(&self) -> Option<&str> {
        match &self.kind {
            Kind::Require(require) => Some(&require.item),
            Kind::Each(each) => each.item.as_ref().map(|(id, _)| &**id),
            Kind::Avoid(_) | Kind::Bounds(_) | Kind::Balance(_) | Kind::Measure(_) | Kind::Beside(_) => None,
        }
    }

    /// Whether it raises what a recogniser finds.
    pub fn raises(&self, recogniser: Recogniser) -> bool {
        let Kind::Avoid(parts) = &self.kind else { return false };
        parts.iter().any(|part| part.recognise.contains(&recogniser))
    }

    /// Whether it goes by what sentences read like, and by nothing else.
    pub(crate) fn goes_by_likeness(&self) -> bool {
        self.raises(Recogniser::Resemblance)
            || READINGS.into_iter().any(|reading| self.raises(reading.recogniser()))
    }

    /// Whether some of its words are looked for in sections of a kind alone.
    pub(crate) fn is_set_for_sections(&self) -> bool {
        let Kind::Avoid(parts) = &self.kind else { return false };
        parts.iter().any(|part| !part.roles.is_empty())
    }

    /// Whether this is its id, or an earlier one.
    pub fn answers_to(&self, id: &str) -> bool {
        self.ids().any(|own| own == id)
    }
}

/// The kinds of rule; each is judged by the module of its name.
#[derive(Debug, Clone)]
pub enum Kind {
    /// Words that should not be there, in their place: any of these.
    Avoid(Vec<Avoid>),
    /// A statement that must be made.
    Require(Box<Require>),
    /// Something that every one of many must have.
    Each(Each),
    /// What lies outside the brief: any of these.
    Bounds(Vec<Bounds>),
    /// A proportion that is off: any of these.
    Balance(Vec<Balance>),
    /// A length, or a likeness, held against a number: any of these.
    Measure(Vec<Measure>),
    /// What the file carries beside its prose: any of these.
    Beside(Vec<Beside>),
}

impl Kind {
    /// The key that tells it in a pack.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Avoid(_) => "avoid",
            Self::Require(_) => "require",
            Self::Each(_) => "each",
            Self::Bounds(_) => "bounds",
            Self::Balance(_) => "balance",
            Self::Measure(_) => "measure",
            Self::Beside(_) => "beside",
        }
    }
}

/// A test of a rule, and a line of its documentation.
#[derive(Debug, Clone)]
pub struct Example {
    /// What the rule makes of it.
    pub expect: Expect,
    /// A sentence, or a whole draft in Markdown. Words between « and » are those a finding must hold.
    pub text: String,
}

named! {
    /// What a rule makes of an example.
    Expect {
        /// A finding.
        Flag = "flag",
        /// Nothing; for a requirement: met.
        Pass = "pass",
        /// A requirement that is only weakly met.
        Weak = "weak",
        /// A requirement that is honestly explained.
        Explained = "explained",
    }
}
