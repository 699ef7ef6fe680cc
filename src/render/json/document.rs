//! A document as `faircopy.report/1` tells it: its findings, its checklist, its scope.

use serde::Serialize;

use super::super::location::V1Location;
use super::super::{Outcome, Run, words};
use super::{V1Pack, V1Period, V1Waived};
use crate::check::Metrics;
use crate::draft::Gap;
use crate::finding::{ChecklistItem, Evidence, Finding, Related};

#[derive(Serialize)]
pub(super) struct V1Document<'a> {
    path: &'a str,
    format: &'static str,
    digest: &'a str,
    words: u32,
    verdict: &'static str,
    pack: V1Pack<'a>,
    findings: Vec<V1Finding<'a>>,
    checklist: Vec<V1Item<'a>>,
    scope: V1Scope,
    metrics: V1Metrics,
    gaps: Vec<V1Gap<'a>>,
}

impl<'a> V1Document<'a> {
    pub(super) fn of(run: &Run, outcome: &'a Outcome<'_>) -> Self {
        let shown = Shown { run, outcome };
        let checked = outcome.checked;
        Self {
            path: outcome.path,
            format: outcome.format.name(),
            digest: outcome.digest,
            words: checked.metrics.words,
            verdict: if outcome.passed { "pass" } else { "fail" },
            pack: V1Pack::of_pack(outcome.pack),
            findings: outcome.findings.iter().map(|finding| shown.finding(finding)).collect(),
            checklist: checked.checklist.iter().map(|item| shown.item(item)).collect(),
            scope: shown.scope(),
            metrics: V1Metrics::of(&checked.metrics),
            gaps: outcome.draft.gaps().iter().map(|gap| shown.gap(gap)).collect(),
        }
    }
}

/// What was not read as prose, as `faircopy.read/1` gives it.
#[derive(Serialize)]
struct V1Gap<'a> {
    what: &'a str,
    place: Option<&'a str>,
}

#[derive(Serialize)]
struct V1Finding<'a> {
    rule: &'a str,
    severity: &'static str,
    message: String,
    why: &'a str,
    fix: &'a str,
    suggestions: &'a [String],
    excerpt: Option<&'a str>,
    location: Option<V1Location>,
    related: Vec<V1Related<'a>>,
    fingerprint: &'a str,
    waived: Option<V1Waived<'a>>,
}

#[derive(Serialize)]
struct V1Related<'a> {
    rule: &'a str,
    message: String,
    excerpt: Option<&'a str>,
    location: V1Location,
}

#[derive(Serialize)]
struct V1Item<'a> {
    id: &'a str,
    title: &'a str,
    status: &'static str,
    evidence: Vec<V1Evidence<'a>>,
    note: Option<String>,
}

#[derive(Serialize)]
struct V1Evidence<'a> {
    excerpt: Option<&'a str>,
    location: V1Location,
}

#[derive(Serialize)]
struct V1Scope {
    members: Vec<String>,
    period: Option<V1Period>,
    places: Vec<String>,
}

#[derive(Serialize)]
struct V1Metrics {
    words: u32,
    young_person_words: u32,
    individual_focus_share: f64,
    readability: f64,
}

impl V1Metrics {
    fn of(metrics: &Metrics) -> Self {
        let to = |places: f64, value: f64| (value * places).round() / places;
        Self {
            words: metrics.words,
            young_person_words: metrics.young_person_words,
            individual_focus_share: to(100.0, metrics.individual_focus_share),
            readability: to(10.0, metrics.readability),
        }
    }
}

/// Turns inner values into frozen ones, with or without the report's words.
struct Shown<'r, 'a, 'o> {
    run: &'r Run,
    outcome: &'a Outcome<'o>,
}

impl<'a> Shown<'_, 'a, '_> {
    fn location(&self, span: crate::text::Span) -> V1Location {
        V1Location::of(self.outcome.draft, span, &self.outcome.checked.masks, self.run.words)
    }

    fn gap(&self, gap: &'a Gap) -> V1Gap<'a> {
        if self.run.words {
            V1Gap { what: &gap.what, place: gap.place.as_deref() }
        } else {
            V1Gap { what: gap.kind(), place: None }
        }
    }

    fn words(&self, excerpt: &'a str) -> Option<&'a str> {
        self.run.words.then_some(excerpt)
    }

    fn finding(&self, finding: &'a Finding) -> V1Finding<'a> {
        V1Finding {
            rule: &finding.rule,
            severity: finding.severity.name(),
            message: words::said(&finding.message, self.run.words),
            why: &finding.why,
            fix: &finding.fix,
            suggestions: &finding.suggestions,
            excerpt: finding.excerpt.as_deref().and_then(|excerpt| self.words(excerpt)),
            location: finding.place().map(|span| self.location(span)),
            related: finding.related.iter().map(|related| self.related(related)).collect(),
            fingerprint: &finding.fingerprint,
            waived: finding.waived.as_ref().map(|waived| V1Waived::of(waived, self.run.words)),
        }
    }

    fn related(&self, related: &'a Related) -> V1Related<'a> {
        V1Related {
            rule: &related.rule,
            message: words::said(&related.message, self.run.words),
            excerpt: self.words(&related.excerpt),
            location: self.location(related.span),
        }
    }

    fn item(&self, item: &'a ChecklistItem) -> V1Item<'a> {
        let evidence = |evidence: &'a Evidence| V1Evidence {
            excerpt: self.words(&evidence.excerpt),
            location: self.location(evidence.span),
        };
        V1Item {
            id: &item.id,
            title: &item.title,
            status: item.status.name(),
            evidence: item.evidence.iter().map(evidence).collect(),
            note: item.note.as_deref().map(|note| words::said(note, self.run.words)),
        }
    }

    fn scope(&self) -> V1Scope {
        let brief = &self.outcome.checked.brief;
        let shown = |declared: &Vec<crate::brief::Declared<String>>| -> Vec<String> {
            if !self.run.words {
                return Vec::new();
            }
            declared
                .iter()
                .map(|one| words::declared(self.outcome.draft, one, &self.outcome.checked.masks))
                .collect()
        };
        V1Scope {
            members: shown(&brief.members),
            period: brief
                .period
                .as_ref()
                .map(|period| V1Period { from: period.value.0.to_string(), to: period.value.1.to_string() }),
            places: shown(&brief.places),
        }
    }
}
