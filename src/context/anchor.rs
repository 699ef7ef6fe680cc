//! When what a sentence tells happened: its own date, its row's, its section's, or one it is tied to.

mod prose;
mod account;
mod entry;
mod table;

use super::fact::anchors;
use super::{Context, Vocabulary};
use crate::dates::{DateKind, DateMention};
use crate::named::named;
use crate::text::Span;
use prose::prose;
use table::table;

/// Whether the time of something is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Time {
    /// A reader can tell when.
    Dated,
    /// Only told from whenever it was written: "recently", "last week".
    Floating,
    /// Not told.
    Untold,
}

named! {
    /// What a finding may be asked for.
    EventPart {
        /// Any word of when, be it "recently".
        Time = "time",
        /// A time that a later reader can place.
        Fixed = "fixed-time",
    }
}

/// A finding of the report: something that happened, goes on or has changed.
#[derive(Debug, Clone, Copy)]
pub struct Event {
    /// Its sentence, or the cell of its row that says what happened.
    pub what: Span,
    /// Whether a reader can tell when.
    pub time: Time,
    /// Whether there is hardly a doubt that it is one.
    pub sure: bool,
}

impl Event {
    /// Whether it lacks a part: a time that floats is a time, but no fixed one.
    pub fn lacks(&self, part: EventPart) -> bool {
        match part {
            EventPart::Time => self.time == Time::Untold,
            EventPart::Fixed => self.time == Time::Floating,
        }
    }
}

/// What a draft tells, and when.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// Its findings, in order.
    pub(super) events: Vec<Event>,
    /// For each sentence, whether a reader can tell of which time it speaks: by itself, by its row, its heading or the
    /// account that it goes on with.
    pub(super) timed: Vec<bool>,
}

/// The findings of a draft, and which of its sentences have a time.
pub(super) fn find(context: &Context<'_>, vocabulary: &Vocabulary) -> Told {
    let mut out = Told { events: Vec::new(), timed: vec![false; context.sentences.all.len()] };
    let blocks = context.draft.blocks();
    let mut story = Story::default();
    let mut index = 0;
    while index < blocks.len() {
        let block = &blocks[index];
        if block.cell.is_some() {
            let end = context.draft.table_of(index).end;
            table(context, vocabulary, index..end, &mut out);
            if !context.anchors_in(Span::new(block.span.start, blocks[end - 1].span.end)).is_empty() {
                story.dated = Some(end - 1);
            }
            index = end;
            continue;
        }
        prose(context, vocabulary, index, &mut story, &mut out);
        index += 1;
    }
    out
}

/// What the sentences before have said of time.
#[derive(Debug, Default)]
struct Story {
    /// The section it goes on in.
    section: Option<crate::draft::SectionId>,
    /// The last block of the section with a date, and whether there is one.
    dated: Option<usize>,
    /// Whether the section as a whole has one.
    whole: bool,
    /// Whether the list that goes on was announced with one.
    list: bool,
    /// Whether other sentences of the section tell dated events.
    incidents: bool,
    /// How many of its sentences have been read.
    sentences: u32,
}

impl Context<'_> {
    /// The dates of a span that tell when something was.
    fn anchors_in(&self, span: Span) -> Vec<&DateMention> {
        self.dates_in(span).iter().filter(|date| anchors(date) && !self.is_habit(date)).collect()
    }

    /// "on a Friday": no one day is meant. "every Friday" and "on Fridays" are no dates to begin with.
    fn is_habit(&self, date: &DateMention) -> bool {
        if date.kind != DateKind::Weekday {
            return false;
        }
        let text = self.draft.text();
        let before = text[..date.span.start as usize].trim_end();
        before.strip_suffix(['a', 'A']).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
    }

    /// Whether the heading of a block, or one above it that is not the report's title, has a date.
    fn heading_dates(&self, block: usize) -> bool {
        let mut id = self.draft.blocks()[block].section;
        while let Some(section) = id.map(|id| self.draft.section(id)) {
            let title = section.parent.is_none() && section.heading == self.first_heading();
            if !title && !self.anchors_in(self.draft.blocks()[section.heading].span).is_empty() {
                return true;
            }
            id = section.parent;
        }
        false
    }

    fn first_heading(&self) -> usize {
        self.draft.sections().first().map_or(0, |section| section.heading)
    }
}
