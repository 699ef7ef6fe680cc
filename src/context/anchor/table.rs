//! When the rows of a table happened.

use std::ops::Range;

use super::super::class::VAGUE_TIME;
use super::super::{Context, Vocabulary, holds};
use super::{Event, Time, Told};
use crate::role::Role;
use crate::text::Span;

/// What the columns of a table hold.
#[derive(Debug, Default, Clone, Copy)]
struct Columns {
    when: Option<u32>,
    what: Option<u32>,
}

/// A row is pointed at by its cell, a longer one by its first sentence.
const LONGEST_CELL: u32 = 400;

pub(super) fn table(context: &Context<'_>, vocabulary: &Vocabulary, blocks: Range<usize>, out: &mut Told) {
    let all = context.draft.blocks();
    let cell = |index: usize| all[index].cell.map_or((0, 0), |cell| (cell.row, cell.column));
    let first = blocks.start;
    if !blocks.clone().any(|index| context.tells_findings(index) || context.tells_in_passing(index)) {
        return;
    }
    let mut columns = Columns::default();
    let mut plan = false;
    for index in blocks.clone().filter(|index| cell(*index).0 == 1) {
        let span = all[index].span;
        let head = |list| holds(context.hits, list, span);
        plan |= head(vocabulary.column_plan);
        if columns.when.is_none() && head(vocabulary.column_dated) {
            columns.when = Some(cell(index).1);
        } else if columns.what.is_none() && head(vocabulary.column_event) {
            columns.what = Some(cell(index).1);
        }
    }
    // A table that opens with dates already past is a chronology, whatever its last column is called.
    let beside = columns.when.and_then(|when| context.told_beside(blocks.clone(), when));
    let chronology = beside.is_some() && columns.when == Some(1);
    if plan && !chronology || context.roles_at(first).has(Role::Actions) {
        return;
    }
    columns.what = columns.what.or(beside);
    let headed =
        blocks.clone().any(|index| cell(index).0 == 1 && !context.anchors_in(all[index].span).is_empty());
    let whole = context.heading_dates(first) || headed && columns.when.is_none();
    let mut index = first;
    while index < blocks.end {
        let row = cell(index).0;
        let end = index + (index..blocks.end).take_while(|other| cell(*other).0 == row).count();
        let span = Span::new(all[index].span.start, all[end - 1].span.end);
        let cells = index..end;
        index = end;
        if row == 1 {
            continue;
        }
        let at = |column: Option<u32>| cells.clone().find(|index| Some(cell(*index).1) == column);
        let when = at(columns.when).map(|index| all[index].span);
        let dated = whole
            || !context.anchors_in(span).is_empty()
            || context.names_occasion(&context.hits.tokens_in(span))
            || when.is_some_and(|cell| context.says_when(vocabulary, cell));
        for index in cells.clone() {
            context.sentences.of_block(index).for_each(|sentence| out.timed[sentence] = dated);
        }
        let time = if dated { Time::Dated } else { Time::Untold };
        let what = at(columns.what).map(|index| all[index].span).filter(|cell| !context.is_hollow(*cell));
        if let (Some(_), Some(what)) = (columns.when, what) {
            let short = if what.len() > LONGEST_CELL {
                context
                    .sentences
                    .all
                    .get(context.sentences.at(what.start))
                    .map_or(what, |sentence| sentence.span)
            } else {
                what
            };
            out.events.push(Event { what: short, time, sure: true });
            continue;
        }
        // Before the first heading stands the table of properties.
        let opening = context.is_opening(first);
        for index in cells.filter(|_| !opening) {
            for sentence in context.sentences.of_block(index) {
                let telling = context.telling(sentence, headed);
                if context.tells_findings(index) && telling.is_finding() {
                    let what = context.sentences.all[sentence].span;
                    out.events.push(Event { what, time, sure: telling.is_sure() });
                }
            }
        }
    }
}

impl Context<'_> {
    /// In a chronology, the column beside the dates: most of its rows have one, whatever its head says.
    fn told_beside(&self, blocks: Range<usize>, when: u32) -> Option<u32> {
        let all = self.draft.blocks();
        let (mut rows, mut dated) = (0, 0);
        for block in &all[blocks] {
            let cell = block.cell.filter(|cell| cell.row > 1 && cell.column == when);
            rows += usize::from(cell.is_some());
            dated += usize::from(cell.is_some() && !self.anchors_in(block.span).is_empty());
        }
        (dated >= 2 && dated * 2 >= rows).then_some(when + 1)
    }

    /// Whether a date cell says when, in words the calendar does not know: "week of the fair".
    fn says_when(&self, vocabulary: &Vocabulary, cell: Span) -> bool {
        let words = self.hits.tokens_in(cell);
        !self.is_hollow(cell)
            && words.len() > 1
            && !holds(self.hits, vocabulary.no_date, cell)
            && !self.people.any(&words, VAGUE_TIME)
            && !self.draft.slice(cell).contains('?')
    }
}
