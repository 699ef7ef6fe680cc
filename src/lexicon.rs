//! Every term of every rule and vocabulary, found in one pass over the words of a draft.
//!
//! Terms are matched word by word and not byte by byte, so that a soft line break, a run of Word's, bold in
//! mid-phrase, a non-breaking space or a hyphen between two words is no obstacle, and no term is found inside
//! a longer word.

mod assemble;
mod block;
mod compile;
mod hits;
mod inflect;
mod pattern;
mod rows;
mod scan;
mod spelling;
mod stored;
mod syntax;
mod tables;
mod term;
mod tie;
mod token;

use std::ops::{Deref, Range};
use std::sync::Arc;

pub use compile::LexiconBuilder;
pub use hits::{Hit, Hits};
pub(crate) use syntax::names;
pub use syntax::{Element, Form, TermError};
pub use term::Term;
pub use token::Token;

use block::By;
use rustc_hash::FxHashMap;
use tables::{Bloom, SecondRow, Tables};

/// A list of terms: a vocabulary, or the words of one part of a rule.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ListId(u32);

/// All terms, compiled. Made by [`LexiconBuilder`], shared between threads.
#[derive(Debug)]
pub struct Lexicon {
    tables: Shared,
    /// By entry, with one more at the end.
    entries: Vec<Entry>,
    /// By entry, the lists of which the word alone is a term and whose hits somebody asks for.
    alone_ends: Vec<ListId>,
    /// By entry, the rows of `onward` that the word alone leads to.
    alone_paths: Vec<(u32, u32)>,
    /// By node of the trie, with one more at the end.
    nodes: Vec<Node>,
    ends: Vec<ListId>,
    /// The terms with vocabularies or gaps in them; those of other packs than this one belong to no list.
    patterns: Vec<Pattern>,
    /// The steps of patterns, packed; lists by their number here, and no longer by name.
    steps: Vec<u32>,
    /// The lists that patterns belong to.
    owners: Vec<ListId>,
    onward: Vec<Onward>,
    lists: Vec<List>,
    names: FxHashMap<Box<str>, ListId>,
}

/// A term with a vocabulary or a gap in it.
#[derive(Debug)]
struct Pattern {
    /// Its steps.
    steps: Range<u32>,
    /// The lists it belongs to; none when nobody asks for it.
    lists: Range<u32>,
}

/// What is told of a word by itself, together in memory.
#[derive(Debug, Clone, Copy)]
struct Entry {
    /// The class bits of the word alone, and [`KNOWN`].
    marks: u64,
    /// Where its lists start in `alone_ends`.
    ends_at: u32,
    /// Where its rows start in `alone_paths`.
    paths_at: u32,
    /// Which words follow it.
    seconds: SecondRow,
    /// What it adds to the look of its word.
    look: u16,
}

/// What is told of a node of the trie, together in memory.
#[derive(Debug, Clone, Copy, Default)]
struct Node {
    /// Where in `ends` the lists start of which a term ends there.
    ends_at: u32,
    /// Where in `onward` the patterns start that go on from it with a vocabulary or a gap.
    goes_on_at: u32,
}

/// A pattern whose first steps have matched, with what rules most of them out.
#[derive(Debug, Clone, Copy, Default)]
struct Onward {
    /// One of these must be there; everything where nothing can be ruled out.
    among: Bloom,
    /// Where `among` must be.
    by: By,
    pattern: u32,
    /// The next step, among those of all patterns.
    step: u32,
    /// How many of those from this one on want the same there.
    alike: u32,
}

/// The bit of a list in a set of lists; the set may hold more than was put in, never less.
const fn list_bit(list: u32) -> u64 {
    1 << (list % 64)
}

/// What is told of a list: what its hits are for, and what begins with them.
#[derive(Debug, Clone, Copy)]
struct List {
    /// The class bits that it marks its words with.
    classes: u64,
    /// Whether anybody asks for its hits by place: a term that refers to it, or whoever reads the draft.
    wanted: bool,
    /// Whether they are asked for once their block is read: by a rule, or by name.
    kept: bool,
    /// Where in `onward` the patterns stand that begin with it.
    begins: (u32, u32),
}

/// The mark of words that some term holds; the others are class bits.
const KNOWN: u64 = 1 << 63;

/// The tables under a lexicon.
#[derive(Debug, Clone)]
enum Shared {
    /// Those that come with the program.
    Stored(&'static Tables),
    /// Those made for this lexicon alone.
    Own(Arc<Tables>),
}

impl Deref for Shared {
    type Target = Tables;

    fn deref(&self) -> &Tables {
        match self {
            Self::Stored(tables) => tables,
            Self::Own(tables) => tables,
        }
    }
}

impl Lexicon {
    /// The list of a vocabulary's name, whose hits are kept from now on.
    pub fn list(&mut self, name: &str) -> Option<ListId> {
        let list = self.names.get(name).copied()?;
        self.lists[list.0 as usize].kept = true;
        Some(list)
    }

    /// Whether all its terms come with the program, so that it was ready as soon as it was asked for.
    pub fn is_stored(&self) -> bool {
        matches!(self.tables, Shared::Stored(_))
    }
}
