//! The pipeline from a prompt to its report, in this process: by length, by number of plugins,
//! and with the same rules run natively, which leaves analysis, gate, settling and answer.

use criterion::{BenchmarkId, Criterion, SamplingMode, Throughput};
use prompt_host::improve::{Improver, Request};
use prompt_host::plugin::Generation;
use tokio::runtime::Runtime;

use crate::{native, prompts, stage};

pub(crate) fn bench(criterion: &mut Criterion) {
    let runtime = stage::runtime();
    let tokio = stage::tokio_runtime();
    let improver = stage::improver();

    let first_party = tokio.block_on(stage::first_party(&runtime));
    let natively = native::generation(&first_party);
    let lengths = [
        ("600-bytes", prompts::SHORT.to_owned()),
        ("10-kb", prompts::long(10_000)),
        ("100-kb", prompts::long(100_000)),
    ];
    let mut group = criterion.benchmark_group("improve");
    for (name, prompt) in &lengths {
        group.throughput(Throughput::Bytes(prompt.len() as u64));
        for (way, generation) in [("sandboxed", &*first_party), ("native", &natively)] {
            group.bench_with_input(BenchmarkId::new(way, name), prompt, |bencher, prompt| {
                bencher.to_async(&tokio).iter(|| improve(&improver, generation, prompt));
            });
        }
    }
    group.finish();

    let mut group = criterion.benchmark_group("improve-by-plugins");
    group.sampling_mode(SamplingMode::Flat).sample_size(30);
    for count in [1, 10, 50, 100] {
        let generation = tokio.block_on(stage::copies(&runtime, count));
        bench_copies(&mut group, &tokio, &improver, &generation, count);
    }
    group.finish();
}

fn bench_copies(
    group: &mut criterion::BenchmarkGroup<'_, criterion::measurement::WallTime>,
    tokio: &Runtime,
    improver: &Improver,
    generation: &Generation,
    count: usize,
) {
    group.throughput(Throughput::Elements(count as u64));
    group.bench_with_input(BenchmarkId::from_parameter(count), generation, |bencher, generation| {
        bencher.to_async(tokio).iter(|| improve(improver, generation, prompts::SHORT));
    });
}

/// One request, of which every plugin has to answer.
async fn improve(improver: &Improver, generation: &Generation, prompt: &str) {
    let request = Request { prompt: prompt.to_owned(), ..Request::default() };
    let improvement = improver.improve(generation, request).await.unwrap();
    assert!(improvement.skipped.is_empty(), "{:?}", improvement.skipped);
}
