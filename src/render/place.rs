//! Where something stands, in the words every output for people uses.

use super::{visible, words};
use crate::draft::{Block, Draft};
use crate::finding::Finding;
use crate::text::Span;

/// Headings longer than this many characters are cut: a place is read at a glance.
const LONGEST_HEADING: usize = 60;

/// Where a span stands in its draft, without the path: `31:14` where the file has lines, else
/// `Findings > Identity, paragraph 3`.
///
/// Headings are the report's own words; without `headings` the section is given by its number.
pub fn within(draft: &Draft, span: Span, masks: &[Span], headings: bool) -> String {
    match draft.place(span).lines {
        Some((start, _)) => format!("{}:{}", start.line, start.column),
        None => in_words(draft, span, masks, headings),
    }
}

/// Where a span stands, for a person with the report before them: in words, and with its line where the file has lines.
pub fn on_the_page(draft: &Draft, span: Span, masks: &[Span], headings: bool) -> String {
    let in_words = in_words(draft, span, masks, headings);
    match draft.place(span).lines {
        Some((start, _)) => format!("{in_words}, line {}", start.line),
        None => in_words,
    }
}

/// Where a span stands, in words whether the file has lines or not: `Findings > Identity, paragraph 3`.
pub fn in_words(draft: &Draft, span: Span, masks: &[Span], headings: bool) -> String {
    let under = |_| Some(section(draft, span, masks, headings).join(" > "));
    draft.place_in_words(span, under, || label(draft, span, masks).filter(|_| headings))
}

/// What a person finds a cell by: the head of its column, and in a table of two columns, which a form is, the label of its
/// row. Below a table that is nested in another, the head is not looked for.
fn label(draft: &Draft, span: Span, masks: &[Span]) -> Option<String> {
    let index = draft.block_index(span.start);
    let cell = draft.blocks()[index].cell?;
    let row = |block: usize| draft.blocks()[draft.row_of(block)].iter();
    let head =
        || row(draft.table_of(index).start).filter(|block| block.cell.is_some_and(|other| other.row == 1));
    let is_narrow = |block: &Block| block.cell.is_some_and(|other| other.column <= 2);
    let is_form = row(index).chain(head()).all(is_narrow);
    let in_column =
        |column: u32| move |block: &&Block| block.cell.is_some_and(|other| other.column == column);
    let found = match (is_form, cell.column, cell.row) {
        (true, 2, _) => row(index).find(in_column(1)),
        (true, ..) | (false, _, 1) => None,
        (false, column, _) => head().find(in_column(column)),
    };
    let words = words::excerpt(draft, found?.span, masks);
    let words = words.trim_end_matches([':', ' ']).to_owned();
    (!words.is_empty() && words.chars().count() <= LONGEST_HEADING).then_some(words)
}

/// The headings over a span, outermost first, without the document's title; its section's number when the
/// headings are to be left out. Empty when it stands under none.
pub fn section(draft: &Draft, span: Span, masks: &[Span], headings: bool) -> Vec<String> {
    let section = draft.blocks().get(draft.block_index(span.start)).and_then(|block| block.section);
    let Some(id) = section else { return Vec::new() };
    if !headings {
        return vec![id.in_words()];
    }
    let path = words::heading_path(draft, section, masks);
    let path = if path.len() > 1 && has_title(draft) { &path[1..] } else { &path };
    path.iter().map(|heading| shortened(heading)).collect()
}

/// As [`within`], with the path before it: `path:31:14`, `path: Findings > Identity, paragraph 3`.
pub fn full(path: &str, draft: &Draft, span: Option<Span>, masks: &[Span], headings: bool) -> String {
    let Some(span) = span else { return path.to_owned() };
    let gap = if draft.lines().is_some() { "" } else { " " };
    format!("{path}:{gap}{}", within(draft, span, masks, headings))
}

/// What opens the line that says where a finding stands whose comment cannot hang on its words.
pub const TOLD: &str = "Where: ";

/// What follows it: the place and the words; `None` for what stands nowhere.
pub fn told(draft: &Draft, finding: &Finding, masks: &[Span]) -> Option<String> {
    let (span, excerpt) = (finding.span?, finding.excerpt.as_ref()?);
    Some(format!("{}: “{excerpt}”", within(draft, span, masks, true)))
}

/// Whether a comment of faircopy's says that it is about this finding's words, where it cannot hang on them.
pub fn is_told(comment: &str, draft: &Draft, finding: &Finding, masks: &[Span]) -> bool {
    let mut lines = comment.lines().filter_map(|line| line.strip_prefix(TOLD)).peekable();
    lines.peek().is_some()
        && told(draft, finding, masks).is_some_and(|told| lines.any(|line| *line == *visible(&told)))
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
