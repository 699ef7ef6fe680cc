//! `avoid`: words that should not be there.

use crate::context::{About, Reason, Speaker, Stance};
use crate::finding::Severity;
use crate::pack::decode::Fields;
use crate::pack::stand_in;
use crate::role::Role;
use crate::rule::{Avoid, Recogniser, Unless};

/// Reads the parts of a rule: one table, or a list of them.
pub(super) fn read(rule: &mut Fields<'_, '_>) -> Vec<Avoid> {
    rule.tables("avoid", "`avoid`").into_iter().map(part).collect()
}

fn part(mut fields: Fields<'_, '_>) -> Avoid {
    if !fields.has("terms") && !fields.has("recognise") {
        let message = "`avoid` finds nothing without `terms` or `recognise`";
        fields.desk.fault(&fields.span, message, None);
    }
    stand_in::check(&mut fields, "message", &["words"]);
    let part = Avoid {
        terms: fields.terms("terms"),
        recognise: fields.names("recognise", Recogniser::ALL, Recogniser::name),
        with: fields.terms("with"),
        about: fields.names("about", About::ALL, About::name),
        alone: fields.truth("alone"),
        called: fields.truth("called"),
        doer: fields.names("doer", About::ALL, About::name),
        roles: fields.names("roles", Role::ALL, Role::name),
        except: fields.terms("except"),
        unless: fields.table("unless", "`unless`").map(unless).unwrap_or_default(),
        severity: fields.name_if("severity", Severity::ALL, Severity::name),
        firm: fields.truth("firm"),
        message: fields.prose_if("message"),
        suggest: fields.strings("suggest"),
    };
    fields.close();
    part
}

fn unless(mut fields: Fields<'_, '_>) -> Unless {
    let unless = Unless {
        always: fields.truth("always"),
        stance: fields.names("stance", Stance::ALL, Stance::name),
        speaker: fields.names("speaker", Speaker::ALL, Speaker::name),
        reason: fields.names("reason", Reason::ALL, Reason::name),
        role: fields.names("role", Role::ALL, Role::name),
        about: fields.names("about", About::ALL, About::name),
        doer: fields.names("doer", About::ALL, About::name),
        with: fields.terms("with"),
        nearby: fields.terms("nearby"),
        sourced: fields.truth("sourced"),
    };
    fields.close();
    unless
}
