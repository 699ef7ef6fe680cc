//! Every term of every rule and vocabulary, found in one pass over the words of a draft.
//!
//! Terms are matched word by word and not byte by byte, so that a soft line break, a run of Word's, bold in
//! mid-phrase, a non-breaking space or a hyphen between two words is no obstacle, and no term is found inside
//! a longer word.

mod compile;
mod inflect;
mod pattern;
mod scan;
mod spelling;
mod term;
mod token;

pub use compile::LexiconBuilder;
pub use scan::{Hit, Hits};
pub use term::{Element, Form, Term, TermError};
pub use token::Token;

use pattern::Pattern;
use rustc_hash::FxHashMap;

/// A list of terms: a vocabulary, or the words of one part of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ListId(u32);

/// One way of matching a word: `gang` in its plain forms, `put` in all.
type Symbol = u32;

/// The symbol of a number in digits or words.
const NUMBER: Symbol = 0;

/// All terms, compiled. Made by [`LexiconBuilder`], shared between threads.
#[derive(Debug)]
pub struct Lexicon {
    /// Surface form to entry.
    entries: FxHashMap<Box<str>, u32>,
    /// Beginnings to entry, by their first three letters, longest first.
    prefixes: FxHashMap<[u8; 3], Vec<(Box<str>, u32)>>,
    /// For each entry: its symbols, as a range of `symbols`, and its classes as a word alone.
    words: Vec<(u32, u32)>,
    symbols: Vec<Symbol>,
    /// The terms made of words only.
    trie: Vec<Node>,
    /// The terms with vocabularies or gaps in them.
    patterns: Vec<Pattern>,
    patterns_by_symbol: FxHashMap<Symbol, Vec<u32>>,
    patterns_by_list: FxHashMap<ListId, Vec<u32>>,
    /// The class bits that each list marks its words with.
    list_classes: Vec<u64>,
    names: FxHashMap<Box<str>, ListId>,
}

/// A node of the trie of word-only terms.
#[derive(Debug, Default)]
struct Node {
    /// Next nodes by symbol, sorted.
    next: Vec<(Symbol, u32)>,
    /// Lists of which a term ends here.
    lists: Vec<ListId>,
}

impl Node {
    fn step(&self, symbol: Symbol) -> Option<u32> {
        self.next.binary_search_by_key(&symbol, |(symbol, _)| *symbol).ok().map(|index| self.next[index].1)
    }
}

impl Lexicon {
    /// The list of a vocabulary's name.
    pub fn list(&self, name: &str) -> Option<ListId> {
        self.names.get(name).copied()
    }

    /// The entry of a folded word, its possessive taken off when the whole is unknown.
    fn entry(&self, folded: &str) -> u32 {
        if let Some(entry) = self.entries.get(folded) {
            return *entry;
        }
        if let Some(stem) = folded.strip_suffix("'s")
            && let Some(entry) = self.entries.get(stem)
        {
            return *entry;
        }
        let bytes = folded.as_bytes();
        if bytes.first().is_some_and(u8::is_ascii_digit) {
            return if bytes.iter().all(u8::is_ascii_digit) { compile::DIGITS_ENTRY } else { Token::UNKNOWN };
        }
        let Some(start) = bytes.first_chunk::<3>() else { return Token::UNKNOWN };
        let candidates = self.prefixes.get(start).map_or(&[][..], Vec::as_slice);
        candidates
            .iter()
            .find(|(prefix, _)| bytes.starts_with(prefix.as_bytes()))
            .map_or(Token::UNKNOWN, |(_, entry)| *entry)
    }

    fn symbols_of(&self, entry: u32) -> &[Symbol] {
        let (start, end) = self.words[entry as usize];
        &self.symbols[start as usize..end as usize]
    }
}
