//! What the assessment was set to cover.

use jiff::civil::Date;

use crate::text::Span;

/// The declared scope: from front matter or document properties, a scope table, or the scope section's prose.
#[derive(Debug, Clone, Default)]
pub struct Brief {
    /// The group's name.
    pub group: Option<Declared<String>>,
    /// How many young people it has, when that is said.
    pub count: Option<Declared<u32>>,
    /// Labels of its members: pseudonyms, initials, numbers.
    pub members: Vec<Declared<String>>,
    /// The period it covers, first and last day.
    pub period: Option<Declared<(Date, Date)>>,
    /// Places.
    pub places: Vec<Declared<String>>,
    /// Who contributed.
    pub contributors: Vec<Declared<String>>,
    /// The report's own date.
    pub report_date: Option<Declared<Date>>,
    /// When it will be reviewed.
    pub review_date: Option<Declared<Date>>,
    /// Every declared key with its value, keys levelled to the names of `rules/vocabulary/brief.toml`
    /// ("report-date"); empty values are kept, since an empty field is a finding.
    pub entries: Vec<Entry>,
}

/// A declared value and where it stands.
#[derive(Debug, Clone)]
pub struct Declared<T> {
    /// The value.
    pub value: T,
    /// The words that declare it.
    pub span: Span,
}

/// A key and its value as declared.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The levelled key; the key as written where it is none that faircopy knows.
    pub key: String,
    /// The value's words; an empty span where nothing was filled in.
    pub span: Span,
}
