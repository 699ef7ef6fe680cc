//! `each`: what every one of many must have.

use std::sync::Arc;

use crate::lexicon::Term;
use crate::named::named;

/// Something that every one of many must have.
#[derive(Debug, Clone)]
pub struct Each {
    /// Of what.
    pub of: Many,
    /// What each must have; the names are those of the parts the context tells apart.
    pub needs: Vec<Need>,
    /// The checklist item that sums it up.
    pub item: Option<(Arc<str>, Arc<str>)>,
    /// How many in a hundred must have it all for the item to be met.
    pub enough: u32,
}

named! {
    /// The many of which each must have something.
    Many {
        /// Actions: rows of a plan's table, items of its list, its sentences.
        Action = "action",
        /// Findings: what happened, goes on or has changed, as the sentences and tables tell it.
        Finding = "finding",
    }
}

/// What each one needs.
#[derive(Debug, Clone)]
pub struct Need {
    /// Of an action: `who`, `when`, `measure`. Of a finding: `time` (any word of when), `fixed-time` (one that does
    /// not float).
    pub part: String,
    /// Words that look like it and are not ("asap", "professionals").
    pub hollow: Vec<Term>,
    /// What to say when it is lacking.
    pub lacking: String,
}
