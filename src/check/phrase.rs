//! What a finding about wording quotes is a whole phrase.

use super::fold::is_wording;
use super::judged::Judged;
use crate::context::Context;

/// Carries the words of each finding about wording on to the end of their phrase, before those that then overlap are
/// folded: "fell in with" and "a bad crowd" are one. Words that have a suggestion stay as they are, for it takes their place.
pub(super) fn complete(context: &Context<'_>, findings: &mut [Judged<'_>]) {
    for Judged { rule, raw, .. } in findings {
        if raw.suggestions.is_empty() && is_wording(rule) {
            raw.span = raw.span.map(|span| context.whole_phrase(span));
        }
    }
}
