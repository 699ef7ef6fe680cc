//! What a repository's .gitignore files leave out: nothing that git keeps all the same.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use ignore::Match;
use ignore::gitignore::Gitignore;

use super::git;

/// The .gitignore files from the repository's root down to the folder being walked, nearest last.
#[derive(Debug)]
pub(super) struct Ignored {
    files: Vec<(PathBuf, Gitignore)>,
    /// The root of the repository.
    root: Option<PathBuf>,
    /// The files that git keeps; asked for once something would be left out.
    kept: OnceCell<Option<BTreeSet<PathBuf>>>,
    /// Folders that are left out but for what git keeps in them.
    entered: Vec<PathBuf>,
}

impl Ignored {
    /// Those above a folder, up to the root of its repository; none when it stands in no repository.
    pub(super) fn above(folder: &Path) -> Self {
        let mut files = Vec::new();
        let root = git::root(folder);
        if let Some(root) = root {
            let mut folders: Vec<&Path> =
                folder.ancestors().skip(1).take_while(|above| above.starts_with(root)).collect();
            folders.reverse();
            files.extend(folders.into_iter().filter_map(read));
        }
        Self { files, root: root.map(Path::to_owned), kept: OnceCell::new(), entered: Vec::new() }
    }

    /// Goes into a folder: those of folders that are left are forgotten, its own is read.
    pub(super) fn enter(&mut self, folder: &Path) {
        while self.files.last().is_some_and(|(of, _)| !folder.starts_with(of) || of == folder) {
            self.files.pop();
        }
        self.files.extend(read(folder));
    }

    /// Whether a file or folder is left out; the nearest file that speaks of it decides. A file that git keeps is not:
    /// .gitignore is about those it does not know yet.
    pub(super) fn holds(&mut self, path: &Path, is_folder: bool) -> bool {
        let left_out =
            self.names(path, is_folder) || self.entered.iter().any(|above| path.starts_with(above));
        if !left_out {
            return false;
        }
        let kept = self.kept().is_some_and(|kept| {
            kept.range(path.to_owned()..).next().is_some_and(|next| next.starts_with(path))
        });
        if kept && is_folder {
            self.entered.push(path.to_owned());
        }
        !kept
    }

    /// Whether git could say what it keeps.
    pub(super) fn asked_git(&self) -> bool {
        self.kept().is_some()
    }

    fn kept(&self) -> Option<&BTreeSet<PathBuf>> {
        let kept = |root| git::kept(root).map(BTreeSet::from_iter);
        self.kept.get_or_init(|| self.root.as_deref().and_then(kept)).as_ref()
    }

    fn names(&self, path: &Path, is_folder: bool) -> bool {
        for (folder, patterns) in self.files.iter().rev() {
            if !path.starts_with(folder) {
                continue;
            }
            match patterns.matched(path, is_folder) {
                Match::Ignore(_) => return true,
                Match::Whitelist(_) => return false,
                Match::None => {}
            }
        }
        false
    }
}

/// A folder's own .gitignore. One that is partly wrong is used for the part that is right, as git does.
fn read(folder: &Path) -> Option<(PathBuf, Gitignore)> {
    let file = folder.join(".gitignore");
    file.is_file().then(|| (folder.to_owned(), Gitignore::new(file).0))
}
