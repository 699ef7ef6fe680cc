//! `signoff`: a named person stands behind this exact text.

use super::args::{Global, Signoff};
use super::configs::Configs;
use super::failure::{Exit, Failure};
use super::fault;
use super::output::{self, Sink};
use super::packs::Packs;
use super::records;
use super::screen::Screen;
use super::single::{self, Single};
use super::source;
use super::walk;
use crate::digest;
use crate::finding::{Finding, in_order};
use crate::gate::{Case, Policy, Record, Signature, judge, may_sign, refusal, sign};
use crate::render::{Extent, Outcome, Run, Tally, output as format};

pub(super) fn run(options: &Signoff, global: &Global, screen: &Screen) -> Result<Exit, Failure> {
    may_sign(&options.by, &options.role).map_err(Failure::Options)?;
    let configs = Configs::open(global.config.as_deref())?;
    configs.of(&options.file);
    configs.check(&global.packs)?;
    let packs = Packs::open(&global.packs)?;
    let path = walk::shown(&options.file);
    let signed = fault::guarded(|| signed(options, &configs, &packs, screen));
    match signed {
        Ok(Signed::Given { record, left }) => {
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
    Given { record: Record, left: Tally },
    Refused { findings: String, number: usize },
}

/// The record with this sign-off in it, unless something holds the report.
fn signed(options: &Signoff, configs: &Configs, packs: &Packs, screen: &Screen) -> Result<Signed, Failure> {
    let today = options.day.or_today();
    let source = source::file(&options.file)?;
    let Single { source, draft, engine, mut checked, .. } =
        single::checked(source, &options.file, today, configs, packs)?;
    let policy = configs.of(&options.file).map_or_else(Policy::default, |(_, scope)| scope.policy);
    let case = Case {
        draft: &draft,
        checked: &checked,
        // All that the gate asks but the sign-off itself, which is being given.
        policy: Policy { require_signoff: false, ..policy },
        pack: &engine.pack,
        packs: &engine.labels,
        record: None,
        today,
    };
    let judged = judge(&case);
    checked.findings.extend(judged);
    in_order(&mut checked.findings);
    let digest = digest::of(&source.bytes);
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
    Ok(Signed::Given { record: sign(before, &signature), left: Tally::of(&checked.findings) })
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
