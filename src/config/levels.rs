//! Severities and limits of rules, as a configuration sets them.

use crate::finding::is_of_the_gate;
use crate::pack::{Fault, Named, Pack, Setting, advice, apply_settings};
use crate::rule::Rule;
use crate::waive::Given;

/// What is wrong with a setting, for the packs it may be used on.
pub(super) fn check(setting: &Setting, packs: &[&Pack]) -> Vec<Fault> {
    let rules = || packs.iter().flat_map(|pack| &pack.rules).map(|rule| &**rule);
    if rules().any(|rule| setting.is_of(rule)) {
        return setting.check_limits(rules());
    }
    vec![unknown(&setting.rule, rules())]
}

/// What is wrong with the rule that a waiver names.
pub(super) fn check_waiver(given: &Given, packs: &[&Pack]) -> Option<Fault> {
    let named = Named { name: given.rule.clone(), place: given.at.clone(), inside: None };
    if is_of_the_gate(&given.rule) {
        let fault = Fault::at(&named.place, "what the gate asks cannot be waived");
        return Some(fault.help("`[gate]` says what it asks"));
    }
    let rules = || packs.iter().flat_map(|pack| &pack.rules);
    (!rules().any(|rule| rule.answers_to(&named.name))).then(|| unknown(&named, rules().map(|rule| &**rule)))
}

fn unknown<'r>(named: &Named, rules: impl Iterator<Item = &'r Rule>) -> Fault {
    let fault = Fault::at(&named.place, format!("there is no rule `{}`", named.name));
    let known: Vec<&str> = rules.map(|rule| &*rule.id).collect();
    let help = advice(&named.name, known).unwrap_or_else(|| "`faircopy rules` lists them all".to_owned());
    fault.help(help)
}

/// A pack with one list of settings.
pub(super) fn apply(mut pack: Pack, settings: &[Setting]) -> Pack {
    pack.left_out.extend(apply_settings(&mut pack.rules, settings));
    pack
}
