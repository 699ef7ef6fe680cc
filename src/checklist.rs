//! The checklist for supervision: what a careful supervisor looks for, how it stands in this draft, with the report's
//! own words and their places; questions that follow; what has been waived; and room to sign. It gives no score.
//!
//! The [`lesson`]s are gathered from a check, laid out once as a [`page`], and written by [`html`], [`markdown`],
//! [`docx`] and [`terminal`] alike.

mod docx;
mod html;
mod layout;
mod lesson;
mod markdown;
mod page;
mod question;
mod quoted;
mod terminal;

use jiff::civil::Date;

pub(crate) use self::page::{Cell, Page, Piece, called};
use crate::check::Checked;
use crate::draft::Draft;
use crate::pack::Pack;
use crate::render::Paint;
#[cfg(feature = "cli")]
pub(crate) use docx::MAKER;
#[cfg(feature = "cli")]
pub(crate) use layout::TITLE;

/// What a checklist is made of.
#[derive(Debug, Clone, Copy)]
pub struct Sheet<'a> {
    /// The draft's path as given, with forward slashes.
    pub path: &'a str,
    /// The day that counts as today.
    pub as_of: Date,
    /// The draft.
    pub draft: &'a Draft,
    /// What a check of it gave, its waivers settled.
    pub checked: &'a Checked,
    /// The pack it was checked with.
    pub pack: &'a Pack,
    /// Whether the report's own words are shown.
    pub words: bool,
}

/// Why a checklist could not be written.
#[derive(Debug, thiserror::Error)]
#[error("the checklist could not be put together as a Word document: {0}. Ask for .html or .md instead")]
pub struct ChecklistError(String);

impl Page {
    /// As a Word document, made on a day.
    pub(crate) fn docx(&self, made: Date) -> Result<Vec<u8>, ChecklistError> {
        docx::write(self, made).map_err(|error| ChecklistError(error.to_string()))
    }

    /// As a page to read or print, whole in itself.
    pub(crate) fn html(&self) -> String {
        html::write(self)
    }

    /// As Markdown.
    pub(crate) fn markdown(&self) -> String {
        markdown::write(self)
    }

    /// For a terminal of some columns.
    pub(crate) fn terminal(&self, paint: Paint, width: usize) -> String {
        terminal::write(self, paint, width)
    }
}

impl Sheet<'_> {
    fn page(&self) -> Page {
        layout::page(self)
    }

    /// As a page to read or print, whole in itself.
    pub fn html(&self) -> String {
        self.page().html()
    }

    /// As Markdown.
    pub fn markdown(&self) -> String {
        self.page().markdown()
    }

    /// As a Word document.
    pub fn docx(&self) -> Result<Vec<u8>, ChecklistError> {
        self.page().docx(self.as_of)
    }

    /// For a terminal of some columns.
    pub fn terminal(&self, paint: Paint, width: usize) -> String {
        self.page().terminal(paint, width)
    }
}

#[cfg(test)]
mod tests;
