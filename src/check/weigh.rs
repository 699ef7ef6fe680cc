//! A second opinion, from what sentences read like together with what the rules found in them: of wording, what
//! supervisors have asked to change; of drift, dates and sources, sentences that careful readers have marked.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::sync::Arc;

use super::adds::{Adds, Answers, FoundBy, WORDING, question};
use super::fold;
use super::judged::Judged;
use crate::context::Context;
use crate::context::reading::{READINGS, Reading};
use crate::finding::Severity;
use crate::rule::kind::{Judge, Raw};
use crate::rule::{Recogniser, Rule};
use crate::text::Span;

/// From this score on a sentence is asked about: see [`super::adds`] for what counts as how much. 0 is an even chance.
const ASKED_FROM: Answers = [-40, -55, -110, -50];

/// Under this score, what a weighed rule found in a sentence is let go.
const LET_GO_UNDER: Answers = [-75, -40, -160, -60];

/// What is asked by likeness alone yields where a question is asked of the same sentence that scores higher by more than
/// this: one question at a time. A claim that nobody made is asked about beside any.
const YIELDS_BY: Answers = [0, 40, 40, i32::MAX];

/// Where the pack has a rule that raises resemblance, lets it speak only of words that no other rule about wording has
/// spoken of, and lets go what weighed rules found where the words, all around them and what else was found there are
/// unlike such wording. What must be resolved is never let go. The same for what reads like drift, a finding without a
/// date or a claim without a source.
pub(super) fn weigh(
    context: &Context<'_>,
    rules: &[(Arc<Rule>, Box<dyn Judge>)],
    adds: &Adds,
    findings: &mut Vec<Judged<'_>>,
) {
    let raised = |recogniser: Recogniser| rules.iter().any(|(rule, _)| rule.raises(recogniser));
    // Scores were learnt from one finding of a group for each sentence that lies outside the brief. But what one rule found
    // may be let go while another's, which is not weighed, stands.
    let speakers = fold::speakers(findings);
    let found = of_sentences(context, findings.iter().filter(|found| fold::speaks(&speakers, found)));
    let beside = |sentence: usize| {
        let words = context.sentences.all[sentence].tokens.len();
        let mut sum = adds.of_words(words);
        for found in found.get(&sentence).into_iter().flatten() {
            for (sum, more) in sum.iter_mut().zip(adds.of_rule(*found)) {
                *sum += more;
            }
        }
        sum
    };
    if raised(Recogniser::Resemblance) {
        weigh_wording(context, &beside, findings);
    }
    for reading in READINGS {
        if raised(reading.recogniser()) {
            weigh_reading(context, &beside, findings, reading);
        }
    }
    yield_to_likelier(context, &beside, findings);
    fold::one_a_sentence(findings);
}

/// The rules that found something in a sentence by themselves; each once.
pub(super) fn of_sentences<'f, 'r: 'f>(
    context: &Context<'_>,
    findings: impl IntoIterator<Item = &'f Judged<'r>>,
) -> BTreeMap<usize, Vec<FoundBy>> {
    let mut out: BTreeMap<usize, Vec<FoundBy>> = BTreeMap::new();
    for Judged { order, rule, raw } in findings.into_iter().filter(|found| !found.rule.goes_by_likeness()) {
        let found = FoundBy { rule: *order, in_doubt: raw.severity < rule.severity };
        for sentence in raw.span.into_iter().flat_map(|span| sentences(context, span)) {
            let all = out.entry(sentence).or_default();
            if !all.contains(&found) {
                all.push(found);
            }
        }
    }
    out
}

/// The sentences that some words stand in.
fn sentences(context: &Context<'_>, span: Span) -> RangeInclusive<usize> {
    context.sentences.at(span.start)..=context.sentences.at(span.end.saturating_sub(1).max(span.start))
}

/// Whether a finding may be let go at all.
fn doubtful(rule: &Rule, raw: &Raw) -> bool {
    rule.weighed && !raw.firm && raw.severity < Severity::Must
}

fn weigh_wording(context: &Context<'_>, beside: &impl Fn(usize) -> Answers, findings: &mut Vec<Judged<'_>>) {
    let wording = |rule: &Rule| question_of(rule) == Some(WORDING);
    let raises = |rule: &Rule| rule.raises(Recogniser::Resemblance);
    let sentence = |raw: &Raw| raw.span.map(|span| context.sentences.at(span.start));
    let unlike = |span: Span| {
        let sentence = context.sentences.at(span.start);
        context
            .resemblance_over(span)
            .is_some_and(|score| score + beside(sentence)[WORDING] < LET_GO_UNDER[WORDING])
    };
    findings.retain(|Judged { rule, raw, .. }| {
        !wording(rule) || raises(rule) || !doubtful(rule, raw) || !raw.span.is_some_and(unlike)
    });
    let mut spoken: BTreeMap<usize, Vec<Span>> = BTreeMap::new();
    for Judged { rule, raw, .. } in findings.iter() {
        if let (false, true, Some(span), Some(sentence)) =
            (raises(rule), wording(rule), raw.span, sentence(raw))
        {
            spoken.entry(sentence).or_default().push(span);
        }
    }
    let asked = |span: Span, sentence: usize| match spoken.get(&sentence) {
        Some(spoken) => context.resembles_beside(span, spoken),
        None => context
            .resemblance_at(sentence)
            .is_some_and(|score| score + beside(sentence)[WORDING] >= ASKED_FROM[WORDING]),
    };
    findings.retain(|Judged { rule, raw, .. }| {
        !raises(rule) || raw.span.zip(sentence(raw)).is_some_and(|(span, sentence)| asked(span, sentence))
    });
}

fn weigh_reading(
    context: &Context<'_>,
    beside: &impl Fn(usize) -> Answers,
    findings: &mut Vec<Judged<'_>>,
    reading: Reading,
) {
    let (recogniser, group, question) = (reading.recogniser(), reading.group(), question(reading));
    let score = |sentence: usize| Some(context.reads(sentence, reading)? + beside(sentence)[question]);
    // A finding of several sentences counts by the one that reads most like it.
    let most = |span: Span| sentences(context, span).filter_map(score).max();
    findings.retain(|Judged { rule, raw, .. }| {
        rule.group() != group
            || rule.raises(recogniser)
            || !doubtful(rule, raw)
            || raw.span.and_then(most).is_none_or(|score| score >= LET_GO_UNDER[question])
    });
    let spoken = fold::places(findings, |rule| rule.group() == group && !rule.raises(recogniser));
    findings.retain(|Judged { rule, raw, .. }| {
        !rule.raises(recogniser)
            || raw.span.is_some_and(|own| {
                most(own).is_some_and(|score| score >= ASKED_FROM[question])
                    && fold::meeting(&spoken, own).next().is_none()
            })
    });
}

/// Leaves out what only reads like something where another question about the same sentence is likelier.
fn yield_to_likelier(
    context: &Context<'_>,
    beside: &impl Fn(usize) -> Answers,
    findings: &mut Vec<Judged<'_>>,
) {
    let score = |sentence: usize, question: usize| {
        let own = match question {
            WORDING => context.resemblance_at(sentence),
            reading => context.reads(sentence, READINGS[reading - 1]),
        };
        own.map(|own| own + beside(sentence)[question])
    };
    let mut asked: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for Judged { rule, raw, .. } in findings.iter() {
        let (Some(question), Some(span)) = (question_of(rule), raw.span) else { continue };
        for sentence in sentences(context, span) {
            asked.entry(sentence).or_default().push(question);
        }
    }
    findings.retain(|Judged { rule, raw, .. }| {
        let (true, Some(own), Some(span)) = (rule.goes_by_likeness(), question_of(rule), raw.span) else {
            return true;
        };
        let sentence = context.sentences.at(span.start);
        let least = score(sentence, own).map_or(i32::MAX, |score| score.saturating_add(YIELDS_BY[own]));
        let mut others = asked.get(&sentence).into_iter().flatten().filter(|other| **other != own);
        !others.any(|other| score(sentence, *other).is_some_and(|other| other > least))
    });
}

/// The question that the findings of a rule are about.
fn question_of(rule: &Rule) -> Option<usize> {
    if fold::is_wording(rule) {
        return Some(WORDING);
    }
    READINGS.into_iter().find(|reading| reading.group() == rule.group()).map(question)
}
