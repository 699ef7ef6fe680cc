//! Of findings about wording that overlap, the most specific is reported and holds the others.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::judged::Judged;
use crate::finding::Severity;
use crate::rule::kind::Raw;
use crate::rule::{Kind, Many, Recogniser, Rule};
use crate::text::Span;

/// A finding on its way out, with those folded into it.
pub(super) struct Folded<'r> {
    pub(super) rule: &'r Arc<Rule>,
    pub(super) raw: Raw,
    pub(super) under: Vec<(&'r Arc<Rule>, Span)>,
}

/// The groups about wording; identifiers and all else are always reported as well.
const WORDING: [&str; 2] = ["description/", "language/"];

/// A finding about wording or outside the brief that begins this many bytes before a sentence may still reach into it.
const REACH: u32 = 1500;

/// Where the findings of some rules stand and how grave each is, by place.
pub(super) fn places(findings: &[Judged<'_>], wanted: impl Fn(&Rule) -> bool) -> Vec<(Span, Severity)> {
    let own = findings.iter().filter(|found| wanted(found.rule));
    let mut places: Vec<(Span, Severity)> =
        own.filter_map(|found| Some((found.raw.span?, found.raw.severity))).collect();
    places.sort_unstable();
    places
}

/// How grave each of these is that has words of a span, looked for near it alone.
pub(super) fn meeting(places: &[(Span, Severity)], own: Span) -> impl Iterator<Item = Severity> {
    let from = places.partition_point(|(span, _)| span.start < own.start.saturating_sub(REACH));
    let near = places[from..].iter().take_while(move |(span, _)| span.start < own.end);
    near.filter(move |(span, _)| span.overlaps(own)).map(|(_, severity)| *severity)
}

/// Whether a rule is about wording.
pub(super) fn is_wording(rule: &Rule) -> bool {
    WORDING.iter().any(|group| rule.id.starts_with(group))
}

/// Which finding of a group speaks for a sentence that lies outside the brief, or for an action.
type Speaks<'r> = BTreeMap<(&'r str, Span), Rank>;

/// How grave a finding is, and where its rule stands in the pack: the least of them speaks.
type Rank = (Reverse<Severity>, usize);

/// Of findings of whole sentences that lie outside the brief, one of each group speaks for a sentence, and of those of an
/// action one for the action: the gravest, and of equals that of the rule which stands first in the pack. A team's own
/// groups are no part of this.
pub(super) fn speakers<'r>(findings: &[Judged<'r>]) -> Speaks<'r> {
    let mut first = BTreeMap::new();
    for (place, own) in findings.iter().filter_map(outside) {
        let known = first.entry(place).or_insert(own);
        *known = (*known).min(own);
    }
    first
}

/// Whether a finding speaks for its sentence, or shares it with no other.
pub(super) fn speaks(speakers: &Speaks<'_>, found: &Judged<'_>) -> bool {
    outside(found).is_none_or(|(place, own)| speakers.get(&place) == Some(&own))
}

/// Keeps those that speak.
pub(super) fn one_a_sentence(findings: &mut Vec<Judged<'_>>) {
    let speakers = speakers(findings);
    findings.retain(|found| speaks(&speakers, found));
}

fn outside<'r>(found: &Judged<'r>) -> Option<((&'r str, Span), Rank)> {
    let whole = match &found.rule.kind {
        Kind::Bounds(_) => true,
        Kind::Each(each) => each.needs.of() == Many::Action,
        _ => false,
    };
    let span = found.raw.span.filter(|_| whole)?;
    Some(((found.rule.group(), span), (Reverse(found.raw.severity), found.order)))
}

/// One question at a time. When something was is not asked of a sentence that may be no finding, where the sentence
/// has to be written anew for its wording or lies outside the brief; nor is it asked whether a sentence may lie
/// outside, where its wording is asked about.
pub(super) fn one_question(findings: &mut Vec<Judged<'_>>) {
    // What only resembles a judgement is itself a question, and lets others be asked.
    let wording = |rule: &Rule| is_wording(rule) && !rule.raises(Recogniser::Resemblance);
    let bounds = |rule: &Rule| matches!(rule.kind, Kind::Bounds(_));
    let worded = places(findings, wording);
    let spoken = places(findings, |rule| wording(rule) || bounds(rule));
    let meets = |places: &[(Span, Severity)], own: Span| meeting(places, own).next().is_some();
    findings.retain(|Judged { rule, raw, .. }| {
        let Some(own) = raw.span else { return true };
        let finding = matches!(&rule.kind, Kind::Each(each) if each.needs.of() == Many::Finding);
        match raw.severity < rule.severity {
            true if finding => !meets(&spoken, own),
            _ if bounds(rule) && raw.severity == Severity::Consider => !meets(&worded, own),
            _ => true,
        }
    });
}

/// One fault, one finding. A rule that is set for the sections of a kind knows more of what stands there than one about
/// wording anywhere: where it has the same words and is no less grave, it speaks alone (docs/adr/0009).
pub(super) fn one_fault(findings: &mut Vec<Judged<'_>>) {
    let placed = places(findings, |rule| !is_wording(rule) && rule.is_set_for_sections());
    findings.retain(|Judged { rule, raw, .. }| {
        let spoken_for = |span: Span| meeting(&placed, span).any(|severity| severity >= raw.severity);
        !is_wording(rule) || !raw.span.is_some_and(spoken_for)
    });
}

/// Folds overlapping findings about wording.
pub(super) fn fold(findings: Vec<Judged<'_>>) -> Vec<Folded<'_>> {
    let (mut wording, others): (Vec<_>, Vec<_>) =
        findings.into_iter().partition(|found| found.raw.span.is_some() && is_wording(found.rule));
    let mut out: Vec<Folded<'_>> =
        others.into_iter().map(|Judged { rule, raw, .. }| Folded { rule, raw, under: Vec::new() }).collect();
    wording.sort_by_key(|found| (found.raw.span, found.order));
    let mut cluster: Vec<Judged<'_>> = Vec::new();
    let mut end = 0;
    for next in wording {
        let Some(span) = next.raw.span else { continue };
        if span.start >= end && !cluster.is_empty() {
            settle(&mut cluster, &mut out);
        }
        end = if cluster.is_empty() { span.end } else { end.max(span.end) };
        cluster.push(next);
    }
    settle(&mut cluster, &mut out);
    out
}

/// Reports the most specific of a run of overlapping findings, then what does not overlap it, and so on.
fn settle<'r>(cluster: &mut Vec<Judged<'r>>, out: &mut Vec<Folded<'r>>) {
    cluster.sort_by_key(|found| (found.order, found.raw.span));
    while !cluster.is_empty() {
        let Judged { rule, mut raw, .. } = cluster.remove(0);
        let Some(span) = raw.span else { continue };
        let mut under = Vec::new();
        cluster.retain(|Judged { rule: other, raw: folded, .. }| {
            let overlaps = folded.span.filter(|other| other.overlaps(span));
            if let Some(words) = overlaps {
                raw.severity = raw.severity.max(folded.severity);
                // The same rule has nothing else to say of the same words.
                if !Arc::ptr_eq(other, rule) {
                    under.push((*other, words));
                }
            }
            overlaps.is_none()
        });
        out.push(Folded { rule, raw, under });
    }
}
