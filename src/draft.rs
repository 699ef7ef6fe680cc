//! The draft as a reader sees it: one string of prose, cut into blocks, every byte of which knows
//! where in the file it stands.
//!
//! Rules cannot tell Word from Markdown. [`DraftBuilder`] is the only way to add prose, so an origin is
//! carried from birth and never searched for again.

mod build;
mod marking;
mod outline;
mod origin;
mod place;
mod rows;

pub use build::{BlockSpec, DraftBuilder};
pub use marking::{Marking, MarkingKind};
pub use origin::{Origin, Piece};
pub use outline::{Section, SectionId};
pub use place::{Cell, Place};

use std::ops::Range;
use std::sync::OnceLock;

use crate::named::named;
use crate::text::{LineIndex, Span};

named! {
    /// Which part of the document a block stands in. The names are used in JSON and in places read by people.
    Part {
        /// The running text.
        Body = "body",
        /// Footnotes, in the order of the file.
        Footnotes = "footnotes",
        /// Endnotes.
        Endnotes = "endnotes",
        /// Page headers.
        Header = "header",
        /// Page footers.
        Footer = "footer",
        /// Front matter of Markdown, document properties of Word: see [`Field`].
        Properties = "properties",
    }
}

impl Part {
    /// What people call it, with the number of a note that has one; nothing for the body.
    pub fn place(self, note: Option<u32>) -> String {
        match (self, note) {
            (Self::Body, _) => String::new(),
            (Self::Footnotes, Some(number)) => format!("footnote {number}"),
            (Self::Endnotes, Some(number)) => format!("endnote {number}"),
            (Self::Header, _) => "page header".to_owned(),
            (Self::Footer, _) => "page footer".to_owned(),
            (Self::Properties, _) => "document properties".to_owned(),
            (part, None) => part.name().to_owned(),
        }
    }
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// A heading, level 1 to 9; a short bold line alone counts as one (level 10).
    Heading(u8),
    /// A paragraph of running text.
    Paragraph,
    /// A paragraph inside a list item.
    Item,
    /// A paragraph inside a table cell.
    Cell,
    /// A paragraph inside a block quotation.
    Quote,
    /// A paragraph of a footnote or endnote.
    Footnote,
    /// The caption of a table or figure.
    Caption,
    /// A paragraph of a page header.
    Header,
    /// A paragraph of a page footer.
    Footer,
    /// A paragraph of a text box.
    TextBox,
    /// The value of a [`Field`].
    Field,
}

impl BlockKind {
    /// The name used in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Heading(_) => "heading",
            Self::Paragraph => "paragraph",
            Self::Item => "item",
            Self::Cell => "cell",
            Self::Quote => "quote",
            Self::Footnote => "footnote",
            Self::Caption => "caption",
            Self::Header => "header",
            Self::Footer => "footer",
            Self::TextBox => "textbox",
            Self::Field => "field",
        }
    }
}

/// A paragraph of the draft.
#[derive(Debug, Clone)]
pub struct Block {
    /// Its bytes in [`Draft::text`], without the line break that parts it from the next.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
    /// Where it stands.
    pub part: Part,
    /// Its number in its part, counting every paragraph read from 1, empty ones included.
    pub paragraph: u32,
    /// How many paragraphs of its part an author counts up to it: outside tables, and with words in them.
    pub counted: u32,
    /// The section it stands in; for a heading, the section it opens.
    pub section: Option<SectionId>,
    /// Its cell, when it stands in a table.
    pub cell: Option<Cell>,
    /// A bold opening that works like a heading ("**Purpose.** We wrote this ..."), without its end mark.
    pub lead_in: Option<Span>,
    /// Number of the list, from 1, when it is an item: neighbours with one number belong together.
    pub list: Option<u32>,
    /// Number of the footnote or endnote it stands in, from 1 in the order of their signs, as a page of Word shows it.
    pub note: Option<u32>,
}

/// A declared property: a key of the front matter or of the document's custom properties.
#[derive(Debug, Clone)]
pub struct Field {
    /// The key as written, nested keys joined with a dot ("period.from").
    pub key: String,
    /// Index of the block that holds its value; a list gives one field an entry, all with the same key.
    pub block: usize,
    /// Whether it is an entry of a list, and so one thing whatever commas it holds.
    pub listed: bool,
}

/// Something in the file that was not read as prose, said to the person and never passed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// What it is: "2 tracked deletions".
    pub what: String,
    /// Where, in words; `None` for the whole file.
    pub place: Option<String>,
    /// Whether words the reader of the page can see may be missing from the draft (an image, an embedded
    /// object), as against words left out on purpose (a deletion, a comment).
    pub unread: bool,
    /// What the file still holds of it, where rules ask for that.
    pub held: Option<Held>,
    /// How many of it.
    pub number: usize,
}

/// What whoever opens the file can bring to light.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// Deletions with changes tracked.
    Deletions,
    /// Text set as hidden.
    HiddenText,
}

impl Gap {
    /// What it is, without the words by which the file describes it.
    pub fn kind(&self) -> &str {
        self.what.split_once(": ").map_or(&self.what, |(kind, _)| kind)
    }

    /// What it is and where; without the report's words, what it is alone.
    pub fn told(&self, words: bool) -> String {
        match &self.place {
            Some(place) if words => format!("{} ({place})", self.what),
            None if words => self.what.clone(),
            _ => self.kind().to_owned(),
        }
    }

    /// A gap of the whole file, of which one is enough to say.
    pub fn whole(what: impl Into<String>, unread: bool) -> Self {
        Self { what: what.into(), place: None, unread, held: None, number: 1 }
    }
}

/// A comment beside the prose: a Word comment, or an HTML comment in Markdown. Kept apart: rules about
/// wording never see it.
#[derive(Debug, Clone, Default)]
pub struct Remark {
    /// The comment's own words.
    pub text: String,
    /// Who wrote it, when the file says.
    pub author: Option<String>,
    /// When, as the file gives it.
    pub date: Option<String>,
    /// The words it hangs on (Word), or the next block (Markdown); `None` when nothing follows.
    pub span: Option<Span>,
    /// Its own bytes in the file, where it stands among the prose (Markdown).
    pub bytes: Option<Range<u32>>,
    /// Number of the remark it answers (Word).
    pub answers: Option<usize>,
}

/// The author of the comments that faircopy writes into a Word file, and the name by which it is called; what stands in
/// its own comments asks for nothing.
pub const COMMENTER: &str = "faircopy";

impl Remark {
    /// Whether it was written by faircopy.
    pub fn is_by_faircopy(&self) -> bool {
        self.author.as_deref() == Some(COMMENTER)
    }

    /// Whether it was written by faircopy, or says something to it ("faircopy: allow ...").
    pub fn is_for_faircopy(&self) -> bool {
        let said = self.text.trim_start();
        self.is_by_faircopy()
            || said.get(..COMMENTER.len()).is_some_and(|name| name.eq_ignore_ascii_case(COMMENTER))
                && said[COMMENTER.len()..].trim_start().starts_with([':', ' '])
    }
}

/// Words that were struck out with changes tracked. Kept apart: they are no prose of the report, and whoever opens the
/// file can bring them back.
#[derive(Debug, Clone)]
pub struct Struck {
    /// The words.
    pub words: String,
    /// The paragraph they stood in.
    pub span: Span,
}

/// The draft: prose, blocks, sections, properties, origins, and what could not be read.
#[derive(Debug)]
pub struct Draft {
    text: String,
    blocks: Vec<Block>,
    /// Runs of blocks, once somebody asked for the row or the table of one.
    rows: OnceLock<Vec<Range<usize>>>,
    tables: OnceLock<Vec<Range<usize>>>,
    sections: Vec<Section>,
    fields: Vec<Field>,
    origins: Vec<Origin>,
    sources: Vec<String>,
    gaps: Vec<Gap>,
    remarks: Vec<Remark>,
    struck: Vec<Struck>,
    markings: Vec<Marking>,
    lines: Option<LineIndex>,
}

impl Draft {
    /// All prose; blocks are parted by one `\n`.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The words of a span.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or("")
    }

    /// The blocks in reading order: the body, then notes, headers and footers, then properties. There is always one.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// Index of the block that holds a byte of the text (the one before, for the break between two).
    pub fn block_index(&self, byte: u32) -> usize {
        // Past the end of the prose stand the remarks themselves: each is where its words are.
        let on = || self.remark_at(Span::new(byte, byte))?.span;
        let byte = if byte as usize > self.text.len() { on().map_or(byte, |span| span.start) } else { byte };
        self.blocks.partition_point(|block| block.span.start <= byte).saturating_sub(1)
    }

    /// The sections, in order.
    pub fn sections(&self) -> &[Section] {
        &self.sections
    }

    /// One section.
    pub fn section(&self, id: SectionId) -> &Section {
        &self.sections[id.index()]
    }

    /// The headings that lead to a section, outermost first, its own last.
    pub fn heading_path(&self, section: Option<SectionId>) -> Vec<&str> {
        let mut path = Vec::new();
        let mut next = section;
        while let Some(id) = next {
            let section = self.section(id);
            path.push(self.slice(self.blocks[section.heading].span).trim());
            next = section.parent;
        }
        path.reverse();
        path
    }

    /// Declared properties in order.
    pub fn fields(&self) -> &[Field] {
        &self.fields
    }

    /// What was not read.
    pub fn gaps(&self) -> &[Gap] {
        &self.gaps
    }

    /// Comments beside the prose.
    pub fn remarks(&self) -> &[Remark] {
        &self.remarks
    }

    /// Words struck out with changes tracked, in the order of the file.
    pub fn struck(&self) -> &[Struck] {
        &self.struck
    }

    /// What changes the sense of words without being words, by place.
    pub fn markings(&self) -> &[Marking] {
        &self.markings
    }

    /// Lines and columns of the file, for formats that have them.
    pub fn lines(&self) -> Option<&LineIndex> {
        self.lines.as_ref()
    }
}
