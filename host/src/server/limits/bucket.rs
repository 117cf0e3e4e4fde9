//! The three algorithms: one caller's budget at one rate.
//!
//! | Algorithm | Holds | Promises |
//! | --- | --- | --- |
//! | token bucket | one time | at most `burst` and one more for each interval that has passed |
//! | fixed window | one number | at most `requests` in each window |
//! | sliding window | at most 33 numbers | at most `requests` in any time as long as the window |
//!
//! The token bucket is the generic cell rate algorithm (ITU-T I.371), by `governor`. Times are
//! durations since the beginning of the table that a bucket is in.

use std::collections::VecDeque;
use std::num::NonZeroU32;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use governor::clock::{Clock, Reference as _};
use governor::middleware::NoOpMiddleware;
use governor::state::{InMemoryState, NotKeyed};
use governor::{Quota, RateLimiter};

use super::settings::{Algorithm, Rate};

/// Pieces that a sliding window is counted in. A request leaves it with its piece, up to a
/// thirty-second of the window late and never early.
const PIECES: u64 = 32;

/// The clock of token buckets, which stands where the table sets it.
#[derive(Debug, Clone, Default)]
pub(super) struct Hand(Arc<AtomicU64>);

impl Hand {
    fn set(&self, now: Duration) {
        self.0.store(nanos(now), Ordering::Relaxed);
    }
}

impl Clock for Hand {
    type Instant = Duration;

    fn now(&self) -> Duration {
        Duration::from_nanos(self.0.load(Ordering::Relaxed))
    }
}

type Gcra = RateLimiter<NotKeyed, InMemoryState, Hand, NoOpMiddleware<Duration>>;

/// What is left of a budget.
#[derive(Debug)]
pub(super) enum Bucket {
    /// See [`Algorithm::TokenBucket`].
    Token {
        limiter: Box<Gcra>,
        hand: Hand,
        /// When it is full again, at the latest.
        full_at: Duration,
    },
    /// See [`Algorithm::FixedWindow`].
    Fixed { window: u64, used: u32 },
    /// See [`Algorithm::SlidingWindow`]: pieces and their requests, oldest first.
    Sliding(VecDeque<(u64, u32)>),
}

impl Bucket {
    /// The whole budget.
    pub(super) fn new(rate: &Rate, hand: &Hand, now: Duration) -> Self {
        match rate.algorithm {
            Algorithm::TokenBucket => {
                hand.set(now);
                let burst = NonZeroU32::new(rate.capacity()).unwrap_or(NonZeroU32::MIN);
                let quota = Quota::with_period(rate.interval()).unwrap_or_else(|| Quota::per_second(burst));
                let limiter = Box::new(Gcra::direct_with_clock(quota.allow_burst(burst), hand.clone()));
                Self::Token { limiter, hand: hand.clone(), full_at: now }
            }
            Algorithm::FixedWindow => Self::Fixed { window: 0, used: 0 },
            Algorithm::SlidingWindow => Self::Sliding(VecDeque::new()),
        }
    }

    /// Takes `cost` requests, or as many as there ever are, from the budget.
    ///
    /// # Errors
    /// How long it takes until they could be taken, when there are too few; none is taken then.
    pub(super) fn take(&mut self, rate: &Rate, cost: u32, now: Duration) -> Result<(), Duration> {
        let cost = cost.clamp(1, rate.capacity());
        match self {
            Self::Token { limiter, hand, full_at } => {
                hand.set(now);
                let cells = NonZeroU32::new(cost).unwrap_or(NonZeroU32::MIN);
                match limiter.check_n(cells) {
                    Ok(Ok(())) => {
                        *full_at = (*full_at).max(now).saturating_add(rate.interval().saturating_mul(cost));
                        Ok(())
                    }
                    Ok(Err(not_until)) => {
                        Err(Duration::from(not_until.earliest_possible().duration_since(now)).max(LEAST_WAIT))
                    }
                    // The cost is at most the capacity, so this does not happen.
                    Err(_) => Err(rate.per()),
                }
            }
            Self::Fixed { window, used } => {
                let per = nanos(rate.per());
                let number = nanos(now) / per;
                if *window != number {
                    (*window, *used) = (number, 0);
                }
                if used.saturating_add(cost) <= rate.requests {
                    *used += cost;
                    return Ok(());
                }
                Err(until(now, (number + 1).saturating_mul(per)))
            }
            Self::Sliding(pieces) => {
                let length = piece_length(rate);
                let number = nanos(now) / length;
                while pieces.front().is_some_and(|(piece, _)| piece + PIECES < number) {
                    pieces.pop_front();
                }
                let used: u64 = pieces.iter().map(|(_, count)| u64::from(*count)).sum();
                let room = u64::from(rate.requests);
                if used + u64::from(cost) <= room {
                    match pieces.back_mut() {
                        Some((piece, count)) if *piece == number => *count += cost,
                        _ => pieces.push_back((number, cost)),
                    }
                    return Ok(());
                }
                // The oldest have to leave until there is room.
                let mut left = used;
                let last = pieces.iter().find(|(_, count)| {
                    left -= u64::from(*count);
                    left + u64::from(cost) <= room
                });
                let piece = last.map_or(number, |(piece, _)| *piece);
                Err(until(now, (piece + PIECES + 1).saturating_mul(length)))
            }
        }
    }

    /// Whether it is as good as a new one, so that nobody has to remember it.
    pub(super) fn is_whole(&self, rate_per: Duration, now: Duration) -> bool {
        match self {
            Self::Token { full_at, .. } => *full_at <= now,
            Self::Fixed { window, .. } => *window != nanos(now) / nanos(rate_per).max(1),
            Self::Sliding(pieces) => {
                let number = nanos(now) / (nanos(rate_per) / PIECES).max(1);
                pieces.back().is_none_or(|(piece, _)| piece + PIECES < number)
            }
        }
    }
}

/// Nobody is told to come back at once.
const LEAST_WAIT: Duration = Duration::from_millis(1);

fn piece_length(rate: &Rate) -> u64 {
    (nanos(rate.per()) / PIECES).max(1)
}

fn until(now: Duration, end_nanos: u64) -> Duration {
    Duration::from_nanos(end_nanos).saturating_sub(now).max(LEAST_WAIT)
}

fn nanos(time: Duration) -> u64 {
    u64::try_from(time.as_nanos()).unwrap_or(u64::MAX)
}
