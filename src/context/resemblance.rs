//! How much a sentence resembles wording that supervisors have asked to change: a linear score over its words and
//! pairs of words, with weights that `examples/train_resemblance` learns from `tests/bank` and the packs' examples.
//!
//! Everything is whole numbers, so that the score is the same everywhere. A word or a pair is a number by its
//! letters, of which some bits are its place in the table of weights. Names, codes and figures are all one word.

use std::ops::Range;

use super::class::{FUNCTION, GROUP, PRONOUN_MANY, PRONOUN_ONE, YOUNG_PERSON};
use super::{About, Context, Speaker};
use crate::dates::{DateKind, DateMention};
use crate::draft::BlockKind;
use crate::lexicon::Token;
use crate::text::Span;

/// How many weights there are; a power of two.
pub const WEIGHTS: usize = 1 << 18;

/// What [`WEIGHTS`] numbers of one byte say, after two bytes for the weight that every sentence has.
static TABLE: &[u8; WEIGHTS + 2] = include_bytes!("resemblance.weights");

/// From this score on a sentence resembles such wording.
pub const RESEMBLES: i32 = -8;

/// From this score on a sentence that names no young person does.
pub const RESEMBLES_ALONE: i32 = 8;

/// Under this score, words have nothing of such wording.
pub const UNLIKE: i32 = -70;

/// What stands around some words, in bytes on either side.
pub const AROUND: u32 = 80;

/// At most this many bytes of a clause are shown.
const LONGEST: u32 = 160;

/// A sentence of fewer words says too little to be told by them.
const LEAST_WORDS: usize = 4;

/// A part of a sentence that carries weight: its place in the table, and the words it is made of.
struct Feature {
    place: usize,
    words: Range<u32>,
}

impl Context<'_> {
    /// The places in the table of weights that stand for a sentence, each with the bytes of the words it is for;
    /// none for a sentence that is not scored.
    pub fn weighed(&self, sentence: usize) -> Vec<(u32, Span)> {
        let tokens = self.hits.tokens();
        let bytes = |words: Range<u32>| match words.clone().last() {
            Some(last) => Span::new(tokens[words.start as usize].start, tokens[last as usize].end),
            None => Span::default(),
        };
        let mut out = Vec::new();
        self.each_feature(sentence, |feature| out.push((feature.place as u32, bytes(feature.words))));
        out
    }

    /// How much a sentence resembles wording that supervisors have asked to change; `None` where it is not scored.
    pub(crate) fn resemblance(&self, sentence: usize) -> Option<i32> {
        let mut sum = 0;
        let mut features = 0;
        self.each_feature(sentence, |feature| {
            sum += weight(feature.place);
            features += 1;
        });
        (features > 0).then(|| every() + scaled(sum, features))
    }

    /// Whether some words weigh nothing themselves, and neither what stands around them nor the sentence has anything
    /// of such wording.
    pub(crate) fn is_unlike(&self, words: Span) -> bool {
        let tokens = self.hits.tokens();
        let around = Span::new(words.start.saturating_sub(AROUND), words.end + AROUND);
        let mut own = 0;
        let mut near = 0;
        let mut sentence = 0;
        let mut features = 0;
        self.each_feature(self.sentences.at(words.start), |feature| {
            let weight = weight(feature.place);
            sentence += weight;
            features += 1;
            let last = feature.words.clone().last();
            let span = last
                .map(|last| Span::new(tokens[feature.words.start as usize].start, tokens[last as usize].end));
            let inside =
                |outer: Span| span.is_some_and(|span| outer.start <= span.start && span.end <= outer.end);
            own += if inside(words) { weight } else { 0 };
            near += if inside(around) { weight } else { 0 };
        });
        own <= 0 && near < UNLIKE && every() + scaled(sentence, features) < UNLIKE
    }

    /// Of each sentence that resembles such wording, the clause that weighs most. One that names no young person has to
    /// resemble it more. A text that hardly speaks of children, or tells of no day and no member, has none:
    /// papers on how such reports are made blame in the same words, and nobody.
    pub(super) fn resembling(&self) -> Vec<Span> {
        const YOUNG: u64 = YOUNG_PERSON | GROUP | PRONOUN_ONE | PRONOUN_MANY;
        if !self.about_children || !self.tells_of_a_case() {
            return Vec::new();
        }
        let names_young = |sentence: usize| {
            let words = self.sentences.all[sentence].tokens.clone();
            self.people.any(&words, YOUNG)
                || words.clone().any(|word| self.people.named(word) == Some(About::YoungPerson))
        };
        (0..self.sentences.all.len())
            .filter(|sentence| {
                let score = self.resemblance(*sentence).unwrap_or(i32::MIN);
                score >= RESEMBLES && (score >= RESEMBLES_ALONE || names_young(*sentence))
            })
            .map(|sentence| self.heaviest_clause(sentence))
            .collect()
    }

    /// Whether a text tells of a day, or says by what labels it calls the young people; a short one is taken to.
    fn tells_of_a_case(&self) -> bool {
        let a_day = |date: &DateMention| matches!(date.kind, DateKind::Day | DateKind::YearlessDay);
        self.hits.tokens().len() < super::PASSING
            || self.dates.iter().any(a_day)
            || !self.brief.members.is_empty()
    }

    /// The clause of a sentence that weighs most, with as many of the clauses beside it as may be shown.
    pub fn heaviest_clause(&self, sentence: usize) -> Span {
        let own = &self.sentences.all[sentence];
        let weights = self.word_weights(sentence);
        let of = |words: &Range<u32>| -> i32 {
            let from = (words.start - own.tokens.start) as usize;
            weights[from..from + words.len()].iter().sum()
        };
        let clauses = &self.sentences.clauses[own.clauses.start as usize..own.clauses.end as usize];
        // Of equals the first.
        let heaviest = (0..clauses.len()).rev().max_by_key(|at| of(&clauses[*at]));
        let Some(heaviest) = heaviest else { return self.shortened(&own.tokens, &of) };
        let words = |from: usize, to: usize| clauses[from].start..clauses[to].end;
        let fits = |from: usize, to: usize| self.bytes_of(&words(from, to)).len() <= LONGEST;
        let (mut from, mut to) = (heaviest, heaviest);
        loop {
            let before = from > 0 && fits(from - 1, to);
            let after = to + 1 < clauses.len() && fits(from, to + 1);
            if before && (!after || of(&clauses[from - 1]) >= of(&clauses[to + 1])) {
                from -= 1;
            } else if after {
                to += 1;
            } else {
                break;
            }
        }
        self.shortened(&words(from, to), &of)
    }

    /// Where some words stand.
    fn bytes_of(&self, words: &Range<u32>) -> Span {
        let tokens = self.hits.tokens();
        Span::new(tokens[words.start as usize].start, tokens[words.end as usize - 1].end)
    }

    /// The run of words of a sentence that weighs most, of at most five.
    pub(crate) fn heaviest_words(&self, words: &Range<u32>) -> Range<u32> {
        const MOST: u32 = 5;
        let sentence = self.sentences.of_token(words.start);
        let first = self.sentences.all[sentence].tokens.start;
        let weights = self.word_weights(sentence);
        let mut best = (i32::MIN, words.clone());
        for start in words.clone() {
            let mut sum = 0;
            for end in start + 1..=words.end.min(start + MOST) {
                sum += weights[(end - 1 - first) as usize];
                if sum > best.0 {
                    best = (sum, start..end);
                }
            }
        }
        best.1
    }

    /// A clause cut to what may be shown, around its heaviest words.
    fn shortened(&self, clause: &Range<u32>, of: &impl Fn(&Range<u32>) -> i32) -> Span {
        let mut words = clause.clone();
        while self.bytes_of(&words).len() > LONGEST && words.len() > 1 {
            let (first, last) = (words.start..words.start + 1, words.end - 1..words.end);
            if of(&first) <= of(&last) {
                words.start += 1;
            } else {
                words.end -= 1;
            }
        }
        self.bytes_of(&words)
    }

    /// What each word of a sentence adds to its score; a pair's weight is shared between its words.
    fn word_weights(&self, sentence: usize) -> Vec<i32> {
        let own = self.sentences.all[sentence].tokens.clone();
        let mut weights = vec![0; own.len()];
        self.each_feature(sentence, |feature| {
            let share = if feature.words.len() > 1 { 1 } else { 2 };
            for word in feature.words {
                weights[(word - own.start) as usize] += weight(feature.place) * share;
            }
        });
        weights
    }

    fn each_feature(&self, sentence: usize, mut each: impl FnMut(Feature)) {
        let Some(own) = self.sentences.all.get(sentence) else { return };
        let words = own.tokens.clone();
        let block = &self.draft.blocks()[own.block];
        if words.len() < LEAST_WORDS
            || matches!(block.kind, BlockKind::Heading(_) | BlockKind::Field)
            || !self.is_prose(own.block)
            || self.speaker(&(words.start..words.start + 1)) == Some(Speaker::YoungPerson)
        {
            return;
        }
        let tokens = self.hits.tokens();
        let stems = self.stems();
        let mut before = EDGE;
        let mut before_at = words.start..words.start;
        for at in words.clone() {
            let token = &tokens[at as usize];
            if token.looks(Token::QUOTED) {
                each(Feature { place: pair(before, QUOTE), words: before_at });
                before = QUOTE;
                before_at = at..at;
            }
            let stem = stems[at as usize];
            if !self.people.is(at, FUNCTION) {
                each(Feature { place: place(stem), words: at..at + 1 });
            }
            each(Feature { place: pair(before, stem), words: before_at.start..at + 1 });
            before = stem;
            before_at = at..at + 1;
            let mark = if token.looks(Token::HARD_BREAK) {
                EDGE
            } else if token.looks(Token::COMMA) {
                COMMA
            } else {
                continue;
            };
            each(Feature { place: pair(before, mark), words: at..at + 1 });
            before = mark;
            before_at = at + 1..at + 1;
        }
        if before != EDGE {
            each(Feature { place: pair(before, EDGE), words: before_at });
        }
        let whole = words.start..words.start;
        let mut fact = |name: &str, value: &str| {
            each(Feature {
                place: pair(number(name.as_bytes()), number(value.as_bytes())),
                words: whole.clone(),
            });
        };
        fact("subject", self.mainly_about(sentence).name());
        fact("dated", if self.dates_in(own.span).is_empty() { "no" } else { "yes" });
        if let Some(quotation) = self.quotations_in(own.span).last() {
            fact("speaker", quotation.speaker.name());
        }
    }

    /// Every word as a number, worked out when the first is asked for: this reader and that of statements go by them.
    pub(super) fn stems(&self) -> &[u32] {
        self.stems.get_or_init(|| {
            let mut stems = vec![EDGE; self.hits.tokens().len()];
            for sentence in &self.sentences.all {
                for at in sentence.tokens.clone() {
                    stems[at as usize] = self.stem_of(at, at == sentence.tokens.start);
                }
            }
            stems
        })
    }

    /// A word as a number, without its ending; all names and codes are one, and all figures.
    fn stem_of(&self, at: u32, first: bool) -> u32 {
        let token = &self.hits.tokens()[at as usize];
        let word = self.word(at).as_bytes();
        if token.looks(Token::DIGIT) {
            return if word.first().is_some_and(u8::is_ascii_alphabetic) { NAME } else { FIGURE };
        }
        let known = token.entry != Token::UNKNOWN;
        if token.looks(Token::INITIAL) && word != b"I" && !(first && word == b"A")
            || token.looks(Token::CAPITAL)
                && !token.looks(Token::ALL_CAPITALS)
                && word != b"I"
                && (!first || !known)
        {
            return NAME;
        }
        stem(word)
    }
}

/// What every sentence has.
fn every() -> i32 {
    i32::from(i16::from_le_bytes([TABLE[0], TABLE[1]]))
}

/// A sum of weights as it counts in a sentence of some features: long sentences have more of everything, so the sum is
/// divided by the root of their number. A sentence of [`USUAL`] features has its sum.
pub fn scaled(sum: i32, features: usize) -> i32 {
    (i64::from(sum) * scale(features) / SCALE) as i32
}

/// By how much a sum of some features is multiplied, in parts of [`SCALE`].
pub fn scale(features: usize) -> i64 {
    let features = i64::try_from(features.max(1)).unwrap_or(i64::MAX);
    (SCALE * SCALE * USUAL / features).isqrt()
}

/// One, as [`scale`] counts.
pub const SCALE: i64 = 1 << 10;
/// A sentence of twenty words has about so many features.
const USUAL: i64 = 40;

fn weight(place: usize) -> i32 {
    i32::from(i8::from_le_bytes([TABLE[place + 2]]))
}

pub(super) const EDGE: u32 = 1;
const COMMA: u32 = 2;
const QUOTE: u32 = 3;
const NAME: u32 = 4;
const FIGURE: u32 = 5;

fn place(number: u32) -> usize {
    // The upper bits of a product are the well mixed ones.
    (number.wrapping_mul(0x9e37_79b1) >> (u32::BITS - WEIGHTS.trailing_zeros())) as usize
}

/// Two numbers in order as one.
pub(super) fn both(first: u32, second: u32) -> u32 {
    first.wrapping_mul(0x85eb_ca6b).rotate_left(13) ^ second
}

fn pair(first: u32, second: u32) -> usize {
    place(both(first, second))
}

/// The number of a word in small letters without its ending. He, she and they are one word, and so are their forms.
fn stem(word: &[u8]) -> u32 {
    let mut letters = [0_u8; KEPT];
    // The curly apostrophe is three bytes; a possessive ends at either.
    let length =
        word.iter().take(KEPT).position(|byte| matches!(byte, b'\'' | 0xE2)).unwrap_or(word.len().min(KEPT));
    letters[..length].copy_from_slice(&word[..length]);
    letters.make_ascii_lowercase();
    match &letters[..length] {
        b"he" | b"they" => return number(b"she"),
        b"him" | b"his" | b"their" | b"them" => return number(b"her"),
        b"himself" | b"themselves" | b"herself" => return number(b"self"),
        _ => {}
    }
    number(without_ending(&letters[..length]))
}

/// At most this many letters of a word count.
const KEPT: usize = 24;

/// Letters as a number, eight at a time.
pub(super) fn number(letters: &[u8]) -> u32 {
    let mut all = letters.len() as u64;
    for eight in letters.chunks(8) {
        let mut bytes = [0; 8];
        bytes[..eight.len()].copy_from_slice(eight);
        all = (all.rotate_left(23) ^ u64::from_le_bytes(bytes)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
    (all >> 32) as u32
}

/// A word without the endings that inflection gives it, roughly: both "choosing" and "choose" give "choos".
fn without_ending(word: &[u8]) -> &[u8] {
    if word.len() < 5 {
        return word;
    }
    let cut = match word {
        [.., b's', b's'] => 0,
        [.., b'i', b'e', b's'] => 3,
        [.., b's'] => 1,
        [.., b'i', b'n', b'g'] if word.len() > 5 => 3,
        [.., b'e', b'd', b'l', b'y'] if word.len() > 6 => 4,
        [.., b'e', b'd'] => 2,
        _ => 0,
    };
    let mut word = &word[..word.len() - cut];
    if let [.., before, last] = word
        && before == last
        && word.len() > 3
        && !matches!(last, b'l' | b's')
    {
        word = &word[..word.len() - 1];
    }
    if word.len() > 4 { word.strip_suffix(b"e").or(word.strip_suffix(b"y")).unwrap_or(word) } else { word }
}

#[cfg(test)]
mod tests {
    use super::{WEIGHTS, pair, place, stem, without_ending};

    #[test]
    fn endings_of_inflection_fall() {
        for (word, bare) in [
            ("choosing", "choos"),
            ("choose", "choos"),
            ("puts", "puts"),
            ("putting", "put"),
            ("families", "famil"),
            ("refused", "refus"),
            ("glass", "glass"),
            ("family", "famil"),
        ] {
            assert_eq!(without_ending(word.as_bytes()), bare.as_bytes(), "{word}");
        }
    }

    #[test]
    fn forms_of_a_word_are_one() {
        assert_eq!(stem(b"Refusing"), stem("refused".as_bytes()));
        assert_eq!(stem("group\u{2019}s".as_bytes()), stem(b"group"));
        assert_eq!(stem(b"they"), stem(b"He"));
        assert_ne!(stem(b"she"), stem(b"her"));
    }

    #[test]
    fn places_are_in_the_table() {
        for number in [0, 1, u32::MAX, 0x8000_0000] {
            assert!(place(number) < WEIGHTS);
            assert!(pair(number, !number) < WEIGHTS);
        }
        assert_ne!(pair(1, 2), pair(2, 1), "order counts");
    }
}
