//! Where quotation marks open and close, told from apostrophes.

use crate::text::{Span, holds_any};

/// A closing mark is looked for at most this many characters ahead.
const LOOK_AHEAD: usize = 4096;

/// The words between quotation marks in a block's text. An unclosed quotation ends with the block.
pub(super) fn marked(text: &str, offset: u32) -> Vec<Span> {
    // The first bytes of all marks.
    let mark = |byte: u8| matches!(byte, b'"' | b'\'' | 0xC2 | 0xE2);
    if !holds_any(text, [b'"', b'\'', 0xC2, 0xE2]) {
        return Vec::new();
    }
    let mut out = Vec::new();
    let mut open: Option<(char, usize)> = None;
    let marks = text.bytes().enumerate().filter(|(_, byte)| mark(*byte));
    // The last possible end of an open single-quoted passage that a plural possessive may have faked.
    let mut doubtful: Option<usize> = None;
    for (at, _) in marks {
        let Some(c) = text[at..].chars().next() else { continue };
        let before = text[..at].chars().next_back().unwrap_or(' ');
        let next = text[at + c.len_utf8()..].chars().next().unwrap_or(' ');
        let opens_word = (before.is_whitespace()
            || matches!(before, '(' | '[' | '-' | '–' | '—' | '/' | '|' | ':'))
            && !next.is_whitespace();
        match open {
            None => {
                let mark = match c {
                    '“' => Some('”'),
                    '"' if !next.is_whitespace() => Some('"'),
                    '«' => Some('»'),
                    '‘' if opens_word => Some('’'),
                    '\'' if opens_word && !next.is_ascii_digit() => Some('\''),
                    _ => None,
                };
                if let Some(close) = mark {
                    open = Some((close, at + c.len_utf8()));
                    doubtful = None;
                }
            }
            Some((close, start)) if c == close => {
                let apostrophe = matches!(close, '’' | '\'');
                if apostrophe && next.is_alphanumeric() {
                    // a contraction
                } else if apostrophe
                    && before == 's'
                    && next == ' '
                    && later_close(&text[at + c.len_utf8()..], close)
                {
                    doubtful = Some(at);
                } else {
                    out.push(Span::new(offset + start as u32, offset + at as u32));
                    open = None;
                }
            }
            Some(_) => {}
        }
    }
    if let Some((close, start)) = open {
        // A single quotation mark that never closes was an apostrophe: 'cause, 'em.
        if close != '\'' || doubtful.is_some() {
            let end = doubtful.unwrap_or(text.trim_end().len());
            out.push(Span::new(offset + start as u32, offset + end.max(start) as u32));
        }
    }
    out
}

/// Whether a closing mark comes before the next opening one.
fn later_close(rest: &str, close: char) -> bool {
    let open = if close == '’' { '‘' } else { '\'' };
    let mut before = ' ';
    let mut chars = rest.chars().take(LOOK_AHEAD).peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied().unwrap_or(' ');
        if c == open && before.is_whitespace() && next.is_alphanumeric() {
            return false;
        }
        if c == close && !next.is_alphanumeric() && before != 's' {
            return true;
        }
        before = c;
    }
    false
}
