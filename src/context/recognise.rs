//! What recognisers find: identifiers with what says what they are, names of private people, template text.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::Context;
use super::class::{AGENCY, AUTHOR_SUBJECT, FAMILY, PROFESSIONAL, YOUNG_PERSON};
use super::identifier::{self, Identifier};
use super::name::Whose;
use super::reading::Reading;
use super::stops::Stops;
use crate::dates::{DateMention, Fault};
use crate::draft::{Draft, Part};
use crate::lexicon::Token;
use crate::role::Role;
use crate::rule::Recogniser;
use crate::text::Span;

/// Sections that name those who did the work or have work to do.
pub(super) const WORKERS: &[Role] =
    &[Role::Actions, Role::Contributors, Role::Method, Role::Sharing, Role::Appendix, Role::Reference];

/// The identifiers of a block. In a table, the label of the row or the head of the column says what a number is,
/// and for a declared property its key does: "NHS no. | 943 476 5919". `stops` are those of its text, and `labels` has
/// seen every block before.
pub(super) fn identifiers_of<'d>(
    draft: &'d Draft,
    index: usize,
    dates: &[DateMention],
    stops: &Stops,
    labels: &mut Labels<'d>,
) -> Vec<Identifier> {
    let block = &draft.blocks()[index];
    let text = draft.slice(block.span);
    labels.see(index);
    let labels = if stops.figures { labels.of(index) } else { Vec::new() };
    let mut out =
        if labels.is_empty() { identifier::find_at(text, &stops.identifiers, dates) } else { Vec::new() };
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

/// What labels the blocks of a draft, which it is shown in order: the first cell of a row, the head of a column, the
/// key of a property.
pub(super) struct Labels<'d> {
    draft: &'d Draft,
    keys: FxHashMap<usize, &'d str>,
    /// Part and number of the table in hand, and the row.
    table: Option<(Part, u32, u32)>,
    /// Blocks of the first row by column.
    heads: FxHashMap<u32, Vec<usize>>,
    /// Blocks of the first cell of the row in hand.
    firsts: Vec<usize>,
}

impl<'d> Labels<'d> {
    pub(super) fn new(draft: &'d Draft) -> Self {
        // The first of a block's keys stands last, and is kept.
        let keys = draft.fields().iter().rev().map(|field| (field.block, field.key.as_str())).collect();
        Self { draft, keys, table: None, heads: FxHashMap::default(), firsts: Vec::new() }
    }

    /// Goes on to a block.
    fn see(&mut self, index: usize) {
        let block = &self.draft.blocks()[index];
        let Some(cell) = block.cell else {
            self.table = None;
            return;
        };
        if self.table.is_none_or(|(part, table, _)| (part, table) != (block.part, cell.table)) {
            self.heads.clear();
            self.firsts.clear();
        } else if self.table.is_some_and(|(_, _, row)| row != cell.row) {
            self.firsts.clear();
        }
        self.table = Some((block.part, cell.table, cell.row));
        if cell.row == 1 {
            self.heads.entry(cell.column).or_default().push(index);
        }
        if cell.column == 1 {
            self.firsts.push(index);
        }
    }

    /// The labels of the block seen last, the nearest first.
    fn of(&self, index: usize) -> Vec<&'d str> {
        /// A label says what something is; a longer cell says something.
        const LONGEST: usize = 40;
        let block = &self.draft.blocks()[index];
        let short = |text: &&str| text.len() <= LONGEST && text.contains(char::is_alphabetic);
        if block.part == Part::Properties {
            return self.keys.get(&index).copied().filter(short).into_iter().collect();
        }
        let Some(cell) = block.cell else { return Vec::new() };
        let firsts = if cell.column > 1 { self.firsts.as_slice() } else { &[] };
        let heads = self.heads.get(&cell.column).filter(|_| cell.row > 1).map_or(&[][..], Vec::as_slice);
        let blocks = firsts.iter().rev().chain(heads.iter().rev());
        blocks.map(|index| self.draft.slice(self.draft.blocks()[*index].span)).filter(short).collect()
    }
}

impl Context<'_> {
    /// "Kayden Marsh, 03/04/2010": the day right behind a name that is a child's age before the others.
    pub(super) fn births_beside_names(&self) -> Vec<Identifier> {
        let names = self.names.iter().map(|name| self.name_span(name));
        let labels = self.brief.members.iter().map(|member| member.span);
        let mut out = Vec::new();
        for span in names.chain(labels) {
            let block = self.draft.blocks()[self.draft.block_index(span.start)].span;
            let Some(after) = self.draft.text().get(span.end as usize..block.end as usize) else { continue };
            let rest = after.trim_start_matches([' ', ',', '(', '–', '-', ':', '*', '"', '”']);
            let at = span.end + (after.len() - rest.len()) as u32;
            if at == span.end || at >= block.end || !self.is_born(at) {
                continue;
            }
            let Some(date) = self.dates_in(Span::new(at, at + 1)).first().map(|date| date.span) else {
                continue;
            };
            let fresh = |one: &Identifier| !one.span.overlaps(date);
            if self.identifiers.iter().all(fresh) && out.iter().all(fresh) {
                out.push(Identifier { span: date, kind: Recogniser::DateOfBirth, certain: true });
            }
        }
        out
    }

    /// What a recogniser found.
    pub fn recognised(&self, recogniser: Recogniser) -> Vec<Span> {
        match recogniser {
            Recogniser::Placeholder => self.placeholders.clone(),
            Recogniser::FullName => self.private_names(),
            Recogniser::Acronym => self.unexplained(),
            Recogniser::Resemblance => self.resembling(),
            Recogniser::ImpossibleDate => {
                let faults = self.dates.iter().filter(|date| date.fault().is_some()).map(|date| date.span);
                let mut found: Vec<Span> =
                    faults.chain(self.conflicts().iter().map(|conflict| conflict.span)).collect();
                found.sort_unstable();
                found.dedup();
                found
            }
            _ => match Reading::of(recogniser) {
                Some(reading) => self.reading_like(reading),
                None => self
                    .identifiers
                    .iter()
                    .filter(|identifier| identifier.kind == recogniser && !self.is_public(identifier))
                    // "flat 5": with no street or building beside it, no door can be found by it.
                    .filter(|identifier| recogniser != Recogniser::Address || identifier.certain)
                    .map(|identifier| identifier.span)
                    .collect(),
            },
        }
    }

    /// What is wrong with a date that no calendar has, or that contradicts the report's own.
    pub fn date_fault(&self, span: Span) -> Option<String> {
        let fault = self.dates_in(span).iter().find_map(DateMention::fault).map(Fault::said);
        let conflicts = self.conflicts();
        let conflict = || conflicts.binary_search_by_key(&span, |conflict| conflict.span).ok();
        fault.or_else(|| conflict().map(|at| conflicts[at].said.clone()))
    }

    /// Whether words are a part of the name of a team, a fund, a band, a room: two capitals or more in a row
    /// inside a sentence that is otherwise written small ("the Lost Causes", "the Crew Room", "staged Lost Causes").
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
        // "Cotter Park Mob Choir", "tulips named Foot Soldier": a capital noun after the words, or a name given.
        let head = last + 1 < sentence.end
            && joined(last)
            && capital(last + 1)
            && !self.people.named(last + 1).is_some_and(super::About::is_person);
        let given = first > sentence.start
            && first < last
            && matches!(
                self.word(first - 1),
                "named"
                    | "called"
                    | "titled"
                    | "staged"
                    | "watched"
                    | "read"
                    | "play"
                    | "film"
                    | "song"
                    | "mural"
            );
        if head || given {
            return true;
        }
        while first > sentence.start && capital(first - 1) && joined(first - 1) && !the(first - 1) {
            first -= 1;
        }
        let mut end = last + 1;
        while end < sentence.end && joined(end - 1) && capital(end) {
            end += 1;
        }
        let small = sentence.clone().filter(|token| !capital(*token)).count();
        let name = first > sentence.start && (the(first - 1) || last > words.start && !the(words.start));
        let alone = self.is_said_to_be_a_name(first..end) && end - first == 1;
        name && (end - first > 1 || alone) && small * 2 > sentence.len()
    }

    /// Whether words are said to be a name: "The Misfits is the name the band chose".
    fn is_said_to_be_a_name(&self, words: Range<u32>) -> bool {
        let next = words.end;
        matches!(self.word(next), "is" | "was")
            && matches!(self.word(next + 1), "the" | "a")
            && matches!(
                self.word(next + 2),
                "name" | "play" | "band" | "film" | "song" | "title" | "game" | "club" | "team" | "show"
            )
    }

    /// Whether an identifier is nobody's own: an office's number, a professional's at work.
    fn is_public(&self, identifier: &Identifier) -> bool {
        const OFFICES: &[&str] = &[
            "office",
            "desk",
            "hub",
            "control",
            "line",
            "helpline",
            "hotline",
            "switchboard",
            "reception",
            "extension",
            "ext",
            "team",
            "duty",
            "inbox",
            "department",
            "unit",
            "centre",
            "service",
            "freephone",
            "bleep",
            "club",
            "clinic",
            "surgery",
            "rota",
            "bleeper",
        ];
        let text = self.draft.slice(identifier.span);
        match identifier.kind {
            Recogniser::Email => [
                ".gov.uk",
                ".nhs.uk",
                ".nhs.net",
                ".police.uk",
                ".sch.uk",
                ".ac.uk",
                ".gov.wales",
                ".gov.scot",
                ".cjsm.net",
            ]
            .iter()
            .any(|end| text.to_ascii_lowercase().ends_with(end)),
            Recogniser::Telephone => {
                let words = self.hits.tokens_in(identifier.span);
                let sentence = self.sentence_of(words.start);
                // "The parent who rang is Mrs Quarmby; our office is 01632 ...": its own clause says whose it is.
                let start = (sentence.start..words.start)
                    .rev()
                    .find(|at| {
                        self.draft
                            .slice(Span::new(
                                self.hits.tokens()[*at as usize].end,
                                self.hits.tokens()[*at as usize + 1].start,
                            ))
                            .contains(';')
                    })
                    .map_or(sentence.start, |at| at + 1);
                let before = start..words.start;
                if before.clone().any(|at| self.people.is(at, FAMILY)) {
                    return false;
                }
                // What stands nearest before the number says whose it is.
                let near = before.start.max(before.end.saturating_sub(8))..before.end;
                let tokens = self.hits.tokens();
                let titled = |at: u32| {
                    matches!(self.word(at), "Mr" | "Mrs" | "Ms" | "Miss")
                        || at > 0 && matches!(self.word(at - 1), "Mr" | "Mrs" | "Ms" | "Miss")
                };
                let named = self.names_in(&near).last();
                // "07700 900155 (outreach clinic, staffed on Mondays)"
                let after = self.draft.text()[identifier.span.end as usize..].starts_with(" (");
                let bracket = words.end..if after { sentence.end.min(words.end + 3) } else { words.end };
                let work = near.clone().chain(bracket).any(|at| {
                    OFFICES.contains(&self.word(at).to_lowercase().as_str())
                        || tokens[at as usize].is(PROFESSIONAL | AGENCY | AUTHOR_SUBJECT) && !titled(at)
                });
                // A mobile may be anyone's: a name alone does not make it a desk's.
                let mobile = text.trim_start_matches(['+', '4', '(', '0', ')', ' ']).starts_with('7');
                // "Queries to me on ...", "if you need us, ...", "For anything urgent: ...": readers are told whom to ring.
                let rung = |at: u32| {
                    at > before.start
                        && matches!(
                            self.word(at - 1),
                            "ring"
                                | "ringing"
                                | "call"
                                | "calling"
                                | "contact"
                                | "reach"
                                | "need"
                                | "text"
                                | "phone"
                                | "email"
                                | "to"
                                | "through"
                                | "tell"
                                | "find"
                                | "get"
                        )
                };
                let me = near.clone().any(|at| matches!(self.word(at), "me" | "us") && rung(at));
                let asked = !mobile
                    && before.clone().any(|at| {
                        matches!(
                            self.word(at),
                            "Queries"
                                | "Questions"
                                | "Enquiries"
                                | "Contact"
                                | "queries"
                                | "questions"
                                | "urgent"
                        )
                    });
                let own = (me || asked) && before.end > before.start && self.word(before.end - 1) != "from";
                own && named.is_none()
                    || work
                    || !mobile
                        && named.is_some_and(|name| {
                            name.whose == Whose::Professional
                                && !name.tokens.clone().any(titled)
                                && name.tokens.clone().all(|at| !tokens[at as usize].is(YOUNG_PERSON))
                        })
            }
            _ => false,
        }
    }
}
