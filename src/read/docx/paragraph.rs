//! A paragraph as it is gathered from the XML, before it becomes a block.

use std::ops::Range;

use super::gaps::Met;
use super::styles::{Outline, Style};
use crate::draft::Cell;

/// What a piece of a paragraph says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Words {
    /// The bytes themselves.
    Same,
    /// One character: a reference, a tab, a break.
    Character(char),
    /// Other bytes of the part: what stands inside a CDATA section.
    Inside(Range<u32>),
}

impl Words {
    /// The words themselves, of a piece at `bytes` of a part; `room` is for a character.
    pub(super) fn text<'a>(&self, bytes: &Range<u32>, xml: &'a str, room: &'a mut [u8; 4]) -> &'a str {
        let slice =
            |bytes: &Range<u32>| xml.get(bytes.start as usize..bytes.end as usize).unwrap_or_default();
        match self {
            Self::Same => slice(bytes),
            Self::Character(c) => c.encode_utf8(room),
            Self::Inside(inside) => slice(inside),
        }
    }
}

/// Words that stand out.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Emphasis {
    pub(super) bold: bool,
    pub(super) slanted: bool,
}

/// Some words and the bytes of the part they stand for.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub(super) words: Words,
    pub(super) bytes: Range<u32>,
    pub(super) emphasis: Emphasis,
    /// Whether a line goes through them.
    pub(super) struck: bool,
    /// Whether they are the number of a page that Word works out.
    pub(super) page_number: bool,
}

/// Where a comment's range begins or ends, or its sign stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Start,
    End,
    Reference,
}

/// A comment's mark and the number of pieces before it.
#[derive(Debug)]
pub(super) struct Anchor {
    pub(super) pieces: usize,
    pub(super) mark: Mark,
    pub(super) comment: String,
}

/// A paragraph being gathered.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    pub(super) pieces: Vec<Piece>,
    pub(super) anchors: Vec<Anchor>,
    /// Boxes to tick: how many pieces stand before each, and whether it is ticked.
    pub(super) boxes: Vec<(usize, bool)>,
    pub(super) met: Vec<(Met, Option<String>)>,
    /// Words that were struck out, each deletion by itself.
    pub(super) struck: Vec<String>,
    pub(super) style: Style,
    /// Its rank in the outline, set on the paragraph itself.
    pub(super) outline: Option<Outline>,
    /// Number of the list definition set on the paragraph itself; 0: none.
    pub(super) numbering: Option<u32>,
    pub(super) cell: Option<Cell>,
    pub(super) in_text_box: bool,
    /// Whether the mark at its end is deleted, so that it runs on into the next.
    pub(super) runs_on: bool,
    /// The bytes of its end, where that is deleted.
    pub(super) end: Range<u32>,
    /// How many pieces stood before the deletion met last: with none in between it is the same deletion.
    last_deletion: Option<usize>,
    has_hidden: bool,
}

impl Paragraph {
    /// Makes it as new, keeping its room.
    pub(super) fn clear(&mut self) {
        let mut pieces = std::mem::take(&mut self.pieces);
        pieces.clear();
        *self = Self { pieces, ..Self::default() };
    }

    /// Notes words that were struck out; what follows at once belongs to the same deletion.
    pub(super) fn strike(&mut self, words: &str) {
        match self.struck.last_mut() {
            Some(last) if self.last_deletion == Some(self.pieces.len()) => last.push_str(words),
            _ => self.struck.push(words.to_owned()),
        }
        self.meet(Met::Deletion, None);
    }

    /// Notes something that is not read; a second time in a row counts once for deletions and hidden text.
    pub(super) fn meet(&mut self, met: Met, description: Option<String>) {
        match met {
            Met::Deletion if self.last_deletion.replace(self.pieces.len()) == Some(self.pieces.len()) => {
                return;
            }
            Met::Hidden if std::mem::replace(&mut self.has_hidden, true) => return,
            _ => {}
        }
        self.met.push((met, description));
    }

    /// Level of a heading, from 1.
    pub(super) fn heading(&self) -> Option<u8> {
        match self.outline.or(self.style.outline) {
            Some(Outline::Heading(level)) => Some(level),
            Some(Outline::Text) | None => None,
        }
    }

    /// Number of its list definition, if it is an item.
    pub(super) fn list_definition(&self) -> Option<u32> {
        self.numbering.or(self.style.numbering).filter(|number| *number != 0)
    }

    /// Puts an earlier paragraph that runs on into this one in front of it. Where a word goes on it is read as one, as
    /// Word will show it; elsewhere the end that was deleted still parts the two, since the last word of one sentence
    /// and the first of the next would make a word that nobody wrote.
    pub(super) fn prepend(&mut self, earlier: Self, xml: &str) {
        let Self { mut pieces, mut anchors, mut boxes, mut met, mut struck, end, .. } = earlier;
        let touches = |piece: Option<&Piece>, at: fn(&str) -> bool| {
            piece.is_some_and(|piece| !at(piece.words.text(&piece.bytes, xml, &mut [0; 4])))
        };
        if touches(pieces.last(), |words| words.ends_with(char::is_whitespace))
            && touches(self.pieces.first(), |words| words.starts_with(char::is_whitespace))
            && !(touches(pieces.last(), |words| !words.ends_with(char::is_alphabetic))
                && touches(self.pieces.first(), |words| !words.starts_with(char::is_lowercase)))
        {
            pieces.push(Piece {
                words: Words::Character(' '),
                bytes: end,
                emphasis: Emphasis::default(),
                struck: false,
                page_number: false,
            });
        }
        let before = pieces.len();
        pieces.append(&mut self.pieces);
        anchors
            .extend(self.anchors.drain(..).map(|anchor| Anchor { pieces: anchor.pieces + before, ..anchor }));
        boxes.extend(self.boxes.drain(..).map(|(at, ticked)| (at + before, ticked)));
        met.append(&mut self.met);
        struck.append(&mut self.struck);
        (self.pieces, self.anchors, self.boxes) = (pieces, anchors, boxes);
        (self.met, self.struck) = (met, struck);
    }
}
