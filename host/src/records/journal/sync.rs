//! The thread that brings the journal to the disk: one sync for all who wait.

use std::fs::File;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use parking_lot::{Condvar, Mutex};
use tokio::sync::oneshot;

use super::folder::HostFolder;

/// Whether what was written before is on the disk.
pub(crate) type Durable = oneshot::Receiver<Result<(), String>>;

/// A handle on the thread.
#[derive(Debug)]
pub(super) struct Syncer {
    shared: Arc<Shared>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

#[derive(Debug)]
struct Shared {
    state: Mutex<State>,
    wake: Condvar,
    /// How long writes are gathered; zero when somebody waits for each.
    interval: Duration,
    folder: PathBuf,
    failures: AtomicU64,
}

#[derive(Debug, Default)]
struct State {
    /// Files with writes that are not on the disk.
    dirty: Vec<Arc<File>>,
    /// Whether a file was made.
    is_folder_dirty: bool,
    waiters: Vec<oneshot::Sender<Result<(), String>>>,
    is_over: bool,
}

impl Syncer {
    /// Starts the thread for the files of `folder`. It syncs at once where `interval` is zero.
    pub(super) fn start(folder: PathBuf, interval: Duration) -> io::Result<Self> {
        let (state, wake) = (Mutex::default(), Condvar::new());
        let shared = Arc::new(Shared { state, wake, interval, folder, failures: AtomicU64::new(0) });
        let for_thread = Arc::clone(&shared);
        let thread = thread::Builder::new().name("journal-sync".to_owned()).spawn(move || for_thread.run())?;
        Ok(Self { shared, thread: Mutex::new(Some(thread)) })
    }

    /// Says that a frame was written to `file`. With a zero interval, what comes back tells when
    /// a sync that began after this call has ended.
    pub(super) fn wrote(&self, file: &Arc<File>, is_new: bool) -> Option<Durable> {
        let mut state = self.shared.state.lock();
        let was_clean = state.dirty.is_empty();
        if !state.dirty.last().is_some_and(|last| Arc::ptr_eq(last, file)) {
            state.dirty.push(Arc::clone(file));
        }
        state.is_folder_dirty |= is_new;
        let durable = self.shared.interval.is_zero().then(|| {
            let (tell, durable) = oneshot::channel();
            state.waiters.push(tell);
            durable
        });
        drop(state);
        if was_clean {
            self.shared.wake.notify_one();
        }
        durable
    }

    /// Syncs that failed so far.
    pub(super) fn failures(&self) -> u64 {
        self.shared.failures.load(Ordering::Relaxed)
    }

    /// Ends the thread after a last sync, and waits for it.
    pub(super) fn finish(&self) {
        self.tell_end();
        let thread = self.thread.lock().take();
        if let Some(thread) = thread {
            let _ = thread.join();
        }
    }

    fn tell_end(&self) {
        self.shared.state.lock().is_over = true;
        self.shared.wake.notify_all();
    }
}

impl Drop for Syncer {
    /// Does not wait: who drops it may stand on a thread that must not block.
    fn drop(&mut self) {
        self.tell_end();
    }
}

impl Shared {
    fn run(&self) {
        while let Some(state) = self.next() {
            let folder = if state.is_folder_dirty { HostFolder::sync(&self.folder) } else { Ok(()) };
            let synced = state.dirty.iter().try_for_each(|file| file.sync_data()).and(folder);
            if let Err(cause) = &synced {
                self.failures.fetch_add(1, Ordering::Relaxed);
                tracing::warn!(%cause, "failed to bring the journal of records to the disk");
            }
            for waiter in state.waiters {
                // Who does not wait any more needs no answer.
                let _ = waiter.send(synced.as_ref().copied().map_err(ToString::to_string));
            }
        }
    }

    /// What to sync, once there is something and its time has come; none at the end.
    fn next(&self) -> Option<State> {
        let mut state = self.state.lock();
        while state.dirty.is_empty() {
            if state.is_over {
                return None;
            }
            self.wake.wait(&mut state);
        }
        let due = Instant::now() + self.interval;
        while !state.is_over && !self.wake.wait_until(&mut state, due).timed_out() {}
        let is_over = state.is_over;
        Some(std::mem::replace(&mut *state, State { is_over, ..State::default() }))
    }
}
