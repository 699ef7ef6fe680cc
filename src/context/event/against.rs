//! What speaks against a finding: reports of reports, advice, histories, the author at work.

use super::super::class::{
    AUTHOR, AUTHOR_SUBJECT, CHANGE_CUE, EVENT_VERB, HARM_NOUN, HYPOTHETICAL, INSTRUCTION, LABELLING,
    NEGATION, PASSED_ON, PERSONAL_HISTORY, PREPOSITION, PRONOUN_MANY, PRONOUN_ONE, REPORT_MAKING,
};
use super::super::{About, Context, Sentence};
use crate::lexicon::Token;
use crate::role::Role;

impl Context<'_> {
    /// What speaks against a finding.
    pub(super) fn against(&self, index: usize, new: bool) -> i32 {
        let Sentence { tokens: words, block, span, .. } = &self.sentences.all[index];
        let roles = self.roles_at(*block);
        let opens = words.start..words.end.min(words.start + 4);
        let first = words.start..words.end.min(words.start + 2);
        let mut weight = 0;
        for (class, halves) in [
            (REPORT_MAKING, 4),
            (HYPOTHETICAL, 4),
            (INSTRUCTION, 6),
            (PERSONAL_HISTORY, 4),
            (PASSED_ON | LABELLING, 4),
        ] {
            // "The boys now avoid the library" tells no reader what to avoid.
            let spoken = class == INSTRUCTION && new;
            weight += if self.own_words(words, class) && !spoken { halves } else { 0 };
        }
        // A member's health or care, told without harm, belongs on their own record and is asked for no date here.
        let history = self.sentence_holds(self.lists.drift_health, index)
            || self.sentence_holds(self.lists.drift_care, index);
        let harmed = self.own_words(words, HARM_NOUN)
            // The ties themselves are worked out later.
            || self.sentence_holds(self.lists.tie_danger, index)
            || self.sentence_holds(self.lists.tie_safety, index);
        weight += if history && !harmed { 4 } else { 0 };
        // "I found the youngest crying": what the author saw is what happened. "I have run the club, and the four have
        // been getting off earlier": the author is set aside by what follows.
        let witness = self.sees_as_author(words) || self.tells_beside_the_author(words);
        if !witness && self.people.any(&opens, AUTHOR_SUBJECT) {
            weight += 5;
        } else if !witness && self.people.any(&opens, AUTHOR) {
            weight += 3;
        }
        // "Ash drew the map for me", "showed it to us": part of how the work was done.
        let helps_author = (opens.end..words.end).any(|at| match self.word(at) {
            "me" => !matches!(self.word(at - 1), "told" | "tell" | "tells"),
            "us" => self.people.is(at - 1, PREPOSITION),
            _ => false,
        });
        weight += if helps_author { 3 } else { 0 };
        // A relative, a neighbour or somebody else's child as the subject: outside the group.
        let subject = (opens.start..opens.end)
            .filter(|at| !self.hits.tokens()[*at as usize].looks(Token::POSSESSIVE))
            .find_map(|at| self.people.named(at));
        if subject == Some(About::Family) {
            // "Parents have stopped letting their daughters out": what they do touches the young people.
            let touches = (opens.end..words.end).any(|at| {
                self.word(at) == "them"
                    || matches!(self.people.named(at), Some(About::YoungPerson | About::Group))
                        && !self.people.is(at, PRONOUN_ONE | PRONOUN_MANY)
                        && !matches!(self.word(at), "crew" | "team" | "band" | "club" | "side")
            });
            weight += match (self.own_words(words, HARM_NOUN), touches) {
                (true, _) => 2,
                (false, true) => 1,
                (false, false) => 4,
            };
        }
        if self.people.any(&first, NEGATION) && !self.own_words(words, CHANGE_CUE) {
            weight += 8;
        }
        // "Being moved on makes children harder to protect": said of whoever it is.
        let general = self.word(words.start) == "Being" && words.len() > 5;
        weight += if general { 6 } else { 0 };
        // "It is a close group"; not "It kicked off".
        let it = self.word(words.start) == "It" && !self.people.is(words.start + 1, EVENT_VERB);
        weight += if it { 3 } else { 0 };
        // "Grooming means building a relationship", "RO = referral order": what a word means.
        let means = (words.start + 1..words.end.min(words.start + 6)).any(|at| {
            self.word(at) == "means"
                || matches!(self.word(at), "stands" | "short") && self.word(at + 1) == "for"
                || matches!(self.word(at), "short") && self.word(at - 1) == "is"
        }) || self.draft.slice(*span).contains(" = ");
        weight += if means { 6 } else { 0 };
        // "Circulated to members", "Copied to the board": what became of the report.
        let sent = matches!(
            self.word(words.start),
            "Circulated" | "Copied" | "Distributed" | "Typed" | "Prepared" | "Compiled" | "Filed" | "Minuted"
        );
        weight += if sent { 6 } else { 0 };
        weight += if self.leads_to_the_report(index) { 8 } else { 0 };
        weight += if self.answers_words(index) { 8 } else { 0 };
        // "Because seven were hurt", "So that they", "What they share": it sets something out.
        if matches!(
            self.word(words.start),
            "Because"
                | "So"
                | "What"
                | "Why"
                | "How"
                | "If"
                | "For"
                | "To"
                | "It's"
                | "You"
                | "When"
                | "Where"
                | "Please"
                | "Thank"
                | "Apologies"
        ) && !self.own_words(words, CHANGE_CUE)
        {
            weight += 3;
        }
        weight + i32::from(roles.has(Role::Analysis))
    }
}
