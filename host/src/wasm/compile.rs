//! Turning a component into machine code, at a distance.
//!
//! Cranelift can take seconds and hundreds of megabytes over one component, and its
//! input is a stranger's. So it runs in a child process with a limit on its time and
//! its address space; a compiler that dies takes nothing with it.

use std::ffi::OsString;
use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use wasmtime::Engine;

use super::engine;

/// Address space of the compiling process, bytes.
const CHILD_ADDRESS_SPACE: u64 = 4 << 30;
/// How much nicer than the host the compiling process is when somebody waits for it.
const NICENESS: i32 = 5;
/// The same when nobody does.
const NICENESS_BESIDE: i32 = 15;
/// The part of its deadline that a child may try to live on what nobody else wants of the machine.
/// One that gets too little is begun anew, and takes its share.
const IDLE_PART: u32 = 5;
/// What a child is told that nobody waits for.
const BESIDE: &str = "--beside";
/// What a child is told that gets only what nobody else wants.
const IDLE: &str = "--idle";
/// What a child is told to compile for an engine that is deterministic.
const DETERMINISTIC: &str = "--deterministic";
/// Bytes of the compiler's complaint that are kept.
const COMPLAINT_BYTES: u64 = 4 << 10;

/// Where components are compiled.
#[derive(Debug, Clone)]
pub enum Compiler {
    /// In this process; for tests and tools.
    InProcess,
    /// In a child that runs `program arguments…` and there calls [`compile_for_parent`] with what
    /// stands behind them.
    Child {
        /// Usually this very program.
        program: PathBuf,
        /// What makes it compile.
        arguments: Vec<String>,
        /// When it is killed.
        deadline: Duration,
    },
}

/// How much of the machine compiling may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pace {
    /// Somebody waits for it.
    Now,
    /// Nobody does, and others are being served.
    Beside,
    /// The same, and it shall not be noticed.
    Idle,
}

impl Pace {
    /// Threads that the compiler uses; none for as many as there are processors.
    fn threads(self) -> Option<usize> {
        let processors = std::thread::available_parallelism().map_or(1, usize::from);
        (self != Self::Now).then_some(processors.div_ceil(2))
    }

    /// What a child is told of it.
    fn told(self) -> Option<&'static str> {
        match self {
            Self::Now => None,
            Self::Beside => Some(BESIDE),
            Self::Idle => Some(IDLE),
        }
    }
}

/// Why there is no machine code.
#[derive(Debug, thiserror::Error)]
pub enum CompileError {
    /// The compiler could not be started.
    #[error("the compiler could not be started")]
    Start(#[source] io::Error),
    /// It was killed.
    #[error("the compiler took longer than {0:?}")]
    Timeout(Duration),
    /// It died without a word: most likely the component took too much memory.
    #[error("the compiler died ({0})")]
    Died(String),
    /// The component is not valid.
    #[error("{0}")]
    Invalid(String),
}

impl Compiler {
    /// Machine code for `component`, as [`Engine::precompile_component`] gives it.
    ///
    /// # Errors
    /// See [`CompileError`]; the component is then not usable on this machine.
    pub(super) async fn compile(
        &self,
        engine: &Engine,
        component: &[u8],
        deterministic: bool,
        pace: Pace,
    ) -> Result<Vec<u8>, CompileError> {
        match self {
            Self::InProcess => {
                let (engine, component) = (engine.clone(), component.to_vec());
                tokio::task::spawn_blocking(move || engine.precompile_component(&component))
                    .await
                    .map_err(|error| CompileError::Died(error.to_string()))?
                    .map_err(|error| CompileError::Invalid(describe(&error)))
            }
            Self::Child { program, arguments, deadline } => {
                let compiling = async |pace: Pace| {
                    let further = [deterministic.then_some(DETERMINISTIC), pace.told()].into_iter().flatten();
                    let arguments: Vec<&str> = arguments.iter().map(String::as_str).chain(further).collect();
                    compile_in_child(program, &arguments, component, pace).await
                };
                if pace == Pace::Beside
                    && let Ok(outcome) = tokio::time::timeout(*deadline / IDLE_PART, compiling(Pace::Idle)).await
                {
                    return outcome;
                }
                tokio::time::timeout(*deadline, compiling(pace)).await.map_err(|_| CompileError::Timeout(*deadline))?
            }
        }
    }
}

async fn compile_in_child(
    program: &PathBuf,
    arguments: &[&str],
    component: &[u8],
    pace: Pace,
) -> Result<Vec<u8>, CompileError> {
    let mut child = tokio::process::Command::new(program)
        .args(arguments)
        .env_clear()
        // What Cranelift's thread pool reads.
        .envs(pace.threads().map(|threads| ("RAYON_NUM_THREADS", threads.to_string())))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .map_err(CompileError::Start)?;
    let (Some(mut input), Some(mut output), Some(complaint)) =
        (child.stdin.take(), child.stdout.take(), child.stderr.take())
    else {
        return Err(CompileError::Start(io::Error::other("it has no pipes")));
    };
    let mut code = Vec::new();
    let mut said = String::new();
    let feed = async {
        // A child that dies early breaks the pipe; its exit status says more.
        let _ = input.write_all(component).await;
        drop(input);
    };
    let mut complaint = complaint.take(COMPLAINT_BYTES);
    let ((), read, _) = tokio::join!(feed, output.read_to_end(&mut code), complaint.read_to_string(&mut said));
    let status = child.wait().await.map_err(CompileError::Start)?;
    match read {
        Ok(_) if status.success() => Ok(code),
        _ if said.trim().is_empty() || status.code().is_none() => Err(CompileError::Died(status.to_string())),
        _ => Err(CompileError::Invalid(said.trim().to_owned())),
    }
}

/// The child's side: reads a component from `input`, writes its machine code to `output`.
/// `arguments` are those that stand behind the ones which made the child compile.
///
/// # Errors
/// Whatever stopped it; the caller prints it on standard error and exits with 1.
pub fn compile_for_parent(
    arguments: impl Iterator<Item = OsString>,
    mut input: impl Read,
    mut output: impl Write,
) -> Result<(), CompileError> {
    let limit = rustix::process::Rlimit { current: Some(CHILD_ADDRESS_SPACE), maximum: Some(CHILD_ADDRESS_SPACE) };
    // Neither limit is worth refusing to compile for.
    let _ = rustix::process::setrlimit(rustix::process::Resource::As, limit);
    let arguments: Vec<OsString> = arguments.collect();
    let is_told = |wanted: &str| arguments.iter().any(|argument| argument == wanted);
    if is_told(IDLE) {
        stay_idle();
    }
    let is_beside = is_told(BESIDE) || is_told(IDLE);
    let _ = rustix::process::nice(if is_beside { NICENESS_BESIDE } else { NICENESS });
    let mut component = Vec::new();
    input.read_to_end(&mut component).map_err(CompileError::Start)?;
    let engine = engine::for_compiling(is_told(DETERMINISTIC)).map_err(|error| CompileError::Died(describe(&error)))?;
    let code = engine.precompile_component(&component).map_err(|error| CompileError::Invalid(describe(&error)))?;
    output.write_all(&code).and_then(|()| output.flush()).map_err(CompileError::Start)
}

/// Has this thread, and those that it starts, run when no other thread wants to. Where that cannot
/// be had, being nice has to do.
fn stay_idle() {
    #[cfg(target_os = "linux")]
    {
        use thread_priority::{
            NormalThreadSchedulePolicy, ThreadPriority, ThreadSchedulePolicy, set_thread_priority_and_policy,
            thread_native_id,
        };
        let idle = ThreadSchedulePolicy::Normal(NormalThreadSchedulePolicy::Idle);
        let _ = set_thread_priority_and_policy(thread_native_id(), ThreadPriority::Min, idle);
    }
}

/// The whole chain in one line.
pub(super) fn describe(error: &wasmtime::Error) -> String {
    format!("{error:#}").lines().map(str::trim).collect::<Vec<_>>().join(" ")
}
