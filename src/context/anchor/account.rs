//! How a sentence hangs on the account before it, or breaks off from it.

use std::ops::Range;

use super::super::class::{GROUP, PRONOUN_MANY, PRONOUN_ONE, TIME_LINK};
use super::super::{About, Context};
use crate::dates::DateKind;
use crate::text::Span;

impl Context<'_> {
    /// Whether a sentence says that it is told from a date before it.
    pub(super) fn is_tied(&self, span: Span, words: &Range<u32>) -> bool {
        self.dates_in(span)
            .iter()
            .any(|date| date.kind == DateKind::Relative && !self.draft.slice(date.span).ends_with("hour"))
            || self.people.any(words, TIME_LINK)
    }

    /// "All five episodes began", "These five were not let in": of those told before.
    pub(super) fn sums_up(&self, words: &Range<u32>) -> bool {
        let opening = words.start..words.end.min(words.start + 2);
        opening.clone().any(|at| matches!(self.word(at), "All" | "Both" | "These" | "Those" | "Each" | "all"))
            && opening.clone().any(|at| self.is_number(at) || matches!(self.word(at), "Both" | "of" | "Each"))
            && (words.start + 1..words.end.min(words.start + 5)).any(|at| {
                matches!(
                    self.word(at),
                    "episodes"
                        | "incidents"
                        | "occasions"
                        | "events"
                        | "attacks"
                        | "nights"
                        | "evenings"
                        | "times"
                        | "trips"
                )
            })
    }

    /// Whether a sentence speaks of what the one before told: by a pronoun, or of nobody new.
    pub(super) fn refers_back(&self, words: &Range<u32>) -> bool {
        let mut person = false;
        for at in words.clone() {
            let word = self.word(at);
            if self.people.is(at, PRONOUN_ONE | PRONOUN_MANY)
                || matches!(word, "that" | "those" | "these" | "it" | "It" | "both")
            {
                return true;
            }
            // "nine of the seventeen"
            if word == "the" && self.is_number(at + 1) && !self.people.is(at + 2, GROUP) {
                return true;
            }
            person |= self.people.named(at).is_some_and(About::is_person);
        }
        let first = self.word(words.start);
        first != "There" && (!person || matches!(first, "The" | "Both"))
    }

    /// "Bay was held down and his shoes were thrown in": another member than the sentence before told of, before any
    /// pronoun, is no part of its account.
    pub(super) fn turns_to_another(&self, index: usize) -> bool {
        let words = &self.sentences.all[index].tokens;
        let first = words.clone().find(|at| {
            self.is_label(*at)
                || self.people.is(*at, PRONOUN_ONE | PRONOUN_MANY)
                || matches!(self.word(*at), "that" | "those" | "these" | "it" | "both")
        });
        let before = index.checked_sub(1).map(|before| self.sentences.all[before].tokens.clone());
        first.is_some_and(|at| {
            self.is_label(at)
                && !before.is_some_and(|mut before| before.any(|own| self.word(own) == self.word(at)))
        })
    }

    /// "D has been slapped as well", "another": something else, at some other time.
    pub(super) fn breaks_off(&self, words: &Range<u32>) -> bool {
        words.clone().any(|at| {
            matches!(
                self.word(at),
                "too"
                    | "also"
                    | "another"
                    | "Another"
                    | "other"
                    | "Other"
                    | "others"
                    | "Others"
                    | "well"
                    | "several"
                    | "Several"
                    | "some"
                    | "Some"
                    | "elsewhere"
                    | "Separately"
                    | "separately"
            )
        })
    }
}
