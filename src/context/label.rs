//! The labels that members go by: declared ones, the shapes that labels have ("Child A", "YP3", "QB", a lone
//! capital), and words that do throughout the draft what people do.

mod shape;
mod series;
mod character;
mod named;

use super::aged;
use super::name::Name;
use super::sentence::Sentences;
use crate::brief::Brief;
use crate::dates::DateMention;
use crate::draft::Draft;
use crate::lexicon::{Hits, Token};
use crate::text::{Span, without_possessive};
use named::{mark_names, mark_titled_names};

/// Words before a letter or a number that make it the number of a thing.
const NUMBERED: &[&str] = &[
    "table",
    "section",
    "appendix",
    "annex",
    "figure",
    "fig",
    "flat",
    "route",
    "bus",
    "road",
    "block",
    "platform",
    "gate",
    "level",
    "unit",
    "room",
    "junction",
    "page",
    "item",
    "action",
    "paragraph",
    "para",
    "question",
    "version",
    "grade",
    "tier",
    "zone",
    "bay",
    "floor",
    "wing",
    "house",
    "the",
    "ward",
    "form",
    "year",
    "stage",
    "phase",
    "option",
    "key",
    "number",
    "no",
    "part",
    "schedule",
    "line",
];

/// Gives the words that name a member the class of young people.
pub(super) fn mark(
    draft: &Draft,
    hits: &Hits,
    sentences: &Sentences,
    brief: &Brief,
    names: &[Name],
    dates: &[DateMention],
    classes: &mut [u64],
) {
    let tokens = hits.tokens();
    // What a label may be: one word in eight.
    let marked =
        (0..tokens.len()).filter(|at| tokens[*at].look & (Token::CAPITAL | Token::DIGIT) != 0).collect();
    let reader = Reader { draft, tokens, sentences, marked };
    reader.shapes(brief, classes);
    aged::mark(draft, tokens, classes);
    reader.numbers(classes);
    reader.siblings(classes);
    reader.series(classes);
    mark_names(names, classes);
    mark_titled_names(tokens, classes);
    reader.characters(dates, classes);
}

struct Reader<'d> {
    draft: &'d Draft,
    tokens: &'d [Token],
    sentences: &'d Sentences,
    /// The words with a capital first or a digit.
    marked: Vec<usize>,
}

impl<'d> Reader<'d> {
    fn word(&self, at: usize) -> &'d str {
        let token = self.tokens[at];
        self.draft.slice(Span::new(token.start, token.end))
    }

    fn bare(&self, at: usize) -> &'d str {
        let word = self.word(at);
        if !word.ends_with('s') {
            return word;
        }
        without_possessive(word)
    }

    /// The word before, in the same block and not parted from this one by a stop.
    fn before(&self, at: usize) -> Option<usize> {
        let before = at.checked_sub(1).filter(|_| !self.tokens[at].looks(Token::FIRST))?;
        (!self.tokens[before].looks(Token::HARD_BREAK)).then_some(before)
    }

    /// The word after, in the same block and not parted from this one.
    fn after(&self, at: usize) -> Option<usize> {
        let parted = self.tokens[at].look & (Token::HARD_BREAK | Token::COMMA) != 0;
        (!parted && at + 1 < self.tokens.len()).then_some(at + 1)
    }

    fn opens_sentence(&self, at: usize) -> bool {
        let sentence = self.sentences.all.get(self.sentences.of_token(at as u32));
        sentence.is_some_and(|sentence| sentence.tokens.start == at as u32)
    }
}
