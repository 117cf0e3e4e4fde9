//! Who may call over HTTP: static tokens and signed ones.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::scope::Scope;
use super::token::TokenHash;

/// Who may call over HTTP and WebSocket. With neither tokens nor an issuer anybody may who reaches
/// the host; standard input and Unix sockets ask for nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct IdentitySettings {
    /// Static tokens; `host token new` makes one and prints its entry.
    pub tokens: Vec<TokenSettings>,
    /// Who signs tokens, exactly as their claim `iss` says it. Setting it admits JSON Web Tokens
    /// signed with RS256, ES256 or EdDSA.
    pub issuer: Option<String>,
    /// Whom tokens must be meant for: one of their `aud`. Default: `resource`.
    pub audience: Option<String>,
    /// The issuer's public keys, as a file in JWKS.
    pub jwks_file: Option<PathBuf>,
    /// Where the issuer publishes its keys; `https:`, or `http:` on this machine.
    pub jwks_url: Option<String>,
    /// How long keys are kept before they are read again, seconds.
    pub jwks_ttl_s: u64,
    /// How far clocks may differ, seconds.
    pub leeway_s: u64,
    /// The claim that names the caller: the client that overrides of settings go by.
    pub name_claim: String,
    /// The address by which clients know the host, as in `https://mcp.example.com/mcp`. Default:
    /// what the request was sent to.
    pub resource: Option<String>,
    /// Where clients get tokens (RFC 9728). Default: the issuer.
    pub authorization_servers: Vec<String>,
}

impl Default for IdentitySettings {
    fn default() -> Self {
        Self {
            tokens: Vec::new(),
            issuer: None,
            audience: None,
            jwks_file: None,
            jwks_url: None,
            jwks_ttl_s: 300,
            leeway_s: 60,
            name_claim: "sub".to_owned(),
            resource: None,
            authorization_servers: Vec::new(),
        }
    }
}

impl IdentitySettings {
    /// Whether callers have to say who they are.
    pub fn is_required(&self) -> bool {
        !self.tokens.is_empty() || self.issuer.is_some()
    }
}

/// A static token, known by its hash only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TokenSettings {
    /// Who holds it: the client that overrides of settings go by.
    pub name: String,
    /// `blake3:` or `sha256:` and the hash of the whole token, in hexadecimal digits.
    #[schemars(with = "String")]
    pub hash: TokenHash,
    /// What its holder may do.
    pub scopes: Vec<Scope>,
}
