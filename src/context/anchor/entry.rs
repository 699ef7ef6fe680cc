//! Entries of a log: what the date at their head covers, and what it leaves open.

use std::ops::Range;

use super::super::Context;
use super::super::class::{EVENT_VERB, TIME_LINK, VAGUE_TIME};
use super::super::event::Telling;
use super::super::verb::{Clause, Tense, Voice};
use crate::dates::{DateKind, DateMention};
use crate::text::Span;

/// "date not known": what a sentence says of its own time.
const LOST: [&str; 12] = [
    "date not known",
    "dates not known",
    "date unknown",
    "dates unknown",
    "date not recorded",
    "dates not recorded",
    "date not given",
    "date not noted",
    "date unclear",
    "no date given",
    "no date recorded",
    "no date noted",
];

const fn is_a_day(date: &DateMention) -> bool {
    matches!(date.kind, DateKind::Day | DateKind::YearlessDay)
}

impl Context<'_> {
    /// "3/2/25 2010 hrs, quay. Two were stopped ...", "4 May: Ash was followed. Bay ran home": the day at the head of
    /// an entry, after its number, is the day of all of it.
    pub(super) fn is_a_dated_entry(&self, block: usize) -> bool {
        let span = self.draft.blocks()[block].span;
        let anchors = self.anchors_in(span);
        let Some(date) = anchors.first().filter(|date| is_a_day(date)) else { return false };
        let text = self.draft.text();
        let number = &text[span.start as usize..date.span.start as usize];
        let after = text[date.span.end as usize..span.end as usize].trim_start();
        number.len() <= 8
            && number
                .chars()
                .all(|mark| mark.is_ascii_digit() || mark.is_whitespace() || ".():*-".contains(mark))
            && after.starts_with(|mark: char| mark.is_ascii_digit() || ":.,-–—(".contains(mark))
    }

    /// "lost his bike to older boys, date not known".
    pub(super) fn says_its_date_is_lost(&self, span: Span) -> bool {
        let text = &self.small[span.range()];
        text.contains("date") && LOST.iter().any(|lost| text.contains(lost))
    }

    /// Whether the day that heads an entry is only the day on which a sentence was written: "the skipper has been charged",
    /// "General pattern lately".
    pub(super) fn floats(&self, index: usize, telling: Telling) -> bool {
        let sentence = &self.sentences.all[index];
        let blocks = self.draft.blocks();
        let block = &blocks[sentence.block];
        let Some(section) = block.section.map(|id| self.draft.section(id)) else { return false };
        let heading = blocks[section.heading].span;
        let day = self.anchors_in(heading).iter().any(|date| is_a_day(date));
        let clock = self.draft.slice(block.span).starts_with(|mark: char| mark.is_ascii_digit());
        if !day || clock {
            return false;
        }
        let words = &sentence.tokens;
        let placed = words.clone().any(|at| {
            matches!(
                self.small(at).as_ref(),
                "today"
                    | "yesterday"
                    | "tonight"
                    | "since"
                    | "now"
                    | "just"
                    | "morning"
                    | "afternoon"
                    | "evening"
            )
        });
        let vague = self.people.any(words, VAGUE_TIME);
        let perfect = || {
            self.verbs(words).iter().any(|verb| {
                verb.tense == Tense::Perfect
                    && verb.clause == Clause::Main
                    && verb.voice != Voice::Linking
                    && !verb.negated
                    && (self.people.is(verb.at, EVENT_VERB)
                        || self.word(verb.at) == "got"
                            && (verb.at + 1..words.end.min(verb.at + 4))
                                .any(|at| matches!(self.word(at), "second" | "another" | "more")))
            })
        };
        !placed && (vague || telling.is_finding() && perfect())
    }

    /// Whether the dates of a sentence name a stretch of time and no day in it: "between 4 and 20 May".
    pub(super) fn spans_days(&self, span: Span) -> bool {
        let anchors = self.anchors_in(span);
        !anchors.is_empty() && anchors.iter().all(|date| date.kind == DateKind::Range)
    }

    /// "One of them was promised money": somebody out of the group, of whom the sentence before did not tell.
    pub(super) fn picks_one_out(&self, words: &Range<u32>) -> bool {
        words.len() > 3
            && self.is_number(words.start)
            && self.word(words.start + 1) == "of"
            && self.word(words.start + 2) == "the"
    }

    /// "was driven off in a taxi and walked home a day later": the link ties the second half of the sentence to its first,
    /// and neither to a date before them.
    pub(super) fn is_tied_within(&self, span: Span, words: &Range<u32>) -> bool {
        let told: Vec<_> = self
            .verbs(words)
            .into_iter()
            .filter(|verb| verb.clause == Clause::Main && matches!(verb.tense, Tense::Past | Tense::Perfect))
            .collect();
        let [_, second, ..] = told.as_slice() else { return false };
        let joined =
            second.first > words.start && matches!(self.word(second.first - 1), "and" | "then" | "but");
        let links = words.clone().filter(|at| self.people.is(*at, TIME_LINK)).chain(
            self.dates_in(span)
                .iter()
                .filter(|date| date.kind == DateKind::Relative)
                .map(|date| self.hits.tokens_in(date.span).start),
        );
        joined && links.min().is_some_and(|first| first > second.at)
    }
}
