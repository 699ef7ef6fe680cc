//! Reads the running text of one part: body, notes, header, footer or comments.

mod paragraphs;
mod words;

use std::ops::Range;

use super::choice::ChoiceList;
use super::control::Control;
use super::drawing::Drawing;
use super::error::WordError;
use super::fields::{self, Fields};
use super::gaps::Met;
use super::names::{Tag, tag};
use super::paragraph::{Anchor, Emphasis, Mark, Paragraph, Words};
use super::styles::Styles;
use super::symbols;
use super::transcript::Transcript;
use super::xml::{Element, Scanner, Token};
use crate::draft::{Cell, Part};

/// A note or comment that was met, and the blocks that hold its words.
#[derive(Debug)]
pub(super) struct Note {
    pub(super) id: String,
    pub(super) author: Option<String>,
    pub(super) date: Option<String>,
    pub(super) blocks: Range<usize>,
}

/// Where to read: a part's name, its XML, and what it is to the draft.
#[derive(Debug, Clone, Copy)]
pub(super) struct Story<'x> {
    pub(super) name: &'x str,
    pub(super) xml: &'x str,
    pub(super) part: Part,
}

/// The most elements and pieces of text of one part; a report of a thousand pages has a tenth of them. Each
/// takes far more memory than its few bytes in the file.
const MOST_PIECES: u32 = 4_000_000;

/// Reads a story into the transcript and gives the notes or comments that were in it.
pub(super) fn read(story: Story<'_>, styles: &Styles, out: &mut Transcript) -> Result<Vec<Note>, WordError> {
    let source = out.builder.source(story.name);
    let mut walk = Walk {
        story,
        source,
        styles,
        out,
        scanner: Scanner::new(story.name, story.xml),
        tags: Vec::with_capacity(64),
        open: Vec::new(),
        boxed: Vec::new(),
        running_on: None,
        spare: Vec::new(),
        waiting_anchors: Vec::new(),
        runs: Vec::new(),
        text_attributes: "",
        tables: Vec::new(),
        table_count: 0,
        fields: vec![Fields::default()],
        deletions: 0,
        alternatives: Vec::new(),
        quiet: 0,
        drawings: Vec::new(),
        controls: Vec::new(),
        form_box: None,
        choice_list: None,
        pieces: 0,
        words_met: 0,
        pictures_met: 0,
        has_stray: false,
        notes: Vec::new(),
    };
    walk.all()?;
    Ok(walk.notes)
}

/// How the words of a run look.
#[derive(Debug, Clone, Copy, Default)]
struct Run {
    emphasis: Emphasis,
    struck: bool,
    hidden: bool,
}

/// A paragraph that is open, and its turn among those that wait for the paragraph they hang on.
#[derive(Debug)]
struct Open {
    paragraph: Paragraph,
    turn: Option<usize>,
}

/// What had been met when an `mc:AlternateContent` opened: its fallback is read only if its choice brought no words.
#[derive(Debug, Clone, Copy)]
struct Alternatives {
    words: u64,
    pictures: u64,
}

struct Walk<'x, 't> {
    story: Story<'x>,
    source: u16,
    styles: &'t Styles,
    out: &'t mut Transcript,
    scanner: Scanner<'x>,
    /// The open elements.
    tags: Vec<Tag>,
    /// The open paragraphs: more than one inside text boxes.
    open: Vec<Open>,
    /// Paragraphs of text boxes in the order they opened, until the paragraph they hang on is written.
    boxed: Vec<Option<Paragraph>>,
    /// A paragraph whose end was deleted, to be read as one with the next.
    running_on: Option<Paragraph>,
    spare: Vec<Paragraph>,
    /// Starts of comments that stand between paragraphs, for the next one.
    waiting_anchors: Vec<String>,
    runs: Vec<Run>,
    /// Attributes of the text element that is open.
    text_attributes: &'x str,
    tables: Vec<Cell>,
    table_count: u32,
    /// One for the story and one for each open text box.
    fields: Vec<Fields>,
    /// How many tracked deletions are open.
    deletions: u32,
    alternatives: Vec<Alternatives>,
    /// How many fallbacks are open whose pictures were met already.
    quiet: u32,
    drawings: Vec<Drawing>,
    controls: Vec<Control>,
    /// A box of a form that is open, and whether it is ticked.
    form_box: Option<bool>,
    /// A list of a form that is open.
    choice_list: Option<ChoiceList>,
    /// Elements and pieces of text so far.
    pieces: u32,
    words_met: u64,
    pictures_met: u64,
    /// Whether words outside any paragraph were met.
    has_stray: bool,
    notes: Vec<Note>,
}

impl<'x> Walk<'x, '_> {
    fn all(&mut self) -> Result<(), WordError> {
        loop {
            self.pieces += 1;
            if self.pieces > MOST_PIECES {
                return Err(WordError::TooManyPieces {
                    part: self.story.name.to_owned(),
                    limit: MOST_PIECES,
                });
            }
            match self.scanner.next()? {
                Token::Open(element) => match self.enter(&element) {
                    Some(tag) => {
                        self.tags.push(tag);
                        if element.empty {
                            self.leave();
                        }
                    }
                    None => self.scanner.skip(&element)?,
                },
                Token::Close => self.leave(),
                Token::Text(bytes) => self.text(bytes),
                Token::Char(c, bytes) => self.words(Words::Character(c), bytes),
                Token::Cdata(inside, bytes) => self.words(Words::Inside(inside), bytes),
                Token::End => break,
            }
        }
        self.write_running_on();
        Ok(())
    }

    /// Takes in a start tag: what it is, or `None` where all inside it is to be passed over.
    fn enter(&mut self, element: &Element<'x>) -> Option<Tag> {
        let tag = tag(element);
        let parent = self.tags.last().copied();
        match tag {
            Tag::Run => self.runs.push(self.plain_run()),
            Tag::Text | Tag::DeletedText | Tag::Instruction => {
                self.text_attributes = element.raw_attributes();
            }
            Tag::MathsText => self.part_maths(element),
            Tag::RunProperties => match parent {
                Some(Tag::Run) => {}
                Some(Tag::ParagraphProperties) => return Some(Tag::MarkProperties),
                _ => return None,
            },
            Tag::RunStyle | Tag::Bold | Tag::Italic | Tag::Strike | Tag::Vanish
                if parent == Some(Tag::RunProperties) =>
            {
                self.run_property(tag, element);
            }
            Tag::Paragraph => self.open_paragraph(),
            Tag::ParagraphStyle | Tag::OutlineLevel if parent == Some(Tag::ParagraphProperties) => {
                self.paragraph_property(tag, element);
            }
            Tag::NumberingId if parent == Some(Tag::NumberingProperties) => {
                self.paragraph_property(tag, element);
            }
            Tag::Tab => self.mark('\t', &element.bytes),
            Tag::Break => self.mark('\n', &element.bytes),
            Tag::NoBreakHyphen => self.mark('\u{2011}', &element.bytes),
            Tag::Symbol => {
                if let [Some(font), Some(code)] = element.attributes(["font", "char"])
                    && let Some(c) = symbols::character(&font, &code)
                {
                    self.mark(c, &element.bytes);
                }
            }
            Tag::Deletion => match parent {
                Some(Tag::MarkProperties) => {
                    if let Some(open) = self.open.last_mut() {
                        open.paragraph.runs_on = true;
                    }
                    return Some(Tag::Other);
                }
                _ => self.deletions += 1,
            },
            Tag::Table => {
                self.table_count += 1;
                self.tables.push(Cell { table: self.table_count, row: 0, column: 0 });
            }
            Tag::Row => {
                if let Some(cell) = self.tables.last_mut() {
                    (cell.row, cell.column) = (cell.row + 1, 0);
                }
            }
            Tag::TableCell => {
                if let Some(cell) = self.tables.last_mut() {
                    cell.column += 1;
                }
            }
            Tag::TextBox => self.fields.push(Fields::default()),
            Tag::FieldCharacter | Tag::SimpleField => self.field(tag, element),
            Tag::CheckBox => self.form_box = Some(false),
            Tag::Checked if parent == Some(Tag::CheckBox) => self.form_box = Some(element.switch()),
            Tag::ChoiceList => self.choice_list = Some(ChoiceList::default()),
            Tag::ListEntry | Tag::Chosen | Tag::Checked if parent == Some(Tag::ChoiceList) => {
                if let Some(list) = &mut self.choice_list {
                    list.take(tag, element);
                }
            }
            Tag::CommentStart | Tag::CommentEnd | Tag::CommentReference => self.anchor(tag, element),
            Tag::Note => return self.open_note(element),
            Tag::NoteSign => {
                let signs = &mut self.out.note_signs[usize::from(element.local() == b"endnoteReference")];
                if let Some(id) = element.attribute("id") {
                    signs.meet(id.into_owned());
                }
            }
            Tag::Alternatives => {
                self.alternatives.push(Alternatives { words: self.words_met, pictures: self.pictures_met });
            }
            Tag::Choice | Tag::Fallback => return self.alternative(tag),
            Tag::Control => self.controls.push(Control::default()),
            Tag::ControlKey if parent == Some(Tag::ControlProperties) => {
                if let Some(control) = self.controls.last_mut() {
                    control.name(element);
                }
            }
            Tag::Chunk => self.meet(Met::Chunk, None),
            Tag::Drawing => self.drawings.push(Drawing::default()),
            Tag::DrawingName
            | Tag::Decorative
            | Tag::Picture
            | Tag::EmbeddedObject
            | Tag::Chart
            | Tag::Diagram
            | Tag::WordArt => {
                if let Some(drawing) = self.drawings.last_mut() {
                    drawing.take(tag, element);
                }
            }
            Tag::Skipped => return None,
            _ => {}
        }
        Some(tag)
    }

    /// Takes in the end of the element opened last.
    fn leave(&mut self) {
        match self.tags.pop() {
            Some(Tag::Paragraph) => self.close_paragraph(),
            Some(Tag::Run) => {
                self.runs.pop();
            }
            Some(Tag::SimpleField) => {
                if let Some(fields) = self.fields.last_mut() {
                    fields.end_simple();
                }
            }
            Some(Tag::CheckBox) => self.close_box(),
            Some(Tag::ChoiceList) => {
                if let Some(list) = self.choice_list.take() {
                    self.meet(Met::Choice, list.chosen());
                }
            }
            Some(Tag::Deletion) => self.deletions -= 1,
            Some(Tag::Table) => {
                self.tables.pop();
            }
            Some(Tag::TextBox) => {
                self.fields.pop();
            }
            Some(Tag::Alternatives) => {
                self.alternatives.pop();
            }
            Some(Tag::QuietFallback) => self.quiet -= 1,
            Some(Tag::Drawing) => self.close_drawing(),
            Some(Tag::Control) => self.close_control(),
            Some(Tag::Note) => self.close_note(),
            _ => {}
        }
    }

    /// Notes what is not read: with the open paragraph, or with the last one written.
    fn meet(&mut self, met: Met, description: Option<String>) {
        if self.deletions > 0 || self.quiet > 0 {
            return;
        }
        if let Some(Open { paragraph, .. }) = self.open.last_mut() {
            paragraph.meet(met, description);
        } else {
            let block = self.out.builder.next_block().checked_sub(1);
            self.out.gaps.note(met, block, description);
        }
    }

    fn field(&mut self, tag: Tag, element: &Element<'_>) {
        let fetching = if tag == Tag::SimpleField {
            let code = element.attribute("instr").unwrap_or_default();
            if let Some(fields) = self.fields.last_mut() {
                fields.simple(&code);
            }
            fields::fetches(&code)
        } else {
            let kind = element.attribute("fldCharType");
            self.fields.last_mut().is_some_and(|fields| fields.step(kind.as_deref()))
        };
        if fetching {
            self.meet(Met::Fetching, None);
        }
    }

    fn anchor(&mut self, tag: Tag, element: &Element<'_>) {
        let Some(comment) = element.attribute("id") else { return };
        let mark = match tag {
            Tag::CommentStart => Mark::Start,
            Tag::CommentEnd => Mark::End,
            _ => Mark::Reference,
        };
        let comment = comment.into_owned();
        match (self.open.last_mut(), mark) {
            (Some(Open { paragraph, .. }), _) => {
                paragraph.anchors.push(Anchor { pieces: paragraph.pieces.len(), mark, comment });
            }
            (None, Mark::Start) => self.waiting_anchors.push(comment),
            (None, _) => {
                let position = self.out.builder.position();
                self.out.comments.mark(mark, &comment, position, position);
            }
        }
    }

    /// A choice that comes second, and a fallback, are passed over if words were met before them.
    fn alternative(&mut self, tag: Tag) -> Option<Tag> {
        let Some(before) = self.alternatives.last() else { return Some(Tag::Other) };
        if self.words_met > before.words {
            return None;
        }
        if tag == Tag::Fallback && self.pictures_met > before.pictures {
            self.quiet += 1;
            return Some(Tag::QuietFallback);
        }
        Some(tag)
    }

    /// Separators between text and notes are not notes.
    fn open_note(&mut self, element: &Element<'_>) -> Option<Tag> {
        let [kind, id, author, date] = element.attributes(["type", "id", "author", "date"]);
        if kind.is_some_and(|kind| kind != "normal") {
            return None;
        }
        let block = self.out.builder.next_block();
        let owned = |value: Option<std::borrow::Cow<'_, str>>| value.map(std::borrow::Cow::into_owned);
        let id = owned(id).unwrap_or_default();
        let signs = &self.out.note_signs[usize::from(self.story.part == Part::Endnotes)];
        self.out.note = signs.number(&id);
        self.notes.push(Note { id, author: owned(author), date: owned(date), blocks: block..block });
        Some(Tag::Note)
    }

    fn close_note(&mut self) {
        self.write_running_on();
        let end = self.out.builder.next_block();
        if let Some(note) = self.notes.last_mut() {
            note.blocks.end = end;
        }
    }

    fn close_drawing(&mut self) {
        let found = self.drawings.pop().map(Drawing::found).unwrap_or_default();
        self.pictures_met += u64::from(!found.is_empty());
        for (met, description) in found {
            self.meet(met, description);
        }
    }
}

#[cfg(test)]
mod tests;
