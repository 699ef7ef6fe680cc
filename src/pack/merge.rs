//! Packs laid over the packs they extend.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use crate::pack::builtin;
use crate::pack::decode::Named;
use crate::pack::fault::Fault;
use crate::pack::layer::{Layer, Sheet};
use crate::pack::nearest::advice;
use crate::pack::rule::Written;
use crate::pack::setting::{self, Setting};
use crate::pack::vocabulary;
use crate::pack::{Below, Pack, PackError, PackFile};
use crate::rule::Rule;

/// Finds the files of a pack that another one extends.
pub(super) type Base<'b> = &'b dyn Fn(&str) -> Option<Vec<Sheet>>;

/// Reads a pack and those it extends, over `shared` vocabularies; every fault at once.
pub(super) fn load(sheets: Vec<Sheet>, shared: Vec<Sheet>, base: Base<'_>) -> Result<Pack, PackError> {
    let mut stack = Stack { base, layers: vec![Layer::shared(shared)], faults: Vec::new() };
    stack.put(Layer::read(sheets), &mut Vec::new());
    stack.merge()
}

/// Layers, those below first.
struct Stack<'b> {
    base: Base<'b>,
    layers: Vec<Layer>,
    faults: Vec<Fault>,
}

impl Stack<'_> {
    /// Puts a layer on those it extends; `trail` names the packs that are waiting for it.
    fn put(&mut self, layer: Layer, trail: &mut Vec<String>) {
        trail.push(layer.manifest.name.clone());
        for Named { name, place, .. } in &layer.manifest.extends {
            if trail.contains(name) {
                let mut names = trail.clone();
                names.dedup(); // a pack mostly has its folder's name
                let message = format!("this pack comes back to itself: {}", names.join(" extends "));
                self.faults.push(Fault::at(place, format!("{message} extends {name}")));
            } else if self.layers.iter().any(|layer| layer.manifest.name == *name) {
                // Two of the packs it extends share this one.
            } else if let Some(sheets) = (self.base)(name) {
                // Its folder's name too: a manifest may give another.
                trail.push(name.clone());
                self.put(Layer::read(sheets), trail);
                trail.pop();
            } else {
                let fault = Fault::at(place, format!("there is no pack `{name}` to extend"));
                self.faults.push(Fault { help: advice(name, builtin::names()), ..fault });
            }
        }
        trail.pop();
        self.layers.push(layer);
    }

    fn merge(self) -> Result<Pack, PackError> {
        let Self { layers, mut faults, .. } = self;
        let mut pack = Pack::default();
        let mut sheets = Vec::new();
        let (mut uses, mut citations) = (Vec::new(), Vec::new());
        // A pack that is not there may hold what seems to be lacking, and so may a file that cannot be read.
        let mut broken = !faults.is_empty();
        for layer in layers {
            let Layer { manifest, rules, vocabularies, notes, sheets: own, broken: torn } = layer;
            sheets.extend(own);
            faults.extend(notes.faults);
            uses.extend(notes.uses);
            citations.extend(notes.citations);
            broken |= torn;
            if !pack.name.is_empty() {
                pack.below.push(Below { name: pack.name, version: pack.version });
            }
            pack.name = manifest.name;
            pack.version = manifest.version;
            pack.title = manifest.title;
            pack.sources.extend(manifest.sources);
            if !manifest.groups.is_empty() {
                pack.groups = manifest.groups;
            }
            if !broken {
                faults.extend(misfits(&pack.rules, &manifest.settings));
            }
            pack.left_out.extend(setting::apply(&mut pack.rules, &manifest.settings));
            let below = ids(&pack.rules);
            let giver: Arc<str> = pack.name.as_str().into();
            for written in rules {
                faults.extend(clashes(&written, &below));
                let rule = Rule { pack: giver.clone(), ..written.rule };
                lay(&mut pack.rules, Arc::new(rule));
            }
            if !pack.name.is_empty() {
                pack.own_vocabularies.extend(vocabularies.names().map(str::to_owned));
            }
            let mut unknown = Vec::new();
            vocabularies.over(&mut pack.vocabularies, &mut unknown);
            faults.extend(unknown.into_iter().filter(|_| !broken));
        }
        if !broken {
            vocabulary::check(&uses, &pack.vocabularies, &mut faults);
            cite(&citations, &pack, &mut faults);
        }
        if !faults.is_empty() {
            return Err(PackError::new(faults, sheets.iter().map(|sheet| &sheet.file)));
        }
        let groups = std::mem::take(&mut pack.groups);
        let place = |rule: &Arc<Rule>| groups.iter().position(|group| group == rule.group());
        pack.rules.sort_by_cached_key(|rule| place(rule).unwrap_or(usize::MAX));
        pack.groups = groups;
        pack.left_out.retain(|out| !pack.rules.iter().any(|rule| rule.id == out.id));
        pack.digest = digest(&sheets);
        Ok(pack)
    }
}

/// Puts a rule in the place of the one with its id, or at the end.
pub(super) fn lay(rules: &mut Vec<Arc<Rule>>, rule: Arc<Rule>) {
    match rules.iter_mut().find(|other| other.id == rule.id) {
        Some(other) => *other = rule,
        None => rules.push(rule),
    }
}

/// Every id that rules answer to, with the id they have now.
fn ids(rules: &[Arc<Rule>]) -> BTreeMap<String, Arc<str>> {
    let of = |rule: &Arc<Rule>| {
        let own = Arc::clone(&rule.id);
        let all = rule.ids().map(|id| (id.to_owned(), Arc::clone(&own)));
        all.collect::<Vec<_>>()
    };
    rules.iter().flat_map(of).collect()
}

/// A rule may stand in for the one of its id below it, and for no other.
fn clashes(written: &Written, below: &BTreeMap<String, Arc<str>>) -> Option<Fault> {
    let rule = &written.rule;
    let taken = rule.ids().find(|id| below.get(*id).is_some_and(|other| *other != rule.id))?;
    let message = format!("the id `{taken}` is taken by a rule of a pack this one extends");
    Some(Fault::at(&written.place, message))
}

/// What is wrong with the settings of rules that are taken over.
fn misfits(rules: &[Arc<Rule>], settings: &[Setting]) -> Vec<Fault> {
    let misfits = settings.iter().map(|setting| {
        if rules.iter().any(|rule| setting.is_of(rule)) {
            return setting.check_limits(rules.iter().map(|rule| &**rule));
        }
        let name = &setting.rule.name;
        let fault = Fault::at(&setting.rule.place, format!("this pack takes over no rule `{name}`"));
        let help = advice(name, rules.iter().map(|rule| rule.id.as_ref()));
        vec![Fault { help, ..fault }]
    });
    misfits.flatten().collect()
}

fn cite(citations: &[Named], pack: &Pack, faults: &mut Vec<Fault>) {
    for Named { name, place, .. } in citations.iter().filter(|cited| !pack.sources.contains_key(&cited.name))
    {
        let fault = Fault::at(place, format!("there is no source `{name}`"));
        let help = advice(name, pack.sources.keys().map(String::as_str));
        faults.push(Fault { help, ..fault });
    }
}

/// The digest of every file: its name and the digest of its text.
fn digest(sheets: &[Sheet]) -> String {
    let mut sheets: Vec<&Sheet> = sheets.iter().collect();
    sheets.sort_by(|a, b| a.file.name.cmp(&b.file.name));
    let mut hash = Sha256::new();
    for Sheet { file: PackFile { name, text }, digest, .. } in sheets {
        hash.update(name.as_bytes());
        hash.update([0]);
        hash.update(digest.unwrap_or_else(|| Sha256::digest(text.as_bytes()).into()));
    }
    written(hash)
}

/// The digest of two packs, one over the other.
pub(super) fn digest_of(below: &str, over: &str) -> String {
    written(Sha256::new().chain_update(below).chain_update("\n").chain_update(over))
}

fn written(hash: Sha256) -> String {
    let mut digest = String::from("sha256:");
    for byte in hash.finalize() {
        // Writing to a string cannot fail.
        let _ = write!(digest, "{byte:02x}");
    }
    digest
}
