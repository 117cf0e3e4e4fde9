//! Signatures as Standard Webhooks has them: HMAC-SHA256 over `id.timestamp.body`.

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

use super::base64;

/// What secrets that are written in base64 begin with.
const PREFIX: &str = "whsec_";
/// The least that a secret may have, bytes.
const SHORTEST: usize = 16;

/// Signs messages for one target.
#[derive(Clone)]
pub(super) struct Signer(Vec<u8>);

/// A secret that cannot sign. It is not repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadSecret {
    /// Too easy to guess.
    #[error("it has fewer than {SHORTEST} bytes: `openssl rand -base64 32` makes a good one")]
    Short,
    /// Not as its beginning says.
    #[error("what follows `{PREFIX}` is no base64")]
    NoBase64,
}

impl Signer {
    /// # Errors
    /// When the secret is too short, or not what it says.
    pub(super) fn new(secret: &str) -> Result<Self, BadSecret> {
        let key = match secret.strip_prefix(PREFIX) {
            Some(encoded) => base64::decode(encoded).ok_or(BadSecret::NoBase64)?,
            None => secret.as_bytes().to_vec(),
        };
        if key.len() < SHORTEST { Err(BadSecret::Short) } else { Ok(Self(key)) }
    }

    /// The value of `webhook-signature`. `timestamp` counts seconds from 1970 on.
    pub(super) fn sign(&self, id: &str, timestamp: u64, body: &[u8]) -> String {
        // A key of any length will do for HMAC.
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.0) else { return String::new() };
        mac.update(format!("{id}.{timestamp}.").as_bytes());
        mac.update(body);
        format!("v1,{}", base64::encode(&mac.finalize().into_bytes()))
    }
}

impl std::fmt::Debug for Signer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Signer(***)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_the_specification() {
        let signer = Signer::new("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").unwrap();
        let signature = signer.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, br#"{"test": 2432232314}"#);
        assert_eq!(signature, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    #[test]
    fn a_secret_that_anybody_could_guess_is_refused() {
        assert_eq!(Signer::new("secret").unwrap_err(), BadSecret::Short);
        assert_eq!(Signer::new("whsec_AAAA").unwrap_err(), BadSecret::Short);
        assert_eq!(Signer::new("whsec_%%%%").unwrap_err(), BadSecret::NoBase64);
    }
}
