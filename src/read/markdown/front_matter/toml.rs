//! TOML front matter: every value with its key and its place.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Entry, Unreadable};

/// The properties of a TOML document, places in bytes of `text`.
pub(super) fn entries(text: &str) -> Result<Vec<Entry>, Unreadable> {
    let table = DeTable::parse(text).map_err(|error| {
        Unreadable::Fault(error.message().to_owned(), error.span().map_or(0, |span| span.start))
    })?;
    let mut entries = Vec::new();
    for (key, value) in table.get_ref() {
        read(text, key.get_ref().to_string(), value, false, &mut entries);
    }
    // Tables come sorted by key; the file's own order is the order of places.
    entries.sort_by_key(|entry: &Entry| entry.bytes.start);
    if entries.is_empty() { Err(Unreadable::NoProperties) } else { Ok(entries) }
}

/// Reads a value; `listed`: it stands in a list.
fn read(text: &str, key: String, value: &Spanned<DeValue<'_>>, listed: bool, entries: &mut Vec<Entry>) {
    let bytes = value.span();
    match value.get_ref() {
        DeValue::Table(table) if !table.is_empty() => {
            for (inner, value) in table {
                read(text, format!("{key}.{}", inner.get_ref()), value, listed, entries);
            }
        }
        DeValue::Array(array) if !array.is_empty() => {
            for value in array {
                read(text, key.clone(), value, true, entries);
            }
        }
        DeValue::Table(_) | DeValue::Array(_) => {
            entries.push(Entry { key, value: String::new(), bytes: bytes.start..bytes.start, listed });
        }
        DeValue::String(words) => {
            let bytes = unquoted(text, bytes);
            entries.push(Entry { key, value: words.to_string(), bytes, listed });
        }
        // Numbers and dates as written: `007` and `2026-03-12 09:30` stay what they are.
        _ => {
            let written = text.get(bytes.clone()).unwrap_or("").to_owned();
            entries.push(Entry { key, value: written, bytes, listed });
        }
    }
}

/// Where a string's words are between its quotation marks, one or three on each side.
fn unquoted(text: &str, bytes: Range<usize>) -> Range<usize> {
    let raw = text.get(bytes.clone()).unwrap_or("");
    let marks = if raw.len() >= 6 && (raw.starts_with("\"\"\"") || raw.starts_with("'''")) { 3 } else { 1 };
    if raw.len() < 2 * marks {
        return bytes;
    }
    let inside = bytes.start + marks..bytes.end - marks;
    // A line break straight after the opening marks is not part of the string.
    let skip = if marks == 3 { usize::from(raw[3..].starts_with('\r')) } else { 0 };
    let skip = skip + usize::from(marks == 3 && raw[3 + skip..].starts_with('\n'));
    inside.start + skip..inside.end
}
