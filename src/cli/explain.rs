//! `explain`: why a rule is there, and how to mend what it finds.

use super::args::{Explain, Global};
use super::failure::{Exit, Failure};
use super::output;
use super::packs::Packs;
use super::screen::Screen;
use crate::pack::Pack;
use crate::render::{visible, wrap};
use crate::rule::Rule;

/// How many rules are offered for one that is not known.
const OFFERED: usize = 3;

pub(super) fn run(options: &Explain, global: &Global, screen: &Screen) -> Result<Exit, Failure> {
    let engines = Packs::open(&global.packs)?.everything()?;
    let wanted = options.rule.trim().to_lowercase();
    for engine in &engines {
        let answers = |rule: &Rule| *rule.id == *wanted || rule.aliases.contains(&wanted);
        if let Some(rule) = engine.pack.rules.iter().find(|rule| answers(rule)) {
            output::print(&visible(&page(&engine.pack, rule, screen.width)))?;
            return Ok(Exit::Pass);
        }
    }
    let known = engines.iter().flat_map(|engine| engine.pack.rules.iter()).map(|rule| &*rule.id);
    Err(Failure::UnknownRule { name: options.rule.clone(), nearest: nearest(&wanted, known) })
}

fn page(_pack: &Pack, rule: &Rule, width: usize) -> String {
    let mut page = format!("{} ({})\n{}\n", rule.id, rule.severity, rule.title);
    for (heading, text) in [("Why it matters", &rule.why), ("Instead", &rule.instead)] {
        page.push_str(&format!("\n{heading}\n{}\n", wrap(text, width).join("\n")));
    }
    page
}

/// The ids spelt most like a name, best first.
fn nearest<'r>(name: &str, ids: impl Iterator<Item = &'r str>) -> Vec<String> {
    let mut near: Vec<(usize, &str)> = ids
        .map(|id| {
            let part = id.split_once('/').map_or(id, |(_, part)| part);
            (distance(name, id).min(distance(name, part)), id)
        })
        .filter(|(distance, id)| *distance <= id.len() / 3)
        .collect();
    near.sort_unstable();
    near.dedup();
    near.into_iter().take(OFFERED).map(|(_, id)| id.to_owned()).collect()
}

/// How many letters must change to make one word of the other.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut corner = std::mem::replace(&mut row[0], i + 1);
        for (j, y) in b.iter().enumerate() {
            let change = corner + usize::from(x != *y);
            corner = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(corner + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_rule_is_offered_its_neighbours() {
        let ids = ["language/gang-label", "voice/heard", "language/gang-labels"];
        assert_eq!(nearest("language/gang-lable", ids.into_iter())[0], "language/gang-label");
        assert_eq!(nearest("gang-label", ids.into_iter())[0], "language/gang-label");
        assert!(nearest("zebra", ids.into_iter()).is_empty());
    }
}
