//! `gate`: whether reports may go on.

use super::args::{Colour, Gate, Global};
use super::desk::{self, By, Job, today};
use super::failure::{Exit, Failure};
use super::output;
use super::screen::Screen;
use crate::render::{EXPLAINED, Extent, Run};

pub(super) fn run(options: &Gate, global: &Global, screen: &Screen) -> Result<Exit, Failure> {
    let format = if options.explain { &EXPLAINED } else { options.format };
    let job = Job {
        paths: options.paths.clone(),
        format,
        output: output::named(options.output.as_deref()).map(std::path::Path::to_owned),
        min_severity: options.min_severity,
        by: By::Gate,
        exit_zero: options.exit_zero,
        force_exclude: true,
        stdin_filename: None,
        jobs: options.jobs,
        baseline: options.baseline.clone(),
        write_baseline: options.write_baseline.clone(),
        timings: false,
        run: Run {
            as_of: options.as_of.unwrap_or_else(today),
            words: format.words(options.show_words, options.redact),
            colour: screen.colour
                && (output::named(options.output.as_deref()).is_none() || global.color == Colour::Always),
            width: screen.width,
            extent: if screen.is_quiet() { Extent::Findings } else { Extent::Whole },
            all: options.all || global.verbose,
            group_by: options.group_by,
        },
    };
    desk::run(&job, global, screen)
}
