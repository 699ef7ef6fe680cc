//! Packs of rules: read from TOML, validated, merged.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::lexicon::Term;
use crate::rule::Rule;

/// A set of rules with the vocabularies and sources they use.
#[derive(Debug, Clone, Default)]
pub struct Pack {
    /// Its name: `peer-group-assessment`.
    pub name: String,
    /// Its version, as its author counts.
    pub version: String,
    /// What it is for, in a sentence.
    pub title: String,
    /// `sha256:` and the digest of every file it was made of, in order of name.
    pub digest: String,
    /// The rules, in order of files and of place in them.
    pub rules: Vec<Arc<Rule>>,
    /// Named word lists.
    pub vocabularies: BTreeMap<String, Vec<Term>>,
    /// Where the rules come from.
    pub sources: BTreeMap<String, Source>,
}

/// A published source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// When.
    pub year: Option<String>,
    /// Where it can be read.
    pub url: Option<String>,
}
