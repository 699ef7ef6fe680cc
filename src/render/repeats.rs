//! Repeats of one rule in one section: the first are told, the others counted, with their places.

use std::collections::BTreeMap;

use super::{Outcome, Run, count_more, place};
use crate::draft::Part;
use crate::finding::{Finding, Severity};
use crate::text::Span;

/// How many findings of one rule are told of a section, when there are more than one further.
const TOLD: usize = 2;

/// How many places are listed.
const LISTED: usize = 12;

/// A finding to tell, and those of its rule further on in its section that are not.
#[derive(Debug)]
pub(super) struct Told<'f> {
    pub(super) finding: &'f Finding,
    pub(super) further: Vec<&'f Finding>,
}

/// The findings to tell, in their order. A rule that repeats itself within a section is told twice, gravity by gravity;
/// what is missing, and a last one that would stand alone, is always told.
pub(super) fn told<'f>(run: &Run, outcome: &Outcome<'_>, findings: &[&'f Finding]) -> Vec<Told<'f>> {
    let mut seen: BTreeMap<(&str, Severity, Option<usize>), Vec<usize>> = BTreeMap::new();
    let key = |finding: &'f Finding, span: Span| {
        let block = &outcome.draft.blocks()[outcome.draft.block_index(span.start)];
        (&*finding.rule, finding.severity, block.section.map(crate::draft::SectionId::index))
    };
    for (index, finding) in findings.iter().enumerate() {
        if let Some(span) = finding.span {
            seen.entry(key(finding, span)).or_default().push(index);
        }
    }
    let mut told = Vec::with_capacity(findings.len());
    for (index, finding) in findings.iter().enumerate() {
        let group = finding.span.map_or(&[][..], |span| &seen[&key(finding, span)]);
        if run.all || group.len() <= TOLD + 1 {
            told.push(Told { finding, further: Vec::new() });
            continue;
        }
        let further = match group.binary_search(&index).ok() {
            Some(at) if at + 1 == TOLD => group[TOLD..].iter().map(|own| findings[*own]).collect(),
            Some(at) if at >= TOLD => continue,
            _ => Vec::new(),
        };
        told.push(Told { finding, further });
    }
    told
}

/// "7 more in this section: lines 12, 15 and 31"; empty where there are none.
pub(super) fn more(outcome: &Outcome<'_>, further: &[&Finding]) -> String {
    if further.is_empty() {
        return String::new();
    }
    let mut places: Vec<(&str, String)> =
        further.iter().filter_map(|finding| Some(place_in_section(outcome, finding.span?))).collect();
    places.dedup(); // two in one line have one place
    let beyond = places.len().saturating_sub(LISTED);
    places.truncate(LISTED);
    let mut text = String::new();
    for run in places.chunk_by(|one, next| one.0 == next.0) {
        let (noun, numbers) = (run[0].0, run.iter().map(|(_, number)| number.as_str()).collect::<Vec<_>>());
        let plural = if numbers.len() > 1 { "s" } else { "" };
        let gap = if text.is_empty() { "" } else { "; " };
        text.extend([gap, noun, plural, " ", &numbers.join(", ")]);
    }
    let beyond = if beyond > 0 { " and further on (--all shows each)" } else { "" };
    format!("{} in this section: {text}{beyond}", count_more(further.len()))
}

/// What a place is counted by, and its number.
fn place_in_section(outcome: &Outcome<'_>, span: Span) -> (&'static str, String) {
    let place = outcome.draft.place(span);
    if let Some((start, _)) = place.lines {
        return ("line", start.line.to_string());
    }
    if let Some(cell) = place.cell {
        return ("row", format!("{} of table {}", cell.row, cell.table));
    }
    match place.part {
        Part::Body => ("paragraph", place.under_heading.to_string()),
        _ => ("place", place::in_words(outcome.draft, span, &outcome.checked.masks, false)),
    }
}
