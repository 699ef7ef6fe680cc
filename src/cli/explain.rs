//! `explain`: why a rule is there, and how to mend what it finds.

use std::path::Path;

use super::args::{Explain, Global};
use super::configs::Configs;
use super::failure::{Exit, Failure};
use super::output;
use super::packs::Packs;
use super::screen::Screen;
use crate::explain::{own_page, page};
use crate::gate::{own_rule, own_rules};
use crate::pack::nearest;
use crate::render::visible;

pub(super) fn run(options: &Explain, global: &Global, screen: &Screen) -> Result<Exit, Failure> {
    let configs = Configs::open(global.config.as_deref())?;
    let here = configs.of(Path::new("draft.md"));
    configs.check(&global.packs)?;
    let engines = Packs::open(&global.packs)?.everything(here.as_ref())?;
    let wanted = options.rule.trim().to_lowercase();
    for engine in &engines {
        if let Some(rule) = engine.pack.rule(&wanted) {
            output::print(&visible(&page(&engine.pack, rule, screen.width)))?;
            return Ok(Exit::Pass);
        }
    }
    for engine in &engines {
        if let Some(out) = engine.pack.turned_off(&wanted) {
            output::print(&visible(&page(&engine.pack, &out.rule, screen.width)))?;
            screen.note(&format!("{} is turned off in {}: it finds nothing.", out.rule.id, out.by));
            return Ok(Exit::Pass);
        }
    }
    if let Some(rule) = own_rule(&wanted) {
        output::print(&own_page(rule, screen.width))?;
        return Ok(Exit::Pass);
    }
    let known = engines.iter().flat_map(|engine| engine.pack.rules.iter()).map(|rule| &*rule.id);
    let known = known.chain(own_rules().map(|rule| rule.id));
    let nearest = nearest(&wanted, known).into_iter().map(str::to_owned).collect();
    Err(Failure::UnknownRule { name: options.rule.clone(), nearest })
}
