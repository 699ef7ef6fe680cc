//! `each`: something that every one of many must have.

use std::sync::Arc;

use crate::context::{ActionPart, EventPart};
use crate::pack::decode::Fields;
use crate::pack::rule::check_id;
use crate::rule::{Each, Many, Need, Needs, Unit};

/// Of a hundred actions, so many must have everything.
const ENOUGH_ACTIONS: u32 = 80;

/// Of a hundred findings, so many must have it.
const ENOUGH_FINDINGS: u32 = 90;

/// Reads the table.
pub(super) fn read(mut fields: Fields<'_, '_>) -> Each {
    let of = fields.name("of", Many::ALL, Many::name);
    let item = fields.table("item", "`item`").map(item);
    let usual = if of == Some(Many::Finding) { ENOUGH_FINDINGS } else { ENOUGH_ACTIONS };
    let enough = fields.number_in("enough", Unit::Share).unwrap_or(usual);
    let tables = fields.tables("need", "a need");
    if tables.is_empty() {
        fields.desk.fault(&fields.span, "`each` asks for nothing: add [[rule.each.need]]", None);
    }
    let tables = tables.into_iter();
    let needs = match of {
        Some(Many::Finding) => {
            Needs::Finding(tables.filter_map(|table| need(table, EventPart::ALL, EventPart::name)).collect())
        }
        Some(Many::Action) | None => {
            Needs::Action(tables.filter_map(|table| need(table, ActionPart::ALL, ActionPart::name)).collect())
        }
    };
    let empty = fields.names("empty", ActionPart::ALL, ActionPart::name);
    fields.close();
    Each { needs, item, enough, empty }
}

fn item(mut fields: Fields<'_, '_>) -> (Arc<str>, Arc<str>) {
    let id = fields.prose("id");
    if !id.is_empty() {
        check_id(fields.desk, "id", &id, &fields.span);
    }
    let question = fields.prose("question");
    fields.close();
    (id.into(), question.into())
}

/// A need; nothing where its part is none, which is told.
fn need<P: Copy>(mut fields: Fields<'_, '_>, all: &[P], name: fn(P) -> &'static str) -> Option<Need<P>> {
    let part = fields.name("part", all, name);
    let (hollow, lacking) = (fields.terms("hollow"), fields.prose("lacking"));
    fields.close();
    Some(Need { part: part?, hollow, lacking })
}
