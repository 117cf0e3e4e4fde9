//! From a file's bytes to a component that can be called.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use tracing::Span;
use wasmtime::Store;
use wasmtime::component::{Instance, InstancePre};

use super::cache;
use super::comparison::Comparison;
use super::compile::{CompileError, Pace, describe};
use super::filter::Filter;
use super::imports::{self, CONTRACT_VERSION};
use super::interface::{Adapter, Exported, Interface};
use super::powers::Powers;
use super::rule::Rule;
use super::runtime::{Lane, Runtime, Sandbox};
use super::sections::{Sections, SectionsError};
use super::state::CallState;
use super::template_engine::{Engine, WasmEngine};
use super::warm::Rack;
use crate::plugin::{
    CallError, Capability, ComparisonPlugin, Digest, FilterPlugin, Grants, Kind, Limits, LoadError, Manifest,
    PluginInfo, Policy, RulePlugin, TemplateEngine, Usage, Witness,
};

/// The largest component file, bytes. Python and JavaScript ones have 12 to 18 MB.
pub const MAX_COMPONENT_BYTES: u64 = 64 << 20;

/// The least time for `describe`, milliseconds. No request waits for it, and a machine that is
/// busy for a moment, as at a login, must not cost a plugin until the next reload.
const DESCRIBE_MS: u64 = 500;

/// The interfaces that this host runs, without their version.
const INTERFACES: [&str; 4] = [Rule::NAME, Comparison::NAME, Filter::NAME, Engine::NAME];

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
    info: PluginInfo,
    interfaces: Interfaces,
    digest: Digest,
    size: u64,
    imports: Arc<[String]>,
    exports: Arc<[String]>,
    manifest: Option<Arc<Manifest>>,
    cases: Option<Arc<[u8]>>,
    on_trial: bool,
}

/// What a component exports: at least one of these.
#[derive(Clone)]
struct Interfaces {
    rule: Option<Arc<Exported<Rule>>>,
    comparison: Option<Arc<Exported<Comparison>>>,
    filter: Option<Arc<Exported<Filter>>>,
    engine: Option<Arc<Exported<Engine>>>,
}

/// A component on its way in.
struct Candidate<'a> {
    runtime: &'a Runtime,
    pre: InstancePre<CallState>,
    found: Vec<&'a str>,
    limits: Limits,
}

impl std::fmt::Debug for Component {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Component").field("id", &self.0.name).field("digest", &self.0.digest).finish_non_exhaustive()
    }
}

impl Runtime {
    /// Loads a component: compiles it or takes it from the cache, checks what it imports
    /// and exports, and asks it to describe itself under the limits that `policy` grants to
    /// whoever has its manifest.
    ///
    /// # Errors
    /// A [`LoadError`] that says what is wrong with the file and the way out.
    pub async fn load(&self, bytes: &[u8], policy: &Policy) -> Result<Component, LoadError> {
        sniff(bytes)?;
        let Sections { manifest, cases } = Sections::read(bytes).map_err(|error| match error {
            SectionsError::Malformed(complaint) => LoadError::Malformed(complaint),
            other => LoadError::Packed(other.to_string()),
        })?;
        let manifest = manifest.map(|text| Manifest::read(&text)).transpose()?.map(Arc::new);
        let digest = Digest::of(bytes);
        let component = self.compiled(bytes, &digest).await?;
        let engine = &self.0.engine;
        let imports = imports::names(&component, engine);
        let exports: Vec<String> =
            component.component_type().exports(engine).map(|(name, _)| name.to_owned()).collect();
        check_exports(&exports)?;
        let found = exported_interfaces(&exports);
        imports::check(&imports, found.contains(&Engine::NAME))?;

        let first = found.first().copied().unwrap_or_default();
        let pre = self.0.linker.instantiate_pre(&component).map_err(|error| wrong_types(first, &error))?;
        let granted = policy.granted(manifest.as_deref());
        let limits = Limits { deadline_ms: granted.deadline_ms.max(DESCRIBE_MS), ..granted };
        let candidate = Candidate { runtime: self, pre, found, limits };
        let interfaces = candidate.described().await?;
        let pre = candidate.pre;
        let info = interfaces.one_plugin()?;
        if let Some(manifest) = &manifest {
            manifest.agrees(&info.id, &info.version, contract_of(&exports), &interfaces.kinds())?;
        }
        Ok(Component(Arc::new(Parts {
            runtime: self.clone(),
            pre,
            name: info.id.as_str().into(),
            usage: Arc::default(),
            info,
            interfaces,
            digest,
            size: bytes.len() as u64,
            imports: imports.into(),
            exports: exports.into(),
            manifest,
            cases: cases.map(Arc::from),
            on_trial: false,
        })))
    }

    async fn compiled(&self, bytes: &[u8], digest: &Digest) -> Result<wasmtime::component::Component, LoadError> {
        self.0.ahead.finished(digest).await?;
        if let Some(component) = self.0.cache.as_ref().and_then(|cache| cache.get(digest, &self.0.engine)) {
            return Ok(component);
        }
        self.compile(bytes, digest, Pace::Now).await
    }

    /// Compiles a component, and keeps the machine code for the next time.
    pub(super) async fn compile(
        &self,
        bytes: &[u8],
        digest: &Digest,
        pace: Pace,
    ) -> Result<wasmtime::component::Component, LoadError> {
        let (engine, cache) = (&self.0.engine, self.0.cache.as_ref());
        let compiled = self.0.compiler.compile(engine, bytes, self.0.deterministic, pace).await;
        let code = compiled.map_err(|error| match error {
            CompileError::Invalid(complaint) => LoadError::Malformed(complaint),
            other => LoadError::Compile(format!("{:#}", anyhow::Error::from(other))),
        })?;
        let component = cache::from_compiler(engine, &code).map_err(|error| LoadError::Compile(describe(&error)))?;
        if let Some(cache) = cache {
            cache.put(digest, &code);
        }
        Ok(component)
    }
}

impl Candidate<'_> {
    /// Asks each interface who it belongs to and what it can do.
    async fn described(&self) -> Result<Interfaces, LoadError> {
        Ok(Interfaces {
            rule: self.interface().await?,
            comparison: self.interface().await?,
            filter: self.interface().await?,
            engine: self.interface().await?,
        })
    }

    /// The interface `I`, described; none when the component does not export it.
    async fn interface<I: Interface>(&self) -> Result<Option<Arc<Exported<I>>>, LoadError> {
        if !self.found.contains(&I::NAME) {
            return Ok(None);
        }
        let indices = I::find(&self.pre).map_err(|error| wrong_types(I::NAME, &error))?;
        // Nothing is granted before it has said who it is.
        let sandbox = Sandbox {
            plugin: &Arc::from("(loading)"),
            limits: &self.limits,
            settings: &Arc::default(),
            powers: &Arc::default(),
            ear: None,
        };
        let job = async |instance: &Instance, store: &mut Store<CallState>| match I::guest(&indices, store, instance) {
            Ok(guest) => I::describe(&guest, store).await.map(Ok),
            Err(error) => Ok(Err(error)),
        };
        let answer = self.runtime.call(&self.pre, sandbox, Lane::Request, self.limits.deadline(), job).await;
        let answer = answer.map_err(LoadError::Describe)?.map_err(|error| wrong_types(I::NAME, &error))?;
        Ok(Some(Arc::new(Exported { indices, description: I::check(answer)? })))
    }
}

fn wrong_types(interface: &str, error: &wasmtime::Error) -> LoadError {
    LoadError::WrongTypes { interface: interface.to_owned(), detail: describe(error) }
}

impl Interfaces {
    /// What the component is.
    fn kinds(&self) -> Vec<Kind> {
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
    fn one_plugin(&self) -> Result<PluginInfo, LoadError> {
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

impl Component {
    /// Who it says it is.
    pub fn info(&self) -> &PluginInfo {
        &self.0.info
    }

    /// The same to be tried: its calls are counted alone, and nobody is told of its faults.
    pub fn on_trial(&self) -> Self {
        let usage = Arc::default();
        Self(Arc::new(Parts { usage, on_trial: true, ..Parts::clone(&self.0) }))
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
        contract_of(&self.0.exports)
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
            let capability = Capability::of_import(imports::split_version(import).0)?;
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
        let runtime = &self.0.runtime.0;
        let powers = match self.0.on_trial || runtime.deterministic {
            true => {
                let asked = self.0.manifest.as_ref().map(|manifest| &manifest.capabilities);
                Powers::on_trial(&self.0.info.id, &grants, asked)
            }
            false => Powers::of(&self.0.info.id, &grants, Arc::clone(&runtime.storage)),
        };
        let warm = (grants.warm.sandboxes > 0).then(|| (Rack::new(&runtime.warm), grants.warm));
        Some(Adapter { component: self.clone(), exported, limits, settings, powers: Arc::new(powers), warm })
    }
}

/// Tells what a file is by its first eight bytes.
fn sniff(bytes: &[u8]) -> Result<(), LoadError> {
    if bytes.len() as u64 > MAX_COMPONENT_BYTES {
        return Err(LoadError::TooLarge { size: bytes.len() as u64, limit: MAX_COMPONENT_BYTES });
    }
    match bytes {
        [0, b'a', b's', b'm', _, _, 1, 0, ..] => Ok(()),
        [0, b'a', b's', b'm', _, _, 0, 0, ..] => Err(LoadError::CoreModule),
        [0, b'a', b's', b'm', ..] => Err(LoadError::Malformed("it ends before its version".to_owned())),
        _ => Err(LoadError::NotWasm),
    }
}

/// Whether there is an interface that this host runs, each of the contract that it speaks.
fn check_exports(exports: &[String]) -> Result<(), LoadError> {
    for export in exports {
        if let (interface, Some(version)) = imports::split_version(export)
            && INTERFACES.contains(&interface)
        {
            imports::same_contract(version)?;
        }
    }
    match exported_interfaces(exports).is_empty() {
        true => {
            let expected = INTERFACES.map(|name| format!("{name}@{CONTRACT_VERSION}")).join(", ");
            Err(LoadError::NoInterface { expected, found: exports.to_vec() })
        }
        false => Ok(()),
    }
}

/// The interfaces among `exports` that this host runs, without their versions.
fn exported_interfaces(exports: &[String]) -> Vec<&str> {
    exports.iter().map(|export| imports::split_version(export).0).filter(|name| INTERFACES.contains(name)).collect()
}

/// The contract that a component was built for: the version of its interfaces, which are all of one.
fn contract_of(exports: &[String]) -> &str {
    let named = exports.iter().map(|export| imports::split_version(export));
    let mut versions = named.filter(|(interface, _)| INTERFACES.contains(interface)).filter_map(|(_, version)| version);
    versions.next().unwrap_or(CONTRACT_VERSION)
}
