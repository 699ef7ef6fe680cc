//! Vehicle registrations.

use super::Identifier;
use super::reading::{near, separator};
use crate::dates::Cursor;
use crate::rule::Recogniser;

/// Words of vehicles, one of which must stand near: registrations look like many other codes.
const VEHICLES: &[&str] = &[
    "car",
    "cars",
    "van",
    "vans",
    "moped",
    "mopeds",
    "vehicle",
    "vehicles",
    "registration",
    "registered",
    "reg",
    "plate",
    "plates",
    "vrm",
    "vrn",
    "motorbike",
    "motorcycle",
    "scooter",
    "bike",
    "taxi",
    "minicab",
    "lorry",
    "driver",
    "drove",
    "rides",
    "ride",
    "rode",
    "riding",
    "jeep",
    "quad",
    "pickup",
    "hilux",
    "transit",
    "sprinter",
    "estate",
    "driving",
    "driven",
    "hatchback",
    "saloon",
    "audi",
    "bmw",
    "ford",
    "vauxhall",
    "corsa",
    "golf",
    "vw",
    "volkswagen",
    "mercedes",
    "toyota",
    "nissan",
    "fiat",
    "renault",
    "peugeot",
    "seat",
    "skoda",
    "kia",
    "hyundai",
];

/// A registration of the current style (AB12 CDE, since 2001), the prefix style (A123 BCD, 1983 to 2001), the
/// suffix style (ABC 123D, 1963 to 1983) or Northern Ireland's (AIZ 1234), as the DVLA's leaflet INF104 gives
/// them, near a word for a vehicle.
pub(super) fn registration(c: Cursor, end: usize) -> Option<Identifier> {
    let bytes = c.text.as_bytes();
    let mut read = [0u8; 8];
    let mut len = copy(&mut read, 0, &bytes[c.at..end])?;
    let mut past = end;
    let whole = |read: &[u8]| is_registration(read);
    if !whole(&read[..len]) {
        let next = separator(c.to(end))?;
        let (second, _) = super::run(bytes, next.at);
        len = copy(&mut read, len, &bytes[next.at..second])?;
        past = second;
        if !whole(&read[..len]) || c.to(past).in_word() {
            return None;
        }
    }
    let small = bytes[c.at..past].iter().any(u8::is_ascii_lowercase);
    let told: &[&str] =
        if small { &["reg", "registration", "plate", "plates", "vrm", "vrn"] } else { VEHICLES };
    near(c.text, c.at..past, 60, if small { 0 } else { 40 }, told)
        .then(|| Identifier::sure(c.at, past, Recogniser::Registration))
}

/// Appends in capitals; nothing when it does not fit.
fn copy(into: &mut [u8; 8], at: usize, from: &[u8]) -> Option<usize> {
    let to = into.get_mut(at..at + from.len())?;
    to.copy_from_slice(from);
    to.make_ascii_uppercase();
    Some(at + from.len())
}

fn is_registration(read: &[u8]) -> bool {
    let letters =
        |part: &[u8]| part.iter().all(|byte| byte.is_ascii_uppercase() && !matches!(byte, b'I' | b'Q'));
    let digits = |part: &[u8]| {
        !part.is_empty() && part.len() <= 3 && part[0] != b'0' && part.iter().all(u8::is_ascii_digit)
    };
    match read {
        [a, b, c, d, tail @ ..]
            if tail.len() == 3 && c.is_ascii_digit() && d.is_ascii_digit() && a.is_ascii_uppercase() =>
        {
            // Age figures are 02 to 29, and 50 more for the second half of the year.
            let age = (c - b'0') * 10 + (d - b'0');
            // I, Q and a leading Z are never given out, but who notes a plate at night may read them.
            let current = [a, b].iter().all(|byte| byte.is_ascii_uppercase())
                && tail.iter().all(u8::is_ascii_uppercase)
                && ((2..30).contains(&age) || (51..80).contains(&age));
            let prefix = letters(&[*a]) && digits(&[*b, *c, *d]) && letters(tail);
            current || prefix
        }
        [a, middle @ .., x, y, z] if letters(&[*a, *x, *y, *z]) && digits(middle) => true,
        [a, b, c, middle @ .., z] if letters(&[*a, *b, *c, *z]) && digits(middle) => true,
        [a, b, c, tail @ ..] if tail.len() == 4 && tail.iter().all(u8::is_ascii_digit) => {
            [a, b, c].iter().all(|byte| byte.is_ascii_uppercase())
                && matches!((b, c), (b'I' | b'Z', _) | (_, b'I' | b'Z'))
        }
        _ => false,
    }
}
