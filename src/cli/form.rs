//! Results that are one page: how they are written, and that they are never written over what they were read from.

use std::fs;
use std::path::{Path, PathBuf};

use super::args::Form;
use super::failure::Failure;
use super::output::{self, Sink};
use super::owned;
use super::screen::Screen;
use super::walk;

/// What was asked for, or what the name of the file asks for; for a terminal, text.
pub(super) fn of(asked: Option<Form>, output: Option<&Path>) -> Result<Form, Failure> {
    let Some(output) = output::named(output).filter(|_| asked.is_none()) else {
        return Ok(asked.unwrap_or(Form::Text));
    };
    let ending = output.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    match ending.as_deref() {
        Some("json") => Ok(Form::Json),
        Some("md" | "markdown") => Ok(Form::Markdown),
        Some("html" | "htm") => Ok(Form::Html),
        Some("txt") => Ok(Form::Text),
        _ => Err(Failure::FormKind(walk::shown(output))),
    }
}

/// Refuses to write over anything that is read, or that somebody else wrote.
pub(super) fn never_over<'p>(
    output: Option<&Path>,
    read: impl IntoIterator<Item = &'p PathBuf>,
) -> Result<(), Failure> {
    let Some(output) = output else { return Ok(()) };
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
