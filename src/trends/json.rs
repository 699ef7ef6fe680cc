//! `faircopy.trends/1`: counts by period, for other programs. See docs/trends.md.
//!
//! The types here are the format, frozen; inner types change freely behind them.

use serde::Serialize;

use super::count::{Counts, Fired, Severities, Stands, Trends, group};
use super::dated::Undated;
use crate::finding::Status;
use crate::render::{V1Pack, V1Tool, json_text};

pub(super) fn write(of: &Trends) -> String {
    json_text(&V1Trends::of(of)) + "\n"
}

#[derive(Serialize)]
struct V1Trends<'a> {
    schema: &'static str,
    tool: V1Tool,
    as_of: String,
    by: &'static str,
    packs: Vec<V1Pack<'a>>,
    reports: V1Reports,
    periods: Vec<V1Period>,
    undated: V1Counts,
    groups: Vec<V1Group<'a>>,
    rules: Vec<V1Rule<'a>>,
    checklist: Vec<V1Item<'a>>,
}

#[derive(Serialize)]
struct V1Reports {
    counted: usize,
    dated: usize,
    by_period: usize,
    undated: usize,
    undated_none: usize,
    undated_vague: usize,
    undated_later: usize,
    repeated: usize,
    unreadable: usize,
    words: usize,
}

#[derive(Serialize)]
struct V1Period {
    period: String,
    from: String,
    to: String,
    #[serde(flatten)]
    counts: V1Counts,
}

#[derive(Serialize)]
struct V1Counts {
    reports: usize,
    few: bool,
    words: usize,
    findings: usize,
    must: usize,
    should: usize,
    consider: usize,
    waived: usize,
    per_1000_words: f64,
}

impl V1Counts {
    fn of(counts: &Counts) -> Self {
        let Severities { must, should, consider, waived } = counts.severities;
        let findings = counts.severities.all();
        Self {
            reports: counts.reports,
            few: counts.is_few(),
            words: counts.words,
            findings,
            must,
            should,
            consider,
            waived,
            per_1000_words: rate(counts, findings),
        }
    }
}

#[derive(Serialize)]
struct V1Group<'a> {
    group: &'a str,
    #[serde(flatten)]
    fired: V1Fired,
    periods: Vec<V1FiredIn>,
    undated: V1Fired,
}

#[derive(Serialize)]
struct V1Rule<'a> {
    rule: &'a str,
    group: &'a str,
    title: &'a str,
    severity: &'static str,
    #[serde(flatten)]
    fired: V1Fired,
    periods: Vec<V1FiredIn>,
    undated: V1Fired,
}

#[derive(Serialize)]
struct V1Fired {
    findings: usize,
    reports: usize,
    per_1000_words: f64,
}

impl V1Fired {
    fn of(counts: &Counts, fired: Fired) -> Self {
        let Fired { findings, reports } = fired;
        Self { findings, reports, per_1000_words: rate(counts, findings) }
    }
}

#[derive(Serialize)]
struct V1FiredIn {
    period: String,
    #[serde(flatten)]
    fired: V1Fired,
}

#[derive(Serialize)]
struct V1Item<'a> {
    id: &'a str,
    title: &'a str,
    #[serde(flatten)]
    stands: V1Stands,
    periods: Vec<V1StandsIn>,
    undated: V1Stands,
}

#[derive(Serialize)]
struct V1Stands {
    met: usize,
    weak: usize,
    missing: usize,
    explained: usize,
    judgement: usize,
    not_applicable: usize,
}

impl From<Stands> for V1Stands {
    fn from(stands: Stands) -> Self {
        Self {
            met: stands.of(Status::Met),
            weak: stands.of(Status::Weak),
            missing: stands.of(Status::Missing),
            explained: stands.of(Status::Explained),
            judgement: stands.of(Status::Judgement),
            not_applicable: stands.of(Status::NotApplicable),
        }
    }
}

#[derive(Serialize)]
struct V1StandsIn {
    period: String,
    #[serde(flatten)]
    stands: V1Stands,
}

impl<'a> V1Trends<'a> {
    fn of(of: &'a Trends) -> Self {
        let because = |reason| of.reasons.get(&reason).copied().unwrap_or_default();
        let in_periods = |fired: &dyn Fn(&Counts) -> Fired| -> Vec<V1FiredIn> {
            let periods = of.periods.iter();
            periods
                .map(|(period, counts)| V1FiredIn {
                    period: period.name(),
                    fired: V1Fired::of(counts, fired(counts)),
                })
                .collect()
        };
        Self {
            schema: "faircopy.trends/1",
            tool: V1Tool::this(),
            as_of: of.as_of.to_string(),
            by: of.step.name(),
            packs: of.packs.iter().map(V1Pack::of).collect(),
            reports: V1Reports {
                counted: of.reports(),
                dated: of.dated(),
                by_period: of.by_period,
                undated: of.undated.reports,
                undated_none: because(Undated::None),
                undated_vague: because(Undated::Vague),
                undated_later: because(Undated::Later),
                repeated: of.repeated,
                unreadable: of.unreadable,
                words: of.all.words,
            },
            periods: of
                .periods
                .iter()
                .map(|(period, counts)| V1Period {
                    period: period.name(),
                    from: period.first().to_string(),
                    to: period.last().to_string(),
                    counts: V1Counts::of(counts),
                })
                .collect(),
            undated: V1Counts::of(&of.undated),
            groups: of
                .groups()
                .into_iter()
                .map(|group| V1Group {
                    group,
                    fired: V1Fired::of(&of.all, of.all.group(group)),
                    periods: in_periods(&|counts| counts.group(group)),
                    undated: V1Fired::of(&of.undated, of.undated.group(group)),
                })
                .collect(),
            rules: of
                .rules_by_reports()
                .into_iter()
                .map(|(rule, name)| V1Rule {
                    rule,
                    group: group(rule),
                    title: &name.title,
                    severity: name.severity.name(),
                    fired: V1Fired::of(&of.all, of.all.rule(rule)),
                    periods: in_periods(&|counts| counts.rule(rule)),
                    undated: V1Fired::of(&of.undated, of.undated.rule(rule)),
                })
                .collect(),
            checklist: of
                .items
                .iter()
                .map(|(id, title)| V1Item {
                    id,
                    title,
                    stands: of.all.item(id).into(),
                    periods: of
                        .periods
                        .iter()
                        .map(|(period, counts)| V1StandsIn {
                            period: period.name(),
                            stands: counts.item(id).into(),
                        })
                        .collect(),
                    undated: of.undated.item(id).into(),
                })
                .collect(),
        }
    }
}

fn rate(counts: &Counts, findings: usize) -> f64 {
    #[allow(clippy::cast_precision_loss)] // hundredths, far below what an f64 holds exactly
    let hundredths = counts.rate(findings) as f64;
    hundredths / 100.0
}
