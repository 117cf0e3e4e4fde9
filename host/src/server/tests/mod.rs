//! The server as its clients see it, over streams in memory.

mod ask;
mod changes;
mod control;
mod prompts;
mod resources;
mod sessions;
mod tools;
mod wire;

use std::sync::Arc;
use std::time::Duration;

use rmcp::ClientHandler;
use rmcp::model::{
    CallToolRequestParams, CallToolResult, ErrorData, ProgressNotificationParam, ProtocolVersion,
    ResourceUpdatedNotificationParam,
};
use rmcp::service::{
    ClientLifecycleMode, ClientServiceExt, NotificationContext, RoleClient, RunningService, ServiceError,
};
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader, DuplexStream, Lines, ReadHalf, WriteHalf};
use tokio::sync::mpsc;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use super::testing::TestHost;
use super::{Ended, PromptHost, ServeError, Settings, serve_lines};

/// The two ways of talking.
const ERAS: [Era; 2] = [Era::Initialize, Era::Discover];

#[derive(Debug, Clone, Copy, PartialEq)]
enum Era {
    Initialize,
    Discover,
}

/// A host that serves one stream.
struct Served {
    host: Arc<TestHost>,
    shutdown: CancellationToken,
    ended: JoinHandle<Result<Ended, ServeError>>,
}

fn serve(settings: Settings) -> (Served, DuplexStream) {
    let (near, far) = tokio::io::duplex(64 << 10);
    let host = TestHost::new();
    let (input, output) = tokio::io::split(far);
    let shutdown = CancellationToken::new();
    let server = PromptHost::new(host.clone(), settings);
    let token = shutdown.clone();
    let ended = tokio::spawn(async move { serve_lines(&server, input, output, token).await });
    (Served { host, shutdown, ended }, near)
}

impl Served {
    /// How it ended; panics when it does not within ten seconds.
    async fn ended(self) -> Ended {
        soon(self.ended).await.unwrap().unwrap()
    }
}

/// Waits for what must come; the time only bounds a failing test.
async fn soon<T>(future: impl Future<Output = T>) -> T {
    tokio::time::timeout(Duration::from_secs(10), future).await.expect("it should have come by now")
}

/// What a client is told without asking.
#[derive(Debug, PartialEq)]
enum Told {
    Progress(f64, Option<f64>),
    ListChanged,
    Updated(String),
}

#[derive(Debug)]
struct Ears(mpsc::UnboundedSender<Told>);

impl ClientHandler for Ears {
    async fn on_progress(&self, progress: ProgressNotificationParam, _: NotificationContext<RoleClient>) {
        let _ = self.0.send(Told::Progress(progress.progress, progress.total));
    }

    async fn on_resource_list_changed(&self, _: NotificationContext<RoleClient>) {
        let _ = self.0.send(Told::ListChanged);
    }

    async fn on_resource_updated(&self, updated: ResourceUpdatedNotificationParam, _: NotificationContext<RoleClient>) {
        let _ = self.0.send(Told::Updated(updated.uri));
    }
}

type Client = RunningService<RoleClient, Ears>;

async fn client(era: Era, stream: DuplexStream) -> (Client, mpsc::UnboundedReceiver<Told>) {
    let (told, heard) = mpsc::unbounded_channel();
    let lifecycle = match era {
        Era::Initialize => ClientLifecycleMode::Initialize,
        Era::Discover => ClientLifecycleMode::Discover { preferred_versions: vec![ProtocolVersion::V_2026_07_28] },
    };
    let client = soon(Ears(told).serve_with_lifecycle(stream, lifecycle)).await.unwrap();
    (client, heard)
}

async fn connect(era: Era) -> (Served, Client, mpsc::UnboundedReceiver<Told>) {
    let (served, stream) = serve(Settings::default());
    let (client, heard) = client(era, stream).await;
    (served, client, heard)
}

fn tool(name: &'static str, arguments: Value) -> CallToolRequestParams {
    let Value::Object(arguments) = arguments else { panic!("arguments are an object") };
    CallToolRequestParams::new(name).with_arguments(arguments)
}

async fn call(client: &Client, name: &'static str, arguments: Value) -> CallToolResult {
    soon(client.call_tool(tool(name, arguments))).await.unwrap()
}

fn texts(result: &CallToolResult) -> Vec<&str> {
    result.content.iter().filter_map(|block| block.as_text()).map(|text| text.text.as_str()).collect()
}

fn protocol_error<T: std::fmt::Debug>(result: Result<T, ServiceError>) -> ErrorData {
    match result {
        Err(ServiceError::McpError(error)) => error,
        other => panic!("expected a protocol error, got {other:?}"),
    }
}

/// A client that writes what it likes.
struct RawClient {
    lines: Lines<BufReader<ReadHalf<DuplexStream>>>,
    output: WriteHalf<DuplexStream>,
}

impl RawClient {
    fn new(stream: DuplexStream) -> Self {
        let (input, output) = tokio::io::split(stream);
        Self { lines: BufReader::new(input).lines(), output }
    }

    /// A client of 2025-11-25 that has shaken hands.
    async fn initialized(stream: DuplexStream) -> Self {
        let mut client = Self::new(stream);
        client
            .send(json!({ "jsonrpc": "2.0", "id": "init", "method": "initialize", "params": {
                "protocolVersion": "2025-11-25", "capabilities": {},
                "clientInfo": { "name": "raw", "version": "1" },
            }}))
            .await;
        assert_eq!(client.receive().await["result"]["serverInfo"]["name"], "prompt-host");
        client.send(json!({ "jsonrpc": "2.0", "method": "notifications/initialized" })).await;
        client
    }

    async fn write(&mut self, bytes: &[u8]) {
        soon(self.output.write_all(bytes)).await.unwrap();
    }

    async fn send(&mut self, message: Value) {
        self.write(format!("{message}\n").as_bytes()).await;
    }

    async fn improve(&mut self, id: u64, prompt: &str) {
        self.send(json!({ "jsonrpc": "2.0", "id": id, "method": "tools/call", "params": {
            "name": "improve_prompt", "arguments": { "prompt": prompt },
        }}))
        .await;
    }

    /// The next message; panics at the end of the stream.
    async fn receive(&mut self) -> Value {
        let line = soon(self.lines.next_line()).await.unwrap().expect("the stream should go on");
        serde_json::from_str(&line).unwrap()
    }

    /// Closes its sending half and reads to the end.
    async fn finish(mut self) -> Vec<Value> {
        self.output.shutdown().await.unwrap();
        let mut rest = Vec::new();
        while let Some(line) = soon(self.lines.next_line()).await.unwrap() {
            rest.push(serde_json::from_str(&line).unwrap());
        }
        rest
    }

    async fn still_works(&mut self) {
        self.improve(9_999, "please help").await;
        let answer = self.receive().await;
        assert_eq!((&answer["id"], &answer["result"]["content"][0]["text"]), (&json!(9_999), &json!("help")));
    }
}
