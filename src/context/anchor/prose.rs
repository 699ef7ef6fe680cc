//! When the sentences of a paragraph or an entry happened, the account before them followed.

use std::ops::Range;

use super::super::class::VAGUE_TIME;
use super::super::event::Telling;
use super::super::{Context, Vocabulary};
use super::{Event, Story, Time, Told};
use crate::dates::DateKind;
use crate::draft::BlockKind;
use crate::text::Span;

/// "That evening" ties a sentence to a date of its own paragraph or of the one or two before it.
const TIE_REACHES: usize = 2;

/// At most this many sentences open a section, of at most this many words each.
const OPENING: u32 = 3;
const OPENING_WORDS: usize = 40;

pub(super) fn prose(
    context: &Context<'_>,
    vocabulary: &Vocabulary,
    index: usize,
    story: &mut Story,
    out: &mut Told,
) {
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
    let entry = context.is_a_dated_entry(index);
    // Whether the account of a dated event goes on from the sentence before.
    let mut account = false;
    // Whether that account was of a stretch of time, in which anything else may have happened.
    let mut stretch = false;
    for at in context.sentences.of_block(index) {
        let sentence = &context.sentences.all[at];
        let words = &sentence.tokens;
        let own = !context.anchors_in(sentence.span).is_empty()
            || context.sentence_holds(vocabulary.time_period, at)
            || context.names_school_year(words)
            || context.names_occasion(words);
        let near = story.dated.is_some_and(|dated| index - dated <= TIE_REACHES);
        let tied = near
            && context.is_tied(sentence.span, words)
            && (account || !context.is_tied_within(sentence.span, words))
            || context.sums_up(words);
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
            && !(stretch && context.picks_one_out(words))
            && context.refers_back(words)
            && !context.breaks_off(words)
            && !context.turns_to_another(at);
        // "KO was robbed, date not known": it says of itself that nobody can tell.
        let lost = context.says_its_date_is_lost(sentence.span);
        let day_only =
            story.whole && !(own || tied || goes_on || labelled || entry) && context.floats(at, telling);
        let dated =
            !lost && !day_only && (own || tied || goes_on || labelled || entry || story.list || story.whole);
        out.timed[at] = dated;
        let counts = findings
            || passing && telling.is_sure()
            || between && telling.is_sure() && telling.lately
            || (telling.change || telling.lately && telling.is_sure()) && context.tells_changes(index);
        if counts && telling.is_finding() && !context.is_hollow_sentence(at) {
            let floats = day_only
                || context.people.any(words, VAGUE_TIME)
                || context.dates_in(sentence.span).iter().any(|date| date.kind == DateKind::RelativeFloating);
            let dated = dated || context.is_placed_by_report(sentence.span);
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
        stretch = own && context.spans_days(sentence.span) || goes_on && stretch;
        if own {
            story.dated = Some(index);
        }
        if block.kind != BlockKind::Item && context.draft.slice(sentence.span).ends_with(':') {
            story.list = own;
        }
    }
}

impl Context<'_> {
    /// Whether the day of the report says which year or season is meant: "two years ago", "last spring".
    fn is_placed_by_report(&self, span: Span) -> bool {
        const WIDE: [&str; 9] =
            ["year", "term", "spring", "summer", "autumn", "winter", "season", "month", "christmas"];
        (self.brief.report_date.is_some() || self.brief.period.is_some())
            && self.dates_in(span).iter().any(|date| {
                let text = self.draft.slice(date.span).to_lowercase();
                date.kind == DateKind::RelativeFloating && WIDE.iter().any(|unit| text.contains(unit))
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
}
