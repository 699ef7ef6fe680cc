//! How the items of the checklist have changed.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::check::Checked;
use crate::finding::{ChecklistItem, Status};
use crate::named::named;

named! {
    /// Which way an item has gone.
    Way {
        /// Towards met.
        Better = "better",
        /// Away from it.
        Worse = "worse",
        /// It stands as it did.
        Same = "same",
        /// Otherwise: it is for the supervisor to judge, does not apply, or is asked of one version alone.
        Other = "other",
    }
}

/// An item in both versions.
#[derive(Debug)]
pub(super) struct Change<'a> {
    pub(super) id: &'a Arc<str>,
    pub(super) title: &'a Arc<str>,
    pub(super) old: Option<Status>,
    pub(super) new: Option<Status>,
    pub(super) way: Way,
}

/// Every item, in the order of the later version's checklist; those that only the earlier one was asked come last.
pub(super) fn changes<'a>(old: &'a Checked, new: &'a Checked) -> Vec<Change<'a>> {
    let mut olds: BTreeMap<&str, &ChecklistItem> =
        old.checklist.iter().rev().map(|item| (&*item.id, item)).collect();
    let mut changes: Vec<Change<'a>> = new
        .checklist
        .iter()
        .map(|item| {
            let old = olds.remove(&*item.id).map(|old| old.status);
            let way = way(old, Some(item.status));
            Change { id: &item.id, title: &item.title, old, new: Some(item.status), way }
        })
        .collect();
    let left = old.checklist.iter().filter(|item| olds.contains_key(&*item.id));
    changes.extend(left.map(|item| Change {
        id: &item.id,
        title: &item.title,
        old: Some(item.status),
        new: None,
        way: Way::Other,
    }));
    changes
}

fn way(old: Option<Status>, new: Option<Status>) -> Way {
    if old == new {
        return Way::Same;
    }
    match (old.and_then(rank), new.and_then(rank)) {
        (Some(old), Some(new)) if old < new => Way::Better,
        (Some(old), Some(new)) if old > new => Way::Worse,
        _ => Way::Other,
    }
}

/// An honest explanation stands below what was asked for, and above an attempt.
const fn rank(status: Status) -> Option<u8> {
    match status {
        Status::Missing => Some(0),
        Status::Weak => Some(1),
        Status::Explained => Some(2),
        Status::Met => Some(3),
        Status::Judgement | Status::NotApplicable => None,
    }
}
