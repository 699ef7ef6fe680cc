//! The lists of a lexicon tied to the tables: which list a hit is for, and which pattern goes on from where.

use std::collections::BTreeSet;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::block::By;
use super::compile::Ways;
use super::rows::Rows;
use super::tables::{Bloom, DIGITS, NUMBER, SecondRow, Step, Tables, Way, range, set_bit};
use super::{Entry, KNOWN, Lexicon, List, ListId, Node, Onward, Pattern, Shared, Token};

/// Ties lists to the tables.
pub(super) struct Compiler<'t> {
    tables: &'t Tables,
    name_lists: &'t [Option<ListId>],
    lists: Vec<List>,
    marks: Vec<u64>,
    /// Symbols and nodes of the terms in hand; the tables may hold others.
    symbols: Vec<bool>,
    nodes: Vec<bool>,
    /// Nodes with a list of which a term ends there.
    ends: Vec<(u32, ListId)>,
    patterns: Vec<Pattern>,
    /// Packed, as in the tables; lists by their number here from [`Compiler::pattern`] on, and no longer by name.
    steps: Vec<u32>,
    /// The lists that patterns belong to.
    owners: Vec<ListId>,
    /// The patterns that go on from nodes, in the order of those.
    goes_on: Vec<Onward>,
    /// For each node, with one more at the end, how many of them go on from those before it.
    goes_on_at: Vec<u32>,
    /// Lists with the patterns that begin with them.
    begins: Vec<(u32, Onward)>,
}

impl<'t> Compiler<'t> {
    pub(super) fn new(tables: &'t Tables, name_lists: &'t [Option<ListId>], classes: &[u64]) -> Self {
        // Those without classes are asked for by place; so are those that a term refers to.
        let list = |classes: &u64| List { classes: *classes, wanted: *classes == 0, begins: (0, 0) };
        Self {
            lists: classes.iter().map(list).collect(),
            marks: vec![0; tables.second_rows.len()],
            symbols: vec![false; tables.own_at.len().saturating_sub(1)],
            nodes: vec![false; tables.node_symbols.len()],
            ends: Vec::new(),
            patterns: Vec::with_capacity(tables.patterns()),
            steps: tables.steps.to_vec(),
            owners: Vec::new(),
            goes_on: Vec::with_capacity(tables.patterns()),
            goes_on_at: Vec::with_capacity(tables.node_symbols.len() + 1),
            begins: Vec::with_capacity(tables.patterns()),
            tables,
            name_lists,
        }
    }

    /// The terms that are no words alone: those with a vocabulary or a gap in them, and the lists that are held whole.
    /// Gives the lists that every list's terms belong to: its own, and each that holds it.
    pub(super) fn patterns(&mut self, ways: &Ways<'_>) -> Rows<ListId> {
        let (mut patterns, mut held_by) = (Vec::with_capacity(self.tables.patterns()), Vec::new());
        for list in ways.lists() {
            ways.of(list).for_each(|way| match way {
                Way::Words(_) => {}
                Way::Pattern(pattern) => patterns.push((pattern, list)),
                Way::Held(name) => held_by.extend(self.want(name).map(|held| (held.0, list))),
            });
        }
        let owners = owners(&Rows::of_pairs(self.lists.len(), &held_by));
        if !held_by.is_empty() {
            let of =
                |(pattern, list): (u32, ListId)| owners.of(list.0).iter().map(move |owner| (pattern, *owner));
            patterns = patterns.into_iter().flat_map(of).collect();
        }
        let Rows { at, all } = Rows::of_pairs(self.tables.patterns(), &patterns);
        self.owners = all;
        for (number, ends) in at.windows(2).enumerate() {
            self.pattern(number as u32, ends[0]..ends[1]);
        }
        owners
    }

    /// Whoever refers to a list asks for its hits.
    fn want(&mut self, name: u32) -> Option<ListId> {
        let list = self.name_lists[name as usize];
        if let Some(list) = list {
            self.lists[list.0 as usize].wanted = true;
        }
        list
    }

    fn pattern(&mut self, number: u32, lists: Range<u32>) {
        let steps = range(&self.tables.steps_at, number);
        let mut known = !lists.is_empty();
        if known {
            for step in steps.clone() {
                if let Step::List(name) = Step::unpacked(self.steps[step]) {
                    let list = self.want(name);
                    known &= list.is_some();
                    self.steps[step] = Step::List(list.map_or(0, |list| list.0)).packed();
                }
            }
        }
        // The pack loader has refused unknown names before.
        if !known {
            self.patterns.push(Pattern { steps: 0..0, lists: 0..0 });
            return;
        }
        let own = &self.steps[steps.clone()];
        for step in own {
            if let Step::Word(symbol) = Step::unpacked(*step) {
                self.symbols[symbol as usize] = true;
            }
        }
        let onward = onward(self.tables, number, own, steps.start as u32);
        if let Some(Step::List(list)) = own.first().map(|step| Step::unpacked(*step)) {
            self.begins.push((list, onward));
        } else {
            // Patterns stand in the order of their nodes.
            let node = self.tables.pattern_nodes[number as usize] as usize;
            self.goes_on_at.resize(self.goes_on_at.len().max(node + 1), self.goes_on.len() as u32);
            self.goes_on.push(onward);
        }
        self.patterns.push(Pattern { steps: steps.start as u32..steps.end as u32, lists });
    }

    /// The terms made of words only.
    pub(super) fn words(&mut self, ways: &Ways<'_>, owners: &Rows<ListId>) {
        let (symbols, parents) = (&*self.tables.node_symbols, &*self.tables.node_parents);
        self.ends.reserve(self.nodes.len());
        for list in ways.lists() {
            let List { classes, wanted, .. } = self.lists[list.0 as usize];
            let owners = owners.of(list.0);
            ways.of(list).for_each(|way| {
                let Way::Words(node) = way else { return };
                self.nodes[node as usize] = true;
                // A word alone in a class that nobody asks for by place needs no hit: its bits are enough.
                if classes != 0 && parents[node as usize] == 0 && symbols[node as usize] != NUMBER {
                    let symbol = symbols[node as usize];
                    for entry in self.tables.own(symbol).iter().chain(self.tables.under(symbol)) {
                        self.marks[*entry as usize] |= classes;
                    }
                    if !wanted {
                        return;
                    }
                }
                for owner in owners {
                    self.ends.push((node, *owner));
                }
            });
        }
    }

    /// Marks the words that some term in hand holds.
    pub(super) fn know(&mut self) {
        let (symbols, parents) = (&*self.tables.node_symbols, &*self.tables.node_parents);
        // A node stands after the one before it, so that going back meets every node of every path.
        for (node, (symbol, parent)) in symbols.iter().zip(parents).enumerate().rev() {
            if self.nodes[node] {
                self.symbols[*symbol as usize] = true;
                self.nodes[*parent as usize] = true;
            }
        }
        self.symbols[NUMBER as usize] = true;
        self.marks[DIGITS as usize] |= KNOWN;
        // The words of symbols that follow one another do so too.
        let (own_at, own) = (&*self.tables.own_at, &*self.tables.own);
        let mut first = 0;
        for run in self.symbols.chunk_by(|symbol, next| symbol == next) {
            let end = first + run.len();
            if run[0] {
                for entry in &own[own_at[first] as usize..own_at[end] as usize] {
                    self.marks[*entry as usize] |= KNOWN;
                }
            }
            first = end;
        }
    }

    /// Lays out what is told of each word, node and list.
    pub(super) fn finish(mut self, names: FxHashMap<Box<str>, ListId>, tables: Shared) -> Lexicon {
        let Rows { at: ends_at, all: ends } = Rows::of_pairs(self.nodes.len(), &self.ends);
        let (mut goes_on_at, mut onward) = (self.goes_on_at, self.goes_on);
        goes_on_at.resize(self.nodes.len() + 1, onward.len() as u32);
        let Rows { at: begins_at, all: mut begins } = Rows::of_pairs(self.lists.len(), &self.begins);
        count_alike(&mut onward, &self.steps);
        count_alike(&mut begins, &self.steps);
        let before = onward.len() as u32;
        for (list, at) in self.lists.iter_mut().zip(begins_at.windows(2)) {
            list.begins = (before + at[0], before + at[1]);
        }
        onward.append(&mut begins);
        let (entries_at, roots) = (&*self.tables.entries_at, &*self.tables.roots);
        let mut entries = Vec::with_capacity(entries_at.len());
        let (mut alone_ends, mut alone_paths) = (Vec::with_capacity(roots.len()), Vec::new());
        // By list, where it stands in `alone_ends` last: a word has it once, though it may be a term in several ways.
        let mut last = vec![None; self.lists.len()];
        let told = self.marks.iter().zip(&*self.tables.second_rows).zip(entries_at.windows(2));
        for ((marks, seconds), at) in told {
            let mut own = Entry::at(*marks, &alone_ends, &alone_paths, (*seconds).into());
            if marks & KNOWN != 0 {
                for node in &roots[at[0][1] as usize..at[1][1] as usize] {
                    let node = *node as usize;
                    for list in &ends[ends_at[node] as usize..ends_at[node + 1] as usize] {
                        let List { classes, wanted, .. } = self.lists[list.0 as usize];
                        own.marks |= classes;
                        let last = &mut last[list.0 as usize];
                        if wanted && last.is_none_or(|last| last < own.ends_at) {
                            *last = Some(alone_ends.len() as u32);
                            alone_ends.push(*list);
                        }
                    }
                    let row = (goes_on_at[node], goes_on_at[node + 1]);
                    if row.0 != row.1 {
                        alone_paths.push(row);
                    }
                }
            }
            entries.push(own);
        }
        entries.push(Entry::at(0, &alone_ends, &alone_paths, 0.into()));
        for number in self.tables.own(NUMBER) {
            entries[*number as usize].look = Token::NUMERAL;
        }
        let nodes = ends_at.into_iter().zip(goes_on_at);
        Lexicon {
            tables,
            entries,
            alone_ends,
            alone_paths,
            nodes: nodes.map(|(ends_at, goes_on_at)| Node { ends_at, goes_on_at }).collect(),
            ends,
            patterns: self.patterns,
            steps: self.steps,
            owners: self.owners,
            onward,
            lists: self.lists,
            names,
        }
    }
}

impl Entry {
    /// A word whose lists and rows come next.
    const fn at(marks: u64, ends: &[ListId], paths: &[(u32, u32)], seconds: SecondRow) -> Self {
        Self { marks, ends_at: ends.len() as u32, paths_at: paths.len() as u32, seconds, look: 0 }
    }
}

/// For each list, itself and every list that holds it whole, by those that hold each by itself.
fn owners(held_by: &Rows<ListId>) -> Rows<ListId> {
    let mut owners = Rows { at: vec![0], all: Vec::with_capacity(held_by.len() as usize) };
    for list in (0..held_by.len()).map(ListId) {
        if held_by.of(list.0).is_empty() {
            owners.all.push(list);
        } else {
            let mut all = BTreeSet::from([list]);
            let mut next = vec![list];
            while let Some(held) = next.pop() {
                next.extend(held_by.of(held.0).iter().copied().filter(|holder| all.insert(*holder)));
            }
            owners.all.extend(all);
        }
        owners.at.push(owners.all.len() as u32);
    }
    owners
}

/// A pattern from where its first words, or its first list, end; its steps start at `start` among those of all.
fn onward(tables: &Tables, pattern: u32, steps: &[u32], start: u32) -> Onward {
    let step = |at: usize| steps.get(at).map(|step| Step::unpacked(*step));
    let is_word = |step: &&u32| matches!(Step::unpacked(**step), Step::Word(_));
    let first = steps.iter().take_while(is_word).count().max(1);
    let words = tables.pattern_words[pattern as usize];
    let (by, among) = match (step(first), step(first + 1)) {
        (Some(Step::Word(_)), _) => (By::Word, words),
        (Some(Step::List(list)), _) => (By::List, set_bit(list)),
        (Some(Step::Gap), Some(Step::Word(_))) => (By::WordAfterGap, words),
        (Some(Step::Gap), Some(Step::List(list))) => (By::ListAfterGap, set_bit(list)),
        // Every word has a bit.
        (Some(Step::Gap) | None, _) => (By::Word, Bloom::MAX),
    };
    Onward { among, by, pattern, step: start + first as u32, alike: 1 }
}

/// Counts those that follow one another and want the same word or list there, of whatever row.
fn count_alike(all: &mut [Onward], steps: &[u32]) {
    // What is wanted after a gap stands after it; where nothing follows, nothing is told by it.
    let wanted = |onward: &Onward| match onward.by {
        By::Word | By::List => steps.get(onward.step as usize),
        By::WordAfterGap | By::ListAfterGap => steps.get(onward.step as usize + 1),
    };
    let mut next = Onward::default();
    for onward in all.iter_mut().rev() {
        let same = (onward.by, onward.among) == (next.by, next.among) && wanted(onward) == wanted(&next);
        onward.alike = if same { next.alike + 1 } else { 1 };
        next = *onward;
    }
}
