//! Small marks of what happened: a vehicle that waits, what somebody saw, a state that came and went; and of habit.

use std::ops::Range;

use super::super::class::PREPOSITION;
use super::super::verb::{Tense, Verb, Voice};
use super::super::{About, Context};
use crate::lexicon::Token;

impl Context<'_> {
    /// "car", "van", "moped": what is driven and waits.
    pub(super) fn is_vehicle(&self, at: u32) -> bool {
        matches!(
            self.small(at).as_ref(),
            "car"
                | "cars"
                | "van"
                | "vans"
                | "saloon"
                | "hatchback"
                | "pickup"
                | "taxi"
                | "minicab"
                | "moped"
                | "mopeds"
                | "scooter"
                | "motorbike"
                | "motorbikes"
                | "quad"
                | "quads"
                | "bikes"
                | "jeep"
                | "carrier"
                | "dinghy"
        )
    }

    /// "most evenings", "every weekend", "regularly".
    pub(super) fn is_habitual(&self, words: &Range<u32>) -> bool {
        words.clone().any(|at| match self.word(at) {
            "regularly" | "frequently" | "often" | "constantly" | "nightly" | "daily" | "routinely" => true,
            "most" | "every" | "each" => matches!(
                self.word(at + 1),
                "day"
                    | "days"
                    | "night"
                    | "nights"
                    | "evening"
                    | "evenings"
                    | "weekend"
                    | "weekends"
                    | "week"
                    | "weeks"
                    | "afternoon"
                    | "afternoons"
                    | "morning"
                    | "mornings"
                    | "time"
            ),
            _ => false,
        })
    }

    /// "Multiple thefts", "fights x3": a note that counts what happened.
    pub(super) fn counts_many(&self, words: &Range<u32>) -> bool {
        let tokens = self.hits.tokens();
        let first = words.clone().find(|at| !tokens[*at as usize].looks(Token::DIGIT)).unwrap_or(words.start);
        let times = words.clone().any(|at| {
            let word = self.word(at);
            word.strip_prefix('x').is_some_and(|count| {
                !count.is_empty() && count.bytes().all(|byte| byte.is_ascii_digit())
                    || count.is_empty() && self.is_number(at + 1)
            })
        });
        times
            || matches!(
                self.small(first).as_ref(),
                "multiple"
                    | "several"
                    | "numerous"
                    | "repeated"
                    | "frequent"
                    | "constant"
                    | "persistent"
                    | "regular"
            )
    }

    /// "noticed cars waiting", "found them asleep": a worker saw what happened.
    pub(super) fn sees(&self, verb: &Verb, end: u32) -> bool {
        matches!(
            self.word(verb.at),
            "noticed" | "saw" | "seen" | "spotted" | "found" | "heard" | "overheard" | "watched"
        ) && (verb.at + 2..end).any(|at| self.word(at).ends_with("ing") || self.is_participle(at))
    }

    /// "C was sick in his car", "was in the pump house with one of them": a state that came and went.
    pub(super) fn befell(&self, verb: &Verb, who: Option<About>, end: u32) -> bool {
        const STATES: [&str; 22] = [
            "sick",
            "missing",
            "absent",
            "drunk",
            "ill",
            "unwell",
            "upset",
            "tearful",
            "frightened",
            "scared",
            "alone",
            "unconscious",
            "asleep",
            "hurt",
            "distressed",
            "intoxicated",
            "late",
            "soaked",
            "hysterical",
            "inconsolable",
            "unresponsive",
            "barefoot",
        ];
        let single = matches!(who, Some(About::YoungPerson | About::Group));
        if verb.tense != Tense::Past || verb.voice != Voice::Linking || verb.negated || !single {
            return false;
        }
        let said = verb.at + 1..end.min(verb.at + 5);
        let there = self.people.is(verb.at + 1, PREPOSITION)
            && said.clone().any(|at| self.people.named(at) == Some(About::Place));
        there || said.clone().any(|at| STATES.contains(&self.word(at)))
    }
}
