//! What a key of a TOML file takes, and how a JSON Schema says so.

use serde_json::{Map, Value, json};

use crate::finding::Severity;

/// What a key takes.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Shape {
    /// Text.
    Text,
    /// A list of texts; one text stands for a list of one.
    Texts,
    /// Text of a pattern.
    Like(&'static str),
    /// Texts of a pattern.
    AllLike(&'static str),
    /// One of some names.
    Name(fn() -> Vec<&'static str>),
    /// Some of some names.
    Names(fn() -> Vec<&'static str>),
    /// A severity.
    Severity,
    /// A severity, or `"off"`.
    SeverityOrOff,
    /// A whole number, so much or more.
    Count(u32),
    /// A whole number from 1, with or without a name by which others may set it.
    Number,
    /// Such a number, or one of some names.
    NumberOr(&'static [&'static str]),
    /// `true` or `false`.
    Truth,
    /// A day.
    Day,
    /// What is defined elsewhere in the schema.
    Defined(&'static str),
    /// A table.
    Table(&'static [Key]),
    /// A list of tables.
    Tables(&'static [Key]),
    /// A list of tables, or one that stands for a list of one.
    OneOrMore(&'static [Key]),
}

/// A key.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Key {
    pub(crate) name: &'static str,
    pub(crate) shape: Shape,
    pub(crate) required: bool,
    pub(crate) about: &'static str,
}

pub(crate) const fn key(name: &'static str, shape: Shape, about: &'static str) -> Key {
    Key { name, shape, required: false, about }
}

pub(crate) const fn required(name: &'static str, shape: Shape, about: &'static str) -> Key {
    Key { name, shape, required: true, about }
}

/// The keys of a number that has a name.
pub(crate) const NUMBER: &[Key] = &[
    required("name", Shape::Like(KEBAB), "The name by which a configuration or another pack sets it"),
    required("number", Shape::Count(1), "What it is when nobody sets it"),
];

/// Small letters, digits and hyphens.
pub(crate) const KEBAB: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";

/// The schema of a table with these keys and no others.
pub(crate) fn table(keys: &[Key]) -> Value {
    let property = |key: &Key| {
        let mut value = of(key.shape);
        value["description"] = json!(key.about);
        (key.name.to_owned(), value)
    };
    let mut table = json!({
        "type": "object",
        "additionalProperties": false,
        "properties": keys.iter().map(property).collect::<Map<_, _>>(),
    });
    let required: Vec<&str> = keys.iter().filter(|key| key.required).map(|key| key.name).collect();
    if !required.is_empty() {
        table["required"] = json!(required);
    }
    table
}

fn of(shape: Shape) -> Value {
    match shape {
        Shape::Text => json!({ "type": "string", "minLength": 1 }),
        Shape::Texts => one_or_more(json!({ "type": "string" })),
        Shape::Like(pattern) => json!({ "type": "string", "pattern": pattern }),
        Shape::AllLike(pattern) => one_or_more(json!({ "type": "string", "pattern": pattern })),
        Shape::Name(all) => json!({ "enum": all() }),
        Shape::Names(all) => one_or_more(json!({ "enum": all() })),
        Shape::Severity => json!({ "enum": severities(false) }),
        Shape::SeverityOrOff => json!({ "enum": severities(true) }),
        Shape::Count(least) => json!({ "type": "integer", "minimum": least }),
        Shape::Number => json!({ "oneOf": [of(Shape::Count(1)), table(NUMBER)] }),
        Shape::NumberOr(names) => json!({ "oneOf": [of(Shape::Count(1)), table(NUMBER), { "enum": names }] }),
        Shape::Truth => json!({ "type": "boolean" }),
        Shape::Day => json!({ "type": "string", "format": "date" }),
        Shape::Defined(name) => json!({ "$ref": format!("#/$defs/{name}") }),
        Shape::Table(keys) => table(keys),
        Shape::Tables(keys) => json!({ "type": "array", "items": table(keys) }),
        Shape::OneOrMore(keys) => one_or_more(table(keys)),
    }
}

fn one_or_more(item: Value) -> Value {
    json!({ "oneOf": [{ "type": "array", "items": item.clone() }, item] })
}

pub(crate) fn severities(off: bool) -> Vec<&'static str> {
    let names = Severity::ALL.iter().rev().map(|severity| severity.name());
    names.chain(off.then_some("off")).collect()
}

/// The schema of a `[rules]` table: rules that are known by name, each with what it is, and any other.
pub(crate) fn settings<'r>(rules: impl Iterator<Item = &'r crate::rule::Rule>) -> Value {
    let mut properties = Map::new();
    for rule in rules {
        properties
            .entry(format!("{}/*", rule.group()))
            .or_insert_with(|| json!({ "$ref": "#/$defs/setting" }));
        let limits: Map<String, Value> = rule
            .limits()
            .iter()
            .map(|limit| {
                let range = limit.unit.range();
                let about = format!("{} ({})", limit.unit.about(), limit.number);
                let number = json!({
                    "type": "integer", "minimum": range.start(), "maximum": range.end(), "description": about,
                });
                (limit.name.to_string(), number)
            })
            .collect();
        let mut own = json!({ "$ref": "#/$defs/setting" });
        if !limits.is_empty() {
            own = json!({
                "oneOf": [{ "enum": severities(true) }, {
                    "type": "object",
                    "additionalProperties": false,
                    "properties": limits.into_iter()
                        .chain([("severity".to_owned(), json!({ "enum": severities(true) }))])
                        .collect::<Map<_, _>>(),
                }],
            });
        }
        own["description"] = json!(format!("{} ({})", rule.title, rule.severity));
        properties.insert(rule.id.to_string(), own);
    }
    // Packs of one's own have rules that are not known here.
    json!({ "type": "object", "properties": properties, "additionalProperties": { "$ref": "#/$defs/setting" } })
}

/// What a rule, or a group of them, may be given.
pub(crate) fn setting() -> Value {
    json!({
        "oneOf": [
            { "enum": severities(true) },
            {
                "type": "object",
                "properties": { "severity": { "enum": severities(true) } },
                "additionalProperties": { "type": "integer", "minimum": 0 },
            },
        ],
    })
}
