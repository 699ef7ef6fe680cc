//! Declared labels, and the shapes that labels have.

use rustc_hash::FxHashSet;

use super::super::class::{FAMILY, PLAIN_VERB, SAYING, THING, YOUNG_PERSON};
use super::{NUMBERED, Reader};
use crate::brief::Brief;
use crate::lexicon::Token;

/// Words before a letter or a number that make it somebody, beside the nouns for young people.
const SOMEBODY: &[&str] = &["Person", "Subject", "Client", "Participant", "Individual", "Contact", "Friend"];

impl<'d> Reader<'d> {
    /// Declared labels, and the shapes that labels have.
    pub(super) fn shapes(&self, brief: &Brief, classes: &mut [u64]) {
        let declared: FxHashSet<&str> = brief
            .members
            .iter()
            .map(|member| member.value.as_str())
            .filter(|label| {
                label.len() > 1 && label.starts_with(|c: char| c.is_uppercase() || c.is_numeric())
            })
            .collect();
        for at in self.marked.iter().copied() {
            let token = &self.tokens[at];
            let after_person = self.before(at).is_some_and(|before| {
                self.tokens[before].looks(Token::CAPITAL)
                    && (self.tokens[before].is(YOUNG_PERSON) || SOMEBODY.contains(&self.word(before)))
            });
            let label = if token.looks(Token::INITIAL) {
                self.is_letter(at, classes) || after_person
            } else if token.looks(Token::DIGIT) {
                after_person || is_numbered(self.bare(at)) || declared.contains(self.bare(at))
            } else {
                declared.contains(self.bare(at))
            };
            if label {
                classes[at] |= YOUNG_PERSON;
            }
        }
    }

    /// "The siblings", "both sisters", of whom nobody is said to be the brother: children of the report.
    pub(super) fn siblings(&self, classes: &mut [u64]) {
        for (at, own) in classes.iter_mut().enumerate().skip(1) {
            // None of them has fewer letters.
            if self.tokens[at].end - self.tokens[at].start >= 7
                && matches!(self.word(at), "siblings" | "brothers" | "sisters")
                && matches!(
                    self.word(at - 1),
                    "the" | "The" | "both" | "Both" | "these" | "These" | "two" | "Two" | "three" | "Three"
                )
                && !self.tokens[at - 1].looks(Token::HARD_BREAK)
                && self.tokens.get(at + 1).is_none_or(|_| self.word(at + 1) != "of")
            {
                *own = *own & !FAMILY | YOUNG_PERSON;
            }
        }
    }

    /// "Number 7", where the draft numbers several so.
    pub(super) fn numbers(&self, classes: &mut [u64]) {
        let numbered =
            |at: usize| at > 0 && self.tokens[at].looks(Token::DIGIT) && self.word(at - 1) == "Number";
        let places: Vec<usize> = self.marked.iter().copied().filter(|at| numbered(*at)).collect();
        let mut labels: Vec<&str> = places.iter().map(|at| self.bare(*at)).collect();
        labels.sort_unstable();
        labels.dedup();
        if labels.len() > 2 {
            for at in places {
                classes[at] |= YOUNG_PERSON;
                classes[at - 1] = classes[at - 1] & !THING | YOUNG_PERSON;
            }
        }
    }

    /// A lone capital is a label unless it is the pronoun, an article or an initial of a name.
    fn is_letter(&self, at: usize, classes: &[u64]) -> bool {
        let token = &self.tokens[at];
        if self.word(at).starts_with('I') {
            return false;
        }
        let next = self.tokens.get(at + 1);
        if next.is_some_and(|next| next.looks(Token::CAPITAL) && !next.looks(Token::INITIAL)) {
            return false; // "J. Mabey", "A Level"
        }
        if at > 0
            && self.tokens[at - 1].looks(Token::CAPITAL)
            && !self.tokens[at - 1].is(YOUNG_PERSON)
            && !token.looks(Token::FIRST)
            && !self.tokens[at - 1].looks(Token::HARD_BREAK)
        {
            return self.tokens[at - 1].looks(Token::INITIAL); // "A, B and C"; not "Block C", "Section D"
        }
        if self.before(at).is_some_and(|before| NUMBERED.contains(&self.word(before).to_lowercase().as_str()))
        {
            return false;
        }
        if self.word(at).starts_with('A') && self.opens_sentence(at) {
            // "A said", "A, B and C", "A's"; not "A man".
            return token.look & (Token::POSSESSIVE | Token::COMMA | Token::HARD_BREAK) != 0
                || next.is_some_and(|next| {
                    // "A presents older": an article takes no verb and no plural.
                    let word = self.word(at + 1);
                    let verb = word.len() > 3
                        && word.ends_with('s')
                        && !(word.ends_with("ss") || word.ends_with("us") || word.ends_with("is"))
                        && !matches!(
                            word,
                            "series" | "means" | "news" | "species" | "girls" | "boys" | "lens"
                        );
                    verb || next.looks(Token::INITIAL)
                        || (next.is(SAYING | PLAIN_VERB) || classes[at + 1] & (SAYING | PLAIN_VERB) != 0)
                });
        }
        true
    }
}

/// "YP3", "CH2": letters of a person word and a number.
fn is_numbered(word: &str) -> bool {
    ["YP", "CH", "Yp", "yp"].iter().any(|start| {
        word.strip_prefix(start)
            .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit()))
    })
}
