//! YAML front matter: every scalar with its key and its place.
//!
//! The parser's events are read, not values of Rust types: a date stays as written and nothing is guessed.

use std::ops::Range;

use serde_saphyr::granit_parser::{Event, Parser, ScalarStyle};

use super::{Entry, Unreadable};

/// A mapping or sequence that is open.
#[derive(Debug)]
enum Level {
    /// `true` when the next scalar is a key; and whether it has had one.
    Mapping { key_next: bool, empty: bool },
    /// Whether it has no entries yet.
    Sequence { empty: bool },
}

#[derive(Debug, Default)]
struct Reading {
    levels: Vec<Level>,
    path: Vec<String>,
    entries: Vec<Entry>,
}

/// The properties of a YAML mapping, places in bytes of `text`.
pub(super) fn entries(text: &str) -> Result<Vec<Entry>, Unreadable> {
    let mut reading = Reading::default();
    for next in Parser::new_from_str(text) {
        let (event, span) =
            next.map_err(|error| Unreadable::Fault(error.info(), error.marker().byte_offset().unwrap_or(0)))?;
        let raw = span.byte_range().filter(|range| text.get(range.clone()).is_some()).unwrap_or(0..0);
        match event {
            Event::Scalar(value, style, ..) => {
                let bytes = value_range(text, raw, style);
                let absent =
                    matches!(style, ScalarStyle::Plain) && matches!(&*value, "~" | "null" | "Null" | "NULL");
                reading.scalar(if absent { "" } else { value.trim_end() }, bytes)?;
            }
            Event::Alias(_) => reading.scalar(&text[raw.clone()], raw)?,
            Event::MappingStart(..) => {
                reading.open(Level::Mapping { key_next: true, empty: true }, raw.start)?;
            }
            Event::SequenceStart(..) => reading.open(Level::Sequence { empty: true }, raw.start)?,
            Event::MappingEnd | Event::SequenceEnd => reading.close(raw.start),
            _ => {}
        }
    }
    if reading.entries.is_empty() { Err(Unreadable::NoProperties) } else { Ok(reading.entries) }
}

impl Reading {
    fn scalar(&mut self, value: &str, bytes: Range<usize>) -> Result<(), Unreadable> {
        match self.levels.last_mut() {
            None => return Err(Unreadable::NoProperties),
            Some(Level::Mapping { key_next, empty }) if *key_next => {
                (*key_next, *empty) = (false, false);
                self.path.push(value.to_owned());
            }
            Some(_) => {
                let listed = self.levels.iter().any(|level| matches!(level, Level::Sequence { .. }));
                self.entries.push(Entry { key: self.path.join("."), value: value.to_owned(), bytes, listed });
                self.end_value();
            }
        }
        Ok(())
    }

    fn open(&mut self, level: Level, at: usize) -> Result<(), Unreadable> {
        match (self.levels.last(), &level) {
            (None, Level::Sequence { .. }) => return Err(Unreadable::NoProperties),
            (Some(Level::Mapping { key_next: true, .. }), _) => {
                return Err(Unreadable::Fault("a key is a list or a mapping".to_owned(), at));
            }
            _ => {}
        }
        self.levels.push(level);
        Ok(())
    }

    fn close(&mut self, at: usize) {
        if let Some(Level::Mapping { empty: true, .. } | Level::Sequence { empty: true }) = self.levels.pop()
            && !self.path.is_empty()
        {
            self.entries.push(Entry {
                key: self.path.join("."),
                value: String::new(),
                bytes: at..at,
                listed: false,
            });
        }
        self.end_value();
    }

    /// A value has ended: in a mapping the next scalar is a key, in a sequence another value.
    fn end_value(&mut self) {
        match self.levels.last_mut() {
            Some(Level::Mapping { key_next, .. }) => {
                *key_next = true;
                self.path.pop();
            }
            Some(Level::Sequence { empty }) => *empty = false,
            None => {}
        }
    }
}

/// Where the words of a scalar are, without quotation marks or the line that opens a block of text.
fn value_range(text: &str, raw: Range<usize>, style: ScalarStyle) -> Range<usize> {
    let words = &text[raw.clone()];
    match style {
        ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted if words.len() >= 2 => {
            raw.start + 1..raw.end - 1
        }
        ScalarStyle::Literal | ScalarStyle::Folded if words.starts_with(['|', '>']) => {
            let first = words.find('\n').map_or(words.len(), |at| at + 1);
            raw.start + first..raw.end
        }
        // The parser puts an empty value before its colon, or where the next thing starts; it stands after its key.
        _ if words.is_empty() => {
            let end = text[..raw.start].trim_end().len();
            let end = end + usize::from(text[end..].starts_with(':'));
            end..end
        }
        _ => raw,
    }
}
