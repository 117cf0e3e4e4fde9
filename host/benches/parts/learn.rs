//! The local model: from a prompt to the probabilities of all heads.

use std::hint::black_box;

use criterion::Criterion;
use prompt_host::learn::{Features, Model};
use prompt_host::prompt::Document;

use crate::prompts;

pub(crate) fn bench(criterion: &mut Criterion) {
    let model = Model::base().unwrap();
    let document = Document::analyse(prompts::SHORT);
    let features = Features::of(&document);
    let mut group = criterion.benchmark_group("learn");
    group.bench_function("features-600-bytes", |bencher| bencher.iter(|| Features::of(black_box(&document))));
    group.bench_function("scores-600-bytes", |bencher| bencher.iter(|| model.scores(black_box(&features))));
    group.bench_function("both-600-bytes", |bencher| {
        bencher.iter(|| model.scores(&Features::of(black_box(&document))));
    });
    group.finish();
}
