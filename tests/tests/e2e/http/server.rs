//! A host that serves HTTP on a free port, and an HTTP client in the smallest way.

use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::Duration;

use reqwest::header::{ACCEPT, CONTENT_TYPE, HeaderMap};
use reqwest::{Method, RequestBuilder, Response, StatusCode};
use rustix::process::{Pid, Signal, kill_process};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::client::{Log, PATIENCE};
use crate::home::Home;

/// A serving process.
pub(crate) struct Server {
    child: Child,
    pub(crate) log: Log,
    /// As `127.0.0.1:4711`.
    pub(crate) address: String,
    http: reqwest::Client,
    scheme: &'static str,
    token: Option<String>,
}

impl Server {
    /// With default settings.
    pub(crate) fn start(home: &Home) -> Self {
        Self::with(home, &[])
    }

    /// With more settings, as `SECTION__NAME`.
    pub(crate) fn with(home: &Home, settings: &[(&str, &str)]) -> Self {
        let mut command = home.host(&["serve", "--http", "127.0.0.1:0"]);
        command.envs(settings.iter().map(|(name, value)| (format!("PROMPT_HOST__{name}"), value)));
        Self::spawn(command)
    }

    /// Runs a command that serves HTTP.
    pub(crate) fn spawn(mut command: Command) -> Self {
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let log = Log::of(child.stderr.take().unwrap());
        let said = log.wait(|logged| logged.ended || logged.text.contains("serving on HTTP"));
        let line = said.lines().find(|line| line.contains("serving on HTTP")).unwrap_or_else(|| panic!("{said}"));
        let url = line.split("url=").nth(1).unwrap().trim();
        let (scheme, rest) = url.split_once("://").unwrap();
        let address = rest.trim_end_matches("/mcp").to_owned();
        let scheme = if scheme == "https" { "https" } else { "http" };
        let _ = rustls::crypto::ring::default_provider().install_default();
        let http = reqwest::Client::builder().timeout(PATIENCE).build().unwrap();
        Self { child, log, address, http, scheme, token: None }
    }

    /// The same server, called with a token.
    pub(crate) fn set_token(&mut self, token: &str) {
        self.token = Some(token.to_owned());
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("{}://{}{path}", self.scheme, self.address)
    }

    /// A request to `/mcp` with the headers that every client sends.
    pub(crate) fn request(&self, method: Method) -> RequestBuilder {
        let request = self.http.request(method, self.url("/mcp"));
        let request = request.header(ACCEPT, "application/json, text/event-stream");
        let request = request.header(CONTENT_TYPE, "application/json");
        match &self.token {
            Some(token) => request.bearer_auth(token),
            None => request,
        }
    }

    /// A request to any other path.
    pub(crate) fn at(&self, method: Method, path: &str) -> RequestBuilder {
        let request = self.http.request(method, self.url(path));
        match &self.token {
            Some(token) => request.bearer_auth(token),
            None => request,
        }
    }

    /// What a path answers, with its status.
    pub(crate) async fn get(&self, path: &str) -> (StatusCode, String) {
        let response = self.at(Method::GET, path).send().await.unwrap();
        (response.status(), response.text().await.unwrap())
    }

    /// The same as JSON.
    pub(crate) async fn json(&self, path: &str) -> (StatusCode, Value) {
        let (status, text) = self.get(path).await;
        (status, serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error} in {text:?}")))
    }

    /// Where metrics and probes are answered besides, as `http://127.0.0.1:4711`.
    pub(crate) fn side(&self) -> String {
        side(&self.log)
    }

    /// A request of a client of 2026-07-28.
    pub(crate) fn modern(&self, method: &str, params: Value) -> RequestBuilder {
        let mut params = params;
        params["_meta"]["io.modelcontextprotocol/protocolVersion"] = json!("2026-07-28");
        if params["_meta"]["io.modelcontextprotocol/clientCapabilities"].is_null() {
            params["_meta"]["io.modelcontextprotocol/clientCapabilities"] = json!({});
        }
        let mut request = self.request(Method::POST).header("mcp-protocol-version", "2026-07-28");
        request = request.header("mcp-method", method);
        for name in ["name", "uri"] {
            if let Some(subject) = params[name].as_str() {
                request = request.header("mcp-name", subject);
            }
        }
        request.body(json!({ "jsonrpc": "2.0", "id": 1, "method": method, "params": params }).to_string())
    }

    /// What a client of 2026-07-28 is answered.
    pub(crate) async fn ask(&self, method: &str, params: Value) -> Value {
        let response = self.modern(method, params).send().await.unwrap();
        assert_eq!(response.status(), StatusCode::OK, "{:?}", response.text().await);
        message(response).await
    }

    /// Shows that the host still serves.
    pub(crate) async fn is_healthy(&self) {
        let answer = self.ask("tools/call", super::improve(super::WORDY)).await;
        assert_eq!(super::improved(&answer), super::SHORT);
    }

    /// A connection of its own.
    pub(crate) async fn connect(&self) -> TcpStream {
        TcpStream::connect(&self.address).await.unwrap()
    }

    /// What is answered to these bytes, until the host closes.
    pub(crate) async fn tell(&self, bytes: &[u8]) -> String {
        let mut stream = self.connect().await;
        // The host may refuse what it has read so far and close.
        let _ = stream.write_all(bytes).await;
        rest(&mut stream).await
    }

    pub(crate) fn pid(&self) -> u32 {
        self.child.id()
    }

    pub(crate) fn signal(&self, signal: Signal) {
        kill_process(Pid::from_child(&self.child), signal).unwrap();
    }

    /// Waits for the end of the process: how it ended, and what it logged.
    pub(crate) fn wait(&mut self) -> (ExitStatus, String) {
        let log = self.log.whole();
        (self.child.wait().unwrap(), log)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Where a host answers metrics and probes besides, once it says so.
pub(crate) fn side(log: &Log) -> String {
    const SAID: &str = "serving metrics and probes";
    let said = log.wait(|logged| logged.ended || logged.text.contains(SAID));
    let line = said.lines().find(|line| line.contains(SAID)).unwrap_or_else(|| panic!("{said}"));
    format!("http://{}", line.split("address=").nth(1).unwrap().trim())
}

/// Everything up to the end of a stream.
pub(crate) async fn rest(stream: &mut TcpStream) -> String {
    let mut answer = Vec::new();
    // A reset after the answer is an end, too.
    let _ = tokio::time::timeout(PATIENCE, stream.read_to_end(&mut answer)).await.expect("the host does not close");
    String::from_utf8_lossy(&answer).into_owned()
}

/// The last message of a response, JSON or a stream.
pub(crate) async fn message(response: Response) -> Value {
    let is_stream = is_stream(response.headers());
    let text = response.text().await.unwrap();
    match is_stream {
        false => serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error} in {text:?}")),
        true => events(&text).into_iter().next_back().unwrap_or_else(|| panic!("no message in {text:?}")),
    }
}

pub(crate) fn is_stream(headers: &HeaderMap) -> bool {
    headers.get(CONTENT_TYPE).is_some_and(|media| media.to_str().unwrap().starts_with("text/event-stream"))
}

/// The messages of a stream.
pub(crate) fn events(text: &str) -> Vec<Value> {
    let data = text.lines().filter_map(|line| line.strip_prefix("data:")).map(str::trim);
    data.filter(|data| !data.is_empty()).map(|data| serde_json::from_str(data).unwrap()).collect()
}

/// A stream that is read as it comes.
pub(crate) struct Reading {
    response: Response,
    text: String,
}

impl Reading {
    pub(crate) fn new(response: Response) -> Self {
        assert!(is_stream(response.headers()), "{:?}", response.headers());
        Self { response, text: String::new() }
    }

    /// Reads until `until` holds, or the stream ends; everything that came so far.
    pub(crate) async fn until(&mut self, until: impl Fn(&str) -> bool) -> &str {
        while !until(&self.text) {
            let chunk = tokio::time::timeout(PATIENCE, self.response.chunk()).await.expect("nothing comes");
            match chunk.unwrap() {
                Some(chunk) => self.text.push_str(std::str::from_utf8(&chunk).unwrap()),
                None => break,
            }
        }
        &self.text
    }

    /// Reads to the end.
    pub(crate) async fn rest(&mut self) -> &str {
        self.until(|_| false).await
    }
}

/// Looks again and again whether something holds that nobody tells of.
pub(crate) async fn eventually(what: &str, mut holds: impl AsyncFnMut() -> bool) {
    let looking = async {
        while !holds().await {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(PATIENCE, looking).await.unwrap_or_else(|_| panic!("never: {what}"));
}
