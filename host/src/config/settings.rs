//! All settings, with their defaults.
//!
//! Every field is documented for the person who sets it: these texts are the JSON Schema's too.

use std::path::PathBuf;
use std::time::Duration;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Environment;
use super::profile::Profile;
use crate::audit::AuditSettings;
use crate::backup;
use crate::distribution;
use crate::failures::FailureSettings;
use crate::improve;
use crate::learn;
use crate::logging::{LogSettings, TraceSettings};
use crate::plugin::{
    BreakerSettings, GateSettings, Limits, PartialLimits, PluginId, PluginPolicy, Policy, ScopedPolicy,
};
use crate::records::{self, SessionSettings};
use crate::reload::{LibrarySettings, TemplateSources, WatchMode};
use crate::server;
use crate::telemetry::MetricsSettings;
use crate::templates::{CacheSettings, HistoryLimits, PromptSettings, RenderLimits};
use crate::verify;
use crate::wasm::Pooling;
use crate::webhooks::WebhookSettings;

/// The settings of Prompt Host.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(title = "Prompt Host settings")]
pub struct Settings {
    /// Which values hold where nobody sets others; `host --profile` goes before.
    pub profile: Option<Profile>,
    /// Folders whose `*.wasm` files are plugins; a later folder's plugin takes the place of an
    /// earlier one's with the same id, and of two in one folder the one that served before goes
    /// on, else the first by path. Default: `prompt-host/plugins` in the
    /// user's data folder. A project's folder is loaded only when a setting names it, because
    /// a cloned repository should not bring rules that nobody asked for.
    pub plugin_dirs: Vec<PathBuf>,
    /// Limits of every plugin that sets none of its own.
    pub limits: Limits,
    /// The most of each limit that a plugin gets by asking for it in its manifest; what is set for
    /// it in `plugins` goes beyond.
    pub limits_ceiling: PartialLimits,
    /// What a new version of a plugin has to pass before it takes the place of one that serves.
    pub gate: GateSettings,
    /// Whether plugin folders bring only what `lock_file` pins, to the byte. `--locked` says the same.
    pub locked: bool,
    /// Where plugins are pinned; `prompt-host/plugins.lock` in the user's data folder unless set.
    /// `host plugins lock` writes it.
    pub lock_file: Option<PathBuf>,
    /// Decisions for single plugins, by id.
    pub plugins: std::collections::BTreeMap<PluginId, PluginPolicy>,
    /// Where plugins may be had, and whose signatures they need. A project's file cannot say it.
    pub distribution: distribution::Settings,
    /// Decisions that hold for some requests only, by file, client or model family; of two that
    /// hold the later one goes before.
    pub overrides: Vec<ScopedPolicy>,
    /// How prompts are improved.
    pub improve: improve::Settings,
    /// The local model.
    pub model: learn::Settings,
    /// The prompt library.
    pub templates: TemplateSettings,
    /// Values for single templates, by name: for everybody and for some clients.
    pub prompts: std::collections::BTreeMap<String, PromptSettings>,
    /// What is kept of improvements, where, and for how long.
    pub records: records::Settings,
    /// What is remembered of conversations.
    pub sessions: SessionSettings,
    /// How plugins are run.
    pub runtime: RuntimeSettings,
    /// How changes of plugins and settings are noticed.
    pub watch: WatchSettings,
    /// Copies of what the host keeps, made while it serves.
    pub backup: backup::Settings,
    /// What is logged, and where. Never on standard output, which belongs to MCP.
    pub log: LogSettings,
    /// Where traces are sent. A project's file cannot say it.
    pub traces: TraceSettings,
    /// What operators did and what the host did about it, in a file that shows when somebody
    /// changed it. A project's file cannot say it.
    pub audit: AuditSettings,
    /// Who is told over HTTP of what happens. A project's file cannot say it.
    pub webhooks: Vec<WebhookSettings>,
    /// How requests are served.
    pub server: server::Settings,
    /// How many requests there may be.
    pub rate_limits: server::RateSettings,
    /// When a plugin that fails is left alone.
    pub breaker: BreakerSettings,
    /// Which failed calls of plugins are kept, for `host plugins replay`. A project's file cannot say it.
    pub failures: FailureSettings,
    /// How the host is reached over HTTP, WebSocket and Unix sockets.
    pub http: server::HttpSettings,
    /// Who may call over HTTP and WebSocket.
    pub identity: server::IdentitySettings,
    /// Where metrics can be had, and where they are pushed to.
    pub metrics: MetricsSettings,
    /// What operators are told.
    pub admin: server::AdminSettings,
}

impl Settings {
    /// What holds when nobody has set anything.
    pub fn defaults(env: &Environment) -> Self {
        let templates =
            TemplateSettings { dirs: env.default_template_dir().into_iter().collect(), ..TemplateSettings::default() };
        Self { plugin_dirs: env.default_plugin_dir().into_iter().collect(), templates, ..Self::default() }
    }

    /// How rewrites are compared with their originals: as prompts are improved.
    pub fn verify(&self) -> verify::Settings {
        let improve::Settings { max_prompt_bytes, deadline_ms, target, .. } = self.improve;
        verify::Settings { max_prompt_bytes, deadline_ms, target: target.unwrap_or_default() }
    }

    /// What was decided about plugins.
    pub fn policy(&self) -> Policy {
        let mut plugins = self.plugins.clone();
        if self.templates.strict {
            for engine in ENGINES.iter().filter_map(|id| id.parse::<PluginId>().ok()) {
                let settings = &mut plugins.entry(engine).or_default().settings;
                settings.entry("undefined".to_owned()).or_insert_with(|| "strict".to_owned());
            }
        }
        Policy {
            limits: self.limits.clone(),
            limits_ceiling: self.limits_ceiling.over(&Limits::ceiling()),
            gate: self.gate.clone(),
            plugins,
            overrides: self.overrides.clone(),
        }
    }

    /// How the prompt library answers.
    pub fn library(&self) -> LibrarySettings {
        LibrarySettings {
            prompts: self.prompts.clone(),
            cache: self.templates.cache(),
            limits: RenderLimits::default(),
        }
    }

    /// Where templates come from.
    pub fn template_sources(&self) -> TemplateSources {
        TemplateSources { built_in: self.templates.built_in, folders: self.templates.dirs.clone() }
    }
}

/// The engines that `templates.strict` is for.
const ENGINES: [&str; 2] = ["engine-jinja", "engine-handlebars"];

/// The prompt library.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct TemplateSettings {
    /// Folders of templates; a later folder's template takes the place of an earlier one's with
    /// the same name. Default: `prompt-host/templates` in the user's data folder.
    pub dirs: Vec<PathBuf>,
    /// Whether the prompts that come with the host are listed.
    pub built_in: bool,
    /// Whether a value that nobody gave is an error where a template uses it. An engine's own
    /// setting `undefined` goes before.
    pub strict: bool,
    /// The most that rendered prompts which are kept may take, bytes; 0 keeps none.
    pub cache_bytes: u64,
    /// How long a rendered prompt is kept, seconds.
    pub cache_ttl_s: u64,
    /// Versions of each template that are kept; 0 keeps none.
    pub history_versions: usize,
    /// Where they are kept. Default: `prompt-host/template-history` in the user's data folder.
    pub history_dir: Option<PathBuf>,
}

impl Default for TemplateSettings {
    fn default() -> Self {
        let CacheSettings { max_bytes, time_to_live } = CacheSettings::default();
        let cache_ttl_s = time_to_live.as_secs();
        let history_versions = HistoryLimits::default().max_versions;
        Self {
            dirs: Vec::new(),
            built_in: true,
            strict: false,
            cache_bytes: max_bytes,
            cache_ttl_s,
            history_versions,
            history_dir: None,
        }
    }
}

impl TemplateSettings {
    /// How many versions are kept.
    pub fn history_limits(&self) -> HistoryLimits {
        HistoryLimits { max_versions: self.history_versions, ..HistoryLimits::default() }
    }

    /// How rendered prompts are kept.
    pub fn cache(&self) -> CacheSettings {
        CacheSettings { max_bytes: self.cache_bytes, time_to_live: Duration::from_secs(self.cache_ttl_s) }
    }
}

/// How plugins are run.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct RuntimeSettings {
    /// Calls of plugins that run at once; further calls wait. As many filters may run besides,
    /// within calls of template engines. 1 to 56.
    pub max_concurrent_calls: usize,
    /// Whether sandboxes are taken from a pool of reserved address space.
    pub pooling: Pooling,
    /// Where compiled plugins are kept. Default: `prompt-host/components` in the user's cache folder.
    pub cache_dir: Option<PathBuf>,
}

impl Default for RuntimeSettings {
    fn default() -> Self {
        Self { max_concurrent_calls: 32, pooling: Pooling::Auto, cache_dir: None }
    }
}

/// How changes of plugins and settings are noticed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct WatchSettings {
    /// Whether they are noticed without being told.
    pub enabled: bool,
    /// How long a file must be quiet before it is read, milliseconds; 0 to 10,000.
    pub debounce_ms: u64,
    /// How often folders are looked at where polling is needed, milliseconds; 20 to 600,000.
    pub poll_interval_ms: u64,
    /// How they are noticed.
    pub mode: WatchMode,
}

impl Default for WatchSettings {
    fn default() -> Self {
        Self { enabled: true, debounce_ms: 40, poll_interval_ms: 1_000, mode: WatchMode::Auto }
    }
}
