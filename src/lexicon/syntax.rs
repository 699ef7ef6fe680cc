//! How a pack writes the words it looks for.
//!
//! | written | means |
//! |---|---|
//! | `gang member` | these words, with a plural or possessive `s` |
//! | `put~` | the word in every form: put, puts, putting |
//! | `=fit` | exactly this form |
//! | `stigmatis*` | any ending |
//! | `{at\|in} risk` | either |
//! | `[very\|so] tall` | with one of these or without |
//! | `dressed .. kill` | up to four words between, inside the clause |
//! | `@garment` | anything in the vocabulary `garment` |
//! | `#` | a number, in digits or words |

use std::fmt;
use std::ops::Range;

/// One step of a term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Element {
    /// One of these words: `{at|in}` is one step, so that alternatives do not multiply the ways of a term.
    Words(Vec<(Box<str>, Form)>),
    /// Anything in a vocabulary.
    List(String),
    /// Up to four words.
    Gap,
    /// A number in digits or words.
    Number,
}

/// Which forms of a word match.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// The word, its plural and possessive.
    Plain,
    /// Every inflection.
    Family,
    /// The word and nothing else.
    Exact,
    /// Any ending.
    Prefix,
}

/// What is wrong with a term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermError {
    /// Byte in the term.
    pub at: usize,
    /// A sentence.
    pub message: String,
}

impl fmt::Display for TermError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

/// A term may be written out in at most this many ways; more is a slip of the pen.
const MOST_WAYS: usize = 512;

/// Every way of writing a term out, each a sequence of elements.
pub(super) fn ways(written: &str) -> Result<Vec<Vec<Element>>, TermError> {
    let mut parser = Parser { written, at: 0 };
    let ways = parser.sequence(0)?;
    if parser.at < written.len() {
        return Err(parser.error("this bracket closes nothing"));
    }
    let error = |message: &str| TermError { at: 0, message: message.to_owned() };
    for way in &ways {
        match (way.first(), way.last()) {
            (None, _) => return Err(error("a term needs at least one word")),
            (Some(Element::Gap), _) | (_, Some(Element::Gap)) => {
                return Err(error("`..` stands between words, not at the start or the end of a term"));
            }
            _ => {}
        }
    }
    Ok(ways)
}

/// Where a term names vocabularies: the `@` and the name.
pub(crate) fn names(written: &str) -> impl Iterator<Item = Range<usize>> {
    // Few terms do, and looking at each byte of a short text is quicker than a search.
    written.bytes().enumerate().filter(|(_, byte)| *byte == b'@').map(|(at, _)| {
        let rest = &written[at..];
        at..at + rest.find([' ', '{', '}', '[', ']', '|']).unwrap_or(rest.len())
    })
}

struct Parser<'t> {
    written: &'t str,
    at: usize,
}

impl Parser<'_> {
    fn error(&self, message: &str) -> TermError {
        TermError { at: self.at, message: message.to_owned() }
    }

    /// The next byte; the marks that matter are all ASCII.
    fn next(&self) -> Option<u8> {
        self.written.as_bytes().get(self.at).copied()
    }

    fn sequence(&mut self, depth: u8) -> Result<Vec<Vec<Element>>, TermError> {
        if depth > 4 {
            return Err(self.error("brackets are nested too deep; write two terms instead"));
        }
        let mut ways: Vec<Vec<Element>> = vec![Vec::new()];
        while let Some(next) = self.next() {
            match next {
                b' ' | b'-' => self.at += 1,
                b'{' => {
                    let options = self.options(depth, b'}', "this `{` is never closed with `}`")?;
                    ways = multiply(ways, &options);
                }
                b'[' => {
                    let mut options = self.options(depth, b']', "this `[` is never closed with `]`")?;
                    options.push(Vec::new());
                    ways = multiply(ways, &options);
                }
                b'|' | b'}' | b']' if depth > 0 => break,
                b'|' => {
                    return Err(self.error("`|` stands between { and }, or [ and ], as in `{at|in} risk`"));
                }
                b'}' | b']' => return Err(self.error("this bracket closes nothing")),
                _ => {
                    let element = self.element()?;
                    if let Some((last, others)) = ways.split_last_mut() {
                        for way in others {
                            way.push(element.clone());
                        }
                        last.push(element);
                    }
                }
            }
            if ways.len() > MOST_WAYS {
                return Err(
                    self.error("this term can be written in more than 512 ways; write several terms instead")
                );
            }
        }
        Ok(ways)
    }

    /// The ways between a bracket and the one that closes it, parted by `|`.
    fn options(&mut self, depth: u8, close: u8, unclosed: &str) -> Result<Vec<Vec<Element>>, TermError> {
        self.at += 1;
        let mut options = Vec::new();
        loop {
            options.append(&mut self.sequence(depth + 1)?);
            match self.next() {
                Some(b'|') => self.at += 1,
                Some(next) if next == close => {
                    self.at += 1;
                    return Ok(gathered(options));
                }
                _ => return Err(self.error(unclosed)),
            }
        }
    }

    fn element(&mut self) -> Result<Element, TermError> {
        let rest = &self.written[self.at..];
        // A vocabulary's name may hold hyphens, which elsewhere part words.
        let list = rest.starts_with('@');
        let ends =
            |byte: &u8| matches!(byte, b' ' | b'{' | b'}' | b'[' | b']' | b'|') || (*byte == b'-' && !list);
        let length = rest.as_bytes().iter().position(ends).unwrap_or(rest.len());
        let piece = &rest[..length];
        let element = match piece.as_bytes() {
            b".." => Element::Gap,
            b"#" => Element::Number,
            b"@" => return Err(self.error("`@` needs the name of a word list")),
            [b'@', ..] => Element::List(piece[1..].to_owned()),
            [b'=', ..] => self.word(&piece[1..], Form::Exact)?,
            [.., b'~'] => self.word(&piece[..length - 1], Form::Family)?,
            [.., b'*'] => self.word(&piece[..length - 1], Form::Prefix)?,
            _ => self.word(piece, Form::Plain)?,
        };
        self.at += length;
        Ok(element)
    }

    fn word(&self, word: &str, form: Form) -> Result<Element, TermError> {
        let folded: Box<str> = if !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase()) {
            word.into()
        } else if word.is_empty() || !word.chars().all(|c| c.is_alphanumeric() || matches!(c, '\'' | '’')) {
            return Err(self.error(
                "a word is letters, digits and apostrophes; docs/packs.md shows how marks are written",
            ));
        } else {
            word.replace('’', "'").to_lowercase().into()
        };
        Ok(Element::Words(vec![(folded, form)]))
    }
}

/// Alternatives of one word each become one step.
fn gathered(options: Vec<Vec<Element>>) -> Vec<Vec<Element>> {
    let mut words = Vec::new();
    let mut others = vec![Vec::new()];
    for mut option in options {
        match option.as_mut_slice() {
            [Element::Words(one)] => words.append(one),
            _ => others.push(option),
        }
    }
    if words.is_empty() {
        others.remove(0);
    } else {
        others[0] = vec![Element::Words(words)];
    }
    others
}

fn multiply(mut ways: Vec<Vec<Element>>, options: &[Vec<Element>]) -> Vec<Vec<Element>> {
    if let [option] = options {
        for way in &mut ways {
            way.extend(option.iter().cloned());
        }
        return ways;
    }
    ways.iter().flat_map(|way| options.iter().map(move |option| [way.as_slice(), option].concat())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_is_written_out() {
        let word = |text: &str, form| Element::Words(vec![(text.into(), form)]);
        let term = ways("put~ @self-word .. {at|in} risk").expect("parses");
        assert_eq!(term.len(), 1);
        assert_eq!(
            term[0],
            [
                word("put", Form::Family),
                Element::List("self-word".into()),
                Element::Gap,
                Element::Words(vec![("at".into(), Form::Plain), ("in".into(), Form::Plain)]),
                word("risk", Form::Plain)
            ]
        );
        assert_eq!(ways("rough-looking").expect("parses")[0].len(), 2);
        assert_eq!(ways("looks [very|so] tall").expect("parses").len(), 2);
    }

    #[test]
    fn slips_are_told() {
        for (written, word) in [
            ("", "at least one word"),
            ("a {b", "never closed"),
            ("a b]", "closes nothing"),
            ("a [b}", "never closed"),
            ("a|b", "between { and }"),
            (".. a", "between words"),
            ("a, b", "letters"),
            ("@ a", "needs the name"),
        ] {
            let error = ways(written).expect_err(written);
            assert!(error.message.contains(word), "{written}: {error}");
        }
    }
}
