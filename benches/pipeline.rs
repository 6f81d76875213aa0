//! The way through, stage by stage, on corpora of two sizes: the ratio between them shows whether
//! the time is linear. `cargo bench`; `cargo bench -- --corpus DIR N` only writes a corpus.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test fails by panicking"
)]

mod corpus;

use std::path::Path;

use criterion::{BenchmarkId, Criterion, Throughput};
use iop::check::check;
use iop::compute::{CATALOGUE, Narrowing, activity, reported};
use iop::load::load;

fn pipeline(criterion: &mut Criterion) {
    let today = "2026-12-31".parse().unwrap();
    let mut group = criterion.benchmark_group("pipeline");
    group.sample_size(10);
    for visits in [1_000_usize, 10_000] {
        let folder = tempfile::tempdir().unwrap();
        corpus::write(folder.path(), visits);
        group.throughput(Throughput::Elements(visits as u64));
        group.bench_with_input(BenchmarkId::new("load", visits), folder.path(), |bench, root| {
            bench.iter(|| load(root, &|| ()));
        });
        group.bench_with_input(BenchmarkId::new("load and check", visits), folder.path(), |bench, root| {
            bench.iter(|| {
                let loaded = load(root, &|| ());
                check(loaded.dataset.unwrap(), loaded.diagnostics, today, &CATALOGUE)
            });
        });
        let loaded = load(folder.path(), &|| ());
        let checked = check(loaded.dataset.unwrap(), loaded.diagnostics, today, &CATALOGUE);
        let days = reported(&checked.agreement().term, 2026, Narrowing::Year, today).unwrap();
        group.bench_function(BenchmarkId::new("compute", visits), |bench| {
            bench.iter(|| activity(&checked, days.clone()));
        });
    }
    group.finish();
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let Some(at) = arguments.iter().position(|argument| argument == "--corpus") {
        return corpus::write(Path::new(&arguments[at + 1]), arguments[at + 2].parse().unwrap());
    }
    let mut criterion = Criterion::default().configure_from_args();
    pipeline(&mut criterion);
    criterion.final_summary();
}
