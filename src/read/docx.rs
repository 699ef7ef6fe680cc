//! Word: the parts of a .docx become a draft, every word with the bytes of the XML it came from.
//!
//! A part is unpacked ([`package`]), decoded ([`encoding`]) and streamed ([`xml`]); [`story`] gathers its
//! paragraphs and [`transcript`] writes them down. Nothing is followed out of the file, and nothing recurses.

pub(crate) mod encoding;
pub(crate) mod namespace;
pub(crate) mod package;
pub(crate) mod relations;
pub(crate) mod threads;
pub(crate) mod xml;
mod choice;
mod comments;
mod control;
mod drawing;
mod error;
mod fields;
mod gaps;
mod headers;
mod names;
mod paragraph;
mod properties;
mod sniff;
mod story;
mod styles;
mod symbols;
mod transcript;

use std::collections::{HashMap, HashSet};

pub use error::WordError;
pub(super) use sniff::is_telling;

use self::comments::{Comment, Comments};
use self::package::Package;
use self::relations::Relations;
use self::story::Story;
use self::styles::Styles;
use self::transcript::Transcript;
use super::ReadError;
use crate::draft::{Draft, Gap, Part};

/// Reads a Word file.
pub(super) fn read(bytes: &[u8]) -> Result<Draft, ReadError> {
    if bytes.is_empty() {
        return Err(ReadError::Empty);
    }
    Ok(draft(bytes)?)
}

fn draft(bytes: &[u8]) -> Result<Draft, WordError> {
    sniff::archive(bytes)?;
    let mut package = Package::open(bytes)?;
    let main = package.main().to_owned();
    let relations = package.relations(&main)?;
    let styles = match optional(&mut package, &relations, "styles")? {
        Some((name, xml)) => Styles::parse(&name, &xml)?,
        None => Styles::default(),
    };
    let mut out = Transcript::default();
    out.comments = comments(&mut package, &relations, &styles)?;
    let mut gaps = outside(&relations);

    let (name, xml) = package.text(&main)?.ok_or(WordError::MissingPart { part: main })?;
    story::read(Story { name: &name, xml: &xml, part: Part::Body }, &styles, &mut out)?;
    let mut read = HashSet::from([name]);
    let others = [
        ("footnotes", Part::Footnotes),
        ("endnotes", Part::Endnotes),
        ("header", Part::Header),
        ("footer", Part::Footer),
    ];
    for (kind, part) in others {
        for relation in relations.of(kind).filter(|relation| !relation.external) {
            let Some(name) = package.name(&relation.target) else {
                gaps.push(missing(part));
                continue;
            };
            // Sections share headers, and a header may even be said to be the body: each is read once.
            if read.insert(name.clone())
                && let Some((name, xml)) = package.text(&name)?
            {
                story::read(Story { name: &name, xml: &xml, part }, &styles, &mut out)?;
            }
        }
    }
    if !out.has_words {
        gaps.push(Gap::whole("no words were found in the file", true));
    }

    let mut builder = out.tell();
    for gap in gaps {
        builder.gap(gap);
    }
    let relations = package.relations("")?;
    if let Some((name, xml)) = optional(&mut package, &relations, "core-properties")? {
        properties::core(&name, &xml, &mut builder)?;
    }
    for kind in ["custom-properties", "customProperties"] {
        if let Some((name, xml)) = optional(&mut package, &relations, kind)? {
            properties::custom(&name, &xml, &mut builder)?;
        }
    }
    Ok(builder.finish(None))
}

/// Name and text of the first part of a kind, if there is one.
fn optional(
    package: &mut Package<'_>,
    relations: &Relations,
    kind: &str,
) -> Result<Option<(String, String)>, WordError> {
    relations.target(kind).map_or(Ok(None), |target| package.text(target))
}

/// Reads the comments like any other story, into a draft of their own.
fn comments(
    package: &mut Package<'_>,
    relations: &Relations,
    styles: &Styles,
) -> Result<Comments, WordError> {
    let Some((name, xml)) = optional(package, relations, "comments")? else { return Ok(Comments::default()) };
    let mut out = Transcript::default();
    let notes = story::read(Story { name: &name, xml: &xml, part: Part::Body }, styles, &mut out)?;
    let draft = out.builder.finish(None);
    let all = notes.into_iter().map(|note| {
        let paragraphs = draft.blocks().get(note.blocks).unwrap_or_default();
        let words: Vec<&str> = paragraphs.iter().map(|block| draft.slice(block.span).trim()).collect();
        Comment {
            id: note.id,
            author: note.author,
            date: note.date,
            text: words.join("\n").trim().to_owned(),
        }
    });
    let all: Vec<Comment> = all.collect();
    let answered = match optional(package, relations, "commentsExtended")? {
        Some((part, extended)) => {
            threads::answered(&threads::entries(&name, &xml)?, &threads::answers(&part, &extended)?)
        }
        None => HashMap::new(),
    };
    Ok(Comments::new(all, answered))
}

/// What the document leaves outside the file. Links that a reader may follow are no gap.
fn outside(relations: &Relations) -> Vec<Gap> {
    let mut gaps: Vec<Gap> = Vec::new();
    for relation in relations.external().filter(|relation| relation.kind != "hyperlink") {
        let (what, unread) = match relation.kind.as_str() {
            "attachedTemplate" => ("a template kept outside the file (not opened)", false),
            "image" => ("a picture kept outside the file (not fetched)", true),
            "header" | "footer" => ("a header or footer kept outside the file (not fetched)", true),
            "subDocument" => ("a document kept outside the file (not fetched)", true),
            _ => ("something kept outside the file (not fetched)", false),
        };
        if !gaps.iter().any(|gap| gap.what == what) {
            gaps.push(Gap::whole(what, unread));
        }
    }
    gaps
}

fn missing(part: Part) -> Gap {
    Gap::whole(format!("the file says that it has {}, but they are not in it", part.name()), true)
}
