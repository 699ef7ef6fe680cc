//! A compiled pack at work on drafts.

use std::sync::Arc;

use jiff::civil::Date;

use crate::check::{Checked, Checker, Stage};
use crate::draft::Draft;
use crate::pack::Pack;
use crate::render::PackLabel;
use crate::waive::{self, Given};

/// A pack ready to check drafts, and the packs it was put together from.
#[derive(Debug)]
pub(super) struct Engine {
    pub(super) pack: Arc<Pack>,
    pub(super) labels: Vec<PackLabel>,
    checker: Checker,
}

impl Engine {
    /// Compiles a pack.
    pub(super) fn new(pack: Pack, labels: Vec<PackLabel>) -> Self {
        Self { checker: Checker::new(&pack), pack: Arc::new(pack), labels }
    }

    /// Checks a draft and marks what its own waivers cover, and those given.
    pub(super) fn check(&self, draft: &Draft, today: Date, given: &[Given]) -> Checked {
        self.check_watched(draft, today, given, &mut |_| {})
    }

    /// The same, telling of each stage when it is done.
    pub(super) fn check_watched(
        &self,
        draft: &Draft,
        today: Date,
        given: &[Given],
        done: &mut dyn FnMut(Stage),
    ) -> Checked {
        let mut checked = self.checker.check_watched(draft, today, done);
        waive::settle_given(draft, &self.pack, today, given, &mut checked);
        checked
    }

    /// Checks a draft and notes what a reader notices in each sentence.
    pub(super) fn check_with_notes(&self, draft: &Draft, today: Date) -> Checked {
        self.checker.check_with_notes(draft, today)
    }
}
