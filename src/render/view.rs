//! `faircopy.view/1`: a draft as the page shows it, with where in it each finding's words stand.
//!
//! Places are a block's number, from 0, and UTF-16 code units in its text, as browsers count. Identifiers are masked,
//! each character by one sign, so that places hold.

use std::collections::BTreeMap;

use serde::Serialize;

use super::location::V1Cell;
use super::{RuleNote, json_text, place, words};
use crate::check::{Checked, SentenceNote};
use crate::draft::{Block, BlockKind, Draft, Part};
use crate::finding::Finding;
use crate::pack::Pack;
use crate::text::Span;

/// A draft, what was noticed in it, where each of `findings` and each line of evidence stands, and what their rules
/// rest on.
pub fn view(draft: &Draft, checked: &Checked, findings: &[&Finding], pack: &Pack) -> String {
    let viewed = Viewed { draft, masks: &checked.masks };
    let finding_marks = findings.iter().enumerate().flat_map(|(index, finding)| {
        let span = finding.place();
        viewed.pieces(span).map(move |piece| V1Mark { of: index, item: None, piece })
    });
    let evidence_marks = checked.checklist.iter().enumerate().flat_map(|(item, line)| {
        line.evidence.iter().enumerate().flat_map(move |(index, evidence)| {
            viewed.pieces(Some(evidence.span)).map(move |piece| V1Mark { of: index, item: Some(item), piece })
        })
    });
    let places = |span: Option<Span>| {
        span.map_or_else(String::new, |span| match draft.lines() {
            Some(_) => format!("line {}", place::within(draft, span, &checked.masks, true)),
            None => place::within(draft, span, &checked.masks, true),
        })
    };
    json_text(&V1View {
        schema: "faircopy.view/1",
        blocks: draft
            .blocks()
            .iter()
            .enumerate()
            .filter(|(_, block)| block.part != Part::Properties)
            .map(|(index, block)| V1Block::of(viewed, checked, index, block))
            .collect(),
        sections: (0..draft.sections().len())
            .map(|index| {
                let heading = draft.sections()[index].heading;
                words::excerpt(draft, draft.blocks()[heading].span, &checked.masks)
            })
            .collect(),
        marks: finding_marks.chain(evidence_marks).collect(),
        places: findings.iter().map(|finding| places(finding.place())).collect(),
        rules: findings.iter().map(|finding| (&*finding.rule, V1Rule::of(pack, finding))).collect(),
        evidence_places: checked
            .checklist
            .iter()
            .map(|item| item.evidence.iter().map(|evidence| places(Some(evidence.span))).collect())
            .collect(),
        gaps: draft
            .gaps()
            .iter()
            .map(|gap| V1Gap { what: &gap.what, place: gap.place.as_deref(), unread: gap.unread })
            .collect(),
    })
}

#[derive(Serialize)]
struct V1View<'a> {
    schema: &'static str,
    blocks: Vec<V1Block<'a>>,
    /// The headings, by number of section.
    sections: Vec<String>,
    marks: Vec<V1Mark>,
    /// Where each finding stands, in words; empty for the whole draft.
    places: Vec<String>,
    /// The rules of the findings.
    rules: BTreeMap<&'a str, V1Rule>,
    /// Where each line of evidence of each item of the checklist stands.
    evidence_places: Vec<Vec<String>>,
    gaps: Vec<V1Gap<'a>>,
}

#[derive(Serialize)]
struct V1Rule {
    title: String,
    /// Published sources, each in a line.
    sources: Vec<String>,
}

impl V1Rule {
    fn of(pack: &Pack, finding: &Finding) -> Self {
        let rule = pack.rule(&finding.rule);
        Self {
            title: finding.title.to_string(),
            sources: rule.map_or_else(Vec::new, |rule| RuleNote::of(pack, rule).sources),
        }
    }
}

#[derive(Serialize)]
struct V1Block<'a> {
    /// Its number in the draft, which marks go by.
    block: usize,
    kind: &'static str,
    /// Of a heading, from 1.
    level: Option<u8>,
    part: &'static str,
    text: String,
    section: Option<usize>,
    role: Option<&'static str>,
    paragraph: u32,
    table: Option<V1Cell>,
    list: Option<u32>,
    sentences: Vec<V1Sentence<'a>>,
}

impl<'a> V1Block<'a> {
    fn of(viewed: Viewed<'_>, checked: &'a Checked, index: usize, block: &Block) -> Self {
        let notes = &checked.sentences;
        let first = notes.partition_point(|note| note.block < index);
        let upto = notes.partition_point(|note| note.block <= index);
        let level = match block.kind {
            BlockKind::Heading(level) => Some(level),
            _ => None,
        };
        Self {
            block: index,
            kind: block.kind.name(),
            level,
            part: block.part.name(),
            text: words::masked(viewed.draft, block.span, viewed.masks),
            section: block.section.map(crate::draft::SectionId::index),
            role: notes[first..upto].first().map(|note| note.role),
            paragraph: block.paragraph,
            table: block.cell.map(V1Cell::from),
            list: block.list,
            sentences: notes[first..upto].iter().map(|note| viewed.sentence(note)).collect(),
        }
    }
}

#[derive(Serialize)]
struct V1Sentence<'a> {
    words: usize,
    speaker: Option<&'static str>,
    about: &'a [&'static str],
}

#[derive(Serialize)]
struct V1Mark {
    /// Number of the finding, or of the evidence in its item.
    of: usize,
    /// Number of the item of the checklist, for evidence.
    item: Option<usize>,
    #[serde(flatten)]
    piece: V1Piece,
}

#[derive(Serialize)]
struct V1Piece {
    block: usize,
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct V1Gap<'a> {
    what: &'a str,
    place: Option<&'a str>,
    unread: bool,
}

#[derive(Clone, Copy)]
struct Viewed<'v> {
    draft: &'v Draft,
    masks: &'v [Span],
}

impl<'v> Viewed<'v> {
    /// The parts of a span, block by block.
    fn pieces(self, span: Option<Span>) -> impl Iterator<Item = V1Piece> + use<'v> {
        let blocks = self.draft.blocks();
        let first = span.map_or(blocks.len(), |span| self.draft.block_index(span.start));
        let span = span.unwrap_or_default();
        let inside = move |(_, block): &(usize, &Block)| block.span.start < span.end.max(span.start + 1);
        blocks.iter().enumerate().skip(first).take_while(inside).filter_map(move |(index, block)| {
            let start = span.start.max(block.span.start);
            let end = span.end.min(block.span.end);
            (start < end && block.part != Part::Properties).then(|| V1Piece {
                block: index,
                start: self.units(Span::new(block.span.start, start)),
                end: self.units(Span::new(block.span.start, end)),
            })
        })
    }

    /// The length of a span in UTF-16 code units, as it is shown.
    fn units(self, span: Span) -> usize {
        words::masked(self.draft, span, self.masks).encode_utf16().count()
    }

    fn sentence(self, note: &SentenceNote) -> V1Sentence<'_> {
        V1Sentence {
            words: self.draft.slice(note.span).split_whitespace().count(),
            speaker: note.speaker,
            about: &note.about,
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::super::sample;
    use super::*;
    use crate::read::Format;

    #[test]
    fn marks_hold_the_words_of_their_findings() {
        let draft = sample::draft(Format::Docx);
        let checked = sample::checked(&draft);
        let findings: Vec<&Finding> = checked.findings.iter().collect();
        let value: Value =
            serde_json::from_str(&view(&draft, &checked, &findings, &Pack::default())).unwrap();
        let blocks = value["blocks"].as_array().unwrap();
        let mut held = 0;
        for mark in value["marks"].as_array().unwrap().iter().filter(|mark| mark["item"].is_null()) {
            let finding = findings[usize::try_from(mark["of"].as_u64().unwrap()).unwrap()];
            let Some(excerpt) = finding.excerpt.as_deref() else { continue };
            let block = blocks.iter().find(|block| block["block"] == mark["block"]).unwrap();
            let text: Vec<u16> = block["text"].as_str().unwrap().encode_utf16().collect();
            let at = |key: &str| usize::try_from(mark[key].as_u64().unwrap()).unwrap();
            let words = String::from_utf16(&text[at("start")..at("end")]).unwrap();
            assert_eq!(words::fold(&words), excerpt);
            held += 1;
        }
        assert!(held > 4, "{held}");
    }
}
