//! What recognisers find: identifiers with what says what they are, names of private people, template text.

use std::ops::Range;

use super::Context;
use super::identifier::{self, Identifier};
use super::name::{Name, Whose};
use crate::dates::{DateKind, DateMention};
use crate::draft::{Block, BlockKind, Draft, Part};
use crate::lexicon::Token;
use crate::role::Role;
use crate::rule::Recogniser;
use crate::text::Span;

/// The identifiers of a block. In a table, the label of the row or the head of the column says what a number is,
/// and for a declared property its key does: "NHS no. | 943 476 5919".
pub(super) fn identifiers_of(draft: &Draft, index: usize, dates: &[DateMention]) -> Vec<Identifier> {
    let block = &draft.blocks()[index];
    let text = draft.slice(block.span);
    let labels =
        if text.bytes().any(|byte| byte.is_ascii_digit()) { labels_of(draft, index) } else { Vec::new() };
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

/// The first cell of a block's row and the head of its column, or its key.
fn labels_of(draft: &Draft, index: usize) -> Vec<&str> {
    /// A label says what something is; a longer cell says something.
    const LONGEST: usize = 40;
    let blocks = draft.blocks();
    let block = &blocks[index];
    let short = |text: &&str| text.len() <= LONGEST && text.contains(char::is_alphabetic);
    if block.part == Part::Properties {
        let field = draft.fields().iter().find(|field| field.block == index);
        return field.map(|field| field.key.as_str()).filter(short).into_iter().collect();
    }
    let Some(cell) = block.cell else { return Vec::new() };
    let before = blocks[..index].iter().rev();
    let table = before.take_while(|other| {
        other.part == block.part && other.cell.is_some_and(|own| own.table == cell.table)
    });
    let label = |other: &Block| {
        other.cell.is_some_and(|own| {
            (own.row == cell.row && own.column == 1 && cell.column > 1)
                || (own.row == 1 && own.column == cell.column && cell.row > 1)
        })
    };
    table.filter(|other| label(other)).map(|other| draft.slice(other.span)).filter(short).collect()
}

impl Context<'_> {
    /// What a recogniser found.
    pub fn recognised(&self, recogniser: Recogniser) -> Vec<Span> {
        match recogniser {
            Recogniser::Placeholder => self.placeholders.clone(),
            Recogniser::FullName => self.private_names(),
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
        let mut seen: Vec<&str> = Vec::new();
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
            if declared || !prose || !private || seen.contains(&words) {
                continue;
            }
            seen.push(words);
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
