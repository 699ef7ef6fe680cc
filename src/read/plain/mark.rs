//! The marks that open an item of a list in plain text.

/// A mark at the start of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    /// Its length in bytes, without the space after it.
    pub(super) length: usize,
    /// Whether it opens an item even right under a paragraph, as a bullet or a first number does. `2024.` at the
    /// start of a wrapped line does not.
    pub(super) interrupts: bool,
}

/// The longest number of an item, in digits: longer ones are years.
const LONGEST_NUMBER: usize = 2;

/// The mark that a line without leading space opens with: `-`, `*`, `•`, `1.`, `2)`, `(3)`, `(a)`, `b)`, `(iv)`.
pub(super) fn find(line: &str) -> Option<Mark> {
    let length = line.find([' ', '\t', '\u{a0}'])?;
    let mark = &line[..length];
    if matches!(mark, "-" | "*" | "+" | "•" | "◦" | "▪" | "·" | "–") {
        // A dash may also be a wrapped line's own.
        return Some(Mark { length, interrupts: mark != "–" });
    }
    let inside = match mark.strip_prefix('(') {
        Some(rest) => rest.strip_suffix(')')?,
        None => {
            mark.strip_suffix(')').or_else(|| mark.strip_suffix('.').filter(|number| is_number(number)))?
        }
    };
    let interrupts = matches!(inside, "1" | "a" | "A" | "i" | "I");
    (is_number(inside) || is_letter(inside) || is_roman(inside)).then_some(Mark { length, interrupts })
}

fn is_number(text: &str) -> bool {
    (1..=LONGEST_NUMBER).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_letter(text: &str) -> bool {
    text.len() == 1 && text.bytes().all(|byte| byte.is_ascii_alphabetic())
}

fn is_roman(text: &str) -> bool {
    (1..=5).contains(&text.len()) && text.bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_what_looks_like_them() {
        for (line, found) in [
            ("- a", Some((1, true))),
            ("* a", Some((1, true))),
            ("•\ta", Some((3, true))),
            ("– a", Some((3, false))),
            ("1. a", Some((2, true))),
            ("12) a", Some((3, false))),
            ("(a) a", Some((3, true))),
            ("(iv) a", Some((4, false))),
            ("b) a", Some((2, false))),
            // a year, an initial, a word in brackets, a hyphenated word, a mark without words
            ("2024. They", None),
            ("A. said", None),
            ("(they) a", None),
            ("-a b", None),
            ("-", None),
            ("() a", None),
            ("", None),
        ] {
            assert_eq!(find(line).map(|mark| (mark.length, mark.interrupts)), found, "{line:?}");
        }
    }
}
