//! A second opinion, from what sentences resemble: of wording, what supervisors have asked to change; of drift, dates and
//! sources, sentences that careful readers have marked.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::fold::WORDING;
use crate::context::Context;
use crate::context::reading::{READINGS, Reading};
use crate::finding::Severity;
use crate::rule::kind::{Judge, Raw};
use crate::rule::{Recogniser, Rule};
use crate::text::Span;

/// Where the pack has a rule that raises resemblance, lets it speak only of words that no other rule about wording has
/// spoken of, and lets go what weighed rules found where the words and all around them are unlike such
/// wording. What must be resolved is never let go. The same for what reads like drift, a finding without a date or a
/// claim without a source.
pub(super) fn weigh(
    context: &Context<'_>,
    rules: &[(Arc<Rule>, Box<dyn Judge>)],
    findings: &mut Vec<(usize, &Arc<Rule>, Raw)>,
) {
    let raised = |recogniser: Recogniser| rules.iter().any(|(rule, _)| rule.raises(recogniser));
    if raised(Recogniser::Resemblance) {
        weigh_wording(context, findings);
    }
    for reading in READINGS {
        if raised(reading.recogniser()) {
            weigh_reading(context, findings, reading);
        }
    }
}

/// Whether a finding may be let go at all.
fn doubtful(rule: &Rule, raw: &Raw) -> bool {
    rule.weighed && raw.severity < Severity::Must
}

fn weigh_wording(context: &Context<'_>, findings: &mut Vec<(usize, &Arc<Rule>, Raw)>) {
    let wording = |rule: &Rule| WORDING.iter().any(|group| rule.id.starts_with(group));
    let raises = |rule: &Rule| rule.raises(Recogniser::Resemblance);
    let sentence = |raw: &Raw| raw.span.map(|span| context.sentences.at(span.start));
    findings.retain(|(_, rule, raw)| {
        !wording(rule) || !doubtful(rule, raw) || !raw.span.is_some_and(|span| context.is_unlike(span))
    });
    let mut spoken: BTreeMap<usize, Vec<Span>> = BTreeMap::new();
    for (_, rule, raw) in findings.iter() {
        if let (false, true, Some(span), Some(sentence)) =
            (raises(rule), wording(rule), raw.span, sentence(raw))
        {
            spoken.entry(sentence).or_default().push(span);
        }
    }
    findings.retain(|(_, rule, raw)| {
        let spoken = || sentence(raw).and_then(|sentence| spoken.get(&sentence));
        !raises(rule)
            || spoken()
                .is_none_or(|spoken| raw.span.is_some_and(|span| context.resembles_beside(span, spoken)))
    });
}

fn weigh_reading(context: &Context<'_>, findings: &mut Vec<(usize, &Arc<Rule>, Raw)>, reading: Reading) {
    let (recogniser, group) = (reading.recogniser(), reading.group());
    findings.retain(|(_, rule, raw)| {
        rule.group() != group
            || !doubtful(rule, raw)
            || !raw.span.is_some_and(|span| context.reads_unlike(span, reading))
    });
    let spoken: Vec<Span> = findings
        .iter()
        .filter(|(_, rule, _)| rule.group() == group && !rule.raises(recogniser))
        .filter_map(|(_, _, raw)| raw.span)
        .collect();
    findings.retain(|(_, rule, raw)| {
        !rule.raises(recogniser) || raw.span.is_some_and(|own| !spoken.iter().any(|span| span.overlaps(own)))
    });
}
