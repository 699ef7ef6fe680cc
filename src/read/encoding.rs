//! Bytes of a text file become text, or a sentence that says why not.

use super::{LARGEST_TEXT, MEGABYTE, ReadError};

/// Unix byte order marks of UTF-16, little and big end first.
const UTF16_MARKS: [&[u8]; 2] = [&[0xFF, 0xFE], &[0xFE, 0xFF]];

/// How many bytes are looked at to tell UTF-16 without a byte order mark.
const SAMPLE: usize = 256;

/// The text of a file, byte order mark included, so that offsets in it are offsets in the file.
pub(super) fn text(bytes: &[u8]) -> Result<&str, ReadError> {
    let size = bytes.len() as u64;
    if size > LARGEST_TEXT {
        let megabytes = size.div_ceil(MEGABYTE);
        return Err(ReadError::TooLarge { megabytes, limit: LARGEST_TEXT / MEGABYTE });
    }
    if is_utf16(bytes) {
        return Err(ReadError::Utf16);
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let offset = error.valid_up_to();
        let line = super::lines::Lines::new(&bytes_before(bytes, offset), 0).count().max(1);
        ReadError::NotUtf8 { offset, line, byte: bytes[offset] }
    })?;
    if text[mark(text)..].trim().is_empty() {
        return Err(ReadError::Empty);
    }
    Ok(text)
}

/// Length in bytes of the byte order mark at the start of a text.
pub(super) fn mark(text: &str) -> usize {
    if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 }
}

/// The text up to the byte that is not UTF-8, with something on the line that byte stands on.
fn bytes_before(bytes: &[u8], offset: usize) -> String {
    let mut before = String::from_utf8_lossy(&bytes[..offset]).into_owned();
    before.push('?');
    before
}

/// Western text in UTF-16 has a zero for every other byte; UTF-8 text has none at all.
fn is_utf16(bytes: &[u8]) -> bool {
    if UTF16_MARKS.iter().any(|mark| bytes.starts_with(mark)) {
        return true;
    }
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let zeros = |parity: usize| sample.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    sample.len() >= 4 && even.max(odd) * 4 > sample.len() && even.min(odd) * 8 < sample.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentence(bytes: &[u8]) -> String {
        text(bytes).expect_err("not readable").to_string()
    }

    #[test]
    fn says_what_is_wrong_and_what_to_do() {
        // Windows-1252: a pound sign is one byte
        assert_eq!(
            sentence(b"one\r\ntwo\rcost \xA35"),
            "the text is not UTF-8: byte 14 on line 3 is 0xA3. Open it in your editor and save it again as UTF-8"
        );
        // on the first line, as the first byte
        assert!(sentence(b"\x80").contains("byte 0 on line 1"));
        // a character cut off by the end of the file
        assert!(sentence("é".as_bytes().split_at(1).0).contains("0xC3"));
        // UTF-16 with its mark, either way round, and without one
        let words: Vec<u16> = "The Elm group".encode_utf16().collect();
        let little: Vec<u8> = words.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let big: Vec<u8> = words.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        for bytes in [[&[0xFF, 0xFE], &little[..]].concat(), [&[0xFE, 0xFF], &big[..]].concat(), little, big]
        {
            assert!(sentence(&bytes).contains("saved as UTF-16"));
        }
    }

    #[test]
    fn refuses_nothing_and_too_much() {
        for nothing in ["", "\u{feff}", "\u{feff} \r\n\t\u{a0}"] {
            assert!(matches!(text(nothing.as_bytes()), Err(ReadError::Empty)));
        }
        let most = vec![b'a'; 64 * 1024 * 1024];
        assert!(text(&most).is_ok());
        let more = [most, vec![b'a']].concat();
        assert!(sentence(&more).starts_with("the file is 65 MB; faircopy reads drafts up to 64 MB"));
    }

    #[test]
    fn a_stray_zero_is_not_utf16() {
        assert!(text(b"seen\0 on the bridge").is_ok());
        assert!(text(b"a\0").is_ok());
    }
}
