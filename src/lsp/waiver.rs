//! A waiver to put into a Markdown draft: the comment that keeps a finding, once somebody has given the reason.

use super::Sheet;
use super::document::Document;
use crate::draft::BlockKind;
use crate::finding::{Finding, is_of_the_gate};
use crate::read::{Format, read};
use crate::text::Unit;

/// Something to put into a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Insertion {
    /// Before this byte.
    pub(super) at: u32,
    /// What.
    pub(super) text: String,
}

impl Insertion {
    fn into(&self, text: &str) -> String {
        let at = self.at as usize;
        [&text[..at], &self.text, &text[at..]].concat()
    }
}

/// The comment that keeps a finding, where it stands for it and changes nothing else; `None` where there is no such
/// place. `REASON` is for the author to replace: until then the finding stands.
pub(super) fn insertion(document: &Document, sheet: &Sheet, finding: &Finding) -> Option<Insertion> {
    if document.format != Some(Format::Markdown) || finding.waived.is_some() || is_of_the_gate(&finding.rule)
    {
        return None;
    }
    let comment = format!("<!-- faircopy: allow {} because REASON -->", finding.rule);
    let text = document.lines.source();
    let places = places(document, sheet, finding, &comment);
    places.into_iter().find(|insertion| proved(&insertion.into(text), &comment, sheet, finding))
}

/// Where the comment may stand, the likeliest first.
fn places(document: &Document, sheet: &Sheet, finding: &Finding, comment: &str) -> Vec<Insertion> {
    let text = document.lines.source();
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let Some(span) = finding.place() else {
        // What is missing from the whole draft is kept by a comment anywhere in it: at its end nothing moves.
        let gap =
            if text.is_empty() || text.ends_with('\n') { newline.to_owned() } else { newline.repeat(2) };
        return vec![Insertion { at: text.len() as u32, text: format!("{gap}{comment}{newline}") }];
    };
    let block = &sheet.draft.blocks()[sheet.draft.block_index(span.start)];
    let Some(bytes) = sheet.draft.file_range(block.span) else { return Vec::new() };
    let (first, _) = document.lines.place_of(bytes.start, Unit::Byte);
    let (last, _) = document.lines.place_of(bytes.end, Unit::Byte);
    let start = document.lines.byte_at(first, 0, Unit::Byte);
    let end = document.lines.byte_at(last, u32::MAX, Unit::Byte);
    let before = Insertion { at: start, text: format!("{comment}{newline}{newline}") };
    // Inside what a list, a table or a quotation holds, after its words: a line of its own would part it. Where a space
    // would count as one of its words, the comment follows at once.
    let cell = text[bytes.end as usize..end as usize].find('|').map_or(end, |bar| bytes.end + bar as u32);
    let within = |upto: u32| {
        let at = text[..upto as usize].trim_end().len().max(bytes.end as usize) as u32;
        [" ", ""].map(|gap| Insertion { at, text: format!("{gap}{comment}") })
    };
    let (upto, first) = match block.kind {
        BlockKind::Cell => (cell, false),
        BlockKind::Paragraph | BlockKind::Heading(_) => (end, true),
        _ => (end, false),
    };
    let mut places = Vec::from(within(upto));
    places.insert(if first { 0 } else { places.len() }, before);
    places
}

/// Whether a text with the comment in it is read as the same words, with the comment on those of the finding.
fn proved(text: &str, comment: &str, sheet: &Sheet, finding: &Finding) -> bool {
    let Ok(draft) = read(Format::Markdown, text.as_bytes()) else { return false };
    let inside = comment.trim_start_matches("<!--").trim_end_matches("-->").trim();
    let hangs = draft
        .remarks()
        .iter()
        .filter(|remark| remark.text == inside)
        .any(|remark| finding.span.is_none_or(|span| remark.span.is_some_and(|on| on.overlaps(span))));
    hangs && draft.text() == sheet.draft.text()
}
