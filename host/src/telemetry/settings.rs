//! What an operator can set about metrics.

use std::net::SocketAddr;
use std::time::Duration;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::records::ServerUrl;

/// Where metrics can be had, and where they are pushed to. They are always at `/metrics` of the
/// HTTP server, for callers with the scope `admin`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct MetricsSettings {
    /// An address of its own for `/metrics`, `/health`, `/livez` and `/readyz`, as in
    /// `127.0.0.1:9464`; port 0 takes a free one. Nobody has to say who they are there, so it
    /// should be one that only the operator's own systems reach. Default: none.
    pub listen: Option<SocketAddr>,
    /// Where metrics are pushed to by OTLP over HTTP, as in `http://127.0.0.1:4318/v1/metrics`. The
    /// variables `OTEL_EXPORTER_OTLP_METRICS_ENDPOINT` and `OTEL_EXPORTER_OTLP_ENDPOINT` say the
    /// same, and `OTEL_EXPORTER_OTLP_HEADERS` what else is sent. Default: nowhere.
    pub otlp_endpoint: Option<ServerUrl>,
    /// How often they are pushed, milliseconds.
    pub otlp_interval_ms: u64,
}

impl Default for MetricsSettings {
    fn default() -> Self {
        Self { listen: None, otlp_endpoint: None, otlp_interval_ms: 15_000 }
    }
}

impl MetricsSettings {
    pub(super) fn otlp_interval(&self) -> Duration {
        Duration::from_millis(self.otlp_interval_ms)
    }
}
