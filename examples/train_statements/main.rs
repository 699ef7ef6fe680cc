//! Learns the weights of `src/context/statement.rs` from the statements and the reports of `tests/bank` and the packs'
//! examples: `cargo run --profile quick --example train_statements`.
//!
//! With `--by-batch`, writes nothing: each batch of reports is scored by weights that never saw it, and what that would
//! make of their checklists is printed for a row of thresholds. Weights come out equal to the bit on every machine.

#![allow(clippy::disallowed_methods)] // the bank and the weights are on the disk
#![allow(clippy::print_stdout)] // the figures are the point

#[path = "../../tests/support/bank.rs"]
mod bank;
mod learn;
#[path = "../train_resemblance/logistic.rs"]
mod logistic;
#[path = "../../tests/support/questions.rs"]
mod questions;
#[path = "../../tests/support/statements.rs"]
mod statements;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::Arc;

use bank::Marked;
use faircopy::check::Checker;
use faircopy::context::statement::{EXPLAINED, PLACES, SCORES, STATEMENTS};
use faircopy::draft::Draft;
use faircopy::finding::Status;
use faircopy::pack::Pack;
use faircopy::read::{Format, read};
use faircopy::rule::{Expect, Kind};
use jiff::civil::date;
use learn::{Case, Weights, learn};
use questions::{QUESTIONS, points, status};

const PACK: &str = "peer-group-assessment";

/// What is known of a sentence and a statement.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Known {
    Unknown,
    No,
    Yes,
}

/// A sentence of a text.
struct Sentence {
    text: usize,
    places: Vec<u16>,
    is: [Known; STATEMENTS.len()],
    /// Where it is a statement: whether a weak one.
    weak: Option<bool>,
}

/// A text with the statements that are known of it.
struct Text {
    file: String,
    words: String,
    /// Statement, status, and the words that make it; no words: all.
    said: Vec<(usize, Status, Vec<String>)>,
    /// Whether all else is known to be no statement.
    complete: bool,
}

fn column(item: &str) -> Option<usize> {
    STATEMENTS.iter().position(|own| *own == item)
}

/// Whether a text of this status is what is looked for.
fn wanted(column: usize, status: Status) -> bool {
    match status {
        Status::Met | Status::Weak => STATEMENTS[column] != EXPLAINED,
        Status::Explained => STATEMENTS[column] == EXPLAINED,
        _ => false,
    }
}

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let pack = Pack::builtin(PACK).expect("built in").expect("valid");
    let reports: Vec<Marked> = bank::reports(&root.join("tests/bank/reports"), "reports/");
    let mut texts: Vec<Text> = reports.iter().map(of_report).collect();
    texts.extend(statements::read(&root.join("tests/bank/statements.toml")).into_iter().filter_map(|said| {
        let said = (column(&said.item)?, said.status, said.text);
        Some(of_case("statements.toml", said))
    }));
    texts.extend(of_pack(&pack));
    let mut plain = pack;
    for rule in &mut plain.rules {
        if let Kind::Require(require) = &mut Arc::make_mut(rule).kind {
            require.reads_like = false;
        }
    }
    let checker = Checker::new(&plain);
    let sentences: Vec<Sentence> =
        texts.iter().enumerate().flat_map(|(index, text)| sentences(&checker, index, text)).collect();
    println!("{} sentences of {} texts", sentences.len(), texts.len());
    if std::env::args().any(|word| word == "--by-batch") {
        by_batch(&checker, &reports, &texts, &sentences);
        return;
    }
    let weights = learn_all(&sentences.iter().collect::<Vec<_>>());
    let path = root.join("src/context/statement.weights");
    fs::write(&path, bytes(&weights)).expect("writable");
    println!("wrote {}", path.display());
}

fn of_report(report: &Marked) -> Text {
    let said = QUESTIONS.iter().filter_map(|(key, item)| {
        let words = report.evidence.get(*key).cloned().unwrap_or_default();
        let status = Status::ALL.iter().find(|own| own.name() == status(&report.document[*key]))?;
        (!words.is_empty()).then_some((column(item)?, *status, words))
    });
    Text { file: report.file.clone(), words: report.text.clone(), said: said.collect(), complete: true }
}

/// The report around a text: its title before, a finding after, of which nothing is known.
fn of_case(file: &str, (column, status, text): (usize, Status, String)) -> Text {
    let titled = if text.starts_with("---") || text.starts_with("# ") {
        text.clone()
    } else {
        format!("# Elm\n\n{text}")
    };
    Text { file: file.to_owned(), words: titled, said: vec![(column, status, Vec::new())], complete: false }
}

/// The examples of the rules that ask for a statement, and what they give to fill in.
fn of_pack(pack: &Pack) -> Vec<Text> {
    let mut out = Vec::new();
    for rule in &pack.rules {
        let Kind::Require(require) = &rule.kind else { continue };
        let Some(column) = column(&require.item) else { continue };
        for example in &rule.examples {
            let status = match example.expect {
                Expect::Flag => Status::Missing,
                Expect::Weak => Status::Weak,
                Expect::Explained => Status::Explained,
                Expect::Pass => Status::Met,
            };
            out.push(of_case("rules", (column, status, example.text.clone())));
        }
    }
    out
}

/// What stands in cases only so that they are drafts.
const FILLERS: [&str; 6] =
    ["Report date: 2 June 2025.", "Author", "Link worker", "Some text.", "Text.", "Elm group"];

fn draft_of(text: &str) -> Draft {
    read(Format::Markdown, text.as_bytes()).expect("a draft")
}

fn sentences(checker: &Checker, index: usize, text: &Text) -> Vec<Sentence> {
    let draft = draft_of(&text.words);
    let spans: Vec<(usize, Status, Vec<std::ops::Range<usize>>)> = text
        .said
        .iter()
        .map(|(column, status, words)| {
            let place = |words: &String| text.words.find(words.as_str()).map(|at| at..at + words.len());
            (*column, *status, words.iter().filter_map(place).collect())
        })
        .collect();
    let rest = if text.complete { Known::No } else { Known::Unknown };
    let mut out = Vec::new();
    for (span, places) in checker.statement_places(&draft) {
        let Some(bytes) = draft.file_range(span) else { continue };
        let (mut is, mut weak) = ([rest; STATEMENTS.len()], None);
        for (column, status, words) in &spans {
            let here = |words: &std::ops::Range<usize>| {
                words.start + 1 < bytes.end as usize && (bytes.start as usize) + 1 < words.end
            };
            if words.is_empty() || words.iter().any(here) {
                let filler = !text.complete && FILLERS.contains(&draft.slice(span).trim());
                is[*column] = if wanted(*column, *status) && !filler { Known::Yes } else { Known::No };
                if is[*column] == Known::Yes && *status != Status::Explained {
                    weak = Some(*status == Status::Weak);
                }
            }
        }
        out.push(Sentence { text: index, places, is, weak });
    }
    out
}

/// What is wanted counts this much against what is not.
const WANTED_COUNTS: i64 = 3;

fn learn_all(sentences: &[&Sentence]) -> Vec<Weights> {
    let mut out: Vec<Weights> = (0..STATEMENTS.len())
        .map(|column| {
            let known = sentences.iter().filter(|sentence| sentence.is[column] != Known::Unknown);
            let cases: Vec<Case<'_>> = known
                .map(|sentence| Case { places: &sentence.places, wanted: sentence.is[column] == Known::Yes })
                .collect();
            learn(&cases, WANTED_COUNTS)
        })
        .collect();
    let cases: Vec<Case<'_>> = sentences
        .iter()
        .filter_map(|sentence| Some(Case { places: &sentence.places, wanted: sentence.weak? }))
        .collect();
    let weak = cases.iter().filter(|case| case.wanted).count().max(1);
    let balance = i64::try_from((cases.len() - weak) / weak).unwrap_or(1).max(1);
    out.push(learn(&cases, balance));
    out
}

/// The file: for each score what every sentence has in two bytes, the lower first; then for each place a byte for each score.
fn bytes(weights: &[Weights]) -> Vec<u8> {
    let mut out: Vec<u8> = weights.iter().flat_map(|weights| weights.every.to_le_bytes()).collect();
    for place in 0..PLACES {
        out.extend(weights.iter().map(|weights| weights.table[place].to_le_bytes()[0]));
    }
    assert_eq!(out.len(), SCORES * (PLACES + 2));
    out
}

/// The batch that a report is from: what one set of writers wrote.
fn batch(file: &str) -> &str {
    // "reports/r12.md" is of the first batch, "reports/r112.md" of the eleventh.
    let digits = file.bytes().skip("reports/r".len()).take_while(u8::is_ascii_digit).count();
    &file[..file.len().min("reports/r".len() + digits.saturating_sub(1))]
}

fn by_batch(checker: &Checker, reports: &[Marked], texts: &[Text], sentences: &[Sentence]) {
    // As in tests/bank.rs: only files in whose name it stands.
    let only = std::env::var("FAIRCOPY_BANK_ONLY").unwrap_or_default();
    let batches: BTreeSet<&str> = reports.iter().map(|report| batch(&report.file)).collect();
    for held in batches.into_iter().filter(|batch| batch.contains(&only)) {
        let others = sentences.iter().filter(|sentence| batch(&texts[sentence.text].file) != held);
        let weights = learn_all(&others.collect::<Vec<_>>());
        for threshold in (0..=32).step_by(8) {
            print_scored(checker, reports, sentences, &weights, held, threshold);
        }
    }
}

fn print_scored(
    checker: &Checker,
    reports: &[Marked],
    sentences: &[Sentence],
    weights: &[Weights],
    held: &str,
    threshold: i32,
) {
    let (mut all, mut before, mut after) = (0, 0.0, 0.0);
    // By statement: how many answers it changes, and what that gains.
    let mut gains: BTreeMap<&str, (u32, f64)> = BTreeMap::new();
    for (index, report) in reports.iter().enumerate().filter(|(_, report)| batch(&report.file) == held) {
        let checked = checker.check(&draft_of(&report.text), date(2026, 11, 22));
        for (key, item) in QUESTIONS {
            let wanted = status(&report.document[key]);
            let got =
                checked.checklist.iter().find(|own| *own.id == *item).map_or("", |own| own.status.name());
            all += 1;
            before += points(wanted, got);
            let mut now = got;
            if let Some(column) = column(item).filter(|_| got == "missing") {
                let own = sentences.iter().filter(|sentence| sentence.text == index);
                let best = own.max_by_key(|sentence| weights[column].score(&sentence.places));
                if let Some(best) = best.filter(|best| weights[column].score(&best.places) >= threshold) {
                    now = match weights[SCORES - 1].score(&best.places) {
                        _ if item == EXPLAINED => "explained",
                        0.. => "weak",
                        _ => "met",
                    };
                }
            }
            after += points(wanted, now);
            if now != got {
                let gain = gains.entry(item).or_default();
                gain.0 += 1;
                gain.1 += points(wanted, now) - points(wanted, got);
            }
        }
    }
    let all = f64::from(all);
    println!("{held} from {threshold}: {:.3} -> {:.3}  {gains:?}", before / all, after / all);
}
