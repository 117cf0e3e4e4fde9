//! `host doctor --repair`: what is damaged is moved aside, and what can be read of it comes back.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use super::{Examination, bad, good, warning};
use crate::backup::Occupancy;
use crate::cli::serve::integrity;
use crate::cli::{local, paths};
use crate::config::Settings;
use crate::records::{Salvaged, SqliteStore};

/// How long the file of records may be looked through.
const PATIENCE: Duration = Duration::from_secs(300);

/// Repairs what can be, and says what was done.
pub(super) async fn repaired(settings: &Settings) -> Vec<Examination> {
    let what = "repair";
    let occupancy = match Occupancy::claim(&paths::occupied_folders(settings)) {
        Ok(occupancy) => occupancy,
        Err(error) => return vec![bad(what, format!("nothing was repaired: {error}"))],
    };
    let mut done: Vec<Examination> = Vec::new();
    for damage in integrity::found(settings, &occupancy, PATIENCE).await {
        done.push(warning(what, damage.report));
    }
    for file in damaged_records(settings) {
        done.push(salvaged(settings, &file).await);
    }
    if done.is_empty() {
        done.push(good(what, "nothing is damaged".to_owned()));
    }
    done
}

/// Files of records that were moved aside, the oldest first, and not yet salvaged.
fn damaged_records(settings: &Settings) -> Vec<PathBuf> {
    let Some(file) = paths::records_file(settings) else { return Vec::new() };
    let (Some(folder), Some(name)) = (file.parent(), file.file_name().and_then(|name| name.to_str())) else {
        return Vec::new();
    };
    let prefix = format!("{name}.damaged-");
    let beside = |name: &str| ["-wal", "-shm", SALVAGED].iter().any(|ending| name.ends_with(ending));
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    let mut files: Vec<String> = names.filter(|name| name.starts_with(&prefix) && !beside(name)).collect();
    files.sort();
    files.into_iter().map(|name| folder.join(name)).collect()
}

/// Ends the name of a file whose records were brought back.
const SALVAGED: &str = ".salvaged";

async fn salvaged(settings: &Settings, file: &PathBuf) -> Examination {
    let what = "repair";
    let shown = file.display();
    let store = match local::record_store(settings).await {
        Ok(store) => store,
        Err(error) => return bad(what, format!("{error:#}")),
    };
    let salvaged = SqliteStore::salvage(file, &*store).await;
    store.close().await;
    match salvaged {
        Ok(Salvaged { read, new, lost }) => {
            let kept = PathBuf::from(format!("{shown}{SALVAGED}"));
            let place = match fs::rename(file, &kept) {
                Ok(()) => kept.display().to_string(),
                Err(_) => shown.to_string(),
            };
            let lost = match lost {
                0 => "none was lost".to_owned(),
                lost => format!(
                    "{lost} places could not be read; a backup may have them (`host restore FILE --only records`)"
                ),
            };
            good(
                what,
                format!(
                    "{read} records were read from {shown}, {new} of them new, {lost}; the file is kept in {place}"
                ),
            )
        }
        Err(error) => warning(
            what,
            format!(
                "{:#} ({shown}): `host restore FILE --only records` puts a backup in its place",
                anyhow::Error::from(error)
            ),
        ),
    }
}
