//! Whose doing some words are: who stands before them in their clause.

use std::ops::Range;

use super::super::class::{
    ASPECT, AUTHOR_SUBJECT, DEGREE, DETERMINER, FUNCTION, LABELLING, PREPOSITION, PRONOUN_MANY, PRONOUN_ONE,
    RELATIVE, SAYING,
};
use super::super::{About, Context};
use super::phrase::{Head, Opening};
use crate::lexicon::Token;

impl Context<'_> {
    /// Whose doing the words are: the subject before them in their clause, or whom a relative clause hangs on.
    /// `None` where nobody and nothing named stands before them.
    pub fn subject_before(&self, words: &Range<u32>) -> Option<About> {
        if let Some(who) = self.told_to_be(words) {
            return Some(who);
        }
        self.doer_before(words).filter(|who| !self.loosely_professional(*who, words.start))
    }

    pub(super) fn doer_before(&self, words: &Range<u32>) -> Option<About> {
        let clause = self.sentences.clause(words.start);
        let sentence = self.sentence_of(words.start);
        // The words hold their own subject: "they never learn", "families who do not care", "the same bunch".
        let opens = PRONOUN_ONE | PRONOUN_MANY;
        let named = |token: u32| self.people.named(token).is_some_and(About::is_person);
        // "She courts danger": a word after its subject is a verb.
        let verb = words.start > clause.start && named(words.start - 1);
        if self.people.is(words.start, opens) || (named(words.start) && !verb) {
            return self.people.named(words.start);
        }
        if self.people.is(words.start, DETERMINER)
            && let Some(own) =
                words.clone().find_map(|at| self.people.named(at).filter(|who| who.is_person()))
        {
            return Some(own);
        }
        // "its share of | problem children": a noun phrase of the words' own.
        let before = words.start.checked_sub(1).filter(|before| *before >= clause.start);
        let young = |token: u32| {
            matches!(self.people.named(token), Some(About::YoungPerson | About::Group | About::Family))
        };
        if words.len() > 1
            && young(words.end - 1)
            && before.is_some_and(|before| self.people.is(before, PREPOSITION | DETERMINER))
        {
            return self.people.named(words.end - 1);
        }
        // "a manipulative | girl", "the chaotic | rota": the noun that the words belong to, not who tells of it.
        let opening = self.opening(words, &clause);
        if matches!(opening, Opening::Determiner)
            && !self.is_said_of(words.start)
            && !self.people.is(words.end - 1, PREPOSITION)
            && let Head::Named(who) = self.head(words, &opening, &clause)
        {
            return Some(who);
        }
        // "The chronology speaks of N4's many moves": theirs, not the chronology's.
        if let Opening::Owner(owner) = opening
            && !self.is_said_of(words.start)
            && let Some(who) = self.people.named(owner).filter(|who| who.is_person())
        {
            return Some(who);
        }
        if let Some(who) = self.antecedent(&clause, words.start, &sentence) {
            return Some(who);
        }
        if self.opens_with_thing(clause.start..words.start, words) {
            return Some(About::Thing);
        }
        let left = self.past_aside(self.inside_quotation(clause.start..words.start));
        let teller = self.teller(&left);
        teller.and_then(|verb| self.object_of_telling(verb, words.start)).or_else(|| {
            let found = self.subject(&left, left.end.min(words.start), false).map(|found| found.about);
            // "The ward office speaks of a pack of thieves": it tells, it is not told of.
            let tells = teller.is_some()
                || (clause.start..words.start).any(|token| self.people.is(token, SAYING | LABELLING));
            found.filter(|who| !tells || *who != About::Professional)
        })
    }

    /// "The alarm in the new block is wired", "A cut on M9's hand had become": a clause whose subject is a noun that
    /// names nobody, whoever else its phrases name.
    pub(super) fn opens_with_thing(&self, left: Range<u32>, words: &Range<u32>) -> bool {
        let joins =
            |at: u32| matches!(self.word(at), "and" | "but" | "so" | "that" | "because" | "while" | "where");
        let first = left.start + u32::from(joins(left.start));
        if first >= left.end
            || !self.people.is(first, DETERMINER)
            || self.people.is(first, PRONOUN_ONE | PRONOUN_MANY)
            || self.is_quantity(first)
        {
            return false;
        }
        let ends =
            |at: u32| self.people.is(at, PREPOSITION | RELATIVE) || self.verb(at) || self.is_participle(at);
        let Some(end) = (first + 1..words.end).find(|at| ends(*at) || self.looks_any(at - 1, Token::COMMA))
        else {
            return false;
        };
        let noun = end - 1;
        if noun == first || end > words.start || self.people.is(noun, ASPECT | FUNCTION | SAYING) {
            return false;
        }
        let verb = (end..=words.start).any(|at| self.verb(at) || self.is_participle(at));
        let nobody = (first + 1..end).all(|at| {
            !self.people.named(at).is_some_and(About::is_person) && !self.looks_any(at, Token::CAPITAL)
        });
        verb && nobody && self.says_of(noun)
    }

    /// Nouns of telling and of habit hold what is said of somebody: "the picture is of", "a pattern of".
    pub(super) fn says_of(&self, noun: u32) -> bool {
        !matches!(
            self.word(noun),
            "picture"
                | "pattern"
                | "view"
                | "feeling"
                | "sense"
                | "impression"
                | "history"
                | "concern"
                | "worry"
                | "issue"
                | "problem"
                | "opinion"
                | "consensus"
                | "fact"
                | "truth"
                | "trouble"
                | "difficulty"
                | "risk"
                | "reason"
                | "answer"
                | "conclusion"
                | "assessment"
                | "other"
                | "others"
                | "one"
                | "ones"
                | "rest"
                | "most"
                | "lot"
                | "majority"
                | "youngest"
                | "oldest"
                | "eldest"
                | "older"
                | "younger"
                | "same"
                | "first"
                | "second"
                | "third"
                | "latter"
                | "former"
                | "two"
                | "three"
                | "four"
                | "five"
                | "six"
                | "seven"
                | "eight"
                | "nine"
                | "decision"
                | "incident"
                | "assault"
                | "robbery"
                | "behaviour"
                | "difference"
        )
    }

    /// In words that somebody is quoted with, those of the quotation: who quotes them is not who does them. "The
    /// laboratory 'failed to engage'" is one sentence all the same.
    pub(super) fn inside_quotation(&self, left: Range<u32>) -> Range<u32> {
        let Some(quotation) = self.quotation(&(left.end..left.end + 1)) else { return left };
        let opens = self.hits.tokens_in(quotation.span).start;
        let led = opens.checked_sub(1).is_some_and(|before| {
            self.passes_on(before)
                || matches!(self.word(before), "as" | "gives" | "gave" | "has" | "had" | "is")
        });
        if quotation.words > 4 || led || opens <= left.start { left.start.max(opens)..left.end } else { left }
    }

    /// "M4, adds the duty log, had been warned": the subject stands before an aside between commas.
    pub(super) fn past_aside(&self, left: Range<u32>) -> Range<u32> {
        let near = left.start.max(left.end.saturating_sub(3))..left.end;
        let Some(close) = near.rev().find(|at| self.looks_any(*at, Token::COMMA)) else { return left };
        let open = (left.start.max(close.saturating_sub(7))..close)
            .rev()
            .find(|at| self.looks_any(*at, Token::COMMA));
        match open {
            Some(open)
                if (open + 1..=close)
                    .any(|at| self.passes_on(at) || self.people.is(at, SAYING | AUTHOR_SUBJECT)) =>
            {
                left.start..open + 1
            }
            _ => left,
        }
    }

    /// Whether words begin with what is done to their subject: "were goaded by", "had been led into".
    pub fn is_done_to(&self, words: &Range<u32>) -> bool {
        let clause = self.sentences.clause(words.start);
        self.is_participle(words.start)
            && (clause.start..words.start)
                .rev()
                .take_while(|at| {
                    self.people.is(*at, DEGREE) || self.word(*at).ends_with("ly") || self.is_be(*at)
                })
                .any(|at| self.is_be(at))
    }

    pub(super) fn is_be(&self, token: u32) -> bool {
        matches!(
            self.word(token),
            "is" | "are" | "was" | "were" | "been" | "being" | "be" | "get" | "gets" | "got" | "getting"
        )
    }
}
