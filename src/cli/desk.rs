//! Drafts checked one after another, many at a time, and written in order.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

use super::args::Global;
use super::baselines::{Baselines, Writing};
use super::configs::{Configs, Loaded, place, waivers};
use super::crew;
use super::engine::Engine;
use super::failure::{Exit, Failure};
use super::fault;
use super::job_summary::JobSummary;
use super::output::Sink;
use super::owned;
use super::packs::{Packs, Remark};
use super::progress::Progress;
use super::records::{self, Records};
use super::screen::{Screen, tell};
use super::source::{self, Source};
use super::timings::{Part, Timings, Watch};
use super::walk::{self, Admission, Named};
use crate::both::{Hands, both};
use crate::check::Checked;
use crate::config::Scope;
use crate::context::Signs;
use crate::digest;
use crate::draft::Draft;
use crate::finding::{Finding, Severity, in_order, is_of_the_gate};
use crate::gate::{Baseline, Case, Counted, Policy, Told, judge};
use crate::read::Format;
use crate::render::{
    Closing, EXPLAINED, Extent, Grouping, Outcome, Output, PackLabel, Remains, Run, Unread, count,
};

/// What is asked for: how to check, what holds a draft, and how to write it.
#[allow(clippy::struct_excessive_bools)] // each is an option that is given or not
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
    /// Whether it is right that nothing is left to check, as where a hook names files that are no drafts.
    pub(super) may_be_empty: bool,
    /// The name of what comes from standard input.
    pub(super) stdin_filename: Option<String>,
    /// The baseline whose findings are known.
    pub(super) baseline: Option<PathBuf>,
    /// Where to write a baseline of what is found.
    pub(super) write_baseline: Option<PathBuf>,
    /// How many drafts at once.
    pub(super) jobs: Option<u16>,
    /// Whether to say where the time went.
    pub(super) timings: bool,
    /// How it is written.
    pub(super) run: Run,
}

impl Job {
    /// Whether the gate decides.
    pub(super) fn is_gate(&self) -> bool {
        self.by == By::Gate
    }
}

/// What decides whether a draft is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum By {
    /// A severity given on the command line.
    Severity(Severity),
    /// The policy of its configuration, with sign-off.
    Gate,
}

/// Checks what was named and writes what is found.
pub(super) fn run(job: &Job, global: &Global, screen: &Screen) -> Result<Exit, Failure> {
    let configs = Configs::open(global.config.as_deref())?;
    let admission = Admission { configs: &configs, named_too: job.force_exclude, under_each_name: true };
    let (named, left_out) = walk::drafts(&job.paths, admission, screen);
    for named in &named {
        // Every configuration is met before anything is checked, so that all mistakes are told at once.
        configs.of(named.path(job));
    }
    configs.check(&global.packs)?;
    if job.is_gate() {
        configs.all().iter().for_each(|loaded| loaded.tell_of_others_above(screen));
    }
    // A hook also names the whole folder, which may hold no report yet.
    if named.is_empty() && job.may_be_empty && (left_out > 0 || job.is_gate()) {
        screen.note("none of the files that were named is a draft to check.");
        return Ok(Exit::Pass);
    }
    if named.is_empty() && left_out > 0 {
        return Err(Failure::AllLeftOut);
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
        owned::check(output)?;
    }
    let places: Vec<&Path> = named.iter().map(|named| named.path(job)).collect();
    let baselines = Baselines::open(job, &configs, &places)?;
    let timings = Timings::new(job.timings);
    // One draft alone may have every core, unless only one is to be used.
    let hands = if named.len() == 1 && job.jobs != Some(1) { Hands::Free } else { Hands::Shared };
    let records = Records::new(&job.paths);
    let by_rule = job.run.extent == Extent::Summary && job.run.group_by == Some(Grouping::Rule);
    let only_by_rule = by_rule && named.len() > 1;
    let desk = Desk {
        only_by_rule,
        job,
        timings,
        packs: Packs::open(&global.packs)?,
        configs,
        baselines,
        records,
        hands,
    };
    let job_summary = JobSummary::open(job.format);
    let sink = job.output.as_deref().map_or_else(|| Ok(Sink::stdout()), Sink::file)?;
    let exit = desk.check_all(named, sink, job_summary, screen);
    // The program ends here, and its memory goes as a whole: giving back every rule piece by piece takes as long as
    // checking a short report.
    std::mem::forget(desk);
    exit
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
    baselines: Baselines,
    records: Records,
    hands: Hands,
    /// Whether nothing is said of each draft, only of all of them by rule.
    only_by_rule: bool,
}

/// A draft that was checked, written out.
struct Sheet {
    text: String,
    /// For the summary of a job, when one is written beside the output.
    beside: String,
    remains: Remains,
    engine: Arc<Engine>,
    /// What there is to say of how its rules were found.
    remark: Option<Remark>,
    /// Findings that the baseline knows.
    known: usize,
    /// What a baseline would hold of it, when one is written.
    counted: Option<Counted>,
    /// The rules of what holds it and no baseline takes in, when one is written.
    never: Vec<String>,
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
        let mut known: BTreeMap<PathBuf, usize> = BTreeMap::new();
        let mut writing = self
            .job
            .write_baseline
            .as_deref()
            .map(|path| Writing::new(path, &self.job.run.as_of.to_string()));
        let mut packs: Vec<PackLabel> = Vec::new();
        let mut in_force: BTreeMap<String, usize> = BTreeMap::new();
        // What a baseline cannot take in.
        let mut beyond: BTreeSet<String> = BTreeSet::new();
        let mut written = false;
        let mut exit = Exit::Pass;
        sink.write(&render.begin(&self.job.run))?;
        let with_summary = job_summary.is_some();
        let drafts = named.len();
        let work = |one: Named| {
            let path = self.path(&one);
            let draft = place(one.path(self.job));
            let sheet = fault::guarded(|| self.check_one(one, with_summary));
            progress.step();
            (path, draft, sheet)
        };
        crew::in_order(named, self.job.jobs.unwrap_or(0), work, |(path, draft, sheet)| {
            let config = self.configs.of(&draft).map(|(loaded, _)| loaded.name().to_owned());
            let config = config.unwrap_or_else(|| "no configuration".to_owned());
            screen.detail(&format!("{path} goes by {config}."));
            *in_force.entry(config).or_default() += 1;
            match sheet {
                Ok(Sheet { text, beside, remains, engine, remark, known: number, counted, never }) => {
                    beyond.extend(never);
                    closing.eased.extend(engine.eased.clone());
                    if let Some(remark) = remark {
                        progress.aside(|| remark.tell(screen));
                    }
                    if let (Some(writing), Some(counted)) = (&mut writing, counted) {
                        writing.put(&draft, counted, self.baselines.of(&self.configs, &draft));
                    }
                    known.insert(draft, number);
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
                        progress.aside(|| engine.tell(screen));
                        // In the order of a stack, which decides what holds.
                        for label in &engine.labels {
                            if !packs.contains(label) {
                                packs.push(label.clone());
                            }
                        }
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
        closing.packs = packs;
        for pack in &closing.packs {
            screen.detail(&format!("rules of the pack {} {} were used.", pack.name, pack.version));
        }
        if self.job.is_gate() && in_force.len() > 1 {
            let told: Vec<String> = in_force
                .iter()
                .map(|(config, number)| format!("{} by {config}", count(*number, "report")))
                .collect();
            screen.note(&format!("more than one configuration is in force: {}.", told.join(", ")));
        }
        closing.unused_waivers = self
            .configs
            .all()
            .iter()
            .flat_map(|loaded| loaded.unused_waivers().collect::<Vec<_>>())
            .collect();
        // Not every format has a place for it, and whoever wants findings alone has to know of it too.
        let has_place = ["text", "markdown", "html", EXPLAINED.name].contains(&self.job.format.name);
        if !has_place || self.job.output.is_some() || self.job.run.extent == Extent::Findings {
            closing.unused().for_each(|unused| screen.complain(&unused));
        }
        closing.written = written;
        sink.write(&render.finish(&self.job.run, &closing))?;
        sink.finish()?;
        match writing {
            // What is written is known from now on; it was asked for so that nothing old holds any more.
            Some(writing) => {
                writing.finish(&beyond, screen)?;
                if exit == Exit::Held && self.job.baseline.is_none() && beyond.is_empty() {
                    exit = Exit::Pass;
                }
            }
            None => self.baselines.tell(&known, screen),
        }
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
        let place = named.path(self.job).to_owned();
        let baseline = self.baselines.of(&self.configs, &place);
        // A baseline holds what the gate finds as well, whoever writes or shrinks it.
        let judges = self.job.is_gate() || baseline.is_some() || self.job.write_baseline.is_some();
        let record = if judges { records::read(&place)? } else { None };
        let lacks = judges && record.is_none();
        let left_behind = if lacks { self.records.left_behind(&place) } else { Arc::default() };
        let mut watch = self.timings.watch();
        let Source { path, format, bytes } = match named {
            Named::Stdin => source::stdin(self.job.stdin_filename.as_deref())?,
            Named::File(path) => source::file(&path)?,
            Named::Bad(_, failure) => return Err(failure),
        };
        watch.size(bytes.len());
        watch.done(Part::Fetching);
        let (draft, signs, engine) = self.read(format, &bytes, config.as_ref(), &mut watch)?;
        let given = waivers(config.as_ref());
        watch.done(Part::Rules);
        let told = &mut |stage| watch.done(Part::Check(stage));
        let mut checked = engine.check_in_hand(&draft, self.job.run.as_of, given, signs, self.hands, told);
        let by_sentence = baseline.is_some() || self.job.write_baseline.is_some();
        let Checked { sentences, masks, .. } = &checked;
        let (sentences, masks) =
            if by_sentence { (sentences.clone(), masks.clone()) } else { (Vec::new(), Vec::new()) };
        let told = Told { draft: &draft, sentences: &sentences, masks: &masks, pack: &engine.pack };
        let mark = |findings: &mut Vec<Finding>| {
            if let Some(kept) = baseline {
                kept.baseline.mark(&kept.path(&place), findings, told);
            }
        };
        mark(&mut checked.findings);
        let digest = digest::of(&bytes);
        let policy = config.as_ref().map_or_else(Policy::default, |(_, scope)| scope.policy);
        let mut judged = Vec::new();
        if judges {
            let case = Case {
                draft: &draft,
                checked: &checked,
                policy,
                pack: &engine.pack,
                packs: &engine.labels,
                file: &digest,
                record: record.as_deref(),
                taken_out: lacks && self.records.taken_out(&place),
                left_behind: &left_behind,
                today: self.job.run.as_of,
            };
            judged = judge(&case);
            mark(&mut judged);
        }
        let all = || checked.findings.iter().chain(&judged);
        let known = all().filter(|one| Baseline::knows(one)).count();
        let writes = self.job.write_baseline.is_some();
        let counted = writes.then(|| Baseline::count(all(), told));
        let holding = judged.iter().filter(|one| writes && one.holds(policy.fail_on));
        let never = holding.filter_map(Baseline::never).map(str::to_owned).collect();
        let fail_on = match self.job.by {
            By::Severity(severity) => severity,
            By::Gate => {
                checked.findings.extend(judged);
                in_order(&mut checked.findings);
                policy.fail_on
            }
        };
        // What holds a draft is shown whatever is left out.
        let least = self.job.min_severity.min(fail_on);
        // Under the gate so is what was waived, since somebody has to stand behind it, and what the gate itself says: that
        // a waiver has run out, or what has become of a sign-off.
        let gate = |one: &Finding| self.job.is_gate() && (one.waived.is_some() || is_of_the_gate(&one.rule));
        let findings: Vec<&Finding> =
            checked.findings.iter().filter(|one| one.severity >= least || gate(one)).collect();
        let passed = !checked.findings.iter().any(|finding| finding.holds(fail_on));
        let outcome = Outcome {
            path: &path,
            format,
            digest: &digest,
            draft: &draft,
            checked: &checked,
            findings,
            pack: &engine.pack,
            fail_on,
            passed,
        };
        let render = self.job.format.render;
        let text = if self.only_by_rule { String::new() } else { render.document(&self.job.run, &outcome) };
        let beside = if beside { JobSummary::of(&self.job.run, &outcome) } else { String::new() };
        let remains = Remains::of(&outcome, render.notes(&self.job.run, &outcome));
        watch.done(Part::Writing);
        let remark = self.packs.remark(&path, &draft, config.as_ref());
        Ok(Sheet { text, beside, remains, engine, remark, known, counted, never })
    }

    /// Reads a draft and makes its rules ready, with its signs where they were looked for meanwhile.
    fn read(
        &self,
        format: Format,
        bytes: &[u8],
        config: Option<&(Arc<Loaded>, Scope)>,
        watch: &mut Watch<'_>,
    ) -> Result<(Draft, Option<Signs>, Arc<Engine>), Failure> {
        let read = || crate::read::read(format, bytes);
        let rules = |draft: &Draft| self.packs.of(draft, config);
        match (self.hands, format) {
            (Hands::Shared, _) => {
                let draft = read()?;
                watch.done(Part::Reading);
                let engine = rules(&draft)?;
                Ok((draft, None, engine))
            }
            (Hands::Free, Format::Markdown | Format::Plain) => {
                let draft = read()?;
                watch.done(Part::Reading);
                let (signs, engine) =
                    both(self.hands, draft.text().len(), || Signs::of(&draft), || rules(&draft));
                Ok((draft, Some(signs), engine?))
            }
            // Word takes longer to read than rules to make ready. Which are asked for is known afterwards only, but
            // mostly they are the usual ones; what is wrong with those is told when they are asked for.
            (Hands::Free, Format::Docx) => {
                let usual = || drop(self.packs.standing(config));
                let draft = both(self.hands, bytes.len(), usual, read).1?;
                watch.done(Part::Reading);
                let engine = rules(&draft)?;
                Ok((draft, None, engine))
            }
        }
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
