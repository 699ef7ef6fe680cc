//! One draft, read and checked with its configuration, for the commands that work on one at a time.

use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;

use super::args::Global;
use super::configs::{Configs, waivers};
use super::engine::Engine;
use super::failure::Failure;
use super::packs::{Packs, Remark};
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
    /// What there is to say of how its rules were found.
    pub(super) remark: Option<Remark>,
}

/// Checks a draft as it was `named`, for a command that looks at no other; what is wrong with its configuration is told.
pub(super) fn check(source: Source, named: &Path, today: Date, global: &Global) -> Result<Single, Failure> {
    let configs = Configs::open(global.config.as_deref())?;
    configs.of(source::place(named));
    configs.check(&global.packs)?;
    checked(source, named, today, &configs, &Packs::open(&global.packs)?)
}

/// Checks a draft as it was `named`: where it stands says which configuration is its own.
pub(super) fn checked(
    source: Source,
    named: &Path,
    today: Date,
    configs: &Configs,
    packs: &Packs,
) -> Result<Single, Failure> {
    let draft = read(source.format, &source.bytes)?;
    let config = configs.of(source::place(named));
    let engine = packs.of(&draft, config.as_ref())?;
    let checked = engine.check(&draft, today, waivers(config.as_ref()));
    let remark = packs.remark(&source.path, &draft, config.as_ref());
    Ok(Single { source, draft, engine, checked, remark })
}
