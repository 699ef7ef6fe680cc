//! From lists of terms to a lexicon.

use std::collections::BTreeSet;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::assemble::assemble;
use super::block::By;
use super::tables::{Bloom, DIGITS, NUMBER, Step, Symbol, Tables, Way, range, set_bit, word_bit};
use super::{Entry, KNOWN, Lexicon, List, ListId, NO_LIST, Onward, Pattern, Shared, Term};

/// Collects lists of terms; [`LexiconBuilder::build`] compiles them.
///
/// A vocabulary that a term refers to as `@name` must be added under that name, before or after. A list may
/// hold another whole (`@garment` as a term of its own).
///
/// ```
/// use faircopy::lexicon::{LexiconBuilder, Term};
/// let mut builder = LexiconBuilder::new();
/// let terms = [Term::parse("put~ @self at risk")?];
/// let blame = builder.list(&terms);
/// let selves = [Term::parse("{himself|herself|themselves}")?];
/// builder.vocabulary("self", &selves, 0);
/// let lexicon = builder.build();
/// let mut hits = faircopy::lexicon::Hits::default();
/// lexicon.scan("She was putting herself at risk.", 0, &mut hits);
/// assert_eq!(hits.of(blame).len(), 1);
/// # Ok::<(), faircopy::lexicon::TermError>(())
/// ```
#[derive(Debug, Default)]
pub struct LexiconBuilder<'t> {
    lists: Vec<&'t [Term]>,
    classes: Vec<u64>,
    names: FxHashMap<Box<str>, ListId>,
}

impl<'t> LexiconBuilder<'t> {
    /// Without any list.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a list and gives its number.
    pub fn list(&mut self, terms: &'t [Term]) -> ListId {
        let id = ListId(self.lists.len() as u32);
        self.lists.push(terms);
        self.classes.push(0);
        id
    }

    /// Adds a named list, whose words get the given class bits.
    pub fn vocabulary(&mut self, name: &str, terms: &'t [Term], classes: u64) -> ListId {
        let id = self.list(terms);
        self.classes[id.0 as usize] = classes;
        self.names.insert(name.into(), id);
        id
    }

    /// Compiles, from the stored tables where they hold every term.
    pub fn build(self) -> Lexicon {
        let all = || self.lists.iter().flat_map(|terms| terms.iter());
        if all().all(|term| term.stored().is_some()) {
            self.build_from(&Shared::Stored(Tables::stored()))
        } else {
            self.build_afresh()
        }
    }

    /// Compiles without the stored tables: what [`LexiconBuilder::build`] does with terms that are not in them.
    pub fn build_afresh(self) -> Lexicon {
        let written = self.lists.iter().flat_map(|terms| terms.iter()).map(Term::written);
        let tables = assemble(written);
        self.build_from(&Shared::Own(Arc::new(tables)))
    }

    fn build_from(self, tables: &Shared) -> Lexicon {
        let ways = self.ways(tables);
        let name_lists: Vec<Option<ListId>> =
            tables.names().map(|name| self.names.get(name).copied()).collect();
        let owners = self.owners(&ways, &name_lists);
        let wanted = self.wanted(&ways, tables, &name_lists);
        let mut compiler = Compiler::new(tables, &name_lists);
        for (index, (ways, owners)) in ways.iter().zip(&owners).enumerate() {
            for way in ways {
                compiler.way(*way, owners, self.classes[index], wanted[index]);
            }
        }
        let lists = self.classes.iter().zip(&wanted);
        let lists = lists.map(|(classes, wanted)| List { classes: *classes, wanted: *wanted }).collect();
        compiler.finish(lists, self.names, tables.clone())
    }

    /// For each list, every way of every term.
    fn ways(&self, tables: &Shared) -> Vec<Vec<Way>> {
        let number = |term: &Term| match tables {
            Shared::Stored(_) => term.stored(),
            Shared::Own(tables) => tables.term(term.written()).map(|(number, _)| number),
        };
        let of =
            |terms: &&[Term]| terms.iter().filter_map(number).flat_map(|term| tables.ways(term)).collect();
        self.lists.iter().map(of).collect()
    }

    /// The lists whose hits somebody asks for: those without classes, and those that a term refers to.
    fn wanted(&self, ways: &[Vec<Way>], tables: &Tables, name_lists: &[Option<ListId>]) -> Vec<bool> {
        let mut wanted: Vec<bool> = self.classes.iter().map(|classes| *classes == 0).collect();
        let mut want = |name: u32| {
            if let Some(list) = name_lists[name as usize] {
                wanted[list.0 as usize] = true;
            }
        };
        for way in ways.iter().flatten() {
            match way {
                Way::Words(_) => {}
                Way::Held(name) => want(*name),
                Way::Pattern(pattern) => {
                    for step in tables.steps(*pattern) {
                        if let Step::List(name) = step {
                            want(name);
                        }
                    }
                }
            }
        }
        wanted
    }

    /// For each list, itself and every list that holds it whole.
    fn owners(&self, ways: &[Vec<Way>], name_lists: &[Option<ListId>]) -> Vec<Vec<ListId>> {
        let mut held_by: Vec<Vec<u32>> = vec![Vec::new(); self.lists.len()];
        for (holder, ways) in ways.iter().enumerate() {
            for way in ways {
                if let Way::Held(name) = way
                    && let Some(held) = name_lists[*name as usize]
                {
                    held_by[held.0 as usize].push(holder as u32);
                }
            }
        }
        (0..self.lists.len() as u32)
            .map(|list| {
                let mut all = BTreeSet::from([list]);
                let mut next = vec![list];
                while let Some(held) = next.pop() {
                    next.extend(held_by[held as usize].iter().copied().filter(|holder| all.insert(*holder)));
                }
                all.into_iter().map(ListId).collect()
            })
            .collect()
    }
}

/// Ties lists to the tables.
struct Compiler<'t> {
    tables: &'t Tables,
    name_lists: &'t [Option<ListId>],
    marks: Vec<u64>,
    /// Symbols and nodes of the terms in hand; the tables may hold others.
    symbols: Vec<bool>,
    nodes: Vec<bool>,
    /// Nodes with a list of which a term ends there.
    ends: Vec<(u32, ListId)>,
    /// Patterns with a list they belong to.
    owners: Vec<(u32, ListId)>,
}

impl<'t> Compiler<'t> {
    fn new(tables: &'t Tables, name_lists: &'t [Option<ListId>]) -> Self {
        let mut this = Self {
            marks: vec![0; tables.blooms.len()],
            symbols: vec![false; tables.own_at.len()],
            nodes: vec![false; tables.node_symbols.len()],
            ends: Vec::new(),
            owners: Vec::new(),
            tables,
            name_lists,
        };
        this.marks[DIGITS as usize] |= KNOWN;
        this.know(NUMBER);
        this
    }

    /// From here on the words of a symbol are known words.
    fn know(&mut self, symbol: Symbol) {
        if !std::mem::replace(&mut self.symbols[symbol as usize], true) {
            for entry in self.tables.own(symbol) {
                self.marks[*entry as usize] |= KNOWN;
            }
        }
    }

    fn way(&mut self, way: Way, lists: &[ListId], classes: u64, wanted: bool) {
        match way {
            // The list held whole gives its terms to its holder: see `owners`.
            Way::Held(_) => {}
            Way::Words(node) => {
                self.know_path(node);
                let alone = self.tables.node_parents[node as usize] == 0;
                let symbol = self.tables.node_symbols[node as usize];
                // A word alone in a class that nobody asks for by place needs no hit: its bits are enough.
                if classes != 0 && alone && symbol != NUMBER {
                    for entry in self.tables.own(symbol).iter().chain(self.tables.under(symbol)) {
                        self.marks[*entry as usize] |= classes;
                    }
                    if !wanted {
                        return;
                    }
                }
                self.ends.extend(lists.iter().map(|list| (node, *list)));
            }
            Way::Pattern(pattern) => {
                // The pack loader has refused unknown names before.
                let unknown =
                    |step| matches!(step, Step::List(name) if self.name_lists[name as usize].is_none());
                if self.tables.steps(pattern).any(unknown) {
                    return;
                }
                for step in self.tables.steps(pattern) {
                    if let Step::Word(symbol) = step {
                        self.know(symbol);
                    }
                }
                self.owners.extend(lists.iter().map(|list| (pattern, *list)));
            }
        }
    }

    fn know_path(&mut self, node: u32) {
        let mut node = node;
        while node != 0 && !std::mem::replace(&mut self.nodes[node as usize], true) {
            self.know(self.tables.node_symbols[node as usize]);
            node = self.tables.node_parents[node as usize];
        }
    }

    fn finish(self, lists: Vec<List>, names: FxHashMap<Box<str>, ListId>, tables: Shared) -> Lexicon {
        let (ends_at, ends) = rows(self.nodes.len(), &self.ends);
        let (owners_at, owners) = rows(self.tables.patterns(), &self.owners);
        let mut steps = Vec::new();
        let (mut goes_on, mut begins) = (Vec::new(), Vec::new());
        let patterns = (0..self.tables.patterns() as u32)
            .map(|number| {
                let lists = owners_at[number as usize]..owners_at[number as usize + 1];
                let first = steps.len() as u32;
                if !lists.is_empty() {
                    steps.extend(self.tables.steps(number).map(|step| match step {
                        // The numbers of lists from here on, and not of their names.
                        Step::List(name) => {
                            Step::List(self.name_lists[name as usize].map_or(NO_LIST, |list| list.0))
                        }
                        other => other,
                    }));
                    let own = &steps[first as usize..];
                    if let Some(Step::List(list)) = own.first() {
                        begins.push((*list, onward(self.tables, number, own, 1)));
                    } else {
                        let words = own.iter().take_while(|step| matches!(step, Step::Word(_))).count();
                        let node = self.tables.pattern_nodes[number as usize];
                        goes_on.push((node, onward(self.tables, number, own, words)));
                    }
                }
                Pattern { steps: first..steps.len() as u32, lists }
            })
            .collect();
        let (goes_on_at, goes_on) = rows(self.nodes.len(), &goes_on);
        let (begins_at, begins) = rows(lists.len(), &begins);
        let (mut entries, mut alone_ends, mut alone_paths) = (Vec::new(), Vec::new(), Vec::new());
        entries.reserve_exact(self.marks.len() + 1);
        for (entry, marks) in self.marks.iter().chain([&0]).enumerate() {
            entries.push(Entry {
                marks: *marks,
                ends_at: alone_ends.len() as u32,
                paths_at: alone_paths.len() as u32,
            });
            let known = marks & KNOWN != 0;
            for node in if known { self.tables.roots(entry as u32) } else { &[] } {
                alone_ends.extend_from_slice(&ends[range(&ends_at, *node)]);
                let row = range(&goes_on_at, *node);
                if !row.is_empty() {
                    alone_paths.push((row.start as u32, row.end as u32));
                }
            }
        }
        Lexicon {
            tables,
            entries,
            alone_ends,
            alone_paths,
            ends_at,
            ends,
            patterns,
            steps,
            owners,
            goes_on_at,
            goes_on,
            begins_at,
            begins,
            lists,
            names,
        }
    }
}

/// A pattern from a step on.
fn onward(tables: &Tables, pattern: u32, steps: &[Step], step: usize) -> Onward {
    let words = |symbol: &Symbol| {
        let entries = tables.own(*symbol).iter().chain(tables.under(*symbol));
        entries.fold(0, |all, entry| all | word_bit(*entry))
    };
    let (by, among) = match (steps.get(step), steps.get(step + 1)) {
        (Some(Step::Word(symbol)), _) => (By::Word, words(symbol)),
        (Some(Step::List(list)), _) => (By::List, set_bit(*list)),
        (Some(Step::Gap), Some(Step::Word(symbol))) => (By::WordAfterGap, words(symbol)),
        (Some(Step::Gap), Some(Step::List(list))) => (By::ListAfterGap, set_bit(*list)),
        // Every word has a bit.
        (Some(Step::Gap) | None, _) => (By::Word, Bloom::MAX),
    };
    Onward { among, by, pattern, step: step as u32 }
}

/// Pairs as rows: where each number's start, and all of them.
fn rows<T: Copy + Default>(numbers: usize, pairs: &[(u32, T)]) -> (Vec<u32>, Vec<T>) {
    let mut at = vec![0_u32; numbers + 2];
    // Counted two places on, so that filling the rows moves each start to where it belongs.
    for (number, _) in pairs {
        at[*number as usize + 2] += 1;
    }
    for index in 2..at.len() {
        at[index] += at[index - 1];
    }
    let mut rows = vec![T::default(); pairs.len()];
    for (number, row) in pairs {
        let next = &mut at[*number as usize + 1];
        rows[*next as usize] = *row;
        *next += 1;
    }
    at.pop();
    (at, rows)
}
