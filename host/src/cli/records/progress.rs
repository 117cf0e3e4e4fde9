//! How far a long command is, for people who wait at a terminal.

use std::io::{self, IsTerminal as _, Write as _};
use std::time::{Duration, Instant};

/// A line on standard error that is written over again and again, if that is a terminal.
#[derive(Debug)]
pub(super) struct Progress {
    what: &'static str,
    total: Option<u64>,
    shown: Option<Instant>,
    is_terminal: bool,
}

/// How often the line changes.
const EVERY: Duration = Duration::from_millis(100);

impl Progress {
    /// `what` is done to `total` records, if that is known.
    pub(super) fn new(what: &'static str, total: Option<u64>) -> Self {
        Self { what, total, shown: None, is_terminal: io::stderr().is_terminal() }
    }

    /// There are `count` by now.
    pub(super) fn at(&mut self, count: u64) {
        if !self.is_terminal || self.shown.is_some_and(|shown| shown.elapsed() < EVERY) {
            return;
        }
        self.shown = Some(Instant::now());
        let of = self.total.map(|total| format!(" of {total}")).unwrap_or_default();
        // A terminal that is gone needs no progress.
        let _ = write!(io::stderr().lock(), "\r\x1b[K{} {count}{of} records", self.what);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.shown.is_some() {
            let _ = write!(io::stderr().lock(), "\r\x1b[K");
        }
    }
}
