//! Reads back the trees that the build script stores, so that starting needs no TOML parser.
//!
//! Text is stored as its bytes in the file wherever it stands there without escapes. A list of texts each of which is
//! a term of the stored tables says so first, and what it holds is passed over until somebody looks at it. The
//! script's `Store` is the other half; a test compares every stored tree with its text.

use std::borrow::Cow;
use std::ops::Range;

use super::tree::{Entry, Node, Value};

/// The tree of a file's text; `None` when the bytes do not fit it.
pub(super) fn read<'t>(bytes: &'t [u8], text: &'t str) -> Option<Vec<Entry<'t>>> {
    let mut stored = Stored { bytes, text, last: 0 };
    let entries = stored.entries()?;
    stored.bytes.is_empty().then_some(entries)
}

/// Texts of a list, each a term, with what is told of them without reading them.
#[derive(Debug, Clone)]
pub(crate) struct Texts<'t> {
    count: usize,
    /// Numbers of terms that follow one another: the first and how many.
    terms: Stored<'t>,
    /// Where they name a vocabulary: the `@` and the name, in the file.
    names: Stored<'t>,
    nodes: Stored<'t>,
}

impl<'t> Texts<'t> {
    /// How many there are.
    pub(crate) const fn len(&self) -> usize {
        self.count
    }

    /// Their numbers in the tables of terms.
    pub(crate) fn terms(&self) -> impl Iterator<Item = Range<u32>> + 't {
        let mut stored = self.terms.clone();
        std::iter::from_fn(move || stored.span()).map(|run| run.start as u32..run.end as u32)
    }

    /// Where they name vocabularies.
    pub(crate) fn names(&self) -> impl Iterator<Item = Range<usize>> + 't {
        let mut stored = self.names.clone();
        std::iter::from_fn(move || stored.span())
    }

    /// Each as it stands in the file. Those that cannot be read, which no build makes, are left out.
    pub(super) fn nodes(&self) -> Vec<Node<'t>> {
        let mut stored = self.nodes.clone();
        (0..self.count).map_while(|_| stored.node()).collect()
    }
}

#[derive(Debug, Clone)]
struct Stored<'t> {
    bytes: &'t [u8],
    text: &'t str,
    /// Where the last span started: the next is told from there.
    last: usize,
}

impl<'t> Stored<'t> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.bytes.split_first()?;
        self.bytes = rest;
        Some(*first)
    }

    /// A number, seven bits a byte, the lowest first.
    fn number(&mut self) -> Option<usize> {
        let mut number = 0;
        for (at, byte) in self.bytes.iter().take(4).enumerate() {
            number |= usize::from(byte & 0x7f) << (7 * at);
            if byte & 0x80 == 0 {
                self.bytes = &self.bytes[at + 1..];
                return Some(number);
            }
        }
        None // a file of a pack is not that long
    }

    fn span(&mut self) -> Option<Range<usize>> {
        let step = self.number()?;
        let start = match step % 2 {
            0 => self.last.checked_add(step / 2)?,
            _ => self.last.checked_sub(step / 2 + 1)?,
        };
        self.last = start;
        Some(start..start.checked_add(self.number()?)?)
    }

    fn entries(&mut self) -> Option<Vec<Entry<'t>>> {
        let count = self.count()?;
        let mut entries = Vec::with_capacity(count);
        for _ in 0..count {
            let at = self.span()?;
            entries.push(Entry { key: self.text(&at)?, at, node: self.node()? });
        }
        Some(entries)
    }

    /// How many things follow; each takes a byte or more.
    fn count(&mut self) -> Option<usize> {
        self.number().filter(|count| *count <= self.bytes.len())
    }

    /// A text, of the span in the file or of the store.
    fn text(&mut self, span: &Range<usize>) -> Option<Cow<'t, str>> {
        let inside = self.number()?;
        let length = self.number()?;
        if let Some(inside) = inside.checked_sub(1) {
            let start = span.start.checked_add(inside)?;
            return self.text.get(start..start.checked_add(length)?).map(Cow::Borrowed);
        }
        let (text, rest) = self.bytes.split_at_checked(length)?;
        self.bytes = rest;
        std::str::from_utf8(text).ok().map(Cow::Borrowed)
    }

    /// Texts of a list that starts there. They are passed over, so what follows is told from the list's own start.
    fn texts(&mut self, start: usize) -> Option<Texts<'t>> {
        let count = self.number()?;
        let lengths = [self.number()?, self.number()?, self.number()?];
        let (text, mut last) = (self.text, 0);
        let mut part = |length| {
            let (bytes, rest) = self.bytes.split_at_checked(length)?;
            self.bytes = rest;
            Some(Stored { bytes, text, last: std::mem::replace(&mut last, start) })
        };
        let [terms, names, nodes] = [part(lengths[0])?, part(lengths[1])?, part(lengths[2])?];
        Some(Texts { count, terms, names, nodes })
    }

    fn node(&mut self) -> Option<Node<'t>> {
        let tag = self.byte()?;
        let span = self.span()?;
        let value = match tag {
            b't' => Value::Text(self.text(&span)?),
            b'n' => {
                let (number, rest) = self.bytes.split_first_chunk()?;
                self.bytes = rest;
                Value::Number(i64::from_le_bytes(*number))
            }
            b'b' => Value::Truth(self.byte()? == 1),
            b'l' => {
                let count = self.count()?;
                let mut items = Vec::with_capacity(count);
                for _ in 0..count {
                    items.push(self.node()?);
                }
                Value::List(items.into())
            }
            b'w' => Value::List(self.texts(span.start)?.into()),
            b'd' => Value::Table(self.entries()?),
            b'o' => Value::Other,
            _ => return None,
        };
        Some(Node { span, value })
    }
}
