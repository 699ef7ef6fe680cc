//! A small reading layer over a pack file's tree: keys are taken one by one, and those nobody took are faults.

mod fields;

pub(crate) use fields::Fields;

use std::borrow::Cow;
use std::cell::RefCell;
use std::ops::{Range, RangeInclusive};
use std::sync::Arc;

use crate::lexicon::{Term, names};
use crate::pack::fault::{Fault, Place};
use crate::pack::tree::{List, Node, Value};

/// One file being read, and what is noted on the way.
pub(crate) struct Desk<'s> {
    pub(crate) file: Arc<str>,
    pub(crate) text: &'s str,
    pub(crate) notes: RefCell<Notes>,
}

/// What is noted while files are read.
#[derive(Debug, Default)]
pub(crate) struct Notes {
    /// What is wrong.
    pub(crate) faults: Vec<Fault>,
    /// Vocabularies that terms name.
    pub(crate) uses: Vec<Named>,
    /// Sources that rules cite.
    pub(crate) citations: Vec<Named>,
}

impl Notes {
    /// Adds what was noted after these.
    pub(super) fn append(&mut self, others: Self) {
        self.faults.extend(others.faults);
        self.uses.extend(others.uses);
        self.citations.extend(others.citations);
    }
}

/// A name and where it was written.
#[derive(Debug, Clone)]
pub(crate) struct Named {
    pub(crate) name: String,
    pub(crate) place: Place,
    /// The vocabulary whose own terms hold it.
    pub(crate) inside: Option<Arc<str>>,
}

impl<'s> Desk<'s> {
    pub(crate) fn new(file: &str, text: &'s str) -> Self {
        Self { file: file.into(), text, notes: RefCell::default() }
    }

    pub(crate) fn place(&self, span: &Range<usize>) -> Place {
        Place { file: Arc::clone(&self.file), span: span.clone() }
    }

    pub(crate) fn fault(&self, span: &Range<usize>, message: impl Into<String>, help: Option<String>) {
        let fault = Fault::at(&self.place(span), message);
        self.notes.borrow_mut().faults.push(Fault { help, ..fault });
    }

    pub(crate) fn push(&self, fault: Fault) {
        self.notes.borrow_mut().faults.push(fault);
    }

    /// The terms of a list, or of a bare text; `inside` is the vocabulary they belong to.
    pub(super) fn terms(&self, key: &str, node: &Node<'s>, inside: Option<&Arc<str>>) -> Vec<Term> {
        if let Value::List(List { stored: Some(stored), .. }) = &node.value {
            for at in stored.names() {
                self.uses(&self.text[at.start + 1..at.end], &at, inside);
            }
            let mut terms = Vec::with_capacity(stored.len());
            stored.terms().for_each(|run| terms.extend(Term::numbered(run)));
            return terms;
        }
        let texts = self.texts(key, node);
        let mut terms = Vec::with_capacity(texts.len());
        terms.extend(texts.into_iter().filter_map(|(written, span)| self.term(written, span, inside)));
        terms
    }

    /// Notes that a term names a vocabulary.
    fn uses(&self, name: &str, span: &Range<usize>, inside: Option<&Arc<str>>) {
        self.notes.borrow_mut().uses.push(Named {
            name: name.to_owned(),
            place: self.place(span),
            inside: inside.cloned(),
        });
    }

    /// A term, its vocabularies noted as used; `inside` is the vocabulary it belongs to.
    fn term(&self, written: &str, span: &Range<usize>, inside: Option<&Arc<str>>) -> Option<Term> {
        match Term::parse(written) {
            Ok(term) => {
                for at in names(written) {
                    let place = self.within(span, written, at.start, at.end);
                    self.uses(&written[at.start + 1..at.end], &place, inside);
                }
                Some(term)
            }
            Err(error) => {
                let message = format!("the term \"{}\" cannot be read: {}", short(written), error.message);
                self.fault(&self.within(span, written, error.at, error.at), message, None);
                None
            }
        }
    }

    /// Bytes `from..upto` of a text, in the file; the whole text where escapes make that impossible to tell.
    pub(crate) fn within(&self, span: &Range<usize>, text: &str, from: usize, upto: usize) -> Range<usize> {
        let raw = self.text.get(span.clone()).unwrap_or_default();
        let quotes = if raw.starts_with("\"\"\"") || raw.starts_with("'''") { 3 } else { 1 };
        let plain =
            raw.len() == text.len() + 2 * quotes && raw.get(quotes..quotes + text.len()) == Some(text);
        if !plain {
            return span.clone();
        }
        let start = span.start + quotes + from.min(text.len());
        // Something to underline: at least one character, the closing quote at the end of the text.
        let next = self.text[start..].chars().next().map_or(0, char::len_utf8);
        start..(span.start + quotes + upto).max(start + next)
    }

    /// Texts of a list, or of a bare text that stands for a list of one.
    pub(crate) fn texts<'n>(&self, key: &str, node: &'n Node<'s>) -> Vec<(&'n str, &'n Range<usize>)> {
        match &node.value {
            Value::Text(text) => vec![(text.as_ref(), &node.span)],
            Value::List(items) => items
                .iter()
                .filter_map(|item| {
                    if let Value::Text(text) = &item.value {
                        return Some((text.as_ref(), &item.span));
                    }
                    self.unlike(key, item, "only texts in quotes");
                    None
                })
                .collect(),
            _ => {
                self.unlike(key, node, "a list of texts in quotes");
                Vec::new()
            }
        }
    }

    /// A whole number in a range.
    pub(crate) fn number(&self, key: &str, node: &Node<'_>, range: RangeInclusive<u32>) -> Option<u32> {
        let wanted = in_words(&range);
        if let Value::Number(number) = node.value {
            let fits = u32::try_from(number).ok().filter(|number| range.contains(number));
            if fits.is_none() {
                self.fault(&node.span, format!("`{key}` takes {wanted}, not {number}"), None);
            }
            return fits;
        }
        self.unlike(key, node, &wanted);
        None
    }

    pub(crate) fn unlike(&self, key: &str, node: &Node<'_>, wanted: &str) {
        self.fault(&node.span, format!("`{key}` takes {wanted}, not {}", describe(&node.value)), None);
    }
}

/// What a number may be: "a whole number, 0 or more".
pub(crate) fn in_words(range: &RangeInclusive<u32>) -> String {
    match *range.end() {
        u32::MAX => format!("a whole number, {} or more", range.start()),
        end => format!("a whole number from {} to {end}", range.start()),
    }
}

/// A text short enough to be named in a message.
pub(crate) fn short(text: &str) -> Cow<'_, str> {
    const MOST: usize = 40;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()).into(),
        None => text.into(),
    }
}

fn describe(value: &Value<'_>) -> &'static str {
    match value {
        Value::Text(_) => "text",
        Value::Number(_) => "a number",
        Value::Truth(_) => "true or false",
        Value::List(_) => "a list",
        Value::Table(_) => "a table",
        Value::Moment(_) => "a date",
        Value::Other => "a decimal number",
    }
}

/// Which keys each table was asked for, so that a test can hold the schema to them.
#[cfg(test)]
pub(super) mod known {
    use std::cell::RefCell;
    use std::collections::{BTreeMap, BTreeSet};

    type Tables = BTreeMap<&'static str, BTreeSet<&'static str>>;

    thread_local! {
        static KNOWN: RefCell<Tables> = RefCell::default();
    }

    pub(super) fn note(what: &'static str, keys: &[&'static str]) {
        KNOWN.with_borrow_mut(|known| known.entry(what).or_default().extend(keys));
    }

    pub(in crate::pack) fn clear() {
        KNOWN.with_borrow_mut(BTreeMap::clear);
    }

    pub(in crate::pack) fn all() -> Tables {
        KNOWN.with_borrow(Clone::clone)
    }
}
