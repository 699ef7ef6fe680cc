//! The JSON Schema of `faircopy.toml`, from its keys and the rules that come with faircopy, so that editors complete
//! both.

use serde_json::{Value, json};

use super::keys::FILE_KEYS;
use crate::pack::Pack;
use crate::pack::shape::{setting, settings, table};

/// The schema, for packs whose rules are to be completed.
pub fn schema(packs: &[&Pack]) -> Value {
    let mut schema = table(FILE_KEYS);
    schema["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    schema["title"] = json!("faircopy.toml");
    let rules = packs.iter().flat_map(|pack| &pack.rules).map(|rule| &**rule);
    schema["$defs"] = json!({ "setting": setting(), "rules": settings(rules) });
    schema
}
