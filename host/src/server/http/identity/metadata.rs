//! Protected-resource metadata (RFC 9728): where clients get a token for this host.

use axum::http::Uri;
use serde_json::{Value, json};

use super::scope::Scope;
use super::settings::IdentitySettings;
use crate::server::http::router::MCP_PATH;

/// Where the metadata of the whole server lies; that of `/mcp` lies below.
pub(in crate::server::http) const WELL_KNOWN: &str = "/.well-known/oauth-protected-resource";

/// What the settings say of the resource.
#[derive(Debug)]
pub(in crate::server::http) struct Metadata {
    resource: Option<String>,
    authorization_servers: Vec<String>,
}

impl Metadata {
    pub(super) fn new(settings: &IdentitySettings) -> Self {
        let mut authorization_servers = settings.authorization_servers.clone();
        if authorization_servers.is_empty() {
            authorization_servers.extend(settings.issuer.clone());
        }
        Self { resource: settings.resource.clone(), authorization_servers }
    }

    /// The address that clients know the host by; `origin` is what the request was sent to.
    fn resource(&self, origin: &str) -> String {
        self.resource.clone().unwrap_or_else(|| format!("{origin}{MCP_PATH}"))
    }

    /// Where this metadata is found.
    pub(super) fn address(&self, origin: &str) -> String {
        let known = self.resource.as_deref().and_then(|resource| resource.parse::<Uri>().ok());
        let origin = match known.as_ref().map(|uri| (uri.scheme_str(), uri.authority())) {
            Some((Some(scheme), Some(authority))) => format!("{scheme}://{authority}"),
            _ => origin.to_owned(),
        };
        format!("{origin}{WELL_KNOWN}{MCP_PATH}")
    }

    /// The document.
    pub(in crate::server::http) fn document(&self, origin: &str) -> Value {
        json!({
            "resource": self.resource(origin),
            "resource_name": "Prompt Host",
            "authorization_servers": self.authorization_servers,
            "scopes_supported": Scope::ALL,
            "bearer_methods_supported": ["header"],
        })
    }
}
