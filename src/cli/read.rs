//! `read`: shows a draft as faircopy reads it.

use super::args::{Global, Listing, Read};
use super::configs::Configs;
use super::failure::{Exit, Failure};
use super::fault;
use super::output;
use super::packs::Packs;
use super::screen::Screen;
use super::source::{self, Source};
use super::walk;
use crate::render::Paint;
use crate::render::reading::{self, Reading};

pub(super) fn run(options: &Read, global: &Global, screen: &Screen) -> Result<Exit, Failure> {
    let packs = Packs::open(&global.packs)?;
    let path = walk::shown(source::place(&options.file));
    match fault::guarded(|| listing(options, global, &packs, screen)) {
        Ok(text) => {
            output::print(&text)?;
            Ok(Exit::Pass)
        }
        Err(failure) => {
            screen.complain(&format!("{path}: {failure}"));
            Ok(failure.exit())
        }
    }
}

fn listing(options: &Read, global: &Global, packs: &Packs, screen: &Screen) -> Result<String, Failure> {
    let Source { path, format, bytes } = source::open(&options.file)?;
    let draft = crate::read::read(format, &bytes)?;
    let configs = Configs::open(global.config.as_deref())?;
    let config = configs.of(source::place(&options.file));
    configs.check(&global.packs)?;
    let mut checked = packs.of(&draft, config.as_ref())?.check_with_notes(&draft, options.day.or_today());
    // The author looks at their own file as faircopy reads it: places in findings are bytes of this text, and a sign
    // that hides a character is three, so it stands here unmasked. What is passed on - findings, checklists, logs - is masked.
    checked.masks.clear();
    let reading = Reading { path: &path, format, draft: &draft, checked: &checked };
    Ok(match options.format {
        Listing::Text => reading::text(&reading, Paint::new(screen.colour), screen.width),
        Listing::Json => reading::json(&reading),
    })
}
