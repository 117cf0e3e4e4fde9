//! The circuit of one plugin's bytes.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use parking_lot::Mutex;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{BreakerSettings, Common, OnOpen, Remembered};
use crate::events::Event;
use crate::plugin::{CallError, Digest, PluginId};

/// Pieces that the window is counted in: calls leave it piece by piece.
const PIECES: u64 = 8;

/// Whether a plugin is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CircuitState {
    /// It is asked.
    Closed,
    /// It is left alone for a while.
    Open,
    /// One call tries it.
    HalfOpen,
}

impl CircuitState {
    /// As people and JSON call it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Closed => "closed",
            Self::Open => "open",
            Self::HalfOpen => "half-open",
        }
    }
}

/// How a circuit stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Whether its plugin is asked.
    pub state: CircuitState,
    /// How long it is still left alone.
    pub wait: Duration,
    /// Why; none where it is asked.
    pub reason: Option<String>,
}

/// What a call said of its plugin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Finding {
    /// It works.
    Good,
    /// It does not.
    Fault(String),
    /// Nothing: the host could not ask it properly.
    Nothing,
}

#[derive(Debug)]
enum Phase {
    Closed(VecDeque<Piece>),
    Open(Break),
    HalfOpen(Break),
}

/// Calls of one piece of the window.
#[derive(Debug)]
struct Piece {
    number: u64,
    calls: u32,
    faults: u32,
}

/// Why and until when a plugin is left alone.
#[derive(Debug, Clone)]
struct Break {
    until_ms: u64,
    pause_ms: u64,
    reason: Arc<str>,
}

#[derive(Debug)]
struct Inner {
    phase: Phase,
    /// Counts changes: a call that began before the last one says nothing any more.
    epoch: u64,
}

/// Whether a plugin is asked.
#[derive(Debug)]
pub struct Circuit {
    plugin: PluginId,
    digest: Digest,
    common: Arc<Common>,
    inner: Mutex<Inner>,
}

/// The right to one call. Dropping it says nothing of the plugin.
#[derive(Debug)]
pub(crate) struct Pass<'c> {
    circuit: &'c Circuit,
    epoch: u64,
    is_over: bool,
}

impl Circuit {
    pub(super) fn new(plugin: PluginId, digest: Digest, common: Arc<Common>, known: Option<Remembered>) -> Self {
        let settings = common.settings.load_full();
        let phase = match known {
            Some(known) => {
                let pause_ms = known.pause_ms.clamp(1, settings.longest_pause());
                Phase::Open(Break { until_ms: known.until_ms, pause_ms, reason: known.reason.into() })
            }
            None => Phase::Closed(VecDeque::new()),
        };
        Self { plugin, digest, common, inner: Mutex::new(Inner { phase, epoch: 0 }) }
    }

    /// Whose it is.
    pub fn plugin(&self) -> &PluginId {
        &self.plugin
    }

    /// Whether the plugin is asked.
    pub fn state(&self) -> CircuitState {
        self.standing().state
    }

    /// How it stands.
    pub fn standing(&self) -> Standing {
        let now = self.common.clock.now();
        let closed = Standing { state: CircuitState::Closed, wait: Duration::ZERO, reason: None };
        if self.common.settings.load().faults == 0 {
            return closed;
        }
        match &self.inner.lock().phase {
            Phase::Closed(_) => closed,
            Phase::Open(rest) => Standing {
                state: CircuitState::Open,
                wait: rest.left(now).unwrap_or_default(),
                reason: Some(rest.reason.to_string()),
            },
            Phase::HalfOpen(rest) => {
                Standing { state: CircuitState::HalfOpen, wait: Duration::ZERO, reason: Some(rest.reason.to_string()) }
            }
        }
    }

    /// Asks for the right to one call.
    ///
    /// # Errors
    /// [`CallError::CircuitOpen`] while the plugin is left alone, or another call tries it.
    pub(crate) fn ask(&self) -> Result<Pass<'_>, CallError> {
        let settings = self.common.settings.load();
        let mut inner = self.inner.lock();
        if settings.faults == 0 {
            return Ok(Pass { circuit: self, epoch: inner.epoch, is_over: false });
        }
        let now = self.common.clock.now();
        let refused = |rest: &Break, wait: Duration| CallError::CircuitOpen {
            wait,
            reason: rest.reason.to_string(),
            fatal: settings.on_open == OnOpen::Fail,
        };
        match &inner.phase {
            Phase::Closed(_) => {}
            Phase::HalfOpen(rest) => return Err(refused(rest, Duration::from_secs(1))),
            Phase::Open(rest) => match rest.left(now) {
                Some(wait) => return Err(refused(rest, wait)),
                None => {
                    let rest = rest.clone();
                    inner.epoch += 1;
                    inner.phase = Phase::HalfOpen(rest);
                    self.changed(CircuitState::HalfOpen, "its pause is over: one call tries it");
                }
            },
        }
        Ok(Pass { circuit: self, epoch: inner.epoch, is_over: false })
    }

    /// What a host that starts again must know of it; none when it is closed.
    pub(super) fn to_remember(&self) -> Option<Remembered> {
        match &self.inner.lock().phase {
            Phase::Closed(_) => None,
            Phase::Open(rest) | Phase::HalfOpen(rest) => Some(Remembered {
                digest: self.digest.hex(),
                plugin: self.plugin.to_string(),
                until_ms: rest.until_ms,
                pause_ms: rest.pause_ms,
                reason: rest.reason.to_string(),
            }),
        }
    }

    fn end(&self, epoch: u64, finding: &Finding) {
        let settings = self.common.settings.load();
        if settings.faults == 0 {
            return;
        }
        let now = self.common.clock.now();
        let mut inner = self.inner.lock();
        if inner.epoch != epoch {
            return;
        }
        match (&mut inner.phase, finding) {
            (Phase::Closed(_), Finding::Nothing) | (Phase::Open(_), _) => {}
            (Phase::Closed(pieces), Finding::Good) => count(pieces, &settings, now, false),
            (Phase::Closed(pieces), Finding::Fault(error)) => {
                count(pieces, &settings, now, true);
                let calls: u32 = pieces.iter().map(|piece| piece.calls).sum();
                let faults: u32 = pieces.iter().map(|piece| piece.faults).sum();
                let share = u64::from(faults) * 100 >= u64::from(calls) * u64::from(settings.share_percent);
                if faults >= settings.faults && share {
                    let reason = format!("{faults} of its last {calls} calls failed; the last one {error}");
                    self.open(&mut inner, now, settings.pause_ms, reason);
                }
            }
            (Phase::HalfOpen(_), Finding::Good) => {
                inner.epoch += 1;
                inner.phase = Phase::Closed(VecDeque::new());
                self.changed(CircuitState::Closed, "the call that tried it succeeded");
            }
            (Phase::HalfOpen(rest), Finding::Fault(error)) => {
                let pause = rest.pause_ms.saturating_mul(2).min(settings.longest_pause());
                self.open(&mut inner, now, pause, format!("the call that tried it failed: it {error}"));
            }
            // The next call tries it.
            (Phase::HalfOpen(rest), Finding::Nothing) => {
                let rest = rest.clone();
                inner.epoch += 1;
                inner.phase = Phase::Open(Break { until_ms: now, ..rest });
                self.changed(CircuitState::Open, "the call that tried it came to no end");
            }
        }
    }

    fn open(&self, inner: &mut Inner, now: u64, pause_ms: u64, reason: String) {
        let pause_ms = pause_ms.max(1);
        inner.epoch += 1;
        self.changed(CircuitState::Open, &reason);
        inner.phase = Phase::Open(Break { until_ms: now.saturating_add(pause_ms), pause_ms, reason: reason.into() });
    }

    fn changed(&self, state: CircuitState, reason: &str) {
        let (plugin, word) = (&self.plugin, state.as_str());
        match state {
            CircuitState::Open => tracing::warn!(%plugin, state = word, reason, "plugin is left alone"),
            CircuitState::HalfOpen => tracing::info!(%plugin, state = word, reason, "plugin is tried"),
            CircuitState::Closed => tracing::info!(%plugin, state = word, reason, "plugin is asked again"),
        }
        let (plugin, reason) = (plugin.to_string(), reason.to_owned());
        self.common.events.publish(Event::BreakerChanged { plugin, state: word, reason });
        self.common.changes.send_modify(|changes| *changes += 1);
    }
}

impl Break {
    /// How long the plugin is still left alone; none when it may be tried. A time that lies further
    /// off than the whole pause comes from a clock that was set back, and counts for nothing.
    fn left(&self, now: u64) -> Option<Duration> {
        let left = self.until_ms.checked_sub(now).filter(|left| *left > 0 && *left <= self.pause_ms)?;
        Some(Duration::from_millis(left))
    }
}

/// Counts a call, and forgets those that have left the window.
fn count(pieces: &mut VecDeque<Piece>, settings: &BreakerSettings, now: u64, failed: bool) {
    let number = now / (settings.window_ms / PIECES).max(1);
    while pieces.front().is_some_and(|piece| piece.number + PIECES <= number || piece.number > number) {
        pieces.pop_front();
    }
    match pieces.back_mut() {
        Some(piece) if piece.number == number => {
            piece.calls = piece.calls.saturating_add(1);
            piece.faults = piece.faults.saturating_add(u32::from(failed));
        }
        _ => pieces.push_back(Piece { number, calls: 1, faults: u32::from(failed) }),
    }
}

impl Pass<'_> {
    pub(crate) fn end(mut self, finding: &Finding) {
        self.is_over = true;
        self.circuit.end(self.epoch, finding);
    }
}

impl Drop for Pass<'_> {
    fn drop(&mut self) {
        // The request was cancelled while it was asked.
        if !self.is_over {
            self.circuit.end(self.epoch, &Finding::Nothing);
        }
    }
}
