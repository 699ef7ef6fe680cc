//! References to characters: `&amp;`, `&#65;`.

/// The character a reference stands for, if XML 1.0 allows it.
pub(super) fn character(reference: &str) -> Option<char> {
    match reference {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let allowed = |c: &char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
            reference.strip_prefix('#').and_then(number).and_then(char::from_u32).filter(allowed)
        }
    }
}

/// The number in `#65` or `#x41`, without its `#`.
pub(super) fn number(reference: &str) -> Option<u32> {
    match reference.strip_prefix('x') {
        Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok(),
        None => reference.parse().ok(),
    }
}
