//! `check`: looks through drafts and says what to mend.

use super::args::{Check, Colour, Global};
use super::desk::{self, By, Job, today};
use super::failure::{Exit, Failure};
use super::output;
use super::screen::Screen;
use crate::render::{Extent, Run};

pub(super) fn run(options: &Check, global: &Global, screen: &Screen) -> Result<Exit, Failure> {
    if options.summary_only && !options.format.for_people {
        return Err(Failure::Options(
            "--summary-only is for formats that people read. The summary stands at the end of this one",
        ));
    }
    let job = Job {
        paths: options.paths.clone(),
        format: options.format,
        output: output::named(options.output.as_deref()).map(std::path::Path::to_owned),
        min_severity: options.min_severity,
        by: By::Severity(options.fail_on),
        exit_zero: options.exit_zero,
        force_exclude: options.force_exclude,
        stdin_filename: options.stdin_filename.clone(),
        jobs: options.jobs,
        baseline: options.baseline.clone(),
        write_baseline: options.write_baseline.clone(),
        timings: options.timings,
        run: Run {
            as_of: options.as_of.unwrap_or_else(today),
            words: options.format.words(options.show_words, options.redact),
            colour: screen.colour
                && (output::named(options.output.as_deref()).is_none() || global.color == Colour::Always),
            width: screen.width,
            extent: match (options.summary_only, screen.is_quiet()) {
                (true, _) => Extent::Summary,
                (false, true) => Extent::Findings,
                (false, false) => Extent::Whole,
            },
            all: options.all || global.verbose,
            group_by: options.group_by,
        },
    };
    desk::run(&job, global, screen)
}
