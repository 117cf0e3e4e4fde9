//! The asking end: finds the hosts that run and tells them what to do.

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::de::DeserializeOwned;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::UnixStream;

use super::protocol::{Answer, Command, Request, Status, VERSION};
use super::{ControlError, folder};

/// How long a host may take to say that it is there.
const STATUS_TIME: Duration = Duration::from_secs(2);
/// How long a host may take for any other command; a reload may compile plugins.
const COMMAND_TIME: Duration = Duration::from_secs(150);
/// The longest answer, bytes.
const MAX_ANSWER_BYTES: u64 = 64 << 20;

/// A host that answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunningHost {
    /// Its socket.
    pub socket: PathBuf,
    /// What it says of itself.
    pub status: Status,
}

/// A host that is there and does not answer, or a folder that cannot be trusted.
#[derive(Debug)]
pub struct Unreachable {
    /// The socket or the folder.
    pub path: PathBuf,
    /// Why.
    pub error: ControlError,
}

/// Every host of this user, by process id, and what could not be asked.
///
/// Sockets that dead hosts left behind are removed.
pub async fn running_hosts() -> (Vec<RunningHost>, Vec<Unreachable>) {
    running_hosts_in(&folder::candidates()).await
}

/// As [`running_hosts`], in these folders.
pub async fn running_hosts_in(folders: &[PathBuf]) -> (Vec<RunningHost>, Vec<Unreachable>) {
    let (mut hosts, mut unreachable) = (Vec::new(), Vec::new());
    for folder in folders {
        let sockets = match sockets(folder) {
            Ok(sockets) => sockets,
            Err(error) => {
                unreachable.push(Unreachable { path: folder.clone(), error });
                continue;
            }
        };
        let asked = sockets.into_iter().map(async |socket| {
            let status = ask(&socket, Command::Status, STATUS_TIME).await;
            (socket, status)
        });
        for (socket, status) in futures::future::join_all(asked).await {
            match status {
                Ok(status) => hosts.push(RunningHost { socket, status }),
                Err(error) if is_dead(&error) => bury(&socket),
                Err(error) => unreachable.push(Unreachable { path: socket, error }),
            }
        }
    }
    hosts.sort_by_key(|host| host.status.pid);
    (hosts, unreachable)
}

/// Gives `host` a command and reads what the command promises.
///
/// # Errors
/// When the host cannot be reached, refuses, or answers something else.
pub async fn call<T: DeserializeOwned>(host: &RunningHost, command: Command) -> Result<T, ControlError> {
    ask(&host.socket, command, COMMAND_TIME).await
}

async fn ask<T: DeserializeOwned>(socket: &Path, command: Command, time: Duration) -> Result<T, ControlError> {
    let talk = |source| ControlError::Talk { socket: socket.to_owned(), source };
    let answer = tokio::time::timeout(time, exchange(socket, command)).await.map_err(|late| talk(late.into()))?;
    let understood = |source| ControlError::Answer { socket: socket.to_owned(), source };
    match serde_json::from_slice(&answer.map_err(talk)?).map_err(understood)? {
        Answer::Ok(value) => serde_json::from_value::<T>(value).map_err(understood),
        Answer::Error(refusal) => Err(ControlError::Refused(refusal)),
    }
}

async fn exchange(socket: &Path, command: Command) -> io::Result<Vec<u8>> {
    let mut stream = UnixStream::connect(socket).await?;
    let mut line = serde_json::to_vec(&Request { v: VERSION, command })?;
    line.push(b'\n');
    stream.write_all(&line).await?;
    let mut answer = Vec::new();
    stream.take(MAX_ANSWER_BYTES).read_to_end(&mut answer).await?;
    Ok(answer)
}

/// `<pid>.sock` files in a folder that is the user's alone; none when there is no such folder.
fn sockets(folder: &Path) -> Result<Vec<PathBuf>, ControlError> {
    let failed = |source| ControlError::Folder { folder: folder.to_owned(), source };
    match folder::check(folder) {
        Err(ControlError::Folder { source, .. }) if source.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        checked => checked?,
    }
    let mut sockets = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if name.strip_suffix(".sock").is_some_and(|pid| pid.parse::<u32>().is_ok()) {
            sockets.push(path);
        }
    }
    Ok(sockets)
}

/// Whether nobody listens any more. A host shows its socket only once it listens.
fn is_dead(error: &ControlError) -> bool {
    let gone = [io::ErrorKind::ConnectionRefused, io::ErrorKind::NotFound];
    matches!(error, ControlError::Talk { source, .. } if gone.contains(&source.kind()))
}

fn bury(socket: &Path) {
    match std::fs::remove_file(socket) {
        Ok(()) => tracing::debug!(socket = %socket.display(), "removed the socket of a dead host"),
        Err(error) => tracing::debug!(socket = %socket.display(), %error, "failed to remove a dead socket"),
    }
}
