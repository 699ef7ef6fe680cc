//! Which sentence of the later version each sentence of the earlier one has become.

use std::collections::VecDeque;

use rustc_hash::FxHashMap;

use super::prose::{Prose, Sentence, of_all};

/// Two sentences are nearly the same when this many of a thousand of their words, and of their pairs of neighbouring
/// words, are shared.
pub(super) const NEARLY: u32 = 600;

/// A sentence of fewer words is the same or another one: too little is left of it to tell.
const LEAST_WORDS: usize = 4;

/// What stands in more sentences than this tells none of them from the others.
const COMMON: usize = 64;

/// How many sentences that share something are looked at more closely, for each.
const LOOKED_AT: usize = 16;

/// What has become of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Became {
    /// It stands word for word.
    Same(usize),
    /// It is nearly the same.
    Reworded(usize),
    /// There is nothing like it.
    Gone,
}

impl Became {
    /// The sentence it has become.
    pub(super) const fn index(self) -> Option<usize> {
        match self {
            Self::Same(index) | Self::Reworded(index) => Some(index),
            Self::Gone => None,
        }
    }
}

/// What has become of each sentence of `old` in `new`; no sentence of `new` is taken twice.
pub(super) fn align(old: &Prose, new: &Prose) -> Vec<Became> {
    let mut became = vec![Became::Gone; old.sentences.len()];
    let mut free = vec![true; new.sentences.len()];
    let mut by_words: FxHashMap<u64, VecDeque<usize>> = FxHashMap::default();
    for (index, sentence) in new.sentences.iter().enumerate() {
        by_words.entry(sentence.key()).or_default().push_back(index);
    }
    for (index, sentence) in old.sentences.iter().enumerate() {
        let same = by_words.get_mut(&sentence.key()).and_then(VecDeque::pop_front);
        if let Some(same) = same {
            became[index] = Became::Same(same);
            free[same] = false;
        }
    }
    let mut pairs = nearly_the_same(old, new, &became, &free);
    // The likest first, and of equals those that stand first.
    pairs.sort_unstable_by_key(|(likeness, old, new)| (std::cmp::Reverse(*likeness), *old, *new));
    for (_, old, new) in pairs {
        if became[old] == Became::Gone && free[new] {
            became[old] = Became::Reworded(new);
            free[new] = false;
        }
    }
    became
}

fn nearly_the_same(old: &Prose, new: &Prose, became: &[Became], free: &[bool]) -> Vec<(u32, usize, usize)> {
    let mut holders: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
    let mut features_of_new: Vec<Vec<u64>> = Vec::with_capacity(new.sentences.len());
    for (index, sentence) in new.sentences.iter().enumerate() {
        let looked_at = free[index] && sentence.words.len() >= LEAST_WORDS;
        let features = if looked_at { features(sentence) } else { Vec::new() };
        for feature in &features {
            holders.entry(*feature).or_default().push(index as u32);
        }
        features_of_new.push(features);
    }
    let mut pairs = Vec::new();
    for (index, sentence) in old.sentences.iter().enumerate() {
        if became[index] != Became::Gone || sentence.words.len() < LEAST_WORDS {
            continue;
        }
        let own = features(sentence);
        let mut met: Vec<u32> = own
            .iter()
            .filter_map(|feature| holders.get(feature).filter(|some| some.len() <= COMMON))
            .flatten()
            .copied()
            .collect();
        met.sort_unstable();
        let mut met: Vec<(usize, u32)> = met.chunk_by(|a, b| a == b).map(|run| (run.len(), run[0])).collect();
        met.sort_unstable_by_key(|(shared, index)| (std::cmp::Reverse(*shared), *index));
        for (_, other) in met.into_iter().take(LOOKED_AT) {
            let other = other as usize;
            let alike = likeness(&own, &features_of_new[other]);
            if alike >= NEARLY && sentence.is_prose == new.sentences[other].is_prose {
                pairs.push((alike, index, other));
            }
        }
    }
    pairs
}

/// A sentence's words and its pairs of neighbouring words, sorted, each once.
fn features(sentence: &Sentence) -> Vec<u64> {
    let mut features = sentence.words.clone();
    features.extend(sentence.words.windows(2).map(of_all));
    features.sort_unstable();
    features.dedup();
    features
}

/// How many of a thousand are shared.
fn likeness(one: &[u64], other: &[u64]) -> u32 {
    let mut shared = 0;
    let mut others = other.iter().peekable();
    for feature in one {
        while others.next_if(|other| *other < feature).is_some() {}
        shared += usize::from(others.next_if(|other| *other == feature).is_some());
    }
    let all = one.len() + other.len();
    (2000 * shared).checked_div(all).unwrap_or(0) as u32
}
