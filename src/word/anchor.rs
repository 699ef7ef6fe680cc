//! What each comment hangs on: the words of its finding, the sign of the note they stand in, a heading, the title.

use std::ops::Range;

use super::cut::{Cut, Cutter, Side};
use crate::draft::{BlockKind, Draft, Part};
use crate::finding::Finding;
use crate::read::docx::WordError;
use crate::read::docx::namespace::Namespace;
use crate::read::docx::xml::{Scanner, Token};
use crate::text::Span;

/// Where a comment begins and ends, and whether that is not on the finding's own words.
#[derive(Debug, Clone)]
pub(super) struct Anchor {
    pub(super) start: Cut,
    pub(super) end: Cut,
    pub(super) elsewhere: bool,
}

/// The notes of a part.
#[derive(Debug)]
pub(super) struct Notes {
    /// Number of the part among the draft's sources.
    source: u16,
    endnotes: bool,
    /// Each one's bytes and id, in order.
    each: Vec<(Range<u32>, String)>,
}

/// Finds anchors in the main part.
#[derive(Debug)]
pub(super) struct Anchors<'x> {
    draft: &'x Draft,
    cutter: Cutter<'x>,
    /// Number of the main part among the draft's sources.
    main: u16,
    notes: Vec<Notes>,
    title: Option<Anchor>,
}

impl<'x> Anchors<'x> {
    /// For a draft whose main part is the source of number `main`.
    pub(super) fn new(draft: &'x Draft, cutter: Cutter<'x>, main: u16, notes: Vec<Notes>) -> Self {
        let mut anchors = Self { draft, cutter, main, notes, title: None };
        anchors.title = anchors.find_title();
        anchors
    }

    /// What the comment on a finding hangs on; `None` where the document has no paragraph at all.
    pub(super) fn of(&self, finding: &Finding) -> Option<Anchor> {
        finding
            .span
            .and_then(|span| self.words(span).or_else(|| self.note(span)))
            .or_else(|| self.words(finding.anchor?).map(elsewhere))
            .or_else(|| self.heading(finding.span?))
            .or_else(|| self.title.clone())
    }

    /// On words of the main part.
    fn words(&self, span: Span) -> Option<Anchor> {
        let span = trimmed(self.draft, span);
        if span.is_empty() {
            return None;
        }
        let mut pieces = self.draft.origins(span).filter(|piece| piece.source == self.main);
        let first = pieces.next()?;
        let end = pieces.last().map_or(first.bytes.end, |last| last.bytes.end);
        let (start, end) = (self.cutter.at(first.bytes.start, Side::Start)?, self.cutter.at(end, Side::End)?);
        (start.at <= end.at).then_some(Anchor { start, end, elsewhere: false })
    }

    /// On the sign, in the body, of the note that holds the words.
    fn note(&self, span: Span) -> Option<Anchor> {
        let piece = self.draft.origins(span).next()?;
        let notes = self.notes.iter().find(|notes| notes.source == piece.source)?;
        let after = notes.each.partition_point(|(bytes, _)| bytes.start <= piece.bytes.start);
        let (_, id) = notes.each[..after].last().filter(|(bytes, _)| bytes.contains(&piece.bytes.start))?;
        let signs = &self.cutter.layout.note_signs[usize::from(notes.endnotes)];
        Some(self.run(*signs.get(id)?))
    }

    fn run(&self, run: usize) -> Anchor {
        let start = self.cutter.around(run, Side::Start);
        Anchor { start, end: self.cutter.around(run, Side::End), elsewhere: true }
    }

    /// On the heading over some words that cannot hold a comment themselves: an empty cell.
    fn heading(&self, span: Span) -> Option<Anchor> {
        let block = &self.draft.blocks()[self.draft.block_index(span.start)];
        let section = block.section.filter(|_| block.part == Part::Body)?;
        self.words(self.draft.blocks()[self.draft.section(section).heading].span).map(elsewhere)
    }

    /// The first heading, else the first words, else the first paragraph.
    fn find_title(&self) -> Option<Anchor> {
        let body = || self.draft.blocks().iter().filter(|block| block.part == Part::Body);
        let heading = body().filter(|block| matches!(block.kind, BlockKind::Heading(_)));
        let found = heading.chain(body()).find_map(|block| self.words(block.span));
        let bare = || {
            let paragraphs = &self.cutter.layout.paragraphs;
            let index = paragraphs.iter().position(|paragraph| paragraph.host.is_none())?;
            // Nothing stands between that a range could hold.
            let place = self.cutter.of_paragraph(index, Side::End);
            Some(Anchor { start: place.clone(), end: place, elsewhere: true })
        };
        found.or_else(bare).map(elsewhere)
    }
}

/// A span without the white space at its ends.
pub(super) fn trimmed(draft: &Draft, span: Span) -> Span {
    let words = draft.slice(span);
    let lead = (words.len() - words.trim_start().len()) as u32;
    Span::new(span.start + lead, span.start + lead + words.trim().len() as u32)
}

fn elsewhere(anchor: Anchor) -> Anchor {
    Anchor { elsewhere: true, ..anchor }
}

impl Notes {
    /// Reads which bytes of a notes part belong to which note; `source` is its number among the draft's sources.
    pub(super) fn of(part: &str, xml: &str, source: u16, endnotes: bool) -> Result<Self, WordError> {
        let mut notes: Vec<(Range<u32>, String)> = Vec::new();
        let mut scanner = Scanner::new(part, xml);
        let mut depth = 0_u32;
        loop {
            match scanner.next()? {
                Token::Open(element) => {
                    let is_note = element.namespace == Namespace::Word
                        && matches!(element.local(), b"footnote" | b"endnote");
                    if is_note && depth == 1 {
                        let id = element.attribute("id").unwrap_or_default().into_owned();
                        notes.push((element.bytes.clone(), id));
                    }
                    depth += u32::from(!element.empty);
                }
                Token::Close => {
                    depth -= 1; // the scanner refuses an end tag that nothing opened
                    if depth == 1
                        && let Some((bytes, _)) = notes.last_mut()
                    {
                        bytes.end = scanner.position();
                    }
                }
                Token::End => return Ok(Self { source, endnotes, each: notes }),
                _ => {}
            }
        }
    }
}
