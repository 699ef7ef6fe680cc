//! The records of sign-offs beside the reports.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::failure::Failure;
use crate::gate::RECORD_ENDING;

/// Where a report's record stands.
pub(super) fn path(report: &Path) -> PathBuf {
    let mut name = report.file_name().unwrap_or_default().to_os_string();
    name.push(RECORD_ENDING);
    report.with_file_name(name)
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
