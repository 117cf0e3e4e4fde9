//! The host, its home, and the wires to its servers.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};
use prompt_host::records::{Settings, StoreKind};
use prompt_host_tests::serving::{ServingHost, data_folder};
use rustix::process::{Pid, Signal, kill_process};

use crate::wire::Wire;

/// How long the host may take to end: its grace, and what the store needs.
const PATIENCE: Duration = Duration::from_secs(40);

/// A serving host.
pub(crate) struct Host {
    serving: ServingHost,
    servers: Servers,
}

/// Servers beside the host; none where nobody named one.
struct Servers {
    postgres: Option<(String, Wire)>,
    redis: Option<Wire>,
}

impl Servers {
    async fn of_environment() -> anyhow::Result<Self> {
        let named = |name: &str| std::env::var(name).ok();
        let postgres = match named("DATABASE_URL") {
            Some(url) => {
                let wire = Wire::to(authority(&url, 5432)?).await?;
                Some((url, wire))
            }
            None => None,
        };
        let redis = match named("REDIS_URL") {
            Some(url) => Some(Wire::to(authority(&url, 6379)?).await?),
            None => None,
        };
        Ok(Self { postgres, redis })
    }

    /// The address of PostgreSQL as the host knows it: through the wire.
    fn postgres_url(&self) -> anyhow::Result<Option<String>> {
        let Some((url, wire)) = &self.postgres else { return Ok(None) };
        Ok(Some(url.replacen(&written_authority(url)?, &wire.address().to_string(), 1)))
    }
}

impl Host {
    pub(crate) async fn start(program: &Path) -> anyhow::Result<Self> {
        let servers = Servers::of_environment().await?;
        let serving = ServingHost::start(program, |home, command| {
            if let Some(url) = servers.postgres_url()? {
                command.env("DATABASE_URL", url);
            }
            if let Some(wire) = &servers.redis {
                let url = format!("redis://{}", wire.address());
                command.env("REDIS_URL", url).env("PROMPT_HOST__SESSIONS__STORE", "redis");
            }
            for folder in ["plugins", "templates"] {
                fs::create_dir_all(data_folder(home).join(folder))?;
            }
            Ok(fs::write(home.join("prompt-host.yaml"), settings_file(3))?)
        })?;
        Ok(Self { serving, servers })
    }

    pub(crate) fn serving(&self) -> &ServingHost {
        &self.serving
    }

    /// What is beside it.
    pub(crate) fn described(&self) -> String {
        let store = if self.servers.postgres.is_some() { "PostgreSQL" } else { "SQLite" };
        let sessions = if self.servers.redis.is_some() { "Redis" } else { "memory" };
        format!("records in {store}, sessions in {sessions}")
    }

    pub(crate) fn plugin(&self, name: &str) -> PathBuf {
        data_folder(self.serving.home()).join("plugins").join(name)
    }

    pub(crate) fn template(&self, name: &str) -> PathBuf {
        data_folder(self.serving.home()).join("templates").join(name)
    }

    /// Changes the settings, as an editor does.
    pub(crate) fn configure(&self, max_questions: usize) -> anyhow::Result<()> {
        put(&self.serving.home().join("prompt-host.yaml"), settings_file(max_questions).as_bytes())
    }

    pub(crate) fn postgres(&self) -> Option<&Wire> {
        self.servers.postgres.as_ref().map(|(_, wire)| wire)
    }

    pub(crate) fn redis(&self) -> Option<&Wire> {
        self.servers.redis.as_ref()
    }

    /// Where its records are, past the wire.
    pub(crate) fn records_settings(&self) -> anyhow::Result<Settings> {
        Ok(match &self.servers.postgres {
            Some((url, _)) => {
                Settings { store: StoreKind::Postgres, database_url: Some(url.parse()?), ..Settings::default() }
            }
            None => Settings {
                store: StoreKind::Sqlite,
                sqlite_file: Some(data_folder(self.serving.home()).join("records.sqlite")),
                ..Settings::default()
            },
        })
    }

    /// Asks it to end, waits until it has, and answers what it had to complain about.
    pub(crate) async fn stop(&mut self) -> anyhow::Result<String> {
        let pid = i32::try_from(self.serving.pid()).ok().and_then(Pid::from_raw).context("no process")?;
        kill_process(pid, Signal::TERM)?;
        let asked = Instant::now();
        let status = loop {
            if let Some(status) = self.serving.ended()? {
                break status;
            }
            ensure!(asked.elapsed() < PATIENCE, "the host does not end\n{}", self.complaints());
            tokio::time::sleep(Duration::from_millis(20)).await;
        };
        ensure!(status.success(), "the host ended with {status}\n{}", self.complaints());
        Ok(self.complaints())
    }

    fn complaints(&self) -> String {
        let log = self.serving.log();
        let lines: Vec<&str> = log.iter().map(String::as_str).filter(|line| !line.contains(" INFO ")).collect();
        lines[lines.len().saturating_sub(40)..].join("\n")
    }
}

/// Writes a file whole, by rename.
pub(crate) fn put(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let name = path.file_name().context("no name")?.to_string_lossy().into_owned();
    let hidden = path.with_file_name(format!(".{name}.new"));
    fs::write(&hidden, bytes)?;
    Ok(fs::rename(hidden, path)?)
}

/// What is outside of this is not judged here: clients that give no feedback, and limits.
fn settings_file(max_questions: usize) -> String {
    // A busy machine is late, not wrong.
    let patience = "limits: {deadline_ms: 1000}\nrecords: {queue: 50000, batch: 100}\n";
    format!("improve: {{max_questions: {max_questions}, deadline_ms: 30000}}\n{patience}")
}

/// `user@host:5432` of an address, with the port.
fn authority(url: &str, port: u16) -> anyhow::Result<String> {
    let written = written_authority(url)?;
    Ok(if written.contains(':') { written } else { format!("{written}:{port}") })
}

fn written_authority(url: &str) -> anyhow::Result<String> {
    let (_, rest) = url.split_once("://").with_context(|| format!("`{url}` is no address of a server"))?;
    let authority = rest.split(['/', '?']).next().unwrap_or_default();
    Ok(authority.rsplit('@').next().unwrap_or_default().to_owned())
}
