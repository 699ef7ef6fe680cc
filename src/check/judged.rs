//! What a rule found, on its way to a finding.

use std::sync::Arc;

use crate::rule::Rule;
use crate::rule::kind::Raw;

/// What a rule found.
pub(super) struct Judged<'r> {
    /// The place of the rule in the pack: the earlier is the more specific one, which is how a pack's author says so.
    pub(super) order: usize,
    /// The rule.
    pub(super) rule: &'r Arc<Rule>,
    /// What it found.
    pub(super) raw: Raw,
}
