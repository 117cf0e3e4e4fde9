//! A client of streamable HTTP that costs little: one connection, and calls on it.

use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};
use http_body_util::{BodyExt as _, Full};
use hyper::body::{Bytes, Incoming};
use hyper::client::conn::http1::SendRequest;
use hyper::header::{ACCEPT, CONTENT_TYPE, HOST, HeaderValue};
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use serde_json::{Value, json};
use tokio::net::TcpStream;

/// The revision that it speaks.
const REVISION: &str = "2025-11-25";

/// One connection that is kept.
#[derive(Debug)]
pub struct Client {
    sender: SendRequest<Full<Bytes>>,
    host: HeaderValue,
}

/// The id of an MCP session.
pub type Session = HeaderValue;

/// The body of a call of `tool`.
pub fn call(tool: &str, arguments: &Value) -> Vec<u8> {
    let params = json!({ "name": tool, "arguments": arguments });
    json!({ "jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": params }).to_string().into_bytes()
}

impl Client {
    /// Connects to `address`, as in `127.0.0.1:8080`.
    ///
    /// # Errors
    /// When nobody is there.
    pub async fn connect(address: &str) -> anyhow::Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        let (sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream)).await?;
        tokio::spawn(connection);
        Ok(Self { sender, host: address.parse()? })
    }

    /// Opens an MCP session for a client called `name`.
    ///
    /// # Errors
    /// When the server does not open one.
    pub async fn open(&mut self, name: &str) -> anyhow::Result<Session> {
        let client = json!({ "name": name, "version": "1" });
        let params = json!({ "protocolVersion": REVISION, "capabilities": {}, "clientInfo": client });
        let body = json!({ "jsonrpc": "2.0", "id": 0, "method": "initialize", "params": params }).to_string();
        let response = self.send(self.request(None, body.into())?).await?;
        let session = response.headers().get("mcp-session-id").context("no session")?.clone();
        response.into_body().collect().await?;
        let body = json!({ "jsonrpc": "2.0", "method": "notifications/initialized" }).to_string();
        let response = self.send(self.request(Some(&session), body.into())?).await?;
        response.into_body().collect().await?;
        Ok(session)
    }

    /// The answer to a call, and the time from the first byte written to the last one read.
    ///
    /// # Errors
    /// When there is none, or another status than 200.
    pub async fn timed(&mut self, session: &Session, call: &[u8]) -> anyhow::Result<(Duration, Bytes)> {
        let request = self.request(Some(session), Bytes::copy_from_slice(call))?;
        let started = Instant::now();
        let response = self.send(request).await?;
        let status = response.status();
        let body = response.into_body().collect().await?.to_bytes();
        let took = started.elapsed();
        ensure!(status == StatusCode::OK, "{status}: {}", String::from_utf8_lossy(&body));
        Ok((took, body))
    }

    /// The structured content of an answer.
    ///
    /// # Errors
    /// As [`Client::timed`], and when the tool failed.
    pub async fn call(&mut self, session: &Session, tool: &str, arguments: &Value) -> anyhow::Result<Value> {
        let (_, body) = self.timed(session, &call(tool, arguments)).await?;
        let text = std::str::from_utf8(&body)?;
        // A session is answered with a stream of events, of which one is the answer.
        let mut messages = text.lines().map(|line| line.strip_prefix("data:").unwrap_or(line).trim());
        let answer = messages.rfind(|message| message.starts_with('{')).context("no answer")?;
        let mut answer: Value = serde_json::from_str(answer)?;
        let failed = answer["result"]["isError"] == true || answer["result"].is_null();
        ensure!(!failed, "{tool} failed: {}", String::from_utf8_lossy(&body));
        Ok(answer["result"]["structuredContent"].take())
    }

    /// Sends when the answer before it is read to its end.
    async fn send(&mut self, request: Request<Full<Bytes>>) -> anyhow::Result<Response<Incoming>> {
        self.sender.ready().await?;
        Ok(self.sender.send_request(request).await?)
    }

    fn request(&self, session: Option<&Session>, body: Bytes) -> anyhow::Result<Request<Full<Bytes>>> {
        let mut request = Request::builder()
            .method(Method::POST)
            .uri("/mcp")
            .header(HOST, &self.host)
            .header(CONTENT_TYPE, "application/json")
            .header(ACCEPT, "application/json, text/event-stream");
        if let Some(session) = session {
            request = request.header("mcp-session-id", session).header("mcp-protocol-version", REVISION);
        }
        Ok(request.body(Full::new(body))?)
    }
}
