//! From a file's bytes to a component that can be called.

use std::sync::Arc;

use wasmtime::component::InstancePre;

use super::bindings::exports::prompt_host::plugin::rule::GuestIndices;
use super::cache;
use super::compile::{CompileError, describe};
use super::imports;
use super::rule::{WasmRule, rule_set_from_guest};
use super::runtime::{Runtime, Sandbox};
use super::state::CallState;
use crate::plugin::{Digest, Limits, LoadError, Policy, RulePlugin, RuleSet, Usage};

/// The largest component file, bytes. Python and JavaScript ones have 12 to 18 MB.
pub const MAX_COMPONENT_BYTES: u64 = 64 << 20;

/// The least time for `describe`, milliseconds. No request waits for it, and a machine that is
/// busy for a moment, as at a login, must not cost a plugin until the next reload.
const DESCRIBE_MS: u64 = 500;

/// The one interface that this host runs today.
const RULE: &str = "prompt-host:plugin/rule";
const PLUGIN_INTERFACES: &str = "prompt-host:plugin/rule@0.1.0";

/// A component that was compiled, checked and described, without limits or settings yet.
/// Cheap to clone; counts its calls across reloads that leave its bytes alone.
#[derive(Clone)]
pub struct Component(pub(super) Arc<Parts>);

pub(super) struct Parts {
    pub(super) runtime: Runtime,
    pub(super) pre: InstancePre<CallState>,
    pub(super) rule: GuestIndices,
    pub(super) rule_set: RuleSet,
    pub(super) name: Arc<str>,
    pub(super) usage: Usage,
    digest: Digest,
    size: u64,
    imports: Arc<[String]>,
    exports: Arc<[String]>,
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

        let wrong_types =
            |error: &wasmtime::Error| LoadError::WrongTypes { interface: RULE.to_owned(), detail: describe(error) };
        let pre = self.0.linker.instantiate_pre(&component).map_err(|error| wrong_types(&error))?;
        let rule = GuestIndices::new(&pre).map_err(|error| wrong_types(&error))?;
        let rule_set = self.describe(&pre, &rule, limits).await?;
        Ok(Component(Arc::new(Parts {
            runtime: self.clone(),
            pre,
            rule,
            name: rule_set.plugin.id.as_str().into(),
            rule_set,
            usage: Usage::default(),
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

    async fn describe(
        &self,
        pre: &InstancePre<CallState>,
        rule: &GuestIndices,
        limits: &Limits,
    ) -> Result<RuleSet, LoadError> {
        let limits = &Limits { deadline_ms: limits.deadline_ms.max(DESCRIBE_MS), ..limits.clone() };
        let sandbox = Sandbox { plugin: &Arc::from("(loading)"), limits, settings: &Arc::default() };
        let answer = self
            .call(pre, sandbox, limits.deadline(), async |instance, store| {
                // Types are compared here, against the instance, and nowhere before.
                match rule.load(&mut *store, instance) {
                    Ok(guest) => guest.call_describe(&mut *store).await.map(Ok),
                    Err(error) => Ok(Err(describe(&error))),
                }
            })
            .await
            .map_err(LoadError::Describe)?
            .map_err(|detail| LoadError::WrongTypes { interface: RULE.to_owned(), detail })?;
        rule_set_from_guest(answer)
    }
}

impl Component {
    /// What it says of itself.
    pub fn rule_set(&self) -> &RuleSet {
        &self.0.rule_set
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

    /// The plugin, under the operator's decisions.
    pub fn rule_plugin(&self, policy: &Policy) -> Arc<dyn RulePlugin> {
        let id = &self.0.rule_set.plugin.id;
        Arc::new(WasmRule::new(self.clone(), policy.limits(id), Arc::new(policy.plugin(id).settings)))
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

fn check_exports(exports: &[String]) -> Result<(), LoadError> {
    for export in exports {
        match imports::split_version(export) {
            (RULE, Some(version)) => return imports::same_contract(version),
            (RULE, None) => return Ok(()),
            _ => {}
        }
    }
    Err(LoadError::NoInterface { expected: PLUGIN_INTERFACES, found: exports.to_vec() })
}
