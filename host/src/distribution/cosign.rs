//! Signatures as cosign makes and checks them with key pairs.
//!
//! Of an artifact: the tag `sha256-DIGEST.sig` beside it holds layers, each a payload that names
//! the manifest's digest, with the signature over the payload as an annotation. Of a file: the
//! base64 of the signature over its bytes, in a file beside it. Both are ECDSA over P-256 with
//! SHA-256, which is what `cosign generate-key-pair` makes.
//!
//! The crate `sigstore` would do it, but builds only with OpenSSL or AWS-LC, beside the library
//! that encrypts here, and its `cosign` brings clients of services that keys do without. So the
//! format is read here, and the mathematics is RustCrypto's.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use p256::ecdsa::signature::{Signer as _, Verifier as _};
use p256::ecdsa::{Signature, SigningKey, VerifyingKey};
use p256::pkcs8::{DecodePrivateKey as _, DecodePublicKey as _, EncodePublicKey as _};
use serde::{Deserialize, Serialize};

use super::error::DistributionError;
use super::reference::OciReference;
use super::sha256::Sha256;

/// The media type of a layer that holds a payload.
pub(super) const PAYLOAD: &str = "application/vnd.dev.cosign.simplesigning.v1+json";
/// The annotation of such a layer that holds the signature.
pub(super) const SIGNATURE: &str = "dev.cosignproject.cosign/signature";
/// What a payload says that it is.
const TYPE: &str = "cosign container image signature";

/// A public key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicKey {
    key: VerifyingKey,
    fingerprint: Sha256,
}

/// A private key, with which artifacts are signed. Not shown by `Debug`.
pub struct PrivateKey(SigningKey);

impl std::fmt::Debug for PrivateKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PrivateKey(***)")
    }
}

impl PublicKey {
    /// Reads a key as PEM; `place` is what messages call it.
    ///
    /// # Errors
    /// [`DistributionError::Key`].
    pub fn from_pem(pem: &str, place: &str) -> Result<Self, DistributionError> {
        let wrong = |why: String| DistributionError::Key { place: place.to_owned(), why };
        let key = VerifyingKey::from_public_key_pem(pem.trim()).map_err(|error| {
            wrong(format!("it is no public key of ECDSA P-256 as PEM, `-----BEGIN PUBLIC KEY-----` ({error})"))
        })?;
        Self::of(key).ok_or_else(|| wrong("it cannot be written again".to_owned()))
    }

    fn of(key: VerifyingKey) -> Option<Self> {
        let fingerprint = Sha256::of(key.to_public_key_der().ok()?.as_bytes());
        Some(Self { key, fingerprint })
    }

    /// The digest of the key as DER, by which lists and answers name it.
    pub fn fingerprint(&self) -> Sha256 {
        self.fingerprint
    }

    /// Whether `signature`, base64 of DER, is this key's over `bytes`.
    fn signed(&self, bytes: &[u8], signature: &str) -> bool {
        let signature = STANDARD.decode(signature.trim()).ok().and_then(|der| Signature::from_der(&der).ok());
        signature.is_some_and(|signature| self.key.verify(bytes, &signature).is_ok())
    }
}

impl PrivateKey {
    /// Reads a key as PEM; `place` is what messages call it.
    ///
    /// # Errors
    /// [`DistributionError::Key`], also for keys that are encrypted.
    pub fn from_pem(pem: &str, place: &str) -> Result<Self, DistributionError> {
        let wrong = |why: String| DistributionError::Key { place: place.to_owned(), why };
        if pem.contains("ENCRYPTED") {
            let why = "it is encrypted, which is not supported: sign with cosign itself, or give a key as PKCS #8";
            return Err(wrong(why.to_owned()));
        }
        SigningKey::from_pkcs8_pem(pem.trim()).map(Self).map_err(|_| {
            wrong(
                "it is no private key of ECDSA P-256 as PEM, `-----BEGIN PRIVATE KEY-----`; \
                   `openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256` makes one"
                    .to_owned(),
            )
        })
    }

    /// Signs `bytes`: base64 of DER.
    pub fn sign(&self, bytes: &[u8]) -> String {
        let signature: Signature = self.0.sign(bytes);
        STANDARD.encode(signature.to_der())
    }

    /// The fingerprint of its public key.
    pub fn fingerprint(&self) -> Option<Sha256> {
        PublicKey::of(*self.0.verifying_key()).map(|key| key.fingerprint)
    }
}

/// Who of `keys` signed `bytes`.
pub(super) fn signer<'a>(keys: &'a [PublicKey], bytes: &[u8], signature: &str) -> Option<&'a PublicKey> {
    keys.iter().find(|key| key.signed(bytes, signature))
}

/// The tag beside an artifact that holds its signatures.
pub(super) fn tag(manifest: Sha256) -> String {
    format!("sha256-{}.sig", manifest.hex())
}

/// What is signed of an artifact, as cosign writes it.
#[derive(Serialize, Deserialize)]
struct Payload {
    critical: Critical,
    optional: Option<serde_json::Value>,
}

#[derive(Serialize, Deserialize)]
struct Critical {
    identity: Identity,
    image: Image,
    #[serde(rename = "type")]
    kind: String,
}

#[derive(Serialize, Deserialize)]
struct Identity {
    #[serde(rename = "docker-reference")]
    reference: String,
}

#[derive(Serialize, Deserialize)]
struct Image {
    #[serde(rename = "docker-manifest-digest")]
    digest: String,
}

/// What to sign of the artifact `manifest` of a repository.
///
/// # Errors
/// When it cannot be written as JSON.
pub(super) fn payload(reference: &OciReference, manifest: Sha256) -> Result<Vec<u8>, DistributionError> {
    let critical = Critical {
        identity: Identity { reference: reference.name() },
        image: Image { digest: manifest.to_string() },
        kind: TYPE.to_owned(),
    };
    serde_json::to_vec(&Payload { critical, optional: None }).map_err(|error| super::artifact::unwritable(&error))
}

/// The config of an image of signatures whose payloads these are, as cosign writes it.
pub(super) fn config(payloads: &[Sha256]) -> serde_json::Value {
    let nobody = "0001-01-01T00:00:00Z";
    let history: Vec<_> = payloads.iter().map(|_| serde_json::json!({ "created": nobody })).collect();
    serde_json::json!({
        "architecture": "", "created": nobody, "history": history, "os": "",
        "rootfs": { "type": "layers", "diff_ids": payloads }, "config": {},
    })
}

/// Whether a payload, whose signature holds, speaks of the artifact `manifest`.
///
/// # Errors
/// What it speaks of instead.
pub(super) fn speaks_of(payload: &[u8], manifest: Sha256) -> Result<(), String> {
    let payload: Payload = serde_json::from_slice(payload).map_err(|_| "what is signed is no payload".to_owned())?;
    if payload.critical.kind != TYPE {
        return Err("what is signed is no artifact".to_owned());
    }
    match payload.critical.image.digest.parse::<Sha256>() {
        Ok(digest) if digest == manifest => Ok(()),
        Ok(digest) => Err(format!("a signature is of another artifact, {}", digest.short())),
        Err(_) => Err("what is signed names no artifact".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // Made with `openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256`, and the signature
    // with `openssl dgst -sha256 -sign`, over `hello\n`.
    const PRIVATE: &str = include_str!("testdata/signer.key");
    const PUBLIC: &str = include_str!("testdata/signer.pub");
    const OF_HELLO: &str = include_str!("testdata/hello.sig");

    #[test]
    fn signatures_of_openssl_hold_and_no_others() {
        let key = PublicKey::from_pem(PUBLIC, "here").unwrap();
        let keys = [key.clone()];
        assert_eq!(signer(&keys, b"hello\n", OF_HELLO), Some(&key));
        assert_eq!(signer(&keys, b"hello", OF_HELLO), None);
        for bad in ["", "AAAA", "nonsense!", &OF_HELLO.replace('M', "N"), PUBLIC] {
            assert_eq!(signer(&keys, b"hello\n", bad), None, "{bad}");
        }
        let private = PrivateKey::from_pem(PRIVATE, "here").unwrap();
        assert_eq!(private.fingerprint(), Some(key.fingerprint()));
        assert!(signer(&keys, b"mine", &private.sign(b"mine")).is_some());
        assert!(signer(&keys, b"yours", &private.sign(b"mine")).is_none());
    }

    #[test]
    fn a_payload_speaks_of_one_artifact() {
        let reference = OciReference::parse("localhost:5000/acme/lint:1.0.0").unwrap();
        let digest = Sha256::of(b"manifest");
        let payload = payload(&reference, digest).unwrap();
        let expected = format!(
            "{{\"critical\":{{\"identity\":{{\"docker-reference\":\"localhost:5000/acme/lint\"}},\"image\":\
             {{\"docker-manifest-digest\":\"{digest}\"}},\"type\":\"cosign container image signature\"}},\
             \"optional\":null}}"
        );
        assert_eq!(String::from_utf8(payload.clone()).unwrap(), expected);
        assert_eq!(speaks_of(&payload, digest), Ok(()));
        let other = speaks_of(&payload, Sha256::of(b"other")).unwrap_err();
        assert!(other.starts_with("a signature is of another artifact"), "{other}");
        let other_kind = expected.replace(TYPE, "atomic container signature");
        assert!(speaks_of(other_kind.as_bytes(), digest).is_err());
        assert!(speaks_of(b"hello", digest).is_err());
    }

    #[test]
    fn keys_that_cannot_be_used_are_told_from_others() {
        let said = PublicKey::from_pem("-----BEGIN RSA PUBLIC KEY-----", "acme.pub").unwrap_err().to_string();
        assert!(said.contains("acme.pub") && said.contains("ECDSA P-256"), "{said}");
        let said = PrivateKey::from_pem("-----BEGIN ENCRYPTED SIGSTORE PRIVATE KEY-----", "k").unwrap_err().to_string();
        assert!(said.contains("it is encrypted"), "{said}");
        assert!(!format!("{:?}", PrivateKey::from_pem(PRIVATE, "k").unwrap()).contains("key:"));
    }
}
