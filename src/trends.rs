//! What fires over the years in a folder of reports: counts by the date each report bears, and nothing else of it.
//!
//! It is about how a service drafts. Of a report only its date ([`dated`]), its number of words, which rules found
//! something and how the checklist stands are kept, so that no word about a child and no name of an author or a file
//! can reach the result. It is counted once ([`count`]), and written for people ([`html`], [`layout`]) and for other
//! programs ([`json`]).

mod chart;
mod count;
mod dated;
mod html;
mod json;
mod layout;
mod period;
#[cfg(test)]
mod tests;

pub use count::{Report, Trends};
pub use dated::{Dating, Undated};
#[cfg(feature = "cli")]
pub(crate) use layout::TITLE;
pub use period::{Period, Step};

use crate::render::Paint;

/// A period of fewer reports says little: one more or less would change it.
const FEW: usize = 5;

impl Trends {
    /// For a terminal of some columns.
    pub fn terminal(&self, paint: Paint, width: usize) -> String {
        layout::page(self).terminal(paint, width)
    }

    /// As Markdown.
    pub fn markdown(&self) -> String {
        layout::page(self).markdown()
    }

    /// As a page to read or print, whole in itself, with pictures.
    pub fn html(&self) -> String {
        html::write(self)
    }

    /// `faircopy.trends/1`.
    pub fn json(&self) -> String {
        json::write(self)
    }
}
