//! The lists of a lexicon tied to the tables: which list a hit is for, and which pattern goes on from where.

use std::collections::BTreeSet;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::block::By;
use super::compile::Ways;
use super::rows::Rows;
use super::tables::{Bloom, DIGITS, NUMBER, SecondRow, Step, Tables, Way, range, set_bit};
use super::{Entry, KNOWN, Lexicon, List, ListId, Node, Onward, Pattern, Shared, Token};
use crate::both::{Hands, both};

/// Ties lists to the tables.
pub(super) struct Compiler<'t> {
    tables: &'t Tables,
    name_lists: &'t [Option<ListId>],
    lists: Vec<List>,
    /// Symbols and nodes of the terms in hand; the tables may hold others.
    symbols: Vec<bool>,
    known: Vec<bool>,
    /// What is told of words and nodes, filled in step by step where it stays: memory touched for the first time is
    /// much of what starting costs.
    entries: Vec<Entry>,
    nodes: Vec<Node>,
    /// By node, the lists of which a term ends there.
    ends: Vec<ListId>,
    patterns: Vec<Pattern>,
    /// Packed, as in the tables; lists by their number here from [`Compiler::pattern`] on, and no longer by name.
    steps: Vec<u32>,
    /// The lists that patterns belong to.
    owners: Vec<ListId>,
    /// The patterns that go on from nodes, in the order of those.
    goes_on: Vec<Onward>,
    /// So many nodes know where theirs start.
    placed: usize,
    /// Lists with the patterns that begin with them.
    begins: Vec<(u32, Onward)>,
}

impl<'t> Compiler<'t> {
    pub(super) fn new(
        tables: &'t Tables,
        name_lists: &'t [Option<ListId>],
        classes: &[u64],
        named: &[bool],
    ) -> Self {
        // Those without classes are asked for by place; so are those that a term refers to.
        let list = |(classes, named): (&u64, &bool)| List {
            classes: *classes,
            wanted: *classes == 0,
            kept: !named,
            begins: (0, 0),
        };
        let mut entries = Vec::with_capacity(tables.second_rows.len() + 1);
        entries.extend(tables.second_rows.iter().map(|seconds| Entry::followed_by((*seconds).into())));
        Self {
            lists: classes.iter().zip(named).map(list).collect(),
            symbols: vec![false; tables.own_at.len().saturating_sub(1)],
            known: vec![false; tables.node_symbols.len()],
            entries,
            // One for the end, and one more while their ends are counted.
            nodes: vec![Node::default(); tables.node_symbols.len() + 2],
            ends: Vec::new(),
            patterns: Vec::with_capacity(tables.patterns()),
            steps: tables.steps.to_vec(),
            owners: Vec::new(),
            goes_on: Vec::with_capacity(tables.patterns()),
            placed: 0,
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
            self.place(node + 1);
            self.goes_on.push(onward);
        }
        self.patterns.push(Pattern { steps: steps.start as u32..steps.end as u32, lists });
    }

    /// What goes on from nodes before `end` was found.
    fn place(&mut self, end: usize) {
        for node in self.nodes.get_mut(self.placed..end).unwrap_or_default() {
            node.goes_on_at = self.goes_on.len() as u32;
        }
        self.placed = self.placed.max(end);
    }

    /// The terms made of words only, and the words that some term in hand holds.
    pub(super) fn words(&mut self, ways: &Ways<'_>, owners: &Rows<ListId>) {
        let (symbols, parents) = (&*self.tables.node_symbols, &*self.tables.node_parents);
        let alone = |node: usize| parents[node] == 0 && symbols[node] != NUMBER;
        // A word alone in a class that nobody asks for by place needs no hit: its bits are enough.
        let needs_hit = |list: List, node: usize| list.classes == 0 || list.wanted || !alone(node);
        for list in ways.lists() {
            let (own, owners) = (self.lists[list.0 as usize], owners.of(list.0).len() as u32);
            ways.of(list).for_each(|way| {
                let Way::Words(node) = way else { return };
                let node = node as usize;
                self.known[node] = true;
                if own.classes != 0 && alone(node) {
                    let symbol = symbols[node];
                    for entry in self.tables.own(symbol).iter().chain(self.tables.under(symbol)) {
                        self.entries[*entry as usize].marks |= own.classes;
                    }
                }
                if needs_hit(own, node) {
                    // Counted two places on, so that filling the rows moves each start to where it belongs.
                    self.nodes[node + 2].ends_at += owners;
                }
            });
        }
        let Self { tables, lists, symbols, known, entries, nodes, ends, .. } = self;
        let bytes = size_of_val(&*tables.ways);
        let know = || know(tables, known, symbols, entries);
        let fill = || {
            let mut sum = 0;
            for node in nodes.iter_mut() {
                sum += node.ends_at;
                node.ends_at = sum;
            }
            *ends = vec![ListId::default(); sum as usize];
            for list in ways.lists() {
                let (own, owners) = (lists[list.0 as usize], owners.of(list.0));
                ways.of(list).for_each(|way| {
                    let Way::Words(node) = way else { return };
                    let node = node as usize;
                    if needs_hit(own, node) {
                        let next = &mut nodes[node + 1].ends_at;
                        for owner in owners {
                            ends[*next as usize] = *owner;
                            *next += 1;
                        }
                    }
                });
            }
            nodes.pop();
        };
        both(Hands::Free, bytes, know, fill);
    }

    /// Lays out what is told of each word, node and list.
    pub(super) fn finish(mut self, names: FxHashMap<Box<str>, ListId>, tables: Shared) -> Lexicon {
        self.place(self.nodes.len());
        let mut onward = self.goes_on;
        let Rows { at: begins_at, all: mut begins } = Rows::of_pairs(self.lists.len(), &self.begins);
        count_alike(&mut onward, &self.steps);
        count_alike(&mut begins, &self.steps);
        let before = onward.len() as u32;
        for (list, at) in self.lists.iter_mut().zip(begins_at.windows(2)) {
            list.begins = (before + at[0], before + at[1]);
        }
        onward.append(&mut begins);
        let (entries_at, roots) = (&*self.tables.entries_at, &*self.tables.roots);
        let (mut alone_ends, mut alone_paths) = (Vec::with_capacity(roots.len()), Vec::new());
        // By list, where it stands in `alone_ends` last: a word has it once, though it may be a term in several ways.
        let mut last = vec![None; self.lists.len()];
        for (own, at) in self.entries.iter_mut().zip(entries_at.windows(2)) {
            own.begin_at(&alone_ends, &alone_paths);
            if own.marks & KNOWN == 0 {
                continue;
            }
            for node in &roots[at[0][1] as usize..at[1][1] as usize] {
                let (node, next) = (self.nodes[*node as usize], self.nodes[*node as usize + 1]);
                for list in &self.ends[node.ends_at as usize..next.ends_at as usize] {
                    let List { classes, wanted, .. } = self.lists[list.0 as usize];
                    own.marks |= classes;
                    let last = &mut last[list.0 as usize];
                    if wanted && last.is_none_or(|last| last < own.ends_at) {
                        *last = Some(alone_ends.len() as u32);
                        alone_ends.push(*list);
                    }
                }
                if node.goes_on_at != next.goes_on_at {
                    alone_paths.push((node.goes_on_at, next.goes_on_at));
                }
            }
        }
        let mut end = Entry::followed_by(0.into());
        end.begin_at(&alone_ends, &alone_paths);
        self.entries.push(end);
        for number in self.tables.own(NUMBER) {
            self.entries[*number as usize].look = Token::NUMERAL;
        }
        Lexicon {
            tables,
            entries: self.entries,
            alone_ends,
            alone_paths,
            nodes: self.nodes,
            ends: self.ends,
            patterns: self.patterns,
            steps: self.steps,
            owners: self.owners,
            onward,
            lists: self.lists,
            names,
        }
    }
}

/// Marks the words that some term in hand holds.
fn know(tables: &Tables, known: &mut [bool], in_hand: &mut [bool], entries: &mut [Entry]) {
    let (symbols, parents) = (&*tables.node_symbols, &*tables.node_parents);
    // A node stands after the one before it, so that going back meets every node of every path.
    for (node, (symbol, parent)) in symbols.iter().zip(parents).enumerate().rev() {
        if known[node] {
            in_hand[*symbol as usize] = true;
            known[*parent as usize] = true;
        }
    }
    in_hand[NUMBER as usize] = true;
    entries[DIGITS as usize].marks |= KNOWN;
    // The words of symbols that follow one another do so too.
    let (own_at, own) = (&*tables.own_at, &*tables.own);
    let mut first = 0;
    for run in in_hand.chunk_by(|symbol, next| symbol == next) {
        let end = first + run.len();
        if run[0] {
            for entry in &own[own_at[first] as usize..own_at[end] as usize] {
                entries[*entry as usize].marks |= KNOWN;
            }
        }
        first = end;
    }
}

impl Entry {
    /// A word of which nothing is told yet but which words follow it.
    const fn followed_by(seconds: SecondRow) -> Self {
        Self { marks: 0, ends_at: 0, paths_at: 0, seconds, look: 0 }
    }

    /// Its lists and rows come next.
    const fn begin_at(&mut self, ends: &[ListId], paths: &[(u32, u32)]) {
        self.ends_at = ends.len() as u32;
        self.paths_at = paths.len() as u32;
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
