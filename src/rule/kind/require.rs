//! `require`: a statement that must be made, as ideas that meet in any wording.

use std::ops::Range;
use std::sync::Arc;

use super::{Found, Judge, Raw, View};
use crate::context::statement::EXPLAINED;
use crate::context::{Context, Facts};
use crate::draft::BlockKind;
use crate::finding::{ChecklistItem, Evidence, Severity, Status, WORDS_CLOSE, WORDS_OPEN};
use crate::lexicon::{LexiconBuilder, ListId};
use crate::role::Role;
use crate::rule::{Fact, Require, Rule, Within};
use crate::text::Span;

#[derive(Debug)]
pub(super) struct RequireJudge {
    item: Arc<str>,
    question: Arc<str>,
    severity: Severity,
    weak_severity: Severity,
    message: String,
    model: String,
    ideas: Vec<Idea>,
    /// Those that want more than one carrier.
    repeated: u32,
    applies: Vec<Way>,
    asks: bool,
    met: Vec<Way>,
    weak: Vec<Way>,
    explained: Vec<Way>,
    contrary: Vec<Way>,
    reads_like: bool,
    fields: Vec<String>,
    weak_fields: Vec<String>,
    belongs: Vec<Role>,
}

#[derive(Debug)]
struct Idea {
    list: Option<ListId>,
    facts: Vec<Fact>,
    entries: Vec<String>,
    at_least: u32,
    lacking: String,
}

#[derive(Debug)]
struct Way {
    need: u32,
    without: u32,
    roles: Vec<Role>,
    within: Within,
    yields: bool,
    /// Whether it makes half of the statement only.
    half: bool,
    note: Option<String>,
}

/// What is said of a statement that no way knows.
const LIKE: &str = "No rule knows this wording; it reads like an answer. Is it one?";
/// The same, of what seems too little.
const LIKE_WEAK: &str = "It reads like a start of an answer: say it so that a reader could act on it.";

/// Where a way holds.
struct Meeting {
    sentences: Vec<usize>,
    note: Option<String>,
}

impl RequireJudge {
    pub(super) fn new<'t>(rule: &'t Arc<Rule>, spec: &'t Require, lexicon: &mut LexiconBuilder<'t>) -> Self {
        let bit = |name: &String| {
            let index = spec.ideas.iter().position(|idea| idea.name == *name);
            index.map_or(0, |index| 1_u32 << index)
        };
        let mask = |names: &[String]| names.iter().fold(0, |mask, name| mask | bit(name));
        let ways = |ways: &[crate::rule::Way], half: bool| {
            ways.iter()
                .map(|way| Way {
                    need: mask(&way.all),
                    without: mask(&way.without),
                    roles: way.roles.clone(),
                    within: way.within,
                    yields: way.yields,
                    half,
                    note: way.note.clone(),
                })
                .collect()
        };
        Self {
            item: spec.item.clone(),
            question: spec.question.clone(),
            severity: rule.severity,
            weak_severity: spec.weak_severity.or_else(|| rule.severity.lower()).unwrap_or(Severity::Consider),
            message: rule.message.clone(),
            model: spec.model.clone(),
            applies: ways(&spec.applies, false),
            asks: spec.asks,
            met: ways(&spec.met, false),
            weak: ways(&spec.weak, true),
            explained: ways(&spec.explained, false),
            contrary: ways(&spec.contrary, false),
            reads_like: spec.reads_like,
            repeated: spec
                .ideas
                .iter()
                .enumerate()
                .fold(0, |all, (index, idea)| all | u32::from(idea.at_least > 1) << index),
            ideas: spec
                .ideas
                .iter()
                .map(|idea| Idea {
                    list: (!idea.any.is_empty()).then(|| lexicon.list(&idea.any)),
                    facts: idea.is.clone(),
                    entries: idea.entry.clone(),
                    at_least: idea.at_least,
                    lacking: idea.lacking.clone(),
                })
                .collect(),
            fields: spec.fields.clone(),
            weak_fields: spec.weak_fields.clone(),
            belongs: spec.belongs.clone(),
        }
    }
}

impl Judge for RequireJudge {
    fn judge(&self, view: View<'_>, found: &mut Found) {
        let context = view.context;
        let marks = Marks::new(self, context);
        let mut item = self.decide(context, &marks);
        if self.asks && matches!(item.status, Status::Missing | Status::Weak) {
            // The evidence of a near miss would be read as an answer.
            if item.status == Status::Missing {
                item.evidence.clear();
            }
            item.status = Status::Judgement;
            item.note = Some(self.message.clone());
        }
        if matches!(item.status, Status::Missing | Status::Weak) {
            let weak = item.status == Status::Weak;
            let mut message = self.message.clone();
            if let Some(note) = &item.note {
                message.push(' ');
                message.push_str(note);
            }
            let place = if weak { item.evidence.first().map(|evidence| evidence.span) } else { None };
            found.findings.push(Raw {
                span: place,
                anchor: self.anchor(context),
                severity: if weak { self.weak_severity } else { self.severity },
                message,
                suggestions: (!self.model.is_empty()).then(|| self.model.clone()).into_iter().collect(),
                key: Some(self.item.clone()),
            });
        }
        found.items.push(item);
    }
}

impl RequireJudge {
    fn decide(&self, context: &Context<'_>, marks: &Marks<'_>) -> ChecklistItem {
        let item = |status, meetings: Vec<usize>, note: Option<String>| ChecklistItem {
            id: self.item.clone(),
            title: self.question.clone(),
            status,
            evidence: evidence(context, &meetings),
            note,
        };
        if !self.applies.is_empty() && self.first_holding(self.applies.iter(), context, marks).is_none() {
            return item(Status::NotApplicable, Vec::new(), None);
        }
        if let Some(span) = Self::filled(context, &self.fields) {
            let mut item = item(Status::Met, Vec::new(), None);
            item.evidence.push(Evidence { span, excerpt: String::new() });
            return item;
        }
        let firm = |way: &&Way| !way.yields;
        if let Some(meeting) = self.first_holding(self.met.iter().filter(firm), context, marks) {
            return item(Status::Met, meeting.sentences, meeting.note);
        }
        if let Some(meeting) = self.first_holding(self.explained.iter().filter(firm), context, marks) {
            return item(Status::Explained, meeting.sentences, meeting.note);
        }
        if let Some(meeting) = self.first_holding(self.contrary.iter(), context, marks) {
            return item(Status::Missing, meeting.sentences, meeting.note);
        }
        let yielding = |way: &&Way| way.yields;
        if let Some(meeting) = self.first_holding(self.met.iter().filter(yielding), context, marks) {
            return item(Status::Met, meeting.sentences, meeting.note);
        }
        if let Some(meeting) = self.first_holding(self.explained.iter().filter(yielding), context, marks) {
            return item(Status::Explained, meeting.sentences, meeting.note);
        }
        // Who left the field for it empty has not begun to answer elsewhere.
        if let Some(key) = self.empty_field(context) {
            return item(
                Status::Missing,
                Vec::new(),
                Some(format!("The field “{key}” is there and not filled in.")),
            );
        }
        if let Some(meeting) = self.first_holding(self.weak.iter(), context, marks) {
            let note = meeting.note.or_else(|| self.near_miss(context, marks).map(|(_, note)| note));
            return item(Status::Weak, meeting.sentences, note);
        }
        if let Some(span) = Self::filled(context, &self.weak_fields) {
            let mut item = item(Status::Weak, Vec::new(), None);
            item.evidence.push(Evidence { span, excerpt: String::new() });
            return item;
        }
        if self.reads_like
            && let Some(like) = context.most_like(&self.item)
        {
            let (status, note) = if &*self.item == EXPLAINED {
                (Status::Explained, LIKE)
            } else if like.weak {
                (Status::Weak, LIKE_WEAK)
            } else {
                (Status::Met, LIKE)
            };
            return item(status, vec![like.sentence], Some(note.to_owned()));
        }
        match self.near_miss(context, marks) {
            Some((sentence, note)) => item(Status::Missing, vec![sentence], Some(note)),
            None => item(Status::Missing, Vec::new(), None),
        }
    }

    /// A declared entry of one of these keys that holds more than a placeholder.
    fn filled(context: &Context<'_>, keys: &[String]) -> Option<Span> {
        context
            .brief
            .entries
            .iter()
            .filter(|entry| keys.contains(&entry.key))
            .map(|entry| entry.span)
            .find(|span| !context.is_hollow(*span))
    }

    fn empty_field<'c>(&self, context: &'c Context<'_>) -> Option<&'c str> {
        let of_idea = |key: &String| self.ideas.iter().any(|idea| idea.entries.contains(key));
        context
            .brief
            .entries
            .iter()
            .find(|entry| {
                (self.fields.contains(&entry.key) || of_idea(&entry.key)) && context.is_hollow(entry.span)
            })
            .map(|entry| entry.key.as_str())
    }

    fn first_holding<'w>(
        &self,
        ways: impl Iterator<Item = &'w Way>,
        context: &Context<'_>,
        marks: &Marks<'_>,
    ) -> Option<Meeting> {
        let mut ways = ways;
        ways.find_map(|way| {
            let sentences = self.meeting(way, context, marks)?;
            Some(Meeting { sentences, note: way.note.clone() })
        })
    }

    /// The sentences in which the ideas of a way meet, those that carry one.
    fn meeting(&self, way: &Way, context: &Context<'_>, marks: &Marks<'_>) -> Option<Vec<usize>> {
        // What the draft says nowhere, no place says.
        if marks.anywhere & way.need != way.need {
            return None;
        }
        let mut window: Range<usize> = 0..0;
        for first in 0..marks.ideas.len() {
            if marks.ideas[first] & way.need == 0 {
                continue;
            }
            if !way.roles.is_empty() && !context.roles_at(context.sentences.all[first].block).any(&way.roles)
            {
                continue;
            }
            if way.within.is_whole() && window.contains(&first) {
                continue;
            }
            let next = marks.window(first, way.within, context);
            if next == window {
                continue; // the whole section was looked at before
            }
            window = next;
            let (mask, heading) = self.together(&window, first, marks);
            if (mask | heading) & way.need == way.need && mask & way.without == 0 {
                let carrying: Vec<usize> =
                    window.clone().filter(|index| marks.ideas[*index] & way.need != 0).collect();
                if !way.half || self.reads_at_all(context, &carrying) {
                    return Some(carrying);
                }
            }
        }
        None
    }

    /// Whether any of some sentences reads at all like the statement, where that is known. Half of one is soon said by chance:
    /// "Two men have been named" counts somebody.
    fn reads_at_all(&self, context: &Context<'_>, sentences: &[usize]) -> bool {
        !self.reads_like || sentences.iter().any(|sentence| context.reads_at_all(&self.item, *sentence))
    }

    /// The ideas of a window, and those its heading adds.
    fn together(&self, window: &Range<usize>, first: usize, marks: &Marks<'_>) -> (u32, u32) {
        let mut mask = marks.ideas[window.clone()].iter().fold(0, |mask, ideas| mask | ideas);
        if mask & self.repeated == 0 {
            return (mask, marks.headings[first]);
        }
        for (index, idea) in self.ideas.iter().enumerate() {
            if idea.at_least <= 1 || mask & (1 << index) == 0 {
                continue;
            }
            let from = marks.carriers.partition_point(|(sentence, _, _)| *sentence < window.start);
            let mut carriers: Vec<u32> = marks.carriers[from..]
                .iter()
                .take_while(|(sentence, _, _)| *sentence < window.end)
                .filter(|(_, which, _)| *which == index)
                .map(|(_, _, entry)| *entry)
                .collect();
            carriers.sort_unstable();
            carriers.dedup();
            if (carriers.len() as u32) < idea.at_least {
                mask &= !(1 << index);
            }
        }
        (mask, marks.headings[first])
    }

    /// The place where all ideas of a met way but one meet, and what is lacking there. One idea alone is met with by
    /// chance: where the wording of the statement was learnt, the sentence is to read nearly like it; else three are to meet.
    fn near_miss(&self, context: &Context<'_>, marks: &Marks<'_>) -> Option<(usize, String)> {
        let mut best: Option<(u32, usize, usize)> = None;
        let near = |way: &&Way| way.need.count_ones() >= 2 && (way.need & !marks.anywhere).count_ones() <= 1;
        for way in self.met.iter().filter(near) {
            let mut last = 0..0;
            for first in (0..marks.ideas.len()).filter(|index| marks.ideas[*index] & way.need != 0) {
                if way.within.is_whole() && last.contains(&first) {
                    continue;
                }
                let window = marks.window(first, way.within, context);
                if window == last {
                    continue;
                }
                last = window.clone();
                let (mask, heading) = self.together(&window, first, marks);
                let lacking = way.need & !(mask | heading);
                let have = (way.need & mask).count_ones();
                if lacking.is_power_of_two()
                    && mask & way.without == 0
                    && context.reads_nearly(&self.item, first, have)
                    && best.is_none_or(|(most, _, _)| have > most)
                {
                    best = Some((have, first, lacking.trailing_zeros() as usize));
                }
            }
        }
        let (_, sentence, idea) = best?;
        let lacking = &self.ideas[idea].lacking;
        if lacking.is_empty() {
            return None;
        }
        let words = context.words_shown(context.sentences.all[sentence].span);
        let words: String = words.split_whitespace().take(14).collect::<Vec<_>>().join(" ");
        Some((sentence, format!("The nearest is {WORDS_OPEN}{words}{WORDS_CLOSE}, but {lacking}.")))
    }

    /// The first heading whose section is where the statement belongs.
    fn anchor(&self, context: &Context<'_>) -> Option<Span> {
        self.belongs.iter().find_map(|role| {
            context
                .draft
                .blocks()
                .iter()
                .enumerate()
                .find(|(index, block)| {
                    matches!(block.kind, BlockKind::Heading(_)) && context.roles_at(*index).has(*role)
                })
                .map(|(_, block)| block.span)
        })
    }
}

fn evidence(context: &Context<'_>, sentences: &[usize]) -> Vec<Evidence> {
    sentences
        .iter()
        .take(3)
        .map(|index| Evidence { span: context.sentences.all[*index].span, excerpt: String::new() })
        .collect()
}

/// Which ideas each sentence carries.
struct Marks<'c> {
    /// Headings themselves and placeholders carry nothing.
    ideas: Vec<u32>,
    /// What the heading, the lead-in or the entry's key adds to a sentence.
    headings: Vec<u32>,
    /// What any sentence or heading carries.
    anywhere: u32,
    /// For ideas that need several carriers: sentence, idea, word; by sentence.
    carriers: Vec<(usize, usize, u32)>,
    /// Sentences that belong together: of one paragraph, list or table row.
    passages: &'c [u32],
}

impl<'c> Marks<'c> {
    fn new(judge: &RequireJudge, context: &'c Context<'_>) -> Self {
        let count = context.sentences.all.len();
        // What words carry, as against facts of the place: only that is passed on from a heading to its section.
        let mut worded = vec![0_u32; count];
        let mut this = Self {
            ideas: vec![0; count],
            headings: vec![0; count],
            anywhere: 0,
            carriers: Vec::new(),
            passages: context.passages(),
        };
        for (index, idea) in judge.ideas.iter().enumerate() {
            let bit = 1_u32 << index;
            for hit in idea.list.map_or(&[][..], |list| context.hits.of(list)) {
                let sentence = context.sentences.of_token(hit.first);
                if let Some(mask) = this.ideas.get_mut(sentence) {
                    *mask |= bit;
                    worded[sentence] |= bit;
                }
                if idea.at_least > 1 {
                    this.carriers.push((sentence, index, context.hits.tokens()[hit.first as usize].entry));
                }
            }
            if !idea.facts.is_empty() {
                let asked = Facts::of(&idea.facts);
                for (mask, facts) in this.ideas.iter_mut().zip(context.facts()) {
                    *mask |= if facts.any(asked) { bit } else { 0 };
                }
            }
            for entry in context.brief.entries.iter().filter(|entry| idea.entries.contains(&entry.key)) {
                if context.is_hollow(entry.span) {
                    continue;
                }
                let first = context.sentences.at(entry.span.start);
                for (sentence, mask) in this.headings.iter_mut().enumerate().skip(first) {
                    if !context.sentences.all[sentence].span.overlaps(entry.span) {
                        break;
                    }
                    *mask |= bit;
                    this.ideas[sentence] |= bit;
                }
            }
        }
        this.carriers.sort_unstable();
        for sentence in context.silent_sentences() {
            this.ideas[*sentence as usize] = 0;
        }
        this.add_headings(context, &worded);
        this.anywhere = this.ideas.iter().chain(&this.headings).fold(0, |all, ideas| all | ideas);
        this
    }

    fn add_headings(&mut self, context: &Context<'_>, worded: &[u32]) {
        let range = |range: &Range<u32>| range.start as usize..range.end as usize;
        for (sentences, title) in context.headed_sentences() {
            let said = worded[range(title)].iter().fold(0, |all, ideas| all | ideas);
            if said != 0 {
                // "Who may see this form:" over "Storage: locked cabinet": a field has its own label.
                let labelled =
                    |at: usize| context.draft.blocks()[context.sentences.all[at].block].lead_in.is_some();
                let mut open = true;
                for at in range(sentences) {
                    open &= !labelled(at);
                    if open {
                        self.headings[at] |= said;
                    }
                }
            }
        }
    }

    /// The sentences of the passage that one stands in; passages are numbered in order.
    fn passage(&self, sentence: usize) -> Range<usize> {
        let own = self.passages[sentence];
        self.passages.partition_point(|passage| *passage < own)
            ..self.passages.partition_point(|passage| *passage <= own)
    }

    fn window(&self, first: usize, within: Within, context: &Context<'_>) -> Range<usize> {
        let count = self.ideas.len();
        match within {
            Within::Sentences(most) => {
                let end = (first + most as usize).min(count);
                let end =
                    (first..end).take_while(|index| self.passages[*index] == self.passages[first]).count()
                        + first;
                first..end
            }
            Within::Paragraph => self.passage(first),
            // A draft without headings is no one section.
            Within::Section if context.draft.sections().is_empty() => self.passage(first),
            Within::Section => context.section_of(first),
            Within::Draft => 0..count,
        }
    }
}
