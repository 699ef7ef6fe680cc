//! The reference of a pack, in Markdown.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::explain::{KEEPING, Piece, Section, sections};
use crate::finding::Severity;
use crate::pack::{Pack, Source};
use crate::rule::Rule;

/// Every rule of a pack on one page: `docs/rules.md`.
pub fn reference(pack: &Pack) -> String {
    let mut page = format!(
        "# The rules of {}\n\n{}. Version {}.\n\n\
         This page is made from the pack; to change it, change the rules. In the examples, the words between « and » \
         are those a finding points at. A finding of severity `must` is to be resolved or accepted with a reason \
         before release, `should` is to be reconsidered, `consider` would improve the report.\n\n\
         To keep on purpose what a rule finds, say why: in Markdown on a line of its own before the paragraph, list or table, \
         `<!-- faircopy: allow RULE because (your reason) -->`; in Word as a comment on the words, or as a reply to \
         faircopy's own, `faircopy: allow RULE because (your reason)`. What is missing is accepted in the same way, \
         anywhere in the draft. The reason is part of the record; without one the comment does nothing.\n",
        escaped(&pack.name),
        escaped(pack.title.trim_end_matches('.')),
        escaped(&pack.version)
    );
    let mut seen = BTreeSet::new();
    let groups: Vec<&str> =
        pack.rules.iter().map(|rule| rule.group()).filter(|group| seen.insert(*group)).collect();
    page.push_str("\n| Rule | Severity | What it finds |\n|---|---|---|\n");
    for rule in &pack.rules {
        let anchor = rule.id.replace('/', "");
        line(
            &mut page,
            format_args!("| [{}](#{anchor}) | {} | {} |", rule.id, rule.severity, escaped(&rule.title)),
        );
    }
    for group in groups {
        line(&mut page, format_args!("\n## {group}"));
        for rule in pack.rules.iter().filter(|rule| rule.group() == group) {
            entry(&mut page, pack, rule);
        }
    }
    page
}

fn entry(page: &mut String, pack: &Pack, rule: &Rule) {
    line(page, format_args!("\n### {}\n", rule.id));
    line(page, format_args!("{}. Severity: `{}`.", escaped(rule.title.trim_end_matches('.')), rule.severity));
    // How to keep what a rule finds is said once, above.
    for Section { heading, pieces } in sections(pack, rule).into_iter().filter(|one| one.heading != KEEPING) {
        line(page, format_args!("\n#### {heading}"));
        put(page, &pieces);
    }
}

/// A card about a finding. Its headings are words in bold: it stands in a small window, and beside others.
pub(super) fn card(id: &str, severity: Severity, title: &str, sections: &[Section]) -> String {
    let mut page = String::new();
    line(&mut page, format_args!("**{}** ({severity}, {id})", escaped(title.trim_end_matches('.'))));
    for Section { heading, pieces } in sections.iter().filter(|section| !section.pieces.is_empty()) {
        line(&mut page, format_args!("\n**{heading}**"));
        put(&mut page, pieces);
    }
    page
}

fn put(page: &mut String, pieces: &[Piece]) {
    let mut in_list = false;
    for piece in pieces {
        let is_item = matches!(piece, Piece::Item(_) | Piece::Source(_));
        if !(in_list && is_item) {
            page.push('\n');
        }
        in_list = is_item;
        match piece {
            Piece::Prose(text) => line(page, format_args!("{}", escaped(text))),
            Piece::Item(text) => line(page, format_args!("- {}", escaped(text))),
            Piece::Source(source) => line(page, format_args!("- {}", cited(source))),
            Piece::Verbatim(text) => {
                let fence = fence(text);
                line(page, format_args!("{fence}text\n{text}\n{fence}"));
            }
        }
    }
}

fn line(page: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = writeln!(page, "{text}");
}

fn cited(source: &Source) -> String {
    let title = escaped(&source.title);
    let title = source.url.as_ref().map_or(title.clone(), |url| format!("[{title}](<{url}>)"));
    let year = source.year.as_ref().map(|year| format!(", {}", escaped(year))).unwrap_or_default();
    format!("{title}. {}{year}.", escaped(&source.publisher))
}

/// Longer than any row of backquotes in the text.
fn fence(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    "`".repeat(longest.max(2) + 1)
}

/// Text whose signs Markdown would take as its own.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        if matches!(letter, '\\' | '*' | '_' | '<' | '>' | '[' | ']' | '|' | '#') {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}
