//! Reasons that excuse physical detail, and the words they reach.

use std::ops::Range;

use super::class::{
    COPULA, DEGREE, DETERMINER, INJURY, LINK, LINKING, MISSING, NEED, NEGLECT, OWN, PLAIN_VERB, PRONOUN_MANY,
    PRONOUN_ONE, SAYING, STRENGTH,
};
use super::{About, Context, Reason};
use crate::lexicon::Token;
use crate::role::Role;

impl Context<'_> {
    /// The stated reasons that govern some words.
    ///
    /// Injury, neglect and the young person's own account must stand in the same statement, or in one that is
    /// linked to it ("because", "after", "so"): "he is a big lad and was hit by a car" gives no reason for his
    /// size. What was done in answer to a need, and the bearing on safety, hold for the sentence, and from the
    /// next one where it takes the words up ("this", "so").
    pub fn reasons(&self, words: &Range<u32>) -> Vec<Reason> {
        let index = self.sentences.of_token(words.start);
        let Some(sentence) = self.sentences.all.get(index) else { return Vec::new() };
        let next = self.sentences.all.get(index + 1).filter(|next| next.block == sentence.block);
        let next = next.map_or(0..0, |next| next.tokens.clone());
        let takes_up = !next.is_empty() && self.takes_up(next.start);
        let statement = self.statement(words, &sentence.tokens);
        let here = |classes| self.people.any(&statement, classes);
        let linked = |classes| here(classes) || self.linked(&statement, &sentence.tokens, classes);
        let wide = |classes| {
            self.people.any(&sentence.tokens, classes) || (takes_up && self.people.any(&next, classes))
        };
        // What the next sentence says of safety holds for these words only where it points at them.
        let link = self.people.any(&sentence.tokens, LINK)
            || (takes_up && !self.people.is(next.start, PRONOUN_ONE) && self.people.any(&next, LINK));
        let before = index.checked_sub(1).and_then(|index| self.sentences.all.get(index));
        let before = before.filter(|before| before.block == sentence.block);
        let before = before.map_or(0..0, |before| before.tokens.clone());
        let given = self.given_by_an_adult(&statement)
            || self.linked_parts(&statement, &sentence.tokens).any(|part| self.given_by_an_adult(&part))
            || (takes_up && self.given_by_an_adult(&next));
        let missing = self.people.any(&sentence.tokens, MISSING)
            || (self.points_back(sentence.tokens.start) && self.people.any(&before, MISSING))
            || (!next.is_empty() && self.people.any(&next, MISSING))
            || self.headed(index, MISSING)
            || self.is_sent_out(words);
        let told_before = self.people.is(sentence.tokens.start, PRONOUN_ONE | PRONOUN_MANY)
            && self.people.any(&(sentence.tokens.start..words.start), SAYING)
            && self.people.any(&before, OWN);
        let own = linked(OWN) || told_before || self.says_of_self(words, &sentence.tokens);
        // "She came back dishevelled, with bruises" tells of one moment; "a slight lad, with bruises" does not.
        let stands = statement.clone().any(|at| matches!(self.word(at), "is" | "has" | "are" | "have"));
        let injury = self
            .people
            .any(&if stands { self.segment(words, &statement) } else { statement.clone() }, INJURY)
            || self.linked(&statement, &sentence.tokens, INJURY)
            || (self.tells_a_moment(&statement) && self.people.any(&sentence.tokens, INJURY))
            || (self.was_seen_then(&statement, sentence.tokens.start) && self.people.any(&before, INJURY));
        let strength = self.roles_at(sentence.block).has(Role::Strengths) || wide(STRENGTH);
        [
            (link, Reason::SafeguardingLink),
            (given, Reason::Given),
            (missing, Reason::Missing),
            (injury, Reason::Injury),
            (linked(NEGLECT), Reason::Neglect),
            (own, Reason::OwnDescription),
            (wide(NEED), Reason::Need),
            (self.answered(words, &statement, &sentence.tokens, &next), Reason::Answered),
            (self.used(words, &statement, &sentence.tokens), Reason::Used),
            (strength, Reason::Strength),
        ]
        .into_iter()
        .filter_map(|(holds, reason)| holds.then_some(reason))
        .collect()
    }

    /// Whether a sentence takes up what the one before says: "This ...", "So ...", "She needs ...", "We include it".
    fn takes_up(&self, first: u32) -> bool {
        let sentence = self.sentence_of(first);
        let near = first..sentence.end.min(first + 4);
        self.people.is(first, PRONOUN_ONE | PRONOUN_MANY)
            || matches!(self.word(first), "So" | "Because" | "Safeguarding" | "Relevance" | "Both")
            || near.into_iter().any(|at| matches!(self.small(at).as_ref(), "this" | "that" | "it" | "these"))
    }

    /// The statement without what a comma and "with" add to it: "a slight lad, with bruised knuckles" gives no reason
    /// for "slight".
    fn segment(&self, words: &Range<u32>, statement: &Range<u32>) -> Range<u32> {
        let adds = |at: u32| {
            self.hits.tokens()[at as usize - 1].looks(Token::COMMA)
                && matches!(self.word(at), "with" | "plus")
        };
        let start = (statement.start + 1..=words.start).rev().find(|at| adds(*at)).unwrap_or(statement.start);
        let end =
            (words.end.max(statement.start + 1)..statement.end).find(|at| adds(*at)).unwrap_or(statement.end);
        start..end
    }

    /// "Her eyes were red and her speech was slurred": one moment is told, in several statements; "he was a big lad"
    /// tells how somebody is.
    fn tells_a_moment(&self, statement: &Range<u32>) -> bool {
        statement.clone().any(|at| {
            matches!(self.word(at), "was" | "were")
                && at + 1 < statement.end
                && !self.people.is(at + 1, DETERMINER | DEGREE)
                && !self.people.is(at.saturating_sub(1), PRONOUN_ONE | PRONOUN_MANY)
        })
    }

    /// "It gave her height", "That poster": a sentence about the thing told before.
    fn points_back(&self, first: u32) -> bool {
        matches!(self.word(first), "It" | "This" | "That" | "These" | "Those" | "Both" | "Each" | "The")
    }

    /// "His lip was split", "She had marks on her neck": what was seen at the time told in the sentence before.
    fn was_seen_then(&self, statement: &Range<u32>, first: u32) -> bool {
        (self.people.is(first, PRONOUN_ONE | PRONOUN_MANY) || self.points_back(first))
            && statement.clone().any(|at| matches!(self.word(at), "was" | "were" | "had" | "came"))
    }

    /// The statement around some words: their clause, up to where "and" begins to say something else.
    fn statement(&self, words: &Range<u32>, sentence: &Range<u32>) -> Range<u32> {
        let clause = self.sentences.clause(words.start);
        let clause = clause.start.max(sentence.start)..clause.end.min(sentence.end).max(words.end);
        let start =
            (clause.start..words.start).rev().find(|at| self.begins_another(*at)).unwrap_or(clause.start);
        let end = (words.end..clause.end).find(|at| self.begins_another(*at)).unwrap_or(clause.end);
        start..end
    }

    /// Whether a word joins what is said of a subject to something else said.
    pub(super) fn joins(&self, token: u32) -> bool {
        matches!(self.small(token).as_ref(), "and" | "but" | "then" | "yet")
    }

    /// "and was", "but she": where a joining word begins another statement; after a comma it always does.
    fn begins_another(&self, at: u32) -> bool {
        if !self.joins(at) {
            return false;
        }
        let comma =
            at.checked_sub(1).is_some_and(|before| self.hits.tokens()[before as usize].looks(Token::COMMA));
        comma || self.people.is(at + 1, COPULA | PLAIN_VERB | SAYING | PRONOUN_ONE | PRONOUN_MANY)
    }

    /// Whether a clause beside the statement, opened by a linking word, holds one of some classes.
    fn linked(&self, statement: &Range<u32>, sentence: &Range<u32>, classes: u64) -> bool {
        let mut start = statement.end;
        // Forward: "... because the flat is damp", "; she told the nurse that".
        while start < sentence.end {
            let clause = self.sentences.clause(start);
            let end = clause.end.min(sentence.end);
            let broken = self.hits.tokens()[start as usize - 1].looks(Token::HARD_BREAK);
            let reaches = broken || self.people.is(start, LINKING);
            if reaches && self.people.any(&(start..end), classes) {
                return true;
            }
            start = end.max(start + 1);
        }
        // Backward: "After the assault his lip was swollen", "Injury: a cut".
        let before = sentence.start..statement.start;
        if before.is_empty() {
            return false;
        }
        let first = self.sentences.clause(before.start);
        let opens = self.people.is(first.start, LINKING)
            || self.hits.tokens()[before.end as usize - 1].looks(Token::HARD_BREAK)
            || self.people.is(statement.start, LINKING);
        opens && self.people.any(&before, classes)
    }

    /// "Ash says that he is ugly": a young person of themselves, in the author's words.
    fn says_of_self(&self, words: &Range<u32>, sentence: &Range<u32>) -> bool {
        (sentence.start..words.start).filter(|at| self.people.is(*at, SAYING)).any(|verb| {
            let said = verb.checked_sub(1).and_then(|subject| self.people.named(subject));
            let young = said == Some(About::YoungPerson);
            // "P2 said that staff only notice her skirts": what a young person says, in the author's words.
            let heard = u32::from(matches!(self.word(verb + 1), "us" | "me" | "staff" | "workers"));
            let by_name =
                !verb.checked_sub(1).is_some_and(|at| self.people.is(at, PRONOUN_ONE | PRONOUN_MANY));
            let account = by_name && self.word(verb + 1 + heard) == "that";
            let of_self = account
                || (verb + 1..words.start.min(verb + 4)).any(|at| {
                    self.people.is(at, PRONOUN_ONE | PRONOUN_MANY) && !matches!(self.word(at), "him" | "them")
                });
            young && of_self
        })
    }

    /// Whether the heading over a sentence says that what stands under it is for finding somebody missing: "Missing
    /// episodes" does not.
    fn headed(&self, sentence: usize, classes: u64) -> bool {
        let title = self.title_of(sentence);
        let for_finding = |at: u32| {
            [
                "record", "descri", "identif", "appeal", "poster", "profile", "plan", "protocol", "report",
                "grab",
            ]
            .iter()
            .any(|part| self.word(at).to_lowercase().starts_with(part))
        };
        self.sentences.all.get(title).is_some_and(|title| {
            title
                .iter()
                .any(|one| self.people.any(&one.tokens, classes) && one.tokens.clone().any(for_finding))
        })
    }
}
