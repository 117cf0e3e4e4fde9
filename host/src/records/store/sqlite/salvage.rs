//! What can still be read of a damaged file of records.

use std::path::Path;
use std::sync::Arc;

use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{ConnectOptions as _, Connection as _};

use super::{NAME, PATIENCE, SqliteStore, check};
use crate::records::store::failure::{refused, store_error};
use crate::records::store::row;
use crate::records::{PromptEnhancementRecord, RecordStore, StoreError};

/// Rows that are asked for at once; where that fails, halves of them are.
const WINDOW: i64 = 256;
/// Failed questions after which the rest is given up.
const MOST_FAILURES: u32 = 20_000;

/// What became of a damaged file's records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
pub struct Salvaged {
    /// Records that could be read.
    pub read: u64,
    /// Those that the store did not have.
    pub new: u64,
    /// Places of records that could not be read. Where the file does not tell any more how many
    /// there were, some of them never were one.
    pub lost: u64,
}

impl SqliteStore {
    /// Keeps in `store` what can be read of the damaged file `path`, which stays as it is.
    ///
    /// # Errors
    /// When nothing of the file can be read, or the store does not take a record.
    pub async fn salvage(path: &Path, store: &dyn RecordStore) -> Result<Salvaged, StoreError> {
        const ACTION: &str = "read the damaged file of records";
        let options = SqliteConnectOptions::new()
            .filename(path)
            .read_only(true)
            .busy_timeout(PATIENCE)
            .disable_statement_logging();
        let failed = |error| store_error(NAME, ACTION, error);
        let mut connection = options.connect().await.map_err(failed)?;
        let last: Result<Option<i64>, sqlx::Error> =
            sqlx::query_scalar("SELECT max(rowid) FROM prompt_records").fetch_one(&mut connection).await;
        let last = match last {
            Ok(last) => last.unwrap_or(0),
            // The end of the table is what is damaged.
            Err(error) if check::code(&error) == Some(check::CORRUPT) => i64::from(MOST_FAILURES) * WINDOW / 2,
            Err(error) => return Err(failed(error)),
        };
        let mut salvaged = Salvaged::default();
        let mut failures = 0;
        // The windows that are still to be read, the next one last.
        let mut windows: Vec<(i64, i64)> =
            (0..=last / WINDOW).rev().map(|at| (at * WINDOW, (at + 1) * WINDOW)).collect();
        while let Some((from, to)) = windows.pop() {
            match rows(&mut connection, from, to).await {
                Ok(records) => {
                    salvaged.read += records.len() as u64;
                    salvaged.new += store.insert(&records).await? as u64;
                }
                Err(_) if failures >= MOST_FAILURES => {
                    salvaged.lost += to.abs_diff(from);
                    break;
                }
                Err(_) if to - from <= 1 => {
                    failures += 1;
                    salvaged.lost += 1;
                }
                Err(_) => {
                    failures += 1;
                    let middle = from + (to - from) / 2;
                    windows.extend([(middle, to), (from, middle)]);
                }
            }
        }
        let _ = connection.close().await;
        match salvaged.read {
            0 if salvaged.lost > 0 => Err(refused(NAME, ACTION, "no record in it can be read")),
            _ => Ok(salvaged),
        }
    }
}

/// The records in a window of rows. A row whose text is no record is a damaged one.
async fn rows(
    connection: &mut SqliteConnection,
    from: i64,
    to: i64,
) -> Result<Vec<Arc<PromptEnhancementRecord>>, Box<dyn std::error::Error + Send + Sync>> {
    let query = "SELECT record, outcome FROM prompt_records WHERE rowid >= ? AND rowid < ?";
    let rows: Vec<(String, Option<String>)> = sqlx::query_as(query).bind(from).bind(to).fetch_all(connection).await?;
    let records = rows.iter().map(|(record, outcome)| Ok(Arc::new(row::record(record, outcome.as_deref())?)));
    records.collect()
}
