//! Words go to the paragraph that is open, unless they are deleted, or the code of a field.

use std::ops::Range;

use super::{MOST_PIECES, Open, Run, Walk};
use crate::read::docx::fields::Fields;
use crate::read::docx::gaps::Met;
use crate::read::docx::names::Tag;
use crate::read::docx::paragraph::{Piece, Words};
use crate::read::docx::xml::Element;

impl Walk<'_, '_> {
    /// Takes in text that stands in the part as it is. A line break there is only the layout of the XML.
    pub(super) fn text(&mut self, bytes: Range<u32>) {
        let xml = self.story.xml;
        let text = xml.get(bytes.start as usize..bytes.end as usize).unwrap_or_default();
        if !matches!(self.tags.last(), Some(Tag::Text)) || !has_line_break(text) {
            return self.words(Words::Same, bytes);
        }
        let keeps = self.text_attributes.contains("preserve");
        let at_start = xml[..bytes.start as usize].ends_with('>');
        let at_end = xml[bytes.end as usize..].starts_with("</");
        let mut done = 0;
        while let Some(found) = text[done..].find(['\n', '\r'])
            && self.pieces <= MOST_PIECES
        {
            self.pieces += 2;
            let words_end = done + text[done..done + found].trim_end().len();
            let next = text[done + found..].trim_start();
            let space_end = text.len() - next.len();
            let place = |from: usize, to: usize| bytes.start + from as u32..bytes.start + to as u32;
            if words_end > done {
                self.words(Words::Same, place(done, words_end));
            }
            let outside = (words_end == 0 && at_start) || (next.is_empty() && at_end);
            if keeps || !outside {
                self.words(Words::Character(' '), place(words_end, space_end));
            }
            done = space_end;
        }
        if done < text.len() {
            self.words(Words::Same, bytes.start + done as u32..bytes.end);
        }
    }

    /// Takes in words of whatever element is open.
    pub(super) fn words(&mut self, words: Words, bytes: Range<u32>) {
        match self.tags.last() {
            Some(Tag::Text | Tag::MathsText) => self.push(words, bytes),
            Some(Tag::DeletedText) => self.meet_deletion(&words, &bytes),
            Some(Tag::Instruction) => {
                if let Some(fields) = self.fields.last_mut() {
                    let bytes = bytes.start as usize..bytes.end as usize;
                    fields.code(self.story.xml.get(bytes).unwrap_or_default());
                }
            }
            Some(Tag::DrawingText) => {
                if let Some(drawing) = self.drawings.last_mut() {
                    drawing.words();
                }
            }
            _ => {}
        }
    }

    /// A character that an element stands for.
    pub(super) fn mark(&mut self, c: char, bytes: &Range<u32>) {
        self.push(Words::Character(c), bytes.clone());
    }

    /// The pieces of a formula stand over and under one another: run together they would make other words.
    pub(super) fn part_maths(&mut self, element: &Element<'_>) {
        let apart = self.open.last().is_none_or(|Open { paragraph, .. }| match paragraph.pieces.last() {
            Some(Piece { words: Words::Character(c), .. }) => c.is_whitespace(),
            Some(Piece { words: Words::Same, bytes, .. }) => {
                self.story.xml[..bytes.end as usize].ends_with(char::is_whitespace)
            }
            Some(Piece { words: Words::Inside(_), .. }) => false,
            None => true,
        });
        if !apart {
            // The file has no such space: it stands for none of its bytes.
            let at = element.bytes.start;
            self.mark(' ', &(at..at));
        }
    }

    pub(super) fn push(&mut self, words: Words, bytes: Range<u32>) {
        if self.deletions > 0 {
            return self.meet_deletion(&words, &bytes);
        }
        if self.fields.last().is_some_and(Fields::hide) {
            return;
        }
        let Run { emphasis, struck, hidden } = self.runs.last().copied().unwrap_or_default();
        self.words_met += 1;
        let Some(Open { paragraph, .. }) = self.open.last_mut() else {
            return self.meet_stray(&words, &bytes);
        };
        if hidden {
            paragraph.meet(Met::Hidden, None);
        }
        if let Some(control) = self.controls.iter_mut().rev().find(|control| control.declares()) {
            control.add(&words, &bytes, self.story.xml);
        }
        let page_number = self.fields.last().is_some_and(Fields::numbers_pages);
        paragraph.pieces.push(Piece { words, bytes, emphasis, struck, page_number });
    }

    pub(super) fn meet_deletion(&mut self, words: &Words, bytes: &Range<u32>) {
        self.words_met += 1;
        if let Some(Open { paragraph, .. }) = self.open.last_mut() {
            paragraph.strike(words.text(bytes, self.story.xml, &mut [0; 4]));
        }
    }

    /// Words outside any paragraph: Word does not show them, other programs may.
    pub(super) fn meet_stray(&mut self, words: &Words, bytes: &Range<u32>) {
        if !words.text(bytes, self.story.xml, &mut [0; 4]).trim().is_empty() && !self.has_stray {
            self.has_stray = true;
            self.meet(Met::Stray, None);
        }
    }
}

/// Looked for in every text: without an early end the compiler compares many bytes at once.
fn has_line_break(text: &str) -> bool {
    text.bytes().fold(false, |any, byte| any | matches!(byte, b'\n' | b'\r'))
}
