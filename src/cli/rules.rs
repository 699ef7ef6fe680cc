//! `rules`: every rule with its severity.

use serde::Serialize;
use unicode_width::UnicodeWidthStr as _;

use super::args::{Global, Listing, Rules};
use super::failure::{Exit, Failure};
use super::output;
use super::packs::standing_here;
use super::screen::Screen;
use crate::pack::Pack;
use crate::render::{Paint, count, json_text, visible};
use crate::rule::Rule;

pub(super) fn run(options: &Rules, global: &Global, screen: &Screen) -> Result<Exit, Failure> {
    // The rules as they hold for a report that would stand here.
    let (packs, here, exit) = standing_here(&global.packs, global.config.as_deref(), screen)?;
    let engine = packs.standing(here.as_ref())?;
    let text = match options.format {
        Listing::Text => table(&engine.pack, Paint::new(screen.colour)),
        Listing::Json => json(&engine.pack),
    };
    output::print(&text)?;
    if options.format == Listing::Text {
        screen.note(&format!(
            "{} in the pack {}. `faircopy explain RULE` says more.",
            count(engine.pack.rules.len(), "rule"),
            engine.pack.name
        ));
    }
    Ok(exit)
}

fn table(pack: &Pack, paint: Paint) -> String {
    let widest = pack.rules.iter().map(|rule| rule.id.width()).max().unwrap_or(0);
    let row = |rule: &Rule| {
        let severity = paint.severity(rule.severity, &format!("{:<8}", rule.severity.name()));
        format!("{severity}  {:<widest$}  {}\n", visible(&rule.id), visible(&rule.title))
    };
    pack.rules.iter().map(|rule| row(rule)).collect::<Vec<_>>().concat()
}

#[derive(Serialize)]
struct V1Rules<'a> {
    schema: &'static str,
    pack: &'a str,
    version: &'a str,
    rules: Vec<V1Rule<'a>>,
}

#[derive(Serialize)]
struct V1Rule<'a> {
    id: &'a str,
    severity: &'static str,
    title: &'a str,
    why: &'a str,
    instead: &'a str,
    sources: &'a [String],
    aliases: &'a [String],
}

fn json(pack: &Pack) -> String {
    let rules = pack
        .rules
        .iter()
        .map(|rule| V1Rule {
            id: &rule.id,
            severity: rule.severity.name(),
            title: &rule.title,
            why: &rule.why,
            instead: &rule.instead,
            sources: &rule.sources,
            aliases: &rule.aliases,
        })
        .collect();
    let list = V1Rules { schema: "faircopy.rules/1", pack: &pack.name, version: &pack.version, rules };
    json_text(&list) + "\n"
}
