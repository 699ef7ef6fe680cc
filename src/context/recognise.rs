//! What recognisers find: identifiers with what says what they are, names of private people, template text.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::Context;
use super::identifier::{self, Identifier};
use super::name::{Name, Whose};
use crate::dates::{DateKind, DateMention};
use crate::draft::{BlockKind, Draft, Part};
use crate::lexicon::Token;
use crate::role::Role;
use crate::rule::Recogniser;
use crate::text::Span;

/// The identifiers of a block. In a table, the label of the row or the head of the column says what a number is,
/// and for a declared property its key does: "NHS no. | 943 476 5919". `labels` has seen every block before.
pub(super) fn identifiers_of<'d>(
    draft: &'d Draft,
    index: usize,
    dates: &[DateMention],
    labels: &mut Labels<'d>,
) -> Vec<Identifier> {
    let block = &draft.blocks()[index];
    let text = draft.slice(block.span);
    labels.see(index);
    let labels = if text.bytes().any(|byte| byte.is_ascii_digit()) { labels.of(index) } else { Vec::new() };
    let mut out = if labels.is_empty() { identifier::find(text, dates) } else { Vec::new() };
    for label in labels {
        for one in identifier::find_under(label, text) {
            if !out.iter().any(|known| known.span.overlaps(one.span)) {
                out.push(one);
            }
        }
    }
    out.sort_by_key(|one| one.span);
    for one in &mut out {
        one.span = Span::new(one.span.start + block.span.start, one.span.end + block.span.start);
    }
    out
}

/// What labels the blocks of a draft, which it is shown in order: the first cell of a row, the head of a column, the
/// key of a property.
pub(super) struct Labels<'d> {
    draft: &'d Draft,
    keys: FxHashMap<usize, &'d str>,
    /// Part and number of the table in hand, and the row.
    table: Option<(Part, u32, u32)>,
    /// Blocks of the first row by column.
    heads: FxHashMap<u32, Vec<usize>>,
    /// Blocks of the first cell of the row in hand.
    firsts: Vec<usize>,
}

impl<'d> Labels<'d> {
    pub(super) fn new(draft: &'d Draft) -> Self {
        // The first of a block's keys stands last, and is kept.
        let keys = draft.fields().iter().rev().map(|field| (field.block, field.key.as_str())).collect();
        Self { draft, keys, table: None, heads: FxHashMap::default(), firsts: Vec::new() }
    }

    /// Goes on to a block.
    fn see(&mut self, index: usize) {
        let block = &self.draft.blocks()[index];
        let Some(cell) = block.cell else {
            self.table = None;
            return;
        };
        if self.table.is_none_or(|(part, table, _)| (part, table) != (block.part, cell.table)) {
            self.heads.clear();
            self.firsts.clear();
        } else if self.table.is_some_and(|(_, _, row)| row != cell.row) {
            self.firsts.clear();
        }
        self.table = Some((block.part, cell.table, cell.row));
        if cell.row == 1 {
            self.heads.entry(cell.column).or_default().push(index);
        }
        if cell.column == 1 {
            self.firsts.push(index);
        }
    }

    /// The labels of the block seen last, the nearest first.
    fn of(&self, index: usize) -> Vec<&'d str> {
        /// A label says what something is; a longer cell says something.
        const LONGEST: usize = 40;
        let block = &self.draft.blocks()[index];
        let short = |text: &&str| text.len() <= LONGEST && text.contains(char::is_alphabetic);
        if block.part == Part::Properties {
            return self.keys.get(&index).copied().filter(short).into_iter().collect();
        }
        let Some(cell) = block.cell else { return Vec::new() };
        let firsts = if cell.column > 1 { self.firsts.as_slice() } else { &[] };
        let heads = self.heads.get(&cell.column).filter(|_| cell.row > 1).map_or(&[][..], Vec::as_slice);
        let blocks = firsts.iter().rev().chain(heads.iter().rev());
        blocks.map(|index| self.draft.slice(self.draft.blocks()[*index].span)).filter(short).collect()
    }
}

impl Context<'_> {
    /// What a recogniser found.
    pub fn recognised(&self, recogniser: Recogniser) -> Vec<Span> {
        match recogniser {
            Recogniser::Placeholder => self.placeholders.clone(),
            Recogniser::FullName => self.private_names(),
            Recogniser::Acronym => self.unexplained(),
            Recogniser::ImpossibleDate => self
                .dates
                .iter()
                .filter(|date| date.kind == DateKind::Impossible)
                .map(|date| date.span)
                .collect(),
            _ => self
                .identifiers
                .iter()
                .filter(|identifier| identifier.kind == recogniser)
                .map(|identifier| identifier.span)
                .collect(),
        }
    }

    /// Whether words are a part of the name of a team, a fund, a band, a room: two capitals or more in a row after
    /// "the", in a sentence that is otherwise written small ("the Lost Causes", "the Crew Room").
    pub fn is_title(&self, words: &Range<u32>) -> bool {
        let capital = |token: u32| {
            self.hits.tokens().get(token as usize).is_some_and(|token| {
                token.looks(Token::CAPITAL) && token.look & (Token::INITIAL | Token::ALL_CAPITALS) == 0
            })
        };
        let joined =
            |token: u32| self.hits.tokens()[token as usize].look & (Token::HARD_BREAK | Token::COMMA) == 0;
        let the = |token: u32| matches!(self.word(token), "the" | "The");
        let Some(last) = words.end.checked_sub(1).filter(|last| *last >= words.start) else { return false };
        let mut first = if the(words.start) { words.start + 1 } else { words.start };
        if first > last || !(first..=last).all(capital) {
            return false;
        }
        let sentence = self.sentence_of(words.start);
        while first > sentence.start && capital(first - 1) && joined(first - 1) && !the(first - 1) {
            first -= 1;
        }
        let mut end = last + 1;
        while end < sentence.end && joined(end - 1) && capital(end) {
            end += 1;
        }
        let small = sentence.clone().filter(|token| !capital(*token)).count();
        first > sentence.start && the(first - 1) && end - first > 1 && small * 2 > sentence.len()
    }

    /// First and last names of people who are no professionals, each where it is first named; declared
    /// pseudonyms are none.
    fn private_names(&self) -> Vec<Span> {
        let mut seen: FxHashSet<&str> = FxHashSet::default();
        let mut out = Vec::new();
        for name in self.names.iter().filter(|name| name.full) {
            let span = Span::new(
                self.hits.tokens()[name.tokens.start as usize].start,
                self.hits.tokens()[name.tokens.end as usize - 1].end,
            );
            let words = self.draft.slice(span);
            let words = words.strip_suffix("'s").or_else(|| words.strip_suffix("’s")).unwrap_or(words);
            let declared = self.brief.members.iter().any(|member| words.contains(member.value.as_str()));
            let index = self.sentences.of_token(name.tokens.start);
            let prose = self.sentences.all.get(index).is_some_and(|sentence| {
                self.is_prose(sentence.block)
                    && !matches!(self.draft.blocks()[sentence.block].kind, BlockKind::Heading(_))
            });
            let private =
                matches!(name.whose, Whose::Private | Whose::Relative) || self.heads_a_row(name, span);
            if declared || !prose || !private || !seen.insert(words) {
                continue;
            }
            out.push(Span::new(span.start, span.start + words.len() as u32));
        }
        out
    }

    /// A name that opens the first cell of a row, in a table that is about people and not about who does what.
    fn heads_a_row(&self, name: &Name, span: Span) -> bool {
        const ROLES: &[Role] = &[
            Role::Actions,
            Role::Contributors,
            Role::Method,
            Role::Sharing,
            Role::Appendix,
            Role::Reference,
        ];
        let index = self.draft.block_index(span.start);
        let block = &self.draft.blocks()[index];
        name.whose == Whose::Somebody
            && block.span.start == span.start
            && block.cell.is_some_and(|cell| cell.column == 1 && cell.row > 1)
            && !self.roles_at(index).any(ROLES)
    }
}
