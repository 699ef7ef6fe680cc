//! Names of people: whose they are, told from how the whole draft uses them.
//!
//! No list of names is complete, and many pseudonyms are words. So a name is a capitalised word that is no
//! word of the vocabularies, and what stands around it, anywhere in the draft, says whose it is: a title or a
//! role beside it (a professional), a relation before it, a verb of speaking or being after it (a person), a
//! preposition of place before it (no person).

mod run;
mod surname;
mod evidence;

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::given::is_given;
use super::sentence::Sentences;
use crate::dates::DateMention;
use crate::draft::Draft;
use crate::lexicon::{Hits, Token};
use crate::text::{Span, without_possessive};

/// Whose a name is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// A professional's, or a helper's named in a role.
    Professional,
    /// A relative's.
    Relative,
    /// A young person's or another private person's.
    Private,
    /// Somebody's; nothing says whose.
    Somebody,
}

/// A name where it stands.
#[derive(Debug, Clone)]
pub struct Name {
    /// Its words.
    pub tokens: Range<u32>,
    /// Whose it is.
    pub whose: Whose,
    /// Whether it is a first and a last name.
    pub full: bool,
}

/// What the draft as a whole says of one capitalised word.
#[derive(Debug, Default, Clone, Copy)]
struct Evidence {
    professional: u32,
    /// "Mr Tarrant": anybody's title, that a last name alone bears.
    civil: u32,
    /// Of what makes a person of it, what stands beside a first name alone.
    alone: u32,
    relative: u32,
    person: u32,
    place: u32,
}

/// Finds the names of a draft. Words in `dates` are no names.
pub(super) fn find(draft: &Draft, hits: &Hits, sentences: &Sentences, dates: &[DateMention]) -> Vec<Name> {
    let reader = Reader { draft, tokens: hits.tokens(), sentences };
    let mut runs = reader.runs(dates);
    let common = reader.common_words();
    // A run of words that the draft also writes small, or that the vocabularies know, is a title or a heading.
    runs.retain(|run| {
        run.clone().any(|token| {
            hits.tokens()[token as usize].entry == Token::UNKNOWN
                && !common.contains(reader.bare(token).to_lowercase().as_str())
        })
    });
    let mut said: FxHashMap<&str, Evidence> = FxHashMap::default();
    for run in &runs {
        let evidence = reader.evidence(run);
        for token in run.clone() {
            let word = said.entry(reader.bare(token)).or_default();
            word.professional += evidence.professional;
            word.civil += evidence.civil;
            word.alone += if reader.is_full(run) { 0 } else { evidence.person };
            word.relative += evidence.relative;
            word.person += evidence.person;
            word.place += evidence.place;
        }
    }
    runs.into_iter()
        .filter_map(|run| {
            let full = reader.is_full(&run);
            let ending = run.clone().last().map_or("", |last| reader.bare(last));
            if COLLECTIVE.contains(&ending) || BUILT.contains(&ending) {
                return None; // what a group, a house or a shop is called is nobody's name
            }
            let of = |token: u32| said.get(reader.bare(token)).copied().unwrap_or_default();
            // A last name speaks for the whole: "Sgt Brankin" makes "T. Brankin" a professional.
            // "B. Carr" has nothing to do with "Tyler B.".
            let initial = |token: &u32| full && hits.tokens()[*token as usize].looks(Token::INITIAL);
            let own = reader.evidence_of_initials(&run, full);
            let words = run.clone().filter(|token| !initial(token));
            let all = words.map(of).fold(own, |sum, one| Evidence {
                professional: sum.professional + one.professional,
                civil: sum.civil + one.civil,
                alone: sum.alone + one.alone,
                relative: sum.relative + one.relative,
                person: sum.person + one.person,
                place: sum.place + one.place,
            });
            // "Ms Tarrant" makes no professional of Corin Tarrant where Corin is told of by the first name.
            let first = of(run.start);
            let child = full && is_given(reader.bare(run.start)) && first.alone > 0 && first.civil == 0;
            let whose = if all.professional > 0 || all.civil > 0 && !child {
                Whose::Professional
            } else if all.relative > 0 {
                Whose::Relative
            } else if all.place > 0 && all.place >= all.person {
                return None;
            } else if all.person > 0 {
                Whose::Private
            } else if full {
                Whose::Somebody
            } else {
                return None;
            };
            Some(Name { tokens: run, whose, full })
        })
        .collect()
}

struct Reader<'d> {
    draft: &'d Draft,
    tokens: &'d [Token],
    sentences: &'d Sentences,
}

/// The last word of what some call a group: "the Tolgate Hoods".
const COLLECTIVE: &[&str] = &[
    "Mob", "Hoods", "Boys", "Girls", "Crew", "Gang", "Posse", "Massive", "Squad", "Lads", "Firm", "Youth",
    "Youths", "Kids", "Bunch", "Lot", "Board",
];

/// The last word of what a building, a road or a business is called.
const BUILT: &[&str] = &[
    "Mews",
    "Villas",
    "Cottages",
    "Buildings",
    "Chambers",
    "Terrace",
    "Wharf",
    "Quay",
    "Marina",
    "Amusements",
    "Arms",
    "Grill",
    "Stores",
    "Garage",
    "Garages",
    "Motors",
    "Taxis",
    "Cars",
    "Kebabs",
    "Pizza",
    "Partners",
    "Lives",
    "Homes",
    "People",
    "Maltings",
    "Mansions",
    "Heights",
    "Dock",
    "Docks",
];

impl<'d> Reader<'d> {
    fn text(&self, token: u32) -> &'d str {
        let token = self.tokens[token as usize];
        self.draft.slice(Span::new(token.start, token.end))
    }

    /// The word without its possessive ending.
    fn bare(&self, token: u32) -> &'d str {
        let text = self.text(token);
        without_possessive(text)
    }

    fn is(&self, token: Option<u32>, classes: u64) -> bool {
        token.and_then(|token| self.tokens.get(token as usize)).is_some_and(|token| token.is(classes))
    }

    /// Unknown words that stand somewhere in small letters.
    fn common_words(&self) -> FxHashSet<&'d str> {
        let small = |at: &u32| {
            let token = self.tokens[*at as usize];
            token.entry == Token::UNKNOWN && token.look & (Token::CAPITAL | Token::DIGIT) == 0
        };
        (0..self.tokens.len() as u32).filter(small).map(|at| self.bare(at)).collect()
    }

    /// Whether a name has a first and a last part: a first name with a hyphen in it has only one.
    fn is_full(&self, run: &Range<u32>) -> bool {
        (run.start + 1..run.end).any(|at| {
            let gap = Span::new(self.tokens[at as usize - 1].end, self.tokens[at as usize].start);
            self.draft.slice(gap).contains(char::is_whitespace)
        })
    }
}
