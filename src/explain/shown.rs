//! Flagged examples, each beside the part of its rule that flags it.

use std::sync::Arc;

use jiff::civil::{Date, date};

use crate::check::Checker;
use crate::excerpt::fold;
use crate::pack::Pack;
use crate::read::{self, Format};
use crate::rule::{Expect, Kind, Rule};

/// The day that counts as today.
const TODAY: Date = date(2026, 1, 1);

/// Longer ones say less than they take to read.
const LONGEST: usize = 240;

/// For each part of a rule about wording or about the brief the first sentence of its flagged examples that the part
/// flags, if any does.
pub(super) fn by_part(pack: &Pack, rule: &Rule) -> Vec<Option<String>> {
    let mut numbered = rule.clone();
    // A part's message is its number, so that a finding says which part it comes from.
    let number = |messages: Vec<&mut Option<String>>| {
        let count = messages.len();
        for (index, message) in messages.into_iter().enumerate() {
            *message = Some(index.to_string());
        }
        vec![None; count]
    };
    let mut shown: Vec<Option<String>> = match &mut numbered.kind {
        Kind::Avoid(parts) => number(parts.iter_mut().map(|part| &mut part.message).collect()),
        Kind::Bounds(parts) => number(parts.iter_mut().map(|part| &mut part.message).collect()),
        _ => return Vec::new(),
    };
    let checker = Checker::new(&Pack { rules: vec![Arc::new(numbered)], ..pack.clone() });
    for example in rule.examples.iter().filter(|example| example.expect == Expect::Flag) {
        let text = example.text.replace(['«', '»'], "");
        let Ok(draft) = read::read(Format::Markdown, text.as_bytes()) else { continue };
        let checked = checker.check(&draft, TODAY);
        for finding in checked.findings.iter().filter(|finding| finding.rule == rule.id) {
            let part = finding.message.parse::<usize>().ok().and_then(|part| shown.get_mut(part));
            let sentence = finding.span.and_then(|span| {
                checked.sentences.iter().map(|note| note.span).find(|sentence| sentence.overlaps(span))
            });
            if let (Some(part @ None), Some(sentence)) = (part, sentence) {
                *part = Some(fold(draft.slice(sentence))).filter(|text| text.len() <= LONGEST);
            }
        }
    }
    shown
}

/// The prose of the first example of a kind, without headings and tables.
pub(super) fn prose(rule: &Rule, expect: Expect) -> Option<String> {
    let examples = rule.examples.iter().filter(|example| example.expect == expect);
    examples.map(|example| body(&example.text)).find(|prose| !prose.is_empty() && prose.len() <= LONGEST)
}

fn body(text: &str) -> String {
    // Front matter is no prose.
    let text = text.trim();
    let text =
        text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---")).map_or(text, |(_, body)| body);
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with(['#', '|']));
    let mut out = String::new();
    for line in lines.map(|line| line.strip_prefix("- ").unwrap_or(line)) {
        if !out.is_empty() {
            out.push_str(if out.ends_with(['.', '!', '?', ':', '”', '"']) { " " } else { "; " });
        }
        out.push_str(line);
    }
    out.replace(['«', '»'], "")
}
