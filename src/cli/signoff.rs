//! `signoff`: a named person stands behind this exact text.

use super::args::{Global, Signoff};
use super::configs::Configs;
use super::failure::{Exit, Failure};
use super::fault;
use super::output::{self, Sink};
use super::packs::Packs;
use super::records::{self, Records};
use super::screen::Screen;
use super::single::{self, Single};
use super::source;
use super::walk;
use crate::digest;
use crate::finding::{Finding, in_order};
use crate::gate::{Case, Policy, Record, Signature, Writer, judge, may_sign, refusal, sign, writer};
use crate::render::{Extent, Outcome, Run, Tally, count, output as format};

pub(super) fn run(options: &Signoff, global: &Global, screen: &Screen) -> Result<Exit, Failure> {
    may_sign(&options.by, &options.role).map_err(Failure::Options)?;
    let configs = Configs::open(global.config.as_deref())?;
    configs.of(&options.file);
    configs.check(&global.packs)?;
    let packs = Packs::open(&global.packs)?;
    let path = walk::shown(&options.file);
    let name = options.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let signed = fault::guarded(|| signed(options, &configs, &packs, screen));
    match signed {
        Ok(Signed::Given { record, left, notes }) => {
            let place = records::path(&options.file);
            let mut sink = Sink::file(&place)?;
            sink.write(&record.text())?;
            sink.finish()?;
            output::share(&place);
            let left = if left.is_clean() {
                String::new()
            } else {
                format!(" What was left and accepted: {}.", left.in_words())
            };
            screen.note(&format!(
                "{path} is signed by {} as {}; sign-off {} stands in {}.{left}",
                options.by.trim(),
                options.role.trim(),
                record.count(),
                walk::shown(&place)
            ));
            for note in &notes {
                screen.note(note);
            }
            if !configs.admit(&options.file, walk::is_about_the_folder(&name)) {
                screen.note(&format!(
                    "the gate will not look at {path}: by faircopy.toml, or as a file about its folder, it is no draft to \
                     check. What is changed in it later would not be told."
                ));
            }
            Ok(Exit::Pass)
        }
        Ok(Signed::Refused { findings, number }) => {
            output::print(&findings)?;
            let them = if number == 1 { "one finding is" } else { "some findings are" };
            screen.complain(&format!(
                "{path} is not signed: {them} neither mended nor waived. Mend what is shown, or have it waived for a \
                 stated reason, and sign again"
            ));
            Ok(Exit::Held)
        }
        Err(failure) => {
            screen.complain(&format!("{path}: {failure}"));
            Ok(failure.exit())
        }
    }
}

/// How signing came out.
enum Signed {
    Given { record: Record, left: Tally, notes: Vec<String> },
    Refused { findings: String, number: usize },
}

/// The record with this sign-off in it, unless something holds the report.
fn signed(options: &Signoff, configs: &Configs, packs: &Packs, screen: &Screen) -> Result<Signed, Failure> {
    let today = options.day.or_today();
    let source = source::file(&options.file)?;
    let Single { source, draft, engine, mut checked, .. } =
        single::checked(source, &options.file, today, configs, packs)?;
    let writer = writer(&options.by, &draft, &checked);
    if writer == Writer::Yes {
        return Err(Failure::NotSigned(format!(
            "the report gives {} as who wrote it, and whoever wrote a report does not sign it off: a sign-off says that \
             somebody else, such as a supervisor, has read it and stands behind it",
            options.by.trim()
        )));
    }
    let digest = digest::of(&source.bytes);
    let policy = configs.of(&options.file).map_or_else(Policy::default, |(_, scope)| scope.policy);
    let case = Case {
        draft: &draft,
        checked: &checked,
        // All that the gate asks but the sign-off itself, which is being given.
        policy: Policy { require_signoff: false, ..policy },
        pack: &engine.pack,
        packs: &engine.labels,
        file: &digest,
        record: None,
        taken_out: false,
        left_behind: &[],
        today,
    };
    let judged = judge(&case);
    checked.findings.extend(judged);
    in_order(&mut checked.findings);
    let holding: Vec<&Finding> =
        checked.findings.iter().filter(|finding| finding.holds(policy.fail_on)).collect();
    if !holding.is_empty() {
        let number = holding.len();
        let outcome = Outcome {
            path: &source.path,
            format: source.format,
            digest: &digest,
            draft: &draft,
            checked: &checked,
            findings: holding,
            pack: &engine.pack,
            fail_on: policy.fail_on,
            passed: false,
        };
        return Ok(Signed::Refused { findings: shown(&outcome, today, screen), number });
    }
    let before = records::read(&options.file)?.map(|text| Record::parse(&text)).transpose();
    let mut notes = Vec::new();
    if writer == Writer::Perhaps {
        notes.push(format!(
            "the report gives a name like {} as who wrote it. Whoever wrote a report does not sign it off.",
            options.by.trim()
        ));
    }
    if matches!(before, Ok(None)) && Records::default().taken_out(&options.file) {
        notes.push(
            "git knows an earlier record of this report, which is not there any more. Put it back before signing, and its \
             history stays."
                .to_owned(),
        );
    }
    let waived = checked.findings.iter().filter_map(|finding| finding.waived.as_ref());
    let nameless = waived.filter(|waived| waived.is_nameless()).count();
    if nameless > 0 {
        notes.push(format!("{} by a comment that names nobody.", were(nameless, "waived")));
    }
    notes.extend(engine.eased.clone());
    let before = before.map_err(|flaw| Failure::NotSigned(refusal(&flaw)))?;
    let signature = Signature {
        by: &options.by,
        role: &options.role,
        note: options.note.as_deref(),
        time: jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
        today,
        file: digest,
        draft: &draft,
        checked: &checked,
        pack: &engine.pack,
        packs: &engine.labels,
        policy,
    };
    Ok(Signed::Given { record: sign(before, &signature), left: Tally::of(&checked.findings), notes })
}

fn were(number: usize, what: &str) -> String {
    let verb = if number == 1 { "was" } else { "were" };
    format!("{} {verb} {what}", count(number, "finding"))
}

/// What holds the report, as `check` shows it.
fn shown(outcome: &Outcome<'_>, today: jiff::civil::Date, screen: &Screen) -> String {
    let run = Run {
        as_of: today,
        words: true,
        colour: screen.colour,
        width: screen.width,
        extent: Extent::Findings,
        all: false,
        group_by: None,
    };
    format("text").map(|text| text.render.document(&run, outcome)).unwrap_or_default()
}
