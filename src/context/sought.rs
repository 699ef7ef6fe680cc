//! Descriptions that went out so that somebody missing is found.

use std::ops::Range;

use super::Context;
use crate::lexicon::Token;

/// The words that lead what was sent out are at most so many: "Description given to police:".
const LEAD: u32 = 8;

/// An entry is looked back on by at most so many sentences.
const FURTHEST: usize = 40;

impl Context<'_> {
    /// Whether what leads some words says that they were sent out to find somebody: "Circulated: green coat", the head
    /// of their column or of their row, or a heading ("Missing: descriptions").
    pub fn is_sent_out(&self, words: &Range<u32>) -> bool {
        let index = self.sentences.of_token(words.start);
        let Some(own) = self.sentences.all.get(index) else { return false };
        let lead = (own.tokens.start..words.start.min(own.tokens.start + LEAD))
            .find(|at| self.looks_any(*at, Token::HARD_BREAK))
            .map(|end| own.tokens.start..end + 1);
        // "Circulated. Green coat, glasses."
        let before = index
            .checked_sub(1)
            .and_then(|before| self.sentences.all.get(before))
            .filter(|before| before.block == own.block && before.tokens.len() <= 5)
            .map(|before| before.tokens.clone());
        let missing = self.is_under_missing(index);
        // "Red coat, short hair. That description helped."
        let told_after = self.sentences.all.get(index + 1).is_some_and(|next| {
            next.block == own.block
                && next.tokens.clone().any(|at| {
                    ["descri", "recogni", "circulat", "spotted"]
                        .iter()
                        .any(|part| self.small(at).starts_with(part))
                })
        });
        if missing && told_after {
            return true;
        }
        let heads = [self.column_head(own.block), self.row_head(own.block)];
        let heads = heads.into_iter().flatten().filter_map(|head| self.first_words(head));
        lead.into_iter().chain(before).chain(heads).any(|lead| self.tells_of_sending(&lead, missing))
    }

    fn tells_of_sending(&self, lead: &Range<u32>, missing: bool) -> bool {
        let starts = |at: u32, parts: &[&str]| parts.iter().any(|part| self.small(at).starts_with(part));
        let sent = |at: u32| starts(at, &["circulat", "poster", "appeal"]);
        let given = |at: u32| {
            matches!(self.small(at).as_ref(), "given" | "passed" | "issued" | "sent" | "told" | "shared")
        };
        let searchers = |at: u32| {
            matches!(self.small(at).as_ref(), "police" | "officers" | "patrols" | "searchers" | "control")
        };
        let any = |test: &dyn Fn(u32) -> bool| lead.clone().any(test);
        any(&sent)
            || any(&given) && any(&searchers)
            || missing && (any(&given) || any(&|at| starts(at, &["descri", "notice", "wearing", "last"])))
    }

    /// Whether the heading over a sentence, or the entry that it stands in, says that somebody was missing.
    fn is_under_missing(&self, index: usize) -> bool {
        let title = self.sentences.all.get(self.title_of(index)).unwrap_or_default();
        let block = self.sentences.all[index].block;
        let first = self.sentences.of_block(block).start.max(index.saturating_sub(FURTHEST));
        let entry = self.sentences.all.get(first..index).unwrap_or_default();
        title.iter().chain(entry).any(|one| one.tokens.clone().any(|at| self.small(at) == "missing"))
    }
}
