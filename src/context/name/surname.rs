//! Last names that are words for a place, too: "Kayleigh Hall" is somebody, "Victoria Hall" may be a building.

use super::super::class::{COPULA, PLACE, PLAIN_VERB, SAYING};
use super::super::given::is_given;
use super::Reader;
use crate::dates::DateMention;
use crate::lexicon::Token;

/// Whether a word for a place is also a last name that many have.
fn is_place_surname(word: &str) -> bool {
    matches!(
        word,
        "Banks"
            | "Bridges"
            | "Brooks"
            | "Church"
            | "Fields"
            | "Ford"
            | "Gates"
            | "Green"
            | "Hall"
            | "Heath"
            | "Hill"
            | "Hills"
            | "Lane"
            | "Marsh"
            | "Meadows"
            | "Mill"
            | "Mills"
            | "Park"
            | "Parks"
            | "Rivers"
            | "Walls"
            | "Waters"
            | "Wells"
            | "Wood"
            | "Woods"
    )
}

/// First names that many places bear: "Victoria Park", "Albert Bridge", "Heather Lane".
fn is_namesake(word: &str) -> bool {
    matches!(
        word,
        "Albert"
            | "Alexander"
            | "Alexandra"
            | "Alfred"
            | "Andrew"
            | "Anne"
            | "Arran"
            | "Arthur"
            | "Ashley"
            | "Beverley"
            | "Bradley"
            | "Carlton"
            | "Caroline"
            | "Catherine"
            | "Charles"
            | "Charlotte"
            | "Chelsea"
            | "Clara"
            | "Clare"
            | "Clive"
            | "Craig"
            | "Dean"
            | "Douglas"
            | "Duncan"
            | "Edward"
            | "Eleanor"
            | "Elizabeth"
            | "Florence"
            | "Francis"
            | "Fraser"
            | "Frederick"
            | "George"
            | "Gordon"
            | "Graham"
            | "Harley"
            | "Harrison"
            | "Heather"
            | "Helen"
            | "Henry"
            | "Holly"
            | "Howard"
            | "Isla"
            | "Ivy"
            | "Jade"
            | "James"
            | "John"
            | "Joseph"
            | "Keith"
            | "Kelvin"
            | "Lee"
            | "Leslie"
            | "Lewis"
            | "Louise"
            | "Margaret"
            | "Martin"
            | "Mary"
            | "Michael"
            | "Nelson"
            | "Patrick"
            | "Paul"
            | "Peter"
            | "Philip"
            | "Robert"
            | "Rose"
            | "Ross"
            | "Shirley"
            | "Sidney"
            | "Stanley"
            | "Stephen"
            | "Stuart"
            | "Sydney"
            | "Theresa"
            | "Thomas"
            | "Victor"
            | "Victoria"
            | "Warwick"
            | "William"
    )
}

/// What is done to people and to no place.
fn befalls_people(word: &str) -> bool {
    matches!(
        word,
        "followed"
            | "arrested"
            | "told"
            | "asked"
            | "hurt"
            | "attacked"
            | "assaulted"
            | "robbed"
            | "threatened"
            | "excluded"
            | "punched"
            | "kicked"
            | "stabbed"
            | "chased"
            | "bullied"
            | "groomed"
            | "exploited"
            | "frightened"
            | "afraid"
            | "scared"
            | "upset"
            | "missing"
            | "born"
            | "referred"
            | "questioned"
            | "interviewed"
            | "offered"
            | "paid"
            | "invited"
    )
}

/// What is said of places.
fn suits_places(word: &str) -> bool {
    matches!(
        word,
        "a" | "an"
            | "the"
            | "closed"
            | "open"
            | "opened"
            | "dark"
            | "quiet"
            | "busy"
            | "empty"
            | "unlit"
            | "lit"
            | "full"
            | "where"
            | "locked"
            | "shut"
            | "near"
            | "next"
            | "not"
            | "built"
            | "cleared"
            | "used"
            | "known"
            | "one"
            | "no"
    )
}

impl Reader<'_> {
    /// Whether a first name that many have stands before a last name that is a place's word, and what follows is said of a
    /// person: "Kayleigh Hall was followed", "the phone of Kayleigh Bridges". Nothing before it is to say where.
    pub(super) fn has_place_for_surname(&self, at: u32, dates: &[DateMention]) -> bool {
        let Some(last) = self.tokens.get(at as usize + 1) else { return false };
        let first = self.tokens[at as usize];
        let named = |token: &Token| {
            token.looks(Token::CAPITAL)
                && token.look & (Token::ALL_CAPITALS | Token::DIGIT | Token::INITIAL) == 0
        };
        let breaks = Token::HARD_BREAK | Token::COMMA | Token::POSSESSIVE;
        let may_be_one = named(&first)
            && named(last)
            && first.look & breaks == 0
            && is_place_surname(self.bare(at + 1))
            && is_given(self.text(at))
            && self.is_next(at + 1);
        if !may_be_one
            || dates
                .get(dates.partition_point(|date| date.span.end <= first.start))
                .is_some_and(|date| date.span.start <= first.start)
        {
            return false;
        }
        let before = at.checked_sub(1).filter(|_| !first.looks(Token::FIRST) && !self.opens(at));
        let joined = before.filter(|at| self.tokens[*at as usize].look & Token::HARD_BREAK == 0);
        let where_it_is = joined.is_some_and(|at| {
            self.is(Some(at), PLACE)
                || named(&self.tokens[at as usize])
                || matches!(
                    self.text(at),
                    "at" | "in"
                        | "near"
                        | "outside"
                        | "around"
                        | "to"
                        | "from"
                        | "on"
                        | "the"
                        | "via"
                        | "into"
                        | "through"
                        | "past"
                        | "behind"
                        | "over"
                        | "across"
                        | "along"
                        | "towards"
                )
        });
        if where_it_is {
            return false;
        }
        let next = at + 2;
        let apart = last.look & (Token::HARD_BREAK | Token::COMMA) != 0
            || self.tokens.get(next as usize).is_none_or(|token| token.looks(Token::FIRST))
            || self.ends_sentence(at + 1);
        let owns = last.looks(Token::POSSESSIVE);
        if is_namesake(self.text(at)) {
            let said = self.is(Some(next), SAYING);
            let befalls = self.is(Some(next), COPULA)
                && self.tokens.get(next as usize + 1).is_some()
                && befalls_people(self.text(next + 1));
            return !apart && !owns && (said || befalls);
        }
        if owns {
            return true;
        }
        if apart {
            return joined.is_some_and(|at| {
                matches!(
                    self.text(at),
                    "of" | "with"
                        | "by"
                        | "and"
                        | "told"
                        | "met"
                        | "saw"
                        | "asked"
                        | "gave"
                        | "took"
                        | "hit"
                        | "followed"
                        | "threatened"
                        | "against"
                )
            });
        }
        // "Owen Park was dark": what is said of places only.
        let suits_places = self.is(Some(next), COPULA)
            && self.tokens.get(next as usize + 1).is_none_or(|_| suits_places(self.text(next + 1)));
        self.is(Some(next), PLAIN_VERB | SAYING | COPULA) && !suits_places
    }
}
