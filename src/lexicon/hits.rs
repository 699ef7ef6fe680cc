//! What was found, by list and place.

use super::{ListId, Token, list_bit};
use crate::both::{Hands, LIGHT, both};
use crate::text::Span;

/// A term found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hit {
    /// Its first token.
    pub first: u32,
    /// Its last token.
    pub last: u32,
    /// The list whose term it is.
    pub list: ListId,
}

/// The words of a draft, and every term found in them.
#[derive(Debug, Default)]
pub struct Hits {
    pub(super) tokens: Vec<Token>,
    /// By list, then place, once [`Hits::finish`] has run; while scanning, by block.
    pub(super) found: Vec<Hit>,
    /// For each list, where its hits start; filled by `finish`.
    starts: Vec<u32>,
    /// For each list, how many words its longest hit has before its last; filled by `finish`.
    reaches: Vec<u32>,
    /// For each token, the lists hit there as a set; filled by `finish`.
    lists: Vec<u64>,
    /// For each token, the lists of which a hit holds it as a set; filled by `finish`.
    covers: Vec<u64>,
}

/// Among so few words a look at each tells faster than a search whether a list is hit.
const FEW: usize = 48;

impl Hits {
    /// All words, in order.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// The hits of a list, by place; of equal starts, the longest only.
    pub fn of(&self, list: ListId) -> &[Hit] {
        let index = list.0 as usize;
        match (self.starts.get(index), self.starts.get(index + 1)) {
            (Some(start), Some(end)) => &self.found[*start as usize..*end as usize],
            _ => &[],
        }
    }

    /// The hits of a list that lie within some tokens.
    pub fn within(&self, list: ListId, tokens: &std::ops::Range<u32>) -> &[Hit] {
        let all = self.of(list);
        if all.is_empty() {
            return all;
        }
        if let Some(lists) = self.lists.get(tokens.start as usize..tokens.end as usize)
            && lists.len() <= FEW
            && lists.iter().fold(0, |all, one| all | one) & list_bit(list.0) == 0
        {
            return &[];
        }
        let start = all.partition_point(|hit| hit.first < tokens.start);
        let end = start + all[start..].partition_point(|hit| hit.first < tokens.end);
        &all[start..end]
    }

    /// The lists hit among some tokens as a set, for [`Hits::may_hit`].
    pub fn lists_in(&self, tokens: &std::ops::Range<u32>) -> u64 {
        let lists = self.lists.get(tokens.start as usize..tokens.end as usize).unwrap_or_default();
        lists.iter().fold(0, |all, one| all | one)
    }

    /// Whether a set of lists may hold a list: always where it does, seldom where not.
    pub const fn may_hit(set: u64, list: ListId) -> bool {
        set & list_bit(list.0) != 0
    }

    /// Whether a hit of a list holds one of some tokens.
    pub fn cover(&self, list: ListId, tokens: &std::ops::Range<u32>) -> bool {
        let covers = self.covers.get(tokens.start as usize..tokens.end as usize);
        if covers.is_some_and(|covers| covers.iter().all(|set| set & list_bit(list.0) == 0)) {
            return false;
        }
        let reach = self.reaches.get(list.0 as usize).copied().unwrap_or_default();
        let near = tokens.start.saturating_sub(reach)..tokens.end;
        self.within(list, &near).iter().any(|hit| hit.last >= tokens.start)
    }

    /// The bytes of a hit.
    pub fn span(&self, hit: Hit) -> Span {
        Span::new(self.tokens[hit.first as usize].start, self.tokens[hit.last as usize].end)
    }

    /// The tokens that start inside a span.
    pub fn tokens_in(&self, span: Span) -> std::ops::Range<u32> {
        let start = self.tokens.partition_point(|token| token.start < span.start);
        // Most spans are short.
        let rest = &self.tokens[start..];
        let mut reach = 16;
        while rest.get(reach).is_some_and(|token| token.start < span.end) {
            reach *= 2;
        }
        let rest = &rest[..reach.min(rest.len())];
        start as u32..(start + rest.partition_point(|token| token.start < span.end)) as u32
    }

    /// Adds what was found in the blocks after.
    pub(super) fn append(&mut self, mut others: Self) {
        let before = self.tokens.len() as u32;
        self.tokens.append(&mut others.tokens);
        let found = others.found.iter();
        self.found.extend(found.map(|hit| Hit {
            first: hit.first + before,
            last: hit.last + before,
            ..*hit
        }));
    }

    /// Sorts the hits by list; to be called when every block has been scanned. What needs the words alone is done
    /// `beside` it.
    pub(super) fn finish<T>(
        &mut self,
        lists: usize,
        hands: Hands,
        bytes: usize,
        beside: impl FnOnce(&[Token]) -> T,
    ) -> T {
        let tokens = std::mem::take(&mut self.tokens);
        let ((), done) = both(hands, bytes / LIGHT, || self.sort(lists, tokens.len()), || beside(&tokens));
        self.tokens = tokens;
        done
    }

    fn sort(&mut self, lists: usize, words: usize) {
        let mut counts = vec![0_u32; lists + 1];
        self.lists.clear();
        self.lists.resize(words, 0);
        self.covers.clear();
        self.covers.resize(words, 0);
        self.reaches.clear();
        self.reaches.resize(lists, 0);
        for hit in &self.found {
            counts[hit.list.0 as usize + 1] += 1;
            let reach = &mut self.reaches[hit.list.0 as usize];
            *reach = (*reach).max(hit.last - hit.first);
            let bit = list_bit(hit.list.0);
            self.lists[hit.first as usize] |= bit;
            for covers in &mut self.covers[hit.first as usize..=hit.last as usize] {
                *covers |= bit;
            }
        }
        for index in 1..counts.len() {
            counts[index] += counts[index - 1];
        }
        let mut place = counts.clone();
        let mut sorted = vec![Hit::default(); self.found.len()];
        for hit in &self.found {
            let next = &mut place[hit.list.0 as usize];
            sorted[*next as usize] = *hit;
            *next += 1;
        }
        self.found = sorted;
        self.starts = counts;
        for list in 0..lists {
            let range = self.starts[list] as usize..self.starts[list + 1] as usize;
            let own = &mut self.found[range];
            // As most are.
            if !own.is_sorted() {
                own.sort_unstable();
            }
        }
    }
}
