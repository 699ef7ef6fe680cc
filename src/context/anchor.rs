//! When what a sentence tells happened: its own date, its row's, its section's, or one it is tied to.

use std::ops::Range;

use super::class::{GROUP, PRONOUN_MANY, PRONOUN_ONE, TIME_LINK, VAGUE_TIME};
use super::event::Telling;
use super::fact::anchors;
use super::{Context, Vocabulary, holds};
use crate::dates::{DateKind, DateMention};
use crate::draft::{Block, BlockKind};
use crate::named::named;
use crate::role::Role;
use crate::text::Span;

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

/// What the columns of a table hold.
#[derive(Debug, Default, Clone, Copy)]
struct Columns {
    when: Option<u32>,
    what: Option<u32>,
}

/// A row is pointed at by its cell, a longer one by its first sentence.
const LONGEST_CELL: u32 = 400;

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
        if let Some(cell) = block.cell {
            let same = |other: &Block| {
                other.part == block.part && other.cell.is_some_and(|own| own.table == cell.table)
            };
            let end = index + blocks[index..].iter().take_while(|other| same(other)).count();
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

/// "That evening" ties a sentence to a date of its own paragraph or of the one or two before it.
const TIE_REACHES: usize = 2;

/// At most this many sentences open a section, of at most this many words each.
const OPENING: u32 = 3;
const OPENING_WORDS: usize = 40;

fn prose(context: &Context<'_>, vocabulary: &Vocabulary, index: usize, story: &mut Story, out: &mut Told) {
    let block = &context.draft.blocks()[index];
    if matches!(block.kind, BlockKind::Heading(_)) || story.section != block.section {
        *story = Story {
            section: block.section,
            whole: context.heading_dates(index),
            incidents: context.tells_incidents(index),
            ..Story::default()
        };
        if matches!(block.kind, BlockKind::Heading(_)) {
            return;
        }
    }
    let findings = context.tells_findings(index);
    if block.kind != BlockKind::Item {
        story.list = false;
    }
    let labelled = block.lead_in.is_some_and(|label| !context.anchors_in(label).is_empty());
    // Whether the account of a dated event goes on from the sentence before.
    let mut account = false;
    for at in context.sentences.of_block(index) {
        let sentence = &context.sentences.all[at];
        let words = &sentence.tokens;
        let own = !context.anchors_in(sentence.span).is_empty()
            || context.sentence_holds(vocabulary.time_period, at)
            || context.names_school_year(words)
            || context.names_occasion(words);
        let near = story.dated.is_some_and(|dated| index - dated <= TIE_REACHES);
        let tied = near && context.is_tied(sentence.span, words) || context.sums_up(words);
        // Only what opens a section speaks of all of it.
        let opening = story.sentences < OPENING && words.len() <= OPENING_WORDS;
        story.sentences += 1;
        if own && opening && context.sentence_holds(vocabulary.dates_section, at) {
            story.whole = true;
        }
        // Nothing is asked of a sentence where no finding is told and no account goes on.
        let passing = !findings && context.tells_in_passing(index);
        let between = !findings && context.tells_between_steps(index);
        let asked = findings || account || passing || between || context.tells_changes(index);
        let telling = if asked { context.telling(at, story.incidents) } else { Telling::NONE };
        let goes_on = account
            && telling.story
            && context.refers_back(words)
            && !context.breaks_off(words)
            && !context.turns_to_another(at);
        let dated = own || tied || goes_on || labelled || story.list || story.whole;
        out.timed[at] = dated;
        let counts = findings
            || passing && telling.is_sure()
            || between && telling.is_sure() && telling.lately
            || telling.change && context.tells_changes(index);
        if counts && telling.is_finding() && !context.is_hollow_sentence(at) {
            let floats = context.people.any(words, VAGUE_TIME)
                || context.dates_in(sentence.span).iter().any(|date| date.kind == DateKind::RelativeFloating);
            let time = if dated {
                Time::Dated
            } else if floats {
                Time::Floating
            } else {
                Time::Untold
            };
            out.events.push(Event { what: sentence.span, time, sure: telling.is_sure() });
        }
        account = own || tied || goes_on;
        if own {
            story.dated = Some(index);
        }
        if block.kind != BlockKind::Item && context.draft.slice(sentence.span).ends_with(':') {
            story.list = own;
        }
    }
}

fn table(context: &Context<'_>, vocabulary: &Vocabulary, blocks: Range<usize>, out: &mut Told) {
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
    /// The dates of a span that tell when something was.
    fn anchors_in(&self, span: Span) -> Vec<&DateMention> {
        self.dates_in(span).iter().filter(|date| anchors(date) && !self.is_habit(date)).collect()
    }

    /// "on Fridays", "every Friday", "on a Friday": no one day is meant.
    fn is_habit(&self, date: &DateMention) -> bool {
        if date.kind != DateKind::Weekday {
            return false;
        }
        let text = self.draft.text();
        let before = text[..date.span.start as usize].trim_end();
        text[date.span.range()].ends_with(['s', 'S'])
            || ["every", "each", "a", "Every", "Each", "most"].iter().any(|word| {
                before.strip_suffix(word).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
            })
    }

    /// "in Year 7", "from Primary 3", "at four": told by an age or a year of school.
    fn names_school_year(&self, words: &Range<u32>) -> bool {
        words.clone().skip(1).any(|at| {
            let year =
                matches!(self.word(at), "Year" | "Primary" | "Reception" | "Nursery" | "nursery" | "infants")
                    && matches!(
                        self.small(at - 1).as_ref(),
                        "in" | "from" | "since" | "during" | "until" | "of" | "the" | "at"
                    );
            year && (self.word(at + 1).starts_with(|c: char| c.is_ascii_digit())
                || !matches!(self.word(at), "Year" | "Primary"))
        })
    }

    /// Whether a sentence says that it is told from a date before it.
    fn is_tied(&self, span: Span, words: &Range<u32>) -> bool {
        self.dates_in(span)
            .iter()
            .any(|date| date.kind == DateKind::Relative && !self.draft.slice(date.span).ends_with("hour"))
            || self.people.any(words, TIME_LINK)
    }

    /// "All five episodes began", "These five were not let in": of those told before.
    fn sums_up(&self, words: &Range<u32>) -> bool {
        let opening = words.start..words.end.min(words.start + 2);
        opening.clone().any(|at| matches!(self.word(at), "All" | "Both" | "These" | "Those" | "Each" | "all"))
            && opening.clone().any(|at| self.is_number(at) || matches!(self.word(at), "Both" | "of" | "Each"))
            && (words.start + 1..words.end.min(words.start + 5)).any(|at| {
                matches!(
                    self.word(at),
                    "episodes"
                        | "incidents"
                        | "occasions"
                        | "events"
                        | "attacks"
                        | "nights"
                        | "evenings"
                        | "times"
                        | "trips"
                )
            })
    }

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

    /// Whether a section tells events with their dates: what else it tells is then likely to be one.
    fn tells_incidents(&self, block: usize) -> bool {
        let blocks = self.draft.blocks();
        let section = blocks[block].section;
        (block..blocks.len())
            .take_while(|index| blocks[*index].section == section)
            .filter(|index| self.tells_findings(*index))
            .flat_map(|index| self.sentences.of_block(index))
            .any(|at| {
                !self.anchors_in(self.sentences.all[at].span).is_empty()
                    && self.telling(at, false).is_finding()
            })
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

    /// Whether a sentence speaks of what the one before told: by a pronoun, or of nobody new.
    fn refers_back(&self, words: &Range<u32>) -> bool {
        let mut person = false;
        for at in words.clone() {
            let word = self.word(at);
            if self.people.is(at, PRONOUN_ONE | PRONOUN_MANY)
                || matches!(word, "that" | "those" | "these" | "it" | "It" | "both")
            {
                return true;
            }
            // "nine of the seventeen"
            if word == "the" && self.is_number(at + 1) && !self.people.is(at + 2, GROUP) {
                return true;
            }
            person |= self.people.named(at).is_some_and(super::About::is_person);
        }
        let first = self.word(words.start);
        first != "There" && (!person || matches!(first, "The" | "Both"))
    }

    /// "Bay was held down and his shoes were thrown in": another member than the sentence before told of, before any
    /// pronoun, is no part of its account.
    fn turns_to_another(&self, index: usize) -> bool {
        let words = &self.sentences.all[index].tokens;
        let first = words.clone().find(|at| {
            self.is_label(*at)
                || self.people.is(*at, PRONOUN_ONE | PRONOUN_MANY)
                || matches!(self.word(*at), "that" | "those" | "these" | "it" | "both")
        });
        let before = index.checked_sub(1).map(|before| self.sentences.all[before].tokens.clone());
        first.is_some_and(|at| {
            self.is_label(at)
                && !before.is_some_and(|mut before| before.any(|own| self.word(own) == self.word(at)))
        })
    }

    /// "D has been slapped as well", "another": something else, at some other time.
    fn breaks_off(&self, words: &Range<u32>) -> bool {
        words.clone().any(|at| {
            matches!(
                self.word(at),
                "too"
                    | "also"
                    | "another"
                    | "Another"
                    | "other"
                    | "Other"
                    | "others"
                    | "Others"
                    | "well"
                    | "several"
                    | "Several"
                    | "some"
                    | "Some"
                    | "elsewhere"
                    | "Separately"
                    | "separately"
            )
        })
    }
}
