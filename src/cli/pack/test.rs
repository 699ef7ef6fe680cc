//! `pack test`: tries every rule of a pack on its own examples.

use crate::check::examples::{self, ExampleFailure};
use crate::cli::args::{Global, PackTest};
use crate::cli::failure::{Exit, Failure};
use crate::cli::output;
use crate::cli::packs::Packs;
use crate::cli::screen::Screen;
use crate::render::{Paint, count, visible};

pub(super) fn run(options: &PackTest, global: &Global, screen: &Screen) -> Result<Exit, Failure> {
    let mut names = global.packs.clone();
    names.extend(options.pack.clone());
    let paint = Paint::new(screen.colour);
    let (mut examples, mut failures, mut text) = (0, 0, String::new());
    for engine in Packs::open(&names)?.everything(None)? {
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
    }
    output::print(&text)?;
    let verdict = match failures {
        0 => format!("{}, each as it says.", count(examples, "example")),
        _ => format!("{} of {} did not come out as they say.", failures, count(examples, "example")),
    };
    screen.note(&verdict);
    Ok(if failures == 0 { Exit::Pass } else { Exit::Held })
}

fn line(failure: &ExampleFailure) -> String {
    let kind = if failure.missed { "missed" } else { "false alarm" };
    let note = if failure.note.is_empty() { String::new() } else { format!(" ({})", visible(&failure.note)) };
    format!("  {kind}: {}{note}\n", visible(&failure.text).trim().replace('\n', "\n    "))
}
