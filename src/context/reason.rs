//! Reasons that excuse physical detail, and the words they reach.

use std::ops::Range;

use super::class::{INJURY, LINK, MISSING, NEED, NEGLECT, OWN};
use super::{Context, Reason};
use crate::role::Role;

impl Context<'_> {
    /// The stated reasons that govern some words.
    ///
    /// Injury, neglect, need and the young person's own account must stand in the same sentence; a missing
    /// episode or the bearing on safety in it or in the next of the paragraph.
    pub fn reasons(&self, words: &Range<u32>) -> Vec<Reason> {
        let index = self.sentences.of_token(words.start);
        let Some(sentence) = self.sentences.all.get(index) else { return Vec::new() };
        let next = self
            .sentences
            .all
            .get(index + 1)
            .filter(|next| next.block == sentence.block)
            .map_or(0..0, |next| next.tokens.clone());
        let here = |classes| self.people.any(&sentence.tokens, classes);
        let near = |classes| here(classes) || (!next.is_empty() && self.people.any(&next, classes));
        let mut out = Vec::new();
        for (holds, reason) in [
            (near(LINK), Reason::SafeguardingLink),
            (near(MISSING), Reason::Missing),
            (here(INJURY), Reason::Injury),
            (here(NEGLECT), Reason::Neglect),
            (here(OWN), Reason::OwnDescription),
            (near(NEED), Reason::Need),
            (self.roles_at(sentence.block).has(Role::Strengths), Reason::Strength),
        ] {
            if holds {
                out.push(reason);
            }
        }
        out
    }
}
