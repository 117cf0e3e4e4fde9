//! Runs guests in plain wasmtime, with next to no limits, and counts what they do.
//!
//! It stands in for no part of the host: it is how a test shows that a hostile guest
//! really does harm where nobody stops it.

use std::collections::BTreeMap;
use std::sync::{Mutex, OnceLock};
use std::time::Duration;

use wasmtime::component::{Component, HasSelf, Linker, ResourceTable};
use wasmtime::{Config, Engine, OptLevel, Store, Trap, UpdateDeadline};
use wasmtime_wasi::{WasiCtx, WasiCtxView, WasiView};
use wasmtime_wasi_config::{WasiConfig, WasiConfigVariables};

mod contract {
    wasmtime::component::bindgen!({
        path: "../wit",
        world: "rule-plugin",
        exports: { default: async },
    });
}

use contract::RulePlugin;
pub(crate) use contract::exports::prompt_host::plugin::rule::{Finding, RuleSet, Span};
pub(crate) use contract::prompt_host::plugin::prompt::{Document, ProtectedSpan, Protection, Signs, Target};

/// The time between two ticks of the epoch.
const TICK: Duration = Duration::from_millis(5);

/// What a guest may do here, and what it is given.
pub(crate) struct Allowance {
    /// Ticks of guest code before it is interrupted.
    pub(crate) ticks: u32,
    /// Bytes of all memories together.
    pub(crate) memory_bytes: usize,
    /// Elements of one table.
    pub(crate) table_elements: usize,
    /// What `settings` and `wasi:config/store` answer.
    pub(crate) settings: Vec<(&'static str, &'static str)>,
    /// What `scores.score` answers.
    pub(crate) score: Option<f32>,
}

impl Default for Allowance {
    fn default() -> Self {
        Self { ticks: 2_000, memory_bytes: 64 << 20, table_elements: 1 << 20, settings: Vec::new(), score: None }
    }
}

/// What a guest did, as far as the host can see it.
#[derive(Default)]
pub(crate) struct Seen {
    pub(crate) ticks: u32,
    pub(crate) memories: usize,
    pub(crate) memory_bytes: usize,
    pub(crate) largest_memory_bytes: usize,
    pub(crate) memory_refused: bool,
    pub(crate) table_elements: usize,
    pub(crate) table_refused: bool,
    pub(crate) log_lines: u32,
    pub(crate) longest_log_line: usize,
    pub(crate) last_log_line: String,
}

struct State {
    wasi: WasiCtx,
    resources: ResourceTable,
    settings: WasiConfigVariables,
    allowance: Allowance,
    seen: Seen,
}

/// One guest, compiled.
pub(crate) struct Guest {
    component: Component,
}

/// One sandbox of a guest, for as many calls as it survives.
pub(crate) struct Instance {
    store: Store<State>,
    plugin: RulePlugin,
}

impl Guest {
    /// The guest of this name; see [`prompt_host_tests::guests`].
    pub(crate) fn named(name: &str) -> Self {
        Self::compiled(name).unwrap()
    }

    /// The guest of this name, or why it is no component. Compiled once for all tests.
    pub(crate) fn compiled(name: &str) -> wasmtime::Result<Self> {
        static COMPILED: Mutex<BTreeMap<String, Component>> = Mutex::new(BTreeMap::new());
        let known = COMPILED.lock().unwrap().get(name).cloned();
        let component = match known {
            Some(component) => component,
            None => Component::new(engine(), prompt_host_tests::guests::guest(name))?,
        };
        COMPILED.lock().unwrap().insert(name.to_owned(), component.clone());
        Ok(Self { component })
    }

    /// Full names of what it imports.
    pub(crate) fn imports(&self) -> Vec<String> {
        self.component.component_type().imports(engine()).map(|(name, _)| name.to_owned()).collect()
    }

    /// Full names of what it exports.
    pub(crate) fn exports(&self) -> Vec<String> {
        self.component.component_type().exports(engine()).map(|(name, _)| name.to_owned()).collect()
    }

    /// A fresh sandbox.
    pub(crate) async fn start(&self, allowance: Allowance) -> wasmtime::Result<Instance> {
        let state = State {
            wasi: WasiCtx::builder().build(),
            resources: ResourceTable::new(),
            settings: allowance.settings.iter().copied().collect(),
            allowance,
            seen: Seen::default(),
        };
        let mut store = Store::new(engine(), state);
        store.limiter(|state| state);
        store.set_hostcall_fuel(usize::MAX);
        store.set_epoch_deadline(1);
        store.epoch_deadline_callback(|mut store| {
            let state = store.data_mut();
            state.seen.ticks += 1;
            if state.seen.ticks < state.allowance.ticks {
                Ok(UpdateDeadline::Yield(1))
            } else {
                Err(Trap::Interrupt.into())
            }
        });
        let plugin = RulePlugin::instantiate_async(&mut store, &self.component, linker()).await?;
        Ok(Instance { store, plugin })
    }
}

impl Instance {
    /// Calls `describe`.
    pub(crate) async fn describe(&mut self) -> wasmtime::Result<RuleSet> {
        self.plugin.prompt_host_plugin_rule().call_describe(&mut self.store).await
    }

    /// Calls `check` for all of the guest's codes that matter to it: none of them looks.
    pub(crate) async fn check(&mut self, document: &Document) -> wasmtime::Result<Result<Vec<Finding>, String>> {
        self.plugin.prompt_host_plugin_rule().call_check(&mut self.store, document, &[]).await
    }

    /// Resources that it holds.
    pub(crate) fn handles(&mut self) -> usize {
        self.store.data_mut().resources.iter_mut().count()
    }

    /// What it has done so far.
    pub(crate) fn seen(&self) -> &Seen {
        &self.store.data().seen
    }
}

/// A document of this text whose protected spans are the first places of `protected`.
pub(crate) fn document(text: &str, protected: &[(&str, Protection)]) -> Document {
    let place = |kept: &str| {
        let start = text.find(kept).unwrap();
        Span { start: start as u32, end: (start + kept.len()) as u32 }
    };
    Document {
        text: text.to_owned(),
        language: Some("en".to_owned()),
        target: Target::Unknown,
        task: None,
        protected: protected.iter().map(|(kept, kind)| ProtectedSpan { span: place(kept), kind: *kind }).collect(),
        sentences: vec![Span { start: 0, end: text.len() as u32 }],
        blocks: Vec::new(),
        parts: Vec::new(),
        constraints: Vec::new(),
        signs: Signs::empty(),
        work_on_text: None,
        context: Vec::new(),
        prior_turns: 0,
    }
}

fn engine() -> &'static Engine {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    ENGINE.get_or_init(|| {
        // Compiling is most of the work here, and how fast a guest does harm does not matter.
        let config = &mut Config::new();
        config.epoch_interruption(true).cranelift_opt_level(OptLevel::None);
        let engine = Engine::new(config).unwrap();
        let ticking = engine.clone();
        std::thread::spawn(move || {
            loop {
                std::thread::sleep(TICK);
                ticking.increment_epoch();
            }
        });
        engine
    })
}

fn linker() -> &'static Linker<State> {
    static LINKER: OnceLock<Linker<State>> = OnceLock::new();
    LINKER.get_or_init(|| {
        let mut linker = Linker::new(engine());
        wasmtime_wasi::p2::add_to_linker_async(&mut linker).unwrap();
        wasmtime_wasi_config::add_to_linker(&mut linker, |state: &mut State| WasiConfig::from(&state.settings))
            .unwrap();
        contract::prompt_host::plugin::log::add_to_linker::<_, HasSelf<State>>(&mut linker, |state| state).unwrap();
        contract::prompt_host::plugin::scores::add_to_linker::<_, HasSelf<State>>(&mut linker, |state| state).unwrap();
        contract::prompt_host::plugin::settings::add_to_linker::<_, HasSelf<State>>(&mut linker, |state| state)
            .unwrap();
        linker
    })
}

impl WasiView for State {
    fn ctx(&mut self) -> WasiCtxView<'_> {
        WasiCtxView { ctx: &mut self.wasi, table: &mut self.resources }
    }
}

impl contract::prompt_host::plugin::log::Host for State {
    fn log(&mut self, _level: contract::prompt_host::plugin::log::Level, message: String) {
        self.seen.log_lines += 1;
        self.seen.longest_log_line = self.seen.longest_log_line.max(message.len());
        self.seen.last_log_line = message;
    }
}

impl contract::prompt_host::plugin::settings::Host for State {
    fn get(&mut self, name: String) -> Option<String> {
        self.all().into_iter().find_map(|(known, value)| (known == name).then_some(value))
    }

    fn all(&mut self) -> Vec<(String, String)> {
        self.allowance.settings.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }
}

impl contract::prompt_host::plugin::scores::Host for State {
    fn score(&mut self, _head: String) -> Option<f32> {
        self.allowance.score
    }
}

impl wasmtime::ResourceLimiter for State {
    fn memory_growing(&mut self, current: usize, desired: usize, _maximum: Option<usize>) -> wasmtime::Result<bool> {
        let wanted = self.seen.memory_bytes + desired - current;
        if wanted > self.allowance.memory_bytes {
            self.seen.memory_refused = true;
            return Ok(false);
        }
        self.seen.memories += usize::from(current == 0);
        self.seen.memory_bytes = wanted;
        self.seen.largest_memory_bytes = self.seen.largest_memory_bytes.max(desired);
        Ok(true)
    }

    fn table_growing(&mut self, _current: usize, desired: usize, _maximum: Option<usize>) -> wasmtime::Result<bool> {
        if desired > self.allowance.table_elements {
            self.seen.table_refused = true;
            return Ok(false);
        }
        self.seen.table_elements = self.seen.table_elements.max(desired);
        Ok(true)
    }
}
