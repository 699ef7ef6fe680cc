//! Actions in the rows of a table.

use std::ops::Range;

use super::super::{Context, Vocabulary, holds};
use super::prose::prose;
use super::{Action, OwnCell};
use crate::role::Role;
use crate::text::Span;

/// What the columns of a plan's table hold, by their heads.
#[derive(Debug, Default, Clone, Copy)]
struct Columns {
    what: Option<u32>,
    who: Option<u32>,
    when: Option<u32>,
    measure: Option<u32>,
}

/// The blocks that hold what is to be done, who does it and by when, of each row below the head.
fn whole(cells: &[(usize, u32, u32)], columns: Columns) -> Vec<(Option<u32>, Option<u32>, Option<u32>)> {
    let rows = cells.chunk_by(|(_, row, _), (_, next, _)| row == next);
    rows.filter(|cells| cells.iter().all(|(_, row, _)| *row > 1))
        .map(|cells| {
            let at = |column: Option<u32>| {
                let own = cells.iter().find(|(_, _, of)| Some(*of) == column);
                own.map(|(index, _, _)| *index as u32)
            };
            (at(columns.what), at(columns.who), at(columns.when))
        })
        .collect()
}

pub(super) fn table(
    context: &Context<'_>,
    vocabulary: &Vocabulary,
    blocks: Range<usize>,
    announced: bool,
    out: &mut Vec<Action>,
) {
    let cells: Vec<(usize, u32, u32)> = blocks
        .clone()
        .filter_map(|index| context.draft.blocks()[index].cell.map(|cell| (index, cell.row, cell.column)))
        .collect();
    // The label of one row of a form ("Plan", "What next") says what stands in that row, and not what the table is.
    let heads = |row: u32, column: u32| row == 1 || column == 1;
    let in_plan = announced
        || cells
            .iter()
            .any(|(index, row, column)| heads(*row, *column) && context.roles_at(*index).has(Role::Actions));
    let mut columns = Columns::default();
    for (index, _, column) in cells.iter().filter(|(_, row, _)| *row == 1) {
        let span = context.draft.blocks()[*index].span;
        let head = |list| holds(context.hits, list, span);
        let (when, measure) = (head(vocabulary.column_when), head(vocabulary.column_measure));
        // "By" heads days, "By whom" those who do it.
        let text = context.draft.slice(span).to_lowercase();
        let when = when && (!text.contains("by whom") || text.contains("when") || text.contains("date"));
        if columns.measure.is_none() && measure {
            columns.measure = Some(*column);
            // "Date and proof" holds both.
            if when && columns.when.is_none() {
                columns.when = Some(*column);
            }
        } else if columns.when.is_none() && when {
            columns.when = Some(*column);
        } else if columns.who.is_none() && head(vocabulary.column_who) {
            columns.who = Some(*column);
        } else if columns.what.is_none() && head(vocabulary.column_what) {
            columns.what = Some(*column);
        }
    }
    let named = columns.what.is_some() || columns.who.is_some() || columns.when.is_some();
    // Outside a plan, "Date | Who | What" heads a log; a plan's own words must be there.
    let own_words = cells.iter().filter(|(_, row, _)| *row == 1).any(|(index, _, _)| {
        holds(context.hits, vocabulary.column_plan, context.draft.blocks()[*index].span)
    });
    let complete = columns.when.is_some() && columns.who.is_some();
    let plan = if in_plan {
        named
    } else {
        complete
            && (own_words || columns.what.is_some() && context.is_table_of_promises(&whole(&cells, columns)))
    };
    if !plan {
        // A form's row: "Plan | Police to ...".
        let narrow = cells.iter().all(|(_, _, column)| *column <= 2);
        for (index, _, column) in cells.iter().filter(|_| narrow && (!named || !in_plan)) {
            let block = &context.draft.blocks()[*index];
            let long = context.hits.tokens_in(block.span).len() > 5;
            if *column == 2 && long && context.roles_at(*index).has(Role::Actions) {
                prose(context, vocabulary, *index, true, out);
            }
        }
        return;
    }
    let rows = cells.chunk_by(|(_, row, _), (_, next, _)| row == next);
    for cells in rows.filter(|cells| cells.iter().all(|(_, row, _)| *row > 1)) {
        let own: Vec<(u32, Span)> =
            cells.iter().map(|(index, _, column)| (*column, context.draft.blocks()[*index].span)).collect();
        let at = |column: Option<u32>| {
            own.iter().filter(|(of, _)| Some(*of) == column).map(|(_, span)| *span).reduce(Span::cover)
        };
        let what = at(columns.what.or(Some(1)))
            .filter(|span| !context.is_hollow(*span))
            .or_else(|| own.iter().map(|(_, span)| *span).find(|span| span.len() > 3));
        let Some(what) = what else { continue };
        let whole = own.iter().map(|(_, span)| *span).reduce(Span::cover).unwrap_or(what);
        let who = if columns.who.is_some() {
            at(columns.who).filter(|span| !context.is_hollow(*span))
        } else {
            context.doer(whole)
        };
        // A date may stand in the task itself: "by Friday 5 July".
        let when = at(columns.when)
            .and_then(|span| context.due(span))
            .or_else(|| context.due(what))
            .or_else(|| if columns.when.is_none() { context.due(whole) } else { None });
        let told = at(columns.measure).filter(|span| !context.is_hollow(*span));
        let measure = told.or_else(|| context.measure(whole));
        let words = context.hits.tokens_in(what);
        // What the row says elsewhere of who or when fills an empty cell.
        let own_cell = |column: Option<u32>, said: bool| match (column, at(column)) {
            (Some(_), None) if !said => OwnCell::Empty,
            (Some(_), Some(cell)) if !said && context.is_hollow(cell) => OwnCell::Empty,
            (Some(_), Some(cell)) => OwnCell::Holds(cell),
            _ => OwnCell::None,
        };
        let who_cell = own_cell(columns.who, context.doer(whole).is_some());
        let when_cell = own_cell(columns.when, context.due(whole).is_some());
        out.push(Action {
            what,
            process: context.is_process(&words),
            who,
            when,
            measure,
            who_cell,
            when_cell,
        });
    }
}
