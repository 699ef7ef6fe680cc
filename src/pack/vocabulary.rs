//! `[vocabulary]`: named word lists, new ones and additions to those a pack takes over.

use std::collections::{BTreeMap, BTreeSet};

use crate::lexicon::Term;
use crate::pack::decode::{Desk, Fields, Named};
use crate::pack::fault::{Fault, Place};
use crate::pack::id;
use crate::pack::nearest::advice;
use crate::pack::tree::{Entry, Value};

/// The vocabularies of one pack.
#[derive(Debug, Default)]
pub(super) struct Vocabularies {
    /// Those it defines.
    pub(super) own: BTreeMap<String, (Place, Vec<Term>)>,
    /// What it adds to those that are there.
    pub(super) added: Vec<(Named, Vec<Term>)>,
    /// Those it says stand in the place of one below.
    pub(super) replaced: BTreeSet<String>,
}

impl Vocabularies {
    /// Reads the tables of one file.
    pub(super) fn read(&mut self, fields: Fields<'_, '_>) {
        let desk = fields.desk;
        for entry in fields.into_entries() {
            if !id::is_kebab(&entry.key) {
                let message = format!("a word list cannot be named `{}`", entry.key);
                let help = "write small letters, digits and hyphens, as in `body-part`";
                desk.fault(&entry.at, message, Some(help.to_owned()));
            }
            let place = desk.place(&entry.at);
            if let Value::Table(entries) = &entry.node.value {
                let mut fields = Fields::new(desk, "a word list", entries, entry.node.span.clone());
                if let Some(replace) = fields.find("replace") {
                    let terms = terms(desk, &entry.key, replace);
                    fields.close();
                    self.replaced.insert(entry.key.to_string());
                    self.give(desk, &entry.key, place, terms);
                    continue;
                }
                let terms = fields.demand("add").map(|add| terms(desk, &entry.key, add)).unwrap_or_default();
                fields.close();
                let named = Named { name: entry.key.to_string(), place, inside: None };
                self.added.push((named, terms));
                continue;
            }
            let terms = terms(desk, &entry.key, entry);
            self.give(desk, &entry.key, place, terms);
        }
    }

    fn give(&mut self, desk: &Desk<'_>, name: &str, place: Place, terms: Vec<Term>) {
        if let Some((first, _)) = self.own.get(name) {
            let fault = Fault::at(&place, format!("the word list `{name}` is there already"));
            let help = format!("to add to it, write: {name} = {{ add = [...] }}");
            desk.push(fault.help(help).beside(first, "here"));
        } else {
            self.own.insert(name.to_owned(), (place, terms));
        }
    }

    /// Adds those of files that give none of the same name.
    pub(super) fn append(&mut self, mut others: Self) {
        self.own.append(&mut others.own);
        self.added.append(&mut others.added);
        self.replaced.append(&mut others.replaced);
    }

    /// The names of those it gives or adds to.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        let added = self.added.iter().map(|(named, _)| named.name.as_str());
        self.own.keys().map(String::as_str).chain(added)
    }

    /// Lays these over the vocabularies of the packs below; `is_taken` says of which the pack that they belong to takes
    /// over: to put a list in the place of one of those has to be said, or words would go without a sign.
    pub(super) fn over(
        self,
        below: &mut BTreeMap<String, Vec<Term>>,
        is_taken: impl Fn(&str) -> bool,
        faults: &mut Vec<Fault>,
    ) {
        for (name, (place, _)) in &self.own {
            if let Some(list) = below.get(name).filter(|_| is_taken(name) && !self.replaced.contains(name)) {
                let message = format!(
                    "there is a word list `{name}` already, of {} term{}, and this would stand in its place",
                    list.len(),
                    if list.len() == 1 { "" } else { "s" }
                );
                let help = format!(
                    "to add to it, write: {name} = {{ add = [...] }}; to have yours in its place: {name} = {{ replace = \
                     [...] }}; for a list of your own, take another name"
                );
                faults.push(Fault::at(place, message).help(help));
            }
        }
        below.append(&mut self.own.into_iter().map(|(name, (_, terms))| (name, terms)).collect());
        for (Named { name, place, .. }, terms) in self.added {
            if let Some(list) = below.get_mut(&name) {
                list.extend(terms);
            } else {
                let fault = Fault::at(&place, format!("there is no word list `{name}` to add to"));
                let help = advice(&name, below.keys().map(String::as_str));
                faults.push(Fault { help, ..fault });
            }
        }
    }
}

fn terms<'t>(desk: &Desk<'t>, name: &str, entry: &Entry<'t>) -> Vec<Term> {
    desk.terms(&entry.key, &entry.node, Some(&name.into()))
}

/// Faults of the names that terms use: unknown vocabularies, and those that come back to themselves.
pub(super) fn check(uses: &[Named], known: &BTreeMap<String, Vec<Term>>, faults: &mut Vec<Fault>) {
    let mut inner: BTreeMap<&str, Vec<&Named>> = BTreeMap::new();
    for named in uses {
        if !known.contains_key(&named.name) {
            let fault = Fault::at(&named.place, format!("there is no word list `@{}`", named.name));
            let help = advice(&named.name, known.keys().map(String::as_str)).unwrap_or_else(|| {
                format!(
                    "to make one, write in a file of the pack, under [vocabulary]: {} = [...]",
                    named.name
                )
            });
            faults.push(fault.help(help));
        } else if let Some(inside) = &named.inside {
            inner.entry(inside).or_default().push(named);
        }
    }
    let mut walk = Walk { inner, depths: BTreeMap::new(), told: false, faults };
    let names: Vec<&str> = walk.inner.keys().copied().collect();
    for name in names {
        walk.depth_of(name, &mut Vec::new());
    }
}

/// Word lists may hold each other this deep; whoever goes deeper has lost sight of what is in them.
const DEEPEST: usize = 64;

/// A walk through the names that word lists hold.
struct Walk<'u, 'f> {
    inner: BTreeMap<&'u str, Vec<&'u Named>>,
    /// How deep those go that are done with.
    depths: BTreeMap<&'u str, usize>,
    /// Whether one that goes too deep has been told; those that hold it would be told for the same slip.
    told: bool,
    faults: &'f mut Vec<Fault>,
}

impl<'u> Walk<'u, '_> {
    /// How deep the names inside a vocabulary go; `trail` holds those on the way.
    fn depth_of(&mut self, name: &'u str, trail: &mut Vec<&'u str>) -> usize {
        if let Some(depth) = self.depths.get(name) {
            return *depth;
        }
        trail.push(name);
        let mut deepest = 0;
        for named in self.inner.get(name).cloned().unwrap_or_default() {
            if let Some(start) = trail.iter().position(|earlier| *earlier == named.name) {
                let circle: Vec<String> = trail[start..]
                    .iter()
                    .chain([&named.name.as_str()])
                    .map(|name| format!("@{name}"))
                    .collect();
                let message = format!("this word list comes back to itself: {}", circle.join(" holds "));
                self.faults.push(Fault::at(&named.place, message).help("take one of these names out"));
                continue;
            }
            // Not followed for ever: a chain without an end would outgrow the stack.
            let inside = if trail.len() > DEEPEST { DEEPEST } else { self.depth_of(&named.name, trail) };
            let depth = inside + 1;
            if depth > DEEPEST && !self.told {
                self.told = true;
                let message = format!("word lists hold each other more than {DEEPEST} deep here");
                self.faults.push(Fault::at(&named.place, message).help("write the words into one list"));
            }
            deepest = deepest.max(depth);
        }
        trail.pop();
        self.depths.insert(name, deepest);
        deepest
    }
}
