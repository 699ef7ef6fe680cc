//! Reports counted by period, rule, group and item of the checklist.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::dated::{self, Dating, Undated};
use super::period::{Period, Step};
use crate::check::Checked;
use crate::digest;
use crate::draft::{Draft, Part};
use crate::finding::{Severity, Status};
use crate::pack::PackLabel;

/// What is kept of a report.
#[derive(Debug)]
pub struct Report {
    /// With whether it is the end of the period it covers.
    date: Result<(Date, bool), Undated>,
    words: u32,
    /// By rule: its title, the gravest of its findings, how many.
    rules: BTreeMap<Arc<str>, (Arc<str>, Severity, usize)>,
    severities: Severities,
    items: Vec<(Arc<str>, Arc<str>, Status)>,
    /// Tells it from others by its words.
    told: String,
}

impl Report {
    /// Of a report that was checked, its waivers settled.
    pub fn of(draft: &Draft, checked: &Checked, dating: Dating) -> Self {
        let mut rules: BTreeMap<Arc<str>, (Arc<str>, Severity, usize)> = BTreeMap::new();
        let mut severities = Severities::default();
        for finding in &checked.findings {
            let first = (Arc::clone(&finding.title), finding.severity, 0);
            let known = rules.entry(Arc::clone(&finding.rule)).or_insert(first);
            known.1 = known.1.max(finding.severity);
            known.2 += 1;
            severities.add(finding.severity, finding.waived.is_some());
        }
        Self {
            date: dated::date(draft, checked, dating),
            words: checked.metrics.words,
            rules,
            severities,
            items: checked
                .checklist
                .iter()
                .map(|item| (Arc::clone(&item.id), Arc::clone(&item.title), item.status))
                .collect(),
            told: told(draft),
        }
    }

    /// Why it cannot be placed in time, if it cannot.
    pub fn undated(&self) -> Option<Undated> {
        self.date.err()
    }
}

/// Tells a report by the words of its body, whatever kind of file it is.
fn told(draft: &Draft) -> String {
    let mut words = String::with_capacity(draft.text().len());
    for block in draft.blocks().iter().filter(|block| block.part == Part::Body) {
        for word in draft.slice(block.span).split_whitespace() {
            words.push_str(word);
            words.push(' ');
        }
    }
    digest::hex(words.as_bytes())
}

/// Findings by severity; those that were waived are counted among them too.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Severities {
    pub(super) must: usize,
    pub(super) should: usize,
    pub(super) consider: usize,
    pub(super) waived: usize,
}

impl Severities {
    fn add(&mut self, severity: Severity, waived: bool) {
        match severity {
            Severity::Must => self.must += 1,
            Severity::Should => self.should += 1,
            Severity::Consider => self.consider += 1,
        }
        self.waived += usize::from(waived);
    }

    fn add_all(&mut self, other: Self) {
        self.must += other.must;
        self.should += other.should;
        self.consider += other.consider;
        self.waived += other.waived;
    }

    /// All of them.
    pub(super) const fn all(self) -> usize {
        self.must + self.should + self.consider
    }
}

/// How often something was found.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Fired {
    /// Findings.
    pub(super) findings: usize,
    /// Reports with at least one.
    pub(super) reports: usize,
}

impl Fired {
    fn add(&mut self, findings: usize) {
        self.findings += findings;
        self.reports += usize::from(findings > 0);
    }
}

/// How an item stands in some reports.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Stands([usize; Status::ALL.len()]);

impl Stands {
    /// How many reports it stands so in.
    pub(super) const fn of(self, status: Status) -> usize {
        self.0[status as usize]
    }

    /// How many reports were asked for it: not those it does not apply to, nor those it is for a person to judge in.
    pub(super) const fn asked(self) -> usize {
        self.of(Status::Met) + self.of(Status::Weak) + self.of(Status::Missing) + self.of(Status::Explained)
    }

    /// Met, or honestly accounted for.
    pub(super) const fn settled(self) -> usize {
        self.of(Status::Met) + self.of(Status::Explained)
    }
}

/// Some reports counted together.
#[derive(Debug, Default)]
pub(super) struct Counts {
    pub(super) reports: usize,
    pub(super) words: usize,
    pub(super) severities: Severities,
    rules: BTreeMap<Arc<str>, Fired>,
    groups: BTreeMap<String, Fired>,
    items: BTreeMap<Arc<str>, Stands>,
}

impl Counts {
    fn add(&mut self, report: &Report) {
        self.reports += 1;
        self.words += report.words as usize;
        self.severities.add_all(report.severities);
        let mut groups: BTreeMap<&str, usize> = BTreeMap::new();
        for (rule, (_, _, findings)) in &report.rules {
            self.rules.entry(Arc::clone(rule)).or_default().add(*findings);
            *groups.entry(group(rule)).or_default() += findings;
        }
        for (group, findings) in groups {
            self.groups.entry(group.to_owned()).or_default().add(findings);
        }
        for (item, _, status) in &report.items {
            self.items.entry(Arc::clone(item)).or_default().0[*status as usize] += 1;
        }
    }

    pub(super) fn rule(&self, rule: &str) -> Fired {
        self.rules.get(rule).copied().unwrap_or_default()
    }

    pub(super) fn group(&self, group: &str) -> Fired {
        self.groups.get(group).copied().unwrap_or_default()
    }

    pub(super) fn item(&self, item: &str) -> Stands {
        self.items.get(item).copied().unwrap_or_default()
    }

    /// Whether they are too few to say much.
    pub(super) const fn is_few(&self) -> bool {
        self.reports < super::FEW
    }

    /// Hundredths of a finding for each 1,000 words.
    pub(super) fn rate(&self, findings: usize) -> usize {
        (findings * 100_000 + self.words / 2).checked_div(self.words).unwrap_or(0)
    }
}

/// The group of a rule or an item.
pub(super) fn group(id: &str) -> &str {
    id.split_once('/').map_or(id, |(group, _)| group)
}

/// A rule that found something, as it is called.
#[derive(Debug)]
pub(super) struct RuleName {
    pub(super) title: Arc<str>,
    /// The gravest of its findings.
    pub(super) severity: Severity,
}

/// What fires over time.
#[derive(Debug)]
pub struct Trends {
    pub(super) as_of: Date,
    pub(super) step: Step,
    pub(super) periods: BTreeMap<Period, Counts>,
    /// How many reports are placed by the end of the period they cover.
    pub(super) by_period: usize,
    pub(super) undated: Counts,
    /// How many reports are undated for each reason.
    pub(super) reasons: BTreeMap<Undated, usize>,
    /// All reports, dated or not.
    pub(super) all: Counts,
    pub(super) rules: BTreeMap<Arc<str>, RuleName>,
    /// The items of the checklist with their questions, in the order of the packs.
    pub(super) items: Vec<(Arc<str>, Arc<str>)>,
    pub(super) packs: BTreeSet<PackLabel>,
    /// Files that say what an earlier one says, word for word.
    pub(super) repeated: usize,
    /// Files that could not be read.
    pub(super) unreadable: usize,
    told: BTreeSet<String>,
}

impl Trends {
    /// Of no report yet.
    pub fn new(as_of: Date, step: Step) -> Self {
        Self {
            as_of,
            step,
            periods: BTreeMap::new(),
            by_period: 0,
            undated: Counts::default(),
            reasons: BTreeMap::new(),
            all: Counts::default(),
            rules: BTreeMap::new(),
            items: Vec::new(),
            packs: BTreeSet::new(),
            repeated: 0,
            unreadable: 0,
            told: BTreeSet::new(),
        }
    }

    /// Counts a report that was checked with some packs. Nothing is counted where an earlier one says the same, word
    /// for word: the Word and the Markdown file of one report, or its annotated copy. Says whether it was counted.
    pub fn add(&mut self, report: &Report, packs: &[PackLabel]) -> bool {
        if !self.told.insert(report.told.clone()) {
            self.repeated += 1;
            return false;
        }
        self.packs.extend(packs.iter().cloned());
        for (rule, (title, severity, _)) in &report.rules {
            let first = RuleName { title: Arc::clone(title), severity: *severity };
            let known = self.rules.entry(Arc::clone(rule)).or_insert(first);
            known.severity = known.severity.max(*severity);
        }
        for (item, title, _) in &report.items {
            if !self.items.iter().any(|(known, _)| known == item) {
                self.items.push((Arc::clone(item), Arc::clone(title)));
            }
        }
        self.all.add(report);
        match report.date {
            Ok((day, by_period)) => {
                self.by_period += usize::from(by_period);
                self.periods.entry(Period::of(day, self.step)).or_default().add(report);
            }
            Err(reason) => {
                *self.reasons.entry(reason).or_default() += 1;
                self.undated.add(report);
            }
        }
        true
    }

    /// Counts a file that could not be read.
    pub fn add_unreadable(&mut self) {
        self.unreadable += 1;
    }

    /// How many reports were counted.
    pub const fn reports(&self) -> usize {
        self.all.reports
    }

    /// How many of them have a date.
    pub const fn dated(&self) -> usize {
        self.all.reports - self.undated.reports
    }

    /// The rules that found something, those of the most reports first.
    pub(super) fn rules_by_reports(&self) -> Vec<(&Arc<str>, &RuleName)> {
        let mut rules: Vec<_> = self.rules.iter().collect();
        // The sort keeps rules of equal counts in the order of their ids.
        rules.sort_by_key(|(rule, _)| {
            let fired = self.all.rule(rule);
            std::cmp::Reverse((fired.reports, fired.findings))
        });
        rules
    }

    /// The groups of those rules.
    pub(super) fn groups(&self) -> Vec<&str> {
        self.all.groups.keys().map(String::as_str).collect()
    }
}
