//! What the machine has left: disk, memory, files, and events of its file system.

use std::path::PathBuf;

use async_trait::async_trait;

use super::WatchesNatively;
use crate::health::{Check, Component, Finding};
use crate::process::{self, Room};
use crate::reload::Plugins;

/// Disk below which it is short: the smaller of a share and so many bytes.
const SHORT_DISK: f64 = 0.05;
const ENOUGH_DISK: u64 = 1 << 30;
/// The same for memory.
const SHORT_MEMORY: f64 = 0.05;
const ENOUGH_MEMORY: u64 = 512 << 20;
/// The share of open files beyond which they are short.
const MANY_FILES: f64 = 0.9;

/// Room for what is written.
#[derive(Debug)]
pub(super) struct DiskCheck(pub(super) Vec<PathBuf>);

#[async_trait]
impl Check for DiskCheck {
    fn component(&self) -> Component {
        Component::Disk
    }

    async fn look(&self) -> Finding {
        let folders = self.0.clone();
        // A network folder may hang.
        let rooms = tokio::task::spawn_blocking(move || {
            let room = |folder: PathBuf| Some((process::disk(&folder)?, folder));
            folders.into_iter().filter_map(room).min_by_key(|(room, _)| room.available)
        });
        match rooms.await.ok().flatten() {
            None => Finding::healthy("nothing is written"),
            Some((room, folder)) if is_short(room, SHORT_DISK, ENOUGH_DISK) => {
                let left = mebibytes(room.available);
                Finding::degraded(format!("{left} are left below {}: make room", folder.display()))
            }
            Some((room, _)) => Finding::healthy(format!("{} are left", mebibytes(room.available))),
        }
    }
}

/// Memory.
#[derive(Debug)]
pub(super) struct MemoryCheck;

#[async_trait]
impl Check for MemoryCheck {
    fn component(&self) -> Component {
        Component::Memory
    }

    async fn look(&self) -> Finding {
        let held = process::current().map(|process| mebibytes(process.resident_bytes)).unwrap_or_default();
        match process::memory() {
            None => Finding::healthy("the system does not tell"),
            Some(room) if is_short(room, SHORT_MEMORY, ENOUGH_MEMORY) => {
                let left = mebibytes(room.available);
                Finding::degraded(format!(
                    "{left} are left, and this process holds {held}: make room, or raise the limit"
                ))
            }
            Some(room) => {
                Finding::healthy(format!("{} are left, this process holds {held}", mebibytes(room.available)))
            }
        }
    }
}

/// Files and sockets.
#[derive(Debug)]
pub(super) struct FileCheck;

#[async_trait]
impl Check for FileCheck {
    fn component(&self) -> Component {
        Component::FileDescriptors
    }

    async fn look(&self) -> Finding {
        let Some(process) = process::current() else { return Finding::healthy("the system does not tell") };
        let open = process.open_files;
        match process.max_open_files {
            Some(max) if open as f64 >= MANY_FILES * max as f64 => {
                Finding::degraded(format!("{open} of {max} are open: raise the limit (`ulimit -n`)"))
            }
            Some(max) => Finding::healthy(format!("{open} of {max} are open")),
            None => Finding::healthy(format!("{open} are open")),
        }
    }
}

/// How changes of files are noticed.
#[derive(Debug)]
pub(super) struct WatchCheck {
    pub(super) plugins: Plugins,
    pub(super) watches: Option<WatchesNatively>,
}

#[async_trait]
impl Check for WatchCheck {
    fn component(&self) -> Component {
        Component::Watcher
    }

    async fn look(&self) -> Finding {
        match (self.watches, self.plugins.watched().is_polling()) {
            (None, _) => Finding::healthy("files are not watched: `watch.enabled` is off"),
            (Some(_), None) => Finding::healthy("watching begins"),
            (Some(_), Some(false)) => Finding::healthy("file events"),
            (Some(WatchesNatively(false)), Some(true)) => Finding::healthy("polling, as `watch.mode` says"),
            (Some(WatchesNatively(true)), Some(true)) => Finding::degraded(
                "file events cannot be had, so files are polled: raise fs.inotify.max_user_watches, or set `watch.mode: poll`",
            ),
        }
    }
}

/// Whether a small machine has little left, or a large one less than anybody needs.
fn is_short(room: Room, share: f64, enough: u64) -> bool {
    room.share() < share && room.available < enough
}

fn mebibytes(bytes: u64) -> String {
    format!("{} MiB", bytes >> 20)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_twentieth_of_a_large_disk_is_enough() {
        let room = |available, total| Room { available, total };
        assert!(!is_short(room(40 << 30, 1 << 40), SHORT_DISK, ENOUGH_DISK));
        assert!(is_short(room(100 << 20, 10 << 30), SHORT_DISK, ENOUGH_DISK));
        assert!(!is_short(room(900 << 20, 10 << 30), SHORT_DISK, ENOUGH_DISK));
    }
}
