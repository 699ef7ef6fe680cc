//! Lays a comparison out as a page: what still stands first, since that is what is left to do.

mod opening;
mod findings;
mod carried;
mod copied;

use super::items::Way;
use super::{Comparison, Side};
use crate::checklist::{Page, Piece, called};
use crate::draft::Held;
use crate::excerpt::excerpt;
use crate::render::place;
use crate::text::Span;
use carried::carried;
use copied::copied;
use findings::{fresh, resolved, standing, waived};
use opening::{glance, opening};

/// Places, sections and reports of one matter that are listed; the rest are counted.
const LISTED: usize = 5;

/// Longer passages are quoted in part.
const QUOTED: usize = 60;

/// Heads every form of it.
pub(crate) const TITLE: &str = "What has changed between two versions";

pub(super) fn page(of: &Comparison<'_>) -> Page {
    let mut pieces = Vec::new();
    opening(of, &mut pieces);
    glance(of, &mut pieces);
    standing(of, &mut pieces);
    fresh(of, &mut pieces);
    resolved(of, &mut pieces);
    waived(of, &mut pieces);
    checklist(of, &mut pieces);
    carried(of, &mut pieces);
    if let Some(copied) = &of.copied {
        self::copied(of, copied, &mut pieces);
    }
    unread(of, &mut pieces);
    Page { title: TITLE.to_owned(), pieces }
}

fn checklist(of: &Comparison<'_>, pieces: &mut Vec<Piece>) {
    let changed = of.items.iter().filter(|item| item.way != Way::Same);
    let changed: Vec<Piece> = changed
        .map(|item| match (item.old, item.new) {
            (Some(old), Some(new)) => {
                Piece::Item(new, format!("{} (before: {})", item.title, called(old).to_lowercase()))
            }
            (None, Some(new)) => Piece::Item(new, format!("{} (not asked before)", item.title)),
            (old, None) => {
                let old = old.map_or("", called).to_lowercase();
                Piece::Text(format!("{} (before: {old}; not asked now)", item.title))
            }
        })
        .collect();
    pieces.push(Piece::Heading(2, "Checklist items that changed".to_owned()));
    if changed.is_empty() {
        pieces.push(Piece::Text("Every item stands as it did.".to_owned()));
    }
    pieces.extend(changed);
}

fn unread(of: &Comparison<'_>, pieces: &mut Vec<Piece>) {
    let mut lines = Vec::new();
    let mut deletions = false;
    for (label, side) in [("Before", &of.old), ("Now", &of.new)] {
        for gap in side.draft.gaps() {
            lines.push(format!("{label}: {}", gap.told(of.manner.words)));
            deletions |= gap.held == Some(Held::Deletions);
        }
    }
    lines.extend(of.unread.iter().map(|unread| format!("{}: {}", unread.path, unread.message)));
    if lines.is_empty() {
        return;
    }
    pieces.push(Piece::Heading(2, "Not read".to_owned()));
    pieces.push(Piece::List(lines));
    if deletions {
        pieces.push(Piece::Note(
            "Tracked changes are read as if they had been accepted: what was struck out is not compared."
                .to_owned(),
        ));
    }
}

fn at(of: &Comparison<'_>, side: &Side<'_>, span: Option<Span>) -> String {
    let place = |span| place::on_the_page(side.draft, span, &side.checked.masks, of.manner.words);
    span.map_or_else(|| "the whole report".to_owned(), place)
}

/// The sentences around a span, or the span where it is longer.
fn quote(of: &Comparison<'_>, side: &Side<'_>, label: &str, span: Option<Span>, pieces: &mut Vec<Piece>) {
    let Some(span) = span.filter(|_| of.manner.words) else {
        if let Some(span) = span {
            let label = if label.is_empty() { "In the report" } else { label };
            pieces.push(Piece::Text(format!("{label}: {}.", at(of, side, Some(span)))));
        }
        return;
    };
    let sentences = &side.checked.sentences;
    let first = sentences.partition_point(|sentence| sentence.span.end <= span.start);
    let around = sentences[first..].iter().take_while(|sentence| sentence.span.start < span.end);
    let around = around.fold(span, |all, sentence| all.cover(sentence.span));
    let text = excerpt(side.draft, around, &side.checked.masks);
    let mut words: Vec<&str> = text.split(' ').collect();
    let cut = words.len() > QUOTED;
    words.truncate(QUOTED);
    let text = words.join(" ") + if cut { " …" } else { "" };
    pieces.push(Piece::Quote { label: label.to_owned(), words: text, place: at(of, side, Some(span)) });
}
