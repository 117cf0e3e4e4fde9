//! The host as its operator sees it, and as metrics read it.

use std::collections::BTreeMap;

use async_trait::async_trait;

use super::LiveHost;
use crate::config::Settings;
use crate::config::mask::masked;
use crate::config::reloadable::holds_at_once;
use crate::config::show::Shown;
use crate::events::Event;
use crate::health::{Health, Phase, Status};
use crate::learn::ModelChoice;
use crate::logging;
use crate::process;
use crate::records::{Capture, Recorder, Sessions, UtcTime};
use crate::reload::{Plugins, PromptLibrary, Tally};
use crate::server::admin::{
    AdminError, Administration, ConfigList, ConfigRow, DebugInfo, Feature, HostStatus, ProtocolStatus, RateLimits,
    ReloadOutcome, What,
};
use crate::server::supported_versions;
use crate::telemetry::{Admission, HealthOf, Observed, Telemetry};
use crate::train::Models;

#[async_trait]
impl Administration for LiveHost {
    fn health(&self) -> &Health {
        &self.health
    }

    fn phase(&self) -> &Phase {
        &self.operated.phase
    }

    fn telemetry(&self) -> &Telemetry {
        &self.operated.telemetry
    }

    async fn status(&self) -> HostStatus {
        let traffic = self.operated.telemetry.traffic();
        let started = self.operated.started;
        HostStatus {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            pid: std::process::id(),
            started,
            uptime_seconds: UtcTime::now().millis().saturating_sub(started.millis()) / 1_000,
            stage: self.operated.phase.stage().as_str().to_owned(),
            health: self.health.report().await.status,
            generation: self.plugins.current().number,
            model: self.keeping.models.current().map(|model| model.digest().to_owned()),
            doors: self.operated.doors.clone(),
            clients: traffic.clients(),
            requests_in_flight: traffic.in_flight() as u64,
            protocol: ProtocolStatus { supported: supported_versions(), requests: traffic.versions() },
            features: features(&self.settings.load()),
        }
    }

    fn config(&self) -> Result<ConfigList, AdminError> {
        let loaded = self.loaded.load();
        let shown = loaded.show().map_err(|error| AdminError::Fault(error.to_string()))?;
        let row = |Shown { path, value, layer, origin }: Shown| {
            let path = path.to_string();
            let layer = serde_json::to_value(layer).ok().and_then(|layer| Some(layer.as_str()?.to_owned()));
            let reloadable = holds_at_once(&path);
            ConfigRow { path, value, layer: layer.unwrap_or_default(), origin, reloadable }
        };
        let files = loaded.files.iter().map(|(_, file)| file.display().to_string()).collect();
        Ok(ConfigList { files, settings: masked(shown).into_iter().map(row).collect() })
    }

    async fn reload(&self, what: What) -> ReloadOutcome {
        self.reload_whole(what).await
    }

    fn rate_limits(&self) -> Result<RateLimits, AdminError> {
        let settings = serde_json::to_value(&self.settings.load().rate_limits);
        let settings = settings.map_err(|error| AdminError::Fault(error.to_string()))?;
        let (counts, load) = self.gate.get().map(|gate| (gate.counts(), gate.load())).unwrap_or_default();
        Ok(RateLimits { settings, counts, load })
    }

    fn log_level(&self) -> Result<String, AdminError> {
        logging::level().ok_or_else(|| AdminError::Bad("this host logs nothing: set `log.level`".to_owned()))
    }

    fn set_log_level(&self, level: &str) -> Result<(), AdminError> {
        let set = logging::set_level(level).map(drop);
        set.map_err(|error| AdminError::Bad(format!("{:#}", anyhow::Error::from(error))))
    }

    fn debug_info(&self) -> Option<DebugInfo> {
        if !self.operated.debug_info {
            return None;
        }
        let runtime = tokio::runtime::Handle::try_current().ok().map(|handle| handle.metrics());
        let process = process::current();
        let generation = self.plugins.current();
        let digests = generation.plugins.iter().map(|loaded| (loaded.id().to_string(), loaded.digest.hex()));
        let figures = self.keeping.recorder.as_ref().map(Recorder::figures);
        let sets = |(name, _): (std::ffi::OsString, _)| name.into_string().ok().filter(|name| is_ours(name));
        Some(DebugInfo {
            workers: runtime.as_ref().map_or(0, |runtime| runtime.num_workers() as u64),
            tasks: runtime.as_ref().map_or(0, |runtime| runtime.num_alive_tasks() as u64),
            resident_bytes: process.map(|process| process.resident_bytes),
            open_files: process.map(|process| process.open_files),
            threads: process.map(|process| process.threads),
            is_pooled: self.plugins.is_pooled(),
            plugins: digests.collect::<BTreeMap<_, _>>(),
            records: serde_json::to_value(figures).unwrap_or_default(),
            variables: std::env::vars_os().filter_map(sets).collect(),
            target: format!("{}-{}", std::env::consts::ARCH, std::env::consts::OS),
        })
    }

    fn administered(&self, caller: &str, action: String, done: bool) {
        tracing::info!(caller, action, done, "administered");
        self.operated.events.publish(Event::Administered { caller: caller.to_owned(), action, done });
    }
}

/// Whether a variable sets something of this host.
fn is_ours(name: &str) -> bool {
    ["PROMPT_HOST", "MCP_CONFIG", "OTEL_"].iter().any(|start| name.starts_with(start))
        || ["DATABASE_URL", "REDIS_URL"].contains(&name)
}

/// What the host can do.
fn features(settings: &Settings) -> Vec<Feature> {
    let feature = |name: &str, enabled: bool, path: &str| Feature {
        name: name.to_owned(),
        enabled,
        config_path: path.to_owned(),
        reloadable: holds_at_once(path),
    };
    vec![
        feature("improve", true, "improve"),
        feature("templates", true, "templates"),
        feature("built-in templates", settings.templates.built_in, "templates.built_in"),
        feature("template history", settings.templates.history_versions > 0, "templates.history_versions"),
        feature("records", settings.records.capture != Capture::Off, "records.capture"),
        feature("redaction of secrets", settings.records.redact_secrets, "records.redact_secrets"),
        feature("sessions", settings.sessions.enabled, "sessions.enabled"),
        feature("local model", settings.model.choice != ModelChoice::None, "model.use"),
        feature("training", settings.model.train_every > 0 || settings.model.train_hours > 0, "model.train_every"),
        feature("file watching", settings.watch.enabled, "watch.enabled"),
        feature("identity", settings.identity.is_required(), "identity"),
        feature("TLS", settings.http.tls_certificate.is_some(), "http.tls_certificate"),
        feature("metrics address", settings.metrics.listen.is_some(), "metrics.listen"),
        feature("OTLP", settings.metrics.otlp_endpoint.is_some(), "metrics.otlp_endpoint"),
    ]
}

impl Observed for LiveHost {
    fn plugins(&self) -> &Plugins {
        &self.plugins
    }

    fn library(&self) -> &PromptLibrary {
        &self.library
    }

    fn recorder(&self) -> Option<&Recorder> {
        self.keeping.recorder.as_ref()
    }

    fn sessions(&self) -> Option<&Sessions> {
        self.keeping.sessions.as_ref()
    }

    fn models(&self) -> &Models {
        &self.keeping.models
    }

    fn settings_tally(&self) -> &Tally {
        &self.settings_tally
    }

    fn health(&self) -> Vec<HealthOf> {
        let report = self.health.latest();
        let of = |component: &'static str, status: Status| HealthOf { component, status: status.as_str() };
        let parts = report.components.iter().map(|part| of(part.component.as_str(), part.status));
        parts.chain([of("overall", report.status)]).collect()
    }

    fn admission(&self) -> Admission {
        let Some(gate) = self.gate.get() else { return Admission::default() };
        let (counts, load) = (gate.counts(), gate.load());
        Admission { admitted: counts.admitted, limited: counts.limited, waiting: load.queued as u64, shed: load.shed }
    }
}
