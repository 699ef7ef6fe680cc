//! Reading words, numbers and gaps from a place in a text, never more than a few bytes ahead or behind.

/// The longest word that matters to a date or an identifier ("remembrance", "investigation"); longer ones are never copied.
pub(crate) const LONGEST: usize = 13;

/// The longest run of spaces that may stand inside a date; it keeps every look ahead short.
const WIDEST_GAP: usize = 4;

/// In [`KINDS`]: an ASCII letter.
pub(crate) const LETTER: u8 = 1;

/// In [`KINDS`]: an ASCII digit.
pub(crate) const DIGIT: u8 = 2;

/// What each byte is; nought for what ends a word.
static KINDS: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 128 {
        table[byte] = match byte as u8 {
            byte if byte.is_ascii_alphabetic() => LETTER,
            byte if byte.is_ascii_digit() => DIGIT,
            _ => 0,
        };
        byte += 1;
    }
    table
};

/// The kind of a byte.
#[inline]
pub(crate) fn kind(byte: u8) -> u8 {
    KINDS[byte as usize]
}

/// The end of the run of bytes of some kinds that starts here, and the kinds in it.
#[inline]
pub(crate) fn run_of(bytes: &[u8], at: usize, kinds: u8) -> (usize, u8) {
    let mut met = 0;
    let mut end = at;
    while let Some(byte) = bytes.get(end) {
        let kind = KINDS[*byte as usize];
        if kind & kinds == 0 {
            break;
        }
        met |= kind;
        end += 1;
    }
    (end, met)
}

/// The end of the run of ASCII letters and digits that starts here.
pub(crate) fn run_end(bytes: &[u8], at: usize) -> usize {
    run_of(bytes, at, LETTER | DIGIT).0
}

/// A place in a text from which words and numbers are read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cursor<'t> {
    /// The whole text.
    pub(crate) text: &'t str,
    /// Byte offset, always on a character boundary.
    pub(crate) at: usize,
}

/// An ASCII word of at most twelve letters.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Word {
    /// Its letters in lower case, the first in the lowest byte, noughts after the last.
    packed: u128,
    letters: [u8; 16],
    /// Whether its first letter is a capital.
    pub(crate) capital: bool,
    /// Byte offset of its first letter.
    pub(crate) start: usize,
    /// Byte offset after its last letter.
    pub(crate) end: usize,
}

impl Word {
    /// Its letters in lower case.
    pub(crate) fn key(&self) -> &[u8] {
        &self.letters[..self.end - self.start]
    }

    /// Whether it is one of some words in lower case.
    pub(crate) fn is_one_of(&self, words: &[&str]) -> bool {
        words.iter().any(|word| word.as_bytes() == self.key())
    }

    /// Its letters as one number, for comparing.
    pub(crate) const fn packed(&self) -> u128 {
        self.packed
    }

    /// Lower-case letters, at most sixteen, as one number.
    pub(crate) const fn pack(letters: &[u8]) -> u128 {
        let mut packed = 0;
        let mut at = letters.len();
        while at > 0 {
            at -= 1;
            packed = packed << 8 | letters[at] as u128;
        }
        packed
    }

    /// The ASCII letters from `start` to `end`, at most thirteen, packed in lower case.
    pub(crate) fn pack_at(bytes: &[u8], start: usize, end: usize) -> u128 {
        /// The bit that tells small ASCII letters from capitals.
        const SMALL: u128 = u128::from_le_bytes([0x20; 16]);
        let mut sixteen = [0; 16];
        match bytes.get(start..start + 16) {
            Some(chunk) => sixteen.copy_from_slice(chunk),
            None => sixteen[..end - start].copy_from_slice(&bytes[start..end]),
        }
        (u128::from_le_bytes(sixteen) | SMALL) & ((1 << (8 * (end - start))) - 1)
    }

    fn read(bytes: &[u8], start: usize, end: usize) -> Self {
        let packed = Self::pack_at(bytes, start, end);
        Self { packed, letters: packed.to_le_bytes(), capital: bytes[start].is_ascii_uppercase(), start, end }
    }
}

/// A run of one to eight digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Number {
    /// What it counts to.
    pub(crate) value: u32,
    /// Digits written, leading noughts included.
    pub(crate) digits: usize,
}

impl<'t> Cursor<'t> {
    /// A cursor at a byte offset, which must be a character boundary.
    pub(crate) const fn new(text: &'t str, at: usize) -> Self {
        Self { text, at }
    }

    /// The same text from another place.
    pub(crate) const fn to(self, at: usize) -> Self {
        Self { text: self.text, at }
    }

    /// The byte here, nought at the end.
    pub(crate) fn byte(self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    /// The byte some places ahead, nought past the end.
    pub(crate) fn ahead(self, by: usize) -> u8 {
        self.text.as_bytes().get(self.at + by).copied().unwrap_or(0)
    }

    /// The character here.
    pub(crate) fn char(self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    /// The character before.
    pub(crate) fn char_before(self) -> Option<char> {
        self.text[..self.at].chars().next_back()
    }

    /// Past spaces of any width, tabs and line ends, four at most.
    pub(crate) fn gap(self) -> Self {
        let mut at = self.at;
        for _ in 0..WIDEST_GAP {
            match self.to(at).space_len() {
                0 => break,
                len => at += len,
            }
        }
        self.to(at)
    }

    /// Past at least one space.
    pub(crate) fn space(self) -> Option<Self> {
        let after = self.gap();
        (after.at > self.at).then_some(after)
    }

    /// Past one space, or a hyphen with no spaces ("six-week", "six week").
    pub(crate) fn space_or_hyphen(self) -> Option<Self> {
        self.space().or_else(|| self.hyphen())
    }

    /// Past a hyphen, breaking or not.
    pub(crate) fn hyphen(self) -> Option<Self> {
        self.one_of(&['-', '\u{2010}', '\u{2011}'])
    }

    /// Past a hyphen, a dash or a minus.
    pub(crate) fn dash(self) -> Option<Self> {
        self.one_of(&['-', '\u{2010}', '\u{2011}', '\u{2012}', '\u{2013}', '\u{2014}', '\u{2212}'])
    }

    /// Past a straight or curly apostrophe.
    pub(crate) fn apostrophe(self) -> Option<Self> {
        self.one_of(&['\'', '\u{2019}', '\u{2018}'])
    }

    /// Past a given ASCII character.
    pub(crate) fn eat(self, byte: u8) -> Option<Self> {
        (self.byte() == byte).then(|| self.to(self.at + 1))
    }

    /// Past a word that starts here, when it has these lower-case letters.
    pub(crate) fn eat_word(self, key: &[u8]) -> Option<Self> {
        self.word().filter(|word| word.key() == key).map(|word| self.to(word.end))
    }

    fn one_of(self, any: &[char]) -> Option<Self> {
        self.char().filter(|c| any.contains(c)).map(|c| self.to(self.at + c.len_utf8()))
    }

    /// The word that starts here; nothing when it is longer than any that matters, or holds other letters.
    pub(crate) fn word(self) -> Option<Word> {
        let bytes = self.text.as_bytes();
        let rest = &bytes[self.at..bytes.len().min(self.at + LONGEST + 1)];
        let len = rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        self.word_to(self.at + len)
    }

    /// The run of letters from here to `end` as a word, when it is one.
    pub(crate) fn word_to(self, end: usize) -> Option<Word> {
        let short = end - self.at <= LONGEST && end > self.at;
        (short && !self.to(end).in_word()).then(|| Word::read(self.text.as_bytes(), self.at, end))
    }

    /// The word after a gap.
    pub(crate) fn next_word(self) -> Option<Word> {
        self.gap().word()
    }

    /// The word that ends here, spaces aside; nothing when it is longer than any that matters.
    pub(crate) fn word_before(self) -> Option<Word> {
        let bytes = self.text.as_bytes();
        let end = self.gap_before().at;
        let floor = end.saturating_sub(LONGEST + 1);
        let mut start = end;
        while start > floor && bytes[start - 1].is_ascii_alphabetic() {
            start -= 1;
        }
        if start == end
            || end - start > LONGEST
            || (start > 0 && bytes[start - 1] >= 0x80 && self.to(start).after_letter())
        {
            return None;
        }
        Some(Word::read(bytes, start, end))
    }

    /// Back over spaces, four at most.
    pub(crate) fn gap_before(self) -> Self {
        let mut at = self.at;
        for _ in 0..WIDEST_GAP {
            match self.to(at).char_before() {
                Some(c) if c.is_whitespace() => at -= c.len_utf8(),
                _ => break,
            }
        }
        self.to(at)
    }

    /// The number that starts here, one to eight digits long.
    pub(crate) fn number(self) -> Option<(Number, Self)> {
        let bytes = self.text.as_bytes();
        let rest = &bytes[self.at..bytes.len().min(self.at + 9)];
        let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        if digits == 0 || digits > 8 {
            return None;
        }
        let value = rest[..digits].iter().fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0'));
        Some((Number { value, digits }, self.to(self.at + digits)))
    }

    /// Whether a letter or digit stands here.
    pub(crate) fn in_word(self) -> bool {
        match self.byte() {
            byte if byte < 0x80 => byte.is_ascii_alphanumeric(),
            _ => self.char().is_some_and(char::is_alphanumeric),
        }
    }

    /// Whether a letter or digit stands before.
    pub(crate) fn after_letter(self) -> bool {
        match self.at.checked_sub(1).map(|at| self.text.as_bytes()[at]) {
            None => false,
            Some(byte) if byte < 0x80 => byte.is_ascii_alphanumeric(),
            Some(_) => self.char_before().is_some_and(char::is_alphanumeric),
        }
    }

    /// Whether a line starts here, spaces, brackets and list marks aside.
    pub(crate) fn starts_line(self) -> bool {
        let mut cursor = self;
        for _ in 0..WIDEST_GAP {
            match cursor.char_before() {
                None | Some('\n') => return true,
                Some(c) if c.is_whitespace() || matches!(c, '-' | '•' | '*' | '|' | '(' | '[' | '–') => {
                    cursor = cursor.to(cursor.at - c.len_utf8());
                }
                Some(_) => return false,
            }
        }
        cursor.at == 0
    }

    fn space_len(self) -> usize {
        match self.byte() {
            b' ' | b'\t' | b'\n' | b'\r' => 1,
            byte if byte >= 0x80 => self.char().filter(|c| c.is_whitespace()).map_or(0, char::len_utf8),
            _ => 0,
        }
    }
}
