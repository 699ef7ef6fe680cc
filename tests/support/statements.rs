//! Reads `tests/bank/statements.toml`: ways to make the statements that a report needs.

#![allow(dead_code)] // each of its users asks for a part

use std::fs;
use std::path::Path;

use faircopy::finding::Status;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Bank {
    statement: Vec<Statement>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Statement {
    item: String,
    #[serde(default)]
    met: Vec<String>,
    #[serde(default)]
    weak: Vec<String>,
    #[serde(default)]
    explained: Vec<String>,
    #[serde(default)]
    missing: Vec<String>,
}

/// A text, and what the checklist should say of one item.
pub(crate) struct Said {
    pub(crate) item: String,
    pub(crate) status: Status,
    pub(crate) text: String,
}

/// Every text of the file, in order.
pub(crate) fn read(path: &Path) -> Vec<Said> {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let bank: Bank = toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut out = Vec::new();
    for Statement { item, met, weak, explained, missing } in bank.statement {
        let kinds = [
            (Status::Met, met),
            (Status::Weak, weak),
            (Status::Explained, explained),
            (Status::Missing, missing),
        ];
        for (status, texts) in kinds {
            out.extend(texts.into_iter().map(|text| Said { item: item.clone(), status, text }));
        }
    }
    out
}
