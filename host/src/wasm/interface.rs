//! What the kinds of plugins have in common: an interface that a component may export, found
//! and asked who it is when the component is loaded, and called under the limits and settings
//! of one generation afterwards. Each kind is one `impl` of [`Interface`], beside its adapter.

use std::sync::Arc;
use std::time::{Duration, Instant};

use tracing::Instrument as _;
use wasmtime::Store;
use wasmtime::component::Lift;

use super::component::Component;
use super::ear::Ear;
use super::functions::{Functions, Place};
use super::powers::Powers;
use super::runtime::{Lane, Sandbox};
use super::state::{CallState, PluginSettings};
use super::warm::{Key, Rack, Warm};
use crate::plugin::{CallError, CallInput, EndedCall, Limits, LoadError, PluginInfo, WarmGrant, Witness};

/// One interface of the contract that plugins export.
pub(super) trait Interface: 'static {
    /// Its full name, without the version.
    const NAME: &'static str;
    /// What `describe` answers.
    type Answer: Lift + Send + 'static;
    /// The same, checked and in the host's words.
    type Description: std::fmt::Debug + Send + Sync;

    /// Whether the functions beside `describe` are there, with the types of their track.
    ///
    /// # Errors
    /// What the first one has instead.
    fn has_its_types(functions: &Functions, store: &mut Store<CallState>) -> wasmtime::Result<()>;

    /// Checks what it said of itself, for a plugin is a stranger.
    ///
    /// # Errors
    /// [`LoadError::Description`] with the first thing that cannot be used.
    fn check(answer: Self::Answer) -> Result<Self::Description, LoadError>;

    /// Whose it is.
    fn plugin(description: &Self::Description) -> &PluginInfo;
}

/// One interface of a component: where its functions are, and what it says of itself.
pub(super) struct Exported<I: Interface> {
    pub(super) place: Place,
    pub(super) description: I::Description,
}

/// An interface of a component under the limits and settings of one generation: what the
/// host calls.
pub(super) struct Adapter<I: Interface> {
    pub(super) component: Component,
    pub(super) exported: Arc<Exported<I>>,
    pub(super) limits: Limits,
    pub(super) settings: PluginSettings,
    pub(super) powers: Arc<Powers>,
    /// Sandboxes that it may keep, and how often one is called; none when it may keep none.
    pub(super) warm: Option<(Rack, WarmGrant)>,
}

impl<I: Interface> Adapter<I> {
    /// Begins a call that may take `budget`.
    pub(super) fn begin(&self, budget: Duration) -> Call<'_> {
        let witness = self.component.witness();
        let heard = witness.map(|witness| (&**witness, Ear::default()));
        Call { budget, started: Instant::now(), heard }
    }

    /// Runs `job` in a fresh sandbox, or in one that was kept, where the plugin may keep some.
    ///
    /// # Errors
    /// See [`CallError`].
    pub(super) async fn run<T>(
        &self,
        call: &Call<'_>,
        lane: Lane,
        job: impl AsyncFnOnce(Functions, &mut Store<CallState>) -> wasmtime::Result<T>,
    ) -> Result<T, CallError> {
        let running = async {
            match &self.warm {
                Some(warm) => self.run_warm(call, lane, warm, job).await,
                None => self.run_fresh(call, lane, job).await,
            }
        };
        running.instrument(self.component.span(I::NAME)).await
    }

    async fn run_fresh<T>(
        &self,
        call: &Call<'_>,
        lane: Lane,
        job: impl AsyncFnOnce(Functions, &mut Store<CallState>) -> wasmtime::Result<T>,
    ) -> Result<T, CallError> {
        let parts = &self.component.0;
        let sandbox = Sandbox { ear: call.ear(), ..self.sandbox() };
        let calling = parts.runtime.call(&parts.pre, sandbox, lane, call.budget, async |instance, store| {
            let answer = job(self.exported.place.of(instance), store).await;
            parts.usage.note_memory(store.data().limiter.memory_bytes());
            answer
        });
        calling.await
    }

    /// A sandbox that fails is dropped, whatever it was called before.
    async fn run_warm<T>(
        &self,
        call: &Call<'_>,
        lane: Lane,
        (rack, grant): &(Rack, WarmGrant),
        job: impl AsyncFnOnce(Functions, &mut Store<CallState>) -> wasmtime::Result<T>,
    ) -> Result<T, CallError> {
        let parts = &self.component.0;
        let turn = parts.runtime.turn(lane, &self.limits, call.budget).await?;
        let (mut store, kept, calls) = match rack.take::<Functions>(Key::Call) {
            Some(Warm { store, contents, calls }) => (store, Some(contents), calls),
            None => (parts.runtime.store(self.sandbox()), None, 0),
        };
        store.data_mut().listen(call.ear().cloned());
        let called = turn.run(&mut store, &self.limits, async |store| {
            let functions = match kept {
                Some(functions) => functions,
                None => self.exported.place.of(&parts.pre.instantiate_async(&mut *store).await?),
            };
            let answer = job(functions, store).await;
            parts.usage.note_memory(store.data().limiter.memory_bytes());
            Ok((functions, answer?))
        });
        let (contents, answer) = called.await?;
        if let Some(warm) = (Warm { store, contents, calls: calls + 1 }).renewed(&self.limits, grant.calls) {
            rack.put(Key::Call, grant.sandboxes as usize, warm);
        }
        Ok(answer)
    }

    /// Counts a call that is over, and tells whoever wants to know of it.
    pub(super) fn end(&self, call: Call<'_>, input: CallInput<'_>, error: Option<&CallError>) {
        let took = call.started.elapsed();
        self.component.record(took, error);
        let Some((witness, ear)) = call.heard else { return };
        witness.ended(&EndedCall {
            plugin: self.component.info(),
            digest: self.component.digest(),
            contract: self.component.contract(),
            input,
            limits: &self.limits,
            settings: &self.settings,
            budget: call.budget,
            took,
            error,
            words: &ear.words(),
        });
    }

    /// What its sandboxes are made with.
    pub(super) fn sandbox(&self) -> Sandbox<'_> {
        Sandbox {
            plugin: &self.component.0.name,
            limits: &self.limits,
            settings: &self.settings,
            powers: &self.powers,
            ear: None,
        }
    }
}

/// A call under way.
pub(super) struct Call<'a> {
    budget: Duration,
    started: Instant,
    /// Who wants to know of it, and what was heard so far.
    heard: Option<(&'a dyn Witness, Ear)>,
}

impl Call<'_> {
    /// Who hears what is written; nobody where nobody wants to know.
    pub(super) fn ear(&self) -> Option<&Ear> {
        self.heard.as_ref().map(|(_, ear)| ear)
    }
}

impl<I: Interface> std::fmt::Debug for Exported<I> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.description.fmt(f)
    }
}

impl<I: Interface> std::fmt::Debug for Adapter<I> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Adapter")
            .field("component", &self.component)
            .field("exported", &self.exported)
            .finish_non_exhaustive()
    }
}
