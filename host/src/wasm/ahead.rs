//! Compiling beside serving: components that take seconds, so that nobody waits for them.
//!
//! One is compiled at a time, with half of the processors. What comes of it is in the cache for
//! whoever loads the component next; what fails is kept until then.

use std::collections::HashMap;
use std::sync::Arc;

use parking_lot::Mutex;
use tokio::sync::{Notify, Semaphore, watch};

use super::compile::Pace;
use super::runtime::Runtime;
use crate::plugin::{Digest, LoadError};

/// Components below this are compiled at once, bytes: they take a tenth of a second or two.
const SLOW_BYTES: usize = 1 << 20;

/// What is being compiled, and what came of what could not be.
#[derive(Debug)]
pub(super) struct Ahead {
    work: Mutex<HashMap<Digest, Work>>,
    turn: Semaphore,
    ended: watch::Sender<()>,
}

#[derive(Debug)]
enum Work {
    Running,
    Failed(LoadError),
}

impl Default for Ahead {
    fn default() -> Self {
        Self { work: Mutex::default(), turn: Semaphore::new(1), ended: watch::Sender::new(()) }
    }
}

impl Ahead {
    fn is_running(&self, digest: &Digest) -> bool {
        matches!(self.work.lock().get(digest), Some(Work::Running))
    }

    /// Waits until these bytes are not being compiled.
    ///
    /// # Errors
    /// What compiling them came to, if it failed. Told once: then it is tried again.
    pub(super) async fn finished(&self, digest: &Digest) -> Result<(), LoadError> {
        let mut ended = self.ended.subscribe();
        while self.is_running(digest) {
            if ended.changed().await.is_err() {
                break;
            }
        }
        match self.work.lock().remove(digest) {
            Some(Work::Failed(error)) => Err(error),
            _ => Ok(()),
        }
    }
}

impl Runtime {
    /// Whether loading these bytes would take seconds: they are many, and not compiled yet. Never
    /// where nothing is kept of what is compiled.
    pub fn takes_long(&self, bytes: &[u8], digest: &Digest) -> bool {
        let is_compiled = || self.0.cache.as_ref().is_none_or(|cache| cache.has(digest));
        let has_failed = || matches!(self.0.ahead.work.lock().get(digest), Some(Work::Failed(_)));
        bytes.len() >= SLOW_BYTES && !is_compiled() && !has_failed()
    }

    /// Whether these bytes are being compiled beside serving.
    pub fn is_compiling(&self, digest: &Digest) -> bool {
        self.0.ahead.is_running(digest)
    }

    /// Compiles a component beside serving, unless that is going on, and then tells `done`.
    pub fn compile_ahead(&self, bytes: Arc<[u8]>, digest: Digest, done: Arc<Notify>) {
        {
            let mut work = self.0.ahead.work.lock();
            if matches!(work.get(&digest), Some(Work::Running)) {
                return;
            }
            work.insert(digest, Work::Running);
        }
        let runtime = self.clone();
        tokio::spawn(async move {
            // The semaphore is never closed.
            let _turn = runtime.0.ahead.turn.acquire().await;
            let compiled = runtime.compile(&bytes, &digest, Pace::Beside).await;
            let ahead = &runtime.0.ahead;
            match compiled {
                Ok(_) => ahead.work.lock().remove(&digest),
                Err(error) => ahead.work.lock().insert(digest, Work::Failed(error)),
            };
            ahead.ended.send_replace(());
            done.notify_one();
        });
    }
}
