//! From lists of terms to a lexicon.

use std::ops::Range;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::assemble::assemble;
use super::rows::Rows;
use super::tables::{Tables, Way};
use super::tie::Compiler;
use super::{Lexicon, ListId, Shared, Term};

/// Collects lists of terms; [`LexiconBuilder::build`] compiles them.
///
/// A vocabulary that a term refers to as `@name` must be added under that name, before or after. A list may
/// hold another whole (`@garment` as a term of its own).
///
/// ```
/// use faircopy::lexicon::{LexiconBuilder, Term};
/// let mut builder = LexiconBuilder::new();
/// let terms = [Term::parse("put~ @self at risk")?];
/// let blame = builder.list(&terms);
/// let selves = [Term::parse("{himself|herself|themselves}")?];
/// builder.vocabulary("self", &selves, 0);
/// let lexicon = builder.build();
/// let mut hits = faircopy::lexicon::Hits::default();
/// lexicon.scan("She was putting herself at risk.", 0, &mut hits);
/// assert_eq!(hits.of(blame).len(), 1);
/// # Ok::<(), faircopy::lexicon::TermError>(())
/// ```
#[derive(Debug, Default)]
pub struct LexiconBuilder<'t> {
    lists: Vec<&'t [Term]>,
    classes: Vec<u64>,
    /// Whether each has a name.
    named: Vec<bool>,
    names: FxHashMap<Box<str>, ListId>,
}

impl<'t> LexiconBuilder<'t> {
    /// Without any list.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a list and gives its number.
    pub fn list(&mut self, terms: &'t [Term]) -> ListId {
        let id = ListId(self.lists.len() as u32);
        self.lists.push(terms);
        self.classes.push(0);
        self.named.push(false);
        id
    }

    /// Adds a named list, whose words get the given class bits.
    pub fn vocabulary(&mut self, name: &str, terms: &'t [Term], classes: u64) -> ListId {
        let id = self.list(terms);
        self.classes[id.0 as usize] = classes;
        self.named[id.0 as usize] = true;
        self.names.insert(name.into(), id);
        id
    }

    /// Compiles, from the stored tables where they hold every term.
    pub fn build(self) -> Lexicon {
        let all = || self.lists.iter().flat_map(|terms| terms.iter());
        if all().all(|term| term.stored().is_some()) {
            self.build_from(&Shared::Stored(Tables::stored()))
        } else {
            self.build_afresh()
        }
    }

    /// Compiles without the stored tables: what [`LexiconBuilder::build`] does with terms that are not in them.
    pub fn build_afresh(self) -> Lexicon {
        let written = self.lists.iter().flat_map(|terms| terms.iter()).map(Term::written);
        let tables = assemble(written);
        self.build_from(&Shared::Own(Arc::new(tables)))
    }

    fn build_from(self, tables: &Shared) -> Lexicon {
        let ways = self.ways(tables);
        let name_lists: Vec<Option<ListId>> =
            tables.names().map(|name| self.names.get(name).copied()).collect();
        let mut compiler = Compiler::new(tables, &name_lists, &self.classes, &self.named);
        let owners = compiler.patterns(&ways);
        compiler.words(&ways, &owners);
        compiler.finish(self.names, tables.clone())
    }

    /// For each list, every way of every term.
    fn ways<'w>(&self, tables: &'w Shared) -> Ways<'w> {
        let number = |term: &Term| match tables {
            Shared::Stored(_) => term.stored(),
            Shared::Own(tables) => tables.term(term.written()),
        };
        let mut runs = Rows { at: vec![0], all: Vec::new() };
        for terms in &self.lists {
            let mut run = 0..0;
            for term in terms.iter().filter_map(number) {
                if term != run.end {
                    runs.all.push(std::mem::replace(&mut run, term..term));
                }
                run.end += 1;
            }
            runs.all.push(run);
            runs.at.push(runs.all.len() as u32);
        }
        Ways { runs, tables }
    }
}

/// For each list, every way of every term: terms that follow one another in the tables have their ways side by side.
pub(super) struct Ways<'t> {
    /// By list, numbers of terms.
    runs: Rows<Range<u32>>,
    tables: &'t Tables,
}

impl<'t> Ways<'t> {
    pub(super) fn of(&self, list: ListId) -> impl Iterator<Item = Way> + '_ {
        let (at, all): (&'t [u32], &'t [u32]) = (&self.tables.ways_at, &self.tables.ways);
        let ways = |run: &Range<u32>| &all[at[run.start as usize] as usize..at[run.end as usize] as usize];
        self.runs.of(list.0).iter().flat_map(ways).map(|packed| Way::unpacked(*packed))
    }

    pub(super) fn lists(&self) -> impl Iterator<Item = ListId> + use<> {
        (0..self.runs.len()).map(ListId)
    }
}
