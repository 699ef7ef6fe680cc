//! Goes over the parser's events once and hands their words to the scribe.

use std::ops::Range;

use pulldown_cmark::{Event, OffsetIter, Options, Parser, Tag, TagEnd};

use super::comments::{OPEN, unmasked};
use super::frame::Frame;
use super::html::Html;
use super::scribe::Scribe;
use crate::draft::{BlockKind, BlockSpec};

mod code;
mod markup;
mod table;

/// A title underlined with `===` or `---` is a title up to this many bytes; what is longer is a paragraph with a
/// line across the page right under it.
const LONGEST_UNDERLINED_TITLE: usize = 200;

/// Reads `text` from byte `body` on.
///
/// `text` has the file's bytes in their places, but for the openings of unclosed comments.
pub(super) fn walk(text: &str, body: usize, scribe: &mut Scribe<'_>) {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    let parser = Parser::new_ext(&text[body..], options);
    let mut walk = Walk {
        text,
        scribe,
        frame: Frame::default(),
        html: Html::default(),
        markup: markup::State::default(),
        table: table::State::default(),
        code: None,
        strong: 0,
        slanted: 0,
        struck: 0,
        pictures: 0,
        alt: String::new(),
        picture_at: 0,
    };
    walk.swallowed_lines(&parser, body);
    walk.events(parser.into_offset_iter(), body);
}

struct Walk<'w, 's> {
    text: &'w str,
    scribe: &'w mut Scribe<'s>,
    frame: Frame,
    html: Html,
    markup: markup::State,
    table: table::State,
    /// The code block being read.
    code: Option<code::State>,
    /// How many strong spans are open.
    strong: usize,
    /// How many emphasised spans are open.
    slanted: usize,
    /// How many struck spans are open.
    struck: usize,
    /// How many pictures are open: a description may hold another picture.
    pictures: usize,
    alt: String,
    picture_at: usize,
}

impl Walk<'_, '_> {
    fn events(&mut self, events: OffsetIter<'_>, body: usize) {
        for (event, range) in events {
            let range = range.start + body..range.end + body;
            if self.pictures > 0 {
                self.picture(&event);
                continue;
            }
            match event {
                Event::Start(tag) => self.start(&tag, range),
                Event::End(tag) => self.end(tag, range),
                Event::Text(words) if self.code.is_some() => self.code_words(&words, range),
                Event::Text(words) => self.words(&words, range),
                Event::Code(words) => self.code_span(&words, range),
                Event::Html(_) => self.html(range),
                Event::InlineHtml(words) => self.inline_html(&words, range),
                Event::SoftBreak => {
                    let range = self.with_indentation(range);
                    self.scribe.soft_break(range);
                }
                Event::HardBreak => {
                    let range = self.with_indentation(range);
                    self.scribe.hard_break(range);
                }
                Event::Rule => self.scribe.close(),
                Event::TaskListMarker(ticked) => {
                    self.scribe.tick(ticked);
                    self.scribe.drop_inline();
                }
                // A reference, mathematics (never, it is off): no words of the report's.
                _ => self.scribe.drop_inline(),
            }
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Paragraph => self.scribe.open(self.frame.paragraph(), range.start),
            Tag::Heading { level, .. } => {
                let spec = if self.is_underlined_prose(&range) {
                    self.frame.paragraph()
                } else {
                    self.frame.heading(*level as u8)
                };
                self.scribe.open(spec, range.start);
            }
            Tag::BlockQuote(_) => self.enter(Frame::quote),
            Tag::List(_) => {
                self.scribe.open_list();
                self.frame.list();
            }
            Tag::Item => {
                self.scribe.close();
                self.frame.item(self.scribe.blocks());
            }
            Tag::FootnoteDefinition(_) => self.enter(Frame::footnote),
            Tag::CodeBlock(kind) => {
                self.scribe.close();
                self.code = Some(code::State::new(kind));
            }
            Tag::HtmlBlock => self.scribe.close(),
            Tag::Table(_) | Tag::TableHead | Tag::TableRow | Tag::TableCell => self.table_start(tag, range),
            Tag::Emphasis => {
                self.slanted += 1;
                self.scribe.slanted(true);
            }
            Tag::Strong => {
                self.strong += 1;
                self.scribe.bold(true);
            }
            Tag::Strikethrough => {
                self.struck += 1;
                self.scribe.strike(true);
            }
            Tag::Image { .. } => {
                self.pictures = 1;
                self.picture_at = range.start;
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) => self.close_block(),
            TagEnd::BlockQuote(_) | TagEnd::FootnoteDefinition => {
                self.close_block();
                self.frame.leave();
                self.scribe.close_group();
            }
            TagEnd::List(_) => {
                self.close_block();
                self.frame.leave();
                self.scribe.close_list();
            }
            TagEnd::Item => {
                self.close_block();
                let spec = self.frame.paragraph();
                if self.frame.leave() == Some(self.scribe.blocks()) {
                    self.scribe.open(spec, range.start);
                    self.scribe.close();
                }
            }
            TagEnd::CodeBlock => {
                self.code = None;
                self.scribe.close();
            }
            TagEnd::HtmlBlock => self.end_html(range.end),
            TagEnd::Table | TagEnd::TableHead | TagEnd::TableRow | TagEnd::TableCell => {
                self.table_end(tag, range);
            }
            TagEnd::Emphasis => {
                self.slanted = self.slanted.saturating_sub(1);
                self.scribe.slanted(self.slanted > 0);
            }
            TagEnd::Strong => {
                self.strong = self.strong.saturating_sub(1);
                self.scribe.bold(self.strong > 0);
            }
            TagEnd::Strikethrough => {
                self.struck = self.struck.saturating_sub(1);
                self.scribe.strike(self.struck > 0);
            }
            _ => {}
        }
    }

    fn enter(&mut self, construct: fn(&mut Frame)) {
        self.scribe.open_group();
        construct(&mut self.frame);
    }

    /// Closes the open block and what HTML left open in it.
    fn close_block(&mut self) {
        self.end_markup();
        self.scribe.close();
    }

    /// Words of a text event; a tight item's come without a paragraph around them.
    fn words(&mut self, words: &str, range: Range<usize>) {
        if self.markup.hides() {
            return;
        }
        if !self.scribe.is_open() {
            self.scribe.open(self.spec(), range.start);
        }
        self.put(words, range);
    }

    /// Puts decoded words in the open block.
    fn put(&mut self, words: &str, range: Range<usize>) {
        if self.text.get(range.clone()) == Some(words) {
            self.scribe.verbatim(range);
        } else if self.scribe.stands_at(OPEN, &range) {
            self.scribe.drop_inline(); // the opening of a comment that is never closed
        } else if words.len() <= range.len() && !words.contains(char::is_whitespace) {
            self.scribe.replaced(words, range); // an entity
        } else {
            self.scribe.decoded(words, range);
        }
    }

    /// What a block that opens here without being announced is.
    fn spec(&self) -> BlockSpec {
        let spec = self.frame.paragraph();
        if let Some(cell) = self.markup.cell() {
            return cell;
        }
        match self.markup.kind() {
            Some(kind) if spec.kind == BlockKind::Paragraph => {
                BlockSpec { kind, list: self.markup.list(), ..spec }
            }
            _ => spec,
        }
    }

    fn code_span(&mut self, words: &str, range: Range<usize>) {
        if self.markup.hides() {
            return;
        }
        let ticks = self.text[range.clone()].bytes().take_while(|byte| *byte == b'`').count();
        let inside = range.start + ticks..range.end - ticks.min(range.len() - ticks);
        if !self.scribe.is_open() {
            self.scribe.open(self.spec(), range.start);
        }
        // In code the opening of a comment is no opening.
        let words = unmasked(words, self.scribe.written(&inside));
        self.scribe.decoded(&words, inside);
    }

    /// Stretches a line break over the indentation and quotation marks of the next line.
    fn with_indentation(&self, range: Range<usize>) -> Range<usize> {
        let mut marks = self.frame.quotes();
        let run = self.text.as_bytes()[range.end..]
            .iter()
            .take_while(|byte| match byte {
                b' ' | b'\t' => true,
                b'>' if marks > 0 => {
                    marks -= 1;
                    true
                }
                _ => false,
            })
            .count();
        range.start..range.end + run
    }

    /// A description is not prose; the picture is a gap.
    fn picture(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(Tag::Image { .. }) => self.pictures += 1,
            Event::End(TagEnd::Image) => {
                self.pictures -= 1;
                if self.pictures == 0 {
                    self.scribe.picture(&std::mem::take(&mut self.alt), self.picture_at);
                    self.scribe.drop_inline();
                }
            }
            Event::Text(words) | Event::Code(words) => self.alt.push_str(words),
            Event::SoftBreak | Event::HardBreak => self.alt.push(' '),
            _ => {}
        }
    }

    fn is_underlined_prose(&self, range: &Range<usize>) -> bool {
        range.len() > LONGEST_UNDERLINED_TITLE && !self.text[range.clone()].trim_start().starts_with('#')
    }

    /// Lines such as `[B]: yes` are link definitions, which no page shows; this one's author meant speech.
    fn swallowed_lines(&mut self, parser: &Parser<'_>, body: usize) {
        let mut swallowed: Vec<usize> = parser
            .reference_definitions()
            .iter()
            .filter(|(_, link)| !is_address(&link.dest))
            .map(|(_, link)| link.span.start + body)
            .collect();
        swallowed.sort_unstable();
        for at in swallowed {
            self.scribe.gap(
                "a line that Markdown takes for the address of a link, so no page shows it",
                at,
                true,
            );
        }
    }
}

/// Whether the target of a link leads anywhere: `https://a.example`, `../b.md`, `#c`, `mailto:d@e.example`.
fn is_address(target: &str) -> bool {
    let inner = target.trim_end_matches(['.', ':', ',', ';', '!', '?']);
    let leads = (target.starts_with('#') && target.len() > 1) || inner.contains(['/', '.', ':', '@']);
    let written_so = |c: char| c.is_alphanumeric() || "-_./?#&=%+@:~,;()'!$".contains(c);
    leads && target.chars().all(written_so) && !target.contains("~~")
}
