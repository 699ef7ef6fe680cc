//! A task that stands in no plan: minutes and notes give it where it came up.

use std::ops::Range;

use super::super::class::{AGENCY, PLAIN_VERB, PROFESSIONAL, PRONOUN_MANY, PRONOUN_ONE, SAYING};
use super::super::name::Whose;
use super::super::{About, Context};

/// Who is present, and by which letters, is told in the first of so many sentences.
const OPENING: usize = 60;

impl Context<'_> {
    /// Whether a sentence that stands in no plan gives somebody at work a task: "CM to check", "Club manager to ring the
    /// council", "PC Lund will ask the port for a lamp".
    pub(super) fn is_task_in_passing(&self, words: &Range<u32>) -> bool {
        const ASKING: [&str; 22] = [
            "ask", "check", "chase", "ring", "phone", "contact", "email", "speak", "arrange", "book",
            "raise", "follow", "find", "request", "refer", "liaise", "confirm", "clarify", "enquire",
            "explore", "look", "seek",
        ];
        let limit = words.end.min(words.start + 7).saturating_sub(1);
        let at = (words.start + 1..limit).find(|at| matches!(self.word(*at), "to" | "will"));
        let Some(at) = at.filter(|at| ASKING.contains(&self.word(at + 1))) else { return false };
        let owner = words.start..at;
        let lettered = owner.len() == 1 && self.is_initials_at_work(words.start);
        let at_work = self.people.any(&owner, PROFESSIONAL | AGENCY)
            || self
                .names
                .iter()
                .any(|name| owner.contains(&name.tokens.start) && matches!(name.whose, Whose::Professional))
            || lettered;
        let before = self.verbs(&owner);
        // "He would like the nurse to see it": what somebody wants of another.
        let wanted = owner.clone().any(|at| {
            self.people.is(at, PLAIN_VERB | PRONOUN_ONE | PRONOUN_MANY)
                || matches!(self.word(at), "wants" | "want" | "like" | "likes" | "need" | "needs" | "for")
        });
        let child = !lettered
            && owner
                .clone()
                .any(|at| matches!(self.people.named(at), Some(About::YoungPerson | About::Group)));
        let rest = at + 1..words.end;
        // "Her worker will ring if he is late" tells how they live.
        let depends = rest.clone().any(|at| {
            matches!(self.word(at), "if" | "when" | "whenever" | "until" | "unless" | "him" | "them" | "us")
        });
        at_work && before.is_empty() && !wanted && !child && !depends && !self.people.any(&owner, SAYING)
    }

    /// "CM", where the report says whose letters they are, and it is nobody young: "Cara Mellor, social worker (CM)".
    fn is_initials_at_work(&self, at: u32) -> bool {
        let letters = self.word(at);
        let own = (2..=3).contains(&letters.len()) && letters.bytes().all(|byte| byte.is_ascii_uppercase());
        own && self.brief.members.iter().all(|member| member.value != letters)
            && self.sentences.all.iter().take(OPENING).any(|sentence| {
                self.people.any(&sentence.tokens, PROFESSIONAL)
                    && sentence.tokens.clone().skip(1).any(|told| {
                        self.word(told) == letters
                            && self.draft.text()[..self.hits.tokens()[told as usize].start as usize]
                                .ends_with('(')
                            && (told.saturating_sub(8)..told).any(|near| self.people.is(near, PROFESSIONAL))
                    })
            })
    }
}
