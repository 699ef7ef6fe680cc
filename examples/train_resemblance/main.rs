//! Learns the weights of `src/context/resemblance.rs` and `src/context/reading.rs` from the marked text in `tests/bank` and the packs' examples:
//! `cargo run --profile quick --example train_resemblance`.
//!
//! With `--by-batch`, writes nothing: each batch is scored by weights that never saw it, and what that
//! would add to the rules is printed for a row of thresholds.
//!
//! With `--held p12,p13`, writes nothing: learns without these batches, and prints how well they are told apart.
//!
//! Logistic regression by gradient descent in whole numbers, in an order that is always the same: the weights come
//! out equal to the bit on every machine.

#![allow(clippy::disallowed_methods)] // the bank and the weights are on the disk
#![allow(clippy::print_stdout)] // the figures are the point

#[path = "../../tests/support/bank.rs"]
mod bank;
mod learn;
mod logistic;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::ops::Range;
use std::path::Path;

use bank::{Form, Mark, Marked};
use faircopy::check::Checker;
use faircopy::context::reading::READINGS;
use faircopy::context::resemblance::UNLIKE;
use faircopy::draft::Draft;
use faircopy::pack::Pack;
use faircopy::read::{Format, read};
use faircopy::rule::{Expect, Rule};
use faircopy::text::Span;
use jiff::civil::date;
use learn::{Sample, learn, learn_readings};

const PACK: &str = "peer-group-assessment";
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
    let scored: Vec<Scored> = texts
        .iter()
        .enumerate()
        .flat_map(|(index, text)| sentences(&checker, index, text, &drafts[index]))
        .collect();
    let examples: Vec<Sample> = examples
        .iter()
        .flat_map(|text| sentences(&checker, 0, text, &draft_of(&text.text)))
        .map(|scored| scored.sample)
        .collect();
    // What a rule promises by example it is to keep.
    let examples: Vec<&Sample> = examples.iter().cycle().take(EXAMPLES_COUNT * examples.len()).collect();
    println!("{} sentences of {} texts, {} of examples", scored.len(), texts.len(), examples.len());

    if std::env::args().any(|word| word == "--by-batch") {
        by_batch(&checker, &texts, &drafts, &scored, &examples);
        return;
    }
    if let Some(held) = std::env::args().skip_while(|word| word != "--held").nth(1) {
        held_out(&texts, &scored, &examples, &held.split(',').collect::<Vec<_>>());
        return;
    }
    let all: Vec<&Sample> = scored.iter().map(|scored| &scored.sample).chain(examples).collect();
    let weights = learn(&all);
    let path = root.join("src/context/resemblance.weights");
    fs::write(&path, weights.bytes()).expect("writable");
    println!("wrote {}", path.display());
    let path = root.join("src/context/reading.weights");
    fs::write(&path, learn_readings(&all).bytes()).expect("writable");
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
        .weighed(draft)
        .into_iter()
        .filter_map(|(span, weighed)| {
            let whole = bytes(draft, span)?;
            let marks = marked.marks.iter().filter(about).filter(|mark| mark.raised);
            let raised = marks.filter(|mark| overlaps(&mark.words, &whole)).filter_map(|mark| {
                let within =
                    |word: &Span| bytes(draft, *word).is_some_and(|word| overlaps(&word, &mark.words));
                let first = weighed.words.iter().position(within)?;
                let count = weighed.words[first..].iter().take_while(|word| within(word)).count();
                Some(first as u32..(first + count) as u32)
            });
            let raised = raised.collect();
            let reads = READS.map(|kind| reads(marked, &whole, kind));
            let (form, wording) = (marked.form as usize, marks_wording(marked));
            Some(Scored { text, bytes: whole, sample: Sample { weighed, form, raised, wording, reads } })
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

/// Scores each sentence by weights that were learnt from other batches, and prints what that adds to the rules and
/// takes from them.
fn by_batch(checker: &Checker, texts: &[Marked], drafts: &[Draft], scored: &[Scored], examples: &[&Sample]) {
    let batches: BTreeSet<&str> = texts.iter().map(|text| batch(&text.file)).collect();
    let mut scores = vec![0; scored.len()];
    let mut weights_of = BTreeMap::new();
    for held in batches {
        let seen = scored
            .iter()
            .filter(|scored| batch(&texts[scored.text].file) != held)
            .map(|scored| &scored.sample);
        let weights = learn(&seen.chain(examples.iter().copied()).collect::<Vec<_>>());
        for (score, scored) in scores.iter_mut().zip(scored) {
            if batch(&texts[scored.text].file) == held {
                *score = weights.score(&scored.sample);
            }
        }
        weights_of.insert(held, weights);
    }
    // What the rules find, as bytes of each text, with the rule.
    let found: Vec<Vec<(Range<usize>, String, Span)>> = drafts
        .iter()
        .map(|draft| {
            let checked = checker.check(draft, date(2026, 11, 22));
            let wording = |rule: &str| rule.starts_with("language/") || rule.starts_with("description/");
            checked
                .findings
                .iter()
                .filter(|finding| wording(&finding.rule))
                .filter_map(|finding| {
                    Some((bytes(draft, finding.span?)?, finding.rule.to_string(), finding.span?))
                })
                .collect()
        })
        .collect();
    for threshold in (-48..=64).step_by(8) {
        added(texts, scored, &scores, &found, threshold);
    }
    for threshold in [UNLIKE - 30, UNLIKE, UNLIKE + 30] {
        let score = |text: usize, sample: &Sample, span: Span| {
            weights_of[batch(&texts[text].file)].score_of(sample, span)
        };
        withheld(texts, scored, &found, threshold, &score);
    }
}

/// Learns without some batches and prints of them, for the sentence alone and with its heaviest stretch: in how many of
/// a hundred pairs a raised sentence scores above a near miss and above one without a mark, and how many are raised where
/// three and five in a hundred of those without a mark are.
fn held_out(texts: &[Marked], scored: &[Scored], examples: &[&Sample], held: &[&str]) {
    let is_held = |scored: &&Scored| {
        let file = &texts[scored.text].file;
        held.iter().any(|name| batch(file).ends_with(name))
    };
    let seen = scored.iter().filter(|scored| !is_held(scored)).map(|scored| &scored.sample);
    let seen: Vec<&Sample> = seen.chain(examples.iter().copied()).collect();
    let weights = learn(&seen);
    let readings = learn_readings(&seen);
    for (reading, kind) in READS.iter().enumerate() {
        let mut counts = BTreeMap::new();
        for one in scored.iter().filter(is_held).filter(|one| one.sample.reads[reading].is_some()) {
            let near = texts[one.text]
                .marks
                .iter()
                .any(|mark| mark.category.starts_with(kind) && overlaps(&mark.words, &one.bytes));
            let into = match (one.sample.reads[reading], near) {
                (Some(true), _) => "raised",
                (_, true) => "near",
                _ => "plain",
            };
            counts.entry(into).or_insert_with(Vec::new).push(readings.score(&one.sample, reading));
        }
        print!("{kind}:");
        for from in [-180, -150, -120, -90, -60, -40, -20, 0, 20, 40] {
            let above = |name: &str| {
                let scores = counts.get(name).map_or(&[][..], Vec::as_slice);
                (scores.iter().filter(|score| **score >= from).count(), scores.len())
            };
            let ((raised, of), (near, nears), (plain, plains)) =
                (above("raised"), above("near"), above("plain"));
            print!(" {from}: {raised}/{of} {near}/{nears} {plain}/{plains};");
        }
        println!();
    }
    let near = |scored: &Scored| {
        texts[scored.text]
            .marks
            .iter()
            .any(|mark| CATEGORIES.contains(&mark.category.as_str()) && overlaps(&mark.words, &scored.bytes))
    };
    for (name, score) in [
        ("sentence", &(|sample: &Sample| weights.of_sentence(sample)) as &dyn Fn(&Sample) -> i32),
        ("with stretch", &|sample| weights.score(sample)),
    ] {
        let (mut raised, mut misses, mut plain) = (Vec::new(), Vec::new(), Vec::new());
        for one in scored.iter().filter(is_held) {
            let into = match () {
                () if !one.sample.raised.is_empty() => &mut raised,
                () if near(one) => &mut misses,
                () => &mut plain,
            };
            into.push(score(&one.sample));
        }
        plain.sort_unstable();
        let above = |scores: &[i32], from: i32| scores.iter().filter(|score| **score > from).count() * 1000;
        let share = |scores: &[i32], from: i32| above(scores, from) / scores.len().max(1);
        let pairs = |others: &[i32]| {
            raised.iter().map(|score| others.iter().filter(|other| *other < score).count()).sum::<usize>()
                * 1000
                / (raised.len() * others.len()).max(1)
        };
        print!("{name:12} of a thousand pairs {} and {}", pairs(&misses), pairs(&plain));
        for most in [3, 5] {
            let from = plain[plain.len() * (100 - most) / 100];
            print!("; from {from}: raised {}, near misses {}", share(&raised, from), share(&misses, from));
        }
        println!();
    }
}

fn share(part: u32, of: u32) -> String {
    format!("{part}/{of} = {:.3}", f64::from(part) / f64::from(of.max(1)))
}

/// What raising sentences at a threshold adds to the rules where they found nothing in the sentence.
fn added(
    texts: &[Marked],
    scored: &[Scored],
    scores: &[i32],
    found: &[Vec<(Range<usize>, String, Span)>],
    threshold: i32,
) {
    // By form: marks raised, found, added; near misses, alarmed, added; sentences without a mark, and raised of them.
    let mut counts: BTreeMap<Form, [u32; 8]> = BTreeMap::new();
    let mut excellent = 0;
    for (scored, score) in scored.iter().zip(scores) {
        let text = &texts[scored.text];
        let count = counts.entry(text.form).or_default();
        let ruled = found[scored.text].iter().any(|(bytes, ..)| overlaps(bytes, &scored.bytes));
        let raises = !ruled && *score >= threshold;
        let mut marked = false;
        for mark in text.marks.iter().filter(|mark| CATEGORIES.contains(&mark.category.as_str())) {
            if !overlaps(&mark.words, &scored.bytes) {
                continue;
            }
            marked = true;
            let by_rule = found[scored.text].iter().any(|(bytes, ..)| overlaps(bytes, &mark.words));
            let at = if mark.raised { 0 } else { 3 };
            count[at] += 1;
            count[at + 1] += u32::from(by_rule);
            count[at + 2] += u32::from(raises && !by_rule);
        }
        if !marked {
            count[6] += 1;
            count[7] += u32::from(raises);
        }
        excellent += u32::from(raises && text.tier == "excellent");
    }
    println!("-- raising from {threshold}: {excellent} on the excellent reports");
    for (form, [raised, by_rule, more, near, alarmed, more_alarmed, plain, plain_raised]) in counts {
        println!(
            "{:8} found {} and {}; near misses {} and {}; without a mark {}",
            format!("{form:?}"),
            share(by_rule, raised),
            share(more, raised),
            share(alarmed, near),
            share(more_alarmed, near),
            share(plain_raised, plain),
        );
    }
}

/// What withholding the rules' findings under a threshold loses and spares, by rule.
fn withheld(
    texts: &[Marked],
    scored: &[Scored],
    found: &[Vec<(Range<usize>, String, Span)>],
    threshold: i32,
    score: &dyn Fn(usize, &Sample, Span) -> i32,
) {
    // By rule: right findings and those withheld, wrong ones and those withheld.
    let mut counts: BTreeMap<&str, [u32; 4]> = BTreeMap::new();
    for scored in scored {
        let text = &texts[scored.text];
        for (bytes, rule, span) in
            found[scored.text].iter().filter(|(bytes, ..)| overlaps(bytes, &scored.bytes))
        {
            let right = text.marks.iter().any(|mark| {
                mark.raised && CATEGORIES.contains(&mark.category.as_str()) && overlaps(&mark.words, bytes)
            });
            let count = counts.entry(rule.as_str()).or_default();
            let at = if right { 0 } else { 2 };
            count[at] += 1;
            count[at + 1] += u32::from(score(scored.text, &scored.sample, *span) < threshold);
        }
    }
    println!("-- withholding under {threshold}");
    for (rule, [right, lost, wrong, spared]) in counts {
        println!("{rule}: loses {}, spares {}", share(lost, right), share(spared, wrong));
    }
}
