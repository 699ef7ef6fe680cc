//! Words that do throughout the draft what people do.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use super::super::class::{ANYONE, FAMILY, FUNCTION, PLACE, PROFESSIONAL, SAYING, TITLE, YOUNG_PERSON};
use super::Reader;
use crate::dates::DateMention;
use crate::lexicon::Token;

/// Words that speak and are no name.
const ANYBODY: &[&str] = &[
    "Everyone",
    "Everybody",
    "Someone",
    "Somebody",
    "Others",
    "Nobody",
    "Anyone",
    "Anybody",
    "People",
    "Nothing",
    "Most",
    "Many",
    "Several",
    "Neither",
    "Who",
    "What",
];

impl<'d> Reader<'d> {
    /// Capitalised words that nothing declares and that do what people do: "Teal said that Umber was hurt".
    pub(super) fn characters(&self, dates: &[DateMention], classes: &mut [u64]) {
        #[derive(Default)]
        struct Seen {
            places: Vec<usize>,
            acts: u32,
            inside: u32,
            elsewhere: u32,
        }
        let mut said: BTreeMap<&str, Seen> = BTreeMap::new();
        let mut date = 0;
        for at in self.marked.iter().copied() {
            let token = &self.tokens[at];
            if !token.looks(Token::CAPITAL)
                || token.look & (Token::ALL_CAPITALS | Token::DIGIT | Token::INITIAL) != 0
                || token.is(ANYONE | PLACE | TITLE | FUNCTION | SAYING)
                || classes[at] & (PROFESSIONAL | FAMILY) != 0
                || token.end - token.start < 3
            {
                continue;
            }
            while dates.get(date).is_some_and(|mention| mention.span.end <= token.start) {
                date += 1;
            }
            if dates.get(date).is_some_and(|mention| mention.span.start <= token.start) {
                continue;
            }
            let seen = said.entry(self.bare(at)).or_default();
            seen.places.push(at);
            seen.acts += self.acts(at, classes);
            let joined = self.before(at).is_some_and(|before| {
                self.tokens[before].looks(Token::CAPITAL) && !self.opens_sentence(before)
            });
            let title = self.after(at).is_some_and(|next| {
                self.tokens[next].looks(Token::CAPITAL) && self.tokens[next].look & Token::INITIAL == 0
            });
            seen.inside += u32::from(!self.opens_sentence(at) && !joined && !title);
            let place = self.before(at).is_some_and(|before| {
                matches!(
                    self.word(before),
                    "at" | "in"
                        | "near"
                        | "outside"
                        | "inside"
                        | "the"
                        | "into"
                        | "around"
                        | "on"
                        | "via"
                        | "down"
                )
            });
            seen.elsewhere += 2 * u32::from(place) + 2 * u32::from(joined || title);
        }
        let speaks = |at: &usize| self.after(*at).is_some_and(|next| self.tokens[next].is(SAYING));
        let may_be_named = |word: &str, seen: &Seen| {
            seen.places.len() > 1 && !ANYBODY.contains(&word) && seen.places.iter().any(speaks)
        };
        let asked: FxHashSet<String> = said
            .iter()
            .filter(|(word, seen)| may_be_named(word, seen))
            .map(|(word, _)| word.to_lowercase())
            .collect();
        let small = self.written_small(&asked);
        for (word, seen) in &said {
            // "Heron said so": a word that speaks and that the draft never writes small.
            let named = may_be_named(word, seen) && !small.contains(word.to_lowercase().as_str());
            let known = seen.places.iter().any(|at| self.tokens[*at].entry != Token::UNKNOWN);
            let enough = if known { 3 } else { 2 };
            let enough = seen.acts >= enough && (seen.inside > 0 || (!known && seen.acts > 3));
            if seen.acts > seen.elsewhere && (enough || named) {
                for at in &seen.places {
                    classes[*at] |= YOUNG_PERSON;
                }
            }
        }
    }
}

impl<'d> Reader<'d> {
    /// Of some words in small letters, those that the draft writes so.
    fn written_small(&self, words: &FxHashSet<String>) -> FxHashSet<&'d str> {
        if words.is_empty() {
            return FxHashSet::default();
        }
        // Their first letters and lengths as sets: most other words are told by these.
        let first = |byte: u8| 1_u32 << (byte & 31);
        let shape = |word: &str| (first(word.bytes().next().unwrap_or(0)), 1_u64 << (word.len() % 64));
        let (firsts, lengths) = words
            .iter()
            .map(|word| shape(word))
            .fold((0, 0), |(firsts, lengths), one| (firsts | one.0, lengths | one.1));
        let likely = |word: &&str| lengths & shape(word).1 != 0;
        let text = self.draft.text().as_bytes();
        let begins = |at: &usize| firsts & first(text[self.tokens[*at].start as usize]) != 0;
        (0..self.tokens.len())
            .filter(|at| self.tokens[*at].look & (Token::CAPITAL | Token::DIGIT) == 0)
            .filter(begins)
            .map(|at| self.bare(at))
            .filter(likely)
            .filter(|word| words.contains(*word))
            .collect()
    }
}
