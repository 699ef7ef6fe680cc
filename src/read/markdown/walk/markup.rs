//! HTML in the running text: its words are read, its tags decide only where they part.

use std::ops::Range;

use pulldown_cmark::{Event, Parser};

use super::Walk;
use crate::draft::{BlockKind, BlockSpec};
use crate::read::markdown::comments::OPEN;
use crate::read::markdown::html::{self, Tag, Token};

/// Longer runs between `&` and `;` are no entity.
const LONGEST_ENTITY: usize = 40;

/// What HTML has open.
#[derive(Debug, Default)]
pub(super) struct State {
    /// What the next block of HTML text is, when a tag said so.
    kind: Option<BlockKind>,
    /// The list its items are in: counted in the frame, so that no Markdown list has its number.
    lists: Vec<u32>,
    /// How many bold tags are open.
    bold: usize,
    /// How many tags that strike words out are open.
    struck: usize,
    /// A script or style sheet inside a paragraph: where it opened.
    hidden: Option<usize>,
    /// Whether a table is open.
    table: bool,

    /// The open cell: what its blocks are, how many there were before it, and where it stands.
    cell: Option<(BlockSpec, usize, usize)>,
}

impl State {
    /// Whether text here is a script's and not the report's.
    pub(super) const fn hides(&self) -> bool {
        self.hidden.is_some()
    }

    /// What a block that opens now is.
    pub(super) const fn kind(&self) -> Option<BlockKind> {
        self.kind
    }

    /// What a block that opens now is, in a cell.
    pub(super) fn cell(&self) -> Option<BlockSpec> {
        self.cell.map(|(spec, ..)| spec)
    }

    /// The list an item that opens now is in.
    pub(super) fn list(&self) -> Option<u32> {
        self.kind.filter(|kind| *kind == BlockKind::Item).and_then(|_| self.lists.last().copied())
    }
}

impl Walk<'_, '_> {
    /// Reads a line of an HTML block.
    pub(super) fn html(&mut self, range: Range<usize>) {
        let text = self.text;
        let Some(line) = text.get(range.clone()) else { return };
        let mut at = 0;
        self.html.starts_line(range.start);
        while let Some(token) = self.html.next(line, &mut at) {
            match token {
                Token::Tag(tag) if !html::is_element(&tag.name) => {
                    self.html_words(self.html.opened()..range.start + at);
                }
                Token::Text(words) => self.html_words(words.start + range.start..words.end + range.start),
                Token::Tag(tag) => {
                    self.words_in(&tag, range.start);
                    self.block_tag(&tag, range.start + at);
                }
                Token::Comment(words) => self.comment(&words, self.html.opened()..range.start + at),
                Token::Hidden => {
                    self.scribe.gap("the text of a script or style sheet", range.start, false);
                }
            }
        }
    }

    /// Reads one tag or comment inside a paragraph.
    pub(super) fn inline_html(&mut self, words: &str, range: Range<usize>) {
        if !self.scribe.is_open() {
            self.scribe.open(self.frame.paragraph(), range.start);
        }
        let mut at = 0;
        while let Some(token) = self.html.next(words, &mut at) {
            match token {
                Token::Tag(tag) if !html::is_element(&tag.name) => {
                    self.html = html::Html::default();
                    self.html_words(range);
                    return;
                }
                Token::Tag(tag) => {
                    self.words_in(&tag, range.start);
                    self.inline_tag(&tag, &range);
                }
                Token::Comment(words) => self.comment(&words, range.clone()),
                Token::Text(_) | Token::Hidden => {}
            }
        }
        // One event is one whole tag; what a script holds comes as text events.
        self.html = html::Html::default();
        self.scribe.drop_inline();
    }

    fn words_in(&mut self, tag: &Tag, at: usize) {
        if tag.holds_words {
            self.scribe.gap("words inside an HTML tag, where no page shows them", at, true);
        }
    }

    /// Keeps a comment. `<!-- one -- ... <!-- two -->` is one comment, and what it hides was meant to be read.
    fn comment(&mut self, words: &str, bytes: Range<usize>) {
        if words.contains(OPEN) {
            self.scribe.gap(
                "a comment with another one opened inside it: is the first closed with -->?",
                bytes.start,
                true,
            );
        }
        self.scribe.remark(words, bytes);
    }

    /// Ends an HTML block and says what was left open in it.
    pub(super) fn end_html(&mut self, at: usize) {
        if let Some((what, comment)) = self.html.finish() {
            if let Some(words) = comment {
                self.scribe.remark(&words, self.html.opened()..at);
            }
            self.scribe.gap(what, at.saturating_sub(1), true);
        }
        self.close_block();
    }

    /// Ends what HTML opened in a block of text.
    pub(super) fn end_markup(&mut self) {
        self.end_cell();
        self.markup.kind = None;
        if std::mem::take(&mut self.markup.bold) > 0 {
            self.scribe.bold(self.strong > 0);
        }
        if std::mem::take(&mut self.markup.struck) > 0 {
            self.scribe.strike(self.struck > 0);
        }
        if let Some(at) = self.markup.hidden.take() {
            self.scribe.gap("a script or style sheet that is never closed", at, true);
        }
    }

    /// Ends a cell; one without words is a block all the same.
    fn end_cell(&mut self) {
        if let Some((spec, blocks, at)) = self.markup.cell.take()
            && blocks == self.scribe.blocks()
        {
            self.scribe.open(spec, at);
            self.scribe.close();
        }
    }

    fn inline_tag(&mut self, tag: &Tag, range: &Range<usize>) {
        match tag.name.as_str() {
            "script" | "style" if tag.closes => {
                if let Some(at) = self.markup.hidden.take() {
                    self.scribe.gap("the text of a script or style sheet", at, false);
                }
            }
            "script" | "style" => self.markup.hidden = Some(range.start),
            name if html::parts_words(name) => {
                let range = self.with_indentation(range.clone());
                self.scribe.hard_break(range);
            }
            _ => self.either_tag(tag, range.start),
        }
    }

    fn block_tag(&mut self, tag: &Tag, at: usize) {
        let name = tag.name.as_str();
        if name == "br" {
            self.scribe.hard_break(at - 1..at);
            return;
        }
        if !html::parts_words(name) {
            self.either_tag(tag, at);
            return;
        }
        self.scribe.close();
        if matches!(name, "td" | "th" | "tr" | "table") {
            self.end_cell();
        }
        match (name, tag.closes) {
            ("ul" | "ol", false) => {
                let list = self.frame.number_list();
                self.markup.lists.push(list);
            }
            ("ul" | "ol", true) => _ = self.markup.lists.pop(),
            ("li", false) => {
                if self.markup.lists.is_empty() {
                    let list = self.frame.number_list();
                    self.markup.lists.push(list);
                }
                self.markup.kind = Some(BlockKind::Item);
            }
            ("table", _) => {
                self.markup.table = !tag.closes;
                if self.markup.table {
                    self.frame.table();
                }
            }
            ("tr", false) if self.markup.table => self.frame.row(),
            ("td" | "th", false) if self.markup.table => {
                self.markup.cell = Some((self.frame.cell(), self.scribe.blocks(), at));
            }
            ("blockquote", closes) => self.markup.kind = (!closes).then_some(BlockKind::Quote),
            ("caption" | "figcaption", false) => self.markup.kind = Some(BlockKind::Caption),
            (_, false) => {
                if let Some(level @ 1..=6) = name.strip_prefix('h').and_then(|level| level.parse().ok()) {
                    self.markup.kind = Some(BlockKind::Heading(level));
                }
            }
            ("p" | "div", true) => {}
            (_, true) => self.markup.kind = None,
        }
    }

    /// Tags that mean the same in a paragraph and in an HTML block.
    fn either_tag(&mut self, tag: &Tag, at: usize) {
        match (tag.name.as_str(), tag.closes) {
            ("b" | "strong", false) => self.markup.bold += 1,
            ("b" | "strong", true) => self.markup.bold = self.markup.bold.saturating_sub(1),
            ("s" | "del" | "strike", false) => self.markup.struck += 1,
            ("s" | "del" | "strike", true) => self.markup.struck = self.markup.struck.saturating_sub(1),
            ("img", _) => self.scribe.picture(&decoded_entities(tag.alt.as_deref().unwrap_or("")), at),
            (name, false) if html::embeds(name) => {
                self.scribe.gap(format!("an embedded object (<{name}>)"), at, true);
            }
            _ => {}
        }
        self.scribe.bold(self.strong + self.markup.bold > 0);
        self.scribe.strike(self.struck + self.markup.struck > 0);
    }

    /// Text of an HTML block: white space at its ends and line breaks read as one space.
    fn html_words(&mut self, range: Range<usize>) {
        let text = self.text;
        let mut at = range.start;
        for line in text[range].split_inclusive('\n') {
            let prose = line.trim_matches([' ', '\t', '\r', '\n']);
            let lead = line.len() - line.trim_start_matches([' ', '\t', '\r', '\n']).len();
            if prose.is_empty() || lead > 0 {
                self.scribe.soft_break(at..at + if prose.is_empty() { line.len() } else { lead });
            }
            if !prose.is_empty() {
                let start = at + lead;
                if !self.scribe.is_open() {
                    self.scribe.open(self.spec(), start);
                }
                self.entities(start..start + prose.len());
                if lead + prose.len() < line.len() {
                    self.scribe.soft_break(start + prose.len()..at + line.len());
                }
            }
            at += line.len();
        }
    }

    /// Text whose entities are still to be decoded.
    fn entities(&mut self, range: Range<usize>) {
        let mut at = range.start;
        while at < range.end {
            let rest = &self.text[at..range.end];
            let plain = rest.find('&').unwrap_or(rest.len());
            self.scribe.verbatim(at..at + plain);
            at += plain;
            let rest = &self.text[at..range.end];
            if rest.is_empty() {
                break;
            }
            let length =
                rest.bytes().take(LONGEST_ENTITY).position(|byte| byte == b';').map_or(1, |end| end + 1);
            let entity = at..at + length;
            match decoded_entity(&rest[..length]) {
                Some(words) => self.put(&words, entity),
                None => self.scribe.verbatim(entity),
            }
            at += length;
        }
    }
}

/// What an entity stands for, asked of the Markdown parser: its table is the standard's.
fn decoded_entity(entity: &str) -> Option<String> {
    if entity.len() < 3 {
        return None;
    }
    match Parser::new(entity).nth(1) {
        Some(Event::Text(words)) if *words != *entity => Some(words.into_string()),
        _ => None,
    }
}

/// Text with its entities decoded.
fn decoded_entities(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let length = rest.bytes().take(LONGEST_ENTITY).position(|byte| byte == b';').map_or(1, |end| end + 1);
        out.push_str(decoded_entity(&rest[..length]).as_deref().unwrap_or(&rest[..length]));
        rest = &rest[length..];
    }
    out.push_str(rest);
    out
}
