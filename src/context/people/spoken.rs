//! Whom a paragraph has spoken of so far, and so whom "he", "she" and "they" mean.

use super::super::About;
use super::super::class::{FEMALE, MALE};

/// He or she, when a word says which.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gender {
    Female,
    Male,
}

/// Somebody whom a later pronoun may mean.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mention {
    pub(super) who: About,
    pub(super) gender: Option<Gender>,
}

impl Mention {
    fn fits(self, gender: Option<Gender>) -> bool {
        self.gender.is_none() || gender.is_none() || self.gender == gender
    }
}

/// Those a paragraph has spoken of so far.
pub(super) struct Spoken {
    /// Subjects, the last one last.
    pub(super) subjects: Vec<Mention>,
    /// The last of those that only stand beside a subject: "with her dad", "told the worker".
    pub(super) beside: Option<Mention>,
    pub(super) many: About,
    /// Whether the paragraph has named a group or a young person yet.
    pub(super) young: bool,
}

impl Spoken {
    pub(super) const fn nobody() -> Self {
        Self { subjects: Vec::new(), beside: None, many: About::Group, young: false }
    }

    /// Whether an adult who may do harm was spoken of before the last one.
    pub(super) fn adult_before_last(&self) -> bool {
        let before = self.subjects.iter().rev().nth(1);
        before.is_some_and(|before| before.who == About::AdultOfConcern)
    }

    /// Whom "he" or "she" means: the last subject of that gender, else the last person beside one, else a child.
    pub(super) fn one(&self, gender: Option<Gender>, told_by: Option<About>) -> About {
        let fits = |mention: &&Mention| mention.fits(gender) && Some(mention.who) != told_by;
        let subject = self.subjects.iter().rev().find(fits).map(|mention| mention.who);
        // "He is known to a man at the kiosk": somebody beside is meant only when no subject can be.
        let beside = self.beside.as_ref().filter(|_| !self.subjects.is_empty() || !self.young).filter(fits);
        subject.or(beside.map(|mention| mention.who)).unwrap_or(About::YoungPerson)
    }
}

pub(super) fn gender(bits: u64) -> Option<Gender> {
    match (bits & FEMALE != 0, bits & MALE != 0) {
        (true, false) => Some(Gender::Female),
        (false, true) => Some(Gender::Male),
        _ => None,
    }
}
