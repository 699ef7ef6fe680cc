//! What a blank report and a pack's suggested wording leave to be filled in, so that a check knows it when it stands in a
//! report.

use std::collections::HashSet;
use std::ops::Range;

use super::{ASSESSMENT, FOR_EXAMPLE, INSTEAD, INTRODUCTION, SYNOPSIS, Section};
use crate::rule::{Kind, Rule};

/// Shorter ones, "[her]", also stand where a writer made another's words fit.
const SHORTEST: usize = 4;

/// The longest prompt, in bytes; what is longer is a remark.
const LONGEST: usize = 300;

/// The prompts of a pack: what stands in square brackets in its blank reports and in the wording it suggests.
#[derive(Debug)]
pub(crate) struct Prompts(HashSet<String>);

impl Prompts {
    /// The prompts of some rules, and those of every blank report.
    pub(crate) fn of<'r>(rules: impl Iterator<Item = &'r Rule>) -> Self {
        let mut all = HashSet::new();
        let mut add = |prompt: &str| prompt.len() >= SHORTEST && all.insert(folded(prompt));
        for prompt in [INTRODUCTION, INSTEAD] {
            add(prompt);
        }
        for Section { prompt, table, .. } in ASSESSMENT.iter().chain(SYNOPSIS) {
            add(prompt);
            let cells = table.iter().flat_map(|(_, rows)| rows.iter().copied().flatten());
            cells.flat_map(|cell| bracketed(cell)).for_each(|(_, prompt)| {
                add(prompt);
            });
        }
        for rule in rules {
            let Kind::Require(require) = &rule.kind else { continue };
            add(&format!("{} {FOR_EXAMPLE}", require.question));
            for (_, prompt) in bracketed(&require.model) {
                add(prompt);
            }
        }
        Self(all)
    }

    /// The prompts in a text, with their brackets, as places in bytes.
    pub(crate) fn find(&self, text: &str) -> Vec<Range<usize>> {
        bracketed(text)
            .filter(|(_, prompt)| self.0.contains(&folded(prompt)))
            .map(|(at, prompt)| at..at + prompt.len() + 2)
            .collect()
    }
}

/// What stands in square brackets, and where the bracket opens.
fn bracketed(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.match_indices('[').filter_map(|(at, _)| {
        let rest = &text.as_bytes()[at + 1..text.len().min(at + 1 + LONGEST)];
        let length = rest.iter().position(|byte| matches!(byte, b']' | b'['))?;
        (rest[length] == b']').then(|| (at, &text[at + 1..=at + length]))
    })
}

/// Without regard to capitals, curly apostrophes and how it was spaced.
fn folded(prompt: &str) -> String {
    let words: Vec<String> =
        prompt.split_whitespace().map(|word| word.to_lowercase().replace('\u{2019}', "'")).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::Pack;

    #[test]
    fn prompts_are_known_and_other_brackets_are_not() {
        let pack = Pack::builtin(Pack::DEFAULT).expect("built in").expect("valid");
        let prompts = Prompts::of(pack.rules.iter().map(|rule| &**rule));
        let found = |text: &str| {
            let found = prompts.find(text).into_iter();
            found.map(|span| text[span].to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(
            found("Kept in [place] by [Role], [ what\u{a0}changes ]."),
            ["[Role]", "[ what\u{a0}changes ]"]
        );
        assert_eq!(found("[Each with its date and its source.]"), ["[Each with its date and its source.]"]);
        assert!(found("\u{201c}He [her uncle] said so [sic] [1] [").is_empty());
    }
}
