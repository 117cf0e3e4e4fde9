//! A host as a process that serves HTTP from a home of its own.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::Context as _;
use serde_json::{Value, json};
use tempfile::TempDir;

/// A tool that answers once a host has done all that its start leaves for later: plugins for
/// templates are compiled while it serves.
pub const SETTLING: &str = "render_prompt";

/// What [`SETTLING`] is asked.
pub fn settling() -> Value {
    json!({ "name": "summarize", "arguments": { "text": "Nothing." } })
}

/// A serving process, which ends with this.
#[derive(Debug)]
pub struct ServingHost {
    child: Child,
    address: String,
    home: TempDir,
    log: Arc<Mutex<Vec<String>>>,
}

/// A command of `program` that finds `home` in the place of the user's.
///
/// # Errors
/// When there is no such program.
pub fn command(program: &Path, home: &Path, arguments: &[&str]) -> anyhow::Result<Command> {
    let program = program.canonicalize().with_context(|| format!("no program {}", program.display()))?;
    let mut command = Command::new(program);
    command
        .args(arguments)
        .env_clear()
        .env("HOME", home)
        .env("PROMPT_HOST_RUNTIME_DIR", home.join("run"))
        .current_dir(home)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped());
    Ok(command)
}

/// Where a host of `home` keeps its data.
pub fn data_folder(home: &Path) -> PathBuf {
    home.join(".local/share/prompt-host")
}

impl ServingHost {
    /// Starts `program` on a free port, after `prepare` has furnished its home and its command.
    ///
    /// # Errors
    /// When it ends before it serves.
    pub fn start(
        program: &Path,
        prepare: impl FnOnce(&Path, &mut Command) -> anyhow::Result<()>,
    ) -> anyhow::Result<Self> {
        let home = tempfile::tempdir()?;
        let mut command = command(program, home.path(), &["serve", "--http", "127.0.0.1:0"])?;
        prepare(home.path(), &mut command)?;
        let mut child = command.spawn().with_context(|| format!("failed to start {}", program.display()))?;
        let mut lines = BufReader::new(child.stderr.take().context("no log")?).lines();
        let log = Arc::new(Mutex::new(Vec::new()));
        let address = loop {
            let line = lines.next().context("the host ended before it served")??;
            if let Some((_, url)) = line.split_once("url=http://") {
                break url.trim().trim_end_matches("/mcp").to_owned();
            }
            log.lock().unwrap_or_else(PoisonError::into_inner).push(line);
        };
        // Read to its end: a full pipe would stop the host.
        let kept = Arc::clone(&log);
        std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                kept.lock().unwrap_or_else(PoisonError::into_inner).push(line);
            }
        });
        Ok(Self { child, address, home, log })
    }

    /// Where it serves, as in `127.0.0.1:4711`.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The address of MCP.
    pub fn url(&self) -> String {
        format!("http://{}/mcp", self.address)
    }

    /// Its process id.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Its home.
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// Its log so far, line by line.
    pub fn log(&self) -> Vec<String> {
        self.log.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// How it ended; none while it runs.
    ///
    /// # Errors
    /// When the system does not say.
    pub fn ended(&mut self) -> anyhow::Result<Option<ExitStatus>> {
        Ok(self.child.try_wait()?)
    }

    /// What it has of the machine's memory, MiB.
    ///
    /// # Errors
    /// When it is gone.
    pub fn resident_mib(&self) -> anyhow::Result<f64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.pid())).context("the host is gone")?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).context("no memory is told")?;
        Ok(line.trim().trim_end_matches(" kB").parse::<f64>()? / 1024.0)
    }

    /// How many files and sockets it has open.
    ///
    /// # Errors
    /// When it is gone.
    pub fn descriptors(&self) -> anyhow::Result<usize> {
        Ok(std::fs::read_dir(format!("/proc/{}/fd", self.pid())).context("the host is gone")?.count())
    }
}

impl Drop for ServingHost {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
