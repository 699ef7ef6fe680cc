//! What a young person is called by all who know them: "whom everyone calls “Crumpet”". It leads to them as a name does.

use super::super::Context;
use super::super::class::{ADULT, GROUP, PROFESSIONAL, YOUNG_PERSON};
use super::first::MADE_UP;
use crate::lexicon::Token;
use crate::text::Span;

/// Names that say what somebody is taken for: rules about wording tell of those.
const LABELS: [&str; 16] = [
    "Boss",
    "Captain",
    "Chief",
    "Don",
    "Duchess",
    "Duke",
    "Fagin",
    "General",
    "Godfather",
    "Governor",
    "King",
    "Kingpin",
    "Mastermind",
    "Princess",
    "Queen",
    "Ringmaster",
];

/// A word that tells of a name stands at most so many before "as": "known to everybody on the landing as".
const REACH: u32 = 7;

impl Context<'_> {
    /// Nicknames that are told as such of a young person, in a draft that does not say that its names are made up.
    pub(super) fn nicknames(&self) -> Vec<Span> {
        let tokens = self.hits.tokens();
        let all = (1..tokens.len() as u32).filter(|at| {
            let token = tokens[*at as usize];
            token.looks(Token::CAPITAL)
                && token.look & (Token::ALL_CAPITALS | Token::DIGIT | Token::INITIAL) == 0
                && self.is_quoted_alone(*at)
                && !LABELS.contains(&self.word(*at))
                && self.is_called_so(*at)
        });
        let all: Vec<Span> =
            all.map(|at| Span::new(tokens[at as usize].start, tokens[at as usize].end)).collect();
        // The whole draft is gone through only where there is something to ask it.
        if all.is_empty() || MADE_UP.iter().any(|cue| *cue != "nickname" && self.small.contains(cue)) {
            return Vec::new();
        }
        all
    }

    /// One word in quotation marks.
    fn is_quoted_alone(&self, at: u32) -> bool {
        const MARKS: [char; 6] = ['"', '“', '”', '\'', '‘', '’'];
        let token = self.hits.tokens()[at as usize];
        let text = self.draft.text();
        text[..token.start as usize].ends_with(MARKS) && text[token.end as usize..].starts_with(MARKS)
    }

    /// "known to all as", "nicknamed", "goes by", "answers to", of a young person and of no grown man.
    fn is_called_so(&self, at: u32) -> bool {
        let sentence = self.sentence_of(at);
        let before = sentence.start..at;
        let near = at.saturating_sub(REACH).max(sentence.start)..at;
        let known = || near.clone().any(|at| self.word(at) == "known");
        let called = match self.word(at - 1) {
            "as" => known(),
            "nicknamed" => true,
            "by" => near.len() > 1 && matches!(self.word(at - 2), "goes" | "go" | "went"),
            "to" => near.len() > 1 && matches!(self.word(at - 2), "answers" | "answer"),
            _ => false,
        };
        called
            && self.people.any(&before, YOUNG_PERSON)
            && !self.people.any(&before, ADULT | PROFESSIONAL)
            && !self.people.any(&near, GROUP)
    }
}
