//! A file's bytes become a [`Draft`].

pub(crate) mod docx;
mod encoding;
mod lines;
mod markdown;
mod plain;

pub use docx::WordError;

use crate::draft::Draft;

/// What kind of file a draft is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// `CommonMark` with tables, footnotes and front matter.
    Markdown,
    /// Word: .docx, .docm, .dotx, .dotm.
    Docx,
    /// Plain text.
    Plain,
}

/// The endings of names that are read, each with its format.
const BY_ENDING: &[(&str, Format)] = &[
    ("docx", Format::Docx),
    ("docm", Format::Docx),
    ("dotx", Format::Docx),
    ("dotm", Format::Docx),
    ("md", Format::Markdown),
    ("markdown", Format::Markdown),
    ("txt", Format::Plain),
];

/// The endings of names that are read, in small letters: checks, hooks and folders go by these and no others.
pub const ENDINGS: [&str; BY_ENDING.len()] = {
    let mut endings = [""; BY_ENDING.len()];
    let mut at = 0;
    while at < endings.len() {
        endings[at] = BY_ENDING[at].0;
        at += 1;
    }
    endings
};

/// Bytes of a megabyte, as sizes are told.
pub const MEGABYTE: u64 = 1024 * 1024;

/// The most bytes of text that are read: a long report has a fifth of one megabyte.
pub const LARGEST_TEXT: u64 = 64 * MEGABYTE;

/// The most bytes of a Word document that are read; how much it may unpack to is limited besides.
pub const LARGEST_WORD: u64 = 256 * MEGABYTE;

/// The endings of files that people write reports in and faircopy does not read, in small letters.
pub const OTHER_REPORTS: [&str; 7] = ["doc", "dot", "rtf", "odt", "wps", "pages", "pdf"];

impl Format {
    /// What the ending of a name says, in capitals or not; `None`: no kind that is read.
    pub fn by_ending(ending: &str) -> Option<Self> {
        let known = BY_ENDING.iter().find(|(known, _)| known.eq_ignore_ascii_case(ending));
        known.map(|(_, format)| *format)
    }

    /// The most bytes of a file that are read.
    pub const fn largest(self) -> u64 {
        match self {
            Self::Markdown | Self::Plain => LARGEST_TEXT,
            Self::Docx => LARGEST_WORD,
        }
    }

    /// The name used in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Markdown => "markdown",
            Self::Docx => "docx",
            Self::Plain => "plain",
        }
    }

    /// The format of a file: by content first (whatever a word processor may have written is read as Word, which then
    /// says what is wrong with it), then by the extension of its name. `None`: not a kind faircopy reads.
    ///
    /// The first five hundred `bytes` are enough.
    pub fn detect(name: &str, bytes: &[u8]) -> Option<Self> {
        if docx::is_telling(bytes) {
            return Some(Self::Docx);
        }
        let (_, ending) = name.rsplit_once('.')?;
        Self::by_ending(ending)
    }

    /// What to do with a file of a kind that is not read, by its name.
    pub fn advice(name: &str) -> &'static str {
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
        match ending.as_str() {
            "pdf" | "png" | "jpg" | "jpeg" => "Ask for the Word document it was made from, and check that",
            other if OTHER_REPORTS.contains(&other) => {
                "Open it in a word processor and save it as .docx, then check that file"
            }
            "html" | "htm" => "Save the page as .docx or Markdown, then check that file",
            _ => "If it is text, give it a name that ends in .txt or .md",
        }
    }
}

/// Why a draft could not be read: each is a sentence with what to do next.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The bytes are not UTF-8 text.
    #[error(
        "the text is not UTF-8: byte {offset} on line {line} is 0x{byte:02X}. Open it in your editor and save it again as UTF-8"
    )]
    NotUtf8 {
        /// Bytes before the bad one.
        offset: usize,
        /// Its line, from 1.
        line: usize,
        /// Its value.
        byte: u8,
    },
    /// The bytes are UTF-16, as some Windows programs save text.
    #[error("the text is saved as UTF-16. Open it in your editor and save it again as UTF-8")]
    Utf16,
    /// There is nothing in the file.
    #[error("the file is empty. If it was emptied by mistake, get it back from an earlier version")]
    Empty,
    /// The file is larger than anything a report can be.
    #[error(
        "the file is {megabytes} MB; faircopy reads drafts up to {limit} MB. Check that this is the report and not an archive of them"
    )]
    TooLarge {
        /// Its size.
        megabytes: u64,
        /// The most that is read.
        limit: u64,
    },
    /// Something is wrong with a Word file.
    #[error(transparent)]
    Word(#[from] WordError),
}

/// Reads a draft.
///
/// `bytes` is the whole file. The draft's origins lead back to these bytes (for Word, to bytes of the parts
/// inside it).
pub fn read(format: Format, bytes: &[u8]) -> Result<Draft, ReadError> {
    match format {
        Format::Markdown => markdown::read(bytes),
        Format::Plain => plain::read(bytes),
        Format::Docx => docx::read(bytes),
    }
}
