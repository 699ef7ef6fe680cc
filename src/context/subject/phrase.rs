//! The noun phrase that some words stand in: what opens it, whom it names, whose it is.

use std::ops::Range;

use super::super::class::{
    ASPECT, COPULA, DEGREE, DETERMINER, FUNCTION, NUMBER, PLAIN_VERB, PREPOSITION, PRONOUN_MANY, PRONOUN_ONE,
    PRONOUN_THING, RELATIVE, SAYING, YOUNG_PERSON,
};
use super::super::{About, Context};
use crate::lexicon::Token;

/// A noun phrase has at most this many words on either side of those asked about.
pub(super) const PHRASE: u32 = 6;

/// What opens the noun phrase that some words stand in.
pub(super) enum Opening {
    /// The owner, as a word: "his", "QD's".
    Owner(u32),
    /// An article, a number: "a", "those".
    Determiner,
    /// Nothing: the clause begins there.
    Start,
    /// No noun phrase: the words are said of somebody, or stand by themselves.
    None,
}

/// The noun that some words belong to.
pub(super) enum Head {
    /// Somebody or something that is named.
    Named(About),
    /// What belongs to somebody: a face, a coat, a manner.
    Aspect,
    /// A noun nobody knows: a thing, most likely.
    Other,
    /// There is none: the words are the head, or are no part of a noun phrase.
    None,
}

impl Context<'_> {
    /// Somebody whom the words name themselves: "his looks", "the boy's face", "a hulking lad"; not "like a man".
    pub(super) fn own(&self, words: &Range<u32>) -> Option<About> {
        let likened = |token: u32| {
            (words.start..token).any(|before| {
                self.people.is(before, PREPOSITION) || matches!(self.word(before), "like" | "as" | "than")
            })
        };
        let owner = words.clone().find(|token| {
            self.people.is(*token, PRONOUN_ONE | PRONOUN_MANY)
                || (self.looks_any(*token, Token::POSSESSIVE)
                    && self.people.named(*token).is_some()
                    && !likened(*token))
        });
        if let Some(owner) = owner {
            return self.people.named(owner);
        }
        words.clone().rev().find_map(|token| {
            self.people.named(token).filter(|who| {
                let person = who.is_person();
                person && !likened(token) && !self.is_said_of(words.start)
            })
        })
    }

    /// "R6 | supplies most of Year 11", "she is | holding for the men": whoever stands right before a verb does it,
    /// whoever else is named after it.
    pub(super) fn right_before(&self, words: &Range<u32>) -> Option<About> {
        if words.len() < 2
            || self.people.named(words.start).is_some()
            || self.people.is(words.start, DETERMINER)
        {
            return None;
        }
        let sentence = self.sentence_of(words.start);
        let mut before = words.start.checked_sub(1).filter(|before| *before >= sentence.start)?;
        // "Of the five boys known to the service, three | carry blades."
        if self.people.is(before, NUMBER)
            && before > sentence.start
            && self.looks_any(before - 1, Token::COMMA)
            && matches!(self.small(sentence.start).as_ref(), "of" | "among" | "amongst")
        {
            return Some(About::Group);
        }
        let form = self.word(words.start);
        let going = form.len() > 4 && form.ends_with("ing");
        let bare = form.len() > 3 && (form.ends_with('s') || form.ends_with("ed")) && !form.ends_with("ss");
        if going {
            // "is holding", "are said to be dealing", "has been selling"
            if !matches!(self.word(before), "is" | "are" | "was" | "were" | "be" | "been") {
                return None;
            }
            while before > sentence.start
                && !self.looks_any(before - 1, Token::HARD_BREAK | Token::COMMA)
                && self.people.named(before).is_none()
                && words.start - before < 8
            {
                before -= 1;
            }
        } else if !bare {
            return None;
        }
        let subject = self.looks_any(before, Token::CAPITAL) && before >= sentence.start
            || self.people.is(before, PRONOUN_ONE | PRONOUN_MANY)
                && matches!(self.small(before).as_ref(), "he" | "she" | "they");
        let parted = self.looks_any(before, Token::COMMA) || self.looks_any(before, Token::POSSESSIVE);
        self.people.named(before).filter(|who| subject && !parted && who.is_person())
    }

    /// "The gang mower shed": what words that name somebody only describe.
    pub(super) fn described_by(&self, words: &Range<u32>, clause: &Range<u32>) -> Option<About> {
        let pronoun = |token: u32| self.people.is(token, PRONOUN_ONE | PRONOUN_MANY | PRONOUN_THING);
        let last = words.end - 1;
        if pronoun(words.start) || pronoun(last) || self.looks_any(last, Token::POSSESSIVE) {
            return None;
        }
        const STOPS: u64 =
            FUNCTION | COPULA | PLAIN_VERB | SAYING | PREPOSITION | DETERMINER | RELATIVE | DEGREE;
        let mut head = None;
        for token in words.end..clause.end.min(words.end + 3) {
            if self.looks_any(token - 1, Token::HARD_BREAK | Token::COMMA) {
                break;
            }
            if self.people.is(token, STOPS) {
                break;
            }
            if let Some(who) = self.people.named(token) {
                head = Some((token, who));
                break;
            }
        }
        let (head, who) = head?;
        // "The gang park their bikes": a verb with its object.
        let object = head + 1 < clause.end && (self.people.is(head + 1, DETERMINER) || pronoun(head + 1));
        Some(who)
            .filter(|_| !object)
            .filter(|who| matches!(who, About::Place | About::Thing | About::Professional))
    }

    /// What stands before words and opens the noun phrase they are in.
    pub(super) fn opening(&self, words: &Range<u32>, clause: &Range<u32>) -> Opening {
        let from = clause.start.max(words.start.saturating_sub(PHRASE));
        // "a menacing", where the words hold their own article.
        if self.people.is(words.start, DETERMINER) {
            return self.determiner(words.start);
        }
        for token in (from..words.start).rev() {
            if self.people.is(token, DETERMINER) {
                return self.determiner(token);
            }
            if self.looks_any(token, Token::POSSESSIVE) && self.people.named(token).is_some() {
                return Opening::Owner(token);
            }
            let joins = matches!(self.word(token), "and" | "or" | "but");
            let passes = joins || self.people.is(token, DEGREE);
            if !passes
                && (self.people.is(token, FUNCTION | COPULA | PLAIN_VERB | SAYING | PRONOUN_THING)
                    || self.people.named(token).is_some())
            {
                return Opening::None;
            }
        }
        if from == clause.start { Opening::Start } else { Opening::None }
    }

    pub(super) fn determiner(&self, token: u32) -> Opening {
        if self.people.is(token, PRONOUN_ONE | PRONOUN_MANY | PRONOUN_THING) {
            Opening::Owner(token)
        } else {
            Opening::Determiner
        }
    }

    /// The noun after words that stand in a noun phrase.
    pub(super) fn head(&self, words: &Range<u32>, opening: &Opening, clause: &Range<u32>) -> Head {
        let opened = matches!(opening, Opening::Owner(_) | Opening::Determiner);
        if matches!(opening, Opening::None) && !self.people.is(words.end, YOUNG_PERSON) {
            // Bare plurals: "with scruffy kids", "of menacing youths"; not "dresses like a student".
            let next = words.end;
            let likened = words.clone().any(|at| matches!(self.word(at), "like" | "as" | "than"));
            if next < clause.end
                && !likened
                && !self.looks_any(next - 1, Token::HARD_BREAK | Token::COMMA)
                && !self.people.is(next, FUNCTION | PRONOUN_ONE | PRONOUN_MANY | COPULA | SAYING)
                && let Some(who) = self.people.named(next)
            {
                return Head::Named(who);
            }
            return Head::None;
        }
        let mut last = None;
        let mut end = words.end;
        for token in words.end..clause.end.min(words.end + PHRASE) {
            let comma = self.looks_any(token - 1, Token::COMMA);
            if self.looks_any(token - 1, Token::HARD_BREAK) || (comma && !opened) {
                break;
            }
            let joins = matches!(self.word(token), "and" | "or" | "but") && last.is_none() && opened;
            if joins || (self.people.is(token, DEGREE) && last.is_none() && opened) {
                continue;
            }
            if token + 1 < clause.end && self.word(token + 1) == "than" {
                break; // "a rap sheet longer than"
            }
            // "A real picture, laces undone": another thing is told.
            if comma
                && (last.is_some() || self.people.is(token, FUNCTION | DETERMINER | PREPOSITION | ASPECT))
            {
                break;
            }
            let stops = FUNCTION
                | COPULA
                | PLAIN_VERB
                | SAYING
                | PRONOUN_ONE
                | PRONOUN_MANY
                | PREPOSITION
                | DETERMINER;
            if self.people.is(token, stops) && !self.people.is(token, ASPECT) {
                break;
            }
            if let Some(who) = self.people.named(token) {
                return Head::Named(who);
            }
            if !matches!(
                self.word(token),
                "little" | "old" | "young" | "big" | "small" | "new" | "great" | "good" | "bad"
            ) {
                last = Some(token);
                end = token + 1;
            }
        }
        // "Her older boyfriend collects her": a word before an object is a verb.
        if end < clause.end
            && last.is_some()
            && !self.looks_any(end - 1, Token::HARD_BREAK | Token::COMMA)
            && self.people.is(end, DETERMINER | PRONOUN_ONE | PRONOUN_MANY)
        {
            end -= 1;
            last = end.checked_sub(1).filter(|before| *before >= words.end);
        }
        let Some(last) = last else { return Head::None };
        if self.people.is(last, ASPECT) {
            return Head::Aspect;
        }
        if self.looks_any(last, Token::CAPITAL) && !self.looks_any(last, Token::ALL_CAPITALS) {
            return Head::Named(About::YoungPerson);
        }
        let is_aspect = self.people.is(words.end - 1, ASPECT);
        match opening {
            // "His coat smelt": what follows an owned thing is the verb.
            _ if is_aspect => Head::None,
            Opening::Start => {
                // A fragment of a note ("Stocky, rarely speaks") is no noun phrase; before a verb it is.
                if end < clause.end && self.verb(end) { Head::Other } else { Head::None }
            }
            _ => Head::Other,
        }
    }

    /// "the size of Omar", "the look of the stairwell".
    pub(super) fn owner_after(&self, words: &Range<u32>, clause: &Range<u32>) -> Option<About> {
        if words.len() > 1 && self.word(words.end - 1) == "of" && words.end < clause.end {
            let near = words.end..clause.end.min(words.end + 3);
            return near.into_iter().find_map(|token| self.people.named(token));
        }
        let mut at = words.end;
        if at < clause.end && self.people.is(at, ASPECT) {
            at += 1;
        }
        let aspect = self.people.is(at.checked_sub(1)?, ASPECT);
        let parted = self.looks_any(at - 1, Token::HARD_BREAK | Token::COMMA);
        if !aspect || parted || at >= clause.end || !matches!(self.word(at), "of" | "on" | "about") {
            return None;
        }
        // "The stench of the bins": a noun that names nobody.
        let noun = at + 2;
        if self.word(at) == "of"
            && words.len() <= 2
            && matches!(self.word(at + 1), "the" | "a" | "an" | "that" | "this")
            && noun < clause.end
            && self.people.named(noun).is_none()
            && (noun + 1 >= clause.end || self.people.named(noun + 1).is_none())
        {
            return Some(About::Thing);
        }
        (at + 1..clause.end.min(at + 5))
            .take_while(|token| {
                !self.looks_any(token - 1, Token::HARD_BREAK | Token::COMMA) || *token == at + 1
            })
            .find_map(|token| self.people.named(token))
    }
}
