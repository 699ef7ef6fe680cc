//! `each`: something that every one of many must have.

use std::sync::Arc;

use crate::pack::decode::Fields;
use crate::pack::rule::check_id;
use crate::rule::{Each, Many, Need, Unit};

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
    let needs: Vec<Need> = fields.tables("need", "a need").into_iter().map(need).collect();
    if needs.is_empty() {
        fields.desk.fault(&fields.span, "`each` asks for nothing: add [[rule.each.need]]", None);
    }
    fields.close();
    Each { of: of.unwrap_or(Many::Action), needs, item, enough }
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

fn need(mut fields: Fields<'_, '_>) -> Need {
    let need =
        Need { part: fields.prose("part"), hollow: fields.terms("hollow"), lacking: fields.prose("lacking") };
    fields.close();
    need
}
