//! What has to be true of a version before it takes another one's place.

use std::sync::Arc;

use tokio::sync::Notify;

use super::grants::{Grant, GrantFile};
use super::{Look, Plugins, build};
use crate::plugin::Shadow;
use crate::plugin::shadow::Outcome;
use crate::plugin::{CaseSet, Generation, LoadError, Loaded, Lock, Origin, PluginId, Policy, WarmGrant};
use crate::trial::{self, Suite, Trial};
use crate::wasm::Component;

/// A component that loaded, with the cases that travel in it.
#[derive(Debug, Clone)]
pub(super) struct Arrival {
    pub(super) component: Component,
    pub(super) suite: Arc<Suite>,
}

impl Arrival {
    /// Reads the cases of a component.
    ///
    /// # Errors
    /// [`LoadError::Packed`] when they cannot be read.
    pub(super) fn of(component: Component) -> Result<Self, LoadError> {
        let suite = match component.cases() {
            None => Suite::default(),
            Some(archive) => Suite::read_archive(&archive)
                .map_err(|error| LoadError::Packed(format!("{:#}", anyhow::Error::from(error))))?,
        };
        Ok(Self { component, suite: Arc::new(suite) })
    }

    /// What is told of its cases.
    pub(super) fn cases(&self) -> Option<CaseSet> {
        self.suite.digest().map(|digest| CaseSet { count: self.suite.cases().len(), digest })
    }
}

/// What stands between a file of a plugin folder and its place, in this order: the lock, what the
/// plugin was granted, and the gate.
#[derive(Debug)]
pub(super) struct Door<'a> {
    pub(super) policy: &'a Policy,
    /// What serves now.
    pub(super) serving: &'a Generation,
    /// What may run at all; none when anything may.
    pub(super) lock: Option<Result<Lock, String>>,
    /// What plugins were granted before; none where nothing is kept of it.
    pub(super) grants: Option<&'a GrantFile>,
    /// Who is told when there is something to decide about a version that runs beside another.
    pub(super) over: Arc<Notify>,
    /// Who is told when a component is compiled that takes long; none where callers wait for it.
    pub(super) ahead: Option<Arc<Notify>>,
}

/// What an operator decides about a version that runs beside the one that serves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// It serves.
    Promote,
    /// It does not.
    RollBack,
}

impl Decision {
    pub(super) fn outcome(self) -> Outcome {
        match self {
            Self::Promote => Outcome::Promoted,
            Self::RollBack => Outcome::Refused("was rolled back by an operator".to_owned()),
        }
    }
}

impl Door<'_> {
    /// Lets a component in; `replaces` tells whether it takes another version's place.
    ///
    /// # Errors
    /// [`LoadError::Locked`], [`LoadError::Held`] or [`LoadError::Gate`].
    pub(super) async fn admit(&self, origin: &Origin, arrival: &Arrival, replaces: bool) -> Result<(), LoadError> {
        self.unlocked(&arrival.component)?;
        self.granted(&arrival.component)?;
        if replaces && self.policy.gate.enabled { self.tried(origin, arrival).await } else { Ok(()) }
    }

    /// Whether the lock lets these bytes run.
    ///
    /// # Errors
    /// [`LoadError::Locked`], also when the lock itself cannot be used.
    pub(super) fn unlocked(&self, component: &Component) -> Result<(), LoadError> {
        match &self.lock {
            None => Ok(()),
            Some(Ok(lock)) => lock.allows(&component.info().id, &component.digest().hex()).map_err(LoadError::Locked),
            Some(Err(error)) => Err(LoadError::Locked(format!("does not run, since {error}"))),
        }
    }

    fn granted(&self, component: &Component) -> Result<(), LoadError> {
        let id = &component.info().id;
        let before = match self.serving.find(id.as_str()) {
            Some(serving) => Some(Grant::of(serving)),
            None => self.grants.and_then(|grants| grants.granted(id)),
        };
        let Some(before) = before else { return Ok(()) };
        let asked = Grant::asked(&component.imports(), component.manifest().as_deref());
        let wider = before.widened_by(&asked, &self.policy.limits);
        let is_approved = || self.grants.is_some_and(|grants| grants.is_approved(id, component.digest()));
        match wider.is_empty() || is_approved() {
            true => Ok(()),
            false => Err(LoadError::Held { id: id.clone(), wider }),
        }
    }

    /// A shadow of the version that serves, where the operator wants one first.
    pub(super) fn shadow(&self, origin: &Origin, arrival: &Arrival) -> Option<Arc<Shadow>> {
        let settings = self.policy.gate.shadow().filter(|_| self.policy.gate.enabled)?;
        self.serving.find(arrival.component.info().id.as_str())?;
        let candidate = build::unserved(origin, &arrival.component.on_trial(), self.policy);
        Some(Arc::new(Shadow::new(candidate, settings, Arc::clone(&self.over))))
    }

    /// Tries a version beside those that serve, as it would serve with them.
    async fn tried(&self, origin: &Origin, arrival: &Arrival) -> Result<(), LoadError> {
        let component = arrival.component.on_trial();
        let id = component.info().id.clone();
        let policy = trial::patient(self.policy, &id, &component.limits(self.policy));
        let budget = policy.gate.budget();
        let trial = Trial::new(Arc::new(beside(origin, &component, policy, self.serving)), id);
        trial::gate(&trial, &arrival.suite, budget).await.map_err(|failure| {
            let trial::GateFailure { summary, report } = failure;
            LoadError::Gate { summary, report }
        })
    }
}

/// The generation that `component` would serve in, without what it replaces.
fn beside(origin: &Origin, component: &Component, policy: Policy, serving: &Generation) -> Generation {
    let id = &component.info().id;
    let mut plugins: Vec<_> = serving.plugins.iter().filter(|loaded| loaded.id() != id).cloned().collect();
    plugins.push(build::unserved(origin, component, &policy));
    plugins.sort_by(|one, other| one.id().cmp(other.id()));
    Generation::new(0, plugins, Vec::new(), policy)
}

/// A component that serves nobody yet, among those that do.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// What would serve.
    pub generation: Arc<Generation>,
    /// The component's id.
    pub id: PluginId,
    /// The cases that travel in it.
    pub suite: Arc<Suite>,
}

impl Candidate {
    /// The component among the others.
    pub fn loaded(&self) -> Option<&Loaded> {
        self.generation.find(self.id.as_str())
    }
}

impl Plugins {
    /// Tries a component as before a swap, whether or not it would replace another, and without
    /// letting it serve.
    ///
    /// # Errors
    /// Why it cannot serve, or what it fails on; see [`LoadError`].
    pub async fn try_out(&self, origin: &Origin, bytes: &[u8]) -> Result<(), LoadError> {
        let serving = self.current();
        let arrival = Arrival::of(self.0.runtime.load(bytes, &serving.policy).await?)?;
        self.door(&serving.policy, &serving, Look::All).tried(origin, &arrival).await
    }

    /// Loads a component under the operator's decisions, without letting it serve. Its sandboxes
    /// are kept as `warm` says, whatever was granted.
    ///
    /// # Errors
    /// Why it cannot serve; see [`LoadError`].
    pub async fn candidate(&self, origin: Origin, bytes: &[u8], warm: WarmGrant) -> Result<Candidate, LoadError> {
        let serving = self.current();
        let mut policy = serving.policy.clone();
        let arrival = Arrival::of(self.0.runtime.load(bytes, &policy).await?)?;
        let component = arrival.component.on_trial();
        component.settings(&policy)?;
        let id = component.info().id.clone();
        let own = policy.plugins.entry(id.clone()).or_default();
        own.enabled = true;
        own.grants.warm = warm;
        let mut generation = beside(&origin, &component, policy, &serving);
        for loaded in generation.plugins.iter_mut().filter(|loaded| *loaded.id() == id) {
            loaded.cases = arrival.cases();
        }
        Ok(Candidate { generation: Arc::new(generation), id, suite: arrival.suite })
    }
}
