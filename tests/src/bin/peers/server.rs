//! The peer, as a process of its own.

use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};

/// Python takes a while to read its packages.
const PATIENCE: Duration = Duration::from_secs(60);

/// The peer.
pub(crate) struct PeerServer {
    child: Child,
    address: String,
}

/// The peer's program.
pub(crate) fn peer() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("peers/server.py")
}

impl PeerServer {
    pub(crate) fn start(python: &Path) -> anyhow::Result<Self> {
        // Free now, and nobody else here looks for one.
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let child = Command::new(python)
            .arg(peer())
            .args(["http", &port.to_string()])
            .stdin(Stdio::null())
            .spawn()
            .with_context(|| format!("failed to start {}", python.display()))?;
        let server = Self { child, address: format!("127.0.0.1:{port}") };
        let started = Instant::now();
        while TcpStream::connect(&server.address).is_err() {
            ensure!(started.elapsed() < PATIENCE, "the peer does not serve");
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(server)
    }

    /// Where it serves, as in `127.0.0.1:4711`.
    pub(crate) fn address(&self) -> &str {
        &self.address
    }
}

impl Drop for PeerServer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
