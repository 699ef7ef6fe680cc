//! `checklist`: what a supervisor looks for, and how it stands in a draft.

use std::fs;
use std::path::Path;

use super::args::{Checklist, Global};
use super::failure::{Exit, Failure};
use super::fault;
use super::form::{self, Ending};
use super::output::{self, Sink};
use super::owned;
use super::screen::Screen;
use super::single::{self, Single};
use super::source;
use super::walk;
use crate::checklist::Sheet;
use crate::render::Paint;

/// What a checklist is written as.
#[derive(Debug, Clone, Copy)]
enum Kind {
    Terminal,
    Html,
    Markdown,
    Word,
}

pub(super) fn run(options: &Checklist, global: &Global, screen: &Screen) -> Result<Exit, Failure> {
    let output = output::named(options.output.as_deref());
    let kind = output.map_or(Ok(Kind::Terminal), kind)?;
    if let Some(output) = output
        && fs::canonicalize(output)
            .is_ok_and(|one| fs::canonicalize(&options.file).is_ok_and(|other| one == other))
    {
        return Err(Failure::OutputIsInput(walk::shown(output)));
    }
    if let Some(output) = output {
        owned::check(output)?;
    }
    match fault::guarded(|| written(options, global, kind, screen)) {
        Ok(bytes) => {
            match output {
                None => output::print(&String::from_utf8_lossy(&bytes))?,
                Some(output) => {
                    Sink::write_file(output, &bytes)?;
                    screen.note(&format!("wrote {}.", walk::shown(output)));
                }
            }
            Ok(Exit::Pass)
        }
        Err(failure) => {
            screen.complain(&format!("{}: {failure}", walk::shown(source::place(&options.file))));
            Ok(failure.exit())
        }
    }
}

/// What the name of a file asks for.
fn kind(output: &Path) -> Result<Kind, Failure> {
    match form::ending(output) {
        Some(Ending::Html) => Ok(Kind::Html),
        Some(Ending::Markdown) => Ok(Kind::Markdown),
        Some(Ending::Word) => Ok(Kind::Word),
        Some(Ending::Json | Ending::Text) | None => Err(Failure::ChecklistKind(walk::shown(output))),
    }
}

fn written(options: &Checklist, global: &Global, kind: Kind, screen: &Screen) -> Result<Vec<u8>, Failure> {
    let source = source::open(&options.file)?;
    let as_of = options.day.or_today();
    let Single { source, draft, engine, checked, remark } =
        single::check(source, &options.file, as_of, global)?;
    if let Some(remark) = remark {
        remark.tell(screen);
    }
    let sheet = Sheet {
        path: &source.path,
        as_of,
        draft: &draft,
        checked: &checked,
        pack: &engine.pack,
        words: !options.redact,
    };
    Ok(match kind {
        Kind::Terminal => sheet.terminal(Paint::new(screen.colour), screen.width).into_bytes(),
        Kind::Html => sheet.html().into_bytes(),
        Kind::Markdown => sheet.markdown().into_bytes(),
        Kind::Word => sheet.docx()?,
    })
}
