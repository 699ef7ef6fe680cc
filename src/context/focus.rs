//! Whom a sentence is mainly about: a member, a relative, somebody outside the group, the group, a service.
//!
//! `people` follows pronouns and says whom some words are about. Scope asks a plainer question of the sentence as
//! a whole, in which whose relative or neighbour somebody is matters more than the nearest noun.

use std::ops::Range;

use super::class::{
    ADULT, AGENCY, AUTHOR_SUBJECT, FAMILY, FEMALE, GROUP, MALE, NUMBER, PLACE, PLAIN_VERB, PROFESSIONAL,
    PRONOUN_MANY, PRONOUN_ONE, SAYING, THING, YOUNG_PERSON,
};
use super::{About, Context};
use crate::lexicon::Token;
use crate::named::named;
use crate::text::without_possessive;

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
    /// The word that names the subject.
    pub(super) noun: u32,
    /// Whether it is no more than a pronoun: who that is, the sentences before say.
    by_pronoun: bool,
}

impl Context<'_> {
    /// Whom a sentence is mainly about.
    pub fn mainly_about(&self, sentence: usize) -> Subject {
        self.focuses.get(sentence).map_or(Subject::Nobody, |focus| focus.subject)
    }

    /// Whether a sentence names whom it is about: more than "he" or "she".
    pub fn names_its_subject(&self, sentence: usize) -> bool {
        self.focuses.get(sentence).is_some_and(|focus| !focus.by_pronoun)
    }

    pub(super) fn all_focuses(&self) -> Vec<Focus> {
        let mut all: Vec<Focus> =
            self.sentences.all.iter().map(|sentence| self.focus_of(&sentence.tokens)).collect();
        for index in 1..all.len() {
            if self.goes_on_about_an_outsider(all[index], all[index - 1], index) {
                all[index].subject = Subject::Outsider;
            }
        }
        all
    }

    /// "The woman in the flat lost a baby. *She* has ...": a pronoun after a sentence about somebody outside, in which
    /// no young person of that sex is named.
    fn goes_on_about_an_outsider(&self, own: Focus, before: Focus, index: usize) -> bool {
        let (sentence, last) = (&self.sentences.all[index], &self.sentences.all[index - 1]);
        if !own.by_pronoun
            || own.subject != Subject::Member
            || before.subject != Subject::Outsider
            || own.noun > sentence.tokens.start
            || sentence.block != last.block
        {
            return false;
        }
        let sex = self.people.classes(own.noun) & (FEMALE | MALE);
        let theirs = self.people.classes(before.noun) & (FEMALE | MALE);
        (theirs == 0 || theirs == sex) && !self.people.any(&last.tokens, YOUNG_PERSON)
    }

    /// The first noun phrase that names somebody, to its last word: of "E's gran's neighbour" the neighbour.
    fn focus_of(&self, words: &Range<u32>) -> Focus {
        let mut found: Option<Focus> = None;
        let mut owner: Option<Subject> = None;
        let limit = words.end.min(words.start + REACH);
        let tokens = self.hits.tokens();
        for token in words.start..limit {
            // "Elm: clinic on Friday", "Birch - new school": notes under a label.
            let labelled = token == words.start
                && tokens[token as usize].looks(Token::CAPITAL | Token::HARD_BREAK)
                && words.len() > 1
                && self.people.classes(token) & (PLACE | THING | PROFESSIONAL | AGENCY) == 0;
            if labelled {
                return Focus { subject: Subject::Member, end: token + 1, noun: token, by_pronoun: false };
            }
            let verb = self.people.is(token, PLAIN_VERB | SAYING);
            if verb && (found.is_some() || owner.is_some() || token > words.start + 3) {
                break;
            }
            let whose = self.owns(token);
            let named = self.named_at(token, words).or_else(|| {
                // "Gold's auntie": whoever Gold is, the aunt is a relative; "Our new system": the service's.
                let own = matches!(self.word(token), "Our" | "My");
                let named = whose && tokens[token as usize].looks(Token::CAPITAL);
                named.then_some(if own { Subject::Service } else { Subject::Member })
            });
            let Some(subject) = named else {
                if found.is_some_and(|focus| focus.subject != Subject::Thing) {
                    break;
                }
                continue;
            };
            if whose && token + 1 < words.end {
                owner = Some(subject);
                continue;
            }
            if subject == Subject::Thing && found.is_some() {
                continue;
            }
            let subject = match (owner, subject) {
                // The caretaker's wife and the shopkeeper's son are no relatives of a member.
                (Some(Subject::Service | Subject::Outsider), Subject::Relative | Subject::Member)
                | (Some(Subject::Relative), Subject::Service) => Subject::Outsider,
                (Some(Subject::Relative), Subject::Member) => Subject::Relative,
                (Some(Subject::Member), Subject::Service) if self.word(token) == "partner" => {
                    Subject::Outsider
                }
                // Her own clinic, his own therapist: it is the child who is told of.
                (Some(Subject::Member), Subject::Service) => Subject::Member,
                (_, subject) => subject,
            };
            let by_pronoun = self.people.is(token, PRONOUN_ONE);
            found = Some(Focus { subject, end: self.end_of_count(token, words), noun: token, by_pronoun });
            if subject == Subject::Thing {
                continue;
            }
            // "half brother", "foster mum": the phrase may go on.
            let goes_on = token + 1 < limit
                && self.named_at(token + 1, words).is_some_and(|next| next != Subject::Thing);
            if !goes_on || subject == Subject::Outsider {
                break;
            }
        }
        let nobody = Focus {
            subject: owner.unwrap_or(Subject::Nobody),
            end: words.start,
            noun: words.start,
            by_pronoun: false,
        };
        let mut focus = found.unwrap_or(nobody);
        // "Her uncle's boat", "the neighbour's hedge": what somebody outside the group owns is told of them.
        if focus.subject == Subject::Thing
            && let Some(outside @ (Subject::Relative | Subject::Outsider)) = owner
        {
            focus.subject = outside;
        }
        Focus { end: self.end_of_phrase(focus.end, words), ..focus }
    }

    fn owns(&self, token: u32) -> bool {
        self.hits.tokens()[token as usize].looks(Token::POSSESSIVE)
            || matches!(self.small(token).as_ref(), "his" | "her" | "their" | "its" | "my" | "our")
    }

    /// Past "of the seven", for "one of the seven".
    fn end_of_count(&self, token: u32, words: &Range<u32>) -> u32 {
        if !self.counts_some(token, words.end) {
            return token + 1;
        }
        let last = (token + 2..words.end.min(token + 5))
            .rev()
            .find(|next| self.people.is(*next, GROUP | YOUNG_PERSON | PRONOUN_MANY | NUMBER));
        last.map_or(token + 1, |last| last + 1)
    }

    /// Past what hangs on the subject before its verb: "a former member *of the group* has".
    fn end_of_phrase(&self, end: u32, words: &Range<u32>) -> u32 {
        if end >= words.end || !matches!(self.word(end), "of" | "in" | "from" | "at" | "on" | "whose" | "who")
        {
            return end;
        }
        (end..words.end.min(end + 8)).find(|token| self.people.is(*token, PLAIN_VERB | SAYING)).unwrap_or(end)
    }

    /// Whom a word names, for the sentence it stands in.
    fn named_at(&self, token: u32, sentence: &Range<u32>) -> Option<Subject> {
        let bits = self.people.classes(token);
        if self.in_list(self.lists.outsider, token) {
            return Some(Subject::Outsider);
        }
        if self.counts_some(token, sentence.end) {
            return Some(if self.small(token) == "one" { Subject::Member } else { Subject::Group });
        }
        // "Three were", "Four have": several of the group.
        if bits & NUMBER != 0
            && token == sentence.start
            && self.small(token) != "one"
            && token + 1 < sentence.end
            && self.people.is(token + 1, PLAIN_VERB)
            || matches!(self.word(token + 1), "were" | "are" | "have") && bits & NUMBER != 0
        {
            return Some(Subject::Group);
        }
        // "the middle one", "the quiet one"
        if token >= sentence.start + 2 && self.small(token) == "one" && self.small(token - 2) == "the" {
            return Some(Subject::Member);
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
            && (token + 2..end.min(token + 5))
                .any(|next| self.people.is(next, GROUP | YOUNG_PERSON | PRONOUN_MANY | NUMBER))
    }

    /// "YP3", "N11", "QC2": capitals and a number.
    pub(super) fn is_numbered_label(&self, token: u32) -> bool {
        if !self.hits.tokens().get(token as usize).is_some_and(|own| own.looks(Token::CAPITAL | Token::DIGIT))
        {
            return false;
        }
        let word = self.word(token);
        let word = without_possessive(word);
        let letters = word.bytes().take_while(u8::is_ascii_uppercase).count();
        (1..=2).contains(&letters)
            && (1..=2).contains(&(word.len() - letters))
            && word.bytes().skip(letters).all(|byte| byte.is_ascii_digit())
    }

    fn is_plural(&self, token: u32) -> bool {
        if self.hits.tokens()[token as usize].looks(Token::CAPITAL) && self.sentence_of(token).start != token
        {
            return false;
        }
        let word = self.small(token);
        matches!(word.as_ref(), "people" | "children" | "women" | "men")
            || word.ends_with('s') && !word.ends_with("'s") && !word.ends_with("ss")
    }
}
