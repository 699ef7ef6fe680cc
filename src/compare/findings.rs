//! Which findings of the earlier version still stand in the later one.
//!
//! The same rule has to find something again in the sentence that its sentence has become (word for word, or nearly),
//! wherever that stands now; or else in the very same words, in the section they stood in. A statement that is
//! missing or weak is told by its rule alone.

use std::collections::{BTreeMap, VecDeque};

use rustc_hash::FxHashMap;

use super::align::Became;
use super::prose::{Prose, number, of_all, words_of};
use super::{Side, Wording};
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

/// The findings that stand in both, in the order of the later version.
pub(super) fn pairs(
    (old, old_prose): (&Side<'_>, &Prose),
    (new, new_prose): (&Side<'_>, &Prose),
    became: &[Became],
) -> Vec<Pair> {
    let mut by_rule: BTreeMap<&str, (Vec<Told>, Vec<Told>)> = BTreeMap::new();
    for (index, finding) in old.checked.findings.iter().enumerate() {
        by_rule.entry(&finding.rule).or_default().0.push(Told::of(old, old_prose, index));
    }
    for (index, finding) in new.checked.findings.iter().enumerate() {
        by_rule.entry(&finding.rule).or_default().1.push(Told::of(new, new_prose, index));
    }
    let mut pairs = Vec::new();
    for (olds, news) in by_rule.into_values() {
        of_one_rule(olds, &news, became, &mut pairs);
    }
    pairs.sort_unstable_by_key(|pair| pair.new);
    pairs
}

/// A finding of the later version by its place among those of its rule, and whether its sentence was reworded.
type Again = (usize, Option<Wording>);

/// First what says the same in a sentence that became the other, then what says anything in it, then what says the same
/// elsewhere.
fn of_one_rule(mut olds: Vec<Told>, news: &[Told], became: &[Became], pairs: &mut Vec<Pair>) {
    let mut taken = vec![false; news.len()];
    let mut statements: VecDeque<usize> = VecDeque::new();
    let mut by_sentence_and_words: FxHashMap<(usize, u64), VecDeque<usize>> = FxHashMap::default();
    let mut by_sentence: FxHashMap<usize, VecDeque<usize>> = FxHashMap::default();
    let mut by_words_and_section: FxHashMap<(u64, u64), VecDeque<usize>> = FxHashMap::default();
    let mut by_words: FxHashMap<u64, VecDeque<usize>> = FxHashMap::default();
    for (index, told) in news.iter().enumerate() {
        let Some(sentences) = told.sentences.clone() else {
            statements.push_back(index);
            continue;
        };
        for sentence in sentences {
            by_sentence_and_words.entry((sentence, told.words)).or_default().push_back(index);
            by_sentence.entry(sentence).or_default().push_back(index);
        }
        by_words_and_section.entry((told.words, told.section)).or_default().push_back(index);
        if told.number >= TOLD_ANYWHERE {
            by_words.entry(told.words).or_default().push_back(index);
        }
    }
    // A finding that reaches into several sentences waits in several places, and is taken from the first.
    let mut take = |waiting: Option<&mut VecDeque<usize>>| {
        let waiting = waiting?;
        while let Some(index) = waiting.pop_front() {
            if !std::mem::replace(&mut taken[index], true) {
                return Some(index);
            }
        }
        None
    };
    let mut step = |find: &mut dyn FnMut(&Told) -> Option<Again>| {
        olds.retain(|told| {
            let Some((new, wording)) = find(told) else { return true };
            pairs.push(Pair { old: told.finding, new: news[new].finding, wording });
            false
        });
    };
    step(&mut |told| Some((take(told.sentences.is_none().then_some(&mut statements))?, None)));
    step(&mut |told| {
        told.became(became).find_map(|(sentence, wording)| {
            Some((take(by_sentence_and_words.get_mut(&(sentence, told.words)))?, Some(wording)))
        })
    });
    step(&mut |told| {
        told.became(became)
            .find_map(|(sentence, wording)| Some((take(by_sentence.get_mut(&sentence))?, Some(wording))))
    });
    step(&mut |told| {
        if told.sentences.is_none() || told.number == 0 {
            return None;
        }
        let there = take(by_words_and_section.get_mut(&(told.words, told.section)));
        Some((there.or_else(|| take(by_words.get_mut(&told.words)))?, Some(Wording::Reworded)))
    });
}

/// What tells a finding.
struct Told {
    /// Its index.
    finding: usize,
    /// The sentences it reaches into; nothing for a statement.
    sentences: Option<std::ops::Range<usize>>,
    /// Its words, folded, as one number.
    words: u64,
    /// How many they are.
    number: usize,
    /// The headings over it, as one number.
    section: u64,
}

impl Told {
    fn of(side: &Side<'_>, prose: &Prose, index: usize) -> Self {
        let finding = &side.checked.findings[index];
        let statement =
            side.pack.rule(&finding.rule).is_some_and(|rule| matches!(rule.kind, Kind::Require(_)));
        let span = finding.span.filter(|_| !statement);
        let words: Vec<u64> = words_of(finding.excerpt.as_deref().unwrap_or_default()).map(number).collect();
        Self {
            finding: index,
            sentences: span.map(|span| prose.within(span)),
            words: of_all(&words),
            number: words.len(),
            section: span.map_or(0, |span| section(side, span)),
        }
    }

    /// What its sentences have become: those that stand word for word first.
    fn became<'b>(&self, became: &'b [Became]) -> impl Iterator<Item = (usize, Wording)> + use<'b> {
        let own = &became[self.sentences.clone().unwrap_or_default()];
        let same = own.iter().filter_map(|one| match one {
            Became::Same(index) => Some((*index, Wording::Same)),
            _ => None,
        });
        let reworded = own.iter().filter_map(|one| match one {
            Became::Reworded(index) => Some((*index, Wording::Reworded)),
            _ => None,
        });
        same.chain(reworded)
    }
}

/// The headings over a span, folded, as one number.
pub(super) fn section(side: &Side<'_>, span: Span) -> u64 {
    let block = side.draft.blocks().get(side.draft.block_index(span.start));
    let path = side.draft.heading_path(block.and_then(|block| block.section));
    let headings: Vec<u64> =
        path.into_iter().map(|heading| of_all(&words_of(heading).map(number).collect::<Vec<_>>())).collect();
    of_all(&headings)
}
