//! Markdown becomes a draft: `CommonMark` with tables, footnotes, strikethrough, task lists and front matter.

mod align;
mod comments;
mod front_matter;
mod frame;
mod html;
mod scribe;
mod walk;

use super::{ReadError, encoding};
use crate::draft::{BlockSpec, Draft};
use front_matter::FrontMatter;
use scribe::Scribe;

/// Reads the bytes of a Markdown file.
pub(super) fn read(bytes: &[u8]) -> Result<Draft, ReadError> {
    let file = encoding::text(bytes)?;
    let mut scribe = Scribe::new(file);
    let front = FrontMatter::cut(file, encoding::mark(file));
    if let Some(fault) = &front.fault {
        scribe.gap(fault.what.as_str(), fault.at, true);
        if !fault.lines.is_empty() {
            scribe.open(BlockSpec::paragraph(), fault.lines.start);
            for line in super::lines::Lines::new(&file[..fault.lines.end], fault.lines.start) {
                let words = file[line.words.clone()].trim();
                let start = line.words.start + file[line.words.clone()].find(words).unwrap_or(0);
                scribe.verbatim(start..start + words.len());
                scribe.hard_break(start + words.len()..line.end);
            }
        }
    }
    for note in &front.notes {
        scribe.remark(&file[note.clone()], note.clone());
    }
    let text = comments::mask_unclosed(file, front.body, &mut scribe);
    walk::walk(&text, front.body, &mut scribe);
    for entry in front.entries {
        scribe.open_field(&entry.key, entry.listed, entry.bytes.start);
        scribe.decoded(&entry.value, entry.bytes);
        scribe.close();
    }
    Ok(scribe.finish())
}

#[cfg(test)]
mod tests;
