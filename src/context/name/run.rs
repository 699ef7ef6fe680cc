//! Words with a capital that stand in a row and may be one name.

use std::ops::Range;

use super::super::class::{ANYONE, PLACE, PLAIN_VERB, SAYING, TITLE};
use super::super::given::is_given;
use super::Reader;
use crate::dates::DateMention;
use crate::lexicon::Token;
use crate::text::Span;

/// Small words that join the parts of a name.
const PARTICLES: &[&str] = &["de", "van", "von", "al", "bin", "ap", "ab", "da", "le", "la", "el"];

impl Reader<'_> {
    fn could_be_name(&self, at: u32) -> bool {
        let token = self.tokens[at as usize];
        token.looks(Token::CAPITAL)
            && token.look & (Token::ALL_CAPITALS | Token::DIGIT | Token::INITIAL) == 0
            && !token.is(ANYONE | PLACE | TITLE)
            && token.end - token.start > 2
    }

    /// Runs of capitalised words that may be names: unknown words, or known ones in mid-sentence.
    pub(super) fn runs(&self, dates: &[DateMention]) -> Vec<Range<u32>> {
        let mut runs = Vec::new();
        let mut date = 0;
        let mut at = 0_u32;
        let count = self.tokens.len() as u32;
        while at < count {
            let token = self.tokens[at as usize];
            if self.has_place_for_surname(at, dates) {
                runs.push(at..at + 2);
                at += 2;
                continue;
            }
            if !self.could_be_name(at) {
                at += 1;
                continue;
            }
            while dates.get(date).is_some_and(|mention| mention.span.end <= token.start) {
                date += 1;
            }
            let dated = dates.get(date).is_some_and(|mention| mention.span.start <= token.start);
            // "Kitty Marrable" opens a cell: a first name that is also a word.
            let given = token.look & (Token::HARD_BREAK | Token::COMMA | Token::POSSESSIVE) == 0
                && at + 1 < count
                && self.could_be_name(at + 1)
                && self.tokens[at as usize + 1].entry == Token::UNKNOWN
                && is_given(self.text(at));
            // "Callum was", "Kit rang": a first name that rules know, too, and somebody does something.
            let does = token.look & (Token::HARD_BREAK | Token::COMMA) == 0
                && is_given(self.bare(at))
                && (token.looks(Token::POSSESSIVE) || self.is(Some(at + 1), PLAIN_VERB | SAYING));
            let given = given || does;
            if dated || (token.entry != Token::UNKNOWN && self.opens(at) && !given) || self.opens_only(at) {
                at += 1;
                continue;
            }
            let start = at;
            at += 1;
            while at < count
                && self.tokens[at as usize - 1].look & (Token::HARD_BREAK | Token::COMMA | Token::POSSESSIVE)
                    == 0
                && self.is_next(at)
                && (self.could_be_name(at) || self.joins(at, count) || self.is_loud_surname(start, at))
            {
                at += 1;
            }
            // "Tamsin R.": a last name cut to its initial is a name still.
            let initial = self
                .tokens
                .get(at as usize)
                .is_some_and(|next| next.looks(Token::INITIAL) && self.text(at) != "I");
            if initial
                && self.tokens[at as usize - 1].look & (Token::HARD_BREAK | Token::COMMA | Token::POSSESSIVE)
                    == 0
            {
                at += 1;
            }
            runs.push(self.with_initial(start)..at);
        }
        runs
    }

    /// "Kieran MARSH": a last name in capitals after a first name that many have.
    fn is_loud_surname(&self, first: u32, at: u32) -> bool {
        let token = self.tokens[at as usize];
        at == first + 1
            && token.looks(Token::ALL_CAPITALS)
            && token.entry == Token::UNKNOWN
            && token.end - token.start > 3
            && is_given(self.text(first))
    }

    /// Whether only a space or a hyphen stands before a word.
    pub(super) fn is_next(&self, at: u32) -> bool {
        let (before, own) = (self.tokens[at as usize - 1], self.tokens[at as usize]);
        let gap = self.draft.slice(Span::new(before.end, own.start));
        // `"Minnow" Tarrant`: what they are called by, then a last name.
        let nickname = matches!(gap, "\" " | "” " | "’ " | "' ")
            && own.entry == Token::UNKNOWN
            && self.draft.text()[..before.start as usize].ends_with(['"', '“', '‘', '\'']);
        nickname || gap.chars().all(|mark| mark.is_whitespace() || matches!(mark, '-' | '‑' | '*'))
    }

    /// "R. Dunne": a first name cut to its initial belongs to the name.
    fn with_initial(&self, start: u32) -> u32 {
        let Some(before) = start.checked_sub(1).filter(|_| !self.opens(start)) else { return start };
        let token = self.tokens[before as usize];
        let gap = self.draft.slice(Span::new(token.end, self.tokens[start as usize].start));
        let dotted = token.looks(Token::INITIAL) && gap.trim_end() == "." && self.text(before) != "I";
        // "by stand C. Alder's school" ends one sentence and opens another.
        let apart = self.opens(before)
            || token.looks(Token::FIRST)
            || before.checked_sub(1).is_some_and(|at| {
                self.tokens[at as usize].look & (Token::COMMA | Token::HARD_BREAK) != 0
                    || matches!(self.text(at), "and" | "with" | "by" | "from" | "to" | "for" | "is" | "was")
            });
        if dotted && apart && self.tokens[start as usize].entry == Token::UNKNOWN { before } else { start }
    }

    /// Whether a word opens its sentence.
    pub(super) fn opens(&self, at: u32) -> bool {
        self.sentences
            .all
            .get(self.sentences.of_token(at))
            .is_some_and(|sentence| sentence.tokens.start == at)
    }

    /// "Whether Bryony", "Unlike Ash": a capital that only opens the sentence.
    fn opens_only(&self, at: u32) -> bool {
        matches!(
            self.text(at),
            "What"
                | "When"
                | "Who"
                | "Where"
                | "Why"
                | "How"
                | "If"
                | "And"
                | "But"
                | "Whether"
                | "Unlike"
                | "Neither"
                | "Although"
                | "Despite"
                | "Perhaps"
                | "Maybe"
                | "Poor"
                | "Dear"
        )
    }

    fn joins(&self, at: u32, count: u32) -> bool {
        at + 1 < count && PARTICLES.contains(&self.text(at)) && self.could_be_name(at + 1)
    }
}
