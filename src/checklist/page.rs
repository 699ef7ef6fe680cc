//! A page in pieces, before it is known what it is written as.

use crate::finding::{Severity, Status};

/// A page: its title and what stands under it.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) title: String,
    pub(crate) pieces: Vec<Piece>,
}

/// A piece of a page.
#[derive(Debug)]
pub(crate) enum Piece {
    /// A heading, level 2 or 3.
    Heading(u8, String),
    /// A heading of level 3 that says how its matter stands.
    Standing(Status, String),
    /// Running text.
    Text(String),
    /// Running text that matters less.
    Note(String),
    /// A question of the checklist and how it stands.
    Item(Status, String),
    /// A finding: how much it matters, what was noticed, and where it stands.
    Finding(Severity, String, String),
    /// The report's own words, what they are quoted for, and where they stand.
    Quote {
        /// "Came near"; nothing where they speak for themselves.
        label: String,
        words: String,
        place: String,
    },
    /// A numbered list.
    Numbered(Vec<String>),
    /// A list.
    List(Vec<String>),
    /// A table with a row of heads; cells may tell how something stands.
    Table { caption: String, head: Vec<&'static str>, rows: Vec<Vec<Cell>> },
    /// A share of a whole, told in words and drawn.
    Bar { text: String, share: f64 },
    /// Lines to fill in by hand: what goes on each.
    Form { caption: String, lines: Vec<&'static str> },
}

/// A cell of a table.
#[derive(Debug)]
pub(crate) enum Cell {
    Text(String),
    Standing(Status),
}

/// What people call a status.
pub(crate) const fn called(status: Status) -> &'static str {
    match status {
        Status::Met => "Met",
        Status::Weak => "Weak",
        Status::Missing => "Missing",
        Status::Explained => "Explained",
        Status::Judgement => "Your judgement",
        Status::NotApplicable => "Does not apply",
    }
}

/// A share of a whole, drawn in signs.
pub(super) fn drawn(share: f64) -> String {
    const SIGNS: usize = 20;
    let signs = |number: usize| f64::from(number as u32);
    let full = (1..=SIGNS).filter(|sign| share * signs(SIGNS) >= signs(*sign) - 0.5).count();
    "█".repeat(full) + &"░".repeat(SIGNS - full)
}
