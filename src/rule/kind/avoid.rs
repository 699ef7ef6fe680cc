//! `avoid`: words that should not be there, in their place.

use std::ops::Range;
use std::sync::Arc;

use super::{Found, Judge, Raw, View};
use crate::context::reading::Reading;
use crate::context::{About, Context, Reason, Speaker, Stance};
use crate::finding::{Severity, WORDS_CLOSE, WORDS_OPEN};
use crate::lexicon::{Hit, LexiconBuilder, ListId, Term};
use crate::role::Role;
use crate::rule::{Avoid, Recogniser, Rule, Unless};
use crate::text::Span;

#[derive(Debug)]
pub(super) struct AvoidJudge {
    parts: Vec<Part>,
    /// Phrases that make words innocent whatever the rule.
    clean: Option<ListId>,
}

#[derive(Debug)]
struct Part {
    terms: Option<ListId>,
    recognise: Vec<Recogniser>,
    with: Option<ListId>,
    except: Option<ListId>,
    about: Vec<About>,
    doer: Vec<About>,
    alone: bool,
    firm: bool,
    called: bool,
    roles: Vec<Role>,
    unless: Unless,
    unless_with: Option<ListId>,
    unless_nearby: Option<ListId>,
    severity: Severity,
    message: String,
    suggest: Vec<String>,
}

impl AvoidJudge {
    pub(super) fn new<'t>(
        rule: &'t Arc<Rule>,
        parts: &'t [Avoid],
        clean: Option<ListId>,
        lexicon: &mut LexiconBuilder<'t>,
    ) -> Self {
        let mut list = |terms: &'t [Term]| (!terms.is_empty()).then(|| lexicon.list(terms));
        let parts = parts
            .iter()
            .map(|part| Part {
                terms: list(&part.terms),
                recognise: part.recognise.clone(),
                with: list(&part.with),
                except: list(&part.except),
                about: part.about.clone(),
                doer: part.doer.clone(),
                alone: part.alone,
                firm: part.firm,
                called: part.called,
                roles: part.roles.clone(),
                unless: part.unless.clone(),
                unless_with: list(&part.unless.with),
                unless_nearby: list(&part.unless.nearby),
                severity: part.severity.unwrap_or(rule.severity),
                message: part.message.clone().unwrap_or_else(|| rule.message.clone()),
                suggest: part.suggest.clone(),
            })
            .collect();
        Self { parts, clean }
    }
}

impl Judge for AvoidJudge {
    fn judge(&self, view: View<'_>, found: &mut Found) {
        let context = view.context;
        let first = found.findings.len();
        for part in &self.parts {
            for hit in part.terms.map_or(&[][..], |list| context.hits.of(list)) {
                if !covered(context, self.clean, &(hit.first..hit.last + 1))
                    && let Some(severity) = part.judge_words(context, *hit)
                {
                    part.report(context.hits.span(*hit), severity, found);
                }
            }
            for recogniser in &part.recognise {
                for span in context.recognised(*recogniser) {
                    if !covered(context, self.clean, &context.hits.tokens_in(span))
                        && let Some(severity) = match recogniser {
                            Recogniser::Resemblance => part.judge_resembling(context, span),
                            other if Reading::of(*other).is_some() => part.judge_sentence(context, span),
                            _ => part.judge_span(context, span),
                        }
                    {
                        part.report(span, severity, found);
                        let detail = match recogniser {
                            Recogniser::Resemblance => Some(heaviest(context, span)),
                            Recogniser::ImpossibleDate => context.date_fault(span),
                            _ => None,
                        };
                        if let (Some(detail), Some(raw)) = (detail, found.findings.last_mut()) {
                            raw.message = raw.message.replace("{detail}", &detail);
                        }
                    }
                }
            }
        }
        keep_longest(&mut found.findings, first);
    }
}

/// The words of a sentence that weigh most, for the place of `{detail}`.
fn heaviest(context: &Context<'_>, span: Span) -> String {
    let tokens = context.hits.tokens();
    let words = context.heaviest_words(&context.hits.tokens_in(span));
    let heaviest = Span::new(tokens[words.start as usize].start, tokens[words.end as usize - 1].end);
    let heaviest = context.words_shown(context.whole_phrase(heaviest));
    format!("{WORDS_OPEN}{heaviest}{WORDS_CLOSE}")
}

/// Whether an innocent phrase holds the words: "heavy traffic", "the Gangs Unit".
fn covered(context: &Context<'_>, innocent: Option<ListId>, words: &Range<u32>) -> bool {
    let innocent = innocent.filter(|_| !words.is_empty());
    innocent.is_some_and(|list| context.hits.cover(list, words))
}

/// Of overlapping findings of one rule, the longest stays, with the gravest severity of them all.
fn keep_longest(findings: &mut Vec<Raw>, first: usize) {
    let mut own = findings.split_off(first);
    own.sort_by_key(|raw| raw.span.map(|span| (span.start, std::cmp::Reverse(span.end))));
    for raw in own {
        match findings[first..].last_mut() {
            Some(last) if last.span.zip(raw.span).is_some_and(|(last, next)| last.overlaps(next)) => {
                let severity = last.severity.max(raw.severity);
                if raw.span.map_or(0, Span::len) > last.span.map_or(0, Span::len) {
                    *last = raw;
                }
                last.severity = severity;
            }
            _ => findings.push(raw),
        }
    }
}

impl Part {
    fn report(&self, span: Span, severity: Severity, found: &mut Found) {
        found.findings.push(Raw {
            span: Some(span),
            anchor: None,
            severity,
            firm: self.firm,
            message: self.message.clone(),
            suggestions: self.suggest.clone(),
            key: None,
        });
    }

    /// The severity of some words here; `None` when they are excused.
    fn judge_words(&self, context: &Context<'_>, hit: Hit) -> Option<Severity> {
        let words = hit.first..hit.last + 1;
        if covered(context, self.except, &words) {
            return None;
        }
        if hit.first == hit.last && context.is_a_name(hit.first) {
            return None;
        }
        if self.alone && !context.is_note(&words) {
            return None;
        }
        if self.called && !context.called(&words) {
            return None;
        }
        if let Some(with) = self.with
            && context.hits.within(with, &context.clause_with_relative(words.start)).is_empty()
        {
            return None;
        }
        self.placed(context, &words)
    }

    fn judge_span(&self, context: &Context<'_>, span: Span) -> Option<Severity> {
        let words = context.hits.tokens_in(span);
        if covered(context, self.except, &words) {
            return None;
        }
        self.placed(context, &words)
    }

    /// A sentence is judged by where it stands alone: its words were weighed.
    fn judge_sentence(&self, context: &Context<'_>, span: Span) -> Option<Severity> {
        let sentence = context.sentences.all.get(context.sentences.at(span.start))?;
        let with =
            self.unless_with.is_some_and(|with| !context.hits.within(with, &sentence.tokens).is_empty());
        let elsewhere = context.roles_at(sentence.block).any(&self.unless.role);
        (!with && !elsewhere).then_some(self.severity)
    }

    /// A sentence that resembles is judged by where it stands and by its heaviest words. Whom it is about and whether
    /// it denies were weighed with its words, so of stances only those that reach beyond the sentence are asked.
    fn judge_resembling(&self, context: &Context<'_>, span: Span) -> Option<Severity> {
        let words = context.heaviest_words(&context.hits.tokens_in(span));
        if let Some(with) = self.unless_with
            && !context.hits.within(with, &context.sentence_of(words.start)).is_empty()
        {
            return None;
        }
        let sentence = context.sentences.of_token(words.start);
        let block = context.sentences.all.get(sentence)?.block;
        let roles = context.roles_at(block);
        if roles.any(&self.unless.role) || roles.any(&[Role::Glossary, Role::Reference]) {
            return None;
        }
        // "| Driver | Grey ponytail, limp. |": what the words are like, they are not said of a child.
        if context.is_note_of_an_adult(sentence) || context.is_sent_out(&words) {
            return None;
        }
        let spoken = &context.within_quotation(&words);
        if context.speaker(spoken) == Some(Speaker::YoungPerson) {
            return None;
        }
        let excused =
            |stance: &Stance| matches!(stance, Stance::Challenged | Stance::Mentioned | Stance::Instructed);
        let excused = context.stance(&words).iter().chain(&context.stance(spoken)).any(excused);
        (!excused).then_some(self.severity)
    }

    fn placed(&self, context: &Context<'_>, words: &Range<u32>) -> Option<Severity> {
        if let Some(with) = self.unless_with
            && !context.hits.within(with, &context.sentence_of(words.start)).is_empty()
        {
            return None;
        }
        if let Some(nearby) = self.unless_nearby
            && !context.hits.within(nearby, &context.passage_of(words.start)).is_empty()
        {
            return None;
        }
        let block = context.sentences.all.get(context.sentences.of_token(words.start))?.block;
        let roles = context.roles_at(block);
        if !self.roles.is_empty() && !roles.any(&self.roles) {
            return None;
        }
        if self.unless.always {
            return Some(self.severity);
        }
        if roles.any(&self.unless.role) || roles.any(&[Role::Glossary, Role::Reference]) {
            return None;
        }
        if context.is_innocent(words)
            || context.is_title(words)
            || (self.unless.sourced && context.is_sourced(words))
        {
            return None;
        }
        let spoken = &context.within_quotation(words);
        let speaker = context.speaker(spoken);
        if let Some(speaker) = speaker
            && (speaker == Speaker::YoungPerson || self.unless.speaker.contains(&speaker))
        {
            return None;
        }
        if !self.about.is_empty() || !self.unless.about.is_empty() {
            let about = context.about(words);
            if (!self.about.is_empty() && !self.about.contains(&about)) || self.unless.about.contains(&about)
            {
                return None;
            }
        }
        if !self.doer.is_empty() || !self.unless.doer.is_empty() {
            let doer = context.subject_before(words).or_else(|| context.owner_of(words));
            // "Were goaded by the men" is nobody's doing but theirs, and "the offer was ignored" not the offer's.
            let done_to = context.is_done_to(words);
            let doer = doer.filter(|doer| {
                !done_to || (self.doer.is_empty() && !matches!(doer, About::Thing | About::Place))
            });
            // Where nobody stands before the words, whom they are about.
            let about = || (!self.doer.contains(&About::Unknown)).then(|| context.about(words));
            let named = doer.or_else(about).unwrap_or(About::Unknown);
            if (!self.doer.is_empty() && !self.doer.contains(&named))
                || doer.is_some_and(|doer| self.unless.doer.contains(&doer))
            {
                return None;
            }
        }
        let excused = |stance: &Stance| {
            matches!(stance, Stance::Negated | Stance::Challenged | Stance::Mentioned | Stance::Instructed)
                || self.unless.stance.contains(stance)
        };
        if context.stance(words).iter().any(excused)
            || spoken != words && context.stance(spoken).iter().any(excused)
        {
            return None;
        }
        if !self.unless.reason.is_empty() {
            let reasons: Vec<Reason> = context.reasons(words);
            if reasons.iter().any(|reason| self.unless.reason.contains(reason)) {
                return None;
            }
        }
        // A text that is not about children cannot say much amiss of one.
        if !context.about_children {
            return Some(Severity::Consider);
        }
        // Nobody knows whose words these are: asked, not told.
        if speaker == Some(Speaker::Unknown) && !context.scare_quoted(spoken) {
            return Some(self.severity.lower().unwrap_or(Severity::Consider));
        }
        Some(self.severity)
    }
}
