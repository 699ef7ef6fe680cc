//! What faircopy wrote: that alone is written over, and it is no draft.

mod result;

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use super::failure::Failure;
use super::form::{self, Ending};
use super::walk;
use crate::checklist::{self, MAKER};
use crate::draft::COMMENTER;
use crate::gate::RECORD_ENDING;
use crate::read::Format;
use crate::read::docx::package::Package;
use crate::word::is_sealed;

/// How the name of an annotated copy goes on after that of its draft.
pub(super) const REVIEWED: &str = ".reviewed";

/// As much of a text as shows whether it may be a result.
const HEAD: u64 = 4096;

/// Refuses to replace a file that is there already, unless it is a result of faircopy's and nobody has worked in it
/// since: that is how a run is repeated. Sign-offs, baselines and configurations are no results.
pub(super) fn check(output: &Path) -> Result<(), Failure> {
    if !fs::metadata(output).is_ok_and(|about| about.is_file() && about.len() > 0) {
        return Ok(());
    }
    // What cannot be read cannot be written over either, and that is told then.
    let Ok(bytes) = fs::read(output) else { return Ok(()) };
    let ending = output.extension().unwrap_or_default().to_string_lossy();
    let is_ours = if is_archive(&bytes) {
        is_sealed(&bytes) || is_as_made(&bytes)
    } else {
        let text = String::from_utf8_lossy(&bytes);
        match (Format::by_ending(&ending), form::ending(output)) {
            (Some(Format::Docx), _) => false,
            (Some(Format::Markdown | Format::Plain), _) | (_, Some(Ending::Html)) => {
                result::is_written(&text)
            }
            (None, _) => result::is_result(&text) || result::is_for_programs(&text),
        }
    };
    if is_ours { Ok(()) } else { Err(Failure::NotOurs(walk::shown(output))) }
}

/// Whether a file that a walk finds is one that faircopy wrote: an annotated copy, a checklist, findings, a page about
/// versions or trends. One that somebody has signed is a report all the same.
pub(super) fn is_no_draft(path: &Path) -> bool {
    let is_signed = || {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        path.with_file_name(format!("{name}{RECORD_ENDING}")).symlink_metadata().is_ok()
    };
    // A pipe would be waited for.
    let is_file = fs::metadata(path).is_ok_and(|about| about.is_file());
    is_file && is_made(path).unwrap_or(false) && !is_signed()
}

/// `None`: it cannot be read, which is told where it is checked.
fn is_made(path: &Path) -> Option<bool> {
    let mut head = Vec::new();
    fs::File::open(path).ok()?.take(HEAD).read_to_end(&mut head).ok()?;
    if !is_archive(&head) {
        let may_be = result::may_be_result(&String::from_utf8_lossy(&head));
        return Some(may_be && result::is_result(&String::from_utf8_lossy(&fs::read(path).ok()?)));
    }
    let bytes = fs::read(path).ok()?;
    // Where its draft is not beside it, an annotated copy is all there is of the report.
    let is_copy =
        || draft_of(path).is_some_and(|draft| draft.is_file()) && (is_sealed(&bytes) || is_commented(&bytes));
    Some(is_checklist(&bytes) || is_copy())
}

/// The draft that an annotated copy stands beside, by the copy's name; a copy with no draft there any more has become the
/// draft.
fn draft_of(copy: &Path) -> Option<PathBuf> {
    let name = copy.file_stem()?.to_str()?;
    let (draft, rest) = name.rsplit_once(REVIEWED)?;
    let is_numbered = rest.strip_prefix('-').is_some_and(|number| number.parse::<u32>().is_ok());
    (rest.is_empty() || is_numbered)
        .then(|| copy.with_file_name(draft).with_extension(copy.extension().unwrap_or_default()))
}

fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// Whether a Word file is a document of faircopy's own that nobody has worked in: a word processor that saves it writes
/// another name into it, or counts the version up.
fn is_as_made(bytes: &[u8]) -> bool {
    about(bytes).is_some_and(|about| {
        holds(&about, "dc:creator", MAKER)
            && holds(&about, "cp:lastModifiedBy", MAKER)
            && holds(&about, "cp:revision", "1")
    })
}

/// Whether a Word file is a checklist of faircopy's, also when it has been filled in since.
fn is_checklist(bytes: &[u8]) -> bool {
    about(bytes).is_some_and(|about| {
        holds(&about, "dc:creator", MAKER) && holds(&about, "dc:title", checklist::TITLE)
    })
}

/// Whether a Word file has comments of faircopy's.
fn is_commented(bytes: &[u8]) -> bool {
    let comments = Package::open(bytes).ok().and_then(|mut package| {
        let relations = package.main_relations().ok()?;
        package.text(relations.target("comments")?).ok()?
    });
    comments.is_some_and(|(_, xml)| xml.contains(&format!("author=\"{COMMENTER}\"")))
}

/// What a Word file says about itself.
fn about(bytes: &[u8]) -> Option<String> {
    let mut package = Package::open(bytes).ok()?;
    let relations = package.relations("").ok()?;
    package.text(relations.target("core-properties")?).ok()?.map(|(_, xml)| xml)
}

fn holds(about: &str, name: &str, value: &str) -> bool {
    about.contains(&format!("<{name}>{value}</{name}>"))
}

#[cfg(test)]
#[allow(clippy::disallowed_methods)] // the files are on the disk
mod tests {
    use super::*;
    use crate::render::NOT_APPROVAL;

    const LINES: usize = 8;

    #[test]
    fn what_somebody_wrote_stays_and_what_faircopy_wrote_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let may = |name: &str, text: &str| {
            let path = folder.path().join(name);
            fs::write(&path, text).unwrap();
            check(&path).is_ok()
        };
        for name in ["draft.md", "draft.txt", "page.html"] {
            assert!(!may(name, "# A report\n\nThey met at the Steps."), "{name}");
            assert!(
                !may(name, "<!-- faircopy: allow a/b because c -->\n\nYou must, or should, go."),
                "{name}"
            );
            assert!(may(name, ""), "{name}");
            assert!(
                may(
                    name,
                    "# What has changed\n\nA pass is not approval: faircopy checks form, not truth,\n\
                               proportionality or safety. A supervisor decides."
                ),
                "{name}"
            );
            assert!(may(name, "# What fires over time\n\n1 report"), "{name}");
            assert!(may(name, "draft.md:1:1: must description/menacing: This wording"), "{name}");
            assert!(may(name, "draft.docx: not read: 1 picture"), "{name}");
        }
        let own_notes = [
            "Agreed with Sam: should he/she move school?",
            "Minutes: must read/write: ask at the next meeting",
            "The chair's letter: not read: ask for a copy",
            "::: note\nAsk Sam.\n:::",
            "## Ideas\n\nWhat we must, what we should, and what we would consider.",
        ];
        for text in own_notes {
            assert!(!may("notes.md", text), "{text}");
        }
        let quoted = format!("They met.\n{NOT_APPROVAL}\n<testsuites name=\"faircopy\">\n");
        let lines = "A line of the handbook.\n".repeat(LINES);
        assert!(!may("handbook.md", &format!("# Handbook\n{lines}{quoted}{lines}")));
        assert!(may("findings.txt", "must: It says so.\n   ╭─[ draft.md:1:1 ]\n   │\n"));
        assert!(may(
            "page.html",
            &format!("<!DOCTYPE html>\n{lines}<body>\n<h1>A</h1>\n<p>{NOT_APPROVAL}</p>\n")
        ));
        assert!(!may("old.docx", "They met.") && !may("log", "PK\u{3}\u{4}"));
        for ending in ["doc", "dot", "rtf", "odt", "PDF", "wps", "pages"] {
            assert!(!may(&format!("old.{ending}"), "They met."), "{ending}");
        }
    }

    #[test]
    fn of_what_programs_read_only_results_are_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let may = |name: &str, text: &str| {
            let path = folder.path().join(name);
            fs::write(&path, text).unwrap();
            check(&path).is_ok()
        };
        for text in [
            "{\n  \"schema\": \"faircopy.report/1\",\n",
            "{\n  \"schema\": \"faircopy.trends/1\",\n",
            "{\"path\":\"a.md\",\"format\":\"markdown\",\"digest\":\"sha256:51\",\"words\":5,\"verdict\":\"fail\"}\n",
            "[\n{\"check_name\":\"a/b\"}\n]\n",
            "[\n\n]\n",
            "<?xml version=\"1.0\"?>\n<testsuites name=\"faircopy\">\n",
            "::error file=a.md,line=1::This",
            "a.md:1:1: must voice/absence-blamed: This wording",
        ] {
            assert!(may("findings.json", text) && may("log", text), "{text}");
        }
        for (name, text) in [
            ("s.signoff.json", "{\n  \"schema\": \"faircopy.signoff/2\",\n  \"digest\": \"sha256:51\"\n"),
            ("baseline.json", "{\n  \"schema\": \"faircopy.baseline/1\",\n"),
            ("mine.json", "{\"a\":1}"),
            ("faircopy.toml", "[gate]\nrequire-signoff = true\n"),
            ("cases.csv", "name,age\n"),
            ("cases.xlsx", "name,age\n"),
            ("log", "They met.\n"),
            ("log", &format!("# A pass\n{NOT_APPROVAL}\n")),
        ] {
            assert!(!may(name, text), "{name}: {text}");
        }
    }

    #[test]
    fn a_copy_is_one_beside_its_draft() {
        let draft = |name: &str| draft_of(Path::new(name)).map(|path| walk::shown(&path));
        for (copy, of) in [
            ("a/elm.reviewed.docx", Some("a/elm.docx")),
            ("elm.reviewed-12.docm", Some("elm.docm")),
            ("elm.reviewed-again.docx", None),
            ("elm.reviewed by C.docx", None),
            ("reviewed.docx", None),
            ("elm.v2.docx", None),
        ] {
            assert_eq!(draft(copy).as_deref(), of, "{copy}");
        }
    }
}
