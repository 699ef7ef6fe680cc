//! Gathered paragraphs are written down as blocks of the draft.

use std::collections::HashMap;

use super::comments::Comments;
use super::gaps::Gaps;
use super::paragraph::{Paragraph, Piece, Words};
use super::styles::Purpose;
use crate::draft::{BlockKind, BlockSpec, Cell, DraftBuilder, MarkingKind, Part, Struck};
use crate::text::Span;

/// The draft being written, with what goes beside it.
#[derive(Debug, Default)]
pub(super) struct Transcript {
    pub(super) builder: DraftBuilder,
    pub(super) gaps: Gaps,
    pub(super) comments: Comments,
    /// Declared in tagged content controls, told when all parts are read.
    pub(super) declared: Vec<Declared>,
    /// The place of each note's first sign among those of all notes, by its id: footnotes, then endnotes.
    pub(super) note_signs: [NoteSigns; 2],
    /// Number of the note that is being written.
    pub(super) note: Option<u32>,
    /// Whether any word was written.
    pub(super) has_words: bool,
    lists: Lists,
}

/// The signs of notes that were met so far.
#[derive(Debug, Default)]
pub(super) struct NoteSigns {
    met: u32,
    first: HashMap<String, u32>,
}

impl NoteSigns {
    /// Takes in a sign.
    pub(super) fn meet(&mut self, id: String) {
        self.met += 1;
        self.first.entry(id).or_insert(self.met);
    }

    /// The number of a note, from 1; `None` where nothing leads to it.
    pub(super) fn number(&self, id: &str) -> Option<u32> {
        self.first.get(id).copied()
    }
}

/// A property declared in the running text.
#[derive(Debug)]
pub(super) struct Declared {
    pub(super) key: String,
    pub(super) value: String,
    pub(super) source: u16,
    pub(super) bytes: std::ops::Range<u32>,
}

impl Transcript {
    /// Writes a paragraph of a part whose XML is `xml`.
    pub(super) fn write(&mut self, paragraph: &Paragraph, part: Part, source: u16, xml: &str) {
        let blank = |piece: &Piece| piece.words.text(&piece.bytes, xml, &mut [0; 4]).trim().is_empty();
        let blank = paragraph.pieces.iter().all(blank);
        self.has_words |= !blank;
        let list = self.lists.number(paragraph, blank);
        let note = self.note.filter(|_| matches!(part, Part::Footnotes | Part::Endnotes));
        let block = self.builder.next_block();
        self.builder.open(BlockSpec {
            kind: kind(paragraph, part, list),
            part,
            cell: paragraph.cell,
            list,
            note,
        });
        let block_start = self.builder.position();
        let mut anchors = paragraph.anchors.iter().peekable();
        let mut boxes = paragraph.boxes.iter().peekable();
        let tick = |builder: &mut DraftBuilder, ticked: bool| {
            builder.mark(if ticked { MarkingKind::Ticked } else { MarkingKind::Unticked });
        };
        for (index, piece) in paragraph.pieces.iter().enumerate() {
            while let Some((_, ticked)) = boxes.next_if(|(at, _)| *at <= index) {
                tick(&mut self.builder, *ticked);
            }
            self.builder.marked(MarkingKind::Struck, piece.struck);
            self.builder.marked(MarkingKind::PageNumber, piece.page_number);
            while let Some(anchor) = anchors.next_if(|anchor| anchor.pieces <= index) {
                self.comments.mark(anchor.mark, &anchor.comment, self.builder.position(), block_start);
            }
            let mut room = [0; 4];
            let words = piece.words.text(&piece.bytes, xml, &mut room);
            // White space between two bold words is seldom set bold, and nobody can see that it is not.
            if !words.bytes().all(|byte| byte.is_ascii_whitespace()) {
                self.builder.bold(piece.emphasis.bold);
                self.builder.slanted(piece.emphasis.slanted);
            }
            match piece.words {
                Words::Same => self.builder.push_verbatim(words, source, piece.bytes.start),
                _ => self.builder.push_replaced(words, source, piece.bytes.clone()),
            }
        }
        for anchor in anchors {
            self.comments.mark(anchor.mark, &anchor.comment, self.builder.position(), block_start);
        }
        for (_, ticked) in boxes {
            tick(&mut self.builder, *ticked);
        }
        self.builder.marked(MarkingKind::Struck, false);
        self.builder.marked(MarkingKind::PageNumber, false);
        self.builder.bold(false);
        self.builder.slanted(false);
        self.builder.close();
        self.comments.end_block(self.builder.position());
        let span = Span::new(block_start, self.builder.position());
        for words in paragraph.struck.iter().filter(|words| !words.trim().is_empty()) {
            self.builder.struck(Struck { words: words.clone(), span });
        }
        for (met, description) in &paragraph.met {
            self.gaps.note(*met, Some(block), description.clone());
        }
    }

    /// Says all that was kept back: properties declared in the text, gaps and comments.
    pub(super) fn tell(self) -> DraftBuilder {
        let Self { mut builder, gaps, comments, declared, .. } = self;
        for Declared { key, value, source, bytes } in declared {
            builder.field(&key, &value, source, bytes);
        }
        gaps.tell(&mut builder);
        comments.tell(&mut builder);
        builder
    }
}

fn kind(paragraph: &Paragraph, part: Part, list: Option<u32>) -> BlockKind {
    match part {
        Part::Footnotes | Part::Endnotes => return BlockKind::Footnote,
        Part::Header => return BlockKind::Header,
        Part::Footer => return BlockKind::Footer,
        Part::Body | Part::Properties => {}
    }
    if paragraph.in_text_box {
        return BlockKind::TextBox;
    }
    if let Some(level) = paragraph.heading() {
        return BlockKind::Heading(level);
    }
    if paragraph.cell.is_some() {
        return BlockKind::Cell;
    }
    match paragraph.style.purpose {
        Some(Purpose::Caption) => BlockKind::Caption,
        _ if list.is_some() => BlockKind::Item,
        Some(Purpose::Quote) => BlockKind::Quote,
        None => BlockKind::Paragraph,
    }
}

/// Lists have nine levels, and seldom a definition for each.
const MOST_DEFINITIONS: usize = 16;

/// Numbers the lists: neighbours share one, whatever definitions their levels have.
#[derive(Debug, Default)]
struct Lists {
    count: u32,
    /// List definitions met since the last paragraph that is no item, and the list each is.
    run: Vec<(u32, u32)>,
    place: Option<Cell>,
}

impl Lists {
    fn number(&mut self, paragraph: &Paragraph, blank: bool) -> Option<u32> {
        let definition = paragraph.list_definition().filter(|_| paragraph.heading().is_none());
        if std::mem::replace(&mut self.place, paragraph.cell) != paragraph.cell {
            self.run.clear();
        }
        let Some(definition) = definition else {
            if !blank {
                self.run.clear();
            }
            return None;
        };
        if let Some((_, list)) = self.run.iter().find(|(met, _)| *met == definition) {
            return Some(*list);
        }
        self.count += 1;
        if self.run.len() == MOST_DEFINITIONS {
            self.run.clear();
        }
        self.run.push((definition, self.count));
        Some(self.count)
    }
}
