//! The JSON Schema of `faircopy.toml`, from its keys and the rules that come with faircopy, so that editors complete
//! both.

use serde_json::{Map, Value, json};

use super::keys::{FILE_KEYS, Key, Shape};
use crate::finding::Severity;
use crate::pack::Pack;

/// The schema, for packs whose rules are to be completed.
pub fn schema(packs: &[&Pack]) -> Value {
    let mut schema = table(FILE_KEYS);
    schema["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    schema["title"] = json!("faircopy.toml");
    schema["$defs"] = json!({ "setting": setting(), "rules": rules(packs) });
    schema
}

fn table(keys: &[Key]) -> Value {
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
        // One text stands for a list of one.
        Shape::Texts => json!({
            "oneOf": [{ "type": "array", "items": { "type": "string" } }, { "type": "string" }],
        }),
        Shape::Severity => json!({ "enum": severities(false) }),
        Shape::SeverityOrOff => json!({ "enum": severities(true) }),
        Shape::Count => json!({ "type": "integer", "minimum": 0 }),
        Shape::Truth => json!({ "type": "boolean" }),
        Shape::Day => json!({ "type": "string", "format": "date" }),
        Shape::Rules => json!({ "$ref": "#/$defs/rules" }),
        Shape::Table(keys) => table(keys),
        Shape::Tables(keys) => json!({ "type": "array", "items": table(keys) }),
    }
}

fn severities(off: bool) -> Vec<&'static str> {
    let names = Severity::ALL.iter().rev().map(|severity| severity.name());
    names.chain(off.then_some("off")).collect()
}

fn setting() -> Value {
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

fn rules(packs: &[&Pack]) -> Value {
    let mut properties = Map::new();
    for rule in packs.iter().flat_map(|pack| &pack.rules) {
        properties
            .entry(format!("{}/*", rule.group()))
            .or_insert_with(|| json!({ "$ref": "#/$defs/setting" }));
        properties.insert(
            rule.id.to_string(),
            json!({ "$ref": "#/$defs/setting", "description": format!("{} ({})", rule.title, rule.severity) }),
        );
    }
    // Packs of one's own have rules that are not known here.
    json!({ "type": "object", "properties": properties, "additionalProperties": { "$ref": "#/$defs/setting" } })
}
