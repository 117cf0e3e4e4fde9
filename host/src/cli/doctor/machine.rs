//! The machine: disk, file descriptors, clocks.

use std::path::Path;
use std::time::{Duration, Instant, SystemTime};

use rustix::process::{Resource, getrlimit};

use super::{Examination, bad, good, warning};
use crate::cli::paths;
use crate::config::Settings;

/// Bytes of a disk below which hardly anything can be kept, and below which it will soon be so.
const TOO_LITTLE: u64 = 16 << 20;
const LITTLE: u64 = 256 << 20;
/// File descriptors that a host needs beside its connections: plugins, journal, stores.
const OWN_FILES: u64 = 128;
/// How far clocks may differ while they are compared.
const JUMP: Duration = Duration::from_secs(1);
/// How far a moment may lie ahead before the clock is doubted.
const AHEAD: Duration = Duration::from_secs(60);

/// `past` are moments that must lie behind us.
pub(super) fn all(settings: &Settings, past: &[(&'static str, SystemTime)]) -> Vec<Examination> {
    let mut seen = Vec::new();
    if let Some(folder) = paths::data_folder() {
        seen.extend(disk(&folder));
    }
    seen.push(files(settings));
    seen.push(clock(SystemTime::now(), past));
    seen
}

fn disk(folder: &Path) -> Option<Examination> {
    let there = folder.ancestors().find(|folder| folder.exists())?;
    let disk = rustix::fs::statvfs(there).ok()?;
    Some(judged(folder, disk.f_bavail.saturating_mul(disk.f_frsize)))
}

fn judged(folder: &Path, free: u64) -> Examination {
    let what = "disk";
    let detail = format!("{} MiB are free for {}", free >> 20, folder.display());
    match free {
        0..TOO_LITTLE => bad(what, format!("{detail}, which is too little for records: make room")),
        TOO_LITTLE..LITTLE => warning(what, format!("{detail}: make room soon")),
        _ => good(what, detail),
    }
}

fn files(settings: &Settings) -> Examination {
    let what = "open files";
    let connections = match settings.http.listen.is_empty() && settings.http.unix.is_empty() {
        true => 0,
        false => settings.http.max_connections as u64,
    };
    let needed = OWN_FILES + connections;
    match getrlimit(Resource::Nofile).current {
        Some(allowed) if allowed < needed => warning(
            what,
            format!(
                "{allowed} are allowed and {needed} may be needed: raise it (`ulimit -n`, `LimitNOFILE=` of a service)"
            ),
        ),
        Some(allowed) => good(what, format!("{allowed} are allowed, {needed} may be needed")),
        None => good(what, "as many as there are".to_owned()),
    }
}

/// Whether the clock stands before something that has happened: then times of records, limits of
/// sessions and tokens are wrong.
fn clock(now: SystemTime, past: &[(&'static str, SystemTime)]) -> Examination {
    let what = "clock";
    let built = std::env::current_exe().and_then(std::fs::metadata).and_then(|file| file.modified());
    let built = built.ok().map(|time| ("this program's file", time));
    for (name, time) in past.iter().copied().chain(built) {
        if time > now + AHEAD {
            let time = humantime::format_rfc3339_seconds(time);
            return bad(what, format!("it stands before the time of {name}, {time}: set it right"));
        }
    }
    good(what, humantime::format_rfc3339_seconds(now).to_string())
}

/// Both clocks at one moment.
pub(super) struct Clocks {
    wall: SystemTime,
    steady: Instant,
}

impl Clocks {
    pub(super) fn now() -> Self {
        Self { wall: SystemTime::now(), steady: Instant::now() }
    }

    /// Whether both went on alike since then.
    pub(super) fn compared(&self) -> Examination {
        self.compared_with(SystemTime::now(), self.steady.elapsed())
    }

    fn compared_with(&self, wall: SystemTime, steady: Duration) -> Examination {
        let what = "clocks agree";
        let passed = wall.duration_since(self.wall).unwrap_or_default();
        if passed.abs_diff(steady) > JUMP {
            let detail =
                format!("the clock jumped: {passed:.1?} by it, {steady:.1?} in fact; look at time synchronisation");
            return warning(what, detail);
        }
        good(what, format!("over {:.1} s", steady.as_secs_f64()))
    }
}

#[cfg(test)]
mod tests {
    use super::super::Verdict;
    use super::*;

    #[test]
    fn a_clock_behind_what_has_happened_is_bad() {
        let now = SystemTime::now();
        assert_eq!(clock(now, &[("the newest record", now - AHEAD)]).verdict, Verdict::Good);
        let seen = clock(now, &[("the newest record", now + AHEAD * 2)]);
        assert!(seen.verdict == Verdict::Bad && seen.detail.contains("the newest record"), "{seen:?}");
    }

    #[test]
    fn a_clock_that_jumps_is_noticed() {
        let clocks = Clocks { wall: SystemTime::UNIX_EPOCH + AHEAD, steady: Instant::now() };
        let after = |seconds| clocks.wall + Duration::from_secs(seconds);
        let steady = Duration::from_secs(5);
        assert_eq!(clocks.compared_with(after(5), steady).verdict, Verdict::Good);
        assert_eq!(clocks.compared_with(after(500), steady).verdict, Verdict::Warning);
        assert_eq!(clocks.compared_with(SystemTime::UNIX_EPOCH, steady).verdict, Verdict::Warning);
    }

    #[test]
    fn a_full_disk_is_bad_and_a_filling_one_a_warning() {
        let verdicts = [1 << 20, 100 << 20, 10 << 30].map(|free| judged(Path::new("/data"), free).verdict);
        assert_eq!(verdicts, [Verdict::Bad, Verdict::Warning, Verdict::Good]);
    }
}
