//! When something was, told by what else happened then: "the week the shutters came down", "two days after the
//! fireworks", "since the caretaker's arrest". Whoever was there can place it, and a reader can ask.

use std::ops::Range;

use super::Context;
use super::class::PRONOUN_ONE;
use super::verb::{Clause, Tense};
use crate::dates::Shapes;
use crate::lexicon::Token;

/// Words between a preposition and the event that it ties to: "after the under-nines' summer gala".
const REACH: u32 = 5;

/// The shapes of the words that [`Context::names_occasion`] goes by.
static SHAPES: Shapes = Shapes::of(&[&[
    "night",
    "evening",
    "morning",
    "afternoon",
    "day",
    "week",
    "weekend",
    "fortnight",
    "month",
    "term",
    "summer",
    "winter",
    "spring",
    "autumn",
    "after",
    "before",
    "following",
    "since",
    "until",
    "till",
    "during",
    "around",
    "over",
    "with",
    "upon",
    "on",
    "at",
    "in",
    "by",
    "towards",
    "from",
]]);

impl Context<'_> {
    /// Whether a sentence says when, by naming what else happened.
    pub(super) fn names_occasion(&self, words: &Range<u32>) -> bool {
        words.clone().any(|at| {
            let word = self.word(at).as_bytes();
            if !word.first().is_some_and(|first| SHAPES.may(*first, word.len())) {
                return false; // as most words
            }
            let word = self.small(at);
            match word.as_ref() {
                "night" | "evening" | "morning" | "afternoon" | "day" | "week" | "weekend" | "fortnight"
                | "month" | "term" | "summer" | "winter" | "spring" | "autumn" => {
                    self.is_the_night_of(at, words)
                }
                "after" | "before" | "following" | "since" | "until" | "till" | "during" => {
                    self.ties_to_event(at, words)
                }
                "around" | "over" | "with" | "upon" | "on" | "at" | "in" => self.is_event_of(at, words),
                "by" | "towards" => {
                    matches!(self.word(at + 1), "the")
                        && matches!(
                            self.word(at + 2),
                            "end" | "close" | "start" | "beginning" | "middle" | "time"
                        )
                        && !matches!(self.word(at + 5), "day" | "night" | "evening" | "road" | "street")
                        && (self.word(at + 2) == "time" || self.word(at + 3) == "of")
                        && self.tells_past(words)
                }
                "from" => {
                    self.word(at + 1) == "the"
                        && matches!(self.word(at + 2), "first" | "moment" | "start")
                        && at == words.start
                }
                _ => false,
            }
        })
    }

    /// "the night of the fight", "the week the clan was shut down", "the fortnight following"; not "the night bus",
    /// and not "in the morning they", which is any morning.
    fn is_the_night_of(&self, at: u32, words: &Range<u32>) -> bool {
        if at <= words.start || at + 1 >= words.end {
            return false;
        }
        let the = match self.small(at - 1).as_ref() {
            "the" => at - 1,
            "first" | "last" | "same" | "very" | "second" if at >= words.start + 2 => at - 2,
            _ => return false,
        };
        if self.small(the).as_ref() != "the" {
            return false;
        }
        let next = self.small(at + 1);
        if matches!(next.as_ref(), "that" | "when" | "after" | "before" | "following" | "preceding") {
            return true;
        }
        if next == "of" {
            return !matches!(self.word(at + 2), "them" | "these" | "those" | "it");
        }
        // "in the week he left"; "in the evening he" is any evening, "at the weekend they" any weekend.
        let long = matches!(self.word(at), "week" | "fortnight" | "month" | "term");
        let before = (the > words.start).then(|| self.small(the - 1));
        let loose = match before.as_deref() {
            Some("in" | "through" | "at" | "of" | "all" | "for" | "during") => !long,
            _ => false,
        };
        let told =
            matches!(next.as_ref(), "the" | "his" | "her" | "their" | "our" | "a" | "an" | "this" | "these")
                || self.people.is(at + 1, PRONOUN_ONE)
                || matches!(next.as_ref(), "they" | "we")
                || self.hits.tokens()[at as usize + 1].looks(Token::CAPITAL);
        let parted = self.hits.tokens()[at as usize].look & (Token::COMMA | Token::HARD_BREAK) != 0;
        told && !loose && !parted
    }

    /// "After the fire drill they moved", "two days after the fireworks", "since the night of it", "until Ash left".
    fn ties_to_event(&self, at: u32, words: &Range<u32>) -> bool {
        let next = at + 1;
        if next >= words.end {
            return false;
        }
        let after = self.small(next);
        let the =
            matches!(after.as_ref(), "the" | "his" | "her" | "their" | "its" | "our" | "my" | "this" | "one");
        let somebody = matches!(after.as_ref(), "he" | "she" | "they" | "we" | "it" | "a" | "an")
            || self.hits.tokens()[next as usize].looks(Token::CAPITAL);
        let vague = matches!(
            self.word(next + 1),
            "while" | "time" | "bit" | "few" | "couple" | "bell" | "lesson" | "lessons" | "day" | "last"
        );
        if vague || !(the || somebody) || self.is_since_nobody_knows(at, words) {
            return false;
        }
        let before = at.checked_sub(1).filter(|before| *before >= words.start);
        let counted = before.is_some_and(|before| {
            matches!(
                self.word(before),
                "minutes"
                    | "hours"
                    | "days"
                    | "nights"
                    | "weeks"
                    | "months"
                    | "years"
                    | "day"
                    | "night"
                    | "week"
                    | "month"
                    | "year"
                    | "fortnight"
                    | "hour"
                    | "weekend"
                    | "soon"
                    | "shortly"
                    | "straight"
                    | "immediately"
                    | "just"
                    | "Soon"
                    | "Shortly"
                    | "Immediately"
            )
        });
        if counted {
            return true;
        }
        // "looks after the little ones", "goes after them": only what opens a clause is a time.
        let opens = before.is_none_or(|before| {
            self.hits.tokens()[before as usize].look & (Token::COMMA | Token::HARD_BREAK) != 0
        });
        let since = matches!(self.small(at).as_ref(), "since" | "following");
        (opens || since) && self.tells_past(words) || the && self.is_event_of(at, words)
    }

    /// "since I started here", "since the new children joined": a beginning that the report does not place; not "since
    /// the term started", "since Ash joined".
    fn is_since_nobody_knows(&self, at: u32, words: &Range<u32>) -> bool {
        if self.small(at).as_ref() != "since" {
            return false;
        }
        let end = words.end.min(at + 7);
        let Some(verb) = (at + 2..end)
            .find(|verb| matches!(self.word(*verb), "started" | "began" | "joined" | "arrived" | "came"))
        else {
            return false;
        };
        let by = |who: &[&str]| (at + 1..verb).any(|own| who.contains(&self.word(own)));
        match self.word(verb) {
            "started" | "began" => by(&["I", "we", "this", "it", "things"]) && verb <= at + 4,
            _ => by(&["new", "newer", "others", "incomers", "newcomers", "older", "younger"]),
        }
    }

    /// "around the solstice weekend", "with the coach's suspension", "at the June vigil".
    fn is_event_of(&self, at: u32, words: &Range<u32>) -> bool {
        const EVENTS: [&str; 61] = [
            "arrest",
            "arrests",
            "suspension",
            "death",
            "funeral",
            "wedding",
            "closure",
            "eviction",
            "conviction",
            "release",
            "departure",
            "retirement",
            "final",
            "derby",
            "carnival",
            "festival",
            "fireworks",
            "regatta",
            "gala",
            "vigil",
            "storm",
            "flood",
            "floods",
            "strike",
            "strikes",
            "election",
            "elections",
            "reopening",
            "inquest",
            "trial",
            "sentencing",
            "raid",
            "drill",
            "snow",
            "frost",
            "heatwave",
            "solstice",
            "equinox",
            "eclipse",
            "jubilee",
            "coronation",
            "census",
            "prom",
            "supper",
            "inspection",
            "marathon",
            "pageant",
            "wake",
            "tournament",
            "fete",
            "fête",
            "fayre",
            "exams",
            "mocks",
            "nativity",
            "panto",
            "clocks",
            "resignation",
            "removal",
            "dismissal",
            "expulsion",
        ];
        let next = at + 1;
        if next >= words.end
            || !matches!(
                self.word(next),
                "the" | "his" | "her" | "their" | "its" | "our" | "this" | "harvest"
            )
        {
            return false;
        }
        let parts = |at: u32| self.hits.tokens()[at as usize].look & (Token::COMMA | Token::HARD_BREAK) != 0;
        let mut end = next;
        while end + 1 < words.end && end - next < REACH && !parts(end) {
            end += 1;
        }
        (next + 1..=end).any(|at| {
            EVENTS.contains(&self.word(at))
                // "the raid team", "the strike fund".
                && (at + 1 >= words.end
                    || parts(at)
                    || !self.is_small(at + 1)
                    || self.people.is(at + 1, super::class::FUNCTION | super::class::PREPOSITION)
                    || matches!(self.word(at + 1), "weekend" | "week" | "night" | "day" | "evening"))
        })
    }

    /// Whether what a sentence says is over: none of its own verbs tells a habit of the present.
    fn tells_past(&self, words: &Range<u32>) -> bool {
        let verbs = self.verbs(words);
        let mut own = verbs.iter().filter(|verb| verb.clause == Clause::Main);
        verbs.iter().any(|verb| matches!(verb.tense, Tense::Past | Tense::Perfect))
            && !own.any(|verb| verb.tense == Tense::Present)
    }
}
