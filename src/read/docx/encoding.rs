//! The bytes of an XML part become text: UTF-8 or UTF-16, as packages allow, and nothing else.

use super::error::WordError;

/// Decodes a part. What comes out has no byte order mark; all byte offsets into a part, in origins as in
/// refusals, count in this text.
pub(crate) fn decode(part: &str, bytes: Vec<u8>) -> Result<String, WordError> {
    let mut text = if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        utf16(part, rest, u16::from_le_bytes)?
    } else if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        utf16(part, rest, u16::from_be_bytes)?
    } else if bytes.starts_with(b"<\0") {
        utf16(part, &bytes, u16::from_le_bytes)?
    } else if bytes.starts_with(b"\0<") {
        utf16(part, &bytes, u16::from_be_bytes)?
    } else {
        utf8(part, bytes)?
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
        && !["utf-8", "utf8", "utf-16"].contains(&declared.to_ascii_lowercase().as_str())
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
