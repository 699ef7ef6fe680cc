//! What becomes of rules that somebody takes over: `[rules]` in a pack that extends another, and in a configuration.

mod apply;
mod check;

pub(crate) use apply::apply;

use crate::excerpt::fold;
use crate::finding::Severity;
use crate::named::named;
use crate::pack::decode::{Desk, Fields, Named, short};
use crate::pack::nearest::advice;
use crate::pack::stand_in;
use crate::pack::tree::{Entry, Node, Value};
use crate::rule::{Kind, Rule};

/// What becomes of a rule, or of a group's rules.
#[derive(Debug, Clone)]
pub struct Setting {
    /// The rule's id, or `group/*`.
    pub(crate) rule: Named,
    pub(crate) level: Option<Level>,
    pub(crate) limits: Vec<(Named, u32)>,
    pub(crate) wording: Vec<Worded>,
    /// Keys with a text where only a number can stand.
    pub(crate) texts: Vec<Named>,
}

/// Words that are put in a rule's own.
#[derive(Debug, Clone)]
pub(crate) struct Worded {
    pub(crate) wording: Wording,
    pub(crate) text: String,
    pub(crate) key: Named,
    /// What the text has in braces.
    pub(crate) braces: Vec<Named>,
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
    let mut setting = Setting {
        rule: named(entry),
        level: None,
        limits: Vec::new(),
        wording: Vec::new(),
        texts: Vec::new(),
    };
    match &entry.node.value {
        Value::Text(_) => setting.level = level(desk, &entry.node),
        Value::Table(entries) => {
            for inner in entries {
                if inner.key == "severity" {
                    setting.level = level(desk, &inner.node);
                } else if let Some(wording) = Wording::parse(&inner.key) {
                    setting.wording.extend(worded(desk, inner, named(inner), wording));
                // Which limits the rule has, and what they may be, is known with the packs.
                } else if let Value::Text(_) = &inner.node.value {
                    setting.texts.push(named(inner));
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
fn worded(desk: &Desk<'_>, entry: &Entry<'_>, key: Named, wording: Wording) -> Option<Worded> {
    let Value::Text(text) = &entry.node.value else {
        desk.unlike(&entry.key, &entry.node, "text in quotes");
        return None;
    };
    let text = fold(text);
    if text.is_empty() {
        desk.fault(&entry.node.span, format!("`{}` is empty", entry.key), None);
        return None;
    }
    let braces =
        if wording.is_message() { stand_in::found(desk, entry) } else { stand_in::closed(desk, entry) };
    Some(Worded { wording, text, key, braces })
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

    /// Whether it gives a severity, so that the rule is asked.
    pub(crate) fn turns_on(&self) -> bool {
        matches!(self.level, Some(Level::At(_)))
    }

    /// Whether it is about all rules of a group.
    fn is_of_group(&self) -> bool {
        self.rule.name.ends_with("/*")
    }
}

impl Wording {
    /// Whether something is put into it for what stands in braces.
    const fn is_message(self) -> bool {
        matches!(self, Self::Message | Self::WeakMessage)
    }

    /// Whether a rule has such words.
    fn is_of(self, rule: &Rule) -> bool {
        match (self, &rule.kind) {
            (Self::Title | Self::Message | Self::Why | Self::Instead, _)
            | (Self::Question | Self::WeakMessage | Self::Model, Kind::Require(_)) => true,
            (Self::Question, Kind::Each(each)) => each.item.is_some(),
            (Self::Question | Self::WeakMessage | Self::Model, _) => false,
        }
    }
}
