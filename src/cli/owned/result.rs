//! How faircopy's own pages, lists and summaries are known.

use crate::checklist;
use crate::compare;
use crate::pack::is_rule;
use crate::read::Format;
use crate::render::{NOT_APPROVAL, words::fold};
use crate::trends;

/// Lines at either end of a text in which faircopy's own words stand where it wrote the text: between them somebody may
/// quote it.
const EDGE: usize = 8;

/// What faircopy calls that it writes for other programs, other than records that are kept.
const RESULTS: [&str; 7] = ["report", "compare", "trends", "read", "view", "rules", "pack"];

/// Whether a text may be taken for one that faircopy wrote, and be written over: rather once too often than that a
/// result cannot be made anew.
pub(super) fn is_written(text: &str) -> bool {
    let folded = fold(&edges(text));
    let mut lines = lines(text);
    let (first, second) = (lines.next().unwrap_or_default(), lines.next().unwrap_or_default());
    first.is_empty()
        || title(first).starts_with(trends::TITLE)
        || first.starts_with("## ") && is_tallied(second)
        || folded.contains(NOT_APPROVAL)
        || folded.contains("╭─[ ")
        || kind(first) == Some(Kind::Line)
        || is_result(text)
        || is_for_programs(text)
}

/// Whether a text is surely a result for people, whatever its name: nothing that somebody wrote, or wrote on in, is.
pub(super) fn is_result(text: &str) -> bool {
    let head = || fold(&lines(text).take(EDGE).collect::<Vec<_>>().join("\n"));
    let ends_so = || fold(&edges(text)).contains(NOT_APPROVAL);
    let mut some = lines(text);
    let (first, second) = (some.next().unwrap_or_default(), some.next().unwrap_or_default());
    match kind(first) {
        Some(Kind::Page) => head().contains(NOT_APPROVAL),
        Some(Kind::Trends) => head().contains("This is about how a service drafts"),
        Some(Kind::Findings) => is_tallied(second),
        Some(Kind::Framed) => head().contains("╭─[ "),
        Some(Kind::Told) => ends_so(),
        // A report that opens with such a line, as a note to its author, has others.
        Some(Kind::Line) => lines(text).all(is_a_line),
        None => false,
    }
}

/// Whether how a text begins allows it to be a result.
pub(super) fn may_be_result(head: &str) -> bool {
    lines(head).next().is_some_and(|first| kind(first).is_some())
}

/// Whether a text is a result for programs. Records that are kept - sign-offs, baselines - are none.
pub(super) fn is_for_programs(text: &str) -> bool {
    let edges = edges(text);
    let named = |mark: &str| {
        edges.match_indices(mark).any(|(at, _)| {
            let rest = &edges[at + mark.len()..];
            RESULTS.iter().any(|one| rest.strip_prefix(one).is_some_and(|rest| rest.starts_with('/')))
        })
    };
    let first = lines(text).next().unwrap_or_default();
    named("\"schema\": \"faircopy.")
        || named("\"schema\":\"faircopy.")
        || first.starts_with("{\"path\":") && first.contains("\"verdict\":\"")
        || edges.contains("\"check_name\"")
        || edges.contains("<testsuites name=\"faircopy\">")
        || edges.contains("/sarif-schema-") && text.contains("\"name\":\"faircopy\"")
        // No findings, as GitLab takes them.
        || lines(text).eq(["[", "]"])
}

/// How a result begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A checklist, or a page about two versions.
    Page,
    Trends,
    /// Findings in Markdown.
    Findings,
    /// Findings for a terminal.
    Framed,
    /// How a draft stands.
    Told,
    /// A finding, or something not read, in one line.
    Line,
}

fn kind(first: &str) -> Option<Kind> {
    let title = title(first);
    if [checklist::TITLE, compare::TITLE].contains(&title) {
        return Some(Kind::Page);
    }
    if title == trends::TITLE {
        return Some(Kind::Trends);
    }
    if first.starts_with("## ") {
        return is_draft(title).then_some(Kind::Findings);
    }
    let is_framed = ["must", "should", "consider", "waived"].iter().any(|severity| {
        first.strip_prefix(severity).is_some_and(|rest| rest.starts_with(": ") || rest.starts_with(" ("))
    });
    if is_framed {
        return Some(Kind::Framed);
    }
    if is_a_line(first) {
        return Some(Kind::Line);
    }
    let told = [": nothing to mend", " passes the gate", " is held"];
    let stands = told.iter().find_map(|mark| first.split_once(mark));
    let counted =
        || first.split_once(": ").filter(|(_, rest)| rest.starts_with(|c: char| c.is_ascii_digit()));
    stands.or_else(counted).filter(|(draft, _)| is_draft(draft)).map(|_| Kind::Told)
}

/// Whether a line says how many findings a draft has.
fn is_tallied(line: &str) -> bool {
    let counts = line.starts_with(|c: char| c.is_ascii_digit());
    line.starts_with("nothing to mend")
        || counts && [" must, ", " should, ", " consider"].iter().all(|mark| line.contains(mark))
}

/// The lines that hold anything.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.trim().is_empty())
}

fn title(first: &str) -> &str {
    first.trim_start_matches(['#', ' ']).trim_end()
}

/// The first and the last lines of a text that hold anything; of a page, those that are seen.
fn edges(text: &str) -> String {
    let page = text.trim_start().starts_with("<!DOCTYPE html>").then(|| text.split_once("<body>")).flatten();
    let seen = page.map_or(text, |(_, body)| body);
    let lines: Vec<&str> = lines(seen).collect();
    let last = lines.len().saturating_sub(EDGE).max(lines.len().min(EDGE));
    [&lines[..lines.len().min(EDGE)], &lines[last..]].concat().join("\n")
}

/// Whether a name is that of a draft.
fn is_draft(name: &str) -> bool {
    name.trim_end().rsplit_once('.').is_some_and(|(_, ending)| Format::by_ending(ending).is_some())
}

/// Whether a line is a finding, or something not read, as editors, hooks or GitHub take it.
fn is_a_line(line: &str) -> bool {
    ["::error ", "::warning ", "::notice "].iter().any(|mark| line.starts_with(mark)) || is_listed(line)
}

/// Whether a line is one of a list of findings: a place, how grave it is and a rule, or what was not read.
fn is_listed(line: &str) -> bool {
    let told = |mark: &str| line.split_once(mark).filter(|(place, _)| place.split(':').any(is_draft));
    let is_finding = |mark: &&str| {
        let rule = told(mark).and_then(|(_, rest)| rest.split(':').next());
        rule.is_some_and(is_rule)
    };
    [": must ", ": should ", ": consider ", ": waived "].iter().any(is_finding)
        || told(": not read: ").is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_writes_about_a_check_is_no_result() {
        for text in [
            // A report at whose end its author says how it was checked.
            &*format!("# Elm group\n\n## Findings\n\nThey met.\n\n{NOT_APPROVAL}\n"),
            "# Checklist for supervision\n\nAsk Sam how the visit went.\n",
            "# What fires over time\n\nNotes for the talk.\n",
            "## elm.md\n\nWhat we must do.\n",
            "must: bring the minutes\n\nThey met.\n",
            "elm.md: 2 pages\n\nThey met.\n",
            "elm.md:1:1: must voice/absence-blamed: This wording\n\nThe boys are thugs.\n",
            "They met.\n",
            "",
        ] {
            assert!(!is_result(text), "{text}");
        }
        for text in [
            &*format!("# Checklist for supervision\n\nelm.md: 12 words.\n\n*{NOT_APPROVAL}*\n"),
            "## elm.md\n\n3 must, 0 should, 1 consider - **held**.\n",
            &*format!("elm.md: nothing to mend\n  Read 3 words.\n\n{NOT_APPROVAL}\n"),
            &*format!("elm.md is held:\n  - This\n\n{NOT_APPROVAL}\n"),
            "elm.md:1:1: must voice/absence-blamed: This wording\n",
            "must: It says so.\n   ╭─[ elm.md:1:1 ]\n",
        ] {
            assert!(is_result(text) && is_written(text), "{text}");
        }
    }
}
