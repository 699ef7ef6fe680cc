//! What may be written over: nothing that people write in, unless faircopy wrote it.

use std::fs;
use std::path::Path;

use super::failure::Failure;
use super::form::{self, Ending};
use super::walk;
use crate::checklist::MAKER;
use crate::pack::is_rule;
use crate::read::docx::package::Package;
use crate::read::{Format, OTHER_REPORTS};
use crate::render::{NOT_APPROVAL, words::fold};
use crate::trends::TITLE;

/// Refuses to replace a document that is there already, unless faircopy wrote it and nobody has worked in it since.
/// What only programs read, such as JSON, is replaced: that is how a run is repeated.
pub(super) fn check(output: &Path) -> Result<(), Failure> {
    if !fs::metadata(output).is_ok_and(|about| about.is_file() && about.len() > 0) {
        return Ok(());
    }
    // What cannot be read cannot be written over either, and that is told then.
    let Ok(bytes) = fs::read(output) else { return Ok(()) };
    let ending = output.extension().unwrap_or_default().to_string_lossy();
    let is_other_report = OTHER_REPORTS.iter().any(|one| one.eq_ignore_ascii_case(&ending));
    let is_ours = match (Format::by_ending(&ending), form::ending(output)) {
        _ if bytes.starts_with(b"PK\x03\x04") => is_as_made(&bytes),
        (Some(Format::Markdown | Format::Plain), _) | (_, Some(Ending::Html)) => {
            is_written(&String::from_utf8_lossy(&bytes))
        }
        (Some(Format::Docx), _) => false,
        (None, _) => !is_other_report,
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

/// Lines at either end of a text in which faircopy's own words stand where it wrote the text: between them somebody may
/// quote it.
const EDGE: usize = 8;

/// Whether a text is one of the pages, lists and summaries that faircopy writes.
fn is_written(text: &str) -> bool {
    let folded = fold(&edges(text));
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let (first, second) = (lines.next().unwrap_or_default(), lines.next().unwrap_or_default());
    let title = first.trim_start_matches(['#', ' ']);
    let holds = |marks: &[&str]| marks.iter().any(|mark| folded.contains(mark));
    let counts = second.starts_with(|c: char| c.is_ascii_digit());
    let is_tallied = counts && [" must, ", " should, ", " consider"].iter().all(|mark| second.contains(mark));
    first.is_empty()
        || title.starts_with(TITLE)
        || ["::error ", "::warning ", "::notice "].iter().any(|mark| first.starts_with(mark))
        || is_listed(first)
        || first.starts_with("## ") && (is_tallied || second.starts_with("nothing to mend."))
        || holds(&[NOT_APPROVAL, "╭─[ ", "\"faircopy.", "\"check_name\"", "<testsuites name=\"faircopy\">"])
}

/// The first and the last lines of a text that hold anything; of a page, those that are seen.
fn edges(text: &str) -> String {
    let page = text.trim_start().starts_with("<!DOCTYPE html>").then(|| text.split_once("<body>")).flatten();
    let seen = page.map_or(text, |(_, body)| body);
    let lines: Vec<&str> = seen.lines().filter(|line| !line.trim().is_empty()).collect();
    let last = lines.len().saturating_sub(EDGE).max(lines.len().min(EDGE));
    [&lines[..lines.len().min(EDGE)], &lines[last..]].concat().join("\n")
}

/// Whether a line is one of a list of findings: a place, how grave it is and a rule, or what was not read.
fn is_listed(line: &str) -> bool {
    let is_draft =
        |name: &str| name.rsplit_once('.').is_some_and(|(_, ending)| Format::by_ending(ending).is_some());
    let told = |mark: &str| line.split_once(mark).filter(|(place, _)| place.split(':').any(is_draft));
    let is_finding = |mark: &&str| {
        let rule = told(mark).and_then(|(_, rest)| rest.split(':').next());
        rule.is_some_and(is_rule)
    };
    [": must ", ": should ", ": consider ", ": waived "].iter().any(is_finding)
        || told(": not read: ").is_some()
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
        let lines = "A line of the handbook.\n".repeat(EDGE);
        assert!(!may("handbook.md", &format!("# Handbook\n{lines}{quoted}{lines}")));
        assert!(may("findings.txt", "must: It says so.\n   ╭─[ draft.md:1:1 ]\n   │\n"));
        assert!(may(
            "page.html",
            &format!("<!DOCTYPE html>\n{lines}<body>\n<h1>A</h1>\n<p>{NOT_APPROVAL}</p>\n")
        ));
        assert!(may("findings.json", "{}") && may("log", "They met."));
        assert!(!may("old.docx", "They met.") && !may("log", "PK\u{3}\u{4}"));
        for ending in ["doc", "dot", "rtf", "odt", "PDF", "wps", "pages"] {
            assert!(!may(&format!("old.{ending}"), "They met."), "{ending}");
        }
    }
}
