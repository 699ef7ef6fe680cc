//! `explain`: why a rule is there, and how to mend what it finds.

use super::args::{Explain, Global};
use super::failure::{Exit, Failure};
use super::output;
use super::packs::standing_here;
use super::screen::Screen;
use crate::explain::{own_page, page};
use crate::gate::{own_rule, own_rules};
use crate::pack::nearest;
use crate::render::visible;

pub(super) fn run(options: &Explain, global: &Global, screen: &Screen) -> Result<Exit, Failure> {
    let (packs, here, exit) = standing_here(&global.packs, global.config.as_deref(), screen)?;
    let engines = packs.everything(here.as_ref())?;
    let wanted = options.rule.trim().to_lowercase();
    for engine in &engines {
        if let Some(rule) = engine.pack.rule(&wanted) {
            output::print(&visible(&page(&engine.pack, rule, screen.width)))?;
            return Ok(exit);
        }
    }
    for engine in &engines {
        if let Some(out) = engine.pack.turned_off(&wanted) {
            let off = format!(
                "{} is turned off in {}: it finds nothing. What it would say:\n\n",
                out.rule.id, out.by
            );
            output::print(&visible(&(off + &page(&engine.pack, &out.rule, screen.width))))?;
            return Ok(exit);
        }
    }
    for engine in &engines {
        // An item of the checklist, as JSON names it.
        if let Some(rule) = engine.pack.rules.iter().find(|rule| rule.item() == Some(&*wanted)) {
            output::print(&visible(&page(&engine.pack, rule, screen.width)))?;
            return Ok(exit);
        }
    }
    if let Some(rule) = own_rule(&wanted) {
        output::print(&own_page(rule, screen.width))?;
        return Ok(exit);
    }
    let known = engines.iter().flat_map(|engine| engine.pack.rules.iter()).map(|rule| &*rule.id);
    let known = known.chain(own_rules().map(|rule| rule.id));
    let nearest = nearest(&wanted, known).into_iter().map(str::to_owned).collect();
    let name = if wanted.is_empty() { "\"\"".to_owned() } else { options.rule.clone() };
    Err(Failure::UnknownRule { name, nearest })
}
