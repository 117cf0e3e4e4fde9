//! From a file's bytes to a component that can be called.

use std::sync::Arc;

use wasmtime::Store;
use wasmtime::component::{Instance, InstancePre};

use super::cache;
use super::comparison::Comparison;
use super::compile::{CompileError, Pace, describe};
use super::component::{Component, Interfaces, Parts, spoken};
use super::filter::Filter;
use super::functions::Place;
use super::imports;
use super::interface::{Exported, Interface};
use super::rule::Rule;
use super::runtime::{Lane, Runtime, Sandbox};
use super::sections::{Sections, SectionsError};
use super::state::CallState;
use super::template_engine::Engine;
use crate::plugin::contract::split_version;
use crate::plugin::{Digest, Limits, LoadError, Manifest, Policy, Track};

/// The largest component file, bytes. Python and JavaScript ones have 12 to 18 MB.
pub const MAX_COMPONENT_BYTES: u64 = 64 << 20;

/// The least time for `describe`, milliseconds. No request waits for it, and a machine that is
/// busy for a moment, as at a login, must not cost a plugin until the next reload.
const DESCRIBE_MS: u64 = 500;

/// The interfaces that this host runs, without their version.
const INTERFACES: [&str; 4] = [Rule::NAME, Comparison::NAME, Filter::NAME, Engine::NAME];

/// A component on its way in.
struct Candidate<'a> {
    runtime: &'a Runtime,
    pre: InstancePre<CallState>,
    exports: &'a [String],
    limits: Limits,
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
        let found = exported_interfaces(&exports)?;
        imports::check(&imports, found.contains(&Engine::NAME))?;

        let first = found.first().copied().unwrap_or_default();
        let pre = self.0.linker.instantiate_pre(&component).map_err(|error| wrong_types(first, &error))?;
        let granted = policy.granted(manifest.as_deref());
        let limits = Limits { deadline_ms: granted.deadline_ms.max(DESCRIBE_MS), ..granted };
        let candidate = Candidate { runtime: self, pre, exports: &exports, limits };
        let interfaces = candidate.described().await?;
        let pre = candidate.pre;
        let info = interfaces.one_plugin()?;
        if let Some(manifest) = &manifest {
            manifest.agrees(&info.id, &info.version, spoken(&exports), &interfaces.kinds())?;
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
            powers: Arc::default(),
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
        let Some(place) = Place::find(self.pre.component(), self.exports, I::NAME) else { return Ok(None) };
        // Nothing is granted before it has said who it is.
        let sandbox = Sandbox {
            plugin: &Arc::from("(loading)"),
            limits: &self.limits,
            settings: &Arc::default(),
            powers: &Arc::default(),
            ear: None,
        };
        let job = async |instance: &Instance, store: &mut Store<CallState>| {
            let functions = place.of(instance);
            match I::has_its_types(&functions, store).and_then(|()| functions.typed::<(), I::Answer>(store, "describe"))
            {
                Ok(describe) => describe.call_async(store, ()).await.map(|(answer,)| Ok(answer)),
                Err(error) => Ok(Err(error)),
            }
        };
        let answer = self.runtime.call(&self.pre, sandbox, Lane::Request, self.limits.deadline(), job).await;
        let answer = answer.map_err(LoadError::Describe)?.map_err(|error| wrong_types(I::NAME, &error))?;
        Ok(Some(Arc::new(Exported { place, description: I::check(answer)? })))
    }
}

fn wrong_types(interface: &str, error: &wasmtime::Error) -> LoadError {
    LoadError::WrongTypes { interface: interface.to_owned(), detail: describe(error) }
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

/// The interfaces among `exports` that this host runs, without their versions.
///
/// # Errors
/// When there is none, or none of a version that it speaks.
fn exported_interfaces(exports: &[String]) -> Result<Vec<&'static str>, LoadError> {
    let mut found = Vec::new();
    for interface in INTERFACES {
        let named = exports.iter().map(|export| split_version(export)).filter(|(name, _)| *name == interface);
        let tracks: Vec<_> = named.filter_map(|(_, version)| version).map(Track::of).collect();
        // One that is exported for other hosts too is of no harm.
        if tracks.iter().any(Result::is_ok) {
            found.push(interface);
        } else if let Some(Err(error)) = tracks.into_iter().next() {
            return Err(error);
        }
    }
    if found.is_empty() {
        let expected = INTERFACES.map(|name| format!("{name}@{}", Track::NEWEST.version())).join(", ");
        return Err(LoadError::NoInterface { expected, found: exports.to_vec() });
    }
    Ok(found)
}
