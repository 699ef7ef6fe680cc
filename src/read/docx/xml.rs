//! A part's XML as a stream of elements and text, each with its bytes; names are resolved, depth is bounded,
//! and nothing is allocated for an event.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::errors::{Error, IllFormedError};
use quick_xml::events::Event;
use quick_xml::events::attributes::Attributes;

use super::error::WordError;
use super::namespace::Namespace;

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

/// A start tag.
#[derive(Debug)]
pub(crate) struct Element<'x> {
    /// The namespace of its name.
    pub(crate) namespace: Namespace,
    /// Its bytes, from `<` to `>`.
    pub(crate) bytes: Range<u32>,
    /// Whether it closes itself.
    pub(crate) empty: bool,
    /// What stands between `<` and `>` (or `/>`).
    tag: &'x str,
    name: Range<usize>,
}

impl<'x> Element<'x> {
    /// Its name without prefix.
    pub(crate) fn local(&self) -> &'x [u8] {
        &self.tag.as_bytes()[self.name.clone()]
    }

    /// Its attributes as written.
    pub(crate) fn raw_attributes(&self) -> &'x str {
        &self.tag[self.name.end..]
    }

    /// Values of attributes by name without prefix, references resolved.
    pub(crate) fn attributes<const N: usize>(&self, names: [&str; N]) -> [Option<Cow<'x, str>>; N] {
        let mut values = [const { None }; N];
        for attribute in Attributes::new(self.tag, self.name.end).with_checks(false).flatten() {
            let key = attribute.key.local_name().into_inner();
            if let Some(at) = names.iter().position(|name| *name == key)
                && values[at].is_none()
            {
                values[at] = Some(unescape(attribute.value));
            }
        }
        values
    }

    /// Value of one attribute.
    pub(crate) fn attribute(&self, name: &str) -> Option<Cow<'x, str>> {
        let [value] = self.attributes([name]);
        value
    }

    /// The state of a switch such as `<w:b/>` or `<w:b w:val="false"/>`.
    pub(crate) fn switch(&self) -> bool {
        !matches!(self.attribute("val").as_deref(), Some("0" | "false" | "off"))
    }

    /// A number in `w:val`.
    pub(crate) fn number<T: std::str::FromStr>(&self) -> Option<T> {
        self.attribute("val")?.trim().parse().ok()
    }
}

/// A value with a reference nobody can resolve is kept as written: it only ever names things.
fn unescape(value: Cow<'_, str>) -> Cow<'_, str> {
    if !value.contains('&') {
        return value;
    }
    match quick_xml::escape::unescape(&value) {
        Ok(unescaped) => Cow::Owned(unescaped.into_owned()),
        Err(_) => value,
    }
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

    fn refusal(&self, error: &Error) -> WordError {
        let byte = self.reader.error_position();
        match error {
            Error::Syntax(_) | Error::IllFormed(IllFormedError::MissingEndTag(_)) => self.truncated(byte),
            Error::IllFormed(IllFormedError::UnclosedReference) => {
                self.malformed(byte, "an & does not begin a reference".to_owned())
            }
            Error::IllFormed(IllFormedError::MismatchedEndTag { expected, found }) => {
                self.malformed(byte, format!("</{found}> closes <{expected}>"))
            }
            Error::IllFormed(IllFormedError::UnmatchedEndTag(found)) => {
                self.malformed(byte, format!("</{found}> closes nothing"))
            }
            error => self.malformed(byte, error.to_string()),
        }
    }

    fn bad_reference(&self, name: &str, byte: u64) -> WordError {
        match name.strip_prefix('#').and_then(number) {
            Some(code) => WordError::ControlCharacter { part: self.part.to_owned(), byte, code },
            None => self.malformed(byte, format!("&{name}; stands for nothing")),
        }
    }

    fn truncated(&self, byte: u64) -> WordError {
        WordError::Truncated { part: self.part.to_owned(), byte }
    }

    fn malformed(&self, byte: u64, why: String) -> WordError {
        WordError::Malformed { part: self.part.to_owned(), byte, why }
    }
}

/// The character a reference stands for, if XML 1.0 allows it.
fn character(reference: &str) -> Option<char> {
    match reference {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let allowed = |c: &char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
            reference.strip_prefix('#').and_then(number).and_then(char::from_u32).filter(allowed)
        }
    }
}

/// The number in `#65` or `#x41`, without its `#`.
fn number(reference: &str) -> Option<u32> {
    match reference.strip_prefix('x') {
        Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok(),
        None => reference.parse().ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    /// Namespace and local name of each element up to the end or the refusal.
    fn elements(xml: &str) -> (Vec<(Namespace, String)>, Result<(), WordError>) {
        let mut scanner = Scanner::new("p", xml);
        let mut met = Vec::new();
        loop {
            match scanner.next() {
                Ok(Token::Open(element)) => {
                    met.push((element.namespace, String::from_utf8_lossy(element.local()).into_owned()));
                }
                Ok(Token::End) => return (met, Ok(())),
                Ok(_) => {}
                Err(error) => return (met, Err(error)),
            }
        }
    }

    #[test]
    fn a_prefix_means_what_the_innermost_element_declares() {
        let xml = format!(
            r#"<w:a xmlns:w="{WORD}"><w:b xmlns:w="urn:other"><w:c/></w:b><w:d xmlns='{WORD}'/><d/><x:e/></w:a>"#
        );
        let (met, end) = elements(&xml);
        let spaces: Vec<_> = met.iter().map(|(namespace, _)| *namespace).collect();
        use Namespace::{Other, Word};
        assert_eq!(spaces, [Word, Other, Other, Word, Other, Other]);
        assert_eq!(met[5].1, "e");
        assert_eq!(end, Ok(()));
    }

    #[test]
    fn skipping_leaves_depth_and_prefixes_as_they_were() {
        let xml =
            format!(r#"<w:a xmlns:w="{WORD}"><w:b xmlns:w="urn:other"><w:c><d/></w:c></w:b><w:e/></w:a>"#);
        let mut scanner = Scanner::new("p", &xml);
        scanner.next().expect("a");
        let Ok(Token::Open(b)) = scanner.next() else { panic!("b") };
        scanner.skip(&b).expect("well-formed");
        let Ok(Token::Open(e)) = scanner.next() else { panic!("e") };
        assert_eq!((e.namespace, e.local()), (Namespace::Word, &b"e"[..]));
        assert!(matches!(scanner.next(), Ok(Token::Close)));
        assert!(matches!(scanner.next(), Ok(Token::End)));
    }

    #[test]
    fn attributes_are_found_by_name_with_their_references_resolved() {
        let mut scanner = Scanner::new("p", r#"<a w:id='1' descr="a &lt; b" w:val="off" bad="&nope;"/>"#);
        let Ok(Token::Open(element)) = scanner.next() else { panic!("an element") };
        let [val, id, none, descr] = element.attributes(["val", "id", "none", "descr"]);
        assert_eq!((val.as_deref(), id.as_deref(), none), (Some("off"), Some("1"), None));
        assert_eq!(descr.as_deref(), Some("a < b"));
        assert_eq!(element.attribute("bad").as_deref(), Some("&nope;"));
        assert!(!element.switch());
        assert_eq!(element.number::<u32>(), None);
    }

    #[test]
    fn what_is_not_well_formed_is_refused_with_its_byte() {
        let part = || "p".to_owned();
        let malformed = |byte, why: &str| WordError::Malformed { part: part(), byte, why: why.into() };
        let cases = [
            ("", malformed(0, "it holds no element")),
            ("<a/><b/>", malformed(4, "it goes on after its end")),
            ("<a></b>", malformed(3, "</b> closes <a>")),
            ("</a>", malformed(0, "</a> closes nothing")),
            ("<a>&nbsp;</a>", malformed(3, "&nbsp; stands for nothing")),
            ("<a>&amp</a>", malformed(3, "an & does not begin a reference")),
            ("<a><b", WordError::Truncated { part: part(), byte: 3 }),
            ("<a><b>", WordError::Truncated { part: part(), byte: 6 }),
            ("<!DOCTYPE a><a/>", WordError::Dtd { part: part(), byte: 0 }),
            ("<a>&#x1f;</a>", WordError::ControlCharacter { part: part(), byte: 3, code: 0x1F }),
        ];
        for (xml, want) in cases {
            assert_eq!(elements(xml).1, Err(want), "{xml}");
        }
        let deep = "<a>".repeat(600);
        assert_eq!(elements(&deep).1, Err(WordError::TooDeep { part: part(), byte: 1536, limit: 512 }));
    }
}
