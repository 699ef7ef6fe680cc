//! `require`: a statement that must be made, as ideas that meet in any wording.

mod marks;
mod meeting;
mod decide;

use std::sync::Arc;

use super::{Found, Judge, Raw, View};
use crate::context::Context;
use crate::draft::BlockKind;
use crate::finding::{Severity, Status};
use crate::lexicon::{LexiconBuilder, ListId};
use crate::role::Role;
use crate::rule::{Fact, Require, Rule, Within};
use crate::text::Span;
use marks::Marks;

#[derive(Debug)]
pub(super) struct RequireJudge {
    item: Arc<str>,
    question: Arc<str>,
    severity: Severity,
    weak_severity: Severity,
    message: String,
    weak_message: Option<String>,
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
    /// Ideas of which a sentence is not read so.
    unlike: u32,
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
    /// Whether words that are denied carry nothing.
    asserted: bool,
    lacking: String,
}

#[derive(Debug)]
struct Way {
    need: u32,
    without: u32,
    roles: Vec<Role>,
    within: Within,
    yields: bool,
    outweighs: bool,
    /// Whether it makes half of the statement only.
    half: bool,
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
                    outweighs: way.outweighs,
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
            weak_message: spec.weak_message.clone(),
            model: spec.model.clone(),
            applies: ways(&spec.applies, false),
            asks: spec.asks,
            met: ways(&spec.met, false),
            weak: ways(&spec.weak, true),
            explained: ways(&spec.explained, false),
            contrary: ways(&spec.contrary, false),
            reads_like: spec.reads_like,
            unlike: mask(&spec.unlike),
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
                    asserted: idea.asserted,
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
            // What asks the item's question over again need not be read twice.
            item.note = Some(self.message.clone()).filter(|message| !message.ends_with('?'));
        }
        if matches!(item.status, Status::Missing | Status::Weak) {
            let weak = item.status == Status::Weak;
            let place = if weak { item.evidence.first().map(|evidence| evidence.span) } else { None };
            found.findings.push(Raw {
                span: place,
                anchor: self.anchor(context),
                severity: if weak { self.weak_severity } else { self.severity },
                message: self.said(weak, item.note.as_deref()),
                firm: false,
                suggestions: (!self.model.is_empty()).then(|| self.model.clone()).into_iter().collect(),
                key: Some(self.item.clone()),
            });
        }
        found.items.push(item);
    }
}

impl RequireJudge {
    /// What a finding says. A weak statement is not told that it is missing: it is quoted beside the message.
    fn said(&self, weak: bool, note: Option<&str>) -> String {
        let lead = match (weak, &self.weak_message, note) {
            (true, Some(own), _) => own,
            (true, None, Some(note)) => return note.to_owned(),
            _ => &self.message,
        };
        note.map_or_else(|| lead.clone(), |note| format!("{lead} {note}"))
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
