//! What an archive holds.

use serde::{Deserialize, Serialize};

use super::{ArchiveError, MANIFEST, is_safe};

/// The format that this host writes.
pub(super) const FORMAT: u32 = 1;

/// The list of an archive's files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// The version of this list's form.
    pub format: u32,
    /// What the files are: `library`, `backup`.
    pub kind: String,
    /// The version of the host that wrote it.
    pub host: String,
    /// When it was written, RFC 3339.
    pub written: String,
    /// The files, in their order in the archive.
    pub files: Vec<File>,
    /// BLAKE3 of a line `format kind host written` and the files' lines `digest length name`,
    /// 64 hex digits.
    pub digest: String,
}

/// One file of an archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    /// Its name, with `/`.
    pub name: String,
    /// Its length.
    pub bytes: u64,
    /// BLAKE3 of it, 64 hex digits.
    pub digest: String,
}

impl Manifest {
    pub(super) fn new(kind: &str, written: String, files: Vec<File>) -> Self {
        let (kind, host) = (kind.to_owned(), env!("CARGO_PKG_VERSION").to_owned());
        let unsigned = Self { format: FORMAT, kind, host, written, files, digest: String::new() };
        Self { digest: unsigned.own_digest(), ..unsigned }
    }

    /// Reads what an archive says it holds.
    pub(super) fn read(text: &[u8]) -> Result<Self, ArchiveError> {
        #[derive(Deserialize)]
        struct Format {
            format: u32,
        }
        let damaged = |what: &str| ArchiveError::Damaged(format!("`{MANIFEST}` {what}"));
        let Format { format } = serde_json::from_slice(text).map_err(|_| damaged("cannot be read"))?;
        if format > FORMAT {
            return Err(ArchiveError::Newer { found: format, known: FORMAT });
        }
        let manifest: Self = serde_json::from_slice(text).map_err(|_| damaged("lacks something"))?;
        if manifest.digest != manifest.own_digest() {
            return Err(damaged("was changed"));
        }
        match manifest.files.iter().find(|file| !is_safe(&file.name)) {
            Some(file) => Err(ArchiveError::Name(file.name.clone())),
            None => Ok(manifest),
        }
    }

    /// Bytes of all files.
    pub fn bytes(&self) -> u64 {
        self.files.iter().map(|file| file.bytes).sum()
    }

    /// # Errors
    /// When it holds something else than `wanted`.
    pub fn expect(&self, wanted: &'static str) -> Result<(), ArchiveError> {
        match self.kind == wanted {
            true => Ok(()),
            false => Err(ArchiveError::OtherKind { found: self.kind.chars().take(40).collect(), wanted }),
        }
    }

    fn own_digest(&self) -> String {
        let mut hasher = blake3::Hasher::new();
        hasher.update(format!("{} {} {} {}\n", self.format, self.kind, self.host, self.written).as_bytes());
        for File { name, bytes, digest } in &self.files {
            hasher.update(format!("{digest} {bytes} {name}\n").as_bytes());
        }
        hasher.finalize().to_hex().to_string()
    }
}
