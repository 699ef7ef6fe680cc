//! Quotations, and who speaks in them.

mod mark;
mod speaker;
mod attribution;

use super::people::People;
use super::sentence::Sentences;
use super::{RoleSet, Speaker};
use crate::draft::{BlockKind, Draft};
use crate::lexicon::Hits;
use crate::text::Span;
use mark::marked;

/// Words in quotation marks, or a block quotation.
#[derive(Debug, Clone)]
pub struct Quotation {
    /// The words, without the marks; a block quotation without its credit line.
    pub span: Span,
    /// Index of its block.
    pub block: usize,
    /// Who says them.
    pub speaker: Speaker,
    /// Number of words.
    pub words: u32,
}

/// Finds the quotations of a draft and tells who speaks; `roles` gives each block's roles.
pub(super) fn find(
    draft: &Draft,
    hits: &Hits,
    sentences: &Sentences,
    people: &People,
    roles: &[RoleSet],
) -> Vec<Quotation> {
    let mut out = Vec::new();
    let reader = Reader { draft, hits, sentences, people, roles, runs: runs(draft) };
    for (index, block) in draft.blocks().iter().enumerate() {
        let text = draft.slice(block.span);
        let mut marked = marked(text, block.span.start);
        if block.kind == BlockKind::Quote
            && marked.iter().map(|span| span.len()).sum::<u32>() * 2 < block.span.len()
        {
            marked = vec![body_of_quote(text, block.span)];
        }
        for span in &marked {
            let tokens = hits.tokens_in(*span);
            if tokens.is_empty() {
                continue;
            }
            let words = tokens.len() as u32;
            let speaker = reader.speaker(index, *span, &marked);
            out.push(Quotation { span: *span, block: index, speaker, words });
        }
    }
    out
}

/// A block quotation up to its credit: a last line that opens with a dash, or a last bracket.
fn body_of_quote(text: &str, span: Span) -> Span {
    let trimmed = text.trim_end();
    let cut = trimmed.rfind(['—', '–']).filter(|at| trimmed.len() - at < 60 && *at > 0).or_else(|| {
        trimmed
            .strip_suffix(')')
            .and_then(|rest| rest.rfind('('))
            .filter(|at| trimmed.len() - at < 60 && *at > 0)
    });
    cut.map_or(span, |at| Span::new(span.start, span.start + at as u32))
}

struct Reader<'c> {
    draft: &'c Draft,
    hits: &'c Hits,
    sentences: &'c Sentences,
    people: &'c People,
    roles: &'c [RoleSet],
    /// By block: see [`runs`].
    runs: Vec<u32>,
}

/// For each block, the first of those of its kind that stand in a row in its section.
fn runs(draft: &Draft) -> Vec<u32> {
    let blocks = draft.blocks();
    let mut first = 0;
    (0..blocks.len())
        .map(|index| {
            let same = |before: usize| {
                blocks[before].kind == blocks[index].kind && blocks[before].section == blocks[index].section
            };
            if index.checked_sub(1).is_none_or(|before| !same(before)) {
                first = index as u32;
            }
            first
        })
        .collect()
}

impl Reader<'_> {
    fn word(&self, token: u32) -> &str {
        let token = self.hits.tokens()[token as usize];
        self.draft.slice(Span::new(token.start, token.end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(text: &str) -> Vec<&str> {
        marked(text, 0).into_iter().map(|span| &text[span.range()]).collect()
    }

    #[test]
    fn marks_are_told_from_apostrophes() {
        for (text, wanted) in [
            ("She said \"we walk home\" twice", &["we walk home"][..]),
            ("“one” and “two”", &["one", "two"]),
            ("the boys' coats and the girls' bags", &[]),
            ("He said 'it's the boys' own place' then left", &["it's the boys' own place"]),
            ("He said ‘don’t go’.", &["don’t go"]),
            ("rock 'n' roll", &["n"]),
            ("an “unclosed one", &["unclosed one"]),
            ("'cause they could", &[]),
            ("", &[]),
            ("\"\"", &[""]),
        ] {
            assert_eq!(quoted(text), wanted, "{text}");
        }
    }
}
