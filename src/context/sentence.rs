//! Sentences and clauses.

use std::ops::Range;

use super::class::{CLAUSE_OPENER, COPULA, DEGREE, PLAIN_VERB, POINTING, PREPOSITION, RELATIVE};
use crate::draft::{BlockKind, Draft};
use crate::lexicon::Token;
use crate::text::Span;

/// A sentence: list items and table cells are sentences too, whether or not they end with a stop.
#[derive(Debug, Clone)]
pub struct Sentence {
    /// Its bytes, without white space around it.
    pub span: Span,
    /// Index of its block.
    pub block: usize,
    /// Its words.
    pub tokens: Range<u32>,
    /// Its clauses, as a range of [`Sentences::clauses`].
    pub clauses: Range<u32>,
}

/// All sentences and clauses of a draft.
#[derive(Debug, Default)]
pub struct Sentences {
    /// In order.
    pub all: Vec<Sentence>,
    /// Tokens of each clause, in order; none is empty.
    pub clauses: Vec<Range<u32>>,
    /// By token: its sentence and its clause.
    places: Vec<(u32, u32)>,
}

impl Sentences {
    /// Cuts a draft.
    pub fn new(draft: &Draft, tokens: &[Token]) -> Self {
        let mut this = Self::default();
        let mut token = 0;
        for (index, block) in draft.blocks().iter().enumerate() {
            let text = draft.slice(block.span);
            let heading = matches!(block.kind, BlockKind::Heading(_));
            cut(text, heading, |start, end| {
                let span = Span::new(block.span.start + start as u32, block.span.start + end as u32);
                let first = token;
                while tokens.get(token as usize).is_some_and(|word| word.start < span.end) {
                    token += 1;
                }
                this.add(tokens, first..token, span, index);
            });
        }
        this
    }

    /// Adds a sentence; one that never ends in parts, so that whatever is asked of a sentence takes no longer in a
    /// text without a single stop.
    fn add(&mut self, tokens: &[Token], words: Range<u32>, span: Span, block: usize) {
        let mut rest = (words, span);
        while rest.0.len() > LONGEST as usize {
            let (words, span) = rest;
            let middle = words.start + LONGEST;
            let end = tokens[middle as usize - 1].end;
            self.add_whole(tokens, words.start..middle, Span::new(span.start, end), block);
            rest = (middle..words.end, Span::new(tokens[middle as usize].start, span.end));
        }
        self.add_whole(tokens, rest.0, rest.1, block);
    }

    fn add_whole(&mut self, tokens: &[Token], words: Range<u32>, span: Span, block: usize) {
        let clauses = self.clauses.len() as u32;
        clauses_of(tokens, words.clone(), &mut self.clauses);
        let clauses = clauses..self.clauses.len() as u32;
        let sentence = self.all.len() as u32;
        for clause in clauses.clone() {
            let words = self.clauses[clause as usize].len();
            self.places.extend(std::iter::repeat_n((sentence, clause), words));
        }
        self.all.push(Sentence { span, block, tokens: words, clauses });
    }

    /// Index of the sentence that holds a token, or the nearest before it.
    pub fn of_token(&self, token: u32) -> usize {
        match self.places.get(token as usize) {
            Some((sentence, _)) => *sentence as usize,
            None => self.all.partition_point(|sentence| sentence.tokens.start <= token).saturating_sub(1),
        }
    }

    /// Index of the sentence that holds a byte, or the nearest before it.
    pub fn at(&self, byte: u32) -> usize {
        self.all.partition_point(|sentence| sentence.span.start <= byte).saturating_sub(1)
    }

    /// Indexes of the sentences of a block.
    pub fn of_block(&self, block: usize) -> Range<usize> {
        let start = self.all.partition_point(|sentence| sentence.block < block);
        start..start + self.all[start..].partition_point(|sentence| sentence.block == block)
    }

    /// The clause that holds a token.
    pub fn clause(&self, token: u32) -> Range<u32> {
        let index = match self.places.get(token as usize) {
            Some((_, clause)) => *clause as usize,
            None => self.clauses.len().saturating_sub(1),
        };
        self.clauses.get(index).cloned().unwrap_or(token..token + 1)
    }
}

/// A sentence of more words than this is no sentence: a text without stops, or a table pasted as text.
const LONGEST: u32 = 500;

/// Short forms after which a stop ends no sentence.
const ABBREVIATIONS: &[&str] = &[
    "approx", "app", "art", "ave", "cf", "cllr", "co", "det", "dr", "e.g", "eg", "etc", "ext", "fig", "hon",
    "i.e", "ie", "insp", "jr", "ltd", "messrs", "mr", "mrs", "ms", "mx", "no", "nos", "p", "para", "pp",
    "prof", "rev", "revd", "rd", "sect", "sgt", "sr", "st", "supt", "tel", "vol", "vs", "w/c", "jan", "feb",
    "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon", "tue", "tues", "wed",
    "thu", "thur", "thurs", "fri", "sat", "sun", "d.o.b", "dob",
];

/// The first bytes of marks that may end a sentence.
static ENDS: [bool; 256] = {
    let mut ends = [false; 256];
    let marks = [b'\n', b'.', b'!', b'?', 0xE2];
    let mut index = 0;
    while index < marks.len() {
        ends[marks[index] as usize] = true;
        index += 1;
    }
    ends
};

/// Calls `each(start, end)` for every sentence of a block's text.
pub(crate) fn cut(text: &str, heading: bool, mut each: impl FnMut(usize, usize)) {
    let mut emit = |start: usize, end: usize| {
        let piece = &text[start..end];
        let trimmed = piece.trim();
        if trimmed.contains(char::is_alphanumeric) {
            let lead = piece.len() - piece.trim_start().len();
            each(start + lead, start + lead + trimmed.len());
        }
    };
    if heading {
        emit(0, text.len());
        return;
    }
    let bytes = text.as_bytes();
    let mut start = 0;
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'\n' => {
                emit(start, at);
                start = at + 1;
                at += 1;
            }
            b'.' | b'!' | b'?' => {
                let end = mark_end(text, at);
                if ends_sentence(text, start, at, end) {
                    emit(start, end);
                    start = end;
                }
                at = end.max(at + 1);
            }
            0xE2 if text[at..].starts_with('…') => {
                let end = mark_end(text, at);
                if ends_sentence(text, start, at, end) {
                    emit(start, end);
                    start = end;
                }
                at = end.max(at + 3);
            }
            // Nothing else ends a sentence.
            _ => {
                at += 1;
                at += bytes[at..].iter().position(|byte| ENDS[*byte as usize]).unwrap_or(bytes.len() - at);
            }
        }
    }
    emit(start, text.len());
}

/// One past the run of end marks, closing quotation marks and brackets that begins at `at`.
fn mark_end(text: &str, at: usize) -> usize {
    let mut end = at;
    for c in text[at..].chars() {
        match c {
            '.' | '!' | '?' | '…' | '"' | '”' | '’' | '\'' | ')' | ']' | '»' => end += c.len_utf8(),
            _ => break,
        }
    }
    end
}

fn ends_sentence(text: &str, start: usize, at: usize, end: usize) -> bool {
    let rest = &text[end..];
    let Some(next) = rest.chars().next() else { return true };
    if !next.is_whitespace() {
        return false; // 8.40, e.g., a file name
    }
    let Some(onward) = rest.trim_start().chars().next() else { return true };
    if onward.is_lowercase() {
        return false; // "... he said", "approx. ten", a question quoted in mid-sentence
    }
    if text.as_bytes()[at] != b'.' || end > at + 1 {
        return true;
    }
    let before = &text[start..at];
    let word =
        before.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '"' | '“' | '‘')).next().unwrap_or("");
    if let Some(short) = abbreviation(word) {
        // "No." and "Sat." also end sentences; a number or name after the short form decides.
        return matches!(short, "etc" | "co" | "app") || (is_word_too(short) && !onward.is_numeric());
    }
    // An initial: "J. Mabey", "P. Nkemelu"; but "seen by A. They" and "Number 3." end.
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    if initial {
        let next_word: String = rest.trim_start().chars().take_while(|c| c.is_alphanumeric()).collect();
        return STARTERS.contains(&next_word.as_str());
    }
    // A numbered line: "1. Lights mended".
    !(before.trim() == word
        && word.len() <= 3
        && !word.is_empty()
        && word.bytes().all(|b| b.is_ascii_digit()))
}

/// The short form that a word is.
fn abbreviation(word: &str) -> Option<&'static str> {
    const LONGEST: usize = 6;
    if word.is_ascii() && word.len() > LONGEST {
        return None;
    }
    if word.is_ascii() {
        let same = |short: &&&str| short.len() == word.len() && short.eq_ignore_ascii_case(word);
        return ABBREVIATIONS.iter().find(same).copied();
    }
    let lower = word.to_lowercase();
    ABBREVIATIONS.iter().find(|short| **short == lower).copied()
}

/// Short forms that are also words a sentence may end with.
fn is_word_too(lower: &str) -> bool {
    matches!(
        lower,
        "no" | "sat" | "sun" | "art" | "para" | "mar" | "st" | "rd" | "fig" | "det" | "ms" | "dec" | "p"
    )
}

/// Words that open a new sentence after a lone capital.
const STARTERS: &[&str] = &[
    "A", "All", "An", "As", "At", "Both", "But", "Each", "For", "He", "Her", "His", "I", "In", "It", "No",
    "On", "One", "She", "Since", "So", "That", "The", "Their", "Then", "There", "These", "They", "This",
    "Three", "Two", "We", "When", "Who", "You",
];

/// Cuts the words of a sentence into clauses: at strong marks, and before words that open a clause.
fn clauses_of(tokens: &[Token], sentence: Range<u32>, clauses: &mut Vec<Range<u32>>) {
    let mut start = sentence.start;
    for at in sentence.clone() {
        let next = at + 1;
        if next >= sentence.end {
            break;
        }
        let token = &tokens[at as usize];
        // "the dog he looks after | has one eye": what a verb follows at once opens nothing, unless it is "who".
        let stranded = tokens[next as usize].is(POINTING)
            && !tokens[next as usize].is(RELATIVE)
            && next + 1 < sentence.end
            && tokens[next as usize + 1].is(PLAIN_VERB);
        // "in that big coat"
        let pointing =
            tokens[next as usize].is(POINTING) && tokens[next as usize].is(RELATIVE) && token.is(PREPOSITION);
        // "were so swollen that": how much, and no consequence.
        let degree = tokens[next as usize].is(DEGREE) && token.is(COPULA);
        let opener = tokens[next as usize].is(CLAUSE_OPENER) && !stranded && !pointing && !degree;
        // A dash, bracket, colon or semicolon parts clauses; a comma only before an opener; an opener of
        // its own strength ("because") always does.
        if token.looks(Token::HARD_BREAK) || opener {
            clauses.push(start..next);
            start = next;
        }
    }
    if start < sentence.end {
        clauses.push(start..sentence.end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(text: &str) -> Vec<&str> {
        let mut out = Vec::new();
        cut(text, false, |start, end| out.push(&text[start..end]));
        out
    }

    #[test]
    fn stops_that_end_nothing() {
        for one in [
            "Seen by Dr. Amos at 8.40 a.m. on the day.",
            "See e.g. the log, i.e. p. 3.",
            "J. Mabey of Highways agreed.",
            "It fell 2.5 per cent to £3.20.",
            "She asked “why me?” and left.",
            "No. 5 was there.",
            "Met on Tues. 4 May at the hall.",
            "Sent to a.b@example.org today.",
        ] {
            assert_eq!(sentences(one), [one]);
        }
    }

    #[test]
    fn stops_that_end() {
        for (text, parts) in [
            ("He left. She stayed.", &["He left.", "She stayed."][..]),
            ("“We were there.” They left.", &["“We were there.”", "They left."]),
            ("Was it A? It was B. They said so.", &["Was it A?", "It was B.", "They said so."]),
            ("Did he? No. He did not.", &["Did he?", "No.", "He did not."]),
            ("line one\nline two", &["line one", "line two"]),
            ("It ended… Then nothing.", &["It ended…", "Then nothing."]),
            ("(He was out.) Then in.", &["(He was out.)", "Then in."]),
            ("Police, school, etc. Nobody came.", &["Police, school, etc.", "Nobody came."]),
        ] {
            assert_eq!(sentences(text), parts);
        }
        assert!(sentences(" ... ").is_empty());
        assert!(sentences("").is_empty());
    }

    #[test]
    fn a_text_without_stops_is_cut_in_parts() {
        let text = "the park was quiet and he went home ".repeat(400);
        let mut builder = crate::draft::DraftBuilder::new();
        let source = builder.source("");
        builder.open(crate::draft::BlockSpec::paragraph());
        builder.push_verbatim(text.trim_end(), source, 0);
        let draft = builder.finish(None);
        let mut hits = crate::lexicon::Hits::default();
        crate::lexicon::LexiconBuilder::new().build().scan(draft.text(), 0, &mut hits);
        let sentences = Sentences::new(&draft, hits.tokens());
        assert_eq!(sentences.all.iter().map(|one| one.tokens.len()).sum::<usize>(), 8 * 400);
        for (index, one) in sentences.all.iter().enumerate() {
            assert!(one.tokens.len() <= LONGEST as usize);
            assert_eq!(sentences.of_token(one.tokens.start), index);
            assert_eq!(sentences.of_token(one.tokens.end - 1), index);
            assert_eq!(sentences.clause(one.tokens.start).start, one.tokens.start);
            assert_eq!(hits.tokens_in(one.span), one.tokens);
        }
    }
}
