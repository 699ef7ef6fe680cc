//! Whom or what a clause is about.
//!
//! In the order of a reader's guesses: whoever the words name themselves; the noun they belong to ("a menacing
//! *youth*", "a stocky brown *pony*"); the owner ("*his* hoodie", "*QD's* fringe"); the antecedent of a relative
//! clause; the subject before the verb; a person after it ("scruffy as ever, *the girl* came in"); the subject of
//! the clause or the sentence before; the person whose row, list entry or section it is.

mod around;
mod clause;
mod doer;
mod entry;
mod entry_label;
mod fragment;
mod note;
mod phrase;
mod teller;

use std::ops::Range;

use super::class::{COPULA, GROWN_AGE, PLAIN_VERB, PREPOSITION, PRONOUN_MANY, PRONOUN_ONE, PRONOUN_THING};
use super::{About, Context, Sure, Whom};
use crate::draft::BlockKind;
use crate::lexicon::Token;
pub(super) use around::WIDEST_ROW;
use phrase::{Head, Opening};

impl Context<'_> {
    /// Whom or what some words are about, and how sure that is.
    pub fn whom(&self, words: &Range<u32>) -> Whom {
        if let Some(who) = self.told_to_be(words) {
            return Whom::said(who);
        }
        let found = self.whom_by_words(words);
        if let Some(holder) = self.holder_of_note(words, found) {
            return holder;
        }
        // "He is described as about fifty, with a waxed jacket": a pronoun of a grown-up, by the age told.
        let sentence = self.sentence_of(words.start);
        let followed = found.about == About::YoungPerson
            && (found.sure == Sure::Followed || self.people.is(sentence.start, PRONOUN_ONE))
            // "Bald, a gold tooth, mid-fifties": nobody is named, and no child is that age.
            || found.about == About::Unknown;
        if followed && self.people.any(&sentence, GROWN_AGE) {
            return Whom::guessed(About::AdultOfConcern);
        }
        if found.sure == Sure::Followed && self.loosely_professional(found.about, words.start) {
            return Whom::guessed(About::Unknown);
        }
        found
    }

    /// Whom a note is said of that names nobody, where the entry it stands in tells: "| V, 15 | Tubby, freckled. |".
    fn holder_of_note(&self, words: &Range<u32>, found: Whom) -> Option<Whom> {
        let person = found.about.is_person() || found.about == About::Unknown;
        // "A locked gate", "Dark, dirty stairs": a thing of the words' own, whoever's entry it is.
        let thing = !person && found.sure != Sure::Followed && !self.follows_a_label(words);
        if thing || !self.is_fragment(words) {
            return None;
        }
        let holder = self.holder(words.start)?;
        // Whom the words' own clause names stays; only "big lad" may be said of the driver whose entry it is.
        let noun =
            matches!(found.about, About::YoungPerson | About::Group) && holder == About::AdultOfConcern;
        if found.sure == Sure::Said && person && !noun && !self.follows_a_label(words) {
            return None;
        }
        let young = matches!(holder, About::YoungPerson | About::Group);
        // "Big lad, thickset, mid-fifties": no child is that age.
        if young && self.tells_years(&self.sentence_of(words.start)) {
            return Some(Whom::guessed(About::AdultOfConcern));
        }
        Some(if young { Whom::followed(holder) } else { Whom::guessed(holder) })
    }

    /// Whether a sentence is a note, and the label of the entry that it stands in is a grown-up's.
    pub fn is_note_of_an_adult(&self, sentence: usize) -> bool {
        self.sentences.all.get(sentence).is_some_and(|own| {
            let after = self.after_label(&own.tokens);
            let led = after > own.tokens.start && self.looks_any(after - 1, Token::HARD_BREAK);
            (led || self.draft.blocks()[own.block].kind == BlockKind::Cell)
                && after < own.tokens.end
                && self.is_fragment(&(after..after + 1))
                && self.labelled_entry(own.block) == Some(About::AdultOfConcern)
        })
    }

    /// Whether words give an age that no child has; "bald" and "receding" give none.
    fn tells_years(&self, words: &Range<u32>) -> bool {
        words.clone().filter(|at| self.people.is(*at, GROWN_AGE)).any(|at| {
            let word = self.small(at);
            self.looks_any(at, Token::DIGIT | Token::NUMERAL)
                || word.ends_with("ties")
                || word.ends_with("tyish")
                || word == "age"
        })
    }

    /// Whether a professional is only who a pronoun may stand for, from an earlier sentence: a report seldom speaks of
    /// the manners of those, so "she" is as likely the child.
    fn loosely_professional(&self, about: About, first: u32) -> bool {
        let professional = |token: u32| self.people.named(token) == Some(About::Professional);
        let pronoun = |token: u32| self.people.is(token, PRONOUN_ONE | PRONOUN_MANY);
        let sentence = self.sentence_of(first);
        about == About::Professional
            && sentence.clone().any(|token| pronoun(token) && professional(token))
            && !sentence.clone().any(|token| professional(token) && !pronoun(token))
    }

    fn whom_by_words(&self, words: &Range<u32>) -> Whom {
        let clause = self.sentences.clause(words.start);
        let sentence = self.sentence_of(words.start);
        if let Some(who) = self.right_before(words) {
            return Whom::followed(who);
        }
        if let Some(own) = self.own(words) {
            return Whom::said(self.described_by(words, &clause).unwrap_or(own));
        }
        let opening = if self.is_said_of(words.start) { Opening::None } else { self.opening(words, &clause) };
        match self.head(words, &opening, &clause) {
            Head::Named(who) => return Whom::said(who),
            Head::Other => return Whom::guessed(About::Thing),
            Head::Aspect | Head::None => {}
        }
        if let Opening::Owner(token) = opening
            && let Some(who) = self.people.named(token)
        {
            return Whom::followed(who);
        }
        if let Some(who) = self.owner_after(words, &clause) {
            return Whom::said(who);
        }
        if let Some(who) = self.labelled(words.start, &clause) {
            return Whom::said(who);
        }
        if let Some(who) = self.antecedent(&clause, words.start, &sentence) {
            return Whom::said(who);
        }
        if let Some(who) = self.over_relative(&clause, words.start, &sentence) {
            return Whom::guessed(who);
        }
        let left = clause.start..words.start;
        let teller = self.teller(&left);
        if let Some(who) = teller.and_then(|verb| self.object_of_telling(verb, words.start)) {
            return Whom::said(who);
        }
        // "It was the usual suspects": an empty subject.
        let empty = matches!(opening, Opening::Determiner);
        if let Some(who) = self.subject(&left, words.start, empty)
            && (teller.is_none() || who.about != About::Professional)
        {
            return who;
        }
        let after =
            (words.end..clause.end).find_map(|token| self.people.named(token).filter(|who| who.is_person()));
        if let Some(who) = after {
            return Whom::followed(who);
        }
        if !self.only_tells(&clause, &sentence)
            && let Some(who) =
                self.nearest(&(sentence.start..clause.start)).filter(|_| clause.start > sentence.start)
        {
            return Whom::followed(who);
        }
        // Whoever "it was" is, it is not the man of the sentence before.
        let it = empty && self.people.any(&(clause.start..words.start), PRONOUN_THING);
        let young = |who: &About| matches!(who, About::YoungPerson | About::Group);
        // "| R | Sees older men. Streetwise. |": notes in a row are about whose row it is.
        let cell = self
            .sentences
            .all
            .get(self.sentences.of_token(words.start))
            .is_some_and(|own| self.draft.blocks()[own.block].kind == BlockKind::Cell);
        if cell && let Some(who) = self.ground(words.start).filter(young) {
            return Whom::followed(who);
        }
        if let Some(who) = self.sentence_before(words.start).filter(|who| !it || young(who)) {
            return Whom::followed(who);
        }
        // "Staff said of them that ...": the young people of the sentence, where only tellers stand nearer.
        let young = (sentence.start..clause.start).rev().filter_map(|token| self.people.named(token));
        if let Some(who) = young.into_iter().find(|who| matches!(who, About::YoungPerson | About::Group)) {
            return Whom::guessed(who);
        }
        self.ground(words.start).map_or(Whom::guessed(About::Unknown), Whom::guessed)
    }

    fn verb(&self, token: u32) -> bool {
        self.people.is(token, COPULA | PLAIN_VERB) && !self.looks_any(token, Token::POSSESSIVE)
    }

    /// Whether words are said of a subject from their first word on: "is scruffy", "in a hood", "wearing".
    fn is_said_of(&self, first: u32) -> bool {
        self.verb(first) || self.people.is(first, PREPOSITION)
    }
}
