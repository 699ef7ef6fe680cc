//! What can be wrong with a Word file, each as a sentence with what to do next.

/// What to do with a file that is damaged rather than of the wrong kind.
const MEND: &str = "Open it in Word: if Word offers to repair it, accept and save a copy; if not, go back to an \
                    earlier version of the file";

/// Why a Word file could not be read: what is wrong, where, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WordError {
    /// An OLE file that holds an encrypted package.
    #[error(
        "the file is password-protected, so nothing in it can be read. Open it in Word, take the password off (File, \
         Info, Protect Document, Encrypt with Password), save it and check it again"
    )]
    PasswordProtected,
    /// A binary .doc, whatever its name says.
    #[error(
        "this is a Word document of the kind used before 2007 (.doc), whatever its name says. Open it in Word and save \
         it as a Word Document (.docx)"
    )]
    OldWord,
    /// Some other file that is well known.
    #[error(
        "this is {what}, not a Word document. Open the report in Word and save it as a Word Document (.docx)"
    )]
    OtherKind {
        /// With its article: "a spreadsheet".
        what: &'static str,
    },
    /// The file Word keeps beside a document while someone has it open.
    #[error(
        "this is the small lock file that Word keeps beside a document while it is open. Check the document itself; \
         if nobody has it open, the lock file can be deleted"
    )]
    LockFile,
    /// Nothing that is known.
    #[error(
        "this is not a Word document: {why}. Open the report in Word and save it as a Word Document (.docx)"
    )]
    NotWord {
        /// What gives it away.
        why: &'static str,
    },
    /// The zip archive around the parts cannot be read.
    #[error("the file is damaged: {why}. {MEND}")]
    DamagedArchive {
        /// What is wrong with it.
        why: String,
    },
    /// A part that is needed is not there.
    #[error("the file is damaged: its part {part} is missing. {MEND}")]
    MissingPart {
        /// Name of the part.
        part: String,
    },
    /// A part does not unpack to what the archive says of it.
    #[error("the file is damaged: its part {part} cannot be unpacked ({why}). {MEND}")]
    DamagedPart {
        /// Name of the part.
        part: String,
        /// What is wrong with it.
        why: String,
    },
    /// An entry of the archive is encrypted.
    #[error(
        "the file is locked with a password inside: its part {part} is encrypted. Open it in Word, take the password \
         off and save it as a Word Document (.docx)"
    )]
    EncryptedPart {
        /// Name of the part.
        part: String,
    },
    /// Two entries, one name: readers disagree which one is the document's.
    #[error(
        "the file holds two parts with the name {part}, so different programs would show different text. Open it in \
         Word, check that the text is right, and save it under a new name"
    )]
    TwoParts {
        /// The name.
        part: String,
    },
    /// An entry that goes by another name for some readers.
    #[error(
        "the file holds a part with two names ({part} and {other}), so different programs would show different text. \
         Open it in Word, check that the text is right, and save it under a new name"
    )]
    TwoNames {
        /// The name in the archive's directory.
        part: String,
        /// The other.
        other: String,
    },
    /// More entries than any report has.
    #[error(
        "the file holds {parts} parts; faircopy reads up to {limit}. Check that this is the report and not a collection \
         of files"
    )]
    TooManyParts {
        /// How many it holds.
        parts: usize,
        /// The most that is read.
        limit: usize,
    },
    /// A part, or all parts together, grow past what a report can be.
    #[error(
        "the file grows too large when unpacked: its part {part} goes past {limit} MB. A report of words does not do \
         that; open it in Word and copy the text into a new document"
    )]
    TooLarge {
        /// The part being unpacked when the limit was met.
        part: String,
        /// The limit, in units of 1024 x 1024 bytes.
        limit: u64,
    },
    /// A part unpacks to hundreds of times its size, as only files made to do harm do.
    #[error(
        "the file is packed in a way that reports never are: its part {part} unpacks to more than {ratio} times its \
         size. Do not open it unless you know who made it"
    )]
    Bomb {
        /// The part.
        part: String,
        /// The limit that was met.
        ratio: u64,
    },
    /// Neither UTF-8 nor UTF-16.
    #[error("the part {part} is not written in Unicode (byte {byte}). {MEND}")]
    NotUnicode {
        /// Name of the part.
        part: String,
        /// Offset of the first byte that is wrong, from 0.
        byte: u64,
    },
    /// A document type definition, which Word never writes.
    #[error(
        "the part {part} holds a document type definition at byte {byte}, which Word never writes and which can do \
         harm. Do not open the file unless you know who made it"
    )]
    Dtd {
        /// Name of the part.
        part: String,
        /// Offset in the part, from 0.
        byte: u64,
    },
    /// Elements nested deeper than any document's.
    #[error(
        "the part {part} nests {limit} elements deep at byte {byte}, which no report does. Open the file in Word and \
         copy the text into a new document"
    )]
    TooDeep {
        /// Name of the part.
        part: String,
        /// Offset in the part, from 0.
        byte: u64,
        /// The deepest that is read.
        limit: u32,
    },
    /// More elements and pieces of text than any document has.
    #[error(
        "the part {part} is cut into more than {limit} pieces, which no report is. Open the file in Word and copy the \
         text into a new document"
    )]
    TooManyPieces {
        /// Name of the part.
        part: String,
        /// The most that are read.
        limit: u32,
    },
    /// The XML of a part stops in the middle.
    #[error("the file is damaged: its part {part} is cut short at byte {byte}. {MEND}")]
    Truncated {
        /// Name of the part.
        part: String,
        /// Offset in the part, from 0.
        byte: u64,
    },
    /// The XML of a part breaks the rules.
    #[error("the file is damaged: its part {part} is not well-formed at byte {byte} ({why}). {MEND}")]
    Malformed {
        /// Name of the part.
        part: String,
        /// Offset in the part, from 0.
        byte: u64,
        /// Which rule it breaks.
        why: String,
    },
    /// A character that XML does not allow.
    #[error(
        "the part {part} holds a control character (U+{code:04X}) at byte {byte}, which may hide text and which Word \
         cannot open. {MEND}"
    )]
    ControlCharacter {
        /// Name of the part.
        part: String,
        /// Offset in the part, from 0.
        byte: u64,
        /// The character's number.
        code: u32,
    },
}
