//! What becomes of a statement: met, explained, weak or missing.

use super::marks::Marks;
use super::meeting::Meeting;
use super::{RequireJudge, Way};
use crate::context::Context;
use crate::context::statement::EXPLAINED;
use crate::finding::{ChecklistItem, Evidence, Status, WORDS_CLOSE, WORDS_OPEN};
use crate::text::Span;

/// What is said of a statement that no way knows.
const LIKE: &str = "No rule knows this wording; it reads like an answer. Is it one?";
/// The same, of what seems too little.
const LIKE_WEAK: &str = "It reads like a start of an answer: say it so that a reader could act on it.";

impl RequireJudge {
    /// What becomes of the statement. One that is laid out and not yet filled in is no more than begun.
    pub(super) fn decide(&self, context: &Context<'_>, marks: &Marks<'_>) -> ChecklistItem {
        let Some(filled) = marks.without_open(context) else { return self.decided(context, marks) };
        let item = self.decided(context, &filled);
        let open = |item: &ChecklistItem| {
            let evidence = item.evidence.iter();
            // The shortest is what stands in the statement, and not what asks for it.
            evidence.flat_map(|evidence| context.placeholders_in(evidence.span)).min_by_key(|left| left.len())
        };
        let made = |item: &ChecklistItem| matches!(item.status, Status::Met | Status::Explained);
        if item.status == Status::NotApplicable || made(&item) && open(&item).is_none() {
            return item;
        }
        let laid_out = if made(&item) { item.clone() } else { self.decided(context, marks) };
        match open(&laid_out).filter(|_| made(&laid_out)) {
            Some(open) => {
                let words = context.words_shown(*open);
                let note = format!("Part of it is still to be filled in: {WORDS_OPEN}{words}{WORDS_CLOSE}.");
                ChecklistItem { status: Status::Weak, note: Some(note), ..laid_out }
            }
            None => item,
        }
    }

    fn decided(&self, context: &Context<'_>, marks: &Marks<'_>) -> ChecklistItem {
        let item = |status, meetings: Vec<usize>, note: Option<String>| ChecklistItem {
            id: self.item.clone(),
            title: self.question.clone(),
            status,
            evidence: evidence(context, &meetings),
            is_contrary: false,
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
        let contrary = |meeting: Meeting| ChecklistItem {
            is_contrary: true,
            ..item(Status::Missing, meeting.sentences, meeting.note)
        };
        let outweighs = |way: &&Way| way.outweighs;
        if let Some(meeting) = self.first_holding(self.contrary.iter().filter(outweighs), context, marks) {
            return contrary(meeting);
        }
        let firm = |way: &&Way| !way.yields;
        if let Some(meeting) = self.first_holding(self.met.iter().filter(firm), context, marks) {
            return item(Status::Met, meeting.sentences, meeting.note);
        }
        if let Some(meeting) = self.first_holding(self.explained.iter().filter(firm), context, marks) {
            return item(Status::Explained, meeting.sentences, meeting.note);
        }
        if let Some(meeting) = self.first_holding(self.contrary.iter(), context, marks) {
            return contrary(meeting);
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
            && let Some(like) = context.most_like(&self.item, |sentence| {
                (marks.ideas[sentence] | marks.headings[sentence]) & self.unlike != 0
            })
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
            None => item(Status::Missing, Vec::new(), self.lacking_in_all(marks)),
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
}

fn evidence(context: &Context<'_>, sentences: &[usize]) -> Vec<Evidence> {
    sentences
        .iter()
        .take(3)
        .map(|index| Evidence { span: context.sentences.all[*index].span, excerpt: String::new() })
        .collect()
}
