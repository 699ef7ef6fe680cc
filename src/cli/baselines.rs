//! The baselines of a run: which files hold them, and what is written at the end.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::configs::{Configs, place};
use super::desk::Job;
use super::failure::{Failure, why};
use super::output::{self, Sink};
use super::screen::Screen;
use super::walk;
use crate::gate::{Baseline, Counted};
use crate::render::count;

/// A baseline and where it stands.
#[derive(Debug)]
pub(super) struct Kept {
    folder: PathBuf,
    /// What is known.
    pub(super) baseline: Baseline,
}

impl Kept {
    /// A draft's path as the baseline has it: from the baseline's folder, with forward slashes.
    pub(super) fn path(&self, draft: &Path) -> String {
        inside(&self.folder, draft)
    }
}

/// Every baseline of a run.
#[derive(Debug, Default)]
pub(super) struct Baselines {
    given: Option<Arc<Kept>>,
    /// Those that configurations name, by file.
    configured: BTreeMap<PathBuf, Arc<Kept>>,
}

impl Baselines {
    /// Reads the one given, or else, under the gate, those that the configurations name.
    pub(super) fn open(job: &Job, configs: &Configs, drafts: &[&Path]) -> Result<Self, Failure> {
        if let Some(path) = &job.baseline {
            return Ok(Self { given: Some(read(path)?), configured: BTreeMap::new() });
        }
        let mut configured = BTreeMap::new();
        // What is written anew does not have to be there before.
        if job.is_gate() && job.write_baseline.is_none() {
            for draft in drafts {
                if let Some(path) = named(configs, draft)
                    && !configured.contains_key(&path)
                {
                    let kept = read(&path)?;
                    configured.insert(path, kept);
                }
            }
        }
        Ok(Self { given: None, configured })
    }

    /// The baseline for a draft.
    pub(super) fn of(&self, configs: &Configs, draft: &Path) -> Option<&Kept> {
        match &self.given {
            Some(given) => Some(given),
            None if self.configured.is_empty() => None,
            None => self.configured.get(&named(configs, draft)?).map(|kept| &**kept),
        }
    }

    /// Tells of reports that are gone, and of findings that are.
    pub(super) fn tell(&self, found: &BTreeMap<PathBuf, usize>, screen: &Screen) {
        let mut mended = 0;
        for kept in self.given.iter().chain(self.configured.values()) {
            let all = kept.baseline.reports().zip(kept.baseline.wordings());
            for ((path, known), (_, wordings)) in all {
                let file = kept.folder.join(path);
                if let Some(still) = found.get(&place(&file)) {
                    mended += wordings.saturating_sub(*still);
                } else if !file.exists() {
                    let known = count(known, "finding");
                    screen.note(&format!(
                        "the baseline knows {known} of {path}, which is not there any more. --write-baseline takes it out."
                    ));
                }
            }
        }
        if mended > 0 {
            let mended = count(mended, "finding");
            screen.note(&format!(
                "{mended} that the baseline knows cannot be found any more. Thank you; --baseline FILE --write-baseline \
                 FILE takes them out of it."
            ));
        }
    }
}

/// What is written at the end of a run as the new baseline.
#[derive(Debug)]
pub(super) struct Writing {
    path: PathBuf,
    folder: PathBuf,
    baseline: Baseline,
    seen: BTreeSet<String>,
}

impl Writing {
    /// For a file.
    pub(super) fn new(path: &Path, today: &str) -> Self {
        Self {
            path: path.to_owned(),
            folder: folder_of(path),
            baseline: Baseline::new(today),
            seen: BTreeSet::new(),
        }
    }

    /// Takes in a report; with a baseline given beside it, only what that knows already.
    pub(super) fn put(&mut self, draft: &Path, counted: Counted, given: Option<&Kept>) {
        let path = inside(&self.folder, draft);
        self.baseline.put(&path, counted, given.map(|kept| &kept.baseline));
        self.seen.insert(path);
    }

    /// Writes it. What stood in the file about reports that were not looked at stays, unless they are gone.
    /// `beyond` are rules of what holds a report and no baseline takes in.
    pub(super) fn finish(mut self, beyond: &BTreeSet<String>, screen: &Screen) -> Result<(), Failure> {
        if self.path.exists() {
            let old = read(&self.path).map_err(|failure| not_ours(&self.path, failure))?;
            let gone = old.baseline.reports().filter(|(path, _)| !self.folder.join(path).exists());
            let gone = gone.map(|(path, _)| path.to_owned()).collect();
            self.baseline.keep(&old.baseline, &self.seen, &gone);
        }
        let mut sink = Sink::file(&self.path)?;
        sink.write(&self.baseline.text())?;
        sink.finish()?;
        output::share(&self.path);
        let known: usize = self.baseline.reports().map(|(_, known)| known).sum();
        let reports = self.baseline.reports().filter(|(_, known)| *known > 0).count();
        screen.note(&format!(
            "{} is written: {} in {} no longer hold{} {}.",
            walk::shown(&self.path),
            count(known, "known finding"),
            count(reports, "report"),
            if known == 1 { "s" } else { "" },
            if reports == 1 { "it" } else { "them" }
        ));
        if !beyond.is_empty() {
            let rules: Vec<&str> = beyond.iter().map(String::as_str).collect();
            screen.note(&format!(
                "no baseline takes in what is wrong with a sign-off: {} still holds what it held.",
                rules.join(", ")
            ));
        }
        Ok(())
    }
}

/// To be told to write a baseline helps nobody who is just writing one over something else.
fn not_ours(path: &Path, failure: Failure) -> Failure {
    let is_one =
        fs::read(path).is_ok_and(|bytes| String::from_utf8_lossy(&bytes).contains("\"faircopy.baseline/"));
    if is_one || path.is_dir() { failure } else { Failure::NotOurs(walk::shown(path)) }
}

fn named(configs: &Configs, draft: &Path) -> Option<PathBuf> {
    let (loaded, scope) = configs.of(draft)?;
    Some(loaded.folder.join(scope.baseline?))
}

fn read(path: &Path) -> Result<Arc<Kept>, Failure> {
    let failed = |reason: String| Failure::Baseline { path: walk::shown(path), reason };
    if path.is_dir() {
        return Err(failed("it is a folder. Name a file in it".to_owned()));
    }
    if !path.exists() {
        return Err(failed("there is no such file. --write-baseline writes one".to_owned()));
    }
    let text = fs::read_to_string(path).map_err(|error| failed(why(&error)))?;
    let baseline = Baseline::parse(&text).map_err(|error| failed(error.to_string()))?;
    Ok(Arc::new(Kept { folder: folder_of(path), baseline }))
}

fn folder_of(path: &Path) -> PathBuf {
    place(path).parent().map(Path::to_owned).unwrap_or_default()
}

fn inside(folder: &Path, draft: &Path) -> String {
    let place = place(draft);
    let inside = place.strip_prefix(folder).unwrap_or(&place);
    inside.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}
