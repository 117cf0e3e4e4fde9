//! The listening end: answers the operator's commands while the host serves.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::Serialize;
use serde_json::Value;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::UnixStream;
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;
use tracing::Span;

use super::protocol::{Answer, Command, LogLevel, MAX_REQUEST_BYTES, Refusal, RefusalCode, Request, Status, VERSION};
use super::{ControlError, admin, feedback, folder, sessions};
use crate::events::Event;
use crate::logging;
use crate::plugin::{Generation, PluginId};
use crate::reload::Decision;
use crate::server::guard::Guard;
use crate::server::unix_socket::UnixSocket;
use crate::server::view::{PluginDetail, PluginList};
use crate::server::{Backend, Settings};

/// Connections at once; an operator needs one or two.
const MAX_CONNECTIONS: usize = 16;
/// How long a client may take to say what it wants, and to hear the answer.
const TALK_TIME: Duration = Duration::from_secs(5);
/// Bytes of a request that is too long that are read and thrown away.
const MAX_UNREAD: u64 = 1 << 20;

/// A bound control socket. Its file goes when it is dropped.
#[derive(Debug)]
pub struct ControlSocket(UnixSocket);

impl ControlSocket {
    /// Listens in the first of the usual folders that works.
    ///
    /// # Errors
    /// That of the last folder, when none works. The host can serve without.
    pub fn bind() -> Result<Self, ControlError> {
        let mut last = None;
        for folder in folder::candidates() {
            match Self::bind_in(&folder) {
                Ok(socket) => return Ok(socket),
                Err(error) => {
                    tracing::debug!(%error, "runtime folder not used");
                    last = Some(error);
                }
            }
        }
        Err(last.unwrap_or_else(|| ControlError::Folder {
            folder: PathBuf::new(),
            source: io::Error::from(io::ErrorKind::NotFound),
        }))
    }

    /// Listens in `folder`.
    ///
    /// # Errors
    /// When the folder cannot be used or is not safe, or the socket cannot be bound.
    pub fn bind_in(folder: &Path) -> Result<Self, ControlError> {
        folder::prepare(folder)?;
        let path = folder.join(format!("{}.sock", std::process::id()));
        UnixSocket::bind(&path).map(Self).map_err(|source| ControlError::Bind { socket: path, source })
    }

    /// Where it listens.
    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// Answers commands until `shutdown` is cancelled.
    pub async fn serve(self, backend: Arc<dyn Backend>, settings: Settings, shutdown: CancellationToken) {
        let desk = Arc::new(Desk {
            backend,
            reload_deadline: settings.reload_deadline(),
            started: SystemTime::now(),
            stop: shutdown.clone(),
        });
        let places = Arc::new(Semaphore::new(MAX_CONNECTIONS));
        loop {
            // Who finds no place waits in the kernel's queue: a refusal would be lost with the
            // request that nobody read.
            let accepted = tokio::select! {
                () = shutdown.cancelled() => return,
                accepted = async {
                    let place = Arc::clone(&places).acquire_owned().await;
                    self.0.accept().await.map(|stream| (stream, place))
                } => accepted,
            };
            let (stream, place) = match accepted {
                Ok((stream, place)) => (stream, place),
                Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
                    tracing::warn!("control connection of another user refused");
                    continue;
                }
                Err(error) => {
                    // Out of file descriptors, most likely: others must end first.
                    tracing::warn!(%error, "failed to accept a control connection");
                    tokio::time::sleep(Duration::from_millis(100)).await;
                    continue;
                }
            };
            let desk = Arc::clone(&desk);
            tokio::spawn(async move {
                let _place = place;
                if let Err(error) = desk.attend(stream).await {
                    tracing::debug!(%error, "control connection broke");
                }
            });
        }
    }
}

/// Where commands are answered.
#[derive(Debug)]
struct Desk {
    backend: Arc<dyn Backend>,
    reload_deadline: Duration,
    started: SystemTime,
    stop: CancellationToken,
}

impl Desk {
    async fn attend(&self, stream: UnixStream) -> io::Result<()> {
        let (stream, line) = tokio::time::timeout(TALK_TIME, hear(stream)).await??;
        let answer = match understand(&line) {
            Ok(command) => self.act(command).await,
            Err(refusal) => Answer::Error(refusal),
        };
        say(stream, &answer).await
    }

    async fn act(&self, command: Command) -> Answer {
        let guard = Guard {
            name: "control",
            cancelled: CancellationToken::new(),
            abandoned: self.stop.clone(),
            deadline: self.reload_deadline,
            flight: None,
            span: Span::none(),
        };
        let action = command.action();
        let work = async {
            let generation = self.backend.current();
            match command {
                Command::Status => ok(&self.status(&generation)),
                Command::PluginsList => ok(&PluginList::of(&generation)),
                Command::PluginsInspect { id } => {
                    PluginDetail::of(&generation, &id).map_or_else(|| unknown(&generation, &id), |detail| ok(&detail))
                }
                Command::PluginsReload => {
                    // It runs on when the caller gives up: half a reload helps nobody.
                    let backend = Arc::clone(&self.backend);
                    let reloaded = tokio::spawn(async move { backend.reload().await }).await;
                    reloaded.map_or_else(
                        |_| {
                            refuse(RefusalCode::Failed, "reload failed by a fault of the host; plugins serve as before")
                        },
                        |report| ok(&report),
                    )
                }
                Command::PluginsPromote { id } => self.decide(&id, Decision::Promote).await,
                Command::PluginsRollback { id } => self.decide(&id, Decision::RollBack).await,
                Command::Health => admin::health(&*self.backend).await,
                Command::HostStatus => admin::status(&*self.backend).await,
                Command::Requests => admin::requests(&*self.backend),
                Command::Reload { what } => admin::reload(Arc::clone(&self.backend), what).await,
                Command::LogLevel { filter } => log_level(filter.as_deref()),
                Command::Feedback { feedback: said } => feedback::give(&*self.backend, said).await,
                Command::SessionsList => sessions::list(&*self.backend).await,
                Command::SessionsShow { id, client } => sessions::show(&*self.backend, &id, client.as_deref()).await,
                Command::SessionsEnd { id, client } => sessions::end(&*self.backend, &id, client.as_deref()).await,
            }
        };
        let answer = guard.run(work).await.unwrap_or_else(|error| refuse(RefusalCode::Failed, error.to_string()));
        if let Some(action) = action {
            let (caller, done) = ("control-socket".to_owned(), matches!(answer, Answer::Ok(_)));
            self.backend.events().publish(Event::Administered { caller, action, done });
            // What is answered is written down, unless the disk hangs: then the operator should hear of it.
            if tokio::time::timeout(TALK_TIME, self.backend.events().settled()).await.is_err() {
                tracing::error!("the audit trail takes too long");
            }
        }
        answer
    }

    async fn decide(&self, id: &PluginId, decision: Decision) -> Answer {
        match self.backend.decide(id, decision).await {
            Some(report) => ok(&report),
            None => refuse(RefusalCode::Failed, format!("no version of `{id}` runs beside the one that serves")),
        }
    }

    fn status(&self, generation: &Generation) -> Status {
        let active = generation.active().count();
        Status {
            pid: std::process::id(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            started_at: self.started.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs()),
            generation: generation.number,
            active,
            disabled: generation.plugins.len().saturating_sub(active),
            failed: generation.failures.len(),
        }
    }
}

fn log_level(filter: Option<&str>) -> Answer {
    let before = match filter.map(logging::set_level).transpose() {
        Ok(before) => before,
        Err(error) => return refuse(RefusalCode::BadRequest, format!("{:#}", anyhow::Error::from(error))),
    };
    match logging::level() {
        Some(filter) => ok(&LogLevel { filter, before }),
        None => refuse(RefusalCode::Failed, "this host logs nothing"),
    }
}

async fn hear(stream: UnixStream) -> io::Result<(UnixStream, Vec<u8>)> {
    let mut line = Vec::new();
    let mut input = BufReader::new(stream);
    // One byte more than allowed, so that a longer line shows.
    (&mut input).take(MAX_REQUEST_BYTES as u64 + 1).read_until(b'\n', &mut line).await?;
    Ok((input.into_inner(), line))
}

fn understand(line: &[u8]) -> Result<Command, Refusal> {
    let bad = |message: String| Refusal { code: RefusalCode::BadRequest, message };
    if line.len() > MAX_REQUEST_BYTES {
        return Err(bad(format!("request is longer than {MAX_REQUEST_BYTES} bytes")));
    }
    let value: Value = serde_json::from_slice(line).map_err(|error| bad(format!("request is no JSON: {error}")))?;
    let version = value.get("v").and_then(Value::as_u64);
    if version != Some(u64::from(VERSION)) {
        let message = format!("this host speaks version {VERSION} of the control protocol: send `\"v\": {VERSION}`");
        return Err(Refusal { code: RefusalCode::OtherVersion, message });
    }
    let request: Request = serde_json::from_value(value).map_err(|error| bad(format!("bad request: {error}")))?;
    Ok(request.command)
}

async fn say(mut stream: UnixStream, answer: &Answer) -> io::Result<()> {
    let mut line = serde_json::to_vec(answer)?;
    line.push(b'\n');
    let said = async {
        stream.write_all(&line).await?;
        stream.shutdown().await?;
        // Closing with bytes unread would take the answer from the client again.
        tokio::io::copy(&mut stream.take(MAX_UNREAD), &mut tokio::io::sink()).await
    };
    tokio::time::timeout(TALK_TIME, said).await?.map(|_| ())
}

pub(super) fn ok(value: &impl Serialize) -> Answer {
    serde_json::to_value(value)
        .map_or_else(|error| refuse(RefusalCode::Failed, format!("failed to write the answer: {error}")), Answer::Ok)
}

pub(super) fn refuse(code: RefusalCode, message: impl Into<String>) -> Answer {
    Answer::Error(Refusal { code, message: message.into() })
}

fn unknown(generation: &Generation, id: &str) -> Answer {
    let shown: String = id.chars().take(64).collect();
    let loaded: Vec<&str> = generation.plugins.iter().map(|loaded| loaded.id().as_str()).collect();
    let loaded =
        if loaded.is_empty() { "none is loaded".to_owned() } else { format!("loaded are {}", loaded.join(", ")) };
    refuse(RefusalCode::UnknownPlugin, format!("no plugin `{shown}`: {loaded}"))
}
