//! Severities and limits of rules, as a configuration sets them.

use std::sync::Arc;

use crate::pack::{Fault, Level, Named, Pack, advice, set_severity};
use crate::rule::Rule;
use crate::waive::{Given, own_rule};

/// What becomes of a rule, or of a group's rules.
#[derive(Debug, Clone)]
pub struct Setting {
    pub(super) rule: Named,
    pub(super) level: Option<Level>,
    pub(super) limits: Vec<(Named, u32)>,
}

impl Setting {
    fn is_of(&self, rule: &Rule) -> bool {
        match self.rule.name.strip_suffix("/*") {
            Some(group) => rule.group() == group,
            None => rule.answers_to(&self.rule.name),
        }
    }

    /// What is wrong with it, for the packs it may be used on.
    pub(super) fn check(&self, packs: &[&Pack]) -> Vec<Fault> {
        let rules = || packs.iter().flat_map(|pack| &pack.rules);
        let mut own: Vec<Rule> =
            rules().filter(|rule| self.is_of(rule)).map(|rule| Rule::clone(rule)).collect();
        if own.is_empty() {
            return vec![unknown(&self.rule, rules().map(|rule| &**rule))];
        }
        let names: Vec<&str> =
            own.iter_mut().flat_map(|rule| rule.limits().into_iter().map(|(name, _)| name)).collect();
        let strange = self.limits.iter().filter(|(limit, _)| !names.contains(&limit.name.as_str()));
        strange
            .map(|(limit, _)| {
                let fault =
                    Fault::at(&limit.place, format!("`{}` has no key `{}`", self.rule.name, limit.name));
                Fault { help: advice(&limit.name, names.iter().copied().chain(["severity"])), ..fault }
            })
            .collect()
    }
}

/// What is wrong with the rule that a waiver names.
pub(super) fn check_waiver(given: &Given, packs: &[&Pack]) -> Option<Fault> {
    let named = Named { name: given.rule.clone(), place: given.at.clone(), inside: None };
    if own_rule(&given.rule).is_some() || given.rule.starts_with("gate/") {
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

/// A pack with one list of settings: groups first, so that a rule's own line wins.
pub(super) fn apply(mut pack: Pack, settings: &[Setting]) -> Pack {
    let (groups, single): (Vec<&Setting>, Vec<&Setting>) =
        settings.iter().partition(|setting| setting.rule.name.ends_with("/*"));
    let ordered: Vec<&Setting> = groups.into_iter().chain(single).collect();
    let mut left_out = Vec::new();
    pack.rules.retain_mut(|rule| {
        let mut kept = true;
        let own: Vec<&&Setting> = ordered.iter().filter(|setting| setting.is_of(rule)).collect();
        for setting in own {
            match setting.level {
                Some(Level::Off) => kept = false,
                Some(Level::At(severity)) => {
                    kept = true;
                    set_severity(Arc::make_mut(rule), severity);
                }
                None => {}
            }
            for (limit, number) in &setting.limits {
                let limits = Arc::make_mut(rule).limits();
                if let Some((_, own)) = limits.into_iter().find(|(name, _)| *name == limit.name) {
                    *own = *number;
                }
            }
        }
        if !kept {
            left_out.push(Arc::clone(rule));
        }
        kept
    });
    pack.left_out.extend(left_out);
    pack
}
