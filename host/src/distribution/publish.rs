//! Bringing a component to a registry, and signing it there.

use std::collections::HashMap;
use std::time::SystemTime;

use oci_spec::image::{Descriptor, ImageManifest, ImageManifestBuilder, MediaType};

use super::artifact::{self, Described, MANIFEST, descriptor, manifest_json, unwritable};
use super::cosign::{self, PrivateKey};
use super::error::DistributionError;
use super::fetch::Fetcher;
use super::reference::OciReference;
use super::registry::{self, Registry};
use super::sha256::Sha256;

/// Signatures that are kept beside one artifact.
const MAX_SIGNATURES: usize = 32;

/// How a component is published.
#[derive(Debug, Default)]
pub struct PublishOptions<'a> {
    /// Where its source is; else what the component says of it.
    pub source: Option<&'a str>,
    /// The key that it is signed with.
    pub key: Option<&'a PrivateKey>,
    /// Whether a tag may come to name something else.
    pub overwrite: bool,
}

/// What was published.
#[derive(Debug, Clone)]
pub struct Published {
    /// Where it is, for ever.
    pub reference: OciReference,
    /// Of the manifest.
    pub manifest: Sha256,
    /// Of the component's bytes.
    pub component: Sha256,
    /// Whether it was there already.
    pub was_there: bool,
    /// The fingerprint of the key that it was signed with.
    pub signer: Option<Sha256>,
}

impl Fetcher {
    /// Pushes `component`, which the sandbox described, under the tag of `reference`, else under its
    /// version.
    ///
    /// # Errors
    /// [`DistributionError`]; the tag is set last, so it never names half an artifact.
    pub async fn publish(
        &self,
        component: &[u8],
        described: &Described,
        reference: &OciReference,
        options: PublishOptions<'_>,
    ) -> Result<Published, DistributionError> {
        let reference = match reference.tag() {
            Some(tag) => reference.with_tag(tag)?,
            None => reference.with_tag(&described.info.version.replace('+', "_"))?,
        };
        let registry = registry::of(&self.web, &reference)?;
        let (repository, tag) = (reference.repository(), reference.tag().unwrap_or_default());
        let digest = Sha256::of(component);
        let there = registry.manifest(repository, tag).await?;
        let same =
            there.as_ref().filter(|there| artifact::read(&there.bytes, "").is_ok_and(|layer| layer.digest == digest));
        let manifest = match (same, &there) {
            (Some(same), _) => same.digest,
            (None, Some(other)) if !options.overwrite => {
                return Err(DistributionError::Taken { place: reference.to_string(), found: other.digest });
            }
            _ => {
                let packed = artifact::pack(component, described, options.source, SystemTime::now())?;
                registry.push_blob(repository, component).await?;
                registry.push_blob(repository, &packed.config).await?;
                registry.push_manifest(repository, tag, MANIFEST, &packed.manifest).await?
            }
        };
        let signer = match options.key {
            Some(key) => {
                sign(&registry, &reference, manifest, key).await?;
                key.fingerprint()
            }
            None => None,
        };
        let was_there = same.is_some();
        Ok(Published { reference: reference.pinned(manifest), manifest, component: digest, was_there, signer })
    }
}

/// Puts a signature beside the artifact `manifest`, and leaves those of others there.
async fn sign(
    registry: &Registry,
    reference: &OciReference,
    manifest: Sha256,
    key: &PrivateKey,
) -> Result<(), DistributionError> {
    let (repository, tag) = (reference.repository(), cosign::tag(manifest));
    let payload = cosign::payload(reference, manifest)?;
    let mut layers: Vec<Descriptor> = match registry.manifest(repository, &tag).await? {
        Some(there) => {
            let there: ImageManifest = serde_json::from_slice(&there.bytes).map_err(|error| unwritable(&error))?;
            there.layers().clone()
        }
        None => Vec::new(),
    };
    let mut layer = descriptor(cosign::PAYLOAD, &payload)?;
    layer.set_annotations(Some(HashMap::from([(cosign::SIGNATURE.to_owned(), key.sign(&payload))])));
    // Signing twice with one key gives the same signature.
    if layers.contains(&layer) {
        return Ok(());
    }
    layers.push(layer);
    let excess = layers.len().saturating_sub(MAX_SIGNATURES);
    layers.drain(..excess);
    let payloads: Vec<Sha256> = layers.iter().filter_map(|layer| layer.digest().to_string().parse().ok()).collect();
    let config = serde_json::to_vec(&cosign::config(&payloads)).map_err(|error| unwritable(&error))?;
    registry.push_blob(repository, &payload).await?;
    registry.push_blob(repository, &config).await?;
    let manifest = ImageManifestBuilder::default()
        .schema_version(2_u32)
        .media_type(MediaType::ImageManifest)
        .config(descriptor("application/vnd.oci.image.config.v1+json", &config)?)
        .layers(layers)
        .build()
        .map_err(|error| unwritable(&error))?;
    registry.push_manifest(repository, &tag, MANIFEST, &manifest_json(&manifest)?).await?;
    Ok(())
}
