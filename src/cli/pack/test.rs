//! `pack test`: tries every rule of a pack on its own examples.

use std::path::Path;
use std::sync::Arc;

use crate::check::examples::{self, ExampleFailure};
use crate::cli::args::{Global, PackTest};
use crate::cli::configs::Configs;
use crate::cli::engine::Engine;
use crate::cli::failure::{Exit, Failure};
use crate::cli::output;
use crate::cli::packs::{Packs, configured};
use crate::cli::screen::Screen;
use crate::render::{Paint, count, thousands, visible};

pub(super) fn run(options: &PackTest, global: &Global, screen: &Screen) -> Result<Exit, Failure> {
    let mut names = global.packs.clone();
    names.extend(options.pack.clone());
    if names.is_empty() {
        names = here(global, screen)?;
    }
    let paint = Paint::new(screen.colour);
    let (mut examples, mut failures, mut text) = (0, 0, String::new());
    let engines = Packs::open(&names)?.everything(None)?;
    for engine in &engines {
        let pack = &engine.pack;
        examples += pack.rules.iter().map(|rule| rule.examples.len()).sum::<usize>();
        let mut last = String::new();
        for failure in examples::run(pack) {
            failures += 1;
            if failure.rule != last {
                text.extend([&paint.bold(&visible(&failure.rule)), "\n"]);
                last.clone_from(&failure.rule);
            }
            text.push_str(&line(&failure));
        }
        engine.tell(screen);
    }
    output::print(&text)?;
    let of = tried(&engines);
    let verdict = match failures {
        0 => format!("{} of {of}, each as it says.", count(examples, "example")),
        _ => format!("{failures} of {} of {of} did not come out as they say.", count(examples, "example")),
    };
    screen.note(&visible(&verdict));
    Ok(if failures == 0 { Exit::Pass } else { Exit::Held })
}

/// The packs that are meant where none is named: the one in this folder, or those that reports in it are checked with.
/// None: those that come with faircopy.
fn here(global: &Global, screen: &Screen) -> Result<Vec<String>, Failure> {
    if Path::new("pack.toml").is_file() {
        return Ok(vec![".".to_owned()]);
    }
    let configs = Configs::open(global.config.as_deref())?;
    let here = configs.of(Path::new("draft.md"));
    // What is wrong with its other lines is no reason not to try its packs.
    if let Err(failure @ Failure::Config(_)) = configs.check(&[]) {
        screen.complain(&failure.to_string());
    }
    Ok(configured(here.as_ref()))
}

/// Whose examples were tried, and how many of them are those of the packs' own rules.
fn tried(engines: &[Arc<Engine>]) -> String {
    let [engine] = engines else { return "the packs that come with faircopy".to_owned() };
    let names: Vec<String> =
        engine.labels.iter().map(|label| format!("{} {}", label.name, label.version)).collect();
    let mut text = names.join(" with ");
    if !engine.pack.below.is_empty() || names.len() > 1 {
        let is_own = |pack: &str| engine.labels.iter().any(|label| label.name == pack);
        let own = engine.pack.rules.iter().filter(|rule| is_own(&rule.pack));
        let own: usize = own.map(|rule| rule.examples.len()).sum();
        let whose = if names.len() > 1 { "their" } else { "its" };
        text.extend([" (", &thousands(own), " of them of ", whose, " own rules)"]);
    }
    text
}

fn line(failure: &ExampleFailure) -> String {
    let kind = failure.kind.name();
    let note = if failure.note.is_empty() { String::new() } else { format!(" ({})", visible(&failure.note)) };
    format!("  {kind}: {}{note}\n", visible(&failure.text).trim().replace('\n', "\n    "))
}
