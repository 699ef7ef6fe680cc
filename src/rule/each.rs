//! `each`: what every one of many must have.

use std::sync::Arc;

use crate::context::{ActionPart, EventPart};
use crate::lexicon::Term;
use crate::named::named;

/// Something that every one of many must have.
#[derive(Debug, Clone)]
pub struct Each {
    /// What each must have, which says of what.
    pub needs: Needs,
    /// The checklist item that sums it up; of findings it counts those with a date, whatever is asked for.
    pub item: Option<(Arc<str>, Arc<str>)>,
    /// How many in a hundred must have it all for the item to be met.
    pub enough: u32,
    /// Of actions: only those are found in whose row a cell set aside for one of these is empty or holds nothing of use.
    pub empty: Vec<ActionPart>,
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

/// What each of the many needs: they are made of different parts.
#[derive(Debug, Clone)]
pub enum Needs {
    /// Of an action.
    Action(Vec<Need<ActionPart>>),
    /// Of a finding.
    Finding(Vec<Need<EventPart>>),
}

impl Needs {
    /// Of what.
    pub const fn of(&self) -> Many {
        match self {
            Self::Action(_) => Many::Action,
            Self::Finding(_) => Many::Finding,
        }
    }

    /// The words that will not do and what is said where it is lacking, need by need.
    pub fn told(&self) -> Vec<(&[Term], &str)> {
        fn told<P>(needs: &[Need<P>]) -> Vec<(&[Term], &str)> {
            needs.iter().map(|need| (need.hollow.as_slice(), need.lacking.as_str())).collect()
        }
        match self {
            Self::Action(needs) => told(needs),
            Self::Finding(needs) => told(needs),
        }
    }
}

/// What each one needs.
#[derive(Debug, Clone)]
pub struct Need<P> {
    /// A part that the context tells from others.
    pub part: P,
    /// Words that look like it and are not ("asap", "professionals").
    pub hollow: Vec<Term>,
    /// What to say when it is lacking.
    pub lacking: String,
}
