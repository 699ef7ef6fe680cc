//! `check`: looks through drafts and says what to mend.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;

use super::args::{Check, Global};
use super::engine::Engine;
use super::failure::{Exit, Failure};
use super::fault;
use super::job_summary::JobSummary;
use super::output::Sink;
use super::packs::Packs;
use super::progress::Progress;
use super::screen::{Screen, tell};
use super::source::{self, Source};
use super::walk::{self, Named};
use crate::digest;
use crate::finding::Finding;
use crate::render::{Closing, Extent, Outcome, PackLabel, Remains, Run, Unread};

/// Drafts in memory at once, for each thread: enough that none waits, few enough that thousands of drafts need
/// no more memory than a handful.
const DRAFTS_A_THREAD: usize = 8;

pub(super) fn run(options: &Check, global: &Global, screen: &Screen) -> Result<Exit, Failure> {
    if options.summary_only && !options.format.for_people {
        return Err(Failure::Options(
            "--summary-only is for formats that people read. The summary stands at the end of this one",
        ));
    }
    let named = walk::drafts(&options.paths, screen);
    if named.is_empty() {
        let named = |path: &Path| match walk::shown(path) {
            here if here == "." => "this folder".to_owned(),
            path => path,
        };
        let paths: Vec<String> = options.paths.iter().map(|path| named(path)).collect();
        return Err(Failure::NothingToCheck(paths.join(", ")));
    }
    if let Some(output) = &options.output {
        never_over_a_draft(output, &named)?;
    }
    let desk = Desk {
        options,
        packs: Packs::open(&global.packs)?,
        run: Run {
            as_of: options.as_of.unwrap_or_else(today),
            words: options.words(),
            colour: screen.colour
                && (options.output.is_none() || global.color == super::args::Colour::Always),
            width: screen.width,
            extent: match (options.summary_only, screen.is_quiet()) {
                (true, _) => Extent::Summary,
                (false, true) => Extent::Findings,
                (false, false) => Extent::Whole,
            },
            group_by: options.group_by,
        },
    };
    let job_summary = JobSummary::open(options.format);
    let sink = options.output.as_deref().map_or_else(|| Ok(Sink::stdout()), Sink::file)?;
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
    options: &'o Check,
    packs: Packs,
    run: Run,
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
        let render = self.options.format.render;
        let jobs = self.options.jobs.unwrap_or(0);
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(usize::from(jobs))
            .build()
            .map_err(|_| Failure::Threads { jobs })?;
        let progress = Progress::new(named.len(), screen);
        let mut closing = Closing::default();
        let mut packs: BTreeSet<PackLabel> = BTreeSet::new();
        let mut written = false;
        let mut exit = Exit::Pass;
        sink.write(&render.begin(&self.run))?;
        let at_once = pool.current_num_threads() * DRAFTS_A_THREAD;
        let mut named = named.into_iter();
        loop {
            let some: Vec<Named> = named.by_ref().take(at_once).collect();
            if some.is_empty() {
                break;
            }
            let sheets: Vec<_> = pool.install(|| {
                some.into_par_iter()
                    .map(|one| {
                        let path = self.path(&one);
                        let sheet = fault::guarded(|| self.check_one(one, job_summary.is_some()));
                        progress.step();
                        (path, sheet)
                    })
                    .collect()
            });
            for (path, sheet) in sheets {
                match sheet {
                    Ok(Sheet { text, beside, remains, engine }) => {
                        if !text.is_empty() {
                            let between = if written { render.between() } else { "" };
                            progress.aside(|| sink.write(&format!("{between}{text}")))?;
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
            }
        }
        progress.end();
        closing.packs = packs.into_iter().collect();
        for pack in &closing.packs {
            screen.detail(&format!("rules of the pack {} {} were used.", pack.name, pack.version));
        }
        sink.write(&render.finish(&self.run, &closing))?;
        sink.finish()?;
        if let Some(summary) = job_summary {
            summary.finish(&self.run, &closing, screen);
        }
        if !screen.is_quiet() {
            tell(&render.aside(&self.run, &closing));
        }
        Ok(if self.options.exit_zero && exit == Exit::Held { Exit::Pass } else { exit })
    }

    fn check_one(&self, named: Named, beside: bool) -> Result<Sheet, Failure> {
        let Source { path, format, bytes } = match named {
            Named::Stdin => source::stdin(self.options.stdin_filename.as_deref())?,
            Named::File(path) => source::file(&path)?,
            Named::Bad(_, failure) => return Err(failure),
        };
        let draft = crate::read::read(format, &bytes)?;
        let engine = self.packs.of(&draft)?;
        let checked = engine.check(&draft, self.run.as_of);
        let holds = |finding: &Finding| finding.waived.is_none() && finding.severity >= self.options.fail_on;
        // What holds a draft is shown whatever is left out.
        let least = self.options.min_severity.min(self.options.fail_on);
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
            fail_on: self.options.fail_on,
            passed,
        };
        let render = self.options.format.render;
        let text = render.document(&self.run, &outcome);
        let beside = if beside { JobSummary::of(&self.run, &outcome) } else { String::new() };
        let remains = Remains::of(&outcome, render.notes(&self.run, &outcome));
        Ok(Sheet { text, beside, remains, engine })
    }

    /// A draft's path as it is printed.
    fn path(&self, named: &Named) -> String {
        match named {
            Named::Stdin => source::stdin_name(self.options.stdin_filename.as_deref()).to_owned(),
            Named::File(path) | Named::Bad(path, _) => walk::shown(path),
        }
    }
}
