//! A rule's examples are its tests: each is checked with the whole pack and held against what it says.

use std::sync::Arc;

use jiff::civil::{Date, date};

use super::{Checked, Checker};
use crate::draft::Draft;
use crate::finding::Status;
use crate::pack::Pack;
use crate::read::{self, Format};
use crate::rule::{Example, Expect, Kind, Rule};
use crate::text::Span;

/// An example that did not come out as it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExampleFailure {
    /// The rule.
    pub rule: String,
    /// In which way.
    pub kind: Miss,
    /// The example.
    pub text: String,
    /// What came instead.
    pub note: String,
}

/// In which way an example did not come out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Miss {
    /// The rule should have spoken and did not.
    Missed,
    /// It spoke and should not have.
    FalseAlarm,
    /// It spoke, and of another standing than it should have.
    OtherStanding,
}

impl Miss {
    /// What to call it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Missed => "missed",
            Self::FalseAlarm => "false alarm",
            Self::OtherStanding => "found to be another",
        }
    }
}

/// The day that counts as today in examples, so that they come out the same for ever.
const TODAY: Date = date(2026, 1, 1);

/// Tries every rule of a pack on its own examples.
pub fn run(pack: &Pack) -> Vec<ExampleFailure> {
    let checker = Checker::new(pack);
    // It speaks only where no other rule does.
    let shy = pack.rules.iter().filter(|rule| rule.goes_by_likeness());
    let alone: Vec<(&str, Checker)> = shy.map(|rule| (&*rule.id, Checker::new(&only(pack, rule)))).collect();
    pack.rules
        .iter()
        .flat_map(|rule| rule.examples.iter().map(move |example| (rule, example)))
        .filter_map(|(rule, example)| {
            let own = alone.iter().find(|(id, _)| *id == &*rule.id).map(|(_, own)| own);
            attempt(own.unwrap_or(&checker), rule, example)
        })
        .collect()
}

/// A pack with one of its rules: one that speaks only where no other does is tried where there is no other, or its
/// examples would be spoken for as soon as another rule learnt their words.
fn only(pack: &Pack, rule: &Arc<Rule>) -> Pack {
    Pack { rules: vec![rule.clone()], ..pack.clone() }
}

fn attempt(checker: &Checker, rule: &Rule, example: &Example) -> Option<ExampleFailure> {
    let failure = |kind: Miss, note: String| {
        Some(ExampleFailure { rule: rule.id.to_string(), kind, text: example.text.clone(), note })
    };
    let text = example.text.replace(['«', '»'], "");
    let draft = match read::read(Format::Markdown, text.as_bytes()) {
        Ok(draft) => draft,
        Err(error) => return failure(Miss::Missed, error.to_string()),
    };
    let checked = checker.check(&draft, TODAY);
    if let Kind::Require(spec) = &rule.kind {
        let status = checked.checklist.iter().find(|item| item.id == spec.item).map(|item| item.status)?;
        let wanted = match example.expect {
            Expect::Flag if spec.asks => Status::Judgement,
            Expect::Flag => Status::Missing,
            Expect::Pass => Status::Met,
            Expect::Weak => Status::Weak,
            Expect::Explained => Status::Explained,
        };
        return if status == wanted {
            None
        } else {
            let kind = match (status, wanted) {
                (Status::Met, _) => Miss::Missed,
                (_, Status::Met) => Miss::FalseAlarm,
                _ => Miss::OtherStanding,
            };
            failure(kind, format!("{status} and not {wanted}"))
        };
    }
    let words = flagged(&checked, rule);
    if example.expect != Expect::Flag {
        return match words.first() {
            Some(span) => failure(Miss::FalseAlarm, format!("flagged “{}”", draft.slice(*span))),
            None => None,
        };
    }
    if words.is_empty() {
        return failure(Miss::Missed, String::new());
    }
    for marked in marks(&example.text, &draft) {
        if !words.iter().any(|span| span.overlaps(marked)) {
            let got: Vec<&str> = words.iter().map(|span| draft.slice(*span)).collect();
            return failure(
                Miss::Missed,
                format!("“{}”; flagged “{}”", draft.slice(marked), got.join("”, “")),
            );
        }
    }
    None
}

/// What a rule found, alone or folded under a more specific one.
fn flagged(checked: &Checked, rule: &Rule) -> Vec<Span> {
    checked
        .findings
        .iter()
        .flat_map(|finding| {
            let own = (finding.rule == rule.id).then_some(finding.span.unwrap_or(Span::new(0, 0)));
            own.into_iter()
                .chain(finding.related.iter().filter(|under| under.rule == rule.id).map(|under| under.span))
        })
        .collect()
}

/// Where the words between « and » stand in the draft: where the same words stand before them too, the later ones.
fn marks(text: &str, draft: &Draft) -> Vec<Span> {
    let mut before = String::new();
    let mut spans = Vec::new();
    for (index, piece) in text.split('«').enumerate() {
        if let Some((words, _)) = piece.split_once('»').filter(|(words, _)| index > 0 && !words.is_empty()) {
            let earlier = before.matches(words).count();
            let mut places = draft.text().match_indices(words);
            // An earlier one may be no prose: a key, an address.
            let last = places.clone().last();
            let found = places.nth(earlier).or(last);
            spans.extend(found.map(|(at, words)| Span::from(at..at + words.len())));
        }
        before.extend(piece.split('»'));
    }
    spans
}
