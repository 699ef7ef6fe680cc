//! A term of a list.

use std::borrow::Cow;

use super::syntax::{self, Element, TermError};
use super::tables::Tables;

/// A term: what a list holds. How it is written is told in `syntax.rs`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    written: Cow<'static, str>,
    /// Its number in the tables that come with the program, when it is there.
    stored: Option<u32>,
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
        if let Some((term, written)) = Tables::stored().term(written) {
            return Ok(Self { written, stored: Some(term) });
        }
        syntax::ways(written)?;
        Ok(Self { written: Cow::Owned(written.to_owned()), stored: None })
    }

    /// As the pack wrote it.
    pub fn written(&self) -> &str {
        &self.written
    }

    /// Every way of writing it out, each a sequence of elements; worked out at each call.
    pub fn ways(&self) -> Vec<Vec<Element>> {
        // It was read without fault before.
        syntax::ways(&self.written).unwrap_or_default()
    }

    /// Its number in the stored tables.
    pub(super) const fn stored(&self) -> Option<u32> {
        self.stored
    }
}
