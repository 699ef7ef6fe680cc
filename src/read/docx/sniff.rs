//! What a file is that was given for a Word document, told from its first bytes.

use super::error::WordError;

/// Every OLE compound file starts so: old Office files and the wrapping of encrypted new ones.
const OLE: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// Lengths of the owner file Word writes beside an open document (older and newer versions).
const LOCK_FILE_LENGTHS: [usize; 2] = [162, 165];

/// Passes a zip archive; names anything else as what it is.
pub(super) fn archive(bytes: &[u8]) -> Result<(), WordError> {
    if bytes.starts_with(b"PK\x03\x04") {
        return Ok(());
    }
    Err(refusal(bytes))
}

/// Whether the first bytes tell what a file is, whatever its name says: an archive, an old Office file, or text that is
/// no prose but what a program wrote.
pub(in crate::read) fn is_telling(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&OLE[..4]) || marked_up(bytes).is_some()
}

/// What a text is that opens as only some program's files do.
fn marked_up(bytes: &[u8]) -> Option<&'static str> {
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let starts = |with: &[u8]| text.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with));
    if starts(b"{\\rtf") {
        Some("a rich text file (RTF)")
    } else if starts(b"%PDF") {
        Some("a PDF")
    } else if starts(b"<!doctype html") || starts(b"<html") {
        Some("a web page")
    } else if starts(b"<?xml") {
        Some("an XML file")
    } else {
        None
    }
}

fn refusal(bytes: &[u8]) -> WordError {
    if bytes.starts_with(&OLE[..4]) {
        return ole(bytes);
    }
    if bytes.starts_with(b"PK") {
        return WordError::DamagedArchive { why: "it is an archive without its first part".to_owned() };
    }
    if LOCK_FILE_LENGTHS.contains(&bytes.len()) && bytes.first().is_some_and(|length| *length <= 54) {
        return WordError::LockFile;
    }
    let mail = b"mime-version";
    match marked_up(bytes) {
        Some(what) => WordError::OtherKind { what },
        // A page saved with its pictures; a text may begin with these words.
        None if bytes.get(..mail.len()).is_some_and(|start| start.eq_ignore_ascii_case(mail)) => {
            WordError::OtherKind { what: "a web page" }
        }
        None => WordError::NotWord { why: "it does not begin as one does" },
    }
}

/// Old Office files name their streams in UTF-16, and the names tell them apart.
fn ole(bytes: &[u8]) -> WordError {
    let names = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(name.len()).any(|window| window == name)
    };
    if names("EncryptedPackage") || names("DRMEncryptedDataSpace") {
        WordError::PasswordProtected
    } else if names("WordDocument") {
        WordError::OldWord
    } else if names("Workbook") {
        WordError::OtherKind { what: "an old spreadsheet (.xls)" }
    } else if names("PowerPoint Document") {
        WordError::OtherKind { what: "an old presentation (.ppt)" }
    } else {
        WordError::OtherKind { what: "an old Office file or an e-mail message" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_a_zip_archive_is_named() {
        let other = |what| WordError::OtherKind { what };
        let old = |stream: &str| {
            let mut bytes = OLE.to_vec();
            bytes.extend([0; 504]);
            bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
            bytes
        };
        let mut lock = b"\x05Alex ".to_vec();
        lock.resize(162, 0);
        let cases: [(Vec<u8>, WordError); 8] = [
            (old("EncryptedPackage"), WordError::PasswordProtected),
            (old("WordDocument"), WordError::OldWord),
            (old("Workbook"), other("an old spreadsheet (.xls)")),
            (b"{\\rtf1 hello}".to_vec(), other("a rich text file (RTF)")),
            (b"\xEF\xBB\xBF \n<!DOCTYPE HTML>".to_vec(), other("a web page")),
            (lock, WordError::LockFile),
            (b"P".to_vec(), WordError::NotWord { why: "it does not begin as one does" }),
            (OLE[..4].to_vec(), other("an old Office file or an e-mail message")),
        ];
        for (bytes, want) in cases {
            assert_eq!(archive(&bytes), Err(want));
        }
        assert_eq!(archive(b"PK\x03\x04"), Ok(()));
    }
}
