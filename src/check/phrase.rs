//! What a finding about wording quotes is a whole phrase.

use std::sync::Arc;

use super::fold::is_wording;
use crate::context::Context;
use crate::rule::Rule;
use crate::rule::kind::Raw;

/// Carries the words of each finding about wording on to the end of their phrase, before those that then overlap are
/// folded: "fell in with" and "a bad crowd" are one. Words that have a suggestion stay as they are, for it takes their place.
pub(super) fn complete(context: &Context<'_>, findings: &mut [(usize, &Arc<Rule>, Raw)]) {
    for (_, rule, raw) in findings {
        if raw.suggestions.is_empty() && is_wording(rule) {
            raw.span = raw.span.map(|span| context.whole_phrase(span));
        }
    }
}
