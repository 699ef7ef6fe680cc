//! A draft as it is read: for people to look over, and for other programs.

mod json;

pub use json::json;

use super::escape::one_line;
use super::{Paint, count, place, visible, words, wrap};
use crate::check::{Checked, SentenceNote};
use crate::draft::{Block, BlockKind, Draft, Part};
use crate::read;

/// A draft and what was noticed in it.
#[derive(Debug)]
pub struct Reading<'a> {
    /// Its path as given, with forward slashes.
    pub path: &'a str,
    /// What kind of file it is.
    pub format: read::Format,
    /// The draft.
    pub draft: &'a Draft,
    /// What a check noticed: identifiers, sentences, the declared scope.
    pub checked: &'a Checked,
}

impl Reading<'_> {
    /// The notes on the sentences of a block.
    fn notes(&self, block: usize) -> &[SentenceNote] {
        let notes = &self.checked.sentences;
        let first = notes.partition_point(|note| note.block < block);
        let upto = notes.partition_point(|note| note.block <= block);
        &notes[first..upto]
    }

    fn masked(&self, span: crate::text::Span) -> String {
        words::masked(self.draft, span, &self.checked.masks)
    }

    /// Key and value of each declared property, the value masked.
    fn properties(&self) -> impl Iterator<Item = (&str, String)> {
        self.draft
            .fields()
            .iter()
            .map(|field| (field.key.as_str(), self.masked(self.draft.blocks()[field.block].span)))
    }
}

/// For people: each paragraph under its headings with what was noticed, then what was not read.
pub fn text(reading: &Reading<'_>, paint: Paint, width: usize) -> String {
    let mut page = Page { reading, paint, width, out: String::new() };
    let draft = reading.draft;
    let words = count(reading.checked.metrics.words as usize, "word");
    page.line(0, &format!("{}: {}, {words}", reading.path, reading.format.name()));
    let properties: Vec<_> = reading.properties().collect();
    if !properties.is_empty() {
        page.heading("Properties");
        for (key, value) in properties {
            page.line(2, &format!("{key}: {value}"));
        }
    }
    let mut part = Part::Body;
    for (index, block) in draft.blocks().iter().enumerate() {
        if block.part == Part::Properties {
            continue;
        }
        if block.part != part {
            part = block.part;
            page.heading(part.name());
        }
        page.block(index, block);
    }
    if draft.gaps().is_empty() {
        page.heading("Everything was read.");
    } else {
        page.heading("Not read");
        for gap in draft.gaps() {
            page.line(2, &gap.told(true));
        }
    }
    page.out
}

struct Page<'r, 'a> {
    reading: &'r Reading<'a>,
    paint: Paint,
    width: usize,
    out: String,
}

impl Page<'_, '_> {
    fn line(&mut self, indent: usize, text: &str) {
        for line in wrap(&visible(text), self.width.saturating_sub(indent)) {
            self.out.push_str(&" ".repeat(indent));
            self.out.push_str(&line);
            self.out.push('\n');
        }
    }

    fn heading(&mut self, text: &str) {
        let text = self.paint.bold(&one_line(text));
        self.out.extend(["\n", &text, "\n"]);
    }

    fn block(&mut self, index: usize, block: &Block) {
        let reading = self.reading;
        let draft = reading.draft;
        if draft.slice(block.span).trim().is_empty() {
            return;
        }
        let masks = &reading.checked.masks;
        let notes = reading.notes(index);
        if matches!(block.kind, BlockKind::Heading(_)) && block.cell.is_none() && block.section.is_some() {
            let path = words::heading_path(draft, block.section, masks).join(" > ");
            self.heading(&path);
            return;
        }
        let place = match draft.lines() {
            Some(_) => format!("line {}", place::within(draft, block.span, masks, false)),
            None => format!("paragraph {}", draft.place(block.span).under_heading),
        };
        let mut about = vec![block.kind.name().to_owned(), place];
        if let Some(cell) = block.cell {
            about.push(format!("table {}, row {}, column {}", cell.table, cell.row, cell.column));
        }
        if let Some(note) = notes.first() {
            about.push(format!("role {}", note.role));
        }
        let about = self.paint.faint(&format!("  {}", about.join(", ")));
        self.out.extend([&about, "\n"]);
        if notes.is_empty() {
            self.line(4, &reading.masked(block.span));
        }
        for note in notes {
            self.line(4, &reading.masked(note.span));
            let noticed = noticed(note);
            if !noticed.is_empty() {
                let noticed = self.paint.faint(&visible(&noticed));
                self.out.extend(["      ", &noticed, "\n"]);
            }
        }
    }
}

/// What was noticed in a sentence, in a line; nothing where there is nothing to say.
fn noticed(note: &SentenceNote) -> String {
    let mut parts = Vec::new();
    if let Some(speaker) = note.speaker {
        parts.push(format!("said by {speaker}"));
    }
    for (label, values) in [("about", &note.about), ("stance", &note.stance)] {
        let values: Vec<_> = values.iter().copied().filter(|value| *value != "unknown").collect();
        if !values.is_empty() {
            parts.push(format!("{label} {}", values.join(", ")));
        }
    }
    if !note.dates.is_empty() {
        parts.push(format!("dated {}", note.dates.join(", ")));
    }
    parts.join(" · ")
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::read::Format;

    fn of<T>(format: Format, look: impl FnOnce(&Reading<'_>) -> T) -> T {
        let draft = sample::draft(format);
        let checked = sample::checked(&draft);
        look(&Reading { path: "reports/harbour", format, draft: &draft, checked: &checked })
    }

    #[test]
    fn a_reading_is_one_object_of_the_contract() {
        let text = of(Format::Docx, json);
        sample::assert_fit_to_show(&text, true);
        insta::assert_snapshot!("reading_json", text);
    }

    #[test]
    fn a_reading_as_people_look_it_over() {
        let text = of(Format::Markdown, |reading| text(reading, Paint::new(false), 80));
        sample::assert_fit_to_show(&text, true);
        insta::assert_snapshot!("reading_text", text);
    }
}
