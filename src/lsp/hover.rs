//! What there is to say of the findings under the pointer.

use gen_lsp_types::{Contents, Hover, MarkupContent, MarkupKind, Position};

use super::client::Client;
use super::document::Document;
use crate::explain::{Markup, card};

/// Why, how to mend it, the sources and how to keep it, for each finding at a position.
pub(super) fn at(document: &Document, position: Position, client: &Client) -> Option<Hover> {
    let sheet = document.sheet()?;
    let byte = document.byte(position, client.unit);
    let mut covered: Option<std::ops::Range<u32>> = None;
    let mut cards = Vec::new();
    let markup = if client.markdown { Markup::Markdown } else { Markup::Plain };
    for finding in &sheet.checked.findings {
        let bytes = document.bytes(sheet, finding);
        if bytes.start <= byte && byte <= bytes.end {
            cards.push(card(&sheet.pack, finding, markup));
            // Where findings overlap, what is said holds for the words they share.
            covered = Some(match covered {
                Some(other) => other.start.max(bytes.start)..other.end.min(bytes.end),
                None => bytes,
            });
        }
    }
    let range = covered.map(|bytes| document.range(&bytes, client.unit))?;
    let (kind, between) = match markup {
        Markup::Markdown => (MarkupKind::Markdown, "\n---\n\n"),
        Markup::Plain => (MarkupKind::PlainText, "\n\n"),
    };
    let contents = Contents::MarkupContent(MarkupContent { kind, value: cards.join(between) });
    Some(Hover { contents, range: Some(range) })
}
