//! `each`: something that every one of many must have.

use std::ops::Range;
use std::sync::Arc;

use super::{Found, Judge, Raw, View};
use crate::context::{Action, ActionPart, EventPart, OwnCell, Time};
use crate::finding::{ChecklistItem, Evidence, Severity, Status};
use crate::lexicon::{LexiconBuilder, ListId};
use crate::rule::{self, Each, Rule};
use crate::text::Span;

/// Of so many actions one that says all there is to say tries the whole, where the others nearly do.
const ONE_WHOLE_OF: usize = 3;

/// Of so many actions one that nearly says all is an attempt.
const ONE_NEARLY_OF: usize = 5;

#[derive(Debug)]
pub(super) struct EachJudge {
    needs: Vec<Need>,
    item: Option<(Arc<str>, Arc<str>)>,
    /// The least share of actions with everything for the item to be met, in a hundred.
    enough: usize,
    empty: Vec<ActionPart>,
    severity: Severity,
    message: String,
}

#[derive(Debug)]
struct Need {
    part: ActionPart,
    hollow: Option<ListId>,
    lacking: String,
}

impl EachJudge {
    pub(super) fn new<'t>(
        rule: &'t Arc<Rule>,
        spec: &'t Each,
        needs: &'t [rule::Need<ActionPart>],
        lexicon: &mut LexiconBuilder<'t>,
    ) -> Self {
        let needs = needs
            .iter()
            .map(|need| Need {
                part: need.part,
                hollow: (!need.hollow.is_empty()).then(|| lexicon.list(&need.hollow)),
                lacking: need.lacking.clone(),
            })
            .collect();
        Self {
            needs,
            item: spec.item.clone(),
            enough: spec.enough as usize,
            empty: spec.empty.clone(),
            severity: rule.severity,
            message: rule.message.clone(),
        }
    }

    /// What an action is asked for: "who, by when, and how it will be known".
    fn asked(&self) -> String {
        let words = |need: &Need| match need.part {
            ActionPart::Who => "who",
            ActionPart::When => "by when",
            ActionPart::Measure => "how it will be known",
        };
        let asked: Vec<&str> = self.needs.iter().map(words).collect();
        match asked.as_slice() {
            [first @ .., last] if first.len() > 1 => format!("{}, and {last}", first.join(", ")),
            few => list(few),
        }
    }

    /// What an action lacks.
    fn lacking<'n>(&'n self, view: View<'_>, action: &Action) -> Vec<&'n Need> {
        self.needs
            .iter()
            .filter(|need| {
                let Some(span) = action.part(need.part) else { return true };
                let words = view.context.hits.tokens_in(span);
                view.context.is_hollow(span) || need.is_hollow(view, &words)
            })
            .collect()
    }

    /// Whether a rule that asks for it finds a cell set aside for what is lacking, with nothing of use in it: a table leaves
    /// no doubt.
    fn is_left_open(&self, view: View<'_>, action: &Action, lacking: &[&Need]) -> bool {
        let asked = |need: &&&Need| self.empty.contains(&need.part);
        self.empty.is_empty()
            || lacking.iter().filter(asked).any(|need| match action.own_cell(need.part) {
                OwnCell::None => false,
                OwnCell::Empty => true,
                OwnCell::Holds(cell) => need.is_hollow(view, &view.context.hits.tokens_in(cell)),
            })
    }
}

impl Need {
    /// Whether some words look like the part and are not: "the team and the Hub manager" names someone; "the team" does not.
    fn is_hollow(&self, view: View<'_>, words: &Range<u32>) -> bool {
        self.hollow.is_some_and(|list| {
            let hits = view.context.hits.within(list, words);
            let covered = hits.iter().map(|hit| hit.last - hit.first + 1).sum::<u32>();
            covered >= view.context.weight(words) && !hits.is_empty()
        })
    }
}

/// Findings of a report, each asked for its time.
#[derive(Debug)]
pub(super) struct FindingsJudge {
    needs: Vec<(EventPart, String)>,
    item: Option<(Arc<str>, Arc<str>)>,
    /// The least share of findings with a date for the item to be met, in a hundred.
    enough: usize,
    severity: Severity,
    message: String,
}

impl FindingsJudge {
    pub(super) fn new(rule: &Rule, spec: &Each, needs: &[rule::Need<EventPart>]) -> Self {
        let needs = needs.iter().map(|need| (need.part, need.lacking.clone())).collect();
        Self {
            needs,
            item: spec.item.clone(),
            enough: spec.enough as usize,
            severity: rule.severity,
            message: rule.message.clone(),
        }
    }
}

impl Judge for FindingsJudge {
    fn judge(&self, view: View<'_>, found: &mut Found) {
        let events = view.context.events();
        for event in events {
            let Some((_, lacking)) = self.needs.iter().find(|(part, _)| event.lacks(*part)) else { continue };
            found.findings.push(Raw {
                span: Some(event.what),
                anchor: None,
                // Where it may be no finding at all, it is only a question.
                severity: if event.sure { self.severity } else { Severity::Consider },
                message: self.message.replace("{lacking}", lacking),
                firm: false,
                suggestions: Vec::new(),
                key: None,
            });
        }
        let Some((id, question)) = &self.item else { return };
        let (all, dated) = (events.len(), events.iter().filter(|event| event.time == Time::Dated).count());
        let status = match (all, dated) {
            (0, _) => Status::NotApplicable,
            _ if dated * 100 >= all * self.enough => Status::Met,
            (_, 0) => Status::Missing,
            _ => Status::Weak,
        };
        let note = match (all, dated) {
            (0, _) => None,
            (1, 0) => Some("The one finding has no date.".to_owned()),
            (1, _) => Some("The one finding has a date.".to_owned()),
            (all, 0) => Some(format!("None of the {all} findings has a date.")),
            (all, 1) => Some(format!("1 of {all} findings has a date.")),
            (all, dated) if dated == all => Some(format!("All {all} findings have a date.")),
            (all, dated) => Some(format!("{dated} of {all} findings have a date.")),
        };
        found.items.push(ChecklistItem {
            id: id.clone(),
            title: question.clone(),
            status,
            evidence: Vec::new(),
            is_contrary: false,
            note,
        });
    }
}

impl Judge for EachJudge {
    fn judge(&self, view: View<'_>, found: &mut Found) {
        let actions = view.context.actions();
        let mut whole: Vec<Span> = Vec::new();
        // A change in the world can be seen to have happened: who and when are then nearly enough.
        let mut nearly = 0;
        // "Queries to the duty desk" stands in a plan and is none of its actions.
        let mut told = 0;
        for action in actions {
            let lacking = self.lacking(view, action);
            if lacking.is_empty() {
                whole.push(action.what);
                continue;
            }
            if view.context.is_notice_to_readers(action) {
                told += 1;
                continue;
            }
            // An action that says who and when needs its test only where it is a process ("monitor"): a change
            // in the world can be seen to have happened.
            let only_measure = lacking.iter().all(|need| need.part == ActionPart::Measure);
            if only_measure && !action.process {
                nearly += 1;
                continue;
            }
            if !self.is_left_open(view, action, &lacking) {
                continue;
            }
            let said: Vec<&str> = lacking.iter().map(|need| need.lacking.as_str()).collect();
            found.findings.push(Raw {
                span: Some(action.what),
                anchor: None,
                severity: self.severity,
                message: self.message.replace("{lacking}", &list(&said)),
                firm: false,
                suggestions: Vec::new(),
                key: None,
            });
        }
        if let Some((id, question)) = &self.item {
            let all = actions.len() - told;
            let enough = |some: usize| all > 0 && some * 100 >= all * self.enough;
            let status = if enough(whole.len())
                || (enough(whole.len() + nearly) && whole.len() * ONE_WHOLE_OF >= all)
            {
                Status::Met
            } else if !whole.is_empty() || nearly > 0 && nearly * ONE_NEARLY_OF >= all {
                // One of many that says who and when is not yet an attempt at the whole.
                Status::Weak
            } else {
                Status::Missing
            };
            let asked = self.asked();
            let every = match self.needs.len() {
                0 | 1 => String::new(),
                2 => "both: ".to_owned(),
                3 => "all three: ".to_owned(),
                more => format!("all {more}: "),
            };
            let note = match (all, whole.len()) {
                (0, _) => Some(
                    "No actions were found: a table, a list or sentences under a heading such as “Plan”."
                        .to_owned(),
                ),
                (all, some) if some >= all => None,
                (1, _) => Some(format!("The one action does not yet say {every}{asked}.")),
                (all, 0) => Some(format!("None of the {all} actions says {every}{asked}.")),
                (all, 1) => Some(format!("1 of {all} actions says {asked}.")),
                (all, some) => Some(format!("{some} of {all} actions say {asked}.")),
            };
            found.items.push(ChecklistItem {
                id: id.clone(),
                title: question.clone(),
                status,
                evidence: whole
                    .iter()
                    .take(3)
                    .map(|span| Evidence { span: *span, excerpt: String::new() })
                    .collect(),
                is_contrary: false,
                note,
            });
        }
    }
}

/// "who does it, and by when".
fn list(parts: &[&str]) -> String {
    match parts {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
