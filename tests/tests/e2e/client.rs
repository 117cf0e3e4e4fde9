//! An MCP client in the smallest way: a `host serve` process, and JSON on its pipes.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, ChildStderr, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};
use serde_json::{Value, json};

use crate::home::Home;

/// How long anything may take that must come. It only bounds a failing test.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);

/// The two ways of talking.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Era {
    /// `initialize`, then 2025-11-25.
    Initialize,
    /// `server/discover`, then 2026-07-28 in each request.
    Discover,
}

pub(crate) const ERAS: [Era; 2] = [Era::Initialize, Era::Discover];

/// A running host and its one client.
pub(crate) struct Client {
    child: Child,
    input: Option<ChildStdin>,
    output: Receiver<String>,
    log: Log,
    era: Era,
    /// What it calls itself; a client of 2026-07-28 need not say.
    name: Option<String>,
    /// What it says it can do.
    capabilities: Value,
    next_id: u64,
    /// Notifications that came while something else was waited for.
    heard: Vec<Value>,
}

impl Client {
    /// Starts a host in this home and shakes hands.
    pub(crate) fn start(home: &Home, era: Era) -> Self {
        Self::connect(home.host(&["serve"]), era)
    }

    /// Starts a host in this home, as the client called `name`.
    pub(crate) fn start_as(home: &Home, era: Era, name: &str) -> Self {
        Self::spawn(home.host(&["serve"]), era).named(name).shake_hands()
    }

    /// Starts a host in this home, as a client with these capabilities.
    pub(crate) fn start_able(home: &Home, era: Era, capabilities: Value) -> Self {
        let mut client = Self::spawn(home.host(&["serve"]), era);
        client.capabilities = capabilities;
        client.shake_hands()
    }

    /// Runs a command that serves, and shakes hands.
    pub(crate) fn connect(command: Command, era: Era) -> Self {
        Self::spawn(command, era).shake_hands()
    }

    fn named(mut self, name: &str) -> Self {
        self.name = Some(name.to_owned());
        self
    }

    fn shake_hands(mut self) -> Self {
        match self.era {
            Era::Initialize => {
                let hello = json!({
                    "protocolVersion": "2025-11-25", "capabilities": self.capabilities,
                    "clientInfo": { "name": self.name.as_deref().unwrap_or("raw"), "version": "1" },
                });
                let server = self.ask("initialize", hello);
                assert_eq!(server["result"]["protocolVersion"], "2025-11-25", "{server}");
                self.notify("notifications/initialized", json!({}));
            }
            Era::Discover => {
                let server = self.ask("server/discover", json!({}));
                let versions = server["result"]["supportedVersions"].as_array().unwrap();
                assert!(versions.contains(&json!("2026-07-28")), "{server}");
            }
        }
        self
    }

    /// Runs a command that serves, without a word yet.
    pub(crate) fn spawn(mut command: Command, era: Era) -> Self {
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        Self {
            input: child.stdin.take(),
            output: lines(child.stdout.take().unwrap()),
            log: Log::of(child.stderr.take().unwrap()),
            child,
            era,
            name: None,
            capabilities: json!({}),
            next_id: 1,
            heard: Vec::new(),
        }
    }

    pub(crate) fn pid(&self) -> u32 {
        self.child.id()
    }

    pub(crate) fn write(&mut self, bytes: &[u8]) {
        self.input.as_mut().unwrap().write_all(bytes).unwrap();
    }

    #[expect(clippy::needless_pass_by_value, reason = "callers write `json!` in its place")]
    pub(crate) fn notify(&mut self, method: &str, params: Value) {
        self.write(format!("{}\n", json!({ "jsonrpc": "2.0", "method": method, "params": params })).as_bytes());
    }

    /// Answers a request of the host.
    #[expect(clippy::needless_pass_by_value, reason = "callers write `json!` in its place")]
    pub(crate) fn reply(&mut self, id: &Value, result: Value) {
        self.write(format!("{}\n", json!({ "jsonrpc": "2.0", "id": id, "result": result })).as_bytes());
    }

    /// Sends a request as the era wants it, and gives its id.
    pub(crate) fn send(&mut self, method: &str, mut params: Value) -> u64 {
        let id = self.next_id;
        self.next_id += 1;
        if self.era == Era::Discover {
            params["_meta"]["io.modelcontextprotocol/protocolVersion"] = json!("2026-07-28");
            params["_meta"]["io.modelcontextprotocol/clientCapabilities"] = self.capabilities.clone();
            if let Some(name) = &self.name {
                params["_meta"]["io.modelcontextprotocol/clientInfo"] = json!({ "name": name, "version": "1" });
            }
        }
        let request = json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params });
        self.write(format!("{request}\n").as_bytes());
        id
    }

    /// The answer to a request; notifications on the way are kept.
    pub(crate) fn ask(&mut self, method: &str, params: Value) -> Value {
        let id = self.send(method, params);
        self.answer(id)
    }

    pub(crate) fn answer(&mut self, id: u64) -> Value {
        loop {
            let message = self.receive();
            if message["id"] == id {
                return message;
            }
            assert!(message.get("id").is_none(), "an answer that nobody waits for: {message}");
            self.heard.push(message);
        }
    }

    /// The structured content of a tool's answer, which must be no error.
    #[expect(clippy::needless_pass_by_value, reason = "callers write `json!` in its place")]
    pub(crate) fn call(&mut self, tool: &str, arguments: Value) -> Value {
        let answer = self.ask("tools/call", json!({ "name": tool, "arguments": arguments }));
        assert!(answer["result"]["structuredContent"].is_object(), "{answer}");
        answer["result"]["structuredContent"].clone()
    }

    pub(crate) fn improve(&mut self, prompt: &str) -> String {
        self.call("improve_prompt", json!({ "prompt": prompt }))["improved"].as_str().unwrap().to_owned()
    }

    /// The next notification of this method, also one that came before.
    pub(crate) fn hear(&mut self, method: &str) -> Value {
        loop {
            if let Some(at) = self.heard.iter().position(|message| message["method"] == method) {
                return self.heard.remove(at);
            }
            let message = self.receive();
            assert!(message.get("id").is_none(), "an answer that nobody waits for: {message}");
            self.heard.push(message);
        }
    }

    /// The next message; panics when the host ends first.
    pub(crate) fn receive(&mut self) -> Value {
        match self.output.recv_timeout(PATIENCE) {
            Ok(line) => message(&line),
            Err(RecvTimeoutError::Timeout) => panic!("no message came; the log says:\n{}", self.log.so_far()),
            Err(RecvTimeoutError::Disconnected) => {
                panic!("the host closed its output; the log says:\n{}", self.log.so_far())
            }
        }
    }

    /// Waits until the log says `text`.
    pub(crate) fn wait_for_log(&self, text: &str) {
        self.log.wait_for(text);
    }

    /// Waits until `host plugins` can reach the host.
    pub(crate) fn wait_for_socket(&mut self, home: &Home) {
        let socket = home.path("run").join(format!("{}.sock", self.pid()));
        let started = Instant::now();
        while !socket.exists() {
            assert!(started.elapsed() < PATIENCE, "no {}; the log says:\n{}", socket.display(), self.log.so_far());
            // It has been answering since before it listens here, so this is short.
            self.ask("tools/list", json!({}));
        }
    }

    pub(crate) fn signal(&self, signal: Signal) {
        kill_process(Pid::from_child(&self.child), signal).unwrap();
    }

    pub(crate) fn close_input(&mut self) {
        self.input = None;
    }

    /// Waits for the end of output and of the process: every message still to come, how it
    /// ended, and what it logged.
    pub(crate) fn wait(mut self) -> (Vec<Value>, ExitStatus, String) {
        let mut rest = std::mem::take(&mut self.heard);
        loop {
            match self.output.recv_timeout(PATIENCE) {
                Ok(line) => rest.push(message(&line)),
                Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) => panic!("the host does not end; the log says:\n{}", self.log.so_far()),
            }
        }
        (rest, self.child.wait().unwrap(), self.log.whole())
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Standard output belongs to MCP: a line that is none fails every test that reads it.
fn message(line: &str) -> Value {
    let message: Value = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error} in {line:?}"));
    assert_eq!(message["jsonrpc"], "2.0", "{line}");
    message
}

fn lines(output: ChildStdout) -> Receiver<String> {
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        for line in BufReader::new(output).lines() {
            if sender.send(line.unwrap()).is_err() {
                return;
            }
        }
    });
    receiver
}

/// What a host has logged so far.
#[derive(Clone, Default)]
pub(crate) struct Log(Arc<(Mutex<Logged>, Condvar)>);

#[derive(Default)]
pub(crate) struct Logged {
    pub(crate) text: String,
    pub(crate) ended: bool,
}

impl Log {
    pub(crate) fn of(stderr: ChildStderr) -> Self {
        let log = Self::default();
        let writer = log.clone();
        std::thread::spawn(move || {
            for line in BufReader::new(stderr).lines().map_while(Result::ok) {
                writer.write(|logged| logged.text.extend([line.as_str(), "\n"]));
            }
            writer.write(|logged| logged.ended = true);
        });
        log
    }

    fn write(&self, change: impl FnOnce(&mut Logged)) {
        change(&mut self.0.0.lock().unwrap());
        self.0.1.notify_all();
    }

    pub(crate) fn so_far(&self) -> String {
        self.0.0.lock().unwrap().text.clone()
    }

    /// Everything, once nothing more can come.
    pub(crate) fn whole(&self) -> String {
        self.wait(|logged| logged.ended)
    }

    pub(crate) fn wait_for(&self, wanted: &str) {
        let said = self.wait(|logged| logged.ended || logged.text.contains(wanted));
        assert!(said.contains(wanted), "the log never said {wanted:?}:\n{said}");
    }

    /// What it says once `until` holds.
    pub(crate) fn wait(&self, until: impl Fn(&Logged) -> bool) -> String {
        let logged = self.0.0.lock().unwrap();
        self.0.1.wait_timeout_while(logged, PATIENCE, |logged| !until(logged)).unwrap().0.text.clone()
    }
}
