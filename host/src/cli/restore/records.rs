//! Records on their way back: a file in the place of a file, or additions to a server's.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context as _, bail};

use crate::backup::RecordsForm;
use crate::cli::replace::Replacements;
use crate::cli::{local, paths};
use crate::config::Settings;
use crate::records::export::{self, Format, ImportOptions};
use crate::records::{Fsync, RecordStore, Soundness, SqliteStore, StoreKind};

/// How long a file of records may be checked.
const CHECK: Duration = Duration::from_secs(120);
/// Records that are carried over at once.
const PAGE: usize = 200;

/// What became of the records.
pub(super) enum Restored {
    /// The file of before has given way to that of the backup.
    Replaced,
    /// They were added to a server's.
    Added {
        /// Those that it did not have.
        new: u64,
    },
}

/// Which records go where.
pub(super) struct Plan<'a> {
    pub(super) settings: &'a Settings,
    /// Where the backup is unpacked.
    pub(super) staged: &'a Path,
    /// How the records stand in it.
    pub(super) form: Option<RecordsForm>,
}

impl Plan<'_> {
    /// Brings the records to the store that the settings name.
    pub(super) async fn carry_out(&self, replacements: &mut Replacements) -> anyhow::Result<Restored> {
        let form = self.form.context("the backup does not say how its records stand in it")?;
        let backed_up = self.staged.join(form.file());
        let file = match form {
            RecordsForm::Sqlite => {
                whole(&backed_up).await?;
                backed_up
            }
            RecordsForm::Jsonl => self.built(&backed_up).await?,
        };
        match paths::records_file(self.settings) {
            Some(place) => {
                // Brings the file of the backup to the schema of this host, and the log of the file of
                // before into that.
                SqliteStore::open(&file, Fsync::Always).await?.close().await;
                match place.exists() {
                    true => SqliteStore::open(&place, Fsync::Always).await?.close().await,
                    false => super::private(place.parent().unwrap_or(Path::new("/")))?,
                }
                unused(&place)?;
                replacements.put(&place, &file)?;
                Ok(Restored::Replaced)
            }
            None if self.settings.records.store == StoreKind::Memory => {
                bail!(
                    "`records.store` is `memory`, which keeps nothing: set another one, or leave records out with `--only`"
                )
            }
            None => {
                let store = local::record_store(self.settings).await?;
                let added = added(&file, &*store).await;
                store.close().await;
                Ok(Restored::Added { new: added? })
            }
        }
    }

    /// An SQLite file of exported records.
    async fn built(&self, exported: &Path) -> anyhow::Result<PathBuf> {
        let file = self.staged.join("built.sqlite");
        let store = SqliteStore::open(&file, Fsync::Always).await?;
        let options = ImportOptions { format: Format::Jsonl, skip_bad: false };
        let exported = File::open(exported).context("failed to open the records of the backup")?;
        let imported = export::import(&store, &exported, options, &mut |_| {}).await;
        store.close().await;
        imported?;
        Ok(file)
    }
}

/// That nobody has an SQLite file open.
pub(super) fn unused(file: &Path) -> anyhow::Result<()> {
    let beside = ["-wal", "-shm"].map(|ending| PathBuf::from(format!("{}{ending}", file.display())));
    match beside.iter().find(|path| path.exists()) {
        Some(used) => bail!("{} is in use by another program: end it, then try again", used.display()),
        None => Ok(()),
    }
}

/// The file of records, if it is there and damaged.
pub(super) async fn damaged_file(settings: &Settings) -> anyhow::Result<Option<PathBuf>> {
    let Some(file) = paths::records_file(settings).filter(|file| file.exists()) else { return Ok(None) };
    match SqliteStore::check(&file, CHECK).await? {
        Soundness::Damaged(_) => Ok(Some(file)),
        Soundness::Foreign => {
            bail!("{} is no file of records: move it away, or name another in `records.sqlite_file`", file.display())
        }
        Soundness::Sound | Soundness::Unfinished => Ok(None),
    }
}

async fn whole(file: &Path) -> anyhow::Result<()> {
    match SqliteStore::check(file, CHECK).await? {
        Soundness::Damaged(what) => bail!("the records of the backup are damaged: {what}"),
        Soundness::Foreign => bail!("the records of the backup are no file of records"),
        Soundness::Sound | Soundness::Unfinished => Ok(()),
    }
}

/// Adds the records of an SQLite file to a store, and answers how many were new.
async fn added(file: &Path, store: &dyn RecordStore) -> anyhow::Result<u64> {
    let from = SqliteStore::open(file, Fsync::Always).await?;
    let (mut new, mut after) = (0, None);
    loop {
        let page = from.page(&Default::default(), after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after = Some(last.id);
        let page: Vec<_> = page.into_iter().map(std::sync::Arc::new).collect();
        new += store.insert(&page).await? as u64;
    }
    from.close().await;
    Ok(new)
}
