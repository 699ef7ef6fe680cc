//! Whether a sentence is a finding: an event, a pattern or a change that concerns the young people.
//!
//! A few marks are added up: how the verb stands in time, what it tells, who it is told of, what else the
//! sentence names, and where it stands. Each mark has a weight that says in halves how much it speaks for a
//! finding, so that any decision can be read off the sentence.

use std::ops::Range;

use super::bearing::Tie;
use super::class::{
    AUTHOR, AUTHOR_SUBJECT, CHANGE_CUE, CHANGE_VERB, EVENT_VERB, FUNCTION, HARM_NOUN, HYPOTHETICAL,
    INSTRUCTION, LABELLING, NEGATION, PASSED_ON, PERSONAL_HISTORY, PREPOSITION, PRONOUN_MANY, PRONOUN_ONE,
    REPORT_MAKING, STATIVE, VAGUE_TIME,
};
use super::verb::{Clause, Tense, Verb, Voice};
use super::{About, Context, Sentence};
use crate::draft::BlockKind;
use crate::lexicon::Token;
use crate::role::Role;

/// Sections that hold no findings of their own: the young people's own words, the report's own frame, the plan.
const ELSEWHERE: &[Role] = &[
    Role::Voice,
    Role::Sharing,
    Role::Scope,
    Role::Contributors,
    Role::Actions,
    Role::Glossary,
    Role::Reference,
    Role::Method,
    Role::Purpose,
    Role::Review,
];

/// From this many halves a sentence is a finding.
const ENOUGH: i32 = 6;

/// From this many there is hardly a doubt.
const SURE: i32 = 8;

/// A note of at most this many words needs no verb.
const NOTE_WORDS: usize = 14;

/// How a sentence tells.
#[derive(Debug, Clone, Copy)]
pub(super) struct Telling {
    /// What speaks for a finding, less what speaks against it, in halves.
    weight: i32,
    /// Whether its first verb goes on with a story: "he had rope burns", "they were examined".
    pub(super) story: bool,
    /// Whether it claims a change that still holds: "has grown", "are dropping out".
    pub(super) change: bool,
    /// Whether it tells what has come of late: a change, or "has been seen outside".
    pub(super) lately: bool,
}

impl Telling {
    /// Of a sentence that tells nothing.
    pub(super) const NONE: Self = Self { weight: 0, story: false, change: false, lately: false };

    /// Whether the sentence is a finding.
    pub(super) const fn is_finding(self) -> bool {
        self.weight >= ENOUGH
    }

    /// Whether there is hardly a doubt.
    pub(super) const fn is_sure(self) -> bool {
        self.weight >= SURE
    }
}

impl Context<'_> {
    /// Whether a block is where findings are told.
    pub(super) fn tells_findings(&self, block: usize) -> bool {
        let roles = self.roles_at(block);
        let kind = self.draft.blocks()[block].kind;
        let prose =
            matches!(kind, BlockKind::Paragraph | BlockKind::Item | BlockKind::Cell | BlockKind::TextBox);
        prose && self.is_prose(block) && (!roles.any(ELSEWHERE) || roles.first() == Role::Findings)
    }

    /// Whether a block tells how the work was done or who helped: findings strayed there, if they leave no doubt.
    pub(super) fn tells_in_passing(&self, block: usize) -> bool {
        let kind = self.draft.blocks()[block].kind;
        matches!(kind, BlockKind::Paragraph | BlockKind::Item | BlockKind::Cell)
            && self.roles_at(block).any(&[Role::Contributors, Role::Method])
            && !self.roles_at(block).any(&[Role::Actions, Role::Sharing, Role::Glossary, Role::Reference])
            && self.is_prose(block)
    }

    /// Whether a block is where the group is introduced or praised: only a change is a finding there.
    pub(super) fn tells_changes(&self, block: usize) -> bool {
        let kind = self.draft.blocks()[block].kind;
        matches!(kind, BlockKind::Paragraph | BlockKind::Item)
            && self.roles_at(block).any(&[Role::Scope, Role::Strengths, Role::Background])
            && self.is_prose(block)
    }

    /// Whether a block stands in the plan: what has come of late is told there too, between the steps.
    pub(super) fn tells_between_steps(&self, block: usize) -> bool {
        let kind = self.draft.blocks()[block].kind;
        kind == BlockKind::Paragraph
            && self.roles_at(block).any(&[Role::Actions, Role::Review])
            && !self.roles_at(block).any(&[Role::Sharing, Role::Glossary, Role::Reference, Role::Voice])
            && self.is_prose(block)
    }

    /// Weighs a sentence. `incidents`: other sentences of its section tell dated events.
    pub(super) fn telling(&self, index: usize, incidents: bool) -> Telling {
        let sentence = &self.sentences.all[index];
        let words = &sentence.tokens;
        let quoted = self.quotations_in(sentence.span).next().is_some();
        let mut verbs: Vec<Verb> = self.verbs(words);
        if quoted {
            verbs.retain(|verb| !self.is_said(verb.at));
        }
        let text = self.draft.slice(sentence.span);
        let kind = self.draft.blocks()[sentence.block].kind;
        let said = if quoted { words.clone().filter(|at| self.is_said(*at)).count() } else { 0 };
        let finite = verbs.iter().any(|verb| !matches!(verb.tense, Tense::Gerund | Tense::Participle));
        let story = verbs
            .iter()
            .find(|verb| !matches!(verb.tense, Tense::Gerund))
            .is_some_and(|verb| matches!(verb.tense, Tense::Past | Tense::Participle));
        // A line that stands alone without a stop is a title: "5. Other matters heard".
        let title = kind == BlockKind::Paragraph
            && words.len() <= 8
            && !text.ends_with(['.', '!', '”', '"', ')', '…'])
            && self.sentences.of_block(sentence.block).len() == 1;
        if title || text.ends_with('?') || text.ends_with(':') || said * 2 > words.len() {
            return Telling { weight: 0, story, change: false, lately: false };
        }
        let listed = matches!(kind, BlockKind::Item | BlockKind::Cell);
        let strongest = verbs.iter().map(|verb| self.weigh(verb, words, finite, listed)).max();
        // "no injuries seen" tells of none.
        let none = |at: u32| at > words.start && matches!(self.word(at - 1), "no" | "No" | "without" | "any");
        let harm = self.people.of_sentence(index) & HARM_NOUN != 0
            && words.clone().any(|at| self.people.is(at, HARM_NOUN) && !none(at) && !self.is_said(at));
        let change = self.own_words(words, CHANGE_CUE);
        let mut weight = strongest.unwrap_or(0);
        if change {
            weight = weight.max(2);
        }
        if !finite && words.len() <= NOTE_WORDS {
            weight = weight.max(i32::from(harm) * if listed && incidents { 4 } else { 2 });
        }
        let new = verbs.iter().any(|verb| self.is_new(verb, words.end));
        weight += i32::from(harm) * 2 + i32::from(change || new) * 3;
        // "The danger is the man and the ease with which an account is used": what a sentence with such a verb says
        // stands, whatever is told in passing.
        let states = verbs.first().is_some_and(|verb| {
            verb.tense == Tense::Present
                && verb.voice == Voice::Linking
                && verb.clause == Clause::Main
                && matches!(self.small(verb.at).as_ref(), "is" | "are")
                && !(words.start..verb.first).any(|at| matches!(self.word(at), "There" | "there"))
        });
        weight -= if states && !change && !new { 3 } else { 0 };
        // Who says "recently" tells of something that happened.
        let told = verbs.iter().any(|verb| {
            matches!(verb.tense, Tense::Past | Tense::Perfect | Tense::Going) && verb.voice != Voice::Linking
        });
        weight += if told && self.own_words(words, VAGUE_TIME) { 2 } else { 0 };
        weight += i32::from(incidents || self.roles_at(sentence.block).has(Role::Findings));
        let roles = self.roles_at(sentence.block);
        // Under a heading of no known kind a report tells what it found.
        weight += i32::from(!incidents && !roles.has(Role::Findings) && roles.first() == Role::Other);
        weight += if verbs.iter().any(|verb| self.is_held_out(verb, words)) { 6 } else { 0 };
        weight -= self.against(index, new);
        let changed = new
            || verbs.iter().any(|verb| {
                matches!(verb.tense, Tense::Perfect | Tense::Going)
                    && (self.people.is(verb.at, CHANGE_VERB) || self.turns_otherwise(verb, words.end))
            });
        // What has come to light, or goes on: "has been seen outside", "is messaging two of them".
        let lately = changed
            || verbs.iter().any(|verb| {
                verb.clause == Clause::Main
                    && verb.voice != Voice::Linking
                    && (verb.tense == Tense::Going
                        || verb.tense == Tense::Perfect
                            && (verb.habit || self.people.is(verb.at, EVENT_VERB)))
            });
        // What is good stands, unless it is said to be new.
        weight -= if !changed && self.roles_at(sentence.block).has(Role::Strengths) { 4 } else { 0 };
        Telling { weight, story, change: changed, lately }
    }

    /// What one verb group says for a finding.
    fn weigh(&self, verb: &Verb, words: &Range<u32>, finite: bool, listed: bool) -> i32 {
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
            && verb.voice == Voice::Linking
            && matches!(self.word(verb.at), "has" | "have" | "had")
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

    /// Who the verb is told of: the nearest person or count before it that no preposition holds.
    fn told_of(&self, words: Range<u32>) -> Option<About> {
        let mut held = None;
        for at in words.clone().rev() {
            // "V5's worker": the worker.
            if self.hits.tokens()[at as usize].looks(Token::POSSESSIVE) && at + 1 != words.end {
                continue;
            }
            let named = match self.people.named(at) {
                // "their teachers say that they": whoever it is, no more than a pronoun says so.
                Some(About::Professional | About::Family)
                    if self.people.is(at, PRONOUN_ONE | PRONOUN_MANY) =>
                {
                    return None;
                }
                Some(named) => named,
                None if self.is_quantity(at) && self.counts_people(at, words.end) => About::YoungPerson,
                None => continue,
            };
            let from = words.start.max(at.saturating_sub(2));
            if (from..at).any(|before| self.people.is(before, PREPOSITION)) {
                held = held.or(Some(named));
            } else {
                return Some(named);
            }
        }
        held.filter(|who| matches!(who, About::YoungPerson | About::Group | About::AdultOfConcern))
    }

    /// "are getting later", "has gone quiet", "became more careful": it is otherwise than before.
    fn turns_otherwise(&self, verb: &Verb, end: u32) -> bool {
        const TURNING: [&str; 14] = [
            "get", "gets", "got", "getting", "gotten", "go", "goes", "gone", "going", "become", "becomes",
            "becoming", "grown", "growing",
        ];
        if verb.tense == Tense::Present || !TURNING.contains(&self.word(verb.at)) {
            return false;
        }
        (verb.at + 1..end.min(verb.at + 4)).any(|at| self.compares(at))
    }

    /// "now come through a game", "come to football now": it was otherwise before.
    fn is_new(&self, verb: &Verb, end: u32) -> bool {
        // "Boys now meeting in the lift": a note.
        let told = matches!(verb.tense, Tense::Present | Tense::Gerund);
        let done = told && verb.voice == Voice::Active && verb.clause == Clause::Main;
        let closing = end.checked_sub(1).is_some_and(|last| last > verb.at && self.word(last) == "now");
        // "is in touch with them again", "have been back".
        let back = matches!(verb.tense, Tense::Present | Tense::Perfect)
            && verb.voice == Voice::Linking
            && matches!(self.small(verb.at).as_ref(), "is" | "are" | "been")
            && verb.clause == Clause::Main
            && (self.word(verb.at + 1) == "back" || closing_word(self, verb, end) == "again");
        if back {
            return true;
        }
        // "now use the back stairs": using stands, unless it is new.
        let stands = self.people.is(verb.at, STATIVE) && !self.word(verb.at).starts_with("use");
        done && !stands && (closing || verb.first > 0 && self.word(verb.first - 1) == "now")
    }

    /// "another", "again", "instead", "three more": something came to what was known.
    fn adds(&self, at: u32) -> bool {
        matches!(
            self.small(at).as_ref(),
            "another" | "again" | "instead" | "more" | "further" | "others" | "elsewhere"
        ) || matches!(self.small(at).as_ref(), "same" | "second" | "third" | "similar")
            && !self.people.is(at + 1, FUNCTION)
    }

    /// "car", "van", "moped": what is driven and waits.
    fn is_vehicle(&self, at: u32) -> bool {
        matches!(
            self.small(at).as_ref(),
            "car"
                | "cars"
                | "van"
                | "vans"
                | "saloon"
                | "hatchback"
                | "pickup"
                | "pick-up"
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
                | "e-bike"
                | "e-bikes"
                | "jeep"
                | "carrier"
                | "dinghy"
        )
    }

    /// Whether a verb stands in what young people say: "they say that they are followed".
    fn is_account(&self, verb: &Verb, words: &Range<u32>) -> bool {
        let that = (words.start + 1..verb.first).rev().find(|at| self.word(*at) == "that");
        that.is_some_and(|that| {
            matches!(self.word(that - 1), "say" | "says" | "said" | "report" | "reports" | "reported")
                && self
                    .told_of(words.start..that - 1)
                    .is_some_and(|who| matches!(who, About::YoungPerson | About::Group))
        })
    }

    /// "was told that it would be posted unless", "has been promised a coat if": a threat or a promise is an
    /// event, whatever comes of it.
    fn is_held_out(&self, verb: &Verb, words: &Range<u32>) -> bool {
        let after = verb.at + 1..words.end;
        verb.voice == Voice::Passive
            && matches!(verb.tense, Tense::Past | Tense::Perfect)
            && matches!(self.word(verb.at), "told" | "warned" | "promised")
            && self.told_of(words.start..verb.first) == Some(About::YoungPerson)
            && after.clone().any(|at| matches!(self.word(at), "would" | "will"))
            && after.clone().any(|at| matches!(self.word(at), "if" | "unless" | "until"))
    }

    /// "most evenings", "every weekend", "regularly".
    fn is_habitual(&self, words: &Range<u32>) -> bool {
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

    /// "noticed cars waiting", "found them asleep": a worker saw what happened.
    fn sees(&self, verb: &Verb, end: u32) -> bool {
        matches!(
            self.word(verb.at),
            "noticed" | "saw" | "seen" | "spotted" | "found" | "heard" | "overheard" | "watched"
        ) && (verb.at + 2..end).any(|at| self.word(at).ends_with("ing") || self.is_participle(at))
    }

    /// "C was sick in his car", "was in the pump house with one of them": a state that came and went.
    fn befell(&self, verb: &Verb, who: Option<About>, end: u32) -> bool {
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

    /// "later", "quieter", "worse", "more", "less".
    fn compares(&self, at: u32) -> bool {
        let word = self.word(at);
        matches!(word, "worse" | "better" | "more" | "less" | "fewer" | "further")
            || word.len() > 4
                && word.ends_with("er")
                && !self.people.is(at, FUNCTION | PREPOSITION)
                && self.people.named(at).is_none()
                && !matches!(
                    word,
                    "other"
                        | "another"
                        | "either"
                        | "together"
                        | "after"
                        | "order"
                        | "over"
                        | "under"
                        | "water"
                        | "dinner"
                        | "paper"
                        | "power"
                        | "number"
                        | "never"
                        | "rather"
                        | "whether"
                        | "corner"
                        | "river"
                        | "later on"
                )
    }

    /// Whether a count stands for young people: "two were", "three of them"; not "two shops", "two of its shops".
    fn counts_people(&self, at: u32, end: u32) -> bool {
        let next = at + 1;
        match self.word(next) {
            "of" => (next + 1..next + 4).any(|of| self.people.named(of).is_some_and(About::is_person)),
            "more" => true,
            _ => {
                next >= end
                    || self.people.is(next, FUNCTION)
                    || self.people.named(next).is_some_and(About::is_person)
            }
        }
    }

    /// What speaks against a finding.
    fn against(&self, index: usize, new: bool) -> i32 {
        let Sentence { tokens: words, block, .. } = &self.sentences.all[index];
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
            || self.ties.get(index).is_some_and(|ties| ties.any(&[Tie::Danger, Tie::Safety]));
        weight += if history && !harmed { 4 } else { 0 };
        if self.people.any(&opens, AUTHOR_SUBJECT) {
            weight += 5;
        } else if self.people.any(&opens, AUTHOR) {
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
        // "Grooming means building a relationship": what a word means.
        let means = (words.start + 1..words.end.min(words.start + 6)).any(|at| self.word(at) == "means");
        weight += if means { 6 } else { 0 };
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

    /// Whether any of the author's own words is in a class.
    fn own_words(&self, words: &Range<u32>, classes: u64) -> bool {
        // The words of a sentence.
        self.people.of_sentence(self.sentences.of_token(words.start)) & classes != 0
            && words.clone().any(|at| self.people.is(at, classes) && !self.is_said(at))
    }

    /// Whether a word stands in somebody's speech.
    fn is_said(&self, at: u32) -> bool {
        self.quotation(&(at..at + 1)).is_some_and(|quotation| quotation.words > 2)
    }
}

/// The last word of a verb's clause.
fn closing_word<'c>(context: &'c Context<'_>, verb: &Verb, end: u32) -> &'c str {
    end.checked_sub(1).filter(|last| *last > verb.at).map_or("", |last| context.word(last))
}
