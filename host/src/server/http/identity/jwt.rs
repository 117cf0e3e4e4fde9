//! JSON Web Tokens: signed by the issuer's key, meant for this host, in their time.

use std::time::{Duration, SystemTime};

use jsonwebtoken::{Algorithm, Validation, decode, decode_header};
use serde_json::{Map, Value};

use super::keys::{Keys, Source};
use super::scope::{Scope, Scopes};
use super::settings::IdentitySettings;
use super::{Identity, IdentityError, Kind, Voucher};

/// What may have signed a token. `none` and shared secrets (HS*) are not among them, whatever a
/// token's header or a key set says.
const ALGORITHMS: [Algorithm; 3] = [Algorithm::RS256, Algorithm::ES256, Algorithm::EdDSA];

/// Claims that a token must have besides its signature.
const REQUIRED: [&str; 3] = ["exp", "iss", "aud"];

/// Verifies the tokens of one issuer.
#[derive(Debug)]
pub(super) struct Verifier {
    keys: Keys,
    validation: Validation,
    name_claim: String,
    /// What it was made from.
    settings: IdentitySettings,
    voucher: Voucher,
}

impl Verifier {
    /// As the settings say; none when they name no issuer.
    ///
    /// # Errors
    /// When what they say is not enough to tell a good token.
    pub(super) fn new(settings: &IdentitySettings) -> Result<Option<Self>, IdentityError> {
        let Some(issuer) = &settings.issuer else { return Ok(None) };
        let source = match (&settings.jwks_file, &settings.jwks_url) {
            (Some(file), None) => Source::File(file.clone()),
            (None, Some(url)) => Source::url(url)?,
            _ => return Err(IdentityError::KeySource),
        };
        let audience = settings.audience.as_ref().or(settings.resource.as_ref()).ok_or(IdentityError::NoAudience)?;
        let mut validation = Validation::new(Algorithm::RS256);
        validation.algorithms = ALGORITHMS.to_vec();
        validation.leeway = settings.leeway_s;
        validation.validate_nbf = true;
        validation.set_issuer(&[issuer]);
        validation.set_audience(&[audience]);
        validation.set_required_spec_claims(&REQUIRED);
        let keys = Keys::new(source, Duration::from_secs(settings.jwks_ttl_s));
        let name_claim = settings.name_claim.clone();
        let settings = IdentitySettings { tokens: Vec::new(), authorization_servers: Vec::new(), ..settings.clone() };
        Ok(Some(Self { keys, validation, name_claim, settings, voucher: Voucher::new() }))
    }

    /// Whether the other one tells good tokens from bad ones in the same way.
    pub(super) fn tells_as(&self, other: &Self) -> bool {
        self.settings == other.settings
    }

    /// What vouches for whom it knows.
    pub(super) fn voucher(&self) -> Voucher {
        self.voucher
    }

    /// Whom `token` stands for; the reason, fit for the caller, when it stands for nobody.
    pub(super) async fn identify(&self, token: &str) -> Result<Identity, &'static str> {
        let header = decode_header(token).map_err(|_| "the token is not known")?;
        if !ALGORITHMS.contains(&header.alg) {
            return Err("the token's algorithm is not accepted: RS256, ES256 and EdDSA are");
        }
        if header.crit.is_some() {
            return Err("the token demands an extension that is not understood");
        }
        let candidates = self.keys.candidates(&header).await;
        if candidates.is_empty() {
            return Err("no key of the issuer fits the token");
        }
        let validation = Validation { algorithms: vec![header.alg], ..self.validation.clone() };
        let mut refused = "the token's signature is wrong";
        for key in &candidates {
            match decode::<Map<String, Value>>(token, key, &validation) {
                Ok(verified) => return self.identity(&verified.claims),
                Err(error) => {
                    let reason = reason(error.kind());
                    // A key that did sign it knows the better reason.
                    if reason != "the token's signature is wrong" {
                        refused = reason;
                    }
                }
            }
        }
        Err(refused)
    }

    fn identity(&self, claims: &Map<String, Value>) -> Result<Identity, &'static str> {
        let name = claims.get(&self.name_claim).and_then(Value::as_str).unwrap_or_default();
        if name.is_empty() {
            return Err("the token names nobody");
        }
        let expiry = claims.get("exp").and_then(Value::as_f64).unwrap_or_default();
        let expires = Duration::try_from_secs_f64(expiry)
            .ok()
            .and_then(|since| SystemTime::UNIX_EPOCH.checked_add(since))
            .and_then(|time| time.checked_add(Duration::from_secs(self.validation.leeway)));
        Ok(Identity::new(Kind::Signed, name, scopes(claims), expires, self.voucher))
    }
}

/// `scope` as RFC 9068 has it, one text; `scp` as some issuers write it, a text or a list.
fn scopes(claims: &Map<String, Value>) -> Scopes {
    let claim = claims.get("scope").or_else(|| claims.get("scp"));
    let texts: Vec<&str> = match claim {
        Some(Value::String(text)) => text.split_whitespace().collect(),
        Some(Value::Array(texts)) => texts.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    texts.into_iter().filter_map(Scope::parse).collect()
}

fn reason(kind: &jsonwebtoken::errors::ErrorKind) -> &'static str {
    use jsonwebtoken::errors::ErrorKind;
    match kind {
        ErrorKind::ExpiredSignature => "the token has expired",
        ErrorKind::ImmatureSignature => "the token is not valid yet",
        ErrorKind::InvalidIssuer => "the token is of another issuer",
        ErrorKind::InvalidAudience => "the token is meant for another service",
        ErrorKind::MissingRequiredClaim(_) => "the token lacks one of `exp`, `iss` and `aud`",
        _ => "the token's signature is wrong",
    }
}
