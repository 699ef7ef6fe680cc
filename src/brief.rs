//! What the assessment was set to cover.

use jiff::civil::Date;

use crate::context::class::{AGENCY, NAMING, PLACE, PROFESSIONAL, TITLE};
use crate::dates::{self, DateKind, DateMention};
use crate::draft::{Block, BlockKind, Draft, Part};
use crate::lexicon::{Hits, Lexicon, ListId, Token};
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

/// The keys faircopy knows; the words for each are the vocabulary `brief-` and its name.
const KEYS: &[&str] = &[
    "author",
    "audience",
    "contributors",
    "group",
    "group-basis",
    "members",
    "period",
    "places",
    "purpose",
    "report-date",
    "report-type",
    "retention",
    "review-date",
    "storage",
    "supervisor",
    "title",
    "young-people-informed",
];

/// A paragraph that opens with a key and a colon: the key has at most this many words.
const LONGEST_KEY: usize = 5;

/// Reads briefs: the vocabularies of keys, looked up once.
#[derive(Debug)]
pub struct BriefReader {
    keys: Vec<(&'static str, ListId)>,
}

impl BriefReader {
    /// Looks the keys up in a lexicon.
    pub fn new(lexicon: &mut Lexicon) -> Self {
        let keys =
            KEYS.iter().filter_map(|key| Some((*key, lexicon.list(&format!("brief-{key}"))?))).collect();
        Self { keys }
    }

    /// The brief of a draft: declared entries first, then what the prose says.
    ///
    /// `dates` are those of the draft, by place.
    pub fn read(&self, draft: &Draft, hits: &Hits, lexicon: &Lexicon, dates: &[DateMention]) -> Brief {
        let mut brief = Brief { entries: self.entries(draft, hits, lexicon), ..Brief::default() };
        for entry in brief.entries.clone() {
            brief.take(draft, &entry);
        }
        self.members_from_tables(draft, hits, &mut brief);
        brief.members_from_prose(draft, hits);
        brief.dates_from_prose(draft, dates);
        brief
    }

    /// Front matter and properties, rows of two-column tables, and lines that open with a key and a colon.
    fn entries(&self, draft: &Draft, hits: &Hits, lexicon: &Lexicon) -> Vec<Entry> {
        let blocks = draft.blocks();
        let mut out: Vec<Entry> = draft
            .fields()
            .iter()
            .map(|field| {
                let words = field.key.replace(['_', '.', '-'], " ");
                let mut key_hits = Hits::default();
                lexicon.scan(&words, 0, &mut key_hits);
                let all = 0..key_hits.tokens().len() as u32;
                let key = self.key(&key_hits, &all).map_or_else(|| field.key.clone(), str::to_owned);
                Entry { key, span: blocks[field.block].span }
            })
            .collect();
        for (index, block) in blocks.iter().enumerate() {
            if let Some(cell) = block.cell {
                let row = blocks.get(index + 1).filter(|next| {
                    next.part == block.part
                        && next.cell.is_some_and(|other| {
                            (other.table, other.row, other.column) == (cell.table, cell.row, 2)
                        })
                });
                let third = blocks.get(index + 2).and_then(|next| next.cell);
                let two_columns = third.is_none_or(|other| {
                    other.row != cell.row || other.table != cell.table || other.column < 3
                });
                if cell.column == 1
                    && two_columns
                    && let Some(value) = row
                    && let Some(key) = self.key(hits, &hits.tokens_in(block.span))
                {
                    out.push(Entry { key: key.to_owned(), span: whole_cell(draft, index + 1, value.span) });
                }
            } else if matches!(block.kind, BlockKind::Paragraph | BlockKind::Item) {
                out.extend(self.line(draft, hits, block));
            }
        }
        out
    }

    /// "Report date: 12 June 2025".
    fn line(&self, draft: &Draft, hits: &Hits, block: &Block) -> Option<Entry> {
        let text = draft.slice(block.span);
        let colon = text.find(':').filter(|at| *at < 60)?;
        let key = Span::new(block.span.start, block.span.start + colon as u32);
        let words = hits.tokens_in(key);
        if words.len() > LONGEST_KEY {
            return None;
        }
        let key = self.key(hits, &words)?;
        let value = text[colon + 1..].trim_start();
        let start = block.span.end - value.len() as u32;
        Some(Entry { key: key.to_owned(), span: Span::new(start, block.span.end) })
    }

    /// A table with a column of members: the head of its first column says so, each row below opens with a label.
    fn members_from_tables(&self, draft: &Draft, hits: &Hits, brief: &mut Brief) {
        let mut column = None;
        for block in draft.blocks() {
            let Some(cell) = block.cell.filter(|cell| cell.column == 1) else { continue };
            if cell.row == 1 {
                let words = hits.tokens_in(block.span);
                column = (self.key(hits, &words) == Some("members")).then_some(cell.table);
                continue;
            }
            let text = draft.slice(block.span).trim();
            let words = hits.tokens_in(block.span);
            let label = (1..=2).contains(&words.len())
                && text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
                && hits.tokens()[words.start as usize].classes & (PROFESSIONAL | AGENCY | PLACE | TITLE) == 0;
            let known = brief.members.iter().any(|member| member.value == text);
            if column == Some(cell.table) && label && !known {
                brief.members.push(Declared { value: text.to_owned(), span: block.span });
            }
        }
    }

    /// The key that most of some words are.
    fn key(&self, hits: &Hits, words: &std::ops::Range<u32>) -> Option<&'static str> {
        self.keys
            .iter()
            .filter_map(|(key, list)| {
                let longest = hits.within(*list, words).iter().map(|hit| hit.last - hit.first + 1).max()?;
                (longest as usize * 2 >= words.len()).then_some((longest, *key))
            })
            .max_by_key(|(longest, _)| *longest)
            .map(|(_, key)| key)
    }
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

    /// Takes what an entry declares.
    fn take(&mut self, draft: &Draft, entry: &Entry) {
        let text = draft.slice(entry.span);
        if !text.contains(char::is_alphanumeric) {
            return;
        }
        let declared = |value: String| Declared { value, span: entry.span };
        let days = || {
            let mut year = None;
            dates::find(text)
                .into_iter()
                .filter_map(|date| {
                    year = date.year().or(year);
                    date.interval(year?)
                })
                .collect::<Vec<(Date, Date)>>()
        };
        match entry.key.as_str() {
            "group" if self.group.is_none() => self.group = Some(declared(text.trim().to_owned())),
            "members" => self.members.extend(listed(text, entry.span)),
            "places" => self.places.extend(listed(text, entry.span)),
            "contributors" => self.contributors.extend(listed(text, entry.span)),
            "period" => {
                let days = days();
                let from = days.iter().map(|(from, _)| *from).min();
                let to = days.iter().map(|(_, to)| *to).max();
                if let (Some(from), Some(to), None) = (from, to, &self.period) {
                    self.period = Some(Declared { value: (from, to), span: entry.span });
                }
            }
            "report-date" if self.report_date.is_none() => {
                self.report_date = days().first().map(|(day, _)| Declared { value: *day, span: entry.span });
            }
            "review-date" if self.review_date.is_none() => {
                self.review_date = days().first().map(|(day, _)| Declared { value: *day, span: entry.span });
            }
            _ => {}
        }
    }

    /// "We call them Heron, Wren and Swift": the capitalised words after a naming cue.
    fn members_from_prose(&mut self, draft: &Draft, hits: &Hits) {
        if !self.members.is_empty() {
            return;
        }
        let tokens = hits.tokens();
        let mut seen: Vec<&str> = Vec::new();
        for at in 0..tokens.len() {
            if !tokens[at].is(NAMING) || tokens.get(at + 1).is_some_and(|next| next.is(NAMING)) {
                continue;
            }
            let names: Vec<&Token> = tokens[at + 1..]
                .iter()
                .scan(false, |ended, token| {
                    if *ended {
                        return None;
                    }
                    *ended = token.looks(Token::HARD_BREAK);
                    Some(token)
                })
                .take(24)
                .filter(|token| token.looks(Token::CAPITAL))
                .filter(|token| !token.is(PROFESSIONAL | AGENCY | PLACE | TITLE | NAMING))
                .collect();
            if names.len() < 2 {
                continue;
            }
            for token in names {
                let span = Span::new(token.start, token.end);
                let name = draft.slice(span);
                if name != "I" && !seen.contains(&name) {
                    seen.push(name);
                    self.members.push(Declared { value: name.to_owned(), span });
                }
            }
        }
    }

    /// A period told in prose: the first range with a year before the second heading of the draft's body.
    fn dates_from_prose(&mut self, draft: &Draft, dates: &[DateMention]) {
        if self.period.is_some() {
            return;
        }
        for block in draft.blocks().iter().take(40).filter(|block| block.part == Part::Body) {
            let first = dates.partition_point(|date| date.span.start < block.span.start);
            let range = dates[first..]
                .iter()
                .take_while(|date| date.span.end <= block.span.end)
                .find(|date| date.kind == DateKind::Range && date.has_year());
            if let Some((from, to)) = range.and_then(|date| date.interval(date.year()?)) {
                self.period = Some(Declared { value: (from, to), span: block.span });
                return;
            }
        }
    }
}

/// What a draft calls itself, as the name of a pack ("neighbourhood-assessment"): from a property "Report type", or
/// a table row of that name.
pub fn report_type(draft: &Draft) -> Option<String> {
    const KEY: &str = "report-type";
    let property = draft
        .fields()
        .iter()
        .find(|field| levelled(&field.key) == KEY)
        .map(|field| draft.slice(draft.blocks()[field.block].span));
    let row = || {
        draft.blocks().windows(2).find_map(|pair| {
            let (key, value) = (pair[0].cell?, pair[1].cell?);
            let is_row = pair[0].part == Part::Body && key.table == value.table && key.row == value.row;
            let likely = || {
                draft
                    .slice(pair[0].span)
                    .trim_start()
                    .starts_with(|c: char| !c.is_alphanumeric() || matches!(c, 'r' | 'R'))
            };
            (is_row && likely() && levelled(draft.slice(pair[0].span)) == KEY)
                .then(|| draft.slice(pair[1].span))
        })
    };
    property.or_else(row).map(levelled)
}

/// "Peer group assessment" as `peer-group-assessment`.
fn levelled(words: &str) -> String {
    let words = words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-").to_lowercase()
}

/// A cell's text over all its paragraphs.
fn whole_cell(draft: &Draft, first: usize, span: Span) -> Span {
    let cell = draft.blocks()[first].cell;
    let same = draft.blocks()[first..].iter().take_while(|block| block.cell == cell);
    same.map(|block| block.span).fold(span, Span::cover)
}

/// The entries of a list: parted by commas, semicolons, line breaks or a last "and".
fn listed(text: &str, span: Span) -> Vec<Declared<String>> {
    let start = text.as_ptr() as usize;
    text.split([',', ';', '\n'])
        .flat_map(|piece| piece.split(" and "))
        .map(|piece| piece.trim().trim_end_matches('.'))
        .filter(|piece| piece.contains(char::is_alphanumeric))
        .map(|piece| {
            let at = span.start + (piece.as_ptr() as usize - start) as u32;
            Declared { value: piece.to_owned(), span: Span::new(at, at + piece.len() as u32) }
        })
        .collect()
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
