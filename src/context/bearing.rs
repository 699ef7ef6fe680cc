//! What ties a sentence to the safety of the group.
//!
//! A report may hold any fact whose bearing on the group's safety it states. These are the ways in which writers
//! state it: they link ("which is how the van gets in"), they name the group that bears the consequence, a source
//! of danger, somebody who guards or the lack of anybody, or harm and safety themselves.

use super::class::{ADULT, GROUP, LINK, PRONOUN_MANY, YOUNG_PERSON};
use super::focus::Subject;
use super::{Context, holds};
use crate::draft::BlockKind;
use crate::lexicon::ListId;
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
        if self.ties.get(sentence).is_some_and(|own| own.any(ties)) {
            return true;
        }
        let Some(own) = self.sentences.all.get(sentence) else { return false };
        if self.draft.blocks()[own.block].kind == BlockKind::Cell {
            return self.tied_by_its_row(sentence, ties);
        }
        self.sentences.all.get(sentence + 1).is_some_and(|next| {
            next.block == own.block
                && self.ties[sentence + 1].any(ties)
                && self.takes_up(sentence, sentence + 1)
        })
    }

    /// The ties of every sentence, looked for once.
    pub(super) fn all_ties(&self) -> Vec<Ties> {
        (0..self.sentences.all.len()).map(|index| self.ties_of(index)).collect()
    }

    fn ties_of(&self, index: usize) -> Ties {
        let words = &self.sentences.all[index].tokens;
        let span = self.sentences.all[index].span;
        let found = |list: Option<ListId>| holds(self.hits, list, span);
        let mut ties = Ties::default();
        ties.add(Tie::Link, found(self.lists.tie_link) || self.people.any(words, LINK));
        ties.add(Tie::Group, self.group_follows(index));
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
        let plural_subject = matches!(focus.subject, Subject::Group | Subject::Relative | Subject::Outsider);
        (from..words.end).any(|token| {
            let bits = self.people.classes(token);
            // "their" and "they" may be those the sentence is about.
            bits & GROUP != 0
                || self.in_list(self.lists.tie_group, token)
                || bits & PRONOUN_MANY != 0 && !plural_subject && !matches!(self.word(token), "their" | "theirs")
                || bits & YOUNG_PERSON != 0 && bits & ADULT == 0 && self.says_several(token)
        })
    }

    /// "children", "the boys": young people in the plural.
    fn says_several(&self, token: u32) -> bool {
        matches!(
            self.folded(token).as_str(),
            "children" | "people" | "boys" | "girls" | "kids" | "lads" | "pupils" | "students" | "members"
                | "friends" | "teenagers" | "youngsters" | "mates"
        )
    }

    /// Whether a sentence goes on about what the one before it says.
    fn takes_up(&self, before: usize, next: usize) -> bool {
        let words = &self.sentences.all[next].tokens;
        let opening = words.start..words.end.min(words.start + 3);
        let back = |token: u32| {
            matches!(
                self.folded(token).as_str(),
                "he" | "she" | "him" | "it" | "this" | "that" | "there" | "his" | "her" | "so" | "both"
            )
        };
        holds(self.hits, self.lists.tie_link, self.sentences.all[next].span)
            || opening.clone().any(back)
            || words.clone().any(back)
                && (self.subject(next) == Subject::Group || self.subject(before) == self.subject(next))
            || (self.subject(next) == Subject::Group && self.subject(before) == Subject::Member)
    }

    /// Another cell of the row says what it means for the group.
    fn tied_by_its_row(&self, sentence: usize, ties: &[Tie]) -> bool {
        let passage = self.passages[sentence];
        let near = |index: usize| {
            self.passages.get(index).is_some_and(|other| *other == passage)
                && self.ties[index].any(ties)
                && self.sentences.all[index].tokens.len() > 3
        };
        let first = self.passages.partition_point(|other| *other < passage);
        (first..).take_while(|index| self.passages.get(*index) == Some(&passage)).any(near)
    }
}
