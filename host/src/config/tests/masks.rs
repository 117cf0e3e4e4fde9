//! A secret in every place that takes text, and no place that shows it.

use super::World;
use crate::config::mask::{HIDDEN, masked};

const SECRET: &str = "hunter2hunter2";

#[test]
fn no_secret_is_told_wherever_it_stands() {
    let hash = "0123456789abcdef".repeat(4);
    let text = format!(
        "plugins:
  tidy:
    settings: {{ api_key: {SECRET}, endpoint: 'https://ada:{SECRET}@api.example.com/?key={SECRET}', note: {SECRET} }}
prompts:
  code_review:
    defaults: {{ signature: {SECRET}, count: 5 }}
    clients: {{ acme: {{ signature: {SECRET} }} }}
records:
  database_url: postgres://ada:{SECRET}@db/records?password={SECRET}
  redact: ['{SECRET}']
sessions:
  store: redis
  redis_url: redis://:{SECRET}@cache/0
identity:
  issuer: https://login.example.com
  jwks_url: https://ada:{SECRET}@login.example.com/keys?token={SECRET}
  tokens:
    - {{ name: ci, hash: 'blake3:{hash}', scopes: [improve] }}
metrics:
  otlp_endpoint: http://ada:{SECRET}@collector:4318/v1/metrics?token={SECRET}
log:
  level: info
"
    );
    let world = World::new().file("config/prompt-host/config.yaml", &text);
    let shown = masked(world.loaded().show().unwrap());
    let told = serde_json::to_string(&shown).unwrap();
    assert!(!told.contains("hunter2") && !told.contains(&hash), "{told}");
    let value = |path: &str| shown.iter().find(|leaf| leaf.path.to_string() == path).map(|leaf| leaf.value.clone());
    assert_eq!(value("plugins.tidy.settings.note"), Some(HIDDEN.into()));
    assert_eq!(value("log.level"), Some("info".into()));
    assert_eq!(value("identity.tokens[0].name"), Some("ci".into()));
    assert_eq!(value("records.redact_secrets"), Some(true.into()));
    assert_eq!(value("metrics.otlp_endpoint"), Some("http://ada:<redacted>@collector:4318/v1/metrics?…".into()));
    let origin = shown.iter().find(|leaf| leaf.path.to_string() == "log.level").map(|leaf| leaf.origin.clone());
    assert!(origin.unwrap().contains("config.yaml:22"), "{shown:?}");
}
