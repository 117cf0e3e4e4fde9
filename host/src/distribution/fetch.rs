//! From a place to bytes that are what was named and signed by who may.

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use oci_spec::image::ImageManifest;
use reqwest::StatusCode;
use reqwest::header::HeaderMap;

use super::artifact;
use super::cosign::{self, PublicKey};
use super::download::Wanted;
use super::error::DistributionError;
use super::reference::{OciReference, Reference, shown_url};
use super::registry::{self, Registry};
use super::settings::Settings;
use super::sha256::Sha256;
use super::trust::{Demand, Trust};
use super::versions;
use super::web::{SMALL_ANSWER, Web, body, complaint, unreachable};

/// Bytes of a payload that is signed, and of a signature in a file.
const MAX_SIGNED: u64 = 64 << 10;
/// Signatures of one artifact that are looked at.
const MAX_SIGNATURES: usize = 32;

/// Fetches plugins. The plugin folder is none of its business.
#[derive(Debug)]
pub struct Fetcher {
    pub(super) web: Web,
    trust: Trust,
    max_bytes: u64,
    deadline: Duration,
    folder: Option<PathBuf>,
}

/// How one plugin is to be fetched.
#[derive(Debug, Clone, Copy, Default)]
pub struct Terms {
    /// The digest of the component's bytes, if it was named.
    pub digest: Option<Sha256>,
    /// Whether the person takes it without a signature.
    pub allow_unsigned: bool,
}

/// A plugin's bytes, and where they are from.
#[derive(Debug, Clone)]
pub struct Fetched {
    /// Where from, with the tag that was chosen where none was named.
    pub reference: Reference,
    /// The component's bytes.
    pub bytes: Vec<u8>,
    /// Of the bytes.
    pub digest: Sha256,
    /// Of the manifest, where there is one.
    pub manifest: Option<Sha256>,
    /// Of the key whose signature holds, where one was demanded.
    pub signer: Option<Sha256>,
}

impl Fetcher {
    /// As the settings say; partial downloads are kept in `folder`, and a component may have `max_bytes`.
    ///
    /// # Errors
    /// When a setting or a key cannot be used.
    pub fn new(settings: &Settings, folder: Option<PathBuf>, max_bytes: u64) -> Result<Self, DistributionError> {
        let deadline = Duration::from_secs(settings.timeout_s);
        Ok(Self { web: Web::new(&settings.plain_http), trust: Trust::new(settings)?, max_bytes, deadline, folder })
    }

    /// Fetches what is at `reference`, which is no folder.
    ///
    /// # Errors
    /// [`DistributionError`]: it is not there, is not what was named, or is not signed by who has to.
    pub async fn fetch(&self, reference: &Reference, terms: Terms) -> Result<Fetched, DistributionError> {
        // Before anything is fetched: what would be refused anyway need not come.
        let demand = self.trust.demand(reference, terms.allow_unsigned);
        if let Demand::Nobody(way_out) = demand {
            return Err(DistributionError::Unsigned { place: shown(reference), way_out });
        }
        let work = async {
            match reference {
                Reference::Path(path) => self.file(path, &demand).await,
                Reference::Url(url) => self.download(url, &demand, terms).await,
                Reference::Oci(oci) => self.pull(oci, &demand).await,
            }
        };
        let after = self.deadline;
        let slow = |_| DistributionError::Slow { what: shown(reference), after };
        let fetched = tokio::time::timeout(after, work).await.map_err(slow)??;
        match terms.digest {
            Some(expected) if expected != fetched.digest => {
                Err(DistributionError::WrongDigest { what: shown(reference), expected, found: fetched.digest })
            }
            _ => Ok(fetched),
        }
    }

    /// A file of the person who publishes it, whoever signed it.
    ///
    /// # Errors
    /// When it cannot be read, or is too large.
    pub fn own_file(&self, path: &Path) -> Result<Vec<u8>, DistributionError> {
        self.read(path, self.max_bytes)
    }

    async fn file(&self, path: &Path, demand: &Demand<'_>) -> Result<Fetched, DistributionError> {
        let reference = Reference::Path(path.to_owned());
        let bytes = self.read(path, self.max_bytes)?;
        let signer = match demand {
            Demand::Signature(keys) => {
                let place = beside(path);
                let signature = match self.read(&place, MAX_SIGNED) {
                    Ok(signature) => signature,
                    Err(DistributionError::File { source, .. }) if source.kind() == std::io::ErrorKind::NotFound => {
                        return Err(no_signature(&reference, &place.display().to_string()));
                    }
                    Err(error) => return Err(error),
                };
                Some(signer_of(keys, &bytes, &signature, &reference)?)
            }
            _ => None,
        };
        Ok(Fetched { reference, digest: Sha256::of(&bytes), bytes, manifest: None, signer })
    }

    /// A file, if it is one and is not too large.
    fn read(&self, path: &Path, limit: u64) -> Result<Vec<u8>, DistributionError> {
        let failed = || DistributionError::file("read", path);
        // A pipe or a device would never end, and opening one may wait for ever.
        if !std::fs::metadata(path).map_err(failed())?.is_file() {
            return Err(failed()(std::io::Error::other("it is no file")));
        }
        let mut bytes = Vec::new();
        File::open(path).and_then(|file| file.take(limit + 1).read_to_end(&mut bytes)).map_err(failed())?;
        match bytes.len() as u64 > limit {
            true => Err(DistributionError::TooLarge { what: path.display().to_string(), limit }),
            false => Ok(bytes),
        }
    }

    async fn download(
        &self,
        url: &reqwest::Url,
        demand: &Demand<'_>,
        terms: Terms,
    ) -> Result<Fetched, DistributionError> {
        let client = self.web.client(url)?;
        let what = shown_url(url);
        let key = url.to_string();
        let folder = self.folder.as_deref();
        let wanted = Wanted { what: &what, key: &key, digest: terms.digest, size: None, limit: self.max_bytes, folder };
        let ask = async |headers: HeaderMap| {
            client.get(url.clone()).headers(headers).send().await.map_err(|error| unreachable(&*what, &error))
        };
        let bytes = wanted.fetch(ask).await?;
        let reference = Reference::Url(url.clone());
        let signer = match demand {
            Demand::Signature(keys) => {
                let mut place = url.clone();
                place.set_path(&format!("{}.sig", url.path()));
                let shown = shown_url(&place);
                let response = client.get(place).timeout(SMALL_ANSWER).send().await;
                let response = response.map_err(|error| unreachable(&*shown, &error))?;
                let signature = match response.status() {
                    StatusCode::OK => body(response, &shown, MAX_SIGNED).await?,
                    StatusCode::NOT_FOUND => return Err(no_signature(&reference, &shown)),
                    _ => return Err(complaint(response, &shown).await),
                };
                Some(signer_of(keys, &bytes, &signature, &reference)?)
            }
            _ => None,
        };
        Ok(Fetched { reference, digest: Sha256::of(&bytes), bytes, manifest: None, signer })
    }

    async fn pull(&self, reference: &OciReference, demand: &Demand<'_>) -> Result<Fetched, DistributionError> {
        let registry = registry::of(&self.web, reference)?;
        let reference = self.with_tag(&registry, reference).await?;
        let place = reference.to_string();
        let (layer, manifest) = self.look_at(&registry, &reference).await?;
        // The signature first: it is small, and what it is of is named already.
        let signer = match demand {
            Demand::Signature(keys) => Some(self.signer(&registry, &reference, manifest, keys).await?),
            _ => None,
        };
        let key = layer.digest.to_string();
        let wanted = Wanted {
            what: &place,
            key: &key,
            digest: Some(layer.digest),
            size: Some(layer.size),
            limit: self.max_bytes,
            folder: self.folder.as_deref(),
        };
        let repository = reference.repository();
        let bytes = wanted.fetch(async |headers| registry.blob(repository, layer.digest, headers).await).await?;
        let digest = layer.digest;
        Ok(Fetched { reference: Reference::Oci(reference), bytes, digest, manifest: Some(manifest), signer })
    }

    /// The reference itself, or with the newest version's tag where it names none.
    async fn with_tag(&self, registry: &Registry, reference: &OciReference) -> Result<OciReference, DistributionError> {
        if reference.wanted().is_some() {
            return Ok(reference.clone());
        }
        let tags = registry.tags(reference.repository()).await?;
        match versions::newest(&tags) {
            Some(tag) => Ok(reference.with_tag(tag)?),
            None if tags.is_empty() => Err(missing(reference)),
            None => {
                let hint = ": none of its tags is a version, so name one".to_owned();
                Err(DistributionError::NotFound(reference.to_string(), hint))
            }
        }
    }

    /// The layer that `reference` names, and the digest of its manifest.
    ///
    /// # Errors
    /// [`DistributionError`]
    pub(super) async fn look_at(
        &self,
        registry: &Registry,
        reference: &OciReference,
    ) -> Result<(artifact::ComponentLayer, Sha256), DistributionError> {
        let wanted = reference.wanted().ok_or_else(|| missing(reference))?;
        let found = registry.manifest(reference.repository(), &wanted).await?;
        let found = found.ok_or_else(|| missing(reference))?;
        Ok((artifact::read(&found.bytes, &reference.to_string())?, found.digest))
    }

    /// Whose signature of `manifest` holds.
    async fn signer(
        &self,
        registry: &Registry,
        reference: &OciReference,
        manifest: Sha256,
        keys: &[PublicKey],
    ) -> Result<Sha256, DistributionError> {
        let (place, tag) = (reference.to_string(), cosign::tag(manifest));
        let repository = reference.repository();
        let Some(signatures) = registry.manifest(repository, &tag).await? else {
            return Err(no_signature(&Reference::Oci(reference.clone()), &format!("{}:{tag}", reference.name())));
        };
        let mut wrong = "there is none by a key of `distribution.trust`".to_owned();
        let signatures: ImageManifest = serde_json::from_slice(&signatures.bytes).map_err(|_| {
            DistributionError::WrongSignature { place: place.clone(), why: "it cannot be read".to_owned() }
        })?;
        for layer in signatures.layers().iter().take(MAX_SIGNATURES) {
            let annotation = layer.annotations().as_ref().and_then(|annotations| annotations.get(cosign::SIGNATURE));
            let (true, Some(signature)) = (layer.media_type().to_string() == cosign::PAYLOAD, annotation) else {
                continue;
            };
            let Ok(digest) = layer.digest().to_string().parse() else { continue };
            let payload = registry.small_blob(repository, digest, MAX_SIGNED).await?;
            let Some(key) = cosign::signer(keys, &payload, signature) else { continue };
            match cosign::speaks_of(&payload, manifest) {
                Ok(()) => return Ok(key.fingerprint()),
                Err(why) => wrong = why,
            }
        }
        Err(DistributionError::WrongSignature { place, why: wrong })
    }

    /// The digest of the manifest that `reference` names now; its bytes are not fetched.
    ///
    /// # Errors
    /// [`DistributionError`]
    pub async fn resolve(&self, reference: &OciReference) -> Result<Sha256, DistributionError> {
        let registry = registry::of(&self.web, reference)?;
        let reference = self.with_tag(&registry, reference).await?;
        Ok(self.look_at(&registry, &reference).await?.1)
    }

    /// The tags of a repository.
    ///
    /// # Errors
    /// [`DistributionError`]
    pub async fn tags(&self, reference: &OciReference) -> Result<Vec<String>, DistributionError> {
        registry::of(&self.web, reference)?.tags(reference.repository()).await
    }
}

fn missing(reference: &OciReference) -> DistributionError {
    let hint = format!(", or see what there is with `host plugins search --registry oci://{}`", reference.registry());
    DistributionError::NotFound(reference.to_string(), hint)
}

/// A place for people.
fn shown(reference: &Reference) -> String {
    match reference {
        Reference::Url(url) => shown_url(url),
        other => other.to_string(),
    }
}

/// The file of a file's signature.
fn beside(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".sig");
    name.into()
}

fn no_signature(reference: &Reference, place: &str) -> DistributionError {
    let way_out = format!(
        "`distribution.trust` demands a signature, and there is none at {place}; \
                           ask whoever published it to sign it"
    );
    DistributionError::Unsigned { place: shown(reference), way_out }
}

fn signer_of(
    keys: &[PublicKey],
    bytes: &[u8],
    signature: &[u8],
    reference: &Reference,
) -> Result<Sha256, DistributionError> {
    let signature = std::str::from_utf8(signature).unwrap_or_default();
    cosign::signer(keys, bytes, signature).map(PublicKey::fingerprint).ok_or_else(|| {
        let why = "the signature beside it is not over these bytes by a key of `distribution.trust`".to_owned();
        DistributionError::WrongSignature { place: shown(reference), why }
    })
}
