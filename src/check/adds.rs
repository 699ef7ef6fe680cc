//! What a finding of a rule says about its sentence, beside what the words say: numbers that `examples/train_resemblance`
//! learns from `tests/bank` (docs/adr/0014).

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::context::reading::{READINGS, Reading};
use crate::rule::Rule;

/// What is asked of a sentence: whether it has wording that supervisors have asked to change, then every reading.
pub const QUESTIONS: usize = 1 + READINGS.len();

/// A number for each question.
pub type Answers = [i32; QUESTIONS];

/// A rule that found something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FoundBy {
    /// By its place in the pack.
    pub rule: usize,
    /// Whether less surely than it finds as a rule: see [`crate::rule::kind::Raw::severity`].
    pub in_doubt: bool,
}

/// What stands after the name of a rule in the row of what it found in doubt.
pub const IN_DOUBT: char = '?';

/// The row of what every sentence has: with it, a score of 0 is as likely right as wrong.
pub const EVERY: &str = "every";

/// The row of what each of the first [`MOST_WORDS`] words of a sentence adds, in hundredths.
pub const WORDS: &str = "words";

/// From so many words on a sentence is long, and more change nothing.
pub const MOST_WORDS: i32 = 40;

/// One line for each rule that was learnt, with its numbers after its name, in the units of the scores.
static TABLE: &str = include_str!("findings.weights.tsv");

/// The question about wording.
pub(super) const WORDING: usize = 0;

/// The question of a reading.
pub(super) const fn question(reading: Reading) -> usize {
    1 + reading as usize
}

/// What the findings of a pack's rules add, in the order of the rules.
#[derive(Debug)]
pub(super) struct Adds {
    /// What each adds when it is sure, and in doubt.
    rules: Vec<[Answers; 2]>,
    every: Answers,
    words: Answers,
}

impl Adds {
    /// Of the rules of a pack: one that is not known adds what those of its group add in the middle.
    pub(super) fn of<'r>(rules: impl Iterator<Item = &'r Arc<Rule>>) -> Self {
        let rows: FxHashMap<&str, Answers> = rows().collect();
        let row = |name: &str| rows.get(name).copied();
        let mut middles: FxHashMap<&str, Answers> = FxHashMap::default();
        Self {
            rules: rules.map(|rule| of_rule(rule, &row, &mut middles)).collect(),
            every: row(EVERY).unwrap_or_default(),
            words: row(WORDS).unwrap_or_default(),
        }
    }

    /// What a finding of a rule adds.
    pub(super) fn of_rule(&self, found: FoundBy) -> Answers {
        self.rules[found.rule][usize::from(found.in_doubt)]
    }

    /// What a sentence of some words has from the start.
    pub(super) fn of_words(&self, words: usize) -> Answers {
        let words = counted(words);
        std::array::from_fn(|question| self.every[question] + self.words[question] * words / 100)
    }
}

/// How many of the words of a sentence count.
pub fn counted(words: usize) -> i32 {
    i32::try_from(words).unwrap_or(MOST_WORDS).min(MOST_WORDS)
}

fn of_rule<'r>(
    rule: &'r Rule,
    row: &impl Fn(&str) -> Option<Answers>,
    middles: &mut FxHashMap<&'r str, Answers>,
) -> [Answers; 2] {
    let sure = row(&rule.id);
    let in_doubt = row(&format!("{}{IN_DOUBT}", rule.id));
    let group = || *middles.entry(rule.group()).or_insert_with(|| middle(rule.group()));
    let known = sure.or(in_doubt).unwrap_or_else(group);
    [sure.unwrap_or(known), in_doubt.unwrap_or(known)]
}

fn rows() -> impl Iterator<Item = (&'static str, Answers)> {
    TABLE.lines().filter_map(|line| {
        let mut fields = line.split('\t');
        let name = fields.next()?;
        let mut answers = Answers::default();
        for answer in &mut answers {
            *answer = fields.next()?.parse().ok()?;
        }
        Some((name, answers))
    })
}

/// For each question, the middle one of what the rules of a group add.
fn middle(group: &str) -> Answers {
    let own: Vec<Answers> = rows()
        .filter(|(name, _)| name.strip_prefix(group).is_some_and(|rest| rest.starts_with('/')))
        .map(|(_, answers)| answers)
        .collect();
    std::array::from_fn(|question| {
        let mut values: Vec<i32> = own.iter().map(|answers| answers[question]).collect();
        values.sort_unstable();
        values.get(values.len() / 2).copied().unwrap_or_default()
    })
}

#[cfg(test)]
mod tests {
    use super::{Adds, EVERY, IN_DOUBT, TABLE, WORDS, middle, rows};
    use crate::pack::Pack;

    #[test]
    fn every_line_of_the_table_is_a_row_of_a_known_rule() {
        let pack = Pack::builtin("peer-group-assessment").expect("built in").expect("valid");
        let lines = TABLE.lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(rows().count(), lines);
        for (name, _) in rows() {
            let id = name.trim_end_matches(IN_DOUBT);
            let known = id == EVERY || id == WORDS || pack.rules.iter().any(|rule| &*rule.id == id);
            assert!(known, "{name} is no rule");
        }
    }

    #[test]
    fn a_rule_that_is_not_known_adds_what_its_group_does() {
        let pack = Pack::builtin("peer-group-assessment").expect("built in").expect("valid");
        let mut rule = pack.rules.iter().find(|rule| rule.group() == "language").expect("one").clone();
        std::sync::Arc::make_mut(&mut rule).id = "language/of-our-own".into();
        let added = Adds::of(std::iter::once(&rule)).rules;
        assert_eq!(added, [[middle("language"); 2]]);
        assert!(middle("language")[0] > 0, "a finding about wording speaks for wording");
        assert_eq!(middle("nothing"), [0; 4]);
    }
}
