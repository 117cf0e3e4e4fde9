//! What a sandbox's host side holds during one call.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Instant;

use wasmtime_wasi::p2::pipe::MemoryOutputPipe;
use wasmtime_wasi::{ResourceTable, WasiCtx, WasiCtxView, WasiView};
use wasmtime_wasi_http::{WasiHttpCtx, WasiHttpCtxView, WasiHttpView};

use super::bindings::prompt_host::plugin::log::Level;
use super::bindings::wasi::config::store as settings;
use super::ear::Ear;
use super::http::Requests;
use super::limiter::SumLimiter;
use super::powers::Powers;
use super::reach::Reach;
use super::runtime::Sandbox;
use super::time_and_chance;
use crate::plugin::{Limits, Scores};

/// Bytes of a guest's standard error that are kept, for the message of a panic.
const STDERR_BYTES: usize = 2 << 10;

/// A plugin's own settings, as it reads them.
pub(super) type PluginSettings = Arc<BTreeMap<String, String>>;

/// One call's data. Dropped with the store; a template engine's store that is kept has it
/// renewed between two calls.
pub(super) struct CallState {
    pub(super) limiter: SumLimiter,
    /// When the call has to be over.
    pub(super) deadline: Instant,
    /// The other templates and the filters; none but while a template engine works.
    pub(super) reach: Option<Reach>,
    /// What the local model thinks of the prompt at hand; none without a model.
    pub(super) scores: Option<Arc<dyn Scores>>,
    /// Who listens to what the guest writes; none where nobody wants to know.
    ear: Option<Ear>,
    plugin: Arc<str>,
    settings: PluginSettings,
    powers: Arc<Powers>,
    requests: Requests,
    http: WasiHttpCtx,
    log_lines_left: u32,
    log_line_bytes: usize,
    log_lines_dropped: u64,
    // Made when the guest first touches WASI, which most never do.
    wasi: Option<(WasiCtx, MemoryOutputPipe)>,
    table: ResourceTable,
}

impl CallState {
    pub(super) fn new(sandbox: Sandbox<'_>) -> Self {
        let limits = sandbox.limits;
        let mut table = ResourceTable::new();
        table.set_max_capacity(limits.handles);
        Self {
            limiter: SumLimiter::new(limits.memory_bytes, limits.table_elements),
            // Over before it begins: only a turn gives it time.
            deadline: Instant::now(),
            reach: None,
            scores: None,
            ear: sandbox.ear.cloned(),
            plugin: Arc::clone(sandbox.plugin),
            settings: Arc::clone(sandbox.settings),
            powers: Arc::clone(sandbox.powers),
            requests: Requests::new(sandbox.powers.http.clone()),
            http: WasiHttpCtx::new(),
            log_lines_left: limits.log_lines,
            log_line_bytes: limits.log_line_bytes,
            log_lines_dropped: 0,
            wasi: None,
            table,
        }
    }

    /// Has `ear` hear what the guest writes in the next call.
    pub(super) fn listen(&mut self, ear: Option<Ear>) {
        self.ear = ear;
    }

    /// Forgets the call that is over and makes ready for the next.
    pub(super) fn renew(&mut self, limits: &Limits) {
        self.reach = None;
        self.scores = None;
        self.ear = None;
        self.requests = Requests::new(self.powers.http.clone());
        self.log_lines_left = limits.log_lines;
        self.log_lines_dropped = 0;
    }

    /// What the guest wrote to standard error, where Rust's panics go.
    pub(super) fn stderr(&self) -> String {
        self.wasi
            .as_ref()
            .map(|(_, pipe)| String::from_utf8_lossy(&pipe.contents()).trim().to_owned())
            .unwrap_or_default()
    }

    /// Ends a call that failed with `error`, or did not: says how many of its lines were not written.
    pub(super) fn finish(&mut self, error: Option<&wasmtime::Error>) {
        if let Some(ear) = &self.ear {
            ear.end(self.stderr(), error);
        }
        let dropped = std::mem::take(&mut self.log_lines_dropped);
        if dropped > 0 {
            tracing::warn!(plugin = %self.plugin, dropped, "log lines beyond the limit were dropped");
        }
    }

    /// Writes a line of the guest to the log, cut to what is allowed.
    pub(super) fn log(&mut self, level: Level, message: &str) {
        if self.log_lines_left == 0 {
            self.log_lines_dropped += 1;
            return;
        }
        self.log_lines_left -= 1;
        let cut = message.floor_char_boundary(self.log_line_bytes.min(message.len()));
        let line = message.get(..cut).unwrap_or_default();
        let plugin = &*self.plugin;
        let level = match level {
            Level::Trace => {
                tracing::trace!(target: "plugin", plugin, "{line}");
                "trace"
            }
            Level::Debug => {
                tracing::debug!(target: "plugin", plugin, "{line}");
                "debug"
            }
            Level::Info => {
                tracing::info!(target: "plugin", plugin, "{line}");
                "info"
            }
            Level::Warn => {
                tracing::warn!(target: "plugin", plugin, "{line}");
                "warn"
            }
            Level::Error => {
                tracing::error!(target: "plugin", plugin, "{line}");
                "error"
            }
        };
        if let Some(ear) = &self.ear {
            ear.line(level, line);
        }
    }

    /// What the local model says of one head; none without a model.
    pub(super) fn score(&self, head: &str) -> Option<f32> {
        self.scores.as_ref().and_then(|scores| scores.score(head))
    }

    /// One of the plugin's own settings.
    pub(super) fn setting(&self, name: &str) -> Option<String> {
        self.settings.get(name).cloned()
    }

    /// All of them, sorted by name.
    pub(super) fn all_settings(&self) -> Vec<(String, String)> {
        self.settings.iter().map(|(name, value)| (name.clone(), value.clone())).collect()
    }

    /// What it may do beside computing.
    pub(super) fn powers(&self) -> &Powers {
        &self.powers
    }

    /// What its handles stand for.
    pub(super) fn table(&self) -> &ResourceTable {
        &self.table
    }

    /// What its handles stand for.
    pub(super) fn table_mut(&mut self) -> &mut ResourceTable {
        &mut self.table
    }
}

impl WasiHttpView for CallState {
    fn http(&mut self) -> WasiHttpCtxView<'_> {
        WasiHttpCtxView { ctx: &mut self.http, table: &mut self.table, hooks: &mut self.requests }
    }
}

impl WasiView for CallState {
    fn ctx(&mut self) -> WasiCtxView<'_> {
        let (ctx, _) = self.wasi.get_or_insert_with(|| {
            let stderr = MemoryOutputPipe::new(STDERR_BYTES);
            // Empty: no files, no environment, no arguments, no sockets.
            let mut ctx = WasiCtx::builder();
            ctx.stderr(stderr.clone()).allow_tcp(false).allow_udp(false);
            time_and_chance::give(&mut ctx, self.powers.clock, self.powers.random);
            (ctx.build(), stderr)
        });
        WasiCtxView { ctx, table: &mut self.table }
    }
}

impl settings::Host for CallState {
    fn get(&mut self, key: String) -> wasmtime::Result<Result<Option<String>, settings::Error>> {
        Ok(Ok(self.setting(&key)))
    }

    fn get_all(&mut self) -> wasmtime::Result<Result<Vec<(String, String)>, settings::Error>> {
        Ok(Ok(self.all_settings()))
    }
}
