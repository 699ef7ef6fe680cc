//! What fires over time as lines of text, for a terminal and for Markdown.

use super::count::{Counts, Severities, Stands, Trends};
use super::period::Period;
use crate::checklist::{Page, Piece};
use crate::finding::Status;
use crate::pack::PackLabel;
use crate::render::{count, thousands};

/// Rules that are listed; the rest are counted.
const RULES: usize = 25;

/// Periods that are told of each rule, group and item.
const LATELY: usize = 4;

pub(super) fn page(of: &Trends) -> Page {
    let mut pieces = vec![Piece::Note(PURPOSE.to_owned())];
    pieces.push(Piece::Heading(2, "What was read".to_owned()));
    pieces.push(Piece::List(read(of)));
    pieces.push(Piece::Heading(2, format!("Findings by {}", of.step)));
    match periods(of) {
        lines if lines.is_empty() => pieces.push(Piece::Text(NO_DATES.to_owned())),
        lines => pieces.push(Piece::List(lines)),
    }
    if let Some(few) = few(of) {
        pieces.push(Piece::Note(few));
    }
    if of.periods.len() > LATELY {
        pieces.push(Piece::Note(format!(
            "Below, the last {LATELY} periods are told; --format html or json has all."
        )));
    }
    groups(of, &mut pieces);
    rules(of, &mut pieces);
    checklist(of, &mut pieces);
    Page { title: TITLE.to_owned(), pieces }
}

/// Heads every form of it.
pub(crate) const TITLE: &str = "What fires over time";

/// Says what it is for, and what it is not for.
pub(super) const PURPOSE: &str = "This is about how a service drafts: what its templates, its training and its supervision \
    might change. It is no league table of authors, and no measure of anybody's work with young people: a report on hard \
    things has more to ask about. It holds no name of an author or of a file, and none of the reports' words. Every \
    report, old or new, was read with today's rules, so that what changes is the drafting and not the rules; the figures \
    are of drafts as they stand in the folder, with findings that were waived among them.";

/// Said where nothing can be placed in time.
pub(super) const NO_DATES: &str = "No report bears a date that could be read from it, so that nothing can be shown over time. A \
    line such as “Report date: 12 June 2026” near the beginning is enough. All reports together stand below.";

/// What was read, and what was not.
pub(super) fn read(of: &Trends) -> Vec<String> {
    let mut lines = vec![format!(
        "{} of {} in all, of which {}",
        count(of.reports(), "report"),
        count(of.all.words, "word"),
        match of.dated() {
            0 => "none can be placed in time".to_owned(),
            1 => "1 can be placed in time".to_owned(),
            dated => format!("{} can be placed in time", thousands(dated)),
        }
    )];
    if of.by_period > 0 {
        lines.push(format!(
            "{} of these by the end of the period covered, for want of a date of their own",
            thousands(of.by_period)
        ));
    }
    for (reason, number) in &of.reasons {
        lines.push(format!("{} undated: {}", thousands(*number), reason.why()));
    }
    if of.repeated > 0 {
        lines.push(format!(
            "{} left out that say what another says, word for word",
            count(of.repeated, "file")
        ));
    }
    if of.unreadable > 0 {
        lines.push(format!("{} that could not be read", count(of.unreadable, "file")));
    }
    let packs: Vec<String> = of.packs.iter().map(PackLabel::in_words).collect();
    lines.push(format!(
        "read by faircopy {} as of {} with the rules of {}",
        env!("CARGO_PKG_VERSION"),
        of.as_of,
        packs.join(", ")
    ));
    lines
}

/// A period, or a stretch without any report.
pub(super) enum Row<'a> {
    Period(Period, &'a Counts),
    Gap(String),
}

/// The periods in order, with what lies between them told.
pub(super) fn rows(of: &Trends) -> Vec<Row<'_>> {
    let mut rows = Vec::new();
    let mut last: Option<Period> = None;
    for (period, counts) in &of.periods {
        if let Some(last) = last.filter(|last| !last.goes_on_in(*period)) {
            let (from, to) = (last.next(), period.before());
            rows.push(Row::Gap(if from == to {
                from.name()
            } else {
                format!("{} to {}", from.name(), to.name())
            }));
        }
        rows.push(Row::Period(*period, counts));
        last = Some(*period);
    }
    rows
}

/// Hundredths as people read them: 123 as "1.2".
pub(super) fn decimal(hundredths: usize) -> String {
    let tenths = (hundredths + 5) / 10;
    format!("{}.{}", thousands(tenths / 10), tenths % 10)
}

/// Marks what is of few reports.
pub(super) const fn mark(counts: &Counts) -> &'static str {
    if counts.is_few() { "*" } else { "" }
}

/// Says which figures are of few reports, where some are.
pub(super) fn few(of: &Trends) -> Option<String> {
    let few = of.periods.values().filter(|counts| counts.is_few()).count();
    (few > 0).then(|| {
        format!(
            "* Fewer than {} reports: one report more or less would change these figures. Draw nothing from them alone, \
             and do not ask whose they are.",
            super::FEW
        )
    })
}

fn periods(of: &Trends) -> Vec<String> {
    let told = |name: &str, counts: &Counts| {
        let Severities { must, should, consider, .. } = counts.severities;
        let rate = |findings| decimal(counts.rate(findings));
        format!(
            "{name}{}: {}, {}; {} findings for each 1,000 words (must {}, should {}, consider {})",
            mark(counts),
            count(counts.reports, "report"),
            count(counts.words, "word"),
            rate(counts.severities.all()),
            rate(must),
            rate(should),
            rate(consider)
        )
    };
    let mut lines: Vec<String> = rows(of)
        .into_iter()
        .map(|row| match row {
            Row::Period(period, counts) => told(&period.name(), counts),
            Row::Gap(name) => format!("{name}: no report"),
        })
        .collect();
    if !lines.is_empty() && of.undated.reports > 0 {
        lines.push(told("undated", &of.undated));
    }
    lines
}

fn groups(of: &Trends, pieces: &mut Vec<Piece>) {
    pieces.push(Piece::Heading(2, "Findings for each 1,000 words, by group of rules".to_owned()));
    let lines = of.groups().into_iter().map(|group| {
        let all = decimal(of.all.rate(of.all.group(group).findings));
        let over = lately(of, &|counts| Some(decimal(counts.rate(counts.group(group).findings))));
        format!("{group}: {all} in all{over}")
    });
    list_or(lines.collect(), "Nothing was found in any report.", pieces);
}

fn rules(of: &Trends, pieces: &mut Vec<Piece>) {
    pieces.push(Piece::Heading(2, "Rules, by how many reports they found something in".to_owned()));
    let rules = of.rules_by_reports();
    let mut lines: Vec<String> = rules
        .iter()
        .take(RULES)
        .map(|(rule, name)| {
            let fired = of.all.rule(rule);
            let over =
                lately(of, &|counts| Some(format!("{} of {}", counts.rule(rule).reports, counts.reports)));
            format!(
                "{} ({rule}): {} of {}, {}{over}",
                name.title,
                thousands(fired.reports),
                count(of.reports(), "report"),
                count(fired.findings, "finding")
            )
        })
        .collect();
    if rules.len() > RULES {
        lines.push(format!("and {}; --format html or json has all", count(rules.len() - RULES, "more rule")));
    }
    list_or(lines, "No rule found anything.", pieces);
}

fn checklist(of: &Trends, pieces: &mut Vec<Piece>) {
    pieces.push(Piece::Heading(2, "Checklist: met, or honestly accounted for".to_owned()));
    let lines = of.items.iter().filter_map(|(item, title)| {
        let all = of.all.item(item);
        (all.asked() > 0).then(|| {
            let over = lately(of, &|counts| settled(counts.item(item)));
            let explained = match all.of(Status::Explained) {
                0 => String::new(),
                explained => format!(" ({} accounted for)", thousands(explained)),
            };
            format!("{title} {} of {}{explained}{over}", all.settled(), all.asked())
        })
    });
    list_or(lines.collect(), "No report was asked anything.", pieces);
}

fn list_or(lines: Vec<String>, otherwise: &str, pieces: &mut Vec<Piece>) {
    pieces.push(if lines.is_empty() { Piece::Text(otherwise.to_owned()) } else { Piece::List(lines) });
}

/// The same for the last periods alone: a line of text has no room for more.
fn lately(of: &Trends, told: &dyn Fn(&Counts) -> Option<String>) -> String {
    in_periods(of, of.periods.len().saturating_sub(LATELY), told)
}

/// "; 2026 Q1 1.2, 2026 Q2* 0.8"; periods of which nothing can be told are left out.
pub(super) fn over_time(of: &Trends, told: &dyn Fn(&Counts) -> Option<String>) -> String {
    in_periods(of, 0, told)
}

fn in_periods(of: &Trends, first: usize, told: &dyn Fn(&Counts) -> Option<String>) -> String {
    let each: Vec<String> = of
        .periods
        .iter()
        .skip(first)
        .filter_map(|(period, counts)| Some(format!("{}{} {}", period.name(), mark(counts), told(counts)?)))
        .collect();
    if each.is_empty() { String::new() } else { format!("; {}", each.join(", ")) }
}

/// "3 of 4" of those that were asked; nothing where none was.
pub(super) fn settled(stands: Stands) -> Option<String> {
    (stands.asked() > 0).then(|| format!("{} of {}", stands.settled(), stands.asked()))
}
