//! Where a plugin comes from: a file, an address, a registry.

use std::fmt;
use std::path::{Component, Path, PathBuf};

use oci_spec::distribution::Reference as Named;
use reqwest::Url;
use serde::{Deserialize, Serialize};

use super::sha256::{InvalidSha256, Sha256};

/// What stands before a place in a registry.
const OCI: &str = "oci://";

/// Where a plugin comes from. Written as people write it: a path, `https://…` or
/// `oci://REGISTRY/REPOSITORY:TAG@DIGEST`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Reference {
    /// A file or a folder of this machine; absolute, without `.` and `..`.
    Path(PathBuf),
    /// A file of a web server.
    Url(Url),
    /// An artifact of a registry.
    Oci(OciReference),
}

/// An artifact of a registry: its repository, and which of the artifacts in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OciReference {
    registry: String,
    repository: String,
    tag: Option<String>,
    digest: Option<Sha256>,
}

/// A text that names no place.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReferenceError {
    /// Nothing stands there.
    #[error("a plugin's place is missing: name a file, a folder, `https://…` or `oci://REGISTRY/REPOSITORY:TAG`")]
    Empty,
    /// An address of a kind that plugins do not come from.
    #[error("`{0}:` is no place that plugins come from: name a file, a folder, `https://…` or `oci://…`")]
    Scheme(String),
    /// An address that cannot be read.
    #[error("`{text}` is no address: {why}")]
    Url {
        /// What was written, without secrets.
        text: String,
        /// What is wrong with it.
        why: String,
    },
    /// A place in a registry that cannot be read.
    #[error(
        "`{text}` names nothing in a registry: {why}; write `oci://REGISTRY/REPOSITORY:TAG`, `@sha256:…` may follow"
    )]
    Oci {
        /// What was written.
        text: String,
        /// What is wrong with it.
        why: String,
    },
}

impl Reference {
    /// Reads what a person wrote; a path that is not absolute starts at `folder`.
    ///
    /// # Errors
    /// [`ReferenceError`], which says how places are written.
    pub fn parse(text: &str, folder: &Path) -> Result<Self, ReferenceError> {
        if text.is_empty() {
            return Err(ReferenceError::Empty);
        }
        if let Some(named) = text.strip_prefix(OCI) {
            return OciReference::parse(named).map(Self::Oci);
        }
        match text.split_once("://") {
            Some(("http" | "https", _)) => url(text).map(Self::Url),
            Some((scheme, _)) if scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'+') => {
                Err(ReferenceError::Scheme(scheme.to_owned()))
            }
            _ => Ok(Self::Path(plain(&folder.join(text)))),
        }
    }

    /// The place in a registry, if it is one.
    pub fn oci(&self) -> Option<&OciReference> {
        match self {
            Self::Oci(reference) => Some(reference),
            _ => None,
        }
    }
}

/// Without `.`, and with each `..` taking away what stands before it.
pub(super) fn plain(path: &Path) -> PathBuf {
    path.components().fold(PathBuf::new(), |mut plain, part| {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            part => plain.push(part),
        }
        plain
    })
}

pub(super) fn url(text: &str) -> Result<Url, ReferenceError> {
    let wrong = |text: &str, why: &str| ReferenceError::Url { text: text.to_owned(), why: why.to_owned() };
    let mut url = Url::parse(text).map_err(|error| wrong(&printable(text), &error.to_string()))?;
    if !url.username().is_empty() || url.password().is_some() {
        let _ = (url.set_username(""), url.set_password(None));
        return Err(wrong(&shown_url(&url), "it holds a name or a password, which would be kept with the plugin"));
    }
    url.set_fragment(None);
    Ok(url)
}

/// One name for one registry: whoever is trusted is known by it.
pub(super) fn canonical_registry(name: &str) -> String {
    let name = name.to_ascii_lowercase();
    name.strip_suffix(":443").map(str::to_owned).unwrap_or(name)
}

/// An address for people: without its query, which often holds a token.
pub(super) fn shown_url(url: &Url) -> String {
    let mut shown = url.clone();
    shown.set_query(None);
    let _ = (shown.set_username(""), shown.set_password(None));
    shown.to_string()
}

/// A stranger's text, short enough for a message and without control characters.
pub(super) fn printable(text: &str) -> String {
    text.chars().take(200).map(|letter| if letter.is_control() { '\u{fffd}' } else { letter }).collect()
}

impl OciReference {
    /// Reads `REGISTRY/REPOSITORY`, `:TAG` and `@DIGEST`, of which the last two may be missing.
    ///
    /// # Errors
    /// [`ReferenceError::Oci`].
    pub fn parse(text: &str) -> Result<Self, ReferenceError> {
        let wrong = |why: String| ReferenceError::Oci { text: format!("{OCI}{}", printable(text)), why };
        let (registry, rest) = text.split_once('/').ok_or_else(|| wrong("it has no repository".to_owned()))?;
        // Without this the library would look for it in Docker's own registry.
        if !(registry.contains(['.', ':']) || registry == "localhost") {
            return Err(wrong(format!("`{}` is no registry", printable(registry))));
        }
        let named = Named::try_from(text).map_err(|error| wrong(error.to_string()))?;
        let digest = named.digest().map(str::parse).transpose();
        let digest = digest.map_err(|error: InvalidSha256| wrong(error.to_string()))?;
        // The library says `latest` where nothing is said.
        let tag = named.tag().filter(|_| rest.split('@').next().is_some_and(|rest| rest.contains(':')));
        Ok(Self {
            registry: canonical_registry(registry),
            repository: named.repository().to_owned(),
            tag: tag.map(str::to_owned),
            digest,
        })
    }

    /// The registry's name, with its port where one was named.
    pub fn registry(&self) -> &str {
        &self.registry
    }

    /// The repository within the registry.
    pub fn repository(&self) -> &str {
        &self.repository
    }

    /// The tag, if one was named.
    pub fn tag(&self) -> Option<&str> {
        self.tag.as_deref()
    }

    /// The digest of the manifest, if one was named.
    pub fn digest(&self) -> Option<Sha256> {
        self.digest
    }

    /// The same repository with another tag, and no digest.
    ///
    /// # Errors
    /// When `tag` is none.
    pub fn with_tag(&self, tag: &str) -> Result<Self, ReferenceError> {
        Self::parse(&format!("{}/{}:{tag}", self.registry, self.repository))
    }

    /// The same with the manifest's digest, which names it for ever.
    pub fn pinned(&self, digest: Sha256) -> Self {
        Self { digest: Some(digest), ..self.clone() }
    }

    /// `REGISTRY/REPOSITORY`.
    pub fn name(&self) -> String {
        format!("{}/{}", self.registry, self.repository)
    }

    /// What the registry is asked for: the digest, else the tag.
    pub(super) fn wanted(&self) -> Option<String> {
        self.digest.map(|digest| digest.to_string()).or_else(|| self.tag.clone())
    }
}

impl fmt::Display for OciReference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{OCI}{}/{}", self.registry, self.repository)?;
        if let Some(tag) = &self.tag {
            write!(f, ":{tag}")?;
        }
        match self.digest {
            Some(digest) => write!(f, "@{digest}"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Path(path) => path.display().fmt(f),
            Self::Url(url) => url.fmt(f),
            Self::Oci(reference) => reference.fmt(f),
        }
    }
}

impl TryFrom<String> for Reference {
    type Error = ReferenceError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text, Path::new("/"))
    }
}

impl From<Reference> for String {
    fn from(reference: Reference) -> Self {
        reference.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> Result<String, String> {
        Reference::parse(text, Path::new("/project"))
            .map(|parsed| parsed.to_string())
            .map_err(|error| error.to_string())
    }

    #[test]
    fn places_are_shown_as_they_are_written() {
        let digest = Sha256::of(b"x");
        for (text, shown) in [
            ("a.wasm", "/project/a.wasm"),
            ("./a/../b.wasm", "/project/b.wasm"),
            ("../../../etc/x", "/etc/x"),
            ("/srv/a.wasm", "/srv/a.wasm"),
            ("odd:name.wasm", "/project/odd:name.wasm"),
            ("https://example.com/a/../b.wasm?token=1#part", "https://example.com/b.wasm?token=1"),
            ("oci://ghcr.io/acme/lint", "oci://ghcr.io/acme/lint"),
            ("oci://GHCR.io:443/acme/lint:1.0.0", "oci://ghcr.io/acme/lint:1.0.0"),
            ("oci://localhost:5000/lint:1.0.0", "oci://localhost:5000/lint:1.0.0"),
            ("oci://127.0.0.1:5000/a/b/c:latest", "oci://127.0.0.1:5000/a/b/c:latest"),
        ] {
            assert_eq!(parsed(text).as_deref(), Ok(shown), "{text}");
        }
        for text in [format!("oci://ghcr.io/acme/lint@{digest}"), format!("oci://ghcr.io/acme/lint:1@{digest}")] {
            assert_eq!(parsed(&text), Ok(text));
        }
        assert_eq!(OciReference::parse("ghcr.io/acme/lint").unwrap().tag(), None);
        assert_eq!(OciReference::parse("ghcr.io:443/acme/lint").unwrap().tag(), None);
        assert_eq!(OciReference::parse("ghcr.io/acme/lint:v1").unwrap().tag(), Some("v1"));
    }

    #[test]
    fn a_refusal_says_how_places_are_written() {
        for (text, said) in [
            ("", "a plugin's place is missing"),
            ("ftp://x/y", "`ftp:` is no place"),
            ("file:///etc/passwd", "`file:` is no place"),
            ("https://", "`https://` is no address"),
            ("https://me:secret@example.com/x", "`https://example.com/x` is no address: it holds a name"),
            ("oci://lint", "it has no repository"),
            ("oci://acme/lint", "`acme` is no registry"),
            ("oci://ghcr.io/Acme/lint", "invalid reference format"),
            ("oci://ghcr.io/acme/../evil/lint", "invalid reference format"),
            ("oci://ghcr.io/acme//lint", "invalid reference format"),
            ("oci://ghcr.io/acme/lint:../x", "invalid reference format"),
            ("oci://user:pass@ghcr.io/acme/lint", "invalid reference format"),
            ("oci://ghcr.io/acme/lint@sha256:12", "names nothing in a registry"),
            ("oci://ghcr.io/acme/lint@sha512:12", "names nothing in a registry"),
            ("oci://ghcr.io/acme/lint?x=1", "invalid reference format"),
        ] {
            let error = parsed(text).unwrap_err();
            assert!(error.contains(said), "{text}: {error}");
            assert!(!error.contains("secret"), "{error}");
        }
    }
}
