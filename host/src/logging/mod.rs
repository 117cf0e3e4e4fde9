//! The log of this process, and the traces it sends.
//!
//! There is one log in a process: [`start`] begins it, once, and [`level`], [`set_level`] and
//! [`apply`] change it while it runs, from wherever an operator may ask. Lines are handed to a
//! thread that writes them ([`writer`]), so that a full disk or a client that does not read
//! standard error holds nobody up; what does not fit its buffer is dropped and counted. Files are
//! rotated ([`rotation`]).
//!
//! What people write is not logged: [`filter`] holds back what other libraries say below a
//! warning, and the host's own lines do not name it, unless `log.prompts` asks for it.

mod filter;
mod panics;
mod rotation;
mod settings;
mod trace_context;
mod traces;
mod writer;

use std::io::{self, IsTerminal as _};
use std::path::PathBuf;
use std::sync::OnceLock;
use std::time::Duration;

use parking_lot::Mutex;
use tracing_subscriber::layer::{Layered, SubscriberExt as _};
use tracing_subscriber::util::SubscriberInitExt as _;
use tracing_subscriber::{Layer as _, Registry, fmt, reload};

use self::filter::LogFilter;
use self::writer::{Buffered, Destination};

pub use self::settings::{LogFormat, LogSettings, Rotation, TraceSettings};
pub use self::trace_context::TraceContext;
pub use self::traces::join;

/// How long lines that wait may take to be written when the process ends.
const LAST_LINES: Duration = Duration::from_secs(1);
/// How long spans that wait may take to be sent when the process ends.
const LAST_SPANS: Duration = Duration::from_secs(2);

/// Why there is no log, or not the one that was asked for.
#[derive(Debug, thiserror::Error)]
pub enum LogError {
    /// The filter cannot be read.
    #[error(
        "failed to read the log filter `{filter}`: write a level such as `info`, or as in `warn,prompt_host=debug`"
    )]
    Filter {
        /// What was given.
        filter: String,
        /// What is wrong with it.
        #[source]
        source: tracing_subscriber::filter::ParseError,
    },
    /// The file cannot be opened.
    #[error("failed to open the log file {}", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// The thread that writes lines cannot be started.
    #[error("failed to start writing the log")]
    Thread(#[source] io::Error),
    /// Something else in the process logs already.
    #[error("failed to start logging: it has been started before")]
    Started,
    /// Nothing is logged in this process.
    #[error("failed to change the log: nothing is logged by this process")]
    NotStarted,
    /// Traces cannot be sent.
    #[error(
        "failed to send traces to {endpoint}: set `traces.otlp_endpoint` to an address such as `http://localhost:4318`"
    )]
    Traces {
        /// Where to.
        endpoint: String,
        /// Why.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
}

/// The log of this process.
struct Log {
    filter: reload::Handle<LogFilter, Registry>,
    /// None where lines are written at once.
    buffered: Option<Buffered>,
    state: Mutex<State>,
}

struct State {
    /// As the settings have it now.
    settings: LogSettings,
    /// What holds now, which may have been changed by hand since.
    level: String,
}

/// Who writes lines, on the ground of all.
type Lines = Layered<Box<dyn tracing_subscriber::Layer<Registry> + Send + Sync>, Registry>;

/// A process has one log, as it has one standard error.
static LOG: OnceLock<Log> = OnceLock::new();

/// Whoever may log. Ends it when dropped: lines and spans that wait are written.
#[derive(Debug)]
#[must_use = "lines that wait are lost without it"]
pub struct Guard(Option<traces::Provider>);

/// Starts the log of a process that serves: lines are written by a thread of their own.
///
/// # Errors
/// When the filter is wrong, the file cannot be opened, or traces cannot be sent.
pub fn start(settings: &LogSettings, traces: &TraceSettings) -> Result<Guard, LogError> {
    let buffered = Buffered::start(Destination::of(settings)?).map_err(LogError::Thread)?;
    let provider = traces::Provider::start(traces)?;
    let tracer = provider.as_ref().map(traces::Provider::layer::<Lines>);
    let (filter, handle) = reload::Layer::new(LogFilter::new(&settings.level, settings.prompts)?);
    let lines = fmt::layer().with_writer(buffered.clone()).with_ansi(is_coloured(settings));
    let lines = match settings.format {
        LogFormat::Pretty => lines.with_filter(filter).boxed(),
        LogFormat::Json => lines.json().with_filter(filter).boxed(),
    };
    let started = Registry::default().with(lines).with(tracer).try_init();
    keep(started.is_ok(), handle, Some(buffered), settings)?;
    panics::log_them();
    Ok(Guard(provider))
}

/// Starts the log of a command that is over soon: lines are written at once.
///
/// # Errors
/// When the filter is wrong or the file cannot be opened.
pub fn start_for_command(settings: &LogSettings) -> Result<(), LogError> {
    let destination = Destination::of(settings)?;
    let (filter, handle) = reload::Layer::new(LogFilter::new(&settings.level, settings.prompts)?);
    let lines = fmt::layer().with_writer(std::sync::Mutex::new(destination)).with_ansi(is_coloured(settings));
    let lines = match settings.format {
        LogFormat::Pretty => lines.with_filter(filter).boxed(),
        LogFormat::Json => lines.json().with_filter(filter).boxed(),
    };
    let started = Registry::default().with(lines).try_init();
    keep(started.is_ok(), handle, None, settings)
}

fn keep(
    started: bool,
    filter: reload::Handle<LogFilter, Registry>,
    buffered: Option<Buffered>,
    settings: &LogSettings,
) -> Result<(), LogError> {
    let state = Mutex::new(State { settings: settings.clone(), level: settings.level.clone() });
    let log = Log { filter, buffered, state };
    if started && LOG.set(log).is_ok() { Ok(()) } else { Err(LogError::Started) }
}

fn is_coloured(settings: &LogSettings) -> bool {
    settings.file.is_none() && settings.format == LogFormat::Pretty && io::stderr().is_terminal()
}

/// What is logged now; none where this process does not log.
pub fn level() -> Option<String> {
    Some(LOG.get()?.state.lock().level.clone())
}

/// Logs by another filter from now on, until settings that say another level are read.
/// Answers what held before.
///
/// # Errors
/// When the filter is wrong, which leaves the one before in force, or nothing is logged.
pub fn set_level(level: &str) -> Result<String, LogError> {
    let log = LOG.get().ok_or(LogError::NotStarted)?;
    let mut state = log.state.lock();
    let filter = LogFilter::new(level, state.settings.prompts)?;
    log.filter.reload(filter).map_err(|_| LogError::NotStarted)?;
    Ok(std::mem::replace(&mut state.level, level.to_owned()))
}

/// Puts changed settings into force: level, prompts, file and rotation. The format holds from the
/// next start on. A level that was set by hand stays unless the settings' own level has changed.
///
/// # Errors
/// When the filter is wrong or the file cannot be opened; then all stays as it was.
pub fn apply(settings: &LogSettings) -> Result<(), LogError> {
    let log = LOG.get().ok_or(LogError::NotStarted)?;
    let mut state = log.state.lock();
    let level = if state.settings.level == settings.level { state.level.clone() } else { settings.level.clone() };
    let filter = LogFilter::new(&level, settings.prompts)?;
    if state.settings.writes_elsewhere_than(settings)
        && let Some(buffered) = &log.buffered
    {
        buffered.redirect(Destination::of(settings)?);
    }
    log.filter.reload(filter).map_err(|_| LogError::NotStarted)?;
    *state = State { settings: settings.clone(), level };
    Ok(())
}

/// Lines that were dropped because more came than could be written.
pub fn dropped_lines() -> u64 {
    LOG.get().and_then(|log| log.buffered.as_ref()).map_or(0, Buffered::dropped)
}

impl Drop for Guard {
    fn drop(&mut self) {
        if let Some(provider) = self.0.take() {
            provider.end(LAST_SPANS);
        }
        if let Some(buffered) = LOG.get().and_then(|log| log.buffered.as_ref()) {
            buffered.flush(LAST_LINES);
        }
    }
}
