//! What commands write beside a draft, and what they leave as it is.

#![allow(clippy::disallowed_methods)] // what is written is on the disk

#[path = "support/docx.rs"]
mod docx;
#[path = "support/program.rs"]
mod program;

use std::fs;
use std::path::PathBuf;

use program::Came;
use tempfile::TempDir;

const DRAFT: &str = "<w:p><w:r><w:t>They move around like a pack of feral youths.</w:t></w:r></w:p>\
                     <w:p><w:r><w:t>Whatever, said somebody.</w:t></w:r></w:p>";

struct Place(TempDir);

impl Place {
    /// A folder with a Word draft and a Markdown draft.
    fn new() -> Self {
        let place = Self(tempfile::tempdir().expect("a folder"));
        fs::write(place.path("draft.docx"), docx::Docx::new(DRAFT).bytes()).expect("written");
        fs::write(place.path("draft.md"), "# Elm\n\nThey move around like a pack of feral youths.\n")
            .expect("written");
        place
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn bytes(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    fn run(&self, arguments: &[&str]) -> Came {
        program::run(self.0.path(), arguments)
    }

    /// Runs what should do its work.
    #[track_caller]
    fn does(&self, arguments: &[&str]) -> Came {
        let came = self.run(arguments);
        assert_eq!(came.status, 0, "{arguments:?}: {came:?}");
        came
    }

    /// Runs what should be refused, with some words of the refusal.
    #[track_caller]
    fn refuses(&self, arguments: &[&str], told: &str) {
        let came = self.run(arguments);
        assert!(came.status == 2 && came.err.contains(told), "{arguments:?}: {came:?}");
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.0.path()).expect("a folder");
        let mut names: Vec<String> = entries
            .map(|entry| entry.expect("readable").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }
}

#[test]
fn a_second_copy_has_a_name_of_its_own() {
    let place = Place::new();
    let draft = place.bytes("draft.docx");
    place.does(&["annotate", "draft.docx"]);
    // A supervisor replies in the copy.
    let replied = [&place.bytes("draft.reviewed.docx")[..], b""].concat();
    place.does(&["annotate", "draft.docx"]);
    place.does(&["annotate", "draft.docx"]);
    // A copy of a copy is one of the draft's, too.
    place.does(&["annotate", "draft.reviewed.docx"]);
    place.does(&["annotate", "draft.reviewed-2.docx"]);
    let mut wanted = vec!["draft.docx".to_owned(), "draft.md".to_owned(), "draft.reviewed.docx".to_owned()];
    wanted.extend((2..=5).map(|number| format!("draft.reviewed-{number}.docx")));
    wanted.sort();
    assert_eq!(place.names(), wanted);
    assert!(place.bytes("draft.reviewed.docx") == replied, "what somebody may have replied in stays");
    assert!(place.bytes("draft.docx") == draft, "and so does the draft");
    // A link that leads nowhere has the name as well.
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("nowhere", place.path("draft.reviewed-6.docx")).expect("linked");
        place.does(&["annotate", "draft.docx"]);
        assert!(place.path("draft.reviewed-7.docx").is_file());
    }
}

#[test]
fn a_name_that_is_given_is_taken_but_for_the_draft_itself() {
    let place = Place::new();
    let draft = place.bytes("draft.docx");
    fs::write(place.path("mine.docx"), "whatever was here").expect("written");
    place.refuses(&["annotate", "draft.docx", "-o", "mine.docx"], "mine.docx");
    assert!(place.bytes("mine.docx") == b"whatever was here");
    place.refuses(&["annotate", "draft.docx", "-o", "./draft.docx"], "draft");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("draft.docx", place.path("link.docx")).expect("linked");
        fs::hard_link(place.path("draft.docx"), place.path("twin.docx")).expect("linked");
        place.refuses(&["annotate", "draft.docx", "-o", "link.docx"], "link.docx");
        place.refuses(&["annotate", "link.docx", "-o", "draft.docx"], "draft.docx");
        // Another name of the same file is a draft as well.
        place.refuses(&["annotate", "draft.docx", "-o", "twin.docx"], "twin.docx");
    }
    assert!(place.bytes("draft.docx") == draft);
}

#[test]
fn a_copy_has_comments_of_the_kind_that_was_asked_for() {
    let place = Place::new();
    let comments = |arguments: &[&str]| {
        place.does(&[&["annotate", "draft.docx", "-o", "copy.docx"], arguments].concat());
        docx::part(&place.bytes("copy.docx"), "word/comments.xml").expect("comments")
    };
    let all = comments(&["--date", "2026-11-22"]);
    assert!(all.contains("2026-11-22T") && all.contains("description/") && all.contains("sharing/"), "{all}");
    let group = comments(&["--group", "description"]);
    assert!(group.contains("description/") && !group.contains("sharing/"), "{group}");
    let grave = comments(&["--only", "must"]);
    assert!(grave.contains("sharing/purpose-missing") && !grave.contains("strengths/missing"), "{grave}");
}

#[test]
fn a_checklist_replaces_its_own_and_nobody_elses() {
    let place = Place::new();
    for (name, mark) in [("list.md", "# Checklist"), ("list.html", "<!doctype html>"), ("list.docx", "PK")] {
        let told = place.does(&["checklist", "draft.md", "-o", name, "--as-of", "2026-11-22"]).err;
        assert!(told.contains(&format!("wrote {name}.")), "{told}");
        let first = place.bytes(name);
        assert!(first.to_ascii_lowercase().starts_with(mark.to_ascii_lowercase().as_bytes()), "{name}");
        place.does(&["checklist", "draft.md", "-o", name, "--as-of", "2026-11-22"]);
        assert!(place.bytes(name) == first, "the same day, the same {name}");
    }
    for name in ["draft.docx", "other.md"] {
        fs::write(place.path("other.md"), "# Minutes\n\nOf a meeting.\n").expect("written");
        let before = place.bytes(name);
        assert_eq!(place.run(&["checklist", "draft.md", "-o", name]).status, 2, "{name}");
        assert!(place.bytes(name) == before, "{name}");
    }
}

#[test]
fn a_blank_report_is_written_where_nothing_is() {
    let place = Place::new();
    let told = place.does(&["new", "elm.docx"]).err;
    assert!(told.contains("elm.docx is written"), "{told}");
    place.does(&["new", "docx", "--kind", "synopsis"]);
    place.does(&["new", "md", "-o", "oak.md"]);
    let checked = place.run(&["check", "elm.docx", "oak.md", "synopsis.docx", "--format", "compact"]);
    assert_eq!(checked.status, 1, "what is to be filled in holds it: {checked:?}");
    for name in ["elm.docx", "oak.md", "synopsis.docx"] {
        assert!(checked.out.contains(&format!("{name}:")), "{name} in {checked:?}");
    }
    let before = place.bytes("elm.docx");
    place.refuses(&["new", "elm.docx"], "elm.docx is there already");
    assert!(place.bytes("elm.docx") == before);
}

#[test]
fn a_folder_is_set_up_and_what_is_there_stays() {
    let place = Place::new();
    place.does(&["init"]);
    let written = ["faircopy.toml", ".pre-commit-config.yaml", ".github/workflows/faircopy.yml"];
    for name in written {
        assert!(place.path(name).is_file(), "{name}");
    }
    // The configuration it writes is sound.
    let checked = place.run(&["check", "draft.md", "--format", "compact"]);
    assert_eq!(checked.status, 1, "{checked:?}");
    fs::write(place.path("faircopy.toml"), "packs = [\"language-only\"]\n").expect("written");
    let told = place.does(&["init"]).err;
    for name in written {
        assert!(told.contains(&format!("{name} is there already and stays as it is.")), "{told}");
    }
    assert_eq!(place.bytes("faircopy.toml"), b"packs = [\"language-only\"]\n");
    place.refuses(&["init", "--git-hook"], "git");
}

#[test]
fn findings_are_written_to_a_file_whole() {
    let place = Place::new();
    let came = place.run(&["check", "draft.md", "-o", "findings.html", "--as-of", "2026-11-22"]);
    assert!(came.status == 1 && came.out.is_empty(), "{came:?}");
    assert!(String::from_utf8(place.bytes("findings.html")).expect("text").contains("feral"));
    assert_eq!(place.names(), ["draft.docx", "draft.md", "findings.html"], "nothing is left behind");
}
