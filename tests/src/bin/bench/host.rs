//! A host process of our own: its folders, its pipes, and MCP over them.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail, ensure};
use prompt_host::reload::BuiltIn;
use prompt_host_tests::cases::WITHOUT_RULES;
use prompt_host_tests::serving::{SETTLING, settling};
use serde_json::{Value, json};
use tempfile::TempDir;

/// Folders that a host finds instead of the user's, so that nothing here depends on them.
pub(crate) struct Home {
    folder: TempDir,
}

impl Home {
    pub(crate) fn new() -> anyhow::Result<Self> {
        let home = Self { folder: tempfile::tempdir()? };
        fs::create_dir_all(home.plugins())?;
        fs::create_dir(home.folder.path().join("run"))?;
        Ok(home)
    }

    /// Where plugin files go.
    pub(crate) fn plugins(&self) -> PathBuf {
        self.folder.path().join("data/prompt-host/plugins")
    }

    fn command(&self, program: &Path, arguments: &[&str]) -> anyhow::Result<Command> {
        let home = self.folder.path();
        let log = File::options().create(true).append(true).open(home.join("log"))?;
        let mut command = Command::new(program);
        command
            .args(arguments)
            .current_dir(home)
            .env_clear()
            .env("HOME", home)
            .env("XDG_CONFIG_HOME", home.join("config"))
            .env("XDG_DATA_HOME", home.join("data"))
            .env("XDG_CACHE_HOME", home.join("cache"))
            .env("XDG_RUNTIME_DIR", home.join("run"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(log);
        Ok(command)
    }

    /// Has hosts of this home read these settings.
    pub(crate) fn configure(&self, settings: &str) -> anyhow::Result<()> {
        Ok(fs::write(self.folder.path().join("prompt-host.yaml"), settings)?)
    }

    /// As [`configure`](Self::configure), with what a project's file may not say.
    pub(crate) fn configure_user(&self, settings: &str) -> anyhow::Result<()> {
        let folder = self.folder.path().join("config/prompt-host");
        fs::create_dir_all(&folder)?;
        Ok(fs::write(folder.join("config.yaml"), settings)?)
    }

    /// Has the host of this home log by another filter from now on.
    pub(crate) fn log_level(&self, program: &Path, filter: &str) -> anyhow::Result<()> {
        let told = self.command(program, &["log-level", filter])?.stdin(Stdio::null()).output()?;
        ensure!(told.status.success(), "the host does not log by `{filter}`: {}", self.log());
        Ok(())
    }

    /// Where templates go.
    pub(crate) fn templates(&self) -> anyhow::Result<PathBuf> {
        let folder = self.folder.path().join("data/prompt-host/templates");
        fs::create_dir_all(&folder)?;
        Ok(folder)
    }

    /// What hosts of this home had to complain about.
    pub(crate) fn log(&self) -> String {
        fs::read_to_string(self.folder.path().join("log")).unwrap_or_default()
    }
}

/// A serving host, and the client's side of its pipes.
pub(crate) struct Host {
    child: Child,
    /// None once the host was told to end.
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
    last_id: u64,
}

/// One answer to a tool call.
pub(crate) struct Answer {
    pub(crate) id: u64,
    /// The tool's structured content.
    pub(crate) content: Value,
}

impl Host {
    /// Starts `program serve` and opens an MCP session.
    pub(crate) fn start(program: &Path, home: &Home) -> anyhow::Result<Self> {
        let mut child = home
            .command(program, &["serve", "--log", "warn"])?
            .spawn()
            .with_context(|| format!("failed to start {}", program.display()))?;
        let input = Some(child.stdin.take().context("no pipe to the host")?);
        let output = BufReader::new(child.stdout.take().context("no pipe from the host")?);
        let mut host = Self { child, input, output, last_id: 0 };
        host.write(&json!({"jsonrpc": "2.0", "id": 0, "method": "initialize", "params": {
            "protocolVersion": "2025-11-25", "capabilities": {}, "clientInfo": {"name": "bench", "version": "1"}
        }}))?;
        host.read_response()?;
        host.write(&json!({"jsonrpc": "2.0", "method": "notifications/initialized"}))?;
        Ok(host)
    }

    /// As [`Host::start`], and waits until everything that a start leaves for later is done.
    pub(crate) fn start_settled(program: &Path, home: &Home) -> anyhow::Result<Self> {
        let mut host = Self::start(program, home)?;
        host.call(SETTLING, &settling())?;
        Ok(host)
    }

    /// Its process id.
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Calls a tool; the answer comes with [`Host::receive`], not always in the order of the calls.
    pub(crate) fn send(&mut self, tool: &str, arguments: &Value) -> anyhow::Result<u64> {
        self.last_id += 1;
        let params = json!({"name": tool, "arguments": arguments});
        self.write(&json!({"jsonrpc": "2.0", "id": self.last_id, "method": "tools/call", "params": params}))?;
        Ok(self.last_id)
    }

    /// The next answer to a call.
    pub(crate) fn receive(&mut self) -> anyhow::Result<Answer> {
        let line = self.read_response()?;
        let mut response: Value = serde_json::from_str(&line)?;
        let id = response["id"].as_u64().context("an answer to no call")?;
        let result = response["result"].take();
        ensure!(result["isError"] != true && result["structuredContent"].is_object(), "the call failed: {line}");
        let content = result.get("structuredContent").cloned().unwrap_or_default();
        Ok(Answer { id, content })
    }

    /// Calls a tool and waits for its answer.
    pub(crate) fn call(&mut self, tool: &str, arguments: &Value) -> anyhow::Result<Value> {
        self.send(tool, arguments)?;
        Ok(self.receive()?.content)
    }

    /// As [`Host::call`], with the time from the first byte written to the last one read.
    pub(crate) fn timed_call(&mut self, tool: &str, arguments: &Value) -> anyhow::Result<(Duration, Value)> {
        let started = Instant::now();
        self.send(tool, arguments)?;
        let line = self.read_response()?;
        let took = started.elapsed();
        let mut response: Value = serde_json::from_str(&line)?;
        Ok((took, response["result"]["structuredContent"].take()))
    }

    fn write(&mut self, message: &Value) -> anyhow::Result<()> {
        let mut line = message.to_string();
        line.push('\n');
        let input = self.input.as_mut().context("the host was told to end")?;
        input.write_all(line.as_bytes()).context("failed to write to the host")
    }

    /// The next line that answers something; notifications are passed over.
    fn read_response(&mut self) -> anyhow::Result<String> {
        let mut line = String::new();
        loop {
            line.clear();
            if self.output.read_line(&mut line)? == 0 {
                bail!("the host closed its output");
            }
            // Ids come before results, and requests of the host are none of ours.
            if !line.contains("\"method\"") || line.contains("\"result\"") {
                return Ok(line);
            }
        }
    }
}

/// Ends the host as a client does. One that is killed leaves what it compiles behind, which
/// would be in the next figures.
impl Drop for Host {
    fn drop(&mut self) {
        self.input = None;
        let _ = self.child.wait();
    }
}

/// Every first-party rule, also those that are off by default.
pub(crate) fn all_rules(prompt: &str) -> Value {
    let all: Vec<&str> = BuiltIn::FIRST_PARTY
        .iter()
        .map(|built_in| built_in.name)
        .filter(|name| !WITHOUT_RULES.contains(name))
        .collect();
    json!({"prompt": prompt, "include": all})
}
