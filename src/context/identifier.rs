//! Numbers, addresses and names of accounts by which a real person could be found.
//!
//! Each is recognised by its published format and, where the format alone proves little, by the words around
//! it. What a finding is worth (a helpline, a service's head office, a sign-off) is for rules to say.

mod again;
mod birth;
mod contact;
mod number;
mod address;
mod postcode;
mod reading;
mod reference;
mod vehicle;
#[cfg(test)]
mod tests;

pub(super) use again::again;

use super::stops::{self, Stops};
use crate::dates::{
    Cursor, DIGIT, DateMention, LETTER, LONGEST, SLOTS, Shapes, Word, kind, run_of, slot, slots_of,
};
use crate::excerpt;
use crate::rule::Recogniser;
use crate::text::Span;

/// Something that identifies a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Identifier {
    /// The identifier itself, without the words that announce it.
    pub span: Span,
    /// What it is.
    pub kind: Recogniser,
    /// Whether format and company leave no reasonable doubt; false for a number whose check fails, a
    /// published specimen, a flat with no street.
    pub certain: bool,
}

impl Identifier {
    fn sure(start: usize, end: usize, kind: Recogniser) -> Self {
        Self { span: (start..end).into(), kind, certain: true }
    }

    fn perhaps(self, certain: bool) -> Self {
        Self { certain, ..self }
    }
}

/// Every identifier in a text, in order, none overlapping another.
///
/// `text` is a block's text and `dates` what [`crate::dates::find`] finds in it. Time is linear in the length
/// of both.
///
/// ```
/// use faircopy::context::identifier::find;
/// let text = "NHS no 943 476 5919";
/// let found = find(text, &faircopy::dates::find(text));
/// assert_eq!(&text[found[0].span.range()], "943 476 5919");
/// ```
pub fn find(text: &str, dates: &[DateMention]) -> Vec<Identifier> {
    find_at(text, &Stops::of(text, stops::IDENTIFIER).identifiers, dates)
}

/// The same for who knows the places at which one may start or be announced.
pub(super) fn find_at(text: &str, starts: &[usize], dates: &[DateMention]) -> Vec<Identifier> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut free = 0;
    for at in starts.iter().copied() {
        // What starts inside an identifier is a part of it.
        if at < free {
            continue;
        }
        let c = Cursor::new(text, at);
        let one = match bytes[at] {
            byte if kind(byte) != 0 => {
                let (end, figures) = run(bytes, at);
                if figures { with_figures(c, end, dates) } else { in_letters(c, end, dates) }
            }
            b'@' => contact::at_sign(c),
            b'_' => contact::underscored(c),
            _ => contact::telephone(c, dates),
        };
        if let Some(one) = one {
            free = one.span.end as usize;
            found.push(one);
        }
    }
    birth::find(text, dates, &mut found);
    settle(found)
}

/// The same for a cell of a table, or the value of a field, read under its heading: "DOB" over "3/4/10".
///
/// Spans are bytes of `text`; what stands in the heading, or only half in the text, is left out.
pub fn find_under(heading: &str, text: &str) -> Vec<Identifier> {
    let whole = format!("{}: {text}", heading.trim_end().trim_end_matches([':', '.']));
    let shift = (whole.len() - text.len()) as u32;
    let mut found = find(&whole, &crate::dates::find(&whole));
    found.retain(|one| one.span.start >= shift);
    for one in &mut found {
        one.span = Span::new(one.span.start - shift, one.span.end - shift);
    }
    found
}

/// An identifier with every character but the last two replaced by `•`: as many characters as before.
///
/// ```
/// assert_eq!(faircopy::context::identifier::mask("AB12 CDE"), "••••••DE");
/// ```
pub fn mask(text: &str) -> String {
    excerpt::mask(text)
}

/// Words that stand beside the prose - a reason, a name, what a picture shows - with every identifier in them masked.
///
/// ```
/// use faircopy::context::identifier::masked;
/// assert_eq!(masked("as NHS number 943 476 5919"), "as NHS number ••••••••••19");
/// ```
pub fn masked(words: &str) -> String {
    hidden(words, &find(words, &crate::dates::find(words)))
}

/// The same for a person's name as a file gives it, in which a number that could be a health number is one: nothing
/// else announces it there.
///
/// ```
/// use faircopy::context::identifier::masked_name;
/// assert_eq!(masked_name("Sam 943 476 5919"), "Sam ••••••••••19");
/// ```
pub fn masked_name(name: &str) -> String {
    hidden(name, &find_under("NHS number", name))
}

fn hidden(words: &str, found: &[Identifier]) -> String {
    let mut out = String::with_capacity(words.len());
    let mut shown = 0;
    for one in found {
        out.push_str(&words[shown..one.span.start as usize]);
        out.push_str(&mask(&words[one.span.range()]));
        shown = one.span.end as usize;
    }
    out + &words[shown..]
}

/// The end of a run of ASCII letters and digits, and whether it holds a digit.
fn run(bytes: &[u8], at: usize) -> (usize, bool) {
    let (end, met) = run_of(bytes, at, LETTER | DIGIT);
    (end, met & DIGIT != 0)
}

/// What a run with digits in it is, or begins.
fn with_figures(c: Cursor, end: usize, dates: &[DateMention]) -> Option<Identifier> {
    if c.after_letter() || c.to(end).in_word() {
        return None;
    }
    if c.byte().is_ascii_digit() {
        return contact::telephone(c, dates)
            .or_else(|| number::health(c))
            .or_else(|| address::street_address(c, dates));
    }
    number::insurance(c)
        .or_else(|| number::pupil(c, end))
        .or_else(|| postcode::postcode(c, end))
        .or_else(|| vehicle::registration(c, end))
        .or_else(|| contact::screen_name(c, end))
}

/// Whether a word of this first letter and length may announce something.
pub(super) const fn may_be_keyword(first: u8, length: usize) -> bool {
    SHAPES.may(first, length)
}

/// What a word announces, or what a code that starts with letters alone is.
fn in_letters(c: Cursor, end: usize, dates: &[DateMention]) -> Option<Identifier> {
    let len = end - c.at;
    if len > LONGEST {
        return None;
    }
    let bytes = c.text.as_bytes();
    let spaced_code = len <= 3 && bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
    if !spaced_code && !SHAPES.may(c.byte(), len) {
        return None;
    }
    if !spaced_code && !is_keyword(Word::pack_at(bytes, c.at, end)) || c.after_letter() {
        return None;
    }
    let word = c.word_to(end)?;
    let after = c.to(end);
    let announced = if word.is_one_of(address::DWELLINGS) {
        address::flat(&word, after, dates)
    } else if word.is_one_of(birth::INITIALS) {
        birth::in_one_run(after)
    } else {
        reference::announced(&word, after, dates).or_else(|| contact::account(&word, after, dates))
    };
    let code = || number::insurance(c).or_else(|| vehicle::registration(c, end));
    announced.or_else(|| if spaced_code { code() } else { None })
}

/// Every list of words that announce an identifier, each kept where it is read.
const KEYWORDS: &[&[&str]] = &[
    address::DWELLINGS,
    birth::INITIALS,
    reference::SYSTEMS,
    reference::SYSTEMS_BY_NUMBER,
    reference::REGISTERS,
    contact::ACCOUNTS,
    contact::PLATFORMS,
];

static SHAPES: Shapes = Shapes::of(KEYWORDS);
static KNOWN: [bool; SLOTS] = slots_of(KEYWORDS);

/// Whether a word may be a keyword: always for one, seldom for another.
fn is_keyword(packed: u128) -> bool {
    KNOWN[slot(packed)]
}

/// In order, and of two that overlap the longer.
fn settle(mut found: Vec<Identifier>) -> Vec<Identifier> {
    found.sort_by_key(|one| (one.span.start, std::cmp::Reverse(one.span.end)));
    let mut kept: Vec<Identifier> = Vec::with_capacity(found.len());
    for one in found {
        match kept.last_mut() {
            Some(last) if last.span.overlaps(one.span) => {
                if one.span.len() > last.span.len() {
                    *last = one;
                }
            }
            _ => kept.push(one),
        }
    }
    kept
}
