//! A log file, and those it has been: `host.log`, then `host.log.1` up to `host.log.N`, the newest
//! first.
//!
//! Several hosts may write one file: each client starts a host of its own. Every write is one
//! append, so lines stay whole, and who rotates holds a lock and looks first whether another has
//! done it. A file that was moved away by others, as `logrotate` does, is begun anew.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use super::settings::{LogSettings, Rotation};

/// A log file that is written.
#[derive(Debug)]
pub(super) struct RotatingFile {
    path: PathBuf,
    rotate: Rotation,
    max_bytes: u64,
    keep_files: u32,
    file: File,
    /// The hour or the day that the file is of, counted from 1970.
    period: u64,
}

impl RotatingFile {
    /// # Errors
    /// When it cannot be opened.
    pub(super) fn open(path: &Path, settings: &LogSettings) -> io::Result<Self> {
        let &LogSettings { rotate, max_bytes, keep_files, .. } = settings;
        let (file, period) = open(path, rotate)?;
        Ok(Self { path: path.to_owned(), rotate, max_bytes, keep_files, file, period })
    }

    /// Appends whole lines, to the next file where this one has had its time.
    pub(super) fn append(&mut self, lines: &[u8], now: SystemTime) -> io::Result<()> {
        if !self.is_in_place() {
            self.reopen()?;
        }
        let length = self.file.metadata()?.len();
        let is_full = self.max_bytes > 0 && length > 0 && length + lines.len() as u64 > self.max_bytes;
        if is_full || length > 0 && period(now, self.rotate) > self.period {
            self.rotate()?;
        }
        self.file.write_all(lines)
    }

    /// Whether the open file is still the one at the path.
    fn is_in_place(&self) -> bool {
        let identity = |found: io::Result<fs::Metadata>| found.ok().map(|found| (found.dev(), found.ino()));
        identity(self.file.metadata()) == identity(fs::metadata(&self.path))
    }

    fn reopen(&mut self) -> io::Result<()> {
        (self.file, self.period) = open(&self.path, self.rotate)?;
        Ok(())
    }

    /// Moves the file away, unless another host has done so meanwhile.
    fn rotate(&mut self) -> io::Result<()> {
        let lock = OpenOptions::new().create(true).truncate(false).write(true).open(with(&self.path, "lock"))?;
        lock.lock()?;
        if self.is_in_place() {
            if self.keep_files == 0 {
                fs::remove_file(&self.path)?;
            }
            for number in (1..=self.keep_files).rev() {
                let from = if number == 1 { self.path.clone() } else { numbered(&self.path, number - 1) };
                match fs::rename(from, numbered(&self.path, number)) {
                    Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                    _ => {}
                }
            }
        }
        self.reopen()
    }
}

fn open(path: &Path, rotate: Rotation) -> io::Result<(File, u64)> {
    let file = OpenOptions::new().create(true).append(true).open(path)?;
    // A file from before belongs to the time of its last line.
    let written = file.metadata()?.modified().unwrap_or_else(|_| SystemTime::now());
    Ok((file, period(written, rotate)))
}

fn period(at: SystemTime, rotate: Rotation) -> u64 {
    let seconds = at.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    match rotate {
        Rotation::Never => 0,
        Rotation::Hourly => seconds / 3_600,
        Rotation::Daily => seconds / 86_400,
    }
}

fn numbered(path: &Path, number: u32) -> PathBuf {
    with(path, &number.to_string())
}

fn with(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    name.into()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn settings(max_bytes: u64, rotate: Rotation) -> LogSettings {
        LogSettings { max_bytes, rotate, keep_files: 2, ..LogSettings::default() }
    }

    fn text(path: PathBuf) -> String {
        fs::read_to_string(path).unwrap_or_default()
    }

    #[test]
    fn a_file_that_is_full_makes_room_and_the_oldest_goes() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("host.log");
        let mut log = RotatingFile::open(&path, &settings(10, Rotation::Never)).unwrap();
        for line in ["one 4567\n", "two 4567\n", "three 67\n", "a line longer than a file\n"] {
            log.append(line.as_bytes(), SystemTime::now()).unwrap();
        }
        assert_eq!(text(path.clone()), "a line longer than a file\n");
        assert_eq!(text(numbered(&path, 1)), "three 67\n");
        assert_eq!(text(numbered(&path, 2)), "two 4567\n");
        assert!(!numbered(&path, 3).exists());
    }

    #[test]
    fn a_day_has_a_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("host.log");
        let mut log = RotatingFile::open(&path, &settings(0, Rotation::Daily)).unwrap();
        let now = SystemTime::now();
        log.append(b"today\n", now).unwrap();
        log.append(b"today\n", now).unwrap();
        log.append(b"tomorrow\n", now + Duration::from_secs(86_400)).unwrap();
        assert_eq!(text(path.clone()), "tomorrow\n");
        assert_eq!(text(numbered(&path, 1)), "today\ntoday\n");
    }

    #[test]
    fn two_hosts_rotate_one_file_once() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("host.log");
        let settings = settings(20, Rotation::Never);
        let mut one = RotatingFile::open(&path, &settings).unwrap();
        let mut other = RotatingFile::open(&path, &settings).unwrap();
        one.append(b"one 567890123\n", SystemTime::now()).unwrap();
        one.append(b"two 567890123\n", SystemTime::now()).unwrap();
        other.append(b"three\n", SystemTime::now()).unwrap();
        assert_eq!(text(path.clone()), "two 567890123\nthree\n");
        assert_eq!(text(numbered(&path, 1)), "one 567890123\n");
        fs::rename(&path, folder.path().join("moved")).unwrap();
        other.append(b"four\n", SystemTime::now()).unwrap();
        assert_eq!(text(path), "four\n");
    }
}
