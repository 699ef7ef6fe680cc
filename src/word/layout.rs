//! How the main part of a Word file is built: its paragraphs, runs and texts with their bytes, and what must not be
//! cut. Comments are put in by these places.

use std::collections::HashMap;
use std::ops::Range;

use crate::read::docx::WordError;
use crate::read::docx::namespace::Namespace;
use crate::read::docx::xml::{Element, Scanner, Token};

/// A `w:r`.
#[derive(Debug)]
pub(super) struct Run {
    /// From its start tag to its end tag.
    pub(super) bytes: Range<u32>,
    /// Its start tag.
    pub(super) tag: Range<u32>,
    /// Its properties.
    pub(super) properties: Option<Range<u32>>,
    /// The run it stands in, the outermost one: inside text boxes and ruby.
    pub(super) outer: Option<usize>,
    /// Its paragraph.
    pub(super) paragraph: Option<usize>,
    /// How many elements it holds besides its properties.
    children: u32,
}

/// Something with words: a text element, or one that stands for a character.
#[derive(Debug)]
pub(super) struct Leaf {
    /// The words of a text element, else the whole element.
    pub(super) bytes: Range<u32>,
    /// The whole element.
    pub(super) whole: Range<u32>,
    /// The start tag of a text element.
    pub(super) tag: Option<Range<u32>>,
    /// Whether white space at its ends is kept.
    pub(super) preserves: bool,
    /// Its run; formulas have none of Word's own.
    pub(super) run: Option<usize>,
    /// Whether it stands in its run with nothing between.
    pub(super) direct: bool,
    /// Its paragraph.
    pub(super) paragraph: Option<usize>,
}

/// A `w:p`.
#[derive(Debug)]
pub(super) struct Paragraph {
    /// From its start tag to its end tag.
    pub(super) bytes: Range<u32>,
    /// Where its content begins: after its properties.
    pub(super) content: u32,
    /// Where its content ends; `None` for one that closes itself.
    pub(super) close: Option<u32>,
    /// The run it stands in, in a text box.
    pub(super) host: Option<usize>,
    /// What must not be cut: fields, content controls, formulas and alternatives among its runs.
    pub(super) whole: Vec<Range<u32>>,
    /// Whether it is the first of a content control around paragraphs.
    pub(super) opens_control: bool,
}

/// A mark of a comment.
#[derive(Debug)]
pub(super) struct CommentMark {
    /// The comment's id.
    pub(super) id: String,
    /// What to take out to be rid of it: the mark, or the run that holds the sign alone.
    pub(super) bytes: Range<u32>,
    /// The run of a sign.
    run: Option<usize>,
}

/// The main part's building.
#[derive(Debug, Default)]
pub(super) struct Layout {
    pub(super) runs: Vec<Run>,
    pub(super) leaves: Vec<Leaf>,
    pub(super) paragraphs: Vec<Paragraph>,
    /// The outermost run of the first sign that leads to each note, by the note's id: footnotes, then endnotes.
    pub(super) note_signs: [HashMap<String, usize>; 2],
    pub(super) comment_marks: Vec<CommentMark>,
}

/// An element that is open.
#[derive(Debug)]
enum Open {
    Paragraph(usize),
    ParagraphProperties,
    Run(usize),
    RunProperties(usize, u32),
    Text(usize),
    Whole(usize, u32),
    /// A content control's content around paragraphs, and whether a first paragraph is still to come.
    ControlContent(bool),
    Other,
}

/// A field that is open: its first run, and the paragraph it began in.
#[derive(Debug)]
struct Field {
    run: usize,
    paragraph: Option<usize>,
}

struct Walk<'x> {
    layout: Layout,
    xml: &'x str,
    open: Vec<Open>,
    paragraphs: Vec<usize>,
    runs: Vec<usize>,
    fields: Vec<Field>,
}

impl Layout {
    /// Reads the building of a part.
    pub(super) fn of(part: &str, xml: &str) -> Result<Self, WordError> {
        let mut walk = Walk {
            layout: Self::default(),
            xml,
            open: Vec::new(),
            paragraphs: Vec::new(),
            runs: Vec::new(),
            fields: Vec::new(),
        };
        let mut scanner = Scanner::new(part, xml);
        loop {
            match scanner.next()? {
                Token::Open(element) => {
                    let open = walk.enter(&element);
                    walk.open.push(open);
                    if element.empty {
                        walk.leave(element.bytes.end);
                    }
                }
                Token::Close => walk.leave(scanner.position()),
                Token::End => break,
                Token::Text(_) | Token::Char(..) | Token::Cdata(..) => {}
            }
        }
        let mut layout = walk.layout;
        for mark in &mut layout.comment_marks {
            if let Some(run) = mark.run.map(|run| &layout.runs[run])
                && run.children == 1
            {
                mark.bytes = run.bytes.clone();
            }
        }
        Ok(layout)
    }

    /// The outermost run around a run, itself if it stands in none.
    pub(super) fn outermost(&self, run: usize) -> usize {
        self.runs[run].outer.unwrap_or(run)
    }
}

impl Walk<'_> {
    fn enter(&mut self, element: &Element<'_>) -> Open {
        let local = element.local();
        let start = element.bytes.start;
        if let Some(Open::Run(run)) = self.open.last()
            && local != b"rPr"
        {
            self.layout.runs[*run].children += 1;
        }
        let in_paragraph = self.paragraphs.last().copied().filter(|_| self.runs.is_empty());
        match (element.namespace, local) {
            (Namespace::Word, b"p") => self.enter_paragraph(element),
            (Namespace::Word, b"pPr") => match self.open.last() {
                Some(Open::Paragraph(_)) => Open::ParagraphProperties,
                _ => Open::Other,
            },
            (Namespace::Word, b"r") => self.enter_run(element),
            (Namespace::Word, b"rPr") => match self.open.last() {
                Some(Open::Run(run)) => Open::RunProperties(*run, start),
                _ => Open::Other,
            },
            (Namespace::Word | Namespace::Maths, b"t") => {
                self.leaf(element, Some(element.bytes.clone()));
                Open::Text(self.layout.leaves.len() - 1)
            }
            (Namespace::Word, b"tab" | b"ptab" | b"br" | b"cr" | b"noBreakHyphen" | b"sym") => {
                if matches!(self.open.last(), Some(Open::Run(_))) {
                    self.leaf(element, None);
                }
                Open::Other
            }
            (Namespace::Word, b"fldChar") => {
                self.field(element);
                Open::Other
            }
            (Namespace::Word, b"sdt" | b"fldSimple")
            | (Namespace::Compatibility, b"AlternateContent")
            | (Namespace::Maths, b"oMath" | b"oMathPara") => {
                in_paragraph.map_or(Open::Other, |paragraph| Open::Whole(paragraph, start))
            }
            (Namespace::Word, b"sdtContent") if self.paragraphs.is_empty() => Open::ControlContent(true),
            (Namespace::Word, b"footnoteReference" | b"endnoteReference") => {
                if let (Some(id), Some(run)) = (element.attribute("id"), self.runs.first()) {
                    let signs = &mut self.layout.note_signs[usize::from(local == b"endnoteReference")];
                    signs.entry(id.into_owned()).or_insert(*run);
                }
                Open::Other
            }
            (Namespace::Word, b"commentRangeStart" | b"commentRangeEnd" | b"commentReference") => {
                if let Some(id) = element.attribute("id") {
                    let run = self.runs.last().copied().filter(|_| local == b"commentReference");
                    let bytes = element.bytes.clone();
                    self.layout.comment_marks.push(CommentMark { id: id.into_owned(), bytes, run });
                }
                Open::Other
            }
            _ => Open::Other,
        }
    }

    fn enter_paragraph(&mut self, element: &Element<'_>) -> Open {
        let mut opens_control = false;
        if self.runs.is_empty() {
            for open in &mut self.open {
                if let Open::ControlContent(waits) = open {
                    opens_control |= std::mem::take(waits);
                }
            }
        }
        self.layout.paragraphs.push(Paragraph {
            bytes: element.bytes.clone(),
            content: element.bytes.end,
            close: None,
            host: self.runs.first().copied(),
            whole: Vec::new(),
            opens_control,
        });
        let index = self.layout.paragraphs.len() - 1;
        self.paragraphs.push(index);
        Open::Paragraph(index)
    }

    fn enter_run(&mut self, element: &Element<'_>) -> Open {
        self.layout.runs.push(Run {
            bytes: element.bytes.clone(),
            tag: element.bytes.clone(),
            properties: None,
            outer: self.runs.first().copied(),
            paragraph: self.paragraphs.last().copied(),
            children: 0,
        });
        let index = self.layout.runs.len() - 1;
        self.runs.push(index);
        Open::Run(index)
    }

    fn leaf(&mut self, element: &Element<'_>, tag: Option<Range<u32>>) {
        let is_word = element.namespace == Namespace::Word;
        let run = self.runs.last().copied().filter(|_| is_word);
        self.layout.leaves.push(Leaf {
            bytes: if tag.is_some() { element.bytes.end..element.bytes.end } else { element.bytes.clone() },
            whole: element.bytes.clone(),
            preserves: tag.is_some() && element.attribute("space").as_deref() == Some("preserve"),
            tag,
            run,
            direct: matches!(self.open.last(), Some(Open::Run(_))),
            paragraph: self.paragraphs.last().copied(),
        });
    }

    /// Fields within one paragraph are kept whole; one that runs over several is the paragraphs' own layout.
    fn field(&mut self, element: &Element<'_>) {
        let Some(run) = self.runs.first().copied() else { return };
        let paragraph = self.layout.runs[run].paragraph;
        match element.attribute("fldCharType").as_deref() {
            Some("begin") => self.fields.push(Field { run, paragraph }),
            Some("end") => {
                let Some(field) = self.fields.pop() else { return };
                if field.paragraph == paragraph
                    && let Some(paragraph) = paragraph
                {
                    // The end of the last run is not known yet: its start is kept, and stretched when it closes.
                    let start = self.layout.runs[field.run].bytes.start;
                    let end = self.layout.runs[run].tag.end;
                    self.layout.paragraphs[paragraph].whole.push(start..end);
                }
            }
            _ => {}
        }
    }

    fn leave(&mut self, end: u32) {
        let close = || self.xml[..end as usize].rfind("</").map_or(end, |at| at as u32);
        match self.open.pop() {
            Some(Open::Paragraph(index)) => {
                self.paragraphs.pop();
                let paragraph = &mut self.layout.paragraphs[index];
                if end > paragraph.bytes.end {
                    paragraph.close = Some(close());
                }
                paragraph.bytes.end = end;
            }
            Some(Open::ParagraphProperties) => {
                if let Some(index) = self.paragraphs.last() {
                    self.layout.paragraphs[*index].content = end;
                }
            }
            Some(Open::Run(index)) => {
                self.runs.pop();
                let run = &mut self.layout.runs[index];
                run.bytes.end = end;
                if let Some(paragraph) = run.paragraph {
                    let (tag_end, whole) = (run.tag.end, &mut self.layout.paragraphs[paragraph].whole);
                    for range in whole.iter_mut().rev().take_while(|range| range.end >= tag_end) {
                        if range.end == tag_end {
                            range.end = end;
                        }
                    }
                }
            }
            Some(Open::RunProperties(run, start)) => {
                // Only the first properties count.
                self.layout.runs[run].properties.get_or_insert(start..end);
            }
            Some(Open::Text(index)) => {
                let leaf = &mut self.layout.leaves[index];
                if end > leaf.whole.end {
                    leaf.bytes.end = close();
                    leaf.whole.end = end;
                }
            }
            Some(Open::Whole(paragraph, start)) => {
                self.layout.paragraphs[paragraph].whole.push(start..end);
            }
            Some(Open::ControlContent(_) | Open::Other) | None => {}
        }
    }
}
