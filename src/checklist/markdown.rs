//! The checklist as Markdown.

use std::fmt::Write as _;

use super::page::{Cell, Page, Piece, called, drawn};
use crate::render::markdown as escaped;

pub(super) fn write(page: &Page) -> String {
    let mut out = format!("# {}\n", escaped(&page.title));
    for piece in &page.pieces {
        out.push('\n');
        self::piece(piece, &mut out);
    }
    out
}

fn piece(piece: &Piece, out: &mut String) {
    // Writing to a string cannot fail.
    let _ = match piece {
        Piece::Heading(level, text) => writeln!(out, "{} {}", "#".repeat(usize::from(*level)), escaped(text)),
        Piece::Standing(status, text) => writeln!(out, "### {} - {}", escaped(text), called(*status)),
        Piece::Text(text) => writeln!(out, "{}", escaped(text)),
        Piece::Note(text) => writeln!(out, "*{}*", escaped(text)),
        Piece::Finding(severity, text, place) => {
            writeln!(out, "**{severity}**: {}\n\n*{}*", escaped(text), escaped(place))
        }
        Piece::Item(status, text) => writeln!(out, "{} **{}**", escaped(text), called(*status)),
        Piece::Quote { label, words, place } => {
            let label = if label.is_empty() { String::new() } else { format!("{}:\n\n", escaped(label)) };
            writeln!(out, "{label}> “{}”\n>\n> {}", escaped(words), escaped(place))
        }
        Piece::Numbered(items) => items
            .iter()
            .enumerate()
            .try_for_each(|(index, item)| writeln!(out, "{}. {}", index + 1, escaped(item))),
        Piece::List(items) => items.iter().try_for_each(|item| writeln!(out, "- {}", escaped(item))),
        Piece::Table { caption, head, rows } => table(caption, head, rows, out),
        Piece::Bar { text, share } => {
            let bar = drawn(*share);
            writeln!(out, "{}  \n`{bar}`", escaped(text))
        }
        Piece::Form { caption, lines } => {
            let rows =
                lines.iter().fold(String::new(), |rows, line| rows + &format!("| {} | |\n", escaped(line)));
            writeln!(out, "| {} | |\n|---|---|\n{rows}", escaped(caption))
        }
    };
}

fn table(caption: &str, head: &[&str], rows: &[Vec<Cell>], out: &mut String) -> std::fmt::Result {
    writeln!(out, "{}:\n", escaped(caption))?;
    writeln!(out, "| {} |\n|{}", head.join(" | "), "---|".repeat(head.len()))?;
    for row in rows {
        let cells: Vec<String> = row
            .iter()
            .map(|cell| match cell {
                Cell::Text(text) => escaped(text),
                Cell::Standing(status) => format!("**{}**", called(*status)),
            })
            .collect();
        writeln!(out, "| {} |", cells.join(" | "))?;
    }
    Ok(())
}
