//! Words as they are written, and what each may stand for.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::{Form, ListId, NUMBER, Node, Symbol, Token, inflect};

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

/// The entry of a number in digits; entry 0 is the unknown word.
const DIGITS: u32 = 1;

/// A word in a form, as terms hold it: the symbols it answers to, and its word classes.
#[derive(Debug)]
pub(super) struct Answer<'t> {
    pub(super) word: &'t str,
    pub(super) form: Form,
    pub(super) symbols: Vec<Symbol>,
    pub(super) classes: u64,
}

/// What a written word may stand for: ranges of the flat lists of [`Surfaces`].
#[derive(Debug, Default, Clone)]
struct Entry {
    symbols: Range<u32>,
    roots: Range<u32>,
    patterns: Range<u32>,
    classes: u64,
    /// A bit for each symbol: two that share none cannot match.
    bloom: Bloom,
}

/// A set of symbols in 128 bits; it may hold more than was put in, never less.
pub(super) type Bloom = u128;

/// The bit of a symbol.
pub(super) const fn bloom(symbol: Symbol) -> Bloom {
    1 << (symbol % 128)
}

/// A first step into the trie, with what is needed to leave it again without looking at the node.
#[derive(Debug, Clone, Copy)]
pub(super) struct Root {
    pub(super) node: u32,
    /// Whether a term ends with this word.
    pub(super) ends: bool,
    /// The symbols of the next words.
    pub(super) next: Bloom,
}

/// A pattern that may start here, with what rules most of them out.
#[derive(Debug, Clone, Copy)]
pub(super) struct Start {
    pub(super) pattern: u32,
    /// A vocabulary that must stand in the block.
    pub(super) needs: Option<ListId>,
    /// The symbols of the next word; all of them where the next step is no word.
    pub(super) next: Bloom,
}

/// Every written form that some term holds.
#[derive(Debug, Default)]
pub(super) struct Surfaces {
    entries: Vec<Entry>,
    symbols: Vec<Symbol>,
    roots: Vec<Root>,
    patterns: Vec<Start>,
    whole: FxHashMap<Box<str>, u32>,
    /// Beginnings by their first three letters, longest first.
    beginnings: FxHashMap<[u8; 3], Vec<(Box<str>, u32)>>,
}

impl Surfaces {
    /// From each word in a form with the symbols it answers to, the trie, and the patterns that start with each
    /// symbol.
    pub(super) fn new(answers: &[Answer<'_>], trie: &[Node], patterns: &[Vec<Start>]) -> Self {
        let mut this = Self::default();
        this.whole.reserve(answers.len() * 3);
        // Entry 0 is the unknown word, entry 1 a number in digits.
        this.entries = vec![Entry::default(); 2];
        let mut pairs: Vec<(u32, Symbol)> = Vec::with_capacity(answers.len() * 4);
        pairs.push((DIGITS, NUMBER));
        let mut prefixes: Vec<(Box<str>, &Answer<'_>)> = Vec::new();
        for answer in answers {
            inflect::forms(answer.word, answer.form, |surface| {
                if answer.form == Form::Prefix {
                    prefixes.push((surface.into(), answer));
                    return;
                }
                let entry = this.enter(surface);
                this.entries[entry as usize].classes |= answer.classes;
                pairs.extend(answer.symbols.iter().map(|symbol| (entry, *symbol)));
            });
        }
        for word in NUMBER_WORDS {
            let entry = this.enter(word);
            pairs.push((entry, NUMBER));
        }
        this.begin(prefixes, &mut pairs);
        pairs.sort_unstable();
        pairs.dedup();
        this.fill(&pairs, trie, patterns);
        this
    }

    fn enter(&mut self, surface: &str) -> u32 {
        if let Some(entry) = self.whole.get(surface) {
            return *entry;
        }
        let entry = self.entries.len() as u32;
        self.entries.push(Entry::default());
        self.whole.insert(surface.into(), entry);
        entry
    }

    /// Enters the beginnings, and gives every word that has one of them its meaning too.
    fn begin(&mut self, mut prefixes: Vec<(Box<str>, &Answer<'_>)>, pairs: &mut Vec<(u32, Symbol)>) {
        prefixes.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        for (prefix, _) in &prefixes {
            let Some(start) = prefix.as_bytes().first_chunk::<3>() else { continue };
            let list = self.beginnings.entry(*start).or_default();
            if list.last().is_none_or(|(last, _)| last != prefix) {
                list.push((prefix.clone(), self.entries.len() as u32));
                self.entries.push(Entry::default());
            }
        }
        #[expect(clippy::iter_over_hash_type, reason = "each list is sorted for itself")]
        for list in self.beginnings.values_mut() {
            list.sort_unstable_by_key(|(prefix, _)| std::cmp::Reverse(prefix.len()));
        }
        let Self { entries, whole, beginnings, .. } = self;
        let known = whole.iter().filter(|(word, _)| {
            word.as_bytes().first_chunk::<3>().is_some_and(|start| beginnings.contains_key(start))
        });
        let own = beginnings.values().flatten().map(|(prefix, entry)| (prefix, entry));
        for (word, entry) in known.chain(own) {
            let key = word.as_bytes().get(..3);
            let first = prefixes.partition_point(|(prefix, _)| prefix.as_bytes().get(..3) < key);
            let same = prefixes[first..].iter().take_while(|(prefix, _)| prefix.as_bytes().get(..3) == key);
            for (_, answer) in same.filter(|(prefix, _)| word.starts_with(&**prefix)) {
                entries[*entry as usize].classes |= answer.classes;
                pairs.extend(answer.symbols.iter().map(|symbol| (*entry, *symbol)));
            }
        }
    }

    /// Lays the symbols of each entry, the nodes they lead to and the patterns they start side by side.
    fn fill(&mut self, pairs: &[(u32, Symbol)], trie: &[Node], patterns: &[Vec<Start>]) {
        self.symbols = pairs.iter().map(|(_, symbol)| *symbol).collect();
        let mut at = 0;
        for (index, entry) in self.entries.iter_mut().enumerate() {
            let start = at;
            while pairs.get(at).is_some_and(|(of, _)| *of as usize == index) {
                at += 1;
            }
            entry.symbols = start as u32..at as u32;
            let (roots, starting) = (self.roots.len() as u32, self.patterns.len() as u32);
            for (_, symbol) in &pairs[start..at] {
                entry.bloom |= bloom(*symbol);
                self.roots.extend(trie[0].step(*symbol).map(|index| {
                    let node = &trie[index as usize];
                    Root { node: index, ends: !node.lists.is_empty(), next: node.bloom }
                }));
                self.patterns.extend(&patterns[*symbol as usize]);
            }
            entry.roots = roots..self.roots.len() as u32;
            entry.patterns = starting..self.patterns.len() as u32;
        }
    }

    /// The word classes of an entry, as a word alone.
    pub(super) fn classes(&self, entry: u32) -> u64 {
        self.entries[entry as usize].classes
    }

    /// The symbols a word answers to, as a set.
    pub(super) fn bloom(&self, token: &Token) -> Bloom {
        self.entries[token.entry as usize].bloom
    }

    /// The symbols a word answers to, sorted.
    pub(super) fn symbols(&self, token: &Token) -> &[Symbol] {
        let range = &self.entries[token.entry as usize].symbols;
        &self.symbols[range.start as usize..range.end as usize]
    }

    /// The nodes of the trie a word leads to from the root.
    pub(super) fn roots(&self, token: &Token) -> &[Root] {
        let range = &self.entries[token.entry as usize].roots;
        &self.roots[range.start as usize..range.end as usize]
    }

    /// The patterns that may start with a word.
    pub(super) fn patterns(&self, token: &Token) -> &[Start] {
        let range = &self.entries[token.entry as usize].patterns;
        &self.patterns[range.start as usize..range.end as usize]
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
