//! Dates of birth.

use super::Identifier;
use crate::dates::{Cursor, DateKind, DateMention};
use crate::rule::Recogniser;

/// "DOB" before a date, or before its digits alone.
pub(super) const INITIALS: &[&str] = &["dob", "dobs"];

/// Words that may stand between "born" and the date.
const REACH: usize = 7;

/// Adds the dates that a word of birth governs. A day without a year is doubtful.
pub(super) fn find(text: &str, dates: &[DateMention], found: &mut Vec<Identifier>) {
    let mut born_until = None;
    for date in dates {
        let full = matches!(date.kind, DateKind::Day | DateKind::Impossible);
        if !full && date.kind != DateKind::YearlessDay {
            born_until = None;
            continue;
        }
        let (start, end) = (date.span.start as usize, date.span.end as usize);
        let listed = born_until.is_some_and(|until: usize| joins(&text[until..start]));
        if listed || announced(Cursor::new(text, start)) {
            found.push(Identifier::sure(start, end, Recogniser::DateOfBirth).perhaps(full));
            born_until = Some(end);
        } else {
            born_until = None;
        }
    }
}

/// "DOB 030410": six or eight digits that no one would take for a date elsewhere. `c` stands after the word.
pub(super) fn in_one_run(c: Cursor) -> Option<Identifier> {
    let at = c.eat(b':').unwrap_or(c).gap();
    let (number, end) = at.number()?;
    let fits = matches!(number.digits, 6 | 8) && at.at > c.at && !end.in_word();
    fits.then(|| Identifier::sure(at.at, end.at, Recogniser::DateOfBirth))
}

/// Whether only "and" or a comma stands between two dates.
fn joins(between: &str) -> bool {
    between.len() <= 8 && matches!(between.trim(), "and" | "&" | "," | ";" | ", and")
}

/// Whether "born", "DOB" or the like stands up to seven words before, in the same sentence.
fn announced(date: Cursor) -> bool {
    let mut at = date;
    // "his birthday is", but not "her birthday party on"
    let mut plain = true;
    // "turned fifteen on" says it too, and nothing but "on" stands between.
    let mut others = false;
    for _ in 0..REACH {
        let spaced = at.gap_before();
        let marked =
            spaced.char_before().filter(|mark| matches!(mark, ':' | ',' | '-' | '–' | '(' | '|' | '='));
        let inner = marked.map_or(spaced, |mark| spaced.to(spaced.at - mark.len_utf8()).gap_before());
        if let Some(dotted) = abbreviated(inner) {
            return dotted;
        }
        if let (Some(age), false) = (age_before(inner), others) {
            return comes_of_age(age);
        }
        let Some(word) = inner.word_before() else { return false };
        match word.key() {
            b"dob" | b"dobs" | b"born" | b"birth" | b"births" | b"birthdate" => return true,
            b"birthday" => return plain,
            // "d o b"
            b"b" => {
                let o = inner.to(word.start).word_before().filter(|o| o.key() == b"o");
                return o.and_then(|o| inner.to(o.start).word_before()).is_some_and(|d| d.key() == b"d");
            }
            // another time or event is told from here
            b"at" | b"before" | b"after" | b"since" | b"until" | b"from" | b"by" | b"to" | b"seen"
            | b"and" | b"weeks" => return false,
            key => {
                others |= key != b"on";
                plain &= matches!(key, b"is" | b"was");
                at = inner.to(word.start);
            }
        }
    }
    false
}

/// Where an age that a young person may reach begins, in words or figures, when one stands just before.
fn age_before(c: Cursor<'_>) -> Option<Cursor<'_>> {
    const WORDS: [&[u8]; 9] = [
        b"ten",
        b"eleven",
        b"twelve",
        b"thirteen",
        b"fourteen",
        b"fifteen",
        b"sixteen",
        b"seventeen",
        b"eighteen",
    ];
    if let Some(word) = c.word_before() {
        return WORDS.contains(&word.key()).then(|| c.to(word.start));
    }
    let digits = c.text.as_bytes()[..c.at].iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    let start = c.at - digits;
    matches!(&c.text.as_bytes()[start..c.at], [b'1', b'0'..=b'8']).then(|| c.to(start))
}

/// Whether "turned" or "will be" stands just before an age: the day is a birthday.
fn comes_of_age(age: Cursor) -> bool {
    let Some(verb) = age.gap_before().word_before() else { return false };
    match verb.key() {
        b"turn" | b"turns" | b"turned" | b"turning" => true,
        b"be" => age.to(verb.start).gap_before().word_before().is_some_and(|will| will.key() == b"will"),
        _ => false,
    }
}

/// Whether a full stop just before ends "D.O.B." or "b."; any other ends the sentence.
fn abbreviated(c: Cursor) -> Option<bool> {
    match c.char_before()? {
        '.' => {
            let before = &c.text.as_bytes()[..c.at];
            let dotted = before.len() >= 6 && before[before.len() - 6..].eq_ignore_ascii_case(b"d.o.b.");
            let short = matches!(before, [b'b' | b'B', b'.'] | [.., b' ' | b'(' | b',', b'b', b'.']);
            let plain = before.len() >= 4 && before[before.len() - 4..].eq_ignore_ascii_case(b"dob.");
            Some(dotted || short || plain)
        }
        '!' | '?' | ';' | '\n' => Some(false),
        'b' | 'B' => {
            let before = &c.text.as_bytes()[..c.at];
            let dotted = before.len() >= 5 && before[before.len() - 5..].eq_ignore_ascii_case(b"d.o.b");
            dotted.then_some(true)
        }
        _ => None,
    }
}
