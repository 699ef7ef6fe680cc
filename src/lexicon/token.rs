//! Words of the prose as they come.

use super::tables::{UNKNOWN, key_of};
use crate::text::{is_apostrophe as apostrophe, without_possessive};

/// A word of the draft: where it stands, which word of the lexicon it is, and what its look tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// First byte in the draft's text.
    pub start: u32,
    /// One past its last byte; for "boy's" the whole of it.
    pub end: u32,
    /// Its entry in the lexicon; [`Token::UNKNOWN`] for a word that no term holds.
    pub entry: u32,
    /// What its look tells: see the constants.
    pub look: u16,
    /// Which of the context's word classes it belongs to, alone or in a phrase.
    pub classes: u64,
}

impl Token {
    /// The entry of words that no term holds.
    pub const UNKNOWN: u32 = UNKNOWN;
    /// Begins with a capital.
    pub const CAPITAL: u16 = 1;
    /// Two letters or more, all capitals.
    pub const ALL_CAPITALS: u16 = 1 << 1;
    /// Holds a digit.
    pub const DIGIT: u16 = 1 << 2;
    /// Ends in `'s`: an apostrophe after the last letter is no part of the word.
    pub const POSSESSIVE: u16 = 1 << 3;
    /// The sentence or a clause ends after it: `. ; : ! ?`, a dash between spaces, a bracket, a line break.
    pub const HARD_BREAK: u16 = 1 << 4;
    /// A comma follows it.
    pub const COMMA: u16 = 1 << 5;
    /// First word of its block.
    pub const FIRST: u16 = 1 << 6;
    /// An opening quotation mark or bracket stands before it.
    pub const QUOTED: u16 = 1 << 7;
    /// A lone capital letter: an initial, or a label such as A.
    pub const INITIAL: u16 = 1 << 8;
    /// ASCII throughout, without a capital.
    pub const SMALL: u16 = 1 << 9;
    /// Holds an apostrophe, straight, curly or of another kind.
    pub const APOSTROPHE: u16 = 1 << 10;

    /// A number in words that terms know.
    pub const NUMERAL: u16 = 1 << 11;

    /// Whether all the given marks are set.
    pub const fn looks(&self, marks: u16) -> bool {
        self.look & marks == marks
    }

    /// Whether it is in one of the classes.
    pub const fn is(&self, classes: u64) -> bool {
        self.classes & classes != 0
    }
}

/// Characters that are in a word without being part of its spelling: soft hyphen, zero-width marks, accents
/// written apart.
pub(super) const fn silent(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{300}'..='\u{36f}')
}

/// A word in lower case with plain apostrophes, its possessive kept.
#[derive(Debug, Clone, Copy)]
pub(super) enum Folded<'w> {
    /// At most sixteen bytes, as one number, with how many they are.
    Short(u128, usize),
    /// More.
    Long(&'w str),
}

impl<'w> Folded<'w> {
    fn of(word: &'w str) -> Self {
        key_of(word.as_bytes()).map_or(Self::Long(word), |key| Self::Short(key, word.len()))
    }

    fn pending(plain: Option<(u128, usize)>, kept: &'w str) -> Self {
        plain.map_or_else(|| Self::of(kept), |(key, length)| Self::Short(key, length))
    }

    /// Its letters; a short word's are put into `buffer`.
    pub(super) fn letters<'b>(&self, buffer: &'b mut [u8; 16]) -> &'b [u8]
    where
        'w: 'b,
    {
        match self {
            Self::Short(key, length) => {
                *buffer = key.to_le_bytes();
                &buffer[..*length]
            }
            Self::Long(word) => word.as_bytes(),
        }
    }
}

/// What a byte means for the cutting of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Nothing: a space, an ampersand.
    Neutral,
    /// An ASCII letter or digit.
    Word,
    /// A mark that may part clauses, or open a quotation.
    Mark,
    /// A part of a longer character.
    Wide,
}

static KINDS: [Kind; 256] = kinds();

const fn kinds() -> [Kind; 256] {
    let mut kinds = [Kind::Neutral; 256];
    let mut byte = 0;
    while byte < 256 {
        kinds[byte] = match byte as u8 {
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => Kind::Word,
            b',' | b'.' | b':' | b';' | b'!' | b'?' | b'(' | b')' | b'[' | b']' | b'|' | b'\n' | b'\t'
            | b'-' | b'"' | b'\'' => Kind::Mark,
            0x80.. => Kind::Wide,
            _ => Kind::Neutral,
        };
        byte += 1;
    }
    kinds
}

/// A word whose breaks are not known yet.
#[derive(Clone, Copy)]
struct Pending {
    start: usize,
    end: usize,
    look: u16,
    /// Its letters as one number, with how many they are; nothing for an unusual word, which is kept apart.
    plain: Option<(u128, usize)>,
}

/// Cuts text into words, calling `each(start, end, folded, look)` with bytes of the text, the word folded, and its
/// look. Breaks are put on the word before them.
pub(super) fn words(text: &str, mut each: impl FnMut(usize, usize, Folded<'_>, u16)) {
    let mut unusual = String::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut pending: Option<Pending> = None;
    let mut kept = String::new();
    let mut before: u16 = Token::FIRST;
    while at < bytes.len() {
        let byte = bytes[at];
        match KINDS[byte as usize] {
            Kind::Neutral => {
                at += 1;
                continue;
            }
            Kind::Mark => {
                if let Some(Pending { look, .. }) = &mut pending {
                    *look |= break_at(bytes, at);
                }
                before |= if matches!(byte, b'"' | b'\'' | b'(' | b'[') { Token::QUOTED } else { 0 };
                at += 1;
                continue;
            }
            Kind::Wide => {
                let first = text[at..].chars().next().unwrap_or(' ');
                if !first.is_alphanumeric() {
                    if let Some(Pending { look, .. }) = &mut pending {
                        *look |= match first {
                            '…' | '—' | '\u{2028}' | '\u{2029}' => Token::HARD_BREAK,
                            '–' if spaced(bytes, at, first.len_utf8()) => Token::HARD_BREAK,
                            _ => 0,
                        };
                    }
                    before |= if matches!(first, '“' | '‘' | '«') { Token::QUOTED } else { 0 };
                    at += first.len_utf8();
                    continue;
                }
            }
            Kind::Word => {}
        }
        if let Some(Pending { start, end, look, plain }) = pending {
            each(start, end, Folded::pending(plain, &kept), look);
        }
        let (end, look, plain) = if let Some((key, look, length)) = plain_word(bytes, at) {
            (at + length, look, Some((key, length)))
        } else {
            let end = word_end(text, at, &mut unusual);
            std::mem::swap(&mut unusual, &mut kept);
            (end, look_of(&text[at..end]), None)
        };
        pending = Some(Pending { start: at, end, look: before | look, plain });
        before = 0;
        at = end;
    }
    if let Some(Pending { start, end, look, plain }) = pending {
        each(start, end, Folded::pending(plain, &kept), look | Token::HARD_BREAK);
    }
}

/// A word of at most sixteen ASCII letters and digits that ends with them, which most do: its letters in lower case
/// as one number, its look and its length.
fn plain_word(bytes: &[u8], at: usize) -> Option<(u128, u16, usize)> {
    /// In each byte, the bit that letters have and digits do not.
    const LETTER: u128 = u128::from_le_bytes([0x40; 16]);
    /// In each byte, the bit that tells small letters from capitals.
    const SMALL: u128 = u128::from_le_bytes([0x20; 16]);
    let rest = &bytes[at..];
    let sixteen = match rest.first_chunk::<16>() {
        Some(sixteen) => u128::from_le_bytes(*sixteen),
        None => key_of(rest)?,
    };
    let length = plain_length(sixteen);
    let ends = |next: &u8| *next != b'\'' && !matches!(KINDS[*next as usize], Kind::Word | Kind::Wide);
    if length == 0 || !rest.get(length).is_none_or(ends) {
        return None;
    }
    let own = u128::MAX >> (8 * (16 - length));
    let word = sixteen & own;
    let letters = word & LETTER;
    let capitals = letters & !(word << 1);
    let digits = (LETTER & own) & !word;
    if capitals == 0 && digits == 0 {
        return Some((word, Token::SMALL, length));
    }
    let mut look = if capitals & 0x40 != 0 { Token::CAPITAL } else { 0 };
    look |= if capitals == 0 { Token::SMALL } else { 0 };
    look |= if digits != 0 { Token::DIGIT } else { 0 };
    if letters == capitals && capitals != 0 {
        look |= if letters.is_power_of_two() { Token::INITIAL } else { Token::ALL_CAPITALS };
    }
    Some(((word | SMALL) & own, look, length))
}

/// How many of sixteen bytes from the first on are ASCII letters and digits, told of all at once.
const fn plain_length(sixteen: u128) -> usize {
    const fn each(byte: u8) -> u128 {
        u128::from_ne_bytes([byte; 16])
    }
    const HIGH: u128 = each(0x80);
    // With what a byte lacks to 128 added, its highest bit tells whether it is as great; none carries over.
    let ascii = sixteen & !HIGH;
    let small = ascii | each(0x20);
    let letters = (small + each(0x80 - b'a')) & !(small + each(0x80 - b'z' - 1));
    let digits = (ascii + each(0x80 - b'0')) & !(ascii + each(0x80 - b'9' - 1));
    let others = !(letters | digits) & HIGH | sixteen & HIGH;
    others.trailing_zeros() as usize / 8
}

/// Reads one word from `at`, folding it; gives its end.
fn word_end(text: &str, at: usize, folded: &mut String) -> usize {
    folded.clear();
    let bytes = text.as_bytes();
    let mut end = at;
    while let Some(byte) = bytes.get(end).filter(|byte| byte.is_ascii_alphanumeric()) {
        folded.push(byte.to_ascii_lowercase() as char);
        end += 1;
    }
    if bytes.get(end).is_none_or(|byte| byte.is_ascii() && *byte != b'\'') {
        return end;
    }
    let mut chars = text[end..].char_indices().peekable();
    let base = end;
    while let Some((offset, c)) = chars.next() {
        if c.is_alphanumeric() {
            folded.extend(c.to_lowercase());
        } else if apostrophe(c) && !folded.is_empty() {
            // Inside a word it belongs to it, at its end it does not: that of "the boys' room" may close a quotation.
            let inside = chars.peek().is_some_and(|(_, next)| next.is_alphanumeric());
            if !inside {
                break;
            }
            folded.push('\'');
        } else if !silent(c) {
            break;
        }
        end = base + offset + c.len_utf8();
    }
    end
}

fn look_of(word: &str) -> u16 {
    let mut look = if word.contains(apostrophe) { Token::APOSTROPHE } else { 0 };
    if word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        look |= Token::SMALL;
    }
    let (mut letters, mut capitals) = (0_u32, 0_u32);
    let mut see = |c: char, index: usize| {
        if c.is_alphabetic() {
            letters += 1;
            if c.is_uppercase() {
                capitals += 1;
                look |= if index == 0 { Token::CAPITAL } else { 0 };
            }
        } else if c.is_numeric() {
            look |= Token::DIGIT;
        }
    };
    let bytes = word.as_bytes();
    if word.is_ascii() {
        // Most words are lower case throughout.
        if bytes.iter().all(u8::is_ascii_lowercase) {
            return look;
        }
        bytes.iter().enumerate().for_each(|(index, byte)| see(*byte as char, index));
    } else {
        word.chars().enumerate().for_each(|(index, c)| see(c, index));
    }
    if without_possessive(word).len() < word.len() {
        look |= Token::POSSESSIVE;
        letters -= 1;
    }
    if letters >= 2 && capitals == letters {
        look |= Token::ALL_CAPITALS;
    } else if letters == 1 && capitals == 1 {
        look |= Token::INITIAL;
    }
    look
}

/// The break an ASCII mark makes between the word before it and the next.
fn break_at(bytes: &[u8], at: usize) -> u16 {
    let next_is_word = bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric);
    match bytes[at] {
        b',' if !next_is_word => Token::COMMA,
        // "D.O.B." and "8.40" are one thing; "end.Next" is rarer than they are.
        b'.' | b':' if next_is_word => 0,
        b'.' | b';' | b':' | b'!' | b'?' | b'(' | b')' | b'[' | b']' | b'|' | b'\n' | b'\t' => {
            Token::HARD_BREAK
        }
        b'-' if spaced(bytes, at, 1) => Token::HARD_BREAK,
        _ => 0,
    }
}

fn spaced(bytes: &[u8], at: usize, length: usize) -> bool {
    at > 0 && bytes[at - 1] == b' ' && bytes.get(at + length) == Some(&b' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<(String, u16)> {
        let mut out = Vec::new();
        words(text, |start, end, folded, look| {
            assert!(text.get(start..end).is_some());
            let folded = String::from_utf8(folded.letters(&mut [0; 16]).to_vec()).expect("a word is text");
            out.push((folded, look & !(Token::FIRST | Token::QUOTED)));
        });
        out
    }

    fn folded(text: &str) -> Vec<String> {
        cut(text).into_iter().map(|(word, _)| word).collect()
    }

    #[test]
    fn words_are_joined_and_parted_as_people_see_them() {
        // a curly apostrophe, a non-breaking space, a non-breaking hyphen
        assert_eq!(folded("can’t\u{a0}be well\u{2011}built"), ["can't", "be", "well", "built"]);
        // a soft hyphen and a combining accent are not part of the spelling
        assert_eq!(folded("un\u{ad}kempt cafe\u{301}"), ["unkempt", "cafe"]);
        // quotation marks are not apostrophes
        assert_eq!(folded("the 'scruffy' boys' coats"), ["the", "scruffy", "boys", "coats"]);
        assert_eq!(folded(""), Vec::<String>::new());
        assert_eq!(folded("'' — …"), Vec::<String>::new());
    }

    #[test]
    fn breaks_are_told_on_the_word_before() {
        let text = "He left, then ran. D.O.B. at 8.40 (late) - so";
        let hard: Vec<_> = cut(text)
            .into_iter()
            .filter(|(_, look)| look & Token::HARD_BREAK != 0)
            .map(|(word, _)| word)
            .collect();
        assert_eq!(hard, ["ran", "b", "40", "late", "so"]);
        assert_eq!(cut(text)[1].1 & Token::COMMA, Token::COMMA);
    }

    #[test]
    fn looks_are_told() {
        let looks = cut("IC3 A Bay's YP3 MACE he");
        assert_eq!(looks[0].1 & Token::ALL_CAPITALS, Token::ALL_CAPITALS);
        assert_eq!(looks[1].1 & Token::INITIAL, Token::INITIAL);
        assert_eq!(looks[2].1 & Token::POSSESSIVE, Token::POSSESSIVE);
        assert_eq!(looks[3].1 & Token::DIGIT, Token::DIGIT);
        assert_eq!(looks[5].1 & Token::CAPITAL, 0);
    }
}
