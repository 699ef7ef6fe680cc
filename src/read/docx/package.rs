//! The zip archive of a Word file: its parts by name, with limits on what they may grow to.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::encoding::decode;
use super::error::WordError;
use super::headers;
use super::relations::{self, ContentTypes, Relations};

/// No report has more parts.
const MOST_PARTS: usize = 4096;

/// The most one part may unpack to, in bytes.
const LARGEST_PART: u64 = 64 << 20;

/// The most all parts read may unpack to, in bytes.
const LARGEST_PACKAGE: u64 = 256 << 20;

/// How many times its packed size a part may grow to...
const MOST_RATIO: u64 = 200;

/// ... once it is past this many bytes; small parts of much repetition are harmless.
const RATIO_MATTERS_FROM: u64 = 8 << 20;

/// Room set aside for a part before its real size is known, in times of the bytes that are really there: the
/// size an archive declares is never believed.
const FIRST_ROOM: u64 = 16;

/// An opened Word file. Parts are unpacked when they are asked for.
pub(crate) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// Bytes of the archive.
    size: u64,
    /// Index in the archive by folded name.
    index: HashMap<String, usize>,
    /// Bytes unpacked so far.
    unpacked: u64,
    main: String,
}

impl<'b> Package<'b> {
    /// Opens a zip archive, checks that it is a Word document and finds its main part.
    pub(crate) fn open(bytes: &'b [u8]) -> Result<Self, WordError> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| WordError::DamagedArchive {
            why: "the list of its parts, which stands at its end, is missing or cannot be read".to_owned(),
        })?;
        let index = check_entries(bytes, &mut archive)?;
        let mut package = Self { archive, size: bytes.len() as u64, index, unpacked: 0, main: String::new() };
        if package.index.contains_key("mimetype") && package.index.contains_key("content.xml") {
            return Err(WordError::OtherKind { what: "an OpenDocument file (.odt)" });
        }
        let Some((types_name, types)) = package.text("[Content_Types].xml")? else {
            return Err(WordError::NotWord {
                why: "it is an archive of files without the list of types Word writes",
            });
        };
        let types = ContentTypes::parse(&types_name, &types)?;
        let relations = package.relations("")?;
        let Some(main) = relations.target("officeDocument") else {
            return Err(WordError::NotWord { why: "it does not say which of its parts is the document" });
        };
        types.check_main(main)?;
        package.main = package.name(main).ok_or_else(|| WordError::MissingPart { part: main.to_owned() })?;
        Ok(package)
    }

    /// Name of the part that holds the body.
    pub(crate) fn main(&self) -> &str {
        &self.main
    }

    /// The name of a part as the archive spells it; names compare without case and with either slash.
    pub(crate) fn name(&self, part: &str) -> Option<String> {
        let index = *self.index.get(&fold(part))?;
        Some(self.archive.name_for_index(index)?.ok()?.into_owned())
    }

    /// Unpacks and decodes a part: its name as the archive spells it, and its text. `None`: it is not there.
    pub(crate) fn text(&mut self, part: &str) -> Result<Option<(String, String)>, WordError> {
        let Some(&index) = self.index.get(&fold(part)) else { return Ok(None) };
        let (name, bytes) = self.unpack(index)?;
        let text = decode(&name, bytes)?;
        Ok(Some((name, text)))
    }

    /// Unpacks a part without decoding it: its name as the archive spells it, and its bytes.
    pub(crate) fn bytes(&mut self, part: &str) -> Result<Option<(String, Vec<u8>)>, WordError> {
        self.index.get(&fold(part)).copied().map(|index| self.unpack(index)).transpose()
    }

    /// The relationships of the part that holds the body.
    pub(crate) fn main_relations(&mut self) -> Result<Relations, WordError> {
        let main = self.main.clone();
        self.relations(&main)
    }

    /// The relationships of a part; of the package itself for the empty name. None is not an error.
    pub(crate) fn relations(&mut self, part: &str) -> Result<Relations, WordError> {
        let (folder, file) = part.rsplit_once(['/', '\\']).unwrap_or(("", part));
        let name = relations::resolve(folder, &format!("_rels/{file}.rels"));
        match self.text(&name)? {
            Some((name, text)) => Relations::parse(&name, folder, &text),
            None => Ok(Relations::default()),
        }
    }

    fn unpack(&mut self, index: usize) -> Result<(String, Vec<u8>), WordError> {
        let name = match self.archive.name_for_index(index) {
            Some(Ok(name)) => name.into_owned(),
            _ => format!("number {}", index + 1),
        };
        let damaged =
            |why: &dyn std::fmt::Display| WordError::DamagedPart { part: name.clone(), why: why.to_string() };
        let entry =
            self.archive.by_index(index).map_err(|_| damaged(&"it is packed in a way Word does not use"))?;
        let (packed, declared) = (entry.compressed_size(), entry.size());
        let left = LARGEST_PART.min(LARGEST_PACKAGE - self.unpacked);
        let ratio_limit = RATIO_MATTERS_FROM.max(packed.saturating_mul(MOST_RATIO));
        let limit = left.min(ratio_limit);
        let mut bytes = Vec::new();
        // What claims to be too large is not even begun.
        if declared <= limit {
            let room = packed.min(self.size).saturating_mul(FIRST_ROOM).min(declared);
            bytes.reserve(room as usize + 1);
            entry
                .take(limit + 1)
                .read_to_end(&mut bytes)
                .map_err(|_| damaged(&"its bytes were changed or lost"))?;
        }
        let size = bytes.len() as u64;
        if size.max(declared) > limit {
            return Err(if ratio_limit < left {
                WordError::Bomb { part: name, ratio: MOST_RATIO }
            } else {
                let limit = if left == LARGEST_PART { LARGEST_PART } else { LARGEST_PACKAGE };
                WordError::TooLarge { part: name, limit: limit >> 20 }
            });
        }
        if size != declared {
            return Err(damaged(&format_args!("it holds {size} bytes and claims {declared}")));
        }
        self.unpacked += size;
        Ok((name, bytes))
    }
}

/// Checks the archive's directory and indexes it by folded name.
fn check_entries(
    bytes: &[u8],
    archive: &mut ZipArchive<Cursor<&[u8]>>,
) -> Result<HashMap<String, usize>, WordError> {
    if archive.len() > MOST_PARTS {
        return Err(WordError::TooManyParts { parts: archive.len(), limit: MOST_PARTS });
    }
    if archive.has_duplicate_names() {
        let part = headers::first_repeated_name(bytes, archive.central_directory_start());
        return Err(WordError::TwoParts { part: part.unwrap_or_default() });
    }
    let mut index = HashMap::with_capacity(archive.len());
    for at in 0..archive.len() {
        let entry = archive.by_index_raw(at).map_err(|_| WordError::DamagedArchive {
            why: format!("its part number {} is not in it", at + 1),
        })?;
        let name = match entry.name() {
            Ok(name) => name.into_owned(),
            Err(_) => {
                return Err(WordError::DamagedArchive { why: format!("part number {} has no name", at + 1) });
            }
        };
        if entry.encrypted() {
            return Err(WordError::EncryptedPart { part: name });
        }
        if let Some([part, other]) =
            headers::other_name(bytes, entry.central_header_start(), entry.header_start())
        {
            return Err(WordError::TwoNames { part, other });
        }
        if entry.is_dir() {
            continue;
        }
        if index.insert(fold(&name), at).is_some() {
            return Err(WordError::TwoParts { part: name });
        }
    }
    Ok(index)
}

/// A part's name for comparing: names in packages compare without case, and some tools write `\`.
fn fold(name: &str) -> String {
    name.trim_start_matches(['/', '\\']).replace('\\', "/").to_ascii_lowercase()
}
