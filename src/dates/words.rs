//! The words dates are made of.

use jiff::civil::Weekday;

use super::Word;
use crate::text::GOLDEN;

/// A month's name as it may be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct MonthWord {
    /// 1 to 12.
    pub(super) number: i8,
    /// Whether people, verbs or other words are written the same ("April", "may", "Dec"), so that it needs company.
    pub(super) shared: bool,
}

/// What a word may open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lead {
    /// "March", "Sept".
    Month(MonthWord),
    /// "Monday", "Tues"; shared when it is also another word ("Sun", "sat").
    Weekday(Weekday, bool),
    /// "spring".
    Season(Season),
    /// "half", for half-term.
    Half,
    /// "Lent", "Michaelmas": the older names of terms.
    OldTerm(Season),
    /// "Term", for "Term 3".
    Term,
    /// "academic", "school", "financial", "calendar": kinds of year.
    YearKind,
    /// "first", "second", "third", "fourth", "final": of a quarter.
    Ordinal(i8),
    /// "week", "wk", "w", "wc".
    Week,
    /// "two", "several".
    Count(u32),
    /// "a", "an".
    Article,
    /// "the".
    The,
    /// "that", "same", "following", "previous".
    Anchored,
    /// "last", "this", "next", "past".
    Floating,
    /// "aged", "age", "ages".
    Aged,
    /// "turned", "turning", "under", "over".
    Reaching,
    /// A word that may open a named day.
    Named,
}

/// A season.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Season {
    /// March to May.
    Spring,
    /// June to August.
    Summer,
    /// September to November.
    Autumn,
    /// December to February.
    Winter,
}

const fn month_word(number: i8, shared: bool) -> Lead {
    Lead::Month(MonthWord { number, shared })
}

/// Every word that may open a date. Counts run to twenty and the round tens; vague ones ("several") are 0.
const WORDS: &[(&str, Lead)] = &[
    ("january", month_word(1, false)),
    ("jan", month_word(1, true)),
    ("february", month_word(2, false)),
    ("feb", month_word(2, true)),
    ("march", month_word(3, true)),
    ("mar", month_word(3, true)),
    ("april", month_word(4, true)),
    ("apr", month_word(4, true)),
    ("may", month_word(5, true)),
    ("june", month_word(6, true)),
    ("jun", month_word(6, true)),
    ("july", month_word(7, false)),
    ("jul", month_word(7, true)),
    ("august", month_word(8, true)),
    ("aug", month_word(8, true)),
    ("september", month_word(9, false)),
    ("sept", month_word(9, false)),
    ("sep", month_word(9, true)),
    ("october", month_word(10, false)),
    ("oct", month_word(10, true)),
    ("november", month_word(11, false)),
    ("nov", month_word(11, true)),
    ("december", month_word(12, false)),
    ("dec", month_word(12, true)),
    ("monday", Lead::Weekday(Weekday::Monday, false)),
    ("mon", Lead::Weekday(Weekday::Monday, true)),
    ("tuesday", Lead::Weekday(Weekday::Tuesday, false)),
    ("tues", Lead::Weekday(Weekday::Tuesday, false)),
    ("tue", Lead::Weekday(Weekday::Tuesday, true)),
    ("wednesday", Lead::Weekday(Weekday::Wednesday, false)),
    ("weds", Lead::Weekday(Weekday::Wednesday, false)),
    ("wed", Lead::Weekday(Weekday::Wednesday, true)),
    ("thursday", Lead::Weekday(Weekday::Thursday, false)),
    ("thurs", Lead::Weekday(Weekday::Thursday, false)),
    ("thu", Lead::Weekday(Weekday::Thursday, true)),
    ("thur", Lead::Weekday(Weekday::Thursday, true)),
    ("friday", Lead::Weekday(Weekday::Friday, false)),
    ("fri", Lead::Weekday(Weekday::Friday, true)),
    ("saturday", Lead::Weekday(Weekday::Saturday, false)),
    ("sat", Lead::Weekday(Weekday::Saturday, true)),
    ("sunday", Lead::Weekday(Weekday::Sunday, false)),
    ("sun", Lead::Weekday(Weekday::Sunday, true)),
    ("spring", Lead::Season(Season::Spring)),
    ("summer", Lead::Season(Season::Summer)),
    ("autumn", Lead::Season(Season::Autumn)),
    ("winter", Lead::Season(Season::Winter)),
    ("one", Lead::Count(1)),
    ("two", Lead::Count(2)),
    ("three", Lead::Count(3)),
    ("four", Lead::Count(4)),
    ("five", Lead::Count(5)),
    ("six", Lead::Count(6)),
    ("seven", Lead::Count(7)),
    ("eight", Lead::Count(8)),
    ("nine", Lead::Count(9)),
    ("ten", Lead::Count(10)),
    ("eleven", Lead::Count(11)),
    ("twelve", Lead::Count(12)),
    ("thirteen", Lead::Count(13)),
    ("fourteen", Lead::Count(14)),
    ("fifteen", Lead::Count(15)),
    ("sixteen", Lead::Count(16)),
    ("seventeen", Lead::Count(17)),
    ("eighteen", Lead::Count(18)),
    ("nineteen", Lead::Count(19)),
    ("twenty", Lead::Count(20)),
    ("thirty", Lead::Count(30)),
    ("forty", Lead::Count(40)),
    ("fifty", Lead::Count(50)),
    ("sixty", Lead::Count(60)),
    ("seventy", Lead::Count(70)),
    ("eighty", Lead::Count(80)),
    ("ninety", Lead::Count(90)),
    ("several", Lead::Count(0)),
    ("some", Lead::Count(0)),
    ("many", Lead::Count(0)),
    ("few", Lead::Count(0)),
    ("a", Lead::Article),
    ("an", Lead::Article),
    ("the", Lead::The),
    ("that", Lead::Anchored),
    ("same", Lead::Anchored),
    ("following", Lead::Anchored),
    ("previous", Lead::Anchored),
    ("last", Lead::Floating),
    ("this", Lead::Floating),
    ("next", Lead::Floating),
    ("past", Lead::Floating),
    ("aged", Lead::Aged),
    ("age", Lead::Aged),
    ("ages", Lead::Aged),
    ("turned", Lead::Reaching),
    ("turning", Lead::Reaching),
    ("under", Lead::Reaching),
    ("over", Lead::Reaching),
    ("academic", Lead::YearKind),
    ("school", Lead::YearKind),
    ("financial", Lead::YearKind),
    ("calendar", Lead::YearKind),
    ("first", Lead::Ordinal(1)),
    ("second", Lead::Ordinal(2)),
    ("third", Lead::Ordinal(3)),
    ("fourth", Lead::Ordinal(4)),
    ("final", Lead::Ordinal(4)),
    ("half", Lead::Half),
    ("lent", Lead::OldTerm(Season::Spring)),
    ("michaelmas", Lead::OldTerm(Season::Autumn)),
    ("term", Lead::Term),
    ("w", Lead::Week),
    ("wc", Lead::Week),
    ("wb", Lead::Week),
    ("week", Lead::Week),
    ("weeks", Lead::Week),
    ("wk", Lead::Week),
    ("bank", Lead::Named),
    ("bonfire", Lead::Named),
    ("boxing", Lead::Named),
    ("christmas", Lead::Named),
    ("xmas", Lead::Named),
    ("clocks", Lead::Named),
    ("diwali", Lead::Named),
    ("easter", Lead::Named),
    ("eid", Lead::Named),
    ("father", Lead::Named),
    ("fathers", Lead::Named),
    ("good", Lead::Named),
    ("guy", Lead::Named),
    ("halloween", Lead::Named),
    ("hallowe", Lead::Named),
    ("hanukkah", Lead::Named),
    ("mother", Lead::Named),
    ("mothers", Lead::Named),
    ("mothering", Lead::Named),
    ("new", Lead::Named),
    ("pancake", Lead::Named),
    ("ramadan", Lead::Named),
    ("remembrance", Lead::Named),
    ("st", Lead::Named),
    ("saint", Lead::Named),
    ("shrove", Lead::Named),
    ("valentine", Lead::Named),
    ("valentines", Lead::Named),
];

/// Slots of the table of words; over twice as many as words, so that most look-ups end at the first.
pub(crate) const SLOTS: usize = 512;

/// Where each word of [`WORDS`] is found: its index and one, at the slot of its letters or the next free one.
static TABLE: [u8; SLOTS] = table();

const fn table() -> [u8; SLOTS] {
    assert!(WORDS.len() < 255, "an index and one fits a byte");
    let mut table = [0; SLOTS];
    let mut index = 0;
    while index < WORDS.len() {
        let mut at = slot(Word::pack(WORDS[index].0.as_bytes()));
        while table[at] != 0 {
            at = (at + 1) % SLOTS;
        }
        table[at] = index as u8 + 1;
        index += 1;
    }
    table
}

/// Fibonacci hashing of a packed word.
pub(crate) const fn slot(packed: u128) -> usize {
    let mixed = (packed as u64) ^ ((packed >> 64) as u64).wrapping_mul(GOLDEN);
    (mixed.wrapping_mul(GOLDEN) >> 55) as usize
}

/// The words packed, in the same order: one comparison tells whether a word is meant.
static PACKED: [u128; WORDS.len()] = packed();

const fn packed() -> [u128; WORDS.len()] {
    let mut all = [0; WORDS.len()];
    let mut index = 0;
    while index < WORDS.len() {
        all[index] = Word::pack(WORDS[index].0.as_bytes());
        index += 1;
    }
    all
}

/// Which slots hold a keyword: a quick look before a slower one, right for every keyword and wrong for few others.
pub(crate) const fn slots_of(lists: &[&[&str]]) -> [bool; SLOTS] {
    let mut held = [false; SLOTS];
    let mut list = 0;
    while list < lists.len() {
        let mut index = 0;
        while index < lists[list].len() {
            held[slot(Word::pack(lists[list][index].as_bytes()))] = true;
            index += 1;
        }
        list += 1;
    }
    held
}

/// Which lengths words have, by their first letter: a look that rules most words out before one is packed.
pub(crate) struct Shapes([u16; 32]);

impl Shapes {
    /// Of some lists of words in lower case, each of at most fifteen letters.
    pub(crate) const fn of(lists: &[&[&str]]) -> Self {
        let mut this = Self([0; 32]);
        let mut list = 0;
        while list < lists.len() {
            let mut index = 0;
            while index < lists[list].len() {
                this = this.with(lists[list][index]);
                index += 1;
            }
            list += 1;
        }
        this
    }

    const fn with(mut self, word: &str) -> Self {
        let letters = word.as_bytes();
        assert!(letters.len() < 16, "a length is a bit of sixteen");
        self.0[letters[0] as usize % 32] |= 1 << letters.len();
        self
    }

    /// Whether a word that starts with this letter, small or capital, may be one of them.
    pub(crate) const fn may(&self, first: u8, length: usize) -> bool {
        length < 16 && self.0[first as usize % 32] >> length & 1 == 1
    }
}

/// The shapes of [`WORDS`].
static SHAPES: Shapes = shapes();

const fn shapes() -> Shapes {
    let mut shapes = Shapes::of(&[]);
    let mut index = 0;
    while index < WORDS.len() {
        shapes = shapes.with(WORDS[index].0);
        index += 1;
    }
    shapes
}

/// Whether a word of this first letter and length may open a date.
pub(super) fn may_lead(first: u8, length: usize) -> bool {
    SHAPES.may(first, length)
}

/// The same, or a quarter of a year: "Q1".
pub(crate) const fn may_open(first: u8, length: usize) -> bool {
    SHAPES.may(first, length) || first % 32 == b'q' % 32 && length == 1
}

/// What a packed word may open. Every word of a text is asked, so it is one look into a table.
pub(super) fn lead_of(packed: u128) -> Option<Lead> {
    let mut at = slot(packed);
    while let Some(index) = TABLE[at].checked_sub(1) {
        if PACKED[usize::from(index)] == packed {
            return Some(WORDS[usize::from(index)].1);
        }
        at = (at + 1) % SLOTS;
    }
    None
}

/// What a word may open.
pub(super) fn lead(word: &Word) -> Option<Lead> {
    lead_of(word.packed())
}

/// A month's name or usual short form.
pub(super) fn month(word: &Word) -> Option<MonthWord> {
    match lead(word)? {
        Lead::Month(month) => Some(month),
        _ => None,
    }
}

/// A day of the week.
pub(super) fn weekday(word: &Word) -> Option<Weekday> {
    match lead(word)? {
        Lead::Weekday(weekday, _) => Some(weekday),
        _ => None,
    }
}

/// A season's name.
pub(super) fn season(word: &Word) -> Option<Season> {
    match lead(word)? {
        Lead::Season(season) => Some(season),
        _ => None,
    }
}

/// A count in words; vague counts are 0.
pub(super) fn count(word: &Word) -> Option<u32> {
    match lead(word)? {
        Lead::Count(count) => Some(count),
        _ => None,
    }
}
