//! What one verb group says for a finding: its tense and its voice, what it tells, and whom it is told of.

use std::ops::Range;

use super::super::class::{
    AUTHOR, CHANGE_VERB, EVENT_VERB, FUNCTION, HARM_NOUN, PRONOUN_MANY, PRONOUN_ONE, STATIVE,
};
use super::super::verb::{Clause, Tense, Verb, Voice};
use super::super::{About, Context};
use super::NOTE_WORDS;
use crate::lexicon::Token;

impl Context<'_> {
    /// What one verb group says for a finding.
    pub(super) fn weigh(&self, verb: &Verb, words: &Range<u32>, finite: bool, listed: bool) -> i32 {
        let classes = self.people.classes(verb.at);
        // "asked him to", "let them in", "got her to": what is brought about.
        let next = verb.at + 1;
        let causes = matches!(
            self.word(verb.at),
            "ask"
                | "asks"
                | "asked"
                | "asking"
                | "let"
                | "lets"
                | "letting"
                | "make"
                | "makes"
                | "made"
                | "making"
                | "got"
                | "had"
        ) && next < words.end
            && !self.people.is(next, AUTHOR)
            && self.people.named(next).is_some_and(|who| !matches!(who, About::Place | About::Thing));
        // "comes across as", "has turned fourteen", "is grown up": ways of speaking.
        let spoken = match self.word(next) {
            "across" => self.word(verb.at).starts_with("com") || self.word(verb.at) == "came",
            "up" => self.word(verb.at) == "grown",
            _ => self.word(verb.at) == "turned" && self.is_number(next),
        };
        // "was shown a blade", "has been to his house".
        let befalls = verb.voice == Voice::Passive && self.word(verb.at) == "shown"
            || verb.voice == Voice::Active && self.word(verb.at) == "been";
        // "tried to pull one of them in": what was attempted.
        let attempts = matches!(self.word(verb.at), "tried" | "attempted" | "trying" | "attempting")
            && self.word(next) == "to"
            && self.people.is(next + 1, EVENT_VERB);
        // "Police were called to the flats": what they came for is what happened.
        let called = verb.voice == Voice::Passive
            && self.word(verb.at) == "called"
            && matches!(self.word(next), "to" | "out" | "after" | "by" | "when" | "again");
        // "Others have been asked to open accounts", "faces are appearing": it comes to them, or to light.
        let approached = verb.voice == Voice::Passive
            && matches!(verb.tense, Tense::Past | Tense::Perfect | Tense::Going)
            && matches!(self.word(verb.at), "asked" | "contacted" | "invited" | "approached" | "messaged")
            && (self.word(verb.at) != "asked" || self.word(next) == "to");
        let surfaces = matches!(verb.tense, Tense::Perfect | Tense::Going)
            && matches!(self.word(verb.at), "appeared" | "appearing")
            && self.word(next) != "to";
        let tells =
            (causes || befalls || attempts || called || approached || surfaces || classes & EVENT_VERB != 0)
                && !spoken;
        // "declined to" is a refusal and no decline.
        let refuses = self.word(verb.at).starts_with("declin") && self.word(next) == "to";
        let clause = self.sentences.clause(verb.at);
        let changes = classes & CHANGE_VERB != 0 && !refuses && !spoken
            || self.turns_otherwise(verb, clause.end)
            || self.is_new(verb, clause.end);
        let start = clause.start.min(verb.first).max(words.start);
        let there = verb.first > start && matches!(self.word(verb.first - 1), "There" | "there")
            || matches!(
                self.word(verb.first),
                "There's"
                    | "there's"
                    | "There’s"
                    | "there’s"
                    | "There've"
                    | "there've"
                    | "There’ve"
                    | "there’ve"
            );
        let mut weight = match verb.tense {
            Tense::Past if verb.voice == Voice::Linking && !there => 0,
            Tense::Perfect if verb.voice == Voice::Linking && !there => 3,
            // "are back under the bridge", "is in touch with them again".
            Tense::Present if verb.voice == Voice::Linking && !there && self.is_new(verb, clause.end) => 2,
            Tense::Present if verb.voice == Voice::Linking && !there => -2,
            // "There has been a shed there for years": it stands.
            Tense::Perfect if there && self.has_stood_for_years(verb.at, clause.end) => 1,
            Tense::Perfect if there => 6,
            Tense::Past if there => 4,
            Tense::Present if there => {
                let next = verb.at + 1..clause.end.min(verb.at + 4);
                if !next.is_empty() && self.people.any(&next, HARM_NOUN) { 4 } else { 1 }
            }
            Tense::Perfect if tells || changes || verb.voice == Voice::Passive => 4,
            Tense::Past if tells || changes || verb.voice == Voice::Passive => 3,
            Tense::Past => 2,
            // "has been doing the rounds": it goes on.
            Tense::Perfect if verb.habit && classes & STATIVE == 0 => 4,
            Tense::Perfect | Tense::Going => 3,
            Tense::Present if verb.voice == Voice::Passive => 1,
            Tense::Present => 0,
            Tense::Participle if !finite && verb.at == words.start && listed => 4,
            Tense::Participle if !finite && verb.at == words.start => 3,
            Tense::Gerund if !finite && verb.at == words.start => 4,
            Tense::Gerund if !finite && (listed || words.len() <= NOTE_WORDS) => 3,
            Tense::Participle | Tense::Gerund => -4,
        };
        if verb.voice != Voice::Linking {
            weight += if tells || changes { 2 } else { 0 };
            weight += i32::from(self.turns_otherwise(verb, clause.end) || self.is_new(verb, clause.end));
            // "has been doing drops": done of late, and no way of living.
            let deeds =
                verb.tense == Tense::Perfect && matches!(self.word(verb.at), "done" | "doing" | "using");
            weight += match classes & STATIVE != 0 && !tells && !changes && !deeds {
                true if verb.voice == Voice::Passive => -1,
                true => -3,
                false => 0,
            };
            weight += i32::from(verb.habit);
        }
        // "has a second phone", "has had another message": what was not there before.
        let gained = matches!(verb.tense, Tense::Present | Tense::Perfect)
            && (verb.voice == Voice::Linking && matches!(self.word(verb.at), "has" | "have" | "had")
                || verb.tense == Tense::Perfect && self.word(verb.at) == "got")
            && (next..clause.end.min(next + 3))
                .any(|at| matches!(self.word(at), "new" | "second" | "another" | "more"))
            && matches!(
                self.told_of(start..verb.first),
                Some(About::YoungPerson | About::Group | About::AdultOfConcern)
            );
        weight += match verb.tense {
            Tense::Present if gained && self.own_words(words, HARM_NOUN) => 4,
            Tense::Perfect if gained => 2,
            _ => 0,
        };
        // "has called at three more stalls", "has done it with others": once before is known, and now again.
        let news = matches!(verb.tense, Tense::Perfect | Tense::Going)
            && verb.clause == Clause::Main
            && (verb.first.saturating_sub(3).max(start)..clause.end).any(|at| self.adds(at));
        weight += if news { 2 } else { 0 };
        // "A dark saloon is idling by the gate": somebody sits in it.
        let vehicle = matches!(verb.tense, Tense::Perfect | Tense::Going)
            && (start..verb.first).rev().take(4).any(|at| self.is_vehicle(at));
        weight += if vehicle { 2 } else { 0 };
        // A contracted helping word is its own subject: "they're being taken".
        let contracted = self.word(verb.first).contains(['\'', '’']);
        // The present tells a habit: of a young person it may be no more than how they live.
        if verb.tense == Tense::Present && tells && !self.own_words(words, HARM_NOUN) {
            let adult = self.told_of(start..verb.first) == Some(About::AdultOfConcern);
            weight -= i32::from(!adult);
            // "wait outside most evenings"
            weight += i32::from(adult && self.is_habitual(words));
        }
        // "Ash's got a way of standing": having, and no event; "is going to ask": not yet.
        let after = self.word(next + 1);
        let has = verb.tense == Tense::Perfect
            && !gained
            && self.word(verb.at) == "got"
            && matches!(
                self.word(next),
                "a" | "an" | "the" | "his" | "her" | "their" | "no" | "some" | "more"
            );
        let not_yet = self.word(verb.at) == "going"
            && self.word(next) == "to"
            && self.people.named(next + 1).is_none()
            && !self.people.is(next + 1, FUNCTION);
        weight -= if has || spoken && verb.tense == Tense::Perfect { 3 } else { 0 };
        weight -= if not_yet && !after.is_empty() { 6 } else { 0 };
        // "The rowing club has offered to open its hall": an answer to the harm, where no adult of concern or
        // young person makes it.
        let answers = self.word(verb.at).starts_with("offer")
            && (self.word(next) == "to" || matches!(self.word(next), "its" | "her" | "his" | "their"));
        let made_by = self.told_of(start..verb.first);
        weight -= if answers && !matches!(made_by, Some(About::AdultOfConcern | About::YoungPerson)) {
            3
        } else {
            0
        };
        // "Bay has asked that": what a young person wants is a view.
        let asks = self.word(verb.at).starts_with("ask") && verb.voice != Voice::Passive && !causes;
        weight -= if asks { 2 } else { 0 };
        // "took nothing from anybody".
        weight -= if matches!(self.word(next), "nothing" | "nobody" | "none") { 3 } else { 0 };
        // What stands in passing tells less than what the sentence says; what is meant to be tells nothing.
        weight -= match verb.clause {
            Clause::Main => 0,
            // "The girls say that they are followed": said in passing only by the grammar.
            Clause::Under if self.is_account(verb, words) => 0,
            // ", which has grown": said as much as what it hangs on.
            Clause::Under
                if verb.tense == Tense::Perfect
                    && changes
                    && clause.start > words.start
                    && self.word(clause.start) == "which"
                    && self.hits.tokens()[clause.start as usize - 1].looks(Token::COMMA) =>
            {
                0
            }
            Clause::Under => 2,
            Clause::Meant => 8,
        };
        let who = self.told_of(start..verb.first + u32::from(contracted));
        weight += match who {
            Some(About::YoungPerson | About::Group | About::AdultOfConcern) => 2,
            // "Staff noticed cars waiting": what they saw is what happened.
            Some(About::Professional) if self.sees(verb, clause.end) => 1,
            Some(About::Professional) if called => 0,
            Some(About::Professional) => -2,
            // "Jay's mother was threatened": harm that reaches them at home.
            Some(About::Family) if verb.voice == Voice::Passive && tells => 0,
            // "Parents have stopped letting them out".
            Some(About::Family) if changes && verb.tense == Tense::Perfect => -1,
            Some(About::Family) => -3,
            Some(About::Place) if !tells => -1,
            _ => 0,
        };
        // "Was noticed leaving by the yard": a note leaves out whom it is about.
        let left_out = who.is_none()
            && verb.first == words.start
            && matches!(self.word(verb.first), "Has" | "Have" | "Been" | "Had" | "Was");
        weight += if left_out { 2 } else { 0 };
        weight += i32::from(self.befell(verb, who, clause.end)) * 3;
        let mutual = (verb.at + 1..clause.end).any(|at| {
            matches!(self.word(at), "each" | "one") && matches!(self.word(at + 1), "other" | "another")
        });
        let object = (verb.at + 1..clause.end).any(|at| {
            let pronoun = self.people.is(at, PRONOUN_MANY | PRONOUN_ONE) && self.word(at) != "their";
            (pronoun || matches!(self.people.named(at), Some(About::YoungPerson | About::Group)))
                && !self.is_said(at)
        });
        // "walk each other home": how they live.
        let object = object && !(mutual && verb.tense == Tense::Present);
        weight += if object && verb.voice != Voice::Linking { 1 + i32::from(tells) } else { 0 };
        let none = (start..verb.first).any(|at| {
            matches!(
                self.word(at),
                "none" | "None" | "nobody" | "Nobody" | "nothing" | "Nothing" | "neither" | "Neither"
            )
        });
        weight - if (verb.negated || none) && !changes { 4 } else { 0 }
    }
}
