//! From lists of terms to the automaton.

use std::collections::BTreeSet;

use rustc_hash::{FxHashMap, FxHashSet};

use super::pattern::{Pattern, Step};
use super::{Element, Form, Lexicon, ListId, NUMBER, Node, Symbol, Term, inflect};

/// The entry of a number in digits; entry 0 is the unknown word.
pub(super) const DIGITS_ENTRY: u32 = 1;

const NUMBER_WORDS: &[&str] = &[
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
];

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
/// builder.vocabulary("self", &[Term::parse("{himself|herself|themselves}")?], 0);
/// let lexicon = builder.build();
/// let mut hits = faircopy::lexicon::Hits::default();
/// lexicon.scan("She was putting herself at risk.", 0, &mut hits);
/// assert_eq!(hits.of(blame).len(), 1);
/// # Ok::<(), faircopy::lexicon::TermError>(())
/// ```
#[derive(Debug, Default)]
pub struct LexiconBuilder {
    lists: Vec<Vec<Term>>,
    classes: Vec<u64>,
    names: FxHashMap<Box<str>, ListId>,
}

impl LexiconBuilder {
    /// Without any list.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a list and gives its number.
    pub fn list(&mut self, terms: &[Term]) -> ListId {
        let id = ListId(self.lists.len() as u32);
        self.lists.push(terms.to_vec());
        self.classes.push(0);
        id
    }

    /// Adds a named list, whose words get the given class bits.
    pub fn vocabulary(&mut self, name: &str, terms: &[Term], classes: u64) -> ListId {
        let id = self.list(terms);
        self.classes[id.0 as usize] = classes;
        self.names.insert(name.into(), id);
        id
    }

    /// The number of a vocabulary added before.
    pub fn named(&self, name: &str) -> Option<ListId> {
        self.names.get(name).copied()
    }

    /// Compiles.
    pub fn build(self) -> Lexicon {
        let owners = self.owners();
        let mut compiler = Compiler::default();
        for (index, terms) in self.lists.iter().enumerate() {
            let lists = &owners[index];
            for way in terms.iter().flat_map(|term| &term.ways) {
                compiler.way(way, lists, &self.names);
            }
        }
        compiler.finish(self.classes, self.names)
    }

    /// For each list, itself and every list that holds it whole.
    fn owners(&self) -> Vec<Vec<ListId>> {
        let mut held_by: Vec<Vec<u32>> = vec![Vec::new(); self.lists.len()];
        for (holder, terms) in self.lists.iter().enumerate() {
            for way in terms.iter().flat_map(|term| &term.ways) {
                if let [Element::List(name)] = way.as_slice()
                    && let Some(held) = self.names.get(name.as_str())
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

#[derive(Default)]
struct Compiler {
    symbols: FxHashMap<(String, Form), Symbol>,
    trie: Vec<Node>,
    /// Edges while building: the sorted lists of [`Node`] would be slow to grow.
    edges: FxHashMap<(u32, Symbol), u32>,
    patterns: FxHashMap<Vec<Step>, BTreeSet<ListId>>,
    pattern_order: Vec<Vec<Step>>,
}

impl Compiler {
    fn symbol(&mut self, word: &str, form: Form) -> Symbol {
        let next = self.symbols.len() as Symbol + NUMBER + 1;
        *self.symbols.entry((word.to_owned(), form)).or_insert(next)
    }

    fn way(&mut self, way: &[Element], lists: &[ListId], names: &FxHashMap<Box<str>, ListId>) {
        if let [Element::List(_)] = way {
            return; // the list held whole gives its terms to its holder: see `owners`
        }
        let mut steps = Vec::with_capacity(way.len());
        for element in way {
            steps.push(match element {
                Element::Word(word, form) => Step::Word(self.symbol(word, *form)),
                Element::Number => Step::Word(NUMBER),
                Element::Gap => Step::Gap,
                Element::List(name) => match names.get(name.as_str()) {
                    Some(list) => Step::List(*list),
                    None => return, // the pack loader has refused unknown names before
                },
            });
        }
        if steps.iter().all(|step| matches!(step, Step::Word(_))) {
            self.plain(&steps, lists);
        } else {
            if !self.patterns.contains_key(&steps) {
                self.pattern_order.push(steps.clone());
            }
            self.patterns.entry(steps).or_default().extend(lists);
        }
    }

    fn plain(&mut self, steps: &[Step], lists: &[ListId]) {
        if self.trie.is_empty() {
            self.trie.push(Node::default());
        }
        let mut node = 0;
        for step in steps {
            let Step::Word(symbol) = step else { continue };
            let next = self.trie.len() as u32;
            node = *self.edges.entry((node, *symbol)).or_insert(next);
            if node == next {
                self.trie.push(Node::default());
            }
        }
        let ends = &mut self.trie[node as usize].lists;
        for list in lists {
            if !ends.contains(list) {
                ends.push(*list);
            }
        }
    }

    fn finish(mut self, list_classes: Vec<u64>, names: FxHashMap<Box<str>, ListId>) -> Lexicon {
        if self.trie.is_empty() {
            self.trie.push(Node::default());
        }
        let mut edges: Vec<((u32, Symbol), u32)> = self.edges.into_iter().collect();
        edges.sort_unstable();
        for ((node, symbol), next) in edges {
            self.trie[node as usize].next.push((symbol, next));
        }
        let patterns: Vec<Pattern> = self
            .pattern_order
            .into_iter()
            .map(|steps| {
                let lists = self.patterns.get(&steps).into_iter().flatten().copied().collect();
                Pattern { steps, lists }
            })
            .collect();
        let mut patterns_by_symbol: FxHashMap<Symbol, Vec<u32>> = FxHashMap::default();
        let mut patterns_by_list: FxHashMap<ListId, Vec<u32>> = FxHashMap::default();
        for (index, pattern) in patterns.iter().enumerate() {
            match pattern.steps.first() {
                Some(Step::Word(symbol)) => patterns_by_symbol.entry(*symbol).or_default().push(index as u32),
                Some(Step::List(list)) => patterns_by_list.entry(*list).or_default().push(index as u32),
                Some(Step::Gap) | None => {}
            }
        }
        let surfaces = Surfaces::new(&self.symbols);
        Lexicon {
            entries: surfaces.entries,
            prefixes: surfaces.prefixes,
            words: surfaces.words,
            symbols: surfaces.symbols,
            trie: self.trie,
            patterns,
            patterns_by_symbol,
            patterns_by_list,
            list_classes,
            names,
        }
    }
}

/// The surface forms, and for each the symbols it answers to.
struct Surfaces {
    entries: FxHashMap<Box<str>, u32>,
    prefixes: FxHashMap<[u8; 3], Vec<(Box<str>, u32)>>,
    words: Vec<(u32, u32)>,
    symbols: Vec<Symbol>,
}

impl Surfaces {
    fn new(symbols: &FxHashMap<(String, Form), Symbol>) -> Self {
        let mut forms: FxHashMap<String, Vec<Symbol>> = FxHashMap::default();
        let mut prefixes: Vec<(String, Symbol)> = Vec::new();
        let mut ordered: Vec<(&(String, Form), &Symbol)> = symbols.iter().collect();
        ordered.sort_unstable_by_key(|(_, symbol)| **symbol);
        for ((word, form), symbol) in ordered {
            for surface in inflect::forms(word, *form) {
                if *form == Form::Prefix {
                    prefixes.push((surface, *symbol));
                } else {
                    forms.entry(surface).or_default().push(*symbol);
                }
            }
        }
        for word in NUMBER_WORDS {
            forms.entry((*word).to_owned()).or_default().push(NUMBER);
        }
        let mut this = Self {
            entries: FxHashMap::default(),
            prefixes: FxHashMap::default(),
            words: vec![(0, 0)],
            symbols: Vec::new(),
        };
        this.word(&[NUMBER]); // DIGITS_ENTRY
        let mut surfaces: Vec<(String, Vec<Symbol>)> = forms.into_iter().collect();
        surfaces.sort_unstable();
        prefixes.sort_unstable();
        let beginnings: FxHashSet<[u8; 3]> =
            prefixes.iter().filter_map(|(prefix, _)| prefix.as_bytes().first_chunk().copied()).collect();
        for (surface, mut symbols) in surfaces {
            if surface.as_bytes().first_chunk().is_some_and(|start| beginnings.contains(start)) {
                symbols.extend(answering(&prefixes, &surface));
            }
            let entry = this.word(&symbols);
            this.entries.insert(surface.into(), entry);
        }
        for (prefix, _) in &prefixes {
            let Some(start) = prefix.as_bytes().first_chunk::<3>().copied() else { continue };
            let symbols: Vec<Symbol> = answering(&prefixes, prefix).collect();
            let entry = this.word(&symbols);
            this.prefixes.entry(start).or_default().push((prefix.as_str().into(), entry));
        }
        #[expect(clippy::iter_over_hash_type, reason = "each list is sorted for itself")]
        for list in this.prefixes.values_mut() {
            list.sort_unstable_by_key(|(prefix, _)| std::cmp::Reverse(prefix.len()));
        }
        this
    }

    fn word(&mut self, symbols: &[Symbol]) -> u32 {
        let start = self.symbols.len() as u32;
        self.symbols.extend(symbols);
        self.symbols[start as usize..].sort_unstable();
        self.words.push((start, self.symbols.len() as u32));
        (self.words.len() - 1) as u32
    }
}

/// The symbols of every beginning that a word has.
fn answering<'p>(prefixes: &'p [(String, Symbol)], word: &str) -> impl Iterator<Item = Symbol> + 'p {
    let word = word.to_owned();
    let start = prefixes.partition_point(|(prefix, _)| prefix.as_bytes().get(..3) < word.as_bytes().get(..3));
    let key = word.as_bytes().first_chunk::<3>().copied();
    prefixes[start..]
        .iter()
        .take_while(move |(prefix, _)| prefix.as_bytes().first_chunk::<3>().copied() == key)
        .filter(move |(prefix, _)| word.starts_with(prefix.as_str()))
        .map(|(_, symbol)| *symbol)
}
