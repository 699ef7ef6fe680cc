//! Colour for a terminal, or none.

use ariadne::Color;

use crate::finding::{Severity, Status};

/// Paints words when colour is on.
#[derive(Debug, Clone, Copy)]
pub struct Paint {
    on: bool,
}

impl Paint {
    /// With or without colour.
    pub const fn new(on: bool) -> Self {
        Self { on }
    }

    /// Heavier.
    pub fn bold(self, text: &str) -> String {
        self.code("1", text)
    }

    /// Fainter.
    pub fn faint(self, text: &str) -> String {
        self.code("2", text)
    }

    /// In the colour of something good.
    pub fn good(self, text: &str) -> String {
        self.code("32", text)
    }

    /// In a severity's colour.
    pub fn severity(self, severity: Severity, text: &str) -> String {
        let code = match severity {
            Severity::Must => "1;31",
            Severity::Should => "1;33",
            Severity::Consider => "1;36",
        };
        self.code(code, text)
    }

    /// In a checklist status's colour.
    pub fn status(self, status: Status, text: &str) -> String {
        match status {
            Status::Missing => self.code("31", text),
            Status::Weak => self.code("33", text),
            Status::Met => self.good(text),
            Status::Explained | Status::Judgement | Status::NotApplicable => text.to_owned(),
        }
    }

    fn code(self, code: &str, text: &str) -> String {
        if self.on { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }
}

/// The colour ariadne underlines with.
pub(super) const fn underline(severity: Severity) -> Color {
    match severity {
        Severity::Must => Color::Red,
        Severity::Should => Color::Yellow,
        Severity::Consider => Color::Cyan,
    }
}
