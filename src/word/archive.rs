//! Writes the archive anew: changed parts packed again, every other entry copied as it is, byte for byte.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::{AnnotateError, seal};

/// The changed parts of an archive, by their names as the archive spells them, and the new ones.
#[derive(Debug, Default)]
pub(super) struct Changes {
    pub(super) changed: BTreeMap<String, Vec<u8>>,
    pub(super) added: Vec<(String, Vec<u8>)>,
}

/// The archive with its changes.
pub(super) fn write(bytes: &[u8], changes: &Changes) -> Result<Vec<u8>, AnnotateError> {
    rewritten(bytes, changes).map_err(|error| AnnotateError::Write(error.to_string()))
}

fn rewritten(bytes: &[u8], changes: &Changes) -> Result<Vec<u8>, ZipError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes))?;
    let mut writer = ZipWriter::new(Cursor::new(Vec::with_capacity(bytes.len() + bytes.len() / 8)));
    writer.set_raw_comment(seal::kept(archive.comment()).into())?;
    let packed = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index)?;
        let name = entry.name()?.into_owned();
        let Some(content) = changes.changed.get(&name) else {
            writer.raw_copy_file(entry)?;
            continue;
        };
        let when = entry.last_modified();
        drop(entry);
        writer.start_file(name, when.map_or(packed, |when| packed.last_modified_time(when)))?;
        writer.write_all(content)?;
    }
    for (name, content) in &changes.added {
        writer.start_file(name, packed)?;
        writer.write_all(content)?;
    }
    Ok(writer.finish()?.into_inner())
}

/// Whether every entry of the first archive stands in the second at the same place, byte for byte but for those
/// that were to change; gives the name of one that does not.
pub(super) fn first_difference(
    before: &[u8],
    after: &[u8],
    changes: &Changes,
) -> Result<Option<String>, AnnotateError> {
    let failed = |error: ZipError| AnnotateError::Write(error.to_string());
    let mut old = ZipArchive::new(Cursor::new(before)).map_err(failed)?;
    let mut new = ZipArchive::new(Cursor::new(after)).map_err(failed)?;
    if new.len() != old.len() + changes.added.len() {
        return Ok(Some("the list of parts".to_owned()));
    }
    for index in 0..old.len() {
        let mut old_entry = old.by_index_raw(index).map_err(failed)?;
        let mut new_entry = new.by_index_raw(index).map_err(failed)?;
        let name = old_entry.name().map_err(failed)?.into_owned();
        let alike = old_entry.name_raw() == new_entry.name_raw()
            && (changes.changed.contains_key(&name)
                || (old_entry.crc32() == new_entry.crc32()
                    && old_entry.size() == new_entry.size()
                    && packed(&mut old_entry)? == packed(&mut new_entry)?));
        if !alike {
            return Ok(Some(name));
        }
    }
    Ok(None)
}

/// The bytes of an entry as they lie in the archive.
fn packed(entry: &mut impl Read) -> Result<Vec<u8>, AnnotateError> {
    let mut bytes = Vec::new();
    entry.read_to_end(&mut bytes).map_err(|error| AnnotateError::Write(error.to_string()))?;
    Ok(bytes)
}
