//! A pack file as a tree: what its TOML says, each part with its bytes in the file.
//!
//! The build script shares this module, so that the built-in packs are stored as trees and no TOML is parsed
//! when the program starts. It therefore uses nothing else of the crate than `compact.rs`, which reads them back.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::{Deref, Range};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::compact::Texts;

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Node<'t> {
    /// Its bytes in the file, quotes and brackets included; for a table, those of its header.
    pub(crate) span: Range<usize>,
    /// What it is.
    pub(crate) value: Value<'t>,
}

/// What a pack file can say.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value<'t> {
    /// Text in quotes.
    Text(Cow<'t, str>),
    /// A whole number.
    Number(i64),
    /// `true` or `false`.
    Truth(bool),
    /// A list.
    List(List<'t>),
    /// A table, its keys in the order of the file.
    Table(Vec<Entry<'t>>),
    /// A date or a time, as written.
    Moment(String),
    /// A decimal number, or a whole one too large to count with.
    Other,
}

/// The items of a list. Texts that are stored are read when somebody looks at them: as terms they are known by number.
#[derive(Debug, Clone)]
pub(crate) struct List<'t> {
    items: OnceCell<Vec<Node<'t>>>,
    /// Where they are stored.
    pub(crate) stored: Option<Texts<'t>>,
}

impl<'t> From<Vec<Node<'t>>> for List<'t> {
    fn from(items: Vec<Node<'t>>) -> Self {
        Self { items: items.into(), stored: None }
    }
}

impl<'t> From<Texts<'t>> for List<'t> {
    fn from(stored: Texts<'t>) -> Self {
        Self { items: OnceCell::new(), stored: Some(stored) }
    }
}

impl<'t> Deref for List<'t> {
    type Target = [Node<'t>];

    fn deref(&self) -> &[Node<'t>] {
        self.items.get_or_init(|| self.stored.as_ref().map(Texts::nodes).unwrap_or_default())
    }
}

impl PartialEq for List<'_> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

/// A key with its value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Entry<'t> {
    /// The key.
    pub(crate) key: Cow<'t, str>,
    /// Its bytes in the file.
    pub(crate) at: Range<usize>,
    /// Its value.
    pub(crate) node: Node<'t>,
}

/// Something that is not TOML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Slip {
    /// Where.
    pub(crate) span: Option<Range<usize>>,
    /// What the parser made of it.
    pub(crate) message: String,
}

/// Reads a file's text; every slip at once when it is not TOML.
pub(crate) fn read(text: &str) -> Result<Vec<Entry<'_>>, Vec<Slip>> {
    let (root, errors) = DeTable::parse_recoverable(text);
    if errors.is_empty() {
        return Ok(entries(root.into_inner()));
    }
    Err(errors
        .into_iter()
        .map(|error| Slip { span: error.span(), message: error.message().to_owned() })
        .collect())
}

fn entries(table: DeTable<'_>) -> Vec<Entry<'_>> {
    let mut entries: Vec<Entry<'_>> = table
        .into_iter()
        .map(|(key, value)| Entry { at: key.span(), key: key.into_inner(), node: node(value) })
        .collect();
    entries.sort_by_key(|entry| entry.at.start);
    entries
}

fn node(spanned: Spanned<DeValue<'_>>) -> Node<'_> {
    let span = spanned.span();
    let value = match spanned.into_inner() {
        DeValue::String(text) => Value::Text(text),
        DeValue::Integer(number) => {
            i64::from_str_radix(number.as_str(), number.radix()).map_or(Value::Other, Value::Number)
        }
        DeValue::Boolean(truth) => Value::Truth(truth),
        DeValue::Array(items) => Value::List(items.into_iter().map(node).collect::<Vec<_>>().into()),
        DeValue::Table(table) => Value::Table(entries(table)),
        DeValue::Datetime(moment) => Value::Moment(moment.to_string()),
        DeValue::Float(_) => Value::Other,
    };
    Node { span, value }
}
