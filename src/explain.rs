//! A rule as a page to read, and a pack as the reference of all its rules.
//!
//! Every page has the same headings in the same order, and all of it comes from the pack, so it cannot say other
//! than what the rule does.

mod markdown;
mod plain;
mod reach;
mod sayable;
mod shown;

pub use markdown::reference;

use crate::finding::Finding;
use crate::pack::{Pack, Source};
use crate::render::words;
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

/// How a card is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Markup {
    /// In Markdown.
    Markdown,
    /// Without any marks.
    Plain,
}

/// What there is to say to someone who has the words of a finding before them in a Markdown draft: the parts of its
/// rule's page that hold for it.
pub fn card(pack: &Pack, finding: &Finding, markup: Markup) -> String {
    let rule = pack.rule(&finding.rule);
    let prose = |text: &str| vec![Piece::Prose(text.to_owned())];
    let mut found = prose(&words::said(&finding.message, true));
    found.extend(
        finding.related.iter().map(|related| {
            Piece::Item(format!("{} ({})", words::said(&related.message, true), related.rule))
        }),
    );
    let mut sections = vec![
        Section { heading: "What it found", pieces: found },
        Section { heading: "Why it matters", pieces: prose(&finding.why) },
        Section { heading: INSTEAD, pieces: prose(&finding.fix) },
    ];
    if let (Some(instead), false) = (sections.last_mut(), finding.suggestions.is_empty()) {
        let (lead, piece): (_, fn(String) -> Piece) = match rule.map(|rule| &rule.kind) {
            Some(Kind::Require(_)) => (TO_FILL_IN, Piece::Verbatim),
            _ => (TO_TAKE_UP, Piece::Item),
        };
        instead.pieces.push(Piece::Prose(lead.to_owned()));
        instead.pieces.extend(finding.suggestions.iter().cloned().map(piece));
    }
    if let Some(rule) = rule {
        sections.push(sources(pack, rule));
    }
    match (&finding.waived, rule) {
        (Some(waived), _) => {
            let why = words::reason_and_who(waived, true);
            sections.push(Section { heading: "Kept on purpose", pieces: prose(&why) });
        }
        (None, Some(rule)) => {
            let pieces = in_markdown(rule).into_iter().chain([Piece::Prose(A_REASON.to_owned())]).collect();
            sections.push(Section { heading: KEEPING, pieces });
        }
        (None, None) => {}
    }
    match markup {
        Markup::Markdown => markdown::card(&finding.rule, finding.severity, &finding.title, &sections),
        Markup::Plain => plain::page(&finding.rule, finding.severity, &finding.title, &sections, CARD_WIDTH),
    }
}

/// Columns of a card without marks; an editor breaks longer lines where it likes.
const CARD_WIDTH: usize = 80;

/// The heading of how to mend what was found.
const INSTEAD: &str = "Instead";

/// Before wording that can stand in place of what was found.
const TO_TAKE_UP: &str = "Wording to take up:";

/// Before wording with gaps for the author.
const TO_FILL_IN: &str = "Wording to fill in:";

/// What a comment needs that keeps a finding.
const A_REASON: &str = "The reason is part of the record; without one the comment does nothing.";

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
        Section { heading: INSTEAD, pieces: instead(rule) },
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
    sections.push(sources(pack, rule));
    sections.push(Section { heading: KEEPING, pieces: keeping(rule) });
    if !rule.aliases.is_empty() {
        let names = format!("This rule also answers to {}.", rule.aliases.join(", "));
        sections.push(Section { heading: "Earlier names", pieces: prose(&names) });
    }
    sections
}

fn sources(pack: &Pack, rule: &Rule) -> Section {
    let sources = rule.sources.iter().filter_map(|id| pack.sources.get(id)).cloned().map(Piece::Source);
    Section { heading: "Sources", pieces: sources.collect() }
}

fn instead(rule: &Rule) -> Vec<Piece> {
    let mut pieces = vec![Piece::Prose(rule.instead.to_string())];
    match &rule.kind {
        Kind::Avoid(parts) => {
            let wordings: Vec<&String> = parts.iter().flat_map(|part| &part.suggest).collect();
            if !wordings.is_empty() {
                pieces.push(Piece::Prose(TO_TAKE_UP.to_owned()));
                pieces.extend(wordings.into_iter().cloned().map(Piece::Item));
            }
        }
        Kind::Require(require) if !require.model.is_empty() => {
            pieces.push(Piece::Prose(TO_FILL_IN.to_owned()));
            pieces.push(Piece::Verbatim(require.model.clone()));
        }
        Kind::Require(_)
        | Kind::Each(_)
        | Kind::Bounds(_)
        | Kind::Measure(_)
        | Kind::Balance(_)
        | Kind::Beside(_) => {}
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
    let word = if is_statement(rule) {
        "In Word, as a comment anywhere in the draft, or as a reply to faircopy's own:"
    } else {
        "In Word, as a comment on the words, or as a reply to faircopy's own:"
    };
    let mut pieces = Vec::from(in_markdown(rule));
    pieces.extend([
        Piece::Prose(word.to_owned()),
        Piece::Verbatim(format!("faircopy: allow {} because (your reason)", rule.id)),
        Piece::Prose(A_REASON.to_owned()),
    ]);
    pieces
}

fn in_markdown(rule: &Rule) -> [Piece; 2] {
    let place = if is_statement(rule) {
        "In Markdown, on a line of its own, anywhere in the draft:"
    } else {
        "In Markdown, on a line of its own before the paragraph:"
    };
    let comment = format!("<!-- faircopy: allow {} because (your reason) -->", rule.id);
    [Piece::Prose(place.to_owned()), Piece::Verbatim(comment)]
}

/// Whether it asks for a statement, which belongs to the whole draft.
fn is_statement(rule: &Rule) -> bool {
    matches!(rule.kind, Kind::Require(_))
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
