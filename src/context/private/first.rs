//! First names that stand for themselves, in a draft that gives somebody away.

use rustc_hash::FxHashSet;

use super::super::Context;
use super::super::given::is_given;
use super::super::name::{Name, Whose};
use crate::lexicon::Token;
use crate::text::Span;

impl Context<'_> {
    /// Whether the draft calls a member by the first name of one whose whole name it gives, or gives the whole name of
    /// another in the same table.
    fn unmasks(&self, full: &[&Name], real: &[Span]) -> bool {
        let table = |span: Span| {
            let block = &self.draft.blocks()[self.draft.block_index(span.start)];
            block.cell.filter(|cell| cell.column == 1).map(|cell| (block.part, cell.table))
        };
        let members = &self.brief.members;
        full.iter().any(|name| {
            let words = self.draft.slice(self.name_span(name));
            let first = words.split(' ').next().unwrap_or(words);
            is_given(first) && members.iter().any(|member| member.value == first)
        }) || real.iter().filter_map(|span| table(*span)).any(|own| {
            members.iter().any(|member| is_given(&member.value) && table(member.span) == Some(own))
        })
    }

    /// Common first names of people told of, each where it is first named, in a draft that gives somebody's whole name and
    /// never says that its names are made up: there they are real.
    pub(super) fn first_names(&self, full: &[&Name], private: &[bool]) -> Vec<Span> {
        let young = |name: &Name| !matches!(name.whose, Whose::Relative) && !self.is_titled(name);
        let leaks = full.iter().zip(private).any(|(name, private)| *private && young(name));
        // "I have used first names"
        let leaks = leaks || self.small.contains("first names");
        // "Jodie (15)": with an age beside it, a common first name stands for itself.
        let aged = |name: &Name| leaks || self.is_aged_or_housed(name, self.name_span(name));
        let known: FxHashSet<&str> =
            full.iter().flat_map(|name| parts(self.draft.slice(self.name_span(name)))).collect();
        let real: Vec<Span> = full
            .iter()
            .zip(private)
            .filter(|(name, private)| **private && young(name))
            .map(|(name, _)| self.name_span(name))
            .collect();
        let unmasked = self.unmasks(full, &real);
        let mut seen: FxHashSet<&str> = FxHashSet::default();
        let mut listed: Vec<Span> = Vec::new();
        let mut out = Vec::new();
        for name in self.names.iter().filter(|name| !name.full && !self.is_titled(name)) {
            let span = self.name_span(name);
            let word = self.draft.slice(span);
            if known.contains(word) || self.is_declared(word) && !unmasked || seen.contains(word) {
                continue;
            }
            let common = is_given(word.split('-').next().unwrap_or(word));
            let told = common && name.whose == Whose::Private && aged(name);
            // "Corin Bellweather, Ysolt and Tam Heddle": who is listed with the others is named as they are.
            let beside = matches!(name.whose, Whose::Private | Whose::Somebody)
                && (self.is_listed_with(&real, span) || self.is_listed_with(&listed, span))
                || name.whose == Whose::Private
                    && self.is_aged_or_housed(name, span)
                    && real.iter().any(|other| self.open_lines_alike(*other, span));
            if told || beside {
                seen.insert(word);
                out.push(span);
                listed.push(span);
            }
        }
        out.extend(self.answers_to().into_iter().filter(|span| {
            let word = self.draft.slice(*span);
            !known.contains(word) && !self.is_declared(word) && seen.insert(word)
        }));
        // The whole draft is gone through only where there is something to ask it.
        if !out.is_empty() && MADE_UP.iter().any(|cue| self.small.contains(cue)) {
            out.clear();
        }
        out.extend(self.nicknames().into_iter().filter(|span| {
            let word = self.draft.slice(*span);
            !known.contains(word) && !self.is_declared(word) && seen.insert(word)
        }));
        let slipped = self.slipped_names(&known);
        out.extend(slipped.into_iter().filter(|span| seen.insert(self.draft.slice(*span))));
        out
    }

    /// Whether a name stands in one list with one of others, which are in order of place: with the nearest, before or after.
    fn is_listed_with(&self, others: &[Span], span: Span) -> bool {
        let next = others.partition_point(|other| other.start < span.start);
        let near = &others[next.saturating_sub(1)..others.len().min(next + 1)];
        near.iter().any(|other| self.in_one_list(*other, span))
    }

    /// The names that start at most so many words before one as a name has.
    fn names_near(&self, at: u32) -> impl Iterator<Item = &Name> {
        const LONGEST: u32 = 12;
        self.names_in(&(at.saturating_sub(LONGEST)..at + 1)).iter()
    }

    /// "Boy 3 is Corin", "C answers to Corin", "Girl 2, Marnie,": a common first name for one who has a label.
    fn answers_to(&self) -> Vec<Span> {
        let tokens = self.hits.tokens();
        (2..tokens.len() as u32)
            .filter(|at| {
                let token = tokens[*at as usize];
                token.looks(Token::CAPITAL)
                    && token.look & (Token::POSSESSIVE | Token::ALL_CAPITALS | Token::FIRST) == 0
                    && is_given(self.word(*at))
                    && self.is_labelled_so(*at)
                    && !self.names_near(*at).any(|name| name.full && name.tokens.contains(at))
            })
            .map(|at| Span::new(tokens[at as usize].start, tokens[at as usize].end))
            .collect()
    }
}

/// The words of a name, and the parts of those with a hyphen.
fn parts(name: &str) -> impl Iterator<Item = &str> {
    name.split(' ').chain(name.split([' ', '-']))
}

/// What a draft says whose names are not real.
pub(super) const MADE_UP: [&str; 33] = [
    "pseudonym",
    "made up",
    "made-up",
    "not their own",
    "not their real",
    "not their names",
    "not their initials",
    "invented",
    "cover name",
    "nickname",
    "names used",
    "names they",
    "names have been",
    "names are not",
    "call them",
    "called here",
    "called after",
    "lettered",
    "labels",
    "no real name",
    "real names",
    "chosen name",
    "is a real name",
    "altered names",
    "names altered",
    "names changed",
    "names for them",
    "picked for themselves",
    "chose for themselves",
    "they picked",
    "known here",
    "referred to here",
    "in this paper",
];
