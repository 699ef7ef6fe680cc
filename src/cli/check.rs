//! `check`: looks through drafts and says what to mend.

use super::args::{Check, Global};
use super::desk::{self, By, Job};
use super::failure::{Exit, Failure};
use super::form;
use super::output;
use super::screen::Screen;
use crate::render::{Extent, Run};

pub(super) fn run(options: &Check, global: &Global, screen: &Screen) -> Result<Exit, Failure> {
    let shown = &options.shown;
    let format = form::of_findings(shown.format, shown.output.as_deref())?;
    if options.summary_only && !format.for_people {
        return Err(Failure::Options(
            "--summary-only is for formats that people read. Other programs get every finding, and can leave out what \
             they do not want",
        ));
    }
    let job = Job {
        paths: options.paths.clone(),
        format,
        output: output::named(shown.output.as_deref()).map(std::path::Path::to_owned),
        min_severity: options.min_severity,
        by: By::Severity(options.fail_on),
        exit_zero: shown.exit_zero,
        force_exclude: options.force_exclude,
        may_be_empty: options.force_exclude,
        stdin_filename: options.stdin_filename.clone().filter(|name| !name.trim().is_empty()),
        jobs: options.over.jobs,
        baseline: shown.baseline.clone(),
        write_baseline: shown.write_baseline.clone(),
        timings: options.timings,
        run: Run {
            as_of: options.over.day.or_today(),
            words: shown.words(format),
            colour: screen.colour_for(shown.output.as_deref(), global),
            width: screen.width,
            extent: match (options.summary_only, screen.is_quiet()) {
                (true, _) => Extent::Summary,
                (false, true) => Extent::Findings,
                (false, false) if shown.only_counts(format) => Extent::Summary,
                (false, false) => Extent::Whole,
            },
            all: shown.all || global.verbose,
            group_by: shown.grouping(format),
        },
    };
    desk::run(&job, global, screen)
}
