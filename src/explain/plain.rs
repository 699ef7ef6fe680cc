//! A page for a terminal.

use crate::explain::{Piece, Section};
use crate::finding::Severity;
use crate::render::wrap;

/// What stands under a heading is set in by this much.
const INDENT: usize = 2;

pub(super) fn page(id: &str, severity: Severity, title: &str, sections: &[Section], width: usize) -> String {
    let mut page = format!("{id} ({severity})\n{}\n", wrap(title, width).join("\n"));
    for Section { heading, pieces } in sections {
        page.extend(["\n", heading, "\n"]);
        let mut after_verbatim = false;
        for piece in pieces {
            let is_verbatim = matches!(piece, Piece::Verbatim(_));
            if after_verbatim && is_verbatim {
                page.push('\n');
            }
            after_verbatim = is_verbatim;
            match piece {
                Piece::Prose(text) => put(&mut page, "", text, width),
                Piece::Item(text) => put(&mut page, "- ", text, width),
                Piece::Source(source) => {
                    let year = source.year.as_ref().map(|year| format!(", {year}")).unwrap_or_default();
                    put(&mut page, "- ", &format!("{}. {}{year}.", source.title, source.publisher), width);
                    // Not broken over lines, so that it can be opened.
                    page.extend(source.url.iter().map(|url| format!("    {url}\n")));
                }
                Piece::Verbatim(text) => verbatim(&mut page, text, width),
            }
        }
    }
    page
}

/// Lines stay lines, and what is to be copied is not broken; long prose is, to stay in sight.
fn verbatim(page: &mut String, text: &str, width: usize) {
    for line in text.lines() {
        if line.len() + 2 * INDENT <= width || line.starts_with('<') {
            page.push_str(format!("{:1$}{line}", "", 2 * INDENT).trim_end());
            page.push('\n');
        } else {
            for part in wrap(line, width.saturating_sub(2 * INDENT).max(20)) {
                page.extend([" ".repeat(2 * INDENT).as_str(), &part, "\n"]);
            }
        }
    }
}

/// Puts a text after a mark, its further lines set in as far.
fn put(page: &mut String, mark: &str, text: &str, width: usize) {
    let inset = INDENT + mark.len();
    for (index, line) in wrap(text, width.saturating_sub(inset).max(20)).iter().enumerate() {
        let mark = if index == 0 { mark } else { "" };
        let start = format!("{:INDENT$}{mark}", "");
        page.extend([format!("{start:inset$}").as_str(), line, "\n"]);
    }
}
