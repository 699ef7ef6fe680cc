//! The layers of a stack become one pack.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use crate::pack::decode::Named;
use crate::pack::fault::Fault;
use crate::pack::layer::{Layer, Sheet};
use crate::pack::nearest::advice;
use crate::pack::rule::Written;
use crate::pack::setting::{self, Setting};
use crate::pack::stack::{Base, Laid, Stack};
use crate::pack::vocabulary;
use crate::pack::{Below, Pack, PackError, PackFile, Source};
use crate::rule::Rule;

/// Reads a pack and those it extends, over `shared` vocabularies; every fault at once.
pub(super) fn load(sheets: Vec<Sheet>, shared: Vec<Sheet>, base: Base<'_>) -> Result<Pack, PackError> {
    let mut stack = Stack::over(shared);
    stack.give(sheets, base);
    merge(stack)
}

/// Makes one pack of the layers of a stack, each over all that lie below it.
pub(super) fn merge(stack: Stack) -> Result<Pack, PackError> {
    let Stack { layers, mut faults } = stack;
    let names: Vec<String> = layers.iter().map(|laid| laid.layer.manifest.name.clone()).collect();
    let mut pack = Pack::default();
    let mut sheets = Vec::new();
    let (mut uses, mut citations) = (Vec::new(), Vec::new());
    let mut renamed: Vec<BTreeMap<String, String>> = Vec::new();
    // Which layers each word list comes from; the first layer is what every pack shares.
    let mut givers: BTreeMap<String, usize> = BTreeMap::new();
    // A pack that is not there may hold what seems to be lacking, and so may a file that cannot be read.
    let mut broken = !faults.is_empty();
    for (number, Laid { layer, beneath }) in layers.into_iter().enumerate() {
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
        let mut cited: BTreeMap<String, String> =
            beneath.iter().flat_map(|number| renamed[*number].clone()).collect();
        cited.extend(put_sources(&mut pack, manifest.sources));
        put_groups(&mut pack.groups, manifest.groups);
        if !broken {
            faults.extend(misfits(&pack, &manifest.settings));
        }
        let by = format!("the pack {}", pack.name);
        setting::apply(&mut pack, &manifest.settings, &by, |_| true);
        let extended: BTreeSet<&str> = beneath.iter().map(|number| names[*number].as_str()).collect();
        put_rules(&mut pack, rules, &extended, &cited, &mut faults);
        renamed.push(cited);
        if !pack.name.is_empty() {
            pack.own_vocabularies.extend(vocabularies.names().map(str::to_owned));
        }
        let mut unknown = Vec::new();
        let given: Vec<String> = vocabularies.own.keys().cloned().collect();
        // A pack that stands by itself has no rules below it that would miss a list.
        let is_taken = |name: &str| {
            givers
                .get(name)
                .is_some_and(|giver| beneath.contains(giver) || (*giver == 0 && !beneath.is_empty()))
        };
        vocabularies.over(&mut pack.vocabularies, is_taken, &mut unknown);
        givers.extend(given.into_iter().map(|name| (name, number)));
        faults.extend(unknown.into_iter().filter(|_| !broken));
    }
    if !broken {
        vocabulary::check(&uses, &pack.vocabularies, &mut faults);
        cite(&citations, &pack, &mut faults);
    }
    if !faults.is_empty() {
        return Err(PackError::new(faults, sheets.iter().map(|sheet| &sheet.file)));
    }
    arrange(&mut pack);
    pack.digest = digest(&sheets);
    Ok(pack)
}

/// Puts the sources of a layer beside those below it. One whose id stands for something else there gets a name of its
/// own, so that no rule cites what it does not rest on; gives the new names.
fn put_sources(pack: &mut Pack, sources: BTreeMap<String, Source>) -> BTreeMap<String, String> {
    let mut renamed = BTreeMap::new();
    for (id, source) in sources {
        if pack.sources.get(&id).is_some_and(|other| *other != source) {
            let own = format!("{}:{id}", pack.name);
            pack.sources.insert(own.clone(), source);
            renamed.insert(id, own);
        } else {
            pack.sources.insert(id, source);
        }
    }
    renamed
}

/// The groups that a layer names come first, then those that the layers below it do.
fn put_groups(groups: &mut Vec<String>, named: Vec<String>) {
    let below = std::mem::replace(groups, named);
    for group in below {
        if !groups.contains(&group) {
            groups.push(group);
        }
    }
}

/// Lays the rules of a layer over those below it; `beneath` names the packs it extends.
fn put_rules(
    pack: &mut Pack,
    rules: Vec<Written>,
    beneath: &BTreeSet<&str>,
    cited: &BTreeMap<String, String>,
    faults: &mut Vec<Fault>,
) {
    let below = ids(pack.rules.iter().filter(|rule| beneath.contains(&*rule.pack)));
    // Of packs that stand side by side the later one may take on what the earlier one has: it stands in for that.
    let beside = pack.rules.iter().any(|rule| !beneath.contains(&*rule.pack));
    let giver: Arc<str> = pack.name.as_str().into();
    let mut items = Vec::new();
    for written in rules {
        faults.extend(clashes(&written, &below));
        let mut rule = Rule { pack: giver.clone(), ..written.rule };
        for source in &mut rule.sources {
            if let Some(own) = cited.get(source) {
                source.clone_from(own);
            }
        }
        if beside {
            pack.rules.retain(|other| other.id == rule.id || !rule.ids().any(|id| other.answers_to(id)));
        }
        items.extend(written.item.map(|item| (Arc::clone(&rule.id), item)));
        lay(pack, Arc::new(rule));
    }
    faults.extend(taken_items(&pack.rules, &items));
}

/// Puts a rule in the place of the one with its id, or at the end.
fn lay(pack: &mut Pack, rule: Arc<Rule>) {
    if let Some(other) = pack.rules.iter_mut().find(|other| other.id == rule.id) {
        *other = rule;
    } else {
        if !pack.order.contains(&rule.id) {
            pack.order.push(Arc::clone(&rule.id));
        }
        pack.rules.push(rule);
    }
}

/// Puts rules in order: by groups, those that are named first and the others as they come; in a group as they were given.
fn arrange(pack: &mut Pack) {
    let group_of = |id: &str| id.split_once('/').map_or(id, |(group, _)| group).to_owned();
    let mut groups = pack.groups.clone();
    for id in &pack.order {
        let group = group_of(id);
        if !groups.contains(&group) {
            groups.push(group);
        }
    }
    pack.order.sort_by_cached_key(|id| {
        let group = group_of(id);
        groups.iter().position(|other| *other == group)
    });
    pack.groups.retain(|group| pack.rules.iter().any(|rule| rule.group() == group));
    pack.left_out.retain(|out| !pack.rules.iter().any(|rule| rule.id == out.rule.id));
    pack.sort();
}

/// Every id that rules answer to, with the id they have now.
fn ids<'r>(rules: impl Iterator<Item = &'r Arc<Rule>>) -> BTreeMap<String, Arc<str>> {
    let of = |rule: &Arc<Rule>| {
        let own = Arc::clone(&rule.id);
        let all = rule.ids().map(|id| (id.to_owned(), Arc::clone(&own)));
        all.collect::<Vec<_>>()
    };
    rules.flat_map(of).collect()
}

/// A rule may stand in for the one of its id below it, and for no other.
fn clashes(written: &Written, below: &BTreeMap<String, Arc<str>>) -> Option<Fault> {
    let rule = &written.rule;
    let taken = rule.ids().find(|id| below.get(*id).is_some_and(|other| *other != rule.id))?;
    let message = format!("the id `{taken}` is taken by a rule of a pack this one extends");
    Some(Fault::at(&written.place, message))
}

/// A checklist item is one rule's: those who read the checklist go by its id.
fn taken_items(rules: &[Arc<Rule>], own: &[(Arc<str>, Named)]) -> Vec<Fault> {
    let below = rules.iter().filter(|rule| !own.iter().any(|(id, _)| *id == rule.id));
    let mut holders: BTreeMap<&str, &str> =
        below.filter_map(|rule| Some((rule.item()?, &*rule.id))).collect();
    let mut faults = Vec::new();
    for (id, Named { name, place, .. }) in own {
        let Some(holder) = holders.insert(name, id).filter(|holder| *holder != &**id) else { continue };
        let fault = Fault::at(place, format!("the checklist item `{name}` is taken by the rule `{holder}`"));
        faults.push(fault.help("give the item a name of its own, or turn that rule off"));
    }
    faults
}

/// What is wrong with the settings of rules that are taken over.
fn misfits(pack: &Pack, settings: &[Setting]) -> Vec<Fault> {
    let misfits = settings.iter().map(|setting| {
        let rules = || pack.all_rules();
        if rules().any(|rule| setting.is_of(rule)) {
            return setting.check(rules());
        }
        let name = &setting.rule.name;
        let fault = Fault::at(&setting.rule.place, format!("this pack takes over no rule `{name}`"));
        let help = advice(name, rules().map(|rule| rule.id.as_ref()));
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
