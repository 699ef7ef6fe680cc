//! Words that are shown by themselves, carried on to the end of their phrase: "built like a" is no answer to "which
//! words?", and "built like a door" is.

use super::Context;
use crate::lexicon::Token;
use crate::text::Span;

/// At most this many words are added.
const MOST: usize = 6;

/// After these something is still to come: articles, owners, words of degree, prepositions.
const OPEN: &[&str] = &[
    "a", "an", "the", "this", "these", "those", "his", "her", "their", "its", "my", "our", "your", "no",
    "such", "very", "so", "too", "quite", "rather", "further", "other", "another", "every", "each", "any",
    "some", "more", "most", "less", "of", "to", "for", "from", "with", "without", "at", "by", "into", "onto",
    "upon", "about", "against", "among", "amongst", "around", "as", "between", "beyond", "during", "like",
    "near", "off", "on", "over", "round", "than", "through", "towards", "toward", "under", "in", "out", "up",
    "is", "are", "was", "were", "be", "been", "being", "not",
];

/// After these a clause is to come.
const CLAUSE: &[&str] = &["what", "how", "where", "why", "whether", "if", "that"];

/// These only join what stands before them to something else, and can go.
const JOINING: &[&str] = &["and", "or", "but", "who", "which", "when", "while", "because", "then", "yet"];

/// Of the open words, those that may as well end a phrase: "took it up", "known about", "hard on her".
const CLOSED_TOO: &[&str] = &[
    "about", "around", "off", "on", "over", "round", "through", "under", "in", "out", "up", "by", "her",
    "like", "this", "more", "most", "less", "each", "such", "other", "not", "so", "too", "further",
    "another", "no", "to",
];

/// With these a verb is whole: "hang out", "kicked off".
const PARTICLES: &[&str] = &["out", "up", "off"];

/// What is more than itself where "of" follows: "has the sort", "a bit".
const PARTS: &[&str] =
    &["sort", "kind", "type", "lot", "bit", "touch", "air", "sense", "look", "pack", "gang", "group"];

/// Who does what comes next: "older than he is".
const DOERS: &[&str] = &["he", "she", "they", "it", "we"];

/// After these comes what is done, or what somebody is like.
const BEFORE_DEEDS: &[&str] = &[
    "to", "is", "are", "was", "were", "be", "been", "being", "not", "than", "as", "so", "too", "very",
    "quite", "rather",
];

/// A name for something has at most this many words after its first: "a | nightclub | bouncer".
const MOST_OF_A_NAME: usize = 2;

/// Words that begin another phrase, or a clause.
const ELSEWHERE: &[&str] = &[
    "he", "she", "they", "we", "i", "it", "you", "there", "him", "them", "us", "me", "and", "or", "but",
    "who", "which", "when", "while", "because", "since", "until", "before", "after", "then", "so", "if",
    "that", "yet", "though", "although", "where", "once",
];

impl Context<'_> {
    /// Some words with those that they cannot do without at their end, inside their clause; "always clean and" loses its
    /// last.
    pub(crate) fn whole_phrase(&self, span: Span) -> Span {
        let words = self.hits.tokens_in(span);
        if words.is_empty() {
            return span;
        }
        let tokens = self.hits.tokens();
        let mut last = words.end - 1;
        if tokens[last as usize].end != span.end {
            return span;
        }
        while last > words.start && self.is_one_of(last, JOINING) {
            last -= 1;
        }
        if last < words.end - 1 {
            return Span::new(span.start, tokens[last as usize].end);
        }
        let end = self.sentences.all[self.sentences.of_token(last)].tokens.end.min(tokens.len() as u32);
        let ends =
            |at: u32| at + 1 >= end || tokens[at as usize].look & (Token::HARD_BREAK | Token::COMMA) != 0;
        if ends(last) || self.is_one_of(last, PARTICLES) && !self.is_one_of(last + 1, &["of"]) {
            return span;
        }
        if self.is_one_of(last, CLAUSE) {
            let mut upto = last;
            while !ends(upto) && ((upto - last) as usize) < MOST {
                upto += 1;
            }
            last = upto;
        }
        // "Adult 1", "the sort of face", "older than he is", "recruited younger boys".
        let wants_more = |at: u32| {
            self.has_its_number(at)
                || self.is_one_of(at, PARTS) && self.is_one_of(at + 1, &["of"])
                || self.is_one_of(at, DOERS) && at > words.start
                || self.is_one_of(at, &["younger", "older"])
                    && !self.is_one_of(at + 1, ELSEWHERE)
                    && !self.is_one_of(at + 1, OPEN)
        };
        if !ends(last) && wants_more(last) {
            last += 1;
        }
        for _ in 0..MOST {
            if ends(last) || !self.is_one_of(last, OPEN) {
                break;
            }
            let next = last + 1;
            // "Hard on her when": what comes is no part of it.
            if self.is_one_of(next, ELSEWHERE) {
                if !self.is_one_of(last, CLOSED_TOO) && !self.is_one_of(next, JOINING) {
                    last = next;
                }
                break;
            }
            let names = !self.is_one_of(last, BEFORE_DEEDS);
            last = next;
            if names && !self.is_one_of(last, OPEN) {
                last = self.end_of_name(last, end);
            }
        }
        Span::new(span.start, tokens[last as usize].end.max(span.end))
    }

    /// The last word of a name for something that begins at or before a word: "a nightclub bouncer", "of wild curls".
    fn end_of_name(&self, from: u32, end: u32) -> u32 {
        let tokens = self.hits.tokens();
        let closed = |at: u32| tokens[at as usize].look & (Token::HARD_BREAK | Token::COMMA) != 0;
        let telling: Vec<u32> = self.verbs(&(from + 1..end)).iter().map(|verb| verb.first).collect();
        let mut last = from;
        let mut added = 0;
        while last + 1 < end && !closed(last) {
            let next = last + 1;
            let joined = self.is_one_with_next(last);
            let ends =
                self.is_one_of(next, OPEN) || self.is_one_of(next, ELSEWHERE) || telling.contains(&next);
            if !joined && (ends || added >= MOST_OF_A_NAME) {
                break;
            }
            added += usize::from(!joined);
            last = next;
        }
        last
    }

    /// Whether a word and the next are one thing: figures with what they count, parts of a word with hyphens, a name and
    /// its number.
    fn is_one_with_next(&self, at: u32) -> bool {
        let tokens = self.hits.tokens();
        let (own, next) = (&tokens[at as usize], &tokens[at as usize + 1]);
        let between = self.draft.text().get(own.end as usize..next.start as usize).unwrap_or_default();
        between == "-"
            || own.looks(Token::DIGIT)
            || next.looks(Token::DIGIT)
            || own.looks(Token::CAPITAL) && next.looks(Token::CAPITAL)
    }

    /// A name and the number after it.
    fn has_its_number(&self, at: u32) -> bool {
        let tokens = self.hits.tokens();
        tokens[at as usize].looks(Token::CAPITAL) && tokens[at as usize + 1].looks(Token::DIGIT)
    }

    fn is_one_of(&self, at: u32, words: &[&str]) -> bool {
        words.contains(&&*self.small(at))
    }
}
