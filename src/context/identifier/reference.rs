//! References of police, custody, courts and case systems.

use super::Identifier;
use super::reading::on_a_day;
use crate::dates::{Cursor, DateMention, Word};
use crate::rule::Recogniser;

/// Systems whose name alone announces a number, whatever it looks like.
pub(super) const SYSTEMS_BY_NUMBER: &[&str] = &["cad", "pnc", "pncid", "urn"];

/// Systems whose name announces a number that is no year.
pub(super) const SYSTEMS: &[&str] = &["lcs", "ehm", "mosaic", "liquidlogic", "carefirst", "mrn"];

/// Registers, and systems whose name is a word: "ref", "number" or the like has to follow.
pub(super) const REGISTERS: &[&str] = &[
    "crime",
    "custody",
    "case",
    "incident",
    "occurrence",
    "police",
    "court",
    "log",
    "investigation",
    "warrant",
    "referral",
    "client",
    "probation",
    "niche",
    "athena",
    "eclipse",
    "synergy",
    "hospital",
    "patient",
    "emis",
    "systmone",
];

/// Words that may stand between the name of a register and the reference.
const MOST_FILLERS: usize = 4;

/// The longest reference, in bytes.
const LONGEST: usize = 24;

/// A reference after the word that announces it: "Crime ref 01/234567/25", "Mosaic ID 884213". `c` stands after
/// the word.
///
/// Names of systems announce a number by themselves; ordinary words ("crime", "case") need "ref", "number" or
/// the like before it.
pub(super) fn announced(word: &Word, c: Cursor, dates: &[DateMention]) -> Option<Identifier> {
    let mut told = word.is_one_of(SYSTEMS_BY_NUMBER);
    let mut numbered = told || word.is_one_of(SYSTEMS);
    if !numbered && !word.is_one_of(REGISTERS) {
        return None;
    }
    let mut at = c;
    for _ in 0..=MOST_FILLERS {
        at = past_marks(at);
        if at.at == c.at {
            return None;
        }
        // "Log 22/118834" needs no other word: the year and a long number are nothing else.
        let plain = word.key() == b"log" && is_by_year(at);
        if let Some(end) = token(at, numbered || plain) {
            let end = if is_of_health(word) { in_groups(at, end) } else { end };
            let lone = &at.text[at.at..end];
            let year =
                !told && lone.len() == 4 && matches!(lone.as_bytes(), [b'1', b'9', ..] | [b'2', b'0', ..]);
            let service = matches!(lone, "101" | "111" | "999" | "112");
            let dated = on_a_day(dates, at.at);
            return (!year && !service && !dated)
                .then(|| Identifier::sure(at.at, end, Recogniser::CaseReference));
        }
        let filler = at.word()?;
        told |= match filler.key() {
            b"ref" | b"refs" | b"reference" | b"references" | b"number" | b"numbers" | b"no" | b"nos"
            | b"num" | b"nr" | b"id" => true,
            b"is" | b"was" | b"the" | b"of" | b"record" | b"records" | b"report" | b"police" | b"system"
            | b"file" | b"log" | b"unique" | b"and" | b"crime" | b"case" => false,
            _ => return None,
        };
        numbered |= told;
        at = at.to(filler.end);
    }
    None
}

/// A year of two or four digits, a stroke and five digits or more.
fn is_by_year(c: Cursor) -> bool {
    let rest = &c.text.as_bytes()[c.at..];
    let digits = |bytes: &[u8]| bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let year = digits(rest);
    matches!(year, 2 | 4) && rest.get(year) == Some(&b'/') && digits(&rest[year + 1..]) >= 5
}

/// Hospitals write their numbers in groups.
fn is_of_health(word: &Word) -> bool {
    matches!(word.key(), b"hospital" | b"patient" | b"mrn" | b"emis" | b"systmone")
}

/// The end of a number of which more groups of digits follow: "4471 902".
fn in_groups(c: Cursor, end: usize) -> usize {
    let bytes = c.text.as_bytes();
    if !bytes[c.at..end].iter().all(u8::is_ascii_digit) {
        return end;
    }
    let mut last = end;
    while bytes.get(last) == Some(&b' ') && last < c.at + LONGEST {
        let digits = bytes[last + 1..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let closed = !c.to(last + 1 + digits).in_word();
        if !(2..=4).contains(&digits) || !closed {
            break;
        }
        last += 1 + digits;
    }
    last
}

/// Past one run of the marks that stand before a number, spaces included.
fn past_marks(c: Cursor) -> Cursor {
    let mut at = c.gap();
    for _ in 0..3 {
        match at.char() {
            Some(mark) if matches!(mark, ':' | '#' | '.' | '=' | '(' | '-' | '–' | '[') => {
                at = at.to(at.at + mark.len_utf8()).gap();
            }
            _ => break,
        }
    }
    at
}

/// The end of a token that can be a reference: at least three digits, or it is not one.
fn token(c: Cursor, numbered: bool) -> Option<usize> {
    let bytes = c.text.as_bytes();
    let rest = &bytes[c.at..bytes.len().min(c.at + LONGEST + 1)];
    let reads = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'_' | b'.');
    let len = rest.iter().take_while(|byte| reads(byte)).count();
    let trimmed = rest[..len].iter().rposition(u8::is_ascii_alphanumeric)? + 1;
    let digits = rest[..trimmed].iter().filter(|byte| byte.is_ascii_digit()).count();
    let fits = numbered && len <= LONGEST && digits >= 3 && !c.to(c.at + trimmed).in_word();
    fits.then_some(c.at + trimmed)
}
