//! How the host is reached over the network, and what bounds those who reach it.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::wire::Patience;

/// MCP over HTTP, WebSocket and Unix sockets. The defaults serve one machine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct HttpSettings {
    /// Addresses that `host serve` listens on, as in `127.0.0.1:8080`; port 0 takes a free one.
    /// `host serve --http` goes before. Default: none.
    pub listen: Vec<SocketAddr>,
    /// Unix sockets that carry MCP as lines of JSON; only the user who runs the host can open them.
    /// `host serve --unix` goes before.
    pub unix: Vec<PathBuf>,
    /// Names by which clients may call the host, as in `mcp.example.com` or `mcp.example.com:8443`;
    /// others get 403. Without a port any port will do. `*` allows every name, which lets any web
    /// page that a person visits reach a host on their machine. The addresses that are listened on
    /// are allowed besides.
    pub allowed_hosts: Vec<String>,
    /// Web pages that may call the host, as in `https://app.example.com`; `:*` stands for any port,
    /// none for the usual one, `*` alone for every page. Requests that come from no page are not
    /// concerned.
    pub allowed_origins: Vec<String>,
    /// Whether browsers are told that pages of `allowed_origins` may read the answers.
    pub cors: bool,
    /// Bytes of one request's body; more gets 413.
    pub body_bytes: usize,
    /// Bytes of one request's header; more gets 431. At least 8,192.
    pub header_bytes: usize,
    /// Lines of one request's header; more gets 431.
    pub header_lines: usize,
    /// How long a client may take to send a header it began, milliseconds; longer gets 408.
    pub header_timeout_ms: u64,
    /// How long a client may take to send a body, milliseconds; longer gets 408.
    pub body_timeout_ms: u64,
    /// How long a client may leave an answer unread before it is cut off, milliseconds.
    pub write_timeout_ms: u64,
    /// How long a connection may wait for its next request, seconds.
    pub idle_timeout_s: u64,
    /// Connections at once; further ones get 503.
    pub max_connections: usize,
    /// Sessions of clients before 2026-07-28 at once; further ones get 503.
    pub max_sessions: usize,
    /// How long a session without open streams is kept, seconds.
    pub session_idle_s: u64,
    /// How often a quiet stream is shown to be alive, seconds.
    pub keep_alive_s: u64,
    /// The certificate chain in PEM, which makes it HTTPS; read again when it changes.
    pub tls_certificate: Option<PathBuf>,
    /// The certificate's private key in PEM.
    pub tls_key: Option<PathBuf>,
    /// Whether the host may be reached from other machines by anybody: without identity it
    /// otherwise refuses to listen on anything but loopback addresses.
    pub insecure: bool,
}

impl Default for HttpSettings {
    fn default() -> Self {
        let own = |entries: &[&str]| entries.iter().map(|entry| (*entry).to_owned()).collect();
        Self {
            listen: Vec::new(),
            unix: Vec::new(),
            allowed_hosts: own(&["localhost", "127.0.0.1", "[::1]"]),
            allowed_origins: own(&["http://localhost:*", "http://127.0.0.1:*", "http://[::1]:*"]),
            cors: false,
            body_bytes: 4 << 20,
            header_bytes: 32 << 10,
            header_lines: 100,
            header_timeout_ms: 10_000,
            body_timeout_ms: 30_000,
            write_timeout_ms: 30_000,
            idle_timeout_s: 75,
            max_connections: 2_048,
            max_sessions: 4_096,
            session_idle_s: 1_800,
            keep_alive_s: 15,
            tls_certificate: None,
            tls_key: None,
            insecure: false,
        }
    }
}

impl HttpSettings {
    /// What a connection may take its time for.
    pub(super) fn patience(&self) -> Patience {
        let (header, write) = (self.header_timeout(), self.write_timeout());
        Patience { header, write, header_bytes: self.header_bytes }
    }

    pub(super) fn header_timeout(&self) -> Duration {
        Duration::from_millis(self.header_timeout_ms)
    }

    pub(super) fn body_timeout(&self) -> Duration {
        Duration::from_millis(self.body_timeout_ms)
    }

    pub(super) fn write_timeout(&self) -> Duration {
        Duration::from_millis(self.write_timeout_ms)
    }

    pub(super) fn idle_timeout(&self) -> Duration {
        Duration::from_secs(self.idle_timeout_s)
    }

    pub(super) fn session_idle(&self) -> Duration {
        Duration::from_secs(self.session_idle_s)
    }

    pub(super) fn keep_alive(&self) -> Duration {
        Duration::from_secs(self.keep_alive_s)
    }
}
