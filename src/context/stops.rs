//! Where in a text something may be told by its form alone: one walk over its bytes for the three readers of signs, each
//! of which then looks only at the places that are its own.

use super::{identifier, placeholder};
use crate::dates::{self, DIGIT, LETTER, kind, run_of};

/// The places of a text at which each reader may find something, in order.
#[derive(Debug)]
pub(super) struct Stops {
    /// The readers that ask.
    readers: u8,
    /// Where a date may start.
    pub(super) dates: Vec<usize>,
    /// Where an identifier may start, or be announced.
    pub(super) identifiers: Vec<usize>,
    /// Where template text may start.
    pub(super) placeholders: Vec<usize>,
    /// Whether the text has a digit.
    pub(super) figures: bool,
}

/// The readers that a place is for, as bits.
pub(super) const DATE: u8 = 1;
pub(super) const IDENTIFIER: u8 = 2;
pub(super) const PLACEHOLDER: u8 = 4;

/// By the last five bits of a word's first letter and by its length: the readers that may know such a word.
static READERS: [[u8; 16]; 32] = {
    let mut table = [[0; 16]; 32];
    let mut letter = 0;
    while letter < 32 {
        let mut length = 1;
        while length < 16 {
            let first = letter as u8;
            table[letter][length] = (DATE * dates::may_open(first, length) as u8)
                | (IDENTIFIER * identifier::may_be_keyword(first, length) as u8)
                | (PLACEHOLDER * placeholder::may_open(first, length) as u8);
            length += 1;
        }
        letter += 1;
    }
    table
};

impl Stops {
    /// For some readers.
    pub(super) const fn new(readers: u8) -> Self {
        Self { readers, dates: Vec::new(), identifiers: Vec::new(), placeholders: Vec::new(), figures: false }
    }

    /// Those of one text for one reader.
    pub(super) fn of(text: &str, reader: u8) -> Self {
        let mut this = Self::new(reader);
        this.find(text);
        this
    }

    /// Goes on to another text.
    pub(super) fn find(&mut self, text: &str) {
        self.dates.clear();
        self.identifiers.clear();
        self.placeholders.clear();
        self.figures = false;
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            if kind(bytes[at]) == 0 {
                self.mark(bytes, at);
                at += 1;
                continue;
            }
            let (end, met) = run_of(bytes, at, LETTER | DIGIT);
            if met == LETTER {
                self.word(bytes, at, end);
            } else {
                self.figure(bytes, at, end);
            }
            at = end;
        }
    }

    fn mark(&mut self, bytes: &[u8], at: usize) {
        let next = |away: usize| bytes.get(at + away).copied();
        match bytes[at] {
            b'@' | b'+' | b'(' => self.stop(at, IDENTIFIER),
            b'[' | b'<' | b'{' => self.stop(at, PLACEHOLDER),
            // "kez_1410"
            b'_' if next(1).is_some_and(|byte| byte.is_ascii_alphanumeric())
                && at > 0
                && bytes[at - 1].is_ascii_alphanumeric() =>
            {
                self.stop(at, IDENTIFIER);
            }
            // A row of them; what stands inside a row is a part of it.
            mark @ (b'?' | b'*' | b'.' | b'_')
                if next(1) == Some(mark) && (at == 0 || bytes[at - 1] != mark) =>
            {
                self.stop(at, PLACEHOLDER);
            }
            0xE2 if (next(1), next(2)) == (Some(0x80), Some(0xA6)) => self.stop(at, PLACEHOLDER), // "…"
            _ => {}
        }
    }

    /// A run of letters.
    fn word(&mut self, bytes: &[u8], at: usize, end: usize) {
        let length = end - at;
        let mut readers = READERS[bytes[at] as usize % 32].get(length).copied().unwrap_or(0);
        // "AB 12 34": letters that figures follow.
        if length <= 3 && bytes.get(end + 1).is_some_and(u8::is_ascii_digit) {
            readers |= IDENTIFIER;
        }
        // "XX", "xxxx".
        if bytes[end - 1] | 0x20 == b'x' {
            readers |= PLACEHOLDER;
        }
        // Most words are for none.
        if readers != 0 {
            self.stop(at, readers);
        }
    }

    /// A run of letters and digits.
    fn figure(&mut self, bytes: &[u8], at: usize, end: usize) {
        self.figures = true;
        self.stop(at, IDENTIFIER);
        if placeholder::may_be_left_in(bytes, at, end) {
            self.stop(at, PLACEHOLDER);
        }
        // "2026-03-12T10:00", "Q1": the letters and the digits by themselves.
        let mut from = at;
        while from < end {
            self.stop(from, DATE);
            from = run_of(bytes, from, kind(bytes[from])).0;
        }
    }

    /// Notes a place for some readers.
    fn stop(&mut self, at: usize, readers: u8) {
        let readers = readers & self.readers;
        for (reader, places) in [
            (DATE, &mut self.dates),
            (IDENTIFIER, &mut self.identifiers),
            (PLACEHOLDER, &mut self.placeholders),
        ] {
            if readers & reader != 0 {
                places.push(at);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{DATE, IDENTIFIER, PLACEHOLDER, Stops};
    use crate::context::placeholder;
    use crate::dates;

    #[test]
    fn each_reader_is_shown_its_own() {
        let text = "On 3 May at 10am: T.B.C., a@b.org, DOB 030410, [names] ..... Q1 zebra";
        let stops = Stops::of(text, DATE | IDENTIFIER | PLACEHOLDER);
        let shown = |places: &[usize]| -> Vec<&str> {
            let word = |at: &usize| text[*at..].split([' ', '.', '@']).next().unwrap_or_default();
            places.iter().map(word).collect()
        };
        assert_eq!(dates::find_at(text, &stops.dates), dates::find(text));
        assert_eq!(shown(&stops.placeholders), ["T", "[names]", ""]);
        assert!(shown(&stops.identifiers).contains(&"DOB"), "{:?}", shown(&stops.identifiers));
        assert!(shown(&stops.dates).contains(&"Q1"));
        assert!(stops.figures);
        let all = [&stops.dates, &stops.identifiers, &stops.placeholders];
        assert!(!all.iter().any(|places| shown(places).contains(&"zebra")));
    }

    #[test]
    fn of_a_row_of_marks_what_is_left_is_read() {
        let found = placeholder::find("Seen by T.B.C....... and more", false);
        assert_eq!(found.len(), 2, "{found:?}");
    }
}
