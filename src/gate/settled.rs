//! The rules as a configuration leaves them: a digest for the record, and what was let go of them, in a sentence.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::sync::Arc;

use crate::digest;
use crate::pack::Pack;
use crate::rule::Rule;

/// So many rules or groups are named in a sentence.
const NAMED: usize = 6;

/// What tells which rules are on, how much each matters and the numbers it goes by. What a rule looks for is told by
/// the digest of its pack.
pub(super) fn digest_of(pack: &Pack) -> String {
    let mut text = String::new();
    for rule in &pack.rules {
        // Writing to a string cannot fail.
        let _ = write!(text, "{} {}", rule.id, rule.severity);
        for limit in rule.limits() {
            let _ = write!(text, " {}={}", limit.name, limit.number);
        }
        text.push('\n');
    }
    digest::of(text.as_bytes())
}

/// What `by` lets go of the rules as the packs have them, in a sentence: those that are turned off and those that
/// matter less. `None`: nothing.
pub fn eased(packs: &[Arc<Rule>], now: &Pack, by: &str) -> Option<String> {
    let on = |rule: &Rule| now.rules.iter().find(|one| one.id == rule.id);
    let off: Vec<&Rule> = packs.iter().map(|rule| &**rule).filter(|rule| on(rule).is_none()).collect();
    let less: Vec<&Rule> = packs
        .iter()
        .map(|rule| &**rule)
        .filter(|rule| on(rule).is_some_and(|now| now.severity < rule.severity))
        .collect();
    let told = |some: &[&Rule], one: &str, many: &str| {
        let (number, what) = (some.len(), if some.len() == 1 { one } else { many });
        (number > 0).then(|| format!("{number} {what} ({})", names(some, packs)))
    };
    let parts: Vec<String> = [
        told(&off, "rule is turned off", "rules are turned off"),
        told(&less, "rule matters less", "rules matter less"),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!parts.is_empty()).then(|| format!("By {by}, {}.", parts.join(" and ")))
}

/// The names of some rules; a group of which all are among them is named as one.
fn names(some: &[&Rule], packs: &[Arc<Rule>]) -> String {
    let groups: BTreeSet<&str> = some.iter().map(|rule| rule.group()).collect();
    let of = |group: &str, rules: &mut dyn Iterator<Item = &Rule>| {
        rules.filter(|one| one.group() == group).count()
    };
    let mut names: Vec<String> = Vec::new();
    for group in groups {
        let own = of(group, &mut some.iter().copied());
        if own > 1 && own == of(group, &mut packs.iter().map(|rule| &**rule)) {
            names.push(format!("{group}/*"));
        } else {
            names.extend(some.iter().filter(|rule| rule.group() == group).map(|rule| rule.id.to_string()));
        }
    }
    let more = names.len().saturating_sub(NAMED);
    names.truncate(NAMED);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!("{}{more}", names.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Severity;

    #[test]
    fn what_is_let_go_is_told_by_group_and_rule() {
        let pack = Pack::builtin("peer-group-assessment").expect("built in").expect("valid");
        let of = |change: &dyn Fn(&mut Pack)| {
            let mut now = pack.clone();
            change(&mut now);
            (eased(&pack.rules, &now, "faircopy.toml"), digest_of(&now))
        };
        let set = |now: &mut Pack, id: &str, severity| {
            let rule = now.rules.iter_mut().find(|rule| *rule.id == *id).expect("a rule");
            Arc::make_mut(rule).severity = severity;
        };
        let (none, plain) = of(&|_| {});
        assert_eq!(none, None);
        let (told, digest) = of(&|now| {
            now.rules.retain(|rule| rule.group() != "actions" && *rule.id != *"voice/missing");
            set(now, "language/gang-label", Severity::Consider);
        });
        let told = told.expect("something");
        assert!(
            told.starts_with("By faircopy.toml, ")
                && told.contains("turned off (actions/*, voice/missing) and"),
            "{told}"
        );
        assert!(told.ends_with(" 1 rule matters less (language/gang-label)."), "{told}");
        assert_ne!(digest, plain);
        // What is made stricter, or goes by another number, is no ease and another digest all the same.
        let (none, stricter) = of(&|now| set(now, "clarity/length-and-repetition", Severity::Must));
        assert_eq!(none, None);
        assert_ne!(stricter, plain);
        let (none, longer) = of(&|now| {
            let rule = now.rules.iter_mut().find(|rule| *rule.id == *"clarity/length-and-repetition");
            Arc::make_mut(rule.expect("a rule")).set_limit("max-words", 90_000);
        });
        assert_eq!(none, None);
        assert_ne!(longer, plain);
    }
}
