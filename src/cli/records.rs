//! The records of sign-offs beside the reports.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::configs::place;
use super::failure::Failure;
use super::git;
use crate::gate::{LeftBehind, RECORD_ENDING};

/// Where a report's record stands.
pub(super) fn path(report: &Path) -> PathBuf {
    let mut name = report.file_name().unwrap_or_default().to_os_string();
    name.push(RECORD_ENDING);
    report.with_file_name(name)
}

/// The report that a file is the record of, by its name.
pub(super) fn report(record: &Path) -> Option<PathBuf> {
    let name = record.file_name()?.to_string_lossy().into_owned();
    let report = name.strip_suffix(RECORD_ENDING).filter(|report| !report.is_empty())?;
    Some(record.with_file_name(report))
}

/// The text of a report's record; `None` when there is none. Bytes that are no text are no record faircopy wrote, and
/// are given as such.
pub(super) fn read(report: &Path) -> Result<Option<String>, Failure> {
    match fs::read(path(report)) {
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) if error.kind() == ErrorKind::IsADirectory => {
            Err(Failure::RecordIsFolder(super::walk::shown(&path(report))))
        }
        Err(error) => Err(Failure::Record(error)),
    }
}

/// What is known of records that are not where they should be.
#[derive(Debug, Default)]
pub(super) struct Records {
    /// Those that were named and are not there: who names them knows of them.
    named: BTreeSet<PathBuf>,
    /// Those that git knows, by the root of the repository.
    known: Mutex<BTreeMap<PathBuf, Arc<BTreeSet<PathBuf>>>>,
    /// Those without a report, by folder.
    left_behind: Mutex<BTreeMap<PathBuf, Arc<Vec<LeftBehind>>>>,
}

impl Records {
    /// For a run on what was named.
    pub(super) fn new(named: &[PathBuf]) -> Self {
        let gone = named.iter().filter(|path| report(path).is_some() && path.symlink_metadata().is_err());
        Self { named: gone.map(|path| place(path)).collect(), ..Self::default() }
    }

    /// Whether a report, which has no record, has had one: somebody names it, or git keeps it or has it in the last
    /// commit.
    pub(super) fn taken_out(&self, report: &Path) -> bool {
        let record = place(&path(report));
        if self.named.contains(&record) {
            return true;
        }
        let Some(root) = record.parent().and_then(git::root) else { return false };
        let known = once(&self.known, root.to_owned(), || {
            let all = git::kept(root).into_iter().chain(git::committed(root)).flatten();
            all.filter(|path| self::report(path).is_some()).collect()
        });
        known.contains(&record)
    }

    /// The records in a report's folder whose own reports are not there.
    pub(super) fn left_behind(&self, report: &Path) -> Arc<Vec<LeftBehind>> {
        let folder = place(report).parent().map(Path::to_owned).unwrap_or_default();
        once(&self.left_behind, folder.clone(), || {
            let entries = fs::read_dir(&folder).into_iter().flatten().flatten().map(|entry| entry.path());
            let mut records: Vec<PathBuf> = entries
                .filter(|path| self::report(path).is_some_and(|report| report.symlink_metadata().is_err()))
                .collect();
            records.sort();
            let left = records.iter().filter_map(|path| {
                let name = path.file_name()?.to_string_lossy().into_owned();
                Some(LeftBehind { name, text: fs::read_to_string(path).ok()? })
            });
            left.collect()
        })
    }
}

/// What is kept under a key, made when it is first asked for.
fn once<K: Ord, V>(kept: &Mutex<BTreeMap<K, Arc<V>>>, key: K, make: impl FnOnce() -> V) -> Arc<V> {
    // A thread that panicked while it held the lock left the map whole: values are put in once made.
    let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
    Arc::clone(kept.entry(key).or_insert_with(|| Arc::new(make())))
}
