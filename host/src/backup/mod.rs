//! Everything that a host keeps, as one verified archive.
//!
//! ```text
//! contents.json             what is in it and where it came from
//! settings/user.yaml        settings/project.yaml
//! templates/0/…             the files of the first template folder, and so on
//! history/…                 earlier versions of templates, and labels
//! plugins.lock.json         every plugin file with its BLAKE3 digest
//! plugins/0/…               the files of the first plugin folder, and so on
//! plugin-state/…            what they were granted, where they came from, which are pinned
//! storage/storage.sqlite    what they keep
//! models/…                  models, and which of them serves
//! records/records.sqlite    or records/records.jsonl
//! journal/…                 what waits for the store
//! ```
//!
//! [`write()`] may run while hosts serve. The journal is copied before the records: what waits when
//! it begins is in the copy of the journal, what is stored meanwhile in the one of the store, and
//! what is in both is kept once. [`schedule`] writes backups by itself. [`Occupancy`] keeps those
//! who serve and those who put backups back apart; [`set_aside`] is what becomes of what is damaged.

mod aside;
mod contents;
mod files;
mod occupancy;
mod part;
mod places;
pub mod schedule;
mod settings;
mod thread;
mod write;

use std::io;
use std::path::PathBuf;

pub use aside::{SetAside, set_aside};
pub use contents::{CONTENTS, Contents, LOCK, LockedPlugin, RecordsForm};
pub use files::{Listed, files_of, journal_files};
pub use occupancy::{Occupancy, OccupancyError};
pub use part::Part;
pub use places::Places;
pub use settings::{InvalidPeriod, Period, Settings};
pub use write::{Written, name_of_backup, write};

use crate::archive::{ArchiveError, Limits};
use crate::plugin::StorageError;
use crate::records::StoreError;
use crate::records::export::ExportError;

/// What a backup says that it is.
pub const KIND: &str = "backup";

/// What a backup may take. Whoever unpacks one looks besides whether there is room for it.
pub const LIMITS: Limits = Limits { bytes: 1 << 40, files: 1_000_000 };

/// Why there is no backup.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// Something that belongs into it cannot be read.
    #[error("failed to read {}", path.display())]
    Read {
        /// What.
        path: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// It cannot be written.
    #[error("failed to write {}", path.display())]
    Write {
        /// Where.
        path: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// The archive's own trouble.
    #[error(transparent)]
    Archive(#[from] ArchiveError),
    /// The records cannot be copied.
    #[error("failed to copy the records: `host doctor` says what is wrong with them, `--only` leaves them out")]
    Records(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// What plugins keep cannot be copied.
    #[error("failed to copy what plugins keep: mend or move away {}, `--only` leaves it out", path.display())]
    Storage {
        /// Its file.
        path: PathBuf,
        /// Why.
        #[source]
        source: StorageError,
    },
    /// The work itself ended.
    #[error("failed to finish the backup: its thread ended early")]
    Cut,
}

impl From<StoreError> for BackupError {
    fn from(error: StoreError) -> Self {
        Self::Records(error.into())
    }
}

impl From<ExportError> for BackupError {
    fn from(error: ExportError) -> Self {
        Self::Records(error.into())
    }
}
