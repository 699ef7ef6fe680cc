//! Words as they are written, and what each may stand for.

use rustc_hash::FxHashMap;

use super::{Form, NUMBER, Node, Symbol, Token, inflect};

const NUMBER_WORDS: &[&str] = &[
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty",
];

/// The entry of a number in digits; entry 0 is the unknown word.
const DIGITS: u32 = 1;

/// What a written word may stand for.
#[derive(Debug, Default)]
pub(super) struct Entry {
    /// The symbols it answers to, sorted.
    pub(super) symbols: Box<[Symbol]>,
    /// The nodes of the trie it leads to from the root.
    pub(super) roots: Box<[u32]>,
    /// The patterns that may start with it.
    pub(super) patterns: Box<[u32]>,
}

/// Every written form that some term holds.
#[derive(Debug)]
pub(super) struct Surfaces {
    entries: Vec<Entry>,
    whole: FxHashMap<Box<str>, u32>,
    /// Beginnings by their first three letters, longest first.
    beginnings: FxHashMap<[u8; 3], Vec<(Box<str>, u32)>>,
}

impl Surfaces {
    /// From each word in a form with the symbols it answers to, the root of the trie, and the patterns that
    /// start with each symbol.
    pub(super) fn new(answers: &[(&str, Form, Vec<Symbol>)], root: &Node, patterns: &[Vec<u32>]) -> Self {
        let mut forms: FxHashMap<Box<str>, Vec<Symbol>> = FxHashMap::default();
        forms.reserve(answers.len() * 3);
        let mut prefixes: Vec<(Box<str>, &[Symbol])> = Vec::new();
        for (word, form, symbols) in answers {
            inflect::forms(word, *form, |surface| {
                if *form == Form::Prefix {
                    prefixes.push((surface.into(), symbols));
                } else if let Some(known) = forms.get_mut(surface) {
                    known.extend(symbols);
                } else {
                    forms.insert(surface.into(), symbols.clone());
                }
            });
        }
        for word in NUMBER_WORDS {
            forms.entry((*word).into()).or_default().push(NUMBER);
        }
        prefixes.sort_unstable();
        let mut this = Self {
            entries: vec![Entry::default()],
            whole: FxHashMap::default(),
            beginnings: FxHashMap::default(),
        };
        this.whole.reserve(forms.len());
        this.entries.reserve(forms.len() + prefixes.len());
        this.enter(vec![NUMBER], root, patterns); // DIGITS
        for (prefix, _) in &prefixes {
            let Some(start) = prefix.as_bytes().first_chunk::<3>() else { continue };
            let entry = this.enter(answering(&prefixes, prefix), root, patterns);
            this.beginnings.entry(*start).or_default().push((prefix.clone(), entry));
        }
        let mut surfaces: Vec<(Box<str>, Vec<Symbol>)> = forms.into_iter().collect();
        surfaces.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        for (surface, mut symbols) in surfaces {
            if surface.as_bytes().first_chunk::<3>().is_some_and(|start| this.beginnings.contains_key(start)) {
                symbols.extend(answering(&prefixes, &surface));
            }
            let entry = this.enter(symbols, root, patterns);
            this.whole.insert(surface, entry);
        }
        #[expect(clippy::iter_over_hash_type, reason = "each list is sorted for itself")]
        for list in this.beginnings.values_mut() {
            list.sort_unstable_by_key(|(prefix, _)| std::cmp::Reverse(prefix.len()));
        }
        this
    }

    fn enter(&mut self, mut symbols: Vec<Symbol>, root: &Node, patterns: &[Vec<u32>]) -> u32 {
        symbols.sort_unstable();
        symbols.dedup();
        self.entries.push(Entry {
            roots: symbols.iter().filter_map(|symbol| root.step(*symbol)).collect(),
            patterns: symbols.iter().flat_map(|symbol| &patterns[*symbol as usize]).copied().collect(),
            symbols: symbols.into(),
        });
        (self.entries.len() - 1) as u32
    }

    /// What a word stands for.
    pub(super) fn entry(&self, token: &Token) -> &Entry {
        &self.entries[token.entry as usize]
    }

    /// The entry of a folded word, its possessive taken off when the whole is unknown.
    pub(super) fn find(&self, folded: &str) -> u32 {
        if let Some(entry) = self.whole.get(folded) {
            return *entry;
        }
        let bytes = folded.as_bytes();
        if bytes.first().is_some_and(u8::is_ascii_digit) {
            return if bytes.iter().all(u8::is_ascii_digit) { DIGITS } else { Token::UNKNOWN };
        }
        if let Some(stem) = folded.strip_suffix("'s")
            && let Some(entry) = self.whole.get(stem)
        {
            return *entry;
        }
        let Some(start) = bytes.first_chunk::<3>() else { return Token::UNKNOWN };
        let candidates = self.beginnings.get(start).map_or(&[][..], Vec::as_slice);
        candidates
            .iter()
            .find(|(prefix, _)| bytes.starts_with(prefix.as_bytes()))
            .map_or(Token::UNKNOWN, |(_, entry)| *entry)
    }
}

/// The symbols of every beginning that a word has.
fn answering(prefixes: &[(Box<str>, &[Symbol])], word: &str) -> Vec<Symbol> {
    let key = word.as_bytes().get(..3);
    let start = prefixes.partition_point(|(prefix, _)| prefix.as_bytes().get(..3) < key);
    prefixes[start..]
        .iter()
        .take_while(|(prefix, _)| prefix.as_bytes().get(..3) == key)
        .filter(|(prefix, _)| word.starts_with(&**prefix))
        .flat_map(|(_, symbols)| symbols.iter().copied())
        .collect()
}
