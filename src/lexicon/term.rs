//! A term of a list.

use std::fmt;
use std::ops::Range;

use super::syntax::{self, Element, TermError};
use super::tables::Tables;

/// A term: what a list holds. How it is written is told in `syntax.rs`.
#[derive(Clone, PartialEq, Eq)]
pub struct Term(Held);

#[derive(Clone, PartialEq, Eq)]
enum Held {
    /// Its number in the tables that come with the program.
    Stored(u32),
    /// One that is not there, as the pack wrote it.
    Own(Box<str>),
}

impl Term {
    /// Takes a term as a pack writes it.
    ///
    /// ```
    /// use faircopy::lexicon::Term;
    /// assert_eq!(Term::parse("{at|in|out of} [great] risk").unwrap().ways().len(), 4);
    /// assert!(Term::parse("{at|in risk").is_err());
    /// ```
    pub fn parse(written: &str) -> Result<Self, TermError> {
        // Only terms that can be read are stored.
        if let Some(term) = Tables::stored().term(written) {
            return Ok(Self(Held::Stored(term)));
        }
        syntax::ways(written)?;
        Ok(Self(Held::Own(written.into())))
    }

    /// Terms by their numbers in the stored tables, as the build script gives them.
    pub(crate) fn numbered(terms: Range<u32>) -> impl Iterator<Item = Self> {
        terms.map(|term| Self(Held::Stored(term)))
    }

    /// As the pack wrote it.
    pub fn written(&self) -> &str {
        match &self.0 {
            Held::Stored(term) => Tables::stored().as_written(*term),
            Held::Own(written) => written,
        }
    }

    /// Every way of writing it out, each a sequence of elements; worked out at each call.
    pub fn ways(&self) -> Vec<Vec<Element>> {
        // It was read without fault before.
        syntax::ways(self.written()).unwrap_or_default()
    }

    /// Its number in the stored tables.
    pub(super) const fn stored(&self) -> Option<u32> {
        match &self.0 {
            Held::Stored(term) => Some(*term),
            Held::Own(_) => None,
        }
    }
}

impl fmt::Debug for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Term").field(&self.written()).finish()
    }
}
