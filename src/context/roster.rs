//! What the brief names, and what the draft names beyond it: labels outside the declared range, places outside the
//! declared ones.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::Context;
use super::class::{AGENCY, PROFESSIONAL, TITLE, YOUNG_PERSON};
use crate::draft::BlockKind;
use crate::lexicon::Token;
use crate::role::Role;
use crate::text::{Span, without_possessive};

/// Nouns that a letter or a number makes a label of.
const NOUNS: &[&str] = &[
    "Child", "Person", "Boy", "Girl", "Pupil", "Student", "Member", "Peer", "Friend", "Teen", "Youth",
    "Sibling",
];

/// Labels are numbered up to here; higher numbers are roads and rooms.
const MOST: u32 = 40;

/// A label as its make and its place in the row: "YP3" is the third of "YP", "Child C" the third of "Child".
#[derive(Debug, Clone, PartialEq, Eq)]
struct Label<'d> {
    make: &'d str,
    place: u32,
}

/// Reads "YP3", "Child C", "Person 3".
fn label(text: &str) -> Option<Label<'_>> {
    let (noun, last) = text.rsplit_once(' ').map_or((None, text), |(noun, last)| (Some(noun), last));
    let digits = last.len() - last.bytes().rev().take_while(u8::is_ascii_digit).count();
    let place = last[digits..].parse().ok().filter(|place| *place <= MOST);
    match (noun, place) {
        (Some(noun), Some(place)) if NOUNS.contains(&noun) && digits == 0 => {
            Some(Label { make: noun, place })
        }
        (None, Some(place)) => {
            let letters = &last[..digits];
            ((1..=2).contains(&letters.len()) && letters.bytes().all(|byte| byte.is_ascii_uppercase()))
                .then_some(Label { make: letters, place })
        }
        (Some(noun), None) if NOUNS.contains(&noun) => match last.as_bytes() {
            [letter @ b'A'..=b'Z'] => Some(Label { make: noun, place: u32::from(letter - b'A') + 1 }),
            _ => None,
        },
        _ => None,
    }
}

/// The labels of each make that are declared.
type Roster<'d> = BTreeMap<&'d str, BTreeSet<u32>>;

impl<'d> Context<'d> {
    /// For the first sentence that has it, each label of a declared make that is not among those declared.
    pub fn undeclared_labels(&self) -> BTreeMap<usize, Span> {
        let roster = self.roster();
        let mut seen = BTreeSet::new();
        let mut beyond = BTreeMap::new();
        if roster.is_empty() {
            return beyond;
        }
        for (index, sentence) in self.sentences.all.iter().enumerate() {
            for token in sentence.tokens.clone() {
                let Some((own, span)) = self.label_at(token) else { continue };
                let outside = roster.get(own.make).is_some_and(|places| !places.contains(&own.place));
                let road = token > sentence.tokens.start
                    && matches!(
                        self.small(token - 1).as_ref(),
                        "the" | "on" | "off" | "junction" | "room" | "table" | "appendix" | "flat" | "bus"
                    );
                if outside
                    && !road
                    && self.people.is(token, YOUNG_PERSON)
                    && seen.insert((own.make, own.place))
                {
                    beyond.entry(index).or_insert(span);
                }
            }
        }
        beyond
    }

    /// The label that ends with a word.
    fn label_at(&self, token: u32) -> Option<(Label<'d>, Span)> {
        let own = self.hits.tokens().get(token as usize)?;
        if own.look & (Token::INITIAL | Token::DIGIT) == 0 {
            return None;
        }
        let word = self.word(token);
        let bare = without_possessive(word);
        let noun = token
            .checked_sub(1)
            .filter(|before| NOUNS.contains(&self.word(*before)))
            .map(|before| self.hits.tokens()[before as usize])
            .filter(|before| before.end + 1 == own.start);
        let start = noun.map_or(own.start, |noun| noun.start);
        let span = Span::new(start, own.start + bare.len() as u32);
        Some((label(self.draft.slice(span))?, span))
    }

    /// The members as declared: in the brief, else as a range in the sections that say who is in.
    fn roster(&self) -> Roster<'d> {
        let mut roster = Roster::new();
        for member in &self.brief.members {
            let words = self.hits.tokens_in(member.span);
            self.declare(&words, &mut roster);
        }
        if roster.is_empty() {
            for (index, sentence) in self.sentences.all.iter().enumerate() {
                let roles = self.roles_at(sentence.block);
                let tells = roles.any_named(&[Role::Scope, Role::Purpose]) || self.is_opening(sentence.block);
                if tells && !self.is_hollow_sentence(index) {
                    self.declare_ranges(&sentence.tokens, &mut roster);
                }
            }
        }
        // One label declares no make: it may be an example.
        roster.retain(|_, places| places.len() > 1);
        roster
    }

    fn declare(&self, words: &Range<u32>, roster: &mut Roster<'d>) {
        for (own, _) in words.clone().filter_map(|token| self.label_at(token)) {
            roster.entry(own.make).or_default().insert(own.place);
        }
        self.declare_ranges(words, roster);
    }

    /// "YP1 to YP6", "Child A - Child F", "P1-6".
    fn declare_ranges(&self, words: &Range<u32>, roster: &mut Roster<'d>) {
        let mut last: Option<(Label<'d>, Span)> = None;
        for token in words.clone() {
            let Some((own, span)) = self.label_at(token) else { continue };
            if let Some((first, before)) = last
                && first.make == own.make
                && first.place < own.place
                && matches!(
                    self.draft.slice(Span::new(before.end, span.start)).trim(),
                    "to" | "-" | "–" | "—" | "through" | "up to"
                )
            {
                roster.entry(own.make).or_default().extend(first.place..=own.place);
            }
            last = Some((own, span));
        }
    }

    /// For the first sentence that has it, each named place that is not among the declared ones; none where no
    /// places are declared.
    pub fn undeclared_places(&self) -> BTreeMap<usize, Span> {
        let mut beyond = BTreeMap::new();
        if self.brief.places.is_empty() {
            return beyond;
        }
        let known = self.known_places();
        let mut seen = BTreeSet::new();
        for (index, sentence) in self.sentences.all.iter().enumerate() {
            if let Some(span) = self.place_name(&sentence.tokens) {
                let name = bare_place(self.draft.slice(span));
                if !known.contains(&name) && seen.insert(name) {
                    beyond.entry(index).or_insert(span);
                }
            }
        }
        beyond
    }

    /// Everything declared, and the headings, in small letters: a place named there is known.
    fn known_places(&self) -> String {
        let declared = self.brief.entries.iter().map(|entry| entry.span);
        let places = self.brief.places.iter().map(|place| place.span);
        let headings = self.draft.blocks().iter().filter(|block| matches!(block.kind, BlockKind::Heading(_)));
        let spans = declared.chain(places).chain(headings.map(|block| block.span));
        spans.fold(String::new(), |mut all, span| {
            all.push_str(&self.draft.slice(span).to_lowercase());
            all.push('\n');
            all
        })
    }

    /// Capitalised words that end with a noun for a place: "Portley Market".
    fn place_name(&self, words: &Range<u32>) -> Option<Span> {
        let tokens = self.hits.tokens();
        let capital = |token: u32| tokens[token as usize].looks(Token::CAPITAL);
        let mut first: Option<u32> = None;
        for token in words.clone() {
            let article = self.small(token) == "the";
            if article || !capital(token) || self.people.is(token, TITLE | PROFESSIONAL | AGENCY) {
                first = None;
                continue;
            }
            let start = *first.get_or_insert(token);
            if token > start && self.in_list(self.lists.place_noun, token) {
                return Some(Span::new(tokens[start as usize].start, tokens[token as usize].end));
            }
            if tokens[token as usize].look & (Token::COMMA | Token::HARD_BREAK) != 0 {
                first = None;
            }
        }
        None
    }
}

/// A place in small letters, without its article or the mark of a possessive.
fn bare_place(name: &str) -> String {
    let small = name.to_lowercase();
    let bare = without_possessive(&small);
    bare.strip_prefix("the ").unwrap_or(bare).to_owned()
}

#[cfg(test)]
mod tests {
    use super::label;

    #[test]
    fn labels_are_read_as_a_make_and_a_place() {
        let read = |text| label(text).map(|own| (own.make.to_owned(), own.place));
        assert_eq!(read("YP3"), Some(("YP".to_owned(), 3)));
        assert_eq!(read("Child C"), Some(("Child".to_owned(), 3)));
        assert_eq!(read("Person 12"), Some(("Person".to_owned(), 12)));
        for text in ["A120", "Block C", "C", "GCSE", "Child Protection", "3", "Year 9"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
