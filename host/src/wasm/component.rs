//! A loaded component: who it is, and its interfaces under an operator's decisions.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use parking_lot::Mutex;
use tracing::Span;
use wasmtime::component::InstancePre;

use super::comparison::Comparison;
use super::filter::Filter;
use super::interface::{Adapter, Exported, Interface};
use super::powers::Powers;
use super::rule::Rule;
use super::runtime::Runtime;
use super::state::CallState;
use super::template_engine::{Engine, WasmEngine};
use super::warm::Rack;
use crate::plugin::contract::{contract_of, split_version};
use crate::plugin::{
    CallError, Capability, ComparisonPlugin, Digest, FilterPlugin, Grants, Kind, Limits, LoadError, Manifest,
    PluginInfo, Policy, RulePlugin, TemplateEngine, Track, Usage, Witness,
};

/// A component that was compiled, checked and described, without limits or settings yet.
/// Cheap to clone; counts its calls across reloads that leave its bytes alone.
#[derive(Clone)]
pub struct Component(pub(super) Arc<Parts>);

#[derive(Clone)]
pub(super) struct Parts {
    pub(super) runtime: Runtime,
    pub(super) pre: InstancePre<CallState>,
    pub(super) name: Arc<str>,
    pub(super) usage: Arc<Usage>,
    pub(super) info: PluginInfo,
    pub(super) interfaces: Interfaces,
    pub(super) digest: Digest,
    pub(super) size: u64,
    pub(super) imports: Arc<[String]>,
    pub(super) exports: Arc<[String]>,
    pub(super) manifest: Option<Arc<Manifest>>,
    pub(super) cases: Option<Arc<[u8]>>,
    pub(super) on_trial: bool,
    pub(super) powers: Arc<LastPowers>,
}

/// What a component may do under the grants that were looked at last: its interfaces share a
/// storage and a client, and so do generations that grant the same.
pub(super) type LastPowers = Mutex<Option<(Grants, Arc<Powers>)>>;

/// What a component exports: at least one of these.
#[derive(Clone)]
pub(super) struct Interfaces {
    pub(super) rule: Option<Arc<Exported<Rule>>>,
    pub(super) comparison: Option<Arc<Exported<Comparison>>>,
    pub(super) filter: Option<Arc<Exported<Filter>>>,
    pub(super) engine: Option<Arc<Exported<Engine>>>,
}

impl Interfaces {
    /// What the component is.
    pub(super) fn kinds(&self) -> Vec<Kind> {
        let is = |kind: &Kind| match kind {
            Kind::Rule => self.rule.is_some(),
            Kind::Comparison => self.comparison.is_some(),
            Kind::Filter => self.filter.is_some(),
            Kind::TemplateEngine => self.engine.is_some(),
        };
        Kind::ALL.into_iter().filter(is).collect()
    }

    /// The plugin that all of them belong to.
    ///
    /// # Errors
    /// When two of them say different things of it.
    pub(super) fn one_plugin(&self) -> Result<PluginInfo, LoadError> {
        let told = [owner(&self.rule), owner(&self.comparison), owner(&self.filter), owner(&self.engine)];
        let mut told = told.into_iter().flatten();
        let first = told.next().ok_or_else(|| LoadError::Description("it says nothing".to_owned()))?;
        match told.find(|other| *other != first) {
            Some(other) => Err(LoadError::Description(format!(
                "its interfaces belong to two plugins, `{} {}` and `{} {}`: let every `describe` name the same",
                first.id, first.version, other.id, other.version
            ))),
            None => Ok(first.clone()),
        }
    }
}

fn owner<I: Interface>(exported: &Option<Arc<Exported<I>>>) -> Option<&PluginInfo> {
    exported.as_ref().map(|exported| I::plugin(&exported.description))
}

impl std::fmt::Debug for Component {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Component").field("id", &self.0.name).field("digest", &self.0.digest).finish_non_exhaustive()
    }
}

impl Component {
    /// Who it says it is.
    pub fn info(&self) -> &PluginInfo {
        &self.0.info
    }

    /// The same to be tried: its calls are counted alone, and nobody is told of its faults.
    pub fn on_trial(&self) -> Self {
        let (usage, powers) = (Arc::default(), Arc::default());
        Self(Arc::new(Parts { usage, powers, on_trial: true, ..Parts::clone(&self.0) }))
    }

    /// Its calls, of whatever kind.
    pub fn usage(&self) -> Arc<Usage> {
        Arc::clone(&self.0.usage)
    }

    /// Counts a call, and tells of one that failed.
    pub(super) fn record(&self, took: Duration, fault: Option<&CallError>) {
        self.0.usage.record(took, fault.is_some());
        if let Some(fault) = fault.filter(|_| !self.0.on_trial) {
            self.0.runtime.0.faults.tell(&self.0.name, fault);
        }
    }

    /// Who wants to know of its calls; nobody while it is on trial.
    pub(super) fn witness(&self) -> Option<&Arc<dyn Witness>> {
        let witness = self.0.runtime.0.witness.as_ref();
        witness.filter(|witness| !self.0.on_trial && witness.listens())
    }

    /// The version of the contract that it was built for.
    pub fn contract(&self) -> &str {
        spoken(&self.0.exports)
    }

    /// What a call of one of its interfaces is called in traces.
    pub(super) fn span(&self, interface: &'static str) -> Span {
        tracing::debug_span!(target: "prompt_host::plugin_call", "plugin", plugin = %self.0.name, interface)
    }

    /// Of its bytes.
    pub fn digest(&self) -> Digest {
        self.0.digest
    }

    /// Bytes of the file.
    pub fn size(&self) -> u64 {
        self.0.size
    }

    /// Full names of its imports.
    pub fn imports(&self) -> Arc<[String]> {
        Arc::clone(&self.0.imports)
    }

    /// Full names of its exports.
    pub fn exports(&self) -> Arc<[String]> {
        Arc::clone(&self.0.exports)
    }

    /// What it says of itself in writing; none when nothing travels in it.
    pub fn manifest(&self) -> Option<Arc<Manifest>> {
        self.0.manifest.clone()
    }

    /// The archive of cases that travels in it, unread.
    pub fn cases(&self) -> Option<Arc<[u8]>> {
        self.0.cases.clone()
    }

    /// What one call of it may use.
    pub fn limits(&self, policy: &Policy) -> Limits {
        policy.limits(&self.0.info.id, self.0.manifest.as_deref())
    }

    /// What it reads as its settings.
    ///
    /// # Errors
    /// [`LoadError::Settings`] where the operator gives it some that it does not take.
    pub fn settings(&self, policy: &Policy) -> Result<BTreeMap<String, String>, LoadError> {
        policy.settings(&self.0.info.id, self.0.manifest.as_deref()).map_err(LoadError::Settings)
    }

    /// What it may do beside computing.
    pub fn grants(&self, policy: &Policy) -> Grants {
        policy.plugin(&self.0.info.id).grants
    }

    /// Whether it may have all that it imports.
    ///
    /// # Errors
    /// [`LoadError::NotGranted`] with the first import that needs to be granted and is not.
    pub fn may_import(&self, policy: &Policy) -> Result<(), LoadError> {
        let grants = self.grants(policy);
        let needed = self.0.imports.iter().filter_map(|import| {
            let capability = Capability::of_import(split_version(import).0)?;
            (!grants.include(capability)).then_some((import, capability))
        });
        let Some((import, capability)) = needed.min_by_key(|(_, capability)| *capability) else { return Ok(()) };
        let asked = self.0.manifest.iter().flat_map(|manifest| manifest.capabilities.asked());
        let reason = asked.filter(|(asked, _, _)| *asked == capability).map(|(_, _, reason)| reason.to_owned()).next();
        Err(LoadError::NotGranted { id: self.0.info.id.clone(), import: import.clone(), capability, reason })
    }

    /// Its rules under the operator's decisions; none when it exports no `rule`.
    pub fn rule_plugin(&self, policy: &Policy) -> Option<Arc<dyn RulePlugin>> {
        Some(Arc::new(self.adapter(&self.0.interfaces.rule, policy)?))
    }

    /// Its comparison under the operator's decisions; none when it exports no `comparison`.
    pub fn comparison_plugin(&self, policy: &Policy) -> Option<Arc<dyn ComparisonPlugin>> {
        Some(Arc::new(self.adapter(&self.0.interfaces.comparison, policy)?))
    }

    /// Its filters under the operator's decisions; none when it exports no `filter`.
    pub fn filter_plugin(&self, policy: &Policy) -> Option<Arc<dyn FilterPlugin>> {
        Some(Arc::new(self.adapter(&self.0.interfaces.filter, policy)?))
    }

    /// Its engine under the operator's decisions; none when it exports no `template-engine`.
    /// Sandboxes that the engine keeps warm end with it.
    pub fn template_engine(&self, policy: &Policy) -> Option<Arc<dyn TemplateEngine>> {
        Some(Arc::new(WasmEngine::new(self.adapter(&self.0.interfaces.engine, policy)?)))
    }

    fn adapter<I: Interface>(&self, exported: &Option<Arc<Exported<I>>>, policy: &Policy) -> Option<Adapter<I>> {
        let exported = Arc::clone(exported.as_ref()?);
        // Whoever builds a generation has asked before, and told what is wrong with them.
        let settings = self.settings(policy).unwrap_or_default();
        let (limits, settings, grants) = (self.limits(policy), Arc::new(settings), self.grants(policy));
        let powers = self.powers(&grants);
        let warm = (grants.warm.sandboxes > 0).then(|| (Rack::new(&self.0.runtime.0.warm), grants.warm));
        Some(Adapter { component: self.clone(), exported, limits, settings, powers, warm })
    }

    fn powers(&self, grants: &Grants) -> Arc<Powers> {
        let mut last = self.0.powers.lock();
        match &*last {
            Some((granted, powers)) if granted == grants => Arc::clone(powers),
            _ => {
                let powers = Arc::new(self.new_powers(grants));
                *last = Some((grants.clone(), Arc::clone(&powers)));
                powers
            }
        }
    }

    fn new_powers(&self, grants: &Grants) -> Powers {
        let runtime = &self.0.runtime.0;
        match self.0.on_trial || runtime.deterministic {
            true => {
                let asked = self.0.manifest.as_ref().map(|manifest| &manifest.capabilities);
                Powers::on_trial(&self.0.info.id, grants, asked)
            }
            false => Powers::of(&self.0.info.id, grants, Arc::clone(&runtime.storage)),
        }
    }
}

/// The version of the contract that a component which exports something of it was built for.
pub(super) fn spoken(exports: &[String]) -> &str {
    contract_of(exports).unwrap_or(Track::NEWEST.version())
}
