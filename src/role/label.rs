//! Labels that are no headings to the eye of a parser: a short line over a list, "3. Who." before a paragraph.

use crate::draft::{Block, BlockKind, Draft, Part};
use crate::lexicon::{Hits, Token};
use crate::text::Span;

/// A line that serves as a heading has at most this many words; over a list, it may be longer.
const LINE_WORDS: usize = 8;

/// The most words of a line over a list.
const LINE_OVER_LIST_WORDS: usize = 20;

/// A sentence that announces ("What did they say?") has at most this many words.
const ASKED_WORDS: usize = 7;

/// A label at the start of a paragraph ("3. Who we mean.") has at most this many.
const LABEL_WORDS: usize = 4;

/// For each section, whether its heading is the report's title or a line under it: it stands before any prose, and another
/// heading follows at once, or sections hang on it, or it is a by-line.
pub(super) fn titles(draft: &Draft) -> Vec<bool> {
    let (sections, blocks) = (draft.sections(), draft.blocks());
    let heading = |block: &Block| matches!(block.kind, BlockKind::Heading(_));
    let first = |wanted: &dyn Fn(&Block) -> bool| {
        blocks.iter().position(|block| block.part == Part::Body && wanted(block)).unwrap_or(blocks.len())
    };
    let (opens, prose) = (first(&|_| true), first(&|block| !heading(block)));
    let mut holds = vec![false; sections.len()];
    for parent in sections.iter().filter_map(|section| section.parent) {
        holds[parent.index()] = true;
    }
    let is_title = |(index, holds): (usize, bool)| {
        let own = sections[index].heading;
        if own > prose {
            return false;
        }
        let next = blocks.get(own + 1).is_some_and(heading);
        let text = draft.slice(blocks[own].span);
        let by_line = text.contains(". ") || text.matches(',').count() >= 2;
        next && index == 0 || holds && own <= opens || by_line
    };
    holds.into_iter().enumerate().map(is_title).collect()
}

/// Whether a paragraph is a line that serves as a heading: short, with no stop at its end, and prose or a list
/// under it; or a short question among the items of a list, over items of its own.
pub(super) fn is_heading_line(draft: &Draft, hits: &Hits, index: usize) -> bool {
    let blocks = draft.blocks();
    let block = &blocks[index];
    if !matches!(block.kind, BlockKind::Paragraph | BlockKind::Item) || block.part != Part::Body {
        return false;
    }
    let Some(next) = blocks.get(index + 1).filter(|next| next.part == Part::Body) else { return false };
    let text = draft.slice(block.span).trim_end();
    // "7. What should be done?" over (a), (b), (c): of items only a question stands over others.
    if block.kind == BlockKind::Item && (next.kind != BlockKind::Item || !text.ends_with('?')) {
        return false;
    }
    if text.contains('\n') || text.ends_with(['.', ';', ',', '!', '"', '”', '’']) {
        return false;
    }
    let most = if next.kind == BlockKind::Item { LINE_OVER_LIST_WORDS } else { LINE_WORDS };
    (1..=most).contains(&hits.tokens_in(block.span).len())
}

/// The label a paragraph opens with: after a number, or in a draft without headings, its first words up to a stop,
/// when they are few; or a short question.
pub(super) fn announced(draft: &Draft, hits: &Hits, block: &Block, bare: bool) -> Option<Span> {
    if block.kind != BlockKind::Paragraph || block.part != Part::Body {
        return None;
    }
    let tokens = hits.tokens_in(block.span);
    let all = hits.tokens();
    let numbered = tokens.clone().take_while(|token| all[*token as usize].looks(Token::DIGIT)).count() as u32;
    if !bare && numbered == 0 {
        return None;
    }
    let first = tokens.start + numbered;
    let last = (first..tokens.end).find(|token| all[*token as usize].looks(Token::HARD_BREAK))?;
    if last + 1 >= tokens.end {
        return None;
    }
    let span = Span::new(all[first as usize].start, all[last as usize].end);
    let mark = draft.text()[span.end as usize..].chars().next();
    let words = (last + 1 - first) as usize;
    match mark {
        Some('?') => (words <= ASKED_WORDS).then_some(span),
        Some('.' | ':') => (words <= LABEL_WORDS).then_some(span),
        _ => None,
    }
}
