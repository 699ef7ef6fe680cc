//! What git knows of a repository's files.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The root of the repository that a folder stands in.
pub(super) fn root(folder: &Path) -> Option<&Path> {
    folder.ancestors().find(|folder| folder.join(".git").exists())
}

/// The files that git keeps in a repository, and may be changed by the next commit; `None` where git is not installed,
/// or does not say.
pub(super) fn kept(root: &Path) -> Option<Vec<PathBuf>> {
    names(root, &["ls-files", "-z", "--cached"])
}

/// The files of the last commit; `None` where there is none, or git does not say.
pub(super) fn committed(root: &Path) -> Option<Vec<PathBuf>> {
    names(root, &["ls-tree", "-r", "-z", "--name-only", "HEAD"])
}

fn names(root: &Path, arguments: &[&str]) -> Option<Vec<PathBuf>> {
    // A repository may be anyone's: what it configures to be run is not run for a list of names.
    let asked = Command::new("git")
        .args(["-c", "core.fsmonitor=false"])
        .args(arguments)
        // A hook is told of its own repository, which may be another.
        .env_remove("GIT_DIR")
        .env_remove("GIT_WORK_TREE")
        .env_remove("GIT_INDEX_FILE")
        .current_dir(root)
        .output();
    let answer = asked.ok().filter(|answer| answer.status.success())?;
    let names = answer.stdout.split(|byte| *byte == 0).filter(|name| !name.is_empty());
    Some(names.filter_map(|name| Some(root.join(os_name(name)?))).collect())
}

#[cfg(unix)]
#[allow(clippy::unnecessary_wraps, reason = "elsewhere a name may be none")]
fn os_name(name: &[u8]) -> Option<OsString> {
    use std::os::unix::ffi::OsStringExt as _;
    Some(OsString::from_vec(name.to_vec()))
}

/// Elsewhere git gives names in UTF-8.
#[cfg(not(unix))]
fn os_name(name: &[u8]) -> Option<OsString> {
    String::from_utf8(name.to_vec()).ok().map(OsString::from)
}
