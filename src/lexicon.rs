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
mod surface;
mod term;
mod token;

pub use compile::LexiconBuilder;
pub use scan::{Hit, Hits};
pub use term::{Element, Form, Term, TermError};
pub use token::Token;

use pattern::Pattern;
use rustc_hash::FxHashMap;
use surface::{Bloom, Start, Surfaces};

/// A list of terms: a vocabulary, or the words of one part of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ListId(u32);

/// One way of matching a word: `gang` in its plain forms, `put` in all, any of `at` and `in`.
type Symbol = u32;

/// The symbol of a number in digits or words.
const NUMBER: Symbol = 0;

/// All terms, compiled. Made by [`LexiconBuilder`], shared between threads.
#[derive(Debug)]
pub struct Lexicon {
    words: Surfaces,
    /// The terms made of words only.
    trie: Vec<Node>,
    /// The terms with vocabularies or gaps in them.
    patterns: Vec<Pattern>,
    /// Those that start with a vocabulary, by its number.
    patterns_by_list: Vec<Vec<Start>>,
    /// The class bits that each list marks its words with.
    list_classes: Vec<u64>,
    /// Whether anybody asks for a list's hits by place.
    wanted: Vec<bool>,
    names: FxHashMap<Box<str>, ListId>,
}

/// A node of the trie of word-only terms.
#[derive(Debug, Default)]
struct Node {
    /// Next nodes by symbol, sorted.
    next: Vec<(Symbol, u32)>,
    /// Those symbols, as a set.
    bloom: Bloom,
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
}
