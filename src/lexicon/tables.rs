//! Terms laid out flat: what they share whatever lists hold them.
//!
//! The words of terms with their forms, the trie of terms made of words only and the patterns of the others depend on
//! nothing but how the terms are written. So the build script puts the tables of all terms in `rules/` together
//! (see `assemble.rs`) and stores them in the program as they are used: starting makes and copies nothing.

mod ask;

use std::borrow::Cow;
use std::ops::Range;

use bytemuck::Pod;

/// One way of matching a word: `gang` in its plain forms, `put` in all, any of `at` and `in`.
pub(super) type Symbol = u32;

/// The symbol of a number in digits or words.
pub(super) const NUMBER: Symbol = 0;

/// The entry of words that no term holds.
pub(super) const UNKNOWN: u32 = 0;

/// The entry of a number in digits.
pub(super) const DIGITS: u32 = 1;

/// A set of words or lists in 128 bits; it may hold more than was put in, never less.
pub(super) type Bloom = u128;

/// The bit of a word in a set of words, by its entry.
///
/// One word has one bit where it has many symbols, so that a set of words rules out more than one of symbols.
pub(super) const fn word_bit(entry: u32) -> Bloom {
    set_bit(entry)
}

/// The bit of a number.
pub(super) const fn set_bit(number: u32) -> Bloom {
    1 << (number % 128)
}

/// The words that follow a word, as a row of bits: that of a word is told by its entry, so that those of common words,
/// which have the first entries, stand side by side.
#[derive(Debug, Clone, Copy)]
pub(super) struct SecondRow(u32);

/// Marks a bit that several words or nodes share.
pub(super) const SEVERAL: u32 = 1 << 31;

impl SecondRow {
    /// So many bits of the packed number tell how long the row is.
    const LENGTH: u32 = 4;

    /// How many words the row of so many followers has, as a power of two: at least four bits for each.
    #[allow(dead_code, reason = "for the build script and other packs")]
    pub(super) const fn length_for(followers: usize) -> u32 {
        (followers * 4).div_ceil(64).next_power_of_two().ilog2()
    }

    /// A row by its first word and its length as a power of two.
    pub(super) const fn packed(first: u32, length: u32) -> u32 {
        first << Self::LENGTH | length
    }

    /// The bit of a word, as index and number.
    pub(super) const fn bit(self, second: u32) -> (usize, u32) {
        let mask = (1 << (self.0 & ((1 << Self::LENGTH) - 1))) - 1;
        let index = (self.0 >> Self::LENGTH) + ((second / 64) & mask);
        (index as usize, second % 64)
    }
}

impl From<u32> for SecondRow {
    fn from(packed: u32) -> Self {
        Self(packed)
    }
}

/// One step of a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Step {
    /// A word of this symbol.
    Word(Symbol),
    /// Any term of the list of this name.
    List(u32),
    /// A few words.
    Gap,
}

/// A way of writing a term out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// Words only: the last node of its path through the trie.
    Words(u32),
    /// A pattern.
    Pattern(u32),
    /// The whole list of this name and nothing else.
    Held(u32),
}

impl Step {
    pub(super) const fn packed(self) -> u32 {
        match self {
            Self::Word(symbol) => symbol << 2,
            Self::List(name) => name << 2 | 1,
            Self::Gap => 2,
        }
    }

    pub(super) const fn unpacked(packed: u32) -> Self {
        match packed & 3 {
            0 => Self::Word(packed >> 2),
            1 => Self::List(packed >> 2),
            _ => Self::Gap,
        }
    }
}

impl Way {
    pub(super) const fn packed(self) -> u32 {
        match self {
            Self::Words(node) => node << 2,
            Self::Pattern(pattern) => pattern << 2 | 1,
            Self::Held(name) => name << 2 | 2,
        }
    }

    pub(super) const fn unpacked(packed: u32) -> Self {
        match packed & 3 {
            0 => Self::Words(packed >> 2),
            1 => Self::Pattern(packed >> 2),
            _ => Self::Held(packed >> 2),
        }
    }
}

/// Declares the tables, with how they are stored and read back: one list, so that the two cannot differ.
macro_rules! tables {
    ($($(#[$doc:meta])* $name:ident: $kind:ty,)*) => {
        /// See the module. A field `x_at` says where each row of `x` starts, with one more at the end.
        #[derive(Debug, Default)]
        pub(crate) struct Tables {
            $($(#[$doc])* pub(super) $name: Cow<'static, [$kind]>,)*
        }

        impl Tables {
            /// The bytes to store; sixteen-byte aligned, they can be used in place.
            #[allow(dead_code, reason = "for the build script and tests")]
            pub(crate) fn bytes(&self) -> Vec<u8> {
                let mut out = Vec::new();
                $(put(&self.$name, &mut out);)*
                out
            }

            /// Reads stored bytes in place; `None` when they do not fit.
            #[allow(dead_code, reason = "not for the build script")]
            pub(super) fn read(mut bytes: &'static [u8]) -> Option<Self> {
                Some(Self { $($name: take(&mut bytes)?,)* })
            }
        }
    };
}

tables! {
    /// By entry: the word's letters in lower case, the first in the lowest byte; nought for those that are longer.
    keys: u128,
    /// Entries by the hash of their key, nought for an empty slot; twice as many as entries, or more.
    slots: u32,
    /// Longer words, in order: start and end in `text`, entry.
    longer: [u32; 3],
    /// Beginnings, by their first three letters, then the longest first: start and end in `text`, entry.
    beginnings: [u32; 3],
    /// Which first three letters beginnings have, by their hash.
    beginning_bits: u64,
    /// By entry: where its symbols and its roots start.
    entries_at: [u32; 2],
    /// The symbols an entry answers to, sorted.
    symbols: Symbol,
    /// Which entry answers to which symbol, by a hash of both.
    symbol_bits: u64,
    /// The nodes that an entry leads to from the root of the trie.
    roots: u32,
    /// By entry: which words follow it, packed: see [`SecondRow`].
    second_rows: u32,
    /// The words that follow one another as sets of bits, a row for each word that another follows.
    second_bits: u64,
    /// By word of `second_bits`: how many bits are set before it.
    second_ranks: u32,
    /// By bit that is set: the entry of the second word and the node that both lead to from the root, or [`SEVERAL`]
    /// with their number, and where they stand in `second_more`.
    seconds: [u32; 2],
    /// See `seconds`.
    second_more: [u32; 2],
    /// By symbol: the entries of its own words.
    own_at: u32,
    /// See `own_at`.
    own: u32,
    /// By symbol: the entries of other words that have one of its beginnings.
    under_at: u32,
    /// See `under_at`.
    under: u32,
    /// By node: the symbol that leads to it.
    node_symbols: Symbol,
    /// By node: the node before it.
    node_parents: u32,
    /// The nodes that any word leads on from, as a set.
    forks: u64,
    /// Which words lead on from which node, by a hash of both.
    pair_bits: u64,
    /// By node: where its edges start.
    edges_at: u32,
    /// The entry of a word and the next node, sorted; none for the root and those it leads to, which have `seconds`.
    edges: [u32; 2],
    /// By pattern: where its steps start.
    steps_at: u32,
    /// Packed: see [`Step`].
    steps: u32,
    /// By pattern: the node of the words it starts with; the root when it starts with a list.
    pattern_nodes: u32,
    /// By pattern: the words of which one must come after those it starts with, or after its list, as a set; a gap
    /// between is passed over. Every bit when something else comes there.
    pattern_words: Bloom,
    /// By name of a list: its letters in `text`.
    names: [u32; 2],
    /// By term: how it is written, in `text`.
    terms: [u32; 2],
    /// Terms by the hash of how they are written, plus one; nought for an empty slot.
    term_slots: u32,
    /// By term: where its ways start.
    ways_at: u32,
    /// Packed: see [`Way`].
    ways: u32,
    /// Everything written.
    text: u8,
}

/// Every table starts at a multiple of this, so that its rows can be read in place.
const ALIGNMENT: usize = 16;

fn put<T: Pod>(table: &[T], out: &mut Vec<u8>) {
    let bytes: &[u8] = bytemuck::cast_slice(table);
    out.extend_from_slice(&(bytes.len() as u128).to_ne_bytes());
    out.extend_from_slice(bytes);
    out.resize(out.len().next_multiple_of(ALIGNMENT), 0);
}

fn take<T: Pod>(bytes: &mut &'static [u8]) -> Option<Cow<'static, [T]>> {
    let (length, rest) = bytes.split_first_chunk::<ALIGNMENT>()?;
    let length = usize::try_from(u128::from_ne_bytes(*length)).ok()?;
    let (table, rest) = rest.split_at_checked(length.next_multiple_of(ALIGNMENT))?;
    *bytes = rest;
    bytemuck::try_cast_slice(&table[..length]).ok().map(Cow::Borrowed)
}

/// Letters, at most sixteen, as one number.
pub(super) fn key_of(letters: &[u8]) -> Option<u128> {
    let mut sixteen = [0; 16];
    sixteen.get_mut(..letters.len())?.copy_from_slice(letters);
    Some(u128::from_le_bytes(sixteen))
}

/// The hash of a key: both halves multiplied whole and the product folded, so that every letter moves every bit
/// (as in wyhash, by Wang Yi).
pub(super) const fn hash(key: u128) -> u64 {
    let first = (key as u64) ^ 0xA076_1D64_78BD_642F;
    let second = ((key >> 64) as u64) ^ 0xE703_7ED1_A0B4_28DB;
    let product = (first as u128).wrapping_mul(second as u128);
    (product as u64) ^ ((product >> 64) as u64)
}

/// The hash of a node with an entry.
pub(super) const fn pair(node: u32, entry: u32) -> u64 {
    // Fibonacci hashing (Knuth, The Art of Computer Programming, volume 3, section 6.4).
    ((node as u64) << 32 | entry as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32
}

/// The hash of a text of any length.
pub(super) fn hash_text(text: &[u8]) -> u64 {
    let (whole, rest) = text.as_chunks::<16>();
    let sum = text.len() as u64;
    let sum = whole.iter().fold(sum, |sum, piece| hash(u128::from_le_bytes(*piece) ^ u128::from(sum) << 32));
    hash(key_of(rest).unwrap_or(0) ^ u128::from(sum) << 32)
}

/// The bit of a word's first three letters in `beginning_bits`, as index and mask.
pub(super) const fn beginning_bit(start: [u8; 3]) -> (usize, u64) {
    let bit =
        hash(u32::from_le_bytes([start[0], start[1], start[2], 0]) as u128) % (64 * BEGINNING_WORDS as u64);
    ((bit / 64) as usize, 1 << (bit % 64))
}

/// Length of `beginning_bits`.
pub(super) const BEGINNING_WORDS: usize = 128;

/// The rows of a number.
pub(super) fn range(at: &[u32], number: u32) -> Range<usize> {
    at[number as usize] as usize..at[number as usize + 1] as usize
}
