//! Whether words are what somebody young is called: a noun said of them or put in their place.
//!
//! A log calls a child something in few ways: "is a runner", "down as a runner", "calls him their runner", "Ash,
//! the runner,", "one of the runners", "tagged runner", "Ash: runner", or the noun alone in a cell of their row. In
//! these places a noun that has a hundred other senses ("muscle", "subject", "carrier") is a label.

use std::ops::Range;

use super::class::{
    ADULT, AUTHOR, AUTHOR_SUBJECT, COPULA, DEGREE, DETERMINER, FAMILY, FUNCTION, LABELLING, NUMBER,
    PLAIN_VERB, PREPOSITION, PROFESSIONAL, PRONOUN_MANY, PRONOUN_ONE, PRONOUN_THING, RELATIVE, SAYING,
    YOUNG_PERSON,
};
use super::{About, Context};
use crate::draft::BlockKind;
use crate::lexicon::Token;

/// What describes a noun stands at most this many words before it.
const MODIFIERS: u32 = 5;

/// "in the matter of": at most this many noun phrases hang on one another.
const NESTED: usize = 3;

/// A note without a verb has at most this many words.
const NOTE: usize = 12;

/// "The main offender in the group is W2": the verb at most this many words on.
const TOLD_REACH: u32 = 8;

/// What stands between commas has at most this many words.
const INTERPOLATED: usize = 8;

/// "..., a man of 26": at most this many words on.
const GROWN_REACH: u32 = 12;

impl Context<'_> {
    /// Whether some words are what a young person or the group is called.
    pub fn called(&self, words: &Range<u32>) -> bool {
        let sentence = self.sentence_of(words.start);
        if !self.ends_phrase(words.end, &sentence) {
            return false;
        }
        // A pseudonym: "Dipper".
        let label = words.len() == 1
            && matches!(self.people.named(words.start), Some(About::YoungPerson))
            && !self.hits.tokens()[words.start as usize].is(YOUNG_PERSON);
        if label || self.told_to_be(words).is_some() {
            return false;
        }
        let mut first = self.phrase_start(words.start, sentence.start);
        // "one of the runners", "part of a burglary team": called by the whole phrase.
        for _ in 0..NESTED {
            let Some(of) = first.checked_sub(1).filter(|of| *of > sentence.start && self.word(*of) == "of")
            else {
                break;
            };
            if self.people.named(of - 1).is_some_and(About::is_person) || self.parted(of) {
                break;
            }
            first = self.phrase_start(of - 1, sentence.start);
        }
        let Some(lead) = first.checked_sub(1).filter(|lead| *lead >= sentence.start) else {
            return self.stands_alone(words, &sentence);
        };
        // "was, first and foremost, a drug dealer"
        if self.hits.tokens()[lead as usize].looks(Token::COMMA) {
            let opened = (sentence.start..lead)
                .rev()
                .take(INTERPOLATED)
                .find(|token| self.hits.tokens()[*token as usize].looks(Token::COMMA));
            if let Some(verb) =
                opened.filter(|verb| matches!(self.word(*verb), "is" | "are" | "was" | "were"))
            {
                return self.borne_by_young(verb, &sentence);
            }
        }
        if self.parted(first) {
            return self.follows_a_person(lead, &sentence) || self.is_followed_by_a_person(words, &sentence);
        }
        let word = self.small(lead);
        match word.as_ref() {
            // "as a runner"; not "as well as", "such as".
            "as" | "like" => {
                let likened = lead > sentence.start
                    && matches!(self.small(lead - 1).as_ref(), "well" | "such" | "same" | "just" | "not");
                !likened && self.borne_by_young(lead, &sentence)
            }
            // "speak of a crew that has taken over"
            "of" => {
                lead > sentence.start
                    && !self.people.is(lead - 1, NUMBER)
                    && matches!(
                        self.small(lead - 1).as_ref(),
                        "speak"
                            | "speaks"
                            | "spoke"
                            | "talk"
                            | "talks"
                            | "complain"
                            | "complained"
                            | "complains"
                            | "writes"
                            | "wrote"
                            | "tells"
                            | "told"
                    )
                    && !matches!(self.about(words), About::AdultOfConcern | About::Family | About::Place)
            }
            "among" | "amongst" | "under" => {
                (sentence.start..lead).any(|token| self.labels(token)) && self.borne_by_young(lead, &sentence)
            }
            "is" | "are" | "was" | "were" | "be" | "been" | "being" | "become" | "becomes" | "became"
            | "becoming" | "remain" | "remains" | "remained" | "isn't" | "not" => {
                self.subject_before(words).is_some_and(|who| matches!(who, About::YoungPerson | About::Group))
            }
            word if word.ends_with("'s") || word.ends_with("'re") => {
                self.people.is(lead, PRONOUN_ONE | PRONOUN_MANY)
                    && matches!(self.people.named(lead), Some(About::YoungPerson | About::Group))
            }
            word if word.ends_with("ed") && self.labels(lead) => self.borne_by_young(lead, &sentence),
            _ => {
                self.is_called_after(lead, first, &sentence) || self.is_followed_by_a_person(words, &sentence)
            }
        }
    }

    /// Whether a mark stands before a word: the word before belongs to another phrase.
    fn parted(&self, token: u32) -> bool {
        token.checked_sub(1).is_some_and(|before| {
            self.hits.tokens()[before as usize].look & (Token::HARD_BREAK | Token::COMMA) != 0
        })
    }

    /// The noun phrase ends before a word: no further noun follows that it would only describe.
    fn ends_phrase(&self, next: u32, sentence: &Range<u32>) -> bool {
        if next >= sentence.end || self.parted(next) {
            return true;
        }
        let between = self.draft.text().get(
            self.hits.tokens()[next as usize - 1].end as usize
                ..self.hits.tokens()[next as usize].start as usize,
        );
        if between.is_some_and(|between| between.contains(|c: char| !c.is_whitespace() && c != '-')) {
            return true; // a closing quotation mark
        }
        const AFTER: u64 = FUNCTION
            | PREPOSITION
            | COPULA
            | PLAIN_VERB
            | SAYING
            | RELATIVE
            | PRONOUN_ONE
            | PRONOUN_MANY
            | PRONOUN_THING
            | DETERMINER
            | DEGREE
            | NUMBER;
        let word = self.small(next);
        self.people.is(next, AFTER)
            || self.hits.tokens()[next as usize].looks(Token::DIGIT)
            || self
                .people
                .named(next)
                .is_some_and(|who| matches!(who, About::YoungPerson | About::Group | About::AdultOfConcern))
            || self.is_participle(next)
            || word.len() > 4 && (word.ends_with("ing") || word.ends_with("ly"))
            || matches!(
                word.as_ref(),
                "here" | "there" | "who" | "too" | "again" | "since" | "whose" | "when"
            )
    }

    /// The first word of the noun phrase that a word is in: its article, or what describes it.
    fn phrase_start(&self, token: u32, start: u32) -> u32 {
        const STOPS: u64 =
            FUNCTION | PREPOSITION | COPULA | PLAIN_VERB | SAYING | LABELLING | RELATIVE | PRONOUN_THING;
        let mut first = token;
        while first > start && token - first < MODIFIERS && !self.parted(first) {
            if self.people.is(first, DETERMINER) && first < token {
                break;
            }
            let before = first - 1;
            let determiner = self.people.is(before, DETERMINER);
            let person = self.people.named(before).is_some_and(About::is_person)
                && (self.hits.tokens()[before as usize].looks(Token::CAPITAL)
                    || self.people.is(before, PRONOUN_ONE | PRONOUN_MANY));
            let word = self.small(before);
            if !determiner
                && (self.people.is(before, STOPS)
                    || person
                    || self.labels(before) && !(before > start && self.people.is(before - 1, DETERMINER))
                    || matches!(word.as_ref(), "as" | "like" | "among" | "amongst"))
            {
                break;
            }
            // "them", "him": no article.
            if determiner && matches!(word.as_ref(), "him" | "them") {
                break;
            }
            first = before;
        }
        first
    }

    /// Whom what follows some words tells them to be of: "the ringleader here, a man of 26", "the thief on the poster
    /// is a man", "a key player in our response is the caretaker", "the male suspect, 34".
    pub fn told_to_be(&self, words: &Range<u32>) -> Option<About> {
        let sentence = self.sentence_of(words.start);
        let end = sentence.end.min(words.end + GROWN_REACH);
        if words.end < end && self.parted(words.end) {
            let at = words.end + u32::from(self.word(words.end) == "aged" && words.end + 1 < end);
            let age: Option<u32> = self.word(at).parse().ok();
            let alone = at + 1 >= sentence.end || self.parted(at + 1);
            if alone && age.is_some_and(|age| (18..100).contains(&age)) {
                return Some(About::AdultOfConcern);
            }
        }
        for token in words.end + 1..end {
            let is = matches!(self.word(token - 1), "is" | "was" | "are" | "were");
            let opens =
                matches!(self.word(token), "a" | "an" | "two" | "three" | "the" | "our" | "one" | "both")
                    && (self.parted(token) || is || matches!(self.word(token - 1), "meaning" | "namely"));
            if !opens {
                continue;
            }
            // "are the pharmacist, the caretaker and the mothers"
            let first_named = (token + 1..end.min(token + 8)).find_map(|at| self.people.named(at));
            if let Some(who @ (About::Professional | About::Family)) = first_named
                && is
                && self.phrase_start(words.start, sentence.start) == sentence.start
            {
                return Some(who);
            }
            let mut noun = token + 1;
            while noun < end && noun < token + 5 && !self.parted(noun) && self.people.named(noun).is_none() {
                noun += 1;
            }
            if noun >= sentence.end
                || self.parted(noun)
                || self.hits.tokens()[noun as usize].looks(Token::POSSESSIVE)
                || self.people.is(noun, PRONOUN_ONE | PRONOUN_MANY)
            {
                continue;
            }
            let ends = noun + 1 >= sentence.end
                || self.parted(noun + 1)
                || matches!(
                    self.word(noun + 1),
                    "of" | "in" | "aged" | "who" | "with" | "from" | "and" | "at"
                );
            if ends && self.people.named(noun) == Some(About::AdultOfConcern) {
                return Some(About::AdultOfConcern);
            }
        }
        None
    }

    /// Whether a word hangs a label on somebody: "recorded", "tagged", "calls", "down as".
    pub(super) fn labels(&self, token: u32) -> bool {
        self.people.is(token, LABELLING) || self.in_list(self.lists.calling, token)
    }

    /// Whether what stands after "as" or "tagged" is said of somebody young: the nearest person before it who is
    /// not the one who labels, or nobody else of whom the sentence tells.
    fn borne_by_young(&self, lead: u32, sentence: &Range<u32>) -> bool {
        for token in (sentence.start..lead).rev() {
            let Some(who) = self.people.named(token).filter(|who| who.is_person()) else { continue };
            let young = matches!(who, About::YoungPerson | About::Group);
            // "described by police as", "the officer's log has", "we have": who tells is not who is told of.
            let tells = self.people.is(token, AUTHOR_SUBJECT | AUTHOR)
                || who == About::Professional
                || token > sentence.start && self.small(token - 1) == "by"
                || !young && self.hits.tokens()[token as usize].looks(Token::POSSESSIVE);
            if !tells {
                return young;
            }
        }
        match self.about(&(lead..lead + 1)) {
            About::YoungPerson | About::Group | About::Unknown => true,
            About::Professional => (sentence.start..lead).any(|token| self.labels(token)),
            About::AdultOfConcern | About::Family | About::Place | About::Thing => false,
        }
    }

    /// "Ash, the runner,": the person right before the mark. "Ash: runner".
    fn follows_a_person(&self, lead: u32, sentence: &Range<u32>) -> bool {
        let looks = self.hits.tokens()[lead as usize].look;
        let young = |token: u32| {
            matches!(self.people.named(token), Some(About::YoungPerson | About::Group))
                && self.people.classes(token) & (ADULT | FAMILY | PROFESSIONAL) == 0
        };
        if young(lead) {
            return true;
        }
        // "At the briefing: Ash as ...", "In the digest: a travelling crime team".
        looks & Token::HARD_BREAK != 0
            && !(sentence.start..lead).any(|token| self.people.is(token, ADULT | FAMILY))
            && (sentence.start..lead).any(|token| self.labels(token) || self.people.named(token).is_some())
    }

    /// "the ringleader, Ash", "the burglar Ash", "a hanger-on of the older boys, Ash".
    fn is_followed_by_a_person(&self, words: &Range<u32>, sentence: &Range<u32>) -> bool {
        let mut next = words.end;
        if matches!(self.word(next), "of" | "for" | "to" | "in")
            && self.phrase_start(words.start, sentence.start) == sentence.start
        {
            let near = next..sentence.end.min(next + 6);
            let comma =
                near.into_iter().find(|token| self.hits.tokens()[*token as usize].looks(Token::COMMA));
            next = comma.map_or(next, |comma| comma + 1);
        }
        next < sentence.end
            && self.hits.tokens()[next as usize - 1].look & Token::HARD_BREAK == 0
            && self.hits.tokens()[next as usize].looks(Token::CAPITAL)
            && matches!(self.people.named(next), Some(About::YoungPerson))
    }

    /// "The main offender in the group is W2."
    fn is_told_to_be_young(&self, words: &Range<u32>, sentence: &Range<u32>) -> bool {
        let near = words.end..sentence.end.saturating_sub(1).min(words.end + TOLD_REACH);
        let verb = near.into_iter().find(|token| matches!(self.word(*token), "is" | "was" | "are" | "were"));
        verb.is_some_and(|verb| {
            self.hits.tokens()[verb as usize + 1].looks(Token::CAPITAL)
                && matches!(self.people.named(verb + 1), Some(About::YoungPerson))
        })
    }

    /// "calls M1 and M4 the ...", "Tees the resident arsonist", "and Wye his partner": the words after a person.
    fn is_called_after(&self, lead: u32, first: u32, sentence: &Range<u32>) -> bool {
        if !matches!(self.people.named(lead), Some(About::YoungPerson | About::Group))
            || self.hits.tokens()[lead as usize].looks(Token::POSSESSIVE)
        {
            return false;
        }
        let calling = (sentence.start..lead).rev().take(8).any(|token| self.labels(token));
        let gapped = self.people.is(first, DETERMINER)
            && lead > sentence.start
            && (self.word(lead - 1) == "and" || self.parted(lead));
        let note =
            lead - sentence.start < 4 && sentence.len() <= NOTE && self.verbless(sentence, &(lead..first));
        calling || gapped || note
    }

    /// Whether a sentence has no verb but what may stand in the label itself: "a dealer in the making".
    fn verbless(&self, sentence: &Range<u32>, label: &Range<u32>) -> bool {
        let is_verb = |token: u32| self.people.is(token, COPULA | PLAIN_VERB | SAYING);
        !sentence.clone().any(|token| !label.contains(&token) && is_verb(token))
    }

    /// The noun phrase opens its sentence: a note, a cell, a heading, or the noun before a name. In running text it is
    /// a note where the paragraph tells of somebody young: "Quiet in class. Low-level supplier."
    fn stands_alone(&self, words: &Range<u32>, sentence: &Range<u32>) -> bool {
        if self.is_followed_by_a_person(words, sentence) || self.is_told_to_be_young(words, sentence) {
            return true;
        }
        let index = self.sentences.of_token(words.start);
        let Some(own) = self.sentences.all.get(index) else { return false };
        let kind = self.draft.blocks()[own.block].kind;
        // "Dealer" may be a grown-up's name as well: whose entry it is in says whose it is here.
        let is_of_age = |token: u32| self.people.is(token, ADULT | FAMILY);
        let holder = words.clone().any(is_of_age).then(|| self.holder(words.start)).flatten();
        let about = holder.unwrap_or_else(|| self.about(words));
        let is_young = matches!(about, About::YoungPerson | About::Group);
        let is_note = match kind {
            BlockKind::Cell | BlockKind::Item | BlockKind::Field => is_young || about == About::Unknown,
            BlockKind::Paragraph => is_young,
            _ => false,
        };
        sentence.len() <= NOTE
            && is_note
            && self.verbless(sentence, words)
            && !sentence.clone().any(|token| !words.contains(&token) && is_of_age(token))
    }
}
