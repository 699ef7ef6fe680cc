//! Reads back the trees that the build script stores, so that starting needs no TOML parser.
//!
//! Text is stored as its bytes in the file wherever it stands there without escapes. The script's `write` is the
//! other half; a test compares every stored tree with its text.

use std::borrow::Cow;
use std::ops::Range;

use crate::pack::tree::{Entry, Node, Value};

/// The tree of a file's text; `None` when the bytes do not fit it.
pub(super) fn read<'t>(bytes: &'t [u8], text: &'t str) -> Option<Vec<Entry<'t>>> {
    let mut stored = Stored { bytes, text };
    let entries = stored.entries()?;
    stored.bytes.is_empty().then_some(entries)
}

struct Stored<'t> {
    bytes: &'t [u8],
    text: &'t str,
}

impl<'t> Stored<'t> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.bytes.split_first()?;
        self.bytes = rest;
        Some(*first)
    }

    /// A number, seven bits a byte, the lowest first.
    fn number(&mut self) -> Option<u64> {
        // Most are small.
        if let Some((first @ 0..0x80, rest)) = self.bytes.split_first() {
            self.bytes = rest;
            return Some(u64::from(*first));
        }
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    fn size(&mut self) -> Option<usize> {
        usize::try_from(self.number()?).ok()
    }

    fn span(&mut self) -> Option<Range<usize>> {
        let start = self.size()?;
        Some(start..start.checked_add(self.size()?)?)
    }

    fn entries(&mut self) -> Option<Vec<Entry<'t>>> {
        let count = self.count()?;
        let mut entries = Vec::with_capacity(count);
        for _ in 0..count {
            entries.push(Entry { key: self.text()?, at: self.span()?, node: self.node()? });
        }
        Some(entries)
    }

    /// How many things follow; each takes a byte or more.
    fn count(&mut self) -> Option<usize> {
        self.size().filter(|count| *count <= self.bytes.len())
    }

    /// Text, of the file or of the store.
    fn text(&mut self) -> Option<Cow<'t, str>> {
        let own = self.byte()? == 1;
        let span = self.span()?;
        if !own {
            return self.text.get(span).map(Cow::Borrowed);
        }
        let (text, rest) = self.bytes.split_at_checked(span.len())?;
        self.bytes = rest;
        std::str::from_utf8(text).ok().map(Cow::Borrowed)
    }

    fn node(&mut self) -> Option<Node<'t>> {
        let tag = self.byte()?;
        let span = self.span()?;
        let value = match tag {
            b't' => Value::Text(self.text()?),
            b'n' => Value::Number(self.number()?.cast_signed()),
            b'b' => Value::Truth(self.byte()? == 1),
            b'l' => {
                let count = self.count()?;
                let mut items = Vec::with_capacity(count);
                for _ in 0..count {
                    items.push(self.node()?);
                }
                Value::List(items)
            }
            b'd' => Value::Table(self.entries()?),
            b'o' => Value::Other,
            _ => return None,
        };
        Some(Node { span, value })
    }
}
