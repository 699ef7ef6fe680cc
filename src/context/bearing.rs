//! What ties a sentence to the safety of the group.
//!
//! A report may hold any fact whose bearing on the group's safety it states. These are the ways in which writers
//! state it: they link ("which is how the van gets in"), they name the group that bears the consequence, a source
//! of danger, somebody who guards or the lack of anybody, or harm and safety themselves.

use std::ops::Range;

use super::Context;
use super::class::{ADULT, FAMILY, GROUP, NEGATION, PRONOUN_ONE, YOUNG_PERSON};
use super::focus::Subject;
use crate::both::{Hands, LIGHT, both};
use crate::draft::BlockKind;
use crate::lexicon::{ListId, Token};
use crate::named::named;

named! {
    /// A way in which a sentence is tied to the group's safety.
    Tie {
        /// A consequence or an explanation is stated: "which is how", "so", "that is why".
        Link = "link",
        /// The group bears it: "the others wait with him".
        Group = "group",
        /// Somebody who may do harm takes part: "the men", "the driver".
        Danger = "danger",
        /// Somebody guards, or nobody does: "no adult is there after five".
        Guard = "guard",
        /// Harm or safety is named.
        Safety = "safety",
    }
}

/// Ties as a set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Ties(u8);

impl Ties {
    /// Whether any of these ties is among them.
    pub fn any(self, ties: &[Tie]) -> bool {
        ties.iter().any(|tie| self.0 & (1 << *tie as u8) != 0)
    }

    const fn add(&mut self, tie: Tie, holds: bool) {
        if holds {
            self.0 |= 1 << tie as u8;
        }
    }
}

impl Context<'_> {
    /// Whether one of these ties binds a sentence to the group's safety: in itself, in the next sentence of its
    /// paragraph when that takes it up ("the others ring when he ..."), or in another cell of its row.
    pub fn tied(&self, sentence: usize, ties: &[Tie]) -> bool {
        debug_assert_eq!(
            self.ties.len(),
            self.sentences.all.len(),
            "the ties are asked for once they are known"
        );
        if self.ties.get(sentence).is_some_and(|own| own.any(ties)) {
            return true;
        }
        let Some(own) = self.sentences.all.get(sentence) else { return false };
        if self.draft.blocks()[own.block].kind == BlockKind::Cell {
            return self.tied_by_its_row(sentence, ties);
        }
        self.sentences.all.get(sentence + 1).is_some_and(|next| {
            next.block == own.block && self.ties[sentence + 1].any(ties) && self.goes_on_from(sentence + 1)
        })
    }

    /// The ties of every sentence, looked for once.
    pub(super) fn all_ties(&self, hands: Hands) -> Vec<Ties> {
        let all = self.sentences.all.len();
        let ties =
            |sentences: Range<usize>| sentences.map(|index| self.ties_of(index)).collect::<Vec<Ties>>();
        let (first, others) =
            both(hands, self.draft.text().len() / LIGHT, || ties(0..all / 2), || ties(all / 2..all));
        [first, others].concat()
    }

    fn ties_of(&self, index: usize) -> Ties {
        let words = &self.sentences.all[index].tokens;
        let found = |list: Option<ListId>| self.sentence_holds(list, index);
        let mut ties = Ties::default();
        ties.add(Tie::Link, found(self.lists.tie_link) || self.concludes(words));
        ties.add(Tie::Group, self.group_follows(index) || self.reaches_a_child(index));
        ties.add(Tie::Danger, found(self.lists.tie_danger));
        ties.add(Tie::Guard, found(self.lists.tie_guard));
        ties.add(Tie::Safety, found(self.lists.tie_safety));
        ties
    }

    /// The group stands after the subject of the sentence: it is told what the fact means for it.
    fn group_follows(&self, index: usize) -> bool {
        let words = &self.sentences.all[index].tokens;
        let focus = self.focuses[index];
        let from = if focus.end > words.start { focus.end } else { words.end.min(words.start + 2) };
        // "P1's mother owes him money and he collects it through P1", "the wall can be climbed, and B was led out
        // over it": what somebody outside does, or how a place is, touches a member.
        let touched = matches!(focus.subject, Subject::Relative | Subject::Outsider | Subject::Thing);
        (from..words.end).any(|token| {
            let bits = self.people.classes(token);
            // Of the group as the subject of its own sentence, only what its members do for each other counts;
            // "them" may be those that a sentence about relatives or a service is about.
            let told_of = focus.subject == Subject::Group;
            touched && self.is_label(token) && !self.owns_a_relative(token, words.end)
                || matches!(self.word(token), "other" | "another")
                    && self.in_list(self.lists.tie_group, token)
                || !told_of
                    && (bits & GROUP != 0 && !self.is_some_group(token)
                        || self.in_list(self.lists.tie_group, token)
                        || self.word(token) == "them" && focus.subject != Subject::Service
                        || bits & YOUNG_PERSON != 0 && bits & ADULT == 0 && self.says_several(token))
        })
    }

    /// "Ash's mum has moved and *Bay's stepdad* has a new job": of Bay nothing is told.
    fn owns_a_relative(&self, token: u32, end: u32) -> bool {
        self.hits.tokens()[token as usize].looks(Token::POSSESSIVE)
            && (token + 1..end.min(token + 4)).any(|at| self.people.is(at, FAMILY))
    }

    /// "moved down a group", "another group": any group but this one.
    fn is_some_group(&self, token: u32) -> bool {
        self.word(token) == "group"
            && token.checked_sub(1).is_some_and(|before| {
                matches!(
                    self.word(before),
                    "a" | "another" | "support" | "therapy" | "reading" | "maths" | "parents"
                )
            })
    }

    /// "children", "the boys": young people in the plural.
    fn says_several(&self, token: u32) -> bool {
        matches!(
            self.small(token).as_ref(),
            "children"
                | "people"
                | "boys"
                | "girls"
                | "kids"
                | "lads"
                | "pupils"
                | "students"
                | "friends"
                | "teenagers"
                | "youngsters"
                | "mates"
        )
    }

    /// ", so the others wait": a consequence that a comma or a stronger mark sets off.
    fn concludes(&self, words: &Range<u32>) -> bool {
        (words.start + 1..words.end.saturating_sub(1)).any(|token| {
            let before = self.hits.tokens()[token as usize - 1].look;
            self.word(token) == "so"
                && (before & (Token::COMMA | Token::HARD_BREAK) != 0 || self.word(token - 1) == "and")
                && !matches!(self.word(token + 1), "far" | "much" | "many" | "long" | "well" | "badly" | "on")
        })
    }

    /// Whether a sentence takes up what the one before it says: "Since then", "That is why"; "The others wait
    /// until he gets back", "The men used him"; "A fall kept him on the path, so nobody saw him there".
    fn goes_on_from(&self, next: usize) -> bool {
        let words = &self.sentences.all[next].tokens;
        let opening = words.start..words.end.min(words.start + 2);
        let linked = self.lists.tie_link.is_some_and(|list| !self.hits.within(list, &opening).is_empty())
            || matches!(self.word(words.start), "So" | "Because");
        let back = |token: u32| {
            matches!(self.small(token).as_ref(), "he" | "she" | "him" | "her" | "his" | "it" | "there")
        };
        // "The girls have met in the stairwell ever since", "It has been worse since then"; not "nothing since".
        let last = words.end.saturating_sub(1);
        // Whoever else is named is told of for themselves: "He has hay fever. Fern's pen is carried by all".
        let another = words.clone().any(|token| {
            self.is_label(token)
                && !self.sentences.all[next - 1].tokens.clone().any(|own| self.word(own) == self.word(token))
        });
        let since = words.len() > 2
            && matches!((self.word(last - 1), self.word(last)), ("ever", "since") | ("since", "then"))
            && !self.people.any(words, NEGATION);
        // "Her friends carry a spare": whose friends is said before they are.
        let group = matches!(self.mainly_about(next), Subject::Group | Subject::Adult);
        let whose = matches!(self.word(words.start), "Her" | "His" | "Their");
        // "A fall kept him on the path, so ...": a consequence drawn for the same person.
        let drawn =
            self.concludes(words) && !self.people.is(words.start, PRONOUN_ONE) && !self.is_label(words.start);
        let after = self.focuses[next].end..words.end;
        linked
            || since
            || !another
                && (group && (whose || after.clone().any(back))
                    || drawn && after.clone().any(back)
                    || self.mainly_about(next) == Subject::Group
                        && self.sentence_holds(self.lists.tie_care, next))
    }

    /// Another cell of the row says what it means for the group.
    fn tied_by_its_row(&self, sentence: usize, ties: &[Tie]) -> bool {
        let near = |index: usize| self.ties[index].any(ties) && self.sentences.all[index].tokens.len() > 3;
        self.passage_sentences(sentence).any(near)
    }
}
