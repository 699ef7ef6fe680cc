//! What somebody did about what is told of a young person, or has to do.
//!
//! "He wears hearing aids, so we text", "Her shoes leak; the school found her a pair", "Eczema | Cotton bedding":
//! the detail is used. Somebody who helps and a verb of helping show it, whatever the need is.

use std::ops::Range;

use super::class::{
    ADULT, AGENCY, ASPECT, AUTHOR, AUTHOR_SUBJECT, DEGREE, FAMILY, GROUP, HYPOTHETICAL, LINKING, NEGATION,
    PROFESSIONAL, PRONOUN_MANY, PRONOUN_ONE, PRONOUN_THING,
};
use super::{About, Context};
use crate::draft::BlockKind;
use crate::lexicon::{ListId, Token};

/// The vocabularies that answers are told by.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct AnswerLists {
    /// Verbs of helping, and what stands for them.
    pub(super) answering: Option<ListId>,
    /// Who helps, besides professionals and services.
    pub(super) answerer: Option<ListId>,
    /// Verbs of giving and making do, by which an adult puts a child in his debt or his colours.
    pub(super) giving: Option<ListId>,
}

/// Somebody who can answer a need.
const HELPERS: u64 = AUTHOR | AUTHOR_SUBJECT | PROFESSIONAL | AGENCY | FAMILY | GROUP;

impl Context<'_> {
    /// Whether what some words tell is answered: beyond a link in their sentence, in the sentence after it, or in
    /// another cell of their row.
    pub(super) fn answered(
        &self,
        words: &Range<u32>,
        statement: &Range<u32>,
        sentence: &Range<u32>,
        next: &Range<u32>,
    ) -> bool {
        // The words themselves answer nothing: "could do with a wash".
        if self.answers(&(statement.start..words.start)) || self.answers(&(words.end..statement.end)) {
            return true;
        }
        let before = sentence.start..statement.start;
        let after = statement.end..sentence.end;
        (self.opens_a_reason(statement.start, sentence) && (self.answers(&before) || self.answers(&after)))
            || self.linked_parts(statement, sentence).any(|part| self.answers(&part))
            || self.answers_person(next)
            || self.answered_in_its_row(sentence.start)
    }

    /// Whether a detail is given as what something hangs on: "because of his stammer", "as she uses a wheelchair",
    /// "he is deaf, so we write".
    pub(super) fn used(&self, words: &Range<u32>, statement: &Range<u32>, sentence: &Range<u32>) -> bool {
        let because = |at: u32| matches!(self.small(at).as_ref(), "because" | "given" | "owing" | "due");
        let because_of = (statement.start.max(words.start.saturating_sub(6))..words.start).any(because);
        because_of
            || self.opens_a_reason(statement.start, sentence)
            || self.linked_parts(statement, sentence).any(|part| {
                let so = matches!(self.word(part.start), "so" | "which" | "therefore" | "meaning" | "hence");
                // "so safety plans are talked through in person": not "so nobody waits", "so he is teased".
                let mocked = part.clone().any(|at| {
                    matches!(
                        self.word(at),
                        "nobody"
                            | "others"
                            | "people"
                            | "everyone"
                            | "everybody"
                            | "no"
                            | "stands"
                            | "sticks"
                            | "noticed"
                            | "spotted"
                            | "recognised"
                            | "conspicuous"
                    )
                });
                let bound = part
                    .clone()
                    .any(|at| matches!(self.word(at), "must" | "should" | "needs" | "need" | "will"));
                let passive =
                    part.clone().any(|at| matches!(self.word(at), "is" | "are" | "was" | "were" | "be"))
                        && !part.clone().take(3).any(|at| self.people.is(at, PRONOUN_ONE | PRONOUN_MANY));
                so && !mocked && (passive || bound || part.clone().any(|at| self.helps(at)))
            })
    }

    /// Whether the clause of a token is a reason set before what it is the reason for: "As she uses a wheelchair, ...".
    fn opens_a_reason(&self, token: u32, sentence: &Range<u32>) -> bool {
        let clause = self.sentences.clause(token);
        let first = clause.start.max(sentence.start);
        clause.end < sentence.end
            && matches!(
                self.word(first),
                "As" | "Since"
                    | "Because"
                    | "Being"
                    | "Having"
                    | "With"
                    | "Given"
                    | "as"
                    | "since"
                    | "because"
            )
            || self.comma_in(first..clause.end)
                && matches!(
                    self.word(first),
                    "As" | "Since" | "Because" | "Being" | "With" | "Given" | "Owing" | "Due"
                )
    }

    fn comma_in(&self, mut words: Range<u32>) -> bool {
        words.any(|at| self.hits.tokens().get(at as usize).is_some_and(|token| token.looks(Token::COMMA)))
    }

    /// The parts of a sentence after a statement that are linked to it: by a mark stronger than a comma, by a
    /// linking word, by a comma and "and".
    pub(super) fn linked_parts<'s>(
        &'s self,
        statement: &Range<u32>,
        sentence: &Range<u32>,
    ) -> impl Iterator<Item = Range<u32>> + use<'s> {
        let end = sentence.end;
        let mut at = statement.end;
        std::iter::from_fn(move || {
            while at < end {
                let part = at..self.sentences.clause(at).end.min(end);
                at = part.end.max(at + 1);
                let mark = self.hits.tokens()[part.start as usize - 1].look;
                let broken = mark & Token::HARD_BREAK != 0;
                let joined = mark & Token::COMMA != 0 && self.joins(part.start);
                if broken || joined || self.people.is(part.start, LINKING) || self.word(part.start) == "and" {
                    return Some(part);
                }
            }
            None
        })
    }

    /// Whether some words tell that somebody answers a need.
    fn answers(&self, words: &Range<u32>) -> bool {
        let Some(list) = self.answer_lists.answering else { return false };
        self.hits.within(list, words).iter().any(|hit| {
            let clause = self.sentences.clause(hit.first);
            let left = clause.start.max(words.start)..hit.first;
            if self.people.any(&left, NEGATION | HYPOTHETICAL) {
                return false;
            }
            let mut before = hit.first;
            while before > left.start && self.people.is(before - 1, DEGREE) {
                before -= 1;
            }
            let passive = !self.word(hit.first).ends_with("ing")
                && before > left.start
                && matches!(self.word(before - 1), "was" | "were" | "been" | "being" | "is" | "are" | "be");
            // "Send letters in large print": told to the reader.
            let told = hit.first == words.start
                || (left.is_empty() && hit.first > words.start && {
                    self.hits.tokens()[hit.first as usize - 1].look & Token::HARD_BREAK != 0
                });
            passive || told || left.into_iter().any(|at| self.helps(at))
        })
    }

    /// The next sentence answers, and speaks of the same person or of the thing told.
    fn answers_person(&self, next: &Range<u32>) -> bool {
        let spoken_of = PRONOUN_ONE | PRONOUN_MANY | PRONOUN_THING;
        !next.is_empty()
            && (self.people.any(next, spoken_of)
                || next.clone().any(|at| {
                    matches!(self.small(at).as_ref(), "this" | "that" | "these" | "both")
                        || self.people.named(at) == Some(About::YoungPerson)
                }))
            && self.answers(next)
    }

    /// An adult of concern gave it, or made a child do it: a sign of grooming or control.
    pub(super) fn given_by_an_adult(&self, words: &Range<u32>) -> bool {
        let Some(list) = self.answer_lists.giving else { return false };
        // A man-bag is nobody.
        let adult = |at: u32| self.people.is(at, ADULT) && !self.people.is(at, ASPECT);
        self.hits.within(list, words).iter().any(|hit| {
            let clause = self.sentences.clause(hit.first);
            let left = clause.start.max(words.start)..hit.first;
            let by = (hit.first..clause.end.min(hit.last + 4))
                .find(|at| matches!(self.word(*at), "by" | "from" | "off"))
                .map_or(0..0, |by| by..clause.end.min(by + 5));
            (left.clone().any(adult) || by.into_iter().any(adult))
                && !self.people.any(&left, NEGATION | HYPOTHETICAL)
        })
    }

    /// Somebody who helps stands here.
    fn helps(&self, at: u32) -> bool {
        self.people.is(at, HELPERS)
            || matches!(self.people.named(at), Some(About::Professional | About::Group | About::Family))
            || self.in_list(self.answer_lists.answerer, at)
    }

    /// Another cell of the row says what is done.
    fn answered_in_its_row(&self, token: u32) -> bool {
        let index = self.sentences.of_token(token);
        let Some(own) = self.sentences.all.get(index) else { return false };
        if self.draft.blocks()[own.block].kind != BlockKind::Cell {
            return false;
        }
        self.passage_sentences(index)
            .filter(|other| self.sentences.all[*other].block != own.block)
            .any(|other| self.answers(&self.sentences.all[other].tokens.clone()))
    }
}
