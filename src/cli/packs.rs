//! Which rules a draft is checked with: the packs given, or the one its report type names.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use super::configs::Loaded;
use super::engine::Engine;
use super::failure::Failure;
use crate::brief::report_type;
use crate::config::Scope;
use crate::draft::Draft;
use crate::pack::{Pack, PackError, PackFile, is_kebab};
use crate::render::{PackLabel, fault};

/// The packs of a run, compiled when the first draft needs them.
pub(super) struct Packs {
    given: Vec<String>,
    engines: Mutex<BTreeMap<Key, Arc<Engine>>>,
}

/// What tells the rules of one draft from those of another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    packs: Vec<String>,
    /// The configuration that settles their severities, and which of its overrides.
    settled: Option<(usize, Vec<usize>)>,
}

impl Packs {
    /// The packs asked for, later ones over earlier ones; none: each draft's own. Those given are looked at
    /// once, so that what is wrong with them is told before anything is checked.
    pub(super) fn open(given: &[String]) -> Result<Self, Failure> {
        let packs = Self { given: given.to_vec(), engines: Mutex::default() };
        if !given.is_empty() {
            packs.engine(given, None)?;
        }
        Ok(packs)
    }

    /// The rules for a draft: those given, those of its configuration, or those its report type names.
    pub(super) fn of(
        &self,
        draft: &Draft,
        config: Option<&(Arc<Loaded>, Scope)>,
    ) -> Result<Arc<Engine>, Failure> {
        let written = config.map(|(_, scope)| scope.packs.as_slice()).filter(|packs| !packs.is_empty());
        if !self.given.is_empty() || written.is_some() {
            return self.engine(written.unwrap_or_default(), config);
        }
        self.engine(&[Pack::for_report_type(report_type(draft))], config)
    }

    /// The packs given, those of a configuration, or else the default one.
    pub(super) fn standing(&self, config: Option<&(Arc<Loaded>, Scope)>) -> Result<Arc<Engine>, Failure> {
        let written = config.map(|(_, scope)| scope.packs.clone()).filter(|packs| !packs.is_empty());
        self.engine(&written.unwrap_or_else(|| vec![Pack::DEFAULT.to_owned()]), config)
    }

    /// The packs given or configured, or else every built-in one, the default first.
    pub(super) fn everything(
        &self,
        config: Option<&(Arc<Loaded>, Scope)>,
    ) -> Result<Vec<Arc<Engine>>, Failure> {
        if !self.given.is_empty() || config.is_some_and(|(_, scope)| !scope.packs.is_empty()) {
            return Ok(vec![self.standing(config)?]);
        }
        let others = Pack::builtin_names().filter(|name| *name != Pack::DEFAULT);
        std::iter::once(Pack::DEFAULT)
            .chain(others)
            .map(|name| self.engine(&[name.to_owned()], config))
            .collect()
    }

    /// Compiled packs; those given come before any others.
    fn engine(
        &self,
        names: &[String],
        config: Option<&(Arc<Loaded>, Scope)>,
    ) -> Result<Arc<Engine>, Failure> {
        let given = !self.given.is_empty();
        let names = if given { self.given.as_slice() } else { names };
        let settled = config.map(|(loaded, scope)| (loaded.number, scope.overrides.clone()));
        let key = Key { packs: names.to_vec(), settled };
        // A thread that panicked while it held the lock left the map whole: packs are put in once compiled.
        let mut engines = self.engines.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(engine) = engines.get(&key) {
            return Ok(Arc::clone(engine));
        }
        // Folders given on the command line are counted from here, those of a file from the file.
        let folder = config.filter(|_| !given).map_or(Path::new("."), |(loaded, _)| &loaded.folder);
        let mut merged: Option<Pack> = None;
        let mut labels = Vec::new();
        for name in names {
            let pack = load(name, folder)?;
            labels.push(PackLabel::from(&pack));
            merged = Some(match merged {
                None => pack,
                Some(below) => below.with(pack),
            });
        }
        let mut pack = merged.unwrap_or_default();
        if let Some((loaded, scope)) = config {
            pack = loaded.config.settle(pack, &scope.overrides);
        }
        let engine = Arc::new(Engine::new(pack, labels));
        engines.insert(key, Arc::clone(&engine));
        Ok(engine)
    }
}

/// A pack that comes with faircopy, or the one in a folder, counted from another; it may extend packs in the folders
/// beside its own.
pub(super) fn load(name: &str, from: &Path) -> Result<Pack, Failure> {
    if let Some(pack) = Pack::builtin(name) {
        return pack.map_err(|error| faulty(name, &error, &[]));
    }
    let folder = from.join(name);
    if !folder.is_dir() {
        let known = Pack::builtin_names().map(str::to_owned).collect();
        return Err(Failure::UnknownPack { name: name.to_owned(), known });
    }
    let own = files(&folder, "").map_err(|error| Failure::PackFile { name: name.to_owned(), error })?;
    let all = RefCell::new(own.clone());
    let beside = folder.canonicalize().ok().and_then(|folder| folder.parent().map(Path::to_owned));
    let base = |name: &str| {
        let folder = beside.as_ref()?.join(name);
        if !is_kebab(name) || !folder.join("pack.toml").is_file() {
            return None;
        }
        let files = files(&folder, &format!("{name}/")).ok()?;
        all.borrow_mut().extend(files.iter().cloned());
        Some(files)
    };
    Pack::load(&own, &base).map_err(|error| faulty(name, &error, &all.borrow()))
}

fn faulty(name: &str, error: &PackError, files: &[PackFile]) -> Failure {
    let mut drawn = Vec::new();
    // Writing to a vector cannot fail. No colour: what is drawn holds the pack's own text, and is escaped.
    let _ = fault::draw(error, files, false, &mut drawn);
    Failure::Pack { name: name.to_owned(), faults: String::from_utf8_lossy(&drawn).into_owned() }
}

/// The TOML files in a folder, in order of name, each called by its name after a prefix.
fn files(folder: &Path, prefix: &str) -> std::io::Result<Vec<PackFile>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "toml") {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            files.push(PackFile::new(format!("{prefix}{name}"), fs::read_to_string(&path)?));
        }
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(files)
}
