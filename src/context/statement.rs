//! How much a sentence reads like a statement that a report needs: linear scores over its words and pairs of words and
//! some facts, with weights that `examples/train_statements` learns from the statements and reports of `tests/bank` and
//! the packs' examples (docs/adr/0012).
//!
//! Words are numbers as in [`super::stem`], and all is in whole numbers, so that scores are the same everywhere.

use std::sync::OnceLock;

use super::stem::{EDGE, both, number};
use super::{Context, Facts};
use crate::draft::BlockKind;
use crate::lexicon::Token;
use crate::role::Role;
use crate::rule::Fact;

/// The statements that are known, by their item of the checklist.
pub const STATEMENTS: [&str; 11] = [
    "sharing/purpose",
    "sharing/safeguarding-only",
    "sharing/audience",
    "sharing/storage",
    "sharing/contributors",
    "dating/snapshot",
    "dating/review-date",
    "dating/report-date",
    "scope/definition",
    "strengths/present",
    "voice/heard",
];

/// The statement of which an honest record of its absence is read and not the statement itself.
pub const EXPLAINED: &str = "voice/heard";

/// Scores of a sentence: one for each statement, and one for how weak a statement it would be.
pub const SCORES: usize = STATEMENTS.len() + 1;

/// How many places the table has; a power of two.
pub const PLACES: usize = 1 << 14;

/// What [`TABLE`] holds before the places: two bytes for each score that every sentence has.
const HEAD: usize = 2 * SCORES;

/// Weights of one byte, those of a place together.
static TABLE: &[u8; HEAD + PLACES * SCORES] = include_bytes!("statement.weights");

/// From this score on a sentence reads like a statement.
pub const READS_LIKE: i32 = 16;

/// From this score on a statement is taken to be made where no rule knows it: where right and wrong answers weigh about
/// the same on reports that the weights never saw. Of days, rooms and the group so many sentences tell that more is asked.
const fn enough(column: usize) -> i32 {
    match column {
        PURPOSE | LIMIT | AUDIENCE | CONTRIBUTORS | SNAPSHOT => 0,
        _ => READS_LIKE,
    }
}

/// The columns of some statements.
const PURPOSE: usize = 0;
const LIMIT: usize = 1;
const AUDIENCE: usize = 2;
const CONTRIBUTORS: usize = 4;
const SNAPSHOT: usize = 5;
const STRENGTHS: usize = 9;

/// From this score on what stands among actions speaks of the report.
const OF_REPORT: i32 = 2 * READS_LIKE;

/// Under this score it has nothing of a statement, though it has some words of one.
const UNLIKE: i32 = -150;

/// From this score on it would be a weak one.
pub const WEAK: i32 = 0;

/// The facts that tell statements apart. Where a sentence stands tells too much: it makes every sentence of a section one.
const TELLING: [Fact; 7] = [
    Fact::Date,
    Fact::DatedYear,
    Fact::Period,
    Fact::DatedPeriod,
    Fact::ComingDate,
    Fact::CountedGroup,
    Fact::Labels,
];

/// A sentence of fewer words says too little to be told by them.
const LEAST_WORDS: usize = 4;

/// A sentence of more words, as lines that run on are, may make several statements.
const SEVERAL_WORDS: usize = 30;

/// What is no such statement without a date.
const DATED: [&str; 2] = ["dating/review-date", "dating/report-date"];

/// Statements that are about the young people and not about the report.
const OF_THE_GROUP: [&str; 2] = ["strengths/present", "voice/heard"];

/// Sections that tell of the young people's lives: what stands there and does not speak of the report says nothing of it.
const OF_THE_LIVES: &[Role] = &[Role::Findings, Role::Strengths, Role::Voice];

/// A sentence that reads like a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Likeness {
    pub(crate) sentence: usize,
    pub(crate) weak: bool,
}

/// The scores of every sentence, worked out when the first statement is looked for.
#[derive(Debug, Default)]
pub(super) struct Scores(OnceLock<Vec<[i32; SCORES]>>);

impl Context<'_> {
    /// The sentence that reads most like a statement, if one does. One that reads more like another statement makes that
    /// one: who may read a report is not why it was written, though both speak of it. `kept_out` says which sentences
    /// are about something else by a word of theirs.
    pub(crate) fn most_like(&self, item: &str, kept_out: impl Fn(usize) -> bool) -> Option<Likeness> {
        let column = STATEMENTS.iter().position(|own| *own == item)?;
        let scores = self.statement_scores();
        let silent = self.silent_sentences();
        let dated = DATED.contains(&item);
        // What was found may say what young people are good for.
        let of_report = !OF_THE_GROUP.contains(&item);
        let best = |index: usize| {
            let own = &scores[index];
            own[..STATEMENTS.len()].iter().all(|other| *other <= own[column])
        };
        let says = |index: usize| {
            let words = self.draft.slice(self.sentences.all[index].span);
            self.sentences.all[index].tokens.len() >= LEAST_WORDS
                // "Who will be told?" asks for the statement and does not make it.
                && !words.trim_end_matches(['*', '_']).ends_with('?')
                && (self.sentences.all[index].tokens.len() > SEVERAL_WORDS || best(index))
                && !kept_out(index)
                && silent.binary_search(&(index as u32)).is_err()
                && (!dated || self.facts[index].any(Facts::of(&[Fact::Date])))
                && (!of_report
                    || self.facts[index].any(Facts::of(&[Fact::OfReport]))
                    || !self.roles_at(self.sentences.all[index].block).any_named(OF_THE_LIVES))
        };
        let (sentence, scores) = scores
            .iter()
            .enumerate()
            .filter(|(index, scores)| scores[column] >= enough(column) && says(*index))
            .rev() // of equals the first
            .max_by_key(|(_, scores)| scores[column])?;
        Some(Likeness { sentence, weak: scores[SCORES - 1] >= WEAK })
    }

    /// Whether a sentence reads at all like a statement, as one does that makes half of it.
    pub(crate) fn reads_at_all(&self, item: &str, sentence: usize) -> bool {
        let column = STATEMENTS.iter().position(|own| *own == item);
        column.is_none_or(|column| self.statement_scores()[sentence][column] >= UNLIKE)
    }

    /// Whether a sentence that has some ideas of a statement is near to making it. Where the wording of the statement was
    /// not learnt, three of them are to stand there: fewer are met with by chance.
    pub(crate) fn reads_nearly(&self, item: &str, sentence: usize, ideas: u32) -> bool {
        self.sentences.all[sentence].tokens.len() >= LEAST_WORDS
            && match STATEMENTS.iter().position(|own| *own == item) {
                Some(column) => self.statement_scores()[sentence][column] >= self.near(column, sentence),
                None => ideas >= 3,
            }
    }

    /// Whether a sentence reads like one about the report (who reads it, where it is kept, when it is looked at again)
    /// and not about the group.
    pub(crate) fn reads_of_report(&self, sentence: usize) -> bool {
        let scores = self.statement_scores();
        let of_report = |item: &str| !OF_THE_GROUP.contains(&item) && !DATED[1..].contains(&item);
        STATEMENTS
            .iter()
            .zip(&scores[sentence])
            .any(|(item, score)| of_report(item) && *item != "scope/definition" && *score >= OF_REPORT)
    }

    /// From this score on a sentence is worth showing where the statement is missing: the author may have meant it. Anything
    /// may be good about a group, and what was found hardly speaks of the report, so that more is asked of them.
    fn near(&self, column: usize, sentence: usize) -> i32 {
        let found = || {
            !self.facts[sentence].any(Facts::of(&[Fact::OfReport]))
                && self.roles_at(self.sentences.all[sentence].block).has(Role::Findings)
        };
        match column {
            STRENGTHS => READS_LIKE,
            _ if found() => OF_REPORT,
            _ => 0,
        }
    }

    fn statement_scores(&self) -> &[[i32; SCORES]] {
        self.statements.0.get_or_init(|| {
            let every: [i32; SCORES] = std::array::from_fn(|score| {
                i32::from(i16::from_le_bytes([TABLE[2 * score], TABLE[2 * score + 1]]))
            });
            let mut all = vec![every; self.sentences.all.len()];
            let mut places = Vec::new();
            // Each place counts once; a set of all of them is small.
            let mut counted = [0_u64; PLACES / 64];
            for (sentence, scores) in all.iter_mut().enumerate() {
                self.statement_places_into(sentence, &mut places);
                for place in &places {
                    let (index, bit) = (usize::from(*place) / 64, 1 << (place % 64));
                    if counted[index] & bit != 0 {
                        continue;
                    }
                    counted[index] |= bit;
                    let from = HEAD + usize::from(*place) * SCORES;
                    for (score, weight) in scores.iter_mut().zip(&TABLE[from..from + SCORES]) {
                        *score += i32::from(i8::from_le_bytes([*weight]));
                    }
                }
                for place in &places {
                    counted[usize::from(*place) / 64] = 0;
                }
            }
            all
        })
    }

    /// The places in the table of weights that stand for a sentence, in order and each once.
    pub fn statement_places(&self, sentence: usize) -> Vec<u16> {
        let mut places = Vec::new();
        self.statement_places_into(sentence, &mut places);
        places.sort_unstable();
        places.dedup();
        places
    }

    /// The same in any order, some more than once.
    fn statement_places_into(&self, sentence: usize, places: &mut Vec<u16>) {
        places.clear();
        let own = &self.sentences.all[sentence];
        let block = &self.draft.blocks()[own.block];
        if own.tokens.is_empty() || matches!(block.kind, BlockKind::Heading(_)) {
            return;
        }
        let tokens = self.hits.tokens();
        let stems = self.stems();
        let mut before = EDGE;
        for at in own.tokens.clone() {
            let stem = stems[at as usize];
            places.push(place(stem));
            places.push(place(both(before, stem)));
            before = if tokens[at as usize].looks(Token::HARD_BREAK) { EDGE } else { stem };
        }
        places.push(place(both(before, EDGE)));
        let mut known = |name: &str, value: u32| places.push(place(both(number(name.as_bytes()), value)));
        if let Some(facts) = self.facts.get(sentence) {
            for fact in TELLING.iter().filter(|fact| facts.any(Facts::of(&[**fact]))) {
                known("fact", number(fact.name().as_bytes()));
            }
        }
        known("length", own.tokens.len().min(40).ilog2());
    }
}

fn place(number: u32) -> u16 {
    // The upper bits of a product are the well mixed ones.
    (number.wrapping_mul(0x9e37_79b1) >> (u32::BITS - PLACES.trailing_zeros())) as u16
}

#[cfg(test)]
mod tests {
    use super::{PLACES, SCORES, TABLE, place};

    #[test]
    fn places_are_in_the_table() {
        for number in [0, 1, u32::MAX, 0x8000_0000] {
            assert!(usize::from(place(number)) < PLACES);
        }
        assert_eq!(TABLE.len(), (PLACES + 2) * SCORES);
    }
}
