//! Faults of a pack, drawn with the lines they stand in.

use std::fmt;
use std::io;
use std::ops::Range;

use ariadne::{Cache, Color, Config, IndexType, Label, Report, ReportKind, Source};

use crate::pack::{Fault, PackError, PackFile};
use crate::text::LineColumn;

/// Longer lines are cut around the place, so that the underline stays in sight.
const WIDTH: usize = 96;
/// How much of a cut line stands before the place.
const BEFORE: usize = 32;

/// Draws every fault with its line; those without a place, or in a file that is not given, get a line of text.
pub fn draw(error: &PackError, files: &[PackFile], colour: bool, out: &mut dyn io::Write) -> io::Result<()> {
    for fault in &error.faults {
        match excerpts(fault, files) {
            Some(excerpts) => out.write_all(drawn(fault, excerpts, colour)?.as_bytes())?,
            None => writeln!(out, "{fault}")?,
        }
        writeln!(out)?;
    }
    match error.faults.len() {
        1 => writeln!(out, "1 fault; nothing was checked."),
        many => writeln!(out, "{many} faults; nothing was checked."),
    }
}

/// One line of a file, cut to the width, and what to say of it.
struct Excerpt {
    source: Source<String>,
    span: Range<usize>,
    place: String,
    label: String,
}

/// The fault's own line first, then those beside it.
fn excerpts(fault: &Fault, files: &[PackFile]) -> Option<Vec<Excerpt>> {
    let text = |name: &str| files.iter().find(|file| file.name == name).map(|file| file.text.as_ref());
    let own = Excerpt::new(
        text(&fault.file)?,
        fault.span.as_ref()?,
        &fault.file,
        fault.position?,
        fault.help.as_deref().unwrap_or("here"),
    );
    let beside = fault.related.iter().filter_map(|aside| {
        Some(Excerpt::new(text(&aside.file)?, &aside.span, &aside.file, aside.position?, &aside.message))
    });
    Some(std::iter::once(own).chain(beside).collect())
}

impl Excerpt {
    fn new(text: &str, span: &Range<usize>, file: &str, at: LineColumn, label: &str) -> Self {
        let LineColumn { line, column } = at;
        let start = boundary(text, span.start);
        let first = text[..start].rfind('\n').map_or(0, |end| end + 1);
        let last = text[start..].find(['\r', '\n']).map_or(text.len(), |length| start + length);
        let end = boundary(text, span.end).clamp(start, last);
        let (from, upto) = window(&text[first..last], start - first);
        let (from, upto) = (first + from, first + upto);
        // Empty lines before it give the line its number; ariadne's own way leaves out the margin.
        let mut shown = "\n".repeat(line as usize - 1);
        shown.push_str(if from > first { "…" } else { "" });
        let shift = shown.len();
        shown.push_str(&text[from..upto]);
        if upto < last {
            shown.push('…');
        }
        let span = start - from + shift..end.min(upto) - from + shift;
        Self {
            source: Source::from(shown),
            span,
            place: format!("{file}:{line}:{column}"),
            label: label.to_owned(),
        }
    }
}

/// The start of the character that holds a byte.
fn boundary(text: &str, byte: usize) -> usize {
    (0..=byte.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// The part of a line to show around a byte of it.
fn window(line: &str, at: usize) -> (usize, usize) {
    if line.chars().count() <= WIDTH {
        return (0, line.len());
    }
    let from = line[..at].char_indices().rev().nth(BEFORE - 1).map_or(0, |(from, _)| from);
    let upto = line[from..].char_indices().nth(WIDTH).map_or(line.len(), |(length, _)| from + length);
    (from, upto)
}

fn drawn(fault: &Fault, excerpts: Vec<Excerpt>, colour: bool) -> io::Result<String> {
    let mut lines = Lines(excerpts);
    let mut report = Report::build(ReportKind::Error, (Line(0), lines.0[0].span.clone()))
        .with_config(Config::new().with_index_type(IndexType::Byte).with_color(colour))
        .with_message(&fault.message);
    for (index, excerpt) in lines.0.iter().enumerate() {
        let shade = if index == 0 { Color::Red } else { Color::Cyan };
        let label = Label::new((Line(index), excerpt.span.clone())).with_message(&excerpt.label);
        report = report.with_label(label.with_color(shade));
    }
    let mut drawn = Vec::new();
    report.finish().write(&mut lines, &mut drawn)?;
    let mut drawn = String::from_utf8(drawn).map_err(io::Error::other)?;
    // The lines were cut, so ariadne's columns are those of the cut line; the true place goes in their stead.
    for (index, excerpt) in lines.0.iter().enumerate() {
        let name = Line(index).to_string();
        if let Some(start) = drawn.find(&name) {
            let counts = |c: char| c.is_ascii_digit() || c == ':' || c == '?';
            let rest = &drawn[start + name.len()..];
            let length = rest.find(|c| !counts(c)).unwrap_or(rest.len());
            drawn.replace_range(start..start + name.len() + length, &excerpt.place);
        }
    }
    Ok(drawn)
}

/// Names an excerpt by its number, between two marks that no pack holds.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Line(usize);

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\u{e000}{}\u{e001}", self.0)
    }
}

struct Lines(Vec<Excerpt>);

impl Cache<Line> for &mut Lines {
    type Storage = String;

    fn fetch(&mut self, line: &Line) -> Result<&Source<String>, impl fmt::Debug> {
        self.0.get(line.0).map(|excerpt| &excerpt.source).ok_or("there is no such excerpt")
    }

    fn display<'a>(&self, line: &'a Line) -> Option<impl fmt::Display + 'a> {
        Some(line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::Pack;

    fn shown(text: String) -> String {
        let manifest = "name = \"p\"\nversion = \"1\"\ntitle = \"P\"\n[vocabulary]\nshoes = \"boot\"\n";
        let files = [PackFile::new("pack.toml", manifest), PackFile::new("words.toml", text)];
        let error = Pack::parse(&files).expect_err("it has a fault");
        let mut out = Vec::new();
        draw(&error, &files, false, &mut out).expect("writing to memory");
        String::from_utf8(out).expect("drawn in UTF-8")
    }

    #[test]
    fn a_fault_is_drawn_where_it_stands() {
        insta::assert_snapshot!(shown("[vocabulary]\nhats = [\"cap\", \"{hat|hood\"]\n".to_owned()));
    }

    #[test]
    fn a_long_line_is_cut_around_it() {
        let text =
            format!("[vocabulary]\nhats = [{}\"a {{cap\"{}]\n", "\"été\", ".repeat(60), ", \"x\"".repeat(60));
        let drawn = shown(text);
        assert!(drawn.lines().all(|line| line.chars().count() < 130), "{drawn}");
        assert!(drawn.contains("words.toml:2:436 ]"), "{drawn}"); // the underlined end of the term
        assert!(drawn.contains("…"), "{drawn}");
    }

    #[test]
    fn both_places_of_a_clash_are_drawn() {
        insta::assert_snapshot!(shown("[vocabulary]\nhats = \"cap\"\nshoes = \"hood\"\n".to_owned()));
    }
}
