//! `measure`: a length, or a likeness, held against a number.

use crate::finding::Severity;
use crate::pack::decode::Fields;
use crate::pack::stand_in;
use crate::rule::{Measure, Measured, Unit};

/// Reads the parts of a rule: one table, or a list of them.
pub(super) fn read(rule: &mut Fields<'_, '_>) -> Vec<Measure> {
    rule.tables("measure", "`measure`").into_iter().map(part).collect()
}

fn part(mut fields: Fields<'_, '_>) -> Measure {
    stand_in::check(&mut fields, "message", &STAND_INS);
    let of = fields.name("of", Measured::ALL, Measured::name).unwrap_or(Measured::Words);
    let most = fields.demand("most").is_some();
    let most = most.then(|| fields.number_in("most", Unit::Measured(of))).flatten();
    let part = Measure {
        of,
        most: most.unwrap_or(u32::MAX),
        without_heading: fields.terms("without-heading"),
        severity: fields.name_if("severity", Severity::ALL, Severity::name),
        message: fields.prose_if("message"),
    };
    if of == Measured::WordsWithout && part.without_heading.is_empty() {
        let message = "`words-without-heading` needs `without-heading`: the words to look for in headings";
        fields.desk.fault(&fields.span, message, None);
    }
    fields.close();
    part
}

/// What a message of this kind may hold.
pub(in crate::pack) const STAND_INS: [&str; 3] = ["words", "number", "most"];
