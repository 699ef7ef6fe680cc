//! What is told by its form alone, before any term is looked for: dates, identifiers, template text.

use std::ops::Range;

use super::identifier::{self, Identifier};
use super::stops::{self, Stops};
use super::{placeholder, recognise};
use crate::dates::{self, DateMention};
use crate::draft::{BlockKind, Draft};
use crate::text::Span;

/// The signs of a draft, each by place.
#[derive(Debug, Default)]
pub struct Signs {
    /// Dates and times.
    pub dates: Vec<DateMention>,
    pub(super) identifiers: Vec<Identifier>,
    pub(super) placeholders: Vec<Span>,
}

impl Signs {
    /// Where identifiers stand, which every output masks.
    pub(crate) fn masks(&self) -> Vec<Span> {
        let mut masks: Vec<Span> = self.identifiers.iter().map(|identifier| identifier.span).collect();
        masks.sort_unstable();
        masks
    }

    /// With the prompts that `find` tells in the text of a block; one in quotation marks stands for what was left out on
    /// purpose.
    pub(crate) fn and_prompts(mut self, draft: &Draft, find: impl Fn(&str) -> Vec<Range<usize>>) -> Self {
        let known = self.placeholders.len();
        for block in draft.blocks() {
            let text = draft.slice(block.span);
            let found = find(text);
            if found.is_empty() {
                continue;
            }
            let quoted = placeholder::Quotations::of(text);
            for found in found.into_iter().filter(|found| !quoted.hold(found.start)) {
                let span = Span::from(found);
                let span = Span::new(span.start + block.span.start, span.end + block.span.start);
                let at = self.placeholders[..known].partition_point(|one| one.end <= span.start);
                if self.placeholders[..known].get(at).is_none_or(|one| !one.overlaps(span)) {
                    self.placeholders.push(span);
                }
            }
        }
        self.placeholders.sort_unstable();
        self
    }

    /// Goes through a draft block by block.
    pub fn of(draft: &Draft) -> Self {
        let mut this = Self::default();
        let mut labels = recognise::Labels::new(draft);
        let mut stops = Stops::new(stops::DATE | stops::IDENTIFIER | stops::PLACEHOLDER);
        for (index, block) in draft.blocks().iter().enumerate() {
            let text = draft.slice(block.span);
            let shift = |span: Span| Span::new(span.start + block.span.start, span.end + block.span.start);
            stops.find(text);
            let found = dates::find_at(text, &stops.dates);
            this.identifiers.extend(recognise::identifiers_of(draft, index, &found, &stops, &mut labels));
            let field = block.kind == BlockKind::Field;
            let left = placeholder::find_at(text, &stops.placeholders, field);
            this.placeholders.extend(left.into_iter().map(shift));
            this.dates.extend(found.into_iter().map(|date| DateMention { span: shift(date.span), ..date }));
        }
        if !this.identifiers.is_empty() {
            this.identifiers.sort_by_key(|one| one.span);
            let again = identifier::again(draft.text(), &this.identifiers);
            this.identifiers.extend(again);
            this.identifiers.sort_by_key(|one| one.span);
        }
        this
    }
}
