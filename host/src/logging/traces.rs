//! Spans on their way to a collector: OTLP over HTTP, sent by a thread of the library's own.
//!
//! Only the host's own spans are sent, without the log lines within them. A request's span has the
//! ids that its [`TraceContext`] chose, so that the answer can name them before the span exists.

use std::cell::Cell;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use opentelemetry::trace::{
    SpanContext, SpanId, TraceContextExt as _, TraceFlags, TraceId, TraceState, TracerProvider as _,
};
use opentelemetry::{Context, KeyValue};
use opentelemetry_otlp::{SpanExporter, WithExportConfig as _};
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::trace::{IdGenerator, RandomIdGenerator, Sampler, SdkTracerProvider};
use tracing::{Span, Subscriber};
use tracing_opentelemetry::OpenTelemetrySpanExt as _;
use tracing_subscriber::Layer;
use tracing_subscriber::filter::filter_fn;
use tracing_subscriber::registry::LookupSpan;

use super::LogError;
use super::settings::TraceSettings;
use super::trace_context::TraceContext;

/// The path below a collector's address that takes spans.
const SPANS_PATH: &str = "/v1/traces";
/// What a collector knows the host by, and the name of its tracer.
const SERVICE: &str = "prompt-host";

/// Whether this process sends spans: requests ask it each time.
static SENDS: AtomicBool = AtomicBool::new(false);

thread_local! {
    /// The ids that the next span of this thread gets.
    static CHOSEN: Cell<Option<TraceContext>> = const { Cell::new(None) };
}

/// What sends spans.
#[derive(Debug)]
pub(super) struct Provider(SdkTracerProvider);

impl Provider {
    /// None where nothing says where to send them.
    ///
    /// # Errors
    /// When the address is none.
    pub(super) fn start(settings: &TraceSettings) -> Result<Option<Self>, LogError> {
        let Some(endpoint) = endpoint(settings, |name| std::env::var(name).ok()) else { return Ok(None) };
        // Of two libraries that could encrypt, the process has to name one.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let exporter = SpanExporter::builder().with_http().with_endpoint(&endpoint).build();
        let exporter = exporter.map_err(|source| LogError::Traces { endpoint, source: Box::new(source) })?;
        let sampler = Sampler::ParentBased(Box::new(Sampler::TraceIdRatioBased(settings.sample)));
        let provider = SdkTracerProvider::builder()
            .with_batch_exporter(exporter)
            .with_id_generator(ChosenIds(RandomIdGenerator::default()))
            .with_sampler(sampler)
            .with_resource(resource(settings))
            .build();
        SENDS.store(true, Ordering::Relaxed);
        Ok(Some(Self(provider)))
    }

    /// What turns spans of the host into spans that are sent.
    pub(super) fn layer<S>(&self) -> impl Layer<S> + use<S>
    where
        S: Subscriber + for<'span> LookupSpan<'span>,
    {
        let layer = tracing_opentelemetry::layer().with_tracer(self.0.tracer(SERVICE)).with_location(false);
        layer.with_filter(filter_fn(|metadata| metadata.is_span() && metadata.target().starts_with("prompt_host")))
    }

    /// Sends what waits.
    pub(super) fn end(self, time: Duration) {
        if let Err(error) = self.0.shutdown_with_timeout(time) {
            tracing::warn!(%error, "the last spans were not sent");
        }
    }
}

/// Where spans are sent to, the whole address.
fn endpoint(settings: &TraceSettings, variable: impl Fn(&str) -> Option<String>) -> Option<String> {
    let is_set = |text: &String| !text.trim().is_empty();
    let variable = |name| variable(name).filter(is_set);
    if variable("OTEL_SDK_DISABLED").is_some_and(|said| said.eq_ignore_ascii_case("true")) {
        return None;
    }
    let below = |base: String| format!("{}{SPANS_PATH}", base.trim_end_matches('/'));
    let own = settings.otlp_endpoint.clone().filter(is_set).map(below);
    own.or_else(|| variable("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"))
        .or_else(|| variable("OTEL_EXPORTER_OTLP_ENDPOINT").map(below))
}

fn resource(settings: &TraceSettings) -> Resource {
    let resource = Resource::builder().with_attribute(KeyValue::new("service.version", env!("CARGO_PKG_VERSION")));
    let resource = match &settings.service_name {
        Some(name) => resource.with_service_name(name.clone()),
        None if std::env::var_os("OTEL_SERVICE_NAME").is_some() => resource,
        None => resource.with_service_name(SERVICE),
    };
    resource.build()
}

/// Lets `span` be the one of `trace` that is called `name`, where spans are sent.
pub fn join(span: &Span, trace: &TraceContext, name: &str) {
    if !SENDS.load(Ordering::Relaxed) {
        return;
    }
    if let Some(parent_id) = trace.parent_id {
        let flags = TraceFlags::default().with_sampled(trace.sampled == Some(true));
        let (trace_id, parent_id) = (trace_id(trace), SpanId::from_bytes(parent_id.to_be_bytes()));
        let parent = SpanContext::new(trace_id, parent_id, flags, true, TraceState::default());
        // It fails on a span that is not sent, which needs no parent.
        let _ = span.set_parent(Context::new().with_remote_span_context(parent));
    }
    // Asking for its context begins the span, and so has its ids chosen here.
    CHOSEN.set(Some(*trace));
    span.context().span().update_name(name.to_owned());
    CHOSEN.set(None);
}

fn trace_id(trace: &TraceContext) -> TraceId {
    TraceId::from_bytes(trace.trace_id.to_be_bytes())
}

/// The chosen ids where some were chosen, else random ones.
#[derive(Debug)]
struct ChosenIds(RandomIdGenerator);

impl IdGenerator for ChosenIds {
    fn new_trace_id(&self) -> TraceId {
        CHOSEN.get().map_or_else(|| self.0.new_trace_id(), |chosen| trace_id(&chosen))
    }

    fn new_span_id(&self) -> SpanId {
        CHOSEN.get().map_or_else(|| self.0.new_span_id(), |chosen| SpanId::from_bytes(chosen.own_id.to_be_bytes()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_go_before_variables_and_nothing_is_sent_without_either() {
        let of = |own: Option<&str>, variables: &[(&str, &str)]| {
            let settings = TraceSettings { otlp_endpoint: own.map(str::to_owned), ..TraceSettings::default() };
            let variable =
                |wanted: &str| variables.iter().find(|(name, _)| *name == wanted).map(|(_, value)| (*value).to_owned());
            endpoint(&settings, variable)
        };
        let (all, signal) = ("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT");
        assert_eq!(of(None, &[]), None);
        assert_eq!(of(None, &[(all, "")]), None);
        assert_eq!(of(None, &[(all, "http://all:4318/")]).unwrap(), "http://all:4318/v1/traces");
        assert_eq!(of(None, &[(all, "http://all"), (signal, "http://it/x")]).unwrap(), "http://it/x");
        assert_eq!(of(Some("http://own"), &[(signal, "http://it/x")]).unwrap(), "http://own/v1/traces");
        assert_eq!(of(Some("http://own"), &[("OTEL_SDK_DISABLED", "true")]), None);
    }
}
