//! A second opinion on wording, from how much a sentence resembles what supervisors have asked to change.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::fold::WORDING;
use crate::context::Context;
use crate::finding::Severity;
use crate::rule::Rule;
use crate::rule::kind::{Judge, Raw};
use crate::text::Span;

/// Where the pack has a rule that raises resemblance, lets it speak only of words that no other rule about wording has
/// spoken of, and lets go what weighed rules found where the words and all around them are unlike such
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
    let mut spoken: BTreeMap<usize, Vec<Span>> = BTreeMap::new();
    for (_, rule, raw) in findings.iter() {
        let wording = !rule.raises_resemblance() && WORDING.iter().any(|group| rule.id.starts_with(group));
        if let (true, Some(span), Some(sentence)) = (wording, raw.span, sentence(raw)) {
            spoken.entry(sentence).or_default().push(span);
        }
    }
    findings.retain(|(_, rule, raw)| {
        let spoken = || sentence(raw).and_then(|sentence| spoken.get(&sentence));
        !rule.raises_resemblance()
            || spoken().is_none_or(|spoken| raw.span.is_some_and(|span| context.resembles_beside(span, spoken)))
    });
}
