//! What stands around a name and says whose it is.

use std::ops::Range;

use super::super::class::{
    ADULT, AGENCY, AUTHOR, FAMILY, PLACE, PLAIN_VERB, PROFESSIONAL, PRONOUN_MANY, PRONOUN_ONE, SAYING, TITLE,
    YOUNG_PERSON,
};
use super::super::given::is_given;
use super::{Evidence, Reader};
use crate::lexicon::Token;

/// What nobody is by profession: whoever is named beside one of these is a private person.
const PRIVATE_PERSONS: &[&str] = &[
    "tenant",
    "tenants",
    "neighbour",
    "resident",
    "householder",
    "landlady",
    "lodger",
    "customer",
    "caller",
    "witness",
    "victim",
    "suspect",
    "subject",
    "other",
    "others",
    "ringleader",
    "leader",
    "youngest",
    "oldest",
    "eldest",
    "one",
    "ones",
    "two",
    "three",
    "four",
    "five",
    "six",
    "group",
    "pair",
    "twins",
    "twin",
    "lad",
    "lass",
    "friend",
    "friends",
    "boyfriend",
    "girlfriend",
    "partner",
    "ex",
    "adult",
    "man",
    "woman",
    "lady",
    "gentleman",
    "shopper",
    "passenger",
    "runner",
    "dealer",
    "core",
    "rest",
    "seventh",
    "sixth",
    "fifth",
    "fourth",
    "third",
    "second",
    "first",
    "last",
];

/// Whether a word is one for what somebody does, by its ending or by itself: "conductor", "escort".
fn is_occupation(word: &str) -> bool {
    const ENDINGS: [&str; 10] = ["er", "or", "ist", "ian", "man", "woman", "ant", "eer", "keeper", "person"];
    const WORDS: [&str; 14] = [
        "escort",
        "guard",
        "cook",
        "chef",
        "clerk",
        "chair",
        "lead",
        "aide",
        "agent",
        "host",
        "deputy",
        "coach",
        "nurse",
        "sessional",
    ];
    const OTHERS: [&str; 12] = [
        "other", "older", "younger", "after", "under", "never", "over", "later", "longer", "taller",
        "former", "bigger",
    ];
    word.len() > 4 && ENDINGS.iter().any(|ending| word.ends_with(ending)) && !OTHERS.contains(&word)
        || WORDS.contains(&word)
}

impl Reader<'_> {
    pub(super) fn evidence(&self, run: &Range<u32>) -> Evidence {
        let mut evidence = Evidence::default();
        let before =
            run.start.checked_sub(1).filter(|_| !self.tokens[run.start as usize].looks(Token::FIRST));
        let before_look = before.map_or(0, |at| self.tokens[at as usize].look);
        let joined_before = before.filter(|_| before_look & Token::HARD_BREAK == 0);
        let last = self.tokens[run.end as usize - 1];
        let next = Some(run.end).filter(|at| (*at as usize) < self.tokens.len());
        let next = next.filter(|at| !self.tokens[*at as usize].looks(Token::FIRST));
        // "Dr Amos", "youth worker Mel", "social worker, Priya Stoddart"
        // "the nurse, Sister Philomena Garth": a title that is also a relation.
        let sister = joined_before.is_some_and(|at| matches!(self.text(at), "Sister" | "Father" | "Brother"));
        let role_before = sister || self.is(joined_before, TITLE | PROFESSIONAL);
        // "Mel, the youth worker", "Maria Osterley (head of year)"
        // "A lift home for Corin; carers to ring" says nothing of Corin's work.
        let rest = self.draft.text()[last.end as usize..].trim_start();
        let apart = rest.starts_with([';', '.', ':', '?', '!']);
        let role_after = !apart
            && (last.look & (Token::COMMA | Token::HARD_BREAK) != 0)
            && next.is_some_and(|at| {
                (at..(at + 5).min(self.tokens.len() as u32))
                    // "Rita Snow, Ola Marsh, NHS number": what is said of the next is not said of this one; "Corin,
                    // all in the office", "Corin, of 14 Mill Lane": nor does every noun tell a post.
                    .take_while(|token| {
                        let own = self.tokens[*token as usize];
                        (*token == at
                            || self.tokens[*token as usize - 1].look & (Token::HARD_BREAK | Token::COMMA)
                                == 0)
                            && !own.looks(Token::DIGIT)
                            && !matches!(
                                self.text(*token),
                                "in" | "to" | "with" | "by" | "on" | "was" | "has" | "had" | "told"
                            )
                    })
                    .any(|token| self.is(Some(token), PROFESSIONAL | AGENCY))
            })
            && !self.ends_sentence(run.end - 1);
        // "the conductor, Elin Marsh", "Elin Marsh (escort, Bus 9)": who is named with what they do.
        let plain = |at: u32| {
            self.is(Some(at), YOUNG_PERSON | FAMILY | ADULT | PRONOUN_ONE | PRONOUN_MANY | AUTHOR)
                || PRIVATE_PERSONS.contains(&self.text(at))
        };
        let small = |at: u32| self.tokens[at as usize].look & (Token::CAPITAL | Token::DIGIT) == 0;
        let works = |at: u32| small(at) && !plain(at) && is_occupation(self.text(at));
        let closed = last.look & (Token::COMMA | Token::HARD_BREAK) != 0;
        let apposed = self.is_full(run)
            && closed
            && joined_before.is_some_and(|at| {
                before_look & Token::COMMA != 0
                    && works(at)
                    && (1..=3).any(|back| {
                        at.checked_sub(back).is_some_and(|article| {
                            matches!(self.text(article), "the" | "The" | "our" | "Our" | "their")
                                && (article..at).all(|own| {
                                    self.tokens[own as usize].look & (Token::COMMA | Token::HARD_BREAK) == 0
                                })
                        })
                    })
            });
        let bracketed = self.is_full(run)
            && rest.starts_with('(')
            && next.is_some_and(|at| {
                let mut ends = false;
                (at..(at + 5).min(self.tokens.len() as u32))
                    .take_while(|own| {
                        let before = ends;
                        ends = self.tokens[*own as usize].look & (Token::COMMA | Token::HARD_BREAK) != 0;
                        !before
                    })
                    .any(works)
            });
        let role_after = role_after || apposed || bracketed;
        if role_before || role_after {
            let civil = !role_after
                && !self.is_full(run)
                && joined_before.is_some_and(|at| matches!(self.text(at), "Mr" | "Mrs" | "Ms" | "Miss"));
            if civil {
                evidence.civil += 1;
            } else {
                evidence.professional += 1;
            }
            return evidence;
        }
        // "her cousin Leon", "half-brother Kyle"
        if self.is(joined_before, FAMILY) {
            evidence.relative += 1;
            return evidence;
        }
        let preposition = joined_before.is_some_and(|at| {
            matches!(
                self.text(at),
                "at" | "in" | "near" | "outside" | "around" | "to" | "from" | "on" | "the" | "via" | "into"
            )
        });
        let named_place = self.is(next, PLACE | AGENCY)
            && last.look & (Token::HARD_BREAK | Token::COMMA) == 0
            && next.is_some_and(|at| self.tokens[at as usize].looks(Token::CAPITAL));
        // "at Ola's placement" names no place.
        if named_place || preposition && !last.looks(Token::POSSESSIVE) {
            evidence.place += 1;
        }
        let verb_after =
            self.is(next, PLAIN_VERB | SAYING) && last.look & (Token::HARD_BREAK | Token::COMMA) == 0;
        let plural_opening = run.len() == 1 && self.bare(run.start).ends_with('s') && before.is_none();
        let speech_before = self.is(joined_before, SAYING);
        let kin_after = self.is(next, FAMILY | YOUNG_PERSON | PRONOUN_ONE) && last.looks(Token::POSSESSIVE);
        let described = self.is(joined_before, YOUNG_PERSON);
        // "Lad 1: Corey Tunstead", "Child A - Corey"
        let labelled = before.is_some_and(|at| {
            self.is(Some(at), YOUNG_PERSON)
                || (self.tokens[at as usize].look & (Token::DIGIT | Token::INITIAL) != 0
                    && self.is(at.checked_sub(1), YOUNG_PERSON))
        });
        // "- Jodie, 15", "| Finlay |": a common first name that opens a line or a cell and has it to itself.
        let alone = run.len() == 1
            && self.tokens[run.start as usize].looks(Token::FIRST)
            && is_given(self.text(run.start))
            && (next.is_none() || last.look & (Token::COMMA | Token::HARD_BREAK) != 0);
        let cut = self.is_full(run) && last.looks(Token::INITIAL);
        let speaks = self.is(next, SAYING) && verb_after && !preposition;
        if speaks || kin_after || (speech_before && run.len() < 3) {
            evidence.person += 1; // what only people do counts twice
        }
        if (verb_after && !preposition && !plural_opening)
            || (speech_before && run.len() < 3)
            || last.looks(Token::POSSESSIVE) && !preposition
            || kin_after
            || described
            || labelled
            || alone
            || cut
        {
            evidence.person += 1;
        }
        evidence
    }

    /// What stands around a name with an initial in it, which no other mention adds to.
    pub(super) fn evidence_of_initials(&self, run: &Range<u32>, full: bool) -> Evidence {
        let initial = full && run.clone().any(|token| self.tokens[token as usize].looks(Token::INITIAL));
        if initial { self.evidence(run) } else { Evidence::default() }
    }

    pub(super) fn ends_sentence(&self, token: u32) -> bool {
        let sentence = self.sentences.all.get(self.sentences.of_token(token));
        sentence.is_some_and(|sentence| sentence.tokens.end == token + 1)
    }
}
