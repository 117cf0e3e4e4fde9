//! Many files as one that is whole or refused: what export, import, backup and restore use.
//!
//! An archive is a tar in a Zstandard frame. Its last entry, [`MANIFEST`], names every other
//! entry with its length and BLAKE3 digest, and carries the digest of that list. [`verify`]
//! reads an archive to its end before anybody uses a byte of it; [`extract`] reads it again and
//! checks again what it hands out, since the file may have changed in between.
//!
//! Names within are relative, of plain parts, with `/`: nothing in an archive can point out of
//! the folder that it is unpacked to.

mod manifest;
mod read;
mod write;

use std::io;

pub use manifest::{File, Manifest};
pub use read::{Limits, extract, verify};
pub use write::Writer;

/// The name of the entry that names the others.
pub const MANIFEST: &str = "manifest.json";

/// Why an archive is not used. Nothing of it is.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    /// It cannot be read or written.
    #[error("failed to {action} the archive")]
    Io {
        /// What was tried.
        action: &'static str,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// It is not an archive of this program, or a part of one.
    #[error("the archive is damaged or is none: {0}")]
    Damaged(String),
    /// It was written by a later version.
    #[error("the archive has format {found}, this host reads up to {known}: update the host")]
    Newer {
        /// Its format.
        found: u32,
        /// The latest that is known.
        known: u32,
    },
    /// It is of something else.
    #[error("the archive holds a {found}, not a {wanted}")]
    OtherKind {
        /// What it holds.
        found: String,
        /// What is wanted.
        wanted: &'static str,
    },
    /// It would take too much.
    #[error("the archive is larger than allowed: {0}")]
    TooLarge(String),
    /// A name that an archive cannot have.
    #[error("`{0}` cannot stand in an archive: names are relative, of plain parts, below 250 bytes")]
    Name(String),
    /// Whoever takes the files could not.
    #[error("failed to take `{name}` from the archive")]
    Taking {
        /// Which file.
        name: String,
        /// Why.
        #[source]
        source: io::Error,
    },
}

/// Whether an entry may have this name.
fn is_safe(name: &str) -> bool {
    let is_plain = |part: &str| !matches!(part, "" | "." | "..") && !part.contains(['\0', '\\']);
    name.len() < 250 && name.split('/').all(is_plain)
}
