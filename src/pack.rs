//! Packs of rules: read from TOML, validated, merged.
//!
//! A pack is a folder: `pack.toml` says its name and sources, every other `.toml` file holds rules and
//! vocabularies. [`Pack::parse`] reads its files and reports every fault at once, each with its place.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::lexicon::Term;
use crate::rule::Rule;

mod builtin;
mod compact;
mod decode;
mod fault;
mod id;
mod layer;
mod manifest;
mod merge;
mod nearest;
mod rule;
mod schema;
mod setting;
pub(crate) mod shape;
mod stack;
mod stand_in;
mod starter;
mod tree;
mod vocabulary;

pub(crate) use decode::{Desk, Fields, Named};
pub use fault::{Aside, Fault, PackError};
pub(crate) use fault::{Place, of_slips};
#[cfg(any(feature = "cli", test))]
pub(crate) use id::is_kebab;
pub(crate) use id::is_rule;
pub use nearest::nearest;
pub(crate) use nearest::{advice, meant};
pub use schema::schema;
pub use setting::{Setting, Wording};
pub(crate) use setting::{apply as apply_settings, read as read_settings};
pub use stack::Part;
pub use starter::starter;
pub(crate) use tree::read as read_tree;

use layer::Sheet;

#[cfg(test)]
mod tests;

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
    /// The packs it is laid over, those at the bottom first.
    pub below: Vec<Below>,
    /// The groups in the order they are read in; groups not named come after.
    pub groups: Vec<String>,
    /// The rules, in order of groups, then of files and of place in them.
    pub rules: Vec<Arc<Rule>>,
    /// Rules that are turned off.
    pub left_out: Vec<LeftOut>,
    /// Named word lists.
    pub vocabularies: BTreeMap<String, Vec<Term>>,
    /// Which of them the pack, or one below it, gives or adds to; the others are those every pack shares.
    pub own_vocabularies: BTreeSet<String>,
    /// Where the rules come from.
    pub sources: BTreeMap<String, Source>,
    /// The ids of all rules in their order, those that are turned off among them.
    pub(crate) order: Vec<Arc<str>>,
}

/// A rule that is turned off.
#[derive(Debug, Clone)]
pub struct LeftOut {
    /// The rule.
    pub rule: Arc<Rule>,
    /// What turns it off, in words: "the pack our-team".
    pub by: String,
}

/// A pack that another one is laid over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Below {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
}

/// A pack as outputs and records name it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct PackLabel {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Its digest.
    pub digest: String,
}

impl PackLabel {
    /// In words, with enough of its digest to tell it from others: "school-assessment 1.0.0 (sha256:0a48ebd3cc18)".
    pub fn in_words(&self) -> String {
        /// `sha256:` and twelve digits.
        const SHOWN: usize = 19;
        let digest = self.digest.get(..SHOWN).unwrap_or(&self.digest);
        let digest = if digest.is_empty() { String::new() } else { format!(" ({digest})") };
        format!("{} {}{digest}", self.name, self.version)
    }
}

impl From<&Pack> for PackLabel {
    fn from(pack: &Pack) -> Self {
        Self { name: pack.name.clone(), version: pack.version.clone(), digest: pack.digest.clone() }
    }
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

/// A file of a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackFile {
    /// Its name within the pack's folder, as faults give it.
    pub name: String,
    /// Its text.
    pub text: Cow<'static, str>,
}

impl PackFile {
    /// A file with its text.
    pub fn new(name: impl Into<String>, text: impl Into<Cow<'static, str>>) -> Self {
        Self { name: name.into(), text: text.into() }
    }
}

impl Pack {
    /// The name of the pack for a draft that does not say what it is.
    pub const DEFAULT: &str = "peer-group-assessment";

    /// The name of the built-in pack for a draft, by what it calls itself: see [`crate::brief::report_type`].
    pub fn for_report_type(report_type: Option<String>) -> String {
        let known = report_type.and_then(|named| Self::of_report_type(&named));
        known.unwrap_or(Self::DEFAULT).to_owned()
    }

    /// The built-in pack that a report type means: by its name, by the beginning of it ("School"), in the plural, or as
    /// one of the papers that only have language.
    pub(crate) fn of_report_type(named: &str) -> Option<&'static str> {
        const LANGUAGE_ONLY: [&str; 2] = ["letter", "case-note"];
        let one = named.strip_suffix('s').unwrap_or(named);
        let is_meant = |pack: &&str| {
            let short = pack.strip_suffix("-assessment").unwrap_or(pack);
            [*pack, short].iter().any(|name| [named, one].contains(name))
        };
        let language = || LANGUAGE_ONLY.contains(&one).then_some("language-only");
        Self::builtin_names().find(is_meant).or_else(language)
    }

    /// Reads a pack from its files; it may extend built-in ones.
    ///
    /// ```
    /// use faircopy::pack::{Pack, PackFile};
    ///
    /// let manifest = r#"
    ///     name = "our-words"
    ///     version = "1.0.0"
    ///     title = "What our own team has agreed"
    ///     [[source]]
    ///     id = "team"
    ///     title = "Team meeting, 4 March 2026"
    ///     publisher = "Our team"
    /// "#;
    /// let rules = r#"
    ///     [[rule]]
    ///     id = "language/youths"
    ///     title = "Young people called youths"
    ///     severity = "consider"
    ///     message = "{words} is a word for strangers."
    ///     why = "It sets young people apart."
    ///     instead = "Say young people."
    ///     sources = ["team"]
    ///     avoid.term = ["youths"]
    ///     [[rule.example]]
    ///     flag = "The «youths» gathered."
    ///     [[rule.example]]
    ///     pass = "The young people met."
    /// "#;
    /// let files = [PackFile::new("pack.toml", manifest), PackFile::new("language.toml", rules)];
    /// let error = Pack::parse(&files).unwrap_err();
    /// assert_eq!(
    ///     error.to_string().lines().last(),
    ///     Some("language.toml:10:11: `avoid` has no key `term` (did you mean `terms`?)")
    /// );
    ///
    /// let mended = PackFile::new("language.toml", rules.replace("avoid.term ", "avoid.terms "));
    /// let pack = Pack::parse(&[files[0].clone(), mended]).unwrap();
    /// assert_eq!(pack.rules[0].id.as_ref(), "language/youths");
    /// ```
    pub fn parse(files: &[PackFile]) -> Result<Self, PackError> {
        Self::load(files, &|_| None)
    }

    /// Reads a pack that may extend others: `base` gives the files of a pack by its name, before built-in ones
    /// are looked at.
    pub fn load(files: &[PackFile], base: &dyn Fn(&str) -> Option<Vec<PackFile>>) -> Result<Self, PackError> {
        let any = |name: &str| base(name).map(|files| sheets(&files)).or_else(|| builtin::sheets(name));
        merge::load(sheets(files), builtin::shared(), &any)
    }

    /// A pack that comes with the program; `None` when there is none of that name.
    pub fn builtin(name: &str) -> Option<Result<Self, PackError>> {
        builtin::load(name)
    }

    /// Names of the packs that come with the program.
    pub fn builtin_names() -> impl Iterator<Item = &'static str> {
        builtin::names()
    }

    /// The rule of an id, or of an earlier id.
    pub fn rule(&self, id: &str) -> Option<&Arc<Rule>> {
        self.rules.iter().find(|rule| rule.answers_to(id))
    }

    /// The rule of an id, or of an earlier id, where it is turned off.
    pub fn turned_off(&self, id: &str) -> Option<&LeftOut> {
        self.left_out.iter().find(|out| out.rule.answers_to(id))
    }

    /// Every rule, those that are turned off among them.
    pub(crate) fn all_rules(&self) -> impl Iterator<Item = &Rule> {
        self.rules.iter().chain(self.left_out.iter().map(|out| &out.rule)).map(|rule| &**rule)
    }

    /// Puts the rules in their order.
    fn sort(&mut self) {
        let places: BTreeMap<&str, usize> =
            self.order.iter().enumerate().map(|(place, id)| (&**id, place)).collect();
        self.rules.sort_by_cached_key(|rule| places.get(&*rule.id).copied().unwrap_or(usize::MAX));
    }
}

fn sheets(files: &[PackFile]) -> Vec<Sheet> {
    files.iter().map(|file| Sheet { file: file.clone(), tree: None, digest: None }).collect()
}
