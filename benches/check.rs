//! Where the time goes, part by part and by size. `cargo bench`; docs/performance.md says what the parts are.

#![allow(missing_docs, clippy::disallowed_methods)] // criterion's macros; the samples are on the disk

use std::hint::black_box;
use std::io::{Cursor, Read as _};
use std::path::Path;
use std::time::{Duration, Instant};

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use docx_rs::{Docx, Paragraph, Run};
use faircopy::check::{Checker, Stage};
use faircopy::pack::Pack;
use faircopy::read::{Format, read};
use jiff::civil::{Date, date};

const TODAY: Date = date(2026, 11, 22);

/// Pages of about 450 words, and how often a sample of two pages makes them.
const SIZES: [(&str, usize); 3] = [("2 pages", 1), ("20 pages", 10), ("200 pages", 100)];

fn sample() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/hard-mixture.md");
    std::fs::read_to_string(path).expect("a sample")
}

/// The same text as paragraphs of a Word document.
fn word(text: &str) -> Vec<u8> {
    let paragraphs = text.lines().filter(|line| !line.trim().is_empty());
    let document = paragraphs.fold(Docx::new(), |document, line| {
        document.add_paragraph(Paragraph::new().add_run(Run::new().add_text(line)))
    });
    let mut bytes = Cursor::new(Vec::new());
    document.build().pack(&mut bytes).expect("a document");
    bytes.into_inner()
}

fn pack() -> Pack {
    Pack::builtin("peer-group-assessment").expect("built in").expect("valid")
}

fn start(c: &mut Criterion) {
    c.bench_function("start/read the pack", |b| b.iter(pack));
    let pack = pack();
    c.bench_function("start/make it ready", |b| b.iter(|| Checker::new(black_box(&pack))));
}

/// What no reader of Word can do without: unpacking the main part, and cutting its XML into tokens.
fn floor(bytes: &[u8]) -> usize {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut part = Vec::new();
    archive.by_name("word/document.xml").expect("its main part").read_to_end(&mut part).expect("it unpacks");
    let mut reader = quick_xml::Reader::from_reader(part.as_slice());
    let mut tokens = 0;
    while !matches!(reader.read_event().expect("well-formed"), quick_xml::events::Event::Eof) {
        tokens += 1;
    }
    tokens
}

fn reading(c: &mut Criterion) {
    let text = sample();
    let mut group = c.benchmark_group("read");
    for (pages, times) in SIZES {
        let text = text.repeat(times);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(BenchmarkId::new("Markdown", pages), |b| {
            b.iter(|| read(Format::Markdown, black_box(text.as_bytes())).expect("a draft"));
        });
        let bytes = word(&text);
        group.bench_function(BenchmarkId::new("Word", pages), |b| {
            b.iter(|| read(Format::Docx, black_box(&bytes)).expect("a draft"));
        });
        group.bench_function(BenchmarkId::new("Word, unpacked and cut only", pages), |b| {
            b.iter(|| floor(black_box(&bytes)));
        });
    }
    group.finish();
}

fn checking(c: &mut Criterion) {
    let checker = Checker::new(&pack());
    let text = sample();
    let mut group = c.benchmark_group("check");
    for (pages, times) in SIZES {
        let text = text.repeat(times);
        let draft = read(Format::Markdown, text.as_bytes()).expect("a draft");
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(BenchmarkId::new("whole", pages), |b| {
            b.iter(|| checker.check(black_box(&draft), TODAY));
        });
        for (name, wanted) in [
            ("words and terms", Stage::Terms),
            ("context", Stage::Context),
            ("judging", Stage::Judging),
            ("findings", Stage::Findings),
        ] {
            group.bench_function(BenchmarkId::new(name, pages), |b| {
                b.iter_custom(|times| {
                    let mut sum = Duration::ZERO;
                    for _ in 0..times {
                        let mut last = Instant::now();
                        checker.check_watched(black_box(&draft), TODAY, &mut |stage| {
                            let now = Instant::now();
                            sum += if stage == wanted { now - last } else { Duration::ZERO };
                            last = now;
                        });
                    }
                    sum
                });
            });
        }
    }
    group.finish();
}

fn config() -> Criterion {
    Criterion::default().sample_size(20).measurement_time(Duration::from_secs(2))
}

criterion_group!(name = benches; config = config(); targets = start, reading, checking);
criterion_main!(benches);
