//! The properties at the top of a Markdown file: YAML between `---` lines, TOML between `+++` lines.

mod toml;
mod yaml;

use std::ops::Range;

use crate::read::lines::{Line, Lines};

/// Front matter is searched this far, in bytes: past that, a `---` is a line across the page.
const FARTHEST_END: usize = 64 * 1024;

/// One property.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// Its key, nested keys joined with a dot.
    pub(super) key: String,
    /// Its value as written, without quotation marks.
    pub(super) value: String,
    /// Where the value stands in the file.
    pub(super) bytes: Range<usize>,
    /// Whether it is one of a list.
    pub(super) listed: bool,
}

/// Front matter that could not be read.
#[derive(Debug)]
pub(super) struct Fault {
    /// What is wrong, for a person.
    pub(super) what: String,
    /// The byte of the file where.
    pub(super) at: usize,
    /// The lines to read as text instead; the body starts after them.
    pub(super) lines: Range<usize>,
}

/// What stands at the top of a file.
#[derive(Debug)]
pub(super) struct FrontMatter {
    /// The properties in the order of the file.
    pub(super) entries: Vec<Entry>,
    /// Notes its writer made for other writers, after `#`: bytes of the file.
    pub(super) notes: Vec<Range<usize>>,
    /// Where the Markdown starts.
    pub(super) body: usize,
    /// What is wrong with it.
    pub(super) fault: Option<Fault>,
}

/// The two languages of front matter.
#[derive(Debug, Clone, Copy)]
enum Language {
    Yaml,
    Toml,
}

/// Why the lines between two marks are no front matter.
#[derive(Debug)]
enum Unreadable {
    /// Prose, as far as the language is concerned: a line across the page happens to stand above it.
    NoProperties,
    /// A fault in the language: what, and the byte in the text given.
    Fault(String, usize),
}

impl FrontMatter {
    /// Cuts the front matter off a file whose text starts at byte `start`, after any byte order mark.
    pub(super) fn cut(file: &str, start: usize) -> Self {
        let none = Self { entries: Vec::new(), notes: Vec::new(), body: start, fault: None };
        let mut lines = Lines::new(file, start);
        let Some(first) = lines.next() else { return none };
        let language = match file[first.words.clone()].trim_end() {
            "---" => Language::Yaml,
            "+++" => Language::Toml,
            _ => return none,
        };
        let inside = first.end;
        // A blank line after it makes `---` a line across the page, as for Pandoc.
        if lines.clone().next().is_none_or(|line| file[line.words].trim().is_empty()) {
            return none;
        }
        let end = lines
            .take_while(|line| line.words.start - start < FARTHEST_END)
            .find(|line| language.closes(&file[line.words.clone()]));
        let Some(end) = end else {
            if !language.looks_meant(file, inside..file.len()) {
                return none;
            }
            let what = format!("front matter that is never closed with {}", language.mark());
            let lines = properties_until(file, inside, file.len());
            return Self { body: lines.end, fault: Some(Fault { what, at: start, lines }), ..none };
        };
        let text = &file[inside..end.words.start];
        match language.entries(text) {
            Ok(mut entries) => {
                for entry in &mut entries {
                    entry.bytes = entry.bytes.start + inside..entry.bytes.end + inside;
                }
                let notes = notes(file, inside..end.words.start, &entries);
                Self { entries, notes, body: end.end, fault: None }
            }
            Err(Unreadable::NoProperties) => none,
            Err(Unreadable::Fault(..)) if !language.looks_meant(file, inside..end.words.start) => none,
            Err(Unreadable::Fault(what, at)) => {
                let lines = properties_until(file, inside, end.words.start);
                let body = if lines.end == end.words.start { end.end } else { lines.end };
                let what = format!(
                    "front matter that is not {} ({what}); its lines were read as text",
                    language.name()
                );
                Self { body, fault: Some(Fault { what, at: inside + at.min(text.len()), lines }), ..none }
            }
        }
    }
}

/// What follows a `#` on each line of `inside`, unless the sign is part of a property's value.
fn notes(file: &str, inside: Range<usize>, entries: &[Entry]) -> Vec<Range<usize>> {
    let mut notes = Vec::new();
    for line in Lines::new(&file[..inside.end], inside.start) {
        let words = &file[line.words.clone()];
        let opens = |at: usize| {
            let place = line.words.start + at;
            words[..at].chars().next_back().is_none_or(char::is_whitespace)
                && !entries.iter().any(|entry| entry.bytes.contains(&place))
        };
        if let Some((at, sign)) = words.match_indices('#').find(|(at, _)| opens(*at)) {
            notes.push(line.words.start + at + sign.len()..line.words.end);
        }
    }
    notes
}

/// The lines from `from` on that belong to broken front matter: up to `end`, or to a blank line or heading before
/// it, since then the mark that seemed to end it may be a line across the page far down the report.
fn properties_until(file: &str, from: usize, end: usize) -> Range<usize> {
    let broken = |line: &Line| {
        let words = &file[line.words.clone()];
        line.words.start >= end
            || words.trim().is_empty()
            || words.starts_with("# ")
            || words.starts_with("##")
    };
    let end = Lines::new(file, from).find(broken).map_or(end, |line| line.words.start.min(end));
    from..end
}

impl Language {
    const fn name(self) -> &'static str {
        match self {
            Self::Yaml => "YAML",
            Self::Toml => "TOML",
        }
    }

    const fn mark(self) -> &'static str {
        match self {
            Self::Yaml => "---",
            Self::Toml => "+++",
        }
    }

    fn closes(self, line: &str) -> bool {
        let line = line.trim_end();
        line == self.mark() || (matches!(self, Self::Yaml) && line == "...")
    }

    /// Whether the first line is a key, so that its author meant front matter.
    fn looks_meant(self, file: &str, range: Range<usize>) -> bool {
        const LONGEST_KEY: usize = 40;
        let first = Lines::new(&file[..range.end], range.start)
            .map(|line| &file[line.words])
            .find(|line| !line.trim().is_empty() && !line.starts_with('#'));
        let sign = match self {
            Self::Yaml => ':',
            Self::Toml => '=',
        };
        first.and_then(|line| line.split_once(sign)).is_some_and(|(key, value)| {
            let key = key.trim_end();
            !key.is_empty()
                && key.len() <= LONGEST_KEY
                && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ' ' | '"'))
                && (matches!(self, Self::Toml) || value.is_empty() || value.starts_with([' ', '\t']))
        })
    }

    fn entries(self, text: &str) -> Result<Vec<Entry>, Unreadable> {
        match self {
            Self::Yaml => yaml::entries(text),
            Self::Toml => toml::entries(text),
        }
    }
}

#[cfg(test)]
mod tests;
