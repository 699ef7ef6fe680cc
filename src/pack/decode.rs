//! A small reading layer over a pack file's tree: keys are taken one by one, and those nobody took are faults.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ops::{Range, RangeInclusive};
use std::sync::Arc;

use jiff::civil::Date;

use crate::excerpt::fold;
use crate::lexicon::{Term, names};
use crate::pack::fault::{Fault, Place};
use crate::pack::nearest::advice;
use crate::pack::tree::{Entry, List, Node, Value};
use crate::rule::Unit;

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

/// The keys of one table, taken one by one.
pub(crate) struct Fields<'d, 's> {
    pub(crate) desk: &'d Desk<'s>,
    pub(crate) span: Range<usize>,
    entries: &'d [Entry<'s>],
    what: &'static str,
    /// The keys asked for.
    known: Vec<&'static str>,
}

impl<'d, 's> Fields<'d, 's> {
    /// `what` says whose keys they are: "a rule", "an example".
    pub(crate) fn new(
        desk: &'d Desk<'s>,
        what: &'static str,
        entries: &'d [Entry<'s>],
        span: Range<usize>,
    ) -> Self {
        /// Hardly a table may have more.
        const KEYS: usize = 24;
        Self { desk, span, entries, what, known: Vec::with_capacity(KEYS) }
    }

    /// The entry of a key, which is known from now on.
    pub(crate) fn find(&mut self, key: &'static str) -> Option<&'d Entry<'s>> {
        self.known.push(key);
        self.entries.iter().find(|entry| entry.key == key)
    }

    /// The entry of a key that must be there.
    pub(crate) fn demand(&mut self, key: &'static str) -> Option<&'d Entry<'s>> {
        let found = self.find(key);
        if found.is_none() {
            self.desk.fault(&self.span, format!("{} needs `{key}`", self.what), None);
        }
        found
    }

    /// Prose that must be there, its white space folded.
    pub(crate) fn prose(&mut self, key: &'static str) -> String {
        self.demand(key).and_then(|entry| self.prose_of(key, entry)).unwrap_or_default()
    }

    /// Prose that may be there.
    pub(crate) fn prose_if(&mut self, key: &'static str) -> Option<String> {
        self.find(key).and_then(|entry| self.prose_of(key, entry))
    }

    fn prose_of(&self, key: &str, entry: &Entry<'s>) -> Option<String> {
        let folded = fold(self.text_of(key, entry)?);
        if folded.is_empty() {
            self.desk.fault(&entry.node.span, format!("`{key}` is empty"), None);
            return None;
        }
        Some(folded)
    }

    /// The text of an entry, as written.
    pub(crate) fn text_of(&self, key: &str, entry: &'d Entry<'s>) -> Option<&'d str> {
        if let Value::Text(text) = &entry.node.value {
            return Some(text);
        }
        self.desk.unlike(key, &entry.node, "text in quotes");
        None
    }

    /// Texts with their places; none when the key is not there.
    pub(crate) fn texts(&mut self, key: &'static str) -> Vec<(&'d str, &'d Range<usize>)> {
        self.find(key).map(|entry| self.desk.texts(key, &entry.node)).unwrap_or_default()
    }

    /// Texts without their places.
    pub(crate) fn strings(&mut self, key: &'static str) -> Vec<String> {
        self.texts(key).into_iter().map(|(text, _)| text.to_owned()).collect()
    }

    /// Terms.
    pub(crate) fn terms(&mut self, key: &'static str) -> Vec<Term> {
        self.find(key).map(|entry| self.desk.terms(key, &entry.node, None)).unwrap_or_default()
    }

    /// Values written by name.
    pub(crate) fn names<E: Copy>(
        &mut self,
        key: &'static str,
        all: &[E],
        name: fn(E) -> &'static str,
    ) -> Vec<E> {
        let texts = self.texts(key);
        texts.into_iter().filter_map(|(text, span)| self.value(key, text, span, all, name)).collect()
    }

    /// A value written by name that must be there.
    pub(crate) fn name<E: Copy>(
        &mut self,
        key: &'static str,
        all: &[E],
        name: fn(E) -> &'static str,
    ) -> Option<E> {
        self.demand(key)?;
        self.name_if(key, all, name)
    }

    /// A value written by name that may be there.
    pub(crate) fn name_if<E: Copy>(
        &mut self,
        key: &'static str,
        all: &[E],
        name: fn(E) -> &'static str,
    ) -> Option<E> {
        let entry = self.find(key)?;
        let text = self.text_of(key, entry)?;
        self.value(key, text, &entry.node.span, all, name)
    }

    fn value<E: Copy>(
        &self,
        key: &str,
        text: &str,
        span: &Range<usize>,
        all: &[E],
        name: fn(E) -> &'static str,
    ) -> Option<E> {
        let found = all.iter().copied().find(|value| name(*value) == text);
        if found.is_none() {
            let help = advice(text, all.iter().map(|value| name(*value)));
            self.desk.fault(span, format!("`{key}` cannot be \"{}\"", short(text)), help);
        }
        found
    }

    /// `true` or `false`; `false` when the key is not there.
    pub(crate) fn truth(&mut self, key: &'static str) -> bool {
        match self.find(key).map(|entry| &entry.node) {
            Some(Node { value: Value::Truth(truth), .. }) => *truth,
            Some(node) => {
                self.desk.unlike(key, node, "true or false");
                false
            }
            None => false,
        }
    }

    /// A whole number, 0 or more; `None` when the key is not there.
    pub(crate) fn number_if(&mut self, key: &'static str) -> Option<u32> {
        let entry = self.find(key)?;
        self.desk.number(key, &entry.node, 0..=u32::MAX)
    }

    /// A number of a rule's own; `None` when the key is not there.
    pub(crate) fn number_in(&mut self, key: &'static str, unit: Unit) -> Option<u32> {
        let entry = self.find(key)?;
        self.desk.number(key, &entry.node, unit.range())
    }

    /// A day, with or without quotes: 2026-12-31; `None` when the key is not there.
    pub(crate) fn day_if(&mut self, key: &'static str) -> Option<Date> {
        let entry = self.find(key)?;
        let written = match &entry.node.value {
            Value::Moment(moment) => moment.as_str(),
            Value::Text(text) => text.as_ref(),
            _ => "",
        };
        let day = written.parse().ok();
        if day.is_none() {
            self.desk.unlike(key, &entry.node, "a day such as 2026-12-31");
        }
        day
    }

    /// A table under a key.
    pub(crate) fn table(&mut self, key: &'static str, what: &'static str) -> Option<Fields<'d, 's>> {
        let node = &self.find(key)?.node;
        let fields = self.fields_of(node, what);
        if fields.is_none() {
            self.desk.unlike(key, node, "a table");
        }
        fields
    }

    /// Tables under a key: a list of them, or one that stands for a list of one.
    pub(crate) fn tables(&mut self, key: &'static str, what: &'static str) -> Vec<Fields<'d, 's>> {
        let Some(entry) = self.find(key) else { return Vec::new() };
        let nodes = match &entry.node.value {
            Value::List(items) => items,
            _ => std::slice::from_ref(&entry.node),
        };
        let mut tables = Vec::with_capacity(nodes.len());
        for node in nodes {
            match self.fields_of(node, what) {
                Some(fields) => tables.push(fields),
                None => self.desk.unlike(key, node, "a table, or a list of tables"),
            }
        }
        tables
    }

    fn fields_of(&self, node: &'d Node<'s>, what: &'static str) -> Option<Fields<'d, 's>> {
        match &node.value {
            Value::Table(entries) => Some(Fields::new(self.desk, what, entries, node.span.clone())),
            _ => None,
        }
    }

    /// Whether a key is there; it is not taken by that.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|entry| entry.key == key)
    }

    /// Whether there are no keys at all.
    pub(crate) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Every entry, for tables whose keys are names of the pack's own; there is nothing left to close.
    pub(crate) fn into_entries(self) -> &'d [Entry<'s>] {
        self.entries
    }

    /// Reports every key that nobody took.
    pub(crate) fn close(self) {
        #[cfg(test)]
        known::note(self.what, &self.known);
        for entry in self.entries.iter().filter(|entry| !self.known.contains(&entry.key.as_ref())) {
            // A key may have been asked for twice.
            let mut seen = BTreeSet::new();
            let help = advice(&entry.key, self.known.iter().copied().filter(|key| seen.insert(*key)));
            self.desk.fault(&entry.at, format!("{} has no key `{}`", self.what, entry.key), help);
        }
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
