//! A `[[rule]]` table becomes a rule: its identity, its examples and its kind.

use std::ops::Range;
use std::sync::Arc;

use crate::excerpt::fold;
use crate::finding::Severity;
use crate::pack::decode::{Desk, Fields, Named};
use crate::pack::fault::Place;
use crate::pack::id;
use crate::pack::nearest::listed;
use crate::pack::stand_in;
use crate::pack::tree::{Entry, Value};
use crate::rule::{Example, Expect, Kind, Rule};

mod avoid;
pub(super) mod balance;
pub(super) mod beside;
mod bounds;
mod each;
pub(super) mod measure;
mod require;

/// The kinds, by the key that tells them.
const KINDS: [&str; 7] = ["avoid", "require", "each", "bounds", "balance", "measure", "beside"];

/// A rule and where its ids stand.
#[derive(Debug)]
pub(super) struct Written {
    pub(super) rule: Rule,
    pub(super) place: Place,
    pub(super) aliases: Vec<Named>,
    /// The checklist item that it decides.
    pub(super) item: Option<Named>,
}

/// Reads a rule; nothing only when it has no id by which to speak of it.
pub(super) fn read(mut fields: Fields<'_, '_>) -> Option<Written> {
    let desk = fields.desk;
    let id = fields.demand("id");
    let id = id.and_then(|entry| Some((fields.text_of("id", entry)?, &entry.node.span)));
    if let Some((id, span)) = id {
        check_id(desk, "id", id, span);
    }
    let title = fields.prose("title");
    let severity = fields.name("severity", Severity::ALL, Severity::name).unwrap_or(Severity::Consider);
    let message = fields.prose("message");
    let why = fields.prose("why");
    let instead = fields.prose("instead");
    let sources = sources(&mut fields);
    let aliases = fields.texts("aliases");
    for (alias, span) in &aliases {
        check_id(desk, "aliases", alias, span);
    }
    let weighed = fields.truth("weighed");
    let kind = kind(&mut fields);
    stand_in::check(&mut fields, "message", stand_in::of_kind(&kind));
    for key in ["title", "why", "instead"] {
        stand_in::check_prose(&mut fields, key);
    }
    let item = item(&mut fields);
    let examples = examples(&mut fields, &kind);
    fields.close();

    let (id, span) = id?;
    Some(Written {
        place: desk.place(span),
        aliases: aliases
            .iter()
            .map(|(name, span)| Named { name: (*name).to_owned(), place: desk.place(span), inside: None })
            .collect(),
        item,
        rule: Rule {
            id: id.into(),
            pack: Arc::default(),
            title: title.into(),
            severity,
            message,
            why: why.into(),
            instead: instead.into(),
            sources,
            aliases: aliases.into_iter().map(|(alias, _)| alias.to_owned()).collect(),
            weighed,
            kind,
            examples,
        },
    })
}

fn check_id(desk: &Desk<'_>, key: &str, id: &str, span: &Range<usize>) {
    if !id::is_rule(id) {
        let message = format!("`{key}` cannot be \"{id}\": an id is a group and a name");
        let help = "write small letters, digits and hyphens, as in `language/gang-label`";
        desk.fault(span, message, Some(help.to_owned()));
    } else if id.split_once('/').is_some_and(|(group, _)| group == id::GATE) {
        let message = format!("`{key}` cannot be \"{id}\": `{}/` is for what the gate itself asks", id::GATE);
        desk.fault(span, message, Some("choose another group, as in `local/panel`".to_owned()));
    }
}

/// Where a rule gives the id of its checklist item.
fn item(fields: &mut Fields<'_, '_>) -> Option<Named> {
    let desk = fields.desk;
    let require = fields.find("require").and_then(|entry| inner(entry, "item"));
    let each = fields.find("each").and_then(|entry| inner(inner(entry, "item")?, "id"));
    let node = &require.or(each)?.node;
    let Value::Text(name) = &node.value else { return None };
    Some(Named { name: fold(name), place: desk.place(&node.span), inside: None })
}

fn inner<'n, 't>(entry: &'n Entry<'t>, key: &str) -> Option<&'n Entry<'t>> {
    let Value::Table(entries) = &entry.node.value else { return None };
    entries.iter().find(|inner| inner.key == key)
}

fn sources(fields: &mut Fields<'_, '_>) -> Vec<String> {
    let desk = fields.desk;
    let there = fields.demand("sources").is_some();
    let sources = fields.texts("sources");
    if there && sources.is_empty() {
        let help = "cite at least one; `practice` where nothing published settles the matter";
        desk.fault(&fields.span, "`sources` names no source", Some(help.to_owned()));
    }
    for (name, span) in &sources {
        let place = desk.place(span);
        desk.notes.borrow_mut().citations.push(Named { name: (*name).to_owned(), place, inside: None });
    }
    sources.into_iter().map(|(name, _)| name.to_owned()).collect()
}

fn kind(fields: &mut Fields<'_, '_>) -> Kind {
    let given: Vec<&str> = KINDS.into_iter().filter(|kind| fields.has(kind)).collect();
    if given.len() != 1 {
        let message = match given.as_slice() {
            [] => format!("a rule needs one of {}, which say how it decides", listed(&KINDS, "and")),
            several => format!("a rule has one kind, and this one has {}", listed(several, "and")),
        };
        fields.desk.fault(&fields.span, message, None);
    }
    let avoid = avoid::read(fields);
    let require = fields.table("require", "`require`").map(require::read);
    let each = fields.table("each", "`each`").map(each::read);
    let bounds = bounds::read(fields);
    let balance = balance::read(fields);
    let measure = measure::read(fields);
    let beside = beside::read(fields);
    match (require, each) {
        (Some(require), _) => Kind::Require(Box::new(require)),
        (None, Some(each)) => Kind::Each(each),
        (None, None) if !bounds.is_empty() => Kind::Bounds(bounds),
        (None, None) if !balance.is_empty() => Kind::Balance(balance),
        (None, None) if !measure.is_empty() => Kind::Measure(measure),
        (None, None) if !beside.is_empty() => Kind::Beside(beside),
        (None, None) => Kind::Avoid(avoid),
    }
}

fn examples(fields: &mut Fields<'_, '_>, kind: &Kind) -> Vec<Example> {
    let desk = fields.desk;
    let mut examples = Vec::new();
    let example_tables = fields.tables("example", "an example");
    let tables = example_tables.len();
    for mut table in example_tables {
        let mut found = Vec::new();
        for expect in Expect::ALL {
            if let Some(entry) = table.find(expect.name()) {
                found.extend(table.text_of(expect.name(), entry).map(|text| (*expect, text, entry)));
            }
        }
        // An unknown key is told when the table is closed; that is enough.
        if found.len() > 1 || table.is_empty() {
            let names: Vec<&str> = Expect::ALL.iter().map(|expect| expect.name()).collect();
            let message = format!("an example has exactly one of {}", listed(&names, "and"));
            desk.fault(&table.span, message, None);
        }
        if let Some((expect, text, entry)) = found.into_iter().next() {
            if let Some(slip) = marks(text) {
                desk.fault(
                    &entry.node.span,
                    slip,
                    Some("mark the words as in: a «menacing» look".to_owned()),
                );
            }
            if matches!(expect, Expect::Weak | Expect::Explained)
                && matches!(
                    kind,
                    Kind::Avoid(_) | Kind::Bounds(_) | Kind::Balance(_) | Kind::Measure(_) | Kind::Beside(_)
                )
            {
                let message =
                    format!("`{expect}` is for statements that must be made; this kind only flags or passes");
                desk.fault(&entry.at, message, Some("write `flag` or `pass`".to_owned()));
            }
            examples.push(Example { expect, text: text.to_owned() });
        }
        table.close();
    }
    let lacking: Vec<&str> = [Expect::Flag, Expect::Pass]
        .into_iter()
        .filter(|expect| !examples.iter().any(|example| example.expect == *expect))
        .map(Expect::name)
        .collect();
    if !lacking.is_empty() && examples.len() == tables {
        let message = format!("a rule needs an example of {}", listed(&lacking, "and one of"));
        let help = "examples are its tests and its documentation: add [[rule.example]]";
        desk.fault(&fields.span, message, Some(help.to_owned()));
    }
    examples
}

/// What is wrong with the marks « and » of an example.
fn marks(text: &str) -> Option<&'static str> {
    if text.trim().is_empty() {
        return Some("the example is empty");
    }
    // Both marks are of two bytes, the first the same.
    let starts = text.bytes().enumerate().filter(|(_, byte)| *byte == "«".as_bytes()[0]).map(|(at, _)| at);
    let mut open = None;
    for at in starts {
        let opens = text[at..].starts_with('«');
        if !opens && !text[at..].starts_with('»') {
            continue;
        }
        match (opens, open) {
            (true, None) => open = Some(at + '«'.len_utf8()),
            (true, Some(_)) => return Some("`«` is opened again before it is closed with `»`"),
            (false, None) => return Some("`»` closes no `«`"),
            (false, Some(start)) if text[start..at].trim().is_empty() => {
                return Some("nothing stands between `«` and `»`");
            }
            _ => open = None,
        }
    }
    open.map(|_| "`«` is never closed with `»`")
}

#[cfg(test)]
mod tests {
    use super::marks;

    #[test]
    fn marks_pair_up() {
        for (text, word) in [
            ("a «b» c «d»", None),
            ("plain", None),
            ("a «b", Some("never closed")),
            ("a b»", Some("closes no")),
            ("a «b «c»", Some("opened again")),
            ("a «» b", Some("nothing")),
            ("  ", Some("empty")),
        ] {
            let slip = marks(text);
            assert_eq!(slip.is_some(), word.is_some(), "{text}: {slip:?}");
            assert!(slip.unwrap_or_default().contains(word.unwrap_or_default()), "{text}: {slip:?}");
        }
    }
}
