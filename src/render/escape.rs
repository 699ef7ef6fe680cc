//! Text from a draft never reaches a terminal raw: what would steer the terminal, or turn the reading order
//! round, is shown for what it is.

use std::borrow::Cow;
use std::fmt::Write as _;

/// The text with control characters (all but line breaks and tabs) and bidirectional overrides written as
/// visible escapes: `\u{1b}`.
///
/// ```
/// use faircopy::render::visible;
/// assert_eq!(visible("plain é"), "plain é");
/// assert_eq!(visible("\u{1b}[2J\u{202e}abc"), "\\u{1b}[2J\\u{202e}abc");
/// ```
pub fn visible(text: &str) -> Cow<'_, str> {
    if hazard(text, 0).is_none() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if is_hazard(c) {
            // Writing to a String cannot fail.
            let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// As [`visible`], with line breaks and tabs made visible too: for what must stay on one line.
pub(super) fn one_line(text: &str) -> String {
    visible(text).replace('\n', "\\n").replace('\t', "\\t")
}

/// Makes what has been written since a place stay on one line, as [`one_line`].
pub(super) fn keep_to_one_line(out: &mut String, from: usize) {
    // Without an early end the compiler compares many bytes at once.
    let plain = out.as_bytes()[from..].iter().fold(true, |plain, byte| plain & matches!(byte, b' '..=b'~'));
    if !plain {
        let line = one_line(&out[from..]);
        out.truncate(from);
        out.push_str(&line);
    }
}

/// JSON with the same characters escaped as JSON escapes them; outside strings it holds none but line breaks.
pub(super) fn json(text: String) -> String {
    let Some(mut next) = hazard(&text, 0) else { return text };
    let mut out = String::with_capacity(text.len() + 16);
    let mut done = 0;
    loop {
        out.push_str(&text[done..next]);
        done = next;
        if let Some(c) = text[next..].chars().next() {
            for unit in c.encode_utf16(&mut [0; 2]) {
                // Writing to a String cannot fail.
                let _ = write!(out, "\\u{unit:04x}");
            }
            done += c.len_utf8();
        }
        match hazard(&text, done) {
            Some(after) => next = after,
            None => break,
        }
    }
    out.push_str(&text[done..]);
    out
}

/// Where the next such character stands.
fn hazard(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    loop {
        // Most bytes begin none, which the byte alone tells.
        at += bytes[at..].iter().position(|byte| SUSPECT[*byte as usize])?;
        let suspect = text[at..].chars().next()?;
        if is_hazard(suspect) {
            return Some(at);
        }
        at += suspect.len_utf8();
    }
}

/// The bytes that hazards begin with.
static SUSPECT: [bool; 256] = suspects();

const fn suspects() -> [bool; 256] {
    let mut suspects = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        // The first bytes of \u{80}, \u{61c}, \u{200e} to \u{2069}, and \u{e0000}.
        suspects[byte] = match byte as u8 {
            byte @ 0..0x80 => is_hazard(byte as char),
            0xC2 | 0xD8 | 0xE2 | 0xF3 => true,
            _ => false,
        };
        byte += 1;
    }
    suspects
}

/// Text inside an element or a quoted attribute of HTML or XML: what somebody typed never becomes markup, and no
/// character is left that XML forbids.
pub(crate) fn markup(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for c in visible(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            _ => out.push(c),
        }
    }
    out
}

/// Text inside a line of Markdown: what somebody typed never becomes markup, a link or another line.
pub(crate) fn markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for c in visible(text).chars() {
        match c {
            '\n' | '\t' => out.push(' '),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '(' | ')' | '#' | '|' | '~'
            | '!' | '@' | '&' => {
                out.push('\\');
                out.push(c);
            }
            _ => out.push(c),
        }
    }
    out
}

const fn is_hazard(c: char) -> bool {
    match c {
        '\n' | '\t' => false,
        // C0, DEL and C1; marks, embeddings, overrides and isolates; line and paragraph separators; tag
        // characters, which are letters nobody sees.
        '\0'..='\u{1f}'
        | '\u{7f}'..='\u{9f}'
        | '\u{61c}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}'
        | '\u{e0000}'..='\u{e007f}' => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_hazard_is_suspected_by_its_first_byte() {
        for c in '\0'..=char::MAX {
            if is_hazard(c) {
                assert!(SUSPECT[c.to_string().as_bytes()[0] as usize], "{c:?}");
                assert!(!json(format!("“a{c}b”")).contains(c), "{c:?}");
            }
        }
        assert_eq!(json("“é”…".to_owned()), "“é”…");
    }

    #[test]
    fn nothing_typed_becomes_markup() {
        assert_eq!(
            markup("<b title=\"x\">'&\u{1}\u{ffff}"),
            "&lt;b title=&quot;x&quot;&gt;&#39;&amp;\\u{1}\u{fffd}"
        );
        assert_eq!(markdown("a|b\n<img> [x](y) `c`"), "a\\|b \\<img\\> \\[x\\]\\(y\\) \\`c\\`");
    }

    #[test]
    fn breaks_stay_unless_one_line_is_needed() {
        assert_eq!(visible("a\n\tb\r"), "a\n\tb\\u{d}");
        assert_eq!(one_line("a\n\tb\u{9b}2J"), "a\\n\\tb\\u{9b}2J");
        let hidden = "\u{9b}\u{202e}\u{e0041}";
        let text = json(serde_json::to_string(hidden).unwrap());
        assert_eq!(text, r#""\u009b\u202e\udb40\udc41""#);
        assert_eq!(serde_json::from_str::<String>(&text).unwrap(), hidden);
    }
}
