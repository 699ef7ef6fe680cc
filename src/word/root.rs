//! The outermost element of a part: its names, and where something can be added at its end.

use super::AnnotateError;
use super::cut::name;
use super::edit::Edits;
use crate::read::docx::WordError;
use crate::read::docx::xml::{Scanner, Token};

/// The two names of the same vocabulary: the older files use, and the standard's strict one.
const WORD: [&str; 2] = [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
];

/// The outermost element.
#[derive(Debug)]
pub(super) struct Root<'x> {
    /// Its start tag.
    pub(super) tag: &'x str,
    /// Where its end tag begins; where a self-closing tag ends.
    end: u32,
    /// Whether it closes itself.
    empty: bool,
}

impl<'x> Root<'x> {
    /// Finds it.
    pub(super) fn of(part: &str, xml: &'x str) -> Result<Self, WordError> {
        let mut scanner = Scanner::new(part, xml);
        let mut root: Option<Self> = None;
        let mut depth = 0_u32;
        loop {
            match scanner.next()? {
                Token::Open(element) => {
                    if root.is_none() {
                        root = Some(Self {
                            tag: &xml[element.bytes.start as usize..element.bytes.end as usize],
                            end: element.bytes.end,
                            empty: element.empty,
                        });
                    }
                    depth += u32::from(!element.empty);
                }
                Token::Close => {
                    depth = depth.saturating_sub(1);
                    if depth == 0
                        && let Some(root) = &mut root
                    {
                        let end = scanner.position() as usize;
                        root.end = xml[..end].rfind("</").unwrap_or(end) as u32;
                    }
                }
                Token::End => {
                    // The scanner refuses a part without an element.
                    return root.ok_or_else(|| WordError::MissingPart { part: part.to_owned() });
                }
                _ => {}
            }
        }
    }

    /// Adds elements at its end.
    pub(super) fn append(&self, edits: &mut Edits, elements: &str) {
        if self.empty {
            edits.remove(&(self.end - 2..self.end));
            edits.insert(self.end, &format!(">{elements}</{}>", name(self.tag)));
        } else {
            edits.insert(self.end, elements);
        }
    }

    /// The name of Word's vocabulary that it uses.
    pub(super) fn word(&self) -> &'static str {
        if self.tag.contains(WORD[1]) { WORD[1] } else { WORD[0] }
    }

    /// What an added element has to declare so that `w:` means Word's vocabulary in it: nothing where it does
    /// already, all through the part.
    pub(super) fn declaration(&self, xml: &str) -> String {
        let word = self.word();
        let quoted = ['"', '\''].map(|quote| format!("xmlns:w={quote}{word}{quote}"));
        let is_bound = quoted.iter().any(|binding| self.tag.contains(binding));
        if is_bound && xml.matches("xmlns:w=").nth(1).is_none() {
            String::new()
        } else {
            format!(" xmlns:w=\"{word}\"")
        }
    }

    /// What an added element without a prefix has to declare to be in a vocabulary.
    pub(super) fn default_declaration(&self, vocabulary: &str) -> String {
        let is_default = ['"', '\''].iter().any(|quote| {
            let binding = format!("xmlns={quote}{vocabulary}{quote}");
            self.tag.contains(&binding)
        });
        if is_default { String::new() } else { format!(" xmlns=\"{vocabulary}\"") }
    }
}

/// A part's text with its bytes' own encoding, to be written back in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    Utf8 {
        mark: bool,
    },
    /// Plain letters whose declaration names some other code page: what is added has to be plain too.
    Ascii,
    Utf16 {
        big: bool,
        mark: bool,
    },
}

impl Encoding {
    /// The encoding of some bytes that were decoded as a part's.
    pub(super) fn of(bytes: &[u8]) -> Self {
        match bytes {
            [0xFF, 0xFE, ..] => Self::Utf16 { big: false, mark: true },
            [0xFE, 0xFF, ..] => Self::Utf16 { big: true, mark: true },
            [b'<', 0, ..] => Self::Utf16 { big: false, mark: false },
            [0, b'<', ..] => Self::Utf16 { big: true, mark: false },
            [0xEF, 0xBB, 0xBF, ..] => Self::Utf8 { mark: true },
            _ if bytes.is_ascii() && !declares_unicode(bytes) => Self::Ascii,
            _ => Self::Utf8 { mark: false },
        }
    }

    /// The bytes of a part's text.
    pub(super) fn encode(self, text: &str) -> Vec<u8> {
        match self {
            Self::Utf8 { mark } => {
                let mark: &[u8] = if mark { b"\xEF\xBB\xBF" } else { b"" };
                [mark, text.as_bytes()].concat()
            }
            Self::Ascii => text.chars().fold(Vec::with_capacity(text.len()), |mut out, c| {
                if c.is_ascii() {
                    out.push(c as u8);
                } else {
                    out.extend(format!("&#{};", u32::from(c)).bytes());
                }
                out
            }),
            Self::Utf16 { big, mark } => {
                let bytes = |unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() };
                let mark = mark.then_some(0xFEFF);
                mark.into_iter().chain(text.encode_utf16()).flat_map(bytes).collect()
            }
        }
    }
}

/// Whether the XML declaration names no encoding or one of Unicode's.
fn declares_unicode(bytes: &[u8]) -> bool {
    let end = bytes.windows(2).position(|two| two == b"?>").unwrap_or(0);
    let declaration = String::from_utf8_lossy(&bytes[..end]).to_ascii_lowercase();
    !declaration.contains("encoding") || declaration.contains("utf")
}

impl From<WordError> for AnnotateError {
    fn from(error: WordError) -> Self {
        Self::Read(error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn appended(xml: &str) -> String {
        let mut edits = Edits::default();
        Root::of("p", xml).expect("well-formed").append(&mut edits, "<new/>");
        edits.apply(xml)
    }

    #[test]
    fn elements_are_added_at_the_end_of_the_outermost_one() {
        assert_eq!(appended("<a><b></b></a><!-- </a> -->"), "<a><b></b><new/></a><!-- </a> -->");
        assert_eq!(appended("<?xml?><w:a x='1'/>\n"), "<?xml?><w:a x='1'><new/></w:a>\n");
    }

    #[test]
    fn what_is_declared_already_is_not_declared_again() {
        let declared = format!("<w:a xmlns:w=\"{}\"/>", WORD[1]);
        assert_eq!(Root::of("p", &declared).expect("well-formed").declaration(&declared), "");
        let other = format!("<a xmlns='{}'/>", WORD[0]);
        let added = Root::of("p", &other).expect("well-formed").declaration(&other);
        assert_eq!(added, format!(" xmlns:w=\"{}\"", WORD[0]));
    }

    #[test]
    fn text_goes_back_in_the_encoding_it_came_in() {
        for bytes in [
            "\u{feff}<t>é</t>".as_bytes().to_vec(),
            "<t>é</t>".as_bytes().to_vec(),
            "\u{feff}<t>é</t>".encode_utf16().flat_map(u16::to_le_bytes).collect(),
            "<t>é</t>".encode_utf16().flat_map(u16::to_be_bytes).collect(),
        ] {
            let encoding = Encoding::of(&bytes);
            let text = crate::read::docx::encoding::decode("p", bytes.clone()).expect("text");
            assert_eq!(encoding.encode(&text), bytes);
        }
        let latin = b"<?xml version='1.0' encoding='ISO-8859-1'?><t/>";
        assert_eq!(Encoding::of(latin).encode("“"), b"&#8220;");
    }
}
