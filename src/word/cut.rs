//! Where a comment's range can begin or end: at the words themselves where a run may be cut there, else at the
//! nearest place outside that leaves everything whole.

use std::ops::Range;

use unicode_width::UnicodeWidthChar as _;

use super::layout::{Layout, Leaf, Paragraph};

/// The beginning or the end of a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Start,
    End,
}

/// A place for a mark, and what parts the run there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cut {
    /// The byte of the part.
    pub(super) at: u32,
    /// What closes the run before the mark.
    pub(super) close: String,
    /// What opens it again after it.
    pub(super) reopen: String,
    /// Where the text before the mark is told to keep the white space it now ends with.
    pub(super) preserve: Option<u32>,
    /// Whether it stands beside the words' own paragraph: on the run that holds their text box.
    pub(super) beside: bool,
    /// What gives way to it: the end of a tag that closes itself.
    pub(super) removes: Option<Range<u32>>,
    /// The paragraph it stands in.
    pub(super) paragraph: Option<usize>,
}

impl Cut {
    /// A place where nothing has to be parted.
    pub(super) fn clean(at: u32, paragraph: Option<usize>) -> Self {
        Self {
            at,
            close: String::new(),
            reopen: String::new(),
            preserve: None,
            beside: false,
            removes: None,
            paragraph,
        }
    }
}

/// Finds places in one part.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cutter<'x> {
    pub(super) layout: &'x Layout,
    pub(super) xml: &'x str,
}

impl Cutter<'_> {
    /// The place for the mark at a byte of words; `None` where no paragraph holds them.
    pub(super) fn at(&self, byte: u32, side: Side) -> Option<Cut> {
        let leaf = self.leaf(byte, side)?;
        let cut = match leaf.run {
            Some(run) if leaf.direct && self.layout.runs[run].outer.is_none() => {
                self.in_run(leaf, run, byte, side)
            }
            // In a text box, over a ruby, in an alternative: around the whole run that holds it.
            Some(run) => {
                let outermost = self.layout.outermost(run);
                Cut { beside: outermost != run, ..self.around(outermost, side) }
            }
            None => Cut::clean(byte, leaf.paragraph),
        };
        let paragraph = &self.layout.paragraphs[cut.paragraph?];
        if let Some(host) = paragraph.host {
            let around = Cut { beside: true, ..self.around(host, side) };
            return Some(around).filter(|cut| cut.paragraph.is_some());
        }
        match outside(paragraph, cut.at, side) {
            Some(at) => Some(Cut { beside: cut.beside, ..Cut::clean(at, cut.paragraph) }),
            // Words outside any run, and no formula around them: only the paragraph is sure.
            None if leaf.run.is_none() => Some(self.of_paragraph(cut.paragraph?, side)),
            None => Some(cut),
        }
    }

    /// The place at the edge of a run, and of what has to stay whole around it.
    pub(super) fn around(&self, run: usize, side: Side) -> Cut {
        let run = &self.layout.runs[run];
        let edge = if side == Side::Start { run.bytes.start } else { run.bytes.end };
        let at = run.paragraph.and_then(|paragraph| outside(&self.layout.paragraphs[paragraph], edge, side));
        Cut::clean(at.unwrap_or(edge), run.paragraph)
    }

    /// The place at the edge of a paragraph's content.
    pub(super) fn of_paragraph(&self, index: usize, side: Side) -> Cut {
        let paragraph = &self.layout.paragraphs[index];
        if let Some(host) = paragraph.host {
            return self.around(host, side);
        }
        let Some(close) = paragraph.close else {
            let Range { start, end } = paragraph.bytes.clone();
            return Cut {
                at: end,
                close: ">".to_owned(),
                reopen: format!("</{}>", name(self.slice(&(start..end)))),
                removes: Some(end - 2..end),
                ..Cut::clean(end, Some(index))
            };
        };
        Cut::clean(if side == Side::Start { paragraph.content.min(close) } else { close }, Some(index))
    }

    fn leaf(&self, byte: u32, side: Side) -> Option<&Leaf> {
        let leaves = &self.layout.leaves;
        let after = match side {
            Side::Start => leaves.partition_point(|leaf| leaf.whole.start <= byte),
            Side::End => leaves.partition_point(|leaf| leaf.whole.start < byte),
        };
        let leaf = leaves.get(after.checked_sub(1)?)?;
        (leaf.whole.start <= byte && byte <= leaf.whole.end).then_some(leaf)
    }

    fn in_run(&self, leaf: &Leaf, run: usize, byte: u32, side: Side) -> Cut {
        let own = &self.layout.runs[run];
        let head = own.properties.as_ref().map_or(own.tag.end, |properties| properties.end);
        let run_name = name(self.slice(&own.tag));
        let close_run = format!("</{run_name}>");
        let reopen_run = || {
            let properties = own.properties.as_ref().map_or("", |properties| self.slice(properties));
            format!("{}{properties}", self.slice(&own.tag))
        };
        let between = |at: u32| Cut {
            at,
            close: close_run.clone(),
            reopen: reopen_run(),
            preserve: None,
            beside: false,
            removes: None,
            paragraph: own.paragraph,
        };
        let before_leaf = || {
            if leaf.whole.start == head { self.around(run, Side::Start) } else { between(leaf.whole.start) }
        };
        let after_leaf = || {
            let rest = &self.xml[leaf.whole.end as usize..];
            if rest.starts_with(&close_run) { self.around(run, Side::End) } else { between(leaf.whole.end) }
        };
        let Some(tag) = &leaf.tag else {
            return if side == Side::Start { before_leaf() } else { after_leaf() };
        };
        let byte = self.between_characters(leaf, byte.clamp(leaf.bytes.start, leaf.bytes.end), side);
        if byte == leaf.bytes.start {
            return before_leaf();
        }
        if byte == leaf.bytes.end {
            return after_leaf();
        }
        let text_name = name(self.slice(tag));
        let (before, after) = (self.character_before(byte), self.xml[byte as usize..].chars().next());
        let keeps = leaf.preserves || after.is_some_and(char::is_whitespace);
        let space = if keeps { " xml:space=\"preserve\"" } else { "" };
        // The second text bears the attributes of the first only where they declare its prefix.
        let declared = if self.slice(tag).contains("xmlns") { self.slice(tag) } else { "" };
        let reopen_text = match declared {
            "" => format!("<{text_name}{space}>"),
            declared if !keeps || declared.contains("xml:space") => declared.to_owned(),
            declared => format!("{}{space}>", declared.trim_end_matches('>')),
        };
        Cut {
            at: byte,
            close: format!("</{text_name}>{close_run}"),
            reopen: format!("{}{reopen_text}", reopen_run()),
            preserve: (!self.slice(tag).contains("xml:space") && before.is_some_and(char::is_whitespace))
                .then_some(tag.end - 1),
            beside: false,
            removes: None,
            paragraph: own.paragraph,
        }
    }

    /// The nearest byte outward where no character is parted from its marks, and no joined letters from each other.
    fn between_characters(&self, leaf: &Leaf, byte: u32, side: Side) -> u32 {
        let mut at = byte;
        while at > leaf.bytes.start && at < leaf.bytes.end {
            let (before, after) = (self.character_before(at), self.xml[at as usize..].chars().next());
            let (Some(before), Some(after)) = (before, after) else { break };
            let clings = |c: char| c.width() == Some(0) || ('\u{1f3fb}'..='\u{1f3ff}').contains(&c);
            if !(clings(after) || before == '\u{200d}' || (is_joined(before) && is_joined(after))) {
                break;
            }
            match side {
                Side::Start => at -= before.len_utf8() as u32,
                Side::End => at += after.len_utf8() as u32,
            }
        }
        at
    }

    fn character_before(&self, byte: u32) -> Option<char> {
        self.xml[..byte as usize].chars().next_back()
    }

    fn slice(&self, bytes: &Range<u32>) -> &str {
        &self.xml[bytes.start as usize..bytes.end as usize]
    }
}

/// The name in a start tag, prefix included.
pub(super) fn name(tag: &str) -> &str {
    let tag = tag.trim_start_matches('<');
    let end = tag.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).unwrap_or(tag.len());
    &tag[..end]
}

/// The edge of all that must stay whole around a byte; `None` where nothing does.
fn outside(paragraph: &Paragraph, byte: u32, side: Side) -> Option<u32> {
    let mut at = byte;
    // Each step leaves the ranges that hold the place; they nest, or overlap by twos where fields cross controls.
    loop {
        let around = paragraph.whole.iter().filter(|whole| whole.start < at && at < whole.end);
        let edge = match side {
            Side::Start => around.map(|whole| whole.start).min(),
            Side::End => around.map(|whole| whole.end).max(),
        };
        match edge {
            Some(edge) => at = edge,
            None => return (at != byte).then_some(at),
        }
    }
}

/// Letters of scripts written from right to left: those of Arabic and its kin join into one shape.
fn is_joined(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
        && c.is_alphabetic()
}
