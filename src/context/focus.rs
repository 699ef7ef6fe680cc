//! Whom a sentence is mainly about: a member, a relative, somebody outside the group, the group, a service.
//!
//! `people` follows pronouns and says whom some words are about. Scope asks a plainer question of the sentence as
//! a whole, in which whose relative or neighbour somebody is matters more than the nearest noun.

use std::ops::Range;

use super::class::{
    ADULT, AGENCY, AUTHOR_SUBJECT, FAMILY, GROUP, NUMBER, PLACE, PLAIN_VERB, PROFESSIONAL, PRONOUN_MANY,
    PRONOUN_ONE, SAYING, THING, YOUNG_PERSON,
};
use super::{About, Context};
use crate::lexicon::Token;
use crate::named::named;

named! {
    /// Whom or what a sentence is mainly about.
    Subject {
        /// One young person.
        Member = "member",
        /// A parent, carer or other relative.
        Relative = "relative",
        /// A neighbour, a former member, a landlord: somebody outside the set group.
        Outsider = "outsider",
        /// The group, or several of it.
        Group = "group",
        /// A professional or a service, as such.
        Service = "service",
        /// An adult who may do harm.
        Adult = "adult-of-concern",
        /// A place or a thing.
        Thing = "thing",
        /// Nobody is named: notes, and sentences of which it cannot be told.
        Nobody = "nobody",
    }
}

/// A subject stands within this many words of the sentence's start.
const REACH: u32 = 12;

/// Who a sentence is about, and where the words that say so end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Focus {
    pub(super) subject: Subject,
    /// One past the last word of the subject.
    pub(super) end: u32,
}

impl Context<'_> {
    /// Whom a sentence is mainly about.
    pub fn subject(&self, sentence: usize) -> Subject {
        self.focuses.get(sentence).map_or(Subject::Nobody, |focus| focus.subject)
    }

    pub(super) fn all_focuses(&self) -> Vec<Focus> {
        self.sentences.all.iter().map(|sentence| self.focus_of(&sentence.tokens)).collect()
    }

    /// The first noun phrase that names somebody, to its last word: of "E's gran's neighbour" the neighbour.
    fn focus_of(&self, words: &Range<u32>) -> Focus {
        let mut found: Option<Focus> = None;
        let mut owner: Option<Subject> = None;
        let limit = words.end.min(words.start + REACH);
        for token in words.start..limit {
            if found.is_some() && self.people.is(token, PLAIN_VERB | SAYING) {
                break;
            }
            let Some(subject) = self.named_at(token, words) else {
                if found.is_some() {
                    break;
                }
                continue;
            };
            let whose = self.hits.tokens()[token as usize].looks(Token::POSSESSIVE)
                || matches!(self.folded(token).as_str(), "his" | "her" | "their" | "its" | "my" | "our");
            if whose && token + 1 < words.end {
                owner = Some(subject);
                continue;
            }
            let subject = match (owner, subject) {
                // The caretaker's wife and the shopkeeper's son are no relatives of a member.
                (Some(Subject::Service | Subject::Outsider), Subject::Relative | Subject::Member) => {
                    Subject::Outsider
                }
                (Some(Subject::Relative), Subject::Member) => Subject::Relative,
                (_, subject) => subject,
            };
            found = Some(Focus { subject, end: token + 1 });
            // "half brother", "foster mum", "one of the girls": the phrase may go on.
            let goes_on = token + 1 < limit && self.named_at(token + 1, words).is_some();
            if !goes_on || subject == Subject::Outsider {
                break;
            }
        }
        found.unwrap_or(Focus { subject: owner.unwrap_or(Subject::Nobody), end: words.start })
    }

    /// Whom a word names, for the sentence it stands in.
    fn named_at(&self, token: u32, sentence: &Range<u32>) -> Option<Subject> {
        let bits = self.people.classes(token);
        if self.in_list(self.lists.outsider, token) {
            return Some(Subject::Outsider);
        }
        if self.counts_some(token, sentence.end) {
            return Some(if self.folded(token) == "one" { Subject::Member } else { Subject::Group });
        }
        if bits & ADULT != 0 {
            Some(Subject::Adult)
        } else if bits & FAMILY != 0 {
            Some(Subject::Relative)
        } else if bits & PRONOUN_ONE != 0 {
            Some(match self.people.named(token) {
                Some(About::Family) => Subject::Relative,
                Some(About::Professional) => Subject::Service,
                Some(About::AdultOfConcern) => Subject::Adult,
                _ => Subject::Member,
            })
        } else if bits & (GROUP | PRONOUN_MANY) != 0 {
            Some(Subject::Group)
        } else if bits & YOUNG_PERSON != 0 || self.is_numbered_label(token) {
            Some(if self.is_plural(token) { Subject::Group } else { Subject::Member })
        } else if bits & (PROFESSIONAL | AGENCY | AUTHOR_SUBJECT) != 0 {
            Some(Subject::Service)
        } else if bits & (PLACE | THING) != 0 {
            Some(Subject::Thing)
        } else {
            None
        }
    }

    /// "one of the seven", "three of them".
    fn counts_some(&self, token: u32, end: u32) -> bool {
        self.people.is(token, NUMBER)
            && token + 1 < end
            && matches!(self.word(token + 1), "of")
            && (token + 2..end.min(token + 5)).any(|next| {
                self.people.is(next, GROUP | YOUNG_PERSON | PRONOUN_MANY | NUMBER)
            })
    }

    /// "YP3", "N11", "QC2": capitals and a number.
    pub(super) fn is_numbered_label(&self, token: u32) -> bool {
        let word = self.word(token);
        let word = word.trim_end_matches("'s").trim_end_matches("’s");
        let letters = word.bytes().take_while(u8::is_ascii_uppercase).count();
        (1..=2).contains(&letters)
            && (1..=2).contains(&(word.len() - letters))
            && word.bytes().skip(letters).all(|byte| byte.is_ascii_digit())
    }

    fn is_plural(&self, token: u32) -> bool {
        if self.hits.tokens()[token as usize].looks(Token::CAPITAL) && self.sentence_of(token).start != token {
            return false;
        }
        let word = self.folded(token);
        matches!(word.as_str(), "people" | "children" | "women" | "men")
            || word.ends_with('s') && !word.ends_with("'s") && !word.ends_with("ss")
    }

    /// The word in small letters.
    pub(super) fn folded(&self, token: u32) -> String {
        self.word(token).to_lowercase().replace('’', "'")
    }
}
