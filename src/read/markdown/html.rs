//! HTML inside Markdown, cut into text, tags and comments.

use std::ops::Range;

use super::comments::{CLOSE, OPEN};

mod names;

pub(super) use names::{embeds, is_element, parts_words};
use names::{is_name, is_switch};

/// A piece of HTML.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// Text between tags, entities still in it: bytes of the line.
    Text(Range<usize>),
    /// A tag.
    Tag(Tag),
    /// The words of a comment.
    Comment(String),
    /// A script or style sheet that has ended.
    Hidden,
}

/// A tag without its brackets.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tag {
    /// Its name in small letters.
    pub(super) name: String,
    /// Whether it closes.
    pub(super) closes: bool,
    /// Its description, for pictures.
    pub(super) alt: Option<String>,
    /// Whether words stand in it that are no attributes: somebody's prose behind a `<`.
    pub(super) holds_words: bool,
}

/// What is being read when a line ends.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Mode {
    #[default]
    Text,
    /// A tag, up to a `>` outside the quotation mark that is open; and the last byte before that was no space.
    Tag {
        quote: Option<u8>,
        before: u8,
    },
    Comment,
    /// The inside of a script or style sheet.
    Hidden,
    /// A declaration or instruction, up to these bytes.
    Until(&'static str),
}

/// A tag just opened.
const TAG: Mode = Mode::Tag { quote: None, before: b'<' };

/// Reads HTML line by line; tags and comments may run over several.
#[derive(Debug, Default)]
pub(super) struct Html {
    mode: Mode,
    held: String,
    line: usize,
    opened: usize,
}

impl Html {
    /// Says that the next line given stands at byte `start` of the file.
    pub(super) const fn starts_line(&mut self, start: usize) {
        self.line = start;
    }

    /// The byte of the file where the last tag or comment opened.
    pub(super) const fn opened(&self) -> usize {
        self.opened
    }

    /// The next token of `line` from `*at` on, which moves behind it; `None` at the line's end.
    pub(super) fn next(&mut self, line: &str, at: &mut usize) -> Option<Token> {
        while *at < line.len() {
            let rest = &line[*at..];
            match self.mode {
                Mode::Text => {
                    let start = *at;
                    let mut look = 0;
                    let mark = loop {
                        let Some(found) = rest[look..].find('<') else { break rest.len() };
                        if self.opens(&rest[look + found..]) {
                            break look + found;
                        }
                        look += found + 1;
                    };
                    *at += mark;
                    self.opened = self.line + *at;
                    if mark < rest.len() {
                        *at += if self.mode == Mode::Comment { OPEN.len() } else { 1 };
                    }
                    if mark > 0 {
                        return Some(Token::Text(start..start + mark));
                    }
                }
                Mode::Tag { quote, before } => {
                    let end = self.tag_end(rest, quote, before);
                    *at += end.map_or(rest.len(), |end| end + 1);
                    self.held.push_str(&rest[..end.unwrap_or(rest.len())]);
                    if end.is_some() {
                        let tag = tag(&std::mem::take(&mut self.held));
                        let hides = !tag.closes && matches!(tag.name.as_str(), "script" | "style");
                        self.mode = if hides { Mode::Hidden } else { Mode::Text };
                        return Some(Token::Tag(tag));
                    }
                }
                Mode::Comment => {
                    let end = self.comment_end(rest);
                    *at += end.map_or(rest.len(), |(_, after)| after);
                    self.held.push_str(&rest[..end.map_or(rest.len(), |(words, _)| words)]);
                    if end.is_some() {
                        self.mode = Mode::Text;
                        return Some(Token::Comment(std::mem::take(&mut self.held)));
                    }
                }
                Mode::Hidden => {
                    let end = rest.find("</");
                    *at += end.map_or(rest.len(), |end| end + 1);
                    if end.is_some_and(|end| is_hidden_end(&rest[end..])) {
                        self.mode = TAG;
                        return Some(Token::Hidden);
                    }
                }
                Mode::Until(mark) => {
                    let end = rest.find(mark);
                    *at += end.map_or(rest.len(), |end| end + mark.len());
                    if end.is_some() {
                        self.mode = Mode::Text;
                    }
                }
            }
        }
        None
    }

    /// Ends a block of HTML: what was still open, in words, and the text of an open comment.
    pub(super) fn finish(&mut self) -> Option<(&'static str, Option<String>)> {
        let held = std::mem::take(&mut self.held);
        match std::mem::take(&mut self.mode) {
            Mode::Text => None,
            Mode::Tag { .. } => Some(("an HTML tag that is not closed with >", None)),
            Mode::Comment => {
                Some(("a comment that is not closed with --> before its list or quotation ends", Some(held)))
            }
            Mode::Hidden => Some(("a script or style sheet that is never closed", None)),
            Mode::Until(_) => Some(("an HTML declaration that is never closed", None)),
        }
    }

    /// Whether markup opens at a `<`, which sets what is read next.
    fn opens(&mut self, rest: &str) -> bool {
        self.mode = match rest.as_bytes() {
            [b'<', b'!', b'-', b'-', ..] => Mode::Comment,
            [b'<', b'!', b'[', ..] => Mode::Until("]]>"),
            [b'<', b'?', ..] => Mode::Until("?>"),
            [b'<', b'!', next, ..] if next.is_ascii_alphabetic() => Mode::Until(">"),
            [b'<', b'/', next, ..] | [b'<', next, ..] if next.is_ascii_alphabetic() => TAG,
            _ => Mode::Text,
        };
        self.mode != Mode::Text
    }

    /// Where the comment's words end and where what follows starts.
    fn comment_end(&self, rest: &str) -> Option<(usize, usize)> {
        if self.held.is_empty() {
            // `<!-->` and `<!--->` are whole comments.
            if let Some(mark) = [">", "->"].into_iter().find(|mark| rest.starts_with(mark)) {
                return Some((0, mark.len()));
            }
        }
        rest.find(CLOSE).map(|end| (end, end + CLOSE.len()))
    }

    /// Where the tag's `>` is; without one, keeps what is open at the line's end.
    fn tag_end(&mut self, rest: &str, mut quote: Option<u8>, mut before: u8) -> Option<usize> {
        for (at, byte) in rest.bytes().enumerate() {
            match (quote, byte) {
                (Some(open), _) if open == byte => quote = None,
                // A quotation mark counts only where a value starts: `<p don't>` opens none.
                (None, b'"' | b'\'') if before == b'=' => quote = Some(byte),
                (None, b'>') => return Some(at),
                _ => {}
            }
            if !byte.is_ascii_whitespace() {
                before = byte;
            }
        }
        self.mode = Mode::Tag { quote, before };
        None
    }
}

fn is_hidden_end(rest: &str) -> bool {
    ["</script", "</style"]
        .iter()
        .any(|mark| rest.get(..mark.len()).is_some_and(|open| open.eq_ignore_ascii_case(mark)))
}

/// A tag from what stands between its brackets.
fn tag(inside: &str) -> Tag {
    let (closes, rest) = inside.strip_prefix('/').map_or((false, inside), |rest| (true, rest));
    let length = rest
        .find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_' | ':'))
        .unwrap_or(rest.len());
    let mut tag = Tag { name: rest[..length].to_ascii_lowercase(), closes, alt: None, holds_words: false };
    attributes(&rest[length..], |name, value| match value {
        Some(value) if name.eq_ignore_ascii_case("alt") => tag.alt = Some(value.to_owned()),
        Some(_) => tag.holds_words |= !is_name(name),
        None => tag.holds_words |= name.contains(char::is_alphanumeric) && !is_switch(name),
    });
    tag
}

/// Goes over attributes; values have their entities still in them.
fn attributes(mut rest: &str, mut give: impl FnMut(&str, Option<&str>)) {
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if rest.is_empty() {
            return;
        }
        let end = rest.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        let Some(value) = after.trim_start().strip_prefix('=') else {
            give(name.trim_end_matches('/'), None);
            rest = after;
            continue;
        };
        let value = value.trim_start();
        let (value, after) = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
            _ => value.split_at(value.find(char::is_whitespace).unwrap_or(value.len())),
        };
        give(name, Some(value));
        rest = after;
    }
}

#[cfg(test)]
mod tests;
