//! Two versions of a report side by side: what was resolved, what still stands, what is new, how the checklist has
//! changed, and what was carried over word for word - from the earlier version, and from other reports.
//!
//! Sentences are [`align`]ed first; a finding is the same one as long as its rule finds something again in what its
//! sentence has become ([`findings`]). Sentences that also stand in reports about other children are looked for by
//! [`copied`]. The result is laid out once ([`layout`]) for people, and written by [`json`] for other programs.

mod align;
mod carried;
mod copied;
mod findings;
mod items;
mod json;
mod layout;
mod prose;
#[cfg(test)]
mod tests;

use jiff::civil::Date;

pub use copied::{COPY_RULE, Index, Match, Seen};
pub use items::Way;
#[cfg(feature = "cli")]
pub(crate) use layout::TITLE;

use crate::check::Checked;
use crate::draft::Draft;
use crate::finding::{Finding, Severity};
use crate::named::named;
use crate::pack::Pack;
use crate::read::Format;
use crate::render::{Paint, Unread};
use crate::text::Span;
use align::Became;
use carried::Carried;
use copied::Copied;
use items::Change;
use prose::Prose;

/// One version of the report.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    /// Its path as given, with forward slashes.
    pub path: &'a str,
    /// What kind of file it is.
    pub format: Format,
    /// `sha256:` and the digest of the file's bytes.
    pub digest: &'a str,
    /// The draft.
    pub draft: &'a Draft,
    /// What a check of it gave, its waivers settled.
    pub checked: &'a Checked,
    /// The pack it was checked with.
    pub pack: &'a Pack,
}

/// How the result is written.
#[derive(Debug, Clone, Copy)]
pub struct Manner {
    /// The day that counts as today.
    pub as_of: Date,
    /// Whether the reports' own words are shown.
    pub words: bool,
    /// The least severity that holds the later version while unresolved.
    pub fail_on: Severity,
}

named! {
    /// Whether a sentence was reworded.
    Wording {
        /// It stands word for word.
        Same = "same",
        /// It is nearly the same.
        Reworded = "reworded",
    }
}

named! {
    /// How a finding was resolved.
    Fate {
        /// The statement that was missing or weak is made.
        Stated = "stated",
        /// The sentence was reworded, and the rule finds nothing in it.
        Reworded = "reworded",
        /// Nothing like the sentence stands in the later version.
        Removed = "removed",
        /// The sentence stands as it was, and is no longer asked about: what is around it has changed.
        Around = "around",
    }
}

/// A finding that stands in both versions, by its indexes.
#[derive(Debug, Clone, Copy)]
struct Standing {
    old: usize,
    new: usize,
    /// Nothing for a statement.
    wording: Option<Wording>,
    /// Whether it stands under other headings.
    moved: bool,
}

/// A finding of the earlier version alone, by its index.
#[derive(Debug, Clone, Copy)]
struct Resolved {
    old: usize,
    fate: Fate,
    /// The sentence as it stands now.
    now: Option<Span>,
}

/// Two versions compared.
#[derive(Debug)]
pub struct Comparison<'a> {
    old: Side<'a>,
    new: Side<'a>,
    manner: Manner,
    resolved: Vec<Resolved>,
    standing: Vec<Standing>,
    /// Findings of the later version alone, by their indexes.
    fresh: Vec<usize>,
    items: Vec<Change<'a>>,
    carried: Carried,
    /// Whether each sentence of the later version stood in the earlier one word for word.
    stood: Vec<bool>,
    copied: Option<Copied>,
    unread: Vec<Unread>,
}

impl<'a> Comparison<'a> {
    /// Compares an earlier version with a later one.
    pub fn new(old: Side<'a>, new: Side<'a>, manner: Manner) -> Self {
        let (old_prose, new_prose) = (Prose::of(old.draft), Prose::of(new.draft));
        let became = align::align(&old_prose, &new_prose);
        let pairs = findings::pairs((&old, &old_prose), (&new, &new_prose), &became);
        let mut known = vec![false; new.checked.findings.len()];
        let mut mended = vec![true; old.checked.findings.len()];
        let standing: Vec<Standing> = pairs
            .into_iter()
            .map(|pair| {
                known[pair.new] = true;
                mended[pair.old] = false;
                let moved = moved((&old, pair.old), (&new, pair.new));
                Standing {
                    old: pair.old,
                    new: pair.new,
                    wording: pair.wording,
                    moved: moved && pair.wording.is_some(),
                }
            })
            .collect();
        let resolved = (0..mended.len()).filter(|index| mended[*index]).map(|index| {
            let (fate, now) = fate(&old, index, &old_prose, &new_prose, &became);
            Resolved { old: index, fate, now }
        });
        let mut stood = vec![false; new_prose.sentences.len()];
        for became in &became {
            if let Became::Same(index) = became {
                stood[*index] = true;
            }
        }
        Self {
            resolved: resolved.collect(),
            standing,
            fresh: (0..known.len()).filter(|index| !known[*index]).collect(),
            items: items::changes(old.checked, new.checked),
            carried: Carried::of(&new, &old_prose, &new_prose, &became),
            stood,
            copied: None,
            unread: Vec::new(),
            old,
            new,
            manner,
        }
    }

    /// Adds what other reports were found to hold of the later version, and which of them could not be read.
    pub fn against(&mut self, index: &Index, seen: Vec<Seen>, unread: Vec<Unread>) {
        self.copied = Some(Copied::of(index, seen, &self.stood));
        self.unread = unread;
    }

    /// Whether something unresolved holds the later version.
    pub fn is_held(&self) -> bool {
        self.new.checked.findings.iter().any(|one| one.holds(self.manner.fail_on))
    }

    /// For a terminal of some columns.
    pub fn terminal(&self, paint: Paint, width: usize) -> String {
        layout::page(self).terminal(paint, width)
    }

    /// As Markdown.
    pub fn markdown(&self) -> String {
        layout::page(self).markdown()
    }

    /// As a page to read or print, whole in itself.
    pub fn html(&self) -> String {
        layout::page(self).html()
    }

    /// `faircopy.compare/1`.
    pub fn json(&self) -> String {
        json::write(self)
    }

    fn was(&self, index: usize) -> &'a Finding {
        &self.old.checked.findings[index]
    }

    fn is(&self, index: usize) -> &'a Finding {
        &self.new.checked.findings[index]
    }
}

/// Whether a finding stands under other headings than before.
fn moved((old, was): (&Side<'_>, usize), (new, is): (&Side<'_>, usize)) -> bool {
    let section = |side: &Side<'_>, index: usize| {
        side.checked.findings[index].span.map(|span| findings::section(side, span))
    };
    section(old, was) != section(new, is)
}

/// How a finding that no longer stands was resolved, and what its sentence says now.
fn fate(old: &Side<'_>, index: usize, was: &Prose, is: &Prose, became: &[Became]) -> (Fate, Option<Span>) {
    let Some(span) = old.checked.findings[index].span else { return (Fate::Stated, None) };
    let now = |index: usize| Some(is.sentences[index].span);
    let own = &became[was.within(span)];
    let reworded = own.iter().find(|became| matches!(became, Became::Reworded(_)));
    if let Some(index) = reworded.and_then(|became| became.index()) {
        return (Fate::Reworded, now(index));
    }
    // Of several sentences, one that went is what mended it.
    if own.is_empty() || own.contains(&Became::Gone) {
        return (Fate::Removed, None);
    }
    (Fate::Around, own[0].index().and_then(now))
}
