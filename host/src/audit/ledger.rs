//! Appends to the trail: one at a time among all hosts and commands that share the file.
//!
//! Each append takes the lock, looks where the trail ends, writes the line and then the head, both
//! durably, and lets go. What a process that died in between has left behind is recognised by the
//! head: a whole line that the head does not name yet is taken in, and half a line is removed and
//! the removal written down. Anything else that does not fit is left as it is, for
//! [`verify`](super::verify()) to find: the trail goes on from what the head says.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};

use serde_json::json;

use super::head::{Head, folder_of};
use super::line::{self, Line, Said};
use super::settings::AuditSettings;
use super::{beside, earlier_files};

/// How long others may hold the lock.
const LOCK_TIME: Duration = Duration::from_secs(10);
/// How often the lock is tried.
const LOCK_PAUSE: Duration = Duration::from_millis(5);
/// Bytes at the end of a file in which its last line lies: lines have 40 KiB at the most.
const TAIL_BYTES: u64 = 128 << 10;

/// Why something was not written down.
#[derive(Debug, thiserror::Error)]
pub enum LedgerError {
    /// The system refuses.
    #[error("failed to {action} the audit file {}", path.display())]
    Io {
        /// What was tried.
        action: &'static str,
        /// Which file.
        path: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// Somebody else has the lock.
    #[error("failed to lock the audit file {}: another host has held it for {} s", .0.display(), LOCK_TIME.as_secs())]
    Locked(PathBuf),
}

/// The trail in one file.
#[derive(Debug, Clone)]
pub struct Ledger {
    path: PathBuf,
    max_bytes: u64,
    keep_files: u32,
}

/// What lies at the end of a file.
#[derive(Debug, Default)]
struct Tail {
    /// The last whole line; none in an empty file, an error where it is no line.
    last: Option<Result<Line, line::NoLine>>,
    /// What stands behind it, without a line break.
    torn: Vec<u8>,
    bytes: u64,
}

impl Ledger {
    /// The trail in `path`, which need not exist yet.
    pub fn new(path: impl Into<PathBuf>, settings: &AuditSettings) -> Self {
        Self { path: path.into(), max_bytes: settings.max_bytes, keep_files: settings.keep_files }
    }

    /// Its file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes it down. Once this answers, the death of the process or the machine loses nothing.
    ///
    /// # Errors
    /// When it was not written down.
    pub fn append(&self, said: &Said) -> Result<Head, LedgerError> {
        fs::create_dir_all(folder_of(&self.path)).map_err(|source| self.failed("make the folder of", source))?;
        let _lock = self.lock()?;
        self.append_locked(said).map_err(|source| self.failed("write", source))
    }

    fn append_locked(&self, said: &Said) -> io::Result<Head> {
        let known = match Head::read(&self.path) {
            // The line that is written next will not fit the one before it, which shows for ever.
            Err(error) if matches!(error.kind(), io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof) => None,
            known => known?,
        };
        let mut file = open(&self.path)?;
        let tail = Tail::read(&mut file)?;
        let mut head = known.unwrap_or_else(Head::of_nothing);
        let fits = head.goes_on_with(&tail);
        if !fits {
            tracing::error!(
                file = %self.path.display(),
                "the audit file does not end as it was written: `host audit verify` shows where it was changed"
            );
        }
        if !tail.torn.is_empty() {
            if fits {
                file.set_len(tail.bytes - tail.torn.len() as u64)?;
                head = self.write(&mut file, &repaired(&tail.torn), &head)?;
            } else {
                // What was tampered with stays to be seen.
                file.write_all(b"\n")?;
            }
        }
        self.write(&mut file, said, &head)
    }

    /// Writes one line and the head that names it.
    fn write(&self, file: &mut File, said: &Said, head: &Head) -> io::Result<Head> {
        let seq = head.seq + 1;
        let (bytes, hash) = line::seal(said, seq, &head.hash, std::process::id())?;
        let length = file.metadata()?.len();
        let mut oldest = head.oldest;
        if self.max_bytes > 0 && length > 0 && length + bytes.len() as u64 > self.max_bytes {
            oldest = self.rotate(file, head)?;
        }
        file.write_all(&bytes)?;
        file.sync_data()?;
        let head = Head { seq, hash, oldest };
        head.write(&self.path)?;
        Ok(head)
    }

    /// Begins another file, and gives up those that are too old. Answers the oldest line left.
    fn rotate(&self, file: &mut File, head: &Head) -> io::Result<u64> {
        let mut files = earlier_files(&self.path)?;
        let first = first_number(&self.path)?.unwrap_or(head.seq);
        let moved = beside(&self.path, &first.to_string());
        fs::rename(&self.path, &moved)?;
        *file = open(&self.path)?;
        files.push((first, moved));
        let surplus = if self.keep_files == 0 { 0 } else { files.len().saturating_sub(self.keep_files as usize) };
        let gone: Vec<(u64, PathBuf)> = files.drain(..surplus).collect();
        let oldest =
            if gone.is_empty() { head.oldest } else { files.first().map_or(head.seq + 1, |(first, _)| *first) };
        // Said before it is done: files that are there still are no lines that are missing.
        Head { oldest, ..head.clone() }.write(&self.path)?;
        for (_, path) in gone {
            fs::remove_file(path)?;
        }
        Ok(oldest)
    }

    fn lock(&self) -> Result<File, LedgerError> {
        let path = beside(&self.path, "lock");
        let file = OpenOptions::new().create(true).truncate(false).write(true).mode(0o600).open(path);
        let file = file.map_err(|source| self.failed("lock", source))?;
        let until = Instant::now() + LOCK_TIME;
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(file),
                Err(TryLockError::Error(source)) => return Err(self.failed("lock", source)),
                Err(TryLockError::WouldBlock) if Instant::now() > until => {
                    return Err(LedgerError::Locked(self.path.clone()));
                }
                Err(TryLockError::WouldBlock) => std::thread::sleep(LOCK_PAUSE),
            }
        }
    }

    fn failed(&self, action: &'static str, source: io::Error) -> LedgerError {
        LedgerError::Io { action, path: self.path.clone(), source }
    }
}

impl Head {
    /// Whether a file ends where this says, or one whole line behind, which is taken in.
    fn goes_on_with(&mut self, tail: &Tail) -> bool {
        match &tail.last {
            // A new trail, or a new file of one.
            None => true,
            Some(Ok(last)) if last.seq == self.seq => last.hash == self.hash,
            Some(Ok(last)) if last.seq == self.seq + 1 && last.prev == self.hash => {
                (self.seq, self.hash) = (last.seq, last.hash.clone());
                true
            }
            Some(_) => false,
        }
    }
}

impl Tail {
    fn read(file: &mut File) -> io::Result<Self> {
        let bytes = file.metadata()?.len();
        file.seek(SeekFrom::Start(bytes.saturating_sub(TAIL_BYTES)))?;
        let mut read = Vec::new();
        file.read_to_end(&mut read)?;
        let whole = read.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        let torn = read.split_off(whole);
        let last = read.strip_suffix(b"\n").map(|lines| {
            let start = lines.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
            line::open(lines.get(start..).unwrap_or_default())
        });
        Ok(Self { last, torn, bytes })
    }
}

/// The number of a file's first line, where it is one.
fn first_number(path: &Path) -> io::Result<Option<u64>> {
    let mut first = Vec::new();
    io::BufRead::read_until(&mut io::BufReader::new(File::open(path)?.take(TAIL_BYTES)), b'\n', &mut first)?;
    Ok(line::open(first.trim_ascii_end()).ok().map(|line| line.seq))
}

fn open(path: &Path) -> io::Result<File> {
    OpenOptions::new().create(true).read(true).append(true).mode(0o600).open(path)
}

/// That half a line was removed. Its digest lets it be found again in a backup.
fn repaired(torn: &[u8]) -> Said {
    Said {
        time: humantime::format_rfc3339_millis(SystemTime::now()).to_string(),
        event: "repaired".to_owned(),
        caller: "host".to_owned(),
        details: json!({ "removed_bytes": torn.len(), "removed_blake3": blake3::hash(torn).to_hex().as_str() }),
    }
}
