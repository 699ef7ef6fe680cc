//! The words of a report as digests: of all of them, and of each paragraph.
//!
//! What a word processor changes when it saves a file again - styles, runs, white space, page numbers in headers and
//! footers - changes neither.

use std::collections::BTreeMap;

use crate::digest;
use crate::draft::{Block, Draft, Part};
use crate::text::Span;

/// Hex digits kept of a paragraph's digest.
const KEPT: usize = 16;

/// The digest of a report's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextPrint {
    /// Of all words, in order: `sha256:...`.
    pub text: String,
    /// Of each paragraph that holds any, in order, salted with the digest of all: equal paragraphs of two reports
    /// have different digests.
    pub blocks: Vec<String>,
}

/// How a text differs from one that was signed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Changes {
    /// Paragraphs that were not there, or not so.
    pub(super) new: Vec<Span>,
    /// How many that were there are not there any more, or not so.
    pub(super) gone: usize,
}

impl TextPrint {
    /// Of a draft.
    pub fn of(draft: &Draft) -> Self {
        let all: Vec<(Span, String)> = paragraphs(draft);
        let text: String = all.iter().map(|(_, words)| words.as_str()).collect::<Vec<_>>().join("\n");
        let text = digest::of(text.as_bytes());
        let blocks = all.iter().map(|(_, words)| of_block(&text, words)).collect();
        Self { text, blocks }
    }

    /// How a draft differs from the text of this print.
    pub(super) fn changes(&self, draft: &Draft) -> Changes {
        let mut signed: BTreeMap<&str, usize> = BTreeMap::new();
        for block in &self.blocks {
            *signed.entry(block).or_default() += 1;
        }
        let mut new = Vec::new();
        for (span, words) in paragraphs(draft) {
            match signed.get_mut(of_block(&self.text, &words).as_str()) {
                Some(left) if *left > 0 => *left -= 1,
                _ => new.push(span),
            }
        }
        Changes { new, gone: signed.values().sum() }
    }
}

fn of_block(salt: &str, words: &str) -> String {
    let mut digest = digest::hex(format!("{salt}\n{words}").as_bytes());
    digest.truncate(KEPT);
    digest
}

/// The paragraphs that hold words, in order, white space folded; then the declared properties by name.
fn paragraphs(draft: &Draft) -> Vec<(Span, String)> {
    let prose = draft.blocks().iter().filter(|block| block.part != Part::Properties);
    let mut all: Vec<(Span, String)> =
        prose.map(|block| (block.span, words(draft, block))).filter(|(_, words)| !words.is_empty()).collect();
    let mut fields: Vec<(Span, String)> = draft
        .fields()
        .iter()
        .filter_map(|field| {
            let block = draft.blocks().get(field.block)?;
            Some((block.span, format!("{}: {}", field.key, words(draft, block))))
        })
        .collect();
    fields.sort_by(|(_, a), (_, b)| a.cmp(b));
    all.extend(fields);
    all
}

fn words(draft: &Draft, block: &Block) -> String {
    let words = draft.slice(block.span).split_whitespace().collect::<Vec<_>>().join(" ");
    if !matches!(block.part, Part::Header | Part::Footer) {
        return words;
    }
    // Page numbers: saving again counts pages anew.
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match (c.is_ascii_digit(), out.ends_with('#')) {
            (true, true) => {}
            (true, false) => out.push('#'),
            (false, _) => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{Format, read};

    fn draft(text: &str) -> Draft {
        read(Format::Markdown, text.as_bytes()).expect("text")
    }

    #[test]
    fn a_changed_paragraph_is_named_and_a_moved_one_is_not_new() {
        let signed = TextPrint::of(&draft("# A\n\nOne two.\n\nThree four.\n\nFive."));
        // Markdown typed otherwise is the same text.
        assert_eq!(signed, TextPrint::of(&draft("A\n=\n\nOne\ntwo.\n\n*Three*  four.\n\nFive.\n")));
        let now = draft("# A\n\nThree four.\n\nOne two more.\n\nFive.");
        assert_ne!(signed.text, TextPrint::of(&now).text);
        let changes = signed.changes(&now);
        assert_eq!(changes.new.iter().map(|span| now.slice(*span)).collect::<Vec<_>>(), ["One two more."]);
        assert_eq!(changes.gone, 1);
        let moved = draft("# A\n\nThree four.\n\nOne two.\n\nFive.");
        assert_ne!(signed.text, TextPrint::of(&moved).text);
        assert_eq!(signed.changes(&moved), Changes::default());
    }

    #[test]
    fn equal_paragraphs_of_two_reports_have_different_digests() {
        let (a, b) = (TextPrint::of(&draft("Yes.\n\nA.")), TextPrint::of(&draft("Yes.\n\nB.")));
        assert_ne!(a.blocks[0], b.blocks[0]);
    }
}
