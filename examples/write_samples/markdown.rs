//! Reads a sample from Markdown.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::Outcome;
use crate::sample::{Block, Piece, Sample, Words};

/// Where the reader is.
#[derive(Default)]
struct Reader {
    sample: Sample,
    words: Words,
    /// How the next words are set.
    setting: Piece,
    quote: bool,
    /// The open lists, outermost first, and whether the innermost item has begun.
    lists: Vec<usize>,
    item_begun: bool,
    note: Option<String>,
    front_matter: bool,
    rows: Vec<Vec<Words>>,
}

/// Reads one sample; constructs that no sample needs are refused rather than lost.
pub(crate) fn read(markdown: &str) -> Outcome<Sample> {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut reader = Reader::default();
    for event in Parser::new_ext(markdown, options) {
        reader.take(event)?;
    }
    Ok(reader.sample)
}

impl Reader {
    fn take(&mut self, event: Event<'_>) -> Outcome<()> {
        match event {
            Event::Text(text) if self.front_matter => self.properties(&text),
            Event::Text(text) => self.push(&text),
            Event::SoftBreak => self.push(" "),
            Event::FootnoteReference(label) => {
                self.words.push(Piece { note: Some(label.into_string()), ..Piece::default() });
            }
            Event::Start(tag) => self.open(&tag)?,
            Event::End(tag) => self.close(tag),
            other => return Err(format!("{other:?} has no twin in Word yet").into()),
        }
        Ok(())
    }

    fn open(&mut self, tag: &Tag<'_>) -> Outcome<()> {
        match tag {
            Tag::MetadataBlock(_) => self.front_matter = true,
            Tag::Strong => self.setting.bold = true,
            Tag::Emphasis => self.setting.italic = true,
            Tag::BlockQuote(_) => self.quote = true,
            Tag::FootnoteDefinition(label) => self.note = Some(label.to_string()),
            Tag::List(first) => {
                self.flush();
                self.lists.push(self.sample.lists.len());
                self.sample.lists.push(first.is_some());
            }
            Tag::Item => self.item_begun = false,
            Tag::TableHead | Tag::TableRow => self.rows.push(Vec::new()),
            Tag::Paragraph | Tag::Heading { .. } | Tag::Table(_) | Tag::TableCell => {}
            other => return Err(format!("{other:?} has no twin in Word yet").into()),
        }
        Ok(())
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::MetadataBlock(_) => self.front_matter = false,
            TagEnd::Strong => self.setting.bold = false,
            TagEnd::Emphasis => self.setting.italic = false,
            TagEnd::BlockQuote(_) => self.quote = false,
            TagEnd::FootnoteDefinition => self.note = None,
            TagEnd::Heading(level) => {
                let words = std::mem::take(&mut self.words);
                self.sample.blocks.push(Block::Heading(level as usize, words));
            }
            TagEnd::Paragraph | TagEnd::Item => self.flush(),
            TagEnd::List(_) => {
                self.lists.pop();
                self.item_begun = true;
            }
            TagEnd::TableCell => {
                let words = std::mem::take(&mut self.words);
                if let Some(row) = self.rows.last_mut() {
                    row.push(words);
                }
            }
            TagEnd::Table => self.sample.blocks.push(Block::Table(std::mem::take(&mut self.rows))),
            _ => {}
        }
    }

    /// Ends a paragraph, whatever it stands in.
    fn flush(&mut self) {
        if self.words.is_empty() {
            return;
        }
        let words = std::mem::take(&mut self.words);
        let depth = self.lists.len().saturating_sub(1);
        self.sample.blocks.push(match (&self.note, self.lists.last()) {
            (Some(label), _) => return self.sample.notes.push((label.clone(), words)),
            (None, Some(_)) if self.item_begun => Block::ItemText(depth, words),
            (None, Some(&list)) => Block::Item { list, depth, words },
            (None, None) if self.quote => Block::Quote(words),
            (None, None) => Block::Paragraph(words),
        });
        self.item_begun = true;
    }

    /// Adds words to the paragraph, in a new piece where their setting changes.
    fn push(&mut self, text: &str) {
        let Piece { bold, italic, .. } = self.setting;
        match self.words.last_mut() {
            Some(last) if last.note.is_none() && (last.bold, last.italic) == (bold, italic) => {
                last.text.push_str(text);
            }
            _ => self.words.push(Piece { text: text.to_owned(), bold, italic, ..Piece::default() }),
        }
    }

    /// Reads front matter; in the samples it is one `key: value` a line, a list in brackets.
    fn properties(&mut self, yaml: &str) {
        for (key, value) in yaml.lines().filter_map(|line| line.split_once(": ")) {
            let value = value.trim_matches(['[', ']']);
            self.sample.properties.push((format!("faircopy.{key}"), value.to_owned()));
        }
    }
}
