//! The clocks and random numbers of plugins that were granted no real ones: the same in every call.
//!
//! So the same prompt gets the same findings, whatever a language's library does with them, and
//! nobody measures what other plugins do. A plugin that waits does wait, within its deadline.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use rand::SeedableRng as _;
use rand::rngs::StdRng;
use wasmtime_wasi::{HostMonotonicClock, HostWallClock, WasiCtxBuilder};

/// 2000-01-01T00:00:00Z, since 1970.
const MOMENT: Duration = Duration::from_secs(946_684_800);
/// What passes between two looks at the monotonic clock, nanoseconds: a plugin that waits until a
/// time has passed comes to an end.
const STEP: u64 = 1_000;
/// What every call's random numbers begin with.
const SEED: u64 = 0x7072_6f6d_7074;

/// Gives a sandbox clocks and random numbers, real ones where `clock` and `random` say so.
pub(super) fn give(context: &mut WasiCtxBuilder, clock: bool, random: bool) {
    if !clock {
        context.wall_clock(Still).monotonic_clock(Stepping::default());
    }
    if !random {
        context
            .secure_random(StdRng::seed_from_u64(SEED))
            .insecure_random(StdRng::seed_from_u64(SEED))
            .insecure_random_seed(u128::from(SEED));
    }
}

/// A wall clock that stands.
struct Still;

impl HostWallClock for Still {
    fn resolution(&self) -> Duration {
        Duration::from_secs(1)
    }

    fn now(&self) -> Duration {
        MOMENT
    }
}

/// A clock that moves when it is looked at.
#[derive(Default)]
struct Stepping(AtomicU64);

impl HostMonotonicClock for Stepping {
    fn resolution(&self) -> u64 {
        STEP
    }

    fn now(&self) -> u64 {
        self.0.fetch_add(STEP, Ordering::Relaxed)
    }
}
