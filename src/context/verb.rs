//! The verbs of a sentence: which tell, in which tense, and whether something is done or done to.
//!
//! No part of speech is looked up. English marks its verb groups by a closed set of helping words before them
//! and by two endings; the irregular past forms are a vocabulary.

use std::borrow::Cow;
use std::ops::Range;

use super::class::{CHANGE_VERB, EVENT_VERB, FUNCTION, NUMBER, PAST_FORM, PREPOSITION, RELATIVE, STATIVE};
use super::{About, Context};
use crate::lexicon::Token;

/// How a verb group stands in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tense {
    /// "took", "was taken", "were waiting".
    Past,
    /// "has taken", "have been taken", "been waiting".
    Perfect,
    /// "is taking", "are being taken".
    Going,
    /// "takes", "is taken".
    Present,
    /// "taken at the stop", without a helping word or a subject.
    Participle,
    /// "taking", without a helping word.
    Gerund,
}

/// What the subject has to do with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Voice {
    /// "took".
    Active,
    /// "was taken".
    Passive,
    /// "is", "has been", "has a dog": it only links or owns.
    Linking,
}

/// A verb group.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Verb {
    /// Its first word: the helping word where there is one.
    pub(crate) first: u32,
    /// The word that tells what is done.
    pub(crate) at: u32,
    /// When.
    pub(crate) tense: Tense,
    /// Whether the subject does it or it is done to it.
    pub(crate) voice: Voice,
    /// Whether it tells of a habit or goes on and on: "keep turning up", "has been asking", "get thrown".
    pub(crate) habit: bool,
    /// "not", "never" inside the group.
    pub(crate) negated: bool,
    /// What its clause is to the sentence.
    pub(crate) clause: Clause,
}

/// What a verb's clause is to its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Clause {
    /// It says what the sentence says.
    Main,
    /// "who waits at the stop", "because he was seen": said in passing.
    Under,
    /// "so that they could step in": what is meant to be.
    Meant,
}

/// What a helping word does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Helper {
    Have {
        past: bool,
    },
    Be {
        past: bool,
    },
    Been,
    Being,
    Get {
        past: bool,
    },
    Keep {
        past: bool,
    },
    /// will, may, to, do: the verb that follows tells nothing that happened.
    Bare,
}

/// Whether a word without an apostrophe may be a helping word: always where it is, and seldom where not. Told by its
/// first two letters.
fn may_help(word: &[u8]) -> bool {
    const STARTS: [u32; 32] = {
        let starts: [&[u8; 2]; 22] = [
            b"ha", b"is", b"ar", b"am", b"wa", b"we", b"be", b"go", b"ge", b"ke", b"wi", b"wo", b"sh", b"ca",
            b"co", b"ma", b"mi", b"mu", b"to", b"do", b"no", b"di",
        ];
        let mut table = [0; 32];
        let mut at = 0;
        while at < starts.len() {
            table[(starts[at][0] & 31) as usize] |= 1 << (starts[at][1] & 31);
            at += 1;
        }
        table
    };
    matches!(word, [first, second, ..] if STARTS[(first & 31) as usize] >> (second & 31) & 1 == 1)
}

/// At most this many adverbs stand between a helping word and its verb.
const ADVERBS: u32 = 3;

impl Context<'_> {
    /// The verb groups of some words, in order.
    pub(crate) fn verbs(&self, words: &Range<u32>) -> Vec<Verb> {
        let mut out: Vec<Verb> = Vec::new();
        let mut at = words.start;
        while at < words.end {
            let found = match self.helper(at, words) {
                Some(helper) => self.helped(helper, at, words),
                None => self.alone(at, words, &out).map(|verb| (Some(verb), at + 1)),
            };
            match found {
                Some((verb, next)) => {
                    out.extend(verb);
                    at = next.max(at + 1);
                }
                None => at += 1,
            }
        }
        self.subordinate(words, &mut out);
        out
    }

    /// Says of each verb whether its clause stands under another.
    fn subordinate(&self, words: &Range<u32>, verbs: &mut [Verb]) {
        let (mut from, mut main, mut under) = (words.start, false, None);
        for verb in verbs {
            let between = from..verb.first;
            let opener = between.clone().rev().find_map(|at| self.opens_under(at));
            let breaks =
                |at: u32| self.hits.tokens()[at as usize].look & (Token::HARD_BREAK | Token::COMMA) != 0;
            let parted = between.clone().any(breaks);
            // "who waits and watches": the second goes with the first; "the man who waits drives": it does not.
            let joined = between.end > between.start
                && matches!(self.word(between.end - 1), "and" | "or" | "then" | "but");
            verb.clause = match (opener, under) {
                (Some(clause), _) => clause,
                (None, Some(clause)) if joined || main && !parted => clause,
                (None, _) => Clause::Main,
            };
            under = (verb.clause != Clause::Main).then_some(verb.clause);
            main |= verb.clause == Clause::Main && !matches!(verb.tense, Tense::Gerund | Tense::Participle);
            from = verb.at + 1;
        }
    }

    /// What a clause is that a word opens under another.
    fn opens_under(&self, at: u32) -> Option<Clause> {
        // Each of them begins with one of a few letters.
        let first = self.word(at).bytes().next().unwrap_or(0) | 0x20;
        if !matches!(first, b'a' | b'b' | b'h' | b'i' | b's' | b't' | b'u' | b'w') {
            return None;
        }
        let next = self.word(at + 1);
        Some(match self.small(at).as_ref() {
            "so" if next == "that" => Clause::Meant,
            "so" if at > 0 && self.hits.tokens()[at as usize - 1].looks(Token::COMMA) => Clause::Under,
            "that" if self.people.is(at.saturating_sub(1), FUNCTION) && self.word(at - 1) == "so" => {
                Clause::Meant
            }
            "who" | "which" | "whose" | "whom" | "where" | "because" | "although" | "though" | "while"
            | "whenever" | "wherever" | "if" | "unless" | "whether" | "until" | "that" | "when" => {
                Clause::Under
            }
            "as" | "since" | "after" | "before" | "how" | "what" | "why"
                if self.people.named(at + 1).is_some() || self.people.is(at + 1, FUNCTION) =>
            {
                Clause::Under
            }
            _ => return None,
        })
    }

    /// The word in small letters where its first letter may be a capital only because it opens a sentence.
    pub(super) fn small(&self, at: u32) -> Cow<'_, str> {
        let word = self.word(at);
        // Most words are.
        if self.is_small(at) {
            return Cow::Borrowed(word);
        }
        let small = self.small_ascii(at).map(Cow::Borrowed);
        small.unwrap_or_else(|| Cow::Owned(word.to_ascii_lowercase().replace('’', "'")))
    }

    fn helper(&self, at: u32, words: &Range<u32>) -> Option<Helper> {
        let token = self.hits.tokens()[at as usize];
        let word = self.word(at);
        let contracted = token.looks(Token::APOSTROPHE);
        if !contracted && !may_help(word.as_bytes()) {
            return None;
        }
        let word = self.small(at);
        let word = word.as_ref();
        let next_tells = || {
            let next = self.past_adverbs(at + 1, words).0;
            let helps = next < words.end && matches!(self.small(next).as_ref(), "been" | "had");
            helps || next < words.end && (self.is_participle(next) || self.is_ing(next))
        };
        Some(match word {
            "has" | "have" | "haven't" | "hasn't" => Helper::Have { past: false },
            "had" | "hadn't" => Helper::Have { past: true },
            "is" | "are" | "am" | "isn't" | "aren't" => Helper::Be { past: false },
            "was" | "were" | "wasn't" | "weren't" => Helper::Be { past: true },
            "been" => Helper::Been,
            "being" => Helper::Being,
            "got" => Helper::Get { past: true },
            "get" | "gets" => Helper::Get { past: false },
            "keep" | "keeps" if next_tells() => Helper::Keep { past: false },
            "kept" if next_tells() => Helper::Keep { past: true },
            "will" | "would" | "shall" | "should" | "can" | "could" | "may" | "might" | "must" | "to"
            | "do" | "does" | "don't" | "doesn't" | "won't" | "can't" | "cannot" | "couldn't"
            | "wouldn't" | "shouldn't" | "let's" | "be" | "not" | "didn't" => Helper::Bare,
            // "did not bring it"; not "did a delivery".
            "did" if self.word(at + 1) == "not" => Helper::Bare,
            // Of the others only contracted words help.
            _ if !contracted => return None,
            _ if word.ends_with("'ve") => Helper::Have { past: false },
            _ if word.ends_with("'re") => Helper::Be { past: false },
            _ if word.ends_with("'ll") => Helper::Bare,
            _ if token.looks(Token::POSSESSIVE) || matches!(word, "he's" | "she's" | "it's" | "there's") => {
                if !next_tells() {
                    return None;
                }
                let next = self.past_adverbs(at + 1, words).0;
                if matches!(self.small(next).as_ref(), "been" | "had") || self.is_participle(next) {
                    Helper::Have { past: false }
                } else {
                    Helper::Be { past: false }
                }
            }
            _ => return None,
        })
    }

    /// The verb group that a helping word opens, and where to go on.
    fn helped(&self, helper: Helper, first: u32, words: &Range<u32>) -> Option<(Option<Verb>, u32)> {
        let (at, negated) = self.past_adverbs(first + 1, words);
        let negated = negated || self.word(first).ends_with("n't") || self.word(first).ends_with("n’t");
        let verb = |at: u32, tense, passive: bool, linking: bool| Verb {
            first,
            at,
            tense,
            voice: match (passive, linking) {
                (_, true) => Voice::Linking,
                (true, false) => Voice::Passive,
                (false, false) => Voice::Active,
            },
            habit: false,
            negated,
            clause: Clause::Main,
        };
        let inside = at < words.end;
        let participle = inside && self.is_participle(at);
        let ing = inside && self.is_ing(at);
        Some(match helper {
            Helper::Bare => {
                // "could be taken for", "seems to have got": nothing of it is told as having happened.
                let mut last = at;
                while last < words.end
                    && matches!(self.word(last), "be" | "have" | "been" | "being" | "get" | "to" | "not")
                {
                    last = self.past_adverbs(last + 1, words).0;
                }
                (None, if last < words.end { last + 1 } else { first + 1 })
            }
            Helper::Have { past } => {
                let tense = if past { Tense::Past } else { Tense::Perfect };
                if inside && self.is_been(at) {
                    let (next, _) = self.past_adverbs(at + 1, words);
                    if next < words.end && (self.is_participle(next) || self.is_ing(next)) {
                        let going = self.is_ing(next);
                        (Some(Verb { habit: going, ..verb(next, tense, !going, false) }), next + 1)
                    } else {
                        // "has been to his house", "have been over to the yard": they went, and came back.
                        let went = next < words.end
                            && (self.word(next) == "to"
                                || matches!(
                                    self.word(next),
                                    "up" | "down" | "over" | "round" | "back" | "out"
                                ) && self.word(next + 1) == "to");
                        (Some(verb(at, tense, false, !went)), at + 1)
                    }
                } else if participle || inside && matches!(self.word(at), "come" | "become") {
                    (Some(verb(at, tense, false, false)), at + 1)
                } else if inside && self.small(at) == "to" {
                    (None, at + 1)
                } else if inside && self.word(at) == "had" {
                    // "have had money taken from them", "has had a fall"
                    let done = (at + 2..words.end.min(at + 6)).find(|done| self.is_participle(*done));
                    (
                        Some(verb(done.unwrap_or(at), tense, done.is_some(), done.is_none())),
                        done.unwrap_or(at) + 1,
                    )
                } else if let Some(done) = self.had_done(at, words) {
                    let tense = if past { Tense::Past } else { Tense::Perfect };
                    (Some(verb(done, tense, true, false)), done + 1)
                } else {
                    let tense = if past { Tense::Past } else { Tense::Present };
                    (Some(verb(first, tense, false, true)), first + 1)
                }
            }
            Helper::Been => {
                // "S5 been picked up", "been missing twice"
                let what = if participle || ing { at } else { first };
                (Some(verb(what, Tense::Perfect, participle, !(participle || ing))), what + 1)
            }
            Helper::Be { past } => {
                let tense = if past { Tense::Past } else { Tense::Present };
                if inside && self.small(at) == "being" {
                    let (next, _) = self.past_adverbs(at + 1, words);
                    let told = next < words.end && self.is_participle(next);
                    let going = if past { Tense::Past } else { Tense::Going };
                    (Some(verb(if told { next } else { at }, going, told, !told)), next.max(at + 1))
                } else if participle {
                    (Some(verb(at, tense, true, false)), at + 1)
                } else if ing {
                    let going = if past { Tense::Past } else { Tense::Going };
                    // "are getting robbed"
                    let done = at + 1 < words.end && self.word(at) == "getting" && self.is_participle(at + 1);
                    let at = at + u32::from(done);
                    (Some(verb(at, going, done, false)), at + 1)
                } else {
                    (Some(verb(first, tense, false, true)), first + 1)
                }
            }
            Helper::Being => {
                if !participle {
                    return None;
                }
                (Some(verb(at, Tense::Gerund, true, false)), at + 1)
            }
            Helper::Get { past } => {
                let tense = if past { Tense::Past } else { Tense::Present };
                if participle {
                    (Some(Verb { habit: !past, ..verb(at, tense, true, false) }), at + 1)
                } else {
                    (Some(verb(first, tense, false, false)), first + 1)
                }
            }
            Helper::Keep { past } => {
                if !ing {
                    return None;
                }
                let tense = if past { Tense::Past } else { Tense::Going };
                (Some(Verb { habit: true, ..verb(at, tense, false, false) }), at + 1)
            }
        })
    }

    /// "had her shoes thrown in", "has her post opened": what was done to somebody's things, told of them.
    fn had_done(&self, at: u32, words: &Range<u32>) -> Option<u32> {
        if at >= words.end || !matches!(self.word(at), "his" | "her" | "their") {
            return None;
        }
        let done = (at + 2..words.end.min(at + 5)).find(|done| self.is_participle(*done))?;
        // "had his broken arm set": what follows tells whether the word is a verb.
        let closes = done + 1 >= words.end
            || self.people.is(done + 1, FUNCTION | PREPOSITION)
            || self.hits.tokens()[done as usize].look & (Token::HARD_BREAK | Token::COMMA) != 0;
        closes.then_some(done)
    }

    /// "The boys now avoid the library": a verb of the present that no list needs to know.
    fn stands_after_now(&self, at: u32, words: &Range<u32>) -> bool {
        let Some(now) = at.checked_sub(1).filter(|now| *now > words.start && self.word(*now) == "now") else {
            return false;
        };
        matches!(self.people.named(now - 1), Some(About::YoungPerson | About::Group | About::AdultOfConcern))
            && !self.people.is(at, FUNCTION | PREPOSITION | NUMBER)
            && !self.is_adverb(at)
            && self.is_small(at)
            && self.hits.tokens()[now as usize].look & (Token::HARD_BREAK | Token::COMMA) == 0
            && !self.word(at).ends_with("ed")
            && !self.word(at).ends_with("ing")
    }

    /// A verb without a helping word.
    fn alone(&self, at: u32, words: &Range<u32>, told: &[Verb]) -> Option<Verb> {
        let token = self.hits.tokens()[at as usize];
        if token.look & (Token::DIGIT | Token::POSSESSIVE) != 0
            || token.looks(Token::CAPITAL) && at != words.start
        {
            return None;
        }
        // A quick look before slower ones: no word without one of these is a verb, unless it stands after "now".
        let ends = matches!(self.word(at).as_bytes(), [.., b'e', b'd'] | [.., b'i', b'n', b'g']);
        let likely = ends || self.people.is(at, PAST_FORM | EVENT_VERB | CHANGE_VERB);
        if !likely && (at == words.start || self.word(at - 1) != "now") {
            return None;
        }
        let verb = |tense| Verb {
            first: at,
            at,
            tense,
            voice: Voice::Active,
            habit: false,
            negated: false,
            clause: Clause::Main,
        };
        let previous = at.checked_sub(1).filter(|_| at > words.start);
        // "B. came in": the stop is the initial's.
        let broken = previous.is_none_or(|before| {
            let token = self.hits.tokens()[before as usize];
            token.looks(Token::HARD_BREAK) && !token.looks(Token::INITIAL)
        });
        // "his left hand", "her striking curls": said of a thing.
        if previous
            .is_some_and(|before| matches!(self.word(before), "his" | "her" | "their" | "its" | "my" | "our"))
        {
            return None;
        }
        // "close-set eyes", "heavily made-up": part of an adjective.
        let text = self.draft.text().as_bytes();
        if token.start > 0 && text[token.start as usize - 1] == b'-'
            || text.get(token.end as usize) == Some(&b'-')
        {
            return None;
        }
        if self.stands_after_now(at, words) {
            return Some(verb(Tense::Present));
        }
        if !likely {
            return None;
        }
        // "they used to gather"; not "may be used to keep".
        if self.word(at) == "used" && self.word(at + 1) == "to" {
            let be = previous.is_some_and(|before| {
                matches!(self.word(before), "be" | "is" | "are" | "was" | "were" | "been")
            });
            return (!be).then(|| Verb { habit: true, ..verb(Tense::Past) });
        }
        if self.is_participle(at) {
            if broken {
                return Some(verb(Tense::Participle));
            }
            let mut before = previous?;
            if self.is_adverb(before) || self.word(before) == "well" {
                before = self.before_adverbs(before - u32::from(self.word(before) == "well"), words.start);
                let subject = self.people.named(before).is_some() && !self.people.is(before, FUNCTION);
                if !subject && !self.is_quantity(before) {
                    return None;
                }
            }
            // "a broken window", "by masked men": an adjective; "and threw", "who took", "all left": a verb.
            let word = self.small(before);
            let opens = matches!(
                word.as_ref(),
                "and"
                    | "or"
                    | "but"
                    | "then"
                    | "who"
                    | "which"
                    | "that"
                    | "it"
                    | "all"
                    | "both"
                    | "each"
                    | "not"
                    | "also"
                    | "just"
                    | "only"
                    | "so"
                    | "this"
                    | "these"
                    | "those"
                    | "there"
                    | "any"
                    | "over"
                    | "up"
                    | "out"
                    | "off"
                    | "on"
                    | "in"
                    | "down"
                    | "never"
                    | "one"
                    | "about"
            );
            if self.people.is(before, FUNCTION) && !opens {
                return None;
            }
            // "the footage sent to the team": said of a thing in passing, where the sentence has its verb.
            let last = told.iter().rfind(|verb| !matches!(verb.tense, Tense::Gerund | Tense::Participle));
            let same = |verb: &Verb| {
                (verb.at + 1..at).all(|between| {
                    self.hits.tokens()[between as usize].look & (Token::HARD_BREAK | Token::COMMA) == 0
                        && !matches!(self.word(between), "and" | "but" | "or" | "then")
                        && self.opens_under(between).is_none()
                })
            };
            let person = self.people.named(before).is_some_and(super::About::is_person);
            if last.is_some_and(same) && !opens && !person && !self.is_quantity(before) {
                return None;
            }
            // "affectionate, durable and mixed": a third adjective.
            let linked = told
                .last()
                .filter(|verb| verb.voice == Voice::Linking && matches!(word.as_ref(), "and" | "or"));
            if linked.is_some_and(|verb| verb.tense == Tense::Present || !self.people.is(at, EVENT_VERB)) {
                return None;
            }
            // "the short cut", "the only fob left": forms that are nouns and adjectives too want their subject.
            if matches!(
                self.word(at),
                "cut"
                    | "hit"
                    | "set"
                    | "shot"
                    | "spread"
                    | "split"
                    | "thought"
                    | "wound"
                    | "bit"
                    | "saw"
                    | "felt"
                    | "left"
                    | "upset"
                    | "lit"
                    | "born"
                    | "drunk"
                    | "worn"
                    | "hurt"
                    | "shut"
                    | "bet"
            ) && !(self.word(at) == "set" && self.people.is(at, EVENT_VERB)
                || self.people.named(before).is_some_and(super::About::is_person)
                || self.is_quantity(before)
                || self.people.is(before, RELATIVE)
                || matches!(word.as_ref(), "and" | "then" | "but"))
            {
                return None;
            }
            return Some(verb(Tense::Past));
        }
        if self.is_ing(at) {
            let named = previous.is_some_and(|before| !broken && self.people.is(before, FUNCTION));
            return (!named).then(|| verb(Tense::Gerund));
        }
        // "More of them now leave", "Boy 6 no longer comes": whatever stands there is done.
        let since = previous.is_some_and(|before| matches!(self.word(before), "now" | "longer"))
            && !self.people.is(at, FUNCTION | PREPOSITION | NUMBER);
        if !since && !self.people.is(at, EVENT_VERB | CHANGE_VERB | STATIVE) {
            return None;
        }
        // "they go to parties", "men who wait": the present wants a subject right before it; "and throw": one
        // that an earlier present has.
        let before = self.before_adverbs(previous?, words.start);
        let word = self.small(before);
        let many = word.len() > 3 && word.ends_with('s') && !word.ends_with("ss");
        let subject = self.people.named(before).is_some_and(super::About::is_person)
            || self.people.is(before, RELATIVE)
            || self.is_quantity(before)
            || many && !self.people.is(before, FUNCTION | EVENT_VERB);
        let chained = matches!(word.as_ref(), "and" | "then" | "or")
            && told.last().is_some_and(|verb| verb.tense == Tense::Present && verb.voice != Voice::Linking);
        // "Grooming means", "the plan contains": forms that are no nouns.
        let means = matches!(
            self.word(at),
            "means"
                | "seems"
                | "contains"
                | "consists"
                | "depends"
                | "matters"
                | "exists"
                | "lacks"
                | "suggests"
                | "indicates"
                | "explains"
                | "describes"
                | "includes"
                | "belongs"
                | "deserves"
                | "requires"
        );
        (means || subject || chained || since && !self.people.is(before, FUNCTION))
            .then(|| verb(Tense::Present))
    }

    /// Past the adverbs from a word on, and whether one of them denies.
    fn past_adverbs(&self, from: u32, words: &Range<u32>) -> (u32, bool) {
        let mut denied = false;
        let mut at = from;
        while at < words.end && at < from + ADVERBS && self.is_adverb(at) {
            denied |= matches!(self.word(at), "not" | "never");
            at += 1;
        }
        (at, denied)
    }

    fn before_adverbs(&self, mut at: u32, start: u32) -> u32 {
        while at > start && self.is_adverb(at) {
            at -= 1;
        }
        at
    }

    fn is_adverb(&self, at: u32) -> bool {
        let word = self.word(at);
        word.len() > 4 && word.ends_with("ly") && !matches!(word, "family" | "elderly" | "early")
            || matches!(
                word,
                "not"
                    | "never"
                    | "also"
                    | "now"
                    | "just"
                    | "already"
                    | "since"
                    | "ever"
                    | "even"
                    | "only"
                    | "both"
                    | "all"
                    | "still"
                    | "often"
                    | "always"
                    | "sometimes"
                    | "twice"
                    | "once"
                    | "then"
                    | "too"
                    | "themselves"
                    | "each"
                    | "either"
                    | "again"
                    | "recently"
                    | "longer"
            )
    }

    /// Whether a word is a past form or a participle.
    pub(crate) fn is_participle(&self, at: u32) -> bool {
        if self.people.is(at, PAST_FORM) && !self.is_been(at) {
            let word = self.word(at);
            return !matches!(word, "was" | "were" | "had" | "Was" | "Were" | "Had");
        }
        let word = self.word(at);
        if word == "used" || word == "Used" {
            return self.word(at + 1) != "to";
        }
        word.len() > 3
            && word.ends_with("ed")
            && !matches!(
                word,
                "need"
                    | "feed"
                    | "speed"
                    | "seed"
                    | "weed"
                    | "indeed"
                    | "exceed"
                    | "naked"
                    | "wicked"
                    | "hundred"
                    | "sacred"
                    | "aged"
                    | "proceed"
                    | "breed"
                    | "Need"
                    | "unmarried"
                    | "red-faced"
                    | "hatred"
                    | "kindred"
            )
    }

    fn is_been(&self, at: u32) -> bool {
        matches!(self.word(at), "been" | "Been")
    }

    fn is_ing(&self, at: u32) -> bool {
        let word = self.word(at);
        word.len() > 4
            && word.ends_with("ing")
            && !matches!(
                word,
                "thing"
                    | "nothing"
                    | "something"
                    | "anything"
                    | "everything"
                    | "during"
                    | "evening"
                    | "morning"
                    | "being"
                    | "building"
                    | "spring"
                    | "string"
                    | "ceiling"
                    | "wedding"
                    | "sibling"
                    | "boxing"
                    | "including"
                    | "according"
                    | "regarding"
                    | "Nothing"
                    | "Something"
                    | "Everything"
                    | "lighting"
                    | "housing"
                    | "safeguarding"
                    | "parking"
                    | "meeting"
                    | "missing"
                    | "Lighting"
                    | "During"
                    | "Housing"
                    | "bring"
                    | "cling"
                    | "fling"
                    | "sling"
                    | "sting"
                    | "swing"
            )
    }

    /// Words that stand for some of the young people: "two were", "others have", "a couple say".
    pub(crate) fn is_quantity(&self, at: u32) -> bool {
        self.is_number(at)
            || matches!(
                self.small(at).as_ref(),
                "some"
                    | "several"
                    | "most"
                    | "many"
                    | "few"
                    | "couple"
                    | "another"
                    | "other"
                    | "others"
                    | "both"
                    | "all"
                    | "half"
                    | "everyone"
                    | "everybody"
                    | "somebody"
                    | "someone"
                    | "loads"
                    | "lots"
                    | "dozens"
                    | "people"
                    | "pupils"
                    | "adults"
                    | "men"
                    | "man"
                    | "woman"
                    | "women"
            )
    }
}
