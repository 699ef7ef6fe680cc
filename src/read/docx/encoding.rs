//! The bytes of an XML part become text: UTF-8 or UTF-16, as packages allow, and nothing else.

use super::error::WordError;

/// How the bytes of a part stand for its text, so that it can be written back in the same way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// UTF-8, with a byte order mark or without.
    Utf8 {
        /// Whether it has one.
        mark: bool,
    },
    /// Plain letters whose declaration names some other code page: what is added has to be plain too.
    Ascii,
    /// UTF-16, either end first, with a byte order mark or without.
    Utf16 {
        /// Whether the big end is first.
        big: bool,
        /// Whether it has a mark.
        mark: bool,
    },
}

impl Encoding {
    /// The encoding of some bytes that can be decoded as a part's.
    pub(crate) fn of(bytes: &[u8]) -> Self {
        if let Some(wide) = Self::wide(bytes) {
            return wide;
        }
        let plain = || std::str::from_utf8(bytes).ok().filter(|text| text.is_ascii());
        match plain().and_then(declared_encoding) {
            _ if bytes.starts_with(b"\xEF\xBB\xBF") => Self::Utf8 { mark: true },
            Some(declared) if !is_unicode(declared) => Self::Ascii,
            _ => Self::Utf8 { mark: false },
        }
    }

    /// The same for UTF-16 alone, told by its first bytes.
    fn wide(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [0xFF, 0xFE, ..] => Some(Self::Utf16 { big: false, mark: true }),
            [0xFE, 0xFF, ..] => Some(Self::Utf16 { big: true, mark: true }),
            [b'<', 0, ..] => Some(Self::Utf16 { big: false, mark: false }),
            [0, b'<', ..] => Some(Self::Utf16 { big: true, mark: false }),
            _ => None,
        }
    }

    /// The bytes of a part's text.
    pub(crate) fn encode(self, text: &str) -> Vec<u8> {
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

/// Decodes a part. What comes out has no byte order mark; all byte offsets into a part, in origins as in
/// refusals, count in this text.
pub(crate) fn decode(part: &str, bytes: Vec<u8>) -> Result<String, WordError> {
    let mut text = match Encoding::wide(&bytes) {
        Some(Encoding::Utf16 { big, mark }) => {
            let unit = if big { u16::from_be_bytes } else { u16::from_le_bytes };
            utf16(part, &bytes[if mark { 2 } else { 0 }..], unit)?
        }
        _ => utf8(part, bytes)?,
    };
    let mark = text.len() - text.trim_start_matches('\u{feff}').len();
    text.drain(..mark);
    match first_control(text.as_bytes()) {
        Some((byte, code)) => Err(WordError::ControlCharacter {
            part: part.to_owned(),
            byte: byte as u64,
            code: u32::from(code),
        }),
        None => Ok(text),
    }
}

fn utf8(part: &str, bytes: Vec<u8>) -> Result<String, WordError> {
    let text = String::from_utf8(bytes).map_err(|error| WordError::NotUnicode {
        part: part.to_owned(),
        byte: error.utf8_error().valid_up_to() as u64,
    })?;
    // A declared code page whose letters happen to be valid UTF-8 would read as other letters elsewhere.
    if !text.is_ascii()
        && let Some(declared) = declared_encoding(&text)
        && !is_unicode(declared)
    {
        let byte = text.bytes().position(|byte| !byte.is_ascii()).unwrap_or(0) as u64;
        return Err(WordError::NotUnicode { part: part.to_owned(), byte });
    }
    Ok(text)
}

fn utf16(part: &str, bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, WordError> {
    let refusal = |byte: usize| WordError::NotUnicode { part: part.to_owned(), byte: byte as u64 };
    let (pairs, rest) = bytes.as_chunks::<2>();
    if !rest.is_empty() {
        return Err(refusal(bytes.len() - 1));
    }
    let mut text = String::with_capacity(pairs.len());
    let mut units = 0;
    for decoded in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
        let decoded = decoded.map_err(|_| refusal(units * 2))?;
        units += decoded.len_utf16();
        text.push(decoded);
    }
    Ok(text)
}

/// Whether the name of an encoding is one of those that packages allow.
fn is_unicode(declared: &str) -> bool {
    ["utf-8", "utf8", "utf-16"].iter().any(|name| declared.eq_ignore_ascii_case(name))
}

/// The encoding named in the XML declaration.
fn declared_encoding(text: &str) -> Option<&str> {
    let declaration = text.trim_start_matches('\u{feff}').strip_prefix("<?xml")?.split_once("?>")?.0;
    let value = declaration.split_once("encoding")?.1.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    value[1..].split_once(quote).map(|(name, _)| name)
}

/// The first byte that XML 1.0 does not allow in a document, and its value.
fn first_control(bytes: &[u8]) -> Option<(usize, u8)> {
    const LOOK: usize = 4096;
    let illegal = |byte: &u8| *byte < 0x20 && !matches!(*byte, b'\t' | b'\n' | b'\r');
    // Counting in chunks lets the compiler use wide registers; the place is looked up only when there is one.
    let chunk =
        bytes.chunks(LOOK).position(|chunk| chunk.iter().fold(false, |any, byte| any | illegal(byte)))?;
    let byte = chunk * LOOK + bytes[chunk * LOOK..].iter().position(illegal)?;
    Some((byte, bytes[byte]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf_8_and_utf_16_come_out_the_same_without_their_marks() {
        let text = "<w:t>café 👋</w:t>";
        let units: Vec<u16> = text.encode_utf16().collect();
        let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        let marked = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
        for bytes in [
            text.as_bytes().to_vec(),
            marked(b"\xEF\xBB\xBF", text.as_bytes()),
            marked(b"\xFF\xFE", &little),
            marked(b"\xFE\xFF", &big),
            little.clone(),
            big.clone(),
        ] {
            assert_eq!(decode("p", bytes).as_deref(), Ok(text));
        }
        assert!(decode("p", little[..little.len() - 1].to_vec()).is_err());
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
            assert_eq!(encoding.encode(&decode("p", bytes.clone()).expect("text")), bytes);
        }
        for declared in ["ISO-8859-1", "UTF-7"] {
            let plain = format!("<?xml version='1.0' encoding='{declared}'?><t/>");
            assert_eq!(Encoding::of(plain.as_bytes()).encode("“"), b"&#8220;", "{declared}");
        }
        for declared in ["", " encoding='utf-8'", " encoding=\"UTF-16\""] {
            let plain = format!("<?xml version='1.0'{declared}?><t/>");
            assert_eq!(Encoding::of(plain.as_bytes()), Encoding::Utf8 { mark: false }, "{declared}");
        }
    }

    #[test]
    fn other_encodings_and_control_characters_are_refused_with_their_place() {
        let not_unicode = |byte| Err(WordError::NotUnicode { part: "p".into(), byte });
        assert_eq!(decode("p", b"<t>caf\xE9</t>".to_vec()), not_unicode(6));
        assert_eq!(decode("p", "<?xml encoding='ISO-8859-1'?><t>\u{e9}</t>".into()), not_unicode(32));
        assert!(decode("p", b"<?xml encoding='US-ASCII'?><t>plain</t>".to_vec()).is_ok());
        let control = WordError::ControlCharacter { part: "p".into(), byte: 5000, code: 0x1F };
        let mut bytes = vec![b' '; 6000];
        bytes[5000] = 0x1F;
        assert_eq!(decode("p", bytes), Err(control));
    }
}
