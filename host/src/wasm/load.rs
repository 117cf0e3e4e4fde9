//! From a file's bytes to a component that can be called.

use std::sync::Arc;

use wasmtime::component::InstancePre;

use super::bindings::exports::prompt_host::plugin::{comparison, rule};
use super::cache;
use super::comparison::{WasmComparison, check_set_from_guest};
use super::compile::{CompileError, describe};
use super::imports;
use super::rule::{WasmRule, rule_set_from_guest};
use super::runtime::{Runtime, Sandbox};
use super::state::{CallState, PluginSettings};
use crate::plugin::{
    CallError, CheckSet, ComparisonPlugin, Digest, Limits, LoadError, PluginInfo, Policy, RulePlugin, RuleSet, Usage,
};

/// The largest component file, bytes. Python and JavaScript ones have 12 to 18 MB.
pub const MAX_COMPONENT_BYTES: u64 = 64 << 20;

/// The least time for `describe`, milliseconds. No request waits for it, and a machine that is
/// busy for a moment, as at a login, must not cost a plugin until the next reload.
const DESCRIBE_MS: u64 = 500;

const RULE: &str = "prompt-host:plugin/rule";
const COMPARISON: &str = "prompt-host:plugin/comparison";
/// The interfaces that this host runs, without their version.
const INTERFACES: [&str; 2] = [RULE, COMPARISON];
/// The same for people.
const PLUGIN_INTERFACES: &str = "prompt-host:plugin/rule@0.1.0 and prompt-host:plugin/comparison@0.1.0";

/// A component that was compiled, checked and described, without limits or settings yet.
/// Cheap to clone; counts its calls across reloads that leave its bytes alone.
#[derive(Clone)]
pub struct Component(pub(super) Arc<Parts>);

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
}

/// What a component exports: at least one of these.
struct Interfaces {
    rule: Option<Arc<Exported<rule::GuestIndices, RuleSet>>>,
    comparison: Option<Arc<Exported<comparison::GuestIndices, CheckSet>>>,
}

/// One interface of a component: where its functions are, and what it says of itself.
pub(super) struct Exported<Indices, Description> {
    pub(super) indices: Indices,
    pub(super) description: Description,
}

impl<Indices, Description: std::fmt::Debug> std::fmt::Debug for Exported<Indices, Description> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.description.fmt(f)
    }
}

impl std::fmt::Debug for Component {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Component").field("id", &self.0.name).field("digest", &self.0.digest).finish_non_exhaustive()
    }
}

impl Runtime {
    /// Loads a component: compiles it or takes it from the cache, checks what it imports
    /// and exports, and asks it to describe itself under `limits`.
    ///
    /// # Errors
    /// A [`LoadError`] that says what is wrong with the file and the way out.
    pub async fn load(&self, bytes: &[u8], limits: &Limits) -> Result<Component, LoadError> {
        sniff(bytes)?;
        let digest = Digest::of(bytes);
        let component = self.compiled(bytes, &digest).await?;
        let engine = &self.0.engine;
        let imports = imports::names(&component, engine);
        let exports: Vec<String> =
            component.component_type().exports(engine).map(|(name, _)| name.to_owned()).collect();
        check_exports(&exports)?;
        imports::check(&imports)?;

        let wrong_types = |interface: &str, error: &wasmtime::Error| LoadError::WrongTypes {
            interface: interface.to_owned(),
            detail: describe(error),
        };
        let found = exported_interfaces(&exports);
        let first = found.first().copied().unwrap_or_default();
        let pre = self.0.linker.instantiate_pre(&component).map_err(|error| wrong_types(first, &error))?;
        let rule = found.contains(&RULE).then(|| rule::GuestIndices::new(&pre));
        let rule = rule.transpose().map_err(|error| wrong_types(RULE, &error))?;
        let comparison = found.contains(&COMPARISON).then(|| comparison::GuestIndices::new(&pre));
        let comparison = comparison.transpose().map_err(|error| wrong_types(COMPARISON, &error))?;
        let (info, interfaces) = self.describe(&pre, rule, comparison, limits).await?;
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
        })))
    }

    async fn compiled(&self, bytes: &[u8], digest: &Digest) -> Result<wasmtime::component::Component, LoadError> {
        let engine = &self.0.engine;
        let cache = self.0.cache.as_ref();
        if let Some(component) = cache.and_then(|cache| cache.get(digest, engine)) {
            return Ok(component);
        }
        let code = self.0.compiler.compile(engine, bytes).await.map_err(|error| match error {
            CompileError::Invalid(complaint) => LoadError::Malformed(complaint),
            other => LoadError::Compile(format!("{:#}", anyhow::Error::from(other))),
        })?;
        let component = cache::from_compiler(engine, &code).map_err(|error| LoadError::Compile(describe(&error)))?;
        if let Some(cache) = cache {
            cache.put(digest, &code);
        }
        Ok(component)
    }

    /// Asks each interface who it belongs to and what it can do.
    async fn describe(
        &self,
        pre: &InstancePre<CallState>,
        rule: Option<rule::GuestIndices>,
        comparison: Option<comparison::GuestIndices>,
        limits: &Limits,
    ) -> Result<(PluginInfo, Interfaces), LoadError> {
        let limits = &Limits { deadline_ms: limits.deadline_ms.max(DESCRIBE_MS), ..limits.clone() };
        let sandbox = Sandbox { plugin: &Arc::from("(loading)"), limits, settings: &Arc::default() };
        // Types are compared when an interface is loaded, against the instance, and nowhere before.
        let rule = match rule {
            None => None,
            Some(indices) => {
                let answer = self.call(pre, sandbox, limits.deadline(), async |instance, store| {
                    match indices.load(&mut *store, instance) {
                        Ok(guest) => guest.call_describe(&mut *store).await.map(Ok),
                        Err(error) => Ok(Err(describe(&error))),
                    }
                });
                Some((rule_set_from_guest(typed(RULE, answer.await)?)?, indices))
            }
        };
        let comparison = match comparison {
            None => None,
            Some(indices) => {
                let answer = self.call(pre, sandbox, limits.deadline(), async |instance, store| {
                    match indices.load(&mut *store, instance) {
                        Ok(guest) => guest.call_describe(&mut *store).await.map(Ok),
                        Err(error) => Ok(Err(describe(&error))),
                    }
                });
                Some((check_set_from_guest(typed(COMPARISON, answer.await)?)?, indices))
            }
        };
        let infos = [rule.as_ref().map(|(set, _)| &set.plugin), comparison.as_ref().map(|(set, _)| &set.plugin)];
        let info = one_plugin(infos)?;
        Ok((
            info,
            Interfaces {
                rule: rule.map(|(description, indices)| Arc::new(Exported { indices, description })),
                comparison: comparison.map(|(description, indices)| Arc::new(Exported { indices, description })),
            },
        ))
    }
}

/// The answer of a call of `describe`, or why there is none.
fn typed<T>(interface: &str, answer: Result<Result<T, String>, CallError>) -> Result<T, LoadError> {
    let wrong = |detail| LoadError::WrongTypes { interface: interface.to_owned(), detail };
    answer.map_err(LoadError::Describe)?.map_err(wrong)
}

/// The plugin that all interfaces of a component belong to.
///
/// # Errors
/// When two of them say different things of it.
fn one_plugin(infos: [Option<&PluginInfo>; INTERFACES.len()]) -> Result<PluginInfo, LoadError> {
    let mut told = infos.into_iter().flatten();
    let first = told.next().ok_or_else(|| LoadError::Description("it says nothing".to_owned()))?;
    match told.find(|other| *other != first) {
        Some(other) => Err(LoadError::Description(format!(
            "its interfaces belong to two plugins, `{} {}` and `{} {}`: let every `describe` name the same",
            first.id, first.version, other.id, other.version
        ))),
        None => Ok(first.clone()),
    }
}

impl Component {
    /// Who it says it is.
    pub fn info(&self) -> &PluginInfo {
        &self.0.info
    }

    /// Its calls, of whatever kind.
    pub fn usage(&self) -> Arc<Usage> {
        Arc::clone(&self.0.usage)
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

    /// Its rules under the operator's decisions; none when it exports no `rule`.
    pub fn rule_plugin(&self, policy: &Policy) -> Option<Arc<dyn RulePlugin>> {
        let exported = Arc::clone(self.0.interfaces.rule.as_ref()?);
        let (limits, settings) = self.decided(policy);
        Some(Arc::new(WasmRule::new(self.clone(), exported, limits, settings)))
    }

    /// Its comparison under the operator's decisions; none when it exports no `comparison`.
    pub fn comparison_plugin(&self, policy: &Policy) -> Option<Arc<dyn ComparisonPlugin>> {
        let exported = Arc::clone(self.0.interfaces.comparison.as_ref()?);
        let (limits, settings) = self.decided(policy);
        Some(Arc::new(WasmComparison::new(self.clone(), exported, limits, settings)))
    }

    fn decided(&self, policy: &Policy) -> (Limits, PluginSettings) {
        let id = &self.0.info.id;
        (policy.limits(id), Arc::new(policy.plugin(id).settings))
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
        true => Err(LoadError::NoInterface { expected: PLUGIN_INTERFACES, found: exports.to_vec() }),
        false => Ok(()),
    }
}

/// The interfaces among `exports` that this host runs, without their versions.
fn exported_interfaces(exports: &[String]) -> Vec<&str> {
    exports.iter().map(|export| imports::split_version(export).0).filter(|name| INTERFACES.contains(name)).collect()
}
