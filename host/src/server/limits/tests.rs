//! Budgets: what each algorithm promises, who shares what, and a server that goes away.

mod algorithms;
mod callers;
mod redis_server;
mod sharing;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use super::caller::{Caller, Operation, Peer};
use super::limiter::RateLimiter;
use super::refusal::Refusal;
use super::settings::{Algorithm, Rate, RateOverride, RateSettings};
use super::shared::Shared;
use super::table::Watch;
use crate::server::http::identity::Scope;

const ALGORITHMS: [Algorithm; 3] = [Algorithm::TokenBucket, Algorithm::FixedWindow, Algorithm::SlidingWindow];

fn rate(requests: u32, per_s: u64, algorithm: Algorithm) -> Rate {
    Rate { requests, per_s, burst: 0, algorithm }
}

/// A clock that a test moves.
#[derive(Clone, Default)]
struct Time(Arc<AtomicU64>);

impl Time {
    fn watch(&self) -> Watch {
        let now = Arc::clone(&self.0);
        Watch::new(move || Duration::from_millis(now.load(Ordering::Relaxed)))
    }

    fn pass(&self, millis: u64) {
        self.0.fetch_add(millis, Ordering::Relaxed);
    }
}

/// A limiter in this process, by a clock of its own.
fn limiter(settings: RateSettings) -> (RateLimiter, Time) {
    let time = Time::default();
    (RateLimiter::new(settings, time.watch(), None), time)
}

fn client(name: &str) -> Caller {
    Caller { key: format!("Static {name}"), name: Some(name.to_owned()) }
}

fn call(tool: &str) -> Operation {
    Operation::of("tools/call", Some(tool), 1).unwrap()
}

/// How many of `asked` calls of `caller` are let in.
async fn let_in(limiter: &RateLimiter, caller: &Caller, operation: Operation, asked: usize) -> usize {
    let mut count = 0;
    for _ in 0..asked {
        count += usize::from(limiter.admit(caller, operation).await.is_ok());
    }
    count
}
