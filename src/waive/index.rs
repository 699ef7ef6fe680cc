//! Findings by rule and place, so that a waiver looks only at those it may cover.

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::{Reach, Standing, Waiver};
use crate::finding::Finding;
use crate::pack::Pack;
use crate::rule::Kind;
use crate::text::Span;

/// The findings of a draft by rule and place; their numbers hold as long as they stay in order.
pub(super) struct Index {
    found: BTreeMap<Arc<str>, Places>,
    /// By the rule that another finding holds: the words it found.
    held: BTreeMap<Arc<str>, Places>,
    /// What became of waivers: another one of the same rule and reach covers the same.
    settled: FxHashMap<(String, Reach, bool), Standing>,
}

/// Findings of one rule.
#[derive(Default)]
struct Places {
    /// Those without a place.
    nowhere: Vec<usize>,
    /// Those with one, by where they start.
    placed: Vec<(Span, usize)>,
    /// For each of `placed`, the furthest end up to it.
    ends: Vec<u32>,
}

impl Places {
    fn put(&mut self, span: Option<Span>, finding: usize) {
        match span {
            Some(span) => self.placed.push((span, finding)),
            None => self.nowhere.push(finding),
        }
    }

    fn close(&mut self) {
        self.placed.sort_unstable();
        let ends = self.placed.iter().scan(0, |end, (span, _)| {
            *end = span.end.max(*end);
            Some(*end)
        });
        self.ends = ends.collect();
    }

    /// Those that may share a byte with a span, and few others.
    fn near(&self, span: Span) -> impl Iterator<Item = usize> + '_ {
        let upto = self.placed.partition_point(|(own, _)| own.start < span.end);
        let from = self.ends[..upto].partition_point(|end| *end <= span.start);
        self.placed[from..upto].iter().filter(move |(own, _)| own.overlaps(span)).map(|(_, finding)| *finding)
    }

    fn all(&self) -> impl Iterator<Item = usize> + '_ {
        self.nowhere.iter().copied().chain(self.placed.iter().map(|(_, finding)| *finding))
    }
}

impl Index {
    pub(super) fn new(findings: &[Finding]) -> Self {
        let mut this = Self { found: BTreeMap::new(), held: BTreeMap::new(), settled: FxHashMap::default() };
        for (number, finding) in findings.iter().enumerate() {
            this.found.entry(finding.rule.clone()).or_default().put(finding.span, number);
            for under in finding.related.iter().filter(|under| under.rule != finding.rule) {
                this.held.entry(under.rule.clone()).or_default().put(Some(under.span), number);
            }
        }
        this.found.values_mut().chain(this.held.values_mut()).for_each(Places::close);
        this
    }

    /// What became of a waiver of the same rule and reach before.
    pub(super) fn settled(&self, waiver: &Waiver, expired: bool) -> Option<Standing> {
        self.settled.get(&(waiver.rule.clone(), waiver.reach.clone(), expired)).copied()
    }

    pub(super) fn settle(&mut self, waiver: &Waiver, expired: bool, standing: Standing) {
        self.settled.insert((waiver.rule.clone(), waiver.reach.clone(), expired), standing);
    }

    /// The findings that a waiver may cover.
    pub(super) fn candidates(&self, waiver: &Waiver, pack: &Pack) -> Vec<usize> {
        let mut out = Vec::new();
        for (id, places) in &self.found {
            let rule = pack.rule(id);
            if *waiver.rule != **id && !rule.is_some_and(|rule| rule.answers_to(&waiver.rule)) {
                continue;
            }
            match waiver.reach {
                Reach::Words(words) if !rule.is_some_and(|rule| matches!(rule.kind, Kind::Require(_))) => {
                    out.extend(places.nowhere.iter().copied().chain(places.near(words)));
                }
                _ => out.extend(places.all()),
            }
        }
        out
    }

    /// The first finding that holds one of a rule in some words.
    pub(super) fn holder(&self, rule: &str, words: Span) -> Option<usize> {
        self.held.get(rule)?.near(words).min()
    }

    /// Whether a rule finds anything.
    pub(super) fn finds(&self, rule: &str) -> bool {
        self.found.contains_key(rule)
    }
}
