//! What a plugin says of itself in writing: `plugin.toml`, which travels in the component.
//!
//! A component runs without one. With one, the host holds it to its word before anything of it
//! runs, grants it the [limits](Manifest::limits) that it asks for up to a ceiling, and knows
//! the [settings](SettingsSchema) that people may give it.

use std::fmt;

use semver::Version;
use serde::{Deserialize, Serialize};

use super::{Capabilities, Capability, Kind, Limits, PartialLimits, PluginId, SettingsSchema};

/// The file's name in a plugin's project.
pub const MANIFEST_FILE: &str = "plugin.toml";
/// The longest manifest, bytes.
pub const MAX_MANIFEST_BYTES: usize = 64 << 10;

/// A plugin in its author's words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Its id: what `describe` says.
    pub id: PluginId,
    /// Its version: what `describe` says.
    pub version: Version,
    /// The contract that it was built for: `0.1`, or with its patch.
    pub contract: String,
    /// What it is: what the component exports.
    pub kinds: Vec<Kind>,
    /// One sentence for those who look for it.
    #[serde(default)]
    pub summary: String,
    /// How its project is built; nothing to a host that runs it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub build: Option<Build>,
    /// Limits that it needs beside those of every plugin.
    #[serde(default)]
    pub limits: PartialLimits,
    /// What it would do beside computing, and why.
    #[serde(default, skip_serializing_if = "Capabilities::is_empty")]
    pub capabilities: Capabilities,
    /// JSON Schema of the settings that people may give it.
    #[serde(default, skip_serializing_if = "SettingsSchema::is_empty")]
    pub settings: SettingsSchema,
}

/// How a project becomes a component.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Build {
    /// Where the component is afterwards, from the manifest's folder.
    pub component: String,
    /// What makes it, in a shell in the manifest's folder.
    #[serde(default)]
    pub command: String,
}

/// Why a manifest is not used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ManifestError {
    /// It is not what a manifest looks like.
    #[error("cannot be read: {0}")]
    Malformed(String),
    /// It is longer than one may be.
    #[error("has {0} bytes, more than the {MAX_MANIFEST_BYTES} of a manifest")]
    TooLong(usize),
    /// It says something else than the component.
    #[error("says {what} {said}, and the component says {found}: make them the same")]
    Contradicts {
        /// Of what.
        what: &'static str,
        /// The manifest.
        said: String,
        /// The component.
        found: String,
    },
    /// It asks for something without saying what for.
    #[error("asks for `{0}` without a reason: say what for in `reason`")]
    NoReason(Capability),
    /// Its settings' schema is none.
    #[error("has settings that are no JSON Schema: {0}")]
    Schema(String),
}

impl Manifest {
    /// Reads a manifest.
    ///
    /// # Errors
    /// With the line and the column where it is wrong.
    pub fn read(text: &str) -> Result<Self, ManifestError> {
        if text.len() > MAX_MANIFEST_BYTES {
            return Err(ManifestError::TooLong(text.len()));
        }
        // toml's message shows the line below a first one that says where it is.
        let malformed = |error: toml::de::Error| ManifestError::Malformed(error.to_string().trim_end().to_owned());
        let manifest: Self = toml::from_str(text).map_err(malformed)?;
        manifest.settings.check().map_err(ManifestError::Schema)?;
        if let Some(capability) = manifest.capabilities.unreasoned() {
            return Err(ManifestError::NoReason(capability));
        }
        Ok(manifest)
    }

    /// Whether it is of a component that calls itself `id` in `version`, built for `contract`,
    /// and exports `kinds`.
    ///
    /// # Errors
    /// [`ManifestError::Contradicts`] with the first thing that differs.
    pub fn agrees(&self, id: &PluginId, version: &str, contract: &str, kinds: &[Kind]) -> Result<(), ManifestError> {
        let same = |what, said: String, found: String| match said == found {
            true => Ok(()),
            false => Err(ManifestError::Contradicts { what, said, found }),
        };
        same("the id", self.id.to_string(), id.to_string())?;
        same("the version", self.version.to_string(), version.to_owned())?;
        if !is_series_of(&self.contract, contract) {
            return Err(ManifestError::Contradicts {
                what: "the contract",
                said: self.contract.clone(),
                found: contract.to_owned(),
            });
        }
        let list = |kinds: &[Kind]| {
            let mut kinds = kinds.to_vec();
            kinds.sort_unstable();
            kinds.iter().map(Kind::to_string).collect::<Vec<_>>().join(", ")
        };
        same("the kinds", list(&self.kinds), list(kinds))
    }

    /// The limits that it gets where nobody set any for it: those of every plugin, and where it
    /// asks for more, that, up to `ceiling`.
    pub fn limits(&self, everyones: &Limits, ceiling: &Limits) -> Limits {
        self.limits.over(everyones).at_most(ceiling).at_least(everyones)
    }
}

/// Whether `0.1` or `0.1.0` names the contract `0.1.0`.
fn is_series_of(said: &str, contract: &str) -> bool {
    contract == said || contract.strip_prefix(said).is_some_and(|rest| rest.starts_with('.'))
}

impl fmt::Display for Manifest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.id, self.version)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HURRY: &str = r#"
id = "hurry"
version = "0.2.0"
contract = "0.1"
kinds = ["rule"]
summary = "Rules about haste."

[build]
component = "hurry.wasm"

[limits]
deadline_ms = 200
memory_bytes = 268435456

[settings.properties.words]
type = "integer"
default = 3
"#;

    #[test]
    fn a_manifest_has_to_agree_with_its_component() {
        let manifest = Manifest::read(HURRY).unwrap();
        let id: PluginId = "hurry".parse().unwrap();
        assert_eq!(manifest.agrees(&id, "0.2.0", "0.1.0", &[Kind::Rule]), Ok(()));
        let complaint = |version: &str, contract: &str, kinds: &[Kind]| {
            manifest.agrees(&id, version, contract, kinds).map_err(|error| error.to_string())
        };
        let differs = |what: &str, said: &str, found: &str| {
            Err(format!("says {what} {said}, and the component says {found}: make them the same"))
        };
        assert_eq!(complaint("0.2.1", "0.1.0", &[Kind::Rule]), differs("the version", "0.2.0", "0.2.1"));
        assert_eq!(complaint("0.2.0", "0.10.0", &[Kind::Rule]), differs("the contract", "0.1", "0.10.0"));
        let both = [Kind::Filter, Kind::Rule];
        assert_eq!(complaint("0.2.0", "0.1.3", &both), differs("the kinds", "rule", "rule, filter"));
    }

    #[test]
    fn what_it_asks_for_ends_at_the_ceiling() {
        let manifest = Manifest::read(HURRY).unwrap();
        let (everyones, ceiling) = (Limits::default(), Limits { memory_bytes: 64 << 20, ..Limits::ceiling() });
        let limits = manifest.limits(&everyones, &ceiling);
        assert_eq!((limits.deadline_ms, limits.memory_bytes), (200, 64 << 20));
        assert_eq!(limits.findings, everyones.findings);
        let generous = Limits { deadline_ms: 5_000, ..Limits::default() };
        let asks_less = manifest.limits(&generous, &Limits { deadline_ms: 100, ..ceiling });
        assert_eq!(asks_less.deadline_ms, 5_000, "an operator whose machine is slow gives it to all");
    }

    #[test]
    fn a_wrong_manifest_says_where() {
        let error = Manifest::read("id = \"Hurry\"").unwrap_err().to_string();
        assert!(error.contains("line 1, column 6") && error.contains("is no plugin id"), "{error}");
        let error = Manifest::read(&HURRY.replace("kinds", "kind")).unwrap_err().to_string();
        assert!(error.contains("unknown field `kind`"), "{error}");
        let error = Manifest::read(&HURRY.replace("\"integer\"", "\"whole\"")).unwrap_err().to_string();
        assert!(error.starts_with("has settings that are no JSON Schema: "), "{error}");
        let unreasoned = format!("{HURRY}\n[capabilities.clock]\nreason = \"\"\n");
        assert_eq!(Manifest::read(&unreasoned), Err(ManifestError::NoReason(Capability::Clock)));
    }
}
