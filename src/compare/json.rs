//! `faircopy.compare/1`: everything a comparison knows, for other programs. See docs/compare.md.
//!
//! The types here are the format, frozen; inner types change freely behind them.

use serde::Serialize;

use super::carried::Counts;
use super::copied::{Copied, Passage};
use super::{COPY_RULE, Comparison, Side};
use crate::excerpt::excerpt;
use crate::finding::{Finding, Severity};
use crate::render::{V1Error, V1Location, V1Pack, V1Tool, V1Waived, json_text, place, words};
use crate::text::Span;

pub(super) fn write(of: &Comparison<'_>) -> String {
    json_text(&V1Compare::of(of)) + "\n"
}

#[derive(Serialize)]
struct V1Compare<'a> {
    schema: &'static str,
    tool: V1Tool,
    as_of: String,
    before: V1Side<'a>,
    after: V1Side<'a>,
    resolved: Vec<V1Resolved<'a>>,
    standing: Vec<V1Standing<'a>>,
    new: Vec<V1Found<'a>>,
    checklist: Vec<V1Item<'a>>,
    carried: V1Carried,
    copied: Option<V1Copied<'a>>,
    errors: Vec<V1Error<'a>>,
    summary: V1Summary,
}

#[derive(Serialize)]
struct V1Side<'a> {
    path: &'a str,
    format: &'static str,
    digest: &'a str,
    words: u32,
    report_date: Option<String>,
    /// Of the earlier version nothing is decided.
    #[serde(skip_serializing_if = "Option::is_none")]
    verdict: Option<&'static str>,
    pack: V1Pack<'a>,
    gaps: Vec<&'a str>,
}

#[derive(Serialize)]
struct V1Found<'a> {
    rule: &'a str,
    severity: &'static str,
    message: String,
    excerpt: Option<&'a str>,
    location: Option<V1Location>,
    fingerprint: &'a str,
    waived: Option<V1Waived<'a>>,
}

#[derive(Serialize)]
struct V1Resolved<'a> {
    #[serde(flatten)]
    was: V1Found<'a>,
    how: &'static str,
    now: Option<V1Passage>,
}

#[derive(Serialize)]
struct V1Standing<'a> {
    #[serde(flatten)]
    is: V1Found<'a>,
    wording: Option<&'static str>,
    moved: bool,
    was: V1Found<'a>,
}

#[derive(Serialize)]
struct V1Passage {
    excerpt: Option<String>,
    location: V1Location,
}

#[derive(Serialize)]
struct V1Item<'a> {
    id: &'a str,
    title: &'a str,
    before: Option<&'static str>,
    after: Option<&'static str>,
    change: &'static str,
}

#[derive(Serialize)]
struct V1Carried {
    #[serde(flatten)]
    all: V1Counts,
    gone: usize,
    sections: Vec<V1Section>,
}

#[derive(Serialize)]
struct V1Counts {
    sentences: usize,
    same: usize,
    reworded: usize,
    added: usize,
}

impl V1Counts {
    const fn of(counts: Counts) -> Self {
        Self {
            sentences: counts.sentences,
            same: counts.same,
            reworded: counts.reworded,
            added: counts.added(),
        }
    }
}

#[derive(Serialize)]
struct V1Section {
    section: Vec<String>,
    #[serde(flatten)]
    counts: V1Counts,
}

#[derive(Serialize)]
struct V1Copied<'a> {
    rule: &'static str,
    reports: usize,
    looked_for: usize,
    standing_wording: usize,
    passages: Vec<V1Copy<'a>>,
    versions: Vec<V1Version<'a>>,
}

#[derive(Serialize)]
struct V1Copy<'a> {
    #[serde(flatten)]
    here: V1Passage,
    sentences: usize,
    words: usize,
    #[serde(rename = "match")]
    how: &'static str,
    in_before: bool,
    from: Vec<V1From<'a>>,
}

#[derive(Serialize)]
struct V1From<'a> {
    path: &'a str,
    location: &'a V1Location,
}

#[derive(Serialize)]
struct V1Version<'a> {
    path: &'a str,
    sentences: usize,
}

#[derive(Serialize)]
struct V1Summary {
    resolved: usize,
    standing: usize,
    new: usize,
    waived: usize,
    must: usize,
    should: usize,
    consider: usize,
    unreadable: usize,
}

impl<'a> V1Compare<'a> {
    fn of(of: &'a Comparison<'a>) -> Self {
        let open = |severity| {
            let findings = of.new.checked.findings.iter();
            findings.filter(|one| one.waived.is_none() && one.severity == severity).count()
        };
        let is_open = |index: usize| of.is(index).waived.is_none();
        Self {
            schema: "faircopy.compare/1",
            tool: V1Tool::this(),
            as_of: of.manner.as_of.to_string(),
            before: side(of, &of.old, None),
            after: side(of, &of.new, Some(if of.is_held() { "fail" } else { "pass" })),
            resolved: of
                .resolved
                .iter()
                .map(|one| V1Resolved {
                    was: found(of, &of.old, of.was(one.old)),
                    how: one.fate.name(),
                    now: one.now.map(|span| passage(of, span)),
                })
                .collect(),
            standing: of
                .standing
                .iter()
                .map(|one| V1Standing {
                    is: found(of, &of.new, of.is(one.new)),
                    wording: one.wording.map(super::Wording::name),
                    moved: one.moved,
                    was: found(of, &of.old, of.was(one.old)),
                })
                .collect(),
            new: of.fresh.iter().map(|index| found(of, &of.new, of.is(*index))).collect(),
            checklist: of
                .items
                .iter()
                .map(|item| V1Item {
                    id: item.id,
                    title: item.title,
                    before: item.old.map(crate::finding::Status::name),
                    after: item.new.map(crate::finding::Status::name),
                    change: item.way.name(),
                })
                .collect(),
            carried: carried(of),
            copied: of.copied.as_ref().map(|copied| self::copied(of, copied)),
            errors: of.unread.iter().map(V1Error::of).collect(),
            summary: V1Summary {
                resolved: of.resolved.len(),
                standing: of.standing.iter().filter(|one| is_open(one.new)).count(),
                new: of.fresh.iter().filter(|index| is_open(**index)).count(),
                waived: of.new.checked.findings.iter().filter(|one| one.waived.is_some()).count(),
                must: open(Severity::Must),
                should: open(Severity::Should),
                consider: open(Severity::Consider),
                unreadable: of.unread.len(),
            },
        }
    }
}

fn side<'a>(of: &Comparison<'_>, side: &'a Side<'a>, verdict: Option<&'static str>) -> V1Side<'a> {
    V1Side {
        path: side.path,
        format: side.format.name(),
        digest: side.digest,
        words: side.checked.metrics.words,
        report_date: side.checked.report_date(side.draft).map(|(day, _)| day.to_string()),
        verdict,
        pack: V1Pack::of_pack(side.pack),
        gaps: side
            .draft
            .gaps()
            .iter()
            .map(|gap| if of.manner.words { gap.what.as_str() } else { gap.kind() })
            .collect(),
    }
}

fn found<'a>(of: &Comparison<'_>, side: &Side<'_>, finding: &'a Finding) -> V1Found<'a> {
    let shown = of.manner.words;
    V1Found {
        rule: &finding.rule,
        severity: finding.severity.name(),
        message: words::said(&finding.message, shown),
        excerpt: finding.excerpt.as_deref().filter(|_| shown),
        location: finding.place().map(|span| location(side, span, shown)),
        fingerprint: &finding.fingerprint,
        waived: finding.waived.as_ref().map(|waived| V1Waived::of(waived, shown)),
    }
}

fn location(side: &Side<'_>, span: Span, headings: bool) -> V1Location {
    V1Location::of(side.draft, span, &side.checked.masks, headings)
}

/// A passage of the later version.
fn passage(of: &Comparison<'_>, span: Span) -> V1Passage {
    let words = || excerpt(of.new.draft, span, &of.new.checked.masks);
    V1Passage { excerpt: of.manner.words.then(words), location: location(&of.new, span, of.manner.words) }
}

fn carried(of: &Comparison<'_>) -> V1Carried {
    let path = |at| place::section(of.new.draft, at, &of.new.checked.masks, of.manner.words);
    let sections = of.carried.sections.iter();
    V1Carried {
        all: V1Counts::of(of.carried.all),
        gone: of.carried.gone,
        sections: sections
            .map(|one| V1Section { section: path(one.at), counts: V1Counts::of(one.counts) })
            .collect(),
    }
}

fn copied<'a>(of: &Comparison<'_>, copied: &'a Copied) -> V1Copied<'a> {
    let copy = |one: &'a Passage| V1Copy {
        here: passage(of, one.span),
        sentences: one.sentences,
        words: one.words,
        how: one.how.name(),
        in_before: one.stood,
        from: one.from.iter().map(|from| V1From { path: &from.path, location: &from.location }).collect(),
    };
    V1Copied {
        rule: COPY_RULE,
        reports: copied.reports,
        looked_for: copied.looked_for,
        standing_wording: copied.standing,
        passages: copied.passages.iter().map(copy).collect(),
        versions: copied
            .versions
            .iter()
            .map(|one| V1Version { path: &one.path, sentences: one.sentences })
            .collect(),
    }
}
