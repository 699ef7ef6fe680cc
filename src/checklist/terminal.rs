//! The checklist for a terminal.

use super::page::{Cell, Page, Piece, called, drawn};
use crate::finding::Status;
use crate::render::{Paint, visible, wrap};

pub(super) fn write(page: &Page, paint: Paint, width: usize) -> String {
    let mut writer = Writer { paint, width, out: String::new() };
    writer.line(0, &paint.bold(&visible(&page.title)));
    for piece in &page.pieces {
        writer.piece(piece);
    }
    writer.out
}

struct Writer {
    paint: Paint,
    width: usize,
    out: String,
}

impl Writer {
    fn line(&mut self, indent: usize, text: &str) {
        self.out.extend([&" ".repeat(indent), text, "\n"]);
    }

    fn prose(&mut self, indent: usize, text: &str) {
        for line in wrap(&visible(text), self.width.saturating_sub(indent)) {
            self.line(indent, &line);
        }
    }

    fn hung(&mut self, indent: usize, mark: &str, text: &str) {
        let inset = indent + mark.chars().count();
        for (index, line) in wrap(&visible(text), self.width.saturating_sub(inset)).iter().enumerate() {
            if index == 0 {
                self.line(indent, &format!("{mark}{line}"));
            } else {
                self.line(inset, line);
            }
        }
    }

    /// How something stands, in a column of its own.
    fn standing(&mut self, indent: usize, status: Status, text: &str) {
        const COLUMN: usize = 16;
        let label = format!("{:<COLUMN$}", called(status));
        let lines = wrap(&visible(text), self.width.saturating_sub(indent + COLUMN));
        for (index, line) in lines.iter().enumerate() {
            let label = if index == 0 { self.paint.status(status, &label) } else { " ".repeat(COLUMN) };
            self.line(indent, &format!("{label}{line}"));
        }
    }

    fn piece(&mut self, piece: &Piece) {
        match piece {
            Piece::Heading(_, text) => {
                self.out.push('\n');
                let text = self.paint.bold(&visible(text));
                self.line(0, &text);
            }
            Piece::Standing(status, text) => {
                self.out.push('\n');
                self.standing(0, *status, text);
            }
            Piece::Text(text) => self.prose(2, text),
            Piece::Note(text) => {
                for line in wrap(&visible(text), self.width.saturating_sub(2)) {
                    let line = self.paint.faint(&line);
                    self.line(2, &line);
                }
            }
            Piece::Finding(severity, text, place) => {
                self.out.push('\n');
                let name = severity.name();
                let lines = wrap(&visible(&format!("{name}: {text}")), self.width.saturating_sub(2));
                for (index, line) in lines.iter().enumerate() {
                    match line.strip_prefix(name).filter(|_| index == 0) {
                        Some(rest) => {
                            let name = self.paint.severity(*severity, name);
                            self.line(2, &format!("{name}{rest}"));
                        }
                        None => self.line(2, line),
                    }
                }
                self.piece(&Piece::Note(place.clone()));
            }
            Piece::Item(status, text) => self.standing(2, *status, text),
            Piece::Quote { label, words, place } => {
                let label = if label.is_empty() { String::new() } else { format!("{label}: ") };
                self.hung(4, "", &format!("{label}“{words}”"));
                for line in wrap(&visible(place), self.width.saturating_sub(6)) {
                    let line = self.paint.faint(&line);
                    self.line(6, &line);
                }
            }
            Piece::Numbered(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.hung(2, &format!("{}. ", index + 1), item);
                }
            }
            Piece::List(items) => items.iter().for_each(|item| self.hung(2, "- ", item)),
            Piece::Table { rows, .. } => rows.iter().for_each(|row| self.row(row)),
            Piece::Bar { text, share } => {
                let bar = drawn(*share);
                self.hung(2, &format!("{bar}  "), text);
            }
            Piece::Form { lines, .. } => {
                for line in lines {
                    self.prose(2, &format!("{line}: ____________________"));
                }
            }
        }
    }

    fn row(&mut self, row: &[Cell]) {
        match row {
            [Cell::Text(text), Cell::Standing(status)] => self.standing(2, *status, text),
            cells => {
                let words: Vec<&str> = cells
                    .iter()
                    .map(|cell| match cell {
                        Cell::Text(text) => text.as_str(),
                        Cell::Standing(status) => called(*status),
                    })
                    .filter(|words| !words.is_empty())
                    .collect();
                self.hung(2, "- ", &words.join("; "));
            }
        }
    }
}
