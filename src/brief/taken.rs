//! What an entry declares, and what the prose of a scope section does.

use jiff::civil::Date;
use rustc_hash::FxHashSet;

use super::{Brief, Declared, Entry};
use crate::context::class::{AGENCY, NAMING, PLACE, PROFESSIONAL, TITLE};
use crate::dates::{self, DateKind, DateMention};
use crate::draft::{Draft, Part};
use crate::lexicon::{Hits, Token};
use crate::text::Span;

/// So many blocks of the body, not counting the cells of tables, may hold the period before anything else is told.
const OPENING_BLOCKS: usize = 40;

impl Brief {
    /// Takes what an entry declares.
    pub(super) fn take(&mut self, draft: &Draft, entry: &Entry) {
        let text = draft.slice(entry.span);
        if !text.contains(char::is_alphanumeric) {
            return;
        }
        let declared = |value: String| Declared { value, span: entry.span };
        let days = || {
            let mut year = None;
            dates::find(text)
                .into_iter()
                .filter_map(|date| {
                    year = date.year().or(year);
                    date.interval(year?)
                })
                .collect::<Vec<(Date, Date)>>()
        };
        match entry.key.as_str() {
            "group" if self.group.is_none() => self.group = Some(declared(text.trim().to_owned())),
            "members" => self.members.extend(parted(text, entry)),
            "places" => self.places.extend(parted(text, entry)),
            "contributors" => self.contributors.extend(parted(text, entry)),
            "period" => {
                let days = days();
                let from = days.iter().map(|(from, _)| *from).min();
                let to = days.iter().map(|(_, to)| *to).max();
                if let (Some(from), Some(to), None) = (from, to, &self.period) {
                    self.period = Some(Declared { value: (from, to), span: entry.span });
                }
            }
            "report-date" if self.report_date.is_none() => {
                self.report_date = days().first().map(|(day, _)| Declared { value: *day, span: entry.span });
            }
            "review-date" if self.review_date.is_none() => {
                self.review_date = days().first().map(|(day, _)| Declared { value: *day, span: entry.span });
            }
            _ => {}
        }
    }

    /// "We call them Heron, Wren and Swift": the capitalised words after a naming cue.
    pub(super) fn members_from_prose(&mut self, draft: &Draft, hits: &Hits) {
        if !self.members.is_empty() {
            return;
        }
        let tokens = hits.tokens();
        let mut seen: FxHashSet<&str> = FxHashSet::default();
        for at in 0..tokens.len() {
            if !tokens[at].is(NAMING) || tokens.get(at + 1).is_some_and(|next| next.is(NAMING)) {
                continue;
            }
            let names: Vec<&Token> = tokens[at + 1..]
                .iter()
                .scan(false, |ended, token| {
                    if *ended {
                        return None;
                    }
                    *ended = token.looks(Token::HARD_BREAK);
                    Some(token)
                })
                .take(24)
                .filter(|token| token.looks(Token::CAPITAL))
                .filter(|token| !token.is(PROFESSIONAL | AGENCY | PLACE | TITLE | NAMING))
                .collect();
            if names.len() < 2 {
                continue;
            }
            for token in names {
                let span = Span::new(token.start, token.end);
                let name = draft.slice(span);
                if name != "I" && seen.insert(name) {
                    self.members.push(Declared { value: name.to_owned(), span });
                }
            }
        }
    }

    /// A period told in prose: the first range with a year in the first blocks of the draft's body.
    pub(super) fn dates_from_prose(&mut self, draft: &Draft, dates: &[DateMention]) {
        if self.period.is_some() {
            return;
        }
        // A form has a cell for every field, and may be long before its first sentence.
        let mut told = 0;
        let opening = draft.blocks().iter().filter(|block| block.part == Part::Body).take_while(|block| {
            told += usize::from(block.cell.is_none());
            told <= OPENING_BLOCKS
        });
        for block in opening {
            let first = dates.partition_point(|date| date.span.start < block.span.start);
            let range = dates[first..]
                .iter()
                .take_while(|date| date.span.end <= block.span.end)
                .find(|date| date.kind == DateKind::Range && date.has_year() && is_stretch(draft, date));
            if let Some((from, to)) = range.and_then(|date| date.interval(date.year()?)) {
                self.period = Some(Declared { value: (from, to), span: block.span });
                return;
            }
        }
    }
}

/// "7 and 21 July 2026" are two days and no stretch, unless "between" stands before them.
fn is_stretch(draft: &Draft, date: &DateMention) -> bool {
    let words = |text: &str| text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>();
    let own = words(draft.slice(date.span));
    let listed = own.iter().any(|word| matches!(word.as_str(), "and" | "&" | "or"));
    let before = draft.text()[..date.span.start as usize].trim_end();
    !listed
        || before
            .get(before.len().saturating_sub(7)..)
            .is_some_and(|last| last.eq_ignore_ascii_case("between"))
}

/// The values of an entry: one of a list is one, whatever commas it holds.
fn parted(text: &str, entry: &Entry) -> Vec<Declared<String>> {
    if entry.listed {
        return vec![Declared { value: text.trim().to_owned(), span: entry.span }];
    }
    listed(text, entry.span)
}

/// The entries of a list: parted by commas, semicolons, line breaks or a last "and".
fn listed(text: &str, span: Span) -> Vec<Declared<String>> {
    let start = text.as_ptr() as usize;
    text.split([',', ';', '\n'])
        .flat_map(|piece| piece.split(" and "))
        .map(|piece| piece.trim().trim_end_matches('.'))
        .filter(|piece| piece.contains(char::is_alphanumeric))
        .map(|piece| {
            let at = span.start + (piece.as_ptr() as usize - start) as u32;
            Declared { value: piece.to_owned(), span: Span::new(at, at + piece.len() as u32) }
        })
        .collect()
}
