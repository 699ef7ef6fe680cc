//! `trends`: what fires over time in folders of reports.

use std::path::Path;

use super::args::{Form, Global, Trends as Options};
use super::configs::Configs;
use super::crew;
use super::failure::{Exit, Failure};
use super::fault;
use super::form;
use super::packs::Packs;
use super::progress::Progress;
use super::screen::Screen;
use super::single::{self, Single};
use super::source;
use super::walk::{self, Admission, Named, STDIN};
use crate::pack::PackLabel;
use crate::render::{Paint, count};
use crate::trends::{Dating, Report, Trends};

pub(super) fn run(options: &Options, global: &Global, screen: &Screen) -> Result<Exit, Failure> {
    let form = form::of(options.format, options.output.as_deref())?;
    if options.paths.iter().any(|path| source::is_stdin(path)) {
        return Err(Failure::Options("trends takes a folder of reports, not standard input"));
    }
    let configs = Configs::open(global.config.as_deref())?;
    let admission = Admission { configs: &configs, named_too: false, under_each_name: false };
    let (named, _) = walk::drafts(&options.paths, admission, screen);
    if named.is_empty() {
        let paths: Vec<String> = options.paths.iter().map(|path| walk::shown(path)).collect();
        return Err(Failure::NothingToCheck(paths.join(", ")));
    }
    let files: Vec<_> = named
        .iter()
        .filter_map(|named| match named {
            Named::File(path) => Some(path),
            Named::Stdin | Named::Bad(..) => None,
        })
        .collect();
    form::never_over(options.output.as_deref(), files.iter().copied())?;
    for file in files {
        configs.of(file);
    }
    configs.check(&global.packs)?;
    let packs = Packs::open(&global.packs)?;
    let (trends, exit) = counted(named, options, &configs, &packs, screen)?;
    if trends.reports() == 0 {
        // Each has been told of; a page of nothing would look like a page about nothing found.
        return Ok(exit);
    }
    let undated = trends.reports() - trends.dated();
    if undated > 0 {
        screen.note(&format!(
            "{} not be placed in time; -v says which and why, and `faircopy read` shows what is read of each.",
            if undated == 1 { "1 report could".to_owned() } else { format!("{} could", count(undated, "report")) }
        ));
    }
    let text = match form {
        Form::Json => trends.json(),
        Form::Markdown => trends.markdown(),
        Form::Html => trends.html(),
        Form::Text => {
            let colour = screen.colour_for(options.output.as_deref(), global);
            trends.terminal(Paint::new(colour), screen.width)
        }
    };
    form::write(&text, options.output.as_deref(), screen)?;
    Ok(exit)
}

/// Every report counted, in order; those that cannot be read are told, and the others go on.
fn counted(
    named: Vec<Named>,
    options: &Options,
    configs: &Configs,
    packs: &Packs,
    screen: &Screen,
) -> Result<(Trends, Exit), Failure> {
    let as_of = options.over.day.or_today();
    let mut trends = Trends::new(as_of, options.by);
    let mut exit = Exit::Pass;
    let progress = Progress::new(named.len(), screen);
    let work = |named: Named| {
        let path = match &named {
            Named::File(path) | Named::Bad(path, _) => walk::shown(path),
            Named::Stdin => STDIN.to_owned(),
        };
        let report = fault::guarded(|| match named {
            Named::File(path) => report(&path, as_of, options, configs, packs),
            Named::Bad(_, failure) => Err(failure),
            Named::Stdin => Err(Failure::NotAFile),
        });
        progress.step();
        (path, report)
    };
    crew::in_order(named, options.over.jobs.unwrap_or(0), work, |(path, report)| {
        match report {
            Ok((report, labels)) => {
                let counted = trends.add(&report, &labels);
                progress.aside(|| tell(&path, &report, counted, screen));
            }
            Err(failure) => {
                progress.aside(|| screen.complain(&format!("{path}: {failure}")));
                exit = exit.max(failure.exit());
                trends.add_unreadable();
            }
        }
        Ok(())
    })?;
    progress.end();
    Ok((trends, exit))
}

fn tell(path: &str, report: &Report, counted: bool, screen: &Screen) {
    if !counted {
        screen.detail(&format!("{path} says what another report says, word for word; it is left out."));
        return;
    }
    if let Some(reason) = report.undated() {
        screen.detail(&format!("{path} is undated: {}.", reason.why()));
    }
}

fn report(
    path: &Path,
    as_of: jiff::civil::Date,
    options: &Options,
    configs: &Configs,
    packs: &Packs,
) -> Result<(Report, Vec<PackLabel>), Failure> {
    let Single { draft, engine, checked, .. } =
        single::checked(source::file(path)?, path, as_of, configs, packs)?;
    let dating = Dating { today: as_of, step: options.by, or_period: options.or_period };
    Ok((Report::of(&draft, &checked, dating), engine.labels.clone()))
}
