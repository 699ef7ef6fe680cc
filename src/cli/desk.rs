//! Drafts checked one after another, many at a time, and written in order.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

use super::args::Global;
use super::configs::Configs;
use super::crew;
use super::engine::Engine;
use super::failure::{Exit, Failure};
use super::fault;
use super::job_summary::JobSummary;
use super::output::Sink;
use super::packs::Packs;
use super::progress::Progress;
use super::screen::{Screen, tell};
use super::source::{self, Source};
use super::timings::{Part, Timings};
use super::walk::{self, Admission, Named};
use crate::digest;
use crate::finding::{Finding, Severity};
use crate::render::{Closing, Outcome, Output, PackLabel, Remains, Run, Unread};

/// What is asked for: how to check, what holds a draft, and how to write it.
pub(super) struct Job {
    /// What was named.
    pub(super) paths: Vec<PathBuf>,
    /// How to write what is found.
    pub(super) format: &'static Output,
    /// Where to write it; `None`: standard output.
    pub(super) output: Option<PathBuf>,
    /// Findings that matter less are left out, unless they hold a draft.
    pub(super) min_severity: Severity,
    /// What decides whether a draft is held.
    pub(super) by: By,
    /// Whether a held draft leaves the exit status at 0.
    pub(super) exit_zero: bool,
    /// Whether patterns decide on named files too.
    pub(super) force_exclude: bool,
    /// The name of what comes from standard input.
    pub(super) stdin_filename: Option<String>,
    /// How many drafts at once.
    pub(super) jobs: Option<u16>,
    /// Whether to say where the time went.
    pub(super) timings: bool,
    /// How it is written.
    pub(super) run: Run,
}

/// What decides whether a draft is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum By {
    /// A severity given on the command line.
    Severity(Severity),
}

/// Checks what was named and writes what is found.
pub(super) fn run(job: &Job, global: &Global, screen: &Screen) -> Result<Exit, Failure> {
    let configs = Configs::open(global.config.as_deref())?;
    let admission = Admission { configs: &configs, named_too: job.force_exclude };
    let (named, left_out) = walk::drafts(&job.paths, admission, screen);
    for named in &named {
        // Every configuration is met before anything is checked, so that all mistakes are told at once.
        configs.of(named.path(job));
    }
    configs.check(&global.packs)?;
    if named.is_empty() && left_out > 0 && job.force_exclude {
        screen.note("none of the files that were named is a draft to check.");
        return Ok(Exit::Pass);
    }
    if named.is_empty() {
        let named = |path: &Path| match walk::shown(path) {
            here if here == "." => "this folder".to_owned(),
            path => path,
        };
        let paths: Vec<String> = job.paths.iter().map(|path| named(path)).collect();
        return Err(Failure::NothingToCheck(paths.join(", ")));
    }
    if let Some(output) = &job.output {
        never_over_a_draft(output, &named)?;
    }
    let timings = Timings::new(job.timings);
    let desk = Desk { job, timings, packs: Packs::open(&global.packs)?, configs };
    let job_summary = JobSummary::open(job.format);
    let sink = job.output.as_deref().map_or_else(|| Ok(Sink::stdout()), Sink::file)?;
    desk.check_all(named, sink, job_summary, screen)
}

/// Today, where the computer is.
pub(super) fn today() -> Date {
    jiff::Zoned::now().date()
}

fn never_over_a_draft(output: &Path, named: &[Named]) -> Result<(), Failure> {
    let Ok(place) = fs::canonicalize(output) else { return Ok(()) };
    let is_draft = |named: &Named| match named {
        Named::File(path) => fs::canonicalize(path).is_ok_and(|draft| draft == place),
        Named::Stdin | Named::Bad(..) => false,
    };
    if named.iter().any(is_draft) { Err(Failure::OutputIsInput(walk::shown(output))) } else { Ok(()) }
}

/// What is needed to check one draft after another.
struct Desk<'o> {
    job: &'o Job,
    timings: Timings,
    packs: Packs,
    configs: Configs,
}

/// A draft that was checked, written out.
struct Sheet {
    text: String,
    /// For the summary of a job, when one is written beside the output.
    beside: String,
    remains: Remains,
    engine: Arc<Engine>,
}

impl Desk<'_> {
    fn check_all(
        &self,
        named: Vec<Named>,
        mut sink: Sink,
        mut job_summary: Option<JobSummary>,
        screen: &Screen,
    ) -> Result<Exit, Failure> {
        let render = self.job.format.render;
        let progress = Progress::new(named.len(), screen);
        let mut closing = Closing::default();
        let mut packs: BTreeSet<PackLabel> = BTreeSet::new();
        let mut written = false;
        let mut exit = Exit::Pass;
        sink.write(&render.begin(&self.job.run))?;
        let with_summary = job_summary.is_some();
        let drafts = named.len();
        let work = |one: Named| {
            let path = self.path(&one);
            let sheet = fault::guarded(|| self.check_one(one, with_summary));
            progress.step();
            (path, sheet)
        };
        crew::in_order(named, self.job.jobs.unwrap_or(0), work, |(path, sheet)| {
            match sheet {
                Ok(Sheet { text, beside, remains, engine }) => {
                    if !text.is_empty() {
                        let between = if written { render.between() } else { "" };
                        progress.aside(|| sink.write(between).and_then(|()| sink.write(&text)))?;
                        written = true;
                    }
                    if let Some(summary) = &mut job_summary {
                        summary.document(&beside);
                    }
                    if !remains.passed() {
                        exit = exit.max(Exit::Held);
                    }
                    if engine.labels.iter().any(|label| !packs.contains(label)) {
                        packs.extend(engine.labels.iter().cloned());
                        closing.describe(&engine.pack);
                    }
                    closing.add(remains);
                }
                Err(failure) => {
                    progress.aside(|| screen.complain(&format!("{path}: {failure}")));
                    exit = exit.max(failure.exit());
                    closing.errors.push(Unread { path, message: failure.to_string() });
                }
            }
            Ok(())
        })?;
        progress.end();
        closing.packs = packs.into_iter().collect();
        for pack in &closing.packs {
            screen.detail(&format!("rules of the pack {} {} were used.", pack.name, pack.version));
        }
        sink.write(&render.finish(&self.job.run, &closing))?;
        sink.finish()?;
        if let Some(summary) = job_summary {
            summary.finish(&self.job.run, &closing, screen);
        }
        if !screen.is_quiet() {
            tell(&render.aside(&self.job.run, &closing));
        }
        if let Some(told) = self.timings.told(drafts) {
            tell(&told);
        }
        Ok(if self.job.exit_zero && exit == Exit::Held { Exit::Pass } else { exit })
    }

    fn check_one(&self, named: Named, beside: bool) -> Result<Sheet, Failure> {
        let config = self.configs.of(named.path(self.job));
        let mut watch = self.timings.watch();
        let Source { path, format, bytes } = match named {
            Named::Stdin => source::stdin(self.job.stdin_filename.as_deref())?,
            Named::File(path) => source::file(&path)?,
            Named::Bad(_, failure) => return Err(failure),
        };
        watch.size(bytes.len());
        watch.done(Part::Fetching);
        let draft = crate::read::read(format, &bytes)?;
        watch.done(Part::Reading);
        let engine = self.packs.of(&draft, config.as_ref())?;
        let given = config.as_ref().map_or(&[][..], |(_, scope)| scope.waivers.as_slice());
        watch.done(Part::Rules);
        let told = &mut |stage| watch.done(Part::Check(stage));
        let checked = engine.check_watched(&draft, self.job.run.as_of, given, told);
        let By::Severity(fail_on) = self.job.by;
        let holds = |finding: &Finding| finding.waived.is_none() && finding.severity >= fail_on;
        // What holds a draft is shown whatever is left out.
        let least = self.job.min_severity.min(fail_on);
        let findings: Vec<&Finding> =
            checked.findings.iter().filter(|finding| finding.severity >= least).collect();
        let passed = !checked.findings.iter().any(holds);
        let outcome = Outcome {
            path: &path,
            format,
            digest: &digest::of(&bytes),
            draft: &draft,
            checked: &checked,
            findings,
            pack: &engine.pack,
            fail_on,
            passed,
        };
        let render = self.job.format.render;
        let text = render.document(&self.job.run, &outcome);
        let beside = if beside { JobSummary::of(&self.job.run, &outcome) } else { String::new() };
        let remains = Remains::of(&outcome, render.notes(&self.job.run, &outcome));
        watch.done(Part::Writing);
        Ok(Sheet { text, beside, remains, engine })
    }

    /// A draft's path as it is printed.
    fn path(&self, named: &Named) -> String {
        match named {
            Named::Stdin => source::stdin_name(self.job.stdin_filename.as_deref()).to_owned(),
            Named::File(path) | Named::Bad(path, _) => walk::shown(path),
        }
    }
}

impl Named {
    /// Where a draft stands, or would stand.
    fn path<'a>(&'a self, job: &'a Job) -> &'a Path {
        match self {
            Self::Stdin => Path::new(source::stdin_name(job.stdin_filename.as_deref())),
            Self::File(path) | Self::Bad(path, _) => path,
        }
    }
}
