//! From how terms are written to [`Tables`].
//!
//! The build script shares this module, `syntax`, `inflect`, `spelling` and `tables`; they therefore use nothing else
//! of the crate.

mod surfaces;
mod lay;

use rustc_hash::FxHashMap;

use super::syntax::{self, Element, Form};
use super::tables::{NUMBER, Step, Symbol, Tables, Way, hash_text};
use lay::{put, slots_for};
use surfaces::Surfaces;

/// Lays terms out, each once; what cannot be read as a term is passed over.
pub(crate) fn assemble<'t>(terms: impl IntoIterator<Item = &'t str>) -> Tables {
    let mut assembly = Assembly::new();
    for term in terms {
        if !assembly.terms.contains_key(term)
            && let Ok(ways) = syntax::ways(term)
        {
            assembly.term(term, &ways);
        }
    }
    assembly.finish()
}

/// A word in a form, as terms hold it, with the symbols it answers to.
struct Answer {
    word: Box<str>,
    form: Form,
    symbols: Vec<Symbol>,
}

struct Assembly<'t> {
    tables: Tables,
    terms: FxHashMap<&'t str, u32>,
    names: FxHashMap<String, u32>,
    words: FxHashMap<(Box<str>, Form), u32>,
    answers: Vec<Answer>,
    /// Sets of words that make one step.
    sets: FxHashMap<Vec<u32>, Symbol>,
    symbols: Symbol,
    edges: FxHashMap<(u32, Symbol), u32>,
    patterns: FxHashMap<Vec<Step>, u32>,
}

impl<'t> Assembly<'t> {
    fn new() -> Self {
        let mut tables = Tables::default();
        tables.node_symbols.to_mut().push(NUMBER);
        tables.node_parents.to_mut().push(0);
        tables.steps_at.to_mut().push(0);
        tables.ways_at.to_mut().push(0);
        Self {
            tables,
            terms: FxHashMap::default(),
            names: FxHashMap::default(),
            words: FxHashMap::default(),
            answers: Vec::new(),
            sets: FxHashMap::default(),
            symbols: NUMBER + 1,
            edges: FxHashMap::default(),
            patterns: FxHashMap::default(),
        }
    }

    fn write(&mut self, text: &str) -> [u32; 2] {
        let start = self.tables.text.len() as u32;
        self.tables.text.to_mut().extend_from_slice(text.as_bytes());
        [start, self.tables.text.len() as u32]
    }

    fn term(&mut self, written: &'t str, ways: &[Vec<Element>]) {
        self.terms.insert(written, self.terms.len() as u32);
        let at = self.write(written);
        self.tables.terms.to_mut().push(at);
        for way in ways {
            let packed = self.way(way).packed();
            self.tables.ways.to_mut().push(packed);
        }
        let end = self.tables.ways.len() as u32;
        self.tables.ways_at.to_mut().push(end);
    }

    fn way(&mut self, way: &[Element]) -> Way {
        if let [Element::List(name)] = way {
            return Way::Held(self.name(name));
        }
        let steps: Vec<Step> = way
            .iter()
            .map(|element| match element {
                Element::Words(words) => Step::Word(self.symbol(words)),
                Element::Number => Step::Word(NUMBER),
                Element::Gap => Step::Gap,
                Element::List(name) => Step::List(self.name(name)),
            })
            .collect();
        if steps.iter().all(|step| matches!(step, Step::Word(_))) {
            return Way::Words(self.path(&steps));
        }
        let next = self.patterns.len() as u32;
        let pattern = *self.patterns.entry(steps.clone()).or_insert(next);
        if pattern == next {
            self.tables.steps.to_mut().extend(steps.iter().map(|step| step.packed()));
            let end = self.tables.steps.len() as u32;
            self.tables.steps_at.to_mut().push(end);
            let words = steps.iter().take_while(|step| matches!(step, Step::Word(_))).count();
            let node = self.path(&steps[..words]);
            self.tables.pattern_nodes.to_mut().push(node);
        }
        Way::Pattern(pattern)
    }

    fn name(&mut self, name: &str) -> u32 {
        if let Some(known) = self.names.get(name) {
            return *known;
        }
        let next = self.names.len() as u32;
        self.names.insert(name.to_owned(), next);
        let at = self.write(name);
        self.tables.names.to_mut().push(at);
        next
    }

    /// The symbol of a step: of one word, or of any of several.
    fn symbol(&mut self, words: &[(Box<str>, Form)]) -> Symbol {
        let mut set: Vec<u32> = words.iter().map(|word| self.word(word)).collect();
        set.sort_unstable();
        set.dedup();
        if let Some(symbol) = self.sets.get(&set) {
            return *symbol;
        }
        let symbol = self.symbols;
        self.symbols += 1;
        for word in &set {
            self.answers[*word as usize].symbols.push(symbol);
        }
        self.sets.insert(set, symbol);
        symbol
    }

    fn word(&mut self, word: &(Box<str>, Form)) -> u32 {
        let next = self.answers.len() as u32;
        let id = *self.words.entry(word.clone()).or_insert(next);
        if id == next {
            self.answers.push(Answer { word: word.0.clone(), form: word.1, symbols: Vec::new() });
        }
        id
    }

    /// Through the trie, word by word; gives the last node.
    fn path(&mut self, steps: &[Step]) -> u32 {
        steps.iter().fold(0, |node, step| {
            let Step::Word(symbol) = step else { return node };
            let next = self.tables.node_symbols.len() as u32;
            let found = *self.edges.entry((node, *symbol)).or_insert(next);
            if found == next {
                self.tables.node_symbols.to_mut().push(*symbol);
                self.tables.node_parents.to_mut().push(node);
            }
            found
        })
    }

    fn finish(mut self) -> Tables {
        let mut surfaces = Surfaces::of(&self.answers);
        surfaces.order(&self.uses());
        self.order_patterns();
        self.lay_words(&surfaces);
        self.lay_symbols(&surfaces);
        self.lay_patterns();
        let mut slots = vec![0_u32; slots_for(self.terms.len())];
        for (index, [start, end]) in self.tables.terms.iter().enumerate() {
            let written = &self.tables.text[*start as usize..*end as usize];
            put(&mut slots, hash_text(written), index as u32 + 1);
        }
        self.tables.term_slots = slots.into();
        self.tables
    }
}
