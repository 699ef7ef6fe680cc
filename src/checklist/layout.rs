//! Lays the checklist out as a page.

use std::collections::BTreeMap;

use super::Sheet;
use super::lesson::{self, Standing};
use super::page::{Cell, Page, Piece};
use super::question;
use super::quoted::nested;
use crate::draft::Part;
use crate::finding::{Finding, Status};
use crate::pack::PackLabel;
use crate::render::{NOT_APPROVAL, count, place as places, thousands, words};
use crate::rule::Kind;
use crate::text::Span;

/// Quotations of one lesson that are shown; the rest are counted.
const QUOTED: usize = 5;

/// Sections that are drawn.
const SECTIONS: usize = 12;

/// Heads every form of it.
pub(crate) const TITLE: &str = "Checklist for supervision";

pub(super) fn page(sheet: &Sheet<'_>) -> Page {
    let standings = lesson::standings(sheet);
    let mut page = Page { title: TITLE.to_owned(), pieces: Vec::new() };
    opening(sheet, &mut page);
    glance(&standings, &mut page);
    page.pieces.push(Piece::Heading(2, "Three questions for supervision".to_owned()));
    page.pieces.push(Piece::Numbered(question::questions(sheet, &standings)));
    let points = if sheet.words { "Point by point, in the report's own words" } else { "Point by point" };
    page.pieces.push(Piece::Heading(2, points.to_owned()));
    for standing in &standings {
        point(sheet, standing, &mut page);
    }
    figures(sheet, &mut page);
    waivers(sheet, &mut page);
    unread(sheet, &mut page);
    sign_off(&mut page);
    page
}

fn opening(sheet: &Sheet<'_>, page: &mut Page) {
    let pack = sheet.pack;
    page.pieces.push(Piece::Text(format!(
        "{}: {}. Read by faircopy {} on {} with the rules of {}.",
        sheet.path,
        count(sheet.checked.metrics.words as usize, "word"),
        env!("CARGO_PKG_VERSION"),
        sheet.as_of,
        PackLabel::from(pack).in_words()
    )));
    page.pieces.push(Piece::Note(NOT_APPROVAL.to_owned()));
}

fn glance(standings: &[Standing<'_>], page: &mut Page) {
    page.pieces.push(Piece::Heading(2, "At a glance".to_owned()));
    let rows = standings
        .iter()
        .map(|standing| vec![Cell::Text(standing.lesson.title.to_owned()), Cell::Standing(standing.status)]);
    page.pieces.push(Piece::Table {
        caption: "What a supervisor looks for".to_owned(),
        head: vec!["Point", "How it stands"],
        rows: rows.collect(),
    });
    page.pieces.push(Piece::Note(
        "Met: it is there. Weak: an attempt that needs more, or wording to look at again. Missing: not there. \
         Explained: absent, and honestly accounted for. Your judgement: faircopy found nothing to quote, does not \
         look or cannot tell; only a person can say."
            .to_owned(),
    ));
}

fn point(sheet: &Sheet<'_>, standing: &Standing<'_>, page: &mut Page) {
    page.pieces.push(Piece::Standing(standing.status, standing.lesson.title.to_owned()));
    // What does not apply to this draft tells a supervisor nothing about it.
    for item in standing.items.iter().filter(|item| item.status != Status::NotApplicable) {
        page.pieces.push(Piece::Item(item.status, item.title.to_string()));
        let waived = waived_item(sheet, &item.id);
        page.pieces.extend(waived.map(|by| Piece::Note(format!("Waived: {by}"))));
        if let Some(note) = &item.note {
            page.pieces.push(Piece::Note(words::said(note, sheet.words)));
        }
        let label = match item.status {
            _ if item.is_contrary => "It says",
            Status::Missing => "Came near",
            Status::Weak => "So far",
            _ => "",
        };
        for evidence in item.evidence.iter().take(QUOTED) {
            page.pieces.push(quote(sheet, label, &evidence.excerpt, evidence.span));
        }
        more(item.evidence.len(), page);
    }
    // Of a team's own rules nobody knows which belongs to which question.
    if standing.is_of_own_rules() && !standing.items.is_empty() && !standing.findings.is_empty() {
        page.pieces.push(Piece::Note("What your own rules found besides:".to_owned()));
    }
    for finding in standing.findings.iter().take(QUOTED) {
        match (finding.span, &finding.excerpt) {
            (Some(span), Some(excerpt)) => page.pieces.push(quote(sheet, &finding.title, excerpt, span)),
            _ => page.pieces.push(Piece::Text(words::said(&finding.message, sheet.words))),
        }
    }
    more(standing.findings.len(), page);
    if standing.status == Status::Judgement {
        let looked = if standing.is_looked_at { "" } else { "faircopy does not look at this. " };
        page.pieces.push(Piece::Text(format!("{looked}{}", standing.lesson.judge)));
    }
}

fn more(all: usize, page: &mut Page) {
    if all > QUOTED {
        page.pieces.push(Piece::Note(format!("And {} more; `faircopy check` shows them all.", all - QUOTED)));
    }
}

/// Who waived what an item asks for.
fn waived_item(sheet: &Sheet<'_>, item: &str) -> Option<String> {
    let findings = sheet.checked.findings.iter();
    let asks = |finding: &&Finding| {
        let rule = sheet.pack.rule(&finding.rule);
        rule.is_some_and(|rule| matches!(&rule.kind, Kind::Require(require) if *require.item == *item))
    };
    let mut own = findings.filter(asks);
    let waived = own.find_map(|finding| finding.waived.as_ref())?;
    Some(words::reason_and_who(waived, sheet.words))
}

fn quote(sheet: &Sheet<'_>, label: &str, words: &str, span: Span) -> Piece {
    let place = place(sheet, span);
    if sheet.words {
        Piece::Quote { label: label.to_owned(), words: nested(words), place }
    } else if label.is_empty() {
        Piece::Text(format!("In the report: {place}."))
    } else {
        Piece::Text(format!("{label}: {place}."))
    }
}

/// Where a span stands, for a person with the report before them.
pub(super) fn place(sheet: &Sheet<'_>, span: Span) -> String {
    places::on_the_page(sheet.draft, span, &sheet.checked.masks, sheet.words)
}

fn figures(sheet: &Sheet<'_>, page: &mut Page) {
    let metrics = &sheet.checked.metrics;
    page.pieces.push(Piece::Heading(2, "In figures".to_owned()));
    page.pieces.push(Piece::Note(
        "Figures to talk about, not marks: a short, honest report may have fewer of everything.".to_owned(),
    ));
    let words = f64::from(metrics.words.max(1));
    let heard = f64::from(metrics.young_person_words) / words;
    page.pieces.push(Piece::Bar {
        text: format!(
            "Young people's own words, in quotation: {} of {} ({}).",
            thousands(metrics.young_person_words as usize),
            thousands(metrics.words as usize),
            percent(heard)
        ),
        share: heard,
    });
    if metrics.individual_focus_share > 0.0 {
        page.pieces.push(Piece::Bar {
            text: format!(
                "Words of the findings that are about one young person alone: {}.",
                percent(metrics.individual_focus_share)
            ),
            share: metrics.individual_focus_share,
        });
    }
    by_section(sheet, page);
}

/// Findings by the section they stand in, in the order of the report.
fn by_section(sheet: &Sheet<'_>, page: &mut Page) {
    let mut sections: BTreeMap<u32, (String, usize)> = BTreeMap::new();
    for finding in sheet.checked.findings.iter().filter(|finding| finding.waived.is_none()) {
        let Some(span) = finding.span else { continue };
        let section = places::section(sheet.draft, span, &sheet.checked.masks, sheet.words);
        let block = &sheet.draft.blocks()[sheet.draft.block_index(span.start)];
        let name = match (section.into_iter().next(), block.part) {
            (Some(name), _) => name,
            (None, Part::Body) => "before the first heading".to_owned(),
            (None, part) => part.place(block.note),
        };
        let first = sections.values_mut().find(|(known, _)| *known == name);
        match first {
            Some((_, number)) => *number += 1,
            None => {
                sections.insert(span.start, (name, 1));
            }
        }
    }
    let most = sections.values().map(|(_, number)| *number).max().unwrap_or(0);
    if most == 0 {
        page.pieces.push(Piece::Text("No wording was found to look at again.".to_owned()));
        return;
    }
    page.pieces.push(Piece::Heading(3, "Where wording was found to look at again".to_owned()));
    for (name, number) in sections.values().take(SECTIONS) {
        #[allow(clippy::cast_precision_loss)] // counts of findings
        let share = *number as f64 / most as f64;
        page.pieces.push(Piece::Bar { text: format!("{name}: {number}"), share });
    }
    if sections.len() > SECTIONS {
        let rest: usize = sections.values().skip(SECTIONS).map(|(_, number)| number).sum();
        page.pieces.push(Piece::Note(format!("And {rest} in later sections.")));
    }
}

/// "about 4 in 100"; a share that is not nothing never reads as nothing.
fn percent(share: f64) -> String {
    match share * 100.0 {
        none if none <= 0.0 => "none".to_owned(),
        little if little < 1.0 => "fewer than 1 in 100".to_owned(),
        some => format!("about {some:.0} in 100"),
    }
}

fn waivers(sheet: &Sheet<'_>, page: &mut Page) {
    page.pieces.push(Piece::Heading(2, "Waivers in force".to_owned()));
    let waived: Vec<&Finding> =
        sheet.checked.findings.iter().filter(|finding| finding.waived.is_some()).collect();
    if waived.is_empty() {
        page.pieces.push(Piece::Text("None.".to_owned()));
        return;
    }
    let rows = waived.into_iter().filter_map(|finding| {
        let waived = finding.waived.as_ref()?;
        let at = finding.place().map_or_else(|| "the whole report".to_owned(), |span| place(sheet, span));
        let shown = finding.excerpt.as_ref().filter(|_| sheet.words);
        let what = shown.map_or_else(String::new, |words| format!("“{}”. ", nested(words)));
        Some(vec![
            Cell::Text(format!("{what}{} ({})", finding.title, finding.rule)),
            Cell::Text(at),
            Cell::Text(words::reason(waived, sheet.words).to_owned()),
            Cell::Text(words::waived_by(waived)),
        ])
    });
    page.pieces.push(Piece::Table {
        caption: "Kept on purpose".to_owned(),
        head: vec!["What", "Where", "Why", "Who and when"],
        rows: rows.collect(),
    });
}

fn unread(sheet: &Sheet<'_>, page: &mut Page) {
    let gaps = sheet.draft.gaps();
    if gaps.is_empty() {
        return;
    }
    page.pieces.push(Piece::Heading(2, "What faircopy did not read".to_owned()));
    page.pieces.push(Piece::List(gaps.iter().map(|gap| gap.told(sheet.words)).collect()));
}

fn sign_off(page: &mut Page) {
    page.pieces.push(Piece::Heading(2, "Sign-off".to_owned()));
    page.pieces.push(Piece::Text(
        "I have read the report with this checklist, and decide whether it is true, fair and proportionate."
            .to_owned(),
    ));
    page.pieces.push(Piece::Form {
        caption: "To be filled in by the supervisor".to_owned(),
        lines: vec![
            "Decision (release, release after changes, not yet)",
            "Changes agreed",
            "Name",
            "Role",
            "Signature",
            "Date",
        ],
    });
}
