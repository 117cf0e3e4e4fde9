//! Reading and comparing prompts: no plugin, no I/O.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput};
use prompt_host::prompt::{Document, metrics, protection};

use crate::prompts;

pub(crate) fn bench(criterion: &mut Criterion) {
    let texts = [("600-bytes", prompts::SHORT.to_owned()), ("100-kb", prompts::long(100_000))];
    let mut group = criterion.benchmark_group("reading");
    for (name, text) in &texts {
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_with_input(BenchmarkId::new("analyse", name), text, |bencher, text| {
            bencher.iter(|| Document::analyse(black_box(text.as_str())));
        });
        let before = Document::analyse(text.as_str());
        let after = Document::analyse(text.replace("  \n", "\n"));
        group.bench_with_input(BenchmarkId::new("kept", name), &(&before, &after), |bencher, (before, after)| {
            bencher.iter(|| protection::kept(&before.text, &before.protected, &after.text, &after.protected));
        });
        group.bench_with_input(BenchmarkId::new("metrics", name), &(&before, &after), |bencher, (before, after)| {
            bencher.iter(|| metrics::compare(before, after, 1.0, 0.5, 0, 0.0));
        });
    }
    group.finish();
}
