//! Results that are one page: how they are written, and that they are never written over what they were read from.

use std::fs;
use std::path::{Path, PathBuf};

use super::args::Form;
use super::failure::Failure;
use super::output::{self, Sink};
use super::owned;
use super::screen::Screen;
use super::walk;

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
