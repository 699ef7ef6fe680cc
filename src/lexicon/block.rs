//! The block in hand: what was found in it so far.

use super::List;
use super::hits::Hit;
use super::pattern::Open;
use super::tables::{Bloom, set_bit};

/// How many words `..` may stand for.
pub(super) const GAP: u32 = 4;

/// What stands at a word or soon after it, as sets: one for each [`By`].
pub(super) type Ahead = [Bloom; 4];

/// By what an onward pattern is told to be there or not.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum By {
    /// The next word.
    #[default]
    Word,
    /// A list hit at the next word.
    List,
    /// A word after a gap.
    WordAfterGap,
    /// A list hit after a gap.
    ListAfterGap,
}

/// Plain hits of a block by the token they start at; used again for every block.
pub(super) struct Block {
    hits: Vec<Hit>,
    /// The block's first token.
    pub(super) first_token: u32,
    /// For each token of the block, where its hits end; they start where those of the token before end.
    ends: Vec<u32>,
    /// For each token of the block, its word as a set.
    pub(super) words: Vec<Bloom>,
    /// For each token of the block, the lists hit there as a set.
    lists: Vec<Bloom>,
    /// For each token of the block, what stands there and ahead.
    ahead: Vec<Ahead>,
    /// The block in which each list was last hit, so that nothing needs clearing.
    seen: Vec<u32>,
    number: u32,
    /// Where the trie is gone on from; empty between words.
    pub(super) open: Vec<(u32, u32)>,
    /// How a pattern may go on; empty between words.
    pub(super) steps: Vec<Open>,
    /// Words from which patterns go on, in order of the first.
    pub(super) paths: Vec<Path>,
}

/// Words that patterns go on from: a path through the trie, or a term of a list that patterns begin with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Path {
    pub(super) first: u32,
    pub(super) last: u32,
    /// The patterns that go on from them: a row of `onward`.
    pub(super) row: (u32, u32),
}

impl Block {
    pub(super) fn new(lists: usize) -> Self {
        Self {
            hits: Vec::new(),
            first_token: 0,
            ends: Vec::new(),
            words: Vec::new(),
            lists: Vec::new(),
            ahead: Vec::new(),
            seen: vec![0; lists],
            number: 0,
            open: Vec::new(),
            steps: Vec::new(),
            paths: Vec::new(),
        }
    }

    pub(super) fn begin(&mut self, first_token: usize) {
        self.hits.clear();
        self.ends.clear();
        self.words.clear();
        self.lists.clear();
        self.ahead.clear();
        self.paths.clear();
        self.first_token = first_token as u32;
        self.number += 1;
    }

    /// Goes on to the next token, once every plain term that starts at this one was found.
    pub(super) fn close_token(&mut self, found: &[Hit], lists: &[List]) {
        let mut here = 0;
        for hit in found {
            let list = hit.list.0;
            self.seen[list as usize] = self.number;
            here |= set_bit(list);
            let begins = lists[list as usize].begins;
            if begins.0 != begins.1 {
                self.paths.push(Path { first: hit.first, last: hit.last, row: begins });
            }
        }
        self.lists.push(here);
        self.ends.push(self.ends.last().map_or(0, |end| *end) + found.len() as u32);
    }

    /// Whether anything was found that a pattern may begin with.
    pub(super) const fn may_hold_patterns(&self) -> bool {
        !self.paths.is_empty()
    }

    /// Takes over the plain hits and gathers what stands ahead of each token, once its words and hits are all there.
    pub(super) fn look_ahead(&mut self, found: &[Hit]) {
        self.hits.extend_from_slice(found);
        let reach = GAP as usize;
        for sets in [&mut self.words, &mut self.lists] {
            sets.resize(sets.len() + reach, 0);
        }
        let count = self.ends.len();
        let words = self.words.windows(reach + 1);
        let lists = self.lists.windows(reach + 1);
        let soon = |sets: &[Bloom]| sets.iter().fold(0, |all, set| all | set);
        let ahead = words.zip(lists).map(|(words, lists)| [words[0], lists[0], soon(words), soon(lists)]);
        self.ahead.extend(ahead.take(count));
    }

    /// What stands at a token of the block and ahead of it.
    pub(super) fn ahead(&self, token: u32) -> Option<&Ahead> {
        self.ahead.get((token - self.first_token) as usize)
    }

    /// Whether a list is hit in the block.
    pub(super) fn has(&self, list: u32) -> bool {
        self.seen[list as usize] == self.number
    }

    /// The plain hits that start at a token.
    pub(super) fn at(&self, token: u32) -> &[Hit] {
        let index = (token - self.first_token) as usize;
        let Some(end) = self.ends.get(index) else { return &[] };
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.hits[start as usize..*end as usize]
    }

    /// Those of one list.
    pub(super) fn hit_at(&self, token: u32, list: u32) -> impl Iterator<Item = &Hit> {
        self.at(token).iter().filter(move |hit| hit.list.0 == list)
    }

    /// Whether a list may be hit at a token: always where it is, seldom where not.
    pub(super) fn may_hit_at(&self, token: u32, list: u32) -> bool {
        self.lists[(token - self.first_token) as usize] & set_bit(list) != 0
    }

    /// The word at a token as a set.
    pub(super) fn word_at(&self, token: u32) -> Bloom {
        self.words[(token - self.first_token) as usize]
    }
}
