//! How an operator's commands reach the hosts that run: one Unix socket for each process.
//!
//! Every host listens on `<runtime folder>/<pid>.sock`; the folder and the socket belong
//! to the user alone, and both ends check that. A connection carries one request and one
//! answer, each a line of JSON:
//!
//! ```json
//! {"v": 1, "command": "plugins-inspect", "id": "tidy"}
//! {"ok": {"plugin": {"id": "tidy"}, "title": "Tidy"}}
//! {"error": {"code": "unknown-plugin", "message": "no plugin `tyding`: loaded are tidy, tone"}}
//! ```
//!
//! [`listener`] answers, [`client`] finds the running hosts and asks them.

mod admin;
pub mod client;
mod feedback;
pub mod folder;
pub mod listener;
pub mod protocol;
mod sessions;

pub use client::{RunningHost, Unreachable, call, running_hosts};
pub use listener::ControlSocket;
pub use protocol::{Command, LogLevel, Refusal, RefusalCode, Status};

/// Why the control socket cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ControlError {
    /// The runtime folder cannot be made or read.
    #[error("failed to use the runtime folder {}", folder.display())]
    Folder {
        /// Which.
        folder: std::path::PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// The runtime folder is not the user's alone.
    #[error("failed to trust the runtime folder {}: it {problem}", folder.display())]
    Unsafe {
        /// Which.
        folder: std::path::PathBuf,
        /// What is wrong with it, and the way out.
        problem: String,
    },
    /// The socket cannot be made.
    #[error("failed to listen on {}", socket.display())]
    Bind {
        /// Which.
        socket: std::path::PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// The host does not answer.
    #[error("failed to talk to the host at {}", socket.display())]
    Talk {
        /// Its socket.
        socket: std::path::PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// The host answered something else than this version expects.
    #[error("failed to understand the host at {}: use the `host` it was started from", socket.display())]
    Answer {
        /// Its socket.
        socket: std::path::PathBuf,
        /// Why.
        #[source]
        source: serde_json::Error,
    },
    /// The host refused.
    #[error("{}", .0.message)]
    Refused(Refusal),
}
