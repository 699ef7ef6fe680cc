//! Postcodes.

use super::Identifier;
use super::reading::{near, separator};
use crate::dates::Cursor;
use crate::rule::Recogniser;

/// Words that announce where someone lives.
const HOME: &[&str] = &["postcode", "post", "address", "lives", "living", "home"];

/// A full postcode: outward and inward code in the shapes and letters of Royal Mail's Programmers' Guide to
/// the Postcode Address File (A9 9AA, A99 9AA, AA9 9AA, AA99 9AA, A9A 9AA, AA9A 9AA).
pub(super) fn postcode(c: Cursor, end: usize) -> Option<Identifier> {
    let bytes = c.text.as_bytes();
    let first = &bytes[c.at..end];
    let (outward, inward, past) = if first.len() >= 5 {
        let (outward, inward) = first.split_at(first.len() - 3);
        (outward, inward, end)
    } else {
        let next = separator(c.to(end)).filter(|next| next.byte().is_ascii_digit())?;
        let (second, _) = super::run(bytes, next.at);
        (first, &bytes[next.at..second], second)
    };
    if outward.len() > 4 || c.to(past).in_word() || !is_inward(inward) || !is_outward(outward) {
        return None;
    }
    // "M6 2hr": small letters only when all are, and where someone lives.
    let letters = || bytes[c.at..past].iter().filter(|byte| byte.is_ascii_alphabetic());
    let capitals = letters().all(u8::is_ascii_uppercase);
    let small = || letters().all(u8::is_ascii_lowercase) && near(c.text, c.at..past, 40, 0, HOME);
    (capitals || small()).then(|| Identifier::sure(c.at, past, Recogniser::Postcode))
}

fn is_inward(code: &[u8]) -> bool {
    let letter = |byte: u8| byte.is_ascii_alphabetic() && !b"CIKMOV".contains(&byte.to_ascii_uppercase());
    matches!(code, [digit, a, b] if digit.is_ascii_digit() && letter(*a) && letter(*b))
}

fn is_outward(code: &[u8]) -> bool {
    let mut upper = [0; 4];
    let upper = &mut upper[..code.len()];
    upper.copy_from_slice(code);
    upper.make_ascii_uppercase();
    let first = |byte: u8| byte.is_ascii_uppercase() && !b"QVX".contains(&byte);
    let second = |byte: u8| byte.is_ascii_uppercase() && !b"IJZ".contains(&byte);
    let digit = |byte: u8| byte.is_ascii_digit();
    match upper {
        [a, d] => first(*a) && digit(*d),
        [a, d, e] if digit(*d) => first(*a) && (digit(*e) || b"ABCDEFGHJKPSTUW".contains(e)),
        [a, b, d] => first(*a) && second(*b) && digit(*d),
        [a, b, d, e] => first(*a) && second(*b) && digit(*d) && (digit(*e) || b"ABEHMNPRVWXY".contains(e)),
        _ => false,
    }
}
