//! Who is told of what, and how.

use std::fmt;
use std::path::PathBuf;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize, Serializer};

use crate::events::EventKind;

/// What stands in a secret's place wherever settings are shown.
const HIDDEN: &str = "***";

/// One target that is told of what happens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WebhookSettings {
    /// Where messages are posted to; `https:`, or `http:` with `allow_private`. Shown without its path,
    /// which often holds a token.
    pub url: TargetUrl,
    /// Kinds of events that are told. Default: what goes wrong, what was reloaded, and which model serves.
    #[serde(default = "usual")]
    pub events: Vec<EventKind>,
    /// The secret that messages are signed with, as `whsec_` and base64, or any text; never shown.
    /// Exactly one of `secret`, `secret_env` and `secret_file`.
    #[serde(default)]
    pub secret: Option<Secret>,
    /// The variable that holds the secret.
    #[serde(default)]
    pub secret_env: Option<String>,
    /// The file that holds the secret.
    #[serde(default)]
    pub secret_file: Option<PathBuf>,
    /// Whether the target may be on this machine, a private network or a link.
    #[serde(default)]
    pub allow_private: bool,
    /// How long one delivery may take, milliseconds; 100 to 60,000.
    #[serde(default = "timeout_ms")]
    pub timeout_ms: u64,
    /// How often a message is tried before it is given up; 1 to 20.
    #[serde(default = "attempts")]
    pub attempts: u32,
    /// How long to wait before the second try, milliseconds; twice as long before each further one,
    /// 5 minutes at most, and up to as much again by chance. 10 to 60,000.
    #[serde(default = "retry_ms")]
    pub retry_ms: u64,
    /// Messages that may wait; the oldest is dropped for one more. 1 to 10,000.
    #[serde(default = "queue")]
    pub queue: usize,
}

fn usual() -> Vec<EventKind> {
    vec![
        EventKind::Reloaded,
        EventKind::ReloadFailed,
        EventKind::PluginFaulted,
        EventKind::BreakerChanged,
        EventKind::HealthChanged,
        EventKind::ModelChanged,
    ]
}

fn timeout_ms() -> u64 {
    10_000
}

fn attempts() -> u32 {
    7
}

fn retry_ms() -> u64 {
    1_000
}

fn queue() -> usize {
    256
}

impl WebhookSettings {
    /// With the usual settings.
    pub fn new(url: &str, secret: &str) -> Self {
        Self {
            url: TargetUrl(url.to_owned()),
            events: usual(),
            secret: Some(Secret(secret.to_owned())),
            secret_env: None,
            secret_file: None,
            allow_private: false,
            timeout_ms: timeout_ms(),
            attempts: attempts(),
            retry_ms: retry_ms(),
            queue: queue(),
        }
    }
}

/// A text that is never shown: not in logs, not by `host config show`, not in messages.
#[derive(Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    /// The text, for whoever signs.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(HIDDEN)
    }
}

impl Serialize for Secret {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(HIDDEN)
    }
}

/// The address of a target. What shows it leaves out everything behind the server's name.
#[derive(Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct TargetUrl(String);

impl TargetUrl {
    /// The whole address, for whoever connects.
    pub fn whole(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for TargetUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some((scheme, rest)) = self.0.split_once("://") else { return f.write_str("…") };
        let server = rest.split(['/', '?', '#']).next().unwrap_or_default();
        // A password may hold an `@`, so the last one counts.
        let server = server.rsplit_once('@').map_or(server, |(_, server)| server);
        let is_bare = rest.strip_prefix(server).is_some_and(|rest| matches!(rest, "" | "/"));
        write!(f, "{scheme}://{server}{}", if is_bare { "" } else { "/…" })
    }
}

impl fmt::Debug for TargetUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for TargetUrl {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_and_paths_are_never_shown() {
        let settings = WebhookSettings::new("https://user:hidden@hooks.example:8443/hidden?hidden", "hidden");
        let shown = format!("{settings:?} {}", serde_json::to_string(&settings).unwrap());
        assert!(!shown.contains("hidden"), "{shown}");
        assert!(shown.contains("https://hooks.example:8443/…"), "{shown}");
        let bare = TargetUrl("http://hooks.example/".to_owned());
        assert_eq!(bare.to_string(), "http://hooks.example");
    }

    #[test]
    fn an_address_alone_is_enough() {
        let settings: WebhookSettings = serde_json::from_str(r#"{"url":"https://a.example","secret":"x"}"#).unwrap();
        assert_eq!(settings, WebhookSettings::new("https://a.example", "x"));
    }
}
