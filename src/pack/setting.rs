//! What becomes of rules that somebody takes over: `[rules]` in a pack that extends another, and in a configuration.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::excerpt::fold;
use crate::finding::Severity;
use crate::named::named;
use crate::pack::decode::{Desk, Fields, Named, in_words, short};
use crate::pack::fault::Fault;
use crate::pack::nearest::advice;
use crate::pack::tree::{Entry, Node, Value};
use crate::rule::{Kind, Limit, Rule};

/// What becomes of a rule, or of a group's rules.
#[derive(Debug, Clone)]
pub struct Setting {
    /// The rule's id, or `group/*`.
    pub(crate) rule: Named,
    pub(crate) level: Option<Level>,
    pub(crate) limits: Vec<(Named, u32)>,
    pub(crate) wording: Vec<(Wording, String)>,
}

named! {
    /// Words of a rule that whoever takes it over may put in their own way.
    Wording {
        /// What it finds.
        Title = "title",
        /// What it says to the author.
        Message = "message",
        /// What it says of a statement that is only weak.
        WeakMessage = "weak-message",
        /// Why it matters.
        Why = "why",
        /// How to mend it.
        Instead = "instead",
        /// The supervisor's question.
        Question = "question",
        /// Wording to fill in.
        Model = "model",
    }
}

/// A severity, or none of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Level {
    /// It is left out.
    Off,
    /// It gets this severity.
    At(Severity),
}

/// Reads a `[rules]` table, if there is one.
pub(crate) fn read(fields: &mut Fields<'_, '_>) -> Vec<Setting> {
    let Some(table) = fields.table("rules", "`rules`") else { return Vec::new() };
    let desk = table.desk;
    table.into_entries().iter().map(|entry| setting(desk, entry)).collect()
}

fn setting(desk: &Desk<'_>, entry: &Entry<'_>) -> Setting {
    let named =
        |entry: &Entry<'_>| Named { name: entry.key.to_string(), place: desk.place(&entry.at), inside: None };
    let mut setting = Setting { rule: named(entry), level: None, limits: Vec::new(), wording: Vec::new() };
    match &entry.node.value {
        Value::Text(_) => setting.level = level(desk, &entry.node),
        Value::Table(entries) => {
            for inner in entries {
                if inner.key == "severity" {
                    setting.level = level(desk, &inner.node);
                } else if let Some(wording) = Wording::parse(&inner.key) {
                    setting.wording.extend(prose(desk, inner).map(|text| (wording, text)));
                } else if let Value::Text(_) = &inner.node.value {
                    let known = Wording::ALL.iter().map(|wording| wording.name()).chain(["severity"]);
                    let message = format!("`{}` takes a whole number, 0 or more, not text", inner.key);
                    desk.fault(&inner.at, message, advice(&inner.key, known));
                // Which limits the rule has, and what they may be, is known with the packs.
                } else if let Some(number) = desk.number(&inner.key, &inner.node, 0..=u32::MAX) {
                    setting.limits.push((named(inner), number));
                }
            }
        }
        _ => desk.unlike(
            &entry.key,
            &entry.node,
            "a severity, \"off\", or a table such as { severity = \"should\" }",
        ),
    }
    setting
}

/// Words to say, their white space folded.
fn prose(desk: &Desk<'_>, entry: &Entry<'_>) -> Option<String> {
    let Value::Text(text) = &entry.node.value else {
        desk.unlike(&entry.key, &entry.node, "text in quotes");
        return None;
    };
    let folded = fold(text);
    if folded.is_empty() {
        desk.fault(&entry.node.span, format!("`{}` is empty", entry.key), None);
        return None;
    }
    Some(folded)
}

fn level(desk: &Desk<'_>, node: &Node<'_>) -> Option<Level> {
    let Value::Text(text) = &node.value else {
        desk.unlike("severity", node, "a severity or \"off\"");
        return None;
    };
    if text == "off" {
        return Some(Level::Off);
    }
    let severity = Severity::parse(text);
    if severity.is_none() {
        let names = Severity::ALL.iter().map(|severity| severity.name()).chain(["off"]);
        let message = format!("a rule's severity cannot be \"{}\"", short(text));
        desk.fault(&node.span, message, advice(text, names));
    }
    severity.map(Level::At)
}

impl Setting {
    /// Whether it is about a rule.
    pub(crate) fn is_of(&self, rule: &Rule) -> bool {
        match self.rule.name.strip_suffix("/*") {
            Some(group) => rule.group() == group,
            None => rule.answers_to(&self.rule.name),
        }
    }

    /// What is wrong with its limits, for the rules it may be about; nothing where there are none.
    pub(crate) fn check_limits<'r>(&self, rules: impl Iterator<Item = &'r Rule>) -> Vec<Fault> {
        let own: Vec<Limit> = rules.filter(|rule| self.is_of(rule)).flat_map(Rule::limits).collect();
        let names = own.iter().map(|limit| &*limit.name).chain(["severity"]);
        let names: BTreeSet<&str> = names.chain(Wording::ALL.iter().map(|wording| wording.name())).collect();
        let mut faults = Vec::new();
        for (written, number) in &self.limits {
            let Some(limit) = own.iter().find(|limit| *limit.name == *written.name) else {
                let message = format!("`{}` has no key `{}`", self.rule.name, written.name);
                let help = advice(&written.name, names.iter().copied());
                faults.push(Fault { help, ..Fault::at(&written.place, message) });
                continue;
            };
            let range = limit.unit.range();
            if !range.contains(number) {
                let message = format!("`{}` takes {}, not {number}", written.name, in_words(&range));
                faults.push(Fault::at(&written.place, message));
            }
        }
        faults
    }
}

/// Applies settings to rules: groups first, so that a rule's own line wins. Gives those that are turned off.
pub(crate) fn apply(rules: &mut Vec<Arc<Rule>>, settings: &[Setting]) -> Vec<Arc<Rule>> {
    let (groups, single): (Vec<&Setting>, Vec<&Setting>) =
        settings.iter().partition(|setting| setting.rule.name.ends_with("/*"));
    let ordered: Vec<&Setting> = groups.into_iter().chain(single).collect();
    let mut left_out = Vec::new();
    rules.retain_mut(|rule| {
        let mut kept = true;
        let own: Vec<&&Setting> = ordered.iter().filter(|setting| setting.is_of(rule)).collect();
        for setting in own {
            match setting.level {
                Some(Level::Off) => kept = false,
                Some(Level::At(severity)) => {
                    kept = true;
                    set_severity(Arc::make_mut(rule), severity);
                }
                None => {}
            }
            for (limit, number) in &setting.limits {
                Arc::make_mut(rule).set_limit(&limit.name, *number);
            }
            for (wording, text) in &setting.wording {
                reword(Arc::make_mut(rule), *wording, text);
            }
        }
        if !kept {
            left_out.push(Arc::clone(rule));
        }
        kept
    });
    left_out
}

/// Says something of a rule in other words. A part that has a message of its own keeps it.
fn reword(rule: &mut Rule, wording: Wording, text: &str) {
    match (wording, &mut rule.kind) {
        (Wording::Title, _) => rule.title = text.into(),
        (Wording::Message, _) => text.clone_into(&mut rule.message),
        (Wording::Why, _) => rule.why = text.into(),
        (Wording::Instead, _) => rule.instead = text.into(),
        (Wording::Question, Kind::Require(require)) => require.question = text.into(),
        (Wording::WeakMessage, Kind::Require(require)) => require.weak_message = Some(text.to_owned()),
        (Wording::Model, Kind::Require(require)) => text.clone_into(&mut require.model),
        (Wording::Question, Kind::Each(each)) => {
            if let Some((_, question)) = &mut each.item {
                *question = text.into();
            }
        }
        (Wording::WeakMessage | Wording::Question | Wording::Model, _) => {}
    }
}

/// A rule's severity is also the most that its parts may have.
fn set_severity(rule: &mut Rule, severity: Severity) {
    rule.severity = severity;
    let cap = |own: &mut Option<Severity>| *own = own.map(|own| own.min(severity));
    match &mut rule.kind {
        Kind::Avoid(parts) => parts.iter_mut().for_each(|part| cap(&mut part.severity)),
        Kind::Require(require) => cap(&mut require.weak_severity),
        Kind::Bounds(parts) => parts.iter_mut().for_each(|part| cap(&mut part.severity)),
        Kind::Balance(parts) => parts.iter_mut().for_each(|part| cap(&mut part.severity)),
        Kind::Measure(parts) => parts.iter_mut().for_each(|part| cap(&mut part.severity)),
        Kind::Beside(parts) => parts.iter_mut().for_each(|part| cap(&mut part.severity)),
        Kind::Each(_) => {}
    }
}
