//! The keys of one table, taken one by one.

use std::collections::BTreeSet;
use std::ops::Range;

use jiff::civil::Date;

use super::{Desk, short};
use crate::excerpt::fold;
use crate::lexicon::Term;
use crate::pack::nearest::advice;
use crate::pack::tree::{Entry, Node, Value};
use crate::rule::Unit;

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
        super::known::note(self.what, &self.known);
        for entry in self.entries.iter().filter(|entry| !self.known.contains(&entry.key.as_ref())) {
            // A key may have been asked for twice.
            let mut seen = BTreeSet::new();
            let help = advice(&entry.key, self.known.iter().copied().filter(|key| seen.insert(*key)));
            self.desk.fault(&entry.at, format!("{} has no key `{}`", self.what, entry.key), help);
        }
    }
}
