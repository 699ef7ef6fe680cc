//! Results that are one page: how they are written, and that they are never written over what they were read from.

use std::fs;
use std::path::{Path, PathBuf};

use super::args::Form;
use super::failure::Failure;
use super::output::{self, Sink};
use super::owned;
use super::screen::Screen;
use super::walk;
use crate::read::Format;
use crate::render::{self, FORMATS, Output};

/// What the ending of a name asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    Html,
    Json,
    Markdown,
    Text,
    Word,
}

/// What the name of a file to write ends in, in capitals or not; `None`: nothing that faircopy writes.
pub(super) fn ending(output: &Path) -> Option<Ending> {
    match output.extension()?.to_string_lossy().to_ascii_lowercase().as_str() {
        "html" | "htm" => Some(Ending::Html),
        "json" => Some(Ending::Json),
        "md" | "markdown" => Some(Ending::Markdown),
        "txt" => Some(Ending::Text),
        "docx" => Some(Ending::Word),
        _ => None,
    }
}

/// What was asked for, or what the name of the file asks for; for a terminal, text.
pub(super) fn of(asked: Option<Form>, output: Option<&Path>) -> Result<Form, Failure> {
    let Some(output) = output::named(output).filter(|_| asked.is_none()) else {
        return Ok(asked.unwrap_or(Form::Text));
    };
    match ending(output) {
        Some(Ending::Json) => Ok(Form::Json),
        Some(Ending::Markdown) => Ok(Form::Markdown),
        Some(Ending::Html) => Ok(Form::Html),
        Some(Ending::Text) => Ok(Form::Text),
        Some(Ending::Word) | None => Err(Failure::FormKind(walk::shown(output))),
    }
}

/// The format of findings that was asked for, or that the name of the file asks for; for a terminal, text.
pub(super) fn of_findings(
    asked: Option<&'static Output>,
    named: Option<&Path>,
) -> Result<&'static Output, Failure> {
    let output = output::named(named);
    // Findings written as a Word file would be taken for a draft that cannot be read.
    if let Some(file) = output.filter(|file| Format::by_ending(&ending_of(file)) == Some(Format::Docx)) {
        return Err(Failure::FindingsKind(walk::shown(file)));
    }
    let name = match (asked, output) {
        (Some(asked), _) => return Ok(asked),
        (None, None) => TEXT,
        (None, Some(file)) => match &*ending_of(file) {
            "html" | "htm" => "html",
            "json" => "json",
            "jsonl" | "ndjson" => "jsonl",
            "sarif" => "sarif",
            "xml" => "junit",
            "md" | "markdown" => "markdown",
            // A device such as /dev/null, a log.
            "" | "txt" | "log" => TEXT,
            _ => return Err(Failure::FindingsKind(walk::shown(file))),
        },
    };
    Ok(render::output(name).unwrap_or(&FORMATS[0]))
}

/// The format for a terminal.
const TEXT: &str = "text";

/// What a name ends in, in small letters; empty: nothing.
fn ending_of(file: &Path) -> String {
    file.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase()
}

/// Refuses to write over anything that is read, or that somebody else wrote.
pub(super) fn never_over<'p>(
    output: Option<&Path>,
    read: impl IntoIterator<Item = &'p PathBuf>,
) -> Result<(), Failure> {
    let Some(output) = output::named(output) else { return Ok(()) };
    let Ok(place) = fs::canonicalize(output) else { return Ok(()) };
    let is_read = read.into_iter().any(|path| fs::canonicalize(path).is_ok_and(|path| path == place));
    if is_read { Err(Failure::OutputIsInput(walk::shown(output))) } else { owned::check(output) }
}

/// Writes it where it belongs.
pub(super) fn write(text: &str, output: Option<&Path>, screen: &Screen) -> Result<(), Failure> {
    let Some(output) = output::named(output) else { return output::print(text) };
    Sink::write_file(output, text.as_bytes())?;
    screen.note(&format!("wrote {}.", walk::shown(output)));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn findings_are_written_as_the_name_of_the_file_says() {
        let of = |asked: Option<&str>, file: &str| {
            let asked = asked.map(|name| render::output(name).expect("a format"));
            of_findings(asked, Some(Path::new(file))).ok().map(|format| format.name)
        };
        for (file, format) in [
            ("a.html", Some("html")),
            ("A.HTM", Some("html")),
            ("a.md", Some("markdown")),
            ("a.json", Some("json")),
            ("a.jsonl", Some("jsonl")),
            ("a.sarif", Some("sarif")),
            ("a.xml", Some("junit")),
            ("a.txt", Some("text")),
            ("out", Some("text")),
            ("-", Some("text")),
            ("a.docx", None),
            ("a.xlsx", None),
            ("a.toml", None),
        ] {
            assert_eq!(of(None, file), format, "{file}");
        }
        assert_eq!(of(Some("compact"), "a.html"), Some("compact"));
        assert_eq!(of(Some("html"), "a.docx"), None);
        assert_eq!(of_findings(None, None).expect("a format").name, "text");
    }
}
