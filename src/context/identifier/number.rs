//! Numbers that the state gives a person: health, insurance, school.

use super::Identifier;
use super::reading::{goes_on_from_digits, near, separator, take};
use crate::dates::Cursor;
use crate::rule::Recogniser;

/// How far before a number, in bytes, the word that makes it a health number may stand.
const REACH: usize = 60;

/// An NHS number: ten digits, written together or 3-3-4, whose last is the modulus 11 check digit (NHS Data
/// Dictionary, "NHS NUMBER"), with "NHS" or the like before it.
///
/// One random number in eleven passes the check, so the check alone is not enough; and with "NHS" just before
/// it, a number that fails is likely a slip of the pen.
pub(super) fn health(c: Cursor) -> Option<Identifier> {
    /// "943 476 5919" has gaps before its fourth and seventh digits.
    const IN_THREE: u32 = 1 << 3 | 1 << 6;
    /// Also "94347 65919".
    const IN_TWO: u32 = 1 << 5;
    let (digits, gaps, end) = take(c, 10)?;
    let digits = &digits[..10];
    let grouped = matches!(gaps, 0 | IN_THREE | IN_TWO);
    if !grouped
        || !digits.iter().all(u8::is_ascii_digit)
        || digits[0] == b'0'
        || goes_on_from_digits(c)
        || goes_on(end)
    {
        return None;
    }
    let sum: u32 =
        digits[..9].iter().zip((2..=10).rev()).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    let check = match 11 - sum % 11 {
        11 => Some(0),
        10 => None,
        check => Some(check),
    };
    let valid = check == Some(u32::from(digits[9] - b'0'));
    // Scotland's numbers are CHI numbers, Northern Ireland's H&C numbers, of the same make.
    let reach = if valid { REACH } else { REACH / 2 };
    let named = near(c.text, c.at..end.at, reach, 0, &["nhs", "chi", "health"]);
    named.then(|| Identifier::sure(c.at, end.at, Recogniser::NhsNumber).perhaps(valid))
}

/// Whether the number goes on after a space or a hyphen.
fn goes_on(end: Cursor) -> bool {
    separator(end).is_some_and(|next| next.byte().is_ascii_digit())
}

/// A National Insurance number: two letters, six digits and A to D, the letters within HMRC's limits
/// (National Insurance Manual, NIM39110).
pub(super) fn insurance(c: Cursor) -> Option<Identifier> {
    let (read, _, end) = take(c, 9)?;
    let [first, second, figures @ .., suffix] = &read[..9] else { return None };
    let fits = first.is_ascii_uppercase()
        && second.is_ascii_uppercase()
        && figures.iter().all(u8::is_ascii_digit)
        && matches!(suffix, b'A'..=b'D');
    if !fits {
        return None;
    }
    let specimen = (*first, *second) == (b'Q', b'Q');
    let withheld = matches!(&read[..2], b"BG" | b"GB" | b"KN" | b"NK" | b"NT" | b"TN" | b"ZZ");
    let letters = !matches!(first, b'D' | b'F' | b'I' | b'Q' | b'U' | b'V')
        && !matches!(second, b'D' | b'F' | b'I' | b'O' | b'Q' | b'U' | b'V');
    let named = || near(c.text, c.at..end.at, REACH, 0, &["ni", "nino", "insurance"]);
    let capitals = c.byte().is_ascii_uppercase();
    let real = letters && !withheld;
    (specimen || (real && (capitals || named())))
        .then(|| Identifier::sure(c.at, end.at, Recogniser::NationalInsurance).perhaps(real))
}

/// A unique pupil number: a check letter, then twelve digits of which the last may be a letter (UK Government
/// Data Standards Catalogue, "Unique Pupil Number", version 2.0). Either its check letter is right, or "UPN"
/// or "pupil" stands near.
pub(super) fn pupil(c: Cursor, end: usize) -> Option<Identifier> {
    /// The letters of values 0 to 22.
    const LETTERS: &[u8; 23] = b"ABCDEFGHJKLMNPQRTUVWXYZ";
    if end - c.at != 13 {
        return None;
    }
    let (read, _, _) = take(c, 13)?;
    let value = |byte: u8| match byte {
        b'0'..=b'9' => Some(usize::from(byte - b'0')),
        _ => LETTERS.iter().position(|letter| *letter == byte),
    };
    let digits = read[1..12].iter().all(u8::is_ascii_digit);
    if !read[0].is_ascii_uppercase() || !digits {
        return None;
    }
    let sum: usize =
        read[1..13].iter().zip(2..).map(|(byte, weight)| Some(value(*byte)? * weight)).sum::<Option<_>>()?;
    let valid = LETTERS[sum % 23] == read[0];
    let named = || near(c.text, c.at..end, REACH, 20, &["upn", "pupil"]);
    (valid || named()).then(|| Identifier::sure(c.at, end, Recogniser::PupilNumber).perhaps(valid))
}
