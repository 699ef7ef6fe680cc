//! Severities and limits of rules, as a configuration sets them.

use crate::finding::is_of_the_gate;
use crate::pack::{Fault, LeftOut, Named, Pack, Setting, advice, apply_settings};
use crate::rule::Rule;
use crate::waive::Given;

/// Who turns a rule off that no pack does.
const CONFIGURATION: &str = "the configuration";

/// What is wrong with a setting, for the packs it may be used on.
pub(super) fn check(setting: &Setting, packs: &[&Pack]) -> Vec<Fault> {
    let rules = || packs.iter().flat_map(|pack| &pack.rules).map(|rule| &**rule);
    if rules().any(|rule| setting.is_of(rule)) {
        return setting.check(rules());
    }
    let mut left_out = packs.iter().flat_map(|pack| &pack.left_out);
    match left_out.find(|out| setting.is_of(&out.rule)) {
        // It asks for something that would not be asked, and whoever wrote it relies on it.
        Some(LeftOut { by, .. }) if setting.turns_on() => {
            let message = format!(
                "`{}` is turned off in {by}, and a configuration cannot turn it on again",
                setting.rule.name
            );
            let help = "take it out, or turn the rule on again in a pack that extends that one";
            vec![Fault::at(&setting.rule.place, message).help(help)]
        }
        Some(_) => setting.check(packs.iter().flat_map(|pack| pack.all_rules())),
        None => vec![unknown(&setting.rule, rules())],
    }
}

/// What is wrong with the rule that a waiver names.
pub(super) fn check_waiver(given: &Given, packs: &[&Pack]) -> Option<Fault> {
    let named = Named { name: given.rule.clone(), place: given.at.clone(), inside: None };
    if is_of_the_gate(&given.rule) {
        let fault = Fault::at(&named.place, "what the gate asks cannot be waived");
        return Some(fault.help("`[gate]` says what it asks"));
    }
    // One that is turned off may be turned on again: its waiver is unused, and that stops nothing.
    let rules = || packs.iter().flat_map(|pack| pack.all_rules());
    (!rules().any(|rule| rule.answers_to(&named.name))).then(|| unknown(&named, rules()))
}

fn unknown<'r>(named: &Named, rules: impl Iterator<Item = &'r Rule>) -> Fault {
    let fault = Fault::at(&named.place, format!("there is no rule `{}`", named.name));
    let known: Vec<&str> = rules.map(|rule| &*rule.id).collect();
    let help = advice(&named.name, known).unwrap_or_else(|| "`faircopy rules` lists them all".to_owned());
    fault.help(help)
}

/// A pack with one list of settings.
pub(super) fn apply(mut pack: Pack, settings: &[Setting]) -> Pack {
    // What a pack leaves out is not for a report of its kind, and a configuration may be for other kinds too.
    apply_settings(&mut pack, settings, CONFIGURATION, |out| out.by == CONFIGURATION);
    pack
}
