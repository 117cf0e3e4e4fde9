//! What every request passes before it is worked on: budgets of requests, then a turn.
//!
//! ```text
//! a request ─▶ RateLimiter: the client's budget, then everybody's ─▶ Turns: a permit, or a place
//!                  │ none left                                          │ in a queue that is full
//!                  ▼                                                    ▼
//!               Refusal: how long to wait, for a person, a model and a program
//! ```
//!
//! In the queue clients take turns, whoever sent how much: see [`mod@line`].
//!
//! A [`Rate`] is counted by one of three algorithms (see [`bucket`]), for each caller in a
//! [`table`] that is bounded, or on a Redis server that several hosts [share](shared). What is
//! said once holds on every way in: over HTTP a request is refused before MCP sees it, with a
//! status and `Retry-After`; elsewhere a tool's call gets a tool's error, and any other request
//! an error of the protocol.
//!
//! Nothing is limited unless a setting says so, and nothing waits without bound.

mod bucket;
mod caller;
mod gate;
mod limiter;
mod line;
mod refusal;
mod settings;
mod shared;
mod table;
#[cfg(test)]
mod tests;
mod turns;

pub(crate) use caller::{Admitted, BATCH, Caller, Operation, Peer};
pub use gate::Gate;
pub use limiter::{LimitCounts, LimiterError, RateLimiter};
pub(crate) use refusal::Refusal;
pub use settings::{Algorithm, Rate, RateOverride, RateSettings, RateStoreKind};
pub use turns::Load;
pub(crate) use turns::Turn;
