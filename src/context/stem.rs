//! Words as numbers, without their endings: what the two learned readers go by. Names and codes are all one word, and so
//! are figures.

use super::Context;
use crate::lexicon::Token;
use crate::text::GOLDEN;

impl Context<'_> {
    /// Every word as a number, worked out when the first is asked for: this reader and that of statements go by them.
    pub(super) fn stems(&self) -> &[u32] {
        self.stems.get_or_init(|| {
            let mut stems = vec![EDGE; self.hits.tokens().len()];
            let mut known = Known::new();
            for sentence in &self.sentences.all {
                for at in sentence.tokens.clone() {
                    stems[at as usize] = self.stem_of(at, at == sentence.tokens.start, &mut known);
                }
            }
            stems
        })
    }

    /// A word as a number, without its ending; all names and codes are one, and all figures.
    fn stem_of(&self, at: u32, first: bool, stems: &mut Known) -> u32 {
        let token = &self.hits.tokens()[at as usize];
        let word = self.word(at).as_bytes();
        if token.looks(Token::DIGIT) {
            if matches!(word, [b'I', b'C', b'0'..=b'9']) {
                return number(b"ic"); // the police's codes of ethnic appearance say something, and name nobody
            }
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
        stems.of(self.letters(at), word)
    }
}

/// So many words are kept in mind; a power of two.
const KNOWN: usize = 2048;

/// The numbers of words seen before, by their letters: most words of a text come again and again.
struct Known(Vec<(u64, u32)>);

impl Known {
    fn new() -> Self {
        Self(vec![(0, 0); KNOWN])
    }

    /// The number of a word, by its letters as one number. Of longer words, which are few, none is kept.
    fn of(&mut self, letters: Option<u128>, word: &[u8]) -> u32 {
        let Some(letters) = letters.and_then(|letters| u64::try_from(letters).ok()) else {
            return stem(word);
        };
        // The upper bits of a product are the well mixed ones.
        let place = letters.wrapping_mul(GOLDEN) >> (u64::BITS - KNOWN.trailing_zeros());
        let known = &mut self.0[place as usize];
        if known.0 != letters {
            *known = (letters, stem(word));
        }
        known.1
    }
}

pub(super) const EDGE: u32 = 1;
pub(super) const COMMA: u32 = 2;
pub(super) const QUOTE: u32 = 3;
const NAME: u32 = 4;
const FIGURE: u32 = 5;

/// Two numbers in order as one.
pub(super) fn both(first: u32, second: u32) -> u32 {
    first.wrapping_mul(0x85eb_ca6b).rotate_left(13) ^ second
}

/// The number of a word, of which letters may be capitals, in small letters without its ending. He, she and they are one
/// word, and so are their forms.
fn stem(word: &[u8]) -> u32 {
    let mut letters = [0_u8; KEPT];
    let word = &word[..word.len().min(KEPT)];
    // The curly apostrophe is three bytes; a possessive ends at either.
    let length = word.iter().position(|byte| matches!(byte, b'\'' | 0xE2)).unwrap_or(word.len());
    for (letter, byte) in letters.iter_mut().zip(&word[..length]) {
        *letter = byte.to_ascii_lowercase();
    }
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
    let (eights, rest) = letters.as_chunks::<8>();
    let add = |all: u64, eight: u64| (all.rotate_left(23) ^ eight).wrapping_mul(GOLDEN);
    let mut all = eights.iter().fold(letters.len() as u64, |all, eight| add(all, u64::from_le_bytes(*eight)));
    if !rest.is_empty() {
        all = add(all, rest.iter().rev().fold(0, |eight, letter| eight << 8 | u64::from(*letter)));
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
    use super::{stem, without_ending};

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
}
