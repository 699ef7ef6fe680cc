//! Reads a brief: declared entries first, then the table of members, then what the prose says.

use rustc_hash::FxHashSet;

use super::{Brief, Declared, Entry, dateline};
use crate::context::class::{AGENCY, PLACE, PROFESSIONAL, TITLE};
use crate::dates::DateMention;
use crate::draft::{Block, BlockKind, Draft, Part};
use crate::lexicon::{Hits, Lexicon, ListId};
use crate::text::Span;

/// The keys faircopy knows; the words for each are the vocabulary `brief-` and its name.
const KEYS: &[&str] = &[
    "author",
    "audience",
    "contributors",
    "feedback",
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

/// Keys run on in one paragraph ("Report date: 4 May. Distribution: the panel.") where reports open: in so many blocks.
const RUN_ON: usize = 12;

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
        let mut entries = self.entries(draft, hits, lexicon);
        dateline::take(draft, dates, &mut entries);
        let mut brief = Brief { entries, ..Brief::default() };
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
                Entry { key, span: blocks[field.block].span, listed: field.listed }
            })
            .collect();
        for (index, block) in blocks.iter().enumerate() {
            if let Some(cell) = block.cell {
                let row = blocks.get(index + 1).filter(|next| {
                    draft.row_of(index).contains(&(index + 1))
                        && next.cell.is_some_and(|other| other.column == 2)
                });
                let third = blocks.get(index + 2).and_then(|next| next.cell);
                let two_columns =
                    !draft.row_of(index).contains(&(index + 2)) || third.is_none_or(|other| other.column < 3);
                if cell.column == 1
                    && two_columns
                    && let Some(value) = row
                    && let Some(key) = self.key(hits, &hits.tokens_in(block.span))
                {
                    let span = whole_cell(draft, index + 1, value.span);
                    out.push(Entry { key: key.to_owned(), span, listed: false });
                }
            } else if matches!(block.kind, BlockKind::Paragraph | BlockKind::Item) {
                self.lines(draft, hits, block, index < RUN_ON, &mut out);
            }
        }
        out
    }

    /// "Report date: 4 May 2025", at the start of a paragraph or of one of its lines; near the top of a draft at the start
    /// of a sentence too. A value ends where the next key begins.
    fn lines(&self, draft: &Draft, hits: &Hits, block: &Block, run_on: bool, out: &mut Vec<Entry>) {
        let text = draft.slice(block.span);
        let mut starts = vec![0];
        starts.extend(text.match_indices('\n').map(|(at, _)| at + 1));
        if run_on {
            starts.extend(text.match_indices(". ").map(|(at, _)| at + 2));
            starts.sort_unstable();
        }
        let mut open: Option<(&str, usize)> = None;
        let mut close = |open: Option<(&str, usize)>, end: usize| {
            let Some((key, from)) = open else { return };
            let value = text[from.min(end)..end].trim();
            let start = block.span.start + (value.as_ptr() as usize - text.as_ptr() as usize) as u32;
            out.push(Entry {
                key: key.to_owned(),
                span: Span::new(start, start + value.len() as u32),
                listed: false,
            });
        };
        for start in starts {
            let Some((key, value)) = self.line(hits, block, text, start) else { continue };
            close(open.take(), start);
            open = Some((key, value));
        }
        close(open, text.len());
    }

    /// The key that opens a line, and where its value begins.
    fn line(&self, hits: &Hits, block: &Block, text: &str, start: usize) -> Option<(&'static str, usize)> {
        let line = &text[start..];
        // Further in, a key is written like the first word of a sentence: "... of the\nplan: five of them".
        if start > 0 && !line.starts_with(|mark: char| mark.is_uppercase()) {
            return None;
        }
        let colon = line.bytes().take(60).position(|byte| byte == b':')?;
        let from = block.span.start + start as u32;
        let words = hits.tokens_in(Span::new(from, from + colon as u32));
        if words.len() > LONGEST_KEY {
            return None;
        }
        Some((self.key(hits, &words)?, start + colon + 1))
    }

    /// A table with a column of members: the head of its first column says so, each row below opens with a label.
    fn members_from_tables(&self, draft: &Draft, hits: &Hits, brief: &mut Brief) {
        let forms = self.forms(draft, hits);
        let mut column = None;
        let mut known: FxHashSet<String> = brief.members.iter().map(|member| member.value.clone()).collect();
        for block in draft.blocks() {
            let Some(cell) = block.cell.filter(|cell| cell.column == 1) else { continue };
            if forms.contains(&(block.part, cell.table)) {
                continue;
            }
            if cell.row == 1 {
                let words = hits.tokens_in(block.span);
                column = (self.key(hits, &words) == Some("members")).then_some((block.part, cell.table));
                continue;
            }
            let text = draft.slice(block.span).trim();
            let words = hits.tokens_in(block.span);
            let label = (1..=2).contains(&words.len())
                && text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
                && hits.tokens()[words.start as usize].classes & (PROFESSIONAL | AGENCY | PLACE | TITLE) == 0;
            if column == Some((block.part, cell.table)) && label && known.insert(text.to_owned()) {
                brief.members.push(Declared { value: text.to_owned(), span: block.span });
            }
        }
    }

    /// Tables whose first column holds keys below its first row: what stands there names no member.
    fn forms(&self, draft: &Draft, hits: &Hits) -> Vec<(Part, u32)> {
        let mut forms = Vec::new();
        for block in draft.blocks() {
            let Some(cell) = block.cell.filter(|cell| cell.column == 1 && cell.row > 1) else { continue };
            let key = self.key(hits, &hits.tokens_in(block.span));
            if key.is_some_and(|key| key != "members") && forms.last() != Some(&(block.part, cell.table)) {
                forms.push((block.part, cell.table));
            }
        }
        forms
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

/// A cell's text over all its paragraphs.
fn whole_cell(draft: &Draft, first: usize, span: Span) -> Span {
    let cell = draft.blocks()[first].cell;
    let same = draft.blocks()[first..].iter().take_while(|block| block.cell == cell);
    same.map(|block| block.span).fold(span, Span::cover)
}
