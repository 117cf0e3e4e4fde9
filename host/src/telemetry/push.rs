//! Pushing metrics by OTLP: protobuf over HTTP, on a thread of the SDK's own.
//!
//! The SDK drops what it cannot send without a word. Here each push is counted, and the first of
//! several failures is said in the log, and the first success after them.

use std::env;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use opentelemetry_otlp::{MetricExporter, WithExportConfig as _};
use opentelemetry_sdk::error::OTelSdkResult;
use opentelemetry_sdk::metrics::data::ResourceMetrics;
use opentelemetry_sdk::metrics::exporter::PushMetricExporter;
use opentelemetry_sdk::metrics::{PeriodicReader, Temporality};

use super::MetricsSettings;

/// How long a receiver may take.
const PATIENCE: Duration = Duration::from_secs(5);

/// Why metrics cannot be pushed.
#[derive(Debug, thiserror::Error)]
pub enum PushError {
    /// The address cannot be used.
    #[error("failed to push metrics to `{shown}`: {why}; write an address as in http://127.0.0.1:4318/v1/metrics")]
    Endpoint {
        /// The address without its password, or the variable that has it.
        shown: String,
        /// What is wrong with it.
        why: String,
    },
}

/// Pushes so far.
#[derive(Debug, Default)]
pub(super) struct PushCounts {
    pub(super) done: AtomicU64,
    pub(super) failed: AtomicU64,
}

/// An exporter that says what becomes of it.
#[derive(Debug)]
pub(super) struct Push {
    exporter: MetricExporter,
    counts: Arc<PushCounts>,
    is_broken: AtomicBool,
}

impl Push {
    /// As the settings say, or the variables of OpenTelemetry; none where neither names a receiver.
    ///
    /// # Errors
    /// When the address cannot be used.
    pub(super) fn open(settings: &MetricsSettings) -> Result<(Option<Self>, Arc<PushCounts>), PushError> {
        const VARIABLES: [&str; 2] = ["OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT"];
        let counts = Arc::<PushCounts>::default();
        let named = VARIABLES.into_iter().find(|name| env::var_os(name).is_some_and(|value| !value.is_empty()));
        let builder = MetricExporter::builder().with_http().with_temporality(Temporality::Cumulative);
        let builder = builder.with_timeout(PATIENCE);
        let (builder, shown) = match (&settings.otlp_endpoint, named) {
            (Some(endpoint), _) => {
                let shown = endpoint.to_string();
                if !["http://", "https://"].iter().any(|scheme| endpoint.whole().starts_with(scheme)) {
                    return Err(PushError::Endpoint { shown, why: "it is no HTTP address".to_owned() });
                }
                (builder.with_endpoint(endpoint.whole()), shown)
            }
            (None, Some(variable)) => (builder, variable.to_owned()),
            (None, None) => return Ok((None, counts)),
        };
        // The client speaks TLS with whatever the process has; this is what the host has.
        let _ = rustls::crypto::ring::default_provider().install_default();
        // What is wrong is said in general: the library's own words repeat the address.
        let why = || "it cannot be used".to_owned();
        let exporter = builder.build().map_err(|_| PushError::Endpoint { shown, why: why() })?;
        Ok((Some(Self { exporter, counts: Arc::clone(&counts), is_broken: AtomicBool::new(false) }), counts))
    }

    /// Pushes every so often.
    pub(super) fn every(self, interval: Duration) -> PeriodicReader<Self> {
        PeriodicReader::builder(self).with_interval(interval).build()
    }
}

impl PushMetricExporter for Push {
    async fn export(&self, metrics: &ResourceMetrics) -> OTelSdkResult {
        let sent = self.exporter.export(metrics).await;
        let counter = if sent.is_ok() { &self.counts.done } else { &self.counts.failed };
        counter.fetch_add(1, Ordering::Relaxed);
        let was_broken = self.is_broken.swap(sent.is_err(), Ordering::Relaxed);
        match &sent {
            Err(error) if !was_broken => {
                tracing::warn!(%error, "metrics are not pushed: the receiver does not take them");
            }
            Ok(()) if was_broken => tracing::info!("metrics are pushed again"),
            Err(_) | Ok(()) => {}
        }
        sent
    }

    fn force_flush(&self) -> OTelSdkResult {
        self.exporter.force_flush()
    }

    fn shutdown_with_timeout(&self, timeout: Duration) -> OTelSdkResult {
        self.exporter.shutdown_with_timeout(timeout)
    }

    fn temporality(&self) -> Temporality {
        self.exporter.temporality()
    }
}
