//! A part's XML as a stream of elements and text, each with its bytes; names are resolved, depth is bounded,
//! and nothing is allocated for an event.

mod element;
mod refusal;
mod reference;
#[cfg(test)]
mod tests;

pub(crate) use element::Element;

use std::collections::HashMap;
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::Event;
use quick_xml::events::attributes::Attributes;

use super::error::WordError;
use super::namespace::Namespace;
use element::unescape;
use reference::character;

/// No document nests deeper.
const MOST_DEPTH: u32 = 512;

/// One step through a part.
#[derive(Debug)]
pub(crate) enum Token<'x> {
    /// An element opens. One that is [`Element::empty`] has no `Close`.
    Open(Element<'x>),
    /// The element that opened last closes.
    Close,
    /// Text that stands in the part just so.
    Text(Range<u32>),
    /// A reference such as `&amp;`, and its bytes.
    Char(char, Range<u32>),
    /// A CDATA section: the bytes of its text, and of the whole.
    Cdata(Range<u32>, Range<u32>),
    /// The part is at its end, and every element was closed.
    End,
}

/// Whether a tag may declare a prefix after its name. Asked of every tag, and looking for one letter is quicker than
/// searching for the word.
fn declares(tag: &[u8], name: usize) -> bool {
    let rest = tag.get(name..).unwrap_or_default();
    rest.iter().enumerate().any(|(at, byte)| *byte == b'x' && rest[at..].starts_with(b"xmlns"))
}

/// What a prefix meant before an element declared it, to be restored when that element closes.
struct Declared<'x> {
    prefix: &'x str,
    before: Option<Namespace>,
    depth: u32,
}

/// Streams over a part.
pub(crate) struct Scanner<'x> {
    part: &'x str,
    xml: &'x str,
    reader: Reader<&'x [u8]>,
    prefixes: HashMap<&'x str, Namespace>,
    declared: Vec<Declared<'x>>,
    /// The prefix asked for last: nearly always `w`.
    last: Option<(&'x str, Namespace)>,
    depth: u32,
    rooted: bool,
}

impl<'x> Scanner<'x> {
    /// A scanner over a part's text as [`decode`](super::encoding::decode) gives it; `part` is its name for
    /// refusals.
    pub(crate) fn new(part: &'x str, xml: &'x str) -> Self {
        let reader = Reader::from_str(xml);
        Self {
            part,
            xml,
            reader,
            prefixes: HashMap::new(),
            declared: Vec::new(),
            last: None,
            depth: 0,
            rooted: false,
        }
    }

    /// The next step.
    #[allow(clippy::should_implement_trait)] // an iterator could not say where the end is an error
    pub(crate) fn next(&mut self) -> Result<Token<'x>, WordError> {
        loop {
            let start = self.reader.buffer_position();
            let event = self.reader.read_event().map_err(|error| self.refusal(&error))?;
            let bytes = start as u32..self.reader.buffer_position() as u32;
            return match event {
                Event::Start(tag) => {
                    let name = tag.name().into_inner().len();
                    self.element(name, bytes, false)
                }
                Event::Empty(tag) => {
                    let name = tag.name().into_inner().len();
                    self.element(name, bytes, true)
                }
                Event::End(_) => {
                    self.depth -= 1; // the reader refuses an end tag that nothing opened
                    self.unbind();
                    Ok(Token::Close)
                }
                Event::Text(_) => Ok(Token::Text(bytes)),
                Event::CData(_) => Ok(Token::Cdata(bytes.start + 9..bytes.end - 3, bytes)),
                Event::GeneralRef(name) => {
                    Ok(Token::Char(character(&name).ok_or_else(|| self.bad_reference(&name, start))?, bytes))
                }
                Event::DocType(_) => Err(WordError::Dtd { part: self.part.to_owned(), byte: start }),
                Event::Eof if self.depth > 0 => Err(self.truncated(start)),
                Event::Eof if !self.rooted => Err(self.malformed(start, "it holds no element".to_owned())),
                Event::Eof => Ok(Token::End),
                Event::Decl(_) | Event::PI(_) | Event::Comment(_) => continue,
            };
        }
    }

    /// Passes over all that is inside the element just opened, and its end.
    pub(crate) fn skip(&mut self, element: &Element<'_>) -> Result<(), WordError> {
        if element.empty {
            return Ok(());
        }
        // Names inside need not be resolved: whatever is declared there ends there.
        let outside = self.depth - 1;
        while self.depth > outside {
            let start = self.reader.buffer_position();
            match self.reader.read_event().map_err(|error| self.refusal(&error))? {
                Event::Start(_) => {
                    self.check_depth(start)?;
                    self.depth += 1;
                }
                Event::End(_) => self.depth -= 1,
                Event::DocType(_) => return Err(WordError::Dtd { part: self.part.to_owned(), byte: start }),
                Event::Eof => return Err(self.truncated(start)),
                _ => {}
            }
        }
        self.unbind();
        Ok(())
    }

    /// The byte after the last step.
    pub(crate) fn position(&self) -> u32 {
        self.reader.buffer_position() as u32
    }

    fn check_depth(&self, byte: u64) -> Result<(), WordError> {
        if self.depth == MOST_DEPTH {
            return Err(WordError::TooDeep { part: self.part.to_owned(), byte, limit: MOST_DEPTH });
        }
        Ok(())
    }

    fn element(&mut self, name: usize, bytes: Range<u32>, empty: bool) -> Result<Token<'x>, WordError> {
        self.check_depth(u64::from(bytes.start))?;
        if self.depth == 0 && std::mem::replace(&mut self.rooted, true) {
            return Err(self.malformed(u64::from(bytes.start), "it goes on after its end".to_owned()));
        }
        let close = if empty { 2 } else { 1 };
        let tag = self.xml.get(bytes.start as usize + 1..bytes.end as usize - close).unwrap_or_default();
        let name = name.min(tag.len());
        self.depth += 1;
        if declares(tag.as_bytes(), name) {
            self.bind(tag, name);
        }
        let colon = tag.as_bytes()[..name].iter().position(|byte| *byte == b':');
        let prefix = colon.map_or("", |colon| &tag[..colon]);
        let namespace = self.resolve(prefix);
        if empty {
            self.depth -= 1;
            self.unbind();
        }
        let name = colon.map_or(0, |colon| colon + 1)..name;
        Ok(Token::Open(Element { namespace, bytes, empty, tag, name }))
    }

    fn resolve(&mut self, prefix: &'x str) -> Namespace {
        // Prefixes are a letter or two: comparing them in place is quicker than a call.
        if let Some((last, namespace)) = self.last
            && last.bytes().eq(prefix.bytes())
        {
            return namespace;
        }
        let namespace = self.prefixes.get(prefix).copied().unwrap_or(Namespace::Other);
        self.last = Some((prefix, namespace));
        namespace
    }

    fn bind(&mut self, tag: &'x str, name: usize) {
        for attribute in Attributes::new(tag, name).with_checks(false).flatten() {
            let prefix = match attribute.key.into_inner().strip_prefix("xmlns") {
                Some("") => "",
                Some(rest) if rest.starts_with(':') => &rest[1..],
                _ => continue,
            };
            let namespace = Namespace::of(&unescape(attribute.value));
            let before = self.prefixes.insert(prefix, namespace);
            self.declared.push(Declared { prefix, before, depth: self.depth });
        }
        self.last = None;
    }

    fn unbind(&mut self) {
        while let Some(Declared { prefix, before, .. }) = self.declared.pop_if(|last| last.depth > self.depth)
        {
            match before {
                Some(namespace) => self.prefixes.insert(prefix, namespace),
                None => self.prefixes.remove(prefix),
            };
            self.last = None;
        }
    }
}
