//! Where a host is in its life.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

/// A part of a host's life.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Before the first generation of plugins.
    Starting,
    /// It answers.
    Serving,
    /// It finishes what it was asked, and takes nothing new.
    Stopping,
}

impl Stage {
    /// Its name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Starting => "starting",
            Self::Serving => "serving",
            Self::Stopping => "stopping",
        }
    }
}

/// The stage of a host. Clones are of the same host.
#[derive(Debug, Clone, Default)]
pub struct Phase(Arc<AtomicU8>);

impl Phase {
    const SERVING: u8 = 1;
    const STOPPING: u8 = 2;

    /// Where it is.
    pub fn stage(&self) -> Stage {
        match self.0.load(Ordering::Acquire) {
            0 => Stage::Starting,
            Self::SERVING => Stage::Serving,
            _ => Stage::Stopping,
        }
    }

    /// It answers from now on. A host that stops does not serve again.
    pub fn serve(&self) {
        self.0.fetch_max(Self::SERVING, Ordering::AcqRel);
    }

    /// It stops.
    pub fn stop(&self) {
        self.0.store(Self::STOPPING, Ordering::Release);
    }
}
