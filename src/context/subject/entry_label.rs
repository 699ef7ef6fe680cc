//! The label that an entry opens with: "Sol, 15", "Lad 4:", "Driver", "Kes (14)".

use std::ops::Range;

use super::super::class::{GROWN_AGE, PREPOSITION, RELATIVE, SAYING};
use super::super::{About, Context};
use crate::lexicon::Token;

/// The words that name whose entry it is are at most so many, with an age after them.
const LABEL: u32 = 9;

/// What the first words of an entry say of whose it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    /// Somebody or something, for certain: "Sol, 15", "Danny, 34", "Van".
    Sure(About),
    /// A noun or a label for somebody young, which a list of adults may hold as well: "Older one", "Male A".
    Likely(About),
    /// A name of which nothing is known.
    Name,
}

impl Context<'_> {
    /// Where the words after an entry's label begin: for a sentence that is not the first of its block, its start.
    pub(super) fn after_label(&self, sentence: &Range<u32>) -> u32 {
        let index = self.sentences.of_token(sentence.start);
        let first =
            self.sentences.all.get(index).map_or(index, |own| self.sentences.of_block(own.block).start);
        if first != index || self.label_of(sentence).is_none() {
            return sentence.start;
        }
        let near = self.past_number(sentence)..sentence.end.min(sentence.start + LABEL);
        let ends = |at: &u32| self.looks_any(*at, Token::COMMA | Token::HARD_BREAK);
        let Some(end) = near.clone().find(ends) else { return sentence.start };
        // "Sol, 15." and "Kes (14)": the age goes with the name.
        let aged = end + 1 < near.end && self.looks_any(end + 1, Token::DIGIT);
        let end = if aged { (end + 1..near.end).find(ends).unwrap_or(end) } else { end };
        end + 1
    }

    /// Whether words stand in the sentence that opens with their entry's label, and name no thing between.
    pub(super) fn follows_a_label(&self, words: &Range<u32>) -> bool {
        let sentence = self.sentence_of(words.start);
        let after = self.after_label(&sentence);
        after > sentence.start
            && after <= words.start
            && !(after..words.end).any(|at| self.people.named(at).is_some())
    }

    /// Past the number of an entry: "1: Sol".
    pub(super) fn past_number(&self, sentence: &Range<u32>) -> u32 {
        let numbered = sentence.len() > 1
            && self.looks_any(sentence.start, Token::DIGIT)
            && self.looks_any(sentence.start, Token::HARD_BREAK)
            && self.word(sentence.start).parse::<u32>().is_ok();
        sentence.start + u32::from(numbered)
    }

    /// The label that a sentence opens with: few words up to a mark, no verb among them.
    pub(super) fn label_of(&self, sentence: &Range<u32>) -> Option<Label> {
        let start = self.past_number(sentence);
        let end = sentence.end.min(start + LABEL);
        let ends = |at: &u32| self.looks_any(*at, Token::COMMA | Token::HARD_BREAK);
        let last = (start..end).find(ends)?;
        let words = start..last + 1;
        let verb = |at: u32| self.verb(at) || self.people.is(at, SAYING | RELATIVE);
        // "Men of thirty run this; the rest follow" has no label.
        let end = self.hits.tokens()[last as usize].end as usize;
        if self.draft.text().as_bytes().get(end) == Some(&b';') {
            return None;
        }
        if words.len() > 5 || words.clone().any(verb) || self.people.is(start, PREPOSITION) {
            return None;
        }
        // "Tubby, freckled": a comma ends a label only where the words before it name somebody, or an age follows.
        let label = self.label_in(&words, &(start..sentence.end.min(start + LABEL)))?;
        let stops = self.looks_any(last, Token::HARD_BREAK);
        (stops || !matches!(label, Label::Name)).then_some(label)
    }

    /// The label that a first cell is, without a mark after it.
    pub(super) fn label_of_cell(&self, words: &Range<u32>) -> Option<Label> {
        (words.len() <= 6).then(|| self.label_in(words, words)).flatten()
    }

    pub(super) fn label_in(&self, words: &Range<u32>, with_age: &Range<u32>) -> Option<Label> {
        let age = self.age_in(with_age);
        // "Elder, 15": what the name means besides.
        if words.len() <= 2 && age.is_some_and(|age| age < 18) {
            return Some(Label::Sure(About::YoungPerson));
        }
        if self.people.any(with_age, GROWN_AGE) {
            return Some(Label::Sure(About::AdultOfConcern));
        }
        // "One with the dog"; "Coercion by an adult" is no label of the adult's.
        let noun = words.clone().take_while(|at| !self.people.is(*at, PREPOSITION));
        let mut named = noun.filter_map(|at| self.people.named(at));
        let who = named.clone().find(|who| who.is_person()).or_else(|| named.next());
        match (age, who) {
            (Some(age), None | Some(About::YoungPerson | About::Group)) => Some(Label::Sure(if age < 18 {
                who.unwrap_or(About::YoungPerson)
            } else {
                About::AdultOfConcern
            })),
            (_, Some(who @ (About::YoungPerson | About::Group))) => Some(Label::Likely(who)),
            (_, Some(About::Unknown)) => None,
            (_, Some(who)) => Some(Label::Sure(who)),
            (None, None) => {
                let dated = words.clone().any(|at| self.looks_any(at, Token::DIGIT));
                let name = words.len() <= 3 && self.looks_any(words.start, Token::CAPITAL) && !dated;
                name.then_some(Label::Name)
            }
        }
    }

    /// The age that stands in a label: "Sol, 15", "Bex 14", "Danny (34)"; eighteen for "30s".
    pub(super) fn age_in(&self, words: &Range<u32>) -> Option<u32> {
        let part = |at: u32| self.looks_any(at, Token::COMMA | Token::HARD_BREAK);
        let mut segments = 0;
        for at in words.start + 1..words.end {
            segments += u32::from(part(at - 1));
            if segments > 1 {
                break;
            }
            if !self.looks_any(at, Token::DIGIT) {
                continue;
            }
            let ends = at + 1 >= words.end
                || part(at)
                || matches!(self.word(at + 1), "yrs" | "years" | "yo" | "year" | "yr" | "y");
            let decade = self.word(at).strip_suffix('s').and_then(|tens| tens.parse::<u32>().ok());
            if decade.is_some_and(|tens| (20..90).contains(&tens)) {
                return Some(18);
            }
            let Some(age) = self.word(at).parse::<u32>().ok().filter(|_| ends && !self.is_of_a_time(at))
            else {
                continue;
            };
            let apart = part(at - 1) || matches!(self.word(at - 1), "aged" | "age" | "about" | "around");
            if (8..18).contains(&age) || apart && (18..100).contains(&age) {
                return Some(age);
            }
        }
        None
    }

    /// "18:05", "2.10".
    pub(super) fn is_of_a_time(&self, at: u32) -> bool {
        let text = self.draft.text().as_bytes();
        let end = self.hits.tokens()[at as usize].end as usize;
        matches!(text.get(end), Some(b':' | b'.')) && text.get(end + 1).is_some_and(u8::is_ascii_digit)
    }
}
