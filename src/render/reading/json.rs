//! `faircopy.read/1`: a draft as it is read, for other programs.
//!
//! The types here are the format, frozen; inner types change freely behind them.

use serde::Serialize;

use super::super::json::{V1Period, pretty};
use super::super::location::V1Cell;
use super::super::words;
use super::Reading;
use crate::brief::Declared;
use crate::draft::{Block, Part};

/// For other programs.
pub fn json(reading: &Reading<'_>) -> String {
    let blocks = reading.draft.blocks().iter().enumerate();
    let document = V1Document {
        path: reading.path,
        format: reading.format.name(),
        words: reading.checked.metrics.words,
        blocks: blocks
            .filter(|(_, block)| block.part != Part::Properties)
            .map(|(index, block)| V1Block::of(reading, index, block))
            .collect(),
        properties: reading.properties().map(|(key, value)| V1Property { key, value }).collect(),
        brief: V1Brief::of(reading),
        gaps: reading
            .draft
            .gaps()
            .iter()
            .map(|gap| V1Gap { what: &gap.what, place: gap.place.as_deref() })
            .collect(),
    };
    pretty(&V1Read { schema: "faircopy.read/1", documents: [document] }) + "\n"
}

#[derive(Serialize)]
struct V1Read<'a> {
    schema: &'static str,
    documents: [V1Document<'a>; 1],
}

#[derive(Serialize)]
struct V1Document<'a> {
    path: &'a str,
    format: &'static str,
    words: u32,
    blocks: Vec<V1Block<'a>>,
    properties: Vec<V1Property<'a>>,
    brief: V1Brief,
    gaps: Vec<V1Gap<'a>>,
}

#[derive(Serialize)]
struct V1Property<'a> {
    key: &'a str,
    value: String,
}

#[derive(Serialize)]
struct V1Gap<'a> {
    what: &'a str,
    place: Option<&'a str>,
}

#[derive(Serialize)]
struct V1Block<'a> {
    kind: &'static str,
    part: &'static str,
    text: String,
    section: Vec<String>,
    role: Option<&'static str>,
    paragraph: u32,
    table: Option<V1Cell>,
    sentences: Vec<V1Sentence<'a>>,
}

impl<'a> V1Block<'a> {
    fn of(reading: &'a Reading<'_>, index: usize, block: &Block) -> Self {
        let notes = reading.notes(index);
        let role = notes.first().map(|note| note.role);
        Self {
            kind: block.kind.name(),
            part: block.part.name(),
            text: reading.masked(block.span),
            section: words::heading_path(reading.draft, block.section, &reading.checked.masks),
            role,
            paragraph: block.paragraph,
            table: block.cell.map(V1Cell::from),
            sentences: notes
                .iter()
                .map(|note| V1Sentence {
                    text: reading.masked(note.span),
                    speaker: note.speaker,
                    about: &note.about,
                    dates: &note.dates,
                    stance: &note.stance,
                    subject: note.subject,
                    ties: &note.ties,
                })
                .collect(),
        }
    }
}

#[derive(Serialize)]
struct V1Sentence<'a> {
    text: String,
    speaker: Option<&'static str>,
    about: &'a [&'static str],
    dates: &'a [String],
    stance: &'a [&'static str],
    subject: Option<&'static str>,
    ties: &'a [&'static str],
}

#[derive(Serialize)]
struct V1Brief {
    group: Option<String>,
    count: Option<u32>,
    members: Vec<String>,
    period: Option<V1Period>,
    places: Vec<String>,
    contributors: Vec<String>,
    report_date: Option<String>,
    review_date: Option<String>,
    entries: Vec<V1Entry>,
}

#[derive(Serialize)]
struct V1Entry {
    key: String,
    value: String,
}

impl V1Brief {
    fn of(reading: &Reading<'_>) -> Self {
        let brief = &reading.checked.brief;
        let one =
            |declared: &Declared<String>| words::declared(reading.draft, declared, &reading.checked.masks);
        Self {
            group: brief.group.as_ref().map(one),
            count: brief.count.as_ref().map(|count| count.value),
            members: brief.members.iter().map(one).collect(),
            period: brief.period.as_ref().map(|period| V1Period::of(period.value)),
            places: brief.places.iter().map(one).collect(),
            contributors: brief.contributors.iter().map(one).collect(),
            report_date: brief.report_date.as_ref().map(|day| day.value.to_string()),
            review_date: brief.review_date.as_ref().map(|day| day.value.to_string()),
            entries: brief
                .entries
                .iter()
                .map(|entry| V1Entry { key: entry.key.clone(), value: reading.masked(entry.span) })
                .collect(),
        }
    }
}
