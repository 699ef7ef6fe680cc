//! `bounds`: what lies outside the brief.

use crate::context::{Subject, Tie};
use crate::finding::Severity;
use crate::pack::decode::Fields;
use crate::pack::stand_in;
use crate::role::Role;
use crate::rule::{Bounds, Figure, Unit};

/// An event this many months before the time the report is about is well before it.
const MONTHS: u32 = 12;

/// Reads the parts of a rule: one table, or a list of them.
pub(super) fn read(rule: &mut Fields<'_, '_>) -> Vec<Bounds> {
    rule.tables("bounds", "`bounds`").into_iter().map(part).collect()
}

fn part(mut fields: Fields<'_, '_>) -> Bounds {
    if !["terms", "figures", "labels", "places", "earlier", "about"].iter().any(|key| fields.has(key)) {
        let message =
            "`bounds` finds nothing without `terms`, `figures`, `labels`, `places`, `earlier` or `about`";
        fields.desk.fault(&fields.span, message, None);
    }
    stand_in::check(&mut fields, "message", &["words", "detail"]);
    let part = Bounds {
        terms: fields.terms("terms"),
        figures: fields.names("figures", Figure::ALL, Figure::name),
        labels: fields.truth("labels"),
        places: fields.truth("places"),
        earlier: fields.truth("earlier"),
        months: fields.number_in("months", Unit::Months).unwrap_or(MONTHS),
        about: fields.names("about", Subject::ALL, Subject::name),
        with: fields.terms("with"),
        except: fields.terms("except"),
        without: fields.terms("without"),
        ties: fields.names("ties", Tie::ALL, Tie::name),
        also_in: fields.names("also-in", Role::ALL, Role::name),
        set_aside: fields.names("set-aside", Role::ALL, Role::name),
        severity: fields.name_if("severity", Severity::ALL, Severity::name),
        message: fields.prose_if("message"),
    };
    fields.close();
    part
}
