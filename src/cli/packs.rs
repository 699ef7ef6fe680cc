//! Which rules a draft is checked with: the packs given, or the one its report type names.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use super::engine::Engine;
use super::failure::Failure;
use crate::brief::report_type;
use crate::draft::Draft;
use crate::pack::{Pack, PackError, PackFile};
use crate::render::{PackLabel, fault};

/// The pack for a draft that does not say what it is.
pub(super) const DEFAULT: &str = "peer-group-assessment";

/// The packs of a run.
pub(super) struct Packs {
    given: Option<Arc<Engine>>,
    /// Built-in packs, compiled when the first draft needs them.
    built_in: Mutex<BTreeMap<String, Arc<Engine>>>,
}

impl Packs {
    /// The packs asked for, later ones over earlier ones; none: each draft's own.
    pub(super) fn open(names: &[String]) -> Result<Self, Failure> {
        let mut given: Option<(Pack, Vec<PackLabel>)> = None;
        for name in names {
            let pack = load(name)?;
            let label = PackLabel::from(&pack);
            given = Some(match given {
                None => (pack, vec![label]),
                Some((below, mut labels)) => {
                    labels.push(label);
                    (below.with(pack), labels)
                }
            });
        }
        let given = given.map(|(pack, labels)| Arc::new(Engine::new(pack, labels)));
        Ok(Self { given, built_in: Mutex::default() })
    }

    /// The rules for a draft.
    pub(super) fn of(&self, draft: &Draft) -> Result<Arc<Engine>, Failure> {
        if let Some(given) = &self.given {
            return Ok(Arc::clone(given));
        }
        let declared = report_type(draft).filter(|name| Pack::builtin_names().any(|known| known == name));
        self.built_in(declared.as_deref().unwrap_or(DEFAULT))
    }

    /// The packs given, or else the default one.
    pub(super) fn standing(&self) -> Result<Arc<Engine>, Failure> {
        self.given.as_ref().map_or_else(|| self.built_in(DEFAULT), |given| Ok(Arc::clone(given)))
    }

    /// The packs given, or else every built-in one, the default first.
    pub(super) fn everything(&self) -> Result<Vec<Arc<Engine>>, Failure> {
        if let Some(given) = &self.given {
            return Ok(vec![Arc::clone(given)]);
        }
        let others = Pack::builtin_names().filter(|name| *name != DEFAULT);
        std::iter::once(DEFAULT).chain(others).map(|name| self.built_in(name)).collect()
    }

    fn built_in(&self, name: &str) -> Result<Arc<Engine>, Failure> {
        // A thread that panicked while it held the lock left the map whole: packs are put in once compiled.
        let mut built_in = self.built_in.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(engine) = built_in.get(name) {
            return Ok(Arc::clone(engine));
        }
        let pack = load(name)?;
        let labels = vec![PackLabel::from(&pack)];
        let engine = Arc::new(Engine::new(pack, labels));
        built_in.insert(name.to_owned(), Arc::clone(&engine));
        Ok(engine)
    }
}

/// A pack that comes with faircopy, or the one in a folder.
fn load(name: &str) -> Result<Pack, Failure> {
    if let Some(pack) = Pack::builtin(name) {
        return pack.map_err(|error| faulty(name, &error, &[]));
    }
    let folder = Path::new(name);
    if !folder.is_dir() {
        let known = Pack::builtin_names().map(str::to_owned).collect();
        return Err(Failure::UnknownPack { name: name.to_owned(), known });
    }
    let files = files(folder).map_err(|error| Failure::PackFile { name: name.to_owned(), error })?;
    Pack::parse(&files).map_err(|error| faulty(name, &error, &files))
}

fn faulty(name: &str, error: &PackError, files: &[PackFile]) -> Failure {
    let mut drawn = Vec::new();
    // Writing to a vector cannot fail. No colour: what is drawn holds the pack's own text, and is escaped.
    let _ = fault::draw(error, files, false, &mut drawn);
    Failure::Pack { name: name.to_owned(), faults: String::from_utf8_lossy(&drawn).into_owned() }
}

/// The TOML files in a folder, in order of name.
fn files(folder: &Path) -> std::io::Result<Vec<PackFile>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "toml") {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            files.push(PackFile::new(name, fs::read_to_string(&path)?));
        }
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(files)
}
