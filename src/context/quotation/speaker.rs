//! Who says a quotation, by whatever stands around it.

use std::ops::Range;

use super::super::class::{AGENCY, AUTHOR, LEAD_IN, PROFESSIONAL, YOUNG_PERSON};
use super::super::{About, Speaker};
use super::Reader;
use crate::draft::BlockKind;
use crate::lexicon::Token;
use crate::role::Role;
use crate::text::Span;

/// A quotation's speaker is looked for at most this many words away from it.
const REACH: u32 = 400;

impl Reader<'_> {
    pub(super) fn speaker(&self, block: usize, quote: Span, marked: &[Span]) -> Speaker {
        if let Some(speaker) = self.credit(block, quote) {
            return speaker;
        }
        let first = self.sentences.at(quote.start);
        let last = self.sentences.at(quote.end.saturating_sub(1)).max(first);
        let tokens = self.sentences.all.get(first).map_or(0..0, |sentence| {
            sentence.tokens.start
                ..self.sentences.all.get(last).map_or(sentence.tokens.end, |end| end.tokens.end)
        });
        // In sentences that never end, only what stands near.
        let words = self.hits.tokens_in(quote);
        let tokens = tokens.start.max(words.start.saturating_sub(REACH))..tokens.end.min(words.end + REACH);
        if let Some(speaker) = self.label_before(&tokens, quote) {
            return speaker;
        }
        if let Some(speaker) = self.attribution(&tokens, quote, marked) {
            return speaker;
        }
        if let Some(speaker) = self.whose_words(&tokens, quote) {
            return speaker;
        }
        // "Fern told us: ... " in the sentence before, or after: "Bay said that twice."
        if let Some(before) = first.checked_sub(1).and_then(|index| self.sentences.all.get(index))
            && before.block == block
            && self.announces(&before.tokens)
            && let Some(speaker) =
                self.attribution(&before.tokens, Span::new(before.span.end, before.span.end), marked)
        {
            return speaker;
        }
        if let Some(speaker) = self.lead_in(block) {
            return speaker;
        }
        // "I'm the one who ...": professionals who are quoted are named; young people often are not. "The return reads:
        // 'Known to us'" is the agency's.
        let words = self.hits.tokens_in(quote);
        let one = words.clone().any(|token| {
            matches!(
                self.word(token),
                "I" | "me" | "my" | "My" | "I'm" | "I’m" | "I've" | "I’ve" | "I'd" | "I’d"
            )
        });
        let told_by = tokens.start..words.start.max(tokens.start);
        if !one && self.people.any(&told_by, AGENCY) && !told_by.clone().any(|token| self.is_young(token)) {
            return Speaker::Agency;
        }
        // "YP7 is 'not your average thirteen-year-old'": said of the child.
        let said_of = words.start > tokens.start
            && matches!(self.word(words.start - 1), "is" | "was" | "are" | "were" | "as");
        if said_of && !words.clone().any(|token| matches!(self.word(token), "I" | "I'm" | "my" | "My")) {
            return Speaker::Unknown;
        }
        if self.people.any(&words, AUTHOR) {
            return Speaker::YoungPerson;
        }
        if self.roles.get(block).is_some_and(|roles| roles.has(Role::Voice)) {
            return Speaker::YoungPerson;
        }
        Speaker::Unknown
    }

    /// "... was the caretaker's reading", "is how his mother's note has it": whose words they are said to be.
    fn whose_words(&self, tokens: &Range<u32>, quote: Span) -> Option<Speaker> {
        const WORDS: [&str; 14] = [
            "reading",
            "view",
            "verdict",
            "guess",
            "word",
            "words",
            "phrase",
            "answer",
            "description",
            "summary",
            "opinion",
            "line",
            "conclusion",
            "comment",
        ];
        let mut after =
            tokens.clone().skip_while(|token| self.hits.tokens()[*token as usize].start < quote.end);
        let first =
            after.next().filter(|first| matches!(self.word(*first), "was" | "is" | "were" | "are"))?;
        let owner = (first + 1..tokens.end.min(first + 5))
            .find(|at| self.hits.tokens()[*at as usize].looks(Token::POSSESSIVE))?;
        let words = (owner + 1..tokens.end.min(owner + 3)).any(|at| WORDS.contains(&self.word(at)));
        let who = || (first + 1..=owner).rev().find_map(|at| self.speaker_class(at));
        words.then(|| who().unwrap_or(Speaker::Unknown))
    }

    fn is_young(&self, token: u32) -> bool {
        matches!(self.people.named(token), Some(About::YoungPerson | About::Group))
    }

    fn announces(&self, tokens: &Range<u32>) -> bool {
        let last = tokens.end.checked_sub(1).map(|token| self.hits.tokens()[token as usize]);
        let colon =
            last.is_some_and(|last| self.draft.text()[last.end as usize..].starts_with([':', '-', '–']));
        colon || self.people.any(tokens, LEAD_IN)
    }

    /// "They told me:" over a list, a table or a block quotation.
    fn lead_in(&self, block: usize) -> Option<Speaker> {
        let blocks = self.draft.blocks();
        let kind = blocks[block].kind;
        if !matches!(kind, BlockKind::Item | BlockKind::Quote | BlockKind::Cell) {
            return None;
        }
        // The block before those of one kind in a row, or the first of all.
        let before = (self.runs[block] as usize).saturating_sub(1);
        let range = self.sentences.of_block(before);
        let sentence = self.sentences.all.get(range.last()?)?;
        if self.people.any(&sentence.tokens, LEAD_IN)
            && !self.people.any(&sentence.tokens, PROFESSIONAL | AGENCY)
        {
            return Some(Speaker::YoungPerson);
        }
        if !self.announces(&sentence.tokens) {
            return None;
        }
        self.attribution(&sentence.tokens, Span::new(sentence.span.end, sentence.span.end), &[])
            .or_else(|| self.people.any(&sentence.tokens, YOUNG_PERSON).then_some(Speaker::YoungPerson))
    }
}
