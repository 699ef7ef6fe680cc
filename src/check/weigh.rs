//! A second opinion on wording, from how much a sentence resembles what supervisors have asked to change.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::fold::WORDING;
use crate::context::Context;
use crate::finding::Severity;
use crate::rule::Rule;
use crate::rule::kind::{Judge, Raw};

/// Where the pack has a rule that raises resemblance, lets it speak only in sentences that no other rule about wording
/// has spoken of, and lets go what weighed rules found where the words and all around them are unlike such
/// wording. What must be resolved is never let go.
pub(super) fn weigh(
    context: &Context<'_>,
    rules: &[(Arc<Rule>, Box<dyn Judge>)],
    findings: &mut Vec<(usize, &Arc<Rule>, Raw)>,
) {
    if !rules.iter().any(|(rule, _)| rule.raises_resemblance()) {
        return;
    }
    let sentence = |raw: &Raw| raw.span.map(|span| context.sentences.at(span.start));
    findings.retain(|(_, rule, raw)| {
        let doubtful = rule.weighed && raw.severity < Severity::Must;
        !doubtful || !raw.span.is_some_and(|span| context.is_unlike(span))
    });
    let spoken: BTreeSet<usize> = findings
        .iter()
        .filter(|(_, rule, _)| !rule.raises_resemblance())
        .filter(|(_, rule, _)| WORDING.iter().any(|group| rule.id.starts_with(group)))
        .filter_map(|(_, _, raw)| sentence(raw))
        .collect();
    findings.retain(|(_, rule, raw)| {
        !rule.raises_resemblance() || sentence(raw).is_none_or(|sentence| !spoken.contains(&sentence))
    });
}
