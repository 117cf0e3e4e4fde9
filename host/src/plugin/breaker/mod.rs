//! Circuit breakers: a plugin that fails too often is left alone for a while.
//!
//! ```text
//!            enough faults                 the pause is over
//!  closed ───────────────────▶ open ───────────────────────────▶ half-open: one call tries it
//!    ▲                           ▲                                   │              │
//!    │                           └── it fails: a pause twice as long ┘              │
//!    └──────────────────────────────────────────────────────── it succeeds ─────────┘
//! ```
//!
//! A [`Circuit`] belongs to the exact bytes of a plugin: a new version starts closed. [`Guarded`]
//! puts one in front of whatever a plugin does. [`Breakers`] has all of them and says what a host
//! that starts again must know; whoever keeps that on the disk stands above (see
//! [`reload`](crate::reload)). Here is no I/O.
//!
//! What counts as a fault is what the plugin can help: traps, its own deadline, its limits, answers
//! that are none. A call that found no sandbox, or that had less time than the plugin's deadline,
//! says nothing of the plugin; an error that the plugin answers by contract is an answer.

mod circuit;
mod guarded;
mod settings;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use arc_swap::ArcSwap;
use parking_lot::Mutex;
use serde::{Deserialize, Serialize};
use tokio::sync::watch;

use super::{Digest, PluginId};
use crate::events::Events;

pub use circuit::{Circuit, CircuitState, Standing};
pub use guarded::Guarded;
pub use settings::{BreakerSettings, OnOpen};

/// Open circuits of plugins that are not loaded that are remembered.
const MAX_REMEMBERED: usize = 1_000;

/// Tells the time as milliseconds since 1970; a test has one that it can move.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> u64 + Send + Sync>);

impl Clock {
    /// One that `tells` the time.
    pub fn new(tells: impl Fn() -> u64 + Send + Sync + 'static) -> Self {
        Self(Arc::new(tells))
    }

    fn now(&self) -> u64 {
        (self.0)()
    }
}

impl Default for Clock {
    fn default() -> Self {
        // What is open must be so after a restart too, so it is the clock of the wall.
        let millis = || SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis());
        Self::new(move || u64::try_from(millis()).unwrap_or(u64::MAX))
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Clock")
    }
}

/// What is known of a circuit that is not closed, for a host that starts again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remembered {
    /// Of the plugin's bytes, 64 hex digits.
    pub digest: String,
    /// The plugin's id, for people.
    pub plugin: String,
    /// When it is tried again, milliseconds since 1970.
    pub until_ms: u64,
    /// How long the pause was, milliseconds.
    pub pause_ms: u64,
    /// Why it was opened.
    pub reason: String,
}

/// What all circuits share.
#[derive(Debug)]
struct Common {
    settings: ArcSwap<BreakerSettings>,
    clock: Clock,
    events: Events,
    /// Counts changes of states.
    changes: watch::Sender<u64>,
}

/// The circuits of a host. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Breakers {
    common: Arc<Common>,
    circuits: Arc<Mutex<HashMap<Digest, Arc<Circuit>>>>,
    remembered: Arc<Mutex<HashMap<String, Remembered>>>,
}

impl Breakers {
    /// No circuit yet. What changes is published on `events`.
    pub fn new(settings: BreakerSettings, events: Events) -> Self {
        Self::with_clock(settings, events, Clock::default())
    }

    /// The same by another clock.
    pub fn with_clock(settings: BreakerSettings, events: Events, clock: Clock) -> Self {
        let (settings, changes) = (ArcSwap::from_pointee(settings), watch::Sender::new(0));
        let common = Arc::new(Common { settings, clock, events, changes });
        Self { common, circuits: Arc::default(), remembered: Arc::default() }
    }

    /// Puts other settings into force. What is open stays so until its pause is over, unless
    /// nothing shall open any more.
    pub fn set(&self, settings: BreakerSettings) {
        self.common.settings.store(Arc::new(settings));
    }

    /// Takes over what a host before this one knew. Circuits made from now on begin with it.
    pub fn restore(&self, known: Vec<Remembered>) {
        let known = known.into_iter().take(MAX_REMEMBERED);
        self.remembered.lock().extend(known.map(|known| (known.digest.clone(), known)));
    }

    /// The circuit of a plugin's bytes, the same for as long as anybody has it or it is not closed.
    pub fn circuit(&self, plugin: &PluginId, digest: Digest) -> Arc<Circuit> {
        let mut circuits = self.circuits.lock();
        if let Some(circuit) = circuits.get(&digest) {
            return Arc::clone(circuit);
        }
        circuits.retain(|_, circuit| Arc::strong_count(circuit) > 1 || circuit.state() != CircuitState::Closed);
        let remembered = self.remembered.lock().remove(&digest.hex());
        let circuit = Arc::new(Circuit::new(plugin.clone(), digest, Arc::clone(&self.common), remembered));
        circuits.insert(digest, Arc::clone(&circuit));
        circuit
    }

    /// Tells each change of a state.
    pub fn subscribe(&self) -> watch::Receiver<u64> {
        self.common.changes.subscribe()
    }

    /// What a host that starts again must know, ordered by digest.
    pub fn to_remember(&self) -> Vec<Remembered> {
        let mut known: Vec<Remembered> =
            self.circuits.lock().values().filter_map(|circuit| circuit.to_remember()).collect();
        known.sort_by(|one, other| one.digest.cmp(&other.digest));
        known
    }

    /// Whether this host decides about the plugin with this digest.
    pub fn knows(&self, digest: &str) -> bool {
        self.circuits.lock().keys().any(|known| known.hex() == digest)
    }

    /// Circuits that are not closed, by plugin.
    pub fn not_closed(&self) -> Vec<(PluginId, Standing)> {
        let circuits = self.circuits.lock();
        let standing = circuits.values().map(|circuit| (circuit.plugin().clone(), circuit.standing()));
        let mut open: Vec<(PluginId, Standing)> =
            standing.filter(|(_, standing)| standing.state != CircuitState::Closed).collect();
        open.sort_by(|one, other| one.0.cmp(&other.0));
        open
    }
}
