//! Which drafts were named: files as they are, folders walked.

mod skip;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::configs::{Configs, place};
use super::failure::Failure;
use super::ignored::Ignored;
use super::owned;
use super::records;
use super::screen::Screen;
use crate::render::count;
pub(super) use skip::is_about_the_folder;
use skip::{Skip, is_lock_file, report_of_another_kind, skipped};

/// Stands for standard input among the paths.
pub(super) const STDIN: &str = "-";

/// How many files that are left out are named in one line.
const NAMED_AT_MOST: usize = 8;

/// A draft to look through.
#[derive(Debug)]
pub(super) enum Named {
    /// Standard input.
    Stdin,
    /// A file.
    File(PathBuf),
    /// A place that cannot be looked through, and why.
    Bad(PathBuf, Failure),
}

/// Which files count as drafts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Admission<'c> {
    /// The configurations, whose patterns decide.
    pub(super) configs: &'c Configs,
    /// Whether they decide on files that are named too, as hooks want, and not only on those of a folder.
    pub(super) named_too: bool,
    /// Whether a file counts under each of its names: a link has the policy, the waivers and the record of the place
    /// where it stands, and so has the file itself. Otherwise it counts once.
    pub(super) under_each_name: bool,
}

/// The drafts that the paths name, in their order, each once; folders in order of name. Also how many files that
/// were named are left out, which is said.
pub(super) fn drafts(paths: &[PathBuf], admission: Admission<'_>, screen: &Screen) -> (Vec<Named>, usize) {
    let mut found = Found {
        named: Vec::new(),
        seen: BTreeSet::new(),
        left_out: 0,
        not_admitted: Vec::new(),
        ignored: Vec::new(),
        other_reports: BTreeMap::new(),
        own: 0,
        configured: 0,
        admission,
        screen,
    };
    let mut empty = Vec::new();
    for path in paths {
        // A hook names the record of a sign-off when that is what changed: its report is what is looked through.
        let report = records::report(path);
        let path = match &report {
            Some(report) if admission.named_too && !report.exists() => {
                found.left_out += 1;
                found.record_alone(path);
                continue;
            }
            Some(report) if admission.named_too => report,
            _ => path,
        };
        if path.as_os_str() == STDIN {
            found.stdin();
        } else if path.is_dir() {
            let before = found.named.len();
            found.walk(path);
            if found.named.len() == before {
                empty.push(shown(path));
            }
        } else if is_lock_file(&name(path)) {
            found.left_out += 1;
            screen.note(&format!(
                "{} is a file Word keeps while a draft is open; it is left out.",
                shown(path)
            ));
        } else if admission.named_too
            && found.is_another_report(path, &name(path))
            && path.symlink_metadata().is_ok()
        {
            // A report in a form that is not read must not pass for one that the configuration leaves out.
            found.file(path.clone());
        } else if admission.named_too
            // What is not there cannot be left out: a name that is mistyped has to be told.
            && path.symlink_metadata().is_ok()
            && !admission.configs.admit(path, is_about_the_folder(&name(path)))
        {
            found.left_out += 1;
            found.not_admitted.push(shown(path));
        } else if admission.named_too && owned::is_no_draft(path) {
            found.left_out += 1;
            screen.note(&format!("{} is left out: {}.", shown(path), Skip::Own.why()));
        } else {
            found.file(path.clone());
        }
    }
    found.tell();
    if !found.named.is_empty() {
        for folder in empty {
            screen.note(&format!("there is no draft to check in {folder}."));
        }
    }
    if found.named.is_empty() && found.configured > 0 {
        screen.note(&format!(
            "faircopy.toml counts {} here as no draft: `include` and `exclude` say which are.",
            count(found.configured, "file")
        ));
    }
    found.tell_of_other_reports();
    found.tell_of_own();
    (found.named, found.left_out)
}

/// A path as it is printed: as given, with forward slashes.
pub(super) fn shown(path: &Path) -> String {
    let text = path.to_string_lossy();
    let text = if std::path::MAIN_SEPARATOR == '\\' { text.replace('\\', "/") } else { text.into_owned() };
    match text.strip_prefix("./") {
        Some(inside) if !inside.is_empty() => inside.to_owned(),
        _ => text,
    }
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

struct Found<'s> {
    named: Vec<Named>,
    seen: BTreeSet<PathBuf>,
    left_out: usize,
    /// Files that were named and are no drafts by the configuration.
    not_admitted: Vec<String>,
    /// What .gitignore leaves out, where nobody knows what git keeps.
    ignored: Vec<String>,
    /// How many files of each kind were met that may be reports and are not read.
    other_reports: BTreeMap<String, usize>,
    /// How many files were met that faircopy wrote.
    own: usize,
    /// How many files were met that the configuration does not count as drafts.
    configured: usize,
    admission: Admission<'s>,
    screen: &'s Screen,
}

impl Found<'_> {
    fn stdin(&mut self) {
        if self.seen.insert(PathBuf::from(STDIN)) {
            self.named.push(Named::Stdin);
        }
    }

    /// Adds a file unless it is there already.
    fn file(&mut self, path: PathBuf) {
        let one = if self.admission.under_each_name {
            place(&path)
        } else {
            fs::canonicalize(&path).unwrap_or_else(|_| path.clone())
        };
        if self.seen.insert(one) {
            self.named.push(Named::File(path));
        }
    }

    /// Says which files that were named, or would have been found, are left out.
    fn tell(&self) {
        let named = |names: &[String]| match names.split_at_checked(NAMED_AT_MOST) {
            Some((first, rest)) if !rest.is_empty() => {
                format!("{} and {} more are left out", first.join(", "), rest.len())
            }
            _ => format!("{} {} left out", names.join(", "), if names.len() == 1 { "is" } else { "are" }),
        };
        if !self.not_admitted.is_empty() {
            let names = named(&self.not_admitted);
            self.screen.note(&format!(
                "{names}: by faircopy.toml, or as a file about its folder, no draft to check."
            ));
        }
        if !self.ignored.is_empty() {
            let names = named(&self.ignored);
            self.screen.note(&format!(
                "{names}: .gitignore says so, and git could not be asked what it keeps all the same. Name a file to \
                 have it checked."
            ));
        }
    }

    fn walk(&mut self, folder: &Path) {
        let top = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
        let mut ignored = Ignored::above(&top);
        // Links to folders are not followed: a loop of them has no end, and they lead out of the folder.
        let mut entries = WalkDir::new(folder).sort_by_file_name().into_iter();
        while let Some(entry) = entries.next() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    let path = error.path().unwrap_or(folder).to_owned();
                    self.named.push(Named::Bad(path, Failure::Unlisted(error.into())));
                    continue;
                }
            };
            let inside = entry.path().strip_prefix(folder).unwrap_or(Path::new(""));
            let place = if inside.as_os_str().is_empty() { top.clone() } else { top.join(inside) };
            let is_folder = entry.file_type().is_dir();
            if entry.depth() > 0
                && let Some(reason) =
                    skipped(&entry, is_folder, self.admission.configs, || ignored.holds(&place, is_folder))
            {
                if is_folder {
                    entries.skip_current_dir();
                }
                if reason == Skip::OtherKind && entry.path_is_symlink() && entry.path().is_dir() {
                    self.folder_link(entry.path());
                } else if reason == Skip::Ignored && !ignored.asked_git() {
                    self.ignored.push(shown(entry.path()));
                } else {
                    self.screen.detail(&format!("{} is left out: {}.", shown(entry.path()), reason.why()));
                }
                self.own += usize::from(reason == Skip::Own);
                self.configured += usize::from(reason == Skip::Configured);
                if reason == Skip::OtherKind {
                    let name = entry.file_name().to_string_lossy();
                    if let Some(ending) = report_of_another_kind(&name)
                        && !ignored.holds(&place, false)
                        && self.is_another_report(entry.path(), &name)
                    {
                        *self.other_reports.entry(ending).or_default() += 1;
                    }
                    if self.admission.named_too
                        && records::report(entry.path())
                            .is_some_and(|report| report.symlink_metadata().is_err())
                    {
                        self.record_alone(entry.path());
                    }
                }
            } else if is_folder {
                ignored.enter(&place);
            } else if entry.path_is_symlink() {
                self.link(entry.into_path());
            } else {
                self.file(entry.into_path());
            }
        }
    }

    /// A folder of old reports must not pass for one that was checked.
    fn tell_of_other_reports(&self) {
        let number = self.other_reports.values().sum();
        if number > 0 {
            let kinds: Vec<String> = self.other_reports.keys().map(|ending| format!(".{ending}")).collect();
            let (are, them) = if number == 1 { ("is", "it") } else { ("are", "them") };
            self.screen.note(&format!(
                "{} of a kind that faircopy does not read ({}) {are} left out; -v names {them}. To have a report checked, \
                 save it as .docx.",
                count(number, "file"),
                kinds.join(", ")
            ));
        }
    }

    /// Annotated copies, checklists and the like are no reports, and do not go without a word.
    fn tell_of_own(&self) {
        if self.own > 0 {
            let (are, them) = if self.own == 1 { ("is", "it") } else { ("are", "them") };
            self.screen.note(&format!(
                "{} that faircopy wrote {are} left out; -v names {them}.",
                count(self.own, "file")
            ));
        }
    }

    /// Whether a file is of a kind that people write reports in and faircopy does not read. What the configuration would
    /// not count as a draft in any form is none.
    fn is_another_report(&self, path: &Path, name: &str) -> bool {
        let draft = path.with_extension("docx");
        report_of_another_kind(name).is_some()
            && self.admission.configs.admit(&draft, is_about_the_folder(name))
    }

    /// A report that is gone, or has another name now, has left its record.
    fn record_alone(&self, path: &Path) {
        self.screen.note(&format!("{} is the record of a report that is not there.", shown(path)));
    }

    /// What a link to a folder leads to is looked at where it stands.
    fn folder_link(&self, path: &Path) {
        self.screen.note(&format!(
            "{} is a link to a folder, and is not followed. Name it to have what is in it checked.",
            shown(path)
        ));
    }

    /// A link to a file is a draft like any other; one to nowhere is said, since a draft may be missing.
    fn link(&mut self, path: PathBuf) {
        match fs::metadata(&path) {
            Ok(target) if target.is_file() => self.file(path),
            Ok(_) => self.folder_link(&path),
            Err(_) => self.named.push(Named::Bad(path, Failure::DanglingLink)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path, paths: &[&str]) -> Vec<String> {
        let screen = Screen::silent();
        let paths: Vec<PathBuf> = paths.iter().map(|path| folder.join(path)).collect();
        let configs = Configs::default();
        let admission = Admission { configs: &configs, named_too: false, under_each_name: true };
        drafts(&paths, admission, &screen)
            .0
            .into_iter()
            .map(|named| match named {
                Named::Stdin => STDIN.to_owned(),
                Named::File(path) => shown(path.strip_prefix(folder).unwrap()),
                Named::Bad(path, failure) => {
                    format!("{}: {failure}", shown(path.strip_prefix(folder).unwrap()))
                }
            })
            .collect()
    }

    fn put(folder: &Path, files: &[(&str, &str)]) {
        for (path, text) in files {
            let path = folder.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
    }

    #[test]
    fn a_walk_leaves_out_what_holds_no_drafts_and_a_name_brings_it_back() {
        let folder = tempfile::tempdir().unwrap();
        let files = [
            "b/draft.md",
            "a.DOCX",
            "notes.txt",
            "~$a.docx",
            "README.md",
            "readme.txt",
            "CHANGELOG-2026.md",
            "Security at the shops.docx",
            "scan.pdf",
            ".hidden.md",
            ".git/x.md",
            "target/x.md",
            "node_modules/x/x.md",
            "x.docx/inside.md",
        ];
        put(folder.path(), &files.map(|file| (file, "words")));
        assert_eq!(
            names(folder.path(), &[""]),
            ["Security at the shops.docx", "a.DOCX", "b/draft.md", "notes.txt", "x.docx/inside.md"]
        );
        assert_eq!(
            names(
                folder.path(),
                &["README.md", "b", "b/draft.md", "b/../b/draft.md", "scan.pdf", "~$a.docx"]
            ),
            ["README.md", "b/draft.md", "scan.pdf"]
        );
    }

    #[test]
    fn the_nearest_gitignore_decides_up_to_the_root_of_the_repository() {
        let folder = tempfile::tempdir().unwrap();
        put(
            folder.path(),
            &[
                (".gitignore", "*.md\n"),
                ("repo/.git/HEAD", ""),
                ("repo/.gitignore", "old/\n*.txt\n/top.md\n"),
                ("repo/top.md", ""),
                ("repo/old/x.md", ""),
                ("repo/a/.gitignore", "!keep.txt\n"),
                ("repo/a/keep.txt", ""),
                ("repo/a/drop.txt", ""),
                ("repo/a/top.md", ""),
                ("repo/b/keep.txt", ""),
            ],
        );
        assert_eq!(names(folder.path(), &["repo"]), ["repo/a/keep.txt", "repo/a/top.md"]);
        assert_eq!(names(folder.path(), &["repo/a"]), ["repo/a/keep.txt", "repo/a/top.md"]);
        assert_eq!(names(folder.path(), &["repo/old"]), ["repo/old/x.md"]); // named, so wanted
    }

    #[cfg(unix)]
    #[test]
    fn links_that_loop_end_and_a_link_to_nowhere_is_told() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        put(folder.path(), &[("a/draft.md", ""), ("z.md", "")]);
        symlink(folder.path(), folder.path().join("a/loop")).unwrap();
        symlink("nowhere", folder.path().join("gone.md")).unwrap();
        symlink("z.md", folder.path().join("linked.md")).unwrap();
        let found = names(folder.path(), &[""]);
        // The link and what it leads to are each looked at: a record or a waiver belongs to one of them.
        assert_eq!(found.len(), 4, "{found:?}");
        assert_eq!([&*found[0], &*found[2], &*found[3]], ["a/draft.md", "linked.md", "z.md"]);
        assert!(found[1].starts_with("gone.md: this is a link"));
    }
}
