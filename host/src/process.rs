//! What the system says of this process and of the room that it has left. No state of its own.
//!
//! Read from `/proc`, so that looking changes nothing: libraries that do this raise the limit of
//! open files on their way. On systems without `/proc` the figures are missing.

use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use rustix::param::{clock_ticks_per_second, page_size};
use rustix::process::{Resource, getrlimit};

/// Figures of this process.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Process {
    /// Processor time of all threads so far, user and system.
    pub cpu: Duration,
    /// Bytes of memory that it holds.
    pub resident_bytes: u64,
    /// Bytes of address space that it has; sandboxes reserve much of it and use little.
    pub virtual_bytes: u64,
    /// Its threads.
    pub threads: u64,
    /// Files and sockets that it has open.
    pub open_files: u64,
    /// The most that it may have open; none without a limit.
    pub max_open_files: Option<u64>,
    /// When it started.
    pub started: SystemTime,
}

/// Room of some kind, bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// What can still be taken.
    pub available: u64,
    /// All of it.
    pub total: u64,
}

impl Room {
    /// The share that can still be taken, 0 to 1.
    pub fn share(self) -> f64 {
        if self.total == 0 { 1.0 } else { self.available as f64 / self.total as f64 }
    }
}

/// This process now; none where the system does not tell.
pub fn current() -> Option<Process> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    // The name, in brackets, may hold anything. What follows begins with the third field.
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_ascii_whitespace().collect();
    let field = |number: usize| fields.get(number - 3)?.parse::<u64>().ok();
    let ticks = |count: u64| Duration::from_secs_f64(count as f64 / clock_ticks_per_second().max(1) as f64);
    Some(Process {
        cpu: ticks(field(14)? + field(15)?),
        threads: field(20)?,
        started: booted()? + ticks(field(22)?),
        virtual_bytes: field(23)?,
        resident_bytes: field(24)?.saturating_mul(page_size() as u64),
        open_files: open_files()?,
        max_open_files: getrlimit(Resource::Nofile).current,
    })
}

/// Files and sockets that this process has open, the one that looks not counted.
fn open_files() -> Option<u64> {
    let entries = fs::read_dir("/proc/self/fd").ok()?;
    Some((entries.count() as u64).saturating_sub(1))
}

fn booted() -> Option<SystemTime> {
    let stat = fs::read_to_string("/proc/stat").ok()?;
    let seconds = stat.lines().find_map(|line| line.strip_prefix("btime "))?.trim().parse().ok()?;
    Some(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds))
}

/// Memory that this process may use: of its control group where that is bounded, else of the
/// machine. None where the system does not tell.
pub fn memory() -> Option<Room> {
    let mut system = sysinfo::System::new();
    system.refresh_memory();
    let machine = Room { available: system.available_memory(), total: system.total_memory() };
    let group = system.cgroup_limits().map(|limits| Room { available: limits.free_memory, total: limits.total_memory });
    let narrower = group.filter(|group| group.total > 0 && group.total < machine.total);
    narrower.or((machine.total > 0).then_some(machine))
}

/// The disk below `path`, or below the nearest folder above it that exists.
pub fn disk(path: &Path) -> Option<Room> {
    let stat = path.ancestors().find_map(|folder| rustix::fs::statvfs(folder).ok())?;
    let bytes = |blocks: u64| blocks.saturating_mul(stat.f_frsize);
    Some(Room { available: bytes(stat.f_bavail), total: bytes(stat.f_blocks) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(target_os = "linux")]
    fn this_process_is_as_large_as_what_it_holds() {
        let before = current().unwrap();
        let held = vec![1_u8; 64 << 20];
        let files: Vec<_> = (0..5).map(|_| fs::File::open("/proc/self/stat").unwrap()).collect();
        let after = current().unwrap();
        // Other tests of this process come and go meanwhile.
        assert!(after.resident_bytes > held.len() as u64 && after.virtual_bytes > after.resident_bytes, "{after:?}");
        assert!(
            after.open_files >= files.len() as u64 && after.max_open_files.is_none_or(|max| max > after.open_files)
        );
        assert!(after.cpu >= before.cpu && after.threads > 0);
        assert!(after.started <= SystemTime::now() && before.started == after.started);
    }

    #[test]
    fn room_is_told_also_below_a_folder_that_is_not_there() {
        let disk = disk(Path::new("/nobody/has/this/folder")).unwrap();
        assert!(disk.available <= disk.total && disk.total > 0);
        let memory = memory().unwrap();
        assert!((0.0..=1.0).contains(&memory.share()), "{memory:?}");
    }
}
