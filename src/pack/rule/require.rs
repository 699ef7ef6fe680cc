//! `require`: a statement that must be made, in any wording.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use crate::finding::Severity;
use crate::pack::decode::{Desk, Fields};
use crate::pack::id;
use crate::pack::nearest::advice;
use crate::pack::rule::check_id;
use crate::pack::stand_in;
use crate::pack::tree::{Entry, Value};
use crate::role::Role;
use crate::rule::{Fact, Gives, Idea, MOST_IDEAS, Require, Unit, Way, Within};

/// Names of ideas that ways hold, with their places.
type Mentions<'d> = Vec<(&'d str, &'d Range<usize>)>;

/// Reads the table.
pub(super) fn read(mut fields: Fields<'_, '_>) -> Require {
    let desk = fields.desk;
    let item = fields.prose("item");
    if !item.is_empty() {
        let span = fields.find("item").map_or(&fields.span, |entry| &entry.node.span);
        check_id(desk, "item", &item, span);
    }
    let question = fields.prose("question");
    let mut names = Vec::new();
    let ideas: Vec<Idea> =
        fields.tables("idea", "an idea").into_iter().map(|table| idea(table, &mut names)).collect();
    if ideas.len() > MOST_IDEAS {
        let message = format!(
            "a rule tells at most {MOST_IDEAS} ideas apart, and this one has {}: put words together, or part the rule",
            ideas.len()
        );
        desk.fault(&fields.span, message, None);
    }
    let mut mentions = Mentions::new();
    let mut ways =
        |key| fields.tables(key, "a way").into_iter().map(|table| way(table, &mut mentions)).collect();
    let met: Vec<Way> = ways("met");
    let applies = ways("applies");
    let (weak, explained, contrary) = (ways("weak"), ways("explained"), ways("contrary"));
    if met.is_empty() && !fields.has("fields") {
        let message = "`require` can never be met: it needs `met`, or `fields` that meet it when filled";
        desk.fault(&fields.span, message, None);
    }
    let unlike = fields.texts("unlike");
    mentions.extend(&unlike);
    compare(desk, &names, &mentions);
    stand_in::check(&mut fields, "weak-message", stand_in::WORDS);
    let require = Require {
        item: item.into(),
        question: question.into(),
        ideas,
        applies,
        asks: fields.truth("asks"),
        met,
        weak,
        explained,
        contrary,
        reads_like: fields.truth("reads-like"),
        unlike: unlike.into_iter().map(|(name, _)| name.to_owned()).collect(),
        fields: fields.strings("fields"),
        weak_fields: fields.strings("weak-fields"),
        gives: fields.name_if("gives", Gives::ALL, Gives::name),
        belongs: fields.names("belongs", Role::ALL, Role::name),
        model: model(&mut fields),
        weak_message: fields.prose_if("weak-message"),
        weak_severity: fields.name_if("weak-severity", Severity::ALL, Severity::name),
    };
    fields.close();
    require
}

/// Wording to fill in keeps its lines.
fn model(fields: &mut Fields<'_, '_>) -> String {
    let text = fields.find("model").and_then(|entry| fields.text_of("model", entry));
    text.unwrap_or_default().trim().to_owned()
}

fn idea<'d>(mut fields: Fields<'d, '_>, names: &mut Mentions<'d>) -> Idea {
    let desk = fields.desk;
    if let Some(entry) = fields.demand("name") {
        let name = fields.text_of("name", entry).map(|name| (name, &entry.node.span));
        if let Some((name, span)) = name {
            if names.iter().any(|(earlier, _)| *earlier == name) {
                desk.fault(span, format!("there are two ideas named `{name}`"), None);
            }
            names.push((name, span));
        }
    }
    if !fields.has("any") && !fields.has("is") && !fields.has("entry") {
        desk.fault(
            &fields.span,
            "an idea needs `any` (words), `is` (a fact) or `entry` (a declared key)",
            None,
        );
    }
    let (at_least, at_least_name) =
        fields.find("at-least").map_or((1, None), |entry| number(desk, entry, Unit::Signs));
    let idea = Idea {
        name: names.last().map(|(name, _)| (*name).to_owned()).unwrap_or_default(),
        any: fields.terms("any"),
        is: fields.names("is", Fact::ALL, Fact::name),
        entry: fields.texts("entry").into_iter().map(|(key, _)| key.to_owned()).collect(),
        at_least,
        at_least_name,
        asserted: fields.truth("asserted"),
        lacking: fields.prose_if("lacking").unwrap_or_default(),
    };
    fields.close();
    idea
}

fn way<'d>(mut fields: Fields<'d, '_>, mentions: &mut Mentions<'d>) -> Way {
    let desk = fields.desk;
    let there = fields.demand("all").is_some();
    let all = fields.texts("all");
    if there && all.is_empty() {
        desk.fault(&fields.span, "a way needs at least one idea in `all`", None);
    }
    let without = fields.texts("without");
    mentions.extend(all.iter().chain(&without));
    let (within, within_name) =
        fields.find("within").map_or((Within::Sentences(2), None), |entry| within(desk, entry));
    let own = |names: Mentions<'_>| names.into_iter().map(|(name, _)| name.to_owned()).collect();
    let way = Way {
        all: own(all),
        without: own(without),
        roles: fields.names("roles", Role::ALL, Role::name),
        within,
        within_name,
        yields: fields.truth("yields"),
        outweighs: fields.truth("outweighs"),
        note: fields.prose_if("note"),
    };
    fields.close();
    way
}

fn within<'t>(desk: &Desk<'t>, entry: &Entry<'t>) -> (Within, Option<Arc<str>>) {
    const NAMES: [(&str, Within); 3] =
        [("paragraph", Within::Paragraph), ("section", Within::Section), ("draft", Within::Draft)];
    let Value::Text(text) = &entry.node.value else {
        let (number, name) = number(desk, entry, Unit::Sentences);
        return (Within::Sentences(number), name);
    };
    let found = NAMES.iter().find(|(name, _)| name == text).map(|(_, within)| *within);
    let within = found.unwrap_or_else(|| {
        let help = advice(text, NAMES.iter().map(|(name, _)| *name));
        let message = format!("`within` cannot be \"{text}\": it is a number of sentences or a name");
        desk.fault(&entry.node.span, message, help);
        Within::Draft
    });
    (within, None)
}

/// A number from 1; `{ name = "min-strengths", number = 2 }` gives it a name by which others may set it.
fn number<'t>(desk: &Desk<'t>, entry: &Entry<'t>, unit: Unit) -> (u32, Option<Arc<str>>) {
    let Value::Table(entries) = &entry.node.value else {
        return (desk.number(&entry.key, &entry.node, unit.range()).unwrap_or(1), None);
    };
    let mut fields = Fields::new(desk, "a number with a name", entries, entry.node.span.clone());
    let name = fields.prose("name");
    if let Some(entry) = fields.find("name")
        && !name.is_empty()
        && !id::is_kebab(&name)
    {
        let help = "write small letters, digits and hyphens, as in `min-strengths`";
        desk.fault(&entry.node.span, format!("a number cannot be named \"{name}\""), Some(help.to_owned()));
    }
    let number = fields.demand("number").and_then(|entry| desk.number("number", &entry.node, unit.range()));
    fields.close();
    (number.unwrap_or(1), Some(name.into()))
}

/// Every idea a way names must exist, and every idea must be named by a way.
fn compare(desk: &Desk<'_>, ideas: &Mentions<'_>, mentions: &Mentions<'_>) {
    let known: BTreeSet<&str> = ideas.iter().map(|(name, _)| *name).collect();
    let used: BTreeSet<&str> = mentions.iter().map(|(name, _)| *name).collect();
    for (name, span) in mentions.iter().filter(|(name, _)| !known.contains(name)) {
        let help = advice(name, known.iter().copied());
        desk.fault(span, format!("there is no idea named `{name}`"), help);
    }
    for (name, span) in ideas.iter().filter(|(name, _)| !used.contains(name)) {
        let help = "name it in `all`, `without` or `unlike`, or take it out";
        desk.fault(span, format!("no way uses the idea `{name}`"), Some(help.to_owned()));
    }
}
