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

/// A term as parsed: every way of writing it out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// As the pack wrote it.
    pub written: String,
    /// Each a sequence of elements.
    pub ways: Vec<Vec<Element>>,
}

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

impl Term {
    /// Parses a term.
    ///
    /// ```
    /// use faircopy::lexicon::Term;
    /// assert_eq!(Term::parse("{at|in|out of} [great] risk").unwrap().ways.len(), 4);
    /// assert!(Term::parse("{at|in risk").is_err());
    /// ```
    pub fn parse(written: &str) -> Result<Self, TermError> {
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
        Ok(Self { written: written.to_owned(), ways })
    }
}

struct Parser<'t> {
    written: &'t str,
    at: usize,
}

impl Parser<'_> {
    fn error(&self, message: &str) -> TermError {
        TermError { at: self.at, message: message.to_owned() }
    }

    fn sequence(&mut self, depth: u8) -> Result<Vec<Vec<Element>>, TermError> {
        if depth > 4 {
            return Err(self.error("brackets are nested too deep; write two terms instead"));
        }
        let mut ways: Vec<Vec<Element>> = vec![Vec::new()];
        while let Some(next) = self.written[self.at..].chars().next() {
            match next {
                ' ' | '-' => self.at += 1,
                '{' => {
                    let options = self.options(depth, '}', "this `{` is never closed with `}`")?;
                    ways = multiply(&ways, &options);
                }
                '[' => {
                    let mut options = self.options(depth, ']', "this `[` is never closed with `]`")?;
                    options.push(Vec::new());
                    ways = multiply(&ways, &options);
                }
                '|' | '}' | ']' if depth > 0 => break,
                '|' | '}' | ']' => return Err(self.error("this bracket closes nothing")),
                _ => {
                    let element = self.element()?;
                    for way in &mut ways {
                        way.push(element.clone());
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
    fn options(&mut self, depth: u8, close: char, unclosed: &str) -> Result<Vec<Vec<Element>>, TermError> {
        self.at += 1;
        let mut options = Vec::new();
        loop {
            options.extend(self.sequence(depth + 1)?);
            match self.written[self.at..].chars().next() {
                Some('|') => self.at += 1,
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
        let length = rest.find([' ', '-', '{', '}', '[', ']', '|']).unwrap_or(rest.len());
        let piece = &rest[..length];
        let element = match piece {
            ".." => Element::Gap,
            "#" => Element::Number,
            _ => {
                let (body, form) = if let Some(list) = piece.strip_prefix('@') {
                    // A vocabulary's name may hold hyphens, which elsewhere part words.
                    let length = rest.find([' ', '{', '}', '[', ']', '|']).unwrap_or(rest.len());
                    let name = &rest[1..length];
                    if list.is_empty() {
                        return Err(self.error("`@` needs the name of a vocabulary"));
                    }
                    self.at += length;
                    return Ok(Element::List(name.to_owned()));
                } else if let Some(word) = piece.strip_prefix('=') {
                    (word, Form::Exact)
                } else if let Some(word) = piece.strip_suffix('~') {
                    (word, Form::Family)
                } else if let Some(word) = piece.strip_suffix('*') {
                    (word, Form::Prefix)
                } else {
                    (piece, Form::Plain)
                };
                if body.is_empty() || !body.chars().all(|c| c.is_alphanumeric() || c == '\'' || c == '’') {
                    return Err(
                        self.error("a word is letters, digits and apostrophes; see the table of marks")
                    );
                }
                Element::Words(vec![(body.replace('’', "'").to_lowercase().into(), form)])
            }
        };
        self.at += length;
        Ok(element)
    }
}

/// Alternatives of one word each become one step.
fn gathered(options: Vec<Vec<Element>>) -> Vec<Vec<Element>> {
    let single = |option: &Vec<Element>| matches!(option.as_slice(), [Element::Words(_)]);
    let (words, mut others): (Vec<_>, Vec<_>) = options.into_iter().partition(single);
    let words: Vec<(Box<str>, Form)> = words
        .into_iter()
        .flatten()
        .flat_map(|element| if let Element::Words(words) = element { words } else { Vec::new() })
        .collect();
    if !words.is_empty() {
        others.insert(0, vec![Element::Words(words)]);
    }
    others
}

fn multiply(ways: &[Vec<Element>], options: &[Vec<Element>]) -> Vec<Vec<Element>> {
    ways.iter().flat_map(|way| options.iter().map(move |option| [way.as_slice(), option].concat())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_is_written_out() {
        let word = |text: &str, form| Element::Words(vec![(text.into(), form)]);
        let term = Term::parse("put~ @self-word .. {at|in} risk").expect("parses");
        assert_eq!(term.ways.len(), 1);
        assert_eq!(
            term.ways[0],
            [
                word("put", Form::Family),
                Element::List("self-word".into()),
                Element::Gap,
                Element::Words(vec![("at".into(), Form::Plain), ("in".into(), Form::Plain)]),
                word("risk", Form::Plain)
            ]
        );
        assert_eq!(Term::parse("rough-looking").expect("parses").ways[0].len(), 2);
        assert_eq!(Term::parse("looks [very|so] tall").expect("parses").ways.len(), 2);
    }

    #[test]
    fn slips_are_told() {
        for (written, word) in [
            ("", "at least one word"),
            ("a {b", "never closed"),
            ("a b]", "closes nothing"),
            ("a [b}", "never closed"),
            (".. a", "between words"),
            ("a, b", "letters"),
            ("@ a", "needs the name"),
        ] {
            let error = Term::parse(written).expect_err(written);
            assert!(error.message.contains(word), "{written}: {error}");
        }
    }
}
