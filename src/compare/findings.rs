//! Which findings of the earlier version still stand in the later one.
//!
//! The same rule has to find something again in the sentence that its sentence has become (word for word, or nearly),
//! wherever that stands now; or else in the very same words, in the section they stood in. A statement that is
//! missing or weak is told by its rule alone.

use std::collections::BTreeMap;

use super::align::Became;
use super::prose::{Prose, words_of};
use super::{Side, Wording};
use crate::finding::Finding;
use crate::rule::Kind;
use crate::text::Span;

/// So many flagged words in a row are told again wherever they stand.
const TOLD_ANYWHERE: usize = 4;

/// A finding of the later version and the one of the earlier version that it is, by their indexes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pair {
    pub(super) old: usize,
    pub(super) new: usize,
    /// Whether its sentence was reworded; nothing for a statement.
    pub(super) wording: Option<Wording>,
}

/// Whether a finding of the earlier version is one of the later, and how its sentence was reworded.
type Step<'s> = &'s dyn Fn(&Told, &Told) -> Option<Option<Wording>>;

/// The findings that stand in both, in the order of the later version.
pub(super) fn pairs(
    (old, old_prose): (&Side<'_>, &Prose),
    (new, new_prose): (&Side<'_>, &Prose),
    became: &[Became],
) -> Vec<Pair> {
    let old_told: Vec<Told> = old.checked.findings.iter().map(|one| Told::of(old, old_prose, one)).collect();
    let new_told: Vec<Told> = new.checked.findings.iter().map(|one| Told::of(new, new_prose, one)).collect();
    let mut by_rule: BTreeMap<&str, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    for (index, finding) in old.checked.findings.iter().enumerate() {
        by_rule.entry(&finding.rule).or_default().0.push(index);
    }
    for (index, finding) in new.checked.findings.iter().enumerate() {
        by_rule.entry(&finding.rule).or_default().1.push(index);
    }
    let mut pairs = Vec::new();
    for (mut olds, mut news) in by_rule.into_values() {
        let meet = |one: &Told, other: &Told| one.meet(other, became);
        let steps: [Step<'_>; 4] = [
            &|one, other| (one.is_statement() && other.is_statement()).then_some(None),
            &|one, other| meet(one, other).filter(|_| one.words == other.words).map(Some),
            &|one, other| meet(one, other).map(Some),
            &|one, other| one.says_the_same(other).then_some(Some(Wording::Reworded)),
        ];
        for step in steps {
            olds.retain(|old| {
                let found = news.iter().find_map(|new| Some((*new, step(&old_told[*old], &new_told[*new])?)));
                let Some((new, wording)) = found else { return true };
                news.retain(|other| *other != new);
                pairs.push(Pair { old: *old, new, wording });
                false
            });
        }
    }
    pairs.sort_unstable_by_key(|pair| pair.new);
    pairs
}

/// What tells a finding.
struct Told {
    /// The sentences it reaches into; nothing for a statement.
    sentences: Option<std::ops::Range<usize>>,
    /// Its words, folded.
    words: Vec<String>,
    /// The headings over it, folded.
    section: Vec<String>,
}

impl Told {
    fn of(side: &Side<'_>, prose: &Prose, finding: &Finding) -> Self {
        let statement =
            side.pack.rule(&finding.rule).is_some_and(|rule| matches!(rule.kind, Kind::Require(_)));
        let span = finding.span.filter(|_| !statement);
        Self {
            sentences: span.map(|span| prose.within(span)),
            words: folded(finding.excerpt.as_deref().unwrap_or_default()),
            section: span.map(|span| section(side, span)).unwrap_or_default(),
        }
    }

    const fn is_statement(&self) -> bool {
        self.sentences.is_none()
    }

    /// Whether one of its sentences has become one of the other's, and how.
    fn meet(&self, other: &Self, became: &[Became]) -> Option<Wording> {
        let (own, others) = (self.sentences.clone()?, other.sentences.clone()?);
        let mut reworded = false;
        for became in &became[own] {
            match became {
                Became::Same(index) if others.contains(index) => return Some(Wording::Same),
                Became::Reworded(index) if others.contains(index) => reworded = true,
                _ => {}
            }
        }
        reworded.then_some(Wording::Reworded)
    }

    fn says_the_same(&self, other: &Self) -> bool {
        let same = !self.words.is_empty() && self.words == other.words;
        same && !self.is_statement()
            && !other.is_statement()
            && (self.section == other.section || self.words.len() >= TOLD_ANYWHERE)
    }
}

/// The headings over a span, folded.
pub(super) fn section(side: &Side<'_>, span: Span) -> Vec<String> {
    let block = side.draft.blocks().get(side.draft.block_index(span.start));
    let path = side.draft.heading_path(block.and_then(|block| block.section));
    path.into_iter().map(|heading| folded(heading).join(" ")).collect()
}

fn folded(text: &str) -> Vec<String> {
    words_of(text).map(str::to_lowercase).collect()
}
