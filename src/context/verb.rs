//! The verbs of a sentence: which tell, in which tense, and whether something is done or done to.
//!
//! No part of speech is looked up. English marks its verb groups by a closed set of helping words before them
//! and by two endings; the irregular past forms are a vocabulary.

mod helper;
mod helped;
mod alone;
mod clause;
mod adverb;
mod form;

use std::ops::Range;

use super::Context;

/// How a verb group stands in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tense {
    /// "took", "was taken", "were waiting".
    Past,
    /// "has taken", "have been taken", "been waiting".
    Perfect,
    /// "is taking", "are being taken".
    Going,
    /// "takes", "is taken".
    Present,
    /// "taken at the stop", without a helping word or a subject.
    Participle,
    /// "taking", without a helping word.
    Gerund,
}

/// What the subject has to do with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Voice {
    /// "took".
    Active,
    /// "was taken".
    Passive,
    /// "is", "has been", "has a dog": it only links or owns.
    Linking,
}

/// A verb group.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Verb {
    /// Its first word: the helping word where there is one.
    pub(crate) first: u32,
    /// The word that tells what is done.
    pub(crate) at: u32,
    /// When.
    pub(crate) tense: Tense,
    /// Whether the subject does it or it is done to it.
    pub(crate) voice: Voice,
    /// Whether it tells of a habit or goes on and on: "keep turning up", "has been asking", "get thrown".
    pub(crate) habit: bool,
    /// "not", "never" inside the group.
    pub(crate) negated: bool,
    /// What its clause is to the sentence.
    pub(crate) clause: Clause,
}

/// What a verb's clause is to its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Clause {
    /// It says what the sentence says.
    Main,
    /// "who waits at the stop", "because he was seen": said in passing.
    Under,
    /// "so that they could step in": what is meant to be.
    Meant,
}

impl Context<'_> {
    /// The verb groups of some words, in order.
    pub(crate) fn verbs(&self, words: &Range<u32>) -> Vec<Verb> {
        let mut out: Vec<Verb> = Vec::new();
        let mut at = words.start;
        while at < words.end {
            let found = match self.helper(at, words) {
                Some(helper) => self.helped(helper, at, words),
                None => self.alone(at, words, &out).map(|verb| (Some(verb), at + 1)),
            };
            match found {
                Some((verb, next)) => {
                    out.extend(verb);
                    at = next.max(at + 1);
                }
                None => at += 1,
            }
        }
        self.subordinate(words, &mut out);
        out
    }
}
