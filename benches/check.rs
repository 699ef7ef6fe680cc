//! Where the time goes: start-up, reading, and a whole check, by size. `cargo bench`, see docs/performance.md.

#![allow(missing_docs, clippy::disallowed_methods)] // criterion's macros; the samples are on the disk

use std::hint::black_box;
use std::path::Path;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use faircopy::check::Checker;
use faircopy::pack::Pack;
use faircopy::read::{Format, read};
use jiff::civil::date;

fn sample(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(name)).expect("a sample")
}

fn pack() -> Pack {
    Pack::builtin("peer-group-assessment").expect("built in").expect("valid")
}

fn start(c: &mut Criterion) {
    c.bench_function("start: read the pack", |b| b.iter(pack));
    let pack = pack();
    c.bench_function("start: compile it", |b| b.iter(|| Checker::new(black_box(&pack))));
}

fn reading(c: &mut Criterion) {
    let mut group = c.benchmark_group("read");
    for (format, name) in [(Format::Markdown, "hard-mixture.md"), (Format::Docx, "hard-mixture.docx")] {
        let bytes = sample(name);
        group.throughput(Throughput::Bytes(bytes.len() as u64));
        group.bench_function(format.name(), |b| b.iter(|| read(format, black_box(&bytes)).expect("a draft")));
    }
    group.finish();
}

fn checking(c: &mut Criterion) {
    let checker = Checker::new(&pack());
    let text = sample("hard-mixture.md");
    let mut group = c.benchmark_group("check");
    for times in [1_usize, 10, 100] {
        let bytes = text.repeat(times);
        let draft = read(Format::Markdown, &bytes).expect("a draft");
        group.throughput(Throughput::Bytes(bytes.len() as u64));
        group.bench_with_input(BenchmarkId::from_parameter(format!("{times} x")), &draft, |b, draft| {
            b.iter(|| checker.check(black_box(draft), date(2026, 11, 22)));
        });
    }
    group.finish();
}

criterion_group!(benches, start, reading, checking);
criterion_main!(benches);
