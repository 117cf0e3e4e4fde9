//! What a plugin may do beside computing: nothing, unless somebody grants it.
//!
//! An operator grants with `plugins.ID.grants` ([`Grants`]); an author asks in the manifest, with a
//! reason ([`Capabilities`]). Asking alone gives nothing.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::HttpHost;

/// Something that a plugin may be granted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Capability {
    /// To keep keys and values between calls.
    Storage,
    /// To send requests over HTTP.
    Http,
    /// To see what time it is.
    Clock,
    /// To draw numbers that nobody can foresee.
    Random,
    /// To keep its memory between calls.
    Warm,
}

impl Capability {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Storage, Self::Http, Self::Clock, Self::Random, Self::Warm];

    /// As settings and manifests write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Storage => "storage",
            Self::Http => "http",
            Self::Clock => "clock",
            Self::Random => "random",
            Self::Warm => "warm",
        }
    }

    /// What a component needs that imports `interface`, named without its version; none when
    /// every plugin may have it. Clocks and random numbers are no matter of imports: whoever is
    /// not granted them gets others.
    pub fn of_import(interface: &str) -> Option<Self> {
        let package = interface.split('/').next().unwrap_or_default();
        match package {
            "wasi:keyvalue" => Some(Self::Storage),
            "wasi:http" => Some(Self::Http),
            _ => None,
        }
    }

    /// What it is about, as what follows "which".
    pub fn does(self) -> &'static str {
        match self {
            Self::Storage => "keeps data between calls",
            Self::Http => "talks to other machines",
            Self::Clock => "tells the time",
            Self::Random => "draws random numbers",
            Self::Warm => "keeps its memory between calls",
        }
    }

    /// The setting of a plugin that grants it.
    pub fn setting(self) -> &'static str {
        match self {
            Self::Storage => "grants.storage.bytes",
            Self::Http => "grants.http.hosts",
            Self::Clock => "grants.clock",
            Self::Random => "grants.random",
            Self::Warm => "grants.warm.sandboxes",
        }
    }
}

impl fmt::Display for Capability {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// What an operator grants a plugin.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Grants {
    /// What it may keep between calls.
    pub storage: StorageGrant,
    /// Whom it may talk to.
    pub http: HttpGrant,
    /// Whether it sees what time it is. Otherwise it is always the first second of the year 2000.
    pub clock: bool,
    /// Whether its random numbers are random. Otherwise they are the same in every call.
    pub random: bool,
    /// Sandboxes that it may keep.
    pub warm: WarmGrant,
}

/// What a plugin may keep between calls, in a namespace of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct StorageGrant {
    /// All its keys and values together, bytes; 0 lets it keep nothing.
    pub bytes: u64,
    /// Its keys.
    pub keys: u64,
}

impl Default for StorageGrant {
    fn default() -> Self {
        Self { bytes: 0, keys: 1_000 }
    }
}

/// Whom a plugin may talk to over HTTP, and how much.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct HttpGrant {
    /// Hosts: `api.example.com`, `*.example.com`, `api.example.com:8443`; without encryption as
    /// `http://api.example.com`. What a name stands for must be public, or itself in this list.
    #[schemars(with = "Vec<String>")]
    pub hosts: Vec<HttpHost>,
    /// Requests of one call.
    pub requests: u32,
    /// The longest that one may take, milliseconds; the call's own deadline holds besides.
    pub timeout_ms: u64,
    /// The longest body of a request, bytes.
    pub request_bytes: usize,
    /// The longest body of an answer, bytes.
    pub response_bytes: usize,
}

impl Default for HttpGrant {
    fn default() -> Self {
        Self { hosts: Vec::new(), requests: 4, timeout_ms: 1_000, request_bytes: 64 << 10, response_bytes: 1 << 20 }
    }
}

/// Sandboxes that are kept from one call to the next. What a call leaves in the plugin's memory,
/// the next one finds there, whoever's prompt it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct WarmGrant {
    /// How many; 0 keeps none, and every call begins with a fresh one.
    pub sandboxes: u32,
    /// Calls of one of them, after which it is retired.
    pub calls: u32,
}

impl Default for WarmGrant {
    fn default() -> Self {
        Self { sandboxes: 0, calls: 1_000 }
    }
}

impl Grants {
    /// Whether it has `capability`.
    pub fn include(&self, capability: Capability) -> bool {
        match capability {
            Capability::Storage => self.storage.bytes > 0,
            Capability::Http => !self.http.hosts.is_empty(),
            Capability::Clock => self.clock,
            Capability::Random => self.random,
            Capability::Warm => self.warm.sandboxes > 0,
        }
    }

    /// What `capability` comes down to, as people read it; none when it is not granted.
    pub fn extent(&self, capability: Capability) -> Option<String> {
        self.include(capability).then(|| match capability {
            Capability::Storage => format!("{} bytes in {} keys", self.storage.bytes, self.storage.keys),
            Capability::Http => listed(&self.http.hosts),
            Capability::Warm => format!("{} sandboxes for {} calls each", self.warm.sandboxes, self.warm.calls),
            Capability::Clock | Capability::Random => "real".to_owned(),
        })
    }
}

fn listed(hosts: &[HttpHost]) -> String {
    hosts.iter().map(HttpHost::to_string).collect::<Vec<_>>().join(", ")
}

/// What a plugin asks for in its manifest.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Capabilities {
    /// To keep keys and values between calls.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub storage: Option<AskedStorage>,
    /// To send requests over HTTP.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub http: Option<AskedHttp>,
    /// To see what time it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clock: Option<Asked>,
    /// To draw numbers that nobody can foresee.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub random: Option<Asked>,
    /// To keep its memory between calls.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub warm: Option<AskedWarm>,
}

/// Something asked for without more to say of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Asked {
    /// What for, in one sentence.
    pub reason: String,
}

/// Storage that is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AskedStorage {
    /// What for, in one sentence.
    pub reason: String,
    /// How much it needs, bytes.
    pub bytes: u64,
}

/// Hosts that are asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AskedHttp {
    /// What for, in one sentence.
    pub reason: String,
    /// Which.
    pub hosts: Vec<HttpHost>,
}

/// Warm sandboxes that are asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AskedWarm {
    /// What for, in one sentence.
    pub reason: String,
    /// How many.
    pub sandboxes: u32,
}

impl Capabilities {
    /// Whether nothing is asked for.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What is asked for: how much of it, and why.
    pub fn asked(&self) -> Vec<(Capability, String, &str)> {
        let mut all = Vec::new();
        if let Some(AskedStorage { reason, bytes }) = &self.storage {
            all.push((Capability::Storage, format!("{bytes} bytes"), reason.as_str()));
        }
        if let Some(AskedHttp { reason, hosts }) = &self.http {
            all.push((Capability::Http, listed(hosts), reason.as_str()));
        }
        for (capability, asked) in [(Capability::Clock, &self.clock), (Capability::Random, &self.random)] {
            if let Some(Asked { reason }) = asked {
                all.push((capability, "real".to_owned(), reason.as_str()));
            }
        }
        if let Some(AskedWarm { reason, sandboxes }) = &self.warm {
            all.push((Capability::Warm, format!("{sandboxes} sandboxes"), reason.as_str()));
        }
        all
    }

    /// What is asked for.
    pub fn names(&self) -> Vec<Capability> {
        self.asked().into_iter().map(|(capability, _, _)| capability).collect()
    }

    /// The first that is asked for without a reason.
    pub fn unreasoned(&self) -> Option<Capability> {
        self.asked().into_iter().find(|(_, _, reason)| reason.trim().is_empty()).map(|(capability, _, _)| capability)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_granted_unless_somebody_says_so() {
        let none = Grants::default();
        assert!(Capability::ALL.into_iter().all(|capability| !none.include(capability)));
        let some: Grants = serde_json::from_str(
            r#"{"storage": {"bytes": 4096}, "http": {"hosts": ["api.example.com"]}, "clock": true, "warm": {"sandboxes": 2}}"#,
        )
        .unwrap();
        let extents = Capability::ALL.map(|capability| some.extent(capability));
        let expected = [
            Some("4096 bytes in 1000 keys"),
            Some("api.example.com"),
            Some("real"),
            None,
            Some("2 sandboxes for 1000 calls each"),
        ];
        assert_eq!(extents.each_ref().map(Option::as_deref), expected);
    }

    #[test]
    fn asking_takes_a_reason() {
        let asks = |text: &str| toml::from_str::<Capabilities>(text);
        let all =
            asks("[http]\nreason = \"To look words up.\"\nhosts = [\"dict.example.com\"]\n[clock]\nreason = \" \"\n");
        let all = all.unwrap();
        assert_eq!(all.unreasoned(), Some(Capability::Clock));
        assert_eq!(all.asked().first().unwrap().1, "dict.example.com");
        assert!(asks("[random]\n").unwrap_err().to_string().contains("missing field `reason`"));
    }
}
