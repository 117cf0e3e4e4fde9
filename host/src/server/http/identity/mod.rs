//! Who calls: static tokens, signed tokens, and what each may do.
//!
//! [`Authenticator`] turns the `Authorization` header of a request into an [`Identity`], which
//! travels on with the request; the header itself goes no further, so no log, error or plugin can
//! see it. [`scope`] is the table of what needs which scope, [`challenge`] the refusals, and
//! [`metadata`] tells clients where to get a token.

pub(super) mod challenge;
mod jwt;
mod keys;
pub(super) mod metadata;
pub mod scope;
pub mod settings;
pub mod token;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::SystemTime;

use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue};
use rmcp::model::Extensions;

pub use scope::{Scope, Scopes};
pub use settings::{IdentitySettings, TokenSettings};
pub use token::TokenHash;

use self::token::Presented;

/// Characters of a caller's name that count.
const LONGEST_NAME: usize = 200;

/// Where an identity comes from. The same name from two places is two callers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    /// A static token.
    Static,
    /// A token of the issuer.
    Signed,
}

/// What in the settings says that an identity holds: an entry of a token, or how tokens of the issuer
/// are told. Other settings are another voucher.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Voucher(u64);

impl Voucher {
    fn new() -> Self {
        static LAST: AtomicU64 = AtomicU64::new(0);
        Self(LAST.fetch_add(1, Ordering::Relaxed))
    }
}

/// A caller that is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    kind: Kind,
    name: String,
    scopes: Scopes,
    expires: Option<SystemTime>,
    voucher: Voucher,
}

impl Identity {
    fn new(kind: Kind, name: &str, scopes: Scopes, expires: Option<SystemTime>, voucher: Voucher) -> Self {
        Self { kind, name: name.chars().take(LONGEST_NAME).collect(), scopes, expires, voucher }
    }

    /// The client that overrides of settings go by.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What the caller may do.
    pub fn scopes(&self) -> &Scopes {
        &self.scopes
    }

    /// When its token ends, for connections that live longer.
    pub(super) fn expires(&self) -> Option<SystemTime> {
        self.expires
    }

    /// Whether it is the same caller, whatever it may do now.
    pub(super) fn is_of(&self, other: &Self) -> bool {
        (self.kind, &self.name) == (other.kind, &other.name)
    }

    /// Who it is, to count what it asks for.
    pub(in crate::server) fn owner(&self) -> (Kind, String) {
        (self.kind, self.name.clone())
    }

    /// The caller of a request: put there by the endpoint with the HTTP header, or by a WebSocket.
    /// None where nobody has to say who they are.
    pub(crate) fn of(extensions: &Extensions) -> Option<&Arc<Self>> {
        let by_http = || extensions.get::<Parts>()?.extensions.get::<Arc<Self>>();
        extensions.get::<Arc<Self>>().or_else(by_http)
    }

    /// Whether the caller of a request may do what needs `scope`; everybody may where nobody has to
    /// say who they are.
    pub(crate) fn allows(extensions: &Extensions, scope: Scope) -> bool {
        Self::of(extensions).is_none_or(|identity| identity.scopes.allow(scope))
    }
}

/// Why callers cannot be told apart.
#[derive(Debug, thiserror::Error)]
pub enum IdentityError {
    /// Neither or both places of keys.
    #[error("failed to find the keys of `identity.issuer`: set one of `identity.jwks_file` and `identity.jwks_url`")]
    KeySource,
    /// The address of the keys is no good.
    #[error("failed to use `identity.jwks_url` {url}: {why}")]
    KeysUrl {
        /// The address.
        url: String,
        /// What is wrong with it.
        why: String,
    },
    /// Tokens for anybody would be taken.
    #[error(
        "failed to tell whom tokens are for: set `identity.audience`, or `identity.resource` to the host's address"
    )]
    NoAudience,
    /// Two tokens with one name.
    #[error("failed to tell tokens apart: two are named `{0}`")]
    SameName(String),
}

/// Why a caller is not let in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Denied {
    /// It did not say who it is.
    Missing,
    /// Its header cannot be understood.
    Malformed,
    /// Its token is no good; the reason is fit for the caller.
    Invalid(&'static str),
}

/// Tells who calls.
#[derive(Debug)]
pub(super) struct Authenticator {
    tokens: Vec<(TokenHash, Arc<Identity>)>,
    issuer: Option<Arc<jwt::Verifier>>,
    pub(super) metadata: metadata::Metadata,
}

impl Authenticator {
    /// As the settings say; none when nobody has to say who they are. What is the same as `before`
    /// is taken over, and vouches for those whom it vouched for.
    ///
    /// # Errors
    /// [`IdentityError`].
    pub(super) fn new(settings: &IdentitySettings, before: Option<&Self>) -> Result<Option<Self>, IdentityError> {
        if !settings.is_required() {
            return Ok(None);
        }
        let mut tokens: Vec<(TokenHash, Arc<Identity>)> = Vec::new();
        for TokenSettings { name, hash, scopes } in &settings.tokens {
            if tokens.iter().any(|(_, identity)| identity.name() == name) {
                return Err(IdentityError::SameName(name.clone()));
            }
            let scopes: Scopes = scopes.iter().copied().collect();
            let same = before.and_then(|before| before.same(hash, name, &scopes));
            let fresh = || Arc::new(Identity::new(Kind::Static, name, scopes, None, Voucher::new()));
            tokens.push((*hash, same.unwrap_or_else(fresh)));
        }
        let metadata = metadata::Metadata::new(settings);
        let issuer = jwt::Verifier::new(settings)?.map(|next| {
            let same = before.and_then(|before| before.issuer.as_ref()).filter(|before| before.tells_as(&next));
            same.cloned().unwrap_or_else(|| Arc::new(next))
        });
        Ok(Some(Self { tokens, issuer, metadata }))
    }

    /// The holder of a token whose entry says the same.
    fn same(&self, hash: &TokenHash, name: &str, scopes: &Scopes) -> Option<Arc<Identity>> {
        let is_same = |(known, identity): &&(TokenHash, Arc<Identity>)| {
            known == hash && identity.name == name && identity.scopes == *scopes
        };
        self.tokens.iter().find(is_same).map(|(_, identity)| Arc::clone(identity))
    }

    /// Whether what vouched for a caller does so still.
    pub(super) fn vouches_for(&self, caller: &Identity) -> bool {
        let tokens = self.tokens.iter().map(|(_, identity)| identity.voucher);
        tokens.chain(self.issuer.iter().map(|issuer| issuer.voucher())).any(|voucher| voucher == caller.voucher)
    }

    /// Whom the header's token stands for.
    pub(super) async fn identify(&self, headers: &HeaderMap) -> Result<Arc<Identity>, Denied> {
        let mut given = headers.get_all(AUTHORIZATION).iter();
        let header = given.next().ok_or(Denied::Missing)?;
        if given.next().is_some() {
            return Err(Denied::Malformed);
        }
        let token = bearer(header).ok_or(Denied::Malformed)?;
        if let Some(identity) = self.holder(token) {
            return Ok(Arc::clone(identity));
        }
        match &self.issuer {
            Some(issuer) => issuer.identify(token).await.map(Arc::new).map_err(Denied::Invalid),
            None => Err(Denied::Invalid("the token is not known")),
        }
    }

    /// Looks at every token, so that the time it takes tells nothing about any of them.
    fn holder(&self, token: &str) -> Option<&Arc<Identity>> {
        let presented = Presented::new(token);
        let mut holder = None;
        for (hash, identity) in &self.tokens {
            if bool::from(presented.is(hash)) {
                holder = Some(identity);
            }
        }
        holder
    }
}

fn bearer(header: &HeaderValue) -> Option<&str> {
    let (scheme, token) = header.to_str().ok()?.split_once(' ')?;
    let token = token.trim();
    (scheme.eq_ignore_ascii_case("bearer") && !token.is_empty() && !token.contains(' ')).then_some(token)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(values: &[&str]) -> HeaderMap {
        values.iter().map(|value| (AUTHORIZATION, value.parse().unwrap())).collect()
    }

    #[tokio::test]
    async fn only_a_known_token_in_one_header_lets_in() {
        let token = token::generate();
        let settings = IdentitySettings {
            tokens: vec![TokenSettings {
                name: "ci".to_owned(),
                hash: TokenHash::of(&token),
                scopes: vec![Scope::Improve],
            }],
            ..IdentitySettings::default()
        };
        let authenticator = Authenticator::new(&settings, None).unwrap().unwrap();
        let identity = authenticator.identify(&headers(&[&format!("bearer {token}")])).await.unwrap();
        assert_eq!(identity.name(), "ci");
        assert!(identity.scopes().allow(Scope::Improve) && !identity.scopes().allow(Scope::Admin));
        let unknown = Err(Denied::Invalid("the token is not known"));
        for (given, expected) in [
            (vec![], Err(Denied::Missing)),
            (vec!["Bearer wrong".to_owned()], unknown),
            (vec![format!("Basic {token}")], Err(Denied::Malformed)),
            (vec!["Bearer".to_owned()], Err(Denied::Malformed)),
            (vec![format!("Bearer {token}"), format!("Bearer {token}")], Err(Denied::Malformed)),
        ] {
            let given: Vec<&str> = given.iter().map(String::as_str).collect();
            assert_eq!(authenticator.identify(&headers(&given)).await, expected, "{} headers", given.len());
        }
    }
}
