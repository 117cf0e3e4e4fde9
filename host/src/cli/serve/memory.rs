//! Watches the memory of the process, and lets go of what is only kept for speed before the
//! system lets go of the process.

use std::fs;
use std::path::Path;
use std::time::Duration;

use sysinfo::{Pid, ProcessRefreshKind, ProcessesToUpdate, System};
use tokio::time::{Instant, MissedTickBehavior, interval};
use tokio_util::sync::CancellationToken;

use crate::events::{Event, Events};

/// How often memory is looked at.
const LOOK: Duration = Duration::from_secs(1);
/// Memory counts as enough again below this share of the watermark, percent.
const ENOUGH: u64 = 90;
/// While there is too little, how long at least until more is let go of: what filled up meanwhile
/// was in use.
const AGAIN: Duration = Duration::from_secs(60);
/// The share of a control group's memory that is the watermark where no setting says another.
const SHARE_OF_GROUP: u64 = 80;

/// What a look at memory asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Action {
    /// The watermark is passed: let go, and say so.
    Shed,
    /// It is passed for a while now: let go of what there is again.
    ShedAgain,
    /// There is enough again: say so.
    Relax,
}

/// The watermark, and on which side of it memory is.
#[derive(Debug)]
pub(super) struct Watermark {
    bytes: u64,
    /// Since when it is passed, or when something was let go of last.
    shed: Option<Instant>,
}

impl Watermark {
    /// The watermark of the setting, in MiB, or else of the control group; none for never.
    pub(super) fn of(setting: Option<u64>) -> Option<Self> {
        let bytes = match setting {
            Some(mebibytes) => mebibytes << 20,
            None => group_limit(Path::new("/"))?.saturating_mul(SHARE_OF_GROUP) / 100,
        };
        (bytes > 0).then_some(Self { bytes, shed: None })
    }

    fn look(&mut self, used: u64, now: Instant) -> Option<Action> {
        match self.shed {
            None if used > self.bytes => {
                self.shed = Some(now);
                Some(Action::Shed)
            }
            Some(_) if used < self.bytes / 100 * ENOUGH => {
                self.shed = None;
                Some(Action::Relax)
            }
            Some(last) if used > self.bytes && now.duration_since(last) >= AGAIN => {
                self.shed = Some(now);
                Some(Action::ShedAgain)
            }
            None | Some(_) => None,
        }
    }

    /// Looks every second until `shutdown`; `shed` lets go of something and says what.
    pub(super) async fn follow(mut self, events: Events, shed: impl Fn() -> String, shutdown: CancellationToken) {
        let mut memory = Memory::new();
        let mut ticks = interval(LOOK);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Skip);
        let limit = self.bytes >> 20;
        while shutdown.run_until_cancelled(ticks.tick()).await.is_some() {
            let Some(used) = memory.used() else { continue };
            let action = self.look(used, Instant::now());
            let used = used >> 20;
            let changed = |from, to, reason| {
                events.publish(Event::HealthChanged { component: Some("memory".to_owned()), from, to, reason });
            };
            match action {
                None => {}
                Some(Action::Shed) => {
                    let gone = shed();
                    tracing::warn!(used_mib = used, watermark_mib = limit, gone, "memory is short");
                    changed("healthy", "degraded", format!("{used} MiB are used, {limit} are the watermark"));
                }
                Some(Action::ShedAgain) => {
                    let gone = shed();
                    tracing::warn!(used_mib = used, watermark_mib = limit, gone, "memory is still short");
                }
                Some(Action::Relax) => {
                    tracing::info!(used_mib = used, watermark_mib = limit, "there is memory again");
                    changed("degraded", "healthy", format!("{used} MiB are used, {limit} are the watermark"));
                }
            }
        }
    }
}

/// What this process uses.
struct Memory {
    system: System,
    this: Option<Pid>,
}

impl Memory {
    fn new() -> Self {
        Self { system: System::new(), this: sysinfo::get_current_pid().ok() }
    }

    /// Bytes that are in memory; none where the system does not tell.
    fn used(&mut self) -> Option<u64> {
        let this = self.this?;
        let what = ProcessRefreshKind::nothing().with_memory().without_tasks();
        self.system.refresh_processes_specifics(ProcessesToUpdate::Some(&[this]), true, what);
        self.system.process(this).map(|process| process.memory()).filter(|used| *used > 0)
    }
}

/// Bytes that the control group of this process and those above it allow, on the file system below
/// `root`; none without a limit.
fn group_limit(root: &Path) -> Option<u64> {
    let groups = fs::read_to_string(root.join("proc/self/cgroup")).ok()?;
    let limit = |file: &Path| fs::read_to_string(file).ok()?.trim().parse::<u64>().ok();
    // Version 2 has one line, `0::/path`. Within a container the path may be that of the outside.
    let unified = groups.lines().find_map(|line| line.strip_prefix("0::/"));
    let mount = root.join("sys/fs/cgroup");
    let within = unified.into_iter().flat_map(|path| {
        let own = mount.join(path.trim_end());
        let up: Vec<_> = own.ancestors().take_while(|above| above.starts_with(&mount)).map(Path::to_owned).collect();
        up
    });
    let limits = within.filter_map(|folder| limit(&folder.join("memory.max")));
    let old = limit(&mount.join("memory/memory.limit_in_bytes"));
    // The old version writes a huge number where there is no limit.
    limits.chain(old).filter(|bytes| *bytes < 1 << 50).min()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_lets_go_once_and_again_only_after_a_while_and_does_not_flap() {
        let mut watermark = Watermark::of(Some(100)).unwrap();
        let start = Instant::now();
        let mut look =
            |mebibytes: u64, seconds: u64| watermark.look(mebibytes << 20, start + Duration::from_secs(seconds));
        assert_eq!(look(99, 0), None);
        assert_eq!(look(101, 1), Some(Action::Shed));
        for (mebibytes, seconds) in [(101, 2), (99, 3), (101, 4), (91, 5), (150, 60)] {
            assert_eq!(look(mebibytes, seconds), None, "{mebibytes} MiB after {seconds} s");
        }
        assert_eq!(look(101, 61), Some(Action::ShedAgain));
        assert_eq!(look(99, 200), None, "what is below the watermark needs nothing more");
        assert_eq!(look(89, 201), Some(Action::Relax));
        assert_eq!(look(89, 202), None);
        assert_eq!(look(101, 203), Some(Action::Shed));
    }

    #[test]
    fn zero_is_never() {
        assert!(Watermark::of(Some(0)).is_none());
    }

    #[test]
    fn the_tightest_group_limits() {
        let root = tempfile::tempdir().unwrap();
        let write = |file: &str, text: &str| {
            let path = root.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        assert_eq!(group_limit(root.path()), None);
        write("proc/self/cgroup", "0::/user/app\n");
        write("sys/fs/cgroup/user/app/memory.max", "max\n");
        assert_eq!(group_limit(root.path()), None);
        write("sys/fs/cgroup/user/memory.max", "1073741824\n");
        write("sys/fs/cgroup/memory.max", "2147483648\n");
        assert_eq!(group_limit(root.path()), Some(1 << 30));
    }

    #[test]
    fn this_process_uses_something() {
        let used = Memory::new().used().unwrap();
        assert!(used > 1 << 20, "{used}");
    }
}
