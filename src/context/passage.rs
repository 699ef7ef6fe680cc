//! Sentences that belong together: in a paragraph, a list or a table row, in a section, under a heading; and
//! those that are template text.

use std::iter;
use std::ops::Range;

use super::{Context, placeholder};
use crate::draft::{BlockKind, SectionId};
use crate::text::Span;

/// Sentences in a row, and those of the heading over them.
pub type Headed = (Range<u32>, Range<u32>);

/// Template text alone in a field or a sentence is at most this long, in bytes.
const LONGEST_HOLLOW: usize = 100;

impl Context<'_> {
    /// Whether a span says nothing: it is empty, or template text from end to end.
    pub fn is_hollow(&self, span: Span) -> bool {
        if self.is_left_in(span) {
            return true;
        }
        let text = self.draft.slice(span).trim();
        if text.len() > LONGEST_HOLLOW {
            return false;
        }
        !text.contains(char::is_alphanumeric)
            || placeholder::find(text, true).iter().any(|found| {
                let rest = text.len() as u32 - found.len();
                rest == 0 || !text.replacen(&text[found.range()], "", 1).contains(char::is_alphanumeric)
            })
    }

    /// The template text that overlaps a span, by place.
    pub fn placeholders_in(&self, span: Span) -> &[Span] {
        let from = self.placeholders.partition_point(|one| one.end <= span.start);
        let upto = self.placeholders.partition_point(|one| one.start < span.end);
        &self.placeholders[from..upto.max(from)]
    }

    /// Whether a sentence has brackets to be filled in: it is not the author's own yet.
    pub(super) fn is_template(&self, sentence: usize) -> bool {
        let left = self.sentences.all.get(sentence).map(|own| self.placeholders_in(own.span));
        left.is_some_and(|left| left.iter().any(|one| self.draft.slice(*one).starts_with('[')))
    }

    /// Whether a span has no words but template text.
    pub(super) fn is_left_in(&self, span: Span) -> bool {
        let left = self.placeholders_in(span);
        let from = iter::once(span.start).chain(left.iter().map(|one| one.end));
        let upto = left.iter().map(|one| one.start).chain(iter::once(span.end));
        let says = |(from, upto): (u32, u32)| {
            from < upto && self.draft.slice(Span::new(from, upto)).contains(char::is_alphanumeric)
        };
        !left.is_empty() && !from.zip(upto).any(says)
    }

    /// For each sentence, the number of its passage: sentences of one paragraph, list or table row share one.
    pub fn passages(&self) -> &[u32] {
        &self.passages
    }

    /// The sentences of the paragraph, list or table row that a sentence stands in: passages are numbered in order.
    pub fn passage_sentences(&self, sentence: usize) -> Range<usize> {
        let Some(own) = self.passages.get(sentence) else { return sentence..sentence };
        self.passages.partition_point(|passage| passage < own)
            ..self.passages.partition_point(|passage| passage <= own)
    }

    /// Only a sentence that holds template text, or one in a field or a cell, can be nothing else.
    pub(super) fn hollow_sentences(&self) -> Vec<bool> {
        let mut next = 0;
        self.sentences
            .all
            .iter()
            .map(|sentence| {
                while self.placeholders.get(next).is_some_and(|found| found.end <= sentence.span.start) {
                    next += 1;
                }
                let holds = self.placeholders.get(next).is_some_and(|found| found.overlaps(sentence.span));
                let kind = self.draft.blocks()[sentence.block].kind;
                (holds || matches!(kind, BlockKind::Cell | BlockKind::Field)) && self.is_hollow(sentence.span)
            })
            .collect()
    }

    /// Whether a sentence is template text from end to end.
    pub fn is_hollow_sentence(&self, sentence: usize) -> bool {
        self.hollow.get(sentence).copied().unwrap_or(false)
    }

    /// The sentences of the section that a sentence stands in: those in a row under the same heading.
    pub fn section_of(&self, sentence: usize) -> Range<usize> {
        self.sections
            .get(sentence)
            .map_or(sentence..sentence + 1, |range| range.start as usize..range.end as usize)
    }

    /// The sentences of the heading over a sentence; none for a heading itself.
    pub fn title_of(&self, sentence: usize) -> Range<usize> {
        self.titles.get(sentence).map_or(0..0, |range| range.start as usize..range.end as usize)
    }

    /// Whether a section's heading is the report's title, or a line of the title page.
    pub(super) fn is_title_page(&self, section: SectionId) -> bool {
        self.title_page.get(section.index()).copied().unwrap_or_default()
    }

    /// Sentences that carry no statement: headings, and template text from end to end.
    pub fn silent_sentences(&self) -> &[u32] {
        &self.silent
    }

    /// Sentences in a row that stand under a heading which says what they are about, each with those of the heading;
    /// the report's title says nothing of the kind.
    pub fn headed_sentences(&self) -> &[Headed] {
        &self.headed
    }

    /// See [`Context::silent_sentences`] and [`Context::headed_sentences`].
    pub(super) fn under_headings(&self) -> (Vec<u32>, Vec<Headed>) {
        let blocks = self.draft.blocks();
        let all = &self.sentences.all;
        let heading = |index: &u32| matches!(blocks[all[*index as usize].block].kind, BlockKind::Heading(_));
        let silent = |index: &u32| {
            let at = *index as usize;
            heading(index) || self.is_hollow_sentence(at) || self.asks_in_vain(at) || self.asks_in_a_form(at)
        };
        let mut headed = Vec::new();
        let mut start = 0;
        while start < all.len() {
            let section = blocks[all[start].block].section;
            let end = self.sections[start].end;
            if let Some(id) = section.filter(|id| !self.is_title_page(*id)) {
                let title = self.sentences.of_block(self.draft.section(id).heading);
                headed.push((start as u32..end, title.start as u32..title.end as u32));
            }
            start = end as usize;
        }
        headed.extend(self.rows_of_forms());
        ((0..all.len() as u32).filter(silent).collect(), headed)
    }

    /// "Contributors | [who took part]": the label of a row in which nothing is filled in.
    fn asks_in_vain(&self, sentence: usize) -> bool {
        let block = self.sentences.all[sentence].block;
        let Some(cell) = self.draft.blocks()[block].cell.filter(|cell| cell.column == 1) else {
            return false;
        };
        let in_row = |index: &usize| {
            let other = self.draft.blocks()[*index].cell;
            other.is_some_and(|other| (other.table, other.row) == (cell.table, cell.row))
        };
        let mut others = (block + 1..self.draft.blocks().len()).take_while(in_row).peekable();
        others.peek().is_some()
            && others
                .flat_map(|index| self.sentences.of_block(index))
                .all(|other| self.is_hollow_sentence(other))
    }

    /// "Where is it kept? | In the hub's locked folder": the question of a form asks, and the cell beside it answers.
    fn asks_in_a_form(&self, sentence: usize) -> bool {
        let own = &self.sentences.all[sentence];
        self.draft.slice(own.span).trim_end().ends_with('?')
            && self.draft.blocks()[own.block].cell.is_some_and(|cell| cell.column == 1)
            && self.answer_of(own.block).is_some()
    }

    /// The sentences that answer each label of a form, with those of the label: it heads them as a heading would.
    fn rows_of_forms(&self) -> Vec<Headed> {
        let of_block = |block: usize| {
            let sentences = self.sentences.of_block(block);
            sentences.start as u32..sentences.end as u32
        };
        let blocks = self.draft.blocks();
        let labels =
            (0..blocks.len()).filter(|index| blocks[*index].cell.is_some_and(|cell| cell.column == 1));
        labels
            .filter_map(|label| {
                let answer = self.answer_of(label)?;
                let (first, last) = (of_block(answer.start), of_block(answer.end - 1));
                Some((first.start..last.end, of_block(label)))
            })
            .collect()
    }

    /// The blocks of the cell that answers a label: of a row of two cells the second.
    fn answer_of(&self, label: usize) -> Option<Range<usize>> {
        let column = |index: usize| self.draft.blocks()[index].cell.map(|cell| cell.column);
        let row = self.draft.row_of(label);
        let answer = label + 1..row.end;
        (!answer.is_empty() && answer.clone().all(|index| column(index) == Some(2))).then_some(answer)
    }

    pub(super) fn all_sections(&self) -> (Vec<Range<u32>>, Vec<Range<u32>>) {
        let blocks = self.draft.blocks();
        let all = &self.sentences.all;
        let section = |index: usize| blocks[all[index].block].section;
        let (mut sections, mut titles) = (Vec::with_capacity(all.len()), Vec::with_capacity(all.len()));
        while sections.len() < all.len() {
            let start = sections.len();
            let end =
                (start..all.len()).take_while(|index| section(*index) == section(start)).count() + start;
            let title =
                section(start).map_or(0..0, |id| self.sentences.of_block(self.draft.section(id).heading));
            for sentence in &all[start..end] {
                sections.push(start as u32..end as u32);
                let heading = matches!(blocks[sentence.block].kind, BlockKind::Heading(_));
                titles.push(if heading { 0..0 } else { title.start as u32..title.end as u32 });
            }
        }
        (sections, titles)
    }

    pub(super) fn all_passages(&self) -> Vec<u32> {
        let blocks = self.draft.blocks();
        let together = |first: usize, second: usize| {
            let (first, second) = (&blocks[first], &blocks[second]);
            first.part == second.part
                && match (first.cell, second.cell) {
                    (Some(first), Some(second)) => (first.table, first.row) == (second.table, second.row),
                    (None, None) => first.list.is_some() && first.list == second.list,
                    _ => false,
                }
        };
        let mut passage = 0;
        let mut last: Option<usize> = None;
        self.sentences
            .all
            .iter()
            .map(|sentence| {
                if let Some(before) = last
                    && before != sentence.block
                    && !together(before, sentence.block)
                {
                    passage += 1;
                }
                last = Some(sentence.block);
                passage
            })
            .collect()
    }
}
