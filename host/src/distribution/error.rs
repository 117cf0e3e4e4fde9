//! Why a plugin could not be fetched, trusted or kept.

use std::io;
use std::path::PathBuf;
use std::time::Duration;

use super::reference::ReferenceError;
use super::sha256::Sha256;

/// Why a plugin could not be fetched, trusted or kept. The plugin folder is as it was.
#[derive(Debug, thiserror::Error)]
pub enum DistributionError {
    /// A place that cannot be read.
    #[error(transparent)]
    Reference(#[from] ReferenceError),
    /// It would go over the network as plain text.
    #[error("{0} would be reached without encryption: use https, or name it in `distribution.plain_http`")]
    Plain(String),
    /// It did not answer, or broke off.
    #[error("failed to reach {place}: {why}")]
    Unreachable {
        /// Address or registry.
        place: String,
        /// The innermost cause.
        why: String,
    },
    /// It answered that it will not or cannot.
    #[error("{place} answered {status}{said}")]
    Answer {
        /// Address or registry.
        place: String,
        /// Status code and its name.
        status: String,
        /// What it says of it, after a colon; may be empty.
        said: String,
    },
    /// It speaks another language.
    #[error("{place} does not answer as registries do: {why}")]
    Protocol {
        /// Address or registry.
        place: String,
        /// What is wrong.
        why: String,
    },
    /// It is not there.
    #[error("there is no {0}: look for a slip of the pen{hint}", hint = .1)]
    NotFound(String, String),
    /// It wants a login, or another one.
    #[error("{registry} does not let us {what}: {way_out}")]
    Unauthorized {
        /// The registry's name.
        registry: String,
        /// What was tried.
        what: &'static str,
        /// What to do.
        way_out: String,
    },
    /// Docker's settings hold no login that can be used.
    #[error("failed to find a login for {registry}: {why}")]
    Credentials {
        /// The registry's name.
        registry: String,
        /// What is wrong.
        why: String,
    },
    /// It is larger than it may be.
    #[error("{what} has more than {limit} bytes, the most that are taken")]
    TooLarge {
        /// What was fetched.
        what: String,
        /// Bytes.
        limit: u64,
    },
    /// It took too long.
    #[error("fetching {what} took longer than {} s: try again, it goes on where it stopped; `distribution.timeout_s` sets the time", .after.as_secs())]
    Slow {
        /// What was fetched.
        what: String,
        /// How long it was waited for.
        after: Duration,
    },
    /// Other bytes came than were named.
    #[error("{what} has the digest {found} and not {expected}: it was changed, or another one was meant")]
    WrongDigest {
        /// What was fetched.
        what: String,
        /// The one that was named.
        expected: Sha256,
        /// The one it has.
        found: Sha256,
    },
    /// An artifact of another kind.
    #[error("{place} is no WebAssembly component: {why}")]
    OtherArtifact {
        /// Its place.
        place: String,
        /// What it is, and what is expected.
        why: String,
    },
    /// A signature is needed and there is none.
    #[error("{place} is not signed: {way_out}")]
    Unsigned {
        /// Its place.
        place: String,
        /// What to do.
        way_out: String,
    },
    /// A signature is needed and none holds.
    #[error("{place} is not signed by anyone who may: {why}; ask whoever published it, and do not run it until then")]
    WrongSignature {
        /// Its place.
        place: String,
        /// What is wrong with each signature that was found.
        why: String,
    },
    /// A key that cannot be used.
    #[error("failed to read the key {place}: {why}")]
    Key {
        /// Its file or the setting that holds it.
        place: String,
        /// What is wrong, and what would be right.
        why: String,
    },
    /// A setting that cannot be used.
    #[error("failed to use the setting `{setting}`: {why}")]
    Setting {
        /// Its path.
        setting: String,
        /// What is wrong.
        why: String,
    },
    /// The list of what is installed cannot be read.
    #[error("failed to read {}: {why}; correct it, or move it away and install again", .path.display())]
    Ledger {
        /// Its file.
        path: PathBuf,
        /// What is wrong.
        why: String,
    },
    /// Something else stands in the registry under that tag.
    #[error("{place} is there already with other content ({found}): publish another version, or pass --overwrite")]
    Taken {
        /// Its place.
        place: String,
        /// The digest of what is there.
        found: Sha256,
    },
    /// A file or folder cannot be read or written.
    #[error("failed to {doing} {}", .path.display())]
    File {
        /// What was tried.
        doing: &'static str,
        /// Where.
        path: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
}

impl DistributionError {
    /// For `map_err`: what was tried with `path`.
    pub(super) fn file(doing: &'static str, path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::File { doing, path, source }
    }
}
