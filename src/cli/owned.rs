//! What may be written over: nothing that people write in, unless faircopy wrote it.

use std::fs;
use std::path::Path;

use super::failure::Failure;
use super::walk;
use crate::checklist::MAKER;
use crate::read::docx::package::Package;
use crate::render::{NOT_APPROVAL, words::fold};
use crate::trends::TITLE;

/// The endings of documents that programs write too, and of those that they do not.
const PAGES: &[&str] = &["md", "markdown", "txt", "html", "htm"];
const DOCUMENTS: &[&str] = &["docx", "docm", "dotx", "dotm", "doc", "rtf", "odt", "pdf"];

/// Refuses to replace a document that is there already, unless faircopy wrote it and nobody has worked in it since.
/// What only programs read, such as JSON, is replaced: that is how a run is repeated.
pub(super) fn check(output: &Path) -> Result<(), Failure> {
    if !fs::metadata(output).is_ok_and(|about| about.is_file() && about.len() > 0) {
        return Ok(());
    }
    // What cannot be read cannot be written over either, and that is told then.
    let Ok(bytes) = fs::read(output) else { return Ok(()) };
    let ending = output.extension().unwrap_or_default().to_string_lossy();
    let among = |endings: &[&str]| endings.iter().any(|one| one.eq_ignore_ascii_case(&ending));
    let is_ours = if bytes.starts_with(b"PK\x03\x04") {
        is_as_made(&bytes)
    } else if among(PAGES) {
        is_written(&String::from_utf8_lossy(&bytes))
    } else {
        !among(DOCUMENTS)
    };
    if is_ours { Ok(()) } else { Err(Failure::NotOurs(walk::shown(output))) }
}

/// Whether a Word file is a checklist of faircopy's: a word processor that saves it writes another name into it, or
/// counts the version up.
fn is_as_made(bytes: &[u8]) -> bool {
    let about = Package::open(bytes).ok().and_then(|mut package| {
        let relations = package.relations("").ok()?;
        package.text(relations.target("core-properties")?).ok()?
    });
    about.is_some_and(|(_, xml)| {
        let says = |name: &str, value: &str| xml.contains(&format!("<{name}>{value}</{name}>"));
        says("dc:creator", MAKER) && says("cp:lastModifiedBy", MAKER) && says("cp:revision", "1")
    })
}

/// Whether a text is one of the pages, lists and summaries that faircopy writes.
fn is_written(text: &str) -> bool {
    let folded = fold(text);
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let title = first.trim_start_matches(['#', ' ']);
    let holds = |marks: &[&str]| marks.iter().any(|mark| folded.contains(mark));
    let is_tallied =
        folded.contains(" must, ") && folded.contains(" should, ") && folded.contains(" consider");
    folded.is_empty()
        || title.starts_with(TITLE)
        || first.starts_with("::")
        || is_listed(first)
        || first.starts_with("## ") && (is_tallied || folded.contains(" nothing to mend."))
        || holds(&[
            NOT_APPROVAL,
            "More: faircopy explain ",
            "\"faircopy.",
            "\"check_name\"",
            "name=\"faircopy\"",
        ])
}

/// Whether a line is one of a list of findings: a place, how grave it is and a rule, or what was not read.
fn is_listed(line: &str) -> bool {
    let is_finding = |mark: &&str| {
        let rule = line.split_once(*mark).and_then(|(_, rest)| rest.split(':').next());
        rule.is_some_and(|rule| rule.contains('/'))
    };
    [": must ", ": should ", ": consider ", ": waived "].iter().any(is_finding)
        || line.contains(": not read: ")
}

#[cfg(test)]
#[allow(clippy::disallowed_methods)] // the files are on the disk
mod tests {
    use super::*;

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
        assert!(may("findings.json", "{}") && may("log", "They met."));
        assert!(!may("old.docx", "They met.") && !may("log", "PK\u{3}\u{4}"));
    }
}
