//! Whom each word names, pronouns followed within the paragraph.

use super::super::About;
use super::super::class::{
    ADULT, AGENCY, AUTHOR, AUTHOR_SUBJECT, FAMILY, FUNCTION, GROUP, PLACE, PREPOSITION, PROFESSIONAL,
    PRONOUN_MANY, PRONOUN_ONE, PRONOUN_THING, RELATIVE, SAYING, THING, YOUNG_PERSON,
};
use super::super::sentence::Sentences;
use super::spoken::{Mention, Spoken, gender};
use crate::draft::Draft;
use crate::lexicon::Token;

pub(super) struct Follower<'p> {
    pub(super) draft: &'p Draft,
    pub(super) tokens: &'p [Token],
    pub(super) classes: &'p [u64],
}

impl Follower<'_> {
    /// Whom each word names, pronouns followed within the paragraph.
    pub(super) fn follow(&self, sentences: &Sentences) -> Vec<Option<About>> {
        let mut about = vec![None; self.tokens.len()];
        let mut block = usize::MAX;
        let mut spoken = Spoken::nobody();
        for sentence in &sentences.all {
            if sentence.block != block {
                spoken = Spoken::nobody();
                block = sentence.block;
            }
            // "Staff say they are feral": what a professional says is seldom about themselves.
            let mut told_by = None;
            let mut last: Option<About> = None;
            let mut owned: Option<About> = None;
            let mut unknown = false;
            for at in sentence.tokens.clone() {
                let at = at as usize;
                let bits = self.classes[at];
                // Most words name nobody and tell of nobody.
                if bits & (NAMING | PRONOUN_ONE | PRONOUN_MANY | SAYING | RELATIVE) == 0 {
                    continue;
                }
                let gender = gender(bits);
                // "B6's carer noticed his trainers": nor is what a relative says, once a child has been named.
                let teller = last == Some(About::Professional) || spoken.young && last == Some(About::Family);
                // "finds that she", "said he"
                let that = (last == Some(About::Professional) || last == Some(About::Family) && unknown)
                    && self.tokens[at].end - self.tokens[at].start == 4
                    && self.classes[at] & RELATIVE != 0
                    && self.word(at) == "that";
                if that || bits & SAYING != 0 && teller {
                    told_by = last;
                }
                // "Night staff saw her with": whoever is seen is not who sees.
                let object = told_by.is_none()
                    && bits & PRONOUN_ONE != 0
                    && last == Some(About::Professional)
                    && self.is_object(at, sentence.tokens.end as usize);
                let told_by = if object { last } else { told_by };
                let named = if bits & ADULT != 0 {
                    Some(About::AdultOfConcern)
                } else if bits & PRONOUN_ONE != 0 {
                    // "Her mentor introduces her by her hair": whoever is a child's own is not meant by "her".
                    let object = matches!(self.word(at), "her" | "him" | "his");
                    Some(spoken.one(gender, if object { told_by.or(owned) } else { told_by }))
                } else if bits & PRONOUN_MANY != 0 {
                    Some(if told_by == Some(spoken.many) { About::Group } else { spoken.many })
                } else {
                    plain(bits)
                };
                about[at] = named;
                if matches!(named, Some(About::Family | About::Professional))
                    && at > sentence.tokens.start as usize
                    && self.belongs_to_a_child(at, &about)
                {
                    owned = named;
                }
                if named.is_some_and(About::is_person) {
                    last = named;
                    unknown = gender.is_none();
                }
                if bits & (PRONOUN_ONE | PRONOUN_MANY | AUTHOR_SUBJECT | AUTHOR) == 0
                    && let Some(who) = named
                {
                    self.speak_of(at, sentence.tokens.start as usize, Mention { who, gender }, &mut spoken);
                }
            }
        }
        about
    }

    /// "Her mentor", "B6's carer", "his key worker": the word before is a child's possessive.
    fn belongs_to_a_child(&self, at: usize, about: &[Option<About>]) -> bool {
        (at.saturating_sub(2)..at).rev().any(|before| {
            about[before] == Some(About::YoungPerson)
                && (self.tokens[before].looks(Token::POSSESSIVE)
                    || matches!(self.word(before), "her" | "his" | "Her" | "His"))
        })
    }

    fn is_several(&self, at: usize) -> bool {
        let word = self.word(at);
        word.eq_ignore_ascii_case("staff") || word.ends_with('s') && !self.tokens[at].looks(Token::POSSESSIVE)
    }

    /// "Adult 1 gave Ash *and Elm* vapes. He ...": two are no "he", so that it is the adult.
    fn is_second_of_two(&self, at: usize) -> bool {
        at >= 2 && self.word(at - 1) == "and" && self.classes[at - 2] & YOUNG_PERSON != 0
    }

    fn word(&self, at: usize) -> &str {
        self.draft.slice(crate::text::Span::new(self.tokens[at].start, self.tokens[at].end))
    }

    /// "him", and "her" where no noun follows.
    fn is_object(&self, at: usize, end: usize) -> bool {
        match self.word(at) {
            "him" => true,
            "her" => {
                self.tokens[at].look & (Token::COMMA | Token::HARD_BREAK) != 0
                    || at + 1 >= end
                    || self.classes[at + 1] & (PREPOSITION | FUNCTION) != 0
            }
            _ => false,
        }
    }

    fn speak_of(&self, at: usize, start: usize, mention: Mention, spoken: &mut Spoken) {
        let bits = self.classes[at];
        match mention.who {
            // An agency takes no pronoun; staff and officers are no "her".
            About::Professional if bits & AGENCY != 0 => return,
            About::Professional if self.is_several(at) => {
                if !spoken.young {
                    spoken.many = mention.who;
                }
                return;
            }
            About::YoungPerson | About::Group => spoken.young = true,
            About::AdultOfConcern | About::Family | About::Professional => {}
            About::Place | About::Thing | About::Unknown => return,
        }
        let beside = self.stands_beside(at, start);
        if mention.who == About::Group {
            spoken.many = About::Group;
            return;
        }
        if mention.who == About::YoungPerson {
            spoken.many = About::YoungPerson;
        } else if !beside && !spoken.young {
            spoken.many = mention.who;
        }
        // "the boy's mother": the owner gives way to what is owned.
        if beside
            || self.tokens[at].looks(Token::POSSESSIVE)
                && mention.who == About::YoungPerson
                && !spoken.subjects.is_empty()
        {
            spoken.beside = Some(mention);
        } else if mention.who == About::YoungPerson && self.is_second_of_two(at) && spoken.adult_before_last()
        {
            spoken.subjects.pop();
        } else {
            if spoken.subjects.len() > 6 {
                spoken.subjects.remove(0);
            }
            spoken.subjects.push(mention);
        }
    }

    /// Whether a word stands under a preposition or is the one told: no subject.
    fn stands_beside(&self, at: usize, start: usize) -> bool {
        let mut before = at;
        for _ in 0..4 {
            if before == start {
                return false;
            }
            before -= 1;
            if self.tokens[before].look & (Token::HARD_BREAK | Token::COMMA) != 0 {
                return false;
            }
            if self.classes[before] & (PREPOSITION | SAYING) != 0 {
                return true;
            }
            let person = plain(self.classes[before]).is_some_and(About::is_person);
            if person && self.classes[before] & (PRONOUN_ONE | PRONOUN_MANY) == 0 {
                return false;
            }
        }
        false
    }
}

/// The classes of words that name somebody or something, pronouns of persons apart.
const NAMING: u64 = ADULT
    | FAMILY
    | PROFESSIONAL
    | AGENCY
    | YOUNG_PERSON
    | GROUP
    | AUTHOR_SUBJECT
    | AUTHOR
    | PLACE
    | THING
    | PRONOUN_THING;

/// Whom a word that is no pronoun names.
fn plain(bits: u64) -> Option<About> {
    if bits & NAMING == 0 {
        return None;
    }
    let order = [
        (ADULT, Some(About::AdultOfConcern)),
        (FAMILY, Some(About::Family)),
        (PROFESSIONAL | AGENCY, Some(About::Professional)),
        (YOUNG_PERSON, Some(About::YoungPerson)),
        (GROUP, Some(About::Group)),
        (AUTHOR_SUBJECT, Some(About::Professional)),
        (AUTHOR, None),
        (PLACE, Some(About::Place)),
        (THING | PRONOUN_THING, Some(About::Thing)),
    ];
    order.into_iter().find(|(classes, _)| bits & classes != 0).and_then(|(_, who)| who)
}
