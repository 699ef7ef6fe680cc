//! What a walk passes over, and why.

use walkdir::DirEntry;

use super::Configs;
use crate::cli::owned;
use crate::read::{ENDINGS, OTHER_REPORTS};

/// Folders of tools, which hold no drafts.
const FOLDERS_OF_TOOLS: &[&str] = &["target", "node_modules"];

/// How files begin that are about a folder, and not drafts.
const ABOUT_THE_FOLDER: &[&str] =
    &["README", "CHANGELOG", "CONTRIBUTING", "SECURITY", "CODE_OF_CONDUCT", "LICENSE", "LICENCE"];

/// Why a file or folder is passed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Skip {
    Hidden,
    Tools,
    LockFile,
    AboutTheFolder,
    Configured,
    OtherKind,
    Ignored,
    Own,
}

impl Skip {
    pub(super) const fn why(self) -> &'static str {
        match self {
            Self::Hidden => "its name starts with a dot",
            Self::Tools => "it holds the files of a tool",
            Self::LockFile => "Word keeps it while a draft is open",
            Self::AboutTheFolder => "it is about the folder; name it to have it checked",
            Self::Configured => "faircopy.toml does not count it as a draft",
            Self::OtherKind => "it is not a kind of file faircopy reads",
            Self::Ignored => ".gitignore names it",
            Self::Own => "faircopy wrote it",
        }
    }
}

pub(super) fn skipped(
    entry: &DirEntry,
    is_folder: bool,
    configs: &Configs,
    ignored: impl FnOnce() -> bool,
) -> Option<Skip> {
    let name = entry.file_name().to_string_lossy();
    if name.starts_with('.') {
        return Some(Skip::Hidden);
    }
    if is_folder {
        if FOLDERS_OF_TOOLS.contains(&&*name) {
            return Some(Skip::Tools);
        }
    } else if is_lock_file(&name) {
        return Some(Skip::LockFile);
    } else if !has_ending(&name) {
        return Some(Skip::OtherKind);
    }
    if ignored() {
        return Some(Skip::Ignored);
    }
    let about = is_about_the_folder(&name);
    let wanted = is_folder || configs.admit(entry.path(), about);
    if !wanted {
        return Some(if about { Skip::AboutTheFolder } else { Skip::Configured });
    }
    (!is_folder && owned::is_no_draft(entry.path())).then_some(Skip::Own)
}

pub(super) fn is_lock_file(name: &str) -> bool {
    name.starts_with("~$")
}

fn has_ending(name: &str) -> bool {
    ending_among(name, &ENDINGS).is_some()
}

/// The ending of a file that people write reports in and faircopy does not read.
pub(super) fn report_of_another_kind(name: &str) -> Option<String> {
    ending_among(name, &OTHER_REPORTS)
}

/// The ending of a name in small letters, when it is one of these.
fn ending_among(name: &str, endings: &[&str]) -> Option<String> {
    let (_, ending) = name.rsplit_once('.')?;
    endings.iter().find(|one| one.eq_ignore_ascii_case(ending)).map(|one| (*one).to_owned())
}

/// Capitals are the habit for such files, and only in capitals may more follow: "Security at the shops.docx"
/// is a report.
pub(in crate::cli) fn is_about_the_folder(name: &str) -> bool {
    let stem = name.split_once('.').map_or(name, |(stem, _)| stem);
    ABOUT_THE_FOLDER.iter().any(|start| name.starts_with(start) || stem.eq_ignore_ascii_case(start))
}
