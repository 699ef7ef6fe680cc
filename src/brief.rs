//! What the assessment was set to cover.

mod dateline;
mod reader;
mod taken;
mod report_type;

pub use reader::BriefReader;
pub use report_type::report_type;

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
    /// Whether it is one of a list, and not to be parted at its commas.
    pub listed: bool,
}

/// A scope declared outside the draft, by the person who has it checked: see [`Brief::supplement`].
#[derive(Debug, Clone, Default)]
pub struct Declaration {
    /// Labels of the members.
    pub members: Vec<String>,
    /// The period, first and last day.
    pub period: Option<(Date, Date)>,
    /// Places.
    pub places: Vec<String>,
}

impl Brief {
    /// Takes from a declaration what the draft itself does not say; what the draft says holds.
    pub fn supplement(&mut self, declaration: &Declaration) {
        // Said beside the draft: the words stand nowhere in it.
        let span = Span::new(0, 0);
        let declared = |values: &[String]| {
            values.iter().map(|value| Declared { value: value.clone(), span }).collect::<Vec<_>>()
        };
        if self.members.is_empty() {
            self.members = declared(&declaration.members);
        }
        if self.places.is_empty() {
            self.places = declared(&declaration.places);
        }
        if self.period.is_none() {
            self.period = declaration.period.map(|value| Declared { value, span });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::{BlockKind, BlockSpec, Cell, DraftBuilder};

    #[test]
    fn a_draft_names_its_type_in_a_property_or_in_a_table_row() {
        let mut builder = DraftBuilder::new();
        let source = builder.source("");
        for (column, text) in [(1, "Report type:"), (2, "Neighbourhood Assessment")] {
            let cell = Some(Cell { table: 1, row: 2, column });
            builder.open(BlockSpec { kind: BlockKind::Cell, cell, ..BlockSpec::paragraph() });
            builder.push_verbatim(text, source, 0);
        }
        let draft = builder.finish(None);
        assert_eq!(report_type(&draft).as_deref(), Some("neighbourhood-assessment"));

        let mut builder = DraftBuilder::new();
        let source = builder.source("");
        builder.field("report_type", "School assessment", source, 0..17);
        assert_eq!(report_type(&builder.finish(None)).as_deref(), Some("school-assessment"));
    }

    #[test]
    fn a_declaration_fills_in_what_the_draft_leaves_open() {
        let places = vec![Declared { value: "the quay".to_owned(), span: Span::new(3, 11) }];
        let mut brief = Brief { places, ..Brief::default() };
        let days = (jiff::civil::date(2026, 3, 1), jiff::civil::date(2026, 5, 31));
        brief.supplement(&Declaration {
            members: vec!["Heron".to_owned()],
            period: Some(days),
            places: vec!["the mill".to_owned()],
        });
        assert_eq!(brief.members[0].value, "Heron");
        assert_eq!(brief.period.map(|period| period.value), Some(days));
        assert_eq!(brief.places[0].value, "the quay", "the draft's own words hold");
    }
}
