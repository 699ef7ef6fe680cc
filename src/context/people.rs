//! Whom each word names: labels of members, nouns, names, and pronouns followed to the last fitting person of the
//! paragraph.

use std::ops::Range;

use super::About;
use super::class::{
    ADULT, AGENCY, ASPECT, AUTHOR, AUTHOR_SUBJECT, FAMILY, FEMALE, FUNCTION, GROUP, GROWN, HARM_NOUN,
    LABELLING, MALE, PLACE, PREPOSITION, PROFESSIONAL, PRONOUN_MANY, PRONOUN_ONE, PRONOUN_THING, RELATIVE,
    SAYING, THING, YOUNG_PERSON,
};
use super::label;
use super::name::Name;
use super::sentence::Sentences;
use crate::brief::Brief;
use crate::dates::DateMention;
use crate::draft::Draft;
use crate::lexicon::{Hits, Token};

/// For each word, its classes and whom it names.
#[derive(Debug, Default)]
pub struct People {
    /// Class bits, with those of members' labels and of titled names added.
    classes: Vec<u64>,
    /// Whom a word names; pronouns are already followed.
    about: Vec<Option<About>>,
    /// The classes of [`RUN`] words in a row together, and of as many such runs: a sentence without end is asked
    /// of again and again.
    runs: [Vec<u64>; 2],
    /// The classes of the words of each sentence together.
    sentences: Vec<u64>,
}

/// See [`People::any`].
const RUN: usize = 64;

impl People {
    /// Works through a draft once.
    pub(super) fn new(
        draft: &Draft,
        hits: &Hits,
        sentences: &Sentences,
        brief: &Brief,
        names: &[Name],
        dates: &[DateMention],
    ) -> Self {
        let mut classes: Vec<u64> = hits.tokens().iter().map(|token| token.classes).collect();
        label::mark(draft, hits, sentences, brief, names, dates, &mut classes);
        clear_ordinals(draft, hits.tokens(), &mut classes);
        clear_heads(draft, hits.tokens(), &mut classes);
        mark_grown(draft, hits.tokens(), &mut classes);
        mark_aged(draft, hits.tokens(), &mut classes);
        let about = Follower { draft, tokens: hits.tokens(), classes: &classes }.follow(sentences);
        let together = |classes: &[u64]| -> Vec<u64> {
            classes.chunks(RUN).map(|run| run.iter().fold(0, |all, one| all | one)).collect()
        };
        let runs = together(&classes);
        let of_words = |words: &Range<u32>| {
            classes[words.start as usize..words.end as usize].iter().fold(0, |all, one| all | one)
        };
        let sentences = sentences.all.iter().map(|sentence| of_words(&sentence.tokens)).collect();
        Self { runs: [together(&runs), runs], sentences, classes, about }
    }

    /// Class bits of a word.
    pub fn classes(&self, token: u32) -> u64 {
        self.classes.get(token as usize).copied().unwrap_or(0)
    }

    /// The class bits of all words of a sentence together.
    pub fn of_sentence(&self, index: usize) -> u64 {
        self.sentences.get(index).copied().unwrap_or(0)
    }

    /// Whether a word is in one of the classes.
    pub fn is(&self, token: u32, classes: u64) -> bool {
        self.classes(token) & classes != 0
    }

    /// Whether any of some words is in one of the classes.
    pub fn any(&self, tokens: &Range<u32>, classes: u64) -> bool {
        let rows = [self.classes.as_slice(), &self.runs[1], &self.runs[0]];
        // Callers reckon with words before and after; where there are none the range may be turned round.
        let range = tokens.start as usize..(tokens.end as usize).min(self.classes.len());
        !range.is_empty() && any(&rows, range, classes)
    }

    /// Whom a word names.
    pub fn named(&self, token: u32) -> Option<About> {
        self.about.get(token as usize).copied().flatten()
    }
}

/// Whether any bits of a range are among those asked for; each row after the first holds those of [`RUN`] of the row
/// before together.
fn any(rows: &[&[u64]], range: Range<usize>, asked: u64) -> bool {
    let [row, above @ ..] = rows else { return false };
    let first_run = range.start.div_ceil(RUN);
    let last_run = range.end / RUN;
    if above.is_empty() || first_run >= last_run {
        return row[range].iter().any(|bits| bits & asked != 0);
    }
    row[range.start..first_run * RUN].iter().any(|bits| bits & asked != 0)
        || row[last_run * RUN..range.end].iter().any(|bits| bits & asked != 0)
        || any(above, first_run..last_run, asked)
}

/// "The second" names somebody by itself; in "the second-floor flat", "the other shop" and "the last bus" it does not.
fn clear_ordinals(draft: &Draft, tokens: &[Token], classes: &mut [u64]) {
    let word = |at: usize| draft.slice(crate::text::Span::new(tokens[at].start, tokens[at].end));
    for at in 1..tokens.len().saturating_sub(1) {
        if classes[at] & YOUNG_PERSON == 0 {
            continue;
        }
        let ordinal = matches!(
            word(at),
            "first"
                | "second"
                | "third"
                | "fourth"
                | "fifth"
                | "last"
                | "other"
                | "biggest"
                | "tallest"
                | "smallest"
                | "oldest"
                | "quietest"
                | "loudest"
        );
        if !ordinal
            || !matches!(word(at - 1), "the" | "The")
            || tokens[at].look & (Token::COMMA | Token::HARD_BREAK) != 0
            || tokens[at + 1].looks(Token::FIRST)
        {
            continue;
        }
        let hyphen = tokens[at + 1].start == tokens[at].end + 1
            && draft.slice(crate::text::Span::new(tokens[at].end, tokens[at + 1].start)) == "-";
        let noun = PLACE | THING | AGENCY | PROFESSIONAL | FAMILY | ADULT | ASPECT | HARM_NOUN;
        let time = matches!(
            word(at + 1),
            "time"
                | "times"
                | "day"
                | "days"
                | "week"
                | "weeks"
                | "month"
                | "months"
                | "year"
                | "years"
                | "term"
                | "half"
                | "hand"
                | "side"
                | "end"
                | "way"
                | "two"
                | "three"
                | "few"
                | "weekend"
                | "night"
                | "line"
                | "reason"
                | "thing"
                | "things"
                | "point"
                | "worry"
                | "concern"
                | "risk"
                | "floor"
        );
        if hyphen || time || classes[at + 1] & noun != 0 && classes[at + 1] & (YOUNG_PERSON | GROUP) == 0 {
            classes[at] &= !YOUNG_PERSON;
            classes[at - 1] &= !YOUNG_PERSON;
        }
    }
}

/// "The head", "deputy head" and "head of year" are somebody; "his head", "a shaved head" and "head down" are not.
fn clear_heads(draft: &Draft, tokens: &[Token], classes: &mut [u64]) {
    let word = |at: usize| draft.slice(crate::text::Span::new(tokens[at].start, tokens[at].end));
    for at in 0..tokens.len() {
        if classes[at] & PROFESSIONAL == 0 || !matches!(word(at), "head" | "heads" | "Head" | "Heads") {
            continue;
        }
        let opens = tokens[at].looks(Token::FIRST);
        let office = at > 0
            && !opens
            && matches!(
                word(at - 1),
                "the"
                    | "The"
                    | "deputy"
                    | "Deputy"
                    | "assistant"
                    | "Assistant"
                    | "acting"
                    | "executive"
                    | "new"
                    | "our"
                    | "Our"
                    | "school's"
                    | "college's"
                    | "a"
                    | "A"
                    | "interim"
                    | "two"
                    | "both"
                    | "year"
            );
        let of = tokens.get(at + 1).is_some_and(|next| {
            !next.looks(Token::FIRST)
                && matches!(word(at + 1), "of" | "teacher" | "teachers" | "Teacher" | "Of")
        });
        if !(office || of || opens && word(at).starts_with('H')) {
            classes[at] &= !PROFESSIONAL;
        }
    }
}

/// A man or a woman is a grown-up the report is wary of, unless "young" stands before, or somebody is only likened
/// to one ("like a man", "taken for a woman", "the voice of a man").
fn mark_grown(draft: &Draft, tokens: &[Token], classes: &mut [u64]) {
    let word = |at: usize| draft.slice(crate::text::Span::new(tokens[at].start, tokens[at].end));
    for at in 0..tokens.len() {
        if !tokens[at].is(GROWN) || classes[at] & (YOUNG_PERSON | PROFESSIONAL | FAMILY) != 0 {
            continue;
        }
        let mut likened = false;
        let mut first = at;
        while first > 0 && at - first < 4 && !tokens[first].looks(Token::FIRST) {
            first -= 1;
            if tokens[first].look & (Token::HARD_BREAK | Token::COMMA) != 0 {
                break;
            }
            let before = first.checked_sub(1);
            likened = match word(first) {
                "like" | "Like" | "than" | "rather" => true,
                "as" => before.is_none_or(|before| classes[before] & LABELLING == 0),
                "for" => before.is_some_and(|before| {
                    matches!(
                        word(before),
                        "taken" | "take" | "took" | "pass" | "passes" | "passed" | "mistaken" | "mistook"
                    )
                }),
                "of" => before.is_some_and(|before| tokens[before].is(ASPECT)),
                _ => false,
            };
            if likened {
                break;
            }
        }
        // "the man of the house", "a woman of the world": a way of speaking.
        let onward = |away: usize| if at + away < tokens.len() { word(at + away) } else { "" };
        let of_the = onward(1) == "of"
            && onward(2) == "the"
            && matches!(onward(3), "house" | "world" | "household" | "family" | "match" | "moment");
        if of_the || onward(1) == "to" && onward(2) == "all" && onward(3) == "intents" {
            likened = true;
            first = at - usize::from(at > 0 && !tokens[at].looks(Token::FIRST));
        }
        if likened {
            for own in &mut classes[first..=at] {
                *own &= !ADULT;
            }
        } else {
            classes[at] |= ADULT;
        }
    }
}

/// "Male 1 is 33", "P9, aged 24": whoever is twenty or more is a grown-up.
fn mark_aged(draft: &Draft, tokens: &[Token], classes: &mut [u64]) {
    for at in 1..tokens.len() {
        if !tokens[at].looks(Token::DIGIT) || classes[at] & YOUNG_PERSON != 0 {
            continue;
        }
        let word = |at: usize| draft.slice(crate::text::Span::new(tokens[at].start, tokens[at].end));
        if !word(at).parse::<u32>().is_ok_and(|age| (20..100).contains(&age))
            || !matches!(word(at - 1), "is" | "was" | "aged" | "age")
        {
            continue;
        }
        // An age stands before a mark or "and"; "is 24 minutes" is none.
        let ends = tokens[at].look & (Token::COMMA | Token::HARD_BREAK) != 0
            || tokens
                .get(at + 1)
                .is_none_or(|next| !next.looks(Token::FIRST) && matches!(word(at + 1), "and" | "years"));
        if !ends {
            continue;
        }
        let mut person = at - 1;
        while person > 0 && at - person < 5 && !tokens[person].looks(Token::FIRST) {
            person -= 1;
            if tokens[person].looks(Token::HARD_BREAK) {
                break;
            }
            if classes[person] & YOUNG_PERSON != 0 {
                classes[person] |= ADULT;
                let doubled = person > 0 && classes[person - 1] & YOUNG_PERSON != 0;
                if doubled && !tokens[person].looks(Token::FIRST) {
                    classes[person - 1] |= ADULT;
                }
                break;
            }
        }
    }
}

/// He or she, when a word says which.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gender {
    Female,
    Male,
}

/// Somebody whom a later pronoun may mean.
#[derive(Debug, Clone, Copy)]
struct Mention {
    who: About,
    gender: Option<Gender>,
}

impl Mention {
    fn fits(self, gender: Option<Gender>) -> bool {
        self.gender.is_none() || gender.is_none() || self.gender == gender
    }
}

/// Those a paragraph has spoken of so far.
struct Spoken {
    /// Subjects, the last one last.
    subjects: Vec<Mention>,
    /// The last of those that only stand beside a subject: "with her dad", "told the worker".
    beside: Option<Mention>,
    many: About,
    /// Whether the paragraph has named a group or a young person yet.
    young: bool,
}

impl Spoken {
    const fn nobody() -> Self {
        Self { subjects: Vec::new(), beside: None, many: About::Group, young: false }
    }

    /// Whom "he" or "she" means: the last subject of that gender, else the last person beside one, else a child.
    fn one(&self, gender: Option<Gender>, told_by: Option<About>) -> About {
        let fits = |mention: &&Mention| mention.fits(gender) && Some(mention.who) != told_by;
        let subject = self.subjects.iter().rev().find(fits).map(|mention| mention.who);
        // "He is known to a man at the kiosk": somebody beside is meant only when no subject can be.
        let beside = self.beside.as_ref().filter(|_| !self.subjects.is_empty() || !self.young).filter(fits);
        subject.or(beside.map(|mention| mention.who)).unwrap_or(About::YoungPerson)
    }
}

struct Follower<'p> {
    draft: &'p Draft,
    tokens: &'p [Token],
    classes: &'p [u64],
}

impl Follower<'_> {
    /// Whom each word names, pronouns followed within the paragraph.
    fn follow(&self, sentences: &Sentences) -> Vec<Option<About>> {
        let mut about = vec![None; self.tokens.len()];
        let mut block = usize::MAX;
        let mut spoken = Spoken::nobody();
        for sentence in &sentences.all {
            if sentence.block != block {
                spoken = Spoken::nobody();
                block = sentence.block;
            }
            // "Staff say they are feral": what a professional says is seldom about themselves.
            let mut told_by = None;
            let mut last: Option<About> = None;
            let mut owned: Option<About> = None;
            let mut unknown = false;
            for at in sentence.tokens.clone() {
                let at = at as usize;
                let bits = self.classes[at];
                // Most words name nobody and tell of nobody.
                if bits & (NAMING | PRONOUN_ONE | PRONOUN_MANY | SAYING | RELATIVE) == 0 {
                    continue;
                }
                let gender = gender(bits);
                // "B6's carer noticed his trainers": nor is what a relative says, once a child has been named.
                let teller = last == Some(About::Professional) || spoken.young && last == Some(About::Family);
                // "finds that she", "said he"
                let that = (last == Some(About::Professional) || last == Some(About::Family) && unknown)
                    && self.tokens[at].end - self.tokens[at].start == 4
                    && self.classes[at] & RELATIVE != 0
                    && self.word(at) == "that";
                if that || bits & SAYING != 0 && teller {
                    told_by = last;
                }
                // "Night staff saw her with": whoever is seen is not who sees.
                let object = told_by.is_none()
                    && bits & PRONOUN_ONE != 0
                    && last == Some(About::Professional)
                    && self.is_object(at, sentence.tokens.end as usize);
                let told_by = if object { last } else { told_by };
                let named = if bits & ADULT != 0 {
                    Some(About::AdultOfConcern)
                } else if bits & PRONOUN_ONE != 0 {
                    // "Her mentor introduces her by her hair": whoever is a child's own is not meant by "her".
                    let object = matches!(self.word(at), "her" | "him" | "his");
                    Some(spoken.one(gender, if object { told_by.or(owned) } else { told_by }))
                } else if bits & PRONOUN_MANY != 0 {
                    Some(if told_by == Some(spoken.many) { About::Group } else { spoken.many })
                } else {
                    plain(bits)
                };
                about[at] = named;
                if matches!(named, Some(About::Family | About::Professional))
                    && at > sentence.tokens.start as usize
                    && self.belongs_to_a_child(at, &about)
                {
                    owned = named;
                }
                if named.is_some_and(About::is_person) {
                    last = named;
                    unknown = gender.is_none();
                }
                if bits & (PRONOUN_ONE | PRONOUN_MANY | AUTHOR_SUBJECT | AUTHOR) == 0
                    && let Some(who) = named
                {
                    self.speak_of(at, sentence.tokens.start as usize, Mention { who, gender }, &mut spoken);
                }
            }
        }
        about
    }

    /// "Her mentor", "B6's carer", "his key worker": the word before is a child's possessive.
    fn belongs_to_a_child(&self, at: usize, about: &[Option<About>]) -> bool {
        (at.saturating_sub(2)..at).rev().any(|before| {
            about[before] == Some(About::YoungPerson)
                && (self.tokens[before].looks(Token::POSSESSIVE)
                    || matches!(self.word(before), "her" | "his" | "Her" | "His"))
        })
    }

    fn is_several(&self, at: usize) -> bool {
        let word = self.word(at);
        word.eq_ignore_ascii_case("staff") || word.ends_with('s') && !self.tokens[at].looks(Token::POSSESSIVE)
    }

    fn word(&self, at: usize) -> &str {
        self.draft.slice(crate::text::Span::new(self.tokens[at].start, self.tokens[at].end))
    }

    /// "him", and "her" where no noun follows.
    fn is_object(&self, at: usize, end: usize) -> bool {
        match self.word(at) {
            "him" => true,
            "her" => {
                self.tokens[at].look & (Token::COMMA | Token::HARD_BREAK) != 0
                    || at + 1 >= end
                    || self.classes[at + 1] & (PREPOSITION | FUNCTION) != 0
            }
            _ => false,
        }
    }

    fn speak_of(&self, at: usize, start: usize, mention: Mention, spoken: &mut Spoken) {
        let bits = self.classes[at];
        match mention.who {
            // An agency takes no pronoun; staff and officers are no "her".
            About::Professional if bits & AGENCY != 0 => return,
            About::Professional if self.is_several(at) => {
                if !spoken.young {
                    spoken.many = mention.who;
                }
                return;
            }
            About::YoungPerson | About::Group => spoken.young = true,
            About::AdultOfConcern | About::Family | About::Professional => {}
            About::Place | About::Thing | About::Unknown => return,
        }
        let beside = self.stands_beside(at, start);
        if mention.who == About::Group {
            spoken.many = About::Group;
            return;
        }
        if mention.who == About::YoungPerson {
            spoken.many = About::YoungPerson;
        } else if !beside && !spoken.young {
            spoken.many = mention.who;
        }
        // "the boy's mother": the owner gives way to what is owned.
        if beside
            || self.tokens[at].looks(Token::POSSESSIVE)
                && mention.who == About::YoungPerson
                && !spoken.subjects.is_empty()
        {
            spoken.beside = Some(mention);
        } else {
            if spoken.subjects.len() > 6 {
                spoken.subjects.remove(0);
            }
            spoken.subjects.push(mention);
        }
    }

    /// Whether a word stands under a preposition or is the one told: no subject.
    fn stands_beside(&self, at: usize, start: usize) -> bool {
        let mut before = at;
        for _ in 0..4 {
            if before == start {
                return false;
            }
            before -= 1;
            if self.tokens[before].look & (Token::HARD_BREAK | Token::COMMA) != 0 {
                return false;
            }
            if self.classes[before] & (PREPOSITION | SAYING) != 0 {
                return true;
            }
            let person = plain(self.classes[before]).is_some_and(About::is_person);
            if person && self.classes[before] & (PRONOUN_ONE | PRONOUN_MANY) == 0 {
                return false;
            }
        }
        false
    }
}

fn gender(bits: u64) -> Option<Gender> {
    match (bits & FEMALE != 0, bits & MALE != 0) {
        (true, false) => Some(Gender::Female),
        (false, true) => Some(Gender::Male),
        _ => None,
    }
}

/// The classes of words that name somebody or something, pronouns of persons apart.
const NAMING: u64 = ADULT
    | FAMILY
    | PROFESSIONAL
    | AGENCY
    | YOUNG_PERSON
    | GROUP
    | AUTHOR_SUBJECT
    | AUTHOR
    | PLACE
    | THING
    | PRONOUN_THING;

/// Whom a word that is no pronoun names.
fn plain(bits: u64) -> Option<About> {
    if bits & NAMING == 0 {
        return None;
    }
    let order = [
        (ADULT, Some(About::AdultOfConcern)),
        (FAMILY, Some(About::Family)),
        (PROFESSIONAL | AGENCY, Some(About::Professional)),
        (YOUNG_PERSON, Some(About::YoungPerson)),
        (GROUP, Some(About::Group)),
        (AUTHOR_SUBJECT, Some(About::Professional)),
        (AUTHOR, None),
        (PLACE, Some(About::Place)),
        (THING | PRONOUN_THING, Some(About::Thing)),
    ];
    order.into_iter().find(|(classes, _)| bits & classes != 0).and_then(|(_, who)| who)
}
