//! Why a part is refused, and at which byte.

use quick_xml::errors::{Error, IllFormedError};

use super::super::error::WordError;
use super::Scanner;
use super::reference::number;

impl<'x> Scanner<'x> {
    pub(super) fn refusal(&self, error: &Error) -> WordError {
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

    pub(super) fn bad_reference(&self, name: &str, byte: u64) -> WordError {
        match name.strip_prefix('#').and_then(number) {
            Some(code) => WordError::ControlCharacter { part: self.part.to_owned(), byte, code },
            None => self.malformed(byte, format!("&{name}; stands for nothing")),
        }
    }

    pub(super) fn truncated(&self, byte: u64) -> WordError {
        WordError::Truncated { part: self.part.to_owned(), byte }
    }

    pub(super) fn malformed(&self, byte: u64, why: String) -> WordError {
        WordError::Malformed { part: self.part.to_owned(), byte, why }
    }
}
