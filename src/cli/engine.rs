//! A compiled pack at work on drafts.

use std::sync::Arc;

use jiff::civil::Date;

use super::screen::Screen;
use crate::both::Hands;
use crate::check::{Checked, Checker, Stage};
use crate::context::Signs;
use crate::draft::Draft;
use crate::pack::Pack;
use crate::render::PackLabel;
use crate::waive::{self, Given};

/// A pack ready to check drafts, and the packs it was put together from.
#[derive(Debug)]
pub(super) struct Engine {
    pub(super) pack: Arc<Pack>,
    pub(super) labels: Vec<PackLabel>,
    /// What a configuration lets go of their rules, in a sentence.
    pub(super) eased: Option<String>,
    /// What lies in their folders, looks like a file of rules and is not read.
    pub(super) passed_over: Vec<String>,
    checker: Checker,
}

impl Engine {
    /// Compiles a pack.
    pub(super) fn new(pack: Pack, labels: Vec<PackLabel>, eased: Option<String>) -> Self {
        Self { checker: Checker::new(&pack), pack: Arc::new(pack), labels, eased, passed_over: Vec::new() }
    }

    /// Says what of their folders is not read.
    pub(super) fn tell(&self, screen: &Screen) {
        for file in &self.passed_over {
            screen.note(&format!(
                "{file} is not read: the files of a pack end in .toml and lie in its folder itself."
            ));
        }
    }

    /// Checks a draft and marks what its own waivers cover, and those given.
    pub(super) fn check(&self, draft: &Draft, today: Date, given: &[Given]) -> Checked {
        self.check_in_hand(draft, today, given, None, Hands::Free, &mut |_| {})
    }

    /// The same, telling of each stage when it is done, for who knows what else there is to do and may have the draft's
    /// signs.
    pub(super) fn check_in_hand(
        &self,
        draft: &Draft,
        today: Date,
        given: &[Given],
        signs: Option<Signs>,
        hands: Hands,
        done: &mut dyn FnMut(Stage),
    ) -> Checked {
        let mut checked = self.checker.check_in_hand(draft, today, signs, hands, done);
        waive::settle_given(draft, &self.pack, today, given, &mut checked);
        checked
    }

    /// Checks a draft and notes what a reader notices in each sentence.
    pub(super) fn check_with_notes(&self, draft: &Draft, today: Date) -> Checked {
        self.checker.check_with_notes(draft, today)
    }
}
