//! Where plugins come from and go to: files, web servers and registries of OCI artifacts.
//!
//! A [`Reference`] says where a plugin is. A [`Fetcher`] brings its bytes, bounded in size and
//! time, resumed after a break, with the digest that was named and the signature that the settings
//! demand of its [`Source`]. What the bytes are is not known here: the caller has them loaded in the sandbox
//! before a [`PluginFolder`] takes them, and writes down an [`Installed`] in the [`Ledger`].
//!
//! What holds:
//! - nothing touches the plugin folder before it is whole, verified and has been loaded;
//! - a crash at any time leaves the old file or the new, never half of one;
//! - every server is a stranger: what it sends is bounded, what it says is cleaned, and it gets no
//!   credentials but its own.

mod artifact;
mod authorization;
mod cosign;
mod credentials;
mod download;
mod error;
mod fetch;
mod folder;
mod ledger;
mod partial;
mod publish;
mod reference;
mod registry;
mod search;
mod settings;
mod sha256;
mod trust;
mod versions;
mod web;

pub use artifact::{Described, Labels};
pub use cosign::{PrivateKey, PublicKey};
pub use error::DistributionError;
pub use fetch::{Fetched, Fetcher, Terms};
pub use folder::{PluginFolder, Removed};
pub use ledger::{Installed, LEDGER, Ledger, Turn};
pub use publish::{PublishOptions, Published};
pub use reference::{OciReference, Reference, ReferenceError};
pub use search::{Found, Hit};
pub use settings::{Settings, TrustSettings, Unsigned};
pub use sha256::{InvalidSha256, Sha256};
pub use trust::{Source, Trust, key_file};
pub use versions::{newer, newest, version};
