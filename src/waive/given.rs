//! Waivers given from outside the draft: what became of each, told as findings of the draft they are for.

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::fault::{DOUBLE, EXPIRED, OwnRule, REASONLESS, UNUSED, number, offer, unfinished};
use super::index::Index;
use super::{Reach, Standing, Waiver, settle};
use crate::check::Checked;
use crate::draft::Draft;
use crate::finding::{Finding, WaiverSource, in_order};
use crate::pack::{Pack, Place};

/// A waiver for a draft, as a configuration gives it: it may lack what makes it count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// The rule, by its id or an earlier one.
    pub rule: String,
    /// Why.
    pub reason: Option<String>,
    /// Who.
    pub by: Option<String>,
    /// The last day it counts.
    pub until: Option<Date>,
    /// What it covers.
    pub reach: Reach,
    /// Where it stands, as people are told: `faircopy.toml:31`.
    pub source: String,
    /// The bytes of its rule there.
    pub(crate) at: Place,
}

impl Given {
    /// The waiver, when nothing that it needs is lacking; else what is, in words.
    fn waiver(&self) -> Result<Waiver, String> {
        let lacking = [
            (self.reason.is_none(), "gives no reason"),
            (self.by.is_none(), "does not say who accepts it"),
            (self.until.is_none(), "does not say until when"),
        ];
        let lacking: Vec<&str> =
            lacking.iter().filter(|(lacks, _)| *lacks).map(|(_, words)| *words).collect();
        let (Some(reason), []) = (&self.reason, lacking.as_slice()) else {
            return Err(lacking.join(" and "));
        };
        Ok(Waiver {
            rule: self.rule.clone(),
            reason: reason.clone(),
            by: self.by.clone(),
            date: None,
            until: self.until,
            source: WaiverSource::Configured(self.source.clone()),
            reach: self.reach.clone(),
        })
    }
}

/// As [`settle`], for waivers given from outside: what is wrong with them is added to the findings, like what is
/// wrong with those in the draft.
pub fn settle_given(draft: &Draft, pack: &Pack, today: Date, given: &[Given], checked: &mut Checked) {
    let mut whole: Vec<(&Given, Waiver)> = Vec::new();
    let mut faults = Vec::new();
    for one in given {
        match one.waiver() {
            Ok(waiver) => whole.push((one, waiver)),
            Err(lacking) => {
                let message = format!(
                    "The waiver for {} at {} {lacking}, so the finding stands.",
                    one.rule, one.source
                );
                faults.push(finding(one, &REASONLESS, message));
            }
        }
    }
    let waivers: Vec<Waiver> = whole.iter().map(|(_, waiver)| waiver.clone()).collect();
    let standings = settle(draft, pack, today, &waivers, checked);
    let index = Index::new(&checked.findings);
    let mut by_source: FxHashMap<&WaiverSource, Vec<&Waiver>> = FxHashMap::default();
    for waiver in &waivers {
        by_source.entry(&waiver.source).or_default().push(waiver);
    }
    for ((one, waiver), standing) in whole.iter().zip(&standings) {
        let (rule, source) = (&one.rule, &one.source);
        let at = format!("The waiver for {rule} at {source}");
        match standing {
            Standing::Used => {
                let covered = covered(waiver, (draft, pack), &index, &checked.findings);
                let beside = by_source.get(&waiver.source).map_or(&[][..], Vec::as_slice);
                faults.extend(double(one, waiver, beside, (draft, pack), today, &covered));
            }
            Standing::Expired => {
                let until = waiver.until.map(|day| day.to_string()).unwrap_or_default();
                let message = format!("{at} ended on {until}, so the finding is open again.");
                faults.push(finding(one, &EXPIRED, message));
            }
            Standing::Unused => {
                let message = format!("{at} {}", unused(one, pack, &index));
                faults.push(finding(one, &UNUSED, message));
            }
            Standing::UnknownRule => {
                let message = if let Some(out) = pack.turned_off(rule) {
                    format!("{at} is not needed: the rule is turned off in {}. Take it out.", out.by)
                } else {
                    let (offer, _) = offer(rule, pack);
                    format!("{at} names a rule that is not in the pack used here. {offer}")
                };
                faults.push(finding(one, &UNUSED, message));
            }
        }
    }
    if !faults.is_empty() {
        number(&mut faults);
        checked.findings.extend(faults);
        in_order(&mut checked.findings);
    }
}

/// Why a waiver waives nothing.
fn unused(given: &Given, pack: &Pack, index: &Index) -> String {
    // Its findings go by the id that the rule has now.
    let now = pack.rule(&given.rule).map_or(given.rule.as_str(), |rule| &rule.id);
    match (&given.reach, index.finds(now)) {
        (_, false) => "is not needed: the rule finds nothing in this draft. Take it out.".to_owned(),
        (Reach::Statements, _) => {
            "names no words, so it covers only what is missing. Give the excerpt of the finding it is for."
                .to_owned()
        }
        (Reach::Fingerprint(_), _) => {
            "has a fingerprint that no finding has: the words it was agreed for are not there any more."
                .to_owned()
        }
        _ => {
            "has an excerpt that the rule does not find: the words it was agreed for are not there any more."
                .to_owned()
        }
    }
}

/// The findings that a waiver covers, in their order.
fn covered<'f>(
    waiver: &Waiver,
    (draft, pack): (&Draft, &Pack),
    index: &Index,
    findings: &'f [Finding],
) -> Vec<&'f Finding> {
    let mut numbers = index.candidates(waiver, pack);
    numbers.sort_unstable();
    let near = numbers.into_iter().map(|number| &findings[number]);
    near.filter(|finding| waiver.covers(draft, pack, finding)).collect()
}

/// Told when another waiver covers the same finding: it would not be clear whose reason counts. `beside` are those of
/// its own line.
fn double(
    given: &Given,
    waiver: &Waiver,
    beside: &[&Waiver],
    (draft, pack): (&Draft, &Pack),
    today: Date,
    covered: &[&Finding],
) -> Option<Finding> {
    let other = covered.iter().find_map(|finding| {
        let stands = finding.waived.as_ref()?;
        // The first that covers it stands; of two on one line of one file there is none to tell apart.
        if stands.source != waiver.source {
            return Some(stands.source.clone());
        }
        let counts = |other: &&Waiver| other.until.is_none_or(|until| until >= today);
        let mut rest = beside.iter().copied().filter(|other| *other != waiver).filter(counts);
        rest.find(|other| other.covers(draft, pack, finding)).map(|one| one.source.clone())
    })?;
    let place = match other {
        WaiverSource::Comment => "a comment in the draft".to_owned(),
        other => format!("the one at {}", other.name()),
    };
    let message = format!(
        "Two waivers cover one finding of {}: the one at {} and {place}. Keep one, so that it is clear whose reason \
         counts.",
        given.rule, given.source
    );
    Some(finding(given, &DOUBLE, message))
}

fn finding(given: &Given, rule: &OwnRule, message: String) -> Finding {
    // Two lines of one file are told apart by what they say, not by their number, which edits elsewhere move.
    let words = match &given.reach {
        Reach::Excerpt(words) | Reach::Fingerprint(words) => format!("{} {words}", given.rule),
        _ => given.rule.clone(),
    };
    unfinished(rule, message, words)
}
