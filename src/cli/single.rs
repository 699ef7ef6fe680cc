//! One draft, read and checked with its configuration, for the commands that work on a single file.

use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;

use super::args::Global;
use super::configs::Configs;
use super::engine::Engine;
use super::failure::Failure;
use super::packs::Packs;
use super::source::{self, Source};
use crate::check::Checked;
use crate::draft::Draft;
use crate::read::read;

/// A draft that was checked.
pub(super) struct Single {
    pub(super) source: Source,
    pub(super) draft: Draft,
    pub(super) engine: Arc<Engine>,
    pub(super) checked: Checked,
}

/// Checks a draft as it was `named`; where it stands says which configuration is its own.
pub(super) fn check(source: Source, named: &Path, today: Date, global: &Global) -> Result<Single, Failure> {
    let draft = read(source.format, &source.bytes)?;
    let configs = Configs::open(global.config.as_deref())?;
    let config = configs.of(source::place(named));
    configs.check(&global.packs)?;
    let engine = Packs::open(&global.packs)?.of(&draft, config.as_ref())?;
    let given = config.as_ref().map_or(&[][..], |(_, scope)| scope.waivers.as_slice());
    let checked = engine.check(&draft, today, given);
    Ok(Single { source, draft, engine, checked })
}
