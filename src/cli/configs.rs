//! The configuration files above the drafts: found, read once, and told what is wrong with them together.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::failure::{Failure, why};
use super::git;
use super::packs;
use super::screen::Screen;
use super::walk;
use crate::config::{Config, FILE, Scope};
use crate::pack::{Fault, Pack, PackFile};
use crate::render::{UnusedWaiver, fault};
use crate::waive::Given;

/// A configuration file.
#[derive(Debug)]
pub(super) struct Loaded {
    /// Tells it from the others of a run.
    pub(super) number: usize,
    /// The folder it stands in, from which its paths are counted.
    pub(super) folder: PathBuf,
    /// What it says.
    pub(super) config: Config,
    /// Its name as it is printed.
    name: String,
    text: String,
    faults: Vec<Fault>,
    /// Why it could not be read at all.
    unread: Option<String>,
    /// Whether it was given for every draft, and not found.
    is_given: bool,
}

/// The configuration that would count in a folder if it had none of its own, in the same repository.
pub(super) fn above(folder: &Path) -> Option<PathBuf> {
    let root = git::root(folder);
    let mut above =
        folder.ancestors().skip(1).take_while(|above| root.is_none_or(|root| above.starts_with(root)));
    above.find_map(|above| Some(above.join(FILE)).filter(|file| file.symlink_metadata().is_ok()))
}

/// The waivers that a configuration gives for a draft.
pub(super) fn waivers(config: Option<&(Arc<Loaded>, Scope)>) -> &[Given] {
    config.map_or(&[], |(_, scope)| scope.waivers.as_slice())
}

/// The configuration files of a run.
#[derive(Debug, Default)]
pub(super) struct Configs {
    given: Option<Arc<Loaded>>,
    found: Mutex<Found>,
}

#[derive(Debug, Default)]
struct Found {
    by_folder: BTreeMap<PathBuf, Option<Arc<Loaded>>>,
    all: Vec<Arc<Loaded>>,
}

impl Configs {
    /// The file given for every draft, or none: then each draft has the nearest above it.
    pub(super) fn open(given: Option<&Path>) -> Result<Self, Failure> {
        let Some(path) = given else { return Ok(Self::default()) };
        if !path.exists() {
            return Err(Failure::NoConfig(walk::shown(path)));
        }
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let loaded = Arc::new(Loaded { is_given: true, ..load(path, &absolute(folder), 0) });
        let found = Found { all: vec![Arc::clone(&loaded)], ..Found::default() };
        Ok(Self { given: Some(loaded), found: Mutex::new(found) })
    }

    /// The configuration of a draft, with what it says of it.
    pub(super) fn of(&self, draft: &Path) -> Option<(Arc<Loaded>, Scope)> {
        let place = place(draft);
        let loaded = self.given.clone().or_else(|| self.above(place.parent()?))?;
        let scope = loaded.config.scope(&loaded.inside(&place));
        Some((loaded, scope))
    }

    /// Whether a file is a draft to check, by the patterns of its configuration; files about their folder, such as
    /// README, are none unless a pattern names them.
    pub(super) fn admit(&self, file: &Path, about_the_folder: bool) -> bool {
        let place = place(file);
        let loaded = self.given.clone().or_else(|| self.above(place.parent()?));
        match loaded {
            Some(loaded) => loaded.config.admits(&loaded.inside(&place), about_the_folder),
            None => !about_the_folder,
        }
    }

    /// Every configuration that was met.
    pub(super) fn all(&self) -> Vec<Arc<Loaded>> {
        self.lock().all.clone()
    }

    /// Tells every mistake in every configuration that was met; `given` are packs that go before theirs.
    pub(super) fn check(&self, given: &[String]) -> Result<(), Failure> {
        let mut told = String::new();
        for loaded in self.all() {
            told.push_str(&loaded.mistakes(given)?);
        }
        if told.is_empty() { Ok(()) } else { Err(Failure::Config(told)) }
    }

    /// The nearest configuration in a folder or above it.
    fn above(&self, folder: &Path) -> Option<Arc<Loaded>> {
        let mut found = self.lock();
        let mut passed = Vec::new();
        let mut nearest = None;
        for folder in folder.ancestors() {
            if let Some(known) = found.by_folder.get(folder) {
                nearest.clone_from(known);
                break;
            }
            passed.push(folder.to_owned());
            let file = folder.join(FILE);
            if file.symlink_metadata().is_ok() {
                let loaded = Arc::new(load(&file, folder, found.all.len()));
                found.all.push(Arc::clone(&loaded));
                nearest = Some(loaded);
                break;
            }
        }
        for folder in passed {
            found.by_folder.insert(folder, nearest.clone());
        }
        nearest
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Found> {
        // A thread that panicked while it held the lock left the map whole: files are put in once read.
        self.found.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Loaded {
    /// A file's path from the configuration's folder, with forward slashes; the whole path when it stands outside.
    pub(super) fn inside(&self, place: &Path) -> String {
        let inside = place.strip_prefix(&self.folder).unwrap_or(place);
        let parts = inside.components().map(|part| part.as_os_str().to_string_lossy());
        parts.collect::<Vec<_>>().join("/")
    }

    /// All it says, as it stands in the file.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Its name as it is printed.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// The waivers that are for reports that are not there.
    pub(super) fn unused_waivers(&self) -> impl Iterator<Item = UnusedWaiver> {
        let gone = self.config.waived_paths().filter(|(path, _)| !self.folder.join(path).exists());
        gone.map(|(path, given)| UnusedWaiver {
            source: given.source.clone(),
            path: path.to_owned(),
            rule: given.rule.clone(),
        })
    }

    /// Says that another configuration above it is not used for what is below it: a whole policy may be left behind so.
    pub(super) fn tell_of_others_above(&self, screen: &Screen) {
        if self.is_given {
            return;
        }
        if let Some(above) = above(&self.folder) {
            screen.note(&format!(
                "{} alone counts for the reports below it, and nothing that {} asks.",
                self.name,
                walk::shown(&from_here(&above))
            ));
        }
    }

    /// What is wrong with it, drawn; empty when nothing is.
    fn mistakes(&self, given: &[String]) -> Result<String, Failure> {
        if let Some(unread) = &self.unread {
            return Ok(format!("{}: {unread}.\n", self.name));
        }
        let mut faults = self.faults.clone();
        if !self.config.names_rules() {
            return Ok(self.told(faults));
        }
        let mut known: Vec<Pack> = Vec::new();
        let mut unknown: Vec<(String, String)> = Vec::new();
        for list in self.config.pack_lists() {
            for name in list {
                match packs::load(name, &self.folder) {
                    Ok(pack) => known.push(pack),
                    Err(Failure::UnknownPack { .. }) => {
                        let message =
                            format!("there is no pack `{name}`, and no folder of that name beside this file");
                        unknown.push((name.to_owned(), message));
                    }
                    // A pack with faults of its own is drawn with its own lines.
                    Err(failure) => return Err(failure),
                }
            }
        }
        for name in given {
            known.push(packs::load(name, Path::new("."))?);
        }
        // Reports that name their own type may be checked with any of these.
        if self.config.pack_lists().is_empty() && given.is_empty() {
            for name in Pack::builtin_names() {
                known.push(packs::load(name, &self.folder)?);
            }
        }
        faults.extend(self.config.check_rules(&known.iter().collect::<Vec<_>>(), &unknown));
        Ok(self.told(faults))
    }

    fn told(&self, faults: Vec<Fault>) -> String {
        let Some(error) = Config::mistakes(&self.name, &self.text, faults) else { return String::new() };
        let mut drawn = Vec::new();
        // Writing to a vector cannot fail. No colour: what is drawn holds the file's own text, and is escaped.
        let _ =
            fault::draw(&error, &[PackFile::new(self.name.clone(), self.text.clone())], false, &mut drawn);
        String::from_utf8_lossy(&drawn).into_owned()
    }
}

fn load(path: &Path, folder: &Path, number: usize) -> Loaded {
    let name = walk::shown(&from_here(path));
    let mut loaded = Loaded {
        number,
        folder: folder.to_owned(),
        config: Config::default(),
        name,
        text: String::new(),
        faults: Vec::new(),
        unread: None,
        is_given: false,
    };
    match fs::read_to_string(path) {
        Ok(text) => {
            (loaded.config, loaded.faults) = Config::read(&loaded.name, &text);
            loaded.text = text;
        }
        Err(_) if path.is_dir() => {
            loaded.unread = Some(
                "this is a folder, and faircopy looks for a file of that name. Give the folder another name, or name \
                 the configuration with --config"
                    .to_owned(),
            );
        }
        Err(error) if error.kind() == ErrorKind::NotFound => {
            loaded.unread = Some("this is a link to a file that is not there".to_owned());
        }
        Err(error) => loaded.unread = Some(format!("the configuration could not be read: {}", why(&error))),
    }
    loaded
}

/// A file as it is named from the folder we are in; as given where it stands outside.
fn from_here(path: &Path) -> PathBuf {
    let here = std::env::current_dir().map(|here| absolute(&here)).unwrap_or_default();
    absolute(path).strip_prefix(&here).map_or_else(|_| path.to_owned(), Path::to_owned)
}

/// A file's place: its folder's own, and its name. A link keeps the place where it stands.
pub(super) fn place(file: &Path) -> PathBuf {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let folder = absolute(folder);
    file.file_name().map_or_else(|| folder.clone(), |name| folder.join(name))
}

fn absolute(path: &Path) -> PathBuf {
    fs::canonicalize(path).or_else(|_| std::path::absolute(path)).unwrap_or_else(|_| path.to_owned())
}
