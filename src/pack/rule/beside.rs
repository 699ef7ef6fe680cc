//! `beside`: what a file carries with it that the page does not show.

use crate::finding::Severity;
use crate::pack::decode::Fields;
use crate::pack::stand_in;
use crate::rule::{Beside, Carried};

/// What a message of this kind may hold.
pub(in crate::pack) const STAND_INS: [&str; 3] = ["words", "number", "carried"];

/// Reads the parts of a rule: one table, or a list of them.
pub(super) fn read(rule: &mut Fields<'_, '_>) -> Vec<Beside> {
    rule.tables("beside", "`beside`").into_iter().map(part).collect()
}

fn part(mut fields: Fields<'_, '_>) -> Beside {
    stand_in::check(&mut fields, "message", &STAND_INS);
    let there = fields.demand("of").is_some();
    let of = fields.names("of", Carried::ALL, Carried::name);
    if there && of.is_empty() {
        let message = "`of` names nothing to look for";
        fields.desk.fault(&fields.span, message, None);
    }
    let part = Beside {
        of,
        severity: fields.name_if("severity", Severity::ALL, Severity::name),
        message: fields.prose_if("message"),
    };
    fields.close();
    part
}
