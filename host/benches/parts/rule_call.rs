//! One call of a rule: in a fresh sandbox, natively, and on two threads at once.

use std::hint::black_box;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use criterion::Criterion;
use prompt_host::plugin::{CheckRequest, RulePlugin};

use crate::stage::{self, PATIENCE};
use crate::{lower, native, prompts};

/// What is measured: a name, a plugin, and its rules that are asked; all of them when none.
const CALLS: [(&str, &str, &[&str]); 10] = [
    ("whitespace", "tidy", &["whitespace"]),
    ("constraints", "constraints", &[]),
    ("context", "context", &[]),
    ("examples", "examples", &[]),
    ("output", "output", &[]),
    ("references", "references", &[]),
    ("safety", "safety", &[]),
    ("structure", "structure", &[]),
    ("tidy", "tidy", &[]),
    ("tone", "tone", &[]),
];

pub(crate) fn bench(criterion: &mut Criterion) {
    let runtime = stage::runtime();
    let tokio = stage::tokio_runtime();
    let request = stage::check_request(prompts::SHORT);
    let mut group = criterion.benchmark_group("rule-call");
    for (name, id, codes) in CALLS {
        let plugin = tokio.block_on(stage::plugin(&runtime, id));
        let codes: Vec<&str> = if codes.is_empty() { all_codes(&*plugin) } else { codes.to_vec() };
        group.bench_function(format!("{name}-sandboxed"), |bencher| {
            bencher.to_async(&tokio).iter(|| plugin.check(&request, &codes, PATIENCE));
        });
        let (_, check) = native::FIRST_PARTY.into_iter().find(|(known, _)| *known == id).unwrap();
        let document = lower::document(&request.document);
        group.bench_function(format!("{name}-native"), |bencher| {
            bencher.iter(|| check(black_box(&document), black_box(&codes)));
        });
    }
    let plugin = tokio.block_on(stage::plugin(&runtime, "tidy"));
    for (name, threads) in [("tidy-one-thread", 1), ("tidy-two-threads", 2)] {
        group.bench_function(name, |bencher| {
            bencher.iter_custom(|calls| on_threads(&plugin, &request, calls, threads));
        });
    }
    group.finish();
}

fn all_codes(plugin: &dyn RulePlugin) -> Vec<&str> {
    plugin.rule_set().rules.iter().map(|rule| rule.code.as_str()).collect()
}

/// How long `calls` calls take, shared by as many threads.
fn on_threads(plugin: &Arc<dyn RulePlugin>, request: &CheckRequest, calls: u64, threads: u64) -> Duration {
    let codes = all_codes(&**plugin);
    let started = Instant::now();
    thread::scope(|scope| {
        for thread in 0..threads {
            let share = calls / threads + u64::from(thread < calls % threads);
            let codes = &codes;
            scope.spawn(move || {
                stage::tokio_runtime().block_on(async {
                    for _ in 0..share {
                        plugin.check(request, codes, PATIENCE).await.unwrap();
                    }
                });
            });
        }
    });
    started.elapsed()
}
