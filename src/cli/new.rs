//! `new`: a blank report to write in.

use std::path::{Path, PathBuf};

use super::args::{Global, New};
use super::configs::Configs;
use super::desk::today;
use super::failure::{Exit, Failure};
use super::form::{self, Ending};
use super::output::{self, Sink};
use super::packs::Packs;
use super::screen::Screen;
use super::walk;
use crate::blank::Blank;

/// What it is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Markdown,
    Word,
}

pub(super) fn run(options: &New, global: &Global, screen: &Screen) -> Result<Exit, Failure> {
    let (form, path) = place(options)?;
    let configs = Configs::open(global.config.as_deref())?;
    let here = configs.of(path.as_deref().unwrap_or(Path::new("draft.md")));
    configs.check(&global.packs)?;
    let engine = Packs::open(&global.packs)?.standing(here.as_ref())?;
    let Some(blank) = Blank::new(&engine.pack, options.kind) else {
        return Err(Failure::NothingToLayOut(engine.pack.name.clone()));
    };
    let Some(path) = path else {
        output::print(&blank.markdown())?;
        return Ok(Exit::Pass);
    };
    let bytes = match form {
        Form::Markdown => blank.markdown().into_bytes(),
        Form::Word => blank.docx(today())?,
    };
    if path.symlink_metadata().is_ok() {
        return Err(Failure::IsThere(walk::shown(&path)));
    }
    Sink::write_file(&path, &bytes)?;
    let shown = walk::shown(&path);
    screen.note(&format!(
        "{shown} is written. Fill in what stands in square brackets, then: faircopy check {shown}"
    ));
    Ok(Exit::Pass)
}

/// What it is written as, and where; nowhere: Markdown to standard output.
fn place(options: &New) -> Result<(Form, Option<PathBuf>), Failure> {
    let ending = |path: &Path| match form::ending(path)? {
        Ending::Markdown => Some(Form::Markdown),
        Ending::Word => Some(Form::Word),
        Ending::Html | Ending::Json | Ending::Text => None,
    };
    let what = Path::new(&options.what);
    let form = match options.what.as_str() {
        "md" => Form::Markdown,
        "docx" => Form::Word,
        _ => {
            let form = ending(what).ok_or_else(|| Failure::BlankKind(options.what.clone()))?;
            if options.output.is_some() {
                return Err(Failure::Options("give the file's name once: with -o, say md or docx before it"));
            }
            return Ok((form, Some(what.to_owned())));
        }
    };
    match (options.output.as_deref(), output::named(options.output.as_deref())) {
        (_, Some(output)) if ending(output).is_some_and(|other| other != form) => {
            Err(Failure::OtherBlank { asked: options.what.clone(), file: walk::shown(output) })
        }
        (_, Some(output)) if ending(output).is_none() => Err(Failure::BlankKind(walk::shown(output))),
        (_, Some(output)) => Ok((form, Some(output.to_owned()))),
        (Some(_), None) if form == Form::Word => {
            Err(Failure::Options("a Word document goes into a file, not to standard output. Give it a name"))
        }
        (None, None) if form == Form::Word => {
            Ok((form, Some(PathBuf::from(format!("{}.docx", options.kind)))))
        }
        (_, None) => Ok((form, None)),
    }
}
