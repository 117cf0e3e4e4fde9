//! Names of plugins and of their exact bytes.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The longest id a plugin may have, in bytes.
pub const MAX_ID_BYTES: usize = 64;

/// What configuration, commands and answers call a plugin: kebab-case, at most 64 bytes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String")]
pub struct PluginId(String);

impl PluginId {
    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for PluginId {
    type Err = InvalidName;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if is_kebab_case(text) {
            Ok(Self(text.to_owned()))
        } else {
            Err(InvalidName(text.chars().take(MAX_ID_BYTES).collect()))
        }
    }
}

impl TryFrom<String> for PluginId {
    type Error = InvalidName;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<PluginId> for String {
    fn from(id: PluginId) -> Self {
        id.0
    }
}

impl std::borrow::Borrow<str> for PluginId {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PluginId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A name that is not kebab-case.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no plugin id or rule code: use 1 to 64 of a-z, 0-9 and inner hyphens, starting with a letter")]
pub struct InvalidName(String);

/// Whether `text` may name a plugin or a rule.
pub fn is_kebab_case(text: &str) -> bool {
    text.len() <= MAX_ID_BYTES
        && text.starts_with(|first: char| first.is_ascii_lowercase())
        && !text.ends_with('-')
        && !text.contains("--")
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// The BLAKE3 digest of a component's bytes: 32 bytes, shown as 64 hex digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Digest(blake3::Hash);

impl Digest {
    /// Digests `bytes`.
    pub fn of(bytes: &[u8]) -> Self {
        Self(blake3::hash(bytes))
    }

    /// All 64 hex digits.
    pub fn hex(&self) -> String {
        self.0.to_hex().to_string()
    }

    /// The first 12 hex digits, for people.
    pub fn short(&self) -> String {
        self.0.to_hex().chars().take(12).collect()
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Digest({})", self.short())
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.to_hex())
    }
}

/// Who a plugin says it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PluginInfo {
    /// Its id, checked.
    pub id: PluginId,
    /// Semantic version, as the plugin wrote it.
    pub version: String,
    /// A name for people.
    pub title: String,
    /// One sentence.
    pub summary: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_kebab_case() {
        for good in ["tidy", "a", "engine-jinja", "x2-y"] {
            assert!(good.parse::<PluginId>().is_ok(), "{good}");
        }
        for bad in ["", "-a", "a-", "a--b", "Tidy", "a_b", "2x", "a/b", "..", &"a".repeat(65)] {
            assert!(bad.parse::<PluginId>().is_err(), "{bad}");
        }
    }
}
