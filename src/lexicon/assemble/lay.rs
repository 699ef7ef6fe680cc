//! Lays out what was gathered from the terms: words by their letters, what each stands for, and how patterns go on.

use super::super::tables::{
    BEGINNING_WORDS, Bloom, SEVERAL, SecondRow, Step, Symbol, Tables, Way, beginning_bit, hash, key_of, pair,
    word_bit,
};
use super::Assembly;
use super::surfaces::Surfaces;

impl Assembly<'_> {
    /// Numbers patterns so that those that go on alike from the same place follow one another: they are then ruled out
    /// together.
    pub(super) fn order_patterns(&mut self) {
        let tables = &mut self.tables;
        let goes_on = |pattern: u32| {
            let steps: Vec<Step> = tables.steps(pattern).collect();
            let words = steps.iter().take_while(|step| matches!(step, Step::Word(_))).count().max(1);
            let after = if steps.get(words) == Some(&Step::Gap) { 2 } else { 1 };
            let own: Vec<u32> = steps.iter().map(|step| step.packed()).collect();
            let ahead = own[words.min(own.len())..own.len().min(words + after)].to_vec();
            (tables.pattern_nodes[pattern as usize], own[0], ahead, pattern)
        };
        let mut order: Vec<u32> = (0..tables.patterns() as u32).collect();
        order.sort_by_cached_key(|pattern| goes_on(*pattern));
        let (mut at, mut steps, mut nodes) = (vec![0], Vec::new(), Vec::new());
        let mut numbers = vec![0; order.len()];
        for (number, pattern) in order.iter().enumerate() {
            numbers[*pattern as usize] = number as u32;
            steps.extend(tables.steps(*pattern).map(Step::packed));
            at.push(steps.len() as u32);
            nodes.push(tables.pattern_nodes[*pattern as usize]);
        }
        for way in tables.ways.to_mut() {
            if let Way::Pattern(pattern) = Way::unpacked(*way) {
                *way = Way::Pattern(numbers[pattern as usize]).packed();
            }
        }
        (tables.steps_at, tables.steps, tables.pattern_nodes) = (at.into(), steps.into(), nodes.into());
    }

    /// How often each symbol stands in the trie and in patterns.
    pub(super) fn uses(&self) -> Vec<u32> {
        let mut uses = vec![0; self.symbols as usize];
        for symbol in self.tables.node_symbols.iter() {
            uses[*symbol as usize] += 1;
        }
        for step in self.tables.steps.iter() {
            if let Step::Word(symbol) = Step::unpacked(*step) {
                uses[symbol as usize] += 1;
            }
        }
        uses
    }

    /// Words by their letters.
    pub(super) fn lay_words(&mut self, surfaces: &Surfaces) {
        let mut keys = vec![0_u128; surfaces.entries as usize];
        let mut slots = vec![0_u32; slots_for(surfaces.whole.len())];
        let mut longer = Vec::new();
        for (word, entry) in &surfaces.whole {
            if let Some(key) = key_of(word.as_bytes()) {
                keys[*entry as usize] = key;
                put(&mut slots, hash(key), *entry);
            } else {
                let [start, end] = self.write(word);
                longer.push([start, end, *entry]);
            }
        }
        // They are looked for by halving.
        let text = &self.tables.text;
        longer.sort_by_key(|[start, end, _]: &[u32; 3]| &text[*start as usize..*end as usize]);
        let mut bits = vec![0_u64; BEGINNING_WORDS];
        let mut beginnings = Vec::new();
        for (prefix, entry) in &surfaces.beginnings {
            if let Some(start) = prefix.as_bytes().first_chunk() {
                let (index, bit) = beginning_bit(*start);
                bits[index] |= bit;
            }
            let [start, end] = self.write(prefix);
            beginnings.push([start, end, *entry]);
        }
        let tables = &mut self.tables;
        (tables.keys, tables.slots) = (keys.into(), slots.into());
        (tables.longer, tables.beginnings, tables.beginning_bits) =
            (longer.into(), beginnings.into(), bits.into());
    }

    /// What each entry stands for, and the other way round.
    pub(super) fn lay_symbols(&mut self, surfaces: &Surfaces) {
        let tables = &mut self.tables;
        let symbols = self.symbols as usize;
        let turned = |pairs: &[(u32, Symbol)]| {
            let mut turned: Vec<(Symbol, u32)> =
                pairs.iter().map(|(entry, symbol)| (*symbol, *entry)).collect();
            turned.sort_unstable();
            turned.dedup();
            rows(symbols, turned.into_iter())
        };
        let (at, own) = turned(&surfaces.own);
        (tables.own_at, tables.own) = (at.into(), own.into());
        let (at, under) = turned(&surfaces.under);
        (tables.under_at, tables.under) = (at.into(), under.into());

        let mut pairs = [surfaces.own.as_slice(), &surfaces.under].concat();
        pairs.sort_unstable();
        pairs.dedup();
        let mut edges: Vec<(u32, [u32; 2])> = Vec::new();
        for ((node, symbol), next) in self.edges.iter().filter(|((node, _), _)| *node != 0) {
            let mut entries = [tables.own(*symbol), tables.under(*symbol)].concat();
            entries.sort_unstable();
            entries.dedup();
            edges.extend(entries.into_iter().map(|entry| (*node, [entry, *next])));
        }
        edges.sort_unstable();
        let by_node = |node: u32| {
            let first = edges.partition_point(|(of, _)| *of < node);
            edges[first..].iter().take_while(move |(of, _)| *of == node).map(|(_, edge)| *edge)
        };
        let mut seconds: Vec<(u32, [u32; 2])> = Vec::new();
        for (entry, symbol) in &pairs {
            if let Some(node) = self.edges.get(&(0, *symbol)) {
                seconds.extend(by_node(*node).map(|edge| (*entry, edge)));
            }
        }
        seconds.sort_unstable();
        seconds.dedup();
        lay_seconds(tables, surfaces.entries, &seconds);
        edges.retain(|(node, _)| tables.node_parents[*node as usize] != 0);
        tables.pair_bits = pair_bits(edges.iter().map(|(node, [entry, _])| (*node, *entry))).into();
        let mut forks = vec![0_u64; tables.node_symbols.len().div_ceil(64)];
        for (node, _) in &edges {
            forks[*node as usize / 64] |= 1 << (node % 64);
        }
        tables.forks = forks.into();
        let (at, edges) = rows(tables.node_symbols.len(), edges.into_iter());
        (tables.edges_at, tables.edges) = (at.into(), edges.into());

        tables.symbol_bits = pair_bits(pairs.iter().map(|(entry, symbol)| (*symbol, *entry))).into();
        let (mut entries_at, mut all, mut roots) = (Vec::new(), Vec::new(), Vec::new());
        let mut next = 0;
        for entry in 0..surfaces.entries {
            entries_at.push([all.len() as u32, roots.len() as u32]);
            while let Some((_, symbol)) = pairs.get(next).filter(|(of, _)| *of == entry) {
                all.push(*symbol);
                roots.extend(self.edges.get(&(0, *symbol)));
                next += 1;
            }
        }
        entries_at.push([all.len() as u32, roots.len() as u32]);
        (tables.entries_at, tables.symbols, tables.roots) = (entries_at.into(), all.into(), roots.into());
    }

    /// What must come for a pattern to go on.
    pub(super) fn lay_patterns(&mut self) {
        let tables = &self.tables;
        let words = |symbol: Symbol| {
            let entries = tables.own(symbol).iter().chain(tables.under(symbol));
            entries.fold(0, |all, entry| all | word_bit(*entry))
        };
        let sets: Vec<Bloom> = (0..tables.patterns() as u32)
            .map(|pattern| {
                let steps: Vec<Step> = tables.steps(pattern).collect();
                let first = steps.iter().take_while(|step| matches!(step, Step::Word(_))).count().max(1);
                match steps[first..] {
                    [Step::Word(symbol), ..] | [Step::Gap, Step::Word(symbol), ..] => words(symbol),
                    _ => Bloom::MAX,
                }
            })
            .collect();
        self.tables.pattern_words = sets.into();
    }
}

/// Sorted pairs as rows: where each number's start, and all of them.
fn rows<T>(numbers: usize, pairs: impl Iterator<Item = (u32, T)>) -> (Vec<u32>, Vec<T>) {
    let mut at = vec![0; numbers + 1];
    let rows = pairs
        .map(|(number, row)| {
            at[number as usize + 1] += 1;
            row
        })
        .collect();
    for index in 1..at.len() {
        at[index] += at[index - 1];
    }
    (at, rows)
}

/// Pairs of numbers as a set by their hashes, with eight bits or more for each.
fn pair_bits(pairs: impl ExactSizeIterator<Item = (u32, u32)>) -> Vec<u64> {
    let mut bits = vec![0_u64; (pairs.len() / 8 + 1).next_power_of_two()];
    let mask = bits.len() * 64 - 1;
    for (first, second) in pairs {
        let bit = pair(first, second) as usize & mask;
        bits[bit / 64] |= 1 << (bit % 64);
    }
    bits
}

/// The words that follow one another, sorted, with the nodes that they lead to: a row of bits for each first word, and
/// what each bit stands for.
fn lay_seconds(tables: &mut Tables, entries: u32, seconds: &[(u32, [u32; 2])]) {
    // The row of the words that nothing follows.
    let (mut bits, mut rows_at) = (vec![0_u64], vec![SecondRow::packed(0, 0); entries as usize]);
    let (mut ones, mut more): (Vec<[u32; 2]>, Vec<[u32; 2]>) = (Vec::new(), Vec::new());
    for row in seconds.chunk_by(|(first, _), (next, _)| first == next) {
        let length = SecondRow::length_for(row.chunk_by(|(_, [one, _]), (_, [next, _])| one == next).count());
        let packed = SecondRow::packed(bits.len() as u32, length);
        rows_at[row[0].0 as usize] = packed;
        bits.resize(bits.len() + (1 << length), 0);
        let place = |second: u32| SecondRow::from(packed).bit(second);
        let mut placed: Vec<((usize, u32), [u32; 2])> =
            row.iter().map(|(_, edge)| (place(edge[0]), *edge)).collect();
        placed.sort_unstable();
        for same in placed.chunk_by(|(one, _), (next, _)| one == next) {
            let (index, bit) = same[0].0;
            bits[index] |= 1 << bit;
            ones.push(match same {
                [(_, only)] => *only,
                _ => [SEVERAL | same.len() as u32, more.len() as u32],
            });
            if same.len() > 1 {
                more.extend(same.iter().map(|(_, edge)| *edge));
            }
        }
    }
    let rank = |set: &mut u32, bits: &u64| {
        let before = *set;
        *set += bits.count_ones();
        Some(before)
    };
    tables.second_ranks = bits.iter().scan(0, rank).collect::<Vec<u32>>().into();
    (tables.second_bits, tables.second_rows) = (bits.into(), rows_at.into());
    (tables.seconds, tables.second_more) = (ones.into(), more.into());
}

/// Slots for so many things: never more than half full.
pub(super) const fn slots_for(count: usize) -> usize {
    (count * 2 + 1).next_power_of_two()
}

pub(super) fn put(slots: &mut [u32], hash: u64, value: u32) {
    let mask = slots.len() - 1;
    let mut slot = hash as usize & mask;
    while slots[slot] != 0 {
        slot = (slot + 1) & mask;
    }
    slots[slot] = value;
}
