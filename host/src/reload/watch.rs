//! Telling that something changed in a set of files and folders.
//!
//! Native events where they work, and a look every so often where they do not (network
//! folders, full inotify tables). Either only wakes the reader, who looks for himself:
//! an event that is doubled or out of order can do no harm.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::time::Duration;

use notify::event::ModifyKind;
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};
use parking_lot::RwLock;
use serde::{Deserialize, Serialize};
use tokio::sync::Notify;
use tokio::time::{Instant, timeout_at};

/// How changes are noticed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum WatchMode {
    /// Native events, and polling where they cannot be had.
    #[default]
    Auto,
    /// Polling only, as network file systems need it.
    Poll,
}

/// How a watcher behaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WatchOptions {
    /// How changes are noticed.
    pub mode: WatchMode,
    /// How long a file must be left alone before it is looked at.
    pub quiet: Duration,
    /// How often to look when polling.
    pub poll_interval: Duration,
}

impl Default for WatchOptions {
    fn default() -> Self {
        Self { mode: WatchMode::Auto, quiet: Duration::from_millis(40), poll_interval: Duration::from_millis(500) }
    }
}

/// How changes of some folders are noticed at this moment.
#[derive(Debug, Default)]
pub struct Watched(AtomicU8);

impl Watched {
    const NATIVE: u8 = 1;
    const POLLING: u8 = 2;

    pub(crate) fn set(&self, watcher: &Watcher) {
        let how = if watcher.is_polling() { Self::POLLING } else { Self::NATIVE };
        self.0.store(how, Ordering::Relaxed);
    }

    /// Whether folders are polled; none while nobody watches them.
    pub fn is_polling(&self) -> Option<bool> {
        match self.0.load(Ordering::Relaxed) {
            Self::NATIVE => Some(false),
            Self::POLLING => Some(true),
            _ => None,
        }
    }
}

/// Somebody who never stops writing must not keep others' changes waiting for ever.
const MAX_WAIT: Duration = Duration::from_millis(500);

/// Watches folders and files, also ones that do not exist yet.
#[derive(Debug)]
pub struct Watcher {
    /// Shared with the thread that native events come from.
    folders: Arc<RwLock<Vec<PathBuf>>>,
    options: WatchOptions,
    wake: Arc<Notify>,
    /// None while polling.
    native: Option<RecommendedWatcher>,
    armed: BTreeSet<PathBuf>,
}

impl Watcher {
    /// Watches what lies directly in `folders`; a file among them is watched alone.
    pub fn new(folders: Vec<PathBuf>, options: WatchOptions) -> Self {
        let (wake, folders) = (Arc::new(Notify::new()), Arc::new(RwLock::new(folders)));
        let native = match options.mode {
            WatchMode::Poll => None,
            WatchMode::Auto => native(Arc::clone(&wake), Arc::clone(&folders)).inspect_err(not_native).ok(),
        };
        let mut watcher = Self { folders, options, wake, native, armed: BTreeSet::new() };
        watcher.arm();
        watcher
    }

    /// Watches what lies directly in `folders`, and no longer what it watched before.
    pub fn follow(&mut self, folders: Vec<PathBuf>) {
        *self.folders.write() = folders;
        self.arm();
    }

    /// Whether it polls.
    pub fn is_polling(&self) -> bool {
        self.native.is_none()
    }

    /// Waits until something may have changed, and with native events until it has been
    /// left alone for a moment.
    ///
    /// Cancel safe: a change that comes while nobody waits is told to the next who does.
    pub async fn changed(&mut self) {
        if self.is_polling() {
            return tokio::time::sleep(self.options.poll_interval).await;
        }
        self.wake.notified().await;
        let latest = Instant::now() + MAX_WAIT;
        loop {
            let quiet = (Instant::now() + self.options.quiet).min(latest);
            if timeout_at(quiet, self.wake.notified()).await.is_err() {
                break;
            }
        }
        // Folders may have come, gone, or been replaced.
        self.arm();
    }

    /// Watches each folder, or the nearest one above it that exists.
    fn arm(&mut self) {
        let mut wanted = self.wanted();
        while let Some(native) = self.native.as_mut() {
            for path in self.armed.union(&wanted) {
                // Again each time: a folder that was replaced is another one of the same name.
                // It may also be gone, and then it is gone from the watcher.
                let _ = native.unwatch(path);
            }
            let watched = wanted.iter().try_for_each(|path| native.watch(path, RecursiveMode::NonRecursive));
            self.armed = wanted;
            wanted = self.wanted();
            // What came or went between the look and the watch has made no event.
            if wanted != self.armed {
                continue;
            }
            if let Err(error) = watched {
                not_native(&error);
                self.native = None;
            }
            return;
        }
    }

    fn wanted(&self) -> BTreeSet<PathBuf> {
        self.folders.read().iter().filter_map(|folder| nearest_existing(folder)).map(Path::to_owned).collect()
    }
}

fn native(wake: Arc<Notify>, folders: Arc<RwLock<Vec<PathBuf>>>) -> notify::Result<RecommendedWatcher> {
    notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        if !event.is_ok_and(|event| is_nothing_new(&event, &folders.read())) {
            wake.notify_one();
        }
    })
}

/// Whether an event says nothing of what lies in `folders`: a file was read, or one was written
/// to in a folder that is only watched because one of `folders` is yet to come there, or is a file
/// of it. Such a folder may hold a database, which is written to with every request.
fn is_nothing_new(event: &notify::Event, folders: &[PathBuf]) -> bool {
    let is_beside = |path: &PathBuf| {
        let is_inside = folders.iter().any(|folder| path.starts_with(folder));
        !is_inside && path.parent().is_some_and(|above| folders.iter().any(|folder| folder.starts_with(above)))
    };
    match event.kind {
        EventKind::Access(_) => true,
        EventKind::Modify(ModifyKind::Data(_)) => !event.paths.is_empty() && event.paths.iter().all(is_beside),
        _ => false,
    }
}

fn not_native(error: &notify::Error) {
    tracing::warn!(%error, "native file events are not available: looking every so often instead");
}

fn nearest_existing(folder: &Path) -> Option<&Path> {
    folder.ancestors().find(|ancestor| ancestor.is_dir())
}

#[cfg(test)]
mod tests {
    use notify::Event;
    use notify::event::{AccessKind, CreateKind, DataChange, Flag};

    use super::*;

    #[test]
    fn only_what_is_written_beside_a_folder_is_nothing_new() {
        let folders = ["/data/models", "/data/here", "/project/settings.yaml"].map(PathBuf::from);
        let written = EventKind::Modify(ModifyKind::Data(DataChange::Any));
        for (kind, path, nothing_new) in [
            (written, "/data/records.sqlite-wal", true),
            (written, "/data/models-of-old", true),
            (written, "/data/models", false),
            (written, "/data/models/current", false),
            (written, "/data/here/rule.wasm", false),
            // As a system says it that knows the folder by another name.
            (written, "/private/data/records.sqlite-wal", false),
            (EventKind::Create(CreateKind::Any), "/data/models", false),
            // It may be what a link on the way leads to.
            (EventKind::Create(CreateKind::Any), "/data/elsewhere", false),
            (EventKind::Access(AccessKind::Any), "/data/here/rule.wasm", true),
            (written, "/project/settings.yaml", false),
            (written, "/project/notes.txt", true),
            (EventKind::Create(CreateKind::Any), "/project/settings.yaml", false),
        ] {
            let event = Event::new(kind).add_path(path.into());
            assert_eq!(is_nothing_new(&event, &folders), nothing_new, "{kind:?} {path}");
        }
        assert!(!is_nothing_new(&Event::new(EventKind::Other).set_flag(Flag::Rescan), &folders));
        assert!(!is_nothing_new(&Event::new(written), &folders), "an event without a path may be anything");
    }
}
