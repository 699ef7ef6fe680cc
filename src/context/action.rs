//! The actions of a plan: rows of its table, items of its list, sentences of its prose.

mod opening;
mod table;
mod prose;
mod task;
mod paper;
mod passing;
mod promised;
mod part;

use std::ops::Range;

use super::class::{AGENCY, FAMILY, FUNCTION, GROUP, NUMBER, PROFESSIONAL};
use super::{About, Context, Vocabulary};
use crate::draft::{BlockKind, Part};
use crate::named::named;
use crate::role::Role;
use crate::text::Span;
use opening::{opens_in_full, opens_perhaps};
use promised::promised;
use prose::prose;
use table::table;

named! {
    /// What an action is made of.
    ActionPart {
        /// Who does it.
        Who = "who",
        /// By when.
        When = "when",
        /// How it will be known.
        Measure = "measure",
    }
}

/// Something somebody is to do.
#[derive(Debug, Clone)]
pub struct Action {
    /// What is to be done: the cell, the item or the sentence.
    pub what: Span,
    /// Whether it only names a process: monitor, continue, explore.
    pub process: bool,
    who: Option<Span>,
    when: Option<Span>,
    measure: Option<Span>,
    who_cell: OwnCell,
    when_cell: OwnCell,
}

/// The cell of a plan's row that its head sets aside for a part.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum OwnCell {
    /// There is none: the plan is no table, or has no such column.
    #[default]
    None,
    /// It is empty, or holds template text.
    Empty,
    /// It holds these words.
    Holds(Span),
}

impl Action {
    /// The cell of its own for a part.
    pub const fn own_cell(&self, part: ActionPart) -> OwnCell {
        match part {
            ActionPart::Who => self.who_cell,
            ActionPart::When => self.when_cell,
            ActionPart::Measure => OwnCell::None,
        }
    }

    /// The words of a part.
    pub const fn part(&self, part: ActionPart) -> Option<Span> {
        match part {
            ActionPart::Who => self.who,
            ActionPart::When => self.when,
            ActionPart::Measure => self.measure,
        }
    }
}

/// What follows the plan of a letter: who keeps it, how long it holds.
const AFTER_A_PLAN: &[Role] =
    &[Role::Sharing, Role::Review, Role::Contributors, Role::Voice, Role::Strengths, Role::Glossary];

/// The actions of a draft, in order.
pub(super) fn find(context: &Context<'_>, vocabulary: &Vocabulary) -> Vec<Action> {
    let mut out = Vec::new();
    let blocks = context.draft.blocks();
    let mut index = 0;
    // Under a line that is a heading in all but name: "TO DO", "6. Way forward".
    let mut announced = false;
    // Announced by a sentence of a letter: up to the next label.
    let mut spoken = false;
    // In a list under "It is recommended that:".
    let mut led = false;
    while index < blocks.len() {
        let block = &blocks[index];
        if matches!(block.kind, BlockKind::Heading(_)) {
            let text = context.draft.slice(block.span);
            announced = opens_in_full(text) || opens_perhaps(text) && context.sets_tasks_after(index);
            spoken = false;
        } else if let Some(opens) = context.announces(vocabulary, index) {
            announced = opens;
            index += 1;
            continue;
        } else if context.opens_by_a_sentence(vocabulary, index) {
            (announced, spoken) = (true, true);
            index += 1;
            continue;
        } else if spoken && (block.lead_in.is_some() || context.roles_at(index).any(AFTER_A_PLAN)) {
            (announced, spoken) = (false, false);
        }
        if block.cell.is_some() {
            let end = context.draft.table_of(index).end;
            table(context, vocabulary, index..end, announced, &mut out);
            index = end;
            continue;
        }
        if !matches!(block.kind, BlockKind::Heading(_)) && block.part == Part::Body {
            led = match block.kind {
                BlockKind::Item => led,
                _ => context.leads_a_list(vocabulary, index),
            };
            // "**Will it keep?** No.": an item with a label of its own ends the plan of the one before.
            if announced
                && block.kind == BlockKind::Item
                && let Some(label) = block.lead_in
            {
                announced = vocabulary.headings.roles(context.hits, label).any_named(&[Role::Actions]);
            }
            let plan = announced
                || led && block.kind == BlockKind::Item
                || context.roles_at(index).has(Role::Actions);
            prose(context, vocabulary, index, plan, &mut out);
        }
        index += 1;
    }
    // "[What changes around the group.]": what a blank report asks for is not yet an action.
    out.retain(|action| !context.is_left_in(action.what));
    // Where no heading and no opening says that a plan follows, promises that stand together are one.
    if out.iter().all(|action| action.process) {
        out.extend(promised(context, &out));
        out.sort_by_key(|action| (action.what.start, action.what.end));
    }
    out
}

impl Context<'_> {
    /// Whose doing an action is by the cell beside it: "Keep out of the park | Ash, Bay". Whom adults share it with is not
    /// left to it alone.
    pub fn owner_of(&self, words: &Range<u32>) -> Option<About> {
        let at = self.hits.tokens().get(words.start as usize)?.start;
        let after = self.actions.partition_point(|action| action.what.start <= at);
        let own = self.actions[..after].last().filter(|action| at < action.what.end)?;
        let who = self.hits.tokens_in(own.who.filter(|who| !who.overlaps(own.what))?);
        if self.people.any(&who, PROFESSIONAL | AGENCY | FAMILY) {
            return Some(About::Professional);
        }
        let named = who.clone().find_map(|at| self.people.named(at).filter(|about| about.is_person()));
        named.or_else(|| self.people.any(&who, NUMBER | GROUP).then_some(About::Group))
    }

    /// Number of words that name something, of some words.
    pub(crate) fn weight(&self, words: &Range<u32>) -> u32 {
        words.clone().filter(|word| !self.people.is(*word, FUNCTION)).count() as u32
    }
}
