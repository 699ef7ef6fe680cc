//! Short forms that the report never explains, before or after, in place or in a glossary.

mod counts;
mod explained;

use rustc_hash::{FxHashMap, FxHashSet};

use super::Context;
use crate::lexicon::Token;
use crate::text::{Span, without_possessive};

/// Longer runs of capitals are words that shout.
const LONGEST: usize = 6;

impl Context<'_> {
    /// Short forms that are never explained, each where it first stands.
    pub(super) fn unexplained(&self) -> Vec<Span> {
        let tokens = self.hits.tokens();
        let forms: Vec<(u32, &str)> =
            (0..tokens.len() as u32).filter_map(|at| Some((at, self.short_form(at)?))).collect();
        let shouted = self.shouted(&forms);
        let names = if forms.is_empty() { FxHashSet::default() } else { self.initials_of_names() };
        let mut explained: FxHashSet<&str> =
            forms.iter().map(|(_, form)| *form).filter(|form| names.contains(*form)).collect();
        let mut used: Vec<(u32, &str)> = Vec::new();
        let mut known: FxHashSet<&str> = FxHashSet::default();
        for (at, form) in forms {
            if explained.contains(form) || shouted.contains(form) {
                continue;
            }
            if self.is_explained(at, form) {
                explained.insert(form);
            } else if !known.contains(form) && self.counts(at, form) {
                known.insert(form);
                used.push((at, form));
            }
        }
        used.into_iter()
            .filter(|(_, form)| !explained.contains(form))
            .map(|(at, _)| {
                let token = tokens[at as usize];
                Span::new(token.start, token.end)
            })
            .collect()
    }

    /// The letters of a short form: two to six capitals, with a plural's small s or without.
    fn short_form(&self, at: u32) -> Option<&str> {
        let token = self.hits.tokens()[at as usize];
        if !token.looks(Token::CAPITAL) || token.looks(Token::INITIAL) {
            return None;
        }
        let word = self.word(at);
        let word = without_possessive(word);
        let bare = word.strip_suffix('s').unwrap_or(word);
        let fits = (2..=LONGEST).contains(&bare.len()) && bare.bytes().all(|byte| byte.is_ascii_uppercase());
        fits.then_some(bare)
    }

    /// Of some short forms, those that the draft also writes in small letters: their capitals only shout.
    fn shouted<'f>(&self, forms: &[(u32, &'f str)]) -> FxHashSet<&'f str> {
        let small: FxHashMap<String, &str> =
            forms.iter().map(|(_, form)| (form.to_ascii_lowercase(), *form)).collect();
        let letter = |byte: u8| 1_u32 << (byte & 31);
        let firsts = forms.iter().fold(0, |all, (_, form)| all | letter(form.as_bytes()[0]));
        let mut shouted = FxHashSet::default();
        for (at, token) in self.hits.tokens().iter().enumerate() {
            if token.look & (Token::CAPITAL | Token::DIGIT) != 0 || token.end - token.start > LONGEST as u32 {
                continue;
            }
            let word = self.word(at as u32);
            if word.bytes().next().is_some_and(|first| firsts & letter(first) != 0)
                && let Some(form) = small.get(word)
            {
                shouted.insert(*form);
            }
        }
        shouted
    }

    /// The first letters of every name in capitals: "the Trafficking Response and Advice Circle".
    fn initials_of_names(&self) -> FxHashSet<String> {
        let tokens = self.hits.tokens();
        let mut out = FxHashSet::default();
        let mut letters = String::new();
        for at in 0..tokens.len() as u32 {
            let token = tokens[at as usize];
            let word = self.word(at);
            let capital = token.looks(Token::CAPITAL)
                && token.look & (Token::ALL_CAPITALS | Token::DIGIT | Token::INITIAL) == 0;
            let small =
                !letters.is_empty() && matches!(word, "of" | "and" | "for" | "the" | "in" | "on" | "to");
            if token.looks(Token::FIRST) && !capital {
                letters.clear();
            }
            if capital {
                letters.extend(word.chars().next());
                // Each end of the run may be the name's.
                for start in 0..letters.len().saturating_sub(2) {
                    if letters.is_char_boundary(start) {
                        out.insert(letters[start..].to_owned());
                    }
                }
            } else if !small {
                letters.clear();
            }
            if token.look & (Token::COMMA | Token::HARD_BREAK) != 0 || letters.len() > 12 {
                letters.clear();
            }
        }
        out
    }
}
