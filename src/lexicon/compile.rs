//! From lists of terms to the automaton.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::pattern::{Pattern, Step};
use super::surface::{Answer, Bloom, Start, Surfaces, bloom};
use super::{Element, Form, Lexicon, ListId, NUMBER, Node, Symbol, Term};

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

    /// Compiles.
    pub fn build(self) -> Lexicon {
        let owners = self.owners();
        let wanted = self.wanted();
        let mut compiler = Compiler::new();
        for (index, (terms, lists)) in self.lists.iter().zip(&owners).enumerate() {
            let classes = self.classes[index];
            for way in terms.iter().flat_map(|term| &term.ways) {
                // A word alone in a class that nobody asks for by place needs no hit: its bits are enough.
                if let ([Element::Words(words)], true) = (way.as_slice(), classes != 0) {
                    compiler.mark(words, classes);
                    if !wanted[index] {
                        continue;
                    }
                }
                compiler.way(way, lists, &self.names);
            }
        }
        compiler.finish(self.classes, wanted, self.names)
    }

    /// The lists whose hits somebody asks for: those without classes, and those that a term refers to.
    fn wanted(&self) -> Vec<bool> {
        let mut wanted: Vec<bool> = self.classes.iter().map(|classes| *classes == 0).collect();
        let elements =
            self.lists.iter().flat_map(|terms| terms.iter()).flat_map(|term| term.ways.iter().flatten());
        for element in elements {
            if let Element::List(name) = element
                && let Some(list) = self.names.get(name.as_str())
            {
                wanted[list.0 as usize] = true;
            }
        }
        wanted
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

struct Compiler<'t> {
    /// A word in a form, and the symbols it answers to; the first is its own.
    words: FxHashMap<(&'t str, Form), u32>,
    answers: Vec<Answer<'t>>,
    /// Sets of words that make one step.
    sets: FxHashMap<Vec<u32>, Symbol>,
    next_symbol: Symbol,
    trie: Vec<Node>,
    /// Edges while building: the sorted lists of [`Node`] would be slow to grow.
    edges: FxHashMap<(u32, Symbol), u32>,
    patterns: FxHashMap<Vec<Step>, u32>,
    pattern_list: Vec<Pattern>,
}

impl<'t> Compiler<'t> {
    fn new() -> Self {
        Self {
            words: FxHashMap::default(),
            answers: Vec::new(),
            sets: FxHashMap::default(),
            next_symbol: NUMBER + 1,
            trie: vec![Node::default()],
            edges: FxHashMap::default(),
            patterns: FxHashMap::default(),
            pattern_list: Vec::new(),
        }
    }

    fn word(&mut self, word: &'t str, form: Form) -> u32 {
        let next = self.answers.len() as u32;
        let id = *self.words.entry((word, form)).or_insert(next);
        if id == next {
            self.answers.push(Answer { word, form, symbols: Vec::new(), classes: 0 });
        }
        id
    }

    /// Gives words their class bits.
    fn mark(&mut self, words: &'t [(Box<str>, Form)], classes: u64) {
        for (word, form) in words {
            let id = self.word(word, *form);
            self.answers[id as usize].classes |= classes;
        }
    }

    /// The symbol of a step: of one word, or of any of several.
    fn symbol(&mut self, words: &'t [(Box<str>, Form)]) -> Symbol {
        let mut set: Vec<u32> = words.iter().map(|(word, form)| self.word(word, *form)).collect();
        set.sort_unstable();
        set.dedup();
        if let Some(symbol) = self.sets.get(&set) {
            return *symbol;
        }
        let symbol = self.next_symbol;
        self.next_symbol += 1;
        for word in &set {
            self.answers[*word as usize].symbols.push(symbol);
        }
        self.sets.insert(set, symbol);
        symbol
    }

    fn way(&mut self, way: &'t [Element], lists: &[ListId], names: &FxHashMap<Box<str>, ListId>) {
        if let [Element::List(_)] = way {
            return; // the list held whole gives its terms to its holder: see `owners`
        }
        let mut steps = Vec::with_capacity(way.len());
        for element in way {
            steps.push(match element {
                Element::Words(words) => Step::Word(self.symbol(words)),
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
            return;
        }
        let next = self.pattern_list.len() as u32;
        let index = *self.patterns.entry(steps.clone()).or_insert(next);
        if index == next {
            let later = steps.iter().skip(1);
            let needs = later.filter_map(|step| if let Step::List(list) = step { Some(*list) } else { None });
            let needs = needs.collect();
            self.pattern_list.push(Pattern { steps, needs, lists: Vec::new() });
        }
        add(&mut self.pattern_list[index as usize].lists, lists);
    }

    fn plain(&mut self, steps: &[Step], lists: &[ListId]) {
        let mut node = 0;
        for step in steps {
            let Step::Word(symbol) = step else { continue };
            let next = self.trie.len() as u32;
            node = *self.edges.entry((node, *symbol)).or_insert(next);
            if node == next {
                self.trie.push(Node::default());
            }
        }
        add(&mut self.trie[node as usize].lists, lists);
    }

    fn finish(
        mut self,
        list_classes: Vec<u64>,
        wanted: Vec<bool>,
        names: FxHashMap<Box<str>, ListId>,
    ) -> Lexicon {
        let mut edges: Vec<((u32, Symbol), u32)> = self.edges.into_iter().collect();
        edges.sort_unstable();
        for ((node, symbol), next) in edges {
            let node = &mut self.trie[node as usize];
            node.next.push((symbol, next));
            node.bloom |= bloom(symbol);
        }
        let mut by_symbol: Vec<Vec<Start>> = vec![Vec::new(); self.next_symbol as usize];
        let mut patterns_by_list: Vec<Vec<Start>> = vec![Vec::new(); list_classes.len()];
        for (index, pattern) in self.pattern_list.iter().enumerate() {
            let next = match pattern.steps.get(1) {
                Some(Step::Word(symbol)) => bloom(*symbol),
                _ => Bloom::MAX,
            };
            let start = Start { pattern: index as u32, needs: pattern.needs.first().copied(), next };
            match pattern.steps.first() {
                Some(Step::Word(symbol)) => by_symbol[*symbol as usize].push(start),
                Some(Step::List(list)) => patterns_by_list[list.0 as usize].push(start),
                Some(Step::Gap) | None => {}
            }
        }
        Lexicon {
            words: Surfaces::new(&self.answers, &self.trie, &by_symbol),
            trie: self.trie,
            patterns: self.pattern_list,
            patterns_by_list,
            list_classes,
            wanted,
            names,
        }
    }
}

fn add(ends: &mut Vec<ListId>, lists: &[ListId]) {
    for list in lists {
        if !ends.contains(list) {
            ends.push(*list);
        }
    }
}
