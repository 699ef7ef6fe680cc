//! Facts about a sentence that a required statement can be made of.

mod speech;
mod reader;
mod group;

use super::action::ActionPart;
use super::class::{AGENCY, NUMBER, PLACE, PROFESSIONAL, SAYING, VIEW};
use super::{Context, Speaker};
use crate::dates::{DateKind, DateMention};
use crate::draft::{BlockKind, Part};
use crate::lexicon::{ListId, Token};
use crate::role::Role;
use crate::rule::Fact;
use crate::text::Span;

/// The facts of one sentence, as a set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Facts(u32);

impl Facts {
    const fn add(&mut self, fact: Fact, holds: bool) {
        if holds {
            self.0 |= 1 << fact as u32;
        }
    }

    /// Some facts as a set.
    pub fn of(facts: &[Fact]) -> Self {
        Self(facts.iter().fold(0, |all, fact| all | 1 << *fact as u32))
    }

    /// Whether any of some facts holds.
    pub const fn any(self, facts: Self) -> bool {
        self.0 & facts.0 != 0
    }
}

/// A sentence this long says something.
const SAID_WORDS: usize = 8;

/// The opening of a draft without headings is at most this many sentences.
const OPENING_SENTENCES: usize = 10;

/// A section that frames the report has at most this many sentences.
const FRAMING_SENTENCES: usize = 10;

/// What a label looks like: one of these at least.
const LABEL: u16 = Token::CAPITAL | Token::INITIAL | Token::ALL_CAPITALS | Token::DIGIT;

/// Sections that speak of the report and not of the group.
const ABOUT_THE_REPORT: &[Role] = &[
    Role::Purpose,
    Role::Scope,
    Role::Method,
    Role::Contributors,
    Role::Sharing,
    Role::Review,
    Role::Appendix,
];

/// A quotation of a young person counts from this many words.
const QUOTED_WORDS: u32 = 2;

/// Whether a mention anchors something in the calendar, as a time of day or an age does not.
pub(crate) const fn anchors(date: &DateMention) -> bool {
    !matches!(
        date.kind,
        DateKind::Clock
            | DateKind::Relative
            | DateKind::RelativeFloating
            | DateKind::Age
            | DateKind::Duration
            | DateKind::Citation
            | DateKind::Impossible
    )
}

impl Context<'_> {
    /// The facts of every sentence.
    pub fn facts(&self) -> &[Facts] {
        &self.facts
    }

    /// Finds the facts of every sentence; `report_talk` is the vocabulary of words about the report itself.
    pub(super) fn all_facts(&self, report_talk: Option<ListId>) -> Vec<Facts> {
        let opening = self.opening_end;
        let talk = self.talk_by_passage(report_talk);
        let findings = self.findings_begin();
        (0..self.sentences.all.len())
            .map(|sentence| {
                let mut facts = self.facts_of(sentence);
                let block = self.sentences.all[sentence].block;
                let open = block < opening && self.draft.blocks()[block].part == Part::Body;
                let roles = self.roles_at(block);
                let told = talk.get(self.passages[sentence] as usize).is_some_and(|count| *count >= 2);
                // Before the findings a short section with a heading of its own kind frames the report.
                let framing = block < findings
                    && roles.first() == Role::Other
                    && self.section_of(sentence).len() <= FRAMING_SENTENCES;
                facts.add(Fact::Opening, open);
                facts.add(
                    Fact::OfReport,
                    open || told || framing || roles.any(ABOUT_THE_REPORT) || !self.is_prose(block),
                );
                facts
            })
            .collect()
    }

    /// Adds to the facts which sentences are steps of the plan, and which no more than the days of such steps.
    pub(super) fn mark_planned(&mut self) {
        let days = self.actions.iter().filter_map(|action| {
            let day = action.part(ActionPart::When)?;
            let block = |span: Span| self.sentences.all.get(self.sentences.at(span.start)).map(|at| at.block);
            (block(day) != block(action.what)).then_some((day, Fact::Due))
        });
        let steps = self.actions.iter().map(|action| (action.what, Fact::Planned));
        let marked: Vec<_> = steps.chain(days).collect();
        for (span, fact) in marked {
            let first = self.sentences.at(span.start);
            for (index, sentence) in self.sentences.all.iter().enumerate().skip(first) {
                if !sentence.span.overlaps(span) {
                    break;
                }
                self.facts[index].add(fact, true);
            }
        }
    }

    /// The first block that has a part in what was found, or what young people said of it.
    fn findings_begin(&self) -> usize {
        const TOLD: &[Role] = &[Role::Findings, Role::Strengths, Role::Voice, Role::Analysis, Role::Actions];
        (0..self.draft.blocks().len()).find(|block| self.roles_at(*block).any(TOLD)).unwrap_or(0)
    }

    /// How many words about the report itself each passage holds.
    fn talk_by_passage(&self, report_talk: Option<ListId>) -> Vec<u32> {
        let passages = self.passages.last().map_or(0, |last| *last as usize + 1);
        let mut talk = vec![0; passages];
        let mut last = None;
        for hit in report_talk.map_or(&[][..], |list| self.hits.of(list)) {
            if last.is_some_and(|last| hit.first <= last) {
                continue; // words inside words already counted
            }
            last = Some(hit.last);
            if let Some(passage) = self.passages.get(self.sentences.of_token(hit.first)) {
                talk[*passage as usize] += 1;
            }
        }
        talk
    }

    fn facts_of(&self, index: usize) -> Facts {
        let sentence = &self.sentences.all[index];
        let tokens = &sentence.tokens;
        let bits = self.people.of_sentence(index);
        let all = &self.hits.tokens()[tokens.start as usize..tokens.end as usize];
        let (looks, labels) = all.iter().fold((0, 0), |(looks, labels), token| {
            (looks | token.look, labels + u32::from(token.look & LABEL != 0))
        });
        let mut facts = Facts::default();
        let dates: Vec<&DateMention> =
            self.dates_in(sentence.span).iter().filter(|date| anchors(date)).collect();
        let days = dates.iter().filter(|date| !matches!(date.kind, DateKind::Weekday)).count();
        let range = dates.iter().any(|date| date.kind == DateKind::Range);
        let with_year = dates.iter().any(|date| date.has_year());
        facts.add(Fact::Date, !dates.is_empty());
        facts.add(Fact::DatedYear, with_year);
        facts.add(Fact::Period, range || days >= 2);
        facts.add(Fact::DatedPeriod, with_year && (range || days >= 2));
        facts.add(Fact::Anything, !tokens.is_empty());
        facts.add(Fact::ComingDate, dates.iter().any(|date| self.is_coming(date)));
        facts.add(Fact::NamedReader, bits & PROFESSIONAL != 0 || self.names_someone(tokens));
        facts.add(Fact::NamedBody, bits & AGENCY != 0);
        let counts = bits & NUMBER != 0 || looks & Token::DIGIT != 0;
        facts.add(Fact::CountedGroup, counts && self.counts_a_group(tokens));
        facts.add(Fact::Ages, (counts || looks & Token::NUMERAL != 0) && self.tells_ages(tokens));
        // Most sentences have no more than the capital that opens them.
        facts.add(Fact::Labels, labels > 1 && self.lists_labels(tokens));
        facts.add(Fact::Places, bits & PLACE != 0 && self.names_places(tokens));
        facts.add(Fact::ForSomeone, self.opens_for_someone(index));
        facts.add(Fact::Said, tokens.len() >= SAID_WORDS);
        let quoted = self
            .quotations_in(sentence.span)
            .any(|quotation| quotation.speaker == Speaker::YoungPerson && quotation.words >= QUOTED_WORDS);
        facts.add(Fact::YoungPersonWords, quoted);
        facts.add(Fact::YoungPersonView, bits & (VIEW | SAYING) != 0 && self.tells_a_view(index));
        let given = quoted
            && (bits & SAYING != 0 && self.speech_is_given(index) || self.is_put_down_in_full(sentence));
        facts.add(Fact::YoungPersonSpeech, given);
        facts
    }

    /// Whether a block stands in the opening.
    pub(super) fn is_opening(&self, block: usize) -> bool {
        self.draft.blocks()[block].part == Part::Body && block < self.opening_end
    }

    /// The block at which the opening ends: the first heading with a role, the first after any prose, or the
    /// block that takes the prose past its measure. Tables and the title do not count.
    pub(super) fn find_opening_end(&self) -> usize {
        let blocks = self.draft.blocks();
        let (mut before, mut prose) = (0, 0);
        for (index, block) in blocks.iter().enumerate() {
            if block.part != Part::Body {
                continue;
            }
            if matches!(block.kind, BlockKind::Heading(_)) {
                let opens = before == 0 || (prose == 0 && self.roles_at(index).is_empty());
                if !opens {
                    return index;
                }
            } else if block.cell.is_none() {
                // What stands over "Dear Ms Mellor," is the address, and the letter opens below it.
                let greets = self.draft.slice(block.span).starts_with("Dear ");
                prose = if greets { 0 } else { prose } + self.sentences.of_block(index).len();
                if prose > OPENING_SENTENCES {
                    return index;
                }
            } else {
                prose = prose.max(1);
            }
            before += 1;
        }
        blocks.len()
    }
}
