//! Street addresses.

use super::Identifier;
use super::reading::{goes_on_from_digits, in_a_date};
use crate::dates::{Cursor, DateMention, Word};
use crate::rule::Recogniser;

/// Words for a home that stand before its number.
pub(super) const DWELLINGS: &[&str] = &["flat", "apartment", "apt", "maisonette"];

/// A house number and a street: "14 Oak Road", "14b Mercer Walk", "14-16 St John's Close".
pub(super) fn street_address(c: Cursor, dates: &[DateMention]) -> Option<Identifier> {
    if goes_on_from_digits(c)
        || in_a_date(dates, c.at)
        || c.word_before().is_some_and(|word| is_numbered(&word))
    {
        return None;
    }
    let end = street(house_number(c)?).or_else(|| small_street(c))?;
    Some(Identifier::sure(c.at, end.at, Recogniser::Address))
}

/// "Flat 3, Elm Court", "Flat 2, 14 Oak Road", "flat 12": `c` stands after the word.
pub(super) fn flat(word: &Word, c: Cursor, dates: &[DateMention]) -> Option<Identifier> {
    let at = c.space()?;
    let at = at.eat_word(b"no").map_or(at, Cursor::gap);
    let (whole, figures) = super::run(c.text.as_bytes(), at.at);
    // "flat 2/1": the second flat on the left of a Scottish stair.
    let run = stair(c, whole).unwrap_or(whole);
    let letter = run == at.at + 1 && word.capital && at.byte().is_ascii_uppercase();
    let number = at.to(run);
    let dated = run == whole && in_a_date(dates, at.at);
    if run == at.at || run > at.at + 4 || !(figures || letter) || number.in_word() || dated {
        return None;
    }
    let next = number.eat(b',').unwrap_or(number).gap();
    if let Some(end) = house_number(next).and_then(street).or_else(|| building(next)) {
        return Some(Identifier::sure(word.start, end.at, Recogniser::Address));
    }
    if run > whole {
        return None;
    }
    let of_many = c.to(word.start).word_before().is_some_and(|before| {
        matches!(
            before.key(),
            b"the" | b"a" | b"this" | b"that" | b"their" | b"his" | b"her" | b"our" | b"one" | b"two"
        )
    });
    let of_them = number.next_word().is_some_and(|next| next.key() == b"of");
    (figures && !of_many && !of_them)
        .then(|| Identifier::sure(word.start, run, Recogniser::Address).perhaps(false))
}

/// The end of the number of a flat on a stair, which has a stroke in it.
fn stair(c: Cursor, floor: usize) -> Option<usize> {
    let bytes = c.text.as_bytes();
    let digits = bytes.get(floor + 1..)?.iter().take_while(|byte| byte.is_ascii_digit()).count();
    (bytes.get(floor) == Some(&b'/') && (1..=2).contains(&digits)).then_some(floor + 1 + digits)
}

/// Past a house number and the space after it: "14", "14b", "14-16".
fn house_number(c: Cursor) -> Option<Cursor> {
    let (number, mut at) = c.number()?;
    if number.digits > 4 || number.value == 0 {
        return None;
    }
    if let Some((second, end)) = at.dash().and_then(Cursor::number) {
        at = if second.digits <= 4 { end } else { return None };
    }
    if at.byte().is_ascii_alphabetic() && !at.to(at.at + 1).in_word() {
        at = at.to(at.at + 1);
    }
    let next = at.eat(b',').unwrap_or(at).space()?;
    (!at.in_word()).then_some(next)
}

/// Past the name of a street whose last word says what it is: one to four capitalised words.
fn street(c: Cursor) -> Option<Cursor> {
    let mut at = c;
    let mut court = false;
    for place in 0..5 {
        let (name, end) = name(at)?;
        if place > 0 && is_street(name) {
            // "Grove" may be the name and "Road" the kind
            let further = end.space().and_then(|next| self::name(next)).filter(|(next, _)| is_street(next));
            let end = further.map_or(end, |(_, end)| end);
            let counted = end.next_word().is_some_and(|next| is_institution(&next));
            let hearing = court && name == "Court";
            return (!counted && !hearing).then_some(end);
        }
        court = matches!(
            name,
            "Crown" | "Family" | "Youth" | "County" | "High" | "Magistrates" | "Supreme" | "Magistrates’"
        );
        if place == 0 && matches!(name, "Young" | "Police" | "Children" | "Pupils" | "Girls" | "Boys") {
            return None;
        }
        at = end.eat(b'.').unwrap_or(end).space()?;
    }
    None
}

/// Past the name of a building: "Elm Court", "The Maltings".
fn building(c: Cursor) -> Option<Cursor> {
    let (first, end) = name(c)?;
    if let Some(end) = street(c) {
        return Some(end);
    }
    let (second, last) = name(end.space()?)?;
    (first == "The"
        || matches!(
            second,
            "Tower" | "Lodge" | "Point" | "Heights" | "Buildings" | "Mansions" | "Apartments"
        ))
    .then_some(last)
}

/// "14 oak road" in notes, only after "lives at" and the like.
fn small_street(c: Cursor) -> Option<Cursor> {
    let before = c.word_before()?;
    let home = |word: &Word| {
        matches!(
            word.key(),
            b"lives"
                | b"live"
                | b"living"
                | b"lived"
                | b"stays"
                | b"staying"
                | b"stay"
                | b"address"
                | b"home"
                | b"house"
                | b"moved"
        )
    };
    let placed = home(&before)
        || (matches!(before.key(), b"at" | b"to" | b"is")
            && c.to(before.start).word_before().is_some_and(|word| home(&word)));
    let mut at = house_number(c).filter(|_| placed)?;
    for place in 0..3 {
        let word = at.word()?;
        at = at.to(word.end);
        if place > 0
            && matches!(
                word.key(),
                b"road"
                    | b"rd"
                    | b"street"
                    | b"st"
                    | b"avenue"
                    | b"ave"
                    | b"lane"
                    | b"close"
                    | b"crescent"
                    | b"walk"
                    | b"drive"
                    | b"court"
                    | b"terrace"
            )
        {
            return Some(at);
        }
        if matches!(
            word.key(),
            b"in" | b"of" | b"the" | b"on" | b"from" | b"with" | b"and" | b"young" | b"people" | b"other"
        ) {
            return None;
        }
        at = at.space()?;
    }
    None
}

/// A capitalised word of letters, apostrophes and hyphens.
fn name(c: Cursor<'_>) -> Option<(&str, Cursor<'_>)> {
    if !c.byte().is_ascii_uppercase() {
        return None;
    }
    let rest = &c.text[c.at..];
    let reads = |mark: char| mark.is_alphabetic() || matches!(mark, '\'' | '\u{2019}' | '-');
    let len: usize = rest.chars().take(24).take_while(|mark| reads(*mark)).map(char::len_utf8).sum();
    let end = c.to(c.at + len);
    (!end.in_word()).then(|| (&rest[..len], end))
}

/// The last word of a street's name, or of a small estate's.
fn is_street(name: &str) -> bool {
    matches!(
        name,
        "Road"
            | "Rd"
            | "Street"
            | "St"
            | "Lane"
            | "Ln"
            | "Avenue"
            | "Ave"
            | "Close"
            | "Court"
            | "House"
            | "Drive"
            | "Way"
            | "Terrace"
            | "Gardens"
            | "Gdns"
            | "Walk"
            | "Crescent"
            | "Cres"
            | "Place"
            | "Square"
            | "Grove"
            | "Mews"
            | "Row"
            | "Rise"
            | "Hill"
            | "View"
            | "Parade"
            | "Green"
            | "Buildings"
            | "Villas"
            | "Mansions"
            | "Fold"
            | "Croft"
            | "Path"
            | "Yard"
            | "Wharf"
            | "Gate"
            | "Heights"
            | "Meadow"
            | "Meadows"
            | "Cottages"
            | "Bank"
            | "Dale"
            | "Park"
            | "Quay"
            | "Steps"
            | "Stairs"
            | "Brow"
            | "Wynd"
            | "Alley"
            | "Vale"
            | "Mount"
            | "Orchard"
            | "Ridge"
            | "Brae"
            | "Loan"
            | "Vennel"
            | "Garth"
            | "Esplanade"
            | "Promenade"
            | "Embankment"
            | "Chase"
            | "Copse"
            | "Spinney"
            | "Paddock"
            | "Crest"
    )
}

/// Words after a name that make it a school's or a home's: "12 Elm House children", "3 Oak Lane Academy staff".
fn is_institution(word: &Word) -> bool {
    matches!(
        word.key(),
        b"academy"
            | b"school"
            | b"college"
            | b"centre"
            | b"club"
            | b"surgery"
            | b"primary"
            | b"hospital"
            | b"pupils"
            | b"pupil"
            | b"children"
            | b"students"
            | b"residents"
            | b"young"
            | b"boys"
            | b"girls"
            | b"staff"
            | b"members"
            | b"workers"
    )
}

/// Words whose numbers are not houses: "School 2 Park Road" is a school on it.
fn is_numbered(word: &Word) -> bool {
    matches!(
        word.key(),
        b"room"
            | b"year"
            | b"school"
            | b"adult"
            | b"child"
            | b"section"
            | b"grade"
            | b"class"
            | b"group"
            | b"team"
            | b"case"
            | b"chapter"
            | b"table"
            | b"part"
            | b"step"
            | b"phase"
            | b"person"
            | b"pupil"
            | b"member"
            | b"bus"
            | b"route"
    )
}
