//! A draft's bytes: how large they may be, and what kind of file they are.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use super::failure::Failure;
use super::walk;
use crate::read::{Format, LARGEST_TEXT, MEGABYTE, ReadError};

/// As much of a file as tells its kind.
const SIGNATURE: u64 = 512;

/// The name of what comes from standard input, unless another is given.
const STDIN_NAME: &str = "stdin.md";

/// A file's bytes and what it is.
pub(super) struct Source {
    /// The path as it is printed.
    pub(super) path: String,
    /// What kind of file it is.
    pub(super) format: Format,
    /// All of it.
    pub(super) bytes: Vec<u8>,
}

/// Where a draft that was named stands: what comes from standard input is taken for a file of this folder, so that
/// every command has the same configuration for it.
pub(super) fn place(named: &Path) -> &Path {
    if is_stdin(named) { Path::new(STDIN_NAME) } else { named }
}

/// Whether standard input is meant.
pub(super) fn is_stdin(named: &Path) -> bool {
    named.as_os_str() == walk::STDIN
}

/// Reads what was named whole: a file, or standard input.
pub(super) fn open(named: &Path) -> Result<Source, Failure> {
    if is_stdin(named) { stdin(None) } else { file(named) }
}

/// Reads a file whole; its size is looked at first.
pub(super) fn file(path: &Path) -> Result<Source, Failure> {
    let shown = walk::shown(path);
    // To open a pipe is to wait for somebody at its other end.
    if std::fs::metadata(path).is_ok_and(|about| !about.is_file() && !about.is_dir()) {
        return Err(Failure::NotAFile);
    }
    let file = File::open(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => Failure::Missing,
        _ if path.is_dir() => Failure::Folder,
        _ => Failure::Unreadable(error),
    })?;
    let about = file.metadata().map_err(Failure::Unreadable)?;
    if about.is_dir() {
        return Err(Failure::Folder);
    }
    if !about.is_file() {
        return Err(Failure::NotAFile);
    }
    let (format, bytes) = take(&shown, file, Some(about.len()))?;
    Ok(Source { path: shown, format, bytes })
}

/// Reads standard input whole.
pub(super) fn stdin(name: Option<&str>) -> Result<Source, Failure> {
    let (format, bytes) = take(stdin_name(name), io::stdin().lock(), None)?;
    let path = match (name, format) {
        (None, Format::Docx) => "stdin.docx",
        _ => stdin_name(name),
    };
    Ok(Source { path: path.to_owned(), format, bytes })
}

/// The name of what comes from standard input.
pub(super) fn stdin_name(given: Option<&str>) -> &str {
    given.unwrap_or(STDIN_NAME)
}

fn take(name: &str, mut from: impl Read, size: Option<u64>) -> Result<(Format, Vec<u8>), Failure> {
    let mut bytes = Vec::new();
    from.by_ref().take(SIGNATURE).read_to_end(&mut bytes).map_err(Failure::Unreadable)?;
    let format = Format::detect(name, &bytes).ok_or_else(|| Failure::Kind(Format::advice(name)))?;
    let limit = format.largest();
    if let Some(size) = size {
        within(size, limit)?;
    }
    // The file may grow while it is read, and standard input has no size: never more than the limit is taken.
    from.take(limit + 1 - SIGNATURE).read_to_end(&mut bytes).map_err(Failure::Unreadable)?;
    within(bytes.len() as u64, limit)?;
    Ok((format, bytes))
}

/// Whether a text that somebody else has read may be checked.
pub(super) fn fits(text: &str) -> Result<(), Failure> {
    within(text.len() as u64, LARGEST_TEXT)
}

fn within(size: u64, limit: u64) -> Result<(), Failure> {
    if size <= limit {
        return Ok(());
    }
    Err(Failure::Draft(ReadError::TooLarge { megabytes: size.div_ceil(MEGABYTE), limit: limit / MEGABYTE }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_is_too_large_is_not_read_to_its_end() {
        let endless = io::repeat(b'a');
        let error = take("draft.md", endless, None).err().map(|error| error.to_string());
        assert!(error.unwrap().starts_with("the file is 65 MB; faircopy reads drafts up to 64 MB"));
        let said = take("draft.md", &b"short"[..], Some(100 * MEGABYTE)).err().map(|error| error.to_string());
        assert!(said.unwrap().starts_with("the file is 100 MB"));
    }

    #[test]
    fn the_bytes_say_what_a_file_is_before_its_name_does() {
        let format = |name: &str, bytes: &[u8]| take(name, bytes, None).ok().map(|(format, _)| format);
        for name in ["x.doc", "x.rtf", "x.pdf", "x.md", "x"] {
            for bytes in [&b"PK\x03\x04"[..], b"{\\rtf1", b"%PDF-1.7", b"\xEF\xBB\xBF\n<!DOCTYPE html>"] {
                assert_eq!(format(name, bytes), Some(Format::Docx), "{name}");
            }
        }
        assert_eq!(format("x.md", b"<div>\n\nThey met."), Some(Format::Markdown));
        assert_eq!(format("x.odt", b"They met."), None);
    }
}
