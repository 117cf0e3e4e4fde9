//! Lines on their way to a file or to standard error, written by a thread of their own.
//!
//! Whoever logs only copies its line into a buffer. When the buffer is full, because a disk hangs
//! or nobody reads standard error, lines are dropped and counted, and the count is logged as soon
//! as lines can be written again.

use std::io::{self, Write};
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime};

use parking_lot::{Condvar, Mutex, MutexGuard};
use tracing_subscriber::fmt::MakeWriter;

use super::LogError;
use super::rotation::RotatingFile;
use super::settings::LogSettings;

/// Bytes of lines that may wait.
const BUFFER_BYTES: usize = 4 << 20;

/// Where lines go.
#[derive(Debug)]
pub(super) enum Destination {
    Stderr,
    File(RotatingFile),
    #[cfg(test)]
    Test(tests::Slow),
}

impl Destination {
    /// # Errors
    /// When the file cannot be opened.
    pub(super) fn of(settings: &LogSettings) -> Result<Self, LogError> {
        match &settings.file {
            None => Ok(Self::Stderr),
            Some(path) => match RotatingFile::open(path, settings) {
                Ok(file) => Ok(Self::File(file)),
                Err(source) => Err(LogError::File { path: path.clone(), source }),
            },
        }
    }
}

impl Write for Destination {
    fn write(&mut self, lines: &[u8]) -> io::Result<usize> {
        self.write_all(lines).map(|()| lines.len())
    }

    fn write_all(&mut self, lines: &[u8]) -> io::Result<()> {
        match self {
            Self::Stderr => io::stderr().lock().write_all(lines),
            Self::File(file) => file.append(lines, SystemTime::now()),
            #[cfg(test)]
            Self::Test(slow) => slow.write_all(lines),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The buffer, and the thread that empties it. Clones share both.
#[derive(Debug, Clone)]
pub(super) struct Buffered(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    waiting: Mutex<Waiting>,
    /// Told when there is something to write, or somewhere else to write it to.
    filled: Condvar,
    /// Told when everything has been written.
    emptied: Condvar,
}

#[derive(Debug, Default)]
struct Waiting {
    lines: Vec<u8>,
    /// Where lines go from now on, once those before are written.
    next: Option<Destination>,
    is_writing: bool,
    dropped: u64,
    /// Of the dropped, those that the log tells of already.
    told: u64,
}

impl Waiting {
    fn is_settled(&self) -> bool {
        self.lines.is_empty() && self.next.is_none() && !self.is_writing
    }
}

impl Buffered {
    /// # Errors
    /// When no thread can be started.
    pub(super) fn start(destination: Destination) -> io::Result<Self> {
        let shared = Shared { waiting: Mutex::default(), filled: Condvar::new(), emptied: Condvar::new() };
        let buffered = Self(Arc::new(shared));
        let shared = Arc::clone(&buffered.0);
        std::thread::Builder::new().name("log".to_owned()).spawn(move || shared.write_to(destination))?;
        Ok(buffered)
    }

    /// Sends the lines to come elsewhere.
    pub(super) fn redirect(&self, destination: Destination) {
        let mut waiting = self.0.waiting.lock();
        // The lines before belong where they were meant to go, unless that hangs.
        self.0.wait_until_settled(&mut waiting, Instant::now() + super::LAST_LINES);
        waiting.next = Some(destination);
        self.0.filled.notify_one();
    }

    /// Waits until all lines are written, for `time` at the most.
    pub(super) fn flush(&self, time: Duration) {
        self.0.wait_until_settled(&mut self.0.waiting.lock(), Instant::now() + time);
    }

    /// Lines that found no room.
    pub(super) fn dropped(&self) -> u64 {
        self.0.waiting.lock().dropped
    }
}

impl Shared {
    fn wait_until_settled(&self, waiting: &mut MutexGuard<'_, Waiting>, until: Instant) {
        while !waiting.is_settled() {
            if self.emptied.wait_until(waiting, until).timed_out() {
                return;
            }
        }
    }

    /// Writes what comes, for as long as the process lives.
    fn write_to(&self, mut destination: Destination) {
        let mut batch = Vec::new();
        loop {
            let mut waiting = self.waiting.lock();
            waiting.is_writing = false;
            while waiting.lines.is_empty() && waiting.next.is_none() {
                self.emptied.notify_all();
                self.filled.wait(&mut waiting);
            }
            waiting.is_writing = true;
            if let Some(next) = waiting.next.take() {
                destination = next;
            }
            std::mem::swap(&mut batch, &mut waiting.lines);
            let lost = waiting.dropped - waiting.told;
            waiting.told = waiting.dropped;
            drop(waiting);
            // There is nowhere left to complain to.
            let _ = destination.write_all(&batch);
            batch.clear();
            // A burst should not hold its memory for ever.
            batch.shrink_to(BUFFER_BYTES / 8);
            if lost > 0 {
                tracing::warn!(lost, "log lines were dropped: more came than could be written");
            }
        }
    }
}

impl Write for Buffered {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        let mut waiting = self.0.waiting.lock();
        if waiting.lines.len() + line.len() > BUFFER_BYTES {
            waiting.dropped += 1;
        } else {
            waiting.lines.extend_from_slice(line);
            self.0.filled.notify_one();
        }
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Buffered {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A destination that waits for leave before each write.
    #[derive(Debug, Clone, Default)]
    pub(in crate::logging) struct Slow(Arc<(Mutex<State>, Condvar)>);

    #[derive(Debug, Default)]
    struct State {
        may_write: bool,
        written: Vec<u8>,
    }

    impl Slow {
        fn let_go(&self) {
            self.0.0.lock().may_write = true;
            self.0.1.notify_all();
        }

        fn written(&self) -> String {
            String::from_utf8(self.0.0.lock().written.clone()).unwrap()
        }

        pub(super) fn write_all(&self, lines: &[u8]) -> io::Result<()> {
            let mut state = self.0.0.lock();
            while !state.may_write {
                self.0.1.wait(&mut state);
            }
            state.written.extend_from_slice(lines);
            Ok(())
        }
    }

    #[test]
    fn a_destination_that_hangs_holds_nobody_up_and_what_is_lost_is_counted() {
        let slow = Slow::default();
        let mut log = Buffered::start(Destination::Test(slow.clone())).unwrap();
        let line = [b'x'; 1 << 20];
        (0..8).for_each(|_| log.write_all(&line).unwrap());
        // One batch may be with the thread, the buffer holds four lines more.
        assert!((1..=4).contains(&log.dropped()), "{}", log.dropped());
        let kept = 8 - log.dropped();
        log.flush(Duration::from_millis(1));
        slow.let_go();
        log.flush(Duration::from_secs(60));
        assert_eq!(slow.written().len() as u64, kept << 20);
        log.write_all(b"and on").unwrap();
        log.flush(Duration::from_secs(60));
        assert!(slow.written().ends_with("xand on"));
    }

    #[test]
    fn lines_go_where_they_were_meant_to_when_they_came() {
        let (one, other) = (Slow::default(), Slow::default());
        one.let_go();
        other.let_go();
        let mut log = Buffered::start(Destination::Test(one.clone())).unwrap();
        log.write_all(b"first").unwrap();
        log.redirect(Destination::Test(other.clone()));
        log.write_all(b"second").unwrap();
        log.flush(Duration::from_secs(60));
        assert_eq!((one.written(), other.written()), ("first".to_owned(), "second".to_owned()));
    }
}
