//! Names of people: whose they are, told from how the whole draft uses them.
//!
//! No list of names is complete, and many pseudonyms are words. So a name is a capitalised word that is no
//! word of the vocabularies, and what stands around it, anywhere in the draft, says whose it is: a title or a
//! role beside it (a professional), a relation before it, a verb of speaking or being after it (a person), a
//! preposition of place before it (no person).

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::class::{
    ADULT, AGENCY, ANYONE, AUTHOR, FAMILY, PLACE, PLAIN_VERB, PROFESSIONAL, PRONOUN_MANY, PRONOUN_ONE,
    SAYING, TITLE, YOUNG_PERSON,
};
use super::given::is_given;
use super::sentence::Sentences;
use crate::dates::DateMention;
use crate::draft::Draft;
use crate::lexicon::{Hits, Token};
use crate::text::Span;

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
            let all = run.clone().map(of).fold(Evidence::default(), |sum, one| Evidence {
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
    "Youths", "Kids", "Bunch", "Lot",
];

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

/// Small words that join the parts of a name.
const PARTICLES: &[&str] = &["de", "van", "von", "al", "bin", "ap", "ab", "da", "le", "la", "el"];

impl<'d> Reader<'d> {
    fn text(&self, token: u32) -> &'d str {
        let token = self.tokens[token as usize];
        self.draft.slice(Span::new(token.start, token.end))
    }

    /// The word without its possessive ending.
    fn bare(&self, token: u32) -> &'d str {
        let text = self.text(token);
        text.strip_suffix("'s").or_else(|| text.strip_suffix("’s")).unwrap_or(text)
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

    fn could_be_name(&self, at: u32) -> bool {
        let token = self.tokens[at as usize];
        token.looks(Token::CAPITAL)
            && token.look & (Token::ALL_CAPITALS | Token::DIGIT | Token::INITIAL) == 0
            && !token.is(ANYONE | PLACE | TITLE)
            && token.end - token.start > 2
    }

    /// Runs of capitalised words that may be names: unknown words, or known ones in mid-sentence.
    fn runs(&self, dates: &[DateMention]) -> Vec<Range<u32>> {
        let mut runs = Vec::new();
        let mut date = 0;
        let mut at = 0_u32;
        let count = self.tokens.len() as u32;
        while at < count {
            let token = self.tokens[at as usize];
            if !self.could_be_name(at) {
                at += 1;
                continue;
            }
            while dates.get(date).is_some_and(|mention| mention.span.end <= token.start) {
                date += 1;
            }
            let dated = dates.get(date).is_some_and(|mention| mention.span.start <= token.start);
            // "Kitty Marrable" opens a cell: a first name that is also a word.
            let given = token.look & (Token::HARD_BREAK | Token::COMMA | Token::POSSESSIVE) == 0
                && at + 1 < count
                && self.could_be_name(at + 1)
                && self.tokens[at as usize + 1].entry == Token::UNKNOWN
                && is_given(self.text(at));
            // "Callum was", "Kit rang": a first name that rules know, too, and somebody does something.
            let does = token.look & (Token::HARD_BREAK | Token::COMMA) == 0
                && is_given(self.bare(at))
                && (token.looks(Token::POSSESSIVE) || self.is(Some(at + 1), PLAIN_VERB | SAYING));
            let given = given || does;
            if dated || (token.entry != Token::UNKNOWN && self.opens(at) && !given) || self.opens_only(at) {
                at += 1;
                continue;
            }
            let start = at;
            at += 1;
            while at < count
                && self.tokens[at as usize - 1].look & (Token::HARD_BREAK | Token::COMMA | Token::POSSESSIVE)
                    == 0
                && self.is_next(at)
                && (self.could_be_name(at) || self.joins(at, count) || self.is_loud_surname(start, at))
            {
                at += 1;
            }
            // "Tamsin R.": a last name cut to its initial is a name still.
            let initial = self
                .tokens
                .get(at as usize)
                .is_some_and(|next| next.looks(Token::INITIAL) && self.text(at) != "I");
            if initial
                && self.tokens[at as usize - 1].look & (Token::HARD_BREAK | Token::COMMA | Token::POSSESSIVE)
                    == 0
            {
                at += 1;
            }
            runs.push(self.with_initial(start)..at);
        }
        runs
    }

    /// "Kieran MARSH": a last name in capitals after a first name that many have.
    fn is_loud_surname(&self, first: u32, at: u32) -> bool {
        let token = self.tokens[at as usize];
        at == first + 1
            && token.looks(Token::ALL_CAPITALS)
            && token.entry == Token::UNKNOWN
            && token.end - token.start > 3
            && is_given(self.text(first))
    }

    /// Whether only a space or a hyphen stands before a word.
    fn is_next(&self, at: u32) -> bool {
        let (before, own) = (self.tokens[at as usize - 1], self.tokens[at as usize]);
        let gap = self.draft.slice(Span::new(before.end, own.start));
        // `"Minnow" Tarrant`: what they are called by, then a last name.
        let nickname = matches!(gap, "\" " | "” " | "’ " | "' ")
            && own.entry == Token::UNKNOWN
            && self.draft.text()[..before.start as usize].ends_with(['"', '“', '‘', '\'']);
        nickname || gap.chars().all(|mark| mark.is_whitespace() || matches!(mark, '-' | '‑' | '*'))
    }

    /// "R. Dunne": a first name cut to its initial belongs to the name.
    fn with_initial(&self, start: u32) -> u32 {
        let Some(before) = start.checked_sub(1).filter(|_| !self.opens(start)) else { return start };
        let token = self.tokens[before as usize];
        let gap = self.draft.slice(Span::new(token.end, self.tokens[start as usize].start));
        let dotted = token.looks(Token::INITIAL) && gap.trim_end() == "." && self.text(before) != "I";
        // "by stand C. Alder's school" ends one sentence and opens another.
        let apart = self.opens(before)
            || token.looks(Token::FIRST)
            || before.checked_sub(1).is_some_and(|at| {
                self.tokens[at as usize].look & (Token::COMMA | Token::HARD_BREAK) != 0
                    || matches!(self.text(at), "and" | "with" | "by" | "from" | "to" | "for" | "is" | "was")
            });
        if dotted && apart && self.tokens[start as usize].entry == Token::UNKNOWN { before } else { start }
    }

    /// Whether a name has a first and a last part: a first name with a hyphen in it has only one.
    fn is_full(&self, run: &Range<u32>) -> bool {
        (run.start + 1..run.end).any(|at| {
            let gap = Span::new(self.tokens[at as usize - 1].end, self.tokens[at as usize].start);
            self.draft.slice(gap).contains(char::is_whitespace)
        })
    }

    /// Whether a word opens its sentence.
    fn opens(&self, at: u32) -> bool {
        self.sentences
            .all
            .get(self.sentences.of_token(at))
            .is_some_and(|sentence| sentence.tokens.start == at)
    }

    /// "Whether Bryony", "Unlike Ash": a capital that only opens the sentence.
    fn opens_only(&self, at: u32) -> bool {
        matches!(
            self.text(at),
            "What"
                | "When"
                | "Who"
                | "Where"
                | "Why"
                | "How"
                | "If"
                | "And"
                | "But"
                | "Whether"
                | "Unlike"
                | "Neither"
                | "Although"
                | "Despite"
                | "Perhaps"
                | "Maybe"
                | "Poor"
                | "Dear"
        )
    }

    fn joins(&self, at: u32, count: u32) -> bool {
        at + 1 < count && PARTICLES.contains(&self.text(at)) && self.could_be_name(at + 1)
    }

    fn evidence(&self, run: &Range<u32>) -> Evidence {
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

    fn ends_sentence(&self, token: u32) -> bool {
        let sentence = self.sentences.all.get(self.sentences.of_token(token));
        sentence.is_some_and(|sentence| sentence.tokens.end == token + 1)
    }
}
