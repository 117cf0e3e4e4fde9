//! Where records wait on this machine's disk until a store has them.
//!
//! ```text
//! JOURNAL/                         0700
//!   0197…b57/                      one folder for each host process
//!     lock                         locked for as long as the process lives
//!     0000000001.journal           frames; a new segment after one MiB
//!   0197…b57-0000000004.damaged    what could not be read
//! ```
//!
//! An entry is written with one call before anybody is told that it is kept: the death of the
//! process loses nothing from then on. When a power cut loses nothing either is the setting
//! `fsync`. A segment whose entries are all stored is deleted, or emptied if it is the one
//! that is written to, so that no prompt lies in the journal for longer than it has to.
//!
//! A host that starts takes over the folders of hosts that died, and hands what is in them to the
//! queue. An entry may reach the store twice this way; a store keeps it once.

mod folder;
mod frame;
mod segment;
mod sync;

use std::collections::{HashMap, VecDeque};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use parking_lot::Mutex;

pub(super) use folder::make_private;
pub(crate) use frame::Entry;
pub(crate) use sync::Durable;

use super::{Fsync, Settings};
use folder::HostFolder;
use segment::{Damage, Reading, Segment};
use sync::Syncer;

/// Bytes after which a segment is closed: some hundred records.
const SEGMENT_BYTES: u64 = 1 << 20;
/// How long an answer waits for the lock of the journal.
const PATIENCE: Duration = Duration::from_millis(1);

/// A journal that cannot be used.
#[derive(Debug, thiserror::Error)]
#[error(
    "failed to prepare the journal folder {path}: make it writable for this user, or set `records.journal_dir` to \
     another one"
)]
pub struct JournalError {
    /// The folder.
    pub path: PathBuf,
    /// Why.
    #[source]
    pub source: io::Error,
}

/// Why an entry is not in the journal.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum NotWritten {
    /// Others were writing for longer than an answer may wait.
    #[error("the journal was busy")]
    Busy,
    /// The disk is full or does not work.
    #[error("the journal could not be written: {0}")]
    Failed(String),
}

/// The segment that an entry is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Place(pub(super) u64);

/// An entry that was written.
#[derive(Debug)]
pub(crate) struct Written {
    /// To be given back once it is stored.
    pub(crate) place: Place,
    /// With `fsync: always`, when it is on the disk.
    pub(crate) durable: Option<Durable>,
}

/// The journal of this process, and what it took over from dead ones.
#[derive(Debug)]
pub(crate) struct Journal {
    parent: PathBuf,
    own: HostFolder,
    segments: Mutex<Segments>,
    syncer: Option<Syncer>,
    /// Folders of dead hosts, and what of them is still to be read.
    dead: Mutex<VecDeque<Dead>>,
}

#[derive(Debug, Default)]
struct Segments {
    /// The one that is written to.
    current: Option<(u64, Segment)>,
    /// Entries of each segment that are not stored yet.
    live: HashMap<u64, usize>,
    /// Segments that are not written to any more: their file, its length, and whose folder it is in.
    closed: HashMap<u64, Closed>,
    /// The number of the segment made last.
    last: u64,
    /// Failed syncs when the current segment was begun.
    failures: u64,
}

#[derive(Debug)]
struct Closed {
    path: PathBuf,
    length: u64,
    folder: Option<Arc<HostFolder>>,
}

#[derive(Debug)]
struct Dead {
    folder: Arc<HostFolder>,
    segments: VecDeque<PathBuf>,
}

impl Journal {
    /// Makes this process's folder below `parent` and takes over those of dead hosts.
    ///
    /// # Errors
    /// When the folder cannot be made or written.
    pub(crate) fn open(parent: &Path, settings: &Settings) -> Result<Self, JournalError> {
        let failed = |source| JournalError { path: parent.to_owned(), source };
        make_private(parent).map_err(failed)?;
        let own = HostFolder::create(parent).map_err(failed)?;
        let interval = match settings.fsync {
            Fsync::Always => Some(Duration::ZERO),
            Fsync::Interval => Some(Duration::from_millis(settings.fsync_interval_ms)),
            Fsync::Never => None,
        };
        let syncer = interval.map(|interval| Syncer::start(own.path.clone(), interval)).transpose().map_err(failed)?;
        let (segments, dead) = (Mutex::default(), Mutex::default());
        let journal = Self { parent: parent.to_owned(), own, segments, syncer, dead };
        // Opened now rather than with the first answer: so a disk that refuses is known at the start.
        journal.begin(&mut journal.segments.lock()).map_err(failed)?;
        journal.look_for_dead();
        Ok(journal)
    }

    /// Writes an entry.
    ///
    /// # Errors
    /// When it is not in the journal, and nothing of it is.
    pub(crate) fn append(&self, entry: &Entry) -> Result<Written, NotWritten> {
        let frame = frame::encode(entry).map_err(|error| NotWritten::Failed(error.to_string()))?;
        let mut segments = self.segments.try_lock_for(PATIENCE).ok_or(NotWritten::Busy)?;
        let failed = |error: io::Error| NotWritten::Failed(error.to_string());
        // What a failed sync left of a file in memory is not known: it takes nothing more.
        let is_unsure = segments.failures != self.failures();
        if is_unsure || segments.current.as_ref().is_none_or(|(_, segment)| segment.length >= SEGMENT_BYTES) {
            self.begin(&mut segments).map_err(failed)?;
        }
        let Segments { current: Some((number, segment)), live, .. } = &mut *segments else {
            return Err(NotWritten::Failed("no segment could be begun".to_owned()));
        };
        let is_new = segment.length == 0;
        if let Err(error) = segment.append(&frame) {
            if error.is_torn {
                self.close(&mut segments);
            }
            return Err(failed(error.cause));
        }
        *live.entry(*number).or_default() += 1;
        let durable = self.syncer.as_ref().and_then(|syncer| syncer.wrote(&segment.file, is_new));
        Ok(Written { place: Place(*number), durable })
    }

    /// Says that entries are stored: what nobody needs any more goes.
    pub(crate) fn release(&self, places: impl IntoIterator<Item = Place>) {
        let mut gone = Vec::new();
        {
            let mut segments = self.segments.lock();
            for Place(number) in places {
                let Some(live) = segments.live.get_mut(&number) else { continue };
                *live = live.saturating_sub(1);
                if *live > 0 {
                    continue;
                }
                segments.live.remove(&number);
                gone.extend(segments.closed.remove(&number));
            }
            let Segments { current: Some((number, segment)), live, .. } = &mut *segments else { return };
            if segment.length > 0 && !live.contains_key(number) {
                // Should it fail, the entries are stored a second time at the next start, and kept once.
                let _ = segment.clear();
            }
        }
        gone.into_iter().for_each(Closed::remove);
    }

    /// The entries of the next segment that a dead host left behind; none when there is no more.
    pub(crate) fn adopt(&self) -> Option<Vec<(Entry, Place)>> {
        loop {
            let (folder, path) = self.next_dead()?;
            let reading = match segment::read(&path) {
                Ok(reading) => reading,
                Err(cause) => {
                    let path = path.display();
                    tracing::warn!(%path, %cause, "failed to read a journal of records; it stays where it is");
                    continue;
                }
            };
            let Reading { entries, foreign, damage } = reading;
            if let Err(cause) = self.report(&path, &foreign, damage) {
                let path = path.display();
                tracing::warn!(%path, %cause, "failed to set damaged records aside; they stay where they are");
                continue;
            }
            let length = path.metadata().map_or(0, |metadata| metadata.len());
            let closed = Closed { path, length, folder: Some(folder) };
            if entries.is_empty() {
                closed.remove();
                continue;
            }
            let mut segments = self.segments.lock();
            segments.last += 1;
            let number = segments.last;
            segments.live.insert(number, entries.len());
            segments.closed.insert(number, closed);
            return Some(entries.into_iter().map(|entry| (entry, Place(number))).collect());
        }
    }

    /// Whether dead hosts left something that was not read yet.
    pub(crate) fn has_unread(&self) -> bool {
        self.dead.lock().iter().any(|dead| !dead.segments.is_empty())
    }

    /// Takes over what hosts left that died since.
    pub(crate) fn look_for_dead(&self) {
        let found = folder::adopt_dead(&self.parent).unwrap_or_else(|cause| {
            tracing::warn!(%cause, "failed to look for records that other hosts left behind");
            Vec::new()
        });
        for folder in found {
            let segments = VecDeque::from(folder.segments().unwrap_or_default());
            if segments.is_empty() {
                folder.remove();
            } else {
                self.dead.lock().push_back(Dead { folder: Arc::new(folder), segments });
            }
        }
    }

    /// Bytes of this process's segments and of those read from dead ones.
    pub(crate) fn bytes(&self) -> u64 {
        let segments = self.segments.lock();
        let current = segments.current.as_ref().map_or(0, |(_, segment)| segment.length);
        current + segments.closed.values().map(|closed| closed.length).sum::<u64>()
    }

    /// Failed syncs so far.
    pub(crate) fn failures(&self) -> u64 {
        self.syncer.as_ref().map_or(0, Syncer::failures)
    }

    /// Brings everything to the disk and ends the thread that does it. Blocks.
    pub(crate) fn finish(&self) {
        if let Some(syncer) = &self.syncer {
            syncer.finish();
        }
    }

    /// Puts the segment being written to behind the others, and begins the next one.
    fn begin(&self, segments: &mut Segments) -> io::Result<()> {
        self.close(segments);
        let number = segments.last + 1;
        let segment = Segment::create(self.own.segment(number))?;
        segments.last = number;
        segments.failures = self.failures();
        segments.current = Some((number, segment));
        Ok(())
    }

    fn close(&self, segments: &mut Segments) {
        let Some((number, segment)) = segments.current.take() else { return };
        let closed = Closed { path: segment.path, length: segment.length, folder: None };
        match segments.live.contains_key(&number) {
            true => drop(segments.closed.insert(number, closed)),
            false => closed.remove(),
        }
    }

    fn next_dead(&self) -> Option<(Arc<HostFolder>, PathBuf)> {
        let mut dead = self.dead.lock();
        loop {
            let first = dead.front_mut()?;
            if let Some(path) = first.segments.pop_front() {
                return Some((Arc::clone(&first.folder), path));
            }
            dead.pop_front();
        }
    }

    /// Says what of a dead host's segment could not be read, and keeps what may be worth something.
    fn report(&self, path: &Path, foreign: &[Vec<u8>], damage: Option<Damage>) -> io::Result<()> {
        let file = path.display();
        let mut aside = foreign.concat();
        if !foreign.is_empty() {
            let entries = foreign.len();
            tracing::warn!(%file, entries, "a later version's records are set aside: update the host to read them");
        }
        match damage {
            None => {}
            Some(Damage::Tail { bytes }) => {
                tracing::warn!(%file, bytes, "the end of a journal of records was damaged and is cut off");
            }
            Some(Damage::Middle { rest }) => {
                let bytes = rest.len();
                tracing::warn!(%file, bytes, "a journal of records is damaged; what follows the damage is set aside");
                aside.extend(rest);
            }
        }
        if aside.is_empty() {
            return Ok(());
        }
        let host = path.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy();
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        write_private(&self.parent.join(format!("{host}-{stem}.damaged")), &aside)
    }
}

impl Drop for Journal {
    fn drop(&mut self) {
        // Closed and empty of entries that wait, the segment goes, and then the folder can.
        self.close(&mut self.segments.lock());
        self.own.remove();
    }
}

impl Closed {
    fn remove(self) {
        if let Err(cause) = std::fs::remove_file(&self.path) {
            let path = self.path.display();
            tracing::warn!(%path, %cause, "failed to delete a journal of records whose records are stored");
        }
        if let Some(folder) = self.folder {
            folder.remove();
        }
    }
}

/// Writes a file that only its owner can read.
fn write_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    use std::io::Write;
    use std::os::unix::fs::OpenOptionsExt;
    let mut file = std::fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

#[cfg(test)]
mod tests;
