//! What is compared with what, and how it went, at a glance.

use std::collections::BTreeMap;

use super::super::items::Way;
use super::super::{Comparison, Side};
use super::findings::is_open;
use crate::checklist::Piece;
use crate::finding::{Finding, Severity};
use crate::pack::PackLabel;
use crate::render::{NOT_APPROVAL, Tally, count, thousands};

pub(super) fn opening(of: &Comparison<'_>, pieces: &mut Vec<Piece>) {
    let side = |side: &Side<'_>| {
        let date = side.checked.report_date(side.draft);
        let date = date.map(|(day, _)| format!(", dated {day}")).unwrap_or_default();
        format!("{} ({}{date})", side.path, count(side.checked.metrics.words as usize, "word"))
    };
    let rules = |side: &Side<'_>| PackLabel::from(side.pack).in_words();
    let (old, new) = (rules(&of.old), rules(&of.new));
    let with = if old == new { new } else { format!("{old}, and now of {new}") };
    pieces.push(Piece::Text(format!("Before: {}. Now: {}.", side(&of.old), side(&of.new))));
    pieces.push(Piece::Text(format!(
        "Both read by faircopy {} as of {} with the rules of {with}.",
        env!("CARGO_PKG_VERSION"),
        of.manner.as_of
    )));
    if of.old.digest == of.new.digest {
        pieces.push(Piece::Text("The two files are the same, byte for byte.".to_owned()));
    } else if of.carried.all.same == of.carried.all.sentences && of.carried.gone == 0 {
        pieces.push(Piece::Text("The two say the same, word for word.".to_owned()));
    }
    pieces.push(Piece::Note(NOT_APPROVAL.to_owned()));
}

pub(super) fn glance(of: &Comparison<'_>, pieces: &mut Vec<Piece>) {
    let told = |what: &str, findings: Vec<&Finding>| {
        let tally = Tally::of(findings);
        match tally.must + tally.should + tally.consider {
            0 => format!("{what}: none"),
            _ => format!("{what}: {}", tally.in_words()),
        }
    };
    let still = of.standing.iter().map(|one| of.is(one.new)).filter(|one| is_open(one));
    let fresh = of.fresh.iter().map(|index| of.is(*index)).filter(|one| is_open(one));
    let resolved = of.resolved.iter().map(|one| of.was(one.old));
    let waived = of.new.checked.findings.iter().filter(|one| !is_open(one)).count();
    let ways = |way: Way| of.items.iter().filter(|item| item.way == way).count();
    let mut lines = vec![
        told("Still standing", still.collect()),
        told("New", fresh.collect()),
        told_of_resolved(resolved),
    ];
    if waived > 0 {
        lines.push(format!("Waived in the later version: {}", thousands(waived)));
    }
    lines.push(format!(
        "Checklist: {} better, {} worse, {} otherwise changed, {} as before",
        ways(Way::Better),
        ways(Way::Worse),
        ways(Way::Other),
        ways(Way::Same)
    ));
    lines.push(format!(
        "Carried over word for word: {} of {}",
        thousands(of.carried.all.same),
        count(of.carried.all.sentences, "sentence")
    ));
    if let Some(copied) = &of.copied {
        lines.push(format!(
            "Also in other reports: {} ({} looked through)",
            match copied.passages.len() {
                0 => "no passage".to_owned(),
                passages => count(passages, "passage"),
            },
            count(copied.reports, "report")
        ));
    }
    pieces.push(Piece::Heading(2, "At a glance".to_owned()));
    pieces.push(Piece::List(lines));
}

/// What was resolved counts whether it had been waived or not.
fn told_of_resolved<'f>(findings: impl Iterator<Item = &'f Finding>) -> String {
    let mut numbers: BTreeMap<Severity, usize> = BTreeMap::new();
    for finding in findings {
        *numbers.entry(finding.severity).or_default() += 1;
    }
    let told: Vec<String> =
        numbers.iter().rev().map(|(severity, number)| format!("{} {severity}", thousands(*number))).collect();
    if told.is_empty() { "Resolved: none".to_owned() } else { format!("Resolved: {}", told.join(", ")) }
}
