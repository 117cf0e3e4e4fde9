//! Static tokens: made once, kept as hashes, compared in constant time.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use subtle::{Choice, ConstantTimeEq};

/// What every token made here begins with, so that scanners for leaked secrets find it.
const PREFIX: &str = "ph_";

/// A new token of 256 random bits. It is shown once and kept nowhere.
pub fn generate() -> String {
    let bytes: [u8; 32] = rand::random();
    format!("{PREFIX}{}", blake3::Hash::from_bytes(bytes).to_hex())
}

/// The hash of a token. A token is random and long, so a fast hash is enough.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum TokenHash {
    /// Of BLAKE3.
    Blake3([u8; 32]),
    /// Of SHA-256, as `sha256sum` prints it.
    Sha256([u8; 32]),
}

/// Why a text is no hash.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a token's hash is `blake3:` or `sha256:` and 64 hexadecimal digits: `host token new` prints one")]
pub struct BadHash;

impl TokenHash {
    /// The hash that settings should keep of `token`.
    pub fn of(token: &str) -> Self {
        Self::Blake3(*blake3::hash(token.as_bytes()).as_bytes())
    }
}

impl FromStr for TokenHash {
    type Err = BadHash;

    fn from_str(text: &str) -> Result<Self, BadHash> {
        let (kind, digits) = text.split_once(':').ok_or(BadHash)?;
        let bytes = *blake3::Hash::from_hex(digits.trim()).map_err(|_| BadHash)?.as_bytes();
        match kind {
            "blake3" => Ok(Self::Blake3(bytes)),
            "sha256" => Ok(Self::Sha256(bytes)),
            _ => Err(BadHash),
        }
    }
}

impl TryFrom<String> for TokenHash {
    type Error = BadHash;

    fn try_from(text: String) -> Result<Self, BadHash> {
        text.parse()
    }
}

impl From<TokenHash> for String {
    fn from(hash: TokenHash) -> Self {
        hash.to_string()
    }
}

impl fmt::Display for TokenHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (kind, bytes) = match self {
            Self::Blake3(bytes) => ("blake3", bytes),
            Self::Sha256(bytes) => ("sha256", bytes),
        };
        write!(f, "{kind}:{}", blake3::Hash::from_bytes(*bytes).to_hex())
    }
}

impl fmt::Debug for TokenHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A presented token, hashed in every way that settings may have it.
pub(super) struct Presented {
    blake3: [u8; 32],
    sha256: [u8; 32],
}

impl Presented {
    pub(super) fn new(token: &str) -> Self {
        let sha256: [u8; 32] = Sha256::digest(token.as_bytes()).into();
        Self { blake3: *blake3::hash(token.as_bytes()).as_bytes(), sha256 }
    }

    /// Whether `hash` is of the same token, in a time that tells nothing about it.
    pub(super) fn is(&self, hash: &TokenHash) -> Choice {
        match hash {
            TokenHash::Blake3(bytes) => self.blake3.ct_eq(bytes),
            TokenHash::Sha256(bytes) => self.sha256.ct_eq(bytes),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_known_by_either_hash_and_no_other_is() {
        let token = generate();
        let presented = Presented::new(&token);
        let sha256 = TokenHash::Sha256(Sha256::digest(token.as_bytes()).into());
        assert!(bool::from(presented.is(&TokenHash::of(&token))));
        assert!(bool::from(presented.is(&sha256)));
        assert!(!bool::from(presented.is(&TokenHash::of(&generate()))));
        assert_ne!(token, generate());
    }

    #[test]
    fn a_hash_reads_back_as_it_was_written() {
        let hash = TokenHash::of("secret");
        assert_eq!(hash.to_string().parse(), Ok(hash));
        for bad in ["", "secret", "md5:00", "blake3:12", "blake3", &"sha256:zz".repeat(32)] {
            assert_eq!(bad.parse::<TokenHash>(), Err(BadHash), "{bad}");
        }
    }
}
