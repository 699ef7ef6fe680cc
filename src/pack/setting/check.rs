//! What is wrong with settings, now that the rules they are about are known.

use std::collections::BTreeSet;

use super::{Setting, Worded, Wording};
use crate::pack::decode::{Named, in_words};
use crate::pack::fault::Fault;
use crate::pack::nearest::advice;
use crate::pack::stand_in;
use crate::rule::{Limit, Rule};

impl Setting {
    /// What is wrong with it, for the rules it may be about; nothing where it is about none of them.
    pub(crate) fn check<'r>(&self, rules: impl Iterator<Item = &'r Rule>) -> Vec<Fault> {
        let rules: Vec<&Rule> = rules.filter(|rule| self.is_of(rule)).collect();
        let limits: Vec<Limit> = rules.iter().flat_map(|rule| rule.limits()).collect();
        let limit = |named: &Named| limits.iter().find(|limit| *limit.name == *named.name);
        let mut faults = Vec::new();
        for (written, number) in &self.limits {
            let Some(limit) = limit(written) else {
                faults.push(self.no_such_key(written, &rules, &limits));
                continue;
            };
            let range = limit.unit.range();
            if !range.contains(number) {
                let message = format!("`{}` takes {}, not {number}", written.name, in_words(&range));
                faults.push(Fault::at(&written.place, message));
            }
        }
        for written in &self.texts {
            faults.push(match limit(written) {
                Some(limit) => {
                    let wanted = in_words(&limit.unit.range());
                    let message = format!("`{}` takes {wanted}, not text", written.name);
                    Fault::at(&written.place, message).help("write the number without quotes")
                }
                None => self.no_such_key(written, &rules, &limits),
            });
        }
        for worded in &self.wording {
            let own: Vec<&Rule> = rules.iter().copied().filter(|rule| worded.wording.is_of(rule)).collect();
            if own.is_empty() && !rules.is_empty() {
                faults.push(self.no_such_key(&worded.key, &rules, &limits));
            }
            faults.extend(braces(worded, &own));
        }
        faults
    }

    fn no_such_key(&self, written: &Named, rules: &[&Rule], limits: &[Limit]) -> Fault {
        let wordings = Wording::ALL.iter().filter(|wording| rules.iter().any(|rule| wording.is_of(rule)));
        let limits = limits.iter().map(|limit| &*limit.name);
        let names: BTreeSet<&str> =
            limits.chain(wordings.map(|wording| wording.name())).chain(["severity"]).collect();
        let message = format!("`{}` has no key `{}`", self.rule.name, written.name);
        Fault { help: advice(&written.name, names), ..Fault::at(&written.place, message) }
    }
}

/// What a text has in braces that the first of some rules does not fill in.
fn braces(worded: &Worded, rules: &[&Rule]) -> Vec<Fault> {
    let key = worded.wording.name();
    if !worded.wording.is_message() {
        return stand_in::slips_of_prose(&worded.braces, key);
    }
    let of = |rule: &Rule| {
        let known = match worded.wording {
            Wording::Message => stand_in::of_kind(&rule.kind),
            _ => stand_in::WORDS,
        };
        stand_in::slips(&worded.braces, &format!("the {key} of `{}`", rule.id), known)
    };
    rules.iter().map(|rule| of(rule)).find(|slips| !slips.is_empty()).unwrap_or_default()
}
