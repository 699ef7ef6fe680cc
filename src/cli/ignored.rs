//! What a repository's .gitignore files leave out.

use std::path::{Path, PathBuf};

use ignore::Match;
use ignore::gitignore::Gitignore;

/// The .gitignore files from the repository's root down to the folder being walked, nearest last.
#[derive(Debug)]
pub(super) struct Ignored {
    files: Vec<(PathBuf, Gitignore)>,
}

impl Ignored {
    /// Those above a folder, up to the root of its repository; none when it stands in no repository.
    pub(super) fn above(folder: &Path) -> Self {
        let mut files = Vec::new();
        if let Some(root) = folder.ancestors().find(|folder| folder.join(".git").exists()) {
            let mut folders: Vec<&Path> =
                folder.ancestors().skip(1).take_while(|above| above.starts_with(root)).collect();
            folders.reverse();
            files.extend(folders.into_iter().filter_map(read));
        }
        Self { files }
    }

    /// Goes into a folder: those of folders that are left are forgotten, its own is read.
    pub(super) fn enter(&mut self, folder: &Path) {
        while self.files.last().is_some_and(|(of, _)| !folder.starts_with(of) || of == folder) {
            self.files.pop();
        }
        self.files.extend(read(folder));
    }

    /// Whether a file or folder is left out; the nearest file that speaks of it decides.
    pub(super) fn holds(&self, path: &Path, is_folder: bool) -> bool {
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
