//! Short forms that the report never explains, before or after, in place or in a glossary.

mod counts;
mod explained;

use rustc_hash::{FxHashMap, FxHashSet};

use super::Context;
use super::name::Name;
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
        let known = |at: u32, form: &str| names.contains(form) || self.is_of_an_age(at);
        let mut explained: FxHashSet<&str> =
            forms.iter().filter(|(at, form)| known(*at, form)).map(|(_, form)| *form).collect();
        // "A1 (15)", "HBA1 ... HBA2": labels in a row stand for people or papers.
        let mut numbered: FxHashMap<&str, FxHashSet<&str>> = FxHashMap::default();
        for (_, form) in &forms {
            if stem(form) != *form {
                numbered.entry(stem(form)).or_default().insert(form);
            }
        }
        let series = |form: &str| numbered.get(stem(form)).is_some_and(|own| own.len() > 1);
        let mut used: Vec<(u32, &str)> = Vec::new();
        let mut known: FxHashSet<&str> = FxHashSet::default();
        for (at, form) in forms {
            // "TOPs": a small s after capitals shouts nothing.
            if explained.contains(form)
                || shouted.contains(form) && !self.is_plural_of_letters(at)
                || form.ends_with(|mark: char| mark.is_ascii_digit()) && series(form)
            {
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

    /// "TB (15)": initials with an age beside them are somebody's.
    fn is_of_an_age(&self, at: u32) -> bool {
        let token = self.hits.tokens()[at as usize];
        let after = &self.draft.text()[token.end as usize..];
        let inside = after.strip_prefix(" (").and_then(|rest| rest.split_once(')'));
        inside.is_some_and(|(age, _)| age.parse::<u8>().is_ok_and(|age| (8..=19).contains(&age)))
    }

    /// "TOPs", "DSLs".
    fn is_plural_of_letters(&self, at: u32) -> bool {
        let word = self.word(at);
        word.len() > 3 && word.ends_with('s') && !word.ends_with("'s") && !word.ends_with("’s")
    }

    /// The letters of a short form: two to six capitals, with a plural's small s or without; three or more may have a figure
    /// behind them, as "GCP2" has.
    fn short_form(&self, at: u32) -> Option<&str> {
        let token = self.hits.tokens()[at as usize];
        if !token.looks(Token::CAPITAL) || token.looks(Token::INITIAL) {
            return None;
        }
        let word = self.word(at);
        let word = without_possessive(word);
        let bare = word.strip_suffix('s').unwrap_or(word);
        let letters = stem(bare);
        let least = if letters.len() < bare.len() { 3 } else { 2 };
        let fits = (least..=LONGEST).contains(&letters.len())
            && letters.bytes().all(|byte| byte.is_ascii_uppercase());
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

    /// The first letters of every name in capitals: "the Trafficking Response and Advice Circle"; and of every person's first
    /// and last name.
    fn initials_of_names(&self) -> FxHashSet<String> {
        let tokens = self.hits.tokens();
        let initials = |name: &Name| {
            let words = name.tokens.clone().flat_map(|at| self.word(at).split('-'));
            words.filter_map(|word| word.chars().next()).collect::<String>()
        };
        let full = self.names.iter().filter(|name| name.full).map(initials);
        // "Bronagh Vale-Tunney" is "BV" as often as "BVT".
        let mut out: FxHashSet<String> =
            full.flat_map(|letters| [letters.chars().take(2).collect(), letters]).collect();
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

/// A short form without the figure behind it.
fn stem(form: &str) -> &str {
    form.strip_suffix(|mark: char| mark.is_ascii_digit()).unwrap_or(form)
}
