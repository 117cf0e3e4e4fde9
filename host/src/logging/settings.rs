//! What is logged and traced, and where to.

use std::path::PathBuf;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What is logged, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct LogSettings {
    /// A level (`off`, `error`, `warn`, `info`, `debug`, `trace`), or levels by module as in
    /// `warn,prompt_host::reload=debug`.
    pub level: String,
    /// How a line looks.
    pub format: LogFormat,
    /// The file that lines are appended to. Default: standard error.
    pub file: Option<PathBuf>,
    /// When a new file is begun, in UTC; the ones before get `.1`, `.2` and so on behind their names.
    pub rotate: Rotation,
    /// The most that a file may have before a new one is begun, bytes; 0 for any size.
    pub max_bytes: u64,
    /// Files that are kept beside the one that is written.
    pub keep_files: u32,
    /// Whether lines may show prompts, templates, feedback and whole messages. Without it, lines of
    /// other libraries are shown from warnings on only, whatever `level` says.
    pub prompts: bool,
}

impl Default for LogSettings {
    fn default() -> Self {
        Self {
            level: "info".to_owned(),
            format: LogFormat::Pretty,
            file: None,
            rotate: Rotation::Never,
            max_bytes: 64 << 20,
            keep_files: 5,
            prompts: false,
        }
    }
}

impl LogSettings {
    /// Whether lines go to another place, or are kept in another way.
    pub(super) fn writes_elsewhere_than(&self, other: &Self) -> bool {
        (&self.file, self.rotate, self.max_bytes, self.keep_files)
            != (&other.file, other.rotate, other.max_bytes, other.keep_files)
    }
}

/// How a log line looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LogFormat {
    /// For people.
    #[default]
    Pretty,
    /// One JSON object a line.
    Json,
}

/// When a log file has been written long enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Rotation {
    /// Never by time.
    #[default]
    Never,
    /// At each full hour.
    Hourly,
    /// At midnight.
    Daily,
}

/// Where traces are sent: spans of requests, and of the calls of plugins within them. Nothing in
/// them comes from prompts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct TraceSettings {
    /// The collector that takes OTLP over HTTP, as in `http://localhost:4318`; spans go to
    /// `/v1/traces` below it. Default: what `OTEL_EXPORTER_OTLP_TRACES_ENDPOINT` (used as it is) or
    /// `OTEL_EXPORTER_OTLP_ENDPOINT` say, else nothing is traced.
    pub otlp_endpoint: Option<String>,
    /// The share of requests that is traced, 0 to 1, where the client has not decided it.
    pub sample: f64,
    /// What the collector knows the host by. Default: what `OTEL_SERVICE_NAME` says, else `prompt-host`.
    pub service_name: Option<String>,
}

impl Default for TraceSettings {
    fn default() -> Self {
        Self { otlp_endpoint: None, sample: 1.0, service_name: None }
    }
}
