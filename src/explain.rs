//! A rule as a page to read, and a pack as the reference of all its rules.
//!
//! Every page has the same headings in the same order, and all of it comes from the pack, so it cannot say other
//! than what the rule does.

mod markdown;
mod plain;
mod reach;

pub use markdown::reference;

use crate::pack::{Pack, Source};
use crate::rule::{Example, Expect, Kind, Limit, Rule};
use crate::waive::OwnRule;

/// A rule's page for a terminal of this width.
pub fn page(pack: &Pack, rule: &Rule, width: usize) -> String {
    plain::page(&rule.id, rule.severity, &rule.title, &sections(pack, rule), width)
}

/// The page of a rule of the gate's own.
pub fn own_page(rule: &OwnRule, width: usize) -> String {
    let prose = |heading, text: &str| Section { heading, pieces: vec![Piece::Prose(text.to_owned())] };
    let sections = [prose("Why it matters", rule.why), prose("Instead", rule.instead)];
    plain::page(rule.id, rule.severity, rule.title, &sections, width)
}

/// The heading of what accepts a finding.
const KEEPING: &str = "To keep it on purpose";

/// A heading with what stands under it.
struct Section {
    heading: &'static str,
    pieces: Vec<Piece>,
}

/// Something under a heading.
enum Piece {
    /// Running text.
    Prose(String),
    /// An item of a list.
    Item(String),
    /// Words to be taken as they are.
    Verbatim(String),
    /// A published source.
    Source(Source),
}

fn sections(pack: &Pack, rule: &Rule) -> Vec<Section> {
    let prose = |text: &str| vec![Piece::Prose(text.to_owned())];
    let mut sections = vec![
        Section { heading: "What it finds", pieces: reach::pieces(pack, rule) },
        Section { heading: "Why it matters", pieces: prose(&rule.why) },
        Section { heading: "Instead", pieces: instead(rule) },
    ];
    let limits = rule.limits();
    if !limits.is_empty() {
        sections.push(Section { heading: "Numbers you may set", pieces: self::limits(rule, &limits) });
    }
    for (expect, heading) in [
        (Expect::Flag, "Examples it flags"),
        (Expect::Weak, "Examples it finds weak"),
        (Expect::Explained, "Examples it finds explained"),
        (Expect::Pass, "Examples it passes"),
    ] {
        let pieces: Vec<Piece> =
            rule.examples.iter().filter(|one| one.expect == expect).map(example).collect();
        if !pieces.is_empty() {
            sections.push(Section { heading, pieces });
        }
    }
    let sources = rule.sources.iter().filter_map(|id| pack.sources.get(id)).cloned().map(Piece::Source);
    sections.push(Section { heading: "Sources", pieces: sources.collect() });
    sections.push(Section { heading: KEEPING, pieces: keeping(rule) });
    if !rule.aliases.is_empty() {
        let names = format!("This rule also answers to {}.", rule.aliases.join(", "));
        sections.push(Section { heading: "Earlier names", pieces: prose(&names) });
    }
    sections
}

fn instead(rule: &Rule) -> Vec<Piece> {
    let mut pieces = vec![Piece::Prose(rule.instead.to_string())];
    match &rule.kind {
        Kind::Avoid(parts) => {
            let wordings: Vec<&String> = parts.iter().flat_map(|part| &part.suggest).collect();
            if !wordings.is_empty() {
                pieces.push(Piece::Prose("Wording to take up:".to_owned()));
                pieces.extend(wordings.into_iter().cloned().map(Piece::Item));
            }
        }
        Kind::Require(require) if !require.model.is_empty() => {
            pieces.push(Piece::Prose("Wording to fill in:".to_owned()));
            pieces.push(Piece::Verbatim(require.model.clone()));
        }
        Kind::Require(_) | Kind::Each(_) | Kind::Bounds(_) | Kind::Measure(_) | Kind::Balance(_) => {}
    }
    pieces
}

/// The numbers of a rule, and how to set one.
fn limits(rule: &Rule, limits: &[Limit]) -> Vec<Piece> {
    let told = limits
        .iter()
        .map(|Limit { name, number, unit }| Piece::Item(format!("{name} = {number}: {}.", unit.about())));
    let mut pieces: Vec<Piece> = told.collect();
    pieces.push(Piece::Prose(
        "In faircopy.toml, or in a pack that extends this one, under [rules]:".to_owned(),
    ));
    let first = &limits[0];
    pieces.push(Piece::Verbatim(format!("\"{}\" = {{ {} = {} }}", rule.id, first.name, first.number)));
    pieces
}

/// A sentence is an item of a list; what is more than that keeps its lines and marks.
fn example(example: &Example) -> Piece {
    let text = example.text.trim();
    let marked = text.contains('\n') || text.starts_with(['-', '|', '#', '>', '*', '+']);
    if marked { Piece::Verbatim(text.to_owned()) } else { Piece::Item(text.to_owned()) }
}

/// How to accept what the rule finds, with a reason that is kept.
fn keeping(rule: &Rule) -> Vec<Piece> {
    let id = &rule.id;
    let missing = matches!(rule.kind, Kind::Require(_));
    let (markdown, word) = if missing {
        (
            "In Markdown, on a line of its own, anywhere in the draft:",
            "In Word, as a comment anywhere in the draft, or as a reply to faircopy's own:",
        )
    } else {
        (
            "In Markdown, on a line of its own before the paragraph:",
            "In Word, as a comment on the words, or as a reply to faircopy's own:",
        )
    };
    vec![
        Piece::Prose(markdown.to_owned()),
        Piece::Verbatim(format!("<!-- faircopy: allow {id} because (your reason) -->")),
        Piece::Prose(word.to_owned()),
        Piece::Verbatim(format!("faircopy: allow {id} because (your reason)")),
        Piece::Prose("The reason is part of the record; without one the comment does nothing.".to_owned()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::PackFile;

    fn pack() -> Pack {
        let files = [
            PackFile::new("pack.toml", include_str!("pack/tests/pack.toml")),
            PackFile::new("words.toml", include_str!("pack/tests/words.toml")),
        ];
        Pack::parse(&files).unwrap_or_else(|error| panic!("\n{error}"))
    }

    #[test]
    fn pages_have_the_same_headings() {
        let pack = pack();
        let pages: Vec<String> = pack.rules.iter().map(|rule| page(&pack, rule, 76)).collect();
        insta::assert_snapshot!(pages.join("\n"));
    }

    #[test]
    fn the_reference_holds_every_rule() {
        insta::assert_snapshot!(reference(&pack()));
    }

    #[test]
    fn built_in_rules_have_pages() {
        for name in Pack::builtin_names() {
            let pack =
                Pack::builtin(name).expect("it is built in").unwrap_or_else(|error| panic!("\n{error}"));
            let reference = reference(&pack);
            for rule in &pack.rules {
                assert!(reference.contains(&format!("### {}\n", rule.id)));
                let page = page(&pack, rule, 80);
                assert!(page.contains("Why it matters") && page.contains("Sources"), "{page}");
            }
        }
    }
}
