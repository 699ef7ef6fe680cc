//! Puts prose into the draft: breaks wait for the words after them, remarks for the block they hang on.

use std::collections::BTreeMap;
use std::ops::Range;

use super::align::align;
use crate::context::identifier::masked;
use crate::draft::{BlockSpec, Draft, DraftBuilder, Gap, MarkingKind, Remark};
use crate::excerpt::fold;
use crate::text::{LineIndex, Span};

/// A gap that knows its byte and not yet its line.
#[derive(Debug)]
struct Missing {
    what: String,
    at: usize,
    unread: bool,
}

/// Pictures with the same description.
#[derive(Debug)]
struct Pictures {
    alt: String,
    count: usize,
    at: usize,
}

/// Writes one file's prose. Every `Range<usize>` and `at` is in bytes of that file.
#[derive(Debug)]
pub(super) struct Scribe<'s> {
    builder: DraftBuilder,
    file: &'s str,
    id: u16,
    /// Where the open block stands, should it stay empty.
    anchor: usize,
    /// A break that stands only if words follow it in the block: its text and bytes.
    pending: Option<(&'static str, Range<usize>)>,
    /// Something inline was left out just now, so the spaces on both its sides would meet.
    dropped: bool,
    /// Remarks for the next block, and those of the open one.
    waiting: Vec<Remark>,
    hung: Vec<Remark>,
    /// The open groups of blocks - a table, a list, a quotation - outermost first: where each starts in the prose,
    /// and the remarks on the whole of it.
    groups: Vec<(u32, Vec<Remark>)>,
    /// A tick box met before the block of its item opened.
    ticked: Option<MarkingKind>,
    /// Whether a list ended just now: what is said between two items is about the next one.
    after_list: bool,
    gaps: Vec<Missing>,
    pictures: Vec<Pictures>,
    picture_by_alt: BTreeMap<String, usize>,
}

impl<'s> Scribe<'s> {
    /// Starts on an empty draft of `file`, the whole file's text.
    pub(super) fn new(file: &'s str) -> Self {
        let mut builder = DraftBuilder::with_capacity(file.len());
        let id = builder.source("");
        Self {
            builder,
            file,
            id,
            anchor: 0,
            pending: None,
            dropped: false,
            waiting: Vec::new(),
            hung: Vec::new(),
            groups: Vec::new(),
            ticked: None,
            after_list: false,
            gaps: Vec::new(),
            pictures: Vec::new(),
            picture_by_alt: BTreeMap::new(),
        }
    }

    /// Opens a block that stands at byte `at`.
    pub(super) fn open(&mut self, spec: BlockSpec, at: usize) {
        self.close();
        self.after_list = false;
        self.builder.open(spec);
        self.anchor = at;
        if let Some(ticked) = self.ticked.take() {
            self.builder.mark(ticked);
        }
        self.hung.append(&mut self.waiting);
    }

    /// Opens the block of a property; `listed` as in [`Field`](crate::draft::Field).
    pub(super) fn open_field(&mut self, key: &str, listed: bool, at: usize) {
        self.close();
        self.builder.open_field(key, listed);
        self.anchor = at;
    }

    /// Whether a block is open.
    pub(super) const fn is_open(&self) -> bool {
        self.builder.is_open()
    }

    /// Closes the open block; remarks on one that stayed empty wait for the next.
    pub(super) fn close(&mut self) {
        if !self.builder.is_open() {
            return;
        }
        self.pending = None;
        self.dropped = false;
        let length = self.builder.open_text().len() as u32;
        if length == 0 {
            self.builder.anchor(self.id, self.anchor as u32);
            self.waiting.append(&mut self.hung);
        } else {
            let end = self.builder.position();
            for remark in self.hung.drain(..) {
                self.builder.remark(Remark { span: Some(Span::new(end - length, end)), ..remark });
            }
        }
        self.builder.close();
    }

    /// How many blocks there are.
    pub(super) fn blocks(&self) -> usize {
        self.builder.next_block()
    }

    /// Opens a group of blocks: remarks that wait now are on the whole of it, not on its first block.
    pub(super) fn open_group(&mut self) {
        self.close();
        // The break before the first block is pushed when that opens.
        let start = self.builder.position() + u32::from(self.blocks() > 0);
        self.groups.push((start, std::mem::take(&mut self.waiting)));
    }

    /// The same for a list. One that follows another with nothing but a comment between is read as its next items:
    /// the comment is on the first of them.
    pub(super) fn open_list(&mut self) {
        let waiting = if self.after_list { std::mem::take(&mut self.waiting) } else { Vec::new() };
        self.open_group();
        self.waiting = waiting;
    }

    /// Ends the group opened last.
    pub(super) fn close_group(&mut self) {
        self.close();
        let Some((start, remarks)) = self.groups.pop() else { return };
        let end = self.builder.position();
        for remark in remarks {
            if end > start {
                self.builder.remark(Remark { span: Some(Span::new(start, end)), ..remark });
            } else {
                self.waiting.push(remark);
            }
        }
    }

    /// Ends a list.
    pub(super) fn close_list(&mut self) {
        self.close_group();
        self.after_list = true;
    }

    /// Says whether what follows is bold.
    pub(super) fn bold(&mut self, on: bool) {
        self.builder.bold(on);
    }

    /// Says whether what follows is slanted.
    pub(super) fn slanted(&mut self, on: bool) {
        self.builder.slanted(on);
    }

    /// Says whether a line goes through what follows.
    pub(super) fn strike(&mut self, on: bool) {
        self.builder.marked(MarkingKind::Struck, on);
    }

    /// A tick box: of the open block, else of the one that opens next.
    pub(super) fn tick(&mut self, ticked: bool) {
        let kind = if ticked { MarkingKind::Ticked } else { MarkingKind::Unticked };
        if self.is_open() {
            self.builder.mark(kind);
        } else {
            self.ticked = Some(kind);
        }
    }

    /// Words that stand in the file just so.
    pub(super) fn verbatim(&mut self, mut bytes: Range<usize>) {
        if self.dropped && self.meets_space() {
            let words = &self.file[bytes.clone()];
            bytes.start += words.len() - words.trim_start_matches([' ', '\t']).len();
        }
        if bytes.is_empty() {
            return;
        }
        self.before_words();
        self.builder.push_verbatim(&self.file[bytes.clone()], self.id, bytes.start as u32);
    }

    /// Words that stand for other bytes of the file.
    pub(super) fn replaced(&mut self, text: &str, bytes: Range<usize>) {
        if !text.is_empty() {
            self.before_words();
            self.builder.push_replaced(text, self.id, bytes.start as u32..bytes.end as u32);
        }
    }

    /// Whether the file has `words` at these bytes.
    pub(super) fn stands_at(&self, words: &str, bytes: &Range<usize>) -> bool {
        self.file.get(bytes.clone()) == Some(words)
    }

    /// Some bytes of the file, as they are written.
    pub(super) fn written(&self, bytes: &Range<usize>) -> &'s str {
        self.file.get(bytes.clone()).unwrap_or_default()
    }

    /// Words decoded from some bytes of the file, laid beside them piece by piece.
    pub(super) fn decoded(&mut self, text: &str, bytes: Range<usize>) {
        align(text, &self.file[bytes.clone()], |piece| {
            let source = piece.source.start + bytes.start..piece.source.end + bytes.start;
            if piece.verbatim {
                self.verbatim(source);
            } else {
                self.replaced(&text[piece.text], source);
            }
        });
    }

    /// A line break that reads as a space.
    pub(super) fn soft_break(&mut self, bytes: Range<usize>) {
        if self.pending.is_none() && !self.meets_space() {
            self.pending = Some((" ", bytes));
        }
    }

    /// A line break that stands.
    pub(super) fn hard_break(&mut self, bytes: Range<usize>) {
        let start = self.pending.take().map_or(bytes.start, |(_, before)| before.start.min(bytes.start));
        self.pending = Some(("\n", start..bytes.end));
    }

    /// Something inline was left out here.
    pub(super) fn drop_inline(&mut self) {
        self.dropped = true;
    }

    fn meets_space(&self) -> bool {
        self.pending.is_some() || self.builder.open_text().chars().next_back().is_none_or(char::is_whitespace)
    }

    fn before_words(&mut self) {
        self.dropped = false;
        if let Some((text, bytes)) = self.pending.take()
            && !self.builder.open_text().is_empty()
        {
            self.builder.push_replaced(text, self.id, bytes.start as u32..bytes.end as u32);
        }
    }

    /// A comment that stands at these bytes: on the open block, else on the next one.
    pub(super) fn remark(&mut self, text: &str, bytes: Range<usize>) {
        let bytes = Some(bytes.start as u32..bytes.end as u32);
        let remark = Remark { text: text.trim().to_owned(), bytes, ..Remark::default() };
        if self.is_open() {
            self.hung.push(remark);
        } else {
            self.waiting.push(remark);
        }
    }

    /// Something that was not read as prose; `unread` as in [`Gap`].
    pub(super) fn gap(&mut self, what: impl Into<String>, at: usize, unread: bool) {
        self.gaps.push(Missing { what: what.into(), at, unread });
    }

    /// A picture; those with the same description are one gap.
    pub(super) fn picture(&mut self, alt: &str, at: usize) {
        let alt = fold(alt);
        if let Some(index) = self.picture_by_alt.get(&alt) {
            self.pictures[*index].count += 1;
        } else {
            self.picture_by_alt.insert(alt.clone(), self.pictures.len());
            self.pictures.push(Pictures { alt, count: 1, at });
        }
    }

    /// The draft.
    pub(super) fn finish(mut self) -> Draft {
        self.close();
        while !self.groups.is_empty() {
            self.close_group();
        }
        for remark in self.waiting.drain(..) {
            self.builder.remark(remark);
        }
        let lines = LineIndex::new(self.file.to_owned());
        self.gaps.extend(self.pictures.drain(..).map(|pictures| {
            let mut what = match pictures.count {
                1 => "a picture".to_owned(),
                count => format!("{count} pictures"),
            };
            if !pictures.alt.is_empty() {
                what.push_str(": ");
                what.push_str(&pictures.alt);
            }
            Missing { what, at: pictures.at, unread: true }
        }));
        self.gaps.sort_by_key(|gap| gap.at); // stable
        for gap in self.gaps.drain(..) {
            let place = Some(format!("line {}", lines.position(gap.at as u32).line));
            self.builder.gap(Gap { place, ..Gap::whole(masked(&gap.what), gap.unread) });
        }
        self.builder.finish(Some(lines))
    }
}
