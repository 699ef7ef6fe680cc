//! What the tables are asked: terms and names, words by their letters, what follows what.

use super::{SEVERAL, SecondRow, Step, Symbol, Tables, beginning_bit, hash, hash_text, key_of, pair, range};

impl Tables {
    /// What is written in some bytes of `text`.
    fn written(&self, start: u32, end: u32) -> &[u8] {
        self.text.get(start as usize..end as usize).unwrap_or_default()
    }

    /// The number of a term by how it is written.
    pub(crate) fn term(&self, written: &str) -> Option<u32> {
        let mask = self.term_slots.len().checked_sub(1)?;
        let mut slot = hash_text(written.as_bytes()) as usize & mask;
        loop {
            let term = self.term_slots[slot].checked_sub(1)?;
            let [start, end] = self.terms[term as usize];
            if self.written(start, end) == written.as_bytes() {
                return Some(term);
            }
            slot = (slot + 1) & mask;
        }
    }

    /// How a term is written.
    pub(in crate::lexicon) fn as_written(&self, term: u32) -> &str {
        let [start, end] = self.terms.get(term as usize).copied().unwrap_or_default();
        str::from_utf8(self.written(start, end)).unwrap_or_default()
    }

    /// The steps of a pattern.
    pub(in crate::lexicon) fn steps(&self, pattern: u32) -> impl Iterator<Item = Step> + '_ {
        self.steps[range(&self.steps_at, pattern)].iter().map(|packed| Step::unpacked(*packed))
    }

    /// How many patterns there are.
    pub(in crate::lexicon) fn patterns(&self) -> usize {
        self.steps_at.len().saturating_sub(1)
    }

    /// The names of lists that terms refer to, by number.
    pub(in crate::lexicon) fn names(&self) -> impl Iterator<Item = &str> + '_ {
        self.names.iter().map(|[start, end]| str::from_utf8(self.written(*start, *end)).unwrap_or_default())
    }

    /// The entries of a symbol's own words.
    pub(in crate::lexicon) fn own(&self, symbol: Symbol) -> &[u32] {
        &self.own[range(&self.own_at, symbol)]
    }

    /// The entries of words that have a beginning of a symbol.
    pub(in crate::lexicon) fn under(&self, symbol: Symbol) -> &[u32] {
        &self.under[range(&self.under_at, symbol)]
    }

    /// Whether a word may lead on from a node: always where it does, seldom where not.
    pub(in crate::lexicon) fn leads_on(&self, node: u32, entry: u32) -> bool {
        self.forks[node as usize / 64] >> (node % 64) & 1 == 1 && holds_pair(&self.pair_bits, node, entry)
    }

    /// The nodes that two words lead to from the root of the trie, by the row of the first.
    #[inline]
    pub(in crate::lexicon) fn seconds(&self, row: SecondRow, second: u32) -> impl Iterator<Item = u32> + '_ {
        let (index, bit) = row.bit(second);
        let bits = self.second_bits[index];
        let all = if bits >> bit & 1 == 1 { self.at_second(index, bits, bit) } else { &[] };
        all.iter().filter(move |[other, _]| *other == second).map(|[_, node]| *node)
    }

    /// What shares a bit that is set.
    fn at_second(&self, index: usize, bits: u64, bit: u32) -> &[[u32; 2]] {
        let rank = self.second_ranks[index] + (bits & ((1 << bit) - 1)).count_ones();
        let one = &self.seconds[rank as usize];
        if one[0] & SEVERAL == 0 {
            return std::slice::from_ref(one);
        }
        &self.second_more[one[1] as usize..][..(one[0] & !SEVERAL) as usize]
    }

    /// The nodes that a word leads to from a node.
    pub(in crate::lexicon) fn next(&self, node: u32, entry: u32) -> impl Iterator<Item = u32> + '_ {
        led_to(&self.edges[range(&self.edges_at, node)], entry)
    }

    /// Whether an entry answers to a symbol.
    pub(in crate::lexicon) fn answers(&self, entry: u32, symbol: Symbol) -> bool {
        if !holds_pair(&self.symbol_bits, symbol, entry) {
            return false;
        }
        let (from, upto) = (self.entries_at[entry as usize][0], self.entries_at[entry as usize + 1][0]);
        self.symbols[from as usize..upto as usize].binary_search(&symbol).is_ok()
    }

    /// The entry of a word of at most sixteen letters.
    #[inline]
    pub(in crate::lexicon) fn short(&self, key: u128) -> Option<u32> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut slot = hash(key) as usize & mask;
        loop {
            let entry = self.slots[slot];
            if entry == 0 || self.keys[entry as usize] == key {
                return (entry != 0).then_some(entry);
            }
            slot = (slot + 1) & mask;
        }
    }

    /// The entry of a word of any length.
    pub(in crate::lexicon) fn whole(&self, word: &[u8]) -> Option<u32> {
        if let Some(key) = key_of(word) {
            return self.short(key);
        }
        let found = self.longer.binary_search_by(|[start, end, _]| self.written(*start, *end).cmp(word));
        found.ok().map(|index| self.longer[index][2])
    }

    /// The entries of the beginnings that a word has, the longest first.
    pub(in crate::lexicon) fn beginnings<'w>(&'w self, word: &'w [u8]) -> impl Iterator<Item = u32> + 'w {
        let start = word.first_chunk::<3>().copied().filter(|start| {
            let (index, bit) = beginning_bit(*start);
            self.beginning_bits.get(index).is_some_and(|bits| bits & bit != 0)
        });
        let three = |row: &[u32; 3]| self.written(row[0], row[0] + 3);
        let first = start.map_or(self.beginnings.len(), |start| {
            self.beginnings.partition_point(|row| three(row) < &start[..])
        });
        self.beginnings[first..]
            .iter()
            .take_while(move |row| start.is_some_and(|start| three(row) == start))
            .filter(|[start, end, _]| word.starts_with(self.written(*start, *end)))
            .map(|[_, _, entry]| *entry)
    }
}

/// Whether a set of pairs, by their hashes, may hold a pair: always where it does, seldom where not.
fn holds_pair(bits: &[u64], first: u32, second: u32) -> bool {
    let bit = pair(first, second) as usize & (bits.len() * 64 - 1);
    bits[bit / 64] >> (bit % 64) & 1 == 1
}

/// Where a word leads to among sorted edges.
fn led_to(edges: &[[u32; 2]], entry: u32) -> impl Iterator<Item = u32> + '_ {
    let first = edges.partition_point(|[word, _]| *word < entry);
    edges[first..].iter().take_while(move |[word, _]| *word == entry).map(|[_, next]| *next)
}
