//! The words of each paragraph as they are signed.

use super::Form;
use crate::draft::{Block, BlockKind, Draft, Marking, MarkingKind, Part};
use crate::excerpt::{fold, masked};
use crate::text::Span;

/// Digits of a page's number, at most.
const PAGE_DIGITS: usize = 5;

/// Signs that no report holds, for what is signed besides words.
mod sign {
    pub(super) const STRUCK: char = '\u{1}';
    pub(super) const STRUCK_END: char = '\u{2}';
    pub(super) const TICKED: char = '\u{3}';
    pub(super) const UNTICKED: char = '\u{4}';
    pub(super) const CELL: char = '\u{5}';
    pub(super) const QUOTE: char = '\u{6}';
}

/// A paragraph that holds words, or a box to tick.
#[derive(Debug)]
pub(super) struct Paragraph {
    pub(super) span: Span,
    /// All of it that is signed.
    pub(super) whole: String,
    /// What it is told by when it has changed: identifiers are masked, and the row is left out, which a row more
    /// above it moves.
    pub(super) told: String,
}

/// The paragraphs in order; then the declared properties by name.
pub(super) fn paragraphs(draft: &Draft, masks: &[Span], form: Form) -> Vec<Paragraph> {
    let prose = draft.blocks().iter().filter(|block| block.part != Part::Properties);
    let mut all: Vec<Paragraph> = prose
        .map(|block| match form {
            Form::Words => first_form(draft, block),
            Form::Places => placed(draft, block, masks),
        })
        .filter(|one| !one.told.is_empty())
        .collect();
    let fields = draft.fields().iter().filter_map(|field| Some((field, draft.blocks().get(field.block)?)));
    let mut fields: Vec<Paragraph> = fields
        .map(|(field, block)| {
            let whole = format!("{}: {}", field.key, fold(draft.slice(block.span)));
            let told = match form {
                Form::Words => whole.clone(),
                Form::Places => format!("{}: {}", field.key, fold(&masked(draft, block.span, masks))),
            };
            Paragraph { span: block.span, whole, told }
        })
        .collect();
    fields.sort_by(|a, b| a.whole.cmp(&b.whole));
    all.extend(fields);
    all
}

/// Words with their place; nothing where a paragraph has none.
fn placed(draft: &Draft, block: &Block, masks: &[Span]) -> Paragraph {
    let markings = of_block(draft, block);
    let words = marked(draft.slice(block.span), block.span.start, &markings, block.part);
    let hidden = masked(draft, block.span, masks);
    let own = draft.slice(block.span);
    // Masking keeps the number of characters and not that of bytes: markings would not stand where they did.
    let told = if hidden == own { words.clone() } else { fold(&hidden) };
    if words.is_empty() {
        return Paragraph { span: block.span, whole: String::new(), told: String::new() };
    }
    let (whole, column) = match block.cell {
        Some(cell) => (
            format!("{}{},{} ", sign::CELL, cell.row, cell.column),
            format!("{}{} ", sign::CELL, cell.column),
        ),
        None => (String::new(), String::new()),
    };
    let quote = if block.kind == BlockKind::Quote { String::from(sign::QUOTE) } else { String::new() };
    Paragraph {
        span: block.span,
        whole: format!("{whole}{quote}{words}"),
        told: format!("{column}{quote}{told}"),
    }
}

fn of_block(draft: &Draft, block: &Block) -> Vec<Marking> {
    let all = draft.markings();
    let first = all.partition_point(|marking| marking.span.start < block.span.start);
    let inside = |marking: &&Marking| marking.span.end <= block.span.end;
    all[first..].iter().take_while(|one| one.span.start <= block.span.end).filter(inside).copied().collect()
}

/// Words with signs for what lies on them, white space folded; `start` is where they begin in the draft.
fn marked(words: &str, start: u32, markings: &[Marking], part: Part) -> String {
    let place = |byte: u32| (byte - start) as usize;
    let mut edits: Vec<(usize, usize, String)> = Vec::new();
    let mut struck: Vec<(usize, usize)> = Vec::new();
    for Marking { kind, span } in markings {
        let (from, to) = (place(span.start), place(span.end));
        match kind {
            // The space between two struck words is as often struck as not, and nobody can see it.
            MarkingKind::Struck => match struck.last_mut() {
                Some((_, end)) if words.get(*end..from).is_some_and(is_space) => *end = to,
                _ if words.get(from..to).is_some_and(is_space) => {}
                _ => struck.push((from, to)),
            },
            MarkingKind::Ticked => edits.push((from, from, format!("{} ", sign::TICKED))),
            MarkingKind::Unticked => edits.push((from, from, format!("{} ", sign::UNTICKED))),
            MarkingKind::PageNumber if words.get(from..to).is_some_and(|own| is_number(own, part)) => {
                edits.push((from, to, String::new()));
            }
            MarkingKind::PageNumber => {}
        }
    }
    for (from, to) in struck {
        // Space at either end is not seen to be struck.
        let own = words.get(from..to).unwrap_or_default();
        let (from, to) = (from + own.len() - own.trim_start().len(), to - (own.len() - own.trim_end().len()));
        edits.push((from, from, sign::STRUCK.to_string()));
        edits.push((to, to, sign::STRUCK_END.to_string()));
    }
    edits.sort_by_key(|(from, to, _)| (*from, *to));
    let mut out = String::with_capacity(words.len());
    let mut done = 0;
    for (from, to, text) in edits {
        out.push_str(words.get(done..from).unwrap_or_default());
        out.push_str(&text);
        done = done.max(to);
    }
    out.push_str(words.get(done..).unwrap_or_default());
    fold(&out)
}

fn is_space(words: &str) -> bool {
    words.chars().all(char::is_whitespace)
}

/// Whether what a field shows as the number of a page is one.
fn is_number(words: &str, part: Part) -> bool {
    let words = words.trim();
    let digits = words.len() <= PAGE_DIGITS && words.bytes().all(|byte| byte.is_ascii_digit());
    let roman = || words.chars().all(|c| "ivxlcdm".contains(c.to_ascii_lowercase()));
    digits || (matches!(part, Part::Header | Part::Footer) && roman())
}

/// As the first records have it: every number in a header or footer is taken for a page's.
fn first_form(draft: &Draft, block: &Block) -> Paragraph {
    let words = fold(draft.slice(block.span));
    let words = if matches!(block.part, Part::Header | Part::Footer) {
        let mut out = String::with_capacity(words.len());
        for c in words.chars() {
            match (c.is_ascii_digit(), out.ends_with('#')) {
                (true, true) => {}
                (true, false) => out.push('#'),
                (false, _) => out.push(c),
            }
        }
        out
    } else {
        words
    };
    Paragraph { span: block.span, whole: words.clone(), told: words }
}
