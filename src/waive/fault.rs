//! What is wrong with waivers, as findings under ids of the gate's own.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::draft::{Refused, Request};
use super::index::Index;
use super::{Standing, Waiver};
use crate::check::fingerprint;
use crate::context::identifier::masked;
use crate::finding::{Finding, Severity, WORDS_CLOSE, WORDS_OPEN};
use crate::pack::{Pack, is_rule, meant, nearest};

/// A rule of the gate's own: it asks about waivers, not about the report, and belongs to no pack.
#[derive(Debug)]
pub struct OwnRule {
    /// Its id.
    pub id: &'static str,
    /// Names the fault.
    pub title: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// Why it matters.
    pub why: &'static str,
    /// How to mend it.
    pub instead: &'static str,
}

/// A waiver that does nothing.
pub(crate) const UNUSED: OwnRule = OwnRule {
    id: "gate/unused-waiver",
    title: "Waiver that waives nothing",
    severity: Severity::Should,
    why: "A waiver with nothing under it reads as if something had been agreed, and would let through what is \
          written there later.",
    instead: "Take the waiver out, or name the rule as the finding names it.",
};

/// A waiver without a reason.
pub(super) const REASONLESS: OwnRule = OwnRule {
    id: "gate/reasonless-waiver",
    title: "Waiver without a reason",
    severity: Severity::Should,
    why: "Someone will have to stand behind this wording months from now; without a reason nobody can.",
    instead: "Write: faircopy: allow RULE because, and then the reason in a sentence.",
};

/// A waiver whose last day has passed.
pub(super) const EXPIRED: OwnRule = OwnRule {
    id: "gate/expired-waiver",
    title: "Waiver that has run out",
    severity: Severity::Should,
    why: "It was agreed up to a day, and that day has passed.",
    instead: "Mend the wording, or agree on it anew with a new date.",
};

/// A waiver whose last day cannot be read.
pub(super) const UNDATED: OwnRule = OwnRule {
    id: "gate/undated-waiver",
    title: "Waiver whose last day cannot be read",
    severity: Severity::Should,
    why: "It was to end, and nobody can tell when: as it stands it would never do so.",
    instead: "Write the day as 2026-12-31, or as 31 December 2026.",
};

/// Two waivers where one is enough.
pub(super) const DOUBLE: OwnRule = OwnRule {
    id: "gate/double-waiver",
    title: "Two waivers for one finding",
    severity: Severity::Consider,
    why: "Where two people have accepted the same wording for different reasons, nobody knows whose reason counts.",
    instead: "Keep the waiver that is right and take the other out.",
};

/// The rules about waivers.
pub const OWN_RULES: &[OwnRule] = &[UNUSED, REASONLESS, EXPIRED, UNDATED, DOUBLE];

/// What is wrong with a request that is no waiver.
pub(super) fn of_refusal(request: &Request, refused: &Refused, pack: &Pack) -> Finding {
    match refused {
        Refused::Unclear => finding(
            request,
            &UNUSED,
            "A comment calls on faircopy in words it does not know: it understands “allow RULE because REASON”."
                .to_owned(),
            Vec::new(),
        ),
        Refused::Reasonless(rule) | Refused::Undated { rule, .. } if pack.rule(rule).is_none() => {
            unknown(request, rule, pack)
        }
        Refused::Undated { rule, until } => {
            let what = match until.as_str() {
                "" => "names no day after “until”".to_owned(),
                until => format!("is to end on {WORDS_OPEN}{until}{WORDS_CLOSE}, which is no whole day"),
            };
            let message = format!(
                "The waiver for {rule} {what}, so the finding stands. Write the day as 2026-12-31 or 31 December 2026."
            );
            finding(request, &UNDATED, message, Vec::new())
        }
        Refused::Reasonless(rule) => finding(
            request,
            &REASONLESS,
            format!("A comment asks to allow {rule} and gives no reason, so the finding stands."),
            vec![format!("faircopy: allow {rule} because")],
        ),
    }
}

/// What is wrong with a waiver, now that it is known what it covers.
pub(super) fn of_standing(
    request: &Request,
    waiver: &Waiver,
    standing: Standing,
    pack: &Pack,
    index: &Index,
    findings: &[Finding],
) -> Option<Finding> {
    let rule = &waiver.rule;
    match standing {
        Standing::Used => None,
        Standing::UnknownRule => Some(unknown(request, rule, pack)),
        Standing::Expired => {
            let until = waiver.until.map(|day| day.to_string()).unwrap_or_default();
            let message = format!("The waiver for {rule} ended on {until}, so the finding is open again.");
            Some(finding(request, &EXPIRED, message, Vec::new()))
        }
        Standing::Unused => {
            Some(finding(request, &UNUSED, unused(request, rule, pack, index, findings), Vec::new()))
        }
    }
}

/// Why a waiver for a known rule waives nothing.
fn unused(request: &Request, rule: &str, pack: &Pack, index: &Index, findings: &[Finding]) -> String {
    // Its findings go by the id that the rule has now.
    let now = pack.rule(rule).map_or(rule, |rule| &rule.id);
    // Of overlapping findings about wording one is reported and holds the others.
    if let Some(above) = request.at.and_then(|at| index.holder(now, at)) {
        return format!(
            "What {rule} says here is part of {}; a waiver has to name that.",
            findings[above].rule
        );
    }
    if index.finds(now) {
        format!(
            "The waiver for {rule} is not on the words it finds. Put the comment on the words, or right before their \
             paragraph in Markdown."
        )
    } else {
        format!("The waiver for {rule} is not needed: the rule finds nothing in this draft.")
    }
}

fn unknown(request: &Request, rule: &str, pack: &Pack) -> Finding {
    if let Some(out) = pack.turned_off(rule) {
        let message = format!("The waiver for {rule} is not needed: the rule is turned off in {}.", out.by);
        return finding(request, &UNUSED, message, Vec::new());
    }
    let (offer, near) = offer(rule, pack);
    // What somebody typed for a rule may be anything, a name among it.
    let named = masked(rule);
    // What has the shape of a rule is taken for one that is misspelt, and has to be seen to be mended.
    let named = if is_rule(rule) { named } else { format!("{WORDS_OPEN}{named}{WORDS_CLOSE}") };
    let message = format!("A waiver names {named}, and there is no such rule. {offer}");
    finding(request, &UNUSED, message, near)
}

/// What to do about a rule nobody knows: a sentence, and the rules it may have been meant for.
pub(super) fn offer(rule: &str, pack: &Pack) -> (String, Vec<String>) {
    let known = pack.rules.iter().map(|rule| &*rule.id);
    let near: Vec<String> = nearest(rule, known).into_iter().map(str::to_owned).collect();
    let offer = meant(&near).unwrap_or_else(|| "Name the rule as the finding names it.".to_owned());
    (offer, near)
}

fn finding(request: &Request, rule: &OwnRule, message: String, suggestions: Vec<String>) -> Finding {
    Finding { suggestions, anchor: request.at, ..unfinished(rule, message, request.words.clone()) }
}

/// A finding of the gate's own about a whole draft. What tells it from its equals stands for its fingerprint
/// until all are known and can be numbered.
pub(crate) fn unfinished(rule: &OwnRule, message: String, what: String) -> Finding {
    Finding {
        rule: rule.id.into(),
        title: rule.title.into(),
        severity: rule.severity,
        message,
        why: rule.why.into(),
        fix: rule.instead.into(),
        suggestions: Vec::new(),
        is_weak: false,
        span: None,
        anchor: None,
        excerpt: None,
        related: Vec::new(),
        earlier: Vec::new(),
        fingerprint: what,
        waived: None,
    }
}

/// Gives findings their fingerprints: rule, words of the waiver, and its number among equals.
pub(crate) fn number(faults: &mut [Finding]) {
    let mut seen: FxHashMap<(Arc<str>, String), u32> = FxHashMap::default();
    for fault in faults {
        let ordinal = seen.entry((fault.rule.clone(), fault.fingerprint.clone())).or_default();
        *ordinal += 1;
        fault.fingerprint = fingerprint(&fault.rule, &fault.fingerprint, "", *ordinal);
    }
}
