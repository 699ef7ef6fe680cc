//! `balance`: a proportion that may be off.

use crate::finding::Severity;
use crate::pack::decode::Fields;
use crate::pack::stand_in;
use crate::role::Role;
use crate::rule::{Balance, Counted, Over, Unit};

/// What a message of this kind may hold besides its own words.
pub(in crate::pack) const STAND_INS: &[&str] = &["tally", "count", "all", "share", "who"];

/// Reads the parts of a rule: one table, or a list of them.
pub(super) fn read(rule: &mut Fields<'_, '_>) -> Vec<Balance> {
    rule.tables("balance", "`balance`").into_iter().map(part).collect()
}

fn part(mut fields: Fields<'_, '_>) -> Balance {
    stand_in::check(&mut fields, "message", STAND_INS);
    let part = Balance {
        of: fields.name("of", Counted::ALL, Counted::name).unwrap_or(Counted::Words),
        over: fields.name_if("over", Over::ALL, Over::name).unwrap_or(Over::Draft),
        share_from: fields.number_in("share-from", Unit::From),
        share_below: fields.number_in("share-below", Unit::Below),
        at_least: fields.number_in("at-least", Unit::Least).unwrap_or(1),
        least_words: fields.number_if("least-words").unwrap_or(0),
        least_members: fields.number_if("least-members").unwrap_or(0),
        terms: fields.terms("terms"),
        roles: fields.names("roles", Role::ALL, Role::name),
        set_aside: fields.names("set-aside", Role::ALL, Role::name),
        headings_aside: fields.terms("headings-aside"),
        severity: fields.name_if("severity", Severity::ALL, Severity::name),
        message: fields.prose_if("message"),
    };
    if part.of == Counted::Words && part.roles.is_empty() && part.terms.is_empty() {
        let message = "`balance` of words counts nothing without `roles` or `terms`";
        fields.desk.fault(&fields.span, message, None);
    }
    if part.share_from.is_none() && part.share_below.is_none() && part.of != Counted::MemberSections {
        let message = "`balance` is never off without `share-from` or `share-below`";
        fields.desk.fault(&fields.span, message, Some("write a share in percent".to_owned()));
    }
    fields.close();
    part
}
