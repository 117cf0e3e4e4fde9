//! The same call over standard input and output.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};
use prompt_host_tests::prompts;
use prompt_host_tests::serving::{SETTLING, command, settling};
use serde_json::{Value, json};

use crate::load::is_improved;
use crate::server::peer;

const WARM_UP: usize = 100;
const CALLS: usize = 2_000;

/// Prints what both need for the same call, one after the other.
pub(crate) fn compare(host: &Path, python: &Path, shared_rules: &[&str]) -> anyhow::Result<()> {
    let home = tempfile::tempdir()?;
    let mut peer_command = Command::new(python);
    peer_command.arg(peer()).arg("stdio");
    let beside = measure(peer_command, &json!({ "prompt": prompts::SHORT }), false)?;
    println!("| over standard input and output | p50 ms | p99 ms | peer ÷ p50 |\n|---|---|---|---|");
    row("FastMCP, five rules in Python", &beside, &beside);
    for (name, arguments) in [
        ("the same five rules, sandboxed", json!({ "prompt": prompts::SHORT, "include": shared_rules })),
        ("all rules, sandboxed", json!({ "prompt": prompts::SHORT })),
    ] {
        let command = command(host, home.path(), &["serve", "--log", "warn"])?;
        row(name, &measure(command, &arguments, true)?, &beside);
    }
    Ok(())
}

fn row(name: &str, times: &[Duration], beside: &[Duration]) {
    let millis = |times: &[Duration], share: f64| times[(times.len() as f64 * share) as usize].as_secs_f64() * 1e3;
    let (p50, p99) = (millis(times, 0.5), millis(times, 0.99));
    println!("| {name} | {p50:.2} | {p99:.2} | {:.1} × |", millis(beside, 0.5) / p50);
}

/// How long each call took, the shortest first. A host is waited for until it has settled.
fn measure(mut command: Command, arguments: &Value, settles: bool) -> anyhow::Result<Vec<Duration>> {
    let mut pipes = Pipes::open(command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()))?;
    let client = json!({ "name": "peers", "version": "1" });
    let params = json!({ "protocolVersion": "2025-11-25", "capabilities": {}, "clientInfo": client });
    pipes.ask(0, "initialize", &params)?;
    pipes.write(&json!({ "jsonrpc": "2.0", "method": "notifications/initialized" }))?;
    if settles {
        pipes.ask(0, "tools/call", &json!({ "name": SETTLING, "arguments": settling() }))?;
    }
    let params = json!({ "name": "improve_prompt", "arguments": arguments });
    let mut times = Vec::new();
    for call in 1..=WARM_UP + CALLS {
        let started = Instant::now();
        let answer = pipes.ask(call, "tools/call", &params)?;
        let took = started.elapsed();
        ensure!(is_improved(&serde_json::from_str(&answer)?), "not improved: {answer}");
        if call > WARM_UP {
            times.push(took);
        }
    }
    times.sort_unstable();
    Ok(times)
}

/// A server and its pipes. It ends with its input.
struct Pipes {
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
}

impl Pipes {
    fn open(command: &mut Command) -> anyhow::Result<Self> {
        let mut child = command.spawn()?;
        let input = child.stdin.take();
        let output = BufReader::new(child.stdout.take().context("no output")?);
        Ok(Self { child, input, output })
    }

    fn write(&mut self, message: &Value) -> anyhow::Result<()> {
        let input = self.input.as_mut().context("no input")?;
        Ok(input.write_all(format!("{message}\n").as_bytes())?)
    }

    fn ask(&mut self, id: usize, method: &str, params: &Value) -> anyhow::Result<String> {
        self.write(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }))?;
        loop {
            let mut line = String::new();
            ensure!(self.output.read_line(&mut line)? > 0, "the server closed its output");
            if line.contains("\"result\"") || line.contains("\"error\"") {
                return Ok(line);
            }
        }
    }
}

impl Drop for Pipes {
    fn drop(&mut self) {
        self.input = None;
        let _ = self.child.wait();
    }
}
