//! Which rules a draft is checked with: the packs given, or the one its report type names.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::configs::{Configs, Loaded};
use super::engine::Engine;
use super::failure::{Exit, Failure};
use super::screen::Screen;
use super::walk;
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

/// Something to say about which rules a draft has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Remark {
    /// Good to know.
    Note(String),
    /// Where more is asked for.
    Detail(String),
}

impl Remark {
    /// Says it.
    pub(super) fn tell(&self, screen: &Screen) {
        match self {
            Self::Note(text) => screen.note(text),
            Self::Detail(text) => screen.detail(text),
        }
    }
}

/// A configuration, and what it says of a report.
type Scoped = (Arc<Loaded>, Scope);

/// The rules as they hold where we are, for commands that show them: the configuration that is to be heeded, and how the
/// run ends. What is wrong with it is told, and then it is left aside: to mend it, somebody may have to look at the rules.
pub(super) fn standing_here(
    names: &[String],
    given: Option<&Path>,
    screen: &Screen,
) -> Result<(Packs, Option<Scoped>, Exit), Failure> {
    let configs = Configs::open(given)?;
    let here = configs.of(Path::new("draft.md"));
    match configs.check(names) {
        Ok(()) => Ok((Packs::open(names)?, here, Exit::Pass)),
        Err(failure @ Failure::Config(_)) => {
            screen.complain(&failure.to_string());
            screen.note("what follows is without it.");
            let names = if names.is_empty() { configured(here.as_ref()) } else { names.to_vec() };
            Ok((Packs::open(&names)?, None, Exit::Usage))
        }
        Err(failure) => Err(failure),
    }
}

/// The packs of a configuration, by names that are counted from where we are.
pub(super) fn configured(config: Option<&(Arc<Loaded>, Scope)>) -> Vec<String> {
    let here = std::env::current_dir().and_then(fs::canonicalize).unwrap_or_default();
    let named = |loaded: &Loaded, name: &String| {
        if Pack::builtin_names().any(|own| own == name) {
            return name.clone();
        }
        let path = loaded.folder.join(name);
        walk::shown(path.strip_prefix(&here).unwrap_or(&path))
    };
    config
        .map(|(loaded, scope)| scope.packs.iter().map(|name| named(loaded, name)).collect())
        .unwrap_or_default()
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

    /// What there is to say of how the rules of a draft were found: the type of report it names may not be known, or
    /// not count because packs are named elsewhere.
    pub(super) fn remark(
        &self,
        path: &str,
        draft: &Draft,
        config: Option<&(Arc<Loaded>, Scope)>,
    ) -> Option<Remark> {
        let named = report_type(draft).filter(|named| !named.is_empty())?;
        let known = Pack::of_report_type(&named);
        if self.given.is_empty() && config.is_none_or(|(_, scope)| scope.packs.is_empty()) {
            let choice: Vec<&str> = Pack::builtin_names().collect();
            return known.is_none().then(|| {
                Remark::Note(format!(
                    "{path}: the report type `{named}` is none of {}; it is read as {}.",
                    choice.join(", "),
                    Pack::DEFAULT
                ))
            });
        }
        let known = known.filter(|known| *known != Pack::DEFAULT)?;
        Some(Remark::Detail(format!(
            "{path}: its report type asks for {known}; the packs that are named go before that."
        )))
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
        let (mut pack, labels, passed_over) = all(names, folder)?;
        if pack.rules.is_empty() && pack.left_out.is_empty() {
            return Err(Failure::NoRules(names.join(" with ")));
        }
        let mut let_go = None;
        if let Some((loaded, scope)) = config {
            let before = pack.rules.clone();
            pack = loaded.config.settle(pack, &scope.overrides);
            let some = if scope.overrides.is_empty() { "" } else { " for some paths" };
            let_go = eased(&before, &pack, &format!("{}{some}", loaded.name()));
        }
        let mut engine = Engine::new(pack, labels, let_go);
        engine.passed_over = passed_over;
        let engine = Arc::new(engine);
        engines.insert(key, Arc::clone(&engine));
        Ok(engine)
    }
}

/// Packs as one, later ones over earlier ones, each of them as outputs name it, and what in their folders is not read.
/// Names are counted from a folder.
fn all(names: &[String], from: &Path) -> Result<(Pack, Vec<PackLabel>, Vec<String>), Failure> {
    let mut read = names.iter().map(|name| One::read(name, from)).collect::<Result<Vec<_>, _>>()?;
    let mut labels: Vec<PackLabel> = Vec::new();
    for label in read.iter().map(|one| PackLabel::from(&one.pack)) {
        if !labels.contains(&label) {
            labels.push(label);
        }
    }
    let folders = || read.iter().filter_map(|one| one.folder.as_ref());
    let passed_over: Vec<String> =
        folders().flat_map(|folder| passed_over(&folder.path, &folder.name)).collect();
    if read.len() < 2 {
        return Ok((read.pop().map(|one| one.pack).unwrap_or_default(), labels, passed_over));
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
    Ok((pack, labels, passed_over))
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
        // An empty name would be the folder we are in.
        if name.trim().is_empty() || !path.is_dir() {
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

fn is_toml(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml"))
}

/// What lies in a pack's folder and is no file of it, though it looks like one: `language.toml.txt`, as some editors
/// save, and what lies in a folder inside it.
fn passed_over(folder: &Path, name: &str) -> Vec<String> {
    let here = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let entries = |folder: &Path| {
        let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
        let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
        paths.retain(|path| !here(path).starts_with('.'));
        paths.sort();
        paths
    };
    let looks_like_one = |path: &Path| here(path).to_ascii_lowercase().contains(".toml");
    let mut found = Vec::new();
    for path in entries(folder) {
        if path.is_dir() {
            let inside =
                entries(&path).into_iter().filter(|inside| inside.is_file() && looks_like_one(inside));
            found.extend(inside.map(|inside| format!("{}/{}", here(&path), here(&inside))));
        } else if looks_like_one(&path) && !is_toml(&path) {
            found.push(here(&path));
        }
    }
    let folder = name.trim_end_matches('/');
    found.into_iter().map(|file| format!("{folder}/{file}")).collect()
}

/// The TOML files in a folder, in order of name, each called by its name after a prefix.
fn files(folder: &Path, prefix: &str) -> Result<Vec<PackFile>, Unread> {
    let unlisted = |error| Unread { place: String::new(), error };
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(unlisted)? {
        let path = entry.map_err(unlisted)?.path();
        if is_toml(&path) {
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
