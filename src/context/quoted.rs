//! Which quotation holds some words, and who says them.

use std::ops::Range;

use super::{Context, Quotation, Speaker};
use crate::text::Span;

impl Context<'_> {
    /// The quotation that holds some words.
    pub fn quotation(&self, words: &Range<u32>) -> Option<&Quotation> {
        let start = self.hits.tokens().get(words.start as usize)?.start;
        let index =
            self.quotations.partition_point(|quotation| quotation.span.start <= start).checked_sub(1)?;
        self.quotations.get(index).filter(|quotation| start < quotation.span.end)
    }

    /// Of words that run into a quotation those inside it: in `as a "drug runner"` it is the log that speaks.
    pub fn within_quotation(&self, words: &Range<u32>) -> Range<u32> {
        let last = words.end.saturating_sub(1);
        if words.len() < 2 || self.quotation(words).is_some() {
            return words.clone();
        }
        let Some(quotation) = self.quotation(&(last..words.end)) else { return words.clone() };
        let inside = self.hits.tokens_in(quotation.span);
        inside.start.max(words.start)..words.end
    }

    /// The quotations that overlap a span.
    pub fn quotations_in(&self, span: Span) -> impl Iterator<Item = &Quotation> {
        let end = self.quotations.partition_point(|quotation| quotation.span.start < span.end);
        self.quotations[..end].iter().rev().take_while(move |quotation| quotation.span.end > span.start)
    }

    /// Who says some words; `None` for the author.
    pub fn speaker(&self, words: &Range<u32>) -> Option<Speaker> {
        self.quotation(words).map(|quotation| quotation.speaker)
    }

    /// Whether some words stand in quotation marks that only hold them off: one to three words that are no speech.
    pub fn scare_quoted(&self, words: &Range<u32>) -> bool {
        self.quotation(words).is_some_and(|quotation| quotation.words <= 3)
    }

    /// Words of young people in quotation.
    pub fn young_person_words(&self) -> u32 {
        let young = |quotation: &&Quotation| quotation.speaker == Speaker::YoungPerson;
        self.quotations.iter().filter(young).map(|quotation| quotation.words).sum()
    }

    /// Whether some words that end here only say who speaks: "CAMHS: Ash is doing well" in the minutes of a meeting.
    pub fn is_label_of_speaker(&self, sentence: usize, last: u32) -> bool {
        let tokens = self.hits.tokens();
        let own = &self.sentences.all[sentence];
        let end = tokens[last as usize].end;
        let colon = self.draft.slice(Span::new(end, own.span.end.max(end))).starts_with(':');
        colon && last < own.tokens.start + 3 && last + 1 < own.tokens.end
    }
}
