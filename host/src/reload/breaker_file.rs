//! Circuits that are not closed, in a file: a host that starts again does not ask a plugin that
//! the one before it left alone.
//!
//! Each client has a host of its own, and they share the file: whoever writes keeps what others
//! know of plugins that it does not have. A file that is damaged counts as none.

use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};
use tempfile::NamedTempFile;
use tokio_util::sync::CancellationToken;

use crate::plugin::Breakers;
use crate::plugin::breaker::Remembered;

/// The version of the file's form.
const VERSION: u32 = 1;
/// Bytes of a file that are read at most, and circuits that are written.
const MAX_BYTES: u64 = 1 << 20;
const MAX_CIRCUITS: usize = 1_000;
/// How long a change may wait for others, so that a plugin that flaps costs few writes.
const GATHER: Duration = Duration::from_millis(20);

/// Where a host keeps its open circuits.
#[derive(Debug, Clone)]
pub struct BreakerFile {
    path: PathBuf,
    /// How long ago a pause may have ended of which others still want to know.
    memory: Duration,
}

/// What is in the file.
#[derive(Debug, Serialize, Deserialize)]
struct Kept {
    version: u32,
    circuits: Vec<Remembered>,
}

/// Why a file cannot be used.
#[derive(Debug, thiserror::Error)]
enum Damage {
    #[error("it cannot be read: {0}")]
    Read(#[from] io::Error),
    #[error("it is larger than {MAX_BYTES} bytes")]
    TooLarge,
    #[error("it is no list of circuits: {0}")]
    Form(#[from] serde_json::Error),
    #[error("it has version {0}, this host writes {VERSION}")]
    Version(u32),
}

impl BreakerFile {
    /// The file at `path`, which need not be there. What ended longer than `memory` ago is left out.
    pub fn new(path: PathBuf, memory: Duration) -> Self {
        Self { path, memory }
    }

    /// The circuits in it that are still of interest; none where it is not there or damaged, which
    /// is said in the log.
    pub fn load(&self) -> Vec<Remembered> {
        let read = read(&self.path).inspect_err(|damage| {
            let file = self.path.display();
            tracing::warn!(%file, error = %damage, "what is known of failing plugins cannot be used: all are asked");
        });
        self.of_interest(read.unwrap_or_default())
    }

    /// Writes down each change of `breakers`, until `shutdown`.
    pub async fn follow(&self, breakers: Breakers, shutdown: CancellationToken) {
        let mut changes = breakers.subscribe();
        // Counted from the beginning: the task may have been started again after a change.
        let mut written = 0;
        loop {
            let now = *changes.borrow_and_update();
            if now != written {
                written = now;
                self.write(breakers.clone()).await;
            }
            let changed = shutdown.run_until_cancelled(changes.changed()).await;
            if !matches!(changed, Some(Ok(()))) {
                break;
            }
            tokio::time::sleep(GATHER).await;
        }
        if *changes.borrow() != written {
            self.write(breakers).await;
        }
    }

    async fn write(&self, breakers: Breakers) {
        let this = self.clone();
        let written = tokio::task::spawn_blocking(move || this.write_now(&breakers)).await;
        let error = match written {
            Ok(Ok(())) => return,
            Ok(Err(error)) => error.to_string(),
            Err(error) => error.to_string(),
        };
        tracing::warn!(file = %self.path.display(), error, "failed to write down which plugins are left alone");
    }

    /// Puts the circuits of `breakers` in the place of what the file says of their plugins.
    fn write_now(&self, breakers: &Breakers) -> io::Result<()> {
        let folder = self.path.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder)?;
        // Held until the new file is in its place: two that write at once would forget each other.
        let lock = File::options().create(true).append(true).open(self.path.with_extension("lock"))?;
        lock.lock()?;
        let mut circuits = breakers.to_remember();
        let others = self.of_interest(read(&self.path).unwrap_or_default());
        circuits.extend(others.into_iter().filter(|other| !breakers.knows(&other.digest)));
        circuits.truncate(MAX_CIRCUITS);
        let text = serde_json::to_vec_pretty(&Kept { version: VERSION, circuits })?;
        let mut file = NamedTempFile::new_in(folder)?;
        file.write_all(&text)?;
        file.persist(&self.path).map_err(|error| error.error)?;
        Ok(())
    }

    fn of_interest(&self, circuits: Vec<Remembered>) -> Vec<Remembered> {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let is_old = |circuit: &Remembered| Duration::from_millis(circuit.until_ms).saturating_add(self.memory) < now;
        circuits.into_iter().filter(|circuit| !is_old(circuit)).take(MAX_CIRCUITS).collect()
    }
}

fn read(path: &Path) -> Result<Vec<Remembered>, Damage> {
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error.into()),
    };
    let mut text = Vec::new();
    file.take(MAX_BYTES + 1).read_to_end(&mut text)?;
    if text.len() as u64 > MAX_BYTES {
        return Err(Damage::TooLarge);
    }
    let kept: Kept = serde_json::from_slice(&text)?;
    match kept.version {
        VERSION => Ok(kept.circuits),
        other => Err(Damage::Version(other)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::events::Events;
    use crate::plugin::{BreakerSettings, CircuitState, Digest};

    fn breakers() -> Breakers {
        Breakers::new(BreakerSettings::default(), Events::default())
    }

    fn open(plugin: &str) -> Remembered {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
        Remembered {
            digest: Digest::of(plugin.as_bytes()).hex(),
            plugin: plugin.to_owned(),
            until_ms: u64::try_from(now.as_millis()).unwrap() + 20_000,
            pause_ms: 30_000,
            reason: "5 of its last 5 calls failed; the last one trapped: unreachable".to_owned(),
        }
    }

    fn file(folder: &tempfile::TempDir) -> BreakerFile {
        BreakerFile::new(folder.path().join("state/breakers.json"), Duration::from_secs(3_600))
    }

    #[test]
    fn two_hosts_keep_what_the_other_knows() {
        let folder = tempfile::tempdir().unwrap();
        let file = file(&folder);
        let one = breakers();
        one.restore(vec![open("one")]);
        let _one = one.circuit(&"one".parse().unwrap(), Digest::of(b"one"));
        file.write_now(&one).unwrap();
        let other = breakers();
        other.restore(vec![open("other")]);
        let _other = other.circuit(&"other".parse().unwrap(), Digest::of(b"other"));
        file.write_now(&other).unwrap();
        let mut known: Vec<String> = file.load().into_iter().map(|circuit| circuit.plugin).collect();
        known.sort();
        assert_eq!(known, ["one", "other"]);
        // What the first one no longer has open goes; what it does not know stays.
        let fresh = breakers();
        let closed = fresh.circuit(&"one".parse().unwrap(), Digest::of(b"one"));
        assert_eq!(closed.state(), CircuitState::Closed);
        file.write_now(&fresh).unwrap();
        assert_eq!(file.load(), [open("other")].map(|open| Remembered { until_ms: file.load()[0].until_ms, ..open }));
    }

    #[test]
    fn a_damaged_file_is_none_and_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let file = file(&folder);
        assert_eq!(file.load(), []);
        fs::create_dir_all(file.path.parent().unwrap()).unwrap();
        for damage in ["", "{", "[]", r#"{"version": 99, "circuits": []}"#, r#"{"version": 1, "circuits": [{}]}"#] {
            fs::write(&file.path, damage).unwrap();
            assert_eq!(file.load(), [], "{damage}");
        }
        let breakers = breakers();
        breakers.restore(vec![open("one")]);
        let _one = breakers.circuit(&"one".parse().unwrap(), Digest::of(b"one"));
        file.write_now(&breakers).unwrap();
        assert_eq!(file.load().len(), 1);
        fs::write(&file.path, vec![b' '; usize::try_from(MAX_BYTES).unwrap() + 1]).unwrap();
        assert_eq!(file.load(), []);
    }

    #[test]
    fn what_ended_long_ago_is_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        let file = file(&folder);
        let breakers = breakers();
        breakers.restore(vec![Remembered { until_ms: 1_000, ..open("one") }]);
        let _one = breakers.circuit(&"one".parse().unwrap(), Digest::of(b"one"));
        file.write_now(&breakers).unwrap();
        assert_eq!(file.load(), []);
    }

    #[tokio::test]
    async fn a_change_is_on_the_disk_when_the_host_has_ended() {
        let folder = tempfile::tempdir().unwrap();
        let file = file(&folder);
        let breakers = breakers();
        breakers.restore(vec![Remembered { until_ms: 1, ..open("one") }]);
        let one = breakers.circuit(&"one".parse().unwrap(), Digest::of(b"one"));
        let shutdown = CancellationToken::new();
        let following = tokio::spawn({
            let (file, breakers, shutdown) = (file.clone(), breakers.clone(), shutdown.clone());
            async move { file.follow(breakers, shutdown).await }
        });
        // A call tries it and comes to no end, which opens it anew.
        drop(one.ask().unwrap());
        shutdown.cancel();
        following.await.unwrap();
        assert_eq!(file.load().len(), 1);
    }
}
