//! markdown
use super::ReadError;
use crate::draft::Draft;
pub(super) fn read(_bytes: &[u8]) -> Result<Draft, ReadError> {
    Err(ReadError::Empty)
}
