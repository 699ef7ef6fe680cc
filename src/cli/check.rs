//! `check`: looks through drafts and says what to mend.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use jiff::civil::Date;
use sha2::{Digest as _, Sha256};

use super::args::{Check, Global};
use super::crew;
use super::failure::{Exit, Failure};
use super::fault;
use super::output::Sink;
use super::packs::Packs;
use super::progress::Progress;
use super::screen::{Screen, tell};
use super::source::{self, Source};
use super::timings::{Part, Timings};
use super::walk::{self, Named};
use crate::finding::Finding;
use crate::render::{Closing, Extent, Line, Outcome, PackLabel, Run, Tally, Unread};

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
    let timings = Timings::new(options.timings);
    let desk = Desk {
        options,
        timings,
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
        },
    };
    let sink = options.output.as_deref().map_or_else(|| Ok(Sink::stdout()), Sink::file)?;
    desk.check_all(named, sink, screen)
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
    timings: Timings,
    packs: Packs,
    run: Run,
}

/// A draft that was checked, written out.
struct Sheet {
    text: String,
    line: Line,
    packs: Vec<PackLabel>,
}

impl Desk<'_> {
    fn check_all(&self, named: Vec<Named>, mut sink: Sink, screen: &Screen) -> Result<Exit, Failure> {
        let render = self.options.format.render;
        let progress = Progress::new(named.len(), screen);
        let mut lines: Vec<Line> = Vec::new();
        let mut errors: Vec<Unread> = Vec::new();
        let mut packs: BTreeSet<PackLabel> = BTreeSet::new();
        let mut exit = Exit::Pass;
        sink.write(&render.begin(&self.run))?;
        let work = |one: Named| {
            let path = self.path(&one);
            let sheet = fault::guarded(|| self.check_one(one));
            progress.step();
            (path, sheet)
        };
        crew::in_order(named, self.options.jobs.unwrap_or(0), work, |(path, sheet)| {
            match sheet {
                Ok(sheet) => {
                    let between = if lines.is_empty() { "" } else { render.between() };
                    progress.aside(|| sink.write(between).and_then(|()| sink.write(&sheet.text)))?;
                    if !sheet.line.passed {
                        exit = exit.max(Exit::Held);
                    }
                    packs.extend(sheet.packs);
                    lines.push(sheet.line);
                }
                Err(failure) => {
                    progress.aside(|| screen.complain(&format!("{path}: {failure}")));
                    exit = exit.max(failure.exit());
                    errors.push(Unread { path, message: failure.to_string() });
                }
            }
            Ok(())
        })?;
        progress.end();
        let packs: Vec<PackLabel> = packs.into_iter().collect();
        for pack in &packs {
            screen.detail(&format!("rules of the pack {} {} were used.", pack.name, pack.version));
        }
        let closing = Closing { packs: &packs, documents: &lines, errors: &errors };
        sink.write(&render.finish(&self.run, &closing))?;
        sink.finish()?;
        if !screen.is_quiet() {
            tell(&render.aside(&self.run, &closing));
        }
        if let Some(told) = self.timings.told(lines.len()) {
            tell(&told);
        }
        Ok(if self.options.exit_zero && exit == Exit::Held { Exit::Pass } else { exit })
    }

    fn check_one(&self, named: Named) -> Result<Sheet, Failure> {
        let mut watch = self.timings.watch();
        let Source { path, format, bytes } = match named {
            Named::Stdin => source::stdin(self.options.stdin_filename.as_deref())?,
            Named::File(path) => source::file(&path)?,
            Named::Bad(_, failure) => return Err(failure),
        };
        watch.size(bytes.len());
        watch.done(Part::Fetching);
        let draft = crate::read::read(format, &bytes)?;
        watch.done(Part::Reading);
        let engine = self.packs.of(&draft)?;
        watch.done(Part::Rules);
        let checked = engine.check(&draft, self.run.as_of, &mut |stage| watch.done(Part::Check(stage)));
        let holds = |finding: &Finding| finding.waived.is_none() && finding.severity >= self.options.fail_on;
        // What holds a draft is shown whatever is left out.
        let least = self.options.min_severity.min(self.options.fail_on);
        let findings: Vec<&Finding> =
            checked.findings.iter().filter(|finding| finding.severity >= least).collect();
        let passed = !checked.findings.iter().any(holds);
        let tally = Tally::of(&findings);
        let outcome = Outcome {
            path: &path,
            format,
            digest: &digest(&bytes),
            draft: &draft,
            checked: &checked,
            findings,
            pack: &engine.pack,
            passed,
        };
        let text = self.options.format.render.document(&self.run, &outcome);
        watch.done(Part::Writing);
        Ok(Sheet { text, line: Line { path, passed, tally }, packs: engine.labels.clone() })
    }

    /// A draft's path as it is printed.
    fn path(&self, named: &Named) -> String {
        match named {
            Named::Stdin => source::stdin_name(self.options.stdin_filename.as_deref()).to_owned(),
            Named::File(path) | Named::Bad(path, _) => walk::shown(path),
        }
    }
}

/// `sha256:` and the digest of a file's bytes.
fn digest(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    std::iter::once("sha256:".to_owned()).chain(digest.iter().map(|byte| format!("{byte:02x}"))).collect()
}
