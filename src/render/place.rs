//! Where something stands, in the words every output for people uses.

use super::words;
use crate::draft::{Draft, Part};
use crate::text::Span;

/// Headings longer than this many characters are cut: a place is read at a glance.
const LONGEST_HEADING: usize = 60;

/// Where a span stands in its draft, without the path: `31:14` where the file has lines, else
/// `Findings > Identity, paragraph 3`.
///
/// Headings are the report's own words; without `headings` the section is given by its number.
pub fn within(draft: &Draft, span: Span, masks: &[Span], headings: bool) -> String {
    let place = draft.place(span);
    if let Some((start, _)) = place.lines {
        return format!("{}:{}", start.line, start.column);
    }
    if place.part == Part::Properties {
        return "document properties".to_owned();
    }
    let mut steps = Vec::new();
    if place.part != Part::Body {
        steps.push(place.part.name().to_owned());
    }
    let section = draft.blocks().get(draft.block_index(span.start)).and_then(|block| block.section);
    if let Some(id) = section {
        if headings {
            let path = words::heading_path(draft, section, masks);
            let path = if path.len() > 1 && has_title(draft) { &path[1..] } else { &path };
            steps.push(path.iter().map(|heading| shortened(heading)).collect::<Vec<_>>().join(" > "));
        } else {
            steps.push(format!("section {}", id.index() + 1));
        }
    }
    match place.cell {
        Some(cell) => steps.push(format!("table {}, row {}", cell.table, cell.row)),
        None if place.under_heading == 0 && section.is_some() => steps.push("heading".to_owned()),
        None => steps.push(format!("paragraph {}", place.under_heading)),
    }
    steps.join(", ")
}

/// As [`within`], with the path before it: `path:31:14`, `path: Findings > Identity, paragraph 3`.
pub fn full(path: &str, draft: &Draft, span: Option<Span>, masks: &[Span], headings: bool) -> String {
    let Some(span) = span else { return path.to_owned() };
    let gap = if draft.lines().is_some() { "" } else { " " };
    format!("{path}:{gap}{}", within(draft, span, masks, headings))
}

/// Whether one heading stands over all the others: the document's title, which says nothing of where in it.
fn has_title(draft: &Draft) -> bool {
    draft.sections().iter().filter(|section| section.parent.is_none()).count() == 1
}

fn shortened(heading: &str) -> String {
    if heading.chars().count() <= LONGEST_HEADING {
        return heading.to_owned();
    }
    let cut: String = heading.chars().take(LONGEST_HEADING - 1).collect();
    format!("{}…", cut.trim_end())
}
