//! The runtime: one engine, one linker, and the permits in front of them.
//!
//! There are two budgets of permits. A call that a request makes draws on the first, and the
//! filter that a template engine calls meanwhile on the second: were there one, as many engines
//! as it has permits would each hold one and wait for another for ever. A filter calls nobody,
//! so the second budget always comes free again; it is as large as the first, and an engine has
//! one filter at work at a time, so that an engine never waits for its filter's turn.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::time::Instant;
use wasmtime::component::{Instance, InstancePre, Linker};
use wasmtime::{Engine, Store, UpdateDeadline};

use super::ahead::Ahead;
use super::cache::Cache;
use super::compile::Compiler;
use super::ear::Ear;
use super::engine::{self, MAX_CONCURRENT_CALLS, Pooling};
use super::fault::{self, DeadlineReached};
use super::faults::Faults;
use super::imports;
use super::powers::Powers;
use super::state::{CallState, PluginSettings};
use super::warm::Shelf;
use crate::events::Events;
use crate::plugin::{CallError, Digest, KeyStorage, Limits, MemoryStorage, Witness};

/// How a runtime is made.
#[derive(Debug, Clone)]
pub struct RuntimeOptions {
    /// Whether sandboxes come from a pool.
    pub pooling: Pooling,
    /// Calls that run at once, 1 to 56; more wait within their budget.
    pub concurrent_calls: usize,
    /// Where compiled components are kept; none keeps nothing.
    pub cache_folder: Option<PathBuf>,
    /// Who compiles.
    pub compiler: Compiler,
    /// Where it is told that calls fail.
    pub events: Events,
    /// Where plugins keep what they may keep.
    pub storage: Arc<dyn KeyStorage>,
    /// Who wants to know of each call.
    pub witness: Option<Arc<dyn Witness>>,
    /// Whether the same input gives the same bytes on every machine: floating-point numbers that are
    /// none get one form, which costs a little in each operation on them.
    pub deterministic: bool,
}

impl Default for RuntimeOptions {
    fn default() -> Self {
        Self {
            pooling: Pooling::Auto,
            concurrent_calls: 32,
            cache_folder: None,
            compiler: Compiler::InProcess,
            events: Events::default(),
            storage: Arc::new(MemoryStorage::default()),
            witness: None,
            deterministic: false,
        }
    }
}

/// Why there is no runtime.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The engine could not be made.
    #[error("the WebAssembly engine could not be started: {0}")]
    Engine(String),
    /// The ticker could not be started.
    #[error("no thread could be started")]
    Thread(#[source] std::io::Error),
}

/// Everything that plugins run on. Cheap to clone.
#[derive(Clone)]
pub struct Runtime(pub(super) Arc<Inner>);

pub(super) struct Inner {
    pub(super) engine: Engine,
    pub(super) linker: Linker<CallState>,
    pub(super) cache: Option<Cache>,
    pub(super) compiler: Compiler,
    pub(super) ahead: Ahead,
    pub(super) deterministic: bool,
    pub(super) witness: Option<Arc<dyn Witness>>,
    pub(super) warm: Arc<Shelf>,
    pub(super) faults: Faults,
    pub(super) storage: Arc<dyn KeyStorage>,
    events: Events,
    request_permits: Semaphore,
    filter_permits: Semaphore,
    pooled: bool,
}

impl std::fmt::Debug for Runtime {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Runtime").field("pooled", &self.0.pooled).finish_non_exhaustive()
    }
}

impl Runtime {
    /// Starts the engine and its clock.
    ///
    /// A cache folder that cannot be used is a warning: the host works without.
    ///
    /// # Errors
    /// When the machine cannot run the engine.
    pub fn start(options: RuntimeOptions) -> Result<Self, StartError> {
        let engine_error = |error: wasmtime::Error| StartError::Engine(format!("{error:#}"));
        let (engine, pooled) = engine::for_running(options.pooling, options.deterministic).map_err(engine_error)?;
        engine::start_ticker(&engine).map_err(StartError::Thread)?;
        let linker = imports::linker(&engine).map_err(engine_error)?;
        let cache = options.cache_folder.and_then(|folder| {
            Cache::open(&folder, &engine)
                .map_err(|error| {
                    let error = anyhow::Error::from(error);
                    tracing::warn!(error = %format_args!("{error:#}"), "plugins will be compiled at every start");
                })
                .ok()
        });
        let concurrent = options.concurrent_calls.clamp(1, MAX_CONCURRENT_CALLS);
        Ok(Self(Arc::new(Inner {
            engine,
            linker,
            cache,
            compiler: options.compiler,
            ahead: Ahead::default(),
            deterministic: options.deterministic,
            witness: options.witness,
            warm: Arc::default(),
            faults: Faults::new(options.events.clone()),
            storage: options.storage,
            events: options.events,
            request_permits: Semaphore::new(concurrent),
            filter_permits: Semaphore::new(concurrent),
            pooled,
        })))
    }

    /// Whether loading this component takes no compiling, as far as can be told beforehand.
    pub fn has_compiled(&self, bytes: &[u8]) -> bool {
        self.0.cache.as_ref().is_some_and(|cache| cache.has(&Digest::of(bytes)))
    }

    /// Lets go of all sandboxes that are kept warm; tells how many.
    pub fn shed(&self) -> usize {
        self.0.warm.shed()
    }

    /// Where it is told what happens to plugins.
    pub fn events(&self) -> &Events {
        &self.0.events
    }

    /// Whether sandboxes come from a pool.
    pub fn is_pooled(&self) -> bool {
        self.0.pooled
    }

    /// Runs `job` in a fresh sandbox of `pre`, within its limits and `budget`.
    pub(super) async fn call<T>(
        &self,
        pre: &InstancePre<CallState>,
        sandbox: Sandbox<'_>,
        lane: Lane,
        budget: Duration,
        job: impl AsyncFnOnce(&Instance, &mut Store<CallState>) -> wasmtime::Result<T>,
    ) -> Result<T, CallError> {
        let turn = self.turn(lane, sandbox.limits, budget).await?;
        let mut store = self.store(sandbox);
        turn.run(&mut store, sandbox.limits, async |store| {
            let instance = pre.instantiate_async(&mut *store).await?;
            job(&instance, store).await
        })
        .await
    }

    /// Waits until there is room for one more call. The time that it takes counts.
    ///
    /// # Errors
    /// [`CallError::Busy`] when there is none in time.
    pub(super) async fn turn(&self, lane: Lane, limits: &Limits, budget: Duration) -> Result<Turn<'_>, CallError> {
        let allowed = limits.deadline().min(budget);
        let deadline = Instant::now() + allowed;
        let permits = match lane {
            Lane::Request => &self.0.request_permits,
            Lane::Filter => &self.0.filter_permits,
        };
        let permit = match permits.try_acquire() {
            Ok(permit) => permit,
            Err(_) => tokio::time::timeout(allowed, permits.acquire())
                .await
                .map_err(|_| CallError::Busy(allowed))?
                .map_err(|error| CallError::Start(error.to_string()))?,
        };
        Ok(Turn { allowed, deadline, _permit: permit })
    }

    /// An empty sandbox.
    pub(super) fn store(&self, sandbox: Sandbox<'_>) -> Store<CallState> {
        let limits = sandbox.limits;
        let mut store = Store::new(&self.0.engine, CallState::new(sandbox));
        store.limiter(|state| &mut state.limiter);
        store.set_hostcall_fuel(limits.hostcall_bytes);
        store.set_max_component_handles(limits.handles);
        store.epoch_deadline_callback(|context| {
            if std::time::Instant::now() >= context.data().deadline {
                return Err(DeadlineReached.into());
            }
            // A tick has passed: let the worker's other tasks, and their timers, go first.
            Ok(UpdateDeadline::Yield(1))
        });
        store
    }
}

/// Which budget of permits a call draws on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lane {
    /// A request waits for it.
    Request,
    /// A template engine waits for it, within a call of its own.
    Filter,
}

/// The right to run, until a moment.
pub(super) struct Turn<'a> {
    allowed: Duration,
    deadline: Instant,
    _permit: SemaphorePermit<'a>,
}

impl Turn<'_> {
    /// Runs `job` in a sandbox. After an error the sandbox is good for nothing more.
    ///
    /// # Errors
    /// Whatever stopped it, classified.
    pub(super) async fn run<T>(
        &self,
        store: &mut Store<CallState>,
        limits: &Limits,
        job: impl AsyncFnOnce(&mut Store<CallState>) -> wasmtime::Result<T>,
    ) -> Result<T, CallError> {
        store.data_mut().deadline = self.deadline.into_std();
        store.set_epoch_deadline(1);
        // The epoch stops a guest that computes; this stops one that waits in a host call.
        let outcome = tokio::time::timeout_at(self.deadline, job(&mut *store)).await;
        store.data_mut().finish(outcome.as_ref().ok().and_then(|outcome| outcome.as_ref().err()));
        match outcome {
            Ok(Ok(value)) => Ok(value),
            Ok(Err(error)) => Err(fault::classify(&error, limits, self.allowed, &store.data().stderr())),
            Err(_) => Err(CallError::Timeout(self.allowed)),
        }
    }
}

/// What a sandbox is made with.
#[derive(Clone, Copy)]
pub(super) struct Sandbox<'a> {
    pub(super) plugin: &'a Arc<str>,
    pub(super) limits: &'a Limits,
    pub(super) settings: &'a PluginSettings,
    pub(super) powers: &'a Arc<Powers>,
    pub(super) ear: Option<&'a Ear>,
}
