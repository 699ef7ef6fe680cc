//! The names an archive gives one entry: in its directory, before its bytes, and in a field that some
//! readers honour and others do not.

/// Where things stand in a header of the archive's directory, in bytes from its start.
const DIRECTORY: Layout = Layout { name_length: 28, name: 46, after_extra: 2 };

/// The same for the header before an entry's bytes.
const LOCAL: Layout = Layout { name_length: 26, name: 30, after_extra: 0 };

/// Signature of a header of the archive's directory.
const DIRECTORY_SIGNATURE: &[u8] = b"PK\x01\x02";

/// The field (Info-ZIP Unicode path) that gives an entry a second name.
const UNICODE_PATH: u16 = 0x7075;

struct Layout {
    /// Length of the name; the length of the extra fields follows it.
    name_length: usize,
    name: usize,
    /// Bytes of lengths after that of the extra fields.
    after_extra: usize,
}

/// A header's name, its extra fields, and where it ends.
struct Header<'b> {
    name: &'b [u8],
    extra: &'b [u8],
    end: usize,
}

impl Layout {
    fn header<'b>(&self, bytes: &'b [u8], start: u64) -> Option<Header<'b>> {
        let header = bytes.get(usize::try_from(start).ok()?..)?;
        let name_end = self.name + usize::from(short(header, self.name_length)?);
        let extra_end = name_end + usize::from(short(header, self.name_length + 2)?);
        let comment = if self.after_extra == 0 { 0 } else { short(header, self.name_length + 4)? };
        Some(Header {
            name: header.get(self.name..name_end)?,
            extra: header.get(name_end..extra_end)?,
            end: extra_end + usize::from(comment),
        })
    }
}

/// The name of an entry in the directory and another that differs from it, if it has one.
///
/// `directory` and `local` are the offsets of the entry's two headers in the file.
pub(super) fn other_name(bytes: &[u8], directory: u64, local: u64) -> Option<[String; 2]> {
    let listed = DIRECTORY.header(bytes, directory)?;
    let local = LOCAL.header(bytes, local)?;
    [Some(local.name), unicode_path(listed.extra), unicode_path(local.extra)]
        .into_iter()
        .flatten()
        .find(|name| *name != listed.name)
        .map(|name| [listed.name, name].map(|name| String::from_utf8_lossy(name).into_owned()))
}

/// The first name that stands twice in the archive's directory.
pub(super) fn first_repeated_name(bytes: &[u8], directory: u64) -> Option<String> {
    let mut seen = std::collections::HashSet::new();
    let mut at = directory;
    loop {
        let start = usize::try_from(at).ok()?;
        if !bytes.get(start..)?.starts_with(DIRECTORY_SIGNATURE) {
            return None;
        }
        let header = DIRECTORY.header(bytes, at)?;
        if !seen.insert(header.name) {
            return Some(String::from_utf8_lossy(header.name).into_owned());
        }
        at += header.end as u64;
    }
}

/// The name in the field: after a version of one byte and a checksum of four.
fn unicode_path(mut extra: &[u8]) -> Option<&[u8]> {
    while let (Some(id), Some(length)) = (short(extra, 0), short(extra, 2)) {
        let end = 4 + usize::from(length);
        if id == UNICODE_PATH {
            return extra.get(9..end);
        }
        extra = extra.get(end..)?;
    }
    None
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..)?.first_chunk().copied()?))
}
