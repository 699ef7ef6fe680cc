//! The checklist as a page to read or print: whole in itself, it fetches nothing and runs nothing.

use std::fmt::Write as _;

use super::page::{Cell, Page, Piece, called};
use crate::finding::Status;
use crate::render::{markup, page_head};

/// Width of a bar's picture, in units of its own.
const BAR: f64 = 200.0;

pub(super) fn write(page: &Page) -> String {
    let title = markup(&page.title);
    let mut out = page_head(&page.title, "");
    out.extend(["<main>\n<h1>", &title, "</h1>\n"]);
    for piece in &page.pieces {
        self::piece(piece, &mut out);
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

fn piece(piece: &Piece, out: &mut String) {
    // Writing to a string cannot fail.
    let _ = match piece {
        Piece::Heading(level, text) => writeln!(out, "<h{level}>{}</h{level}>", markup(text)),
        Piece::Standing(status, text) => {
            writeln!(out, "<h3>{} <span class=\"place\">-</span> {}</h3>", markup(text), standing(*status))
        }
        Piece::Text(text) => writeln!(out, "<p>{}</p>", markup(text)),
        Piece::Note(text) => writeln!(out, "<p class=\"note\">{}</p>", markup(text)),
        Piece::Finding(severity, text, place) => {
            let (name, text, place) = (severity.name(), markup(text), markup(place));
            writeln!(
                out,
                "<div class=\"finding {name}\"><p><span class=\"severity\">{name}</span>: {text}</p>\n\
                 <p class=\"place\">{place}</p></div>"
            )
        }
        Piece::Item(status, text) => writeln!(out, "<p>{} {}</p>", markup(text), standing(*status)),
        Piece::Quote { label, words, place } => {
            let label = if label.is_empty() { String::new() } else { format!("<p>{}:</p>\n", markup(label)) };
            writeln!(
                out,
                "{label}<blockquote><p>“{}”</p>\n<p class=\"place\">{}</p></blockquote>",
                markup(words),
                markup(place)
            )
        }
        Piece::Numbered(items) => writeln!(out, "<ol>\n{}</ol>", list(items)),
        Piece::List(items) => writeln!(out, "<ul>\n{}</ul>", list(items)),
        Piece::Table { caption, head, rows } => table(caption, head, rows, out),
        Piece::Bar { text, share } => bar(text, *share, out),
        Piece::Form { caption, lines } => {
            let rows = lines.iter().fold(String::new(), |rows, line| {
                rows + &format!("<tr><th scope=\"row\">{}</th><td class=\"blank\"></td></tr>\n", markup(line))
            });
            writeln!(
                out,
                "<table class=\"form\"><caption>{}</caption>\n<tbody>\n{rows}</tbody></table>",
                markup(caption)
            )
        }
    };
}

fn standing(status: Status) -> String {
    format!("<span class=\"status {}\">{}</span>", status.name(), called(status))
}

fn list(items: &[String]) -> String {
    items.iter().fold(String::new(), |list, item| list + &format!("<li>{}</li>\n", markup(item)))
}

fn table(caption: &str, head: &[&str], rows: &[Vec<Cell>], out: &mut String) -> std::fmt::Result {
    writeln!(out, "<table><caption>{}</caption>\n<thead><tr>", markup(caption))?;
    for head in head {
        write!(out, "<th scope=\"col\">{}</th>", markup(head))?;
    }
    writeln!(out, "</tr></thead>\n<tbody>")?;
    for row in rows {
        out.push_str("<tr>");
        for (column, cell) in row.iter().enumerate() {
            match cell {
                Cell::Text(text) if column == 0 => write!(out, "<th scope=\"row\">{}</th>", markup(text))?,
                Cell::Text(text) => write!(out, "<td>{}</td>", markup(text))?,
                Cell::Standing(status) => write!(out, "<td>{}</td>", standing(*status))?,
            }
        }
        out.push_str("</tr>\n");
    }
    writeln!(out, "</tbody></table>")
}

/// The words say what the picture shows, so that it needs no other name.
fn bar(text: &str, share: f64, out: &mut String) -> std::fmt::Result {
    let width = BAR * share.clamp(0.0, 1.0);
    writeln!(
        out,
        "<figure class=\"bar\"><svg viewBox=\"0 0 {BAR:.0} 12\" width=\"{BAR:.0}\" height=\"12\" role=\"img\" \
         aria-label=\"{text}\"><rect class=\"whole\" x=\"0\" y=\"0\" width=\"{BAR:.0}\" height=\"12\"/><rect \
         class=\"part\" x=\"0\" y=\"0\" width=\"{width:.1}\" height=\"12\"/></svg>\
         <figcaption>{text}</figcaption></figure>",
        text = markup(text)
    )
}
