//! The annotated copy of a Word file: a comment on exactly the words of each finding, and nothing else changed.
//!
//! Only insertions are made, into the original bytes of the main part ([`cut`], [`edit`]); the comments go to a part
//! of their own ([`parts`]), and every other entry of the archive is copied as it is ([`archive`]). Before the copy
//! is handed out it is read again and held against the draft ([`proof`]), and gets a seal ([`seal`]) by which it is known
//! later that nobody has worked in it.

mod anchor;
mod archive;
mod comment;
mod cut;
mod edit;
mod layout;
mod parts;
mod proof;
mod root;
mod seal;

pub use seal::is_sealed;

use jiff::civil::Date;

use self::anchor::{Anchor, Anchors, Notes};
use self::archive::Changes;
use self::cut::{Cut, Cutter};
use self::edit::Edits;
use self::layout::Layout;
use self::parts::CommentsPart;
use self::root::Root;
use crate::check::Checked;
use crate::draft::{BlockKind, Draft};
use crate::finding::{Finding, Severity};
use crate::read::WordError;
use crate::read::docx::encoding::{Encoding, decode};
use crate::read::docx::package::Package;
use crate::text::Span;

/// Word opens no file with more ranges of comments than this ([MS-OI29500] 2.1.315); those of others count too.
const MOST_COMMENTS: usize = 32_767;

/// What to write.
#[derive(Debug, Clone, Copy)]
pub struct Selection<'a> {
    /// The day the comments bear.
    pub date: Date,
    /// The severities to comment on; none: all.
    pub only: &'a [Severity],
    /// The groups of rules to comment on; none: all.
    pub groups: &'a [String],
    /// With which rules it was checked, for the first comment to say; empty: it does not.
    pub rules: &'a str,
}

impl Selection<'_> {
    fn takes(&self, finding: &Finding) -> bool {
        let group = finding.rule.split('/').next().unwrap_or_default();
        finding.waived.is_none()
            && (self.only.is_empty() || self.only.contains(&finding.severity))
            && (self.groups.is_empty() || self.groups.iter().any(|wanted| wanted == group))
    }
}

/// An annotated copy.
#[derive(Debug)]
pub struct Annotated {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many comments were put in.
    pub comments: usize,
    /// How many of faircopy's own were taken out first.
    pub replaced: usize,
    /// How many of faircopy's own stay because somebody answered them.
    pub answered: usize,
    /// How many findings have no comment because there would be too many.
    pub left_out: usize,
    /// Whether the original bears a digital signature, which the copy breaks.
    pub signed: bool,
}

/// Why there is no annotated copy.
#[derive(Debug, thiserror::Error)]
pub enum AnnotateError {
    /// The file cannot be read.
    #[error(transparent)]
    Read(WordError),
    /// There is no paragraph to hang a comment on.
    #[error(
        "the document has no paragraph to hang a comment on. `faircopy check` shows what there is to say about it"
    )]
    NoParagraph,
    /// The copy is not the draft with comments, and is thrown away.
    #[error(
        "the copy did not come out the same as the draft but for its comments ({what} differs), so it was not written. \
         The fault is ours; `faircopy check` shows the same findings"
    )]
    Changed {
        /// What differs.
        what: String,
    },
    /// The archive cannot be written.
    #[error("the copy could not be put together: {0}. Open the file in Word, save it and try again")]
    Write(String),
}

/// Writes the annotated copy of a Word file.
///
/// `bytes` is the whole file; `draft` was read from it, and `checked` is what a check of it gave. Findings that are
/// waived get no comment; faircopy's own comments from earlier are replaced, all others stay.
pub fn annotate(
    bytes: &[u8],
    draft: &Draft,
    checked: &Checked,
    selection: &Selection<'_>,
) -> Result<Annotated, AnnotateError> {
    let mut package = Package::open(bytes)?;
    let signed = package.relations("")?.target("origin").is_some();
    let main = package.main().to_owned();
    let missing = || WordError::MissingPart { part: main.clone() };
    let (_, original) = package.bytes(&main)?.ok_or_else(missing)?;
    let encoding = Encoding::of(&original);
    let xml = decode(&main, original)?;
    let mut comments = CommentsPart::open(&mut package, draft)?;

    let mut wanted: Vec<&Finding> = checked
        .findings
        .iter()
        .filter(|finding| {
            selection.takes(finding) && !comments.is_under_discussion(draft, finding, &checked.masks)
        })
        .collect();
    let room = MOST_COMMENTS.saturating_sub(comments.kept());
    let left_out = wanted.len().saturating_sub(room);
    if left_out > 0 {
        wanted.sort_by_key(|finding| std::cmp::Reverse(finding.severity)); // stable
        wanted.truncate(room);
        wanted.sort_by_key(|finding| finding.span);
    }
    if wanted.is_empty() && comments.own().is_empty() {
        let answered = comments.answered();
        let bytes = seal::sealed(bytes.to_vec());
        return Ok(Annotated { bytes, comments: 0, replaced: 0, answered, left_out, signed });
    }

    let layout = Layout::of(&main, &xml)?;
    // Offsets of another part would put the comments anywhere.
    let source = draft.sources().iter().position(|name| *name == main).ok_or_else(missing)? as u16;
    let notes = notes(&mut package, draft)?;
    let anchors = Anchors::new(draft, Cutter { layout: &layout, xml: &xml }, source, notes);
    let marks = Marks { declaration: Root::of(&main, &xml)?.declaration(&xml), layout: &layout };
    let mut edits = Edits::default();
    for mark in layout.comment_marks.iter().filter(|mark| comments.own().contains(&mark.id)) {
        edits.remove(&mark.bytes);
    }
    let kept = layout.comment_marks.iter().map(|mark| mark.id.as_str());
    comments.number_after(kept);
    let date = selection.date.to_string();
    let mut added = Vec::new();
    for (index, finding) in wanted.iter().enumerate() {
        let anchor = anchors.of(finding).ok_or(AnnotateError::NoParagraph)?;
        // On words in a box it hangs on the box, whose place in the text is another.
        let boxed = |span: Span| draft.blocks()[draft.block_index(span.start)].kind == BlockKind::TextBox;
        let elsewhere = anchor.elsewhere || finding.span.is_some_and(boxed);
        let mut lines = comment::lines(draft, finding, &checked.masks, elsewhere);
        if index == 0 && !selection.rules.is_empty() {
            lines.push(comment::checked_with(selection.rules, &date));
        }
        let id = comments.add(&date, &lines);
        let beside = elsewhere || anchor.start.beside || anchor.end.beside;
        added.push((
            id.to_string(),
            finding.span.filter(|_| !beside).map(|span| anchor::trimmed(draft, span)),
        ));
        marks.put(&mut edits, anchor, id);
    }

    let replaced = comments.own().clone();
    let answered = comments.answered();
    let mut changes = Changes::default();
    changes.changed.insert(main.clone(), encoding.encode(&edits.apply(&xml)));
    comments.finish(&mut package, &main, &mut changes)?;
    let copy = archive::write(bytes, &changes)?;
    let proof = proof::Proof { main: &main, removed: &replaced, added: &added, draft };
    proof.hold(bytes, &copy, &changes)?;
    let copy = seal::sealed(copy);
    Ok(Annotated { bytes: copy, comments: added.len(), replaced: replaced.len(), answered, left_out, signed })
}

/// The notes parts among the draft's sources.
fn notes(package: &mut Package<'_>, draft: &Draft) -> Result<Vec<Notes>, AnnotateError> {
    let relations = package.main_relations()?;
    let mut notes = Vec::new();
    for (kind, endnotes) in [("footnotes", false), ("endnotes", true)] {
        let Some(target) = relations.target(kind) else { continue };
        let Some((name, xml)) = package.text(target)? else { continue };
        if let Some(source) = draft.sources().iter().position(|other| *other == name) {
            notes.push(Notes::of(&name, &xml, source as u16, endnotes)?);
        }
    }
    Ok(notes)
}

/// Puts the marks of comments into the main part.
struct Marks<'x> {
    declaration: String,
    layout: &'x Layout,
}

impl Marks<'_> {
    fn put(&self, edits: &mut Edits, Anchor { start, end, .. }: Anchor, id: i64) {
        let declaration = &self.declaration;
        let begins = format!("<w:commentRangeStart{declaration} w:id=\"{id}\"/>");
        let ends = format!("<w:commentRangeEnd{declaration} w:id=\"{id}\"/>");
        let sign = format!("<w:r{declaration}><w:commentReference w:id=\"{id}\"/></w:r>");
        let paragraph = end.paragraph.map(|index| &self.layout.paragraphs[index]);
        if start.at == end.at {
            edits.start(start, &(begins + &ends + &sign));
            return;
        }
        edits.start(start, &begins);
        match paragraph.filter(|paragraph| paragraph.opens_control && paragraph.close.is_some()) {
            // Of a control's first paragraph, LibreOffice 7 drops the words before a comment's sign.
            Some(paragraph) => {
                edits.end(Cut::clean(paragraph.content, end.paragraph), &sign);
                edits.end(end, &ends);
            }
            None => edits.end(end, &(ends + &sign)),
        }
    }
}
