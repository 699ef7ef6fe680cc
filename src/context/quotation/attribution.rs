//! To whom words beside a quotation give it: "said the officer", "according to", a credit line.

use std::ops::Range;

use super::super::class::{
    ADULT, AGENCY, ANYONE, AUTHOR, COPULA, FAMILY, LABELLING, PROFESSIONAL, PRONOUN_MANY, PRONOUN_ONE, SAYING,
};
use super::super::{About, Speaker};
use super::Reader;
use crate::lexicon::Token;
use crate::text::Span;

impl Reader<'_> {
    /// "(B, 16 May)", "(3)", "- Rowan", right after the quotation.
    pub(super) fn credit(&self, block: usize, quote: Span) -> Option<Speaker> {
        let end = self.draft.blocks()[block].span.end;
        let rest = self.draft.text().get(quote.end as usize..end as usize)?;
        let rest = rest.trim_start_matches(['"', '”', '’', '\'', '»', '.', ',', ' ', '\n', '\u{a0}']);
        let credit = if let Some(inner) = rest.strip_prefix('(') {
            inner.split(')').next()?
        } else {
            rest.strip_prefix(['—', '–', '-'])?.split(['\n', '.']).next()?
        };
        if credit.len() > 80 {
            return None;
        }
        let start = credit.as_ptr() as usize - self.draft.text().as_ptr() as usize;
        let tokens = self.hits.tokens_in(Span::from(start..start + credit.len()));
        let first = tokens.clone().next()?;
        let word = self.hits.tokens()[first as usize];
        let number_alone = word.looks(Token::DIGIT) && (tokens.len() == 1 || word.looks(Token::COMMA));
        if number_alone || word.looks(Token::INITIAL) {
            return Some(Speaker::YoungPerson);
        }
        tokens.clone().find_map(|token| self.speaker_class(token))
    }

    /// `Rowan: "..."`: a name, a colon and the words.
    pub(super) fn label_before(&self, tokens: &Range<u32>, quote: Span) -> Option<Speaker> {
        let before =
            tokens.clone().take_while(|token| self.hits.tokens()[*token as usize].start < quote.start);
        let last = before.last()?;
        let colon = self.draft.text()[self.hits.tokens()[last as usize].end as usize..].starts_with(':');
        if !colon || last >= tokens.start + 4 {
            return None;
        }
        (tokens.start..=last).rev().find_map(|token| self.speaker_class(token))
    }

    /// Who says it, from a sentence's own words outside the quotation marks.
    pub(super) fn attribution(&self, tokens: &Range<u32>, quote: Span, marked: &[Span]) -> Option<Speaker> {
        let outside = |token: u32| {
            let start = self.hits.tokens()[token as usize].start;
            // Marks stand in order and do not overlap.
            let before = marked.partition_point(|mark| mark.start <= start).checked_sub(1);
            before.is_none_or(|mark| marked[mark].end <= start)
        };
        let verbs: Vec<u32> = tokens
            .clone()
            .filter(|token| outside(*token) && self.people.is(*token, SAYING | LABELLING))
            .collect();
        // The verb nearest to the quotation.
        let distance = |token: &u32| {
            let at = self.hits.tokens()[*token as usize].start;
            if at < quote.start { quote.start - at } else { at.saturating_sub(quote.end) }
        };
        let verb = *verbs.iter().min_by_key(|token| distance(token))?;
        let clause_left = (tokens.start..verb)
            .rev()
            .filter(|token| outside(*token))
            .find_map(|token| self.speaker_class(token));
        // "Said Fern"; not "says that the girls 'come from nothing'".
        let right = (verb + 1..tokens.end)
            .take_while(|token| self.word(*token) != "that")
            .filter(|token| outside(*token))
            .take(4)
            .find_map(|token| self.speaker_class(token));
        let passive_by = (verb + 1..tokens.end)
            .filter(|token| outside(*token))
            .take(3)
            .any(|token| self.word(token) == "by");
        let labelled = self.people.is(verb, LABELLING) && !self.people.is(verb, SAYING);
        if labelled {
            // "is described as 'x'": someone wrote that; a young person does so only in the active voice.
            let by = if passive_by { right } else { clause_left };
            return Some(match by {
                Some(Speaker::YoungPerson) if !self.passive(verb) => Speaker::YoungPerson,
                Some(Speaker::Professional) => Speaker::Professional,
                Some(Speaker::Family) => Speaker::Family,
                _ => Speaker::Agency,
            });
        }
        let at = self.hits.tokens()[verb as usize].start;
        // "He wrote that Fern was 'a pretty thing'": "he" is seldom another child.
        let subject = (tokens.start..verb).rev().find(|token| self.speaker_class(*token).is_some());
        let of_another = at < quote.start
            && clause_left == Some(Speaker::YoungPerson)
            && subject.is_some_and(|subject| self.people.is(subject, PRONOUN_ONE))
            && (verb + 1..tokens.end)
                .take_while(|token| self.hits.tokens()[*token as usize].end <= quote.start)
                .any(|token| {
                    self.people.named(token) == Some(About::YoungPerson)
                        && !self.people.is(token, PRONOUN_ONE | PRONOUN_MANY)
                        && self.people.is(token + 1, COPULA)
                });
        if of_another {
            return Some(Speaker::Unknown);
        }
        // "told the nurse": whoever follows hears it.
        let right = right.filter(|_| !self.is_told(verb));
        if at > quote.end {
            let between = (tokens.start..verb)
                .rev()
                .take_while(|token| self.hits.tokens()[*token as usize].start >= quote.end)
                .find_map(|token| self.speaker_class(token));
            between.or(right).or(clause_left)
        } else {
            clause_left.or(right)
        }
    }

    fn is_told(&self, verb: u32) -> bool {
        matches!(self.word(verb), "told" | "Told" | "tells" | "tell" | "asked" | "Asked" | "asks" | "texted")
    }

    fn passive(&self, verb: u32) -> bool {
        verb.checked_sub(1).is_some_and(|before| {
            matches!(self.word(before), "is" | "are" | "was" | "were" | "been" | "being")
        })
    }

    pub(super) fn speaker_class(&self, token: u32) -> Option<Speaker> {
        let bits = self.people.classes(token);
        if bits & ANYONE == 0 {
            return None;
        }
        if bits & AUTHOR != 0 {
            return None; // "told me" names the listener
        }
        if bits & ADULT != 0 {
            return Some(Speaker::Unknown);
        }
        if bits & FAMILY != 0 {
            return Some(Speaker::Family);
        }
        if bits & PROFESSIONAL != 0 {
            return Some(Speaker::Professional);
        }
        if bits & AGENCY != 0 {
            return Some(Speaker::Agency);
        }
        match self.people.named(token) {
            Some(About::YoungPerson | About::Group) => Some(Speaker::YoungPerson),
            Some(About::Family) => Some(Speaker::Family),
            Some(About::Professional) => Some(Speaker::Professional),
            _ => None,
        }
    }
}
