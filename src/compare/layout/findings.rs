//! The findings: what still stands, what is new, resolved and waived.

use std::collections::BTreeMap;

use super::super::{Comparison, Fate, Resolved, Side, Standing, Wording};
use super::{LISTED, at, quote};
use crate::checklist::Piece;
use crate::finding::{Finding, Severity};
use crate::render::words;

pub(super) fn is_open(finding: &Finding) -> bool {
    finding.waived.is_none()
}

pub(super) fn standing(of: &Comparison<'_>, pieces: &mut Vec<Piece>) {
    let open: Vec<&Standing> = of.standing.iter().filter(|one| is_open(of.is(one.new))).collect();
    pieces.push(Piece::Heading(2, "Still standing".to_owned()));
    if open.is_empty() {
        pieces.push(Piece::Text("Nothing of what was found before is still open.".to_owned()));
    }
    for one in by_severity(&open, |one| of.is(one.new).severity) {
        let (was, is) = (of.was(one.old), of.is(one.new));
        let mut notes = Vec::new();
        if one.wording == Some(Wording::Reworded) {
            notes.push("reworded since".to_owned());
        }
        if one.moved {
            let from = was.span.map(|span| at(of, &of.old, Some(span)));
            notes.push(format!("moved from {}", from.unwrap_or_else(|| "elsewhere".to_owned())));
        }
        if was.severity != is.severity {
            notes.push(format!("it was {}", was.severity));
        }
        if was.waived.is_some() {
            notes.push("it was waived before, and is not any more".to_owned());
        }
        finding(of, &of.new, is, &notes, pieces);
        if one.wording == Some(Wording::Reworded) {
            quote(of, &of.old, "It was", was.span, pieces);
            quote(of, &of.new, "It is", is.span, pieces);
        }
    }
    asides(of, &of.new, open.iter().map(|one| (of.is(one.new), String::new())), pieces);
}

pub(super) fn fresh(of: &Comparison<'_>, pieces: &mut Vec<Piece>) {
    let open: Vec<&Finding> = of.fresh.iter().map(|index| of.is(*index)).filter(|one| is_open(one)).collect();
    pieces.push(Piece::Heading(2, "New".to_owned()));
    if open.is_empty() {
        pieces.push(Piece::Text("Nothing is found that was not there before.".to_owned()));
    }
    for one in by_severity(&open, |one| one.severity) {
        finding(of, &of.new, one, &[], pieces);
    }
    asides(of, &of.new, open.iter().map(|one| (*one, String::new())), pieces);
}

pub(super) fn resolved(of: &Comparison<'_>, pieces: &mut Vec<Piece>) {
    let all: Vec<&Resolved> = of.resolved.iter().collect();
    if all.is_empty() {
        return;
    }
    pieces.push(Piece::Heading(2, "Resolved".to_owned()));
    for one in by_severity(&all, |one| of.was(one.old).severity) {
        let was = of.was(one.old);
        let how = match one.fate {
            Fate::Stated => "it is said now",
            Fate::Reworded => "reworded",
            Fate::Removed => "nothing like it stands there now",
            Fate::Around => "the sentence stands as it was; what is around it has changed",
        };
        let mut notes = vec![how.to_owned()];
        notes.extend(was.waived.as_ref().map(|_| "it had been waived".to_owned()));
        finding(of, &of.old, was, &notes, pieces);
        if one.fate == Fate::Reworded {
            quote(of, &of.new, "It is", one.now, pieces);
        }
    }
    let told = |one: &&Resolved| (of.was(one.old), how_in_short(of, one));
    asides(of, &of.old, all.iter().map(told), pieces);
}

/// How something that was only to be considered was resolved, behind its place: above all that its words still stand.
fn how_in_short(of: &Comparison<'_>, one: &Resolved) -> String {
    match one.fate {
        Fate::Stated => ", said now".to_owned(),
        Fate::Reworded => ", reworded".to_owned(),
        Fate::Removed => ", gone".to_owned(),
        Fate::Around => {
            let now = one.now.map(|now| format!(" at {}", at(of, &of.new, Some(now)))).unwrap_or_default();
            format!(", where the sentence still stands as it was{now}, and what is around it has changed")
        }
    }
}

pub(super) fn waived(of: &Comparison<'_>, pieces: &mut Vec<Piece>) {
    let waived: Vec<String> = of
        .new
        .checked
        .findings
        .iter()
        .filter_map(|one| {
            let waived = one.waived.as_ref()?;
            let why = words::reason_and_who(waived, of.manner.words);
            Some(format!("{} ({}), {}: {why}", one.title, one.rule, at(of, &of.new, one.place())))
        })
        .collect();
    if !waived.is_empty() {
        pieces.push(Piece::Heading(2, "Waived".to_owned()));
        pieces.push(Piece::List(waived));
    }
}

/// Those that are told one by one, the gravest first.
fn by_severity<T: Copy>(all: &[T], severity: impl Fn(T) -> Severity) -> Vec<T> {
    let mut some: Vec<T> = all.iter().copied().filter(|one| severity(*one) > Severity::Consider).collect();
    some.sort_by_key(|one| std::cmp::Reverse(severity(*one)));
    some
}

/// A finding with where it stands, its rule, and what else is to say.
fn finding(
    of: &Comparison<'_>,
    side: &Side<'_>,
    finding: &Finding,
    notes: &[String],
    pieces: &mut Vec<Piece>,
) {
    let message = words::said(&finding.message, of.manner.words);
    let mut about = format!("{}. {}", at(of, side, finding.place()), finding.rule);
    if !notes.is_empty() {
        about.extend(["; ", &notes.join("; ")]);
    }
    about.push('.');
    pieces.push(Piece::Finding(finding.severity, message, words::capital(&about)));
}

/// What is only to be considered, each with what is said behind its place: a line for each rule.
fn asides<'f>(
    of: &Comparison<'_>,
    side: &Side<'_>,
    findings: impl Iterator<Item = (&'f Finding, String)>,
    pieces: &mut Vec<Piece>,
) {
    let mut by_rule: BTreeMap<&str, Vec<(&Finding, String)>> = BTreeMap::new();
    for (finding, how) in findings.filter(|(one, _)| one.severity == Severity::Consider) {
        by_rule.entry(&finding.rule).or_default().push((finding, how));
    }
    if by_rule.is_empty() {
        return;
    }
    let lines = by_rule.iter().map(|(rule, findings)| {
        let mut places: Vec<(String, usize)> = Vec::new();
        for (finding, how) in findings {
            let place = format!("{}{how}", at(of, side, finding.place()));
            match places.last_mut().filter(|(last, _)| *last == place) {
                Some((_, times)) => *times += 1,
                None => places.push((place, 1)),
            }
        }
        let more = places.split_off(places.len().min(LISTED));
        let more: usize = more.iter().map(|(_, times)| times).sum();
        let told = |(place, times): (String, usize)| match times {
            1 => place,
            times => format!("{place} ({times} times)"),
        };
        let mut places: Vec<String> = places.into_iter().map(told).collect();
        if more > 0 {
            places.push(format!("and {more} more"));
        }
        format!("consider: {} ({rule}): {}", findings[0].0.title, places.join("; "))
    });
    pieces.push(Piece::List(lines.collect()));
}
