//! Whom the report is for: readers named by name or by office; and which dates are still to come.

use std::ops::Range;

use super::super::class::{AGENCY, PROFESSIONAL};
use super::super::{Context, Sentence};
use crate::dates::{DateKind, DateMention};
use crate::lexicon::Token;
use crate::text::Span;

impl Context<'_> {
    /// After the report's own date or the end of its period; any day when neither is known.
    pub(in crate::context) fn is_coming(&self, date: &DateMention) -> bool {
        let known = self.brief.report_date.as_ref().map(|date| date.value);
        let end = self.brief.period.as_ref().map(|period| period.value.1);
        let Some(written) = known.into_iter().chain(end).max() else { return date.kind != DateKind::Year };
        match date.interval(written.year()) {
            // A day without a year after the report's own may be of the year after: it is still a date to come.
            Some((_, to)) => to > written || !date.has_year(),
            None => matches!(date.kind, DateKind::NamedDay | DateKind::Term | DateKind::Season),
        }
    }

    /// Whether some words are part of a date that is not to come: "half term" may lie ahead, and the "September" of
    /// "July to September 2026" does not, in a report of October.
    pub(crate) fn has_passed(&self, words: Span) -> bool {
        self.date_around(words).is_some_and(|date| !self.is_coming(date))
    }

    /// The date that has some words within it.
    fn date_around(&self, words: Span) -> Option<&DateMention> {
        let after = self.dates.partition_point(|date| date.span.start <= words.start);
        let date = self.dates[..after].last()?;
        (words.end <= date.span.end && words.len() < date.span.len()).then_some(date)
    }

    /// Two capitalised words in a row, not at the start: a name.
    pub(super) fn names_someone(&self, tokens: &Range<u32>) -> bool {
        let all = self.hits.tokens();
        (tokens.start..tokens.end.saturating_sub(1)).any(|at| {
            let (first, second) = (&all[at as usize], &all[at as usize + 1]);
            let name = |token: &Token| {
                token.looks(Token::CAPITAL)
                    && !token.looks(Token::ALL_CAPITALS)
                    && token.entry == Token::UNKNOWN
            };
            at > tokens.start && name(first) && name(second) && first.look & Token::HARD_BREAK == 0
        })
    }

    /// Whether a word is one of these, in lower case.
    pub(super) fn says(&self, token: u32, words: &[&str]) -> bool {
        let own = self.word(token);
        words.iter().any(|word| own.eq_ignore_ascii_case(word))
    }

    /// "For the panel chair and the two head teachers.", "To: the contextual meeting"; a line of its own may open so.
    pub(super) fn opens_for_someone(&self, index: usize) -> bool {
        let Sentence { tokens, span, .. } = &self.sentences.all[index];
        let all = self.hits.tokens();
        let text = self.draft.text();
        // Only a heading goes on over the end of a line.
        let lines = self.draft.slice(*span).contains('\n');
        let last = if lines { tokens.end } else { tokens.end.min(tokens.start + 1) };
        let opens = (tokens.start..last).any(|at| {
            let token = all[at as usize];
            let line = at > tokens.start
                && text.as_bytes().get(token.end as usize) == Some(&b':')
                && text[all[at as usize - 1].end as usize..token.start as usize].contains('\n');
            (at == tokens.start || line) && self.says(at, &["for", "to"])
        });
        opens && (self.people.any(tokens, PROFESSIONAL | AGENCY) || self.names_someone(tokens))
    }
}
