//! What is told of the whole text: how many words it has, and whether it is about children at all.

use super::class;
use crate::draft::{Block, Draft, Part};
use crate::lexicon::{Hits, Token};

/// A text of fewer words is too short to tell by how often it speaks of children: it is taken for a draft, because a
/// gate that lets a short draft through is worse than one that asks about a short notice.
pub(super) const PASSING: usize = 120;

/// A text about children speaks of them, by a noun, as "he" or "she" or as a group, at least once in so many words;
/// reports do it once in thirty or more often, what is written about such reports once in sixty or less.
const SPOKEN_OF: usize = 45;

/// Whether a text is about children, and not a licence, a manual or a paper on how such reports are made.
/// `childhood` is how often it has words that only a text about children has, its declared members among them.
pub(super) fn is_about_children(tokens: &[Token], childhood: usize) -> bool {
    let spoken =
        tokens.iter().filter(|token| token.is(class::PRONOUN_ONE | class::GROUP)).count() + childhood;
    tokens.len() < PASSING || spoken * SPOKEN_OF >= tokens.len()
}

/// How many words a draft has, its properties left out: each stretch up to the next ASCII white space that holds a
/// letter or a digit, so that "and/or" is one. Told from words that are cut already: those that such white space stands
/// before, or that open a block.
pub(super) fn words_in_all(draft: &Draft, hits: &Hits) -> u32 {
    let text = draft.text().as_bytes();
    let blocks = draft.blocks().iter().filter(|block| block.part != Part::Properties);
    let of_block = |block: &Block| {
        let words = hits.tokens_in(block.span);
        let all = &hits.tokens()[words.start as usize..words.end as usize];
        let parted = all.windows(2).filter(|two| {
            text[two[0].end as usize..two[1].start as usize].iter().any(u8::is_ascii_whitespace)
        });
        parted.count() + usize::from(!all.is_empty())
    };
    blocks.map(of_block).sum::<usize>() as u32
}
