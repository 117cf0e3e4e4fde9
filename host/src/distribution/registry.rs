//! One registry, by the OCI distribution specification: manifests, blobs, tags, and what is pushed.
//!
//! Written over the HTTP client and not with `oci-client`, which reads manifests, lists and errors
//! to their end however long they are, and follows redirects to plain text: a registry is a
//! stranger. Types and names are those of `oci-spec`.

use reqwest::header::{ACCEPT, CONTENT_LENGTH, CONTENT_TYPE, LINK, LOCATION};
use reqwest::{Method, RequestBuilder, Response, StatusCode, Url};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::authorization::{Authorization, Scope};
use super::error::DistributionError;
use super::reference::{OciReference, printable};
use super::sha256::Sha256;
use super::web::{SMALL_ANSWER, Web, body, complaint};

/// Bytes of a manifest that are taken, as the specification has it.
const MAX_MANIFEST: u64 = 4 << 20;
/// Bytes of one page of a list.
const MAX_LIST: u64 = 4 << 20;
/// Pages of a list that are read.
const MAX_PAGES: usize = 20;
/// Entries of a page that are asked for.
const PAGE: &str = "1000";
/// Kinds of manifests that are understood, or at least named.
const MANIFESTS: &str = "application/vnd.oci.image.manifest.v1+json, application/vnd.oci.image.index.v1+json, \
                         application/vnd.docker.distribution.manifest.v2+json";

/// One registry.
#[derive(Debug)]
pub(super) struct Registry {
    name: String,
    address: Url,
    web: Web,
    authorization: Authorization,
}

/// A manifest as it lies in the registry.
#[derive(Debug, Clone)]
pub(super) struct RawManifest {
    pub(super) bytes: Vec<u8>,
    pub(super) digest: Sha256,
}

#[derive(Deserialize)]
struct Tags {
    // Some registries say `null` of a repository without tags.
    tags: Option<Vec<String>>,
}

#[derive(Deserialize)]
struct Catalog {
    repositories: Option<Vec<String>>,
}

impl Registry {
    /// # Errors
    /// When its name is no address.
    pub(super) fn new(web: &Web, name: &str) -> Result<Self, DistributionError> {
        // Docker's own registry answers under another name than it goes by.
        let host = if name == "docker.io" { "registry-1.docker.io" } else { name };
        let address = web.registry(host)?;
        let authorization = Authorization::new(web.clone(), name.to_owned(), address.clone());
        Ok(Self { name: name.to_owned(), address, web: web.clone(), authorization })
    }

    /// The manifest that `wanted`, a tag or a digest, names in `repository`; none where there is none.
    ///
    /// # Errors
    /// [`DistributionError`]; of a digest, when other bytes come.
    pub(super) async fn manifest(
        &self,
        repository: &str,
        wanted: &str,
    ) -> Result<Option<RawManifest>, DistributionError> {
        let what = format!("the manifest {}/{repository} {wanted}", self.name);
        let url = self.url(&["v2", repository, "manifests", wanted])?;
        let request = || self.request(Method::GET, &url).map(|request| request.header(ACCEPT, MANIFESTS));
        let response = self.send(&Scope::Pull(repository), request).await?;
        match response.status() {
            StatusCode::OK => {}
            StatusCode::NOT_FOUND => return Ok(None),
            _ => return Err(complaint(response, &self.name).await),
        }
        let bytes = body(response, &what, MAX_MANIFEST).await?;
        let digest = Sha256::of(&bytes);
        match wanted.parse::<Sha256>() {
            Ok(expected) if expected != digest => Err(DistributionError::WrongDigest { what, expected, found: digest }),
            _ => Ok(Some(RawManifest { bytes, digest })),
        }
    }

    /// Asks for the blob `digest`, with further headers. The caller reads and checks the answer.
    ///
    /// # Errors
    /// [`DistributionError`]
    pub(super) async fn blob(
        &self,
        repository: &str,
        digest: Sha256,
        headers: reqwest::header::HeaderMap,
    ) -> Result<Response, DistributionError> {
        let url = self.url(&["v2", repository, "blobs", &digest.to_string()])?;
        let request = || Ok(self.web.client(&url)?.get(url.clone()).headers(headers.clone()));
        self.send(&Scope::Pull(repository), request).await
    }

    /// A small blob as a whole.
    ///
    /// # Errors
    /// [`DistributionError`], also when other bytes come than `digest` names.
    pub(super) async fn small_blob(
        &self,
        repository: &str,
        digest: Sha256,
        limit: u64,
    ) -> Result<Vec<u8>, DistributionError> {
        let what = format!("{} of {}/{repository}", digest.short(), self.name);
        let response = self.blob(repository, digest, reqwest::header::HeaderMap::new()).await?;
        if response.status() != StatusCode::OK {
            return Err(complaint(response, &self.name).await);
        }
        let read = tokio::time::timeout(SMALL_ANSWER, body(response, &what, limit)).await;
        let bytes = read.map_err(|_| DistributionError::Slow { what: what.clone(), after: SMALL_ANSWER })??;
        match Sha256::of(&bytes) {
            found if found == digest => Ok(bytes),
            found => Err(DistributionError::WrongDigest { what, expected: digest, found }),
        }
    }

    /// All tags of `repository`; none where there is no such repository.
    ///
    /// # Errors
    /// [`DistributionError`]
    pub(super) async fn tags(&self, repository: &str) -> Result<Vec<String>, DistributionError> {
        let url = self.url(&["v2", repository, "tags", "list"])?;
        self.list(url, &Scope::Pull(repository), |page: Tags| page.tags.unwrap_or_default()).await
    }

    /// The repositories of this registry.
    ///
    /// # Errors
    /// [`DistributionError`]; many public registries list none.
    pub(super) async fn repositories(&self) -> Result<Vec<String>, DistributionError> {
        let url = self.url(&["v2", "_catalog"])?;
        self.list(url, &Scope::Catalog, |page: Catalog| page.repositories.unwrap_or_default()).await
    }

    async fn list<Page: DeserializeOwned>(
        &self,
        url: Url,
        scope: &Scope<'_>,
        entries: impl Fn(Page) -> Vec<String>,
    ) -> Result<Vec<String>, DistributionError> {
        let mut all: Vec<String> = Vec::new();
        for _ in 0..MAX_PAGES {
            let mut page = url.clone();
            page.query_pairs_mut().append_pair("n", PAGE);
            if let Some(last) = all.last() {
                page.query_pairs_mut().append_pair("last", last);
            }
            let response = self.send(scope, || self.request(Method::GET, &page)).await?;
            match response.status() {
                StatusCode::OK => {}
                StatusCode::NOT_FOUND if matches!(scope, Scope::Pull(_)) => return Ok(Vec::new()),
                _ => return Err(complaint(response, &self.name).await),
            }
            let has_more = response.headers().contains_key(LINK);
            let read = body(response, &self.name, MAX_LIST).await?;
            let read = serde_json::from_slice(&read).map_err(|_| self.odd("its list is none"))?;
            let before = all.len();
            all.extend(entries(read));
            if !has_more || all.len() == before {
                break;
            }
        }
        Ok(all)
    }

    /// Brings `bytes` there, unless they are there.
    ///
    /// # Errors
    /// [`DistributionError`]
    pub(super) async fn push_blob(&self, repository: &str, bytes: &[u8]) -> Result<Sha256, DistributionError> {
        let digest = Sha256::of(bytes);
        let scope = Scope::Push(repository);
        let there = self.url(&["v2", repository, "blobs", &digest.to_string()])?;
        if self.send(&scope, || self.request(Method::HEAD, &there)).await?.status() == StatusCode::OK {
            return Ok(digest);
        }
        let uploads = self.url(&["v2", repository, "blobs", "uploads", ""])?;
        let begin = || self.request(Method::POST, &uploads).map(|request| request.header(CONTENT_LENGTH, "0"));
        let begun = self.send(&scope, begin).await?;
        if begun.status() != StatusCode::ACCEPTED {
            return Err(complaint(begun, &self.name).await);
        }
        let location = begun.headers().get(LOCATION).and_then(|location| location.to_str().ok());
        let location = location.and_then(|location| self.address.join(location).ok());
        let mut location = location.ok_or_else(|| self.odd("it does not say where to send bytes"))?;
        location.query_pairs_mut().append_pair("digest", &digest.to_string());
        let put = || {
            let request = self.web.client(&location)?.put(location.clone());
            Ok(request.header(CONTENT_TYPE, "application/octet-stream").body(bytes.to_vec()))
        };
        let done = match location.origin() == self.address.origin() {
            true => self.send(&scope, put).await?,
            // Another host gets the bytes and no credentials.
            false => put()?.send().await.map_err(|error| super::web::unreachable(&*self.name, &error))?,
        };
        match done.status() {
            StatusCode::CREATED => Ok(digest),
            _ => Err(complaint(done, &self.name).await),
        }
    }

    /// Names a manifest, whose blobs are there.
    ///
    /// # Errors
    /// [`DistributionError`]
    pub(super) async fn push_manifest(
        &self,
        repository: &str,
        tag: &str,
        media_type: &str,
        bytes: &[u8],
    ) -> Result<Sha256, DistributionError> {
        let url = self.url(&["v2", repository, "manifests", tag])?;
        let request = || {
            let request = self.request(Method::PUT, &url)?;
            Ok(request.header(CONTENT_TYPE, media_type).body(bytes.to_vec()))
        };
        let response = self.send(&Scope::Push(repository), request).await?;
        match response.status() {
            StatusCode::CREATED => Ok(Sha256::of(bytes)),
            _ => Err(complaint(response, &self.name).await),
        }
    }

    fn request(&self, method: Method, url: &Url) -> Result<RequestBuilder, DistributionError> {
        Ok(self.web.client(url)?.request(method, url.clone()).timeout(SMALL_ANSWER))
    }

    async fn send(
        &self,
        scope: &Scope<'_>,
        request: impl Fn() -> Result<RequestBuilder, DistributionError>,
    ) -> Result<Response, DistributionError> {
        self.authorization.send(scope, request).await
    }

    /// An address below the registry's, of parts that hold nothing but what names may hold.
    fn url(&self, parts: &[&str]) -> Result<Url, DistributionError> {
        self.address.join(&parts.join("/")).map_err(|_| self.odd("its name is no address"))
    }

    fn odd(&self, why: &str) -> DistributionError {
        DistributionError::Protocol { place: printable(&self.name), why: why.to_owned() }
    }
}

/// The registry of a reference.
///
/// # Errors
/// When its name is no address.
pub(super) fn of(web: &Web, reference: &OciReference) -> Result<Registry, DistributionError> {
    Registry::new(web, reference.registry())
}
