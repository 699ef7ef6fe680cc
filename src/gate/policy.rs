//! What a repository asks of a report before it goes on.

use crate::finding::Severity;

/// What the gate asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Policy {
    /// The lowest severity that holds a report while unresolved.
    pub fail_on: Severity,
    /// How many unresolved findings of severity `should` are let through.
    pub max_should: Option<u32>,
    /// Whether a named person must have signed this exact text.
    pub require_signoff: bool,
    /// How much it matters that the report's own review date has passed; `None`: not at all.
    pub review_overdue: Option<Severity>,
    /// How much a part that could not be read matters; `None`: it is said and holds nothing.
    pub unread: Option<Severity>,
}

impl Default for Policy {
    /// What holds where nothing is configured: nothing at `must` may be left, and the rest is the supervisor's.
    fn default() -> Self {
        Self {
            fail_on: Severity::Must,
            max_should: None,
            require_signoff: false,
            review_overdue: Some(Severity::Should),
            unread: None,
        }
    }
}

/// How much something is said to matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Concern {
    /// Not at all.
    Off,
    /// This much.
    At(Severity),
}

impl Concern {
    /// How it is called.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::At(severity) => severity.name(),
        }
    }

    const fn severity(self) -> Option<Severity> {
        match self {
            Self::Off => None,
            Self::At(severity) => Some(severity),
        }
    }
}

/// What a configuration says of a [`Policy`]; what it does not mention stays.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PolicyChange {
    /// See [`Policy::fail_on`].
    pub fail_on: Option<Severity>,
    /// See [`Policy::max_should`].
    pub max_should: Option<u32>,
    /// See [`Policy::require_signoff`].
    pub require_signoff: Option<bool>,
    /// See [`Policy::review_overdue`].
    pub review_overdue: Option<Concern>,
    /// See [`Policy::unread`].
    pub unread: Option<Concern>,
}

impl PolicyChange {
    /// The policy with what is said here.
    #[must_use]
    pub fn over(self, below: Policy) -> Policy {
        Policy {
            fail_on: self.fail_on.unwrap_or(below.fail_on),
            max_should: self.max_should.or(below.max_should),
            require_signoff: self.require_signoff.unwrap_or(below.require_signoff),
            review_overdue: self.review_overdue.map_or(below.review_overdue, Concern::severity),
            unread: self.unread.map_or(below.unread, Concern::severity),
        }
    }
}
