//! Figures for operators: what is measured, scraped by Prometheus and pushed by OTLP.
//!
//! [`instruments`] is the table of all metrics; the page `docs/observability.md` is made of it.
//! Requests are measured as they pass ([`Traffic`]); everything else is read from the counters
//! that the host keeps anyway, at the moment somebody asks ([`Observed`]). Both go through
//! OpenTelemetry's API, so that a scrape and a push say the same.
//!
//! What holds: a label has a bounded set of values, whatever clients call themselves and however
//! many plugins there are; nothing that a person wrote becomes a label; and measuring a request
//! costs about a microsecond.

pub mod instruments;
mod labels;
mod observed;
mod push;
mod settings;
#[cfg(test)]
mod tests;
mod traffic;

use std::sync::Arc;
use std::time::Duration;

use opentelemetry::KeyValue;
use opentelemetry::metrics::{Meter, MeterProvider as _};
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::metrics::SdkMeterProvider;
use prometheus::{Registry, TextEncoder};

pub use observed::{Admission, HealthOf, Observed};
pub use push::PushError;
pub use settings::MetricsSettings;
pub use traffic::{ClientCount, Connected, Flight, Outcome, RequestRow, Traffic, Transport};

use self::push::Push;

/// What a scrape is, as its `Content-Type`.
pub const TEXT_FORMAT: &str = prometheus::TEXT_FORMAT;

/// Why nothing can be measured.
#[derive(Debug, thiserror::Error)]
pub enum TelemetryError {
    /// The registry that scrapes read.
    #[error("failed to set metrics up: {0}")]
    Registry(String),
    /// Where metrics are pushed to.
    #[error(transparent)]
    Push(#[from] PushError),
}

/// All metrics of a host. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Telemetry(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    provider: SdkMeterProvider,
    registry: Registry,
    meter: Meter,
    traffic: Traffic,
}

impl Telemetry {
    /// Starts to measure, and to push where `settings` or the variables of OpenTelemetry say so.
    ///
    /// # Errors
    /// When the address to push to cannot be used.
    pub fn start(settings: &MetricsSettings) -> Result<Self, TelemetryError> {
        let registry = Registry::new();
        let scraped = opentelemetry_prometheus::exporter()
            .with_registry(registry.clone())
            .without_target_info()
            .scope_info_enabled(false)
            .build()
            .map_err(|error| TelemetryError::Registry(error.to_string()))?;
        let mut builder = SdkMeterProvider::builder().with_resource(resource()).with_reader(scraped);
        let (push, counts) = Push::open(settings)?;
        if let Some(push) = push {
            builder = builder.with_reader(push.every(settings.otlp_interval()));
        }
        let provider = builder.build();
        let meter = provider.meter("prompt-host");
        observed::pushes(&meter, counts);
        let traffic = Traffic::new(&meter);
        Ok(Self(Arc::new(Inner { provider, registry, meter, traffic })))
    }

    /// Measures requests.
    pub fn traffic(&self) -> &Traffic {
        &self.0.traffic
    }

    /// Reads what the parts of a host count, at each scrape and push from now on, for as long as
    /// the host is there.
    pub fn observe(&self, host: &Arc<dyn Observed>) {
        observed::register(&self.0.meter, &self.0.traffic, host);
    }

    /// All metrics now, in Prometheus' text format. Reads files and waits for locks: not for
    /// a thread that answers requests.
    ///
    /// # Errors
    /// When they cannot be written as text.
    pub fn scrape(&self) -> Result<String, prometheus::Error> {
        TextEncoder::new().encode_to_string(&self.0.registry.gather())
    }

    /// Pushes what was not pushed yet, and ends. Waits for the receiver, at most `within`.
    pub async fn end(&self, within: Duration) {
        let provider = self.0.provider.clone();
        let ending = tokio::task::spawn_blocking(move || provider.shutdown_with_timeout(within));
        // A receiver that does not answer has been told of in the log.
        let _ = tokio::time::timeout(within, ending).await;
    }
}

/// Who measures, for receivers that hear of many. `OTEL_RESOURCE_ATTRIBUTES` says more of it, and
/// `OTEL_SERVICE_NAME` another name.
fn resource() -> Resource {
    let named = std::env::var_os("OTEL_SERVICE_NAME").is_some();
    let builder = Resource::builder();
    let builder = if named { builder } else { builder.with_service_name("prompt-host") };
    let attributes = [
        KeyValue::new("service.version", env!("CARGO_PKG_VERSION")),
        KeyValue::new("process.pid", i64::from(std::process::id())),
    ];
    builder.with_attributes(attributes).build()
}
