//! Where plugins may be had, and whose signatures they need.

use std::path::PathBuf;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Where plugins may be had, and whose signatures they need. A project's file cannot say it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(rename = "DistributionSettings")]
pub struct Settings {
    /// Where `host plugins search` looks: `oci://REGISTRY`, or with the beginning of repositories
    /// behind it as in `oci://ghcr.io/acme`.
    pub registries: Vec<String>,
    /// Registries and web servers that are reached without encryption, as `NAME` or `NAME:PORT`;
    /// those of this machine are anyway. What they send can be changed on the way.
    pub plain_http: Vec<String>,
    /// Which plugins need no signature where nothing in `trust` fits.
    pub unsigned: Unsigned,
    /// Who has to have signed what comes from where; of several that fit the longest `source` holds.
    pub trust: Vec<TrustSettings>,
    /// How long a command may take to fetch a plugin, seconds. What came until then is kept, and the
    /// next try goes on from there.
    pub timeout_s: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            registries: Vec::new(),
            plain_http: Vec::new(),
            unsigned: Unsigned::default(),
            trust: Vec::new(),
            timeout_s: 300,
        }
    }
}

/// Which plugins need no signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Unsigned {
    /// Those from files and folders of this machine.
    #[default]
    FromFiles,
    /// All.
    Allow,
    /// None: each needs an entry of `trust`.
    Refuse,
}

/// Who has to have signed what comes from one source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TrustSettings {
    /// The source: the beginning of a place, up to a `/` or its end, as `oci://ghcr.io/acme`,
    /// `https://plugins.example.com/` or `/srv/plugins`.
    pub source: String,
    /// Public keys, each as PEM; a signature by any of the source's keys will do.
    #[serde(default)]
    pub keys: Vec<String>,
    /// Files of public keys, as `cosign generate-key-pair` writes them.
    #[serde(default)]
    pub key_files: Vec<PathBuf>,
}
