//! Adverbs, which stand inside a verb group and are passed over.

use std::ops::Range;

use super::super::Context;

/// At most this many adverbs stand between a helping word and its verb.
const ADVERBS: u32 = 3;

impl Context<'_> {
    /// Past the adverbs from a word on, and whether one of them denies.
    pub(super) fn past_adverbs(&self, from: u32, words: &Range<u32>) -> (u32, bool) {
        let mut denied = false;
        let mut at = from;
        while at < words.end && at < from + ADVERBS && self.is_adverb(at) {
            denied |= matches!(self.word(at), "not" | "never");
            at += 1;
        }
        (at, denied)
    }

    pub(super) fn before_adverbs(&self, mut at: u32, start: u32) -> u32 {
        while at > start && self.is_adverb(at) {
            at -= 1;
        }
        at
    }

    pub(super) fn is_adverb(&self, at: u32) -> bool {
        let word = self.word(at);
        word.len() > 4 && word.ends_with("ly") && !matches!(word, "family" | "elderly" | "early")
            || matches!(
                word,
                "not"
                    | "never"
                    | "also"
                    | "now"
                    | "just"
                    | "already"
                    | "since"
                    | "ever"
                    | "even"
                    | "only"
                    | "both"
                    | "all"
                    | "still"
                    | "often"
                    | "always"
                    | "sometimes"
                    | "twice"
                    | "once"
                    | "then"
                    | "too"
                    | "themselves"
                    | "each"
                    | "either"
                    | "again"
                    | "recently"
                    | "longer"
            )
    }
}
