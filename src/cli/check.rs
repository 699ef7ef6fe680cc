//! `check`: looks through drafts and says what to mend.

use super::args::{Check, Global};
use super::desk::{self, By, Job};
use super::failure::{Exit, Failure};
use super::output;
use super::screen::Screen;
use crate::render::{Extent, Run};

pub(super) fn run(options: &Check, global: &Global, screen: &Screen) -> Result<Exit, Failure> {
    let shown = &options.shown;
    if options.summary_only && !shown.format.for_people {
        return Err(Failure::Options(
            "--summary-only is for formats that people read. The summary stands at the end of this one",
        ));
    }
    let job = Job {
        paths: options.paths.clone(),
        format: shown.format,
        output: output::named(shown.output.as_deref()).map(std::path::Path::to_owned),
        min_severity: options.min_severity,
        by: By::Severity(options.fail_on),
        exit_zero: shown.exit_zero,
        force_exclude: options.force_exclude,
        may_be_empty: options.force_exclude,
        stdin_filename: options.stdin_filename.clone(),
        jobs: options.over.jobs,
        baseline: shown.baseline.clone(),
        write_baseline: shown.write_baseline.clone(),
        timings: options.timings,
        run: Run {
            as_of: options.over.day.or_today(),
            words: shown.words(shown.format),
            colour: screen.colour_for(shown.output.as_deref(), global),
            width: screen.width,
            extent: match (options.summary_only, screen.is_quiet()) {
                (true, _) => Extent::Summary,
                (false, true) => Extent::Findings,
                (false, false) => Extent::Whole,
            },
            all: shown.all || global.verbose,
            group_by: shown.group_by,
        },
    };
    desk::run(&job, global, screen)
}
