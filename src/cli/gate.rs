//! `gate`: whether reports may go on.

use super::args::{Gate, Global};
use super::desk::{self, By, Job};
use super::failure::{Exit, Failure};
use super::form;
use super::output;
use super::screen::Screen;
use crate::render::{EXPLAINED, Extent, Run};

pub(super) fn run(options: &Gate, global: &Global, screen: &Screen) -> Result<Exit, Failure> {
    let shown = &options.shown;
    let format =
        form::of_findings(options.explain.then_some(&EXPLAINED).or(shown.format), shown.output.as_deref())?;
    let job = Job {
        paths: options.paths.clone(),
        format,
        output: output::named(shown.output.as_deref()).map(std::path::Path::to_owned),
        min_severity: options.min_severity,
        by: By::Gate,
        exit_zero: shown.exit_zero,
        force_exclude: true,
        may_be_empty: options.force_exclude,
        stdin_filename: None,
        jobs: options.over.jobs,
        baseline: shown.baseline.clone(),
        write_baseline: shown.write_baseline.clone(),
        timings: false,
        run: Run {
            as_of: options.over.day.or_today(),
            words: shown.words(format),
            colour: screen.colour_for(shown.output.as_deref(), global),
            width: screen.width,
            extent: match screen.is_quiet() {
                true => Extent::Findings,
                false if shown.only_counts(format) => Extent::Summary,
                false => Extent::Whole,
            },
            all: shown.all || global.verbose,
            group_by: shown.grouping(format),
        },
    };
    desk::run(&job, global, screen)
}
