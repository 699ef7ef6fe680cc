//! A compiled pack at work on drafts.

use jiff::civil::Date;

use crate::brief::Brief;
use crate::check::{Checked, Metrics};
use crate::draft::Draft;
use crate::pack::Pack;
use crate::render::PackLabel;

/// A pack ready to check drafts, and the packs it was put together from.
#[derive(Debug)]
pub(super) struct Engine {
    pub(super) pack: Pack,
    pub(super) labels: Vec<PackLabel>,
}

impl Engine {
    /// Compiles a pack.
    pub(super) fn new(pack: Pack, labels: Vec<PackLabel>) -> Self {
        Self { pack, labels }
    }

    /// Checks a draft.
    #[allow(clippy::unused_self)] // the pack is asked once rules are judged
    pub(super) fn check(&self, draft: &Draft, _today: Date) -> Checked {
        Checked {
            findings: Vec::new(),
            checklist: Vec::new(),
            brief: Brief::default(),
            metrics: Metrics { words: draft.words() as u32, ..Metrics::default() },
            masks: Vec::new(),
            sentences: Vec::new(),
        }
    }
}
