//! Learns the weights of `src/context/resemblance.rs`, `src/context/reading.rs` and `src/check/adds.rs` from the marked text
//! in `tests/bank` and the packs' examples:
//! `cargo run --profile quick --example train_resemblance`.
//!
//! With `--unseen`, writes nothing: each part of the bank is scored by weights that never saw it, and for a row of bounds
//! is printed what would be asked about.
//!
//! With `--held p12,p13`, writes nothing: learns without these batches, and prints the same of them.
//!
//! Logistic regression by gradient descent in whole numbers, in an order that is always the same: the weights come
//! out equal to the bit on every machine.

#![allow(clippy::disallowed_methods)] // the bank and the weights are on the disk
#![allow(clippy::print_stdout)] // the figures are the point

mod adds;
#[path = "../../tests/support/bank.rs"]
mod bank;
mod learn;
mod logistic;
mod table;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::ops::Range;
use std::path::Path;

use adds::{learn_added, scores_unseen};
use bank::{Form, Mark, Marked};
use faircopy::check::Checker;
use faircopy::check::adds::Answers;
use faircopy::context::reading::READINGS;
use faircopy::draft::Draft;
use faircopy::pack::Pack;
use faircopy::read::{Format, read};
use faircopy::rule::{Expect, Rule};
use faircopy::text::Span;
use jiff::civil::{Date, date};
use learn::{Sample, bytes as laid_out, learn, learn_readings};
use table::Features;

const PACK: &str = "peer-group-assessment";
/// What counts as today.
const TODAY: Date = date(2026, 11, 22);
/// How often each of the rules' examples counts.
const EXAMPLES_COUNT: usize = 4;
/// The rules that go by what is learnt here.
const LEARNT: [&str; 4] = [
    "language/reads-like-a-judgement",
    "scope/reads-like-drift",
    "dating/reads-undated",
    "evidence/reads-unsourced",
];
/// What a careful supervisor raises there is what the score is to resemble.
const CATEGORIES: [&str; 5] = [
    "physical-description",
    "victim-blaming",
    "criminalising-label",
    "adultification",
    "othering-or-deficit-label",
];

/// A sentence of a text, with its file.
struct Scored {
    text: usize,
    bytes: Range<usize>,
    sample: Sample,
}

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut texts = bank::read(&root.join("tests/bank"));
    let path = root.join("samples/fair-copy.md");
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    texts.push(clean("samples/fair-copy.md", text));
    let mut pack = Pack::builtin(PACK).expect("built in").expect("valid");
    let examples = of_packs(&pack);
    pack.rules.retain(|rule| !LEARNT.contains(&&*rule.id));
    let checker = Checker::new(&pack);
    let drafts: Vec<Draft> = texts.iter().map(|text| draft_of(&text.text)).collect();
    let mut scored: Vec<Scored> = texts
        .iter()
        .enumerate()
        .flat_map(|(index, text)| sentences(&checker, index, text, &drafts[index]))
        .collect();
    let mut examples: Vec<Sample> = examples
        .iter()
        .flat_map(|text| sentences(&checker, 0, text, &draft_of(&text.text)))
        .map(|scored| scored.sample)
        .collect();
    let features = Features::of(scored.iter().map(|one| &one.sample).chain(&examples));
    for sample in scored.iter_mut().map(|one| &mut one.sample).chain(&mut examples) {
        sample.places = features.places(sample);
    }
    // What a rule promises by example it is to keep.
    let examples: Vec<&Sample> = examples.iter().cycle().take(EXAMPLES_COUNT * examples.len()).collect();
    println!("{} sentences of {} texts, {} of examples", scored.len(), texts.len(), examples.len());

    let samples: Vec<&Sample> = scored.iter().map(|scored| &scored.sample).collect();
    if let Some(held) = std::env::args().skip_while(|word| word != "--held").nth(1) {
        let held: Vec<&str> = held.split(',').collect();
        held_out(&texts, &scored, &examples, (pack.rules.len(), features.len()), &held);
        return;
    }
    let unseen = scores_unseen(&samples, &parts(&texts, &scored), &examples, features.len());
    let added = learn_added(&samples, &unseen, pack.rules.len());
    if std::env::args().any(|word| word == "--unseen") {
        let scores = scored.iter().zip(&unseen).map(|(one, scores)| (one, added.to(scores, &one.sample)));
        for (name, form) in [("passages", Form::Passage), ("reports", Form::Report)] {
            let of_form = scores.clone().filter(|(one, _)| texts[one.text].form == form);
            print_bounds(name, &texts, &of_form.collect::<Vec<_>>());
        }
        return;
    }
    let path = root.join("src/check/findings.weights.tsv");
    fs::write(&path, added.lines(&pack.rules)).expect("writable");
    println!("wrote {}", path.display());
    let all: Vec<&Sample> = samples.into_iter().chain(examples).collect();
    let (wording, readings) = (learn(&all, features.len()), learn_readings(&all, features.len()));
    let path = root.join("src/context/likeness.weights");
    fs::write(&path, laid_out(&features, &wording, &readings)).expect("writable");
    println!("wrote {}", path.display());
}

fn draft_of(text: &str) -> Draft {
    read(Format::Markdown, text.as_bytes()).expect("a draft")
}

/// A text in which there is nothing to raise.
fn clean(file: &str, text: String) -> Marked {
    Marked::new(file.to_owned(), Form::Report, text, Vec::new())
}

fn of_wording(text: &Marked) -> bool {
    text.marks.iter().any(|mark| CATEGORIES.contains(&mark.category.as_str()))
}

/// The examples of the rules: what those about wording flag resembles, all else does not. Those on hearsay, drift and
/// identifiers have wording of this kind in them, unmarked.
fn of_packs(pack: &Pack) -> Vec<Marked> {
    let wording = |rule: &Rule| matches!(rule.group(), "language" | "description");
    let silent = |rule: &Rule| matches!(rule.group(), "evidence" | "scope" | "voice" | "privacy" | "lessons");
    let reading = |rule: &Rule| {
        let kinds = ["scope", "dating", "evidence"];
        let kind = kinds.iter().position(|group| rule.group() == *group).filter(|_| rule.weighed);
        kind.map(|kind| READS[kind].to_owned())
    };
    let mut out = Vec::new();
    for rule in pack.rules.iter().filter(|rule| !silent(rule) || reading(rule).is_some()) {
        for example in &rule.examples {
            let own = reading(rule);
            let mut text = if own.is_some() { String::new() } else { "## Findings\n\n".to_owned() };
            let mut marks = Vec::new();
            let raised = (wording(rule) || own.is_some()) && example.expect == Expect::Flag;
            let whole = !example.text.contains('«');
            for (index, piece) in example.text.split(['«', '»']).enumerate() {
                let start = text.len();
                text.push_str(piece);
                if index % 2 == 1 || whole {
                    let category = own.clone().unwrap_or_else(|| CATEGORIES[0].to_owned());
                    marks.push(Mark { words: start..text.len(), category, raised });
                }
            }
            out.push(Marked::new(rule.id.to_string(), Form::Case, text, marks));
        }
    }
    out
}

fn overlaps(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

fn bytes(draft: &Draft, span: Span) -> Option<Range<usize>> {
    draft.file_range(span).map(|range| range.start as usize..range.end as usize)
}

fn sentences(checker: &Checker, text: usize, marked: &Marked, draft: &Draft) -> Vec<Scored> {
    let about = |mark: &&Mark| CATEGORIES.contains(&mark.category.as_str());
    checker
        .weighed(draft, TODAY)
        .into_iter()
        .filter_map(|(span, weighed, found)| {
            let whole = bytes(draft, span)?;
            let marks = marked.marks.iter().filter(about).filter(|mark| mark.raised);
            let raised = marks.filter(|mark| overlaps(&mark.words, &whole)).filter_map(|mark| {
                let within =
                    |word: &Span| bytes(draft, *word).is_some_and(|word| overlaps(&word, &mark.words));
                let first = weighed.words.iter().position(within)?;
                let count = weighed.words[first..].iter().take_while(|word| within(word)).count();
                Some(first as u32..(first + count) as u32)
            });
            let raised: Vec<Range<u32>> = raised.collect();
            let reads = READS.map(|kind| reads(marked, &whole, kind));
            let (form, wording) = (marked.form as usize, marks_wording(marked));
            Some(Scored {
                text,
                bytes: whole,
                sample: Sample { weighed, places: Vec::new(), found, form, raised, wording, reads },
            })
        })
        .collect()
}

/// The categories of the readings, as they begin.
const READS: [&str; READINGS.len()] = ["scope-drift", "undated-finding", "unattributed-opinion"];

/// Whether all wording that would be raised is marked: in cases on hearsay and drift it is not.
fn marks_wording(text: &Marked) -> bool {
    let other = !["evidence", "scope", "bearing"].iter().any(|kind| text.file.starts_with(kind));
    text.form != Form::Case || of_wording(text) || other && !of_reading(text)
}

fn of_reading(text: &Marked) -> bool {
    text.marks.iter().any(|mark| READS.iter().any(|kind| mark.category.starts_with(kind)))
}

/// Whether a sentence is raised as something of a kind; `None` where its text marks none.
fn reads(text: &Marked, sentence: &Range<usize>, kind: &str) -> Option<bool> {
    let mut own = text.marks.iter().filter(|mark| mark.category.starts_with(kind));
    let marked = match text.form {
        Form::Case => own.clone().next().is_some(),
        Form::Line => false,
        Form::Passage | Form::Report => true,
    };
    marked.then(|| own.any(|mark| mark.raised && overlaps(&mark.words, sentence)))
}

/// Learns without some batches, and prints how well they are told apart.
fn held_out(
    texts: &[Marked],
    scored: &[Scored],
    examples: &[&Sample],
    (rules, features): (usize, usize),
    held: &[&str],
) {
    let is_held = |one: &&Scored| held.iter().any(|name| batch(&texts[one.text].file).ends_with(name));
    let seen: Vec<&Sample> = scored.iter().filter(|one| !is_held(one)).map(|one| &one.sample).collect();
    let in_parts = parts(texts, scored);
    let seen_parts: Vec<usize> =
        scored.iter().zip(in_parts).filter(|(one, _)| !is_held(one)).map(|(_, part)| part).collect();
    let added = learn_added(&seen, &scores_unseen(&seen, &seen_parts, examples, features), rules);
    let all: Vec<&Sample> = seen.into_iter().chain(examples.iter().copied()).collect();
    let (weights, readings) = (learn(&all, features), learn_readings(&all, features));
    let scores = scored
        .iter()
        .filter(is_held)
        .map(|one| (one, added.to(&adds::scores(&weights, &readings, &one.sample), &one.sample)));
    print_bounds(&held.join(", "), texts, &scores.collect::<Vec<_>>());
}

/// The part of the bank that each sentence belongs to: batches in turn.
fn parts(texts: &[Marked], scored: &[Scored]) -> Vec<usize> {
    let batches: BTreeSet<&str> = texts.iter().map(|text| batch(&text.file)).collect();
    let parts: BTreeMap<&str, usize> = batches.into_iter().zip(0..).collect();
    scored.iter().map(|scored| parts[batch(&texts[scored.text].file)]).collect()
}

/// The batch that a file is from: what one set of writers wrote.
fn batch(file: &str) -> &str {
    // `lines/l10-01.txt` is of l10, and `reports/r12.md` of r1.
    let start = file.find('/').map_or(0, |at| at + 1);
    match file[start..].find('-') {
        Some(end) => &file[..start + end],
        None if start == 0 => file,
        None => &file[..file.len().min(start + 2)],
    }
}

/// Of some sentences, for each question and a row of bounds: how many of those that are raised score as high, of the near
/// misses and of those without a mark; and how many of all that do are raised.
fn print_bounds(name: &str, texts: &[Marked], scored: &[(&Scored, Answers)]) {
    for (question, kind) in ["wording", READS[0], READS[1], READS[2]].into_iter().enumerate() {
        let mut scores: [Vec<i32>; 3] = Default::default();
        for (one, answers) in scored {
            let marked = |mark: &Mark| match question {
                0 => CATEGORIES.contains(&mark.category.as_str()),
                _ => mark.category.starts_with(kind),
            };
            let near = || {
                let mut marks = texts[one.text].marks.iter();
                marks.any(|mark| marked(mark) && overlaps(&mark.words, &one.bytes))
            };
            match one.sample.raised_as(question) {
                Some(true) => scores[0].push(answers[question]),
                Some(false) => scores[if near() { 1 } else { 2 }].push(answers[question]),
                None => {}
            }
        }
        println!("-- {name}: {kind}");
        for from in (-80..=40).step_by(20) {
            let [raised, near, plain] = scores.each_ref().map(|of| {
                let above = of.iter().filter(|score| **score >= from).count();
                (above, of.len())
            });
            println!(
                "from {from}: raised {}; near misses {}; without a mark {}; right {}",
                share(raised.0, raised.1),
                share(near.0, near.1),
                share(plain.0, plain.1),
                share(raised.0, raised.0 + near.0 + plain.0),
            );
        }
    }
}

fn share(part: usize, of: usize) -> String {
    format!("{part}/{of} = {}.{:03}", part / of.max(1), 1000 * part / of.max(1) % 1000)
}
