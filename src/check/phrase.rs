//! What a finding about wording quotes is a whole phrase.

use super::fold::{Folded, WORDING};
use crate::context::Context;

/// Carries the words of each finding about wording on to the end of their phrase; those folded under it with them, so that
/// the same words stay the same.
pub(super) fn complete(context: &Context<'_>, folded: &mut [Folded<'_>]) {
    for one in folded {
        if WORDING.iter().any(|group| one.rule.id.starts_with(group)) {
            one.raw.span = one.raw.span.map(|span| context.whole_phrase(span));
            for (_, words) in &mut one.under {
                *words = context.whole_phrase(*words);
            }
        }
    }
}
