//! Lays a comparison out as a page: what still stands first, since that is what is left to do.

use std::collections::BTreeMap;

use super::copied::{Copied, Match, Passage};
use super::items::Way;
use super::{COPY_RULE, Comparison, Fate, Resolved, Side, Standing, Wording};
use crate::checklist::{Page, Piece, called};
use crate::draft::Held;
use crate::excerpt::excerpt;
use crate::finding::{Finding, Severity};
use crate::pack::PackLabel;
use crate::render::{NOT_APPROVAL, Tally, count, place, thousands, words};
use crate::text::Span;

/// Places, sections and reports of one matter that are listed; the rest are counted.
const LISTED: usize = 5;

/// Sections that are listed.
const SECTIONS: usize = 40;

/// Longer passages are quoted in part.
const QUOTED: usize = 60;

pub(super) fn page(of: &Comparison<'_>) -> Page {
    let mut pieces = Vec::new();
    opening(of, &mut pieces);
    glance(of, &mut pieces);
    standing(of, &mut pieces);
    fresh(of, &mut pieces);
    resolved(of, &mut pieces);
    waived(of, &mut pieces);
    checklist(of, &mut pieces);
    carried(of, &mut pieces);
    if let Some(copied) = &of.copied {
        self::copied(of, copied, &mut pieces);
    }
    unread(of, &mut pieces);
    Page { title: "What has changed between two versions".to_owned(), pieces }
}

fn opening(of: &Comparison<'_>, pieces: &mut Vec<Piece>) {
    let side = |side: &Side<'_>| {
        let date = side.checked.report_date(side.draft);
        let date = date.map(|(day, _)| format!(", dated {day}")).unwrap_or_default();
        format!("{} ({}{date})", side.path, count(side.draft.words(), "word"))
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

fn glance(of: &Comparison<'_>, pieces: &mut Vec<Piece>) {
    let told = |what: &str, findings: Vec<&Finding>| {
        let tally = Tally::of(&findings);
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

fn is_open(finding: &Finding) -> bool {
    finding.waived.is_none()
}

fn standing(of: &Comparison<'_>, pieces: &mut Vec<Piece>) {
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
    asides(of, &of.new, open.iter().map(|one| of.is(one.new)), pieces);
}

fn fresh(of: &Comparison<'_>, pieces: &mut Vec<Piece>) {
    let open: Vec<&Finding> = of.fresh.iter().map(|index| of.is(*index)).filter(|one| is_open(one)).collect();
    pieces.push(Piece::Heading(2, "New".to_owned()));
    if open.is_empty() {
        pieces.push(Piece::Text("Nothing is found that was not there before.".to_owned()));
    }
    for one in by_severity(&open, |one| one.severity) {
        finding(of, &of.new, one, &[], pieces);
    }
    asides(of, &of.new, open.iter().copied(), pieces);
}

fn resolved(of: &Comparison<'_>, pieces: &mut Vec<Piece>) {
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
    asides(of, &of.old, all.iter().map(|one| of.was(one.old)), pieces);
}

fn waived(of: &Comparison<'_>, pieces: &mut Vec<Piece>) {
    let waived: Vec<String> = of
        .new
        .checked
        .findings
        .iter()
        .filter_map(|one| {
            let waived = one.waived.as_ref()?;
            let by = words::waived_by(waived);
            let by = if by.is_empty() { String::new() } else { format!(" ({by})") };
            let reason = words::reason(waived, of.manner.words);
            Some(format!("{} ({}), {}: {reason}{by}", one.title, one.rule, at(of, &of.new, place_of(one))))
        })
        .collect();
    if !waived.is_empty() {
        pieces.push(Piece::Heading(2, "Waived".to_owned()));
        pieces.push(Piece::List(waived));
    }
}

fn checklist(of: &Comparison<'_>, pieces: &mut Vec<Piece>) {
    let changed = of.items.iter().filter(|item| item.way != Way::Same);
    let changed: Vec<Piece> = changed
        .map(|item| match (item.old, item.new) {
            (Some(old), Some(new)) => {
                Piece::Item(new, format!("{} (before: {})", item.title, called(old).to_lowercase()))
            }
            (None, Some(new)) => Piece::Item(new, format!("{} (not asked before)", item.title)),
            (old, None) => {
                let old = old.map_or("", called).to_lowercase();
                Piece::Text(format!("{} (before: {old}; not asked now)", item.title))
            }
        })
        .collect();
    pieces.push(Piece::Heading(2, "Checklist items that changed".to_owned()));
    if changed.is_empty() {
        pieces.push(Piece::Text("Every item stands as it did.".to_owned()));
    }
    pieces.extend(changed);
}

fn carried(of: &Comparison<'_>, pieces: &mut Vec<Piece>) {
    let carried = &of.carried;
    let all = carried.all;
    pieces.push(Piece::Heading(2, "Carried over word for word".to_owned()));
    pieces.push(Piece::Text(format!(
        "Of {}, {} as they were, {} nearly so, {} new. Of the earlier version, {} gone.",
        count(all.sentences, "sentence"),
        thousands(all.same),
        thousands(all.reworded),
        thousands(all.added()),
        thousands(carried.gone)
    )));
    let date = |side: &Side<'_>| side.checked.report_date(side.draft).map(|(day, _)| day);
    if let (Some(was), Some(is)) = (date(&of.old), date(&of.new))
        && was < is
        && all.same > 0
    {
        pieces.push(Piece::Note(format!(
            "The report is dated {is}, and was dated {was}. What was carried over says how things stood then: does it \
             still hold?"
        )));
    }
    let mut lines: Vec<String> = carried
        .sections
        .iter()
        .take(SECTIONS)
        .map(|section| {
            let path =
                place::section(of.new.draft, section.at, &of.new.checked.masks, of.manner.words).join(" > ");
            let path = if path.is_empty() { "Under no heading".to_owned() } else { path };
            let counts = section.counts;
            let mut told = vec![format!("{} of {} as they were", counts.same, counts.sentences)];
            if counts.reworded > 0 {
                told.push(format!("{} nearly so", counts.reworded));
            }
            if counts.added() > 0 {
                told.push(format!("{} new", counts.added()));
            }
            format!("{path}: {}", told.join(", "))
        })
        .collect();
    if carried.sections.len() > SECTIONS {
        lines.push(format!("and {} more; --format json has all", carried.sections.len() - SECTIONS));
    }
    if !lines.is_empty() {
        pieces.push(Piece::List(lines));
    }
}

fn copied(of: &Comparison<'_>, copied: &Copied, pieces: &mut Vec<Piece>) {
    pieces.push(Piece::Heading(2, "Also in other reports".to_owned()));
    pieces.push(Piece::Text(format!(
        "{} looked through for {} of eight words or more.",
        count(copied.reports, "report"),
        count(copied.looked_for, "sentence")
    )));
    for version in &copied.versions {
        pieces.push(Piece::Text(format!(
            "{} holds {} of them word for word: it is another version of this report, or what this one was made from. \
             Its passages are not listed one by one.",
            version.path,
            thousands(version.sentences)
        )));
    }
    if copied.passages.is_empty() {
        pieces.push(Piece::Text("No sentence was copied from any other report.".to_owned()));
    } else {
        pieces.push(Piece::Text(format!(
            "What is true of other young people has to be found anew of these. Was it? If so, say it in words of its \
             own, with its own date and source; else take it out. ({COPY_RULE})"
        )));
    }
    for passage in &copied.passages {
        self::passage(of, passage, pieces);
    }
    if copied.standing > 0 {
        pieces.push(Piece::Note(format!(
            "Standing wording on sharing, dates or authorship, found elsewhere in the same words as such statements may be: {}.",
            count(copied.standing, "sentence")
        )));
    }
}

fn passage(of: &Comparison<'_>, passage: &Passage, pieces: &mut Vec<Piece>) {
    let how = match passage.how {
        Match::WordForWord => "word for word",
        Match::NamesChanged => "word for word but for names, dates and numbers",
    };
    let stood = if passage.stood { "; it stood in the earlier version too" } else { "" };
    pieces.push(Piece::Text(format!(
        "{}, {}, {how}{stood}:",
        count(passage.sentences, "sentence"),
        count(passage.words, "word")
    )));
    quote(of, &of.new, "", Some(passage.span), pieces);
    let mut from: Vec<String> = passage.from.iter().take(LISTED).map(|from| from.place.clone()).collect();
    if passage.from.len() > LISTED {
        from.push(format!("and {}", count(passage.from.len() - LISTED, "report")));
    }
    pieces.push(Piece::List(from));
}

fn unread(of: &Comparison<'_>, pieces: &mut Vec<Piece>) {
    let mut lines = Vec::new();
    let mut deletions = false;
    for (label, side) in [("Before", &of.old), ("Now", &of.new)] {
        for gap in side.draft.gaps() {
            let what = if of.manner.words { gap.what.as_str() } else { gap.kind() };
            let place = gap.place.as_ref().filter(|_| of.manner.words);
            let place = place.map(|place| format!(" ({place})")).unwrap_or_default();
            lines.push(format!("{label}: {what}{place}"));
            deletions |= gap.held == Some(Held::Deletions);
        }
    }
    lines.extend(of.unread.iter().map(|unread| format!("{}: {}", unread.path, unread.message)));
    if lines.is_empty() {
        return;
    }
    pieces.push(Piece::Heading(2, "Not read".to_owned()));
    pieces.push(Piece::List(lines));
    if deletions {
        pieces.push(Piece::Note(
            "Tracked changes are read as if they had been accepted: what was struck out is not compared."
                .to_owned(),
        ));
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
    let mut about = format!("{}. {}", at(of, side, place_of(finding)), finding.rule);
    if !notes.is_empty() {
        about.extend(["; ", &notes.join("; ")]);
    }
    about.push('.');
    pieces.push(Piece::Finding(finding.severity, message, capital(&about)));
}

/// What is only to be considered: a line for each rule.
fn asides<'f>(
    of: &Comparison<'_>,
    side: &Side<'_>,
    findings: impl Iterator<Item = &'f Finding>,
    pieces: &mut Vec<Piece>,
) {
    let mut by_rule: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for finding in findings.filter(|one| one.severity == Severity::Consider) {
        by_rule.entry(&finding.rule).or_default().push(finding);
    }
    if by_rule.is_empty() {
        return;
    }
    let lines = by_rule.iter().map(|(rule, findings)| {
        let mut places: Vec<(String, usize)> = Vec::new();
        for finding in findings {
            let place = at(of, side, place_of(finding));
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
        format!("consider: {} ({rule}): {}", findings[0].title, places.join("; "))
    });
    pieces.push(Piece::List(lines.collect()));
}

fn place_of(finding: &Finding) -> Option<Span> {
    finding.span.or(finding.anchor)
}

fn at(of: &Comparison<'_>, side: &Side<'_>, span: Option<Span>) -> String {
    let place = |span| place::on_the_page(side.draft, span, &side.checked.masks, of.manner.words);
    span.map_or_else(|| "the whole report".to_owned(), place)
}

/// The sentences around a span, or the span where it is longer.
fn quote(of: &Comparison<'_>, side: &Side<'_>, label: &str, span: Option<Span>, pieces: &mut Vec<Piece>) {
    let Some(span) = span.filter(|_| of.manner.words) else {
        if let Some(span) = span {
            let label = if label.is_empty() { "In the report" } else { label };
            pieces.push(Piece::Text(format!("{label}: {}.", at(of, side, Some(span)))));
        }
        return;
    };
    let sentences = &side.checked.sentences;
    let first = sentences.partition_point(|sentence| sentence.span.end <= span.start);
    let around = sentences[first..].iter().take_while(|sentence| sentence.span.start < span.end);
    let around = around.fold(span, |all, sentence| all.cover(sentence.span));
    let text = excerpt(side.draft, around, &side.checked.masks);
    let mut words: Vec<&str> = text.split(' ').collect();
    let cut = words.len() > QUOTED;
    words.truncate(QUOTED);
    let text = words.join(" ") + if cut { " …" } else { "" };
    pieces.push(Piece::Quote { label: label.to_owned(), words: text, place: at(of, side, Some(span)) });
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().collect::<String>() + letters.as_str())
}
