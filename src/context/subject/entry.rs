//! Whose entry some words stand in: the row, the list entry, the profile, the section.
//!
//! A note names nobody: "Tubby, freckled." Whom it is said of stands where the entry begins ("V, 15", "Lad 4:", the
//! first cell of the row), in the sentence before, or in the heading over it.

use std::ops::Range;

use super::super::class::{ADULT, COPULA, DETERMINER, GROWN_AGE, PLAIN_VERB, PREPOSITION, SAYING};
use super::super::{About, Context, Subject};
use super::entry_label::Label;
use crate::draft::BlockKind;
use crate::lexicon::Token;

impl Context<'_> {
    /// Whose entry words stand in: whom the sentences before them in it are about, who the entry is labelled with,
    /// who the section is headed with.
    pub(in crate::context) fn holder(&self, token: u32) -> Option<About> {
        let index = self.sentences.of_token(token);
        let own = self.sentences.all.get(index)?;
        let block = own.block;
        let kind = self.draft.blocks()[block].kind;
        if matches!(kind, BlockKind::Heading(_) | BlockKind::Field | BlockKind::Quote) {
            return None;
        }
        let first = self.sentences.of_block(block).start;
        if let Some(topic) = self.topic(first, index) {
            return Some(topic);
        }
        // What else a running paragraph tells of has another subject than its first words.
        let strays = kind == BlockKind::Paragraph
            && self.sentences.all[first..index].iter().skip(1).any(|own| self.has_a_subject(&own.tokens));
        let label = if strays { None } else { self.labelled_entry(block) };
        let found = label.or_else(|| self.headed_by(block));
        let young = matches!(found, Some(About::YoungPerson | About::Group));
        if young && self.says_a_grown_age(first, index) {
            return Some(About::AdultOfConcern);
        }
        found
    }

    /// Whom the sentences before one are about in their block, the nearest that says it. A relative or a professional
    /// named there is seldom whom a note is about.
    pub(super) fn topic(&self, first: usize, index: usize) -> Option<About> {
        for earlier in (first..index).rev() {
            let words = &self.sentences.all[earlier].tokens;
            // The first sentence of an entry may be its label.
            if earlier == first && self.label_of(words).is_some() {
                return None;
            }
            // "*Card A.* Callum, 15. Sallow.": a name with its age, wherever it stands.
            if let Some(Label::Sure(who)) = self.label_of(words)
                && matches!(who, About::YoungPerson | About::AdultOfConcern)
                && words.len() <= 4
            {
                return Some(who);
            }
            let acts = |at: u32| self.verb(at) || self.is_participle(at) || self.people.is(at, SAYING);
            let Some(focus) = self.focuses.get(earlier).copied() else { continue };
            if !words.clone().any(acts) && !self.has_a_past_form(words) {
                continue;
            }
            // "Sold them the phones": whoever the entry is of did, and they are its object.
            let led = self.verb(words.start)
                || self.verbs(words).first().is_some_and(|verb| verb.first == words.start);
            if led && focus.noun > words.start {
                continue;
            }
            let named = self.people.named(focus.noun);
            if self.is_under_a_preposition(focus.noun, words.start) {
                // "Collected by a man": the man; "Lives with her uncle", "Robbed by older lads" tell of the child.
                let by = (words.start..focus.noun).rev().take(3).any(|at| self.word(at) == "by");
                if earlier + 1 == index && by && self.is_one_adult(focus.noun) {
                    return Some(About::AdultOfConcern);
                }
                if named != Some(About::YoungPerson) {
                    continue;
                }
            }
            match focus.subject {
                // "The older of the two men"
                Subject::Member if self.people.any(&(focus.noun..words.end.min(focus.noun + 5)), ADULT) => {
                    return Some(About::AdultOfConcern);
                }
                Subject::Member => {
                    // "Her key worker is Mr Prior": told of the child.
                    return Some(
                        named.filter(|who| *who == About::AdultOfConcern).unwrap_or(About::YoungPerson),
                    );
                }
                Subject::Group => return Some(About::Group),
                Subject::Adult => return Some(About::AdultOfConcern),
                // "The stairs go down to the bins. Dark, dirty."
                Subject::Thing
                    if earlier + 1 == index
                        && self.people.is(words.start, DETERMINER)
                        && !(words.start..focus.noun).any(|at| self.verb(at)) =>
                {
                    return Some(named.unwrap_or(About::Thing));
                }
                Subject::Relative
                | Subject::Outsider
                | Subject::Service
                | Subject::Thing
                | Subject::Nobody => {}
            }
        }
        None
    }

    /// "with his aunt", "by two older lads".
    pub(super) fn is_under_a_preposition(&self, noun: u32, start: u32) -> bool {
        (start.max(noun.saturating_sub(4))..noun)
            .rev()
            .take_while(|at| !self.verb(*at) && !self.looks_any(*at, Token::COMMA | Token::HARD_BREAK))
            .any(|at| self.people.is(at, PREPOSITION))
    }

    /// "The new boy left home": a past form that is no helping word.
    pub(super) fn has_a_past_form(&self, words: &Range<u32>) -> bool {
        words.clone().any(|at| self.word(at).len() > 3 && self.word(at).ends_with("ed"))
    }

    pub(super) fn is_one_adult(&self, token: u32) -> bool {
        self.people.is(token, ADULT)
            && matches!(self.word(token), "man" | "woman" | "male" | "female" | "adult" | "stranger")
    }

    /// Whether a note of the entry up to a sentence says an age that no child has: "About 40.", "50s".
    pub(super) fn says_a_grown_age(&self, first: usize, index: usize) -> bool {
        let verb = COPULA | PLAIN_VERB | SAYING;
        self.sentences.all[first..index].iter().rev().take(3).any(|earlier| {
            earlier.tokens.len() <= 6
                && !self.people.any(&earlier.tokens, verb)
                && self.people.any(&earlier.tokens, GROWN_AGE)
        })
    }

    pub(super) fn sentence_before(&self, token: u32) -> Option<About> {
        let index = self.sentences.of_token(token);
        let block = self.sentences.all.get(index)?.block;
        let before = index.checked_sub(1).and_then(|index| self.sentences.all.get(index))?;
        // A relation named in passing is not who the next sentence is about.
        let found = (before.block == block).then(|| self.nearest(&before.tokens)).flatten();
        found.filter(|who| who.is_person() && *who != About::Family)
    }

    /// Whose row or section it is: the first cell of the row, the heading.
    pub(super) fn ground(&self, token: u32) -> Option<About> {
        let index = self.sentences.of_token(token);
        let block = self.sentences.all.get(index)?.block;
        let blocks = self.draft.blocks();
        let named = |block: usize| {
            let range = self.sentences.of_block(block);
            self.sentences.all.get(range)?.first().and_then(|sentence| {
                let mut all = sentence.tokens.clone().filter_map(|token| self.people.named(token));
                all.next()
            })
        };
        if blocks[block].cell.is_some() {
            let first = Some(self.draft.row_of(block).start).filter(|first| *first < block);
            // "Tess, aunt of both boys": a relation in a row's first cell tells who the person is, not whose row it is.
            return first.and_then(named).filter(|who| who.is_person() && *who != About::Family);
        }
        let section = blocks[block].section?;
        let heading = self.draft.section(section).heading;
        (heading != block && !matches!(blocks[block].kind, BlockKind::Heading(_)))
            .then(|| named(heading))
            .flatten()
            .filter(|who| matches!(who, About::YoungPerson | About::AdultOfConcern | About::Place))
    }
}
