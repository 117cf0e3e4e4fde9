//! What the kinds of plugins have in common: an interface that a component may export, found
//! and asked who it is when the component is loaded, and called under the limits and settings
//! of one generation afterwards. Each kind is one `impl` of [`Interface`], beside its adapter.

use std::sync::Arc;
use std::time::{Duration, Instant};

use tracing::Instrument as _;
use wasmtime::Store;
use wasmtime::component::{Instance, InstancePre};

use super::ear::Ear;
use super::load::Component;
use super::powers::Powers;
use super::runtime::{Lane, Sandbox};
use super::state::{CallState, PluginSettings};
use super::warm::{Key, Rack, Warm};
use crate::plugin::{CallError, CallInput, EndedCall, Limits, LoadError, PluginInfo, WarmGrant, Witness};

/// One interface of the contract that plugins export.
pub(super) trait Interface: 'static {
    /// Its full name, without the version.
    const NAME: &'static str;
    /// Where its functions are in a component.
    type Indices: Send + Sync;
    /// Its functions in one sandbox.
    type Guest: Send;
    /// What `describe` answers.
    type Answer: Send;
    /// The same, checked and in the host's words.
    type Description: std::fmt::Debug + Send + Sync;

    /// Finds the functions in a component that exports the interface.
    ///
    /// # Errors
    /// When one of them is missing.
    fn find(pre: &InstancePre<CallState>) -> wasmtime::Result<Self::Indices>;

    /// Takes the functions of a sandbox. Types are compared here, and nowhere before.
    ///
    /// # Errors
    /// When they are not those of the contract.
    fn guest(
        indices: &Self::Indices,
        store: &mut Store<CallState>,
        instance: &Instance,
    ) -> wasmtime::Result<Self::Guest>;

    /// Asks the plugin what it is.
    ///
    /// # Errors
    /// Whatever stopped it.
    fn describe(
        guest: &Self::Guest,
        store: &mut Store<CallState>,
    ) -> impl Future<Output = wasmtime::Result<Self::Answer>> + Send;

    /// Checks what it said, for a plugin is a stranger.
    ///
    /// # Errors
    /// [`LoadError::Description`] with the first thing that cannot be used.
    fn check(answer: Self::Answer) -> Result<Self::Description, LoadError>;

    /// Whose it is.
    fn plugin(description: &Self::Description) -> &PluginInfo;
}

/// The part of an [`Interface`] that is the same over all generated bindings: `$bindings` is
/// the interface's module, `$answer` what its `describe` gives.
macro_rules! generated {
    ($bindings:ident, $answer:ident) => {
        type Indices = $bindings::GuestIndices;
        type Guest = $bindings::Guest;
        type Answer = $bindings::$answer;

        fn find(
            pre: &wasmtime::component::InstancePre<$crate::wasm::state::CallState>,
        ) -> wasmtime::Result<Self::Indices> {
            $bindings::GuestIndices::new(pre)
        }

        fn guest(
            indices: &Self::Indices,
            store: &mut wasmtime::Store<$crate::wasm::state::CallState>,
            instance: &wasmtime::component::Instance,
        ) -> wasmtime::Result<Self::Guest> {
            indices.load(store, instance)
        }

        async fn describe(
            guest: &Self::Guest,
            store: &mut wasmtime::Store<$crate::wasm::state::CallState>,
        ) -> wasmtime::Result<Self::Answer> {
            guest.call_describe(store).await
        }
    };
}
pub(super) use generated;

/// One interface of a component: where its functions are, and what it says of itself.
pub(super) struct Exported<I: Interface> {
    pub(super) indices: I::Indices,
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
        job: impl AsyncFnOnce(&I::Guest, &mut Store<CallState>) -> wasmtime::Result<T>,
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
        job: impl AsyncFnOnce(&I::Guest, &mut Store<CallState>) -> wasmtime::Result<T>,
    ) -> Result<T, CallError> {
        let parts = &self.component.0;
        let sandbox = Sandbox { ear: call.ear(), ..self.sandbox() };
        let calling = parts.runtime.call(&parts.pre, sandbox, lane, call.budget, async |instance, store| {
            let guest = I::guest(&self.exported.indices, store, instance)?;
            let answer = job(&guest, store).await;
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
        job: impl AsyncFnOnce(&I::Guest, &mut Store<CallState>) -> wasmtime::Result<T>,
    ) -> Result<T, CallError> {
        let parts = &self.component.0;
        let turn = parts.runtime.turn(lane, &self.limits, call.budget).await?;
        let (mut store, kept, calls) = match rack.take::<I::Guest>(Key::Call) {
            Some(Warm { store, contents, calls }) => (store, Some(contents), calls),
            None => (parts.runtime.store(self.sandbox()), None, 0),
        };
        store.data_mut().listen(call.ear().cloned());
        let called = turn.run(&mut store, &self.limits, async |store| {
            let guest = match kept {
                Some(guest) => guest,
                None => {
                    let instance = parts.pre.instantiate_async(&mut *store).await?;
                    I::guest(&self.exported.indices, store, &instance)?
                }
            };
            let answer = job(&guest, store).await;
            parts.usage.note_memory(store.data().limiter.memory_bytes());
            Ok((guest, answer?))
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
    fn ear(&self) -> Option<&Ear> {
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
