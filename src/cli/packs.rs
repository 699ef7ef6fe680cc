//! Which rules a draft is checked with: the packs given, or the one its report type names.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::configs::Loaded;
use super::engine::Engine;
use super::failure::Failure;
use crate::brief::report_type;
use crate::config::Scope;
use crate::draft::Draft;
use crate::gate::eased;
use crate::pack::{Pack, PackError, PackFile, Part, is_kebab};
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
        let (mut pack, labels) = all(names, folder)?;
        let mut let_go = None;
        if let Some((loaded, scope)) = config {
            let before = pack.rules.clone();
            pack = loaded.config.settle(pack, &scope.overrides);
            let some = if scope.overrides.is_empty() { "" } else { " for some paths" };
            let_go = eased(&before, &pack, &format!("{}{some}", loaded.name()));
        }
        let engine = Arc::new(Engine::new(pack, labels, let_go));
        engines.insert(key, Arc::clone(&engine));
        Ok(engine)
    }
}

/// Packs as one, later ones over earlier ones, and each of them as outputs name it. Names are counted from a folder.
fn all(names: &[String], from: &Path) -> Result<(Pack, Vec<PackLabel>), Failure> {
    let mut read = names.iter().map(|name| One::read(name, from)).collect::<Result<Vec<_>, _>>()?;
    let mut labels: Vec<PackLabel> = Vec::new();
    for label in read.iter().map(|one| PackLabel::from(&one.pack)) {
        if !labels.contains(&label) {
            labels.push(label);
        }
    }
    if read.len() < 2 {
        return Ok((read.pop().map(|one| one.pack).unwrap_or_default(), labels));
    }
    // Each is sound by itself; of several, faults name the folder of each file.
    let files: Vec<Option<Vec<PackFile>>> =
        read.iter().map(|one| one.folder.as_ref().map(Folder::named)).collect();
    let bases: Vec<_> =
        read.iter().map(|one| move |name: &str| one.folder.as_ref()?.beside(name, true)).collect();
    let parts: Vec<Part<'_>> = read
        .iter()
        .zip(&files)
        .zip(&bases)
        .map(|((one, files), base)| Part { alone: &one.pack, files: files.as_deref(), base })
        .collect();
    let pack = Pack::stack(&parts).map_err(|error| {
        let met = read.iter().filter_map(|one| Some(one.folder.as_ref()?.met.borrow().clone()));
        let shown: Vec<PackFile> = files.iter().flatten().cloned().chain(met).flatten().collect();
        faulty(&names.join(" with "), &error, &shown)
    })?;
    Ok((pack, labels))
}

/// A pack that comes with faircopy, or the one in a folder, counted from another; it may extend packs in the folders
/// beside its own.
pub(super) fn load(name: &str, from: &Path) -> Result<Pack, Failure> {
    Ok(One::read(name, from)?.pack)
}

/// A pack by itself.
struct One {
    pack: Pack,
    /// Where it stands; `None`: it comes with faircopy.
    folder: Option<Folder>,
}

impl One {
    fn read(name: &str, from: &Path) -> Result<Self, Failure> {
        if let Some(pack) = Pack::builtin(name) {
            return pack.map(|pack| Self { pack, folder: None }).map_err(|error| faulty(name, &error, &[]));
        }
        let path = from.join(name);
        if !path.is_dir() {
            let known = Pack::builtin_names().map(str::to_owned).collect();
            return Err(Failure::UnknownPack { name: name.to_owned(), known });
        }
        let folder = Folder::open(name, path)?;
        let pack = Pack::load(&folder.files, &|other| folder.beside(other, false));
        // A pack that is there and cannot be read is not one that is missing.
        if let Some(failure) = folder.unread.take() {
            return Err(failure);
        }
        let pack = pack.map_err(|error| {
            faulty(name, &error, &[folder.files.as_slice(), &folder.met.borrow()].concat())
        })?;
        Ok(Self { pack, folder: Some(folder) })
    }
}

/// The folder of a pack.
struct Folder {
    /// As it was given.
    name: String,
    path: PathBuf,
    files: Vec<PackFile>,
    /// The files of the packs beside it that were asked for.
    met: RefCell<Vec<PackFile>>,
    /// Why one of those could not be read.
    unread: RefCell<Option<Failure>>,
}

impl Folder {
    fn open(name: &str, path: PathBuf) -> Result<Self, Failure> {
        let files = files(&path, "").map_err(|unread| unread.of(name))?;
        Ok(Self { name: name.to_owned(), path, files, met: RefCell::default(), unread: RefCell::default() })
    }

    /// Its files by their names from where packs are counted.
    fn named(&self) -> Vec<PackFile> {
        let folder = self.name.trim_end_matches('/');
        let named = |file: &PackFile| PackFile::new(format!("{folder}/{}", file.name), file.text.clone());
        self.files.iter().map(named).collect()
    }

    /// The files of a pack beside it; `named` from where packs are counted, or else from the folder above it.
    fn beside(&self, name: &str, named: bool) -> Option<Vec<PackFile>> {
        let folder = self.path.canonicalize().ok()?.parent()?.join(name);
        if !is_kebab(name) || !folder.join("pack.toml").is_file() {
            return None;
        }
        let above = self.name.trim_end_matches('/').rsplit_once('/').filter(|_| named);
        let above = above.map(|(above, _)| format!("{above}/")).unwrap_or_default();
        match files(&folder, &format!("{above}{name}/")) {
            Ok(files) => {
                self.met.borrow_mut().extend(files.iter().cloned());
                Some(files)
            }
            Err(unread) => {
                self.unread.replace(Some(unread.of(name)));
                None
            }
        }
    }
}

fn faulty(name: &str, error: &PackError, files: &[PackFile]) -> Failure {
    let mut drawn = Vec::new();
    // Writing to a vector cannot fail. No colour: what is drawn holds the pack's own text, and is escaped.
    let _ = fault::draw(error, files, false, &mut drawn);
    Failure::Pack { name: name.to_owned(), faults: String::from_utf8_lossy(&drawn).into_owned() }
}

/// Why a folder could not be read.
struct Unread {
    /// The file, and the line where that is known; empty: the folder itself.
    place: String,
    error: io::Error,
}

impl Unread {
    fn of(self, pack: &str) -> Failure {
        Failure::PackFile { name: pack.to_owned(), place: self.place, error: self.error }
    }
}

/// The TOML files in a folder, in order of name, each called by its name after a prefix.
fn files(folder: &Path, prefix: &str) -> Result<Vec<PackFile>, Unread> {
    let unlisted = |error| Unread { place: String::new(), error };
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(unlisted)? {
        let path = entry.map_err(unlisted)?.path();
        if path.extension().is_some_and(|ending| ending == "toml") {
            let name = format!("{prefix}{}", path.file_name().unwrap_or_default().to_string_lossy());
            let bytes = fs::read(&path).map_err(|error| Unread { place: name.clone(), error })?;
            let text = String::from_utf8(bytes).map_err(|error| {
                let sound = &error.as_bytes()[..error.utf8_error().valid_up_to()];
                let line = sound.split(|byte| *byte == b'\n').count();
                Unread { place: format!("{name}, line {line}"), error: ErrorKind::InvalidData.into() }
            })?;
            files.push(PackFile::new(name, text));
        }
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(files)
}
