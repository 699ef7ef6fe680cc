//! Rules as settings leave them.

use std::sync::Arc;

use super::{Level, Setting, Wording};
use crate::finding::Severity;
use crate::pack::{LeftOut, Pack};
use crate::rule::{Kind, Rule};

/// Applies settings to the rules of a pack: groups first, so that a rule's own line wins. A rule that is turned off
/// comes back where its own line gives it a severity and it `may_return`. `by` says in words who sets it all.
pub(crate) fn apply(pack: &mut Pack, settings: &[Setting], by: &str, may_return: impl Fn(&LeftOut) -> bool) {
    if settings.is_empty() {
        return;
    }
    let (groups, single): (Vec<&Setting>, Vec<&Setting>) =
        settings.iter().partition(|setting| setting.is_of_group());
    let ordered: Vec<&Setting> = groups.into_iter().chain(single).collect();
    let mut left_out = Vec::new();
    pack.rules.retain_mut(|rule| {
        let kept = set(rule, &ordered, true);
        if !kept {
            left_out.push(LeftOut { rule: Arc::clone(rule), by: by.to_owned() });
        }
        kept
    });
    let mut back = Vec::new();
    pack.left_out.retain_mut(|out| {
        let comes_back = set(&mut out.rule, &ordered, false) && may_return(out);
        if comes_back {
            back.push(Arc::clone(&out.rule));
        }
        !comes_back
    });
    pack.left_out.append(&mut left_out);
    if !back.is_empty() {
        pack.rules.append(&mut back);
        pack.sort();
    }
}

/// Sets what settings say of a rule; whether it is on after them.
fn set(rule: &mut Arc<Rule>, settings: &[&Setting], was_on: bool) -> bool {
    let mut on = was_on;
    for setting in settings {
        if !setting.is_of(rule) {
            continue;
        }
        match setting.level {
            Some(Level::Off) => on = false,
            Some(Level::At(severity)) => {
                // What is said of a whole group is said of the rules that are on.
                on |= was_on || !setting.is_of_group();
                set_severity(Arc::make_mut(rule), severity);
            }
            None => {}
        }
        for (limit, number) in &setting.limits {
            Arc::make_mut(rule).set_limit(&limit.name, *number);
        }
        for worded in &setting.wording {
            reword(Arc::make_mut(rule), worded.wording, &worded.text);
        }
    }
    on
}

/// Says something of a rule in other words. A part that has a message of its own keeps it.
fn reword(rule: &mut Rule, wording: Wording, text: &str) {
    match (wording, &mut rule.kind) {
        (Wording::Title, _) => rule.title = text.into(),
        (Wording::Message, _) => text.clone_into(&mut rule.message),
        (Wording::Why, _) => rule.why = text.into(),
        (Wording::Instead, _) => rule.instead = text.into(),
        (Wording::Question, Kind::Require(require)) => require.question = text.into(),
        (Wording::WeakMessage, Kind::Require(require)) => require.weak_message = Some(text.to_owned()),
        (Wording::Model, Kind::Require(require)) => text.clone_into(&mut require.model),
        (Wording::Question, Kind::Each(each)) => {
            if let Some((_, question)) = &mut each.item {
                *question = text.into();
            }
        }
        (Wording::WeakMessage | Wording::Question | Wording::Model, _) => {}
    }
}

/// A rule's severity is also the most that its parts may have.
fn set_severity(rule: &mut Rule, severity: Severity) {
    rule.severity = severity;
    let cap = |own: &mut Option<Severity>| *own = own.map(|own| own.min(severity));
    match &mut rule.kind {
        Kind::Avoid(parts) => parts.iter_mut().for_each(|part| cap(&mut part.severity)),
        Kind::Require(require) => cap(&mut require.weak_severity),
        Kind::Bounds(parts) => parts.iter_mut().for_each(|part| cap(&mut part.severity)),
        Kind::Balance(parts) => parts.iter_mut().for_each(|part| cap(&mut part.severity)),
        Kind::Measure(parts) => parts.iter_mut().for_each(|part| cap(&mut part.severity)),
        Kind::Beside(parts) => parts.iter_mut().for_each(|part| cap(&mut part.severity)),
        Kind::Each(_) => {}
    }
}
