//! Paragraphs open, learn what they are, close, and are written down in their turn.

use std::ops::Range;

use super::{Open, Run, Walk};
use crate::read::docx::names::Tag;
use crate::read::docx::paragraph::{Anchor, Emphasis, Mark, Paragraph};
use crate::read::docx::styles::Outline;
use crate::read::docx::xml::Element;

impl Walk<'_, '_> {
    pub(super) fn close_control(&mut self) {
        let declared = self.controls.pop().and_then(|control| control.declared(self.source));
        self.out.declared.extend(declared);
    }

    /// A box of a form shows itself without a word.
    pub(super) fn close_box(&mut self) {
        if let (Some(ticked), Some(Open { paragraph, .. }), 0) =
            (self.form_box.take(), self.open.last_mut(), self.deletions)
        {
            paragraph.boxes.push((paragraph.pieces.len(), ticked));
        }
    }

    pub(super) fn open_paragraph(&mut self) {
        let mut paragraph = self.spare.pop().unwrap_or_default();
        paragraph.clear();
        paragraph.style.clone_from(self.styles.default_paragraph());
        paragraph.cell = self.tables.last().filter(|cell| cell.column > 0).copied();
        paragraph.in_text_box = self.fields.len() > 1;
        paragraph.anchors.extend(self.waiting_anchors.drain(..).map(|comment| Anchor {
            pieces: 0,
            mark: Mark::Start,
            comment,
        }));
        let turn = (!self.open.is_empty()).then(|| {
            self.boxed.push(None);
            self.boxed.len() - 1
        });
        self.open.push(Open { paragraph, turn });
    }

    pub(super) fn close_paragraph(&mut self) {
        if let Some(fields) = self.fields.last_mut() {
            fields.end_paragraph();
        }
        let Some(Open { mut paragraph, turn }) = self.open.pop() else { return };
        if let Some(turn) = turn {
            self.boxed[turn] = Some(paragraph); // its own paragraph, still open, keeps the turn
            return;
        }
        if let Some(earlier) = self.running_on.take() {
            if earlier.cell == paragraph.cell {
                paragraph.prepend(earlier, self.story.xml);
            } else {
                self.write(earlier);
            }
        }
        if paragraph.runs_on {
            paragraph.end = self.end_tag();
            self.running_on = Some(paragraph);
        } else {
            self.write(paragraph);
            self.write_boxed();
        }
    }

    /// The bytes of the end tag that was just read.
    fn end_tag(&self) -> Range<u32> {
        let end = self.scanner.position();
        self.story.xml[..end as usize].rfind('<').map_or(end, |at| at as u32)..end
    }

    pub(super) fn write(&mut self, paragraph: Paragraph) {
        self.out.write(&paragraph, self.story.part, self.source, self.story.xml);
        self.spare.push(paragraph);
    }

    pub(super) fn write_boxed(&mut self) {
        let mut boxed = std::mem::take(&mut self.boxed);
        for paragraph in boxed.drain(..).flatten() {
            self.write(paragraph);
        }
        self.boxed = boxed;
    }

    pub(super) fn write_running_on(&mut self) {
        if let Some(paragraph) = self.running_on.take() {
            self.write(paragraph);
        }
        self.write_boxed();
    }

    pub(super) fn paragraph_property(&mut self, tag: Tag, element: &Element<'_>) {
        let Some(Open { paragraph, .. }) = self.open.last_mut() else { return };
        match tag {
            Tag::ParagraphStyle => {
                if let Some(id) = element.attribute("val") {
                    paragraph.style = self.styles.get(&id);
                }
            }
            Tag::OutlineLevel => paragraph.outline = element.number().map(Outline::of),
            _ => paragraph.numbering = element.number(),
        }
    }

    /// How words look in the open paragraph where a run says nothing.
    pub(super) fn plain_run(&self) -> Run {
        self.open.last().map_or_else(Run::default, |Open { paragraph, .. }| Run {
            emphasis: Emphasis {
                bold: paragraph.style.bold.unwrap_or(false),
                slanted: paragraph.style.slanted.unwrap_or(false),
            },
            struck: paragraph.style.struck.unwrap_or(false),
            hidden: paragraph.style.hidden.unwrap_or(false),
        })
    }

    pub(super) fn run_property(&mut self, tag: Tag, element: &Element<'_>) {
        let Some(run) = self.runs.last_mut() else { return };
        match tag {
            Tag::RunStyle => {
                if let Some(id) = element.attribute("val") {
                    let style = self.styles.get(&id);
                    run.emphasis.bold = style.bold.unwrap_or(run.emphasis.bold);
                    run.emphasis.slanted = style.slanted.unwrap_or(run.emphasis.slanted);
                    run.struck = style.struck.unwrap_or(run.struck);
                    run.hidden = style.hidden.unwrap_or(run.hidden);
                }
            }
            Tag::Bold => run.emphasis.bold = element.switch(),
            Tag::Italic => run.emphasis.slanted = element.switch(),
            // One line or two: the second kind, turned off, does not take the first away.
            Tag::Strike if element.local() == b"dstrike" => run.struck |= element.switch(),
            Tag::Strike => run.struck = element.switch(),
            _ => run.hidden = element.switch(),
        }
    }
}
