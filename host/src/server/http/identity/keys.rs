//! An issuer's public keys: read from a file or fetched, kept for a while, read again with restraint.
//!
//! A token may name a key that is not known yet, because the issuer has changed its keys. Then
//! they are read again, but not more often than [`MIN_INTERVAL`]: whoever invents key names makes
//! the host fetch nothing. When reading fails the keys serve on for [`GRACE`], so that an issuer
//! may be away for a while.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use arc_swap::ArcSwap;
use jsonwebtoken::jwk::{AlgorithmParameters, EllipticCurve, Jwk, JwkSet, PublicKeyUse};
use jsonwebtoken::{Algorithm, DecodingKey, Header};
use tokio::sync::Mutex;

use super::IdentityError;

/// The least time between two attempts to read the keys.
const MIN_INTERVAL: Duration = Duration::from_secs(10);
/// How long keys serve beyond their time when they cannot be read again.
const GRACE: Duration = Duration::from_secs(3_600);
/// How long fetching may take.
const FETCH_TIME: Duration = Duration::from_secs(5);
/// Bytes of a key set.
const MAX_BYTES: usize = 256 << 10;
/// Base64 digits of the modulus of an RSA key of 2,048 bits; shorter keys are not trusted.
const MIN_RSA_DIGITS: usize = 340;

/// Where keys come from.
#[derive(Debug, Clone)]
pub(super) enum Source {
    File(PathBuf),
    Url { client: reqwest::Client, url: reqwest::Url },
}

/// Why keys cannot be read.
#[derive(Debug, thiserror::Error)]
pub(super) enum KeysError {
    #[error("failed to read the key set {}", path.display())]
    Read { path: PathBuf, source: std::io::Error },
    #[error("failed to fetch the key set")]
    Fetch(#[source] reqwest::Error),
    #[error("key set is longer than {MAX_BYTES} bytes")]
    TooLong,
    #[error("key set is no JWKS")]
    Parse(#[source] serde_json::Error),
}

impl Source {
    /// A source at `url`.
    ///
    /// # Errors
    /// When the address is none, or one that others could answer for.
    pub(super) fn url(url: &str) -> Result<Self, IdentityError> {
        let bad = |why: &str| IdentityError::KeysUrl { url: url.to_owned(), why: why.to_owned() };
        let parsed = reqwest::Url::parse(url).map_err(|error| bad(&error.to_string()))?;
        let is_local = matches!(parsed.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"));
        match parsed.scheme() {
            "https" => {}
            "http" if is_local => {}
            _ => return Err(bad("keys may come over https only, or from this machine")),
        }
        super::super::tls::install_provider();
        let client = reqwest::Client::builder()
            .timeout(FETCH_TIME)
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .map_err(|error| bad(&error.to_string()))?;
        Ok(Self::Url { client, url: parsed })
    }

    async fn read(&self) -> Result<JwkSet, KeysError> {
        let bytes = match self {
            Self::File(path) => {
                tokio::fs::read(path).await.map_err(|source| KeysError::Read { path: path.clone(), source })?
            }
            Self::Url { client, url } => {
                let response = client.get(url.clone()).send().await.map_err(KeysError::Fetch)?;
                let mut response = response.error_for_status().map_err(KeysError::Fetch)?;
                let mut bytes = Vec::new();
                while let Some(chunk) = response.chunk().await.map_err(KeysError::Fetch)? {
                    bytes.extend_from_slice(&chunk);
                    if bytes.len() > MAX_BYTES {
                        return Err(KeysError::TooLong);
                    }
                }
                bytes
            }
        };
        if bytes.len() > MAX_BYTES {
            return Err(KeysError::TooLong);
        }
        // Keys of kinds that this version does not know must not cost the ones it does.
        let set: serde_json::Value = serde_json::from_slice(&bytes).map_err(KeysError::Parse)?;
        let keys = set.get("keys").and_then(serde_json::Value::as_array).cloned().unwrap_or_default();
        Ok(JwkSet { keys: keys.into_iter().filter_map(|key| serde_json::from_value(key).ok()).collect() })
    }
}

/// One key that verifies signatures of one algorithm.
struct Key {
    id: Option<String>,
    algorithm: Algorithm,
    key: DecodingKey,
}

impl Key {
    fn of(jwk: &Jwk) -> Option<Self> {
        if jwk.common.public_key_use.as_ref().is_some_and(|usage| *usage != PublicKeyUse::Signature) {
            return None;
        }
        let algorithm = match &jwk.algorithm {
            AlgorithmParameters::RSA(rsa) if rsa.n.len() >= MIN_RSA_DIGITS => Algorithm::RS256,
            AlgorithmParameters::EllipticCurve(ec) if ec.curve == EllipticCurve::P256 => Algorithm::ES256,
            AlgorithmParameters::OctetKeyPair(okp) if okp.curve == EllipticCurve::Ed25519 => Algorithm::EdDSA,
            _ => return None,
        };
        let meant = jwk.common.key_algorithm.is_none_or(|said| said.to_string() == format!("{algorithm:?}"));
        let key = DecodingKey::from_jwk(jwk).ok().filter(|_| meant)?;
        Some(Self { id: jwk.common.key_id.clone(), algorithm, key })
    }
}

#[derive(Default)]
struct Cached {
    keys: Vec<Key>,
    read: Option<Instant>,
}

impl Cached {
    fn age(&self) -> Duration {
        self.read.map_or(Duration::MAX, |read| read.elapsed())
    }

    fn candidates(&self, header: &Header) -> Vec<DecodingKey> {
        let fits = |key: &&Key| key.algorithm == header.alg && (header.kid.is_none() || key.id == header.kid);
        self.keys.iter().filter(fits).map(|key| key.key.clone()).collect()
    }
}

/// The keys of an issuer.
pub(super) struct Keys {
    source: Source,
    time_to_live: Duration,
    cached: ArcSwap<Cached>,
    /// When they were last tried to be read; held while reading, so that one does it for all.
    tried: Mutex<Option<Instant>>,
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Keys").field("source", &self.source).finish_non_exhaustive()
    }
}

impl Keys {
    pub(super) fn new(source: Source, time_to_live: Duration) -> Self {
        Self { source, time_to_live, cached: ArcSwap::default(), tried: Mutex::new(None) }
    }

    /// The keys that may have signed a token with this header; several where it names none.
    pub(super) async fn candidates(&self, header: &Header) -> Vec<DecodingKey> {
        let cached = self.cached.load();
        let found = cached.candidates(header);
        if !found.is_empty() && cached.age() < self.time_to_live {
            return found;
        }
        if !found.is_empty() && cached.age() < self.time_to_live.saturating_add(GRACE) {
            // Known keys do not wait for a slow issuer; whoever comes first reads them again.
            if let Ok(tried) = self.tried.try_lock() {
                self.refresh(tried).await;
            }
        } else {
            self.refresh(self.tried.lock().await).await;
        }
        let cached = self.cached.load();
        match cached.age() < self.time_to_live.saturating_add(GRACE) {
            true => cached.candidates(header),
            false => Vec::new(),
        }
    }

    async fn refresh(&self, mut tried: tokio::sync::MutexGuard<'_, Option<Instant>>) {
        if tried.is_some_and(|tried| tried.elapsed() < MIN_INTERVAL) {
            return;
        }
        *tried = Some(Instant::now());
        match self.source.read().await {
            Ok(set) => {
                let keys: Vec<Key> = set.keys.iter().filter_map(Key::of).collect();
                tracing::debug!(keys = keys.len(), "read the issuer's keys");
                self.cached.store(Arc::new(Cached { keys, read: Some(Instant::now()) }));
            }
            Err(error) => {
                let cause = std::error::Error::source(&error).map(ToString::to_string);
                tracing::warn!(%error, cause, "the issuer's keys cannot be read");
            }
        }
    }
}
